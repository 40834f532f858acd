package render

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"slices"
	"strings"
	"time"

	"galen/internal/site"
)

// Sitemaps (sitemaps.org/protocol.html) and Google's news extension.
const (
	sitemapNS = "http://www.sitemaps.org/schemas/sitemap/0.9"
	newsNS    = "http://www.google.com/schemas/sitemap-news/0.9"
	xhtmlNS   = "http://www.w3.org/1999/xhtml"
)

type sitemapURL struct {
	Loc     string          `xml:"loc"`
	LastMod string          `xml:"lastmod,omitempty"`
	News    *newsItem       `xml:"news:news"`
	Links   []alternateLink `xml:"xhtml:link"`
}

// alternateLink names the page in a language, as search engines ask for it.
type alternateLink struct {
	Rel      string `xml:"rel,attr"`
	Language string `xml:"hreflang,attr"`
	Href     string `xml:"href,attr"`
}

type urlSet struct {
	XMLName xml.Name     `xml:"urlset"`
	NS      string       `xml:"xmlns,attr"`
	News    string       `xml:"xmlns:news,attr,omitempty"`
	XHTML   string       `xml:"xmlns:xhtml,attr,omitempty"`
	URLs    []sitemapURL `xml:"url"`
}

type newsItem struct {
	Name     string `xml:"news:publication>news:name"`
	Language string `xml:"news:publication>news:language"`
	Date     string `xml:"news:publication_date"`
	Title    string `xml:"news:title"`
}

func sitemap(w *bytes.Buffer, entries []site.Entry) error {
	set := urlSet{NS: sitemapNS, URLs: make([]sitemapURL, 0, len(entries))}
	for _, e := range entries {
		u := sitemapURL{Loc: e.Canonical, LastMod: e.Modified.ISO()}
		for _, a := range alternates(e.Editions) {
			set.XHTML = xhtmlNS
			u.Links = append(u.Links, alternateLink{"alternate", a.Language, a.Canonical})
		}
		set.URLs = append(set.URLs, u)
	}
	return writeXML(w, set)
}

func sitemapIndex(w *bytes.Buffer, entries []site.Entry) error {
	var index struct {
		XMLName  xml.Name     `xml:"sitemapindex"`
		NS       string       `xml:"xmlns,attr"`
		Sitemaps []sitemapURL `xml:"sitemap"`
	}
	index.NS = sitemapNS
	for _, e := range entries {
		index.Sitemaps = append(index.Sitemaps, sitemapURL{Loc: e.Canonical, LastMod: e.Modified.ISO()})
	}
	return writeXML(w, index)
}

// newsSitemap lists the articles of the last two days.
func newsSitemap(w *bytes.Buffer, info site.Info, entries []site.Entry) error {
	set := urlSet{NS: sitemapNS, News: newsNS}
	for _, e := range entries {
		set.URLs = append(set.URLs, sitemapURL{Loc: e.Canonical, News: &newsItem{
			Name: info.Publisher.Name, Language: newsLanguage(cmp.Or(e.Language, info.Language)), Date: e.Published.Format(time.RFC3339), Title: e.Title,
		}})
	}
	return writeXML(w, set)
}

// newsLanguage is an ISO 639 code, but for Chinese, as Google asks.
func newsLanguage(tag string) string {
	switch tag {
	case "zh-CN", "zh-Hans":
		return "zh-cn"
	case "zh-TW", "zh-Hant":
		return "zh-tw"
	}
	code, _, _ := bytes.Cut([]byte(tag), []byte("-"))
	return string(code)
}

// robots allows everything, or what the site's own file of that name allows, and names the
// sitemaps.
func robots(w *bytes.Buffer, own []byte, sitemaps []string) {
	if len(own) == 0 {
		own = []byte("User-agent: *\nAllow: /\n")
	}
	w.Write(bytes.TrimRight(own, "\n"))
	w.WriteString("\n")
	named := namedSitemaps(own)
	gap := "\n"
	for _, address := range sitemaps {
		if !slices.Contains(named, address) {
			w.WriteString(gap + "Sitemap: " + address + "\n")
			gap = ""
		}
	}
}

// namedSitemaps are the addresses of the lines "Sitemap:" (RFC 9309, 2.2.4, and
// sitemaps.org).
func namedSitemaps(robots []byte) (all []string) {
	for row := range bytes.Lines(robots) {
		if key, value, ok := strings.Cut(string(row), ":"); ok && strings.EqualFold(strings.TrimSpace(key), "sitemap") {
			value, _, _ = strings.Cut(value, " #")
			all = append(all, strings.TrimSpace(value))
		}
	}
	return all
}
