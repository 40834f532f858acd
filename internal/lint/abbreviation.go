package lint

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galen/internal/lint/textseg"
)

// letters is an abbreviation, as it is used in an article.
type letters struct {
	text     string
	uses     int
	first    *block // of its first use, nil when it is used only where it is introduced
	at       int
	defined  *block // where its words stand before it, in brackets
	defining int
}

// abbreviations finds letters that are not spelled out, HN250, not rightly, HN251,
// for nothing, HN252, or too late, HN253.
func (r *reading) abbreviations() {
	var all []*letters
	known := map[string]*letters{}
	for i := range r.passages {
		p := &r.passages[i]
		if p.role != body || r.shouting(p) {
			continue
		}
		for w := p.first; w < p.end; w++ {
			if r.words[w].caps < 2 || r.words[w].before == hyphen && w > p.first && r.words[w].from == r.words[w-1].to+1 { // anti-TNF
				continue
			}
			text, to := r.letters(p, w)
			if text == "" {
				continue
			}
			a := known[text]
			if a == nil {
				a = &letters{text: text}
				known[text] = a
				all = append(all, a)
			}
			r.use(a, p, w, to)
			w = to - 1
		}
	}
	for _, a := range all {
		r.judge(a)
	}
}

// shouting reports whether a passage is in capitals, or a name of something, and
// so says nothing of abbreviations.
func (r *reading) shouting(p *block) bool {
	capitals := 0
	for _, w := range r.words[p.first:p.end] {
		if int(w.caps) >= max(2, int(w.to-w.from)-1) {
			capitals++
		}
	}
	return capitals > 3 && 2*capitals > p.end-p.first
}

// letters is the abbreviation that word w begins, without a plural s, and the word
// behind it; "" when it begins none. CAR-T and SSc-ILD are one, IL-6 is none.
func (r *reading) letters(p *block, w int) (text string, to int) {
	to = w + 1
	if r.capitalised(p, w) {
		return "", to
	}
	for to < p.end && r.words[to].before == hyphen && (r.words[to].caps > 0 || r.words[to].mixed || r.words[to].kind == number) && r.words[to].from == r.words[to-1].to+1 {
		to++
	}
	text = p.text[r.words[w].from:r.words[to-1].to]
	text = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(text, "'s"), "’s"), "s")
	if n := utf8.RuneCountInString(text); n < 2 || n > 9 {
		return "", to
	}
	capitals, small := 0, 0
	for _, c := range text {
		switch {
		case unicode.IsUpper(c):
			capitals++
		case unicode.IsLower(c):
			small++
		}
	}
	if capitals < 2 || small > capitals || small > 2 {
		return "", to
	}
	return text, to
}

// capitalised reports whether a word is part of a line in capitals: another one
// that is not an abbreviation, as far as is known, stands beside it.
func (r *reading) capitalised(p *block, w int) bool {
	return r.capital(p, w) && (r.capital(p, w-1) && r.words[w].before == 0 || r.capital(p, w+1) && r.words[w+1].before == 0)
}

// capital reports whether word w has no small letters, and is no familiar
// abbreviation.
func (r *reading) capital(p *block, w int) bool {
	if w < p.first || w >= p.end {
		return false
	}
	x := r.words[w]
	return int(x.caps) == int(x.to-x.from) && x.caps >= 2 && !familiar[p.text[x.from:x.to]]
}

// use notes one use of an abbreviation, in the words from w up to to.
func (r *reading) use(a *letters, p *block, w, to int) {
	bracket := r.words[w].before&opened != 0 && (to == p.end && strings.HasPrefix(p.text[r.words[to-1].to:], ")") || to < p.end && r.words[to].before&closed != 0)
	if bracket && a.defined == nil && w > p.first && r.words[w-1].sentence == r.words[w].sentence && !strings.ContainsAny(a.text, "0123456789") {
		a.defined, a.defining = p, w
		return
	}
	a.uses++
	if a.first == nil {
		a.first, a.at = p, w
	}
}

// judge reports what is wrong with an abbreviation.
func (r *reading) judge(a *letters) {
	if a.defined != nil {
		r.defined(a)
		return
	}
	first := a.first
	if familiar[a.text] || r.listed[a.text] || strings.ContainsAny(a.text, "0123456789-&") || first.Kind == textseg.Cell || r.explained(a) {
		return
	}
	w := r.words[a.at]
	named := r.called(first, a.at) || r.is(first, a.at+1, a.at, r.sets.molecule) || r.is(first, a.at+2, a.at, r.sets.molecule) || // the APOE gene
		r.is(first, a.at+2, a.at, r.sets.named) || // the FAME 2 trial
		a.at > first.first && r.words[a.at-1].upper && w.before&comma != 0 || // Jane Smith, FRCOG
		strings.HasPrefix(first.text[w.to:], "®") || strings.HasPrefix(first.text[w.to:], "™") || len(a.text) > 5
	if r.emphasis(first, a) {
		return
	}
	if named || a.uses < 2 || len(a.text) == 2 && a.uses < 4 || r.spoken(first, a.at) || smallLetters(a.text) && len(capitals(a.text)) < 5 || r.glossed(a) {
		return
	}
	r.report("HN250", first, a.at, "write the words, with the letters in brackets after them", "%q is used %d times and never spelled out", a.text, a.uses)
}

// emphasis reports whether letters are a common word in capitals, the form of a company, a currency,
// a part of a respelling (THROM-bo), or the name of something that is written with a mark.
func (r *reading) emphasis(p *block, a *letters) bool {
	w := r.words[a.at]
	if commonWords[a.text] || strings.HasPrefix(p.text[w.to:], "!") || w.from > 0 && strings.ContainsRune("@/", rune(p.text[w.from-1])) {
		return true
	}
	if a.at+1 < p.end && r.words[a.at+1].before == hyphen && !r.words[a.at+1].upper && w.before&opened != 0 {
		return true
	}
	return w.before&opened != 0 && r.is(p, a.at+1, a.at, r.sets.or) // (HNPCC or Lynch syndrome)
}

// commonWords are in capitals for their sound, or because a firm is called so.
var commonWords = wordsIn(`MORE TODAY NOT WAS OFF NOW NEW ALL AND THE YOU YES NO BUT FOR ONE TWO READ ALSO WATCH TIME LIFE BRAIN HEART ARE HAS CAN WILL NEVER EVER ONLY VERY MUST THIS THAT HERE
	PLC LLC INC LTD GMBH USD GBP EUR CAD AUD MSN QVC PR`)

func wordsIn(list string) map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		all[w] = true
	}
	return all
}

// glossed reports whether the words stand in brackets behind the letters, or
// before an "or" or a "known as" that joins the two.
func (r *reading) glossed(a *letters) bool {
	p, w := a.first, a.at
	if w+1 < p.end && r.words[w+1].before&opened != 0 {
		c, _ := utf8.DecodeRuneInString(p.text[r.words[w+1].from:])
		if !r.words[w+1].upper || strings.HasPrefix(a.text, string(c)) && w+2 < p.end && r.words[w+2].before&closed == 0 {
			return true
		}
	}
	known := r.is(p, w-1, w, r.sets.as) && r.is(p, w-2, w, r.sets.known)
	if !known && !r.is(p, w-1, w, r.sets.or) && !r.is(p, w-1, w, r.sets.calls) {
		return false
	}
	from, _ := r.sentence(p, w)
	var words []string
	last := w - 1
	if known {
		last--
	}
	for k, inside := from, false; k < last; k++ {
		if r.words[k].before&(opened|closed) != 0 {
			inside = r.words[k].before&opened != 0
		}
		if !inside {
			words = append(words, unmarked(r.said(p, k, k+1)))
		}
	}
	return spells(a.text, words[max(0, len(words)-2*len(a.text)-4):])
}

func smallLetters(s string) bool { return strings.IndexFunc(s, unicode.IsLower) >= 0 }

// defined judges an abbreviation that stands in brackets behind its words.
func (r *reading) defined(a *letters) {
	p, w := a.defined, a.defining
	words, near := r.before(p, w)
	mixed := anagram(a.text, words)
	free := strings.ContainsFunc(a.text[1:], unicode.IsLower) // a name such as TGen takes the letters that it likes
	if mixed || !free && !spells(a.text, words) {
		if mixed || near >= 2 && !familiar[a.text] && 2*near >= len(capitals(a.text)) && !r.coined(p, w, a.text) || familiar[a.text] && oneWordOff(capitals(a.text), words) {
			r.report("HN251", p, w, "correct the letters or the words", "the letters of %q are not in the words before it: %q", a.text, tail(words, len(a.text)+2))
		}
		return
	}
	switch {
	case a.uses == 0 && !familiar[a.text] && !r.inHead(a.text):
		r.report("HN252", p, w, "leave the letters out", "%q is introduced and never used", a.text)
	case a.first != nil && r.earlier(a.first, a.at, p, w) && !familiar[a.text] && a.first.Running() && !r.emphasis(a.first, a) && !r.yearly(a) && !r.called(a.first, a.at) && !r.soon(a) && !r.glossed(a):
		d := r.report("HN253", a.first, a.at, "move the words to this place", "%q is used before it is spelled out", a.text)
		*d = d.With(r.at(p, w))
	}
}

// coined reports whether letters are hepatitis B's (HBV), a number's (CLIP-II), or stand behind other
// brackets, which hide some of their words.
func (r *reading) coined(p *block, w int, text string) bool {
	from, _ := r.sentence(p, w)
	for k := max(from, w-len(text)-4); k < w; k++ {
		if r.words[k].before&(opened|closed) != 0 || r.words[k].to-r.words[k].from == 1 && r.words[k].upper {
			return true
		}
	}
	return strings.HasSuffix(text, "II")
}

// yearly reports whether letters are the name of a meeting: (EULAR 2026).
func (r *reading) yearly(a *letters) bool {
	next := a.at + 1
	return next < a.first.end && r.words[next].kind == number && r.words[next].value >= 1990 && r.words[next].value < 2100
}

// soon reports whether the words come in the sentence of the first use, or in the
// next one.
func (r *reading) soon(a *letters) bool {
	return a.first == a.defined && r.words[a.defining].sentence <= r.words[a.at].sentence+1
}

// called reports whether an abbreviation is introduced as a name: a trial called
// SPRINT, the SPRINT trial.
func (r *reading) called(p *block, w int) bool {
	return r.is(p, w-1, w, r.sets.calls) || r.is(p, w+1, w, r.sets.named)
}

func (r *reading) inHead(text string) bool {
	for _, c := range r.article.Corrections {
		if strings.Contains(c.Text, text) {
			return true
		}
	}
	return strings.Contains(r.article.Title.Text, text) || strings.Contains(r.article.Description.Text, text)
}

func (r *reading) earlier(p *block, w int, q *block, v int) bool {
	return p.first < q.first || p == q && w < v
}

// before is the words of the sentence before word w, up to the brackets or the
// mark before them, in small letters; near is how many of the letters of w begin
// one of these words, in order.
func (r *reading) before(p *block, w int) (words []string, near int) {
	from, _ := r.sentence(p, w)
	length := 0
	for c := range r.said(p, w, w+1) {
		length = c + 1
	}
	for k := w - 1; k >= from && len(words) < 2*length+4; k-- {
		words = append(words, unmarked(r.said(p, k, k+1)))
		if r.words[k].before&(opened|closed) != 0 {
			break
		}
	}
	slices.Reverse(words)
	text := capitals(r.said(p, w, w+1))
	last := words[max(0, len(words)-len(text)-4):]
	return words, beginnings(text, last)
}

// explained reports whether the words of an abbreviation stand somewhere in the
// text: as many words as it has letters, each beginning with one of them, but for
// small words between.
func (r *reading) explained(a *letters) bool {
	text := []rune(capitals(a.text))
	for i := range r.passages {
		p := &r.passages[i]
		for w := p.first; w < p.end; w++ {
			if r.begins(p, w, text) {
				return true
			}
		}
	}
	return false
}

func (r *reading) begins(p *block, w int, text []rune) bool {
	at, skipped := 0, 0
	for ; w < p.end && at < len(text); w++ {
		c, _ := utf8.DecodeRuneInString(p.text[r.words[w].from:])
		switch {
		case unicode.ToLower(c) == text[at] && r.words[w].caps < 2:
			at++
		case at > 0 && skipped < 2 && r.words[w].to-r.words[w].from <= 3:
			skipped++
		default:
			return false
		}
	}
	return at == len(text)
}
