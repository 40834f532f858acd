package site

import (
	"cmp"
	"fmt"
	"html/template"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"galen/internal/content"
	"galen/internal/words"
)

// contentsFrom is how many headings an article must have to get a table of
// contents.
const contentsFrom = 4

// pageOf is the head of a page; that of an alias is its target's, of the kind
// redirect.
func (s *catalog) pageOf(path string) any {
	if p := s.pages[path]; p != nil && !p.hidden {
		return s.head(p)
	}
	if to := s.byAlias[path]; to != nil && !to.hidden {
		h := s.head(to)
		h.Kind, h.Text = RedirectPage.String(), ""
		return h
	}
	return nil
}

func (s *catalog) head(p *page) Page {
	title := s.titleOf(p)
	h := Page{Kind: p.kind.String(), Title: title, Heading: title, Description: s.summaryOf(p), URL: s.href(p.path), Canonical: s.canonical(p.path)}
	switch p.kind {
	case HomePage:
		h.Heading = s.typeset(s.home.Title.Text)
	case MonthPage:
		h.Title = s.words.Say("title.month", words.Text("month", p.title))
		h.Heading = h.Title
	case TagPage:
		h.Title = s.words.Say("title.tag", words.Text("tag", p.title))
	case TermPage:
		if p.term.of.Ordered {
			h.Title = s.words.Say("title.series", words.Text("series", p.title))
		}
	case WithdrawnPage:
		h.Title, h.Description = s.withdrawnTitle(title), s.withdrawnOn(p.article.Outline)
	case CategoryPage, ArticlePage, AuthorPage, AuthorsPage, TagsPage, TaxonomyPage, MonthsPage, StudyPage, StudiesPage, PodcastPage, SearchPage,
		CorrectionsPage, PlainPage, SelectionPage, NotFoundPage, RedirectPage:
	}
	if p.number > 0 { // the description is that of the list's own address
		h.Title, h.Description = s.words.Say("title.older", words.Text("title", cmp.Or(h.Title, s.label("all"))),
			words.Text("page", cmp.Or(s.cfg.Labels["page"], s.words.Say("title.page"))), words.Text("number", strconv.Itoa(p.number))), ""
	}
	if p.own != nil && p.number == 0 {
		h.Text, h.Blocks = template.HTML(s.fill(p, p.own, s.href)), p.own.Blocks
	}
	if p.article != nil {
		h.Spoken = s.spoken(p.article.Lang.Text)
	}
	if p.kind == ArticlePage && p.article.PublishedAt != nil {
		h.Original = p.article.PublishedAt.URL.Text
	}
	if p.plain != nil && !p.plain.Updated.IsZero() {
		h.Updated = s.when(p.plain.Updated)
	}
	if ai := p.statedAI(); ai != nil && p.number == 0 {
		h.AI = s.statementOnAI("", ai)
	}
	h.Outdated = s.outdated(p)
	return h
}

// statedAI is what a page that is no article says of programs; nil when it says nothing.
func (p *page) statedAI() *content.AI {
	switch {
	case p.plain != nil:
		return p.plain.AI
	case p.term != nil && p.term.document != nil:
		return p.term.document.AI
	}
	return nil
}

// label is the word of that name in titles and breadcrumbs: the site's own, or ours.
func (s *Structure) label(name string) string {
	return cmp.Or(s.cfg.Labels[name], s.words.Say("label."+name))
}

func (s *catalog) article(p *page, own *story) Article {
	a := p.article
	v := Article{
		Title: s.titleOf(p), Description: s.summaryOf(p), URL: s.href(p.path), Canonical: s.canonical(p.path), Kind: s.shownKind(a.Outline), Live: a.Kind == content.Live, Episode: s.episodeNote(a.Outline),
		Category: Link{s.typeset(a.category.Title.Text), s.href(a.category.path)}, Published: s.when(a.Date), Image: s.lead(a),
		Words: own.Body().Words, Minutes: a.Minutes, Contents: s.contents(a, own), Held: s.heldLabel(a),
		Blocks: own.Blocks || a.Kind == content.Live, Questions: own.Body().Questions, Recordings: s.recordings(p.document, own.Body().Recordings),
	}
	for _, f := range own.Body().Films {
		poster, _ := s.image(&a.Document, f.Poster)
		film := Film{Title: s.typesetIn(a.Lang.Text, f.Title), Poster: poster.Canonical, URL: f.Page, Frame: f.Frame, Length: f.Length}
		if !f.Date.IsZero() {
			film.Uploaded = s.when(f.Date).Instant
		}
		v.Films = append(v.Films, film)
	}
	v.Social = s.social(a, v.Image)
	var titles []string
	for _, c := range s.chain(a.category) {
		titles = append(titles, c.Title)
	}
	v.Spoken = s.spoken(a.Lang.Text)
	if e := a.PublishedAt; e != nil {
		v.PublishedAt = &Elsewhere{s.typesetIn(a.Lang.Text, e.Title), e.URL.Text, s.when(e.Date)}
	}
	for _, c := range a.also {
		v.AlsoIn = append(v.AlsoIn, Link{s.typeset(c.Title.Text), s.href(c.path)})
	}
	v.Section = strings.Join(titles, s.words.Say("join.comma"))
	if m := later(a.Changed(), s.liveChange(a.Outline)); m.Time.After(a.Date.Time) {
		v.Updated = s.when(m)
	}
	v.Authors = s.byline(a.Outline)
	if a.Reviewed != nil && s.authors[a.Reviewed.By.Text] != nil {
		by := s.authors[a.Reviewed.By.Text]
		v.Reviewed = &Review{s.person(by), s.when(a.Reviewed.On)}
		v.Reviewed.By.Image = s.portrait(by)
	}
	for _, t := range a.tags {
		v.Tags = append(v.Tags, Link{t.title, s.href(t.path)})
	}
	s.file(a, &v)
	v.Study = s.study(&a.Document, a.Lang.Text, a.Study)
	for i := range a.Studies {
		v.Studies = append(v.Studies, *s.study(&a.Document, a.Lang.Text, &a.Studies[i]))
	}
	for i, r := range a.References {
		v.References = append(v.References, s.reference(&a.Document, r, i+1))
	}
	for _, d := range a.Disclosures {
		v.Disclosures = append(v.Disclosures, s.typesetIn(a.Lang.Text, d.Text))
	}
	for _, c := range a.Corrections {
		v.Corrections = append(v.Corrections, s.correction(a.Outline, c))
	}
	if a.full != nil {
		v.Full = &Link{s.words.Say("plain.full"), s.href(a.full.path)}
	}
	if a.plain != nil {
		v.Plain = &Link{s.words.Say("plain.version"), s.href(a.plain.path)}
	}
	s.accountable(a.Outline, &v)
	return v
}

// byline is who wrote an article.
func (s *Structure) byline(a *content.Outline) (people []Person) {
	for _, w := range a.Authors {
		if t := s.authors[w.Text]; t != nil {
			people = append(people, s.person(t))
		}
	}
	return people
}

func (s *catalog) contents(a *articleNode, own *story) []Heading {
	if a.Kind == content.Live {
		return nil
	}
	return contents(own.Body().Headings.List())
}

// contents makes a table of contents of two levels.
func contents(headings []content.Heading) []Heading {
	if len(headings) < contentsFrom {
		return nil
	}
	var top []Heading
	for _, h := range headings {
		switch {
		case h.Level == 2:
			top = append(top, Heading{Title: h.Text, HTML: template.HTML(h.HTML), ID: h.ID})
		case h.Level == 3 && len(top) > 0:
			last := &top[len(top)-1]
			last.Sections = append(last.Sections, Heading{Title: h.Text, HTML: template.HTML(h.HTML), ID: h.ID})
		}
	}
	return top
}

// authorOn is the author on a page of theirs; what they reviewed is on the first alone.
func (f *catalog) authorOn(p *page) Person {
	v := f.profile(p.term)
	if p.term != nil && p.number == 0 {
		all := p.term.reviewed
		v.Reviewed, v.ReviewedAll = f.cards(all[:min(f.cfg.PageSize, len(all))]), len(all)
	}
	return v
}

// portrait is the picture of an author; nil when there is none.
func (s *Structure) portrait(t *term) *Image {
	if t.author.Image == nil {
		return nil
	}
	return s.picture(&t.author.Document, t.author.Image)
}

// profile is an author as pages about authors show them.
func (s *Structure) profile(t *term) Person {
	p := s.person(t)
	if t == nil || t.author == nil {
		return p
	}
	a := t.author
	p.Pronouns, p.Email = s.typeset(a.Pronouns), a.Email.Text
	for _, of := range a.Affiliations {
		p.Affiliations = append(p.Affiliations, s.typeset(of))
	}
	p.Image = s.portrait(t)
	return p
}

// staff lists the authors: those with a number first, then by name.
func (s *Structure) staff() (all []Member) {
	order := func(t *term) int { return cmp.Or(t.author.Order, math.MaxInt) }
	terms := byTitle(s.cfg.Language, slices.Collect(maps.Values(s.authors)), (*term).name)
	slices.SortStableFunc(terms, func(a, b *term) int { return cmp.Compare(order(a), order(b)) })
	for _, t := range terms {
		p := s.profile(t)
		all = append(all, Member{p.Name, p.URL, p.Desk, p.Role, p.Credentials, p.Pronouns, p.Image, len(t.list.articles)})
	}
	return all
}

func (s *Structure) person(t *term) Person {
	if t == nil || t.author == nil {
		return Person{}
	}
	a := t.author
	p := Person{Name: s.typeset(a.Name), URL: s.href(t.path), Canonical: s.canonical(t.path), Desk: a.Desk, Role: s.typeset(a.Role), Credentials: s.typeset(a.Credentials)}
	p.Direction = s.isolated(p.Name).Direction
	if a.ORCID != "" {
		p.ORCID = "https://orcid.org/" + a.ORCID
	}
	for _, l := range a.Links {
		if href, ok := s.follow(&a.Document, l.URL.Text); ok {
			p.Links = append(p.Links, Link{s.typeset(l.Title), href})
		}
	}
	return p
}

func (s *catalog) listOf(p *page) List {
	l := s.listWithout(p)
	if p.list != nil {
		l.Cards = s.cardsOn(p, s.on(p))
	}
	return l
}

// listWithout is a list without its cards.
func (s *Structure) listWithout(p *page) List {
	if p.list == nil {
		return List{}
	}
	size := s.cfg.PageSize
	last := p.list.archived(size)
	l := List{Number: p.number, Newest: s.href(p.list.path), Sorted: p.list.ordered(), Episodes: p.kind == PodcastPage}
	at := func(n int) string {
		if n == 1 && p.list.forward() {
			return l.Newest
		}
		return s.href(fmt.Sprintf("%spage/%d/", p.list.path, n))
	}
	if p.list.forward() {
		if number := max(1, p.number); number <= last {
			l.Older = at(number + 1)
		}
		if p.number > 0 {
			l.Newer = at(p.number - 1)
		}
		return l
	}
	switch {
	case p.number == 0 && last > 0:
		l.Older = at(last)
	case p.number > 1:
		l.Older = at(p.number - 1)
	}
	switch {
	case p.number == last && p.number > 0:
		l.Newer = l.Newest
	case p.number > 0:
		l.Newer = at(p.number + 1)
	}
	return l
}

func (s *Structure) categoryValue(c *category) Category {
	if c == nil {
		return Category{}
	}
	v := Category{Title: s.typeset(c.Title.Text), Description: s.typeset(c.Description.Text), URL: s.href(c.path), Count: len(c.list.articles)}
	for _, child := range c.children {
		v.Children = append(v.Children, s.categoryValue(child))
	}
	return v
}

// latest reads N:PATH. The path of a category is written as in its folder, or
// with slashes around it.
func (s *catalog) latest(arg string) any {
	number, name, _ := strings.Cut(arg, ":")
	n, err := strconv.Atoi(number)
	c := s.tree[strings.Trim(name, "/")]
	if c == nil || err != nil || n < 0 {
		return nil
	}
	return s.cards(c.list.articles[:min(n, len(c.list.articles))])
}

func (s *Structure) terms(name string) []Term {
	var terms []Term
	add := func(t *term, note string) {
		terms = append(terms, Term{t.title, s.href(t.path), len(t.list.articles), note})
	}
	kind, _ := PageKindOf(name)
	switch kind {
	case TagsPage:
		for _, t := range s.tags.terms {
			add(t, "")
		}
	case AuthorsPage:
		for _, t := range s.authors {
			add(t, s.typeset(t.author.Role))
		}
	case MonthsPage:
		for _, t := range s.months {
			add(t, "")
		}
		return terms // newest first
	case HomePage, CategoryPage, ArticlePage, WithdrawnPage, AuthorPage, TagPage, TermPage, TaxonomyPage, MonthPage, StudyPage, StudiesPage, PodcastPage, SearchPage,
		CorrectionsPage, PlainPage, SelectionPage, NotFoundPage, RedirectPage:
	}
	return byTitle(s.cfg.Language, terms, func(t Term) (title, path string) { return t.Title, t.URL })
}

func (s *Structure) target(path string) any {
	if to := s.byAlias[path]; to != nil && !to.hidden {
		return s.href(to.path)
	}
	return nil
}
