package lint

import (
	"slices"
	"strings"
)

// bloom is what a sentence has, in bits: the sets of words, any number, any
// percentage, and in the last of it the words, 64 bits for all of them.
type bloom [setWords + 1]uint64

// wordBit is the bit of a gist that a word shares with some others.
func wordBit(id uint16) uint16 { return setWords*64 + id%64 }

// add adds a word of a sentence.
func (g *bloom) add(l *lexicon, w *word) {
	if w.id != 0 {
		for i, bits := range &l.entries[w.id].sets {
			g[i] |= bits
		}
		g.set(wordBit(w.id))
	}
	switch w.kind {
	case number:
		g.set(anyNumber)
	case percent:
		g.set(anyPercent)
	}
}

func (g *bloom) set(n uint16) { g[n>>6] |= 1 << (n & 63) }

func (g *bloom) has(n uint16) bool { return g[n>>6]&(1<<(n&63)) != 0 }

// needs are the bits of what a phrase cannot do without behind its first word, the
// rarest first. Most sentences in which that word stands lack the first of them.
type needs struct {
	bits  [5]uint16
	count uint8
}

// rarest is the bit of the first need; that of any sentence when there is none.
func (n *needs) rarest() uint16 {
	if n.count == 0 {
		return anySentence
	}
	return n.bits[0]
}

// missing reports whether a sentence lacks something that is needed.
func (n *needs) missing(has *bloom) bool {
	for _, bit := range n.bits[:n.count] {
		if !has.has(bit) {
			return true
		}
	}
	return false
}

// everyday words are in most sentences.
const everyday = " of in the to a an and for by with on at or is was that it "

// needsOf is what a phrase needs: the parts that are not optional.
func needsOf(l *lexicon, parts []part) (n needs) {
	type need struct {
		bit  uint16
		rank int // how common it is
	}
	var all []need
	for i, p := range parts {
		if i == 0 || p.optional {
			continue // the first word is there
		}
		switch p.kind {
		case '#':
			all = append(all, need{anyNumber, 50})
		case '%':
			all = append(all, need{anyPercent, 0})
		case 'w':
			all = append(all, need{wordBit(uint16(p.set)), l.rank(uint16(p.set))})
		case 's':
			rank := 0
			for _, id := range l.sets[p.set] {
				rank += l.rank(id)
			}
			all = append(all, need{uint16(p.set), rank})
		}
	}
	slices.SortStableFunc(all, func(a, b need) int { return a.rank - b.rank })
	for _, x := range all[:min(len(all), len(n.bits))] {
		n.bits[n.count] = x.bit
		n.count++
	}
	return n
}

// rank is how common a word is.
func (l *lexicon) rank(id uint16) int {
	if strings.Contains(everyday, " "+l.entries[id].text+" ") {
		return 100
	}
	return 1
}
