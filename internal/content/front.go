package content

import (
	"cmp"
	"maps"
	"strconv"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/frontmatter/civildate"
	"galen/internal/selection"
)

// How much editors may put on one page, and how many articles a shelf has that does not say.
const (
	maxPlacings = 20
	maxShelves  = 30
	maxOnShelf  = 20
	defOnShelf  = 4
)

// Front is how editors arrange the home page or the page of a category. Whatever of it they
// leave out arranges itself.
type Front struct {
	Banner  *Banner // of the home page
	Lead    *Placing
	Picks   []Placing
	Pins    []Placing
	Shelves []Shelf
}

// frontNames are otherNames in an _index.md.
var frontNames = func() map[string]string {
	names := maps.Clone(otherNames)
	maps.Copy(names, map[string]string{
		"featured": "picks", "highlights": "picks", "pick": "picks", "sticky": "pins", "pinned": "pins", "pin": "pins", "leadstory": "lead", "topstory": "lead", "hero": "lead",
		"alert": "banner", "breaking": "banner", "sections": "shelves", "shelf": "shelves", "rows": "shelves",
		"banner": "the banner belongs in content/_index.md, and appears on the pages of all sections: move it there",
	})
	return names
}()

// Placing gives an article a place on a page, as a rule until some instant. There is no
// instant at which it begins: that is when its article may be seen.
type Placing struct {
	Article frontmatter.Word // as related names one
	Ending
}

// Ending is when something leaves a page; the zero Ending is never.
type Ending struct {
	Until civildate.Moment
	At    diag.Position
}

// Shelf is a row of articles that come from one place, or that a selection gives.
type Shelf struct {
	Title     frontmatter.Word // empty: that of the place
	From      frontmatter.Word
	Selection *selection.Selection // in the place of From
	Count     int
	Repeat    bool // it shows what stands on the page already, too
	Ending
}

// Banner is what readers of the home page and of all sections are told above everything else.
type Banner struct {
	Text frontmatter.Word
	URL  frontmatter.Word // may be empty
	Ending
}

// EachEnding gives everything that editors put on a page, with what it is and its name.
func (f *Front) EachEnding(give func(what, name string, e Ending)) {
	placed := func(what string, all ...Placing) {
		for _, p := range all {
			give(what, p.Article.Text, p.Ending)
		}
	}
	if f.Banner != nil {
		give("banner", "", f.Banner.Ending)
	}
	if f.Lead != nil {
		placed("lead", *f.Lead)
	}
	placed("pick", f.Picks...)
	placed("pin", f.Pins...)
	for _, s := range f.Shelves {
		give("shelf", cmp.Or(s.Title.Text, s.From.Text), s.Ending)
	}
}

// words are those that readers read, with their places.
func (f *Front) words() (all []frontmatter.Word) {
	if f.Banner != nil {
		all = append(all, f.Banner.Text)
	}
	for _, s := range f.Shelves {
		all = append(all, s.Title)
	}
	return all
}

// front reads how a page is arranged.
func (h *headerDecoder) front(home bool) Front {
	f := Front{Lead: h.lead(), Picks: h.placings("picks"), Pins: h.placings("pins"), Shelves: h.shelves()}
	if home {
		f.Banner = h.banner()
	}
	return f
}

// lead reads the article that stands first.
func (h *headerDecoder) lead() *Placing {
	switch v := h.Raw("lead"); v.Kind {
	case frontmatter.List:
		h.Problem("lead", "wrong-type", "write  lead: the-slug-of-an-article,  and the others below  picks", "a page has one lead, but this is a list")
	case frontmatter.Map:
		p := h.placing("a lead", h.Group("lead"))
		return &p
	case frontmatter.Text, frontmatter.Number, frontmatter.Date, frontmatter.Bool, frontmatter.Null, frontmatter.Refused:
		if w := h.Spelled("lead", maxText); w.Text != "" {
			return &Placing{Article: w}
		}
	}
	return nil
}

// placings reads a list of articles, each with or without an end.
func (h *headerDecoder) placings(key string) []Placing {
	items := h.Items(key)
	if len(items) > maxPlacings {
		h.Problem(key, "too-many", "keep those that matter most", "%q has %d articles; the limit is %d", key, len(items), maxPlacings)
		items = items[:maxPlacings]
	}
	var all []Placing
	for _, item := range items {
		p := Placing{Article: item.Word}
		if item.Group != nil {
			p = h.placing("an item of "+key, item.Group)
		}
		all = append(all, p)
	}
	return all
}

func (h *headerDecoder) placing(what string, g *frontmatter.Reader) Placing {
	g.Require(what, needPlacing)
	p := Placing{Article: g.Spelled("article", maxText), Ending: h.ending(g)}
	g.Done(placingNames)
	return p
}

func (h *headerDecoder) ending(g *frontmatter.Reader) Ending {
	return Ending{Until: g.Moment("until", h.rules.Zone), At: g.Place("until")}
}

// shelves reads rows of articles. One that says only where they come from is a word.
func (h *headerDecoder) shelves() (all []Shelf) {
	items := h.Items("shelves")
	if len(items) > maxShelves {
		h.Problem("shelves", "too-many", "keep those that matter most", "%q has %d shelves; the limit is %d", "shelves", len(items), maxShelves)
		items = items[:maxShelves]
	}
	for _, item := range items {
		s := Shelf{From: item.Word, Count: defOnShelf}
		if item.Group != nil {
			s = h.shelf(item.Group)
		}
		all = append(all, s)
	}
	return all
}

func (h *headerDecoder) shelf(g *frontmatter.Reader) Shelf {
	g.Require("a shelf", needShelf)
	s := Shelf{Title: g.Line("title", MaxTitle), Count: g.Count("n", defOnShelf, 1, maxOnShelf), Repeat: g.Has("repeat") && yesOrNo(g, "repeat"), Ending: h.ending(g)}
	switch from := g.Raw("from"); from.Kind {
	case frontmatter.Map:
		if s.Selection = selection.Read(g, "from", Selections(h.rules.Fields, h.rules.Zone)); s.Selection != nil {
			g.Need("a shelf of a selection", needTitle)
			h.limited(g, &s)
		}
	case frontmatter.List:
		g.Problem("from", "wrong-type", "write what they have in common, such as  from: {category: [health, trials]}", "a shelf takes articles from one place, but this is a list")
	case frontmatter.Text, frontmatter.Number, frontmatter.Date, frontmatter.Bool, frontmatter.Null, frontmatter.Refused:
		s.From = g.Spelled("from", maxText)
	}
	g.Done(shelfNames)
	return s
}

// limited makes the number of a selection that of its shelf, which counts what it shows.
func (h *headerDecoder) limited(g *frontmatter.Reader, s *Shelf) {
	n := s.Selection.N
	s.Selection.N = 0
	switch {
	case n == 0:
		return
	case g.Has("n"):
		g.Problem("n", "listed-twice", "delete one", "both the shelf and its selection limit the number of articles")
	case n > maxOnShelf:
		g.Problem("from", "not-a-number", "write a smaller  n", "a shelf has at most %d articles", maxOnShelf)
	}
	s.Count = min(n, maxOnShelf)
}

// banner reads the banner. It cannot stay for good, because nobody would read it then.
func (h *headerDecoder) banner() *Banner {
	switch v := h.Raw("banner"); v.Kind {
	case frontmatter.Null, frontmatter.Refused:
		return nil
	case frontmatter.Text:
		h.Problem("banner", "wrong-type", "write  banner: {text: "+strconv.Quote(v.Text)+", until: 2026-12-01T18:00}", "a banner must say until when it is shown, but this is text")
		return nil
	case frontmatter.Number, frontmatter.Date, frontmatter.Bool, frontmatter.List, frontmatter.Map:
	}
	g := h.Group("banner")
	if g == nil {
		return nil
	}
	g.Require("a banner", needBanner)
	b := &Banner{Text: g.Line("text", MaxTitle), URL: g.Address("url", maxText), Ending: h.ending(g)}
	g.Done(bannerNames)
	return b
}
