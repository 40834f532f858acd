package site

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"time"

	"galen/internal/content"
	"galen/internal/data"
	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/search"
)

// Site is a whole site: a structure with the words of its articles. It is safe for
// concurrent use.
type Site struct {
	*catalog
	articles []*content.Article
	stories  []*story             // of each
	editions []*Site              // in the other languages, in the order of galen.yaml; of the site's own alone
	index    func() *search.Index // for searching; made when it is first asked for
}

// catalog is a structure with the headlines of its articles.
type catalog struct {
	*Structure
	headlines    []*headline // of the articles
	digest       memo.Digest // of them
	digests      sync.Map    // of facts, by key; each is computed once
	shared       sync.Map    // facts that many pages show, by key
	storyDigests sync.Map    // of facts that show a text, by key: a storyDigest each
	answers      sync.Map    // []*articleNode, of selections that are sorted by title, by query, and of lists with an order, by list
}

// storyDigest is the digest of a fact that shows a text, and the text: a fact may also show how the
// catalog names other articles.
type storyDigest struct {
	of *story
	memo.Digest
}

// headline is how other pages name an article.
type headline struct {
	title   string
	summary string
	digest  memo.Digest
	once    sync.Once
	card    *cardCache // made when it is first asked for
}

// story is what an article says, and what readers say on it.
type story struct {
	*content.Words
	whole    *content.Words // of a live story, of which the Words are the introduction
	comments []content.Comment
	digest   memo.Digest
}

// textPlace is a place in the text of an article: one of its targets or papers, which
// the words of the article tell the position of. The zero textPlace is none.
type textPlace struct {
	article int // its place in Structure.all, from 1
	target  int // from 1; 0: it is a paper
	paper   int // from 1
}

// problem is one of a structure. It has no position when it is about a place in a text.
type problem struct {
	diag.Diagnostic
	in textPlace
}

// Show is the site that a structure makes with these articles, which are those whose
// outlines it was made of, and with the comments on them, by the article's file. What
// before, which may be nil, has of the same words is used again. The list holds
// every problem; only a site without errors may be published.
func (s *Structure) Show(articles []*content.Article, comments map[string]content.Comments, before *Site) (*Site, diag.List) {
	if before != nil && before.Structure != s {
		before = nil
	}
	site, list := s.showEdition(s.articlesOf(articles), comments, before)
	list = append(list, s.orphanComments(comments)...)
	told := map[string]bool{}
	for i, e := range s.others() {
		var old *Site
		if before != nil {
			old = before.editions[i]
		}
		if i == 0 {
			for _, d := range list {
				told[d.Error()] = true
			}
		}
		other, problems := e.showEdition(e.articlesOf(articles), comments, old)
		site.editions = append(site.editions, other)
		for _, d := range problems { // what is wrong with a file that all share, or with a key of an original, is told once
			if !told[d.Error()] {
				list = append(list, d)
			}
		}
	}
	return site, list
}

// articlesOf picks the articles of the edition.
func (s *Structure) articlesOf(articles []*content.Article) (own []*content.Article) {
	if s.family == nil {
		return articles
	}
	for _, a := range articles {
		if a.Edition == s.language {
			own = append(own, a)
		}
	}
	return own
}

// showEdition is Show of one edition.
func (s *Structure) showEdition(articles []*content.Article, comments map[string]content.Comments, before *Site) (*Site, diag.List) {
	if before == nil || before.Structure != s {
		before = &Site{catalog: &catalog{headlines: make([]*headline, len(articles))}, stories: make([]*story, len(articles))}
	}
	site := &Site{catalog: s.catalogOf(articles, before.catalog), articles: articles, stories: make([]*story, len(articles))}
	site.index = sync.OnceValue(site.newIndex)
	list := diag.List{}
	for i, a := range articles {
		said := comments[a.File]
		digest := a.Digest
		if len(said.List) > 0 {
			digest = memo.OfStrings(digest.String(), said.Digest.String())
			list = append(list, checkCommentDates(&a.Outline, said)...)
		}
		if site.stories[i] = before.stories[i]; site.stories[i] == nil || site.stories[i].digest != digest {
			site.stories[i] = &story{Words: &a.Words, comments: said.List, digest: digest}
			s.tell(site.stories[i], a)
		}
	}
	for _, p := range s.list {
		switch in := p.in; {
		case p.Position != diag.Position{} || in.article == 0:
		case in.target > 0:
			p.Position = articles[in.article-1].Body.Placeholders[in.target-1].At
		case in.paper > 0:
			p.Position = articles[in.article-1].Body.PapersAt[in.paper-1]
		}
		list = append(list, content.ToldInPart(p.Diagnostic))
	}
	for _, p := range s.drawn {
		list = append(list, s.checkFigures(p, &articles[p.article.id].Words)...)
	}
	return site, once(list)
}

// once leaves out what two figures say of one place in a file of data, and two documents of
// one in a part that they show.
func once(list diag.List) diag.List {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(d diag.Diagnostic) bool {
		if !strings.HasPrefix(d.File, "data/") && !data.IsTable(d.File) && !content.IsPart(d.File) {
			return false
		}
		text := d.Error()
		again := seen[text]
		seen[text] = true
		return again
	})
}

// FollowsFrom reports whether a structure is the one that all this gives at an instant:
// the same outlines, and no article has come or gone since.
func (s *Structure) FollowsFrom(digest memo.Digest, now time.Time) bool {
	next := s.Next()
	return !digest.IsZero() && digest == s.opt.Digest && !now.Before(s.opt.Now) && (next.IsZero() || now.Before(next))
}

// SameCatalog reports whether two sites are made with one catalog.
func (s *Site) SameCatalog(other *Site) bool { return s.catalog == other.catalog }

// catalogOf is the catalog with the headlines of these articles: the one before, if they
// are the same.
func (s *Structure) catalogOf(articles []*content.Article, before *catalog) *catalog {
	f := &catalog{Structure: s, headlines: make([]*headline, len(articles))}
	h := memo.NewHasher()
	for i, a := range articles {
		h.Digest(a.HeadlineDigest)
		if f.headlines[i] = before.headlines[i]; f.headlines[i] == nil || f.headlines[i].digest != a.HeadlineDigest {
			f.headlines[i] = &headline{title: s.typesetIn(a.Lang.Text, a.Title.Text), summary: s.typesetIn(a.Lang.Text, a.Description.Text), digest: a.HeadlineDigest}
		}
	}
	if f.digest = h.Sum(); before.Structure == s && f.digest == before.digest {
		return before
	}
	return f
}

// titleOf is the title of a page, and summaryOf its description.
func (f *catalog) titleOf(p *page) string {
	if p.article != nil {
		return f.headlines[p.article.id].title
	}
	return p.title
}

func (f *catalog) summaryOf(p *page) string {
	if p.article != nil {
		return f.headlines[p.article.id].summary
	}
	return p.summary
}

func (f *catalog) title(p *articleNode) string { return f.headlines[p.id].title }

// storyOf is what a page says: the text of its document and what is said on that. It is
// nil for what is only a list, and for an article that was withdrawn.
func (s *Site) storyOf(p *page) *story {
	switch {
	case p.kind == WithdrawnPage:
		return nil
	case p.article != nil:
		return s.stories[p.article.id]
	}
	return p.own
}

// Digests tell one site from another: of the catalog and of every story.
type Digests struct {
	Catalog memo.Digest
	Stories []byte    // one after the other
	Others  []Digests // of the other editions
}

// Digests are those of the site. Those of a site are of use only to one of the same
// instant, or of one at which it is what it was; see Next.
func (s *Site) Digests() Digests {
	d := Digests{Catalog: s.catalogDigest(), Stories: make([]byte, 0, len(s.stories)*len(memo.Digest{}))}
	for _, own := range s.stories {
		d.Stories = append(d.Stories, own.digest[:]...)
	}
	for _, e := range s.editions {
		d.Others = append(d.Others, e.Digests())
	}
	return d
}

func (s *Site) catalogDigest() memo.Digest {
	h := memo.NewHasher()
	h.Digest(s.opt.Digest)
	h.Digest(s.catalog.digest)
	return h.Sum()
}

// Unchanged picks the facts that are what they were in a site with these digests: of
// the same catalog they are, of one that shows a story, of the same story, and of one that all texts
// have a part in, of the same stories. It is nil when nothing is known of any.
func (s *Site) Unchanged(before Digests) func(key string) bool {
	own := s.unchanged(before)
	if len(s.editions) == 0 {
		return own
	}
	others := map[string]func(string) bool{}
	for i, e := range s.editions {
		if i < len(before.Others) {
			others[e.language] = e.unchanged(before.Others[i])
		}
	}
	return func(key string) bool {
		language, key := EditionOf(key)
		of := own
		if language != "" {
			of = others[language]
		}
		return of != nil && of(key)
	}
}

// unchanged is Unchanged of one edition.
func (s *Site) unchanged(before Digests) func(key string) bool {
	const size = len(memo.Digest{})
	if s.opt.Digest.IsZero() || before.Catalog != s.catalogDigest() || len(before.Stories) != len(s.stories)*size {
		return nil
	}
	all := sync.OnceValue(func() bool { return bytes.Equal(before.Stories, s.Digests().Stories) })
	return func(key string) bool {
		family, path, _ := strings.Cut(key, ":")
		if siteFacts[family] != nil {
			return all()
		}
		if storyFacts[family] == nil {
			return catalogFacts[family] != nil
		}
		p := s.pages[path]
		if p == nil || p.article == nil {
			return true
		}
		i := p.article.id
		return memo.Digest(before.Stories[i*size:(i+1)*size]) == s.stories[i].digest
	}
}
