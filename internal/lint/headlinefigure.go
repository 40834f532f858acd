package lint

import (
	"math"
	"strings"

	"galen/internal/lint/quantity"
)

// promised finds a percentage of the headline or the dek that the text does not have, where it gives another
// one of the same: HN237.
func (r *reading) promised() {
	r.mostOf()
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

// mostOf finds a headline about most of them, of whom the text counts fewer than half.
func (r *reading) mostOf() {
	head := &r.passages[0]
	if head.end <= head.first || !r.lexicon.in(r.words[head.first].id, r.sets.most) {
		return
	}
	var less *quantity.Quantity
	var where *block
	for i := range r.passages {
		p := &r.passages[i]
		if moreThanHalf.MatchString(p.text) && p.role == body {
			return
		}
		for _, s := range r.numbersOf(p) {
			for k := range s.Quantities {
				q := &s.Quantities[k]
				share := q.Value
				switch {
				case (q.Kind == quantity.Part || q.Kind == quantity.Rate) && q.Base > 0:
					share *= 100 / q.Base
				case q.Kind == quantity.Factor && q.Value < 1:
					share *= 100
				case q.Kind != quantity.Share:
					continue
				}
				if share >= 50 && sharesWord(r.article.Title.Text, s.Text[s.From:s.To]) {
					return
				}
				if less == nil && q.Kind == quantity.Share && p.running == 0 && p.role == body {
					less, where = q, p
				}
			}
		}
	}
	if less != nil {
		r.report("HN237", head, head.first, "check the numbers: fewer than half are not most", "%q above the text, and %q in it", r.said(head, head.first, head.first+1), where.text[less.From:less.To])
	}
}

// sharesWord reports whether a sentence has a long word of a headline.
func sharesWord(title, sentence string) bool {
	sentence = strings.ToLower(sentence)
	for w := range strings.FieldsSeq(strings.ToLower(title)) {
		if w = strings.Trim(w, ".,:;?!’'\"“”()"); len(w) > 4 && strings.Contains(sentence, w) {
			return true
		}
	}
	return false
}

var moreThanHalf = newForm(`(?i)\b(?:majority|more than half|over half|nearly all|almost all|most (?:of|people|patients|adults|women|men|children|pupils|teenagers))\b`)

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
