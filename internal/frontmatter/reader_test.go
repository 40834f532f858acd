package frontmatter

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/frontmatter/civildate"
)

// asked reads one key a of a YAML header and says what came back and what was
// wrong.
func asked(text string, ask func(*Reader) any) string {
	v, list := YAML("f.md", text, 1)
	r := NewReader(v, &list)
	got := ask(r)
	r.Done(nil)
	answer := fmt.Sprint(got)
	switch g := got.(type) {
	case Word:
		answer = fmt.Sprintf("%q@%d:%d", g.Text, g.At.Line, g.At.Column)
	case []Word:
		var all []string
		for _, w := range g {
			all = append(all, fmt.Sprintf("%q@%d:%d", w.Text, w.At.Line, w.At.Column))
		}
		answer = strings.Join(all, " ")
	case civildate.Moment:
		answer = g.ISO()
	}
	for _, d := range list {
		answer += fmt.Sprintf(" | %d:%d %s: %s; %s", d.Line, d.Column, d.Code, d.Message, d.Hint)
	}
	return answer
}

func TestReader(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	line := func(r *Reader) any { return r.Line("a", 10) }
	spelled := func(r *Reader) any { return r.Spelled("a", 10) }
	flag := func(r *Reader) any { return r.Flag("a") }
	count := func(r *Reader) any { return r.Count("a", 5, 1, 9) }
	date := func(r *Reader) any { return r.Moment("a", london) }
	choice := func(r *Reader) any { return r.Choice("a", "news", "guide", "opinion") }
	words := func(r *Reader) any { return r.Words("a", 10) }
	const unclear = "not-true-or-false: \"a\" must be true or false, and this is %s; write  a: true  or  a: false, without quotation marks"
	quoted := func(s string) string { return fmt.Sprintf("true | 1:4 "+unclear, s) }
	const number = `5 | 1:4 not-a-number: "a" must be a whole number from 1 to 9; write, for example,  a: 5`
	for _, tt := range []struct {
		name string
		ask  func(*Reader) any
		text string
		want string
	}{
		{"line", line, "b: 1\n", `""@1:1 | 1:1 unknown-key: unknown key "b"; did you mean "a"?`},
		{"line", line, "a: x\n", `"x"@1:4`},
		{"line", line, "a: ' x \t y '\n", `"x y"@1:4`},
		{"line", line, "a: >\n  one\n  two\n", `"one two"@1:4`},
		{"line", line, "a: \"5\u00a0mg,\u202fx\"\n", `"5\u00a0mg,\u202fx"@1:4`},
		{"line", line, "a: \"\u00a0\"\n", `""@1:1`},
		{"line", line, "a: \"x\u2028y\"\n", `"x y"@1:4`},
		{"line", line, "a: \"x\\u2028y\"\n", `"x y"@1:4`},
		{"line", line, "a:\n", `""@1:1`},
		{"line", line, "a: ~\n", `""@1:1`},
		{"line", line, "a: 7\n", `""@1:4 | 1:4 wrong-type: "a" must be text, and this is a number; put it in quotation marks: a: "7"`},
		{"line", line, "a: true\n", `""@1:4 | 1:4 wrong-type: "a" must be text, and this is true or false; put it in quotation marks: a: "true"`},
		{"line", line, "a: 2026-11-22\n", `""@1:4 | 1:4 wrong-type: "a" must be text, and this is a date; put it in quotation marks: a: "2026-11-22"`},
		{"line", line, "a: [x]\n", `""@1:4 | 1:4 wrong-type: "a" must be text, and this is a list; write one, without brackets:  a: x`},
		{"line", line, "a: {x: y}\n", `""@1:4 | 1:4 wrong-type: "a" must be text, and this is a group of keys; write one line of text`},
		{"line", line, "a: ÄÖÜäöüß123\n", `"ÄÖÜäöüß123"@1:4`}, // ten characters, seventeen bytes
		{"line", line, "a: 0123456789a\n", `""@1:4 | 1:4 too-long: "a" has 11 characters; the limit is 10; shorten it`},
		{"line", line, "a: \"x\\x0By\"\n", `""@1:4 | 1:4 control-character: "a" holds the character U+000B, which is not allowed in pages or feeds; delete it`},
		{"line", line, "a: \"x\\uFFFEy\"\n", `""@1:4 | 1:4 control-character: "a" holds the character U+FFFE, which is not allowed in pages or feeds; delete it`},
		{"line", line, "a: &x y\n", `""@1:1 | 1:4 yaml-alias: references (&x, *x) are not supported; write the value out, or put it in quotation marks`},

		{"spelled", spelled, "a: 0123\n", `"0123"@1:4`},
		{"spelled", spelled, "a: 1e3\n", `"1e3"@1:4`},
		{"spelled", spelled, "a: True\n", `"True"@1:4`},
		{"spelled", spelled, "a: 2026-11-22\n", `"2026-11-22"@1:4`},
		{"spelled", spelled, "a: [x]\n", `""@1:4 | 1:4 wrong-type: "a" must be text, and this is a list; write one, without brackets:  a: x`},

		// cases 13 to 16: whatever is not spelled just so is an error, and counts as a draft
		{"flag", flag, "a: true\n", "true"},
		{"flag", flag, "a: false\n", "false"},
		{"flag", flag, "{}\n", "false"},
		{"flag", flag, "A: true\n", `false | 1:1 unknown-key: unknown key "A"; keys are written in lower case: "a"`},
		{"flag", flag, "a: ture\n", quoted(`"ture"`)},
		{"flag", flag, "a: \"true\"\n", quoted(`"true"`)},
		{"flag", flag, "a: 'false'\n", quoted(`"false"`)},
		{"flag", flag, "a: True\n", quoted(`"True"`)},
		{"flag", flag, "a: FALSE\n", quoted(`"FALSE"`)},
		{"flag", flag, "a: yes\n", quoted(`"yes"`)},
		{"flag", flag, "a: no\n", quoted(`"no"`)},
		{"flag", flag, "a: off\n", quoted(`"off"`)},
		{"flag", flag, "a: 1\n", quoted(`"1"`)},
		{"flag", flag, "a: 0\n", quoted(`"0"`)},
		{"flag", flag, "a: ~\n", "false"},
		{"flag", flag, "a:\n", "false"},
		{"flag", flag, "a: ''\n", "false"},
		{"flag", flag, "a: [true]\n", quoted("a list")},
		{"flag", flag, "a: {b: true}\n", quoted("a group of keys")},
		{"flag", flag, "a: false # not yet\n", "false"},
		{"flag", flag, "a: falsе\n", quoted(`"falsе"`)}, // with a Cyrillic е
		{"flag", flag, "a: !!bool false\n", "true | 1:4 yaml-tag: type tags (!x) are not supported; write the plain value, or put it in quotation marks"},
		{"flag", flag, "a: false\na: true\n", `false | 2:1 duplicate-key: the key "a" appears here a second time; it is already on line 1; keep one of the two`},

		{"count", count, "{}\n", "5"},
		{"count", count, "a:\n", "5"},
		{"count", count, "a: 9\n", "9"},
		{"count", count, "a: 10\n", number},
		{"count", count, "a: 0\n", number},
		{"count", count, "a: 1.5\n", number},
		{"count", count, "a: 0x5\n", number},
		{"count", count, "a: 1e0\n", number},
		{"count", count, "a: \"5\"\n", number},
		{"count", count, "a: many\n", number},
		{"count", count, "a: [5]\n", number},
		{"count", count, "a: 99999999999999999999\n", number},

		{"date", date, "{}\n", ""},
		{"date", date, "a: 2026-07-01\n", "2026-07-01"},
		{"date", date, "a: 2026-07-01 09:30\n", "2026-07-01T09:30:00+01:00"},
		{"date", date, "a: \"2026-07-01T09:30\"\n", "2026-07-01T09:30:00+01:00"},
		{"date", date, "a:\n", ""},
		{"date", date, "a: ''\n", ""},
		{"date", date, "a: 2026\n", ` | 1:4 bad-date: "2026" is not a date; write the date as 2026-11-22, or with a time as 2026-11-22T09:30`},
		{"date", date, "a: 02/03/2026\n", ` | 1:4 bad-date: the date "02/03/2026" is ambiguous: which number is the month?; write 2026-03-02 or 2026-02-03`},
		{"date", date, "a: [2026-07-01]\n", ` | 1:4 wrong-type: "a" must be a date, and this is a list; write, for example,  a: 2026-11-22`},
		{"date", date, "a: true\n", ` | 1:4 bad-date: "true" is not a date; write the date as 2026-11-22, or with a time as 2026-11-22T09:30`},

		{"choice", choice, "{}\n", "news"},
		{"choice", choice, "a:\n", "news"},
		{"choice", choice, "a: guide\n", "guide"},
		{"choice", choice, "a: gudie\n", `news | 1:4 unknown-choice: unknown a "gudie"; did you mean "guide"?`},
		{"choice", choice, "a: Guide\n", `news | 1:4 unknown-choice: unknown a "Guide"; did you mean "guide"?`},
		{"choice", choice, "a: other\n", `news | 1:4 unknown-choice: unknown a "other"; choose one of: news, guide, opinion`},
		{"choice", choice, "a: [guide]\n", `news | 1:4 wrong-type: "a" must be text, and this is a list; write one, without brackets:  a: guide`},

		{"words", words, "{}\n", ""},
		{"words", words, "a:\n", ""},
		{"words", words, "a: []\n", ""},
		{"words", words, "a: x\n", `"x"@1:4`},
		{"words", words, "a: [no, 1e3, 0123, 2026-11-01, true]\n", `"no"@1:5 "1e3"@1:9 "0123"@1:14 "2026-11-01"@1:20 "true"@1:32`},
		{"words", words, "a:\n  - x\n  -\n  - ''\n  - y\n", `"x"@2:5 "y"@5:5 | 3:4 empty-value: an item of "a" is empty; write it, or delete the item | 4:5 empty-value: an item of "a" is empty; write it, or delete the item`},
		{"words", words, "a: [x, [y], {b: c}]\n", `"x"@1:5 | 1:8 wrong-type: "a" must be text, and this is a list; write one line of text | 1:13 wrong-type: "a" must be text, and this is a group of keys; write one line of text`},
		{"words", words, "a: {b: c}\n", ` | 1:4 wrong-type: "a" must be a list, and this is a group of keys; write  a: [one, another]`},
		{"words", words, "a: [&x y, z]\n", `"z"@1:11 | 1:5 yaml-alias: references (&x, *x) are not supported; write the value out, or put it in quotation marks`},
	} {
		t.Run(tt.name+" "+strings.TrimSpace(tt.text), func(t *testing.T) {
			if got := asked(tt.text, tt.ask); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestFlagInTOML: the same in the other language, where words without quotation
// marks are no values at all.
func TestFlagInTOML(t *testing.T) {
	for text, want := range map[string]string{
		"a = true\n": "true", "a = false\n": "false", "\n": "false",
		"a = \"true\"\n":   `true 1:5 not-true-or-false: "a" must be true or false, and this is "true"`,
		"a = 1\n":          `true 1:5 not-true-or-false: "a" must be true or false, and this is "1"`,
		"a = 2026-11-22\n": `true 1:5 not-true-or-false: "a" must be true or false, and this is "2026-11-22"`,
		"a = [true]\n":     `true 1:5 not-true-or-false: "a" must be true or false, and this is a list`,
		"[a]\nb = true\n":  `true 1:2 not-true-or-false: "a" must be true or false, and this is a group of keys`,
	} {
		v, list := TOML("f.md", text, 1)
		got := strings.TrimSpace(fmt.Sprint(NewReader(v, &list).Flag("a")) + " " + problems(list))
		if got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
	for _, text := range []string{"a = True\n", "a = yes\n", "a = ture\n", "a =\n"} {
		if _, list := TOML("f.md", text, 1); !list.Failed() {
			t.Errorf("%q is taken", text)
		}
	}
}

func TestGroups(t *testing.T) {
	read := func(text string) string {
		v, list := YAML("f.md", text, 1)
		r := NewReader(v, &list)
		var got []string
		if g := r.Group("g"); g != nil {
			g.Require("a group", map[string]string{"x": "x: 1"})
			got = append(got, "g.x="+g.Spelled("x", 10).Text)
			g.Done(nil)
		}
		for _, g := range r.Groups("list", "{y: 1}") {
			got = append(got, fmt.Sprintf("list.y=%s@%d:%d", g.Spelled("y", 10).Text, g.At().Line, g.At().Column))
			g.Done(map[string]string{"why": "y"})
		}
		for _, item := range r.Items("mixed") {
			if item.Group != nil {
				got = append(got, "group z="+item.Group.Spelled("z", 10).Text)
				continue
			}
			got = append(got, "word "+item.Word.Text)
		}
		r.Done(nil)
		return strings.Join(got, " ") + " | " + problems(list)
	}
	for _, tt := range []struct{ text, want string }{
		{"{}\n", " | "},
		{"g: {x: 1}\nlist: [{y: 2}, {y: 3}]\nmixed: [a, {z: 4}, 5]\n", "g.x=1 list.y=2@2:8 list.y=3@2:16 word a group z=4 word 5 | "},
		{"g:\nlist:\nmixed:\n", " | "},
		{"g: {}\n", " | "},
		{"g: {x: ''}\n", " | "},
		{"g: {x: '', w: 1}\n", `g.x= | 1:12 unknown-key: unknown key "w"; 1:8 empty-value: "x" is empty`},
		{"list: [{y: ''}, {y: }]\nmixed: ['', ~, {z: []}]\n", " | "},
		{"g: {w: 1}\n", `g.x= | 1:5 unknown-key: unknown key "w"`},
		{"g: a\n", ` | 1:4 wrong-type: "g" must be a group of keys, and this is text`},
		{"g: [x]\n", ` | 1:4 wrong-type: "g" must be a group of keys, and this is a list`},
		{"list: {y: 1}\n", ` | 1:7 wrong-type: "list" must be a list, and this is a group of keys`},
		{"list: [a, {y: 1}]\n", `list.y=1@1:11 | 1:8 wrong-type: an item of "list" must be a group of keys, and this is text`},
		{"list: [{why: 1}]\n", `list.y=@1:8 | 1:9 unknown-key: unknown key "why"`},
		{"mixed: ['', ~, [a], &x b, c]\n", `word c | 1:21 yaml-alias: references (&x, *x) are not supported; 1:9 empty-value: an item of "mixed" is empty; 1:13 empty-value: an item of "mixed" is empty; 1:16 wrong-type: "mixed" must be text, and this is a list`},
		{"mixed: a\n", ` | 1:8 wrong-type: "mixed" must be a list, and this is text`},
	} {
		if got := read(tt.text); got != tt.want {
			t.Errorf("%q\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// TestRequireAndDone: a key is missing, empty, or was meant by another one; each
// mistake gives one report.
func TestRequireAndDone(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"title: T\ndate: 2026-11-22\n", ""},
		{"", `1:1 missing-key: an article needs the key "date"; 1:1 missing-key: an article needs the key "title"`},
		{"title:\ndate:\n", `2:6 empty-value: "date" is empty; 1:7 empty-value: "title" is empty`},
		{"title: ''\ndate: 2026-11-22\n", `1:8 empty-value: "title" is empty`},
		{"title: ' '\ndate: 2026-11-22\ntags: []\n", `1:8 empty-value: "title" is empty`},
		{"titel: T\ndate: 2026-11-22\n", `1:1 unknown-key: unknown key "titel"`},
		{"Title: T\nDATE: 2026-11-22\n", `1:1 unknown-key: unknown key "Title"; 2:1 unknown-key: unknown key "DATE"`},
		{"headline: T\ndate: 2026-11-22\n", `1:1 unknown-key: unknown key "headline"`},
		{"title: T\ntitel: U\ndate: 2026-11-22\n", `2:1 unknown-key: unknown key "titel"`},
		{"title: T\ndate: 2026-11-22\nlastmod: x\nzzz: y\n", `3:1 unknown-key: unknown key "lastmod"; 4:1 unknown-key: unknown key "zzz"`},
		{"title: &x T\ndate: 2026-11-22\n", "1:8 yaml-alias: references (&x, *x) are not supported"},
		{"title: [T]\ndate: 2026-11-22\n", `1:8 wrong-type: "title" must be text, and this is a list`},
	} {
		v, list := YAML("f.md", tt.text, 1)
		r := NewReader(v, &list)
		r.Require("an article", map[string]string{"title": "title: T", "date": "date: 2026-11-22"})
		r.Line("title", 100)
		r.Moment("date", time.UTC)
		r.Words("tags", 100)
		r.Done(map[string]string{"headline": "title", "lastmod": "updated"}) // "updated" is no key here
		if got := problems(list); got != tt.want {
			t.Errorf("%q\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
		for _, d := range list {
			if d.Hint == "" || strings.Contains(d.Hint, "updated") {
				t.Errorf("%q: the hint is %q", tt.text, d.Hint)
			}
		}
	}
}

func TestPlaces(t *testing.T) {
	v, list := YAML("f.md", "a: b\nc:\n  d: e\nf:\n", 10)
	r := NewReader(v, &list)
	for key, want := range map[string]string{"a": "f.md:10:4", "c": "f.md:12:3", "f": "f.md:13:3", "zzz": "f.md:10:1"} {
		if got := r.Place(key).String(); got != want {
			t.Errorf("Place(%q) is %s, want %s", key, got, want)
		}
	}
	if r.Has("f") || !r.Blank("f") || r.Has("zzz") || r.Blank("zzz") || r.Blank("a") || r.At().String() != "f.md:10:1" {
		t.Error("Has or At is wrong")
	}
	if got := strings.Join(r.Keys(), " "); got != "a c" {
		t.Errorf("the keys are %s", got)
	}
	if got := r.Raw("c"); got.Kind != Map || len(got.Entries) != 1 {
		t.Errorf("Raw gives %s", shown(got))
	}
	if got := r.Raw("zzz"); got.Kind != Null || got.At.Line != 10 {
		t.Errorf("Raw of an absent key gives %s", shown(got))
	}
	r.Problem("a", "code", "mend it", "%d%% wrong", 100)
	if d := list[0]; d.Error() != "f.md:10:4: error: 100% wrong" || d.Hint != "mend it" || d.Severity != diag.Error {
		t.Errorf("got %v, hint %q", d, d.Hint)
	}
}
