package site

import (
	"maps"
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
	articles  []*content.Article
	stories   []*story             // of each
	commented []int                // those of which readers say something
	editions  []*Site              // in the other languages, in the order of galen.yaml; of the site's own alone
	index     func() *search.Index // for searching; made when it is first asked for
}

// story is what an article says, and what readers say on it.
type story struct {
	*content.Words
	whole    *content.Words // of a live story, of which the Words are the introduction
	comments []content.Comment
	digest   memo.Digest
	figures  diag.List // what is wrong with those that it shows
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
		none := &naming{headlines: make([]*headline, len(articles))}
		before = &Site{catalog: &catalog{naming: none}, articles: make([]*content.Article, len(articles)), stories: make([]*story, len(articles))}
	}
	site := &Site{articles: articles, stories: slices.Clone(before.stories), commented: s.withComments(comments)}
	site.index = sync.OnceValue(site.newIndex)
	list := diag.List{}
	var others []int // than the same values as before
	for i, a := range articles {
		if a != before.articles[i] {
			others = append(others, i)
		}
	}
	site.catalog = s.catalogOf(articles, others, before.catalog)
	for _, i := range site.commented {
		list = append(list, checkCommentDates(&articles[i].Outline, comments[articles[i].File])...)
	}
	for _, i := range slices.Concat(others, before.commented, site.commented) {
		a := articles[i]
		said := comments[a.File]
		digest := a.Digest
		if len(said.List) > 0 {
			digest = memo.OfStrings(digest.String(), said.Digest.String())
		}
		if own := site.stories[i]; own == nil || own.digest != digest {
			own = &story{Words: &a.Words, comments: said.List, digest: digest}
			s.tell(own, a)
			if p := s.drawn[i]; p != nil {
				own.figures = s.checkFigures(p, &a.Words)
			}
			site.stories[i] = own
		}
	}
	for _, p := range s.list {
		switch in := p.in; {
		case p.Position != diag.Position{} || in.article == 0:
		case in.target > 0:
			p.Position = articles[in.article-1].TargetAt(in.target - 1)
		case in.paper > 0:
			p.Position = articles[in.article-1].PaperAt(in.paper - 1)
		}
		list = append(list, content.ToldInPart(p.Diagnostic))
	}
	for _, i := range slices.Sorted(maps.Keys(s.drawn)) {
		list = append(list, site.stories[i].figures...)
	}
	return site, once(list)
}

// withComments are the numbers of the articles that readers have said something on.
func (s *Structure) withComments(comments map[string]content.Comments) (all []int) {
	for file, said := range comments {
		i, found := slices.BinarySearchFunc(s.all, file, func(o *content.Outline, file string) int { return strings.Compare(o.File, file) })
		if found && len(said.List) > 0 {
			all = append(all, i)
		}
	}
	slices.Sort(all)
	return all
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
func (s *Site) SameCatalog(other *Site) bool { return s.naming == other.naming }

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
