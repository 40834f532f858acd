package site

import (
	"strings"
	"testing"
)

// TestTypeset is kind 4 of the issue for what is not Markdown: titles, descriptions,
// captions, disclosures and corrections have the marks that the body has, and names
// are one in either Unicode form (kind 5).
func TestTypeset(t *testing.T) {
	text := "---\ntitle: 'It''s \"fine\" -- really...'\ndescription: The 'no' vote of '99\ndate: 2026-01-02\nauthors: [desk]\n" +
		"image: {src: \"cafe\u0301.svg\", alt: The 'chart', caption: It's a 'cap', credit: O'Brien}\ntags: [\"Cafe\u0301\", Flu]\n" +
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
		a.Title: "It’s “fine” – really…", a.Description: "The ‘no’ vote of ’99", a.Image.Alt: "The ‘chart’", a.Image.Caption: "It’s a ‘cap’", a.Image.Credit: "O’Brien",
		a.Disclosures[0]: "Paid by ‘A’ – so", a.Corrections[0].Text: "It’s ‘no’, not “yes”.", s.head(s.pages["/health/x/"]).Title: "It’s “fine” – really…",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if len(s.tags) != 2 {
		t.Error(len(s.tags), "tags")
	}
	files["content/health/caf\u00e9.svg"] = files["content/health/cafe\u0301.svg"]
	if _, list := assembled(t, files, Live); len(list) != 1 || !strings.Contains(list[0].Message, "decomposed form (NFD)") || !strings.Contains(list[0].Message, "composed form (NFC)") {
		t.Error(list)
	}
}
