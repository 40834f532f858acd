package site

import (
	"math/bits"
	"slices"
	"sort"
)

// relatedWanted is how many related articles a page shows, if there are as many.
const relatedWanted = 5

// related lists the articles that go with p beyond the editor's picks, best
// first, up to n and none of without.
//
// Articles that share tags or terms come first. A tag weighs 1 divided by the number of
// articles that have it, so that a rare tag says more than a common one; equal
// weights are ordered by how much of the category path is shared, then by how
// near in time, then by path. What is then missing comes from the same
// category, nearest in time, from its further ones, and from those above each of them.
//
// The number is rounded to a power of two. Otherwise every new article would
// change the weights of its tags, and with them the order on the pages of a
// large part of all articles.
func (s *Structure) related(p *articleNode, n int, without []*articleNode) []*articleNode {
	if p.full != nil {
		p = p.full
	}
	const whole = 1 << 30 // weights are whole numbers: sums do not depend on their order
	t := s.scores()
	defer s.scorePool.Put(t)
	for _, tag := range p.alike() {
		weight := whole >> bits.Len(uint(len(tag.list.numbers)))
		for _, other := range tag.list.numbers {
			if t.weights[other] == 0 {
				t.met = append(t.met, other)
			}
			t.weights[other] += weight
		}
	}
	commons := make([][]int, 0, 1+len(p.also))
	for _, c := range p.own() {
		commons = append(commons, c.common(s))
	}
	best := make([]candidate, 0, n+1)
	for _, other := range t.met {
		weight := t.weights[other]
		t.weights[other] = 0
		if n == 0 || len(best) == n && weight < best[n-1].weight || int(other) == p.number {
			continue
		}
		place := s.places[other]
		c := candidate{number: other, weight: weight, shared: s.sharedPath(commons, other), apart: max(p.at-place.at, place.at-p.at)}
		if len(best) == n && !s.before(c, best[n-1]) || slices.Contains(without, s.nodes[other]) {
			continue
		}
		best = s.insert(best, c, n)
	}
	t.met = t.met[:0]
	found := make([]*articleNode, len(best), n)
	for i, c := range best {
		found[i] = s.nodes[c.number]
	}
	for _, c := range p.nearby() {
		if len(found) < n {
			found = append(found, nearest(c.list.articles, p, n-len(found), append(slices.Clip(without), found...))...)
		}
	}
	return found
}

// own are the categories that an article names: its own and the further ones.
func (p *articleNode) own() []*category { return append([]*category{p.category}, p.also...) }

// nearby are those and, behind them, the ones above each.
func (p *articleNode) nearby() []*category {
	all := p.own()
	for _, c := range all {
		for _, up := range slices.Backward(c.chain) {
			if !slices.Contains(all, up) {
				all = append(all, up)
			}
		}
	}
	return all
}

// sharedPath is how many categories from the top an article shares with another, of whose
// categories these are the counts.
func (s *Structure) sharedPath(commons [][]int, other int32) (most int) {
	place := s.places[other]
	for _, common := range commons {
		most = max(most, common[place.category])
		if place.further {
			for _, c := range s.nodes[other].also {
				most = max(most, common[c.number])
			}
		}
	}
	return most
}

// tagScores counts, for every piece of a site by its number, what the tags that it
// shares with another weigh. It is all zeros between two uses, which is why it is
// used again: a map would cost several times as much.
type tagScores struct {
	weights []int
	met     []int32
}

func (s *Structure) scores() *tagScores {
	if t, ok := s.scorePool.Get().(*tagScores); ok {
		return t
	}
	return &tagScores{weights: make([]int, len(s.nodes))}
}

// place is what comparing needs of a piece. A tag of a large site has thousands
// of pieces, and all of them are looked at for each: side by side in an array
// that takes a fifth of the time.
type place struct {
	at       int64
	category int  // its number
	further  bool // it is in further categories
}

// candidate is a piece that shares a tag with another.
type candidate struct {
	number int32
	weight int // of the tags shared
	shared int // categories
	apart  int64
}

// before reports whether a goes better with the piece in question than b.
func (s *Structure) before(a, b candidate) bool {
	switch {
	case a.weight != b.weight:
		return a.weight > b.weight
	case a.shared != b.shared:
		return a.shared > b.shared
	case a.apart != b.apart:
		return a.apart < b.apart
	}
	return s.nodes[a.number].path < s.nodes[b.number].path
}

// insert puts c into best, which is in order and has at most n candidates.
func (s *Structure) insert(best []candidate, c candidate, n int) []candidate {
	at := len(best)
	for at > 0 && s.before(c, best[at-1]) {
		at--
	}
	best = slices.Insert(best, at, c)
	return best[:min(n, len(best))]
}

// common is, for every category of the site by its number, how many of those
// above it, from the top, are also above c, themselves included.
func (c *category) common(s *Structure) []int {
	c.once.Do(func() {
		c.shared = make([]int, len(s.tree)+1)
		for _, other := range s.tree {
			n := 0
			for n < min(len(c.chain), len(other.chain)) && c.chain[n] == other.chain[n] {
				n++
			}
			c.shared[other.number] = n
		}
	})
	return c.shared
}

// apart is how many seconds lie between two articles.
func apart(a, b *articleNode) int64 { return max(a.at-b.at, b.at-a.at) }

// nearest picks from a list, newest first, the n articles nearest in time to p.
func nearest(list []*articleNode, p *articleNode, n int, without []*articleNode) []*articleNode {
	after := sort.Search(len(list), func(i int) bool { return list[i].at <= p.at })
	before := after - 1
	var found []*articleNode
	for len(found) < n && (before >= 0 || after < len(list)) {
		var next *articleNode
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
