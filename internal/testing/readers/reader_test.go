package readers

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"galen/internal/testing/chromium"
)

// kinds is one page of each kind, the article with the most parts among them.
var kinds = []string{
	"", "health/autoimmune/car-t-systemic-sclerosis/", "understanding-research/", "authors/evidence-desk/", "tags/",
	"corrections/", "studies/", "about/", "conditions/high-blood-pressure/", "series/numbers-in-health-news/", "404.html",
	"es/", "es/salud/autoinmunes/celulas-car-t-esclerosis-sistemica/", "es/authors/evidence-desk/",
}

// TestReaders looks at a page of each kind as readers with a narrow phone, with
// large letters, by night and by keyboard do.
func TestReaders(t *testing.T) {
	t.Parallel()
	browser := chromium.Start(t)
	site, _ := published(t, nil)
	axe := readAxe(t)
	for _, page := range kinds {
		t.Run("/"+page, func(t *testing.T) {
			b := chromium.Open(t, browser, site)
			for _, l := range []chromium.Look{{Width: 320, Scheme: "light"}, {Width: 1280, Scheme: "dark", Zoom: 200}} {
				b.Visit(t, page, l)
				for _, said := range accuse(t, b, axe) {
					t.Errorf("%+v: %s", l, said)
				}
				if wide := chromium.Value[int](t, b, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
					t.Errorf("%+v: %d pixels stick out", l, wide)
				}
				if page != "404.html" {
					for _, said := range b.Complaints() {
						t.Errorf("%+v: %s", l, said)
					}
				}
			}
			b.Visit(t, page, chromium.Look{Width: 1000, Scheme: "light"})
			tabThrough(t, b)
		})
	}
}

// TestCrawl opens every page of the starter site: nothing asks another origin for
// anything, and the console stays empty.
func TestCrawl(t *testing.T) {
	t.Parallel()
	browser := chromium.Start(t)
	site, files := published(t, nil)
	b := chromium.Open(t, browser, site)
	b.Visit(t, "", chromium.Look{Width: 1000, Scheme: "light"})
	opened := 0
	for _, file := range slices.Sorted(maps.Keys(files)) {
		page, isPage := strings.CutSuffix(file, "index.html")
		if !isPage || strings.Contains(files[file], `http-equiv="refresh"`) || strings.Contains(files[file], "http-equiv=refresh") {
			continue
		}
		b.Go(t, page)
		opened++
		for _, said := range b.Complaints() {
			t.Fatalf("/%s: %s", page, said)
		}
		scripts := 0
		if strings.HasSuffix("/"+page, "/search/") {
			scripts = 1
		}
		b.Is(t, fmt.Sprintf(`document.querySelectorAll("script:not([type='application/ld+json']), iframe").length === %d`, scripts))
	}
	if opened < 50 {
		t.Errorf("only %d pages were opened", opened)
	}
}
