package site

import (
	"html"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/search"
	"galen/internal/theme/asset"
	"galen/internal/words"
)

// searchPath is the address of the page where readers search; the index lies below it.
const searchPath = "/search/"

// glossaryLayout is the layout of the page that shows the glossary.
const glossaryLayout = "glossary"

// searchSheet is the style sheet of that page. A site without one does not publish it.
const searchSheet = "search.css"

// glossarySheet is that of pages that show the glossary.
const glossarySheet = "glossary.css"

// unusedSheet reports whether a style sheet is that of a page which the site does not have.
func (s *Structure) unusedSheet(name string) bool {
	switch name {
	case searchSheet:
		return !s.cfg.Search.On
	case glossarySheet: // the page of any edition
		return !slices.ContainsFunc(s.everyEdition(), func(e *Structure) bool {
			return slices.ContainsFunc(e.order, func(p *page) bool { return p.layout == glossaryLayout && !p.hidden })
		})
	}
	return false
}

// Search is what the page of the search needs.
type Search struct {
	Script string // the URL of the module that searches
	Index  string // the URL of the folder of its files
	Topics []Initial
}

// Initial is the topics that begin with a letter.
type Initial struct {
	Letter string // "#" for those that begin with none
	Links  []Link
}

// searchPage adds the page.
func (b *builder) searchPage() {
	if !b.cfg.Search.On {
		return
	}
	b.page(&page{path: searchPath, kind: SearchPage, layout: SearchPage.defaultLayout(), title: b.label("search"), at: b.cfg.Search.At})
	s := b.Structure
	s.searching = sync.OnceValue(func() *search.Analyzer {
		var explained []search.Explained
		for _, d := range s.definitions() {
			if d.Expansion != "" {
				explained = append(explained, search.Explained{Term: d.Term, Expansion: d.Expansion})
			}
		}
		return s.opt.Sought.Analyzer(s.cfg.Language, explained)
	})
}

// Searched is the URL of the page where readers search, "" when they cannot.
func (s *Structure) Searched() string {
	if !s.cfg.Search.On {
		return ""
	}
	return s.href(searchPath)
}

// searchOutputs are the files of the index.
func (s *Structure) searchOutputs() (all []Output) {
	if !s.cfg.Search.On {
		return nil
	}
	for _, name := range search.Files(s.searchMonths()) {
		all = append(all, Output{File: strings.TrimPrefix(searchPath, "/") + name, Kind: SearchOutput, Path: searchPath, Layout: name})
	}
	return all
}

// searchMonths counts what readers find by month, in the order of the index.
func (s *Structure) searchMonths() (all []search.Month) {
	if n := len(s.foundPages()); n > 0 {
		all = append(all, search.Month{Name: searchedPages, Count: n})
	}
	for _, a := range slices.Backward(s.searchable) {
		name := searchedMonth(a)
		if last := len(all) - 1; last < 0 || all[last].Name != name {
			all = append(all, search.Month{Name: name})
		}
		all[len(all)-1].Count++
	}
	return all
}

// searchedMonth is the month of an article in the index: of its date, or of the review of a guide
// without one.
func searchedMonth(a *articleNode) string { return a.Since().Time.Format("2006-01") }

// searchScript is the module that reads the index.
func (s *Structure) searchScript() []Output {
	if !s.cfg.Search.On {
		return nil
	}
	script := search.Script()
	d := memo.Of(script)
	return []Output{{File: asset.Fingerprinted("search.js", d), Kind: FileOutput, Data: script, Digest: d, Lasts: true}}
}

// searchOn is what the page of the search needs; nothing of other pages.
func (f *catalog) searchOn(p *page) any {
	if p.kind != SearchPage {
		return nil
	}
	return Search{Script: f.href(f.ofSite(f.searchScript()[0].File)), Index: f.href(searchPath), Topics: f.initials()}
}

// initials are the topics from A to Z: terms, and tags of other names.
func (f *catalog) initials() (all []Initial) {
	byLetter, seen, letterOf := map[string][]Link{}, map[string]bool{}, lettersOf(f.cfg.Language)
	for _, g := range append(slices.Clone(f.taxonomies), f.tags) {
		for _, t := range f.fromAToZ(g) {
			title := f.termTitle(t)
			if name := strings.ToLower(title); !g.Ordered && !seen[name] {
				seen[name] = true
				byLetter[letterOf(title)] = append(byLetter[letterOf(title)], Link{title, f.href(t.path)})
			}
		}
	}
	for letter, links := range byLetter {
		all = append(all, Initial{letter, byTitle(f.cfg.Language, links, func(l Link) (title, path string) { return l.Title, l.URL })})
	}
	return byTitle(f.cfg.Language, all, func(i Initial) (title, path string) { return i.Letter, "" })
}

// searchFile is a file of the index, as a text.
func (s *Site) searchFile(name string) any {
	if s.searching == nil {
		return nil
	}
	return string(s.index().File(name))
}

// searchDigest stands for a file of the index, which need not be compressed for that.
func (s *Site) searchDigest(name string) memo.Digest {
	if s.searching == nil {
		return memo.Digest{}
	}
	return s.index().Digest(name)
}

// searchedPages stands for a month in the index: the pages that are no articles come before
// the oldest month, so that a new article does not move them, nor they it.
const searchedPages = "pages"

// foundPages are the pages that readers find beside articles, by path.
func (s *Structure) foundPages() (all []*page) {
	for _, p := range s.order {
		switch p.kind {
		case PlainPage, SelectionPage, CategoryPage, AuthorPage:
			if !p.hidden && p.number == 0 {
				all = append(all, p)
			}
		case TermPage:
			if p.document != nil && p.number == 0 {
				all = append(all, p)
			}
		case HomePage, ArticlePage, WithdrawnPage, AuthorsPage, TagPage, TagsPage, TaxonomyPage, MonthPage, MonthsPage, StudyPage, StudiesPage, PodcastPage,
			SearchPage, CorrectionsPage, NotFoundPage, RedirectPage:
		}
	}
	return all
}

// newIndex makes the index of all pages that readers find, and of all shown articles that
// stand, the oldest first.
func (s *Site) newIndex() *search.Index {
	pages := s.foundPages()
	found := make([]search.Article, len(pages)+len(s.searchable))
	jobs := runtime.GOMAXPROCS(0)
	var g errgroup.Group
	for job := range jobs {
		g.Go(diag.Guard("", func() error {
			for i := job; i < len(found); i += jobs {
				if i < len(pages) {
					found[i] = s.soughtPage(pages[i])
				} else {
					found[i] = s.sought(s.searchable[len(found)-1-i])
				}
			}
			return nil
		}))
	}
	if err := g.Wait(); err != nil {
		panic(err.Error()) // of whoever asked, who can say so
	}
	return s.searching().Build(found, jobs)
}

// soughtPage is what is searched of a page that is no article.
func (s *Site) soughtPage(p *page) search.Article {
	one := search.Article{Month: searchedPages, Title: p.title, Description: p.summary, Language: languageOf(p)}
	if p.own != nil {
		one.Digest, one.Text = s.soughtText(p, p.own)
	}
	if p.kind == TermPage {
		one.Labels = p.term.synonyms()
	}
	if p.layout == glossaryLayout && p.own != nil {
		var text []string
		for _, d := range s.definitions() {
			text = append(text, html.EscapeString(d.Term+" "+d.Expansion+" "+d.Meaning), "<br>")
		}
		text = append(text, p.own.Body().Segments...)
		one.Digest, one.Text = memo.OfStrings(text...), func() []string { return text }
	}
	one.Card = search.Card{URL: s.href(p.path), Title: p.title, Description: p.summary}
	return one
}

// soughtText is what a page says, with the tables, studies and transcripts that stand in it, and what
// stands for it.
func (s *Site) soughtText(p *page, own *story) (memo.Digest, func() []string) {
	if own.whole != nil && s.hasEnded(p.article.Outline) { // until then each entry would change the index
		own = &story{Words: own.whole}
	}
	if !own.Shows.Any(isText) {
		return own.TextDigest, func() []string { return own.Body().Segments }
	}
	d := s.filled(p, own, s.href, s.filling(p.document, s.href, s.inText(p, own)))
	return d, func() []string { return []string{s.said(p, own)} }
}

// languageOf is the language of what a page says; "" for that of the site.
func languageOf(p *page) string {
	if p.document == nil {
		return ""
	}
	return p.document.Lang.Text
}

// isText reports whether text that readers may look for stands in a gap.
func isText(kind content.PlaceholderKind) bool {
	switch kind {
	case content.Figure, content.StudyBox, content.Transcript, content.BlockStart:
		return true
	case content.LinkStart, content.LinkEnd, content.Picture, content.BlockEnd, content.Film, content.Sound, content.Poster,
		content.Captions, content.Playing, content.OfferedFigure, content.EntryStart, content.EntryText, content.Download:
	}
	return false
}

// sought is what is searched of an article.
func (s *Site) sought(a *articleNode) search.Article {
	own := s.stories[a.id]
	c := s.card(a)
	one := search.Article{
		Month: searchedMonth(a), Title: c.Title, Description: c.Description, Language: c.Language, Labels: []string{c.Category.Title},
		Card: search.Card{URL: c.URL, Title: c.Title, Description: c.Description, Evidence: c.Evidence, ISO: c.Published.ISO, Date: c.Published.Day,
			Language: c.Language, Direction: c.Direction},
	}
	one.Digest, one.Text = s.soughtText(s.pages[a.path], own)
	if a.Undated() {
		one.Card.ISO, one.Card.Date = c.Reviewed.ISO, s.words.Say("card.reviewed", words.Text("date", c.Reviewed.Day))
	}
	for _, w := range c.Authors {
		one.Labels = append(one.Labels, w.Title)
	}
	for _, t := range a.gathered() {
		one.Labels = append(append(one.Labels, s.termTitle(t)), t.synonyms()...)
	}
	return one
}
