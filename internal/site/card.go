package site

import (
	"slices"
	"sync"

	"galen/internal/memo"
)

// cardCache is the card of a piece that was asked for: it is shown on some fourteen
// pages.
type cardCache struct {
	card   Card
	digest memo.Digest
	shows  []uint32 // the headlines in it
}

func (s *catalog) card(p *articleNode) Card { return s.cachedCard(p).card }

func (s *catalog) cachedCard(p *articleNode) *cardCache {
	cached := s.cardCaches[p.id].Load()
	if cached == nil {
		f := s.noting()
		c := f.makeCard(p)
		cached = &cardCache{c, memo.OfValue(c), f.shows()}
		s.cardCaches[p.id].Store(cached)
	}
	s.note(cached.shows...)
	return cached
}

func (s *catalog) makeCard(p *articleNode) Card {
	c := Card{
		Title: s.title(p), URL: s.href(p.path), Description: s.headlineOf(p).summary, Kind: s.shownKind(p.Outline),
		Category: Link{s.typeset(p.category.Title.Text), s.href(p.category.path)}, Published: s.when(p.Date), Minutes: p.Minutes, Held: s.heldLabel(p),
	}
	c.Spoken = s.spoken(p.Lang.Text)
	if p.Undated() {
		c.Reviewed = s.when(p.Since())
	}
	for _, w := range p.Authors {
		if a := s.authors[w.Text]; a != nil {
			c.Authors = append(c.Authors, Mention{Link{a.title, s.href(a.path)}, s.isolated(a.title)})
		}
	}
	c.Image, c.Evidence = s.lead(p), s.evidence(p.Study)
	for _, f := range s.fieldsOf(&p.Document) {
		if s.cfg.Fields.Named(f.Name).Cards {
			c.Fields = append(c.Fields, f)
		}
	}
	return c
}

func (s *catalog) cards(pieces []*articleNode) []Card {
	cards := make([]Card, len(pieces))
	for i, p := range pieces {
		cards[i] = s.card(p)
	}
	return cards
}

// relatedCache holds what goes with a piece once it was asked for.
type relatedCache struct {
	once sync.Once
	kin  []relatedItem
}

// relatedItem is what goes with a piece: another, or what an editor links to.
type relatedItem struct {
	*articleNode
	external *Card // if piece is nil
}

// relatedItems lists what goes with the article of a page.
func (s *Structure) relatedItems(p *page) []relatedItem {
	p.article.related.once.Do(func() { p.article.related.kin = s.findRelated(p) })
	return p.article.related.kin
}

func (s *Structure) findRelated(p *page) []relatedItem {
	all := make([]relatedItem, 0, relatedWanted)
	var chosen []*articleNode
	for _, pick := range p.article.Related {
		if pick.Ref.Text == "" {
			if href, language, ok := s.leadsTo(p.document, pick.URL.Text); ok {
				title, in := s.typesetIn(p.article.Lang.Text, pick.Title), s.spoken(p.article.Lang.Text)
				all = append(all, relatedItem{external: &Card{Title: title, URL: href, Outside: true, Hreflang: language, Spoken: in}})
			}
			continue
		}
		other := s.articleAt(p.document, pick.Ref.Text)
		if other == nil || other == p.article || slices.Contains(chosen, other) {
			continue
		}
		chosen = append(chosen, other)
		all = append(all, relatedItem{articleNode: other})
	}
	for _, other := range s.related(p.article, max(0, relatedWanted-len(all)), chosen) {
		all = append(all, relatedItem{articleNode: other})
	}
	return all
}

func (s *catalog) relatedCards(p *page) []Card {
	items := s.relatedItems(p)
	if len(items) == 0 {
		return nil
	}
	cards := make([]Card, 0, len(items))
	for _, k := range items {
		if k.articleNode == nil {
			cards = append(cards, *k.external)
		} else {
			cards = append(cards, s.card(k.articleNode))
		}
	}
	return cards
}
