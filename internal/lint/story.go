package lint

import (
	"slices"

	"galen/internal/diag"
	"galen/internal/lint/claims"
	"galen/internal/lint/quantity"
	"galen/internal/lint/textseg"
)

// line is a sentence of a story, with what its words are signs of.
type line struct {
	in         *block
	first, end int // its words
	from       int // of its text, in that of the passage
	text       string
	signs      claims.Sign
	starts     cueSet             // of cues
	numbers    *quantity.Sentence // nil: it has none
	lead       bool               // it is read first: the headline, or how the text begins
}

// given are signs of what is done to people.
const given = claims.Treatment | claims.Test | claims.Given

// shortest is up to how many sentences a story is about one thing, so that what any two of them say belongs together. In a longer
// one much else is told, and only what stands near each other does.
const shortest = 14

func (r *reading) short() bool { return len(r.lines) <= shortest }

// longestTold is after how many sentences a story has told what it is about: no more are read by these rules.
const longestTold = 60

// tell cuts a story into its sentences, once, without what an office puts below it.
func (r *reading) tell() {
	if len(r.lines) > 0 {
		return
	}
	readCues()
	lead := true
	for i := range r.passages {
		p := &r.passages[i]
		if len(r.lines) >= longestTold {
			return
		}
		if p.office || p.end == p.first || p.role == dek && p.text == "" || p.role == body && (p.Kind == textseg.Cell || p.Kind == textseg.Note || p.Kind == textseg.Derived) {
			continue
		}
		numbers := r.numbersOf(p)
		for from := p.first; from < p.end; {
			l := line{in: p, first: from, starts: always}
			for l.end = from; l.end < p.end && r.words[l.end].sentence == r.words[from].sentence; l.end++ {
				w := &r.words[l.end]
				l.signs |= w.sign
				if !w.starts.has(known) {
					w.starts = startsOf(p.text[w.from:w.to])
				}
				l.starts.add(&w.starts)
			}
			stop := len(p.text)
			if l.end < p.end {
				stop = int(r.words[l.end].from)
			}
			l.from = int(r.words[from].from)
			l.text = p.text[l.from:stop]
			for n := range numbers {
				if numbers[n].Index == int(r.words[from].sentence) {
					l.numbers = &numbers[n]
				}
			}
			l.lead = p.role == headline || p.role == body && lead
			lead = lead && p.role != body
			r.lines = append(r.lines, l)
			r.all |= l.signs
			r.starts.add(&l.starts)
			from = l.end
		}
	}
}

// told is the first sentence of the story that meets a form and has one of some signs; 0: any.
func (r *reading) telling(form *cue, signs claims.Sign) *line {
	if !r.starts.has(form.bit) {
		return nil
	}
	for i := range r.lines {
		if l := &r.lines[i]; (signs == 0 || l.signs.Any(signs)) && l.meets(form) {
			return l
		}
	}
	return nil
}

// says reports whether a sentence of the story meets a form.
func (r *reading) says(form *cue) bool { return r.telling(form, 0) != nil }

// counts are how many people the story counts in groups, years and the like left out.
func (r *reading) counts() (largest float64, any bool) {
	for i := range r.lines {
		if r.lines[i].numbers == nil {
			continue
		}
		for k, q := range r.lines[i].numbers.Quantities {
			n := q.Value
			switch {
			case q.Kind == quantity.Part && (q.Base <= 12 || inSo.MatchString(r.lines[i].in.text[q.From:q.To])):
				continue // one in ten is of no group
			case (q.Kind == quantity.Part || q.Kind == quantity.Share) && q.Base >= 3:
				n = q.Base
			case q.Kind != quantity.Count || q.Decimals > 0 || yearly(&q) || q.Value <= 100 && q.About == quantity.Nothing && agedPrior.MatchString(r.lines[i].numbers.Before(k)) || q.About != quantity.People && q.About != quantity.Nothing:
				continue
			}
			if any = any || n >= 8; q.About == quantity.People || q.Base > 0 || doers.MatchString(r.lines[i].numbers.After(k)) {
				largest = max(largest, n)
			}
		}
	}
	return largest, any
}

// inSo is a part that is of no group: 19 in 20, 3 of every 100.
var inSo = newForm(`(?i)\bin\b|\bevery\b|\beach\b|\btimes\b`)

// doers are people by what they do: rowers, cyclists.
var doers = newCue(`^ (?:\w+ ){0,2}?\w+(?:ers|ists|ors|ians|men)\b`)

// oftenSpoken are rules about what is mostly said by those who gain from it, and is told with their words.
var oftenSpoken = map[string]bool{"HN226": true, "HN221": true, "HN227": true, "HN249": true}

// raise reports what a form met in a sentence, unless somebody is quoted with it.
func (r *reading) raise(code string, l *line, form *cue, hint, format string) bool {
	at := form.FindStringIndex(l.text)
	if at == nil {
		return false
	}
	w := r.wordAt(l.in, l.from+at[0])
	if r.spoken(l.in, w) && !oftenSpoken[code] {
		return false
	}
	said := l.text[at[0]:at[1]]
	if slices.ContainsFunc(r.list, func(d diag.Diagnostic) bool { return d.Code == code }) {
		return true // said already, by a phrase
	}
	r.report(code, l.in, w, hint, format, said)
	return true
}
