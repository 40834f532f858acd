package site

import (
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// What front matter names, by an address or as an article, must be there.

// finding is a way of finding what is named in a document: reach or resolve.
type finding func(d *content.Document, target string) (to destination, found, ambiguous bool)

// checkAddress checks an address that a document has in its front matter, and that may be the
// site's own or elsewhere. It returns the page if it is one. What becomes of the place in the
// document when readers may not see that page is told, unless so is empty.
func (b *builder) checkAddress(p *page, text string, at diag.Position, what, so string) *page {
	return b.checkAddressBy(b.reach, p, text, at, what, so)
}

// checkAddressBy is checkAddress with the way of finding pages.
func (b *builder) checkAddressBy(find finding, p *page, text string, at diag.Position, what, so string) *page {
	local := b.local(text)
	if text == "" || outside(local) {
		return nil
	}
	target, fragment, _ := strings.Cut(local, "#")
	to, found, ambiguous := find(p.document, target)
	switch {
	case !found:
		b.add(b.withLinkHint(diag.Errorf(at, "broken-link", "unknown %s %q", what, text), target))
		return nil
	case ambiguous:
		b.add(b.withSlugHint(diag.Errorf(at, "ambiguous-link", "the slug %q belongs to more than one page", text), target))
		return to.page
	case so != "" && !p.hidden:
		b.reportUnseen(to, fragment, at, "this "+what, so)
	}
	b.checkAnchor(to, target, fragment, at)
	return to.page
}

// checkArticle checks what is to name an article, and gives its page; nil when a problem of it
// was told. Hint says what to write instead, with %s for an address that any page may have there.
func (b *builder) checkArticle(p *page, w frontmatter.Word, what, hint string) *page {
	if w.Text == "" {
		return nil
	}
	refuse := func(address, format string, args ...any) *page {
		b.add(diag.Errorf(w.At, "not-an-article", format, args...).WithHint("%s", strings.ReplaceAll(hint, "%s", address)))
		return nil
	}
	local := b.local(w.Text)
	if name, _, cut := strings.Cut(local, "#"); cut && !outside(local) {
		if !strings.Contains(hint, "%s") {
			hint = "write  " + name
		}
		return refuse(local, "%q is a heading of an article, but this must be a whole article", w.Text)
	}
	_, here, _ := b.resolve(p.document, local)
	if to, found, _ := b.reach(p.document, local); !here && found && to.in != nil {
		return refuse(w.Text, "%q is not there in the language of this edition, %q", w.Text, b.cfg.Language)
	}
	before := len(b.list)
	to := b.checkAddressBy(b.resolve, p, w.Text, w.At, what, "")
	switch {
	case len(b.list) > before:
		return nil
	case to == nil:
		return refuse(w.Text, "%q is not an article", w.Text)
	case to.article == nil && (to.document == nil || !to.document.Broken):
		return refuse(b.whole(to.path), "%q is not an article", w.Text)
	}
	return to
}
