package directive

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"galen/internal/diag"
)

// parse reads a text in which "data" has lines of YAML and "leaf" one line.
func parse(source string) ast.Node {
	form := func(name string) Form { return map[string]Form{"data": Data}[name] }
	p := parser.NewParser(parser.WithBlockParsers(append(parser.DefaultBlockParsers(), util.Prioritized(Parser{FormOf: form, FirstOf: func(name string) string { return map[string]string{"part": "name"}[name] }}, 450))...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...))
	return p.Parse(text.NewReader([]byte(source)))
}

// shape is the tree of a text: blocks as name(…), paragraphs as p, others by their kind.
func shape(n ast.Node) string {
	var all []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeInline {
			continue
		}
		name := strings.ToLower(c.Kind().String())
		if d, ok := c.(*Node); ok {
			name = d.Name
		} else if c.Kind() == ast.KindParagraph || c.Kind() == ast.KindTextBlock {
			name = "p"
		}
		if inside := shape(c); inside != "" {
			name += "(" + inside + ")"
		}
		all = append(all, name)
	}
	return strings.Join(all, " ")
}

// faults are those of all blocks, with the texts at which they stand.
func faults(n ast.Node, source string) (all []string) {
	ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if d, ok := c.(*Node); ok && entering {
			_, problems := d.Value([]byte(source), diag.NewLines("x.md", []byte(source)), 0)
			for _, p := range problems {
				all = append(all, p.Message)
			}
		}
		return ast.WalkContinue, nil
	})
	return all
}

func TestShape(t *testing.T) {
	for _, tt := range []struct{ source, want string }{
		{":::note\na\n:::\nb", "note(p) p"},
		{"a\n:::note\nb\n:::", "p note(p)"},
		{":::note\na\n\n- b\n- c\n:::\nd", "note(p list(listitem(p) listitem(p))) p"},
		{"::::a\n:::b\nc\n:::\n::::", "a(b(p))"},
		{":::a\n:::b\nc\n:::\nd\n:::", "a(b(p) p)"},
		{":::a\n::::b\nc\n::::\n:::", "a(b(p))"},
		{":::a\n```\n:::\n```\n:::\nb", "a(fencedcodeblock) p"},
		{"```\n:::a\nb\n:::\n```", "fencedcodeblock"},
		{"> :::a\n> b\n> :::\n\nc", "blockquote(a(p)) p"},
		{"- :::a\n  b\n  :::\n- c", "list(listitem(a(p)) listitem(p))"},
		{":::a\n> b\n:::\nc", "a(blockquote(p)) p"},
		{":::data\nk: v\n\n- x\n:::\nb", "data p"},
		{"::leaf{a=b}\nb", "leaf p"},
		{"a\n::leaf\nb", "p leaf p"},
		{"std::string and a::b", "p"},
		{": a", "p"}, {":: a", "p"}, {"::", "p"}, {"    :::a", "codeblock"},
		{":::a\n", "a"}, {":::a\n:::", "a"}, {"   :::a\nb\n  :::", "a(p)"},
	} {
		if got := shape(parse(tt.source)); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.source, got, tt.want)
		}
	}
}

func TestFaults(t *testing.T) {
	for _, tt := range []struct{ source, want string }{
		{":::note\na", "is not closed"}, {"::::a\n:::b\nc\n::::", "is not closed"}, {":::", "no block is open"}, {":::data\na: b", "is not closed"},
		{":::a {b}\n:::", "“b” has no value"}, {":::a {b=\"c}\n:::", "quotation mark is not closed"}, {":::a {b=c\n:::", "braces are not closed"},
		{":::a {b=c} d\n:::", "nothing is allowed after"}, {":::a {b=c d}\n:::", "more than one word"}, {":::a b=c\n:::", "between braces"}, {":::a {.b}\n:::", "does not begin with “.”"}, {":::a {b=“c”}\n:::", "typographic"}, {":::a b\n:::", "between braces"},
		{":::a[B]\n:::", "between braces"}, {"::: {b=c}\n:::", "has no name"}, {":::7\n:::", "has no name"},
		{":::a {b=c b=d}\n:::", "given twice"}, {":::data {k=v}\nk: w\n:::", "given twice"}, {":::data\nno colon\n:::", "not a list of keys"},
	} {
		got := faults(parse(tt.source), tt.source)
		if len(got) != 1 || !strings.Contains(got[0], tt.want) {
			t.Errorf("%q: %q, want %q alone", tt.source, got, tt.want)
		}
	}
	for _, sound := range []string{":::a\nb\n:::", ":::a {b=\"c d\" e='f \"g\"' h=7}\n:::", ":::a{b=c}\n:::", "::leaf", ":::data\nk: v\nl: [1, 2]\n:::", "> :::data\n> k: v\n> :::"} {
		if got := faults(parse(sound), sound); len(got) > 0 {
			t.Errorf("%q: %q", sound, got)
		}
	}
}

// TestPlaces: arguments and lines know their line and column, also within a quotation.
func TestPlaces(t *testing.T) {
	source := "A\n\n> :::data {first=\"one\"}\n> second: two\n> third:\n>   - deep: x\n> :::\n"
	d := parse(source).LastChild().FirstChild().(*Node)
	v, problems := d.Value([]byte(source), diag.NewLines("x.md", []byte(source)), 0)
	if len(problems) > 0 || len(v.Entries) != 3 {
		t.Fatal(v, problems)
	}
	deep := v.Entries[2].Value.Items[0].Entries[0]
	for i, got := range []diag.Position{v.Entries[0].At, v.Entries[0].Value.At, v.Entries[1].Value.At, deep.Value.At} {
		want := []diag.Position{{File: "x.md", Line: 3, Column: 12}, {File: "x.md", Line: 3, Column: 19}, {File: "x.md", Line: 4, Column: 11}, {File: "x.md", Line: 6, Column: 13}}[i]
		if got != want {
			t.Errorf("%d: %v, want %v", i, got, want)
		}
	}
}

// FuzzParse: no text makes the parser fail, and what it takes in stays within the text.
func FuzzParse(f *testing.F) {
	for _, s := range []string{":::a\nb\n:::", "::leaf{a=\"b\"}", ":::data\na: b\n:::", "> :::a\n>\n> - b\n", ":::a {b=“c”}\r\n:::"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		faults(parse(source), source)
	})
}
