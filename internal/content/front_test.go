package content

import (
	"strings"
	"testing"
	"time"

	"galen/internal/source"
)

// TestFrontHints: each mistake in what editors put on a page has its place and a hint, and
// when that is followed nothing is wrong.
func TestFrontHints(t *testing.T) {
	const head, tail = "---\ntitle: News\ndescription: D.\n", "\n---\n"
	for _, c := range []struct{ written, place, code, hint, fixed string }{
		{"lead: [flu]", "4:7", "wrong-type", "lead: the-slug-of-an-article", "lead: flu\npicks: []"},
		{"lead: {slug: flu}", "4:8", "unknown-key", `"article"`, "lead: {article: flu}"},
		{"lead: {until: 2026-12-01}", "4:7", "missing-key", "article: the-slug-of-an-article", "lead: {article: flu, until: 2026-12-01}"},
		{"lead: {article: flu, until: tomorrow}", "4:29", "bad-date", "2026-11-22T09:30", "lead: {article: flu, until: 2026-11-22T09:30}"},
		{"lead: {article: flu, since: 2026-12-01}", "4:22", "unknown-key", "delete it", "lead: {article: flu}"},
		{"picks: flu", "4:8", "wrong-type", "", "picks: [flu]"},
		{"picks: [flu, ]\npins: [" + strings.Repeat("flu, ", 21) + "]", "5:7", "too-many", "keep those that matter most", "pins: [flu]"},
		{"pinned: [flu]", "4:1", "unknown-key", `"pins"`, "pins: [flu]"},
		{"featured: [flu]", "4:1", "unknown-key", `"picks"`, "picks: [flu]"},
		{"shelfs: [flu]", "4:1", "unknown-key", `"shelves"`, "shelves: [flu]"},
		{"shelves: [{title: A}]", "4:11", "missing-key", "from: health", "shelves: [{title: A, from: health}]"},
		{"shelves: [{title: A, from: [a, b]}]", "4:28", "wrong-type", "from: {category: [health, trials]}", "shelves: [{title: A, from: {category: [health, trials]}}]"},
		{"shelves: [{from: {kind: news}}]", "4:11", "missing-key", "title: From the lab", "shelves: [{title: From the lab, from: {kind: news}}]"},
		{"shelves: [{title: A, from: {kind: news, n: 3}, n: 4}]", "4:51", "listed-twice", "delete one", "shelves: [{title: A, from: {kind: news, n: 3}}]"},
		{"shelves: [{title: A, from: {kind: news, n: 90}}]", "4:28", "not-a-number", "smaller  n", "shelves: [{title: A, from: {kind: news, n: 9}}]"},
		{"shelves: [{from: a, n: 0}]", "4:24", "not-a-number", "n: 4", "shelves: [{from: a, n: 4}]"},
		{"shelves: [{from: a, repeat: maybe}]", "4:29", "not-true-or-false", "repeat: true", "shelves: [{from: a, repeat: true}]"},
		{"banner: Stop", "4:9", "wrong-type", `banner: {text: "Stop", until: 2026-12-01T18:00}`, `banner: {text: "Stop", until: 2026-12-01T18:00}`},
		{"banner: {text: Stop}", "4:9", "missing-key", "until: 2026-12-01T18:00", "banner: {text: Stop, until: 2026-12-01T18:00}"},
		{"banner: {text: Stop, until: 2026-12-01, link: /a/}", "4:41", "unknown-key", `"url"`, "banner: {text: Stop, until: 2026-12-01, url: /a/}"},
		{"banner: {text: Stop, until: 2026-12-01, url: \"javascript:x\"}", "4:46", "bad-url", "", "banner: {text: Stop, until: 2026-12-01, url: /a/}"},
	} {
		_, list := Parse(source.NewFile("content/_index.md", []byte(head+c.written+tail)), Rules{Zone: time.UTC})
		if len(list) != 1 {
			t.Errorf("%s: %v", c.written, list)
			continue
		}
		if d := list[0]; d.Code != c.code || !strings.Contains(d.Hint, c.hint) || !strings.HasPrefix(d.Position.String(), "content/_index.md:"+c.place) {
			t.Errorf("%s: %v, hint %q", c.written, d, d.Hint)
		}
		if _, list := Parse(source.NewFile("content/_index.md", []byte(head+c.fixed+tail)), Rules{Zone: time.UTC}); len(list) > 0 {
			t.Errorf("%s: %v", c.fixed, list)
		}
	}
}
