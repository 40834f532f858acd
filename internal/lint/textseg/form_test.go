package textseg

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

// TestForms: many more words than there is room for, asked for from many sides,
// each come back as themselves, and so does what a gloss says of them.
func TestForms(t *testing.T) {
	gloss := NewGloss(func(f *Form) string { return strings.ToUpper(f.Spelling) })
	var sides sync.WaitGroup
	for side := range 4 {
		sides.Go(func() {
			for n := range 2 * formCount {
				word := fmt.Sprintf("w%d", (n+side*999)*7%formCount*2)
				f := FormOf(word)
				if f.Spelling != word || f.Letters != len(word) || f.Syllables != syllables(word) {
					t.Errorf("%q is %+v", word, f)
				}
				if got := *gloss.Of(f); got != strings.ToUpper(word) {
					t.Errorf("the gloss of %q is %q", word, got)
				}
			}
		})
	}
	sides.Wait()
	if a, b := FormOf("patients"), FormOf("patients"); a != b {
		t.Error("a word that was just met is not known")
	}
	long := strings.Repeat("la", longestForm)
	if f := FormOf(long); f.number >= 0 || f.Spelling != long || *gloss.Of(f) != strings.ToUpper(long) {
		t.Errorf("a word too long to be kept is %+v", f)
	}
}

// TestDivision: one division serves text after text.
func TestDivision(t *testing.T) {
	var d Division
	for _, tt := range []struct{ text, sentences, words string }{
		{"The U.S. trial had 1,200 people. It’s over... Nobody knows!", "The U.S. trial had 1,200 people.|It’s over...|Nobody knows!", "The|U.S|trial|had|1,200|people|It’s|over|Nobody|knows"},
		{"", "", ""},
		{" \u00a0 ", "", ""},
		{"naïve CAR-T, 東京。Next…", "naïve CAR-T, 東京。|Next…", "naïve|CAR-T|東京|Next"},
		{"(“One.” Two", "(“One.”|Two", "One|Two"},
	} {
		d.Divide(tt.text)
		var sentences, words []string
		for _, s := range d.Sentences {
			sentences = append(sentences, tt.text[s.From:s.To])
		}
		for _, w := range d.Words {
			words = append(words, tt.text[w.From:w.To])
			if w.Spelling != words[len(words)-1] {
				t.Errorf("%q is spelled %q", words[len(words)-1], w.Spelling)
			}
		}
		if got := strings.Join(sentences, "|"); got != tt.sentences {
			t.Errorf("%q: sentences %s, want %s", tt.text, got, tt.sentences)
		}
		if got := strings.Join(words, "|"); got != tt.words {
			t.Errorf("%q: words %s, want %s", tt.text, got, tt.words)
		}
	}
}

// TestHardest: the hardest three, hardest first, and of two that are as hard the
// one that stands first.
func TestHardest(t *testing.T) {
	const easy = "The cat sat on the mat and the dog ran to the door."
	const hard = "Immunological hypersensitivity complicates pharmaceutical administration in several hospitals of the whole country."
	const between = "The doctors of the hospital have given medicines to patients who came in again and again."
	var m Meter
	var d Division
	text := textOf(easy, between, hard, easy, between, hard)
	for i := range text.Blocks {
		d.Divide(text.Blocks[i].Text)
		m.Add(&text.Blocks[i], &d)
	}
	var got []int
	for _, s := range m.Reading().Hardest {
		got = append(got, s.At.Line)
	}
	if want := "[3 6 2]"; fmt.Sprint(got) != want {
		t.Errorf("lines %v, want %s", got, want)
	}
	m.Reset(nil)
	if r := m.Reading(); len(r.Hardest) > 0 || len(r.Sections) > 0 || r.Score != (Score{}) {
		t.Errorf("after a reset %+v", r)
	}
}
