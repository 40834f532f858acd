package lint

import (
	"strings"

	"galen/internal/lint/quantity"
	"galen/internal/lint/vocabulary"
)

// lexicon is every word that a rule knows, with the sets of words it belongs to.
// It is looked up by a hash that is worked out while a word is read, so that a
// text is gone through once, however many rules there are.
type lexicon struct {
	entries []entry // 0 stands for all words that no rule knows
	slots   []uint16
	sets    [][]uint16 // the words of each set
	number  map[string]int
	percent []string // how it is written

	// Of languages other than English:
	vocabulary *vocabulary.Vocabulary // nil: it is English
	numerals   *quantity.Language     // likewise
	wildcards  []wildcard
}

type entry struct {
	text  string
	value int              // of a number that is spelled out, or -1
	sets  [setWords]uint64 // bit n: it is of set n
}

const (
	hashSeed  = uint32(2166136261)
	hashPrime = uint32(16777619)
	slotBits  = 15 // many more slots than words, an editor's own included
	setWords  = 20 // of 64 bits
)

// Sets that have no words: they stand for all numbers, all percentages, and all sentences.
const (
	anyNumber = iota
	anyPercent
	anySentence
	ownSets
)

func newLexicon() *lexicon {
	l := &lexicon{entries: []entry{{value: -1}}, slots: make([]uint16, 1<<slotBits), number: map[string]int{}, percent: []string{"%", "percent", "per cent", "per\u00a0cent"}, sets: make([][]uint16, ownSets)}
	tens := strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")
	for i, name := range strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen") {
		l.entries[l.add(name)].value = i
	}
	for i, name := range tens {
		l.entries[l.add(name)].value = 20 + 10*i
	}
	return l
}

// lexiconOf is a lexicon of the language of a vocabulary.
func lexiconOf(v *vocabulary.Vocabulary, numerals *quantity.Language) *lexicon {
	l := &lexicon{entries: []entry{{value: -1}}, slots: make([]uint16, 1<<slotBits), number: map[string]int{}, sets: make([][]uint16, ownSets), vocabulary: v, numerals: numerals}
	for _, sign := range append(v.Lines("say", "percent"), "%") {
		if sign == "" {
			continue
		}
		l.percent = append(l.percent, sign, strings.ReplaceAll(sign, " ", "\u00a0"))
	}
	for word, n := range numerals.Smalls() {
		l.entries[l.add(word)].value = int(n)
	}
	return l
}

func hash(word string) uint32 {
	h := hashSeed
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * hashPrime
	}
	return h
}

func slot(h uint32) uint32 { return (h ^ h>>slotBits) & (1<<slotBits - 1) }

// add adds a word in small letters, and returns its number.
func (l *lexicon) add(word string) uint16 {
	h := hash(word)
	if id := l.find(h, word); id != 0 {
		return id
	}
	at := slot(h)
	for l.slots[at] != 0 {
		at = (at + 1) & (1<<slotBits - 1)
	}
	l.entries = append(l.entries, entry{text: word, value: -1})
	l.slots[at] = uint16(len(l.entries) - 1)
	if strings.Contains(word, "*") {
		l.wildcards = append(l.wildcards, wildcardOf(word, l.slots[at]))
	}
	return l.slots[at]
}

// find looks up a word by its hash; as it is written may have capitals and a
// possessive s.
func (l *lexicon) find(h uint32, written string) uint16 {
	for at := slot(h); l.slots[at] != 0; at = (at + 1) & (1<<slotBits - 1) {
		if same(l.entries[l.slots[at]].text, written) {
			return l.slots[at]
		}
	}
	return 0
}

// same compares a word in small letters with one as it is written.
func same(small, written string) bool {
	at := 0
	for i := range len(small) {
		if at >= len(written) {
			return false
		}
		c := written[at]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != small[i] {
			if small[i] != '\'' || !strings.HasPrefix(written[at:], "’") {
				return false
			}
			at += len("’") - 1
		}
		at++
	}
	rest := written[at:]
	return rest == "" || rest == "'s" || rest == "’s" || rest == "'S" || rest == "’S"
}

// set gives the number of a set of words, "cut|cuts|reduced".
func (l *lexicon) set(spelled string) int {
	if n, ok := l.number[spelled]; ok {
		return n
	}
	n := len(l.sets)
	if n == setWords*64 {
		panic("more sets of words than an entry has bits")
	}
	l.number[spelled] = n
	l.sets = append(l.sets, nil)
	for w := range strings.SplitSeq(spelled, "|") {
		id := l.add(w)
		l.entries[id].sets[n>>6] |= 1 << (n & 63)
		l.sets[n] = append(l.sets[n], id)
	}
	return n
}

// in reports whether a word is of a set.
func (l *lexicon) in(id uint16, set int) bool { return l.entries[id].sets[set>>6]&(1<<(set&63)) != 0 }
