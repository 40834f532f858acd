package site

import (
	"slices"
	"sync"

	"galen/internal/memo"
)

// cardDigest is what stands for the card of an article that was asked for: it is shown on some
// fourteen pages.
type cardDigest struct {
	digest memo.Digest
	shows  []uint32 // the headlines in it
}

// madeCard is a card as pages show it.
type madeCard struct {
	of    int // the id of its article
	card  Card
	shows []uint32 // the headlines in it
}

// mostCards is how many cards are at hand for other pages. Those of a large site would be a tenth
// of what a build has in memory, and are quickly made.
const mostCards = 1 << 14

func (s *catalog) card(p *articleNode) Card { return s.madeCard(p).card }

func (s *catalog) madeCard(p *articleNode) *madeCard {
	place := &s.cardsMade[p.id%len(s.cardsMade)]
	made := place.Load()
	if made == nil || made.of != p.id {
		f := s.noting()
		made = &madeCard{of: p.id, card: f.makeCard(p)}
		made.shows = f.shows()
		place.Store(made)
	}
	s.note(made.shows...)
	return made
}

func (s *catalog) cardDigest(p *articleNode) memo.Digest {
	known := s.cardDigests[p.id].Load()
	if known == nil {
		made := s.madeCard(p)
		known = &cardDigest{memo.OfValue(made.card), made.shows}
		s.cardDigests[p.id].Store(known)
	}
	s.note(known.shows...)
	return known.digest
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
		if link := pick.Link; link != nil {
			if href, language, ok := s.leadsTo(p.document, link.URL.Text); ok {
				title, in := s.typesetIn(p.article.Lang.Text, link.Title), s.spoken(p.article.Lang.Text)
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
