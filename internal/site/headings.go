package site

import (
	"cmp"
	"path"
	"regexp"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
)

// Links to a heading: what a link has after its #.

// fragment is what stands behind the address of a link to a heading: nothing where the heading is not on the page to
// which the link leads now, but on the translation in whose place that is shown, or went with an article that
// was withdrawn.
func (s *Structure) fragment(to destination, written string) string {
	if to.page != nil && to.page.kind == WithdrawnPage {
		return ""
	}
	id, there := s.anchor(to, written)
	if to.meant != nil && !there {
		return ""
	}
	return "#" + escape(id)
}

// checkAnchor checks the fragment of a link. It is judged by the page that the link means, also while readers are
// shown its original, so that no day of an embargo makes a link wrong. A draft need not have the headings yet
// to which links lead in its original, and what has expired need not have them any more.
func (b *builder) checkAnchor(to destination, target, fragment string, at diag.Position) {
	if fragment == "" {
		return
	}
	if meant := to.meant; meant != nil && to.feed == "" {
		own := destination{page: meant}
		if _, there := b.anchor(own, fragment); there || meant.document == nil || meant.document.Unread() {
			return
		}
		if meant.article != nil && !meant.article.Draft && !meant.expired {
			to = own
		}
	}
	if to.page == nil || to.feed != "" {
		b.checkPlaceInFile(target, fragment, at)
		return
	}
	if _, there := b.anchor(to, fragment); there || to.page.document != nil && to.page.document.Unread() {
		return
	}
	if b.family != nil { // the name may be that of the page in another language
		target = cmp.Or(to.in, b.Structure).whole(to.page.path)
	}
	d := diag.Errorf(at, "broken-anchor", "there is no heading %q on the page %s", "#"+fragment, target).WithHint("link to one of its headings, or to the page")
	if to.page.document != nil {
		ids := b.anchors(to)
		near := diag.Nearest(strings.TrimPrefix(fragment, ownIDs), ids)
		term, elsewhere := b.withoutTerm(to, fragment, at)
		switch {
		case elsewhere, b.family != nil && to.page.listsGlossary() && near == "":
			d = term
		case near != "":
			d = d.WithHint("did you mean #%s?", near)
		case len(ids) > 0:
			d = d.WithHint("link to one of its headings: #%s", strings.Join(ids[:min(len(ids), 8)], " #"))
		}
	}
	b.add(d)
}

// pageOfPDF is the fragment by which programs open a document at a page.
var pageOfPDF = regexp.MustCompile(`^page=[1-9][0-9]*$`)

// checkPlaceInFile checks the fragment of a link to a file, which only a PDF can have.
func (b *builder) checkPlaceInFile(target, fragment string, at diag.Position) {
	switch {
	case content.DownloadKind(target) == "" && !isFeed(target): // a page of its own, whose places nobody knows
	case !strings.EqualFold(path.Ext(target), ".pdf"):
		b.add(diag.Errorf(at, "broken-anchor", "the file %s has no place %q", target, "#"+fragment).WithHint("link to the file:  %s", target))
	case !pageOfPDF.MatchString(fragment):
		b.add(diag.Errorf(at, "broken-anchor", "%q is not a place in the file %s", "#"+fragment, target).WithHint("name a page, as in  %s#page=3,  or link to the file", target))
	}
}
