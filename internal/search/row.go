package search

import (
	"encoding/binary"
	"slices"
)

// A row is what an article has, in the order of the pairs' ids:
//
//	for each pair: four times how far its id is from the one before; and 1 if it is in the title, a
//	               heading or a label, and 2 if it is the first of its stem
//	  for the first of a stem: its level, a byte
//
// Ids are those of a Cache. What is read of an article is thus kept in two bytes a word.

// What is added to a distance.
const (
	rowTitled = 1
	rowFirst  = 2
	rowBits   = 2
)

// rowReader goes through a row.
type rowReader struct {
	rest   string
	id     uint32
	titled bool
	first  bool
	level  uint8 // of the stem; of its first pair alone
}

// next reports whether there was one more pair.
func (r *rowReader) next() bool {
	if r.rest == "" {
		return false
	}
	n, shift, i := uint64(r.rest[0]&0x7f), 7, 1
	for r.rest[i-1] >= 0x80 {
		n |= uint64(r.rest[i]&0x7f) << shift
		shift += 7
		i++
	}
	r.id += uint32(n >> rowBits)
	r.titled, r.first = n&rowTitled != 0, n&rowFirst != 0
	if r.first {
		r.level = r.rest[i]
		i++
	}
	r.rest = r.rest[i:]
	return true
}

// tally adds up what the words of one article are worth.
type tally struct {
	stemOf []uint32 // by pair
	worth  []worth  // by stem
	seen   []uint8  // by pair
	pairs  []uint32 // that the article has
	room   []byte
}

// How a pair was seen in an article.
const (
	inBody  = 1
	inTitle = 2 // or a heading, a label
)

// worth is what a stem is worth in an article, by place.
type worth struct {
	rest, count    int
	title, heading bool
	met            bool
}

// row reads an article.
func (t *tally) row(a *Analyzer, one *Article) string {
	var text terms
	if one.Text != nil {
		text = a.text(one.Language, one.Text())
	}
	for _, w := range text.list {
		s := t.add(a, w.id, inBody)
		s.count += int(w.count)
		if w.heading {
			t.add(a, w.id, inTitle).heading = true
		}
	}
	title := a.plain(one.Language, one.Title, true)
	for _, w := range title.list {
		s := t.add(a, w.id, inTitle)
		s.title, s.rest = true, titleWorth(title.words)
	}
	for _, w := range a.plain(one.Language, one.Description, false).list {
		t.add(a, w.id, inBody).rest += inDescription
	}
	for _, label := range one.Labels {
		for _, w := range a.plain("", label, false).list {
			t.add(a, w.id, inTitle).rest += inLabel
		}
	}
	return t.take(text.words)
}

// add notes that the article has a pair, and gives what its stem is worth so far.
func (t *tally) add(a *Analyzer, id uint32, place uint8) *worth {
	if int(id) >= len(t.seen) {
		pairs, stems := a.vocabulary()
		for i := len(t.stemOf); i < len(pairs); i++ {
			t.stemOf = append(t.stemOf, pairs[i].stem)
		}
		t.worth = append(t.worth, make([]worth, len(stems)-len(t.worth))...)
		t.seen = append(t.seen, make([]uint8, len(t.stemOf)-len(t.seen))...)
	}
	if t.seen[id] == 0 {
		t.pairs = append(t.pairs, id)
	}
	t.seen[id] |= place
	w := &t.worth[t.stemOf[id]]
	w.met = true
	return w
}

// take writes the row of an article whose text has so many words, and is ready for the next.
func (t *tally) take(words int) string {
	slices.Sort(t.pairs)
	b, before := t.room[:0], uint32(0)
	for _, id := range t.pairs {
		n := uint64(id-before) << rowBits
		before = id
		if t.seen[id]&inTitle != 0 {
			n |= rowTitled
		}
		s := &t.worth[t.stemOf[id]]
		if !s.met {
			b = binary.AppendUvarint(b, n)
		} else {
			b = append(binary.AppendUvarint(b, n|rowFirst), s.level(words))
			*s = worth{}
		}
		t.seen[id] = 0
	}
	t.pairs, t.room = t.pairs[:0], b
	return string(b)
}

func (s *worth) level(words int) uint8 {
	rest := s.rest + textWorth(s.count, words)
	if s.heading {
		rest += inHeading
	}
	level := gradeOf(rest)
	if s.title {
		level += Titled
	}
	return uint8(level)
}
