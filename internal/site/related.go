package site

import (
	"cmp"
	"math/bits"
	"slices"
	"sort"
)

// relatedWanted is how many related articles a page shows, if there are as many.
const relatedWanted = 5

// related lists the articles that go with p beyond the editor's picks, best
// first, up to n and none of without.
//
// Articles that share tags come first. A tag weighs 1 divided by the number of
// articles that have it, so that a rare tag says more than a common one; equal
// weights are ordered by how much of the category path is shared, then by how
// near in time, then by path. What is then missing comes from the same
// category, nearest in time, and from the categories above it.
//
// The number is rounded to a power of two. Otherwise every new article would
// change the weights of its tags, and with them the order on the pages of a
// large part of all articles.
func (s *Site) related(p *piece, n int, without []*piece) []*piece {
	const whole = 1 << 30 // weights are whole numbers: sums do not depend on their order
	t := s.tally()
	defer s.tallies.Put(t)
	for _, tag := range p.tags {
		weight := whole >> bits.Len(uint(len(tag.list.pieces)))
		for _, other := range tag.list.pieces {
			if t.weights[other.number] == 0 {
				t.met = append(t.met, other)
			}
			t.weights[other.number] += weight
		}
	}
	best := make([]candidate, 0, n+1)
	for _, other := range t.met {
		c := candidate{piece: other, weight: t.weights[other.number]}
		t.weights[other.number] = 0
		if n == 0 || other == p || len(best) == n && c.weight < best[n-1].weight || slices.Contains(without, other) {
			continue
		}
		c.shared, c.apart = shared(p, other), apart(p, other)
		best = insert(best, c, n)
	}
	t.met = t.met[:0]
	found := make([]*piece, len(best), n)
	for i, c := range best {
		found[i] = c.piece
	}
	for c := p.category; c != nil && c != s.home && len(found) < n; c = c.parent {
		found = append(found, nearest(c.list.pieces, p, n-len(found), append(slices.Clip(without), found...))...)
	}
	return found
}

// tally counts, for every piece of a site by its number, what the tags that it
// shares with another weigh. It is all zeros between two uses, which is why it is
// used again: a map would cost several times as much.
type tally struct {
	weights []int
	met     []*piece
}

func (s *Site) tally() *tally {
	if t, ok := s.tallies.Get().(*tally); ok {
		return t
	}
	return &tally{weights: make([]int, len(s.pieces))}
}

// candidate is a piece that shares a tag with another.
type candidate struct {
	*piece
	weight int // of the tags shared
	shared int // categories
	apart  int64
}

// before reports whether a goes better with the piece in question than b.
func (a candidate) before(b candidate) bool {
	return cmp.Or(b.weight-a.weight, b.shared-a.shared, cmp.Compare(a.apart, b.apart), cmp.Compare(a.path, b.path)) < 0
}

// insert puts c into best, which is in order and has at most n candidates.
func insert(best []candidate, c candidate, n int) []candidate {
	at := len(best)
	for at > 0 && c.before(best[at-1]) {
		at--
	}
	if at == n {
		return best
	}
	best = slices.Insert(best, at, c)
	return best[:min(n, len(best))]
}

// shared is the number of categories, from the top, that two articles have in
// common.
func shared(a, b *piece) int {
	x, y := a.category.chain, b.category.chain
	n := 0
	for n < min(len(x), len(y)) && x[n] == y[n] {
		n++
	}
	return n
}

// apart is how many seconds lie between two articles.
func apart(a, b *piece) int64 { return max(a.at-b.at, b.at-a.at) }

// nearest picks from a list, newest first, the n articles nearest in time to p.
func nearest(list []*piece, p *piece, n int, without []*piece) []*piece {
	after := sort.Search(len(list), func(i int) bool { return !list[i].Date.Time.After(p.Date.Time) })
	before := after - 1
	var found []*piece
	for len(found) < n && (before >= 0 || after < len(list)) {
		var next *piece
		if after == len(list) || before >= 0 && apart(p, list[before]) <= apart(p, list[after]) {
			next = list[before]
			before--
		} else {
			next = list[after]
			after++
		}
		if next != p && !slices.Contains(without, next) {
			found = append(found, next)
		}
	}
	return found
}
