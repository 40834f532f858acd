package fields

import (
	"fmt"
	"testing"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

func declared(t *testing.T, text string) (Declarations, diag.List) {
	t.Helper()
	value, list := frontmatter.YAML("galen.yaml", "fields:\n"+text+"\n", 1)
	if list.Failed() {
		t.Fatalf("%q: %v", text, list)
	}
	r := frontmatter.NewReader(value, &list)
	all := Read(r)
	r.Done(nil)
	return all, list
}

// TestDeclarations is each mistake in a declaration, at its place, and what the hint says
// solves it.
func TestDeclarations(t *testing.T) {
	cases := []struct{ wrong, place, code, right string }{
		{"  Name1: line", "2:3", "bad-field", "  name1: line"},
		{"  a b: line", "2:3", "bad-field", "  a-b: line"},
		{"  a-: line", "2:3", "bad-field", "  a: line"},
		{"  title: line", "2:3", "bad-field", "  second-title: line"},
		{"  a: strnig", "2:6", "unknown-type", "  a: line"},
		{"  a: string", "2:6", "unknown-type", "  a: line"},
		{"  a: image", "2:6", "unknown-type", "  a: picture"},
		{"  a: pictur", "2:6", "unknown-type", "  a: picture"},
		{"  a: bool", "2:6", "unknown-type", "  a: yes/no"},
		{"  a: choice", "2:6", "bad-field", "  a: choice [b, c]"},
		{"  a: choice [b]", "2:6", "bad-field", "  a: yes/no"},
		{"  a: choice [b, b]", "2:6", "bad-field", "  a: choice [b, c]"},
		{"  a: list", "2:6", "bad-field", "  a: list of line"},
		{"  a: list of list of line", "2:6", "bad-field", "  a: list of line"},
		{"  a: list of tings", "2:6", "unknown-type", "  a: list of links"},
		{"  a: group", "2:6", "bad-field", "  a: {type: group, keys: {name: line, page: link}}"},
		{"  a: list of group", "2:6", "bad-field", "  a: {type: list of group, keys: {name: line, page: link}}"},
		{"  a: {type: group}", "2:13", "bad-field", "  a: {type: group, keys: {name: line, page: link}}"},
		{"  a: {type: line, keys: {b: line}}", "2:25", "bad-field", "  a: {type: group, keys: {b: line}}"},
		{"  b: line\n  a:", "3:5", "bad-field", "  b: line\n  a: line"},
		{"  a: {label: A}", "2:6", "missing-key", "  a: {label: A, type: line}"},
		{"  a: {type: line, for: [article]}", "2:25", "unknown-choice", "  a: {type: line, for: [articles]}"},
		{"  a: {type: line, kinds: [guides]}", "2:27", "unknown-choice", "  a: {type: line, kinds: [guide]}"},
		{"  a: {type: line, for: [pages], kinds: [guide]}", "2:40", "bad-field", "  a: {type: line, for: [pages, articles], kinds: [guide]}"},
		{"  a: {type: line, for: [pages], cards: true}", "2:40", "bad-field", "  a: {type: line, for: [pages, articles], cards: true}"},
		{"  a: {type: line, required: maybe}", "2:29", "not-true-or-false", "  a: {type: line, required: true}"},
		{"  a: {type: line, mandatory: true}", "2:19", "unknown-key", "  a: {type: line, required: true}"},
		{"  a: {type: line, feed: true}", "2:19", "unknown-key", "  a: {type: line, feeds: true}"},
	}
	for _, c := range cases {
		_, list := declared(t, c.wrong)
		if len(list) != 1 || fmt.Sprintf("%d:%d", list[0].Line, list[0].Column) != c.place || list[0].Code != c.code || list[0].Hint == "" {
			t.Errorf("%q: want %s %s, and this is told: %v", c.wrong, c.place, c.code, list)
		}
		if _, list := declared(t, c.right); len(list) > 0 {
			t.Errorf("%q: %v", c.right, list)
		}
	}
	t.Logf("%d cases", len(cases))
}

// TestScope: which documents a field is for.
func TestScope(t *testing.T) {
	all, list := declared(t, "  a: line\n  b: {type: line, kinds: [guide]}\n  c: {type: line, categories: [health/heart, /trials/]}\n  d: {type: line, for: [authors, articles]}\n  e: {type: line, for: [pages]}")
	if len(list) > 0 {
		t.Fatal(list)
	}
	for _, c := range []struct {
		owner        Owner
		kind, folder string
		want         string
	}{
		{Articles, "news", "health", "[a d]"}, {Articles, "guide", "health", "[a b d]"}, {Articles, "news", "health/heart", "[a c d]"},
		{Articles, "news", "health/heart/rhythm", "[a c d]"}, {Articles, "news", "health/hearts", "[a d]"}, {Articles, "guide", "trials", "[a b c d]"},
		{Authors, "", "", "[d]"}, {Pages, "", "", "[e]"}, {Categories, "", "", "[]"},
	} {
		if got := fmt.Sprint(all.Of(c.owner, c.kind, c.folder).Names()); got != c.want {
			t.Errorf("%s %s %s: %s, want %s", c.owner, c.kind, c.folder, got, c.want)
		}
	}
}
