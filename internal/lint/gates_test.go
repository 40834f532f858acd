package lint

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"galen/internal/content"
	"galen/internal/lint/quantity"
	"galen/internal/lint/rules"
	"galen/internal/lint/textseg"
)

// These tests hold that what spares the rules work never changes what is found.

// manyTexts are the golden passages, and sentences of random words of the rules.
func manyTexts(t *testing.T) (texts []string) {
	archives, _ := filepath.Glob("testdata/HN*.txtar")
	for _, name := range archives {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(data).Files {
			if f.Name != "want" {
				texts = append(texts, string(f.Data))
			}
		}
	}
	for _, f := range faults {
		texts = append(texts, f.text, f.text, f.text) // the phrases are sought in every third
	}
	for _, name := range []string{"faults.md", "near.md"} {
		for _, f := range secondReader(t, name) {
			texts = append(texts, f.text, f.text, f.text)
		}
	}
	random := rand.New(rand.NewPCG(17, 17))
	pick := func(words string) string {
		list := strings.Split(words, "|")
		w := list[random.IntN(len(list))]
		if w != "" && random.IntN(4) == 0 {
			w = strings.ToUpper(w[:1]) + w[1:]
		}
		return w
	}
	for range 4000 {
		texts = append(texts, strings.Join([]string{
			pick("the|an|a new|its"), pick("blood test|AI|AI’s|x-ray|breathalyser app|dog|e-watch|machine-learning|pill|cohort|re-tested swab|MRI-scanner"),
			pick("was right|detected|re-identified|picked up|has an accuracy of|caught|found|flagged|diagnosed|told|is|costs|saw"),
			pick("in|about|nearly|more than|"), pick("92%|95 percent|41 of 50|30%|nine in ten|90 of 100 women"),
			pick("of the time|accurate|sensitive|reliably|of cancers|of all tumours|of people with cancer|of them|in all|correct"), pick(".|, they say.|; the other was not.")}, " "))
	}
	return texts
}

// TestJudgeGate: where a share is how often a test is right, the passage passes the gate.
func TestJudgeGate(t *testing.T) {
	c := New(rules.Settings{})
	right, spared, numberless := 0, 0, 0
	for _, text := range manyTexts(t) {
		a := content.NewArticle()
		r := c.read(a, &textseg.Text{Blocks: []textseg.Block{{Text: text}}})
		for i := range r.passages {
			p := &r.passages[i]
			r.division.Divide(p.text)
			if got := r.studies.Signs(r.division.Words); got != p.signs {
				t.Errorf("%q: signs %b, and of its words %b", p.text, p.signs, got)
			}
			var all quantity.Memory
			r.numbers.Read(&all, p.text, &r.division)
			if len(all.Sentences) != p.figures[1]-p.figures[0] {
				t.Errorf("%q: %d sentences with numbers, want %d", p.text, p.figures[1]-p.figures[0], len(all.Sentences))
			} else if len(all.Sentences) == 0 {
				numberless++
			}
			may := r.mayJudge(p)
			if !may {
				spared++
			}
			for _, s := range r.numbersOf(p) {
				for k := range s.Quantities {
					if r.rightSoOften(p, &s, k) {
						if right++; !may {
							t.Errorf("%q does not pass the gate", p.text)
						}
					}
				}
			}
		}
		r.put(r)
	}
	if right < 200 || spared < 200 || numberless < 200 {
		t.Errorf("%d shares are how often a test is right, %d passages are spared, %d have no number: want 200 of each", right, spared, numberless)
	}
}

// TestPatternGates: the search finds every phrase that matches anywhere, and no other.
func TestPatternGates(t *testing.T) {
	c := New(rules.Settings{})
	met, topicsMet := 0, map[topic]bool{}
	texts := manyTexts(t)
	for n, text := range texts {
		if n%3 != 0 { // every phrase at every word takes its time
			continue
		}
		words := c.english.lexicon.wordsOf(nil, text, textseg.Sentences(text))
		got := map[string]bool{}
		for _, h := range c.english.book.find(c.english.lexicon, words, 0, nil) {
			got[fmt.Sprint(h)] = true
		}
		want := map[string]bool{}
		for from := 0; from < len(words); {
			to := from
			for to < len(words) && words[to].sentence == words[from].sentence {
				to++
			}
			for i := from; i < to; i++ {
				for k := range c.english.book.phrases {
					p := &c.english.book.phrases[k]
					if end, ok := match(c.english.lexicon, p.parts, words[from:to], i-from); ok && end > i-from {
						want[fmt.Sprint(hit{p.topic, i, from + end})] = true
						met++
						topicsMet[p.topic] = true
					}
				}
			}
			from = to
		}
		for h := range want {
			if !got[h] {
				t.Errorf("%q: %s is not found", text, h)
			}
		}
		for h := range got {
			if !want[h] {
				t.Errorf("%q: %s is found", text, h)
			}
		}
	}
	if met < 1000 || len(topicsMet) < int(topics)-10 {
		var without []topic
		for k := range topics {
			if !topicsMet[k] {
				without = append(without, k)
			}
		}
		t.Errorf("%d phrases met, of %d topics of %d; not %v", met, len(topicsMet), topics, slices.Clip(without))
	}
}
