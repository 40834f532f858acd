package quantity

import (
	"strings"

	"galen/internal/lint/textseg"
)

// token is a piece of a form where it stands in a sentence.
type token struct {
	piece
	at, end int32 // bytes of the passage
	gap     gap   // what stands before it
	percent bool  // a percent sign follows
	money   string
	minus   bool
}

// gap is what stands between two tokens, in bits.
type gap uint8

const (
	comma gap = 1 << iota // , ; : and long dashes
	opened
	closed
	dash // between numbers a range
	slash
	smaller // <
	equal   // =
	larger  // >
)

// Reader reads quantities. Many goroutines may use one.
type Reader struct {
	known    *textseg.Gloss[pieces]
	language *Language
}

// NewReader makes a reader of English.
func NewReader() *Reader { return English.Reader() }

// Numeric reports whether a form may be a part of a quantity. A text that has none of these has no quantity.
func (r *Reader) Numeric(f *textseg.Form) bool { return r.known.Of(f).numeric }

// Memory is where sentences are kept. The zero value is ready; what it holds is good until Reset.
type Memory struct {
	Sentences  []Sentence // all that were read
	tokens     []token
	quantities []Quantity
}

// Reset lets the memory be used again.
func (m *Memory) Reset() {
	clear(m.Sentences)
	m.Sentences, m.tokens, m.quantities = m.Sentences[:0], m.tokens[:0], m.quantities[:0]
}

// Read adds the sentences of a divided passage that have quantities to the memory, in order.
func (r *Reader) Read(m *Memory, text string, d *textseg.Division) {
	next := 0
	for i, span := range d.Sentences {
		first, numbers := next, 0
		for next < len(d.Words) && int(d.Words[next].From) < span.To {
			if r.known.Of(d.Words[next].Form).numeric {
				numbers++
			}
			next++
		}
		if numbers == 0 {
			continue
		}
		begin := len(m.tokens)
		m.tokens = r.tokens(m.tokens, text, span, d.Words[first:next])
		s := Sentence{Span: span, Index: i, Text: text, tokens: m.tokens[begin:len(m.tokens):len(m.tokens)], nounsBetween: r.language.nounsBetween}
		kept := len(m.quantities)
		s.Quantities = m.quantities[kept:]
		s.read()
		if len(s.Quantities) > 0 {
			m.quantities = append(m.quantities[:kept], s.Quantities...)
			m.Sentences = append(m.Sentences, s)
		}
	}
}

// Text reads a text that is not divided yet.
func (r *Reader) Text(text string) []Sentence {
	var d textseg.Division
	var m Memory
	d.Divide(text)
	r.Read(&m, text, &d)
	return m.Sentences
}

// tokens adds those of a sentence to a list.
func (r *Reader) tokens(list []token, text string, span textseg.Span, words []textseg.Word) []token {
	first := len(list)
	at := span.From
	for i := range words {
		w := &words[i]
		from := int(w.From)
		known := r.known.Of(w.Form)
		if len(known.list) == 0 {
			t := token{at: w.From, end: w.To}
			t.gap = gapOf(text[at:from], list[first:], &t)
			r.language.ordinal(list[first:], text, from)
			list = append(list, t)
			at = int(w.To)
			continue
		}
		for k := range known.list {
			t := token{piece: known.list[k]}
			t.at, t.end = w.From+t.from, w.From+t.to
			t.gap = gapOf(text[at:t.at], list[first:], &t)
			if k > 0 && t.gap == dash && known.list[k-1].end() == t.from {
				t.gap = 0
			}
			at = int(t.end)
			r.language.ordinal(list[first:], text, int(t.at))
			if n := len(list); n > first && t.digits && list[n-1].digits && text[list[n-1].end:t.at] == "·" {
				list[n-1].value += t.value / pow10(int(t.end-t.at))
				list[n-1].decimals, list[n-1].end = int8(min(t.end-t.at, 9)), t.end
				continue
			}
			if n := len(list); n > first && r.language.spaced && t.grouped(&list[n-1], text) {
				list[n-1].value = list[n-1].value*1000 + t.value
				list[n-1].end, list[n-1].decimals = t.end, t.decimals
				continue
			}
			list = append(list, t)
		}
	}
	if len(list) > first {
		gapOf(text[at:span.To], list[first:], &token{})
	}
	return list
}

func (p *piece) end() int32 { return p.to }

// grouped reports whether a token is three more digits of the number before it, as in 12 000.
func (t *token) grouped(before *token, text string) bool {
	if !t.digits || !before.digits || before.decimals > 0 || before.percent || before.end-before.at > 3 && before.value < 1000 || t.gap != 0 || t.money != "" {
		return false
	}
	whole := text[t.at:t.end]
	if n := strings.IndexByte(whole, ','); n >= 0 {
		whole = whole[:n]
	}
	switch text[before.end:t.at] {
	case " ", "\u00a0", "\u202f", "\u2009":
		return len(whole) == 3 && before.value >= 1 && (before.value < 1000 && before.end-before.at <= 3 || strings.ContainsAny(text[before.at:before.end], " \u00a0\u202f\u2009"))
	}
	return false
}

func pow10(n int) float64 {
	x := 1.0
	for range min(n, 18) {
		x *= 10
	}
	return x
}

// gapOf reads what stands before a token: a percent sign belongs to the one before.
func gapOf(s string, list []token, t *token) (g gap) {
	if s == " " {
		return 0
	}
	for i, r := range s {
		switch r {
		case ',', ';', ':', '—':
			g |= comma
		case '(', '[':
			g |= opened
		case ')', ']':
			g |= closed
		case '-', '–', '−', '‑':
			if t.digits && (r == '−' || i+len(string(r)) == len(s)) && (g&^comma != 0 || i > 0 && strings.TrimRight(s[:i], " (,[") == "" && i > 0) {
				t.minus = true
			} else {
				g |= dash
			}
		case '/':
			g |= slash
		case '<', '≤':
			g |= smaller
		case '>', '≥':
			g |= larger
		case '=':
			g |= equal
		case '%':
			if n := len(list); n > 0 && list[n-1].number && !list[n-1].percent {
				list[n-1].percent = true
				list[n-1].end += int32(i) + 1
			}
		case '$', '£', '€':
			t.money = string(r)
		}
	}
	return g
}
