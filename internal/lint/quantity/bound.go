package quantity

// bound reads the words before a quantity: up to, about, at least.
func (s *Sentence) bound(q *Quantity, i int) {
	for i > 0 && s.has(i-1, a|the) {
		i--
	}
	switch {
	case s.has(i-1, to) && s.has(i-2, up), s.has(i-1, upTo):
		q.Bound = UpTo
	case s.has(i-1, as) && s.has(i-2, much) && s.has(i-3, as):
		if !s.has(i-4, twice|times|fraction) { // twice as many as the 200
			q.Bound = UpTo
		}
	case s.has(i-1, than) && s.has(i-2, more|less) && s.number(i-3): // 600 more than the 250
	case s.has(i-1, than) && s.has(i-2, more):
		q.Bound = AtLeast
	case s.has(i-1, than) && s.has(i-2, less):
		q.Bound = Below
	case s.has(i-1, least):
		q.Bound = AtLeast
	case s.has(i-1, most):
		q.Bound = Below
	case s.has(i-1, about), s.has(i-2, about) && s.has(i-1, to|in), s.has(i-1, or) && s.tokens[i-1].gap&comma == 0:
		q.Bound = Roughly
	}
	if q.Kind == Factor && s.has(i-1, than) && s.has(i-2, more) || q.Change != None && s.has(i-2, more) && s.has(i-1, than) {
		q.Bound = AtLeast
	}
}

// attach gives each interval the ratio or share before it, and finds those that stand in
// brackets without the letters: HR 0.9 (0.8 to 1.1).
func (s *Sentence) attach() {
	for k := 0; k < len(s.Quantities); k++ {
		q := &s.Quantities[k]
		if q.Kind == Interval {
			for n := k - 1; n >= 0 && n >= k-3; n-- {
				if kind := s.Quantities[n].Kind; kind == Ratio || kind == Share || kind == Points || kind == Measure || kind == Count {
					q.Of = int32(n)
					break
				}
			}
		}
		if q.Kind == Ratio && k+1 < len(s.Quantities) && s.Quantities[k+1].Kind == Count {
			s.bracketed(q, k)
		}
	}
}

// bracketed reads the interval in brackets behind a ratio.
func (s *Sentence) bracketed(q *Quantity, k int) {
	next := &s.Quantities[k+1]
	i := int(next.first)
	if i > int(q.last)+2 || s.tokens[i].gap&(opened|comma) == 0 {
		return
	}
	low, high, after, ok := s.pair(i)
	if !ok || low > q.Value || high < q.Value {
		return
	}
	*next = Quantity{Span: next.Span, Kind: Interval, Low: low, High: high, Value: low, Sentence: next.Sentence, first: next.first, last: int32(after), Of: int32(k)}
	next.To = int(s.tokens[after-1].end)
	if k+2 < len(s.Quantities) && s.Quantities[k+2].From < next.To {
		s.Quantities = append(s.Quantities[:k+2], s.Quantities[k+3:]...)
	}
}
