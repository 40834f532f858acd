package site

import (
	"cmp"
	"fmt"
	"slices"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/taxonomy"
)

// SeriesPlace is where an article stands in its series.
type SeriesPlace struct {
	Series    Link
	Canonical string // of the series
	Part      int
	Of        int     // how many there are; 0 of a long series, or when some are not there
	Previous  Mention // the parts before and after it; zero when there is none
	Next      Mention
}

// countedParts is how many parts a series may have so that each says how many there are:
// beyond it a new part would change too many pages.
const countedParts = 30

// orderParts puts the articles of each series in their order.
func (b *builder) orderParts() {
	series := b.gathering(taxonomy.Series)
	if series == nil {
		return
	}
	for _, t := range series.terms {
		t.list.parts = inOrder(b.oldestFirst(t.list.articles))
	}
	first := map[string]*content.Outline{}
	for _, a := range b.set.Outlines {
		for _, f := range a.Filed {
			if f.Taxonomy != series.Name || a.Part == 0 {
				continue
			}
			place := fmt.Sprint(a.Part, " ", b.slugs.Of(f.Terms[0].Text))
			if other := first[place]; other != nil {
				b.add(diag.Errorf(a.PartAt, "part-taken", "part %d of %q is already %s", a.Part, f.Terms[0].Text, other.File).With(other.PartAt).WithHint("give one of them a different number, or leave the numbers to the dates"))
				continue
			}
			first[place] = a
		}
	}
}

// oldestFirst are articles in the order in which editors think of them: by date and time, and
// those of one moment by the names of their files.
func (s *Structure) oldestFirst(articles []*articleNode) []*articleNode {
	all := byTitle(s.cfg.Language, slices.Clone(articles), func(p *articleNode) (title, path string) { return p.File, p.path })
	slices.SortStableFunc(all, func(a, b *articleNode) int { return cmp.Compare(a.at, b.at) })
	return all
}

// inOrder numbers the parts of a series: those with a number of their own have it, and the
// others the numbers between, in the order in which they come.
func inOrder(articles []*articleNode) (parts []*articleNode) {
	var numbered, free []*articleNode
	for _, p := range articles {
		if p.Part > 0 {
			numbered = append(numbered, p)
		} else {
			free = append(free, p)
		}
	}
	slices.SortStableFunc(numbered, func(a, b *articleNode) int { return cmp.Compare(a.Part, b.Part) })
	for n := 1; len(numbered)+len(free) > 0; n++ {
		from := &free
		if len(free) == 0 || len(numbered) > 0 && numbered[0].Part <= n {
			from = &numbered
			n = max(n, numbered[0].Part)
		}
		(*from)[0].part = n
		parts, *from = append(parts, (*from)[0]), (*from)[1:]
	}
	return parts
}

// seriesPlace is where an article stands in its series; nil when it is in none.
func (s *catalog) seriesPlace(p *articleNode) *SeriesPlace {
	i := slices.IndexFunc(p.terms, func(t *term) bool { return t.of.Ordered })
	if i < 0 {
		return nil
	}
	t := p.terms[i]
	parts := t.list.parts
	at := slices.Index(parts, p)
	place := &SeriesPlace{Series: s.termLink(t), Canonical: s.canonical(t.path), Part: p.part}
	if n := len(parts); n <= countedParts && n == parts[n-1].part {
		place.Of = n
	}
	if at > 0 {
		place.Previous = s.mention(parts[at-1])
	}
	if at < len(parts)-1 {
		place.Next = s.mention(parts[at+1])
	}
	return place
}
