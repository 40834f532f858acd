package site

import (
	"cmp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"galen/internal/content"
)

// How a document of one edition names a page of any.

// reach is find, also to pages of other editions. A link to a page of the site's own language leads to
// its translation, where readers may see one.
func (s *Structure) reach(d *content.Document, target string) (to destination, found, ambiguous bool) {
	return s.seek(d, target, false)
}

// resolve is reach within an edition, but for files, which all share: what readers may not see there is found,
// and no page of another edition stands in for it.
func (s *Structure) resolve(d *content.Document, target string) (to destination, found, ambiguous bool) {
	if to, found, ambiguous = s.seek(d, target, true); to.in != nil {
		return destination{}, false, false
	}
	return to, found, ambiguous
}

// seek finds what target means in any edition, the own first. Within says that a page which readers may not see
// in the own edition is meant rather than one of another.
func (s *Structure) seek(d *content.Document, target string, within bool) (to destination, found, ambiguous bool) {
	if s.family == nil {
		return s.find(d, target)
	}
	target = norm.NFC.String(target)
	if rooted, ok := strings.CutPrefix(target, "/"); ok {
		to, found = s.seekFromRoot(rooted, within)
		return to, found, false
	}
	if original, ok := s.ofOriginal(target); ok {
		if to, found, ambiguous = s.main().find(d, original); found && to.page != nil {
			if s != s.main() {
				to.in = s.main()
			}
			return to, true, ambiguous
		}
	}
	to, found, ambiguous = s.find(d, target)
	if found && (within || to.page == nil || !to.page.hidden) {
		return to, found, ambiguous
	}
	for _, other := range s.family {
		if other == s {
			continue
		}
		there, ok, several := other.find(d, target)
		if ok && there.page != nil && (!found || !there.page.hidden && s.standsFor(other, there.page, to.page)) {
			return s.throughTo(other, there, within), true, several
		}
	}
	return to, found, ambiguous
}

// ofOriginal takes the code of the site's own language off the name of a file, by which a translation leads to
// what it would else reach in its own language: statins.en.md is statins.md.
func (s *Structure) ofOriginal(target string) (name string, ok bool) {
	rest, ok := strings.CutSuffix(target, ".md")
	cut := strings.LastIndexByte(rest, '.')
	if !ok || cut < 0 {
		return "", false
	}
	own := cmp.Or(s.main().cfg.Language, "en")
	base, _, _ := strings.Cut(own, "-")
	if code := rest[cut+1:]; !strings.EqualFold(code, own) && !strings.EqualFold(code, base) {
		return "", false
	}
	return rest[:cut] + ".md", true
}

// seekFromRoot is seek of a path of the whole site, written without its first slash.
func (s *Structure) seekFromRoot(name string, within bool) (destination, bool) {
	for _, e := range s.family[1:] {
		if below, ok := strings.CutPrefix(name+"/", e.folder+"/"); ok {
			to, found := e.rooted(strings.TrimSuffix(below, "/"))
			if !found || to.page == nil {
				break // files lie below no edition
			}
			return s.throughTo(e, to, within), true
		}
	}
	to, found := s.family[0].rooted(name)
	if !found || to.page == nil {
		return to, found
	}
	return s.throughTo(s.family[0], to, within), true
}

// throughTo is what an edition has, a page or a feed of one, as another leads to it; within is as in seek.
func (s *Structure) throughTo(of *Structure, to destination, within bool) destination {
	if of == s {
		return to
	}
	to.in = of
	if of.folder == "" {
		own := s.ownOf(to.page)
		if own != nil && (within || !own.hidden || to.page.hidden) {
			return destination{page: own, feed: to.feed}
		}
		to.meant = own
	}
	return to
}

// ownOf is the page that a page of the site's own language is in the edition, withdrawn or not; nil when there
// is none.
func (s *Structure) ownOf(p *page) *page {
	if own := s.same[s.main().sameAs(p)]; own != nil {
		return own
	}
	return s.translationOf(p)
}

// standsFor reports whether a page of another edition is shown in the place of one of the own that readers may not
// see: as its original, or as what lists the same.
func (s *Structure) standsFor(other *Structure, p, own *page) bool {
	return own.document == nil || other.folder == "" && s.ownOf(p) == own
}

// translationOf is the page of the translation of a document of the site's own edition, withdrawn or not; nil
// when there is none.
func (s *Structure) translationOf(p *page) *page {
	if p.document == nil || p.number > 0 {
		return nil
	}
	return s.index.byFile[nameOf(p.document.File)]
}
