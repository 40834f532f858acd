package content

import (
	"cmp"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"galen/internal/address"
	"galen/internal/content/directive"
	"galen/internal/diag"
	"galen/internal/typography"
)

// Links and pictures: what their addresses may be, and which lead to something of the site.

// link leaves an address outside the site as it is; one within becomes a gap.
func (in *validator) link(n *ast.Link) {
	written := strings.Trim(decoded(n.Destination), " \t\n")
	at, to := in.at(n), strings.TrimSpace(written)
	in.references(n.Title, func(int) diag.Position { return at })
	if p := address.Check(written); p.Why != "" {
		in.problem(at, "dangerous-url", p.Hint("link to a page of this site, or to an address that begins with https://"), "the address %q %s", to, p.Why)
		return
	}
	if wordless(n, in.source) && !hasImage(n) {
		in.problem(at, "empty-link", "write what the link leads to between the brackets", "this link has no text")
	}
	in.vagueLink(n, at)
	if to == "" {
		in.problem(at, "empty-link", "write where the link leads to between the parentheses", "this link leads nowhere")
		return
	}
	if address.Scheme(to) != "" && !in.home(&to) {
		in.paper(to, at)
		return
	}
	target, fragment := in.cutFragment(to, at)
	target = in.beside(target, at)
	in.gap(n, Placeholder{Kind: LinkStart, Target: target, Fragment: fragment, Title: in.title(n), At: at})
}

// title is the title of a link as it is shown.
func (in *validator) title(n *ast.Link) string {
	if len(n.Title) == 0 {
		return ""
	}
	return typography.For(cmp.Or(languageOf(n), in.rules.Language)).Text(decoded(n.Title))
}

// autoLink is link for an address that is its own words.
func (in *validator) autoLink(n *ast.AutoLink) {
	written := string(n.URL(in.source))
	in.suspect = in.suspect || strings.Contains(written, "|")
	in.divided(n, written)
	if n.AutoLinkType == ast.AutoLinkURL && in.home(&written) {
		target, fragment := in.cutFragment(written, in.at(n))
		in.gap(n, Placeholder{Kind: LinkStart, Target: target, Fragment: fragment, At: in.at(n)})
		return
	}
	in.paper(written, in.at(n))
}

// home makes an address of the site itself relative to its root, however it is spelled.
func (in *validator) home(to *string) bool {
	if in.rules.Home == "" {
		return false
	}
	path, own := address.Own(in.rules.Home, *to)
	if own {
		*to = path
	}
	return own
}

func (in *validator) cutFragment(address string, at diag.Position) (target, fragment string) {
	target, fragment, _ = strings.Cut(address, "#")
	for _, s := range []*string{&target, &fragment} {
		plain, err := url.PathUnescape(*s)
		if err != nil || !utf8.ValidString(plain) {
			in.problem(at, "bad-url", "write the path without % codes", "the address %q is not well formed", address)
			continue
		}
		*s = plain
	}
	return target, fragment
}

func hasImage(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindImage || hasImage(c) {
			return true
		}
	}
	return false
}

func (in *validator) image(n *ast.Image) {
	at, to := in.at(n), strings.TrimSpace(decoded(n.Destination))
	in.references(n.Title, func(int) diag.Position { return at })
	if wordless(n, in.source) {
		in.problem(at, "missing-alt", "describe it for readers who cannot see it: ![What it shows](…)", "this picture has no description")
	}
	p := address.Check(to)
	switch s := address.Scheme(to); {
	case to == "":
		in.problem(at, "empty-picture", "write the picture's file between the parentheses", "this picture has no file")
		return
	case p.Why == "does not name its protocol":
		in.problem(at, "foreign-picture", "save the picture beside the article", "the picture %q would be fetched from another site", to)
		return
	case p.Why != "" && s != "" || s != "" && s != "https" && s != "http":
		in.problem(at, "dangerous-url", "save the picture beside the article", "the address %q cannot be that of a picture", to)
		return
	case s != "":
		in.home(&to)
	}
	target := to
	if address.Scheme(to) == "" {
		target, _ = in.cutFragment(to, at)
		target = in.beside(target, at)
	}
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == ast.KindImage {
			return // it is in a description, of which only the words are used
		}
	}
	in.gap(n, Placeholder{Kind: Picture, Target: target, At: at})
}

// gap puts a gap in the place of a node's address.
func (in *validator) gap(n ast.Node, g Placeholder) {
	around := n
	if n.Kind() == directive.Kind {
		around = n.Parent()
	}
	if g.Language = languageOf(around); g.Language == cmp.Or(in.rules.Language, "en") {
		g.Language = ""
	}
	in.gaps, in.gapped = append(in.gaps, g), append(in.gapped, n)
}
