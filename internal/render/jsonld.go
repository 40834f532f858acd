package render

import (
	"bytes"
	"cmp"
	"html/template"
	"slices"
	"strings"
	"sync"

	"galen/internal/site"
)

// node is an object of the graph; its keys come out sorted.
type node map[string]any

func ref(id string) node { return node{"@id": id} }

// JSONLD is the page's structured data in the vocabulary of schema.org: one
// graph, made from the same values as the page itself, so that it can say
// nothing that the page does not.
//
// reviewedBy and lastReviewed belong to web pages, not to articles; so a
// NewsArticle points, with mainEntityOfPage, to the MedicalWebPage that it is
// shown on.
func (v *View) JSONLD() (template.JS, error) {
	info, page := v.Site(), v.page()
	g := graph{info: info, page: page}
	switch v.pageKind() {
	case site.ArticlePage:
		a, err := v.Article()
		if err != nil {
			return "", err
		}
		g.article(a)
		g.translated(v.Twins())
		if a.Live {
			live, err := v.Live()
			if err != nil {
				return "", err
			}
			g.live(live)
		}
	case site.AuthorPage:
		if must[site.List](v, "list:"+v.path).Number > 0 {
			g.web("CollectionPage", nil)
			break
		}
		a, err := v.Author()
		if err != nil {
			return "", err
		}
		g.add(person(a, info))
		g.web("ProfilePage", node{"mainEntity": ref(a.Canonical + "#id")})
	case site.TermPage:
		t, err := v.Term()
		if err != nil {
			return "", err
		}
		g.topic(t)
	case site.WithdrawnPage:
		w, err := v.Withdrawal()
		if err != nil {
			return "", err
		}
		g.withdrawn(w)
	case site.PodcastPage:
		show, err := v.Podcast()
		if err != nil {
			return "", err
		}
		g.show(show)
	case site.PlainPage, site.SearchPage, site.NotFoundPage:
		g.web("WebPage", nil)
	case site.HomePage, site.CategoryPage, site.SelectionPage, site.AuthorsPage, site.TagPage, site.TagsPage, site.TaxonomyPage, site.MonthPage, site.MonthsPage,
		site.StudyPage, site.StudiesPage, site.CorrectionsPage, site.RedirectPage:
		g.web("CollectionPage", nil)
	}
	g.crumbs(v.Crumbs())
	return v.ground.graph(info, g.nodes)
}

type graph struct {
	info  site.Info
	page  site.Page
	nodes []node
}

func (g *graph) add(n node) { g.nodes = append(g.nodes, n) }

func (g *graph) publisherID() string { return g.info.Root + "#publisher" }

// jsonldPrefix is what the graphs of all pages of a site begin with.
type jsonldPrefix struct {
	once  sync.Once
	text  []byte
	err   error
	space sync.Pool // of *[]byte, to write graphs in
}

// graph writes the graph of a page: publisher, site, and the page's own nodes.
func (t *jsonldPrefix) graph(info site.Info, nodes []node) (template.JS, error) {
	t.once.Do(func() {
		g := graph{info: info}
		g.publisher()
		g.website()
		text, err := appendJSON([]byte(`{"@context":"https://schema.org","@graph":`), g.nodes)
		t.text, t.err = bytes.TrimSuffix(text, []byte("]")), err
	})
	space, ok := t.space.Get().(*[]byte)
	if !ok {
		space = new([]byte)
	}
	defer t.space.Put(space)
	b, err := append((*space)[:0], t.text...), t.err
	for _, n := range nodes {
		if err == nil {
			b, err = n.appendJSON(append(b, ','))
		}
	}
	*space = append(b, "]}"...)
	return template.JS(*space), err
}

func (g *graph) publisher() {
	p := g.info.Publisher
	n := node{"@type": "NewsMediaOrganization", "@id": g.publisherID(), "name": p.Name, "url": absolute(g.info, p.URL)}
	if p.URL == g.info.URL {
		n["url"] = g.info.Root
	}
	if p.Logo != nil {
		n["logo"] = image(p.Logo)
	}
	for _, policy := range p.Policies {
		n[policy.Property] = absolute(g.info, policy.URL)
	}
	g.add(n)
}

func image(i *site.Image) node {
	n := node{"@type": "ImageObject", "url": i.Canonical}
	if i.Caption != "" {
		n["caption"] = i.Caption
	}
	if i.Credit != "" {
		n["creditText"] = i.Credit
	}
	if i.Copyright != "" {
		n["copyrightNotice"] = i.Copyright
	}
	if i.Licence.URL != "" {
		n["license"] = i.Licence.URL
	}
	return n
}

func (g *graph) website() {
	n := node{"@type": "WebSite", "@id": g.info.Canonical + "#website", "name": g.info.Title, "url": g.info.Canonical,
		"inLanguage": g.info.Language, "publisher": ref(g.publisherID())}
	if g.info.Description != "" {
		n["description"] = g.info.Description
	}
	g.add(n)
}

// web adds the page itself, with further properties.
func (g *graph) web(kind string, more node) {
	name := g.page.Title
	if name == "" {
		name = g.info.Title
	}
	n := node{"@type": kind, "@id": g.page.Canonical, "url": g.page.Canonical, "name": name, "inLanguage": g.info.Language,
		"isPartOf": ref(g.info.Canonical + "#website")}
	if g.page.Description != "" {
		n["description"] = g.page.Description
	}
	if g.page.URL != g.info.URL {
		n["breadcrumb"] = ref(g.page.Canonical + "#crumbs")
	}
	for k, value := range more {
		n[k] = value
	}
	g.add(n)
}

// withdrawn adds the notice at the address of an article that was withdrawn.
func (g *graph) withdrawn(w site.Withdrawal) {
	var authors []node
	for _, p := range w.Authors {
		g.add(person(p, g.info))
		authors = append(authors, ref(p.Canonical+"#id"))
	}
	more := node{"creativeWorkStatus": w.Status, "dateModified": w.On.Instant, "author": authors, "inLanguage": cmp.Or(w.Language, g.info.Language)}
	if w.Published.Instant != "" {
		more["datePublished"] = w.Published.Instant
	}
	g.web("WebPage", more)
}

// crumbs adds the breadcrumbs; the home page has none.
func (g *graph) crumbs(trail []site.Link) {
	if len(trail) == 0 {
		return
	}
	var items []node
	for i, c := range trail {
		item := node{"@type": "ListItem", "position": i + 1, "name": c.Title}
		if c.URL != "" {
			item["item"] = absolute(g.info, c.URL)
		}
		items = append(items, item)
	}
	g.add(node{"@type": "BreadcrumbList", "@id": g.page.Canonical + "#crumbs", "itemListElement": items})
}

// absolute makes an address of the site full; others are so already.
func absolute(info site.Info, url string) string {
	if len(url) > 0 && url[0] == '/' {
		return info.Canonical[:len(info.Canonical)-len(info.URL)] + url
	}
	return url
}

// articleTypes are schema.org's types for Galen's kinds.
var articleTypes = map[string]string{"news": "NewsArticle", "opinion": "OpinionNewsArticle", "explainer": "Article", "guide": "Article",
	"live": "LiveBlogPosting", "live-ended": "LiveBlogPosting"}

func (g *graph) article(a site.Article) {
	spoken := cmp.Or(a.Language, g.info.Language)
	medical := node{"inLanguage": spoken}
	n := node{
		"@type": articleTypes[a.Kind], "@id": a.Canonical + "#article", "url": a.Canonical, "mainEntityOfPage": ref(a.Canonical),
		"headline": a.Title, "description": a.Description,
		"inLanguage": spoken, "publisher": ref(g.publisherID()), "articleSection": a.Section, "wordCount": a.Words,
		"isAccessibleForFree": true,
	}
	if at := a.Published.Instant; at != "" {
		n["datePublished"], n["dateModified"], medical["datePublished"] = at, at, at
	}
	if at := a.Updated.Instant; at != "" {
		n["dateModified"], medical["dateModified"] = at, at
	}
	if list := images(a); len(list) > 0 {
		n["image"] = list
	}
	people := map[string]bool{}
	who := func(p site.Person) node {
		if !people[p.Canonical] {
			people[p.Canonical] = true
			g.add(person(p, g.info))
		}
		return ref(p.Canonical + "#id")
	}
	var authors []node
	for _, p := range a.Authors {
		authors = append(authors, who(p))
	}
	n["author"] = authors
	if a.Reviewed != nil {
		on, _, _ := strings.Cut(a.Reviewed.On.ISO, "T") // the property takes a day, not a time
		medical["reviewedBy"], medical["lastReviewed"] = who(a.Reviewed.By), on
	}
	if len(a.Tags) > 0 {
		var keywords []string
		for _, t := range a.Tags {
			keywords = append(keywords, t.Title)
		}
		n["keywords"] = keywords
	}
	g.filed(a, n)
	published(a, n)
	if len(a.References) > 0 {
		n["citation"] = citations(a.References)
	}
	if len(a.Corrections) > 0 {
		var all []node
		for _, c := range a.Corrections {
			note := node{"@type": "CorrectionComment", "text": c.Text, "datePublished": c.On.Instant}
			if c.Original != "" {
				original := g.otherVersion(a, c.Original)
				original["inLanguage"] = c.Language
				note["inLanguage"], note["about"] = c.Language, original
			}
			all = append(all, note)
		}
		n["correction"] = all
	}
	if a.Plain != nil {
		n["workExample"] = g.otherVersion(a, a.Plain.URL)
	}
	if a.Full != nil {
		n["isBasedOn"] = g.otherVersion(a, a.Full.URL)
	}
	g.recordings(a, n)
	g.studies(a, n)
	questions(a, medical)
	g.web("MedicalWebPage", medical)
	g.add(n)
	g.films(a)
}

// show adds the page of a show, and what it is.
func (g *graph) show(p site.Podcast) {
	url := absolute(g.info, p.URL)
	n := node{"@type": "PodcastSeries", "@id": url + "#show", "name": p.Title, "description": p.Description, "url": url, "inLanguage": p.Language, "publisher": ref(g.publisherID())}
	if p.Feed.URL != "" {
		n["webFeed"] = absolute(g.info, p.Feed.URL)
	}
	if p.Cover != "" {
		n["image"] = p.Cover
	}
	g.web("CollectionPage", node{"mainEntity": ref(url + "#show")})
	g.add(n)
}

// live adds the entries of a live story to its node, which is the last one of the type.
func (g *graph) live(l *site.LiveStory) {
	if l == nil {
		return
	}
	story := g.nodes[slices.IndexFunc(g.nodes, func(n node) bool { return n["@type"] == articleTypes["live"] })]
	story["coverageStartTime"] = l.Began.Instant
	if l.Ended.Instant != "" {
		story["coverageEndTime"] = l.Ended.Instant
	}
	var all []node
	for _, e := range l.Entries {
		all = append(all, node{"@type": "BlogPosting", "@id": e.Canonical, "url": e.Canonical, "headline": e.Headline, "datePublished": e.At.Instant, "inLanguage": story["inLanguage"], "articleBody": cmp.Or(e.Text, e.Headline)})
	}
	if len(all) > 0 {
		story["liveBlogUpdate"] = all
	}
}

// questions makes the page of an article with questions and answers one of the type FAQPage,
// too.
func questions(a site.Article, medical node) {
	if len(a.Questions) == 0 {
		return
	}
	var all []node
	for _, q := range a.Questions {
		all = append(all, node{"@type": "Question", "name": q.Asked, "acceptedAnswer": node{"@type": "Answer", "text": q.Answer}})
	}
	medical["@type"], medical["mainEntity"] = []string{"MedicalWebPage", "FAQPage"}, all
}

// person is an author or reviewer; a desk is an organization of the publisher's.
func person(p site.Person, info site.Info) node {
	n := node{"@type": "Person", "@id": p.Canonical + "#id", "name": p.Name, "url": p.Canonical}
	if p.Desk {
		n["@type"], n["parentOrganization"] = "Organization", ref(info.Root+"#publisher")
	} else {
		n["worksFor"] = ref(info.Root + "#publisher")
		if p.Role != "" {
			n["jobTitle"] = p.Role
		}
		if p.Credentials != "" {
			n["honorificSuffix"] = p.Credentials
		}
		if len(p.Affiliations) > 0 {
			var all []node
			for _, name := range p.Affiliations {
				all = append(all, node{"@type": "Organization", "name": name})
			}
			n["affiliation"] = all
		}
	}
	if p.Email != "" {
		n["email"] = p.Email
	}
	if p.Image != nil {
		n["image"] = p.Image.Canonical
	}
	var same []string
	if p.ORCID != "" {
		same = append(same, p.ORCID)
	}
	for _, l := range p.Links { // a page of this site says more about them, but is not them; nor is a mail address
		if strings.HasPrefix(l.URL, "http") && !strings.HasPrefix(l.URL, info.Canonical) {
			same = append(same, l.URL)
		}
	}
	if len(same) > 0 {
		n["sameAs"] = same
	}
	return n
}
