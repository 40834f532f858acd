package main

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"galen/internal/words"
)

// TestWords holds package words to its uses: every key that is asked for exists and is
// given the arguments that it wants, and every key is asked for, in code or in a template
// of the starter theme.
func TestWords(t *testing.T) {
	t.Parallel()
	c := newWordCheck()
	for _, p := range house(t) {
		c.read(p)
	}
	for _, f := range starterTemplates(t) {
		for _, key := range keysIn(t, string(f.Data)) {
			if len(c.ask(key)) == 0 {
				t.Errorf("%s: there are no words under %q", f.Path, key)
			}
		}
	}
	for _, d := range c.problems {
		t.Error(d)
	}
	for key, used := range c.used {
		if !used {
			t.Errorf("en.yaml: nothing asks for %s", key)
		}
	}
}

// TestWordsSees plants what the check has to find.
func TestWordsSees(t *testing.T) {
	const head = `package planted
import "galen/internal/words"
var w = words.For("en")
`
	for code, want := range map[string]string{
		`var x = w.Say("label.home")`:                                                     "",
		`var x = w.Say("label.house")`:                                                    `no words under "label.house"`,
		`var x = w.Say("label")`:                                                          `no words under "label"`,
		`func f(s string) string { return w.Find("study.kind." + s) }`:                    "",
		`func f(s string) string { return w.Find("study.sort." + s) }`:                    `no words under "study.sort."`,
		`func f(s string) string { return w.Find("held." + s, words.Text("date", s)) }`:   "",
		`func f(s string) string { return w.Find(s) }`:                                    "the key does not begin with a text",
		`var x = w.Say("withdrawn.title", words.Text("title", "a"))`:                      "",
		`var x = w.Say("withdrawn.title")`:                                                `wants the arguments [title]`,
		`var x = w.Say("withdrawn.title", words.Text("name", "a"))`:                       `wants the arguments [title]`,
		`var x = w.Say("label.home", words.Text("name", "a"))`:                            `wants the arguments []`,
		`func f(a words.Arg) string { return w.Say("study.people", a) }`:                  "",
		`func f(n string) string { return w.Say("withdrawn.title", words.Text(n, "a")) }`: "an argument whose name is no text",
		`func f() string { return w.Say("study.people", words.Number("n", 3)) }`:          "",
	} {
		c := newWordCheck()
		c.read(planted(t, head+code))
		if got := strings.Join(c.problems, "\n"); (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%s\ngot %q, want %q", code, got, want)
		}
	}
}

// wordCheck collects what is asked for.
type wordCheck struct {
	language *words.Language
	used     map[string]bool
	problems []string
}

func newWordCheck() *wordCheck {
	c := &wordCheck{language: words.For("en"), used: map[string]bool{}}
	for _, key := range c.language.Keys() {
		c.used[key] = false
	}
	return c
}

// textOf is the value of a literal that is a text, "" of any other.
func textOf(p *checkedPackage, lit *ast.BasicLit) string {
	if v := p.info.Types[lit].Value; lit.Kind == token.STRING && v != nil {
		return constant.StringVal(v)
	}
	return ""
}

const (
	wordsPath  = "galen/internal/words"
	layoutPath = "galen/internal/theme/layout" // which says what templates ask for
)

func (c *wordCheck) read(p *checkedPackage) {
	if p.path == layoutPath {
		return
	}
	for _, f := range p.files {
		ast.Inspect(f, func(n ast.Node) bool {
			if p.path == wordsPath { // which keeps keys in variables
				if lit, ok := n.(*ast.BasicLit); ok {
					c.ask(textOf(p, lit))
				}
				return true
			}
			if call, ok := n.(*ast.CallExpr); ok && slices.Contains([]string{"Say", "Find"}, called(p, call, wordsPath)) {
				c.call(p, call)
			}
			return true
		})
	}
}

// called is the name of the function or method of a package that a call calls, "" when
// it is of another one.
func called(p *checkedPackage, call *ast.CallExpr, path string) string {
	s, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	if f, ok := p.info.Uses[s.Sel].(*types.Func); ok && f.Pkg() != nil && f.Pkg().Path() == path {
		return f.Name()
	}
	return ""
}

// ask notes that a key, or each key that begins so, is asked for.
func (c *wordCheck) ask(begin string) (keys []string) {
	for key := range c.used {
		rest, ok := strings.CutPrefix(key, begin)
		if ok && (rest == "" || strings.HasSuffix(begin, ".") && !strings.Contains(rest, ".")) {
			c.used[key] = true
			keys = append(keys, key)
		}
	}
	return keys
}

func (c *wordCheck) call(p *checkedPackage, call *ast.CallExpr) {
	problem := func(format string, args ...any) {
		c.problems = append(c.problems, p.at(call)+": "+fmt.Sprintf(format, args...))
	}
	key := call.Args[0]
	if sum, ok := key.(*ast.BinaryExpr); ok && p.info.Types[key].Value == nil {
		key = sum.X
	}
	value := p.info.Types[key].Value
	if value == nil {
		problem("the key does not begin with a text")
		return
	}
	keys := c.ask(constant.StringVal(value))
	if len(keys) == 0 {
		problem("there are no words under %q", constant.StringVal(value))
	}
	given, ok := c.given(p, call.Args[1:])
	if !ok {
		problem("an argument whose name is no text")
		return
	}
	wanted := map[string]bool{}
	for _, key := range keys {
		names, _ := c.language.Arguments(key)
		wanted["n"] = wanted["n"] || c.language.Counts(key)
		for _, name := range names {
			wanted[name] = true
			if given != nil && !slices.Contains(given, name) {
				problem("%s wants the arguments %v", key, names)
			}
		}
	}
	for _, name := range given {
		if !wanted[name] && len(keys) > 0 {
			names, _ := c.language.Arguments(keys[0])
			problem("%s wants the arguments %v, and not %s", keys[0], names, name)
		}
	}
}

// given are the names of the arguments of a call; nil when one is a variable.
func (c *wordCheck) given(p *checkedPackage, args []ast.Expr) (names []string, ok bool) {
	names = []string{}
	for _, a := range args {
		call, made := a.(*ast.CallExpr)
		if !made || !slices.Contains([]string{"Text", "Number"}, called(p, call, wordsPath)) {
			return nil, true
		}
		name := p.info.Types[call.Args[0]].Value
		if name == nil {
			return nil, false
		}
		names = append(names, constant.StringVal(name))
	}
	return names, true
}

// forEditors are the files of which all texts are for editors: what is wrong, how much is
// too much, what changed and what comes next.
var forEditors = []string{"explain.go", "hint.go", "next.go", "over.go", "samenames.go"}

// noWords are texts of other files that readers do not see as words of Galen's, by what
// they are.
var noWords = map[string]string{
	"withdrawn articles":                                "designers",
	"pages with a text of their own":                    "designers",
	"home, category, tag, term, author and month pages": "designers",
	"home and category pages":                           "designers",
	"pages of terms":                                    "designers",
	"pages of all terms":                                "designers",
	"redirect pages":                                    "designers",
	"write its path below static: site.css":             "designers",
	"there is no file %q in static":                     "designers",
	", on the page ":                                    "designers",
	"the page ":                                         "in messages",
	"the feed ":                                         "in messages",
	", and %d more like it":                             "in messages",
	"the alias ":                                        "in messages",
	"a page that Galen makes":                           "in messages",
	"address in a menu":                                 "in messages",
	"address in a help box":                             "in messages",
	"page of a policy":                                  "in messages",
	"privacy page":                                      "in messages",
	"this link":                                         "in messages",
	"is shown as plain text":                            "in messages",
	"is left out":                                       "in messages",
	"the next article takes its place":                  "in messages",
	"this article":                                      "in messages",
	"nothing replaces it":                               "in messages",
	"write the slug or the path of an article of this site":                   "in hints",
	"write the slug of an article; a field for any page is of the type  link": "in hints",
	"write the slug of an article":                                            "in hints",
	"address of support":                                                      "in messages",
	"Watch the film":                                                          "in hints",
	"Listen to the recording":                                                 "in hints",
	"Read the document":                                                       "in hints",
	"file of data":                                                            "in hints",
	"The data as a file":                                                      "in hints",
	"  to it among the references":                                            "in hints",
	" on ":                                                                    "in messages",
	"the page of the search":                                                  "in messages",
	"pages of shows":                                                          "in messages",
	"social cards":                                                            "galen build --timings",
	"other files":                                                             "galen build --timings",
	"Sitemap: ":                                                               "the syntax of robots.txt",
	"Atom":                                                                    "the name of a format",
	"JSON Feed":                                                               "the name of a format",
}

// TestNoWordsInCode finds sentences and capitalised words in the code of the packages that
// make pages, but for what goes into a diagnostic: they belong into package words.
func TestNoWordsInCode(t *testing.T) {
	t.Parallel()
	met := map[string]bool{}
	for _, p := range house(t) {
		if p.path != "galen/internal/site" && p.path != "galen/internal/render" {
			continue
		}
		for _, text := range readable(p) {
			if met[text.value] = true; noWords[text.value] == "" {
				t.Errorf("%s: %q belongs into package words, if readers see it", text.at, text.value)
			}
		}
	}
	for value := range noWords {
		if !met[value] {
			t.Errorf("%q is an exception, and nowhere", value)
		}
	}
}

type readableText struct{ at, value string }

// Texts look like words for readers when there are several words, or one with a capital
// letter; in package render the latter are types of schema.org and names of methods.
var (
	severalWords = regexp.MustCompile(`^[^<="]*\pL{2,}[,.:]?\pZ(\pL|$)|^\pZ\pL{2,}[^="]*$`)
	oneWord      = regexp.MustCompile(`^\p{Lu}\p{Ll}{2,}\pP?$`)
)

// readable are the texts of a package that look like words for readers. Functions that
// make diagnostics write for editors.
func readable(p *checkedPackage) (all []readableText) {
	single := p.path != "galen/internal/render"
	for _, f := range p.files {
		if slices.Contains(forEditors, filepath.Base(p.set.Position(f.Pos()).Filename)) {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec, *ast.StructType: // whose texts are tags
				return false
			case *ast.FuncDecl:
				return !tells(p, n)
			case *ast.BasicLit:
				if v := textOf(p, n); severalWords.MatchString(v) || single && oneWord.MatchString(v) {
					all = append(all, readableText{p.at(n), v})
				}
			}
			return true
		})
	}
	return all
}

// tells reports whether a function makes diagnostics.
func tells(p *checkedPackage, f *ast.FuncDecl) (found bool) {
	ast.Inspect(f, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		found = found || ok && called(p, call, "galen/internal/diag") != ""
		return !found
	})
	return found
}
