package quantity

// FromTo is a change: two quantities of a sentence of one kind, from A to B.
type FromTo struct {
	A, B int // in the sentence's Quantities
	Verb Change
}

// Changes are those of the sentence. "From 1999 to 2012", "from two to five years" and ages are none.
func (s *Sentence) Changes() (all []FromTo) {
	for k := 0; k+1 < len(s.Quantities); k++ {
		x, y := &s.Quantities[k], &s.Quantities[k+1]
		if !s.has(int(x.first)-1, from) && !(s.has(int(x.first)-2, from) && s.has(int(x.first)-1, a|the|about)) {
			continue
		}
		if !s.joinedBy(x, y, to) || x.Kind != y.Kind && !(x.Kind == Count && y.Kind != Factor) || s.dated(x, y) {
			continue
		}
		all = append(all, FromTo{k, k + 1, s.direction(int(x.first), int(y.last))})
	}
	return all
}

// joinedBy reports whether a word of a class stands before the second of two quantities, with
// at most five more words between them.
func (s *Sentence) joinedBy(x, y *Quantity, c class) bool {
	i := int(y.first) - 1
	if s.has(i, about|a|the) {
		i--
	}
	for k := int(x.last); k < i; k++ {
		if s.has(k, and) || s.tokens[k].gap&comma != 0 {
			return false
		}
	}
	return s.has(i, c) && i >= int(x.last) && i <= int(x.last)+5
}

// dated reports whether two numbers are years, ages or times.
func (s *Sentence) dated(x, y *Quantity) bool {
	year := func(q *Quantity) bool { return q.Kind == Count && q.Decimals == 0 && q.Value >= 1800 && q.Value < 2100 }
	return year(x) && year(y) || x.About == Time || y.About == Time || s.has(int(y.last), monthName) || s.has(int(x.last), monthName) || s.has(int(y.first)-1, monthName)
}

// direction is what the verb of a change says, sought before "from" and behind B.
func (s *Sentence) direction(i, j int) Change {
	for k := i - 2; k >= 0 && k >= i-8; k-- {
		switch {
		case s.has(k, falling) && !s.has(k, rising):
			return Fall
		case s.has(k, rising) && !s.has(k, up):
			return Rise
		}
	}
	return None
}
