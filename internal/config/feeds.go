package config

import (
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

func readFeeds(r *frontmatter.Reader, list *diag.List) Feeds {
	f := Feeds{Size: 20, Formats: FeedFormats}
	g := r.Settings("feeds")
	if g == nil {
		return f
	}
	f.Size = g.Count("size", 20, 1, 60) // feed readers fetch at most 60 new items at a time
	if g.Listed("formats") {
		f.Formats = nil
		for _, w := range g.Words("formats", 10) {
			if !slices.Contains(FeedFormats, w.Text) {
				*list = append(*list, diag.Errorf(w.At, "unknown-format", "unknown kind of feed %q", w.Text).WithHint("choose from: %s", strings.Join(FeedFormats, ", ")))
			} else if !slices.Contains(f.Formats, w.Text) {
				f.Formats = append(f.Formats, w.Text)
			}
		}
	}
	g.Done(map[string]string{"limit": "size", "items": "size", "format": "formats"})
	return f
}
