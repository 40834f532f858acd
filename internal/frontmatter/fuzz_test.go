package frontmatter

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/testtime"
)

func FuzzYAML(f *testing.F) {
	for _, s := range []string{
		"title: T\ntags: [a, b]\nimage: {src: x}\nrefs:\n  - doi: 1\n", "a: &x 1\nb: *x\n", "title: Flu: what\n", "- a\n", "a: |\n  b\n ---\n", "\ta: 1\n", "a: \"\\u0000\"\n", "? a\n: b\n", "é: 'é\n",
		"a: b\u2028c\nd: e: f\n", "<<: {a: b}\n", "a: !!binary aGk=\n", "%YAML 1.1\n", "a: b\n...\nc: d\n", "a: [b\nc: d\n", "a: >-\n\n\n  b\n", "{a: b, c: [d, {e: f}]}\n", "a: - b\n", "draft: ture\nsize: 99\nupdated:\nkind: gude\n", "\ufeffa: b\n", "a: ''\n'a': ~\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, YAML, text) })
}

func FuzzTOML(f *testing.F) {
	for _, s := range []string{
		"title = \"T\"\n[image]\nsrc = \"x\"\n[[refs]]\ndoi = \"1\"\n", "a.b.c = 1\na.b.d = 2\n", "a = {b = [1, {c = 2}]}\n", "a = 2026-11-01T00:00:00Z\n", "\"é\" = '''x\ny'''\n", "a = [[[1]]]\n", "[a]\n[a.b]\n[[a.c]]\n",
		"a = 1\na = 2\n[b]\n[b]\n", "a.b = 1\na = {b = 1}\n", "a = 'é' x\n", "title: T\n", "a = \"\\ud800\"\n", "a = [\n  1, # é\n  2,\n]\n", "[[a]]\n[a]\n", "\"éé\n", "a =\n", "draft = \"true\"\nsize = 1.5\n", "a = 2026-13-45\n", "[ a . \"b\" ]\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, TOML, text) })
}

// check holds whatever a header is: reading it ends, gives the same twice, and
// every position lies in it.
func check(t *testing.T, read func(file, text string, line int) (Value, diag.List), text string) {
	legal, _ := source.Text(source.NewFile("f.md", []byte(text)))
	if legal == nil || len(text) > 1<<14 {
		return // never read as a header
	}
	defer time.AfterFunc(testtime.Limit(20*time.Second), func() { panic("still being read") }).Stop()
	text = string(legal)
	const above = 7
	v, list := read("f.md", text, above+1)
	if v.Kind != Map {
		t.Errorf("a header is %s", v.Kind)
	}
	if again, againList := read("f.md", text, above+1); shown(v) != shown(again) || problems(list) != problems(againList) {
		t.Errorf("not the same twice: %s, %s", shown(v), problems(list))
	}
	lines := strings.Split(text, "\n")
	in := func(what string, at diag.Position) {
		line := at.Line - above
		if at.File != "f.md" || line < 1 || line > len(lines) || at.Column < 1 || at.Column > utf8.RuneCountInString(lines[line-1])+1 {
			t.Errorf("%s at %v lies outside the %d lines of %q", what, at, len(lines), text)
		}
	}
	places(v, in)
	r := NewReader(v, &list)
	everyKind(r)
	r.Done(map[string]string{"lastmod": "updated"})
	for _, d := range list {
		for _, at := range append([]diag.Position{d.Position}, d.Also...) {
			in(d.Message, at)
		}
		if d.Code == "" || d.Message == "" || d.Hint == "" || strings.ContainsAny(d.Message+d.Hint, "\n\x00") {
			t.Errorf("%#v cannot be shown", d)
		}
	}
}

// places visits every position of a value.
func places(v Value, visit func(what string, at diag.Position)) {
	visit(v.Kind.String(), v.At)
	for _, item := range v.Items {
		places(item, visit)
	}
	for _, e := range v.Entries {
		visit("key "+e.Key, e.At)
		places(e.Value, visit)
	}
}
