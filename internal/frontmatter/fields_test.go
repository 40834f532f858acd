package frontmatter

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// says reads a header and lists what is wrong with it, a line for each problem.
func says(text string, toml bool, read func(*Reader)) string {
	parse := YAML
	if toml {
		parse = TOML
	}
	v, list := parse("f.md", text, 2)
	if !list.Failed() {
		r := NewReader(v, &list)
		read(r)
		r.Done(map[string]string{"lastmod": "updated"})
	}
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%d:%d %s | %s\n", d.Line, d.Column, d.Message, d.Hint)
	}
	return b.String()
}

func everyKind(r *Reader) {
	r.Require("a test", map[string]string{"title": "title: T"})
	r.Line("title", 20)
	r.Spelled("pmid", 20)
	r.Flag("draft")
	r.Count("size", 5, 1, 9)
	r.Moment("updated", time.UTC)
	r.Choice("kind", "news", "guide")
	r.Words("tags", 20)
	if g := r.Group("image"); g != nil {
		g.Line("src", 20)
		g.Done(nil)
	}
	for _, g := range r.Groups("refs", "{doi: 10.1000/1}") {
		g.Spelled("doi", 20)
		g.Done(nil)
	}
}

func TestReading(t *testing.T) {
	for _, c := range []struct {
		text, want string
		toml       bool
	}{
		{text: "title: T\npmid: 0123\ndraft: true\nsize: 3\nupdated: 2026-11-01\nkind: guide\ntags: [no, 1e3]\nimage: {src: a}\nrefs: [{doi: 10.1}]\n"},
		{toml: true, text: "title = \"T\"\npmid = 123\ndraft = true\nsize = 3\nupdated = 2026-11-01\ntags = [\"a\"]\n[image]\nsrc = \"a\"\n[[refs]]\ndoi = \"10.1\"\n"},
		{text: "title: T\nsize: many\n", want: "3:7 \"size\" must be a whole number from 1 to 9 | write, for example,  size: 5\n"},
		{text: "title: T\nsize: 10\n", want: "3:7 \"size\" must be a whole number from 1 to 9 | write, for example,  size: 5\n"},
		{text: "titel: T\n", want: "2:1 unknown key \"titel\" | did you mean \"title\"?\n"},
		{text: "title: T\nlastmod: x\n", want: "3:1 unknown key \"lastmod\" | here this key is called \"updated\"\n"},
		{text: "title: T\nKind: guide\n", want: "3:1 unknown key \"Kind\" | keys are written in lower case: \"kind\"\n"},
		{text: "title: T\nkind: gude\n", want: "3:7 unknown kind \"gude\" | did you mean \"guide\"?\n"},
		{text: "title: T\nimage: {scr: a}\n", want: "3:9 unknown key \"scr\" | did you mean \"src\"?\n"},
		{text: "title: T\nrefs:\n  - doi: 1\n    dio: 2\n", want: "5:5 unknown key \"dio\" | did you mean \"doi\", which already exists: delete this line or that one\n"},
		{text: "title: This title is longer than twenty\n", want: "2:8 \"title\" has 32 characters; the limit is 20 | shorten it\n"},
		{toml: true, text: "title = \"é\"\nsize = \"3\"\n", want: "3:8 \"size\" must be a whole number from 1 to 9 | write, for example,  size: 5\n"},
		{toml: true, text: "title = \"T\"\n[image]\nscr = \"a\"\n", want: "4:1 unknown key \"scr\" | did you mean \"src\"?\n"},
	} {
		if got := says(c.text, c.toml, everyKind); got != c.want {
			t.Errorf("%q:\n%swant\n%s", c.text, got, c.want)
		}
	}
}

// TestValues is what each kind of value is taken for, and where it stands.
func TestValues(t *testing.T) {
	yaml := "a: x\nb: 1\nc: true\nd: 2026-11-01\ne: ~\nf: \"1\"\ng: [é, 2]\nh:\n  i: j\n"
	v, list := YAML("f.md", yaml, 3)
	if len(list) > 0 {
		t.Fatal(list)
	}
	var got []string
	for _, e := range v.Entries {
		got = append(got, fmt.Sprintf("%s@%d:%d=%s@%d:%d", e.Key, e.At.Line, e.At.Column, e.Value.Kind, e.Value.At.Line, e.Value.At.Column))
	}
	want := "a@3:1=text@3:4 b@4:1=a number@4:4 c@5:1=true or false@5:4 d@6:1=a date@6:4 e@7:1=empty@7:4 f@8:1=text@8:4 g@9:1=a list@9:4 h@10:1=a group of keys@11:3"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("%s\nwant\n%s", s, want)
	}
	if at := v.Entries[6].Value.Items[1].At; at.Column != 8 {
		t.Errorf("the second item is at column %d, want 8: columns count characters", at.Column)
	}
}

// TestHostile is what must end soon: bombs of references and of brackets.
func TestHostile(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for i := 'b'; i < 'i'; i++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", i, i, strings.Repeat(fmt.Sprintf("*%c,", i-1), 9))
	}
	for name, text := range map[string]string{
		"references": bomb, "itself": "a: &a [*a]\n", "brackets": "x: " + strings.Repeat("[", 20000), "closed brackets": "x: " + strings.Repeat("[", 500) + strings.Repeat("]", 500),
		"merge": "a: &a {x: 1}\nb: {<<: *a}\n", "tag": "a: !!binary aGk=\n", "documents": "a: 1\n---\nb: 2\n",
	} {
		if _, list := YAML("f.md", text, 1); !list.Failed() {
			t.Errorf("%s: taken", name)
		}
	}
}
