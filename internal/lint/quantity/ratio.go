package quantity

// pValue reads p = 0.08, P<.001, a p-value of 0.06.
func (s *Sentence) pValue(i int) (q Quantity, next int, ok bool) {
	k := i + 1
	for k < i+5 && k < len(s.tokens) && !s.tokens[k].number && s.tokens[k].class&(value|of|was|equalWords) != 0 {
		k++
	}
	if !s.number(k) || !s.tokens[k].digits {
		return q, 0, false
	}
	t := &s.tokens[k]
	marked := t.gap&(smaller|equal|larger) != 0 || k > i+1
	v, decimals := t.value, t.decimals
	if before := s.Text[s.tokens[k-1].end:t.at]; len(before) > 0 && before[len(before)-1] == '.' { // p = .08
		decimals = int8(min(t.end-t.at, 9))
		v /= pow10(int(decimals))
		marked = true
	}
	if !marked || v > 1 {
		return q, 0, false
	}
	return Quantity{Kind: PValue, Value: v, Decimals: decimals, Less: t.gap&smaller != 0}, k + 1, true
}

const equalWords = the | a | or

// ratio reads HR 0.71, an odds ratio of 1.8, a relative risk of 2.
func (s *Sentence) ratio(i int) (q Quantity, next int, ok bool) {
	q.Kind, q.Ratio = Ratio, s.tokens[i].ratio
	k := i + 1
	if q.Ratio == NoRatio {
		switch {
		case s.has(i, odds):
			q.Ratio = Odds
		case s.has(i, hazard):
			q.Ratio = Hazards
		case s.has(i, relative), s.has(i-1, risk):
			q.Ratio = Risks
		default:
			return q, 0, false // a ratio of two to one
		}
		if s.has(k, ratio|risk) {
			k++
		}
	}
	named := s.has(k, of) || s.has(k, was) // an odds ratio of 1.8, the relative risk of a fall was 1.4
	for end := k + 8; k < end && k < len(s.tokens) && !s.number(k); k++ {
		known := s.tokens[k].class&(was|of|about|ratio|a|value) != 0 || s.tokens[k].gap&(opened|equal) != 0
		if !known && (!named || s.tokens[k].gap != 0 || s.number(k+1)) {
			return q, 0, false
		}
	}
	if !s.number(k) || s.tokens[k].percent || s.has(k+1, percentWord|unit) {
		return q, 0, false
	}
	q.Value, q.Decimals = s.tokens[k].value, s.tokens[k].decimals
	return q, k + 1, true
}

// interval reads 95% CI 0.8 to 1.1, and 95% confidence interval, 0.8–1.1.
func (s *Sentence) interval(i int) (q Quantity, next int, ok bool) {
	for k := i; k < min(i+6, len(s.tokens)); k++ {
		if !s.number(k) {
			continue
		}
		low, high, next, ok := s.pair(k)
		if !ok && s.level(k) {
			continue
		}
		if !ok {
			return q, 0, false
		}
		return Quantity{Kind: Interval, Low: low, High: high, Value: low, Decimals: s.tokens[k].decimals}, next, true
	}
	return q, 0, false
}

// level reports whether a number is the level of an interval that stands behind its name: IC à 95 %.
func (s *Sentence) level(k int) bool {
	t := &s.tokens[k]
	return (t.percent || s.percentAt(k+1) > 0) && (t.value == 90 || t.value == 95 || t.value == 99)
}

// pair reads two numbers that are the ends of something: 0.8 to 1.1, 0.8–1.1, 0.8 and 1.1.
func (s *Sentence) pair(k int) (low, high float64, next int, ok bool) {
	other := k + 1
	if s.has(other, percentWord|unit) {
		other++
	}
	if s.has(other, to|and) {
		other++
	} else if !s.number(other) || s.tokens[other].gap&(dash|comma) == 0 {
		return 0, 0, 0, false
	}
	if !s.number(other) {
		return 0, 0, 0, false
	}
	low, high = s.tokens[k].signed(), s.tokens[other].signed()
	return low, high, other + 1, low <= high
}

func (t *token) signed() float64 {
	if t.minus {
		return -t.value
	}
	return t.value
}
