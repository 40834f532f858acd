package textseg

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Quotations finds what stands in quotation marks, without the marks: “…”, "…",
// ‘…’, „…“, «…» and »…«. One that is not closed lasts to the end of the block, as in a quotation
// of several paragraphs. In a block quotation, everything is quoted.
func (b *Block) Quotations() []Span {
	if !b.quotesRead {
		b.quotesRead = true
		if b.Kind == Quote {
			b.quotations = []Span{{0, len(b.Text)}}
		} else {
			b.quotations = Quotations(b.Text)
		}
	}
	return b.quotations
}

// Quoted reports whether the byte at offset stands in a quotation.
func (b *Block) Quoted(offset int) bool {
	for _, q := range b.Quotations() {
		if q.Holds(offset) {
			return true
		}
	}
	return false
}

// Quotations finds the quotations of a text. Quotations inside another are a part
// of it.
func Quotations(s string) []Span {
	var all []Span
	for i := 0; i < len(s); {
		if s[i] != '"' && s[i] != "“"[0] && s[i] != "«"[0] { // the first bytes of all others too
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		from, to := i+size, -1
		switch {
		case r == '“':
			to = closed(s, from, "”")
		case r == '„':
			to = closed(s, from, "“")
			if n := closed(s, from, "”"); n < to {
				to = n
			}
		case r == '«':
			to = closed(s, from, "»")
		case r == '»':
			to = closed(s, from, "«")
		case r == '"' && boundary(s, i):
			to = closed(s, from, "\"")
		case r == '‘' && boundary(s, i):
			if to = single9(s, from); to < 0 {
				to = from
				i = from
				continue
			}
		}
		if to < 0 {
			i += size
			continue
		}
		all = append(all, Span{from, to})
		i = to + 1
	}
	return all
}

// closed is where the mark next stands, or else the end of the text.
func closed(s string, from int, mark string) int {
	if n := strings.Index(s[from:], mark); n >= 0 {
		return from + n
	}
	return len(s)
}

// boundary reports whether no letter or digit stands before i: a mark there opens.
func boundary(s string, i int) bool {
	r, size := utf8.DecodeLastRuneInString(s[:i])
	return size == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(".,!?", r)
}

// single9 is where the ’ stands that closes a quotation opened by ‘: not an
// apostrophe inside a word, nor that of the patients’ when another one follows.
// It is -1 if there is none.
func single9(s string, from int) int {
	found := -1
	for i := from; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == '‘' {
			break
		}
		after, _ := utf8.DecodeRuneInString(s[i+size:])
		if r == '’' && (i+size == len(s) || !unicode.IsLetter(after) && !unicode.IsDigit(after)) {
			found = i
			if !strings.HasSuffix(s[:i], "s") {
				break
			}
		}
		i += size
	}
	return found
}
