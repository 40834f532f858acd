package search

import (
	"encoding/binary"
	"slices"
	"strings"
)

// A file of a shard is a sequence of numbers, as binary.AppendUvarint writes them, and texts,
// with their lengths before them. A text that begins as another, which is known, is written as the number
// of bytes that it shares with it, and the rest.
//
//	number of forms whose stem stands in another shard
//	  for each: form, stem
//	number of stems
//	  for each, in order: stem (as it differs from the one before)
//	    twice the number of forms, and 1 if the stem is a form itself
//	      for each other form: how it differs from the stem
//	    number of articles that have the stem, length of what follows in bytes
//	    for each level that articles have, from the highest:
//	      level, number of articles; for each: how far its number is from the one before
//
// The words of titles are their number, and each as it differs from the one before. All files but the directory
// are compressed (RFC 1951).

// shard is what goes into a file.
type shard struct {
	elsewhere [][2]string // form and stem
	stems     []shardStem
}

// shardStem is a stem in a shard.
type shardStem struct {
	stem     string
	forms    []string // the stem itself may be one
	postings []posting
}

// posting is an article's number and a level.
type posting uint32

const levelBits = 5

func newPosting(article, level int) posting { return posting(article<<levelBits | level) }

func (p posting) article() int { return int(p >> levelBits) }
func (p posting) level() int   { return int(p & (1<<levelBits - 1)) }

func appendText(b []byte, text string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(text))), text...)
}

func appendDifference(b []byte, known, text string) []byte {
	shared := 0
	for shared < min(len(known), len(text)) && known[shared] == text[shared] {
		shared++
	}
	return appendText(binary.AppendUvarint(b, uint64(shared)), text[shared:])
}

// bytes writes a shard.
func (s *shard) bytes() []byte {
	slices.SortFunc(s.elsewhere, func(x, y [2]string) int { return slices.Compare(x[:], y[:]) })
	slices.SortFunc(s.stems, func(x, y shardStem) int { return strings.Compare(x.stem, y.stem) })
	b := binary.AppendUvarint(nil, uint64(len(s.elsewhere)))
	for _, e := range s.elsewhere {
		b = appendText(appendText(b, e[0]), e[1])
	}
	b = binary.AppendUvarint(b, uint64(len(s.stems)))
	var before string
	var room []byte
	most := 0
	for i := range s.stems {
		most = max(most, len(s.stems[i].postings))
	}
	sorted := make([]posting, most)
	for _, t := range s.stems {
		b = appendDifference(b, before, t.stem)
		before = t.stem
		b = t.appendForms(b)
		room = appendPostings(room[:0], t.postings, sorted)
		b = binary.AppendUvarint(b, uint64(len(t.postings)))
		b = append(binary.AppendUvarint(b, uint64(len(room))), room...)
	}
	return b
}

func (t *shardStem) appendForms(b []byte) []byte {
	all := len(t.forms)
	t.forms = slices.DeleteFunc(t.forms, func(f string) bool { return f == t.stem })
	slices.Sort(t.forms)
	b = binary.AppendUvarint(b, uint64(len(t.forms)+all)) // all is one more if the stem is among them
	for _, f := range t.forms {
		b = appendDifference(b, t.stem, f)
	}
	return b
}

// appendPostings writes postings, which are in the order of their articles; of too many the
// best, and of those of a level the newest. Sorted is room for them.
func appendPostings(b []byte, all, sorted []posting) []byte {
	var from [levels + 1]int // by level: where its postings begin, from the highest
	for _, p := range all {
		from[levels-p.level()]++
	}
	for i := range levels {
		from[i+1] += from[i]
	}
	next := from
	for _, p := range all {
		at := &next[levels-1-p.level()]
		sorted[*at] = p
		*at++
	}
	left := maxPostings
	for i := 0; i < levels && left > 0; i++ {
		some := sorted[from[i]:from[i+1]]
		if len(some) == 0 {
			continue
		}
		some = some[max(0, len(some)-left):]
		left -= len(some)
		b = append(b, byte(levels-1-i))
		b = binary.AppendUvarint(b, uint64(len(some)))
		before := 0
		for _, p := range some {
			b = binary.AppendUvarint(b, uint64(p.article()-before))
			before = p.article()
		}
	}
	return b
}

// wordList writes a list of words, which are in their order.
func wordList(words []string) []byte {
	b := binary.AppendUvarint(nil, uint64(len(words)))
	before := ""
	for _, w := range words {
		b = appendDifference(b, before, w)
		before = w
	}
	return b
}
