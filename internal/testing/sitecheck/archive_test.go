package sitecheck_test

import (
	"bytes"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"galen/internal/testing/sitecheck"
)

// numbered is an archive page: the list's file without index.html, and the
// number.
var numbered = regexp.MustCompile(`^(|.*/)page/(\d+)/index\.html$`)

const pageSize = 5 // of the newsroom

// TestArchive walks every list of the newsroom from its own address, which shows
// the newest, to page 1, the oldest, and back. The numbered pages are full, the
// list's own address shows one page's worth or more but less than two, and all
// of them together show every article of the list once, newest first. The first page of a section
// arranges its own otherwise, and has shelves of older ones; none stands there twice.
func TestArchive(t *testing.T) {
	site := newsroom(t, pieces).build(t, sunday, "https://news.example/")
	lists, arranged := 0, 0
	for _, file := range site.Files() {
		own := readList(t, site, file)
		if len(own.articles) == 0 || numbered.MatchString(file) || !own.isList || strings.HasPrefix(file, "series/") {
			continue
		}
		lists++
		all, page, last := own.articles, own, 0
		if page.older != "" {
			last = number(t, page.older)
		}
		for n := last; n > 0; n-- {
			if page.older != address(fmt.Sprintf("%spage/%d/index.html", strings.TrimSuffix(file, "index.html"), n)) {
				t.Errorf("%s: page %d has the older page %q", file, n+1, page.older)
				break
			}
			newer := page
			page = readList(t, site, pathOf(t, page.older))
			if page.newer != newer.url {
				t.Errorf("%s: page %d has the newer page %q, not %q", file, n, page.newer, newer.url)
			}
			if len(page.articles) != pageSize {
				t.Errorf("%s: page %d shows %d articles", file, n, len(page.articles))
			}
			all = append(all, page.articles...)
		}
		if page.older != "" {
			t.Errorf("%s: page 1 has an older page %q", file, page.older)
		}
		if least := pageSize; last > 0 && len(own.articles) < least || !own.arranged && len(own.articles) > 2*pageSize-1 {
			t.Errorf("%s shows %d articles", file, len(own.articles))
		}
		want := articlesOf(t, site, file)
		if own.arranged {
			arranged++
			if shown := slices.Sorted(slices.Values(own.articles)); len(slices.Compact(shown)) != len(own.articles) {
				t.Errorf("%s shows an article twice: %q", file, own.articles)
			}
			slices.Sort(all) // a shelf shows older ones, too
			all = slices.Compact(all)
			slices.Sort(want)
		}
		if !slices.Equal(all, want) {
			t.Errorf("%s and its archive show %d articles\n%q\nof %d\n%q", file, len(all), all, len(want), want)
		}
	}
	if lists < 40 || arranged < 5 {
		t.Errorf("only %d lists, %d of which are arranged", lists, arranged)
	}
	t.Logf("%d lists, %d of which are arranged", lists, arranged)
}

// termsBelow are the terms whose articles a term higher up in the tree lists, too.
var termsBelow = map[string][]string{
	"/conditions/immune/": {"/conditions/rheumatic/", "/conditions/lupus/"}, "/conditions/rheumatic/": {"/conditions/lupus/"},
}

// listPage is a page that shows a list, or a part of one.
type listPage struct {
	url          string
	articles     []string // their URLs
	newer, older string
	isList       bool
	arranged     bool // with a lead and picks
}

func readList(t *testing.T, site *sitecheck.Site, file string) listPage {
	p := listPage{url: address(file)}
	if !strings.HasSuffix(file, ".html") {
		return p
	}
	root, err := html.Parse(bytes.NewReader(site.File(file)))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		switch {
		case n.Data == "section" && (value(n, "class") == "front" || value(n, "class") == "front alone"):
			p.isList, p.arranged = true, true
		case n.Data == "section" && value(n, "class") == "list":
			p.isList = true
		case n.Data == "a" && value(n, "rel") == "prev":
			p.newer = value(n, "href")
		case n.Data == "a" && value(n, "rel") == "next":
			p.older = value(n, "href")
		case n.Data == "a" && n.Parent.Data == "h3" && (within(n, "list") || within(n, "front") || within(n, "front alone") || within(n, "shelf")):
			p.articles = append(p.articles, value(n, "href"))
		}
	}
	return p
}

func value(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func within(n *html.Node, class string) bool {
	for above := range n.Ancestors() {
		if value(above, "class") == class {
			return true
		}
	}
	return false
}

// address is the URL of a file, as pages write it.
func address(file string) string {
	return (&url.URL{Path: "/" + strings.TrimSuffix(file, "index.html")}).EscapedPath()
}

func pathOf(t *testing.T, address string) string {
	path, err := url.PathUnescape(address)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimPrefix(path, "/") + "index.html"
}

func number(t *testing.T, address string) int {
	n := 0
	if m := numbered.FindStringSubmatch(pathOf(t, address)); m == nil {
		t.Fatalf("%q is not an archive page", address)
	} else if _, err := fmt.Sscan(m[2], &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// articlesOf is what a list must show, read from the articles themselves: those
// that lie below it, that link to it as a tag or an author, or that came out in
// the month; newest first.
func articlesOf(t *testing.T, site *sitecheck.Site, list string) []string {
	type piece struct{ url, published string }
	var all []piece
	month := regexp.MustCompile(`^archive/(\d+)/(\d+)/`).FindStringSubmatch(list)
	for _, file := range site.Files() {
		page := string(site.File(file))
		_, published, isArticle := strings.Cut(page, `"article:published_time" content="`)
		if !strings.HasSuffix(file, ".html") || !isArticle {
			continue
		}
		published, _, _ = strings.Cut(published, `"`)
		_, article, _ := strings.Cut(page, "<article")
		article, _, _ = strings.Cut(article, "</article>")
		belongs := strings.HasPrefix(file, strings.TrimSuffix(list, "index.html"))
		switch {
		case month != nil:
			belongs = strings.HasPrefix(published, month[1]+"-"+month[2])
		case strings.HasPrefix(list, "conditions/"), strings.HasPrefix(list, "drugs/"), strings.HasPrefix(list, "places/"):
			belongs = strings.Contains(article, `href="`+address(list)+`"`)
			for _, below := range termsBelow[address(list)] {
				belongs = belongs || strings.Contains(article, `href="`+below+`"`)
			}
		case strings.HasPrefix(list, "tags/"):
			_, topics, _ := strings.Cut(article, `id="page-topics"`)
			belongs = strings.Contains(topics, `href="`+address(list)+`"`)
		case strings.HasPrefix(list, "authors/"):
			_, byline, _ := strings.Cut(article, "<p>By ")
			byline, _, _ = strings.Cut(byline, "</p>")
			belongs = strings.Contains(byline, `href="`+address(list)+`"`)
		}
		if belongs {
			all = append(all, piece{address(file), plainTime(published)})
		}
	}
	slices.SortFunc(all, func(a, b piece) int { return strings.Compare(b.published, a.published) })
	var urls []string
	for _, p := range all {
		urls = append(urls, p.url)
	}
	return urls
}

// plainTime makes the dates of the newsroom comparable: all are in one time
// zone, and no two articles come out in one hour of a day.
func plainTime(published string) string { return strings.ReplaceAll(published, "&#43;", "+") }
