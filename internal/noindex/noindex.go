// Package noindex marks what a preview for colleagues consists of, so that nobody finds
// it who was not told of it: every page says that it is not to be listed, and says to
// people that it is not public, whatever its templates say. Beside that, robots.txt is
// closed, a header says the same of every file, and there are no feeds and no sitemaps.
package noindex

import (
	"bytes"
	"slices"

	"golang.org/x/net/html"
)

// Robots is the robots.txt of a preview (RFC 9309).
const Robots = "User-agent: *\nDisallow: /\n"

// Header is the name and the value of the header of every file.
const (
	Header    = "X-Robots-Tag"
	Directive = "noindex, nofollow, noarchive"
)

const (
	meta   = `<meta name="robots" content="` + Directive + `">`
	banner = `<aside aria-label="Preview"><p><mark><strong>Preview.</strong> Drafts are shown, and nothing here is public.</mark></p></aside>`
)

// Page is a page with what a preview adds: a line for robots at the beginning of its head,
// and one for people at the beginning of its body.
func Page(page []byte) []byte {
	head, body := places(page)
	if body < 0 {
		return slices.Insert(slices.Clone(page), head, []byte(meta)...)
	}
	return slices.Concat(page[:head], []byte(meta), page[head:body], []byte(banner), page[body:])
}

// places are where a head and a body begin, if need be without the tags that HTML lets
// writers leave out. Body is -1 where there is none to be seen.
func places(page []byte) (head, body int) {
	z := html.NewTokenizer(bytes.NewReader(page))
	at, found := 0, false
	for body = -1; body < 0; {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		at += len(z.Raw())
		name, _ := z.TagName()
		switch {
		case kind == html.DoctypeToken && !found:
			head = at
		case kind == html.StartTagToken && string(name) == "html" && !found:
			head = at
		case kind == html.StartTagToken && string(name) == "head" && !found:
			head, found = at, true
		case kind == html.StartTagToken && string(name) == "body":
			body = at
		}
	}
	return head, body
}
