package search

import (
	"strings"
	"sync"

	"galen/internal/memo"
)

// Cache remembers what was read of articles, from one index to the next: a row of each, by
// the digest of all that it follows from. So an index after an edit of one text reads one text.
// It may be used by several goroutines.
type Cache struct {
	load func() string
	once sync.Once

	mu    sync.Mutex
	rows  map[memo.Digest]string // of the last index; never changed, but replaced
	pairs []pair                 // by id
	stems []string               // by number
	byID  map[string]uint32      // the number of a stem; nil until asked for
	ids   map[pair]uint32        // likewise
	fresh bool                   // there are rows that were not loaded, or some are gone
	dead  bool                   // most pairs are in no row
}

// pair is a form with a stem. A form without its accents may have several.
type pair struct {
	form string
	stem uint32
}

// NewCache gives a Cache that remembers what Data gave another. It asks for that when it is first
// needed; nil, or "", is nothing.
func NewCache(load func() string) *Cache { return &Cache{load: load} }

// kept is a Cache as it is written. Neither forms nor stems have line ends.
type kept struct {
	Stems, Forms string
	StemOf       []uint32 // of the forms
	Keys         []memo.Digest
	Sizes        []int // of the rows
	Rows         string
}

// read takes over what was loaded, which is trusted.
func (c *Cache) read() {
	if c.load == nil {
		return
	}
	var k kept
	if data := c.load(); data == "" || !memo.Unpack(data, &k, nil) || len(k.StemOf) == 0 {
		return
	}
	c.stems = strings.Split(k.Stems, "\n")
	for i, form := range strings.Split(k.Forms, "\n") {
		c.pairs = append(c.pairs, pair{form, k.StemOf[i]})
	}
	c.rows = make(map[memo.Digest]string, len(k.Keys))
	for i, key := range k.Keys {
		c.rows[key], k.Rows = k.Rows[:k.Sizes[i]], k.Rows[k.Sizes[i]:]
	}
}

// Data is what another Cache needs; nil when that is what this one has loaded. What is mostly of
// words that no article has any more is forgotten.
func (c *Cache) Data() []byte {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.fresh {
		return nil
	}
	if c.dead {
		return memo.Pack(kept{})
	}
	var k kept
	k.Stems = strings.Join(c.stems, "\n")
	forms := make([]string, len(c.pairs))
	for i, p := range c.pairs {
		forms[i] = p.form
		k.StemOf = append(k.StemOf, p.stem)
	}
	k.Forms = strings.Join(forms, "\n")
	var rows strings.Builder
	for key, row := range c.rows {
		k.Keys, k.Sizes = append(k.Keys, key), append(k.Sizes, len(row))
		rows.WriteString(row)
	}
	k.Rows = rows.String()
	return memo.Pack(k)
}

// known are the rows that are remembered.
func (c *Cache) known() map[memo.Digest]string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.rows
}

// remember keeps rows in place of those before.
func (c *Cache) remember(keys []memo.Digest, rows []string) {
	now := make(map[memo.Digest]string, len(keys))
	for i, key := range keys {
		now[key] = rows[i]
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	fresh := len(now) != len(c.rows)
	for key := range now {
		if fresh {
			break
		}
		_, known := c.rows[key]
		fresh = !known
	}
	c.rows, c.fresh = now, c.fresh || fresh
}

// outgrown notes whether most pairs are in no row.
func (c *Cache) outgrown(dead bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dead = dead
}

// vocabulary gives all pairs and stems. Both only grow.
func (c *Cache) vocabulary() ([]pair, []string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.pairs, c.stems
}

// pairOf finds or adds a pair, and number a stem. The caller holds the mutex.
func (c *Cache) pairOf(p pair) uint32 {
	c.byWord()
	return numbered(c.ids, &c.pairs, p)
}

func (c *Cache) number(stem string) uint32 {
	c.byWord()
	return numbered(c.byID, &c.stems, stem)
}

// numbered is the place of a thing in a list, at whose end it is put when it is new.
func numbered[T comparable](places map[T]uint32, all *[]T, thing T) uint32 {
	n, known := places[thing]
	if !known {
		n = uint32(len(*all))
		places[thing], *all = n, append(*all, thing)
	}
	return n
}

// byWord makes the maps of what was loaded.
func (c *Cache) byWord() {
	if c.ids != nil {
		return
	}
	c.byID, c.ids = make(map[string]uint32, len(c.stems)), make(map[pair]uint32, len(c.pairs))
	for n, stem := range c.stems {
		c.byID[stem] = uint32(n)
	}
	for id, p := range c.pairs {
		c.ids[p] = uint32(id)
	}
}
