package textseg

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"galen/internal/diag"
)

// textOf makes a text of paragraphs; a line that begins with ## is a heading, with
// - an item, with | a cell.
func textOf(paragraphs ...string) *Text {
	whole := strings.Join(paragraphs, "\n")
	b := NewBuilder("content/a.md", diag.NewLines("content/a.md", []byte(whole)))
	at := 0
	for _, p := range paragraphs {
		kind, level, skip := Paragraph, 0, 0
		switch {
		case strings.HasPrefix(p, "## "):
			kind, level, skip = Heading, 2, 3
		case strings.HasPrefix(p, "### "):
			kind, level, skip = Heading, 3, 4
		case strings.HasPrefix(p, "- "):
			kind, level, skip = Item, 1, 2
		case strings.HasPrefix(p, "| "):
			kind, skip = Cell, 2
		case strings.HasPrefix(p, "> "):
			kind, skip = Quote, 2
		}
		b.Begin(kind, level)
		b.Write(p[skip:], at+skip)
		b.End()
		at += len(p) + 1
	}
	return b.Text()
}

func TestScore(t *testing.T) {
	for _, tt := range []struct {
		name                       string
		score                      Score
		kincaid, flesch, ari, smog float64
	}{
		{"nothing", Score{}, 0, 0, 0, 0},
		{"only terms", Score{Sentences: 1, Words: 2}, 0, 0, 0, 0},
		{"ten words of two syllables", Score{1, 10, 10, 50, 20, 0}, 0.39*10 + 11.8*2 - 15.59, 206.835 - 10.15 - 169.2, 4.71*5 + 5 - 21.43, 3.1291},
		{"thirty sentences", Score{30, 600, 600, 3000, 900, 64}, 0.39*20 + 11.8*1.5 - 15.59, 206.835 - 20.3 - 126.9, 4.71*5 + 10 - 21.43, 3.1291 + 1.043*8},
		{"with terms", Score{1, 10, 5, 20, 5, 0}, 0.39*10 + 11.8 - 15.59, 206.835 - 10.15 - 84.6, 4.71*4 + 5 - 21.43, 3.1291},
	} {
		for i, got := range []float64{tt.score.Kincaid(), tt.score.Flesch(), tt.score.ARI(), tt.score.SMOG()} {
			if want := []float64{tt.kincaid, tt.flesch, tt.ari, tt.smog}[i]; math.Abs(got-want) > 1e-9 {
				t.Errorf("%s: formula %d gives %.3f, want %.3f", tt.name, i, got, want)
			}
		}
	}
}

func TestReadability(t *testing.T) {
	text := textOf(
		"The cat sat. It purred.",
		"## First",
		"A randomised trial compared immunotherapy with chemotherapy in several hospitals for many difficult and tiring years.",
		"| A cell that nobody counts as a sentence.",
		"### Deeper",
		"- One item",
		"## Second",
		"> We do not know yet, and it will take us some time to find out what it does.",
	)
	r := Readability(text, nil)
	var got strings.Builder
	for _, s := range r.Sections {
		fmt.Fprintf(&got, "%q line %d: %v\n", s.Heading, s.At.Line, s.Score)
	}
	for _, s := range r.Hardest {
		fmt.Fprintf(&got, "line %d, grade %.1f: %.20s…\n", s.At.Line, s.Kincaid(), s.Text)
	}
	fmt.Fprintf(&got, "all %v", r.Score)
	want := `"" line 1: {2 5 5 17 5 0}
"First" line 2: {2 18 18 108 40 6}
"Second" line 7: {1 18 18 56 18 0}
line 3, grade 17.9: A randomised trial c…
line 8, grade 3.2: We do not know yet, …
all {5 41 41 181 63 6}`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
	if r.Spared != r.Score {
		t.Errorf("without a glossary, %v is not %v", r.Spared, r.Score)
	}
	for name, empty := range map[string]*Text{"nothing": textOf(), "headings": textOf("## A", "## B")} {
		if r := Readability(empty, nil); r.Kincaid() != 0 || len(r.Hardest) > 0 {
			t.Errorf("%s: %v", name, r)
		}
	}
}

// TestTerms: the words of a glossary make sentences long, but not hard.
func TestTerms(t *testing.T) {
	text := textOf("Systemic sclerosis is rare. Two biopsies, one CAR-T cell and one Immunotherapy were used in systemic diseases.")
	terms := NewTerms([]string{"systemic sclerosis", "immunotherapy", "CAR-T cells", "biopsie", "", "CAR-T cell"})
	r := Readability(text, terms)
	if r.Spared.Words != r.Words || r.Spared.Sentences != 2 {
		t.Errorf("%v, without terms %v", r.Score, r.Spared)
	}
	if got := r.Measured - r.Spared.Measured; got != 6 {
		t.Errorf("%d words belong to terms, want 6", got)
	}
	if got := r.Long - r.Spared.Long; got != 4 {
		t.Errorf("%d of the long words belong to terms, want 4", got)
	}
	if r.Spared.Kincaid() >= r.Kincaid() {
		t.Errorf("grade %.1f, without terms %.1f", r.Kincaid(), r.Spared.Kincaid())
	}
}
