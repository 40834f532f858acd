package sitecheck_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"galen/internal/testing/sitecheck"
)

// mutation breaks one thing in a good site. The judge must find it, in a fault
// of the file (or of the one named by found) that holds the words of what.
type mutation struct {
	name  string
	judge func(*sitecheck.Site) []sitecheck.Fault
	file  string
	edit  edit
	what  string
	found string // the file of the fault, when it is another one
}

// edit is what is done to a file; nil for a file that is not there.
type edit func(t *testing.T, data []byte) []byte

// swap replaces the first occurrence of a text, which must be there.
func swap(old, new string) edit {
	return func(t *testing.T, data []byte) []byte {
		if !bytes.Contains(data, []byte(old)) {
			t.Fatalf("%q is not in the file", old)
		}
		return bytes.Replace(data, []byte(old), []byte(new), 1)
	}
}

// each replaces every occurrence.
func each(old, new string) edit {
	return func(t *testing.T, data []byte) []byte {
		if !bytes.Contains(data, []byte(old)) {
			t.Fatalf("%q is not in the file", old)
		}
		return bytes.ReplaceAll(data, []byte(old), []byte(new))
	}
}

// both makes one edit after the other.
func both(first, second edit) edit {
	return func(t *testing.T, data []byte) []byte { return second(t, first(t, data)) }
}

// into puts a text before the first occurrence of place.
func into(place, text string) edit { return swap(place, text+place) }

// cut takes away what stands from one text up to another.
func cut(from, to string) edit {
	return func(t *testing.T, data []byte) []byte {
		before, rest, found := bytes.Cut(data, []byte(from))
		_, after, also := bytes.Cut(rest, []byte(to))
		if !found || !also {
			t.Fatalf("%q … %q is not in the file", from, to)
		}
		return slices.Concat(before, []byte(to), after)
	}
}

// gone takes the file away.
func gone(t *testing.T, data []byte) []byte {
	if data == nil {
		t.Fatal("the file is not there")
	}
	return nil
}

// made makes a file that was not there.
func made(text string) edit {
	return func(t *testing.T, data []byte) []byte {
		if data != nil {
			t.Fatal("the file is there already")
		}
		return []byte(text)
	}
}

// try makes each mutation of the site by itself and asks the judge.
func try(t *testing.T, site *sitecheck.Site, mutations []mutation) {
	for _, m := range mutations {
		t.Run(m.name, func(t *testing.T) {
			faults := m.judge(site.With(m.file, m.edit(t, site.File(m.file))))
			file := m.file
			if m.found != "" {
				file = m.found
			}
			hit := func(f sitecheck.Fault) bool { return f.File == file && strings.Contains(f.What, m.what) }
			if !slices.ContainsFunc(faults, hit) {
				t.Errorf("the judge does not find it in %s; it says %q", file, faults)
			}
		})
	}
}

// The files of the starter site that the mutations break.
const (
	story   = "health/autoimmune/car-t-systemic-sclerosis/index.html"
	opinion = "from-the-desks/report-the-count/index.html"
	guide   = "medicines/antibiotics-and-resistance/index.html"
	alias   = "car-t-ssc/index.html"
	month   = "sitemaps/2026-11.xml"
	home    = "https://galen-health.example/"
)

// found names the one file of the site that has these beginning and end.
func found(t *testing.T, site *sitecheck.Site, begin, end string) string {
	for _, file := range site.Files() {
		if strings.HasPrefix(file, begin) && strings.HasSuffix(file, end) {
			return file
		}
	}
	t.Fatalf("no file %s…%s", begin, end)
	return ""
}

func TestMutations(t *testing.T) {
	s := starter(t)
	s.review("content/health/autoimmune/car-t-systemic-sclerosis/index.md")
	site := s.build(t, saturday, home)
	for _, group := range [][]mutation{linkMutations(t, site), feedMutations, mapMutations, dataMutations, structureMutations, privacyMutations(t, site), minifiedMutations(t, site)} {
		try(t, site, group)
	}
	try(t, newsroom(t, 12).build(t, sunday, "https://news.example/"), newsroomMutations)
	try(t, starter(t).build(t, sunday, "https://x.example/sub/"), []mutation{
		{"link out of the folder", sitecheck.Links, "about/index.html", swap(`href="/sub/health/"`, `href="/health/"`), "outside the site's folder", ""},
		{"canonical without the folder", sitecheck.Structure, "about/index.html", swap("https://x.example/sub/about/", "https://x.example/about/"), "gives its address as", ""},
	})
}

func linkMutations(t *testing.T, site *sitecheck.Site) []mutation {
	picture := found(t, site, "immutable/health/autoimmune/car-t-systemic-sclerosis/26-dots.", ".png")
	sheet := found(t, site, "immutable/site.", ".css")
	text := string(site.File("about/index.html"))
	return []mutation{
		{"page removed", sitecheck.Links, "contact/index.html", gone, `"/contact/" leads to nothing`, "about/index.html"},
		{"picture removed", sitecheck.Links, picture, gone, "leads to nothing", story},
		{"preview picture removed", sitecheck.Links, story, swap(`"og:image" content="`+home+`immutable/health/autoimmune/car-t-systemic-sclerosis/26-dots.`, `"og:image" content="`+home+`health/autoimmune/car-t-systemic-sclerosis/x.`), "meta og:image", ""},
		{"slash missing", sitecheck.Links, "about/index.html", swap(`href="/health/"`, `href="/health"`), "lacks its last slash", ""},
		{"index.html named", sitecheck.Links, "about/index.html", swap(`href="/health/"`, `href="/health/index.html"`), "names index.html", ""},
		{"dead fragment", sitecheck.Links, "about/index.html", swap(`href="#page-main"`, `href="#page-mane"`), "names an id that is not there", ""},
		{"id removed", sitecheck.Links, story, swap(` id="what-was-found"`, ""), "names an id that is not there", ""},
		{"link to a redirect", sitecheck.Links, "about/index.html", swap(`href="/health/"`, `href="/car-t-ssc/"`), "leads to a redirect", ""},
		{"link that runs a script", sitecheck.Links, "about/index.html", swap(`href="/health/"`, `href="javascript:void(0)"`), "begins with javascript:", ""},
		{"link without protection", sitecheck.Links, "about/index.html", swap(`href="/health/"`, `href="http://galen-health.example/health/"`), "names this site with http:", ""},
		{"link to the live site", sitecheck.Links, "about/index.html", swap(`href="/health/"`, `href="`+home+`health/"`), "leads from a preview to the live site", ""},
		{"link to the host's file", sitecheck.Links, "about/index.html", swap(`href="/health/"`, `href="/_headers"`), "no host serves", ""},
		{"link to nowhere", sitecheck.Links, "about/index.html", swap(`href="/health/"`, `href=""`), "is empty", ""},
		{"link that is no address", sitecheck.Links, "about/index.html", swap(`href="/health/"`, `href="https://[x"`), "is not an address", ""},
		{"srcset", sitecheck.Links, story, swap("<img ", `<img srcset="/a,b.png 1x, /none.png 2x" `), `"/none.png" leads to nothing`, ""},
		{"style sheet's picture", sitecheck.Links, sheet, into("", "a{background:url(none.png)}"), `url(): "none.png" leads to nothing`, ""},
		{"page without a way to it", sitecheck.Links, "new/index.html", made(strings.ReplaceAll(text, "/about/", "/new/")), "no way leads here", ""},
		{"file without a name", sitecheck.Links, "left.png", made("x"), "nothing names this file", ""},
		{"redirect to two places", sitecheck.Links, alias, swap(`url=/health/autoimmune/car-t-systemic-sclerosis/`, `url=/about/`), "to one place", ""},
		{"redirect to itself", sitecheck.Links, alias, each("/health/autoimmune/car-t-systemic-sclerosis/", "/car-t-ssc/"), "to one place", ""},
		{"redirect that is left out", sitecheck.Links, alias, into(`<meta name="viewport"`, `<meta name="robots" content="noindex">`), "told to leave out", ""},
	}
}

var feedMutations = []mutation{
	{"end tag missing", sitecheck.Feeds, "feed.xml", swap("</channel>", ""), "is not sound XML", ""},
	{"two at the top", sitecheck.Feeds, "feed.xml", swap("</rss>", "</rss><rss></rss>"), "2 elements at the top", ""},
	{"prefix not declared", sitecheck.Feeds, "feed.xml", swap("xmlns:dc=", "xmlns:cd="), `the prefix "dc"`, ""},
	{"attribute twice", sitecheck.Feeds, "feed.xml", swap(`rel="self"`, `rel="self" rel="self"`), "is there twice", ""},
	{"control character", sitecheck.Feeds, "feed.xml", swap("<title>Galen", "<title>\x0bGalen"), "is not sound XML", ""},
	{"not UTF-8", sitecheck.Feeds, "feed.xml", swap("<title>Galen", "<title>\xffGalen"), "is not UTF-8", ""},
	{"document type", sitecheck.Feeds, "feed.xml", swap("<rss", "<!DOCTYPE rss><rss"), "document type", ""},
	{"other namespace", sitecheck.Feeds, "atom.xml", swap("http://www.w3.org/2005/Atom", "http://www.w3.org/2005/atom"), "begins with <feed>", ""},
	{"unknown element", sitecheck.Feeds, "feed.xml", swap("<pubDate>", "<published>x</published><pubDate>"), "<published> may not stand", ""},
	{"description missing", sitecheck.Feeds, "feed.xml", cut("<description>", "<language>"), "<description> is 0 times", ""},
	{"id twice", sitecheck.Feeds, "feed.json", swap(`"id":"`+home+`medicines/antibiotics-and-resistance/"`, `"id":"`+home+`from-the-desks/report-the-count/"`), "is there twice", ""},
	{"guid of another kind", sitecheck.Feeds, "feed.xml", swap(`isPermaLink="true"`, `isPermaLink="false"`), "is not the address", ""},
	{"self elsewhere", sitecheck.Feeds, "feed.xml", swap(home+"feed.xml", home+"rss.xml"), "gives its own address as", ""},
	{"no self", sitecheck.Feeds, "atom.xml", swap(`rel="self"`, `rel="me"`), "0 links rel=self", ""},
	{"home elsewhere", sitecheck.Feeds, "feed.json", swap(`"home_page_url":"`+home+`"`, `"home_page_url":"`+home+`privacy-policy/"`), "does not announce it", ""},
	{"no such day", sitecheck.Feeds, "feed.xml", swap("<pubDate>Fri, 20 Nov", "<pubDate>Fri, 40 Nov"), "is not a date", ""},
	{"dead link", sitecheck.Feeds, "atom.xml", swap(`href="`+home+`from-the-desks/report-the-count/"`, `href="`+home+`from-the-desks/gone/"`), "leads to nothing", ""},
	{"relative link in a text", sitecheck.Feeds, "feed.xml", swap(`<a href="https://galen-health.example/`, `<a href="/`), "is not a full address", ""},
	{"dead link in a text", sitecheck.Feeds, "atom.xml", swap(`<a href="https://galen-health.example/`, `<a href="https://galen-health.example/x`), "leads to nothing", ""},
	{"dead footnote", sitecheck.Feeds, "health/feed.json", swap("-fn:1", "-fn:9"), "an id that is not there", ""},
	{"other title", sitecheck.Feeds, "feed.xml", swap("<item><title>Give", "<item><title>Take"), "has the title", ""},
	{"other summary", sitecheck.Feeds, "feed.json", swap(`"summary":"Our`, `"summary":"Your`), "has the summary", ""},
	{"other author", sitecheck.Feeds, "atom.xml", swap("<name>Galen statistics desk</name>", "<name>Dr Nobody</name>"), `is by "Dr Nobody"`, ""},
	{"picture that is not there", sitecheck.Feeds, "feed.xml", swap(`<media:content url="`+home, `<media:content url="`+home+`no-`), "is no file of the site", ""},
	{"picture elsewhere", sitecheck.Feeds, "atom.xml", swap(`<link rel="enclosure" type="image/svg+xml" href="`+home, `<link rel="enclosure" type="image/svg+xml" href="https://elsewhere.example/`), "is no file of the site", ""},
	{"picture of another type", sitecheck.Feeds, "feed.xml", swap(`medium="image" type="image/`, `medium="image" type="text/`), "is of the type", ""},
	{"no author", sitecheck.Feeds, "feed.xml", swap("<dc:creator>Galen statistics desk</dc:creator>", ""), "has no author", ""},
	{"earlier than its page", sitecheck.Feeds, "feed.xml", swap("<pubDate>Fri, 20 Nov 2026 07:00:00", "<pubDate>Fri, 20 Nov 2026 06:00:00"), "its page of", ""},
	{"out of order", sitecheck.Feeds, "atom.xml", swap("<published>2026-11-18", "<published>2026-11-21"), "is newer than the one before", ""},
	{"changed before it was there", sitecheck.Feeds, "feed.json", swap(`"date_modified":"2026`, `"date_modified":"2025`), "changed before it was published", ""},
	{"older than its items", sitecheck.Feeds, "health/atom.xml", swap("<updated>2026-11-20T08:30:00Z", "<updated>2026-11-01T08:30:00Z"), "later", ""},
	{"empty text", sitecheck.Feeds, "feed.json", swap(`"content_html":"`, `"content_html":"","x":"`), "has no text", ""},
	{"plain text", sitecheck.Feeds, "atom.xml", swap(`<content type="html">`, `<content type="text">`), "is of the type", ""},
	{"other reader", sitecheck.Feeds, "feed.xml", swap("<guid ", "<dc:title>x</dc:title><guid "), "may not stand", ""},
	{"feed as another", sitecheck.Feeds, "tags/risk/index.html", swap(`application/rss+xml`, `application/atom+xml`), "and it is rss", ""},
	{"page as a feed", sitecheck.Feeds, "tags/risk/index.html", swap(`href="/tags/risk/feed.xml"`, `href="/about/"`), "is announced as a feed", "about/index.html"},
	{"item where none belongs", sitecheck.Feeds, "feed.xml", swap("</channel>", "</channel><item><title>x</title></item>"), "gofeed reads", ""},
	{"other version", sitecheck.Feeds, "feed.json", swap("version/1.1", "version/3"), "is of the version", ""},
	{"key twice", sitecheck.Feeds, "feed.json", swap(`"language":`, `"language":"de","language":`), "stands twice", ""},
	{"unknown key", sitecheck.Feeds, "feed.json", swap(`"language":`, `"lang":"de","language":`), "is not a JSON Feed", ""},
	{"not announced", sitecheck.Feeds, "about/feed.xml", made(`<rss version="2.0"><channel></channel></rss>`), "no page announces", ""},
	{"announced and gone", sitecheck.Feeds, "atom.xml", gone, `"/atom.xml" leads to nothing`, "about/index.html"},
	{"no items", sitecheck.Feeds, "tags/risk/feed.xml", cut("<item>", "</channel>"), "and 0 items", ""},
}

var mapMutations = []mutation{
	{"robots.txt silent", sitecheck.Sitemaps, "robots.txt", each("Sitemap:", "Map:"), "names no sitemap", ""},
	{"news not named", sitecheck.Sitemaps, "robots.txt", swap("Sitemap: "+home+"sitemap-news.xml\n", ""), "names this sitemap", "sitemap-news.xml"},
	{"named and gone", sitecheck.Sitemaps, "sitemap-news.xml", gone, "leads to nothing", "robots.txt"},
	{"left out of the index", sitecheck.Sitemaps, "sitemap.xml", cut("<sitemap><loc>"+home+"sitemaps/2026-11.xml", "<sitemap><loc>"+home+"sitemaps/2026-10"), "names this sitemap", month},
	{"named twice", sitecheck.Sitemaps, "sitemap.xml", swap("2026-10.xml", "2026-11.xml"), "is named twice", ""},
	{"index has another date", sitecheck.Sitemaps, "sitemap.xml", swap("<lastmod>2026-11-20", "<lastmod>2026-11-19"), "the index says", month},
	{"not well-formed", sitecheck.Sitemaps, month, swap("</urlset>", ""), "is not sound XML", ""},
	{"other namespace", sitecheck.Sitemaps, month, swap("sitemap/0.9", "sitemap/0.8"), "is not a sitemap", ""},
	{"empty", sitecheck.Sitemaps, month, cut("<url>", "</urlset>"), "is empty", ""},
	{"article left out", sitecheck.Sitemaps, month, cut("<url><loc>"+home+"medicines", "</urlset>"), "is in no sitemap", guide},
	{"page left out", sitecheck.Sitemaps, "sitemaps/pages-1.xml", swap("<url><loc>"+home+"glossary/</loc></url>", ""), "is in no sitemap", "glossary/index.html"},
	{"listed twice", sitecheck.Sitemaps, "sitemaps/pages-1.xml", each(home+"contact/", home+"about/"), "too", ""},
	{"dead address", sitecheck.Sitemaps, month, swap("medicines/antibiotics", "medicines/probiotics"), "leads to nothing", ""},
	{"address of a redirect", sitecheck.Sitemaps, "sitemaps/pages-1.xml", swap("example/contact/", "example/car-t-ssc/"), "may be listed", ""},
	{"address of the lost page", sitecheck.Sitemaps, "sitemaps/pages-1.xml", swap("example/contact/", "example/404.html"), "may be listed", ""},
	{"page may not be listed", sitecheck.Sitemaps, guide, swap("max-image-preview:large", "noindex"), "may be listed", month},
	{"address of another site", sitecheck.Sitemaps, month, swap("galen-health.example/medicines", "elsewhere.example/medicines"), "not a page of this site", ""},
	{"page is canonical elsewhere", sitecheck.Sitemaps, guide, swap(`rel="canonical" href="`, `rel="canonical" href="https://x.example/`), "whose canonical address is", month},
	{"not a date", sitecheck.Sitemaps, month, swap("2026-11-18T", "2026-13-18T"), "no such date", ""},
	{"not a W3C date", sitecheck.Sitemaps, month, swap("2026-11-18T08:00:00Z", "18 Nov 2026"), "is not a date", ""},
	{"other date than the page", sitecheck.Sitemaps, month, swap("2026-11-18T", "2026-11-17T"), "the page says", ""},
	{"unknown element", sitecheck.Sitemaps, month, swap("<lastmod>", "<changed>x</changed><lastmod>"), "may not stand there", ""},
	{"out of order", sitecheck.Sitemaps, month, swap("<url><loc>", "<url><lastmod>2026-11-20</lastmod><loc>"), "may not stand there", ""},
	{"news with another title", sitecheck.Sitemaps, "sitemap-news.xml", swap("<news:title>Give", "<news:title>Take"), "the title is", ""},
	{"news in another language", sitecheck.Sitemaps, "sitemap-news.xml", swap(">en<", ">de<"), "the language is", ""},
	{"news before its page", sitecheck.Sitemaps, "sitemap-news.xml", swap("2026-11-20T", "2026-11-19T"), "published at", ""},
	{"news without a name", sitecheck.Sitemaps, "sitemap-news.xml", swap("<news:name>Galen Health</news:name>", "<news:name/>"), "without the publication's name", ""},
	{"news without a day", sitecheck.Sitemaps, "sitemap-news.xml", swap("2026-11-20T", "2026-11-31T"), "no such date", ""},
	{"page as a sitemap", sitecheck.Sitemaps, "robots.txt", swap("sitemap.xml", "about/"), "is a page", ""},
	{"other element", sitecheck.Sitemaps, month, both(swap("<url>", "<site>"), swap("</url>", "</site>")), "<site> stands where <url> belongs", ""},
	{"too long", sitecheck.Sitemaps, month, into("</urlset>", strings.Repeat("<url/>", 50_000)), "is longer than", ""},
	{"no news among news", sitecheck.Sitemaps, "sitemap-news.xml", swap("</urlset>", "<url><loc>"+home+"about/</loc></url></urlset>"), "are news", ""},
}
