package site

import (
	"fmt"
	"testing"
)

// TestSitemapsStay fills sitemaps with more and more pages: one more changes one of them, and
// none grows near to the 50,000 addresses that the protocol allows.
func TestSitemapsStay(t *testing.T) {
	fill := func(pages int) map[int]int {
		n, sizes := sitemapsFor(pages), map[int]int{}
		for i := range pages {
			sizes[sitemapOf(fmt.Sprintf("/tags/topic-%d/", i), n)]++
		}
		return sizes
	}
	stayed := 0
	for _, pages := range []int{1, 9_999, 10_000, 12_000, 20_000, 35_000, 60_001, 150_000} {
		before, after := fill(pages), fill(pages+1)
		if len(before) != sitemapsFor(pages) {
			t.Errorf("%d pages: %d sitemaps, of %d", pages, len(before), sitemapsFor(pages))
		}
		changed := 0
		for part, size := range after {
			if size > 2*perSitemap {
				t.Errorf("%d pages: %d in one sitemap", pages, size)
			}
			if before[part] != size {
				changed++
			}
		}
		if len(before) == len(after) {
			stayed++
			if changed != 1 {
				t.Errorf("%d pages: one more changes %d sitemaps", pages, changed)
			}
		}
	}
	if stayed < 5 {
		t.Errorf("only %d times the number of sitemaps stayed", stayed)
	}
}
