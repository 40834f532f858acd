package frontmatter

import (
	"fmt"
	"strings"
	"testing"

	"galen/internal/diag"
)

// shown writes a value with every position in it.
func shown(v Value) string {
	switch v.Kind {
	case List:
		var items []string
		for _, item := range v.Items {
			items = append(items, shown(item))
		}
		return fmt.Sprintf("[%s]@%d:%d", strings.Join(items, " "), v.At.Line, v.At.Column)
	case Map:
		var entries []string
		for _, e := range v.Entries {
			entries = append(entries, fmt.Sprintf("%s@%d:%d=%s", e.Key, e.At.Line, e.At.Column, shown(e.Value)))
		}
		return fmt.Sprintf("{%s}@%d:%d", strings.Join(entries, " "), v.At.Line, v.At.Column)
	}
	kind := map[Kind]string{Null: "null", Text: "text", Number: "number", Bool: "bool", Date: "date", Refused: "refused"}[v.Kind]
	quoted := ""
	if v.Quoted {
		quoted = "q"
	}
	return fmt.Sprintf("%s%s(%s)@%d:%d", quoted, kind, v.Text, v.At.Line, v.At.Column)
}

// entries is shown for a header without its outermost braces.
func entries(v Value) string {
	s := shown(v)
	return s[1:strings.LastIndex(s, "}")]
}

// problems writes a list, one problem after the other.
func problems(list diag.List) string {
	var all []string
	for _, d := range list {
		s := fmt.Sprintf("%d:%d %s: %s", d.Line, d.Column, d.Code, d.Message)
		for _, at := range d.Also {
			s += fmt.Sprintf(" (%d:%d)", at.Line, at.Column)
		}
		all = append(all, s)
	}
	return strings.Join(all, "; ")
}

func TestYAMLValues(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"# nothing\n\n", ""},
		{"a: b\n", "a@2:1=text(b)@2:4"},
		{"a: b c  # note\n", "a@2:1=text(b c)@2:4"},
		{"a: 'it''s'\nb: \"x\\ty\"\n", "a@2:1=qtext(it's)@2:4 b@3:1=qtext(x\ty)@3:4"},
		{"a: ''\n", "a@2:1=qtext()@2:4"},
		{"a:\nb: ~\nc: null\nd: Null\n", "a@2:1=null()@2:3 b@3:1=null(~)@3:4 c@4:1=null(null)@4:4 d@5:1=null(Null)@5:4"},
		{"a: no\nb: 1e3\nc: 0123\nd: 12:30\ne: .inf\nf: 0x1f\ng: -7\nh: 1.50\n", "a@2:1=text(no)@2:4 b@3:1=number(1e3)@3:4 c@4:1=number(0123)@4:4 d@5:1=text(12:30)@5:4 e@6:1=number(.inf)@6:4 f@7:1=number(0x1f)@7:4 g@8:1=number(-7)@8:4 h@9:1=number(1.50)@9:4"},
		{"a: true\nb: False\nc: yes\nd: 'true'\n", "a@2:1=bool(true)@2:4 b@3:1=bool(False)@3:4 c@4:1=text(yes)@4:4 d@5:1=qtext(true)@5:4"},
		{"a: 2026-11-22\nb: 2026-11-22T09:30:00Z\nc: '2026-11-22'\n", "a@2:1=date(2026-11-22)@2:4 b@3:1=date(2026-11-22T09:30:00Z)@3:4 c@4:1=qtext(2026-11-22)@4:4"},
		{"a: [b, 1, 'c', [d], {e: f}]\n", "a@2:1=[text(b)@2:5 number(1)@2:8 qtext(c)@2:11 [text(d)@2:17]@2:16 {e@2:22=text(f)@2:25}@2:21]@2:4"},
		{"a:\n  - b\n  - c: d\n    e: f\n", "a@2:1=[text(b)@3:5 {c@4:5=text(d)@4:8 e@5:5=text(f)@5:8}@4:5]@3:3"},
		{"a:\n- b\n-\n", "a@2:1=[text(b)@3:3 null()@4:2]@3:1"},
		{"a:\n  b:\n    c: d\n", "a@2:1={b@3:3={c@4:5=text(d)@4:8}@4:5}@3:3"},
		{"a: |\n  one\n  ---\n  two\nb: >-\n  one\n  two\n", "a@2:1=qtext(one\n---\ntwo\n)@2:4 b@6:1=qtext(one two)@6:4"},
		{"a: one\n  two\nb: c\n", "a@2:1=text(one two)@2:4 b@4:1=text(c)@4:4"},
		{"{a: b, \"c\": d}\n", "a@2:2=text(b)@2:5 c@2:8=text(d)@2:13"},
		{"? a\n: b\n", "a@2:3=text(b)@3:3"},
		// columns count characters, and lines end where an editor ends them
		{"größe: [é, 語, 😀, x]\n", "größe@2:1=[text(é)@2:9 text(語)@2:12 text(😀)@2:15 text(x)@2:18]@2:8"},
		{"a: 'é' # é\n語: é\n", "a@2:1=qtext(é)@2:4 語@3:1=text(é)@3:4"},
		{"a: x\u2028y\nb: 'z\u2029'\nc: d\n", "a@2:1=text(x y)@2:4 b@3:1=qtext(z )@3:4 c@4:1=text(d)@4:4"},
		{"a: x\u00a0y\n", "a@2:1=text(x\u00a0y)@2:4"},
	} {
		v, list := YAML("f.md", tt.text, 2)
		if got := entries(v); got != tt.want || len(list) > 0 {
			t.Errorf("%q\ngot  %s %s\nwant %s", tt.text, got, problems(list), tt.want)
		}
	}
}

func TestYAMLProblems(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"title: Flu: what now\n", "2:11 yaml-syntax: a colon followed by a space is not allowed here"},
		{"é: Grüße: x\n", "2:9 yaml-syntax: a colon followed by a space is not allowed here"},
		{"a: b\u2028c\nd: e: f\n", "3:5 yaml-syntax: a colon followed by a space is not allowed here"},
		{"a: \"b\nc: d\n", "2:4 yaml-syntax: quotation marks are opened but not closed"},
		{"a: 'b\n", "2:4 yaml-syntax: quotation marks are opened but not closed"},
		{"a: [b\nc: d\n", "2:4 yaml-syntax: a list is opened with [ but not closed"},
		{"a: {b: c\nd: e\n", "2:4 yaml-syntax: a group is opened with { but not closed"},
		{"a: ]\n", "2:4 yaml-syntax: a value is missing here"},
		{"a: @x\n", "2:4 yaml-syntax: a value cannot begin with this character"},
		{"a: `x`\n", "2:4 yaml-syntax: a value cannot begin with this character"},
		{"a: %x\n", "2:4 yaml-syntax: a value cannot begin with this character"},
		{"a: \"\\q\"\n", `2:5 yaml-syntax: \ cannot be used before this character`},
		{"a: \"\\xZZ\"\n", `2:7 yaml-syntax: \ cannot be used before this character`},
		{"a: \"\\ud800\"\n", `2:7 yaml-syntax: \ cannot be used before this character`},
		{"a: - b\n", "2:4 yaml-syntax: a list cannot begin here"},
		{"a: ? b\n", "2:4 yaml-syntax: a value cannot begin with a question mark"},
		{"a: >x\n b\n", "2:5 yaml-syntax: this is not allowed after | or >"},
		{"a: |0\n b\n", "2:5 yaml-syntax: this is not allowed after | or >"},
		{"a: [b]# c\n", "2:7 yaml-syntax: a comment needs a space before its #"},
		{"a: 'b' c\n", "2:6 yaml-syntax: this apostrophe ends the text, because the text began with one"},
		{"a:\n  - b\n - c\n", "4:2 yaml-syntax: a key was expected here"},
		{"a: b\nc\nd: e\n", `3:1 yaml-syntax: this line has no "key: value"`},
		{"\ta: b\n", "2:1 tab-indent: a tab is used to indent"},
		{"a:\n  \tb: c\n", "3:3 tab-indent: a tab is used to indent"},
		{"a: b\n---\nc: d\n", "3:1 two-documents: the header holds two documents"},
		{"a: b\n...\nc: d\n", "3:1 two-documents: the header holds two documents"},
		{"- a\n", "2:1 not-a-map: the header is not a list of keys"},
		{"a\n", "2:1 not-a-map: the header is not a list of keys"},
		{"a:b\n", "2:1 not-a-map: the header is not a list of keys"},
		{"42\n", "2:1 not-a-map: the header is not a list of keys"},
		{"a: 1\nb: 2\na: 3\nb: 4\n", `4:1 duplicate-key: the key "a" appears here a second time; it is already on line 2 (2:1); 5:1 duplicate-key: the key "b" appears here a second time; it is already on line 3 (3:1)`},
		{"a: {b: 1, b: 2}\n", `2:11 duplicate-key: the key "b" appears here a second time; it is already on line 2 (2:5)`},
		{"a: 1\n'a': 2\n", `3:1 duplicate-key: the key "a" appears here a second time; it is already on line 2 (2:1)`},
		{"a: &x b\nc: *x\n", "2:4 yaml-alias: references (&x, *x) are not supported; 3:4 yaml-alias: references (&x, *x) are not supported"},
		{"a: *x\n", "2:4 yaml-syntax: a value that begins with * refers to another one, which is not supported"},
		{"a: &a [*a]\n", "2:4 yaml-alias: references (&x, *x) are not supported"},
		{"a: & b\n", "2:5 yaml-syntax: references (&x, *x) are not supported"},
		{"<<: {a: b}\n", `2:1 yaml-alias: "<<" (merging) is not supported`},
		{"a: !!binary aGk=\nb: !x y\n", "2:4 yaml-tag: type tags (!x) are not supported; 3:4 yaml-tag: type tags (!x) are not supported"},
		{"a: !!python/object:os.system x\n", "2:4 yaml-tag: type tags (!x) are not supported"},
		{"a: !<x y\n", "2:4 yaml-syntax: type tags (!x) are not supported"},
		{"!!str a: b\n", "2:1 yaml-tag: type tags (!x) are not supported"},
		{"[a]: b\n", "2:1 bad-key: this cannot be a key"},
		{"? {a: b}\n: c\n", "2:3 bad-key: this cannot be a key"},
		{"&a b: c\n", "2:1 bad-key: this cannot be a key"},
		{"%YAML 9.9\n---\na: b\n", "2:1 yaml-syntax: a line cannot begin with %"},
		{"%x y\n", "2:1 yaml-syntax: a line cannot begin with %"},
		{"a: " + strings.Repeat("[", 17) + strings.Repeat("]", 17) + "\n", "2:20 too-deep: values are nested too deeply"},
	} {
		_, list := YAML("f.md", tt.text, 2)
		if got := problems(list); got != tt.want {
			t.Errorf("%q\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestTOMLValues(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"# nothing\n", ""},
		{"a = 'b' # note\n", "a@2:1=qtext(b)@2:5"},
		{"a='b'\n  c   =   \"d\\u00e9\"\n", "a@2:1=qtext(b)@2:3 c@3:3=qtext(dé)@3:11"},
		{"a = \"\"\n", "a@2:1=qtext()@2:5"},
		{"a = '''\none\ntwo'''\nb = \"\"\"x\\\n  y\"\"\"\nc = 1\n", "a@2:1=qtext(one\ntwo)@2:5 b@5:1=qtext(xy)@5:5 c@7:1=number(1)@7:5"},
		{"a = true\nb = false\n", "a@2:1=bool(true)@2:5 b@3:1=bool(false)@3:5"},
		{"a = -7\nb = 1.50\nc = 0x1f\nd = inf\ne = 1_000\n", "a@2:1=number(-7)@2:5 b@3:1=number(1.50)@3:5 c@4:1=number(0x1f)@4:5 d@5:1=number(inf)@5:5 e@6:1=number(1_000)@6:5"},
		{"a = 2026-11-22\nb = 2026-11-22T09:30:00Z\nc = 2026-11-22 09:30:00\nd = 09:30:00\n", "a@2:1=date(2026-11-22)@2:5 b@3:1=date(2026-11-22T09:30:00Z)@3:5 c@4:1=date(2026-11-22 09:30:00)@4:5 d@5:1=date(09:30:00)@5:5"},
		{"a = ['b', 1, ['c'], {d = 'e'}]\n", "a@2:1=[qtext(b)@2:6 number(1)@2:11 [qtext(c)@2:15]@2:5 {d@2:22=qtext(e)@2:26}@2:21]@2:5"},
		{"a   =   [\n  'b',\n  'c',\n]\n", "a@2:1=[qtext(b)@3:3 qtext(c)@4:3]@2:9"},
		{"a = {b = 1, c.d = 2}\n", "a@2:1={b@2:6=number(1)@2:10 c@2:13={d@2:15=number(2)@2:19}@2:13}@2:5"},
		{"a.b.c = 1\na.b.d = 2\na.e = 3\n", "a@2:1={b@2:3={c@2:5=number(1)@2:9 d@3:5=number(2)@3:9}@2:3 e@4:3=number(3)@4:7}@2:1"},
		{"x = 1\n[a]\nb = 1\n[c.d]\ne = 2\n[c]\nf = 3\n", "x@2:1=number(1)@2:5 a@3:2={b@4:1=number(1)@4:5}@3:2 c@5:2={d@5:4={e@6:1=number(2)@6:5}@5:4 f@8:1=number(3)@8:5}@5:2"},
		{"[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3\n[[a.e]]\n[[a.e]]\nf = 4\n", "a@2:3=[{b@3:1=number(1)@3:5}@2:3 {b@5:1=number(2)@5:5 c@6:4={d@7:1=number(3)@7:5}@6:4 e@8:5=[{}@8:5 {f@10:1=number(4)@10:5}@9:5]@8:5}@4:3]@2:3"},
		{"[[a]]\n[a.b]\n[[a]]\n[a.b]\n", "a@2:3=[{b@3:4={}@3:4}@2:3 {b@5:4={}@5:4}@4:3]@2:3"},
		{"'a b' = 1\n\"c\\u0064\" = 2\n'e.f' = 3\n", "a b@2:1=number(1)@2:9 cd@3:1=number(2)@3:13 e.f@4:1=number(3)@4:9"},
		// columns count characters
		{"a = ['é', '語', '😀', 'x'] # é\n\"größe\" = 'ß'\n", "a@2:1=[qtext(é)@2:6 qtext(語)@2:11 qtext(😀)@2:16 qtext(x)@2:21]@2:5 größe@3:1=qtext(ß)@3:11"},
		{"a = 'x\u2028y'\nb = 1\n", "a@2:1=qtext(x\u2028y)@2:5 b@3:1=number(1)@3:5"},
	} {
		v, list := TOML("f.md", tt.text, 2)
		if got := entries(v); got != tt.want || len(list) > 0 {
			t.Errorf("%q\ngot  %s %s\nwant %s", tt.text, got, problems(list), tt.want)
		}
	}
}

func TestTOMLProblems(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"title = Flu\n", "2:9 toml-syntax: a value cannot begin with this character"},
		{"a = \n", "2:5 toml-syntax: a value cannot begin with this character"},
		{"a =", "2:3 toml-syntax: a value is missing here"},
		{"a = tru\n", "2:5 toml-syntax: this word is not a value"},
		{"a: b\n", `2:2 toml-syntax: this line has no "key = value"`},
		{"é = 1\n", "2:1 toml-syntax: a key cannot begin with this character"},
		{"a = 'é' x\n", "2:9 toml-syntax: something follows the value on its line"},
		{"a = \"語語\" 2\n", "2:10 toml-syntax: something follows the value on its line"},
		{"a = \"b\nc\"\n", "2:7 toml-syntax: quotation marks are opened but not closed"},
		{"a = 'b\n", "2:7 toml-syntax: quotation marks are opened but not closed"},
		{"a = '''b\n", "2:9 toml-syntax: quotation marks are opened but not closed"},
		{"a = [1\n", "2:7 toml-syntax: a list is opened with [ but not closed"},
		{"a = [1 2]\n", "2:8 toml-syntax: a list is opened with [ but not closed"},
		{"a = {b = 1\n", "2:11 toml-syntax: a group is opened with { but not closed"},
		{"[a\n", "2:3 toml-syntax: the name of a table is opened with [ but not closed"},
		{"a = \"\\q\"\n", `2:6 toml-syntax: \ cannot be used before this character`},
		{"a = \"\\ud800\"\n", `2:6 toml-syntax: \ cannot be used before this character`},
		{"a = 2026-13-45\n", "2:10 toml-syntax: there is no such date"},
		{"a = 2026-11-22T09:30:61Z\n", "2:22 toml-syntax: this is not a time"},
		{"a = 01\n", "2:5 toml-syntax: a number cannot begin with a zero"},
		{"a = 1__0\n", "2:6 toml-syntax: this is not a number"},
		{"a = 99999999999999999999\n", "2:5 toml-syntax: this is not a number"},
		{"a = 1\nb = 2\na = 3\nb = 4\n", `4:1 duplicate-key: the key "a" appears here a second time; it is already on line 2 (2:1); 5:1 duplicate-key: the key "b" appears here a second time; it is already on line 3 (3:1)`},
		{"a = {b = 1, b = 2}\n", `2:13 duplicate-key: the key "b" appears here a second time; it is already on line 2 (2:6)`},
		{"a.b = 1\na.b = 2\n", `3:3 duplicate-key: the key "b" appears here a second time; it is already on line 2 (2:3)`},
		{"[a]\nx = 1\n[a]\ny = 1\n", `4:2 duplicate-key: the key "a" appears here a second time; it is already on line 2 (2:2)`},
		{"[[a]]\nx = 1\nx = 2\n[[a]]\nx = 1\n", `4:1 duplicate-key: the key "x" appears here a second time; it is already on line 3 (3:1)`},
		{"[a]\n[[a]]\n", `3:3 duplicate-key: the key "a" appears here a second time; it is already on line 2 (2:2)`},
		{"[[a]]\n[a]\n", `3:2 duplicate-key: the key "a" appears here a second time; it is already on line 2 (2:3)`},
		{"a = 1\n[a]\n", `3:2 duplicate-key: the key "a" appears here a second time; it is already on line 2 (2:1)`},
		{"a = [1]\n[[a]]\n", `3:3 duplicate-key: the key "a" appears here a second time; it is already on line 2 (2:1)`},
		{"a = 1\na.b = 2\n", `3:1 duplicate-key: the key "a" appears here a second time; it is already on line 2 (2:1)`},
		{"a.b.c = 1\n[a.b]\n", "3:2 toml-syntax: this key or table already appears above"},
		{"a = " + strings.Repeat("[", 17) + strings.Repeat("]", 17) + "\n", "2:5 too-deep: values are nested too deeply"},
	} {
		_, list := TOML("f.md", tt.text, 2)
		if got := problems(list); got != tt.want {
			t.Errorf("%q\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
		for _, d := range list {
			if d.Hint == "" {
				t.Errorf("%q: no hint with %s", tt.text, d.Message)
			}
		}
	}
}

// TestDuplicatesKeepTheFirst: what stands twice is reported, and the rest is read
// all the same.
func TestDuplicatesKeepTheFirst(t *testing.T) {
	for _, tt := range []struct {
		read func(file, text string, line int) (Value, diag.List)
		text string
	}{{YAML, "a: 1\na: 2\nb: 3\n"}, {TOML, "a = 1\na = 2\nb = 3\n"}} {
		v, _ := tt.read("f.md", tt.text, 1)
		if len(v.Entries) != 2 || v.Entries[0].Value.Text != "1" || v.Entries[1].Value.Text != "3" {
			t.Errorf("%q gives %s", tt.text, shown(v))
		}
	}
}
