package searcher

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
)

// The names of files.
func archiveFile(shard int) string { return fmt.Sprintf("archive/%d.bin", shard) }
func recentFile(shard int) string  { return fmt.Sprintf("recent/%d.bin", shard) }

// reader is what is left of a file.
type reader []byte

func (r *reader) number() int {
	n, size := binary.Uvarint(*r)
	*r = (*r)[size:]
	return int(n)
}

func (r *reader) bytes() []byte {
	n := r.number()
	b := (*r)[:n]
	*r = (*r)[n:]
	return b
}

func (r *reader) text() string { return string(r.bytes()) }

func (r *reader) differing(known string) string {
	shared := r.number()
	return known[:shared] + r.text()
}

func (s *Searcher) shard(name string) *shard {
	if known := s.shards[name]; known != nil {
		return known
	}
	sh := &shard{}
	r := reader(s.inflated(name))
	for range r.number() {
		sh.elsewhere = append(sh.elsewhere, [2]string{r.text(), r.text()})
	}
	before := ""
	for range r.number() {
		t := stem{text: r.differing(before)}
		before = t.text
		marks := r.number()
		if marks&1 != 0 {
			t.forms = append(t.forms, t.text)
		}
		for range marks >> 1 {
			t.forms = append(t.forms, r.differing(t.text))
		}
		t.count = r.number()
		t.postings = r.bytes()
		sh.stems = append(sh.stems, t)
	}
	s.shards[name] = sh
	return sh
}

// Card is what a result shows.
type Card struct{ URL, Title, Description, Evidence, ISO, Date string }

// Card reads the card of an article by its number.
func (s *Searcher) Card(article int) Card {
	for _, m := range s.head.Months {
		count := int(m[1].(float64))
		if article >= count {
			article -= count
			continue
		}
		var cards [][6]string
		if err := json.Unmarshal(s.inflated(fmt.Sprintf("cards/%s-%d.bin", m[0], article/perFile)), &cards); err != nil {
			panic(err)
		}
		c := cards[article%perFile]
		return Card{c[0], c[1], c[2], c[3], c[4], c[5]}
	}
	return Card{}
}

func (s *Searcher) inflated(name string) []byte {
	data, err := io.ReadAll(flate.NewReader(bytes.NewReader(s.file(name))))
	if err != nil {
		panic(err)
	}
	return data
}
