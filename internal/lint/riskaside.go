package lint

import (
	"slices"
	"strings"
)

// What a sentence says that is no number of the risk: of other causes, of money, of a question,
// of an interval, or that something is not so.

var (
	// moneyWords tell of what it costs.
	moneyWords = wordSet("cost costs price prices bill bills budget spending")
	// changing are verbs with which a sentence names a cause.
	changing = join(changeSet, wordSet("change alter affect"))
	// known may be the cause of a change that a block is about, though it does not name them.
	knownCauses = wordSet(`it they them this that which who these those he she we i treatment treated drug medicine medication pill tablet dose therapy vaccine vaccination jab
		injection operation intervention programme program screening trial study studies team researcher scientist research result finding group analysis review evidence`)
	// states stand before what is not the treatment: high blood pressure.
	states   = wordSet("high raised low poor untreated lack missing stopping")
	negating = []string{"not", "never", "cannot", "neither", "nor", "don't", "doesn't", "didn't", "won't", "can't", "don’t", "doesn’t", "didn’t", "won’t", "can’t"}
	interval = []string{"interval", "intervals", "ci"}
)

// aside reports whether the whole sentence says nothing that can disagree with a block.
func (t *riskSentence) aside(s *subject, mentions [][2]int) bool {
	if t.asks() || t.otherCause(s, mentions) {
		return true
	}
	return slices.ContainsFunc(t.words, func(w riskWord) bool { return moneyWords[w.stem] && !s.own[w.stem] })
}

// asks reports whether the sentence is a question.
func (t *riskSentence) asks() bool {
	rest := strings.TrimLeft(t.p.text[t.words[len(t.words)-1].to:], "%)”\"’' ")
	return strings.HasPrefix(rest, "?")
}

// otherCause reports whether the sentence says that something else than the treatment changes the
// risk: high blood pressure doubles it.
func (t *riskSentence) otherCause(s *subject, mentions [][2]int) bool {
	if len(mentions) == 0 {
		return false
	}
	treated := slices.ContainsFunc(s.effects, func(e shownEffect) bool { return len(e.arms[1]) > 0 })
	for k := 1; k < mentions[0][0]; k++ {
		if !changing[t.words[k].stem] || slices.Contains([]string{"a", "an", "the", "of", "by", "to"}, t.words[k-1].text) || t.words[k-1].kind != plain {
			continue
		}
		from := k - 1
		for from > 0 && t.words[from].before&(comma|stop) == 0 {
			from--
		}
		said, known := false, false
		for i := from; i < k; i++ {
			w := &t.words[i]
			if states[w.stem] && i < k-1 && !s.own[w.stem] {
				return true
			}
			said = said || w.kind == plain && !emptyWords[w.stem] && !negates(w.text)
			known = known || w.kind != plain || knownCauses[w.stem] || t.persons(i) || changing[w.stem] || s.own[w.stem] && !emptyWords[w.stem] && !slices.Contains(s.people.stems, w.stem) ||
				slices.ContainsFunc(s.effects, func(e shownEffect) bool { return e.arms[1][w.stem] })
		}
		return treated && said && !known
	}
	return false
}

func negates(text string) bool { return slices.Contains(negating, text) }

// denies reports whether the sentence says that a claim is not so: they do not halve it.
func (t *riskSentence) denies(c claim) bool {
	if negates(t.text(c.from - 1)) {
		return true
	}
	if c.kind == absoluteClaim {
		return false
	}
	if negates(t.text(c.from-2)) && t.words[c.from-1].before&comma == 0 && !t.is(c.from-1, "only") {
		return true // not by half
	}
	for k := min(c.to, len(t.words)) - 1; k >= max(0, c.from-9); k-- {
		if changing[t.words[k].stem] || halving[t.words[k].stem] || multiples[t.words[k].text] > 0 {
			if negates(t.text(k-1)) || negates(t.text(k-2)) && !t.is(k-1, "only") && !t.is(k-1, "just") {
				return true
			}
		}
	}
	return false
}

// inInterval reports whether word i is an end of an interval that the sentence names.
func (t *riskSentence) inInterval(i int) bool {
	for k := i - 1; k >= max(0, i-10); k-- {
		if t.words[k+1].before&closed != 0 {
			return false
		}
		if slices.Contains(interval, t.words[k].text) {
			return true
		}
	}
	return false
}

// ofThings reports whether a claim counts other things than people: 10 of 17 centres.
func (t *riskSentence) ofThings(s *subject, c claim) bool {
	if c.percent || c.to < c.from+3 {
		return false
	}
	for k := c.to; k < min(c.to+2, len(t.words)); k++ {
		w := &t.words[k]
		if w.before&(comma|stop|opened|closed) != 0 || w.kind != plain || t.persons(k) || emptyWords[w.stem] || countVerb[w.stem] {
			return false
		}
		if strings.HasSuffix(w.text, "s") && len(w.text) > 3 && !fillers[w.stem] && !s.own[w.stem] && !slices.Contains(s.stems, w.stem) && !changing[w.stem] && !armCues[1][w.stem] {
			return true
		}
	}
	return false
}

// ofEvents reads a count of events as the share of them that it is: one in four strokes is
// prevented, or strokes are cut by one in four. A share of events that is not prevented says
// nothing of a risk.
func (t *riskSentence) ofEvents(mentions [][2]int, c claim) (claim, bool) {
	if c.percent || c.kind != absoluteClaim && c.kind != differenceClaim || c.to < c.from+3 || c.of <= c.n {
		return c, true
	}
	events := slices.ContainsFunc(mentions, func(m [2]int) bool { return m[0] == c.to })
	if !events && !(t.is(c.from-1, "by") && c.of <= 20 && t.changes()) {
		return c, true
	}
	if events && !slices.ContainsFunc(t.words, func(w riskWord) bool { return eventSet[w.stem] || fewerSet[w.stem] }) {
		return c, false
	}
	c.kind, c.direction, c.n, c.fraction = relativeClaim, -1, 100*c.n/c.of, true
	return c, true
}

// withoutTotals leaves out counts of both groups taken together, with those of each: of 17,354
// people 169 had a stroke, 97 without the tablets and 72 with them. How many were in each group
// is not said.
func withoutTotals(all []claim) []claim {
	for i := 0; i+2 < len(all); i++ {
		a, b, c := all[i], all[i+1], all[i+2]
		counts := a.kind == absoluteClaim && b.kind == absoluteClaim && c.kind == absoluteClaim && !a.percent && !b.percent && !c.percent
		if counts && a.of == b.of && b.of == c.of && a.n == b.n+c.n {
			return slices.Delete(all, i, i+3)
		}
	}
	return all
}
