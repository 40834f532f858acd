package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// outdated are phrases that no person reads, neither in messages and hints nor in help or on a
// page, and what to write for them. docs/CONTRIBUTING.md has the words that we use.
var outdated = []struct{ pattern, instead string }{
	{`\bmend(s|ed|ing)?\b`, "fix or correct"},
	{`\banew\b`, "again"},
	{`\bbehind (the|a|it|its|what)\b`, "after, or below"},
	{`\bstands? (here|there|in|below|above|alone|beside|between|within|outside|at|right|directly|again|elsewhere|nowhere)\b`, "is"},
	{`\b(is|are) told\b`, "is reported, or: what readers see"},
	{`\b(held|hold|holds) (it |them )?back\b`, "not published, or unpublished"},
	{`\bholds? .{0,40} against\b`, "check against"},
	{`\bsuch a one\b|\bnone of which\b|\botherwise than\b|\bin haste\b|\bif need be\b`, "say it in two sentences"},
	{`\bleave (it |\S+ )?away\b`, "leave out"},
	{`\bmay not\b`, "must not, or cannot"},
	{`\b(is|are) to be \w+(ed|en|pt|wn)\b`, "should be"},
	{`\bis (there|here) already\b|\bstands? \w+ already\b`, "already exists"},
	{`\bas (it was|they were) typed\b`, "as typed"},
	{`, and (there )?may (have|be) (%d|\d)`, "; the limit is"},
	{`\bwhich nobody sees\b`, "which is invisible"},
	{`\bstill to come\b`, "in the future"},
	{`\band was given\b|\band is given\b`, "but got"},
	{`\bcomes? out otherwise\b`, "is different"},
	{`\btakes no further\b`, "takes no more"},
	{`\bcannot go on\b`, "cannot continue"},
	{`\bput it back as it was\b`, "change it back, or restore it"},
	{`\breaders were (shown|told)\b`, "readers saw"},
	{`(%q|\bthis|\bit|\bwhich|\barticle|\bpage|\bfile) is no [a-z]+\b`, "is not a"},
	{`\bsays not\b|\bhas not (two|just)\b`, "does not"},
	{`\bin which it (begins|lies)\b`, "where it begins"},
	{`\bat most 0 of 0\b`, "nothing"},
	{`\ba fault of Galen\b`, "a bug in Galen"},
}

// fine are texts that a pattern catches and that are right.
var fine = map[string]bool{"”, which is no longer published.": true}

// TestPlainWords: what people read has none of the phrases that readers and editors stumbled over.
// Judged are the texts of the program, in which two words or more are letters alone, but those of
// package lint, and all words of the theme.
func TestPlainWords(t *testing.T) {
	t.Parallel()
	patterns := make([]*regexp.Regexp, len(outdated))
	for i, o := range outdated {
		patterns[i] = regexp.MustCompile(o.pattern)
	}
	judge := func(where, text string) {
		for i, p := range patterns {
			if m := p.FindString(text); m != "" && !fine[text] {
				t.Errorf("%s: %q has %q; write: %s", where, text, m, outdated[i].instead)
			}
		}
	}
	texts := 0
	for _, folder := range []string{".", "../../internal"} {
		for where, text := range proseOf(t, folder) {
			texts++
			judge(where, text)
		}
	}
	words := 0
	data, err := os.ReadFile("../../internal/words/en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	eachScalar(&root, func(text string) {
		words++
		judge("en.yaml", text)
	})
	if texts < 2500 || words < 400 {
		t.Errorf("%d texts of the program and %d words of the theme: too few", texts, words)
	}
	t.Logf("%d texts of the program, %d words of the theme, %d patterns", texts, words, len(outdated))
}

// TestPlainWordsFinds: each pattern finds an example of its kind.
func TestPlainWordsFinds(t *testing.T) {
	t.Parallel()
	old := []string{
		"mend this line", "write it anew", "behind the colon", "stands here twice", "is told of", "held back: 1", "hold it against rules", "such a one",
		"leave it away", "may not stand", "is to be kept", "", "is there already", "as it was typed", "has 3 bytes, and may have 2", "a space, which nobody sees",
		"the day is still to come", "and was given \"x\"", "comes out otherwise", "takes no further words", "galen cannot go on", "put it back as it was",
		"readers were shown", "this is no list", "says not where", "the list in which it begins", "at most 0 of 0 script", "a fault of Galen",
	}
	found := 0
	for _, o := range outdated {
		p, hit := regexp.MustCompile(o.pattern), false
		for _, text := range old {
			hit = hit || text != "" && p.MatchString(text)
		}
		if !hit {
			t.Errorf("%q finds nothing", o.pattern)
			continue
		}
		found++
	}
	if found == 0 {
		t.Error("no pattern was tried")
	}
}

// proseOf gives the string literals below a folder that are prose, by file and line.
func proseOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "testing" || d.Name() == "lint") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				if text, err := strconv.Unquote(l.Value); err == nil && prose.MatchString(text) {
					all[fset.Position(l.Pos()).String()] = text
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// prose has two words next to each other.
var prose = regexp.MustCompile(`\b[A-Za-z]{2,} [A-Za-z]{2,}\b`)

func eachScalar(n *yaml.Node, visit func(text string)) {
	if n.Kind == yaml.MappingNode {
		for i := 1; i < len(n.Content); i += 2 {
			eachScalar(n.Content[i], visit)
		}
		return
	}
	if n.Kind == yaml.ScalarNode {
		visit(n.Value)
	}
	for _, c := range n.Content {
		eachScalar(c, visit)
	}
}
