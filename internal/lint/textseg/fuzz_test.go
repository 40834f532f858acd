package textseg

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzSplit: whatever a text holds, its sentences, words and quotations are parts
// of it in their order, nothing but space is left between sentences, and every word
// has a number of syllables that fits its length.
func FuzzSplit(f *testing.F) {
	corpus, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(corpus)) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip() // a file is valid UTF-8
		}
		at := 0
		for _, span := range Sentences(s) {
			if span.From < at || span.Len() <= 0 || span.To > len(s) || strings.TrimSpace(s[at:span.From]) != "" {
				t.Fatalf("%q: sentence %v after %d", s, span, at)
			}
			at = span.To
		}
		if strings.TrimSpace(s[at:]) != "" {
			t.Fatalf("%q: %q is in no sentence", s, s[at:])
		}
		at = 0
		for _, span := range Words(s) {
			if span.From < at || span.Len() <= 0 || span.To > len(s) {
				t.Fatalf("%q: word %v after %d", s, span, at)
			}
			at = span.To
			word := s[span.From:span.To]
			if n := Syllables(word); n < 1 || n > 3*len(word) || n != syllables(word) {
				t.Fatalf("%q has %d syllables", word, n)
			}
		}
		at = 0
		for _, span := range Quotations(s) {
			if span.From < at || span.Len() < 0 || span.To > len(s) {
				t.Fatalf("%q: quotation %v after %d", s, span, at)
			}
			at = span.To
		}
	})
}
