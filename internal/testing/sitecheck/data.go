package sitecheck

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// StructuredData judges the JSON-LD of every page: whether it is sound JSON,
// whether its words are schema.org's, whether its addresses lead somewhere, and
// whether it says exactly what the page shows to its readers.
func StructuredData(s *Site) []Fault {
	v := &verdict{Site: s}
	for p := range s.all {
		g, faults := p.graph()
		for _, err := range faults {
			v.add(p.file, "structured data: %s", err)
		}
		d := dataJudge{verdict: v, page: p, graph: g, shown: p.shown()}
		d.addresses()
		for _, n := range g.nodes {
			d.words(n)
		}
		if p.listed() {
			d.webPage()
			d.crumbs()
			d.article()
			d.profile()
		} else if p.redirect && len(g.nodes) > 0 {
			v.add(p.file, "a redirect with structured data")
		} else if p.lost() && len(d.of("CollectionPage")) > 0 {
			d.fault("structured data: the page for lost readers is called a collection")
		}
	}
	return v.faults
}

// dataJudge judges one page.
type dataJudge struct {
	*verdict
	*page
	graph
	shown string // what the main part of the page shows
}

func (d *dataJudge) fault(format string, args ...any) { d.add(d.page.file, format, args...) }

// sees says whether readers see a text in the main part of the page.
func (d *dataJudge) sees(text string) bool { return strings.Contains(d.shown, plain(text)) }

// links says whether a link of the main part leads to address; its text is name,
// if that is not empty.
func (d *dataJudge) links(address, name string) bool {
	for n := range d.main().Descendants() {
		if n.Data == "a" && sameAddress(d.full(attr(n, "href")), address) && (name == "" || visible(n) == plain(name)) {
			return true
		}
	}
	return false
}

// sameAddress compares addresses without regard to which characters are escaped.
func sameAddress(a, b string) bool {
	x, errX := url.Parse(a)
	y, errY := url.Parse(b)
	return errX == nil && errY == nil && x.Scheme == y.Scheme && x.Host == y.Host && x.Path == y.Path && x.RawQuery == y.RawQuery && x.Fragment == y.Fragment
}

// full is an address on the page with scheme and host.
func (d *dataJudge) full(href string) string {
	if t := d.target(d.page.address, href); t.file != "" && t.fragment == "" {
		return d.Site.address(t.file)
	}
	return href
}

func (d *dataJudge) addresses() {
	for _, address := range d.dataAddresses(d.Site) {
		if t := d.target(d.page.address, address); t.fault != "" {
			d.fault("structured data: %q %s", address, t.fault)
		} else if p := d.pages[t.file]; p != nil && p.redirect {
			d.fault("structured data: %q leads to a redirect", address)
		}
	}
}

// words judges whether a node's types and properties exist and hold what they
// may hold.
func (d *dataJudge) words(n node) {
	types := n.types()
	if len(types) != 1 && (len(types) != 2 || types[1] != "FAQPage") { // a page may hold questions and answers, too
		d.fault("structured data: a node with the types %q", types)
		return
	}
	for _, kind := range types {
		if _, known := schemaTypes[kind]; !known {
			d.fault("structured data: there is no type %q", kind)
			return
		}
	}
	kind := types[0]
	for property, value := range n {
		if strings.HasPrefix(property, "@") {
			continue
		}
		want := expected(kind, property)
		if want == nil {
			d.fault("structured data: %s has no property %q", kind, property)
			continue
		}
		if property == "mainEntity" && n.is("FAQPage") {
			want = []string{"Question"}
		}
		if len(list(value)) == 0 {
			d.fault("structured data: %s of %s is empty", property, kind)
		}
		for _, v := range list(value) {
			d.value(kind, property, v, want)
		}
	}
}

func (d *dataJudge) value(kind, property string, value any, want []string) {
	inner, isNode := value.(map[string]any)
	if !isNode {
		if !fits(value, want) {
			d.fault("structured data: %s of %s cannot be %v", property, kind, value)
		}
		return
	}
	to := d.resolve(value)
	if len(to) == 0 {
		d.fault("structured data: %s of %s names %v, which is not on the page", property, kind, inner["@id"])
		return
	}
	if !slices.ContainsFunc(want, to[0].is) {
		d.fault("structured data: %s of %s cannot be a %s", property, kind, strings.Join(to[0].types(), ", "))
	}
	if len(inner) > 1 {
		d.words(inner)
	}
}

// webPage judges what is said about the page itself.
func (d *dataJudge) webPage() {
	all := d.of("WebPage")
	if len(all) != 1 {
		d.fault("structured data: %d nodes for the page itself", len(all))
		return
	}
	n := all[0]
	d.same("@id of the page", n.text("@id"), d.canonical())
	d.same("url of the page", n.text("url"), d.canonical())
	d.same("name of the page", n.text("name"), d.meta("og:title"))
	if n["description"] != nil {
		d.same("description of the page", n.text("description"), d.meta("description"))
	}
	d.same("inLanguage of the page", n.text("inLanguage"), attr(d.first("html"), "lang"))
	for _, site := range d.of("WebSite") {
		d.same("name of the site", site.text("name"), d.meta("og:site_name"))
		d.same("url of the site", site.text("url"), d.home())
	}
	d.dates(n)
	for _, by := range d.resolve(n["reviewedBy"]) {
		d.person("reviewer", by)
	}
}

// same compares what the data say with what the page says.
func (d *dataJudge) same(what, data, page string) {
	if data != page {
		d.fault("structured data: %s is %q, on the page it is %q", what, data, page)
	}
}

// dates judges whether the dates of a node can be read on the page. The day of a
// review may be shown with its time.
func (d *dataJudge) dates(n node) {
	for _, property := range []string{"datePublished", "dateModified", "lastReviewed"} {
		date := n.text(property)
		shown := func(t string) bool { // readers may see the day only
			return t == date || property == "lastReviewed" && strings.HasPrefix(t, date+"T") || len(t) == len(time.DateOnly) && strings.HasPrefix(date, t+"T")
		}
		if date != "" && !slices.ContainsFunc(d.times(), shown) {
			d.fault("structured data: %s %s is in no <time> of the page", property, date)
		}
	}
}

// person judges whether an author or reviewer is shown, with a link to a page of
// their name.
func (d *dataJudge) person(what string, n node) {
	if n.text("name") == "" || !d.links(n.text("url"), n.text("name")) {
		d.fault("structured data: there is no link %q to the %s at %s", n.text("name"), what, n.text("url"))
	}
	if p := d.pages[d.target(d.page.address, n.text("url")).file]; p != nil && p.heading() != n.text("name") {
		d.fault("structured data: the page of the %s %q is headed %q", what, n.text("name"), p.heading())
	}
	d.sameAs(n)
}

// sameAs judges that a node's other addresses are elsewhere: a page of the
// site's own is not another name for a person.
func (d *dataJudge) sameAs(n node) {
	for _, address := range texts(n["sameAs"]) {
		if d.own(address) {
			d.fault("structured data: %q is sameAs %s, a page of this site", n.text("name"), address)
		}
	}
}

// profile judges a page about an author.
func (d *dataJudge) profile() {
	for _, page := range d.of("ProfilePage") {
		for _, n := range d.resolve(page["mainEntity"]) {
			d.same("name of the author", n.text("name"), d.heading())
			d.same("url of the author", n.text("url"), d.canonical())
			for _, property := range []string{"jobTitle", "honorificSuffix"} {
				if !d.sees(n.text(property)) {
					d.fault("structured data: %s %q is not to be seen", property, n.text(property))
				}
			}
			d.sameAs(n)
		}
	}
}

// home is the address to which the name of the site leads at the top of the page: its home page in the language of
// the page.
func (d *dataJudge) home() string {
	for n := range d.named("a") {
		if n.Parent.Data == "p" && attr(n.Parent, "class") == "name" {
			return d.full(attr(n, "href"))
		}
	}
	return d.base.String()
}

// crumbs judges that the breadcrumbs are those that the page shows.
func (d *dataJudge) crumbs() {
	var shown, said [][2]string // name and address
	for n := range d.named("nav") {
		if attr(n, "class") == "breadcrumbs" {
			shown = append(shown, d.trail(n)...)
		}
	}
	for _, n := range d.of("BreadcrumbList") {
		for i, item := range d.resolve(n["itemListElement"]) {
			if position, _ := item["position"].(interface{ String() string }); position == nil || position.String() != itoa(i+1) {
				d.fault("structured data: the breadcrumb at place %d has the position %v", i+1, item["position"])
			}
			said = append(said, [2]string{item.text("name"), item.text("item")})
		}
	}
	if !slices.Equal(shown, said) {
		d.fault("structured data: the breadcrumbs are %q, on the page they are %q", said, shown)
	}
	if d.canonical() != d.home() && len(shown) == 0 {
		d.fault("the page has no breadcrumbs")
	}
}

// trail reads the breadcrumbs in nav.
func (d *dataJudge) trail(nav *html.Node) [][2]string {
	var all [][2]string
	for n := range nav.Descendants() {
		if n.Data != "li" {
			continue
		}
		crumb := [2]string{visible(n), ""}
		for a := range n.Descendants() {
			if a.Data == "a" {
				crumb[1] = d.full(attr(a, "href"))
			}
		}
		all = append(all, crumb)
	}
	return all
}
