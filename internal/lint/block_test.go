package lint

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"galen/internal/lint/rules"
	"galen/internal/lint/textseg"
)

// pieces are what makes words hard to find.
var pieces = strings.Split(`a|people|The| | | |, |. |; |-|–|—|/|(|)|'|’|“|”|5|12,000|0.05|26th|COVID-19|CAR-T|U.S|percent|per cent| %|%|percentage|twenty|-six|six| – |patients’|nurse's|FDA’s|é|É|naïve|東京|`+"\u00ad|\u0301|\u00a0|"+`n = 26|1/2|25 of 26|isn't|IL-6|mRNA|…|?|!|10.1000/x`, "|")

// TestDivided: words that are looked up as a whole are those that are read byte by
// byte.
func TestDivided(t *testing.T) {
	c := New(rules.Settings{})
	r := rand.New(rand.NewPCG(1, 2))
	var d textseg.Division
	for range 20000 {
		var b strings.Builder
		for range r.IntN(12) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		d.Divide(b.String())
		equal(t, c, b.String(), &d)
	}
}

// FuzzDivided is the same for any text.
func FuzzDivided(f *testing.F) {
	for _, p := range planted {
		f.Add(p.text)
	}
	f.Add(strings.Join(pieces, ""))
	c := New(rules.Settings{})
	f.Fuzz(func(t *testing.T, text string) {
		var d textseg.Division
		d.Divide(text)
		equal(t, c, text, &d)
	})
}

func equal(t *testing.T, c *Checker, text string, d *textseg.Division) {
	want := c.english.lexicon.wordsOf(nil, text, d.Sentences)
	got := tokens{lexicon: c.english.lexicon, text: text, sentences: d.Sentences}
	got.divided(d.Words, c.english.known)
	for i := range got.words {
		got.words[i].sign, got.words[i].starts = 0, cueSet{} // of which a text that is not divided knows nothing
	}
	if !slices.Equal(got.words, want) {
		t.Fatalf("%q:\n got %+v\nwant %+v", text, got.words, want)
	}
}

// TestNeeds: what a phrase needs hides none of those that are there.
func TestNeeds(t *testing.T) {
	c := New(rules.Settings{Words: []string{"wonder shot"}})
	tried := *c.english.book
	tried.phrases = slices.Clone(tried.phrases)
	for i := range tried.phrases {
		tried.phrases[i].needs = needs{}
	}
	all, _ := starter(t)
	hits := 0
	for _, p := range all {
		for i := range p.text.Blocks {
			b := &p.text.Blocks[i]
			words := c.english.lexicon.wordsOf(nil, b.Text+" A wonder shot, 5 percent of 20.", b.Sentences())
			got, want := c.english.book.find(c.english.lexicon, words, 0, nil), tried.find(c.english.lexicon, words, 0, nil)
			if !slices.Equal(got, want) {
				t.Errorf("%q:\n got %v\nwant %v", b.Text, got, want)
			}
			hits += len(got)
		}
	}
	t.Logf("%d phrases in %d articles", hits, len(all))
}
