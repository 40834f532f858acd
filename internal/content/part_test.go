package content

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"galen/internal/diag"
	"galen/internal/lint/textseg"
	"galen/internal/source"
)

// withParts parses files below content, by their paths there.
func withParts(files map[string]string, old *Parsed) (Set, *Parsed, Parts, diag.List) {
	var all []source.File
	for _, name := range slices.Sorted(maps.Keys(files)) {
		all = append(all, source.NewFile("content/"+name, []byte(files[name])))
	}
	rules := Rules{Zone: time.UTC, Home: "https://news.example/"}
	rules.Parts = ReadParts(source.FilesOf(all), rules)
	set, parsed, list := ParseAll(context.Background(), source.FilesOf(all), rules, old)
	return set, parsed, rules.Parts, list
}

// partTexts are texts of parts. Each says what it would say in the place where it is shown.
var partTexts = []string{
	"Ring a doctor.",
	"Ring *a doctor*, \"at once\" -- or a nurse...\nThen wait.",
	"### When to ring\n\nAt once.\n\n#### At night\n\nSee [above](#own) and [the guide](/health/guide/).",
	"## Own\n\nA heading of the same name.",
	":::note {title=\"Ring\"}\nA doctor, or\n\n- a nurse\n- a friend\n:::",
	":::urgent {title=\"Call 999\"}\n- pain\n:::\n\n::::details {title=\"More\"}\n:::warning\nStop.\n:::\n::::",
	":::risk\noutcome: a stroke\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 years\nsource: https://a.example/\n:::",
	":::chart\nkind: bar\ntitle: Cases\ndescription: Fewer each year.\ncolumns: [Year, Cases]\nrows:\n  - [2024, 12]\n  - [2025, 7]\n:::",
	"| Dose | People |\n|---|--:|\n| 1 | 12 |\n| 2 | 7 |",
	"A[^1] and b[^two].\n\n[^1]: The first note.\n\n[^two]: The second, *stressed*.",
	"It is known [@who].",
	"![A lamp](/lamp.svg \"A \\\"lamp\\\"\")",
	"Term\n: What it means\n\nOther\n: And that",
	"```\n::part{help}\n```\n\nH~2~O & 10^9^ <https://a.example/?a=b&c>",
	"> A quotation.\n\n* * *\n\n1. one\n2. two",
	"Noted. <!-- ask again --> Still noted.\n\n%% a note %%\n\nDone.",
	"[a][b] and [the NHS].\n\n[b]: https://b.example/\n[the NHS]: https://www.nhs.uk/",
	"\ufeffWords after a mark.\r\n\r\nAnd more.\r\n",
	"早く電話してください。\n\nПозвоните врачу.",
	"Words.\n\n    code of four\n    spaces, indented = 1;\n\nMore words.",
}

// partPlaces are articles that show a part, in the place of the mark.
var partPlaces = []string{
	"Before.\n\n@\n\nAfter.",
	"@",
	"## Own\n\nBefore.[^1] Known [@nhs].\n\n@\n\nAfter.[^2]\n\n[^1]: Of the article.\n[^2]: And this.",
	"Before \"it\".[^9]\n\n[^9]: A note.\n\n@\n\n## Last\n\n\"After\".",
	"::::details {title=\"Folded\"}\nOpen.\n\n@\n\n::::\n\nAfter.",
}

const partHeader = "---\ntitle: T\ndescription: D.\ndate: 2026-11-20\nauthors: [desk]\nreferences:\n  - {id: who, title: W, url: https://w.example/}\n  - {id: nhs, title: N, url: https://n.example/}\n---\n"

// TestPartsAreAsInPlace: an article that shows a part says what it would say if the text stood in
// its place: the HTML, the headings, the number of words, the words for the rules and those
// for the sign-off.
func TestPartsAreAsInPlace(t *testing.T) {
	tried := 0
	for i, part := range partTexts {
		for j, place := range partPlaces {
			if j == 2 && strings.Contains(part, "[^1]") {
				part = strings.ReplaceAll(part, "[^1]", "[^x]") // in one text, two notes need two names
			}
			shown := map[string]string{"health/x.md": partHeader + strings.Replace(place, "@\n", "::part{help}\n", 1), "_parts/help.md": part}
			if strings.HasSuffix(place, "@") {
				shown["health/x.md"] = partHeader + strings.TrimSuffix(place, "@") + "::part{help}\n"
			}
			plain := strings.ReplaceAll(strings.TrimPrefix(part, "\ufeff"), "\r\n", "\n")
			if top := strings.Count(strings.SplitN(plain, " ", 2)[0], "#"); top > 0 { // it begins with its highest heading
				plain = onLevel(plain, 2+strings.Count(place[:strings.Index(place, "@")], "## Own")-top)
			}
			whole := map[string]string{"health/x.md": strings.Replace(shown["health/x.md"], "::part{help}\n", strings.TrimRight(plain, "\n")+"\n", 1)}
			now, _, parts, list := withParts(shown, nil)
			want, _, _, problems := withParts(whole, nil)
			if len(list) != len(problems) {
				t.Errorf("part %d, place %d: told %v, and in its place %v", i, j, list, problems)
				continue
			}
			tried++
			a, b := now.Articles[0], want.Articles[0]
			for what, d := range map[string]string{
				"HTML":       cmp.Diff(b.Body().Segments, a.Body().Segments),
				"headings":   cmp.Diff(b.Body().Headings.List(), a.Body().Headings.List()),
				"words":      cmp.Diff(b.Body().Words, a.Body().Words),
				"shape":      cmp.Diff(b.Shape, a.Shape),
				"references": cmp.Diff(b.References, a.References, cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".At" }, cmp.Ignore())),
				"sign-off":   cmp.Diff(sentencesOf(whole["health/x.md"], Parts{}), sentencesOf(shown["health/x.md"], parts)),
				"prose":      cmp.Diff(proseText(whole["health/x.md"], Parts{}), proseText(shown["health/x.md"], parts)),
			} {
				if d != "" {
					t.Errorf("part %d, place %d: %s (-in place +shown): %s", i, j, what, d)
				}
			}
			if a.Digest == b.Digest || len(a.Parts) != 1 || a.Body().Digest != b.Body().Digest {
				t.Errorf("part %d, place %d: the digest of the article does not hold the part", i, j)
			}
		}
	}
	if tried < 80 {
		t.Errorf("only %d of %d parts were shown", tried, len(partTexts)*len(partPlaces))
	}
}

// onLevel is a text with its headings so many levels lower.
func onLevel(text string, by int) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if marks := len(line) - len(strings.TrimLeft(line, "#")); marks > 0 {
			lines[i] = strings.Repeat("#", marks+by) + line[marks:]
		}
	}
	return strings.Join(lines, "\n")
}

func sentencesOf(text string, parts Parts) (all []string) {
	m := ManuscriptOf(source.NewFile("content/health/x.md", []byte(text)), parts, time.UTC)
	for _, s := range m.Sentences {
		all = append(all, s.Text)
	}
	return append(all, m.SupportHash())
}

func proseText(text string, parts Parts) (all []string) {
	for _, b := range Prose(source.NewFile("content/health/x.md", []byte(text)), parts).Blocks {
		all = append(all, fmt.Sprint(b.Kind, b.Level, b.Text, b.Links, b.Notes, b.Cites))
	}
	return all
}

// TestPartPlaces: what is found in a part is found at its line and column there.
func TestPartPlaces(t *testing.T) {
	part := "Ring *a doctor* at once.\n\n:::note {title=\"Früh anrufen\"}\nEin Wort.\n:::\n\nA[^1].\n\n[^1]: The note.\n"
	files := []source.File{source.NewFile("content/_parts/help.md", []byte(part))}
	rules := Rules{Zone: time.UTC}
	rules.Parts = ReadParts(source.FilesOf(files), rules)
	var text *textseg.Text
	rules.Check = func(_ *Article, said *textseg.Text) diag.List { text = said; return nil }
	Parse(source.NewFile("content/health/x.md", []byte(partHeader+"Before.\n\n::part{help}\n\nAfter.\n")), rules)
	want := map[string]string{
		"Before.": "content/health/x.md:10:1", "After.": "content/health/x.md:14:1", "Ring a doctor at once.": "content/_parts/help.md:1:1",
		"Früh anrufen": "content/_parts/help.md:3:17", "Ein Wort.": "content/_parts/help.md:4:1", "The note.": "content/_parts/help.md:9:7",
	}
	met := 0
	for _, b := range text.Blocks {
		if at, known := want[b.Text]; known {
			if met++; b.At(0).String() != at {
				t.Errorf("%q stands at %s, want %s", b.Text, b.At(0), at)
			}
		}
		if b.Text == "Ring a doctor at once." && b.At(5).String() != "content/_parts/help.md:1:7" {
			t.Errorf("a word in a part stands at %s", b.At(5))
		}
	}
	if met != len(want) {
		t.Errorf("%d of %d texts were met", met, len(want))
	}
}

// partProblems are what can be wrong with a part, and the files once the hint is followed.
var partProblems = []struct {
	files map[string]string // "" takes one away
	told  string
	fixed map[string]string
}{
	{map[string]string{"_parts/help.md": "", "_parts/Help.md": "Text."}, `content/_parts/Help.md: error: the name of the part, "Help", holds a capital letter`,
		map[string]string{"_parts/help.md": "Text.", "_parts/Help.md": ""}},
	{map[string]string{"_parts/help.md": "", "_parts/a/help.md": "Text."}, `content/_parts/a/help.md: error: parts must be directly in content/_parts`,
		map[string]string{"_parts/help.md": "Text.", "_parts/a/help.md": ""}},
	{map[string]string{"_parts/help.md": "---\ntitle: T\n---\nText."}, `content/_parts/help.md:1:1: error: a part has no front matter`, map[string]string{"_parts/help.md": "Text."}},
	{map[string]string{"_parts/help.md": "---\nText."}, `content/_parts/help.md:1:1: error: a part has no front matter`, map[string]string{"_parts/help.md": "Text."}},
	{map[string]string{"_parts/help.md": " \n"}, `content/_parts/help.md:1:1: error: this part is empty`, map[string]string{"_parts/help.md": "Text."}},
	{map[string]string{"_parts/help.md": "<!-- ask her -->"}, `content/_parts/help.md:1:1: error: this part has only notes to colleagues, and nothing for readers`, map[string]string{"_parts/help.md": "Text. <!-- ask her -->"}},
	{map[string]string{"_parts/help.md": "%% ask her %%\n\n<!-- and\n\nhim --> <!-- too -->\n"}, `content/_parts/help.md:1:1: error: this part has only notes to colleagues, and nothing for readers`, map[string]string{"_parts/help.md": "%% ask her %%\n\n***\n\nText."}},
	{map[string]string{"_parts/help.md": ":::study\ndesign: case-series\nresults: none-yet\n:::"}, `content/_parts/help.md:1:4: error: a study belongs in the article that reports it, not in a part`, map[string]string{"_parts/help.md": "Text."}},
	{map[string]string{"_parts/help.md": "::part{other}", "_parts/other.md": "Text.", "health/y.md": partHeader + "::part{other}"}, `content/_parts/help.md:1:3: error: a part cannot show another`,
		map[string]string{"_parts/help.md": "Text."}},
	{map[string]string{"_parts/spare.md": "Text."}, `content/_parts/spare.md: warning: nothing shows this part`, map[string]string{"health/y.md": partHeader + "::part{spare}"}},
	{map[string]string{"_parts/help.md": "Text <b>."}, `content/_parts/help.md:1:6: error: HTML is not allowed in an article: <b>`, map[string]string{"_parts/help.md": "Text."}},
	{map[string]string{"_parts/help.md": "# Title"}, `content/_parts/help.md:1:1: error: a page has only one first-level heading: its title`, map[string]string{"_parts/help.md": "## Title"}},
	{map[string]string{"_parts/help.md": ":::note\nText."}, `content/_parts/help.md:1:4: error: this block is not closed`, map[string]string{"_parts/help.md": ":::note\nText.\n:::"}},
	{map[string]string{"_parts/help.md": "A[^1]."}, `content/_parts/help.md:1:2: error: the footnote [^1] is not defined`, map[string]string{"_parts/help.md": "A[^1].\n\n[^1]: the note"}},
	{map[string]string{"_parts/help.md": "Ring [@gp]."}, `content/health/x.md:10:3: error: in the part "help", there is no reference with the id "gp"`, map[string]string{"_parts/help.md": "Ring [@who]. And [@nhs]."}},
	{map[string]string{"_parts/help.md": "[See](#gone)."}, `content/health/x.md:10:3: error: in the part "help", there is no heading "#gone" on this page`, map[string]string{"_parts/help.md": "[See](#own)."}},
	{map[string]string{"_parts/help.md": "#### Deep\n\nWords.\n\n### High\n\nWords."}, `content/_parts/help.md:1:1: warning: "Deep" is a heading of level 4, but this part has higher ones below it, of level 3`,
		map[string]string{"_parts/help.md": "### Deep\n\nWords.\n\n### High\n\nWords."}},
	{map[string]string{"_parts/help.md": "## High\n\nWords.\n\n#### Deep\n\nWords."}, `content/_parts/help.md:5:1: warning: "Deep" is a heading of level 4, but "High" above it is of level 2: level 3 is skipped`,
		map[string]string{"_parts/help.md": "## High\n\nWords.\n\n### Deep\n\nWords."}},
	{map[string]string{"health/x.md": partHeader + "::part{hepl}"}, `content/health/x.md:10:8: error: there is no part "hepl"`, map[string]string{"health/x.md": partHeader + "::part{help}"}},
	{map[string]string{"health/x.md": partHeader + "::part{Help.md}"}, `content/health/x.md:10:8: error: there is no part "Help.md"`, map[string]string{"health/x.md": partHeader + "::part{help}"}},
	{map[string]string{"health/x.md": partHeader + "::part"}, `content/health/x.md:10:3: error: this block does not say which part it shows`, map[string]string{"health/x.md": partHeader + "::part{help}"}},
	{map[string]string{"health/x.md": partHeader + "::part help"}, `content/health/x.md:10:8: error: the arguments of a block go between braces`, map[string]string{"health/x.md": partHeader + "::part {help}"}},
	{map[string]string{"health/x.md": partHeader + ":::part{help}\n:::"}, `content/health/x.md:10:4: error: a block "part" is written on one line`, map[string]string{"health/x.md": partHeader + "::part{help}"}},
	{map[string]string{"health/x.md": partHeader + "::part{file=help}"}, `content/health/x.md:10:8: error: unknown key "file"`, map[string]string{"health/x.md": partHeader + "::part{name=help}"}},
	{map[string]string{"health/x.md": partHeader + "::include{help}"}, `content/health/x.md:10:3: error: there is no block "include"`, map[string]string{"health/x.md": partHeader + "::part{help}"}},
	{map[string]string{"_parts/help.md": "", "health/x.md": partHeader + "::part{help}"}, `content/health/x.md:10:8: error: there is no part "help"`, map[string]string{"_parts/help.md": "Text."}},
}

// TestPartProblems: each mistake is told once, at its place, and what its hint says solves it.
func TestPartProblems(t *testing.T) {
	for _, c := range partProblems {
		files := map[string]string{"_parts/help.md": "Text.", "health/x.md": partHeader + "::part{help}\n\n## Own\n\n::part{\"help\"}\n\nAsk.\n"}
		change := func(by map[string]string) {
			for name, text := range by {
				if files[name] = text; text == "" {
					delete(files, name)
				}
			}
		}
		change(c.files)
		_, _, _, list := withParts(files, nil)
		var told []string
		for _, d := range list {
			told = append(told, d.Error())
		}
		if n := len(slices.DeleteFunc(slices.Clone(told), func(s string) bool { return s != c.told })); n != 1 || list[slices.Index(told, c.told)].Hint == "" {
			t.Errorf("told %d times %q:\n%s", n, c.told, strings.Join(told, "\n"))
		}
		change(c.fixed)
		_, _, _, list = withParts(files, nil)
		for _, d := range list {
			t.Errorf("the hint does not help: %q: %v", c.told, d)
		}
	}
}

// TestPartsAreParsedAgain: an edited part makes anew what shows it, and nothing else; likewise one
// that comes or goes.
func TestPartsAreParsedAgain(t *testing.T) {
	files := map[string]string{"_parts/help.md": "Text.", "health/a.md": partHeader + "::part{help}", "health/b.md": partHeader + "::part{help}\n\n::part{new}", "health/c.md": partHeader + "Own."}
	steps := []struct {
		name, text string
		anew       string
	}{
		{"_parts/help.md", "Other.", "a b"}, {"_parts/new.md", "New.", "b"}, {"_parts/none.md", "Unused.", ""}, {"_parts/help.md", "", "a b"},
		{"_parts/help.md", "Other.", "a b"}, {"health/c.md", partHeader + "::part{none}", "c"}, {"_parts/none.md", "Used.", "c"},
	}
	before, parsed, _, _ := withParts(files, nil)
	for _, s := range steps {
		if files[s.name] = s.text; s.text == "" {
			delete(files, s.name)
		}
		var now Set
		now, parsed, _, _ = withParts(files, parsed)
		var anew []string
		for i, a := range now.Articles {
			if a != before.Articles[i] {
				anew = append(anew, a.Slug.Text)
			}
		}
		if got := strings.Join(anew, " "); got != s.anew {
			t.Errorf("%s: parsed %q again, want %q", s.name, got, s.anew)
		}
		before = now
	}
}

// TestPartsTogether: a text cannot grow without bounds by showing a part again and again.
func TestPartsTogether(t *testing.T) {
	part := strings.Repeat("Some words of a long part.\n\n", 4000)
	_, _, _, list := withParts(map[string]string{"_parts/help.md": part, "health/x.md": partHeader + strings.Repeat("::part{help}\n\n", 12)}, nil)
	if len(list) != 3 || list[0].Error() != `content/health/x.md:28:3: error: with this part the text has more than 1048576 bytes` {
		t.Errorf("told %v", list)
	}
}
