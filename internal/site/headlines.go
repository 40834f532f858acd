package site

import (
	"slices"
	"sync"
	"sync/atomic"

	"galen/internal/content"
	"galen/internal/memo"
)

// What a fact shows of headlines is noted while it is made: whoever makes one is given a catalog that
// notes which headlines it hands out, and there is no other way to one. So a title that is another
// is asked for by the facts that show it, and no other needs to be looked at; see Site.Unchanged.

// catalog is a structure with the headlines of its articles.
type catalog struct {
	*Structure
	*naming
	shown *[]uint32 // the parts that were handed out; nil: nobody wants to know
}

// naming is the headlines of a structure's articles, and what is remembered of facts that show them.
type naming struct {
	headlines    []*headline
	cardDigests  []atomic.Pointer[cardDigest] // of the articles; each is taken when it is first asked for
	cardsMade    []atomic.Pointer[madeCard]   // some of their cards, each in the place of its article's id
	answers      sync.Map                     // of facts, by key: a memo.Answer each
	shared       sync.Map                     // facts that many pages show, by key
	storyAnswers sync.Map                     // of facts that show a text, by key: a storyAnswer each
	sortings     sync.Map                     // of selections and lists that are sorted by title, by query or list: a sorting each
}

// storyAnswer is that of a fact that shows a text, and the text: a fact may also show how the
// catalog names other articles.
type storyAnswer struct {
	of *story
	memo.Answer
}

// sorting is articles in an order, and the headlines that decided on it.
type sorting struct {
	nodes []*articleNode
	shows []uint32
}

// headline is how other pages name an article.
type headline struct {
	title   string
	summary string
	digest  memo.Digest
}

// catalogOf is the catalog with the headlines of these articles: the one before, if they
// are the same. Others are the numbers of the articles that are not the same values as before.
func (s *Structure) catalogOf(articles []*content.Article, others []int, before *catalog) *catalog {
	others = slices.DeleteFunc(slices.Clone(others), func(i int) bool {
		own := before.headlines[i]
		return own != nil && own.digest == articles[i].HeadlineDigest
	})
	if before.Structure == s && len(others) == 0 {
		return before
	}
	n := &naming{headlines: slices.Clone(before.headlines)}
	for _, i := range others {
		a := articles[i]
		title, summary := s.typesetIn(a.Lang.Text, a.Title.Text), s.typesetIn(a.Lang.Text, a.Description.Text)
		n.headlines[i] = &headline{title, summary, a.HeadlineDigest}
	}
	n.cardDigests = make([]atomic.Pointer[cardDigest], len(articles))
	n.cardsMade = make([]atomic.Pointer[madeCard], min(len(articles), mostCards))
	return &catalog{Structure: s, naming: n}
}

// noting is the catalog for whoever makes something of which is noted what it shows.
func (f *catalog) noting() *catalog { return &catalog{f.Structure, f.naming, new([]uint32)} }

// notingStory is the same for something that shows what a page says.
func (f *catalog) notingStory(p *page) *catalog {
	f = f.noting()
	if p.article != nil {
		f.note(f.storyPart(p.article.id))
	}
	return f
}

// note notes parts that are handed out.
func (f *catalog) note(parts ...uint32) {
	if f.shown != nil {
		*f.shown = append(*f.shown, parts...)
	}
}

// shows is the parts that a noting catalog has handed out, in order.
func (f *catalog) shows() []uint32 {
	slices.Sort(*f.shown)
	return slices.Clip(slices.Compact(*f.shown))
}

func (f *catalog) headlineOf(p *articleNode) *headline {
	f.note(f.headlinePart(p.id))
	return f.headlines[p.id]
}

// titleOf is the title of a page, and summaryOf its description.
func (f *catalog) titleOf(p *page) string {
	if p.article != nil {
		return f.title(p.article)
	}
	return p.title
}

func (f *catalog) summaryOf(p *page) string {
	if p.article != nil {
		return f.headlineOf(p.article).summary
	}
	return p.summary
}

func (f *catalog) title(p *articleNode) string { return f.headlineOf(p).title }
