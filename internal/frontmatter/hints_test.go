package frontmatter

import (
	"slices"
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/testing/tally"
)

// slips are headers with one mistake each: the line on which it is, counted from 1,
// a part of what is said, and the line as it should be, which the hint shows.
var slips = []struct {
	text string
	line int
	said string
	want string
}{
	// listed
	{"title: “Iron: what”\nkind: news\n", 1, "“ and ” mean nothing to YAML", `title: "Iron: what"`},
	{"title: “Iron tablets”\n", 1, "“ and ” mean nothing to YAML", ""},
	{"title: T\ndisclosures: [“None declared.”]\n", 2, "mean nothing to YAML", ""},
	{"title: T\nauthors: [“maria-lopez”]\n", 2, "mean nothing to YAML", ""},
	{"title: T\nauthors:\n\u00a0\u00a0- maria-lopez\n", 3, "indented with no-break spaces", "  - maria-lopez"},
	{"title: T\nimage: {src: a.jpg, alt: Red tablets: on a table, credit: Ada}\n", 2, "a colon or comma", `image: {src: a.jpg, alt: "Red tablets: on a table", credit: Ada}`},
	{"title: T\nimage: {src: a.jpg, alt: Red, round tablets}\n", 2, `a comma ends the value of "alt"`, `image: {src: a.jpg, alt: "Red, round tablets"}`},
	{"title: \"The iron that was found\nkind: news\ntags: [a]\ntext: \"x\"\n", 1, "opened but not closed", `title: "The iron that was found"`},
	{"title: T\ntags:\n-iron\n", 3, "space is missing after the hyphen", "- iron"},
	{"title: 'Take with tea' is bad\n", 1, "this apostrophe ends the text", `title: "'Take with tea' is bad"`},
	{"description: Iron: what it does\n", 1, "a colon followed by a space", `description: "Iron: what it does"`},
	{"title: T\ncorrections:\n  - date: 2026-11-22\n    text: Wrong: it was 5 mg\n", 4, "a colon followed by a space", `text: "Wrong: it was 5 mg"`},
	// made up
	{"title: “Iron: what”  \nkind: news\n", 1, "mean nothing to YAML", `title: "Iron: what"`},
	{"title: „Eisen: was nun“\n", 1, "mean nothing to YAML", `title: "Eisen: was nun"`},
	{"title: T\nimage: {src: a.jpg, alt: “Red: tablets”}\n", 2, "mean nothing to YAML", `image: {src: a.jpg, alt: "Red: tablets"}`},
	{"title: ‘Iron tablets’\n", 1, "mean nothing to YAML", ""},
	{"title: T\nimage:\n\u202f\u202fsrc: a.jpg\n", 3, "no-break spaces", "  src: a.jpg"},
	{"title: T\nimage:\n  \u00a0src: a.jpg\n", 3, "no-break spaces", "   src: a.jpg"},
	{"title: T\nimage: {src: a.jpg, alt: One, two, three}\n", 2, "a comma ends", `image: {src: a.jpg, alt: "One, two, three"}`},
	{"title: T\nimage: {alt: One, two, src: a.jpg}\n", 2, "a comma ends", `image: {alt: "One, two", src: a.jpg}`},
	{"title: T\nimage: {src: a.jpg, alt: She said \"no\", twice}\n", 2, "a comma ends", `image: {src: a.jpg, alt: 'She said "no", twice'}`},
	{"title: T\nreferences:\n  - {title: Iron: a trial, doi: 10.1000/xyz}\n", 3, "a colon or comma", `- {title: "Iron: a trial", doi: 10.1000/xyz}`},
	{"title: T\nreferences:\n  - {title: Iron, tea and milk, doi: 10.1000/xyz}\n", 3, "a comma ends", `- {title: "Iron, tea and milk", doi: 10.1000/xyz}`},
	{"title: T\nreviewed: {by: ada, on: 2026-11-22, note: see: below}\n", 2, "a colon or comma", `reviewed: {by: ada, on: 2026-11-22, note: "see: below"}`},
	{"title: 'The iron\nkind: news\n", 1, "opened but not closed", `title: 'The iron'`},
	{"title: \"The iron”\nkind: news\n", 1, "opened but not closed", `title: "The iron"`},
	{"title: \"The iron\ndescription: \"What it does.\"\nkind: news\n", 1, "opened but not closed", `title: "The iron"`},
	{"title: \"The iron\ndescription: What it does.\"\nkind: news\n", 1, "opened but not closed", ""},
	{"title: T\ntags:\n  - \"iron\n  - tea\nkind: \"news\"\n", 3, "opened but not closed", `- "iron"`},
	{"title: T\ntags:\n  -iron\n  - tea\n", 3, "space is missing after the hyphen", "- iron"},
	{"title: T\ntags:\n  - tea\n  -iron\n", 4, "space is missing after the hyphen", "- iron"},
	{"title: T\ntags:\n  -iron\n", 3, "space is missing after the hyphen", "- iron"},
	{"title: 'Best of' 2026: a list\n", 1, "this apostrophe ends the text", `title: "'Best of' 2026: a list"`},
	{"title: \"Best\" diets of 2026\n", 1, "this quotation mark ends the text", `title: '"Best" diets of 2026'`},
	{"title: \"It's \"the best\" diet\"\n", 1, "this quotation mark ends the text", `title: 'It''s "the best" diet'`},
	{"title: @home with flu\n", 1, "cannot begin with this character", `title: "@home with flu"`},
	{"title: `Flu`\n", 1, "cannot begin with this character", "title: \"`Flu`\""},
	{"title: Flu: \"what now\"\n", 1, "a colon followed by a space", `title: 'Flu: "what now"'`},
	{"title: T\ntags: [iron, tea\nkind: news\n", 2, "opened with [ but not closed", "tags: [iron, tea]"},
	{"title: T\nreviewed: {by: ada, on: 2026-11-22\nkind: news\n", 2, "opened with { but not closed", "reviewed: {by: ada, on: 2026-11-22}"},
	{"title: T\ntext: C:\\Users: mine\n", 2, "a colon followed by a space", `text: 'C:\Users: mine'`},
	{"title: #1 cause\n", 1, "is a comment", `"#1 cause"`},
	{"title: T\ntags: [flu #1, b]\n", 2, "this list or group is not closed", `tags: ["flu #1", b]`},
	{"title: T\ntags: [a, the #1 cause]\nkind: news\n", 2, "this list or group is not closed", `tags: [a, "the #1 cause"]`},
	{"title: T\nimage: {src: a.jpg, alt: Tray #2 of three}\n", 2, "this list or group is not closed", `image: {src: a.jpg, alt: "Tray #2 of three"}`},
	{"title: T\ntags:\n  - iron\n   - tea\n", 4, "read as part of that", "  - tea"},
	{"title: T\ntags:\n- iron\n  - tea\n  - milk\n", 4, "read as part of that", ""},
	{"title: T\n  description: What it does.\nkind: news\n", 2, "not indented like", "description: What it does."},
	{"title: T\nkind: news\n tags: [a]\n", 3, "not indented like", "tags: [a]"},
	{"title: T\nimage:\n  src: a.jpg\n alt: A cup\n", 4, "not indented like", "  alt: A cup"},
	{"title: T\nimage:\n  src: a.jpg\n    alt: A cup\nkind: news\n", 4, "not indented like", "  alt: A cup"},
}

// TestKind6Slips applies each hint: the line is replaced by the one that it
// shows, and nothing is wrong any more.
func TestKind6Slips(t *testing.T) {
	tally.Kind(t, 6, "slips")
	for _, c := range slips {
		list := judged(c.text)
		if len(list) == 0 {
			t.Errorf("%q: nothing is said", c.text)
			continue
		}
		d := list[0]
		if d.Line != c.line || !strings.Contains(d.Message, c.said) || d.Severity != diag.Error {
			t.Errorf("%q: %v, want line %d: %s", c.text, list, c.line, c.said)
			continue
		}
		if c.want == "" {
			continue
		}
		if !strings.HasSuffix(d.Hint, " "+c.want) && !strings.Contains(d.Hint, " "+c.want+";") {
			t.Errorf("%q: the hint is\n%s, want\n%s", c.text, d.Hint, c.want)
			continue
		}
		if list := judged(corrected(c.text, c.line, c.want)); len(list) > 0 {
			t.Errorf("%q: the hint %q does not help: %v", c.text, d.Hint, list)
		}
	}
}

// corrected is a text in which a line is the one that a hint shows.
func corrected(text string, line int, shown string) string {
	lines := strings.Split(text, "\n")
	old := lines[line-1]
	switch {
	case strings.HasPrefix(shown, " "): // it is the indentation that was wrong
		lines[line-1] = shown
	case strings.TrimLeft(old, " ") == shown: // likewise, and there is to be none
		lines[line-1] = shown
	case strings.HasPrefix(shown, `"`): // the value alone
		lines[line-1] = old[:strings.IndexByte(old, ' ')+1] + shown
	default:
		lines[line-1] = old[:len(old)-len(strings.TrimLeft(old, " "))] + shown
	}
	return strings.Join(lines, "\n")
}

// judged reads a header and every text in it.
func judged(text string) diag.List {
	v, list := YAML("f.md", text, 1)
	var ask func(v Value)
	ask = func(v Value) {
		r := NewReader(v, &list)
		for _, e := range v.Entries {
			switch e.Value.Kind {
			case Map:
				ask(e.Value)
			case List:
				if slices.ContainsFunc(e.Value.Items, func(item Value) bool { return item.Kind == Map }) {
					for _, item := range e.Value.Items {
						ask(item)
					}
					continue
				}
				r.Words(e.Key, 1000)
			default:
				r.Spelled(e.Key, 1000)
			}
		}
	}
	ask(v)
	list.Sort()
	return list
}

// TestKind6KeysBelowAnEmptyOne: keys that were to be indented are told with the key to which
// they may belong, and a list whose first bracket is missing with that.
func TestKind6KeysBelowAnEmptyOne(t *testing.T) {
	tally.Kind(t, 6)
	for _, c := range []struct{ text, hint, fixed string }{
		// made up
		{"image:\nsrc: a.jpg\n", `if it belongs to "image" above it, begin its line with two spaces:    src: …`, "image:\n  src: a.jpg\n"},
		{"image: # of the cup\nsrc: a.jpg\n", `if it belongs to "image" above it, begin its line with two spaces:    src: …`, "image:\n  src: a.jpg\n"},
		{"image:\ntags: [a]\nsrc: a.jpg\n", "the keys are: image, tags", "image:\n  src: a.jpg\ntags: [a]\n"},
		{"tags: a]\n", "write  tags: [a]", "tags: [a]\n"},
		{"tags: iron, tea]\n", "write  tags: [iron, tea]", "tags: [iron, tea]\n"},
	} {
		read := func(text string) (list diag.List) {
			v, list := YAML("f.md", text, 1)
			r := NewReader(v, &list)
			if g := r.Group("image"); g != nil {
				g.Line("src", 100)
				g.Done(nil)
			}
			r.Words("tags", 100)
			r.Done(nil)
			return list
		}
		if list := read(c.text); len(list) != 1 || list[0].Hint != c.hint {
			t.Errorf("%q: %v, want the hint %q", c.text, list, c.hint)
		}
		if list := read(c.fixed); len(list) > 0 {
			t.Errorf("%q: %v", c.fixed, list)
		}
	}
}

// TestMarksThatAreMeant: what stands in typographic quotation marks within a text,
// or within straight ones, is the writer's.
func TestMarksThatAreMeant(t *testing.T) {
	for _, text := range []string{
		"title: “Cure” is not the word\n", "title: The word is “cure”\n", "title: “A” or “B”\n", "title: \"“Iron tablets”\"\n", "title: '“Iron: what”'\n",
		"title: |\n  “Iron tablets”\n", "title: ‘Cure’ and ‘hope’\n", "title: “\n", "title: T\ntags: [“a” and b]\n", "title: \"Two\n  lines: one\"\n",
		"title: T\nimage: {src: a.jpg, alt: \"Red, round\"}\n", "title: T # tags\ntags:\n- a\n",
	} {
		if list := judged(text); len(list) > 0 {
			t.Errorf("%q: %v", text, list)
		}
	}
}
