package site

import (
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/sync/errgroup"
	"golang.org/x/text/unicode/norm"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/search"
	"galen/internal/theme/asset"
)

// searchPath is the address of the page where readers search; the index lies below it.
const searchPath = "/search/"

// searchSheet is the style sheet of that page. A site without one does not publish it.
const searchSheet = "search.css"

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
	var explained []search.Explained
	for _, d := range b.definitions() {
		if d.Expansion != "" {
			explained = append(explained, search.Explained{Term: d.Term, Expansion: d.Expansion})
		}
	}
	b.searching = search.NewAnalyzer(b.cfg.Language, explained)
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
	var months []search.Month
	for _, m := range slices.Backward(s.months) {
		months = append(months, search.Month{Name: monthName(m), Count: len(m.list.articles)})
	}
	for _, name := range search.Files(months) {
		all = append(all, Output{File: strings.TrimPrefix(searchPath, "/") + name, Kind: SearchOutput, Path: searchPath, Layout: name})
	}
	return all
}

// searchScript is the module that reads the index.
func (s *Structure) searchScript() []Output {
	if !s.cfg.Search.On {
		return nil
	}
	d := memo.Of(search.Script)
	return []Output{{File: asset.Fingerprinted("search.js", d), Kind: FileOutput, Data: search.Script, Digest: d, Lasts: true}}
}

// searchOn is what the page of the search needs; nothing of other pages.
func (f *frame) searchOn(p *page) any {
	if p.kind != SearchPage {
		return nil
	}
	return Search{Script: f.href("/" + f.searchScript()[0].File), Index: f.href(searchPath), Topics: f.initials()}
}

// initials are the topics from A to Z.
func (f *frame) initials() (all []Initial) {
	byLetter := map[string][]Link{}
	for _, t := range f.terms(TagsPage.String()) {
		letter := "#"
		for _, c := range norm.NFD.String(t.Title) {
			if unicode.IsLetter(c) {
				letter = string(unicode.ToUpper(c))
			}
			break
		}
		byLetter[letter] = append(byLetter[letter], Link{t.Title, t.URL})
	}
	for letter, links := range byLetter {
		all = append(all, Initial{letter, links})
	}
	slices.SortFunc(all, func(a, b Initial) int { return strings.Compare(a.Letter, b.Letter) })
	return all
}

// searchFile is a file of the index, as a text.
func (s *Site) searchFile(name string) any {
	if s.searching == nil {
		return nil
	}
	return string(s.index().File(name))
}

// soughtWords are the words of a text that readers may look for.
type soughtWords struct {
	once  sync.Once
	terms search.Terms
}

// newIndex makes the index of all shown articles that stand, the oldest first.
func (s *Site) newIndex() *search.Index {
	articles := make([]search.Article, len(s.nodes))
	jobs := runtime.GOMAXPROCS(0)
	var g errgroup.Group
	for job := range jobs {
		g.Go(diag.Guard("", func() error {
			for i := job; i < len(articles); i += jobs {
				articles[i] = s.sought(s.nodes[len(s.nodes)-1-i])
			}
			return nil
		}))
	}
	if err := g.Wait(); err != nil {
		panic(err.Error()) // of whoever asked, who can say so
	}
	return s.searching.Build(articles, jobs)
}

// sought is what is searched of an article.
func (s *Site) sought(a *articleNode) search.Article {
	own := s.stories[a.id]
	own.sought.once.Do(func() { own.sought.terms = s.searching.Text(own.Body.Text()) })
	c := s.card(a)
	one := search.Article{
		Month: a.Date.Time.Format("2006-01"), Title: c.Title, Description: c.Description, Labels: []string{c.Category.Title}, Terms: own.sought.terms,
		Card: search.Card{URL: c.URL, Title: c.Title, Description: c.Description, Evidence: c.Evidence, ISO: c.Published.ISO, Date: c.Published.Day},
	}
	for _, w := range c.Authors {
		one.Labels = append(one.Labels, w.Title)
	}
	for _, t := range a.tags {
		one.Labels = append(one.Labels, t.title)
	}
	return one
}
