package sitecheck

import (
	"regexp"
	"strings"
)

// Namespaces of sitemaps: sitemaps.org's protocol, and Google's for news.
const (
	mapSpace  = "http://www.sitemaps.org/schemas/sitemap/0.9"
	newsSpace = "http://www.google.com/schemas/sitemap-news/0.9"
)

// Limits of the protocol, and of Google for news.
const (
	maxAddresses = 50_000
	maxMapBytes  = 50 << 20
	maxNews      = 1000
)

// Sitemaps judges the sitemaps: that robots.txt names those that stand at the
// top, that their index names the others, and that every listed page is in
// exactly one, under its own address and with the date that it gives itself. The
// news sitemap repeats some articles, with their titles.
func Sitemaps(s *Site) []Fault {
	v := &mapJudge{verdict: &verdict{Site: s}, in: map[string]string{}, read: map[string]bool{}}
	robots := string(s.files["robots.txt"])
	named := robotsMap.FindAllStringSubmatch(robots, -1)
	if len(named) == 0 {
		v.add("robots.txt", "names no sitemap")
	}
	for _, m := range named {
		v.file("robots.txt", m[1], "")
	}
	for _, file := range s.names {
		if s.isSitemap(file) && !v.read[file] {
			v.add(file, "neither robots.txt nor the index names this sitemap")
		}
	}
	for p := range s.listed {
		if v.in[p.file] == "" {
			v.add(p.file, "is in no sitemap")
		}
	}
	return v.faults
}

var robotsMap = regexp.MustCompile(`(?mi)^sitemap:[ \t]*(\S+)[ \t]*$`)

// isSitemap says whether a file is a sitemap or an index of them.
func (s *Site) isSitemap(file string) bool {
	if s.other[file] == nil {
		return false
	}
	top, err := s.other[file].tree()
	return err == nil && (top.is(mapSpace, "urlset") || top.is(mapSpace, "sitemapindex"))
}

type mapJudge struct {
	*verdict
	in   map[string]string // the sitemap that lists a file
	read map[string]bool
}

// file judges the sitemap at address, which the file by names; date is what an
// index says about it.
func (v *mapJudge) file(by, address, date string) {
	t := v.target(v.base.String(), address)
	if t.fault != "" || t.away || v.Site.address(t.file) != address {
		v.add(by, "the sitemap %q %s", address, t.fault)
		return
	}
	if v.read[t.file] {
		v.add(by, "the sitemap %q is named twice", address)
		return
	}
	v.read[t.file] = true
	if v.other[t.file] == nil {
		v.add(by, "the sitemap %q is a page", address)
		return
	}
	top, err := v.other[t.file].tree()
	switch {
	case err != nil:
		v.add(t.file, "is not sound XML: %s", err)
	case len(v.files[t.file]) > maxMapBytes || len(top.children) > maxAddresses:
		v.add(t.file, "is longer than the protocol allows")
	case len(top.children) == 0:
		v.add(t.file, "is empty")
	case top.is(mapSpace, "sitemapindex"):
		v.index(t.file, top)
	case top.is(mapSpace, "urlset"):
		v.urls(t.file, top, date)
	default:
		v.add(t.file, "is not a sitemap")
	}
}

func (v *mapJudge) index(file string, top *element) {
	for _, e := range top.children {
		v.order(file, e, "sitemap", "loc lastmod")
		v.date(file, e.value(mapSpace, "lastmod"))
		v.file(file, e.value(mapSpace, "loc"), e.value(mapSpace, "lastmod"))
	}
}

// order judges that e is the element want and has no children but known, in
// their order and once.
func (v *mapJudge) order(file string, e *element, want, known string) {
	rest := strings.Fields(known)
	if e.name != want {
		v.add(file, "<%s> stands where <%s> belongs", e.name, want)
	}
	for _, c := range e.children {
		for len(rest) > 0 && rest[0] != c.name {
			rest = rest[1:]
		}
		if len(rest) > 0 && c.name == "link" { // one for each language
			continue
		}
		if len(rest) == 0 {
			v.add(file, "<%s> may not stand there in <%s>", c.name, e.name)
			return
		}
		rest = rest[1:]
	}
}

func (v *mapJudge) date(file, text string) {
	if _, err := parseDate(text); text != "" && err != nil {
		v.add(file, "%s", err)
	}
}

// urls judges a sitemap of pages; date is what the index says about it.
func (v *mapJudge) urls(file string, top *element, date string) {
	latest, news := "", 0
	for _, e := range top.children {
		v.order(file, e, "url", "loc lastmod changefreq priority news link")
		p := v.page(file, e.value(mapSpace, "loc"))
		if p == nil {
			continue
		}
		if all := e.all(newsSpace, "news"); len(all) > 0 {
			news++
			v.news(file, p, all[0])
			continue
		}
		if first := v.in[p.file]; first != "" {
			v.add(file, "%s is listed in %s too", p.address, first)
		}
		v.in[p.file] = file
		changed := e.value(mapSpace, "lastmod")
		v.date(file, changed)
		if want := p.modified(); changed != want && !strings.HasPrefix(want, changed+"T00:00:00") { // a day begins there
			v.add(file, "%s changed at %q, the page says %q", p.address, changed, want)
		}
		if latest == "" || earlier(latest, changed) {
			latest = changed
		}
	}
	if news > maxNews || news > 0 && news < len(top.children) {
		v.add(file, "%d of %d addresses are news", news, len(top.children))
	}
	if news == 0 && date != latest {
		v.add(file, "changed at %q, the index says %q", latest, date)
	}
}

// page is the page at a sitemap's address.
func (v *mapJudge) page(file, address string) *page {
	t := v.target(v.base.String(), address)
	p := v.pages[t.file]
	switch {
	case t.fault != "" || t.away || t.fragment != "":
		v.add(file, "%q %s: not a page of this site", address, t.fault)
	case p == nil || !p.listed():
		v.add(file, "%q is not a page that may be listed", address)
	case p.canonical() != address:
		v.add(file, "%q is a page whose canonical address is %q", address, p.canonical())
	default:
		return p
	}
	return nil
}

// modified is when an article says that it last changed.
func (p *page) modified() string {
	g, _ := p.graph()
	for _, n := range g.of("Article") {
		if !n.is("ScholarlyArticle") {
			return n.text("dateModified")
		}
	}
	return ""
}

// news judges what a news sitemap says about an article.
func (v *mapJudge) news(file string, p *page, e *element) {
	v.order(file, e, "news", "publication publication_date title")
	for _, paper := range e.all(newsSpace, "publication") {
		v.order(file, paper, "publication", "name language")
		if paper.value(newsSpace, "name") == "" {
			v.add(file, "news without the publication's name")
		}
		lang, _, _ := strings.Cut(attr(p.first("html"), "lang"), "-")
		if own := paper.value(newsSpace, "language"); own != lang && !strings.HasPrefix(own, "zh-") {
			v.add(file, "the language is %q, on the page %s it is %q", own, p.address, lang)
		}
	}
	if title := e.value(newsSpace, "title"); title != p.heading() {
		v.add(file, "the title is %q, on the page %s it is %q", title, p.address, p.heading())
	}
	date := e.value(newsSpace, "publication_date")
	t, err := parseDate(date)
	if err != nil {
		v.add(file, "%s", err)
	} else if first := p.meta("article:published_time"); !agrees(t, first) && earlier(date, first) {
		v.add(file, "published at %s, on the page %s it is %s", date, p.address, first)
	}
}
