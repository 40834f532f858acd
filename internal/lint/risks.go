package lint

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"galen/internal/blocks/risk"
	"galen/internal/diag"
	"galen/internal/lint/textseg"
)

// risks finds numbers of the text that disagree with a block that shows a risk: HN235.
// Read are the headline, the dek and the whole text; what stands below a heading that names
// something else is left out: see scopes. A number is compared where its sentence speaks of
// the outcome, of the same people, the same time and no other study.
func (r *reading) risks() {
	if len(r.article.Body().Risks) == 0 {
		return
	}
	subjects := r.subjects()
	for _, s := range subjects {
		r.pairs(s)
	}
	defer r.pictured()()
	r.disagreeing(subjects)
}

// risksBeside does the same in a file whose words a block shows beside the text.
func (r *reading) risksBeside() {
	if len(r.article.Body().Risks) > 0 {
		r.disagreeing(r.subjects())
	}
}

// subjects are the outcomes of which the blocks of an article speak.
func (r *reading) subjects() (all []*subject) {
	for i := range r.article.Body().Risks {
		b := &r.article.Body().Risks[i]
		for k := range b.Effects {
			all = r.subject(all, b, &b.Effects[k])
		}
	}
	return all
}

// disagreeing finds the numbers that disagree with the blocks about some outcomes.
func (r *reading) disagreeing(subjects []*subject) {
	for _, s := range subjects {
		s.only = len(subjects) == 1
		s.scopes = r.scopes(s)
	}
	for i := range r.passages {
		p := &r.passages[i]
		if r.ofBlock(p) {
			continue
		}
		for _, s := range subjects {
			s.before = nil
		}
		for from := p.first; from < p.end; {
			_, to := r.sentence(p, from)
			t := r.riskSentence(p, from, to)
			for _, s := range subjects {
				if s.scopes[i] == inScope || s.scopes[i] == ifNamed && t.names(s) {
					r.disagreements(t, s)
				}
			}
			from = to
		}
	}
}

// ofBlock reports whether a passage is what a block says itself.
func (r *reading) ofBlock(p *block) bool { return p.role == body && p.Kind == textseg.Derived }

// subject is an outcome, and what the blocks say of it.
type subject struct {
	stems   []string // of its words
	effects []shownEffect
	own     map[string]bool // stems of the words that say whom and what the blocks are of
	people  population      // of whom the blocks are
	only    bool            // there is no other in the article
	scopes  []scope         // by passage
	before  *riskSentence   // the sentence before, when that was about it
}

// shownEffect is an effect and its block.
type shownEffect struct {
	*risk.Effect
	risk.Figures
	block *risk.Risk
	span  float64 // how long people were followed, in months; 0 when it is said in no number
	arms  [2]map[string]bool
}

// subject adds an effect to the subjects.
func (r *reading) subject(all []*subject, b *risk.Risk, e *risk.Effect) []*subject {
	stems := r.outcomeStems(e)
	if len(stems) == 0 {
		return all
	}
	at := slices.IndexFunc(all, func(s *subject) bool { return slices.Equal(s.stems, stems) })
	if at < 0 {
		all, at = append(all, &subject{stems: stems, own: map[string]bool{}, people: r.populationOf(b.Who)}), len(all)
	}
	s := all[at]
	shown := shownEffect{Effect: e, Figures: e.Figures(b.People), block: b, span: r.spanOf(e.Over)}
	without, with := r.stems(b.WithoutLabel), r.stems(b.WithLabel+" "+b.Treatment)
	shown.arms = [2]map[string]bool{apart(without, with), apart(with, without)}
	s.effects = append(s.effects, shown)
	for _, text := range []string{b.Who, b.WithoutLabel, b.WithLabel, b.Treatment, e.Outcome, e.Happened, b.Source.ID, r.article.Title.Text, r.article.Description.Text} {
		for _, stem := range r.stems(text) {
			s.own[stem] = true
		}
	}
	return all
}

// apart are those words of one list that are not in the other.
func apart(one, other []string) map[string]bool {
	set := map[string]bool{}
	for _, w := range one {
		if !slices.Contains(other, w) && !emptyWords[w] {
			set[w] = true
		}
	}
	return set
}

// disagreements reports the numbers of a sentence that no block agrees with.
func (r *reading) disagreements(t *riskSentence, s *subject) {
	before := s.before
	s.before = nil
	mentions := t.mentions(s)
	carried := len(mentions) == 0 && (before != nil && t.goesOn() || s.only && t.measured())
	if len(mentions) == 0 && !carried {
		return
	}
	s.before = t
	if t.elsewhere(s, before) || r.spoken(t.p, t.from) || t.aside(s, mentions) {
		return
	}
	for _, c := range t.claims() {
		if t.denies(c) || !t.owned(s, mentions, c) || t.ofThings(s, c) || slices.ContainsFunc(s.effects, func(e shownEffect) bool { return t.agrees(&e, c) }) {
			continue
		}
		if share, ok := t.ofEvents(mentions, c); ok {
			c = share
		} else {
			continue
		}
		if slices.ContainsFunc(s.effects, func(e shownEffect) bool { return t.agrees(&e, c) }) {
			continue
		}
		e := &s.effects[0]
		said := r.said(t.p, t.from+c.from, t.from+c.to)
		right := strings.TrimSuffix(strings.TrimSuffix(written(e, c), " fewer"), " more")
		where := r.lineOf(e.block.At)
		d := r.report("HN235", t.p, t.from+c.from, "write "+right+", or correct the block in "+where, "%q disagrees with the block in %s: %s", said, where, shownAs(e, c))
		d.Also = append(d.Also, e.At)
	}
}

// lineOf is where a block stands: its line, and its file where the numbers are in another.
func (r *reading) lineOf(at diag.Position) string {
	line := fmt.Sprintf("line %d", at.Line)
	if r.text.File != at.File {
		line += " of " + at.File
	}
	return line
}

// shownAs is what a block says of what is claimed.
func shownAs(e *shownEffect, c claim) string {
	counts := countsOf(e)
	switch {
	case c.kind == neededClaim && e.Unsure:
		return "its interval includes no difference, so there is no such number"
	case c.kind == absoluteClaim:
		return counts
	case c.kind == neededClaim && e.Needed > 0:
		return counts + ", so the number needed is " + written(e, c)
	}
	return counts + ", which is " + written(e, c)
}

// written is what the block's numbers give in the form of a claim.
func written(e *shownEffect, c claim) string {
	more := "fewer"
	if e.Difference > 0 {
		more = "more"
	}
	size := e.Difference
	if size < 0 {
		size = -size
	}
	switch {
	case e.Difference == 0 && c.kind != absoluteClaim, c.kind == neededClaim && e.Needed == 0:
		return "no sure difference"
	case c.kind == relativeClaim && e.Compared:
		return plainNumber(100*math.Abs(e.Relative)) + "% " + more
	case c.kind == neededClaim:
		return fmt.Sprint(e.Needed)
	case c.kind == differenceClaim && c.points:
		return plainNumber(100*float64(size)/float64(e.People)) + " percentage points"
	case c.kind == differenceClaim || c.kind == relativeClaim:
		return fmt.Sprintf("%d %s in %d", size, more, e.People)
	}
	if c.percent {
		return fmt.Sprintf("%s%% without or %s%% with it", plainNumber(100*float64(e.Without.N)/float64(e.People)), plainNumber(100*float64(e.With.N)/float64(e.People)))
	}
	return fmt.Sprintf("%d in %d without or %d in %d with it", e.Without.N, e.People, e.With.N, e.People)
}

// plainNumber writes a number, below ten with one decimal.
func plainNumber(n float64) string {
	if n >= 10 {
		return fmt.Sprintf("%.0f", n)
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", n), ".0")
}
