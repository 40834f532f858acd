package lint

import (
	"io/fs"
	"strings"
	"testing"

	"galen"
	"galen/internal/testing/tally"
)

// TestKindUnfinished: each text has one finding of the rule, or none.
func TestKindUnfinished(t *testing.T) {
	tally.Kind(t, "unfinished")
	const head = "---\ntitle: T\n---\n"
	cases := []struct{ text, code string }{
		// listed
		{"---\ndescription: To be written.\n---\nText.\n", "HN401"}, {head + "TODO: ask the desk\n", "HN400"}, {head + "It costs TK pounds a year.\n", "HN400"},
		{head + "XXX people took part.\n", "HN400"}, {head + "Lorem ipsum dolor sit amet.\n", "HN400"}, {head + "Said [insert name] of the trial.\n", "HN400"},
		{"---\ndescription: Dek goes here\n---\nText.\n", "HN400"}, {head + "## One\n\n## Two\n\nText.\n", "HN402"}, {head + "![IMG_2041.jpg](a.jpg)\n", "HN403"},
		{head + "![photo.png](a.png)\n", "HN403"}, {head + "![image1](a.png)\n", "HN403"}, {"---\nimage: {src: a.jpg, alt: chart.svg}\n---\nText.\n", "HN403"},
		{"---\nimage: {src: a.jpg, alt: What the picture shows, credit: C}\n---\nText.\n", "HN401"}, {"---\nimage:\n  alt: What the picture shows\n---\nText.\n", "HN401"},
		{head + "See [it](https://galen-health.example/a/).\n", "HN404"}, {head + "This is a starter desk.\n", "HN401"}, {"baseURL: https://www.example.com/\n", "HN404"},
		{head + "![What the picture shows](a.png)\n", "HN401"},
		// made up
		{head + "Dr [NAME] said so.\n", "HN400"}, {head + "It is known [REF].\n", "HN400"}, {head + "[add a quote from her]\n", "HN400"}, {head + "Hello [First name], welcome.\n", "HN400"},
		{head + "N=XX people took part.\n", "HN400"}, {head + "It costs £XX a year.\n", "HN400"}, {head + "(p = 0.XX)\n", "HN400"}, {head + "Write to desk@example.org now.\n", "HN404"}, {head + "See http://localhost:1313/x now.\n", "HN404"},
		{head + "![What it shows](a.png)\n", "HN401"}, {"---\nimage: {src: a.jpg, alt: What it shows}\n---\nText.\n", "HN401"},
		{head + "TKTK\n", "HN400"}, {head + "Half of them (TK) died.\n", "HN400"}, {head + "TODO\n", "HN400"}, {head + "FIXME check the dose.\n", "HN400"}, {head + "- TBC\n", "HN400"},
		{head + "Text goes here.\n", "HN400"}, {head + "Insert your text here\n", "HN400"}, {head + "It rose by XX% in a year.\n", "HN400"}, {head + "Dr [Your name] said.\n", "HN400"},
		{head + "A study [citation needed] found it.\n", "HN400"}, {"---\ntitle: \"TBC\"\n---\nText.\n", "HN400"}, {head + "**To be confirmed**\n", "HN400"},
		{head + "## One\n\nText.\n\n## Two\n", "HN402"}, {head + "## One\n\n### Two\n\n## Three\n\nText.\n", "HN402"}, {head + "![DSC00123](a.jpg)\n", "HN403"}, {head + "![Screenshot 2026-11-22](a.png)\n", "HN403"},
		{head + "![picture](a.png)\n", "HN403"}, {head + "![20261122_101530](a.png)\n", "HN403"}, {"---\nimage:\n  alt: 'WhatsApp Image 2026-11-22.jpeg'\n---\nText.\n", "HN403"},
		{head + "Write to [us](mailto:desk@news.example).\n", "HN404"}, {head + "<https://example.org/x>\n", "HN404"}, {head + "[a](http://site.invalid/)\n", "HN404"},
		{head + "Who was studied, how many, and compared with whom?\n", "HN401"},
		// made up: what is finished
		{head + "## What it shows\n\nText.\n", ""}, {head + "## What the picture shows\n\nText.\n", ""}, {"---\ntitle: What it shows\n---\nText.\n", ""},
		{head + "HSV-TK is an enzyme.\n", ""}, {head + "“You should [check with a doctor] first.”\n", ""}, {head + "The karyotype was 45,X or 46,XX.\n", ""}, {head + "Sex = XX and XY.\n", ""}, {head + "Word [WHO] and [NHS] and [sic] and [the name].\n", ""},
		{head + "Imatinib blocks a tyrosine kinase (TK).\n", ""}, {head + "TK1 is a gene.\n", ""}, {head + "Flight TK 1980 was cancelled.\n", ""}, {head + "Women with 47,XXX have three X chromosomes.\n", ""},
		{head + "Triple X syndrome (XXX) is common.\n", ""}, {head + "Men have XY and women XX.\n", ""}, {head + "TBC is short for tuberculosis in Italy.\n", ""}, {head + "Use `TODO` in code.\n", ""},
		{head + "```\nTODO\n## x\n```\n", ""}, {head + "The text is to be written by Friday.\n", ""}, {head + "What goes here?\n\nText.\n", ""}, {head + "“[He] was well.”\n", ""}, {head + "See [insert](/x/).\n", ""},
		{head + "## One\n\n### Two\n\nText.\n", ""}, {head + "## One\n\n![A ward](a.jpg)\n", ""}, {head + "![Figure 1: deaths by year](a.png)\n", ""}, {head + "![A photo of a ward](a.jpg)\n", ""},
		{head + "For example.com is a name.\n", ""}, {head + "For example, https://www.who.int/ says so.\n", ""}, {head + "The best example.\n", ""}, {head + "A starter dose of 5 mg.\n", ""},
		{"# baseURL: https://a.example/\ntitle: T\n", ""}, {"---\n# description: To be written.\ntitle: T\n---\nText.\n", ""}, {head + "Add the salt here and there.\n", ""}, {head + "[1]: https://www.nhs.uk/\n", ""},
		{head + "Super Bowl XXXI was in 1997.\n", ""}, {head + "To come to the clinic, call first.\n", ""}, {head + "TODOS said so.\n", ""}, {"---\nimage: {src: a.jpg, alt: A chart of deaths}\n---\nText.\n", ""},
	}
	for _, c := range cases {
		body := strings.LastIndex(c.text, "---\n") + len("---\n")
		if !strings.HasPrefix(c.text, "---") {
			body = len(c.text)
		}
		var got []string
		for _, d := range Unfinished("x.md", "en", []byte(c.text), body) {
			got = append(got, d.Code)
			if d.Hint == "" || d.Line == 0 {
				t.Errorf("%q: %v has no hint or place", c.text, d)
			}
		}
		if strings.Join(got, " ") != c.code {
			t.Errorf("%q: %v, want %s", c.text, got, c.code)
		}
	}
}

// TestStarterSentences: each sentence of the list stands in the starter site, and
// each line of that which speaks of a starter has one of the list.
func TestStarterSentences(t *testing.T) {
	seen := map[string]bool{}
	fs.WalkDir(galen.Starter, "content", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".md") {
			return err
		}
		text, err := fs.ReadFile(galen.Starter, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(text), "\n") {
			listed := false
			for _, s := range Starter {
				if strings.Contains(line, s) {
					seen[s], listed = true, true
				}
			}
			if (strings.Contains(strings.ToLower(line), "starter") || strings.Contains(line, " de muestra")) && !listed && !strings.Contains(name, "editorial-rules") {
				t.Errorf("%s: a sentence of the starter that is not listed: %s", name, line)
			}
		}
		return nil
	})
	for _, s := range Starter {
		if !seen[s] {
			t.Errorf("the starter does not say %q any more", s)
		}
	}
}

// TestOrdinaryWords: "Todo." is "Everything." in Spanish, and no note to do something.
func TestOrdinaryWords(t *testing.T) {
	met := map[bool]int{}
	for _, c := range []struct {
		language, text string
		unfinished     bool
	}{
		{"es", "Todo.", false}, {"es-MX", "todo", false}, {"pt-BR", "Todo…", false}, {"es", "TODO", true}, {"es", "TODO: preguntar", true}, {"es", "Por escribir", true},
		{"es", "TBC", true}, {"en-GB", "Todo.", true}, {"de", "Todo", true}, {"", "todo", true},
	} {
		text := "---\ndescription: " + c.text + "\n---\nText.\n"
		if got := len(Unfinished("x.md", c.language, []byte(text), len(text)-6)) > 0; got != c.unfinished {
			t.Errorf("%q in %q: a placeholder: %v", c.text, c.language, got)
		}
		met[c.unfinished]++
	}
	if met[true] == 0 || met[false] == 0 {
		t.Errorf("met %v", met)
	}
}

func BenchmarkUnfinished(b *testing.B) {
	text := []byte("---\ntitle: T\n---\n" + strings.Repeat("The trial tested whether the drug helps people with heart failure, and it did so in 1,200 people over two years.\n", 50))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Unfinished("x.md", "en", text, 16)
	}
}
