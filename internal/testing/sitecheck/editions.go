package sitecheck

import (
	"slices"
	"strings"
)

// xhtmlSpace is the namespace of what sitemaps say of other languages.
const xhtmlSpace = "http://www.w3.org/1999/xhtml"

// anyLanguage is what is said of the page for readers of any other language.
const anyLanguage = "x-default"

// Editions judges what pages say of the languages in which they are there: that each names itself, under its
// own language, and is named by each page that it names, with the same list; that its switch leads to the same
// pages; and that the sitemaps say what the heads say. A page in another language than the home page says
// which one it is the translation of, unless it is there in that language alone.
func Editions(s *Site) []Fault {
	v := &verdict{Site: s}
	said := map[string][]string{}
	for p := range s.all {
		said[s.address(p.file)] = alternatesOf(p)
	}
	for p := range s.all {
		v.alternates(p, said)
	}
	for _, file := range s.names {
		if r := s.other[file]; r != nil && s.isSitemap(file) {
			top, _ := r.tree()
			for _, u := range top.all(mapSpace, "url") {
				var listed []string
				for _, l := range u.all(xhtmlSpace, "link") {
					listed = append(listed, l.attribute("hreflang")+" "+l.attribute("href"))
				}
				if loc := u.value(mapSpace, "loc"); !slices.Equal(listed, said[loc]) && !strings.Contains(file, "news") {
					v.add(file, "says %q of the languages of %s, which says %q", listed, loc, said[loc])
				}
			}
		}
	}
	return v.faults
}

// alternatesOf are the languages and addresses that the head of a page names, in their order.
func alternatesOf(p *page) (all []string) {
	for n := range p.named("link") {
		if language := attr(n, "hreflang"); language != "" && attr(n, "rel") == "alternate" {
			all = append(all, language+" "+attr(n, "href"))
		}
	}
	return all
}

// alternates judges what a page says.
func (v *verdict) alternates(p *page, said map[string][]string) {
	own, address := said[v.address(p.file)], v.address(p.file)
	var switched []string
	for n := range p.named("a") {
		if language := attr(n, "hreflang"); language != "" && attr(n, "lang") == language {
			t := v.target(address, attr(n, "href"))
			switched = append(switched, language+" "+v.address(t.file))
			if current := attr(n, "aria-current") == "page"; current != (t.file == p.file) {
				v.add(p.file, "the switch does not say which language is shown")
			}
		}
	}
	if len(own) == 0 {
		if len(switched) > 0 {
			v.add(p.file, "the switch leads to %q, and the head names no other language", switched)
		}
		return
	}
	if last := own[len(own)-1]; !strings.HasPrefix(last, anyLanguage+" ") || !slices.ContainsFunc(own[:len(own)-1], func(a string) bool { return strings.HasSuffix(a, strings.TrimPrefix(last, anyLanguage)) }) {
		v.add(p.file, "does not say which page is for other languages")
	}
	language := attr(p.first("html"), "lang")
	if !slices.Contains(own, language+" "+address) {
		v.add(p.file, "does not name itself among the languages, as %q", language+" "+address)
	}
	if !slices.Equal(switched, own[:len(own)-1]) {
		v.add(p.file, "the switch leads to %q, and the head names %q", switched, own)
	}
	for _, a := range own {
		_, other, _ := strings.Cut(a, " ")
		if back, is := said[other]; !is {
			v.add(p.file, "names %s, which is not there", a)
		} else if !slices.Equal(back, own) {
			v.add(p.file, "names %s, which names %q", a, back)
		}
	}
}
