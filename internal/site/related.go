package site

import (
	"cmp"
	"math/bits"
	"slices"
	"sort"
	"time"
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
	weights := map[*piece]int{}
	for _, t := range p.tags {
		weight := whole >> bits.Len(uint(len(t.list.pieces)))
		for _, other := range t.list.pieces {
			if other != p && !slices.Contains(without, other) {
				weights[other] += weight
			}
		}
	}
	better := func(a, b *piece) int {
		return cmp.Or(weights[b]-weights[a], shared(p, b)-shared(p, a), cmp.Compare(apart(p, a), apart(p, b)), cmp.Compare(a.path, b.path))
	}
	found := make([]*piece, 0, n+1)
	for other := range weights {
		found = insert(found, other, n, better)
	}
	for c := p.category; c != nil && c != s.home && len(found) < n; c = c.parent {
		found = append(found, nearest(c.list.pieces, p, n-len(found), append(slices.Clip(without), found...))...)
	}
	return found
}

// insert puts p into best, which is in order and has at most n pieces.
func insert(best []*piece, p *piece, n int, order func(a, b *piece) int) []*piece {
	if len(best) == n && (n == 0 || order(p, best[n-1]) > 0) {
		return best
	}
	at, _ := slices.BinarySearchFunc(best, p, order)
	best = slices.Insert(best, at, p)
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

func apart(a, b *piece) time.Duration { return a.Date.Time.Sub(b.Date.Time).Abs() }

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
