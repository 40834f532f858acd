package site

import (
	"slices"
	"sync"

	"galen/internal/memo"
)

// cardCell holds the card of a piece once it was asked for: it is shown on some
// fourteen pages.
type cardCell struct {
	once   sync.Once
	card   Card
	digest memo.Digest
}

func (s *frame) card(p *piece) Card { return s.cellOf(p).card }

func (s *frame) cellOf(p *piece) *cardCell {
	cell := &s.headlines[p.id].card
	cell.once.Do(func() {
		cell.card = s.makeCard(p)
		cell.digest = memo.OfValue(cell.card)
	})
	return cell
}

func (s *frame) makeCard(p *piece) Card {
	c := Card{
		Title: s.headlines[p.id].title, URL: s.href(p.path), Description: s.headlines[p.id].summary, Kind: p.Kind,
		Category: Link{s.typeset(p.category.Title.Text), s.href(p.category.path)}, Published: s.when(p.Date), Minutes: p.Minutes, Held: held(p),
	}
	for _, w := range p.Authors {
		if a := s.authors[w.Text]; a != nil {
			c.Authors = append(c.Authors, Link{a.title, s.href(a.path)})
		}
	}
	c.Image, c.Evidence = s.lead(p), evidence(p.Study)
	return c
}

func (s *frame) cards(pieces []*piece) []Card {
	cards := make([]Card, len(pieces))
	for i, p := range pieces {
		cards[i] = s.card(p)
	}
	return cards
}

// kinCell holds what goes with a piece once it was asked for.
type kinCell struct {
	once sync.Once
	kin  []kin
}

// kin is what goes with a piece: another, or what an editor links to.
type kin struct {
	*piece
	outside *Card // if piece is nil
}

// kinOf lists what goes with the article of a page.
func (s *Structure) kinOf(p *page) []kin {
	p.piece.kin.once.Do(func() { p.piece.kin.kin = s.findKin(p) })
	return p.piece.kin.kin
}

func (s *Structure) findKin(p *page) []kin {
	all := make([]kin, 0, relatedWanted)
	var chosen []*piece
	for _, pick := range p.piece.Related {
		if pick.Ref.Text == "" {
			if href, ok := s.follow(p.document, pick.URL.Text); ok {
				all = append(all, kin{outside: &Card{Title: s.typeset(pick.Title), URL: href, Outside: true}})
			}
			continue
		}
		to, found, _ := s.resolve(p.document, pick.Ref.Text)
		if !found || to.page == nil || to.page.hidden || to.page.piece == nil || to.page.kind == "withdrawn" || to.page == p || slices.Contains(chosen, to.page.piece) {
			continue
		}
		chosen = append(chosen, to.page.piece)
		all = append(all, kin{piece: to.page.piece})
	}
	for _, other := range s.related(p.piece, max(0, relatedWanted-len(all)), chosen) {
		all = append(all, kin{piece: other})
	}
	return all
}

func (s *frame) relatedCards(p *page) []Card {
	var cards []Card
	for _, k := range s.kinOf(p) {
		if k.piece == nil {
			cards = append(cards, *k.outside)
		} else {
			cards = append(cards, s.card(k.piece))
		}
	}
	return cards
}
