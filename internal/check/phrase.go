package check

import (
	"fmt"
	"strconv"
	"strings"
)

// phrase is a sequence of words that a rule looks for, within a sentence. It is
// spelled
//
//	cut|cuts     one of these words, in small letters
//	the|a?       one of these, or nothing
//	<risk>       a word of the class risk
//	!of|in       nothing is read, but the next word is none of these
//	..3          up to three words of any kind
//	#  %         a number, a percentage
//	@            a word with a capital
//
// Hyphens, commas and brackets between words make no difference.
type phrase struct {
	topic topic
	parts []part
}

type part struct {
	kind     byte // w a word, s a set of words, ! none of them, . a gap, # % @
	set      int  // its number, or that of the word
	most     int  // of a gap
	optional bool
}

// book is all phrases, by the word that they can begin with.
type book struct {
	phrases []phrase
	starts  [][]uint16 // by the number of the word
	digits  []uint16   // those that begin with a number
	shares  []uint16   // with a percentage
	capital []uint16   // with any word that has a capital
}

// read reads a phrase.
func (l *lexicon) read(spelled string) []part {
	var parts []part
	for token := range strings.FieldsSeq(spelled) {
		p := part{kind: 's'}
		token, p.optional = strings.CutSuffix(token, "?")
		switch {
		case token == "#" || token == "%" || token == "@":
			p.kind = token[0]
		case strings.HasPrefix(token, ".."):
			n, err := strconv.Atoi(token[2:])
			if err != nil {
				panic(fmt.Sprintf("phrase %q: %s", spelled, err))
			}
			p.kind, p.most = '.', n
		case strings.HasPrefix(token, "!"):
			p.kind, p.set = '!', l.set(classes(token[1:]))
		default:
			if token = classes(token); strings.Contains(token, "|") {
				p.set = l.set(token)
			} else {
				p.kind, p.set = 'w', int(l.add(token))
			}
		}
		parts = append(parts, p)
	}
	return parts
}

// classes replaces <name> by the words of the class.
func classes(token string) string {
	words := strings.Split(token, "|")
	for i, w := range words {
		if name, ok := strings.CutPrefix(w, "<"); ok {
			class, known := class[strings.TrimSuffix(name, ">")]
			if !known {
				panic("no class of words " + w)
			}
			words[i] = strings.Join(strings.Fields(class), "|")
		}
	}
	return strings.Join(words, "|")
}

// add adds phrases of a topic, one on each line of the text.
func (b *book) add(l *lexicon, t topic, text string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			b.phrases = append(b.phrases, phrase{t, l.read(line)})
		}
	}
}

// index prepares the look-up, once all phrases are added.
func (b *book) index(l *lexicon) {
	b.starts = make([][]uint16, len(l.entries))
	for n, p := range b.phrases {
		for _, first := range p.parts {
			b.begin(l, first, uint16(n))
			if !first.optional {
				break
			}
		}
	}
}

func (b *book) begin(l *lexicon, first part, n uint16) {
	switch first.kind {
	case '#':
		b.digits = append(b.digits, n)
	case '%':
		b.shares = append(b.shares, n)
	case '@':
		b.capital = append(b.capital, n)
	case 'w':
		b.starts[first.set] = append(b.starts[first.set], n)
	case 's':
		for _, id := range l.sets[first.set] {
			b.starts[id] = append(b.starts[id], n)
		}
	default:
		panic("a phrase begins with what may be anything")
	}
}

// match reads the parts of a phrase at word i, and returns where the phrase ends.
func match(l *lexicon, parts []part, words []word, i, sentence int) (end int, ok bool) {
	for k, p := range parts {
		here := i < len(words) && int(words[i].sentence) == sentence
		switch p.kind {
		case '!':
			if here && l.in(words[i].id, p.set) {
				return 0, false
			}
			continue
		case '.':
			for skip := 0; skip <= p.most; skip++ {
				if end, ok := match(l, parts[k+1:], words, i+skip, sentence); ok {
					return end, true
				}
			}
			return 0, false
		}
		fits := here
		if here {
			switch w := words[i]; p.kind {
			case '#':
				fits = w.kind == number
			case '%':
				fits = w.kind == percent
			case '@':
				fits = w.upper
			case 'w':
				fits = int(w.id) == p.set
			default:
				fits = l.in(w.id, p.set)
			}
		}
		if p.optional {
			if fits {
				if end, ok := match(l, parts[k+1:], words, i+1, sentence); ok {
					return end, true
				}
			}
			continue
		}
		if !fits {
			return 0, false
		}
		i++
	}
	return i, true
}

// hit is a phrase that was found: the words from From up to To.
type hit struct {
	topic    topic
	from, to int
}

// find calls found for every phrase in the words.
func (b *book) find(l *lexicon, words []word, found func(hit)) {
	try := func(n uint16, i int) {
		p := &b.phrases[n]
		if end, ok := match(l, p.parts, words, i, int(words[i].sentence)); ok {
			found(hit{p.topic, i, end})
		}
	}
	for i := range words {
		switch words[i].kind {
		case number:
			for _, n := range b.digits {
				try(n, i)
			}
		case percent:
			for _, n := range b.shares {
				try(n, i)
			}
		}
		for _, n := range b.starts[words[i].id] {
			try(n, i)
		}
		if words[i].upper && len(b.capital) > 0 {
			for _, n := range b.capital {
				try(n, i)
			}
		}
	}
}
