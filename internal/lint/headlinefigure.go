package lint

import (
	"math"
	"strings"

	"galen/internal/lint/quantity"
)

// promised finds a percentage of the headline or the dek that the text does not have, where it gives another
// one of the same: HN237.
func (r *reading) promised() {
	for i := range r.passages {
		p := &r.passages[i]
		if p.role == body {
			return
		}
		for _, s := range r.numbersOf(p) {
			for k := range s.Quantities {
				q := &s.Quantities[k]
				if q.Kind != quantity.Share || q.Bound != quantity.Exact && q.Bound != quantity.Roughly || r.backed(q.Value) {
					continue
				}
				if other, where := r.otherFigure(s.Text[s.From:s.To], relativeShare(&s, k)); other != nil {
					r.report("HN237", p, r.wordAt(p, q.From), "check the numbers: the text gives another", "%q above the text, and %q in it", quoted(p, q), where.text[other.From:other.To])
				}
			}
		}
	}
}

// relativeShare reports whether a share says by how much something changed.
func relativeShare(s *quantity.Sentence, k int) bool {
	return s.Quantities[k].Kind == quantity.Share && (relativeAfter.MatchString(s.After(k)) || relativeBefore.MatchString(s.Before(k)))
}

// backed reports whether the text has a percentage, or numbers that give it.
func (r *reading) backed(value float64) bool {
	near := func(v float64) bool { return math.Abs(v-value) <= 1.01 }
	for i := range r.passages {
		p := &r.passages[i]
		if p.role != body {
			continue
		}
		var levels []float64
		for _, s := range r.numbersOf(p) {
			for _, q := range s.Quantities {
				v := q.Value
				switch q.Kind {
				case quantity.Share, quantity.Points:
					if near(v) || near(100-v) {
						return true
					}
				case quantity.Factor:
					v *= 100
					if near(v) || near(100-v) || near(v-100) || math.Abs(v-value) <= 5 {
						return true
					}
				case quantity.Ratio:
					if near(100*(1-v)) || near(100*(v-1)) {
						return true
					}
				case quantity.Part, quantity.Rate:
					if v = 100 * v / q.Base; near(v) || near(100-v) {
						return true
					}
				}
				levels = append(levels, v)
			}
		}
		if pairGives(levels, near) {
			return true
		}
	}
	return false
}

// pairGives reports whether some pair of numbers of a paragraph differs by a percentage.
func pairGives(levels []float64, near func(float64) bool) bool {
	levels = levels[:min(len(levels), 20)]
	for _, x := range levels {
		for _, y := range levels {
			if x > 0 && y > 0 && x != y && (near(100*math.Abs(x-y)/x) || near(100*x/y) || near(math.Abs(x-y))) {
				return true
			}
		}
	}
	return false
}

// otherFigure is a share of the text that a sentence of the same outcome gives.
func (r *reading) otherFigure(headline string, relative bool) (*quantity.Quantity, *block) {
	stems := map[string]bool{}
	for w := range strings.FieldsSeq(strings.ToLower(headline)) {
		if w = strings.Trim(w, ".,:;?!’'\"“”()"); len(w) > 3 && class["outcome"] != "" && others[stemOf(w)] {
			stems[stemOf(w)] = true
		}
	}
	if len(stems) == 0 {
		return nil, nil
	}
	for i := range r.passages {
		p := &r.passages[i]
		if p.role != body || p.running >= 12 {
			continue
		}
		for _, s := range r.numbersOf(p) {
			for k := range s.Quantities {
				if s.Quantities[k].Kind == quantity.Share && relativeShare(&s, k) == relative && relative && anyStem(s.Text[s.From:s.To], stems) {
					return &s.Quantities[k], p
				}
			}
		}
	}
	return nil, nil
}

func anyStem(sentence string, stems map[string]bool) bool {
	for w := range strings.FieldsSeq(strings.ToLower(sentence)) {
		if stems[stemOf(strings.Trim(w, ".,:;?!’'\"“”()"))] {
			return true
		}
	}
	return false
}
