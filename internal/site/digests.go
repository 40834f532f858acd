package site

import (
	"html/template"
	"strings"

	"galen/internal/article"
	"galen/internal/memo"
)

// digest is the digest of a fact that was not asked for before.
func (s *Site) digest(key string) memo.Digest {
	family, arg, _ := strings.Cut(key, ":")
	if short := digesters[family]; short != nil {
		return short(s, arg)
	}
	if read := families[family]; read != nil {
		return memo.OfValue(read(s, arg))
	}
	return memo.Digest{}
}

// digesters are short ways to the digest of a value: what the value is made of
// has digests already. Two values of a family differ if their digests do, and are
// the same if those are. A build in which one article changed compares the facts
// of all; without these it would make every text of the site to do so.
var digesters map[string]func(*Site, string) memo.Digest

func init() {
	digesters = map[string]func(*Site, string) memo.Digest{
		"body":    digestOf(onPage(func(s *Site, p *page) memo.Digest { return s.bodyDigest(p) })),
		"item":    digestOf(onPiece(func(s *Site, p *page) memo.Digest { return s.itemDigest(p) })),
		"related": digestOf(onPiece(func(s *Site, p *page) memo.Digest { return s.relatedDigest(p) })),
		"list":    digestOf(onPage(func(s *Site, p *page) memo.Digest { return s.listDigest(p) })),
	}
}

// digestOf gives nothing the zero Digest.
func digestOf(read func(*Site, string) any) func(*Site, string) memo.Digest {
	return func(s *Site, arg string) memo.Digest {
		d, _ := read(s, arg).(memo.Digest)
		return d
	}
}

// bodyDigest stands for a text by its pieces, what stands between them, and what
// the glossary may explain in them.
func (s *Site) bodyDigest(p *page) memo.Digest {
	d := p.told()
	if d == nil {
		return memo.OfValue(template.HTML(""))
	}
	text := s.filled(d, s.filling(d, s.href, s.inText(d)))
	if p.piece == nil {
		return text
	}
	return s.gloss.digest(text, d.Body.Letters)
}

func (s *Site) filled(d *article.Document, fill func(article.Gap) (string, bool)) memo.Digest {
	h := memo.NewHasher()
	h.Digest(d.Body.Digest)
	for _, g := range d.Body.Gaps {
		if g.Kind == article.LinkEnd {
			continue
		}
		text, ok := fill(g)
		h.String(text)
		if !ok {
			h.Int(-1)
		}
	}
	return h.Sum()
}

func (s *Site) itemDigest(p *page) memo.Digest {
	h := memo.NewHasher()
	h.Digest(memo.OfValue(s.itemWithout(p)))
	h.Digest(s.filled(p.document, s.filling(p.document, s.canonical, inFeed)))
	return h.Sum()
}

func (s *Site) relatedDigest(p *page) memo.Digest {
	h := memo.NewHasher()
	for _, k := range s.kinOf(p) {
		if k.piece == nil {
			h.Digest(memo.OfValue(*k.outside))
		} else {
			h.Digest(s.cellOf(k.piece).digest)
		}
	}
	return h.Sum()
}

func (s *Site) listDigest(p *page) memo.Digest {
	h := memo.NewHasher()
	h.Digest(memo.OfValue(s.listWithout(p)))
	if p.list != nil {
		for _, piece := range p.list.on(p.number, s.cfg.PageSize) {
			h.Digest(s.cellOf(piece).digest)
		}
	}
	return h.Sum()
}
