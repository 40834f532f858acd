package lint

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"galen/internal/content"
	"galen/internal/lint/rules"
	"galen/internal/source"
)

// FuzzArticle: whatever a text holds, the rules end, say the same twice, and point
// to places that the file has.
func FuzzArticle(f *testing.F) {
	for _, p := range planted {
		f.Add(p.text)
	}
	f.Add("Of the 26 people, 96% (25 of 26) — “a cure’s” CD19 20–45% 1/2 1,000,000 per cent (pFVC)s (É) (AB).")
	f.Add("# HEADING IN CAPITALS\n\n| A | 12% |\n| - | - |\n| 25 of | 26 (96%) |\n\n> It’s 5 % of\n\n- n = 0\n- % of")
	c := New(rules.Settings{Words: []string{"ünusual wörd", "a-b", "%"}})
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("content/health/x.md", []byte(usual+text))
		how := content.Rules{Zone: time.UTC, Home: "https://t.example/", Check: c.Article}
		document, _ := content.Parse(file, how)
		a, ok := document.(*content.Article)
		if !ok {
			return
		}
		again, _ := content.Parse(file, how)
		if other := again.(*content.Article).Findings; len(other) != len(a.Findings) {
			t.Errorf("%v, and then %v", a.Findings, other)
		}
		lines := strings.Split(strings.ReplaceAll(string(file.Data), "\r\n", "\n"), "\n")
		for _, d := range a.Findings {
			if d.Line < 1 || d.Line > len(lines) || d.Column < 1 || d.Column > utf8.RuneCountInString(lines[d.Line-1])+1 {
				t.Errorf("outside the file: %v", d)
			}
			if _, known := rules.Find(d.Code); !known || d.Hint == "" || strings.ContainsAny(d.Message, "\n\x00") {
				t.Errorf("%#v cannot be shown", d)
			}
		}
	})
}

// FuzzOverlap: any release can be compared with any text.
func FuzzOverlap(f *testing.F) {
	const words = "the people who took the drug every day walked further after six months than the others"
	f.Add(words, "News: "+words)
	f.Add("“"+words+"”", words+"\r\n\n"+words)
	c := New(rules.Settings{})
	f.Fuzz(func(t *testing.T, text, release string) {
		said := content.Prose(source.NewFile("content/health/x.md", []byte(usual+text)), content.Parts{})
		for _, d := range c.Overlap(content.NewArticle(), said, "r.txt", []byte(release)) {
			if d.Line < 1 || len(d.Also) != 1 || d.Also[0].Line < 1 {
				t.Errorf("no places: %v", d)
			}
		}
	})
}
