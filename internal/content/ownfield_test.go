package content

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/source"
	"galen/internal/taxonomy"
)

// TestReserved: what a site cannot declare is what documents are asked for without any
// declaration.
func TestReserved(t *testing.T) {
	asked := map[string]bool{}
	taxonomies := taxonomy.Declarations{{Name: "conditions", Tree: true}, {Name: taxonomy.Series, Ordered: true}}
	for _, file := range []string{"content/health/a.md", "content/health/_index.md", "content/_index.md", "content/authors/ada.md", "content/about.md", "content/conditions/a.md"} {
		_, list := Parse(source.NewFile(file, []byte("---\nzzzzzzzz: 1\n---\nText.\n")), Rules{Zone: time.UTC, Taxonomies: taxonomies})
		for _, d := range list {
			if keys, found := strings.CutPrefix(d.Hint, "the keys are: "); found {
				for key := range strings.SplitSeq(keys, ", ") {
					asked[key] = true
				}
			}
		}
	}
	delete(asked, "conditions")
	if len(asked) < 30 {
		t.Fatalf("only %d keys were met", len(asked))
	}
	for key := range asked {
		if !slices.Contains(fields.Reserved, key) {
			t.Errorf("%q can be declared", key)
		}
	}
	for _, key := range fields.Reserved {
		if !asked[key] {
			t.Errorf("%q cannot be declared, and no document has it", key)
		}
	}
	if !slices.Equal(fields.Kinds, Kinds) {
		t.Errorf("kinds of articles are %q and %q", fields.Kinds, Kinds)
	}
}

// declaredFields has a field of each type.
var declaredFields = func() fields.Declarations {
	types := map[string]fields.Type{
		"aline": fields.Line, "atext": fields.Text, "anumber": fields.Number, "adate": fields.Date, "ayes": fields.YesNo, "alink": fields.Link,
		"apicture": fields.Picture, "afile": fields.File, "anarticle": fields.Article, "anauthor": fields.Author,
	}
	var all fields.Declarations
	for _, name := range slices.Sorted(maps.Keys(types)) {
		all = append(all, fields.Declaration{Name: name, Type: types[name], Owners: []fields.Owner{fields.Articles}})
	}
	choice := fields.Declaration{Name: "achoice", Type: fields.Choice, Choices: []string{"planned", "running"}, Owners: []fields.Owner{fields.Articles}}
	group := fields.Declaration{Name: "agroup", Type: fields.Group, Owners: []fields.Owner{fields.Articles}, Keys: fields.Declarations{{Name: "place", Required: true}, {Name: "beds", Type: fields.Number}}}
	list := fields.Declaration{Name: "alist", Type: fields.List, Owners: []fields.Owner{fields.Articles}, Item: &fields.Declaration{Name: "alist", Type: fields.Number}}
	return append(all, choice, group, list)
}()

// TestFieldHints is each type, right and wrong: every mistake at its place, and what the hint
// says solves it.
func TestFieldHints(t *testing.T) {
	told := func(lines string) diag.List {
		_, list := Parse(source.NewFile("content/health/x.md", []byte(withLine(lines))), Rules{Zone: time.UTC, Fields: declaredFields})
		return list
	}
	cases := []struct{ wrong, place, code, right string }{
		{"aline: [a, b]", "2:8", "wrong-type", "aline: a and b"},
		{"aline: 12", "2:8", "wrong-type", `aline: "12"`},
		{"atext: [a]", "2:8", "wrong-type", "atext: |\n  a"},
		{"atext: |\n  One <u>two</u>.", "3:7", "raw-html", "atext: |\n  One two."},
		{"atext: |\n  One\n\n  Two [here](/b/).", "5:7", "vague-link", "atext: |\n  One\n\n  Two [of them](/b/)."},
		{"atext: |\n  One.[^1]\n\n  [^1]: Two", "3:7", "bad-field", "atext: One."},
		{"atext: Two [of them](javascript:a).", "2:12", "dangerous-url", "atext: Two [of them](/a/)."},
		{"atext: |\n  It is so [@x].", "3:13", "bad-field", "atext: It is so."},
		{"atext: |\n  ## One", "3:3", "bad-field", "atext: One"},
		{"atext: |\n  ![A cup](cup.jpg)", "3:3", "bad-field", "apicture: {src: cup.jpg, alt: A cup}"},
		{"atext: |\n  :::note\n  So.\n  :::", "3:3", "bad-field", "atext: So."},
		{"anumber: twelve", "2:10", "not-a-number", "anumber: 12"},
		{"anumber: 12 mg", "2:10", "not-a-number", "anumber: 12"},
		{"anumber: .nan", "2:10", "not-a-number", "anumber: 12"},
		{"anumber: 0x10", "2:10", "not-a-number", "anumber: 16"},
		{"anumber: 1_000", "2:10", "not-a-number", "anumber: 1000"},
		{"anumber: 007", "2:10", "not-a-number", "anumber: 7"},
		{"anumber: 1,5", "2:10", "not-a-number", "anumber: 1.5"},
		{"anumber: 1e3", "2:10", "not-a-number", "anumber: -0.5"},
		{"adate: 2026-02-30", "2:8", "bad-date", "adate: 2026-02-28"},
		{"adate: soon", "2:8", "bad-date", "adate: 2026-11-22"},
		{"ayes: maybe", "2:7", "not-true-or-false", "ayes: true"},
		{"achoice: runing", "2:10", "unknown-choice", "achoice: running"},
		{"achoice: done", "2:10", "unknown-choice", "achoice: planned"},
		{"alink: javascript:alert(1)", "2:8", "bad-url", "alink: https://www.who.int/"},
		{"apicture: cup.jpg", "2:11", "wrong-type", "apicture: {src: cup.jpg, alt: A cup}"},
		{"apicture: {src: cup.jpg}", "2:11", "missing-key", "apicture: {src: cup.jpg, alt: A cup}"},
		{"afile: [a.pdf]", "2:8", "wrong-type", "afile: a.pdf"},
		{"anarticle: {slug: a}", "2:12", "wrong-type", "anarticle: a"},
		{"anauthor: [ada]", "2:11", "wrong-type", "anauthor: ada"},
		{"agroup: Leeds", "2:9", "wrong-type", "agroup: {place: Leeds}"},
		{"agroup: {beds: 1}", "2:9", "missing-key", "agroup: {place: Leeds, beds: 1}"},
		{"agroup: {place: Leeds, bets: 1}", "2:24", "unknown-key", "agroup: {place: Leeds, beds: 1}"},
		{"agroup: {place: Leeds, beds: one}", "2:30", "not-a-number", "agroup: {place: Leeds, beds: 1}"},
		{"alist: [1, two]", "2:12", "not-a-number", "alist: [1, 2]"},
		{"alist: [1, ~]", "2:12", "empty-value", "alist: [1]"},
		{"aliens: [1]", "2:1", "unknown-key", "aline: a"},
	}
	for _, c := range cases {
		list := told(c.wrong)
		if len(list) != 1 || strconv.Itoa(list[0].Line)+":"+strconv.Itoa(list[0].Column) != c.place || list[0].Code != c.code || list[0].Hint == "" {
			t.Errorf("%q: want %s %s, and this is told: %v", c.wrong, c.place, c.code, list)
		}
		if list := told(c.right); len(list) > 0 {
			t.Errorf("%q: %v", c.right, list)
		}
	}
	t.Logf("%d cases", len(cases))
}

// TestMarksInTOML: Markdown in a field of a text is meant, whatever the quotes around it.
func TestMarksInTOML(t *testing.T) {
	for _, value := range []string{`"""\nSee [x](/b/) and **bold**.\n"""`, `'''\nSee [x](/b/) and **bold**.\n\'\'\'`, `"See [x](/b/) and **bold**."`} {
		value = strings.ReplaceAll(strings.ReplaceAll(value, `\n`, "\n"), `\'`, "'")
		text := "+++\ntitle = \"T\"\ndescription = \"D\"\ndate = 2026-11-01\nauthors = [\"desk\"]\natext = " + value + "\n+++\nText.\n"
		d, list := Parse(source.NewFile("content/health/x.md", []byte(text)), Rules{Zone: time.UTC, Fields: declaredFields})
		if len(list) > 0 || !strings.Contains(strings.Join(d.(*Article).Fields[0].Rich.Segments, ""), "<strong>bold</strong>") {
			t.Errorf("%s\n%v", text, list)
		}
	}
}
