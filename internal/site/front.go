package site

import (
	"slices"
	"strings"

	"galen/internal/content"
)

// How the home page and the pages of categories are arranged. Every article has one place
// on a page, unless a shelf asks for more: whoever needs an article takes it, in the order
//
//	lead     the editors' lead; or the first of what they pinned, the newest news, whatever is newest
//	picks    the first four of the editors' picks, filled up in the same order
//	shelves  those of the editors; or else explainers and guides and, on the home page, a rail for
//	         each section
//	rest     what was pinned and has no place yet, then all else of the list, newest first
//
// A category that has an order of its own (order.go) is shown in it: what is said here of the
// newest is then the first, and only editors take articles out of it for shelves.
//
// What readers may not see is passed over as if nobody had named it.

const (
	besideLead  = 4 // articles beside the lead, if there are as many
	lessonsWide = 4 // on the shelf of explainers and guides
	railLong    = 4 // of a section
)

// Front is the home page or the page of a category: what stands where. No article stands on
// it twice, unless a shelf may repeat what is shown already. On a page of the archive
// everything is in Rest.
type Front struct {
	Lead    *Card   // nil when there is no article
	Picks   []Card  // beside it, four at most
	Shelves []Shelf // with pictures
	Rails   []Shelf // of sections, by their headlines
	Rest    List
}

// Shelf is a row of articles. It is never empty.
type Shelf struct {
	Title string
	URL   string // of the page with all of them; "" when there is none
	Cards []Card
}

// Banner is what readers are told above everything else.
type Banner struct {
	Text string
	URL  string // may be ""
}

// arrangement is a Front without words.
type arrangement struct {
	lead           *articleNode
	picks          []*articleNode
	shelves, rails []row
	rest           []*articleNode
}

// row is a Shelf without cards.
type row struct {
	title    string
	path     string
	articles []*articleNode
}

// arranger gives each article its place.
type arranger struct {
	*catalog
	page  *page
	front *content.Front
	taken map[*articleNode]bool
}

// arrange is the arrangement of the page of a category, or of a part of its archive.
func (f *catalog) arrange(p *page) (a arrangement) {
	newest := f.on(p)
	if p.number > 0 {
		return arrangement{rest: newest}
	}
	by := arranger{f, p, &p.category.Front, map[*articleNode]bool{}}
	pins := by.placed(by.front.Pins)
	queue := slices.Concat(pins, news(newest), newest)
	if p.list.ordered() {
		queue = slices.Concat(pins, newest)
	}
	picks := by.placed(by.front.Picks)
	var lead []*articleNode
	if by.front.Lead != nil {
		lead = by.placed([]content.Placing{*by.front.Lead})
	}
	if lead = by.take(1, slices.Concat(lead, queue, picks)); len(lead) > 0 {
		a.lead = lead[0]
	}
	a.picks = by.take(besideLead, slices.Concat(picks, queue))
	if a.shelves = by.shelves(); len(a.shelves) == 0 && !p.list.ordered() {
		a.shelves, a.rails = by.lessons(newest), by.sections()
	}
	a.rest = by.take(len(queue), slices.Concat(pins, newest))
	return a
}

// take gives a place to the first n of some articles that have none.
func (a *arranger) take(n int, from []*articleNode) (some []*articleNode) {
	for _, p := range from {
		if len(some) >= n {
			break
		}
		if !a.taken[p] {
			a.taken[p] = true
			some = append(some, p)
		}
	}
	return some
}

// placed are the articles that editors named and readers may see.
func (a *arranger) placed(named []content.Placing) (some []*articleNode) {
	for _, n := range named {
		if p := a.articleAt(a.page.document, n.Article.Text); p != nil && a.stands(n.Ending) {
			some = append(some, p)
		}
	}
	return some
}

// articleAt is the article that a document names; nil when readers may not see it, or there is
// none.
func (s *Structure) articleAt(d *content.Document, name string) *articleNode {
	to, found, _ := s.resolve(d, s.local(name))
	if !found || to.page == nil || to.page.hidden || to.page.kind == WithdrawnPage {
		return nil
	}
	return to.page.article
}

// stands reports whether something has not left its page yet.
func (s *Structure) stands(e content.Ending) bool {
	return e.Until.IsZero() || e.Until.Time.After(s.opt.Now)
}

// shelves are those of the editors.
func (a *arranger) shelves() (all []row) {
	for i := range a.front.Shelves {
		shelf := &a.front.Shelves[i]
		if !a.stands(shelf.Ending) {
			continue
		}
		r := a.source(shelf)
		if shelf.Title.Text != "" {
			r.title = a.typeset(shelf.Title.Text)
		}
		if shelf.Repeat {
			r.articles = r.articles[:min(shelf.Count, len(r.articles))]
			a.take(shelf.Count, r.articles)
		} else {
			r.articles = a.take(shelf.Count, r.articles)
		}
		if len(r.articles) > 0 {
			all = append(all, r)
		}
	}
	return all
}

// source is where the articles of a shelf come from, with all of them.
func (s *catalog) source(shelf *content.Shelf) row {
	if query := shelf.Selection; query != nil {
		if _, list := s.resolved(*query); list.Failed() {
			return row{}
		}
		return row{articles: s.choose(query.String(), *query)}
	}
	name := strings.Trim(shelf.From.Text, "/")
	if c := s.tree[name]; c != nil {
		return row{s.typeset(c.Title.Text), c.path, c.list.articles}
	}
	if t := s.termAt(name); t != nil {
		return row{s.termTitle(t), t.path, t.list.articles}
	}
	return row{}
}

// lessons are explainers and guides, beside news.
func (a *arranger) lessons(newest []*articleNode) []row {
	if len(news(newest)) == 0 {
		return nil
	}
	var some []*articleNode
	for _, p := range a.lessonsIn(a.page.list) {
		if len(some) == lessonsWide {
			break
		}
		some = append(some, a.take(1, []*articleNode{p})...)
	}
	if len(some) == 0 {
		return nil
	}
	return []row{{title: a.words.Say("home.lessons"), articles: some}}
}

// sections are the rails of the home page, in the order of the menu.
func (a *arranger) sections() (all []row) {
	if a.page.category != a.home {
		return nil
	}
	for _, c := range a.bySection() {
		if some := a.take(railLong, c.list.articles); len(some) > 0 {
			all = append(all, row{a.typeset(c.Title.Text), c.path, some})
		}
	}
	return all
}

// bySection are the sections in the order of the main menu, and by their addresses where
// that does not name them.
func (s *Structure) bySection() []*category {
	place := func(c *category) int {
		for i, l := range s.cfg.Menus["main"] {
			if to, found, _ := s.resolve(&s.home.Document, s.local(l.URL.Text)); found && to.page != nil && to.page.category == c {
				return i
			}
		}
		return len(s.cfg.Menus["main"])
	}
	sections := slices.Clone(s.home.children)
	slices.SortStableFunc(sections, func(x, y *category) int { return place(x) - place(y) })
	return sections
}

// lessonsIn are the explainers and guides of a list, which is looked through once.
func (s *Structure) lessonsIn(l *list) []*articleNode {
	if known, ok := s.lessonLists.Load(l); ok {
		return known.([]*articleNode)
	}
	var all []*articleNode
	for _, p := range l.articles {
		if isLesson(p) {
			all = append(all, p)
		}
	}
	s.lessonLists.Store(l, all)
	return all
}

// isNews reports whether an article is of the day, and isLesson whether it is still right in
// a year.
func isNews(p *articleNode) bool   { return p.Kind != "opinion" && !isLesson(p) }
func isLesson(p *articleNode) bool { return p.Kind == "explainer" || p.Kind == "guide" }

func news(all []*articleNode) (some []*articleNode) {
	for _, p := range all {
		if isNews(p) {
			some = append(some, p)
		}
	}
	return some
}

// frontOf is the value of the fact front; nil for a page of another kind.
func (f *catalog) frontOf(p *page) any {
	if p.category == nil {
		return nil
	}
	a := f.arrange(p)
	v := Front{Picks: f.cards(a.picks), Shelves: f.rows(a.shelves), Rails: f.rows(a.rails), Rest: f.listWithout(p)}
	v.Rest.Cards = f.cards(a.rest)
	if a.lead != nil {
		lead := f.card(a.lead)
		v.Lead = &lead
	}
	return v
}

func (f *catalog) rows(all []row) (shelves []Shelf) {
	for _, r := range all {
		shelf := Shelf{Title: r.title, Cards: f.cards(r.articles)}
		if r.path != "" {
			shelf.URL = f.href(r.path)
		}
		shelves = append(shelves, shelf)
	}
	return shelves
}

// banner is what stands above everything else now; nil when that is nothing. One that links
// to what readers may not see, or to what was withdrawn, would tell of it.
func (s *Structure) banner() any {
	b := s.home.Front.Banner
	if b == nil || b.Text.Text == "" || !s.stands(b.Ending) {
		return nil
	}
	v := Banner{Text: s.typeset(b.Text.Text)}
	if b.URL.Text == "" {
		return v
	}
	if to, found, _ := s.reach(&s.home.Document, s.local(b.URL.Text)); found && to.page != nil && to.page.kind == WithdrawnPage {
		return nil
	}
	href, ok := s.follow(&s.home.Document, b.URL.Text)
	if !ok {
		return nil
	}
	v.URL = href
	return v
}

// endings are those of everything that editors put on pages.
func (s *Structure) endings(give func(file, what, name string, e content.Ending)) {
	for _, c := range append([]*category{s.home}, values(s.tree)...) {
		c.Front.EachEnding(func(what, name string, e content.Ending) { give(c.File, what, name, e) })
	}
}
