package lint

import (
	"fmt"
	"maps"
	"strings"

	"galen/internal/diag"
)

// pairs reports blocks that give other numbers than a block before them for the same outcome,
// people, time and source.
func (r *reading) pairs(s *subject) {
	for i := range s.effects {
		e := &s.effects[i]
		for k := range i {
			before := &s.effects[k]
			if e.block == before.block || !alike(before, e) || sameShare(before.Without.N, before.People, e.Without.N, e.People) && sameShare(before.With.N, before.People, e.With.N, e.People) {
				continue
			}
			d := r.reportAt("HN235", e.At, "correct one of the two, or say in both whom the numbers are of:  who: women aged 50", "the block in line %d gives other numbers for the same outcome and source: %s",
				before.block.At.Line, countsOf(before))
			d.Also = append(d.Also, before.At)
			break
		}
	}
}

func countsOf(e *shownEffect) string {
	return fmt.Sprintf("%d and %d of %d people", e.Without.N, e.With.N, e.People)
}

// alike reports whether two effects are of the same people, time, treatment and source.
func alike(a, b *shownEffect) bool {
	x, y := a.block, b.block
	return x.Source.ID == y.Source.ID && x.Source.Address == y.Source.Address && (sameSpan(a.span, b.span) || strings.EqualFold(a.Over, b.Over)) &&
		strings.EqualFold(x.Who, y.Who) && maps.Equal(a.arms[0], b.arms[0]) && maps.Equal(a.arms[1], b.arms[1]) && a.Wanted == b.Wanted
}

// sameShare reports whether two counts of people are the same share, as far as the smaller group
// can show it.
func sameShare(n, of, m, people int) bool {
	difference := n*people - m*of
	return 2*max(difference, -difference) <= max(of, people) && of != people || difference == 0
}

// pictured reads the words of the picture that stands above the article, which only this rule
// compares, and gives what forgets them again.
func (r *reading) pictured() (forget func()) {
	passages, words, hits := len(r.passages), len(r.words), len(r.hits)
	if img := r.article.Image; img != nil {
		for _, said := range []struct {
			text string
			at   diag.Position
		}{{img.Alt, img.AltAt}, {img.Caption, img.CaptionAt}} {
			if said.text != "" {
				r.passage(aboveText(said.text, said.at))
			}
		}
	}
	return func() { r.passages, r.words, r.hits = r.passages[:passages], r.words[:words], r.hits[:hits] }
}
