package sitecheck_test

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"galen/internal/testing/sitecheck"
)

// changes compares two states of a site.
func changes(before, after *sitecheck.Site) (added, changed, removed []string) {
	for _, file := range after.Files() {
		switch old := before.File(file); {
		case old == nil:
			added = append(added, file)
		case !bytes.Equal(old, after.File(file)):
			changed = append(changed, file)
		}
	}
	for _, file := range before.Files() {
		if after.File(file) == nil {
			removed = append(removed, file)
		}
	}
	return added, changed, removed
}

// TestOneMore publishes one more article of the newsroom: so that the newest page
// of the home page's list only grows, so that a page of the archive splits off,
// and on a site four times as large, where no more files may change than on a
// small one. Only what shows the article may change.
func TestOneMore(t *testing.T) {
	const base, most = "https://news.example/", 60
	for _, site := range []struct {
		n  int
		at string
	}{{pieces, "2026-11-23T10:00:00Z"}, {pieces + 4, "2026-11-23T14:00:00Z"}, {4 * pieces, "2027-03-01T10:00:00Z"}} {
		n := site.n
		before := newsroom(t, n).build(t, site.at, base)
		after := newsroom(t, n+1).build(t, site.at, base)
		added, changed, removed := changes(before, after)
		t.Logf("article %d: of %d files, %d are new %q and %d changed %q", n+1, len(after.Files()), len(added), added, len(changed), changed)
		if len(removed) > 0 {
			t.Errorf("these files are gone: %q", removed)
		}
		if len(added)+len(changed) > most {
			t.Errorf("%d files are new or changed", len(added)+len(changed))
		}
		if home := "page/14/index.html"; slices.Contains(added, home) != (n == pieces+4) {
			t.Errorf("that %s is new is %v", home, slices.Contains(added, home))
		}
		for _, file := range added {
			if m := numbered.FindStringSubmatch(file); m != nil && !slices.Contains(changed, m[1]+"index.html") {
				t.Errorf("%s is new, and its list did not change", file)
			}
		}
		for _, file := range changed {
			unexpected(t, file, added, string(before.File(file)), string(after.File(file)))
		}
	}
}

// pieceOutput is the page of an article of the newsroom.
var pieceOutput = regexp.MustCompile(`-\d+/index\.html$`)

// related is the part of an article's page that another article may change.
var related = regexp.MustCompile(`(?s)<section class="related">.*?</section>`)

// machines are the files that every article changes.
var machines = regexp.MustCompile(`(^|/)(feed\.xml|atom\.xml|feed\.json)$|^sitemap[^/]*\.xml$|^sitemaps/20\d\d-\d\d\.xml$|^robots\.txt$`)

// unexpected reports a change that one more article does not account for.
func unexpected(t *testing.T, file string, added []string, before, after string) {
	article := added[slices.IndexFunc(added, func(f string) bool { return pieceOutput.MatchString(f) })]
	m := numbered.FindStringSubmatch(file)
	switch {
	case m != nil:
		// The one link of an archive page that may change: what was the newest page
		// of the archive leads to a page of the archive now.
		list := address(m[1] + "index.html")
		next := list + "page/" + strconv.Itoa(number(t, address(file))+1) + "/"
		if !slices.Contains(added, pathOf(t, next)) {
			t.Errorf("%s changed, and it was not the newest of its archive", file)
		}
		if strings.Replace(before, `href="`+list+`" rel="prev"`, `href="`+next+`" rel="prev"`, 1) != after {
			t.Errorf("%s: more changed than the way to the newer page", file)
		}
	case machines.MatchString(file):
	case file == "sitemaps/pages-1.xml":
		if !slices.ContainsFunc(added, numbered.MatchString) && !slices.ContainsFunc(added, func(f string) bool { return strings.HasPrefix(f, "tags/") }) {
			t.Errorf("%s changed, and no page is new but the article", file)
		}
	case file == "tags/index.html", file == "authors/index.html", file == "archive/index.html": // the numbers of articles
	case strings.Contains(before, `content="article"`):
		if related.ReplaceAllString(before, "") != related.ReplaceAllString(after, "") {
			t.Errorf("%s: more changed than its related articles", file)
		}
	case !strings.Contains(after, `href="`+address(article)+`"`):
		t.Errorf("%s changed, and does not show %s", file, article)
	}
}
