package sitecheck

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
)

// page is an HTML file.
type page struct {
	file     string
	address  string // https://news.example/health/flu/
	data     []byte
	root     *html.Node
	broken   error        // why it could not be read
	elements []*html.Node // in the order of the text
	ids      map[string]int
	redirect bool                    // it only sends readers on
	shown    func() string           // what readers see of its main part
	graph    func() (graph, []error) // its structured data; the errors say what is not sound
}

func newPage(file, address string, data []byte) *page {
	p := &page{file: file, address: address, data: data, ids: map[string]int{}}
	p.shown = sync.OnceValue(func() string { return visible(p.main()) })
	p.graph = sync.OnceValues(p.readGraph)
	p.root, p.broken = html.ParseWithOptions(bytes.NewReader(data), html.ParseOptionEnableScripting(false))
	if p.broken != nil {
		p.root = &html.Node{Type: html.DocumentNode}
	}
	for n := range p.root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		p.elements = append(p.elements, n)
		if id, ok := attribute(n, "id"); ok {
			p.ids[id]++
		}
	}
	for n := range p.named("meta") {
		if strings.EqualFold(attr(n, "http-equiv"), "refresh") {
			p.redirect = true
		}
	}
	return p
}

// lost says whether it is the page for addresses that lead nowhere.
func (p *page) lost() bool { return path.Base(p.file) == "404.html" }

func (p *page) listed() bool {
	return !p.redirect && !p.lost() && !strings.Contains(p.meta("robots"), "noindex")
}

// named walks the elements with one of the given names.
func (p *page) named(names ...string) func(func(*html.Node) bool) {
	return func(yield func(*html.Node) bool) {
		for _, n := range p.elements {
			if slices.Contains(names, n.Data) && !yield(n) {
				return
			}
		}
	}
}

// first is the first element of that name, nil when there is none.
func (p *page) first(name string) *html.Node {
	for n := range p.named(name) {
		return n
	}
	return nil
}

// metas are the contents of the meta elements with that name or property.
func (p *page) metas(name string) []string {
	var all []string
	for n := range p.named("meta") {
		if attr(n, "name") == name || attr(n, "property") == name {
			all = append(all, attr(n, "content"))
		}
	}
	return all
}

func (p *page) meta(name string) string {
	if all := p.metas(name); len(all) > 0 {
		return all[0]
	}
	return ""
}

// links are the addresses of the link elements with a relation.
func (p *page) links(rel string) []string {
	var all []string
	for n := range p.named("link") {
		if slices.Contains(strings.Fields(attr(n, "rel")), rel) {
			all = append(all, attr(n, "href"))
		}
	}
	return all
}

func (p *page) canonical() string {
	if all := p.links("canonical"); len(all) > 0 {
		return all[0]
	}
	return ""
}

// heading is the text of the first h1.
func (p *page) heading() string { return visible(p.first("h1")) }

// main is the part of the page that no other page has.
func (p *page) main() *html.Node {
	if n := p.first("main"); n != nil {
		return n
	}
	return p.root
}

// times are the values of the time elements.
func (p *page) times() []string {
	var all []string
	for n := range p.named("time") {
		all = append(all, attr(n, "datetime"))
	}
	return all
}

func attribute(n *html.Node, name string) (value string, ok bool) {
	for _, a := range n.Attr {
		if a.Namespace == "" && a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func attr(n *html.Node, name string) string {
	value, _ := attribute(n, name)
	return value
}

// inline are the elements that do not end a word.
var inline = strings.Fields("a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr")

// silent are the elements whose content nobody sees.
var silent = strings.Fields("script style template title noscript")

// visible is what a reader sees of n, with one space for any white space.
func visible(n *html.Node) string {
	var text strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			text.WriteString(n.Data)
			return
		}
		if _, hidden := attribute(n, "hidden"); hidden || slices.Contains(silent, n.Data) {
			return
		}
		if !slices.Contains(inline, n.Data) {
			text.WriteByte(' ')
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if !slices.Contains(inline, n.Data) {
			text.WriteByte(' ')
		}
	}
	if n != nil {
		walk(n)
	}
	return plain(text.String())
}

// plain is a text with one space for any white space.
func plain(text string) string { return strings.Join(strings.Fields(text), " ") }
