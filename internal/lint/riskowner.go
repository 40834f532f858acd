package lint

import (
	"slices"
)

// Which claim of a sentence is about the outcome of a block, and about which of its groups.

// clause is the part of the sentence in which word i stands.
func (t *riskSentence) clause(i int) (from, to int) {
	cut := func(k int) bool {
		return t.words[k].before&(comma|opened|closed) != 0 || slices.Contains([]string{"and", "but", "while", "whereas", "compared", "against", "versus", "vs", "v", "than"}, t.words[k].text) &&
			!(t.is(k, "and") && t.persons(k-1) && t.persons(k+1)) // men and women
	}
	for from = i; from > 0 && !cut(from); from-- {
	}
	for to = i + 1; to < len(t.words) && !cut(to); to++ {
	}
	return from, to
}

// owned reports whether a claim is about the outcome, and not about another one that the
// sentence names.
func (t *riskSentence) owned(s *subject, mentions [][2]int, c claim) bool {
	from, to := t.clause(c.from)
	if _, end := t.clause(c.to - 1); end > to {
		to = end
	}
	about := func(from, to int) (own, other bool) {
		for k := from; k < to; k++ {
			inside := slices.ContainsFunc(mentions, func(m [2]int) bool { return m[0] <= k && k < m[1] })
			own = own || inside
			other = other || !inside && (others[t.words[k].stem] && !s.own[t.words[k].stem] && !s.people.has(t.words[k].stem) || t.happening(mentions, k))
		}
		return own, other
	}
	own, other := about(from, to)
	if own || other {
		return own && !other
	}
	if c.kind != neededClaim && !t.bare(s, from, to) {
		return false
	}
	for end := from; end > 0; {
		begin, _ := t.clause(end - 1)
		if own, other := about(begin, end); own || other {
			return own && !other
		}
		end = begin
	}
	if own, other := about(to, len(t.words)); own || other {
		return own && !other && c.kind == neededClaim
	}
	return len(mentions) == 0 // it goes on with the sentence before
}

// bare reports whether nothing but numbers and fillers stand in a part of the sentence.
func (t *riskSentence) bare(s *subject, from, to int) bool {
	for k := from; k < to; k++ {
		w := &t.words[k]
		if w.kind != plain || emptyWords[w.stem] || fillers[w.stem] || s.own[w.stem] || t.persons(k) || fractions[w.text] > 0 || multiples[w.text] > 0 || halving[w.stem] {
			continue
		}
		return false
	}
	return true
}

// happening reports whether at word i something else is said to happen: had itching.
func (t *riskSentence) happening(mentions [][2]int, i int) bool {
	if !slices.Contains([]string{"had", "developed", "experienced", "got", "suffered", "reported", "have", "develop", "get"}, t.words[i].text) {
		return false
	}
	if t.is(i+1, "to") { // have to take
		return false
	}
	k := i + 1
	for k < len(t.words) && (emptyWords[t.words[k].stem] || t.words[k].kind != plain || changeSet[t.words[k].stem] || fractions[t.words[k].text] > 0 || t.is(k, "as") || t.is(k, "many") || t.r.lexicon.in(t.words[k].id, t.r.sets.risk)) {
		k++
	}
	if k >= len(t.words) || t.words[k].before&(comma|stop|closed) != 0 || slices.Contains([]string{"one", "them", "that", "this", "no", "such", "not", "without", "with", "within", "over", "compared", "than", "but", "while", "their", "after", "during"}, t.words[k].text) {
		return false
	}
	return !slices.ContainsFunc(mentions, func(m [2]int) bool { return i < m[0] && m[0] <= k+1 || m[0] <= k && k < m[1] })
}

// arm is the group that a claim is said to be of: 0 without, 1 with, -1 not said.
func (t *riskSentence) arm(e *shownEffect, c claim) int {
	for k := max(0, c.from-6); k < c.from; k++ {
		if t.is(k, "from") && (k == c.from-1 || t.is(c.from-1, "to")) {
			return -1 // from 2% to 1.5% with the tablets
		}
	}
	from, to := t.clause(c.from)
	if _, end := t.clause(c.to - 1); end > to {
		to = end
	}
	if a := t.cue(e, from, to); a != -1 || from == 0 {
		return max(a, -1)
	}
	before, _ := t.clause(from - 1)
	for k := before; k < from; k++ {
		if w := &t.words[k]; w.kind != plain && !t.groupAt(k) {
			return -1
		}
	}
	return max(t.cue(e, before, from), -1)
}

// cue is the group of which some words speak; -2 when of both.
func (t *riskSentence) cue(e *shownEffect, from, to int) int {
	a := -1
	for k := from; k < to; k++ {
		found := -1
		switch stem := t.words[k].stem; {
		case armCues[0][stem] || e.arms[0][stem]:
			found = 0
		case armCues[1][stem] || e.arms[1][stem] || t.is(k, "with") && (t.is(k+1, "it") || t.is(k+1, "them")):
			found = 1
		}
		if found == 1 && (t.around(k, 3, 0, armCues[0]) || t.around(k, 3, 0, wordSet("not no never nobody didn't don't"))) {
			found = 0
		}
		if found >= 0 && a >= 0 && found != a {
			return -2
		}
		a = max(a, found)
	}
	return a
}
