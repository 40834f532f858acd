package main

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template/parse"

	"galen"
	"galen/internal/render"
	"galen/internal/source"
	"galen/internal/theme/layout"

	"golang.org/x/net/html"
)

// starterTemplates are the templates of the starter theme, by their paths.
func starterTemplates(t *testing.T) (files []source.File) {
	names, err := fs.Glob(galen.Starter, "templates/*.html")
	if err != nil || len(names) == 0 {
		t.Fatal("no templates", err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(galen.Starter, name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, source.NewFile(name, text))
	}
	return files
}

// TestTemplateWords: the words that the templates ask for are there and are given what
// they want, which Load judges, and no words of their own stand in them.
func TestTemplateWords(t *testing.T) {
	files := starterTemplates(t)
	_, problems := layout.Load(files, layout.Rules{Data: &render.View{}})
	for _, d := range problems {
		t.Error(d)
	}
	for _, f := range files {
		for _, text := range wordsIn(t, string(f.Data)) {
			t.Errorf("%s: %q belongs into package words: {{word …}}", f.Path, text)
		}
	}
}

// TestTemplateWordsSees plants what TestTemplateWords has to find.
func TestTemplateWordsSees(t *testing.T) {
	for text, want := range map[string]string{
		`<p>{{.Title}}</p>`: "",
		`<p>Home</p>`:       "Home",
		`<p>{{.Title}} – {{.Dek}}: 404, “{{.Body}}”</p>`:               "",
		`<p>{{with .N}}{{.}} things{{end}}</p>`:                        "things",
		`<title>Moved – {{.Title}}</title>`:                            "Moved –",
		`<p class="kicker" id="page-x" data-x="word" lang="en">`:       "",
		`<nav aria-label="Pages">`:                                     "Pages",
		`<img alt="A picture" title='A title' src="x.png">`:            "A picture|A title",
		`<input placeholder="Your name" name="name">`:                  "Your name",
		`<input type="submit" value="Send">`:                           "Send",
		`<input type="hidden" value="article"><option value="a">`:      "",
		`<a aria-label="Back to {{.Number}}">{{.Mark}}</a>`:            "Back to",
		`<p>{{"Home"}}{{print .A " minutes"}}{{plural .N "a" "as"}}`:   "Home|minutes|a|as",
		`{{or .A "None"}}{{printf "%d words" 3}}{{join .Tags " or "}}`: "None|%d words|or",
		`{{if eq .Kind "news"}}{{.Menu "main"}}{{end}}`:                "",
		`{{word "kind.news"}}{{word (print "kind." .Kind)}}`:           "",
		`{{word "byline.authors" "authors" (part "people" .)}}`:        "",
		`{{word "footer.publisher" "site" "A site"}}`:                  "A site",
		`{{word "search.none" "query" "{query}"}}`:                     "",
		`{{template "x" (dict "Alt" "A picture" "Sizes" "1")}}`:        "A picture",
		`{{template "trap" "page-trap"}}{{/* {{word}} */}}`:            "",
		`{{$n := "words"}}{{$sizes := "(min-width: 60rem) 48rem"}}`:    "",
		`<!-- A note --><script>let a = "x"</script>{{/* A note */}}`:  "",
	} {
		if got := strings.Join(wordsIn(t, text), "|"); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

var (
	anyAction = regexp.MustCompile(`(?s)\{\{-?\s*/\*.*?\*/\s*-?\}\}|\{\{.*?\}\}`)
	anyLetter = regexp.MustCompile(`\pL`)

	// scriptFills is a place that a script puts something into.
	scriptFills = regexp.MustCompile(`^\{[a-z]+\}$`)
)

// spokenAttributes are those that readers see or hear.
var spokenAttributes = []string{"alt", "title", "aria-label", "aria-description", "placeholder", "label"}

// noReaderWords are names that no language has words for.
var noReaderWords = []string{"ORCID"}

// wordsIn are the words for readers that stand in a template: in its text, in attributes, in
// actions that write them.
func wordsIn(t *testing.T, text string) (found []string) {
	add := func(s string) {
		if s = strings.TrimSpace(s); anyLetter.MatchString(s) && !slices.Contains(noReaderWords, s) {
			found = append(found, s)
		}
	}
	script := false
	for z := html.NewTokenizer(strings.NewReader(anyAction.ReplaceAllString(text, " "))); ; {
		switch z.Next() {
		case html.ErrorToken:
			return append(found, wordsInActions(t, text)...)
		case html.TextToken:
			if text := string(z.Text()); !script {
				add(text)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := z.Token()
			script = tag.Data == "script" || tag.Data == "style"
			for _, a := range tag.Attr {
				if slices.Contains(spokenAttributes, a.Key) || a.Key == "value" && isButton(tag) {
					add(a.Val)
				}
			}
		case html.EndTagToken:
			script = false
		}
	}
}

// isButton reports whether the value of an element is shown.
func isButton(tag html.Token) bool {
	return tag.Data == "input" && slices.ContainsFunc(tag.Attr, func(a html.Attribute) bool {
		return a.Key == "type" && (a.Val == "submit" || a.Val == "button" || a.Val == "reset")
	})
}

// writing are the functions that write the texts they are given.
var writing = []string{"print", "println", "printf", "plural", "join", "or", "and", "list", "lower"}

// wordsInActions are the texts in actions that a page shows, and are no key, name or the
// like.
func wordsInActions(t *testing.T, text string) (found []string) {
	eachCommand(t, text, func(c *parse.CommandNode, key bool) {
		if s, ok := c.Args[0].(*parse.StringNode); ok && anyLetter.MatchString(s.Text) {
			found = append(found, strings.TrimSpace(s.Text))
		}
		f, ok := c.Args[0].(*parse.IdentifierNode)
		for i, a := range c.Args[1:] {
			s, isText := a.(*parse.StringNode)
			shown := ok && (slices.Contains(writing, f.Ident) && !key || f.Ident == "word" && i > 0 && i%2 == 0)
			alt := ok && f.Ident == "dict" && i%2 == 1 && slices.Contains(spokenAttributes, strings.ToLower(nameBefore(c, i)))
			if isText && (shown || alt) && anyLetter.MatchString(s.Text) && !scriptFills.MatchString(s.Text) {
				found = append(found, strings.TrimSpace(s.Text))
			}
		}
	})
	return found
}

// nameBefore is the name before the value with a number, of a dict.
func nameBefore(c *parse.CommandNode, i int) string {
	name, _ := c.Args[i].(*parse.StringNode)
	if name == nil {
		return ""
	}
	return name.Text
}

// eachCommand calls f for the commands of a template whose values are used where they
// stand, but for those that give a variable its value; key is true for the key of words.
func eachCommand(t *testing.T, text string, f func(c *parse.CommandNode, key bool)) {
	tree, trees := parse.New("x"), map[string]*parse.Tree{}
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse(text, "", "", trees); err != nil {
		t.Fatal(text, err)
	}
	var pipe func(p *parse.PipeNode, key bool)
	pipe = func(p *parse.PipeNode, key bool) {
		if p == nil {
			return
		}
		for _, c := range p.Cmds {
			if len(p.Decl) == 0 {
				f(c, key)
			}
			name, _ := c.Args[0].(*parse.IdentifierNode)
			for i, a := range c.Args {
				if inner, ok := a.(*parse.PipeNode); ok {
					pipe(inner, name != nil && name.Ident == "word" && i == 1)
				}
			}
		}
	}
	var list func(l *parse.ListNode)
	branch := func(n *parse.BranchNode) {
		pipe(n.Pipe, false)
		list(n.List)
		list(n.ElseList)
	}
	list = func(l *parse.ListNode) {
		if l == nil {
			return
		}
		for _, n := range l.Nodes {
			switch n := n.(type) {
			case *parse.ActionNode:
				pipe(n.Pipe, false)
			case *parse.TemplateNode:
				if n.Pipe != nil && n.Pipe.Cmds[0].Args[0].Type() != parse.NodeString { // a text by itself is an id
					pipe(n.Pipe, false)
				}
			case *parse.IfNode:
				branch(&n.BranchNode)
			case *parse.WithNode:
				branch(&n.BranchNode)
			case *parse.RangeNode:
				branch(&n.BranchNode)
			}
		}
	}
	for _, tree := range trees {
		list(tree.Root)
	}
}

// keysIn are the keys of words that a template asks for, or what they begin with.
func keysIn(t *testing.T, text string) (keys []string) {
	eachCommand(t, text, func(c *parse.CommandNode, key bool) {
		f, ok := c.Args[0].(*parse.IdentifierNode)
		if !ok || len(c.Args) < 2 {
			return
		}
		at := c.Args[1]
		if s, isText := at.(*parse.StringNode); isText && (f.Ident == "word" || key && f.Ident == "print") {
			keys = append(keys, s.Text)
		}
	})
	return keys
}
