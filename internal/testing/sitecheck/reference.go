package sitecheck

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// use is what is done with an address.
type use int

const (
	toFollow use = iota // a reader may choose to go there
	toFetch             // a browser goes there by itself
	toName              // it says what something is called
)

// reference is an address on a page.
type reference struct {
	use     use
	at      string // the element and attribute: "img src"
	address string
}

// fetchers are the attributes whose address a browser fetches, or sends what
// the reader has typed to.
var fetchers = strings.Fields("src poster data background action formaction")

// loads are the relations of link elements that make a browser fetch, or talk
// to a host.
var loads = strings.Fields("stylesheet icon apple-touch-icon mask-icon preload modulepreload prefetch prerender preconnect dns-prefetch manifest")

// references are all addresses on the page, its structured data left out.
func (p *page) references() []reference {
	var all []reference
	for _, n := range p.elements {
		all = append(all, references(n)...)
	}
	return all
}

func references(n *html.Node) []reference {
	var all []reference
	for _, a := range n.Attr {
		at := n.Data + " " + a.Key
		add := func(u use, addresses ...string) {
			for _, address := range addresses {
				all = append(all, reference{u, at, address})
			}
		}
		switch key := a.Key; {
		case n.Data == "a" && key == "href" && n.Namespace == "", n.Data == "area" && key == "href":
			add(toFollow, a.Val)
		case n.Data == "link" && key == "href":
			add(relation(attr(n, "rel")), a.Val)
		case key == "href": // use, image and filters of SVG
			add(toFetch, a.Val)
		case slices.Contains(fetchers, key) && (key != "data" || n.Data == "object"):
			add(toFetch, a.Val)
		case key == "srcset", key == "imagesrcset":
			add(toFetch, candidates(a.Val)...)
		case key == "ping":
			add(toFetch, strings.Fields(a.Val)...)
		case key == "cite":
			add(toName, a.Val)
		case key == "style":
			add(toFetch, sheetAddresses(a.Val)...)
		case n.Data == "meta" && key == "content":
			all = append(all, metaReference(n, a.Val)...)
		}
	}
	if n.Data == "style" && n.FirstChild != nil {
		for _, address := range sheetAddresses(n.FirstChild.Data) {
			all = append(all, reference{toFetch, "style", address})
		}
	}
	return all
}

func relation(rel string) use {
	for _, r := range strings.Fields(strings.ToLower(rel)) {
		if slices.Contains(loads, r) {
			return toFetch
		}
	}
	return toName
}

var refresh = regexp.MustCompile(`(?i)url\s*=\s*['"]?([^'"]*)`)

// metaReference is where a page sends readers on, or what it says to other sites
// about its own address and picture (ogp.me).
func metaReference(n *html.Node, content string) []reference {
	if strings.EqualFold(attr(n, "http-equiv"), "refresh") {
		if m := refresh.FindStringSubmatch(content); m != nil {
			return []reference{{toFetch, "meta refresh", m[1]}}
		}
	}
	switch property := attr(n, "property") + attr(n, "name"); property {
	case "og:url", "og:image", "og:image:secure_url", "og:video", "og:audio", "twitter:image":
		return []reference{{toName, "meta " + property, content}}
	}
	return nil
}

// candidates are the addresses of a srcset.
func candidates(srcset string) []string {
	var all []string
	for rest := strings.TrimLeft(srcset, " \t\r\n,"); rest != ""; rest = strings.TrimLeft(rest, " \t\r\n,") {
		end := strings.IndexAny(rest, " \t\r\n")
		if end < 0 {
			end = len(rest)
		}
		address := rest[:end]
		rest = rest[end:]
		if !strings.HasSuffix(address, ",") { // its width or density follows
			_, rest, _ = strings.Cut(rest, ",")
		}
		all = append(all, strings.TrimRight(address, ","))
	}
	return all
}

var (
	sheetComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	sheetAddress = regexp.MustCompile(`(?i)\b(?:url|src)\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')|image-set\(\s*["']([^"']*)`)
)

// sheetAddresses are the addresses that a style sheet makes a browser fetch;
// those that begin with # are of the page itself.
func sheetAddresses(css string) []string {
	var all []string
	for _, m := range sheetAddress.FindAllStringSubmatch(sheetComment.ReplaceAllString(css, ""), -1) {
		if address := strings.Join(m[1:], ""); address != "" && address[0] != '#' {
			all = append(all, address)
		}
	}
	return all
}
