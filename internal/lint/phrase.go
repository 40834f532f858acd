package lint

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
	needs needs
	parts []part
}

type part struct {
	kind     byte // w a word, s a set of words, ! none of them, . a gap, # % @
	set      int  // its number, or that of the word
	most     int  // of a gap
	optional bool
}

// patternSet is all phrases, by the word that they can begin with.
type patternSet struct {
	phrases []phrase
	starts  [][]candidate // by the number of the word
	digits  []candidate   // those that begin with a number
	shares  []candidate   // with a percentage
	capital []candidate   // with any word that has a capital
}

// candidate is a phrase, and the rarest of what it needs: where that is not in the sentence, as
// mostly, nothing else of the phrase is looked at.
type candidate struct{ need, phrase uint16 }

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
			p.kind, p.set = '!', l.set(l.classes(token[1:]))
		default:
			if token = l.classes(token); strings.ContainsAny(token, "|*") {
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
func (l *lexicon) classes(token string) string {
	words := strings.Split(token, "|")
	for i, w := range words {
		if name, ok := strings.CutPrefix(w, "<"); ok {
			words[i] = strings.Join(l.class(strings.TrimSuffix(name, ">")), "|")
		}
	}
	return strings.Join(words, "|")
}

// class is the words of a class.
func (l *lexicon) class(name string) []string {
	if v := l.vocabulary; v != nil {
		if words := append(v.Words("class", name), v.Words("number", name)...); len(words) > 0 {
			return words
		}
		panic("vocabulary of " + v.Tag + ": no class of words " + name)
	}
	words, known := class[name]
	if !known {
		panic("no class of words " + name)
	}
	return strings.Fields(words)
}

// add adds phrases of a topic, one on each line of the text.
func (b *patternSet) add(l *lexicon, t topic, text string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			b.phrases = append(b.phrases, phrase{topic: t, parts: l.read(line)})
		}
	}
}

// index prepares the look-up, once all phrases are added.
func (b *patternSet) index(l *lexicon) {
	l.closeWildcards()
	b.starts = make([][]candidate, len(l.entries))
	for n := range b.phrases {
		p := &b.phrases[n]
		p.needs = needsOf(l, p.parts)
		for _, first := range p.parts {
			b.begin(l, first, candidate{p.needs.rarest(), uint16(n)})
			if !first.optional {
				break
			}
		}
	}
}

func (b *patternSet) begin(l *lexicon, first part, n candidate) {
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
