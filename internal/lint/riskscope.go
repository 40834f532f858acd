package lint

import (
	"slices"

	"galen/internal/blocks/risk"
	"galen/internal/lint/textseg"
)

// Which passages are compared with a block of a risk: those of the whole text, unless a
// heading says that they are about something else.

// scope is how a passage is compared with the blocks about an outcome.
type scope uint8

const (
	outOfScope scope = iota // it is not: its heading names other people, another time, treatment or study
	ifNamed                 // where the sentence names the treatment: its heading names something that is not known
	inScope                 // as one beside the block is
)

// generalHeads are words of headings that do not say what a section is about, but what it
// does: What the trial found, How sure are we.
var generalHeads = wordSet(`what how why when where who which whether did do can could should would will may might must you your we us our they them there here
	find found finding result outcome mean meaning say said know known tell show shown work matter look count add up down happened learned
	number figure evidence benefit harm risk chance effect treat treatment treated help point key fact short brief summary conclusion takeaway message
	background context detail data method behind inside about trial study research review researcher scientist doctor expert patient reader
	question answer next now new news bottom line big bigger picture plain word term size sure good bad well much many more less fewer not no than if as but so
	that this these those expect ask before after closer gain worth it`)

// scopes says, by passage, how it is compared with the blocks about an outcome. A heading
// counts that stands above the passage and not above the block.
func (r *reading) scopes(s *subject) []scope {
	all := make([]scope, len(r.passages))
	above := r.headingsAbove()
	var before *risk.Risk
	for i := range s.effects {
		b := s.effects[i].block
		if b == before {
			continue
		}
		before = b
		var shown []int
		if at := slices.IndexFunc(r.passages, func(p block) bool { return r.ofBlock(&p) && p.At(0) == b.At }); at >= 0 {
			shown = above[at]
		}
		headed := map[int]scope{}
		for k := range r.passages {
			now := inScope
			for _, h := range above[k] {
				if slices.Contains(shown, h) {
					continue
				}
				if _, known := headed[h]; !known {
					headed[h] = r.headed(h, s)
				}
				now = min(now, headed[h])
			}
			all[k] = max(all[k], now)
		}
	}
	return all
}

// headingsAbove gives the headings above each passage of the text, the highest first: a
// heading stands above itself.
func (r *reading) headingsAbove() [][]int {
	all := make([][]int, len(r.passages))
	var above []int
	for i := range r.passages {
		p := &r.passages[i]
		if p.role != body {
			continue
		}
		if p.Kind == textseg.Heading {
			n := 0
			for n < len(above) && r.passages[above[n]].Level < p.Level {
				n++
			}
			above = append(above[:n:n], i)
		}
		all[i] = above
	}
	return all
}

// headed is how what stands below a heading is compared.
func (r *reading) headed(heading int, s *subject) scope {
	p := &r.passages[heading]
	t := r.riskSentence(p, p.first, p.end)
	if len(t.words) == 0 {
		return inScope
	}
	if t.elsewhere(s, nil) {
		return outOfScope
	}
	now := inScope
	for i := range t.words {
		w := &t.words[i]
		switch {
		case anothers[w.stem] && w.text != "next" && w.text != "further":
			return outOfScope
		case w.kind == plain && !emptyWords[w.stem] && !generalHeads[w.stem] && !s.own[w.stem] && !slices.Contains(s.stems, w.stem):
			now = ifNamed
		}
	}
	return now
}

// names reports whether the sentence names the treatment or the groups of a block, or,
// where the block names none, what the headline and the dek speak of.
func (t *riskSentence) names(s *subject) bool {
	bare := !slices.ContainsFunc(s.effects, func(e shownEffect) bool { return len(e.arms[1]) > 0 })
	for i := range t.words {
		stem := t.words[i].stem
		if slices.ContainsFunc(s.effects, func(e shownEffect) bool { return e.arms[1][stem] }) ||
			bare && s.own[stem] && !emptyWords[stem] && !generalHeads[stem] && !slices.Contains(s.stems, stem) {
			return true
		}
	}
	return false
}
