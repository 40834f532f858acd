package site

import (
	"strings"
	"testing"

	"galen/internal/testing/tally"
)

// TestKind4FrontMatter is kind 4 of the issue for what is not Markdown: titles, descriptions,
// captions, disclosures and corrections have the marks that the body has, and names
// are one in either Unicode form (kind 5).
func TestKind4FrontMatter(t *testing.T) {
	tally.Kind(t, 4)
	text := "---\ntitle: 'It''s \"fine\" -- really...'\ndescription: The 'no' vote of '99\ndate: 2026-01-02\nauthors: [desk]\n" +
		"image: {src: \"cafe\u0301.svg\", alt: The 'chart', caption: It's a 'cap', credit: O'Brien}\ntags: [\"Cafe\u0301\", Flu]\n" +
		"references: [{title: \"A 'first' trial\", url: \"https://a.example/\"}]\nai: {used: true, how: \"Dr O'Hara's notes -- so\", reviewed_by: desk}\nchecklist: {cost: {met: \"see 'Costs'\"}}\n" +
		"study: {name: \"The 'one' trial\", design: one-arm, participants: 20, results: preprint}\n" +
		"disclosures: [\"Paid by 'A' -- so\"]\ncorrections: [{date: 2026-01-03, text: \"It's 'no', not \\\"yes\\\".\"}]\n---\n![a](caf\u00e9.svg)\n"
	files := map[string]string{}
	files["content/health/x.md"] = text
	files["content/health/y.md"] = strings.Replace(strings.Replace(text, "Cafe\u0301", "Caf\u00e9", 1), "cafe\u0301.svg", "caf\u00e9.svg", 1)
	files["content/health/cafe\u0301.svg"] = `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"></svg>`
	s, list := assembled(t, files, Live)
	if list.Failed() {
		t.Fatal(list)
	}
	a := s.Value("article:/health/x/").(Article)
	for got, want := range map[string]string{
		// listed
		a.Title: "It’s “fine” – really…", a.Description: "The ‘no’ vote of ’99", a.Image.Caption: "It’s a ‘cap’",
		a.Disclosures[0]: "Paid by ‘A’ – so", a.Corrections[0].Text: "It’s ‘no’, not “yes”.",
		// made up
		a.Image.Alt: "The ‘chart’", a.Image.Credit: "O’Brien", s.head(s.pages["/health/x/"]).Title: "It’s “fine” – really…",
		a.References[0].Title: "A ‘first’ trial", a.AI.How: "Dr O’Hara’s notes – so", a.Checklist[0].Note: "see ‘Costs’", a.Study.Name: "The ‘one’ trial",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if len(s.tags.terms) != 2 {
		t.Error(len(s.tags.terms), "tags")
	}
	files["content/health/caf\u00e9.svg"] = files["content/health/cafe\u0301.svg"]
	if _, list := assembled(t, files, Live); len(list) != 1 || !strings.Contains(list[0].Message, "decomposed form (NFD)") || !strings.Contains(list[0].Message, "composed form (NFC)") {
		t.Error(list)
	}
}
