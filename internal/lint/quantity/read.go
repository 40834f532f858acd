package quantity

import "galen/internal/lint/textseg"

// has reports whether token i exists and is of a class.
func (s *Sentence) has(i int, c class) bool {
	return i >= 0 && i < len(s.tokens) && s.tokens[i].class&c != 0
}

// number reports whether token i is a number.
func (s *Sentence) number(i int) bool { return i >= 0 && i < len(s.tokens) && s.tokens[i].number }

// near reports whether one of the n tokens from i on is of a class, before a mark.
func (s *Sentence) near(i, n int, c class) bool {
	for k := i; k < min(i+n, len(s.tokens)); k++ {
		if k > i && s.tokens[k].gap&^dash != 0 {
			return false
		}
		if s.tokens[k].class&c != 0 {
			return true
		}
	}
	return false
}

// read finds the quantities of the sentence.
func (s *Sentence) read() {
	for i := 0; i < len(s.tokens); {
		q, next, ok := s.at(i)
		if !ok {
			i++
			continue
		}
		q.Sentence = int32(s.Index)
		q.first, q.last = int32(i), int32(next)
		q.Span = textseg.Span{From: int(s.tokens[i].at), To: int(s.tokens[next-1].end)}
		q.Of = -1
		s.bound(&q, i)
		s.Quantities = append(s.Quantities, q)
		i = next
	}
	s.attach()
}

// at reads the quantity that begins at token i; next is the token behind it.
func (s *Sentence) at(i int) (q Quantity, next int, ok bool) {
	t := &s.tokens[i]
	switch {
	case t.class&letterP != 0:
		return s.pValue(i)
	case t.class&ratio != 0 || t.class&(odds|hazard|relative) != 0 && s.has(i+1, ratio|risk):
		return s.ratio(i)
	case t.class&interval != 0:
		return s.interval(i)
	case t.number:
		return s.numbered(i)
	case t.class&twice != 0:
		return Quantity{Kind: Factor, Value: t.value, Change: t.change, Spelled: true}, i + 1, true
	case t.class&fraction != 0:
		return s.fraction(i)
	case t.class&one != 0: // eine von vier, une personne sur dix
		q = Quantity{Value: 1, Spelled: true}
		if base, after, ok := s.base(q, i+1); ok {
			q.Kind, q.Base, q.About = Part, base, s.aboutPart(i, after)
			return q, after, true
		}
	}
	return q, 0, false
}

// fraction reads half, a third.
func (s *Sentence) fraction(i int) (q Quantity, next int, ok bool) {
	t := &s.tokens[i]
	if t.value != 0.5 && !s.has(i-1, a) { // the third patient
		return q, 0, false
	}
	if n := s.percentAt(i + 2); s.has(i+1, a) && n > 0 { // half a per cent
		return Quantity{Kind: Share, Value: t.value, Decimals: 1, Spelled: true}, i + 2 + n, true
	}
	return Quantity{Kind: Factor, Value: t.value, Spelled: true}, i + 1, true
}

// numbered reads what a number begins.
func (s *Sentence) numbered(i int) (q Quantity, next int, ok bool) {
	t := &s.tokens[i]
	q = Quantity{Value: t.signed(), Decimals: t.decimals, Spelled: !t.digits}
	next = i + 1
	for s.has(next, scale) && s.tokens[next].gap == 0 {
		q.Value *= s.tokens[next].value
		next++
	}
	switch {
	case t.money != "":
		q.Kind, q.About, q.Unit = Measure, Money, t.money
	case t.percent || s.percentAt(next) > 0:
		return s.share(q, i, next)
	case s.has(next, fraction) && !t.digits && s.tokens[next].gap&^dash == 0 && q.Value < 1/s.tokens[next].value: // two thirds
		q.Kind, q.Value, q.Spelled = Factor, q.Value*s.tokens[next].value, true
		next++
	case s.has(next, wholePoint):
		q.Kind = Points
		next++
	case s.has(next, times):
		if base, after, ok := s.base(q, next+1); ok && !t.digits == q.Spelled && q.Value < base { // 19 times out of 20
			q.Kind, q.Base = Part, base
			return q, after, true
		}
		q.Kind = Factor
		next++
	default:
		return s.counted(q, i, next)
	}
	return q, next, true
}

// percentAt is how many tokens say percent: percent, per cent, percentage.
func (s *Sentence) percentAt(i int) int {
	switch {
	case i >= len(s.tokens) || s.tokens[i].gap&^dash != 0:
		return 0
	case s.has(i, percentWord) && !s.has(i, cent):
		return 1
	case s.has(i, per) && s.has(i+1, cent):
		return 2
	}
	return 0
}

// share reads what follows a percent sign.
func (s *Sentence) share(q Quantity, i, next int) (Quantity, int, bool) {
	q.Kind = Share
	next += s.percentAt(next)
	if s.has(next, interval) && s.tokens[next].gap&^dash == 0 { // 95% CI, 95-%-KI
		if x, end, ok := s.interval(next); ok {
			return x, end, true
		}
	}
	if s.has(next, point) && s.tokens[next].gap&^dash == 0 {
		q.Kind = Points
		return q, next + 1, true
	}
	k := next
	if s.has(k, of) {
		k++
		if s.has(k, the) {
			k++
		}
		if s.number(k) && !s.tokens[k].percent && s.near(k+1, 3, people|event) {
			q.Base = s.tokens[k].value
			q.About = s.aboutAt(k + 1)
			return q, k + 1, true
		}
		q.About = s.aboutAt(k)
	}
	return q, next, true
}

// counted reads a part, a rate, a measure or a count.
func (s *Sentence) counted(q Quantity, i, next int) (Quantity, int, bool) {
	k := next
	if base, after, ok := s.base(q, k); ok {
		q.Kind, q.Base = Part, base
		q.About = s.aboutPart(i, after)
		return q, after, true
	}
	if s.has(k, unit) && s.tokens[k].gap&^dash == 0 && !s.has(k, letterP) {
		q.Kind, q.Unit = Measure, s.tokens[k].unit
		q.About = units[q.Unit].about
		return q, k + 1, true
	}
	if base, after, ok := s.rated(k); ok {
		q.Kind, q.Base, q.About = Rate, base, s.aboutAt(after)
		return q, after, true
	}
	q.About = s.aboutAt(k)
	return q, next, true
}

// aboutPart is what a part is of: the noun behind it, or the one between its numbers.
func (s *Sentence) aboutPart(i, after int) About {
	about := s.aboutAt(after)
	for k := i + 1; k < after && about == Nothing && s.nounsBetween; k++ {
		if s.has(k, people) {
			return People
		}
	}
	return about
}

// base reads of the 26, out of 26, in 26.
func (s *Sentence) base(q Quantity, k int) (base float64, after int, ok bool) {
	if q.Decimals > 0 || k >= len(s.tokens) || s.tokens[k].gap&^dash != 0 {
		return 0, 0, false
	}
	if s.has(k, people|event) && s.tokens[k].gap == 0 && (s.nounsBetween || s.has(k+1, in|out) && s.proportion(q, k+1)) {
		k++
	} else if !s.nounsBetween { // one dementia case in five, nine cases of pneumonia out of ten
		k = s.oneOf(q, k)
	}
	switch {
	case s.has(k, out) && s.has(k+1, of):
		k += 2
	case s.has(k, of), s.has(k, in), s.nounsBetween && s.has(k, out):
		k++
	default:
		return 0, 0, false
	}
	for s.has(k, the|every|filler) {
		k++
		if !s.nounsBetween {
			break
		}
	}
	if !s.number(k) || s.tokens[k].percent || s.tokens[k].decimals > 0 || s.tokens[k].money != "" {
		return 0, 0, false
	}
	if t := &s.tokens[k]; s.has(k-1, in) && t.digits && t.end-t.at == 4 && t.value >= 1900 && t.value < 2100 {
		return 0, 0, false // 310 in 2024
	}
	base, after = s.tokens[k].value, k+1
	for s.has(after, scale) && s.tokens[after].gap == 0 {
		base *= s.tokens[after].value
		after++
	}
	if s.has(after, unit) || s.has(after, percentWord) {
		return 0, 0, false // 3 in 5 years
	}
	return base, after, true
}

// oneOf is where in five stands behind one and what it is one of, of at most three words, or out of ten behind more than one; k where it does not.
func (s *Sentence) oneOf(q Quantity, k int) int {
	for n := k; n < k+4 && n+2 < len(s.tokens); n++ {
		t := &s.tokens[n]
		if t.gap&^dash == 0 && n > k && s.has(n, out) && s.has(n+1, of) && s.number(n+2) && s.tokens[n+2].value > q.Value && s.tokens[n+2].value <= 20 {
			return n
		}
		if t.gap&^dash == 0 && n > k && s.has(n, of) {
			continue
		}
		if q.Value != 1 || !q.Spelled || n > k+2 {
			if t.gap&^dash != 0 || t.number || t.class&(unit|was|in|out|and) != 0 {
				return k
			}
			continue
		}
		if t.gap&^dash != 0 || t.number || t.class&(unit|of|was|in|out|the|a|and) != 0 {
			return k
		}
		if s.has(n+1, in|out) && s.tokens[n+1].gap == 0 && s.proportion(q, n+1) && s.number(n+2) && !s.tokens[n+2].digits {
			return n + 1
		}
	}
	return k
}

// proportion reports whether a number and a noun are a part of so many of the noun: one adult in eight, two children out of
// five. Two patients in 20 countries are none.
func (s *Sentence) proportion(q Quantity, k int) bool {
	for k++; s.has(k, of|the|every); k++ {
	}
	if !s.number(k) || q.Value < 1 || q.Value >= s.tokens[k].value || s.tokens[k].value > 1e6 || q.Value > 1 && s.tokens[k].value > 20 {
		return false
	}
	next := k + 1
	for s.has(next, scale) {
		next++
	}
	return next >= len(s.tokens) || s.tokens[next].gap != 0 || s.tokens[next].class&(ordinary|was|people|event) != 0 || !s.has(next, unit) && s.tokens[next].class == 0 && q.Value == 1
}

// rated reads a rate behind its number: per 1,000, people in every thousand.
func (s *Sentence) rated(k int) (base float64, after int, ok bool) {
	for end := min(k+5, len(s.tokens)); k < end; k++ {
		if s.tokens[k].gap&^dash != 0 || s.tokens[k].number {
			return 0, 0, false
		}
		if !s.has(k, per|every) {
			continue
		}
		k++
		base = 1
		if s.number(k) && s.tokens[k].gap&^dash == 0 {
			base = s.tokens[k].value
			k++
		}
		from := k
		for s.has(k, scale) && s.tokens[k].gap&^dash == 0 {
			base *= s.tokens[k].value
			k++
		}
		return base, k, base >= 10 && (k > from || s.number(k-1))
	}
	return 0, 0, false
}

// aboutAt is what the noun at token k, or the one behind it, is.
func (s *Sentence) aboutAt(k int) About {
	named := false // a definite noun stands between: 1,260 called off the year before
	for end := min(k+4, len(s.tokens)); k < end; k++ {
		t := &s.tokens[k]
		named = named || t.class&the != 0
		if t.gap&(comma|opened|closed|slash) != 0 || t.number {
			return Nothing
		}
		switch {
		case t.class&people != 0:
			return People
		case t.class&event != 0:
			return Events
		case t.class&unit != 0 && named:
			return Nothing
		case t.class&unit != 0:
			return units[t.unit].about
		case t.class&ordinary != 0 && t.class&(of|the) == 0:
			return Nothing
		}
	}
	return Nothing
}
