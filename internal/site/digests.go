package site

import (
	"html/template"
	"slices"
	"strings"
	"sync"

	"galen/internal/content"
	"galen/internal/memo"
)

// Digest is the digest of what a fact's key stands for.
func (s *Site) Digest(key string) memo.Digest { return s.Recalled(key).Digest }

// Recalled is the digest of what a fact's key stands for, with the parts that the value is made of. It is remembered.
func (s *Site) Recalled(key string) memo.Answer { return s.answer(key, true) }

// Answer is the same for those who note it: nothing is remembered but of what many pages show. What is known of a
// large site would else be kept twice.
func (s *Site) Answer(key string) memo.Answer { return s.answer(key, false) }

func (s *Site) answer(key string, keep bool) memo.Answer {
	if len(s.editions) > 0 {
		if language, own := EditionOf(key); language != "" {
			return s.Edition(language).answer(own, keep)
		}
	}
	family, arg, _ := strings.Cut(key, ":")
	if short := siteDigesters[family]; short != nil {
		return memo.Answer{Digest: short(s, arg), Of: []uint32{s.allParts()}}
	}
	read := storyFacts[family]
	if read == nil {
		return s.catalog.answer(key, keep)
	}
	p, own := s.shownStory(arg)
	if p == nil {
		return memo.Answer{}
	}
	if known, ok := recalled(&s.storyAnswers, key, keep).(storyAnswer); ok && known.of == own {
		return known.Answer
	}
	var a memo.Answer
	f := s.notingStory(p)
	if short := storyDigesters[family]; short != nil {
		a.Digest = short(f, p, own)
	} else {
		a.Digest = memo.OfValue(read(f, p, own))
	}
	if a.Of = f.shows(); keep {
		s.storyAnswers.Store(key, storyAnswer{own, a})
	}
	return a
}

func (f *catalog) answer(key string, keep bool) memo.Answer {
	family, _, _ := strings.Cut(key, ":")
	keep = keep || common[family]
	if known, ok := recalled(&f.answers, key, keep).(memo.Answer); ok {
		return known
	}
	f = f.noting()
	a := memo.Answer{Digest: f.newDigest(key)}
	if a.Of = f.shows(); keep {
		f.answers.Store(key, a)
	}
	return a
}

// recalled is what is remembered, and further on, if it is to be kept.
func recalled(of *sync.Map, key string, keep bool) any {
	if keep {
		v, _ := of.Load(key)
		return v
	}
	v, _ := of.LoadAndDelete(key)
	return v
}

// newDigest is the digest of a fact that was not asked for before.
func (f *catalog) newDigest(key string) memo.Digest {
	family, arg, _ := strings.Cut(key, ":")
	if short := catalogDigesters[family]; short != nil {
		return short(f, arg)
	}
	if read := catalogFacts[family]; read != nil {
		return memo.OfValue(read(f, arg))
	}
	return memo.Digest{}
}

// These are short ways to the digest of a value: what the value is made of has
// digests already. Two values of a family differ if their digests do, and are the
// same if those are. A build in which one article changed compares the facts of all;
// without these it would make every text of the site to do so.
var (
	catalogDigesters map[string]func(*catalog, string) memo.Digest
	siteDigesters    map[string]func(*Site, string) memo.Digest // of all siteFacts
	storyDigesters   map[string]func(*catalog, *page, *story) memo.Digest
)

func init() {
	catalogDigesters = map[string]func(*catalog, string) memo.Digest{
		"related": digestOf(onArticle((*catalog).relatedDigest)),
		"list":    digestOf(onPage((*catalog).listDigest)),
		"front":   digestOf(onPage((*catalog).frontDigest)),
		"select":  (*catalog).selectedDigest,
	}
	siteDigesters = map[string]func(*Site, string) memo.Digest{"search": (*Site).searchDigest}
	storyDigesters = map[string]func(*catalog, *page, *story) memo.Digest{
		"body": func(f *catalog, p *page, own *story) memo.Digest { return f.bodyDigest(p, own) },
		"item": func(f *catalog, p *page, own *story) memo.Digest {
			d, _ := ofArticle((*catalog).itemDigest)(f, p, own).(memo.Digest)
			return d
		},
	}
}

// digestOf gives nothing the zero Digest.
func digestOf(read func(*catalog, string) any) func(*catalog, string) memo.Digest {
	return func(f *catalog, arg string) memo.Digest {
		d, _ := read(f, arg).(memo.Digest)
		return d
	}
}

// bodyDigest stands for a text by its pieces, what stands between them, and what
// the glossary may explain in them.
func (s *catalog) bodyDigest(p *page, own *story) memo.Digest {
	if own == silent {
		return memo.OfValue(template.HTML(""))
	}
	fill := s.filling(p.document, s.href, s.inText(p, own))
	if p.article == nil || s.gloss == nil {
		return s.filled(p, own, s.href, fill)
	}
	letters := own.Body().Letters
	text := s.filled(p, own, s.href, func(g content.Placeholder) (string, bool) {
		shown, ok := fill(g)
		switch g.Kind {
		case content.Figure, content.StudyBox, content.Transcript: // which say more than the text does
			letters = append(slices.Clip(letters), s.gloss.lettersIn(shown)...)
		}
		return shown, ok
	})
	return s.gloss.digest(text, letters)
}

// filled stands for a text with its gaps filled. Of a block that asks for something of the site it is
// what the block shows around any text.
func (s *catalog) filled(p *page, own *story, address func(string) string, fill func(content.Placeholder) (string, bool)) memo.Digest {
	h := memo.NewHasher()
	h.Digest(own.TextDigest)
	for _, g := range own.Body().Placeholders {
		switch g.Kind {
		case content.LinkEnd, content.BlockEnd:
			continue
		case content.BlockStart:
			h.Digest(s.opt.Blocks.Digest(g.Target))
			s.blockDataDigest(g.Target, h)
			if s.opt.Blocks.Asked(g.Target).Site {
				h.String(s.ownBlock(p, address)(g, "x")) // around any text
			}
			continue
		case content.LinkStart, content.Picture:
		}
		text, ok := fill(g)
		h.String(text)
		if !ok {
			h.Int(-1)
		}
	}
	return h.Sum()
}

func (f *catalog) itemDigest(p *page, own *story) memo.Digest {
	h := memo.NewHasher()
	h.Digest(memo.OfValue(f.itemWithout(p)))
	h.Digest(f.filled(p, own, f.canonical, f.filling(p.document, f.canonical, inFeed)))
	return h.Sum()
}

func (f *catalog) relatedDigest(p *page) memo.Digest {
	h := memo.NewHasher()
	for _, k := range f.relatedItems(p) {
		if k.articleNode == nil {
			h.Digest(memo.OfValue(*k.external))
		} else {
			h.Digest(f.cardDigest(k.articleNode))
		}
	}
	return h.Sum()
}

func (f *catalog) selectedDigest(query string) memo.Digest {
	nodes, ok := f.selectedNodes(query)
	if !ok {
		return memo.Digest{}
	}
	h := memo.NewHasher()
	for _, p := range nodes {
		h.Digest(f.cardDigest(p))
	}
	return h.Sum()
}

func (f *catalog) listDigest(p *page) memo.Digest {
	h := memo.NewHasher()
	h.Digest(memo.OfValue(f.listWithout(p)))
	if p.list != nil {
		for _, piece := range f.on(p) {
			h.Digest(f.cardDigest(piece))
			h.String(f.evidenceOn(p, piece))
		}
	}
	return h.Sum()
}

func (f *catalog) frontDigest(p *page) memo.Digest {
	if p.category == nil {
		return memo.Digest{}
	}
	h := memo.NewHasher()
	place := func(some []*articleNode) {
		h.Int(len(some))
		for _, piece := range some {
			h.Digest(f.cardDigest(piece))
		}
	}
	a := f.arrange(p)
	if a.lead != nil {
		h.Digest(f.cardDigest(a.lead))
	}
	place(a.picks)
	for _, rows := range [][]row{a.shelves, a.rails} {
		h.Int(len(rows))
		for _, r := range rows {
			h.String(r.title)
			h.String(r.path)
			place(r.articles)
		}
	}
	place(a.rest)
	h.Digest(memo.OfValue(f.listWithout(p)))
	return h.Sum()
}
