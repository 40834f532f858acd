package config

import (
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// FeedFormat is a format of feeds that Galen writes.
type FeedFormat uint8

// The formats.
const (
	RSS FeedFormat = iota
	Atom
	JSONFeed
)

// feedFormats are their names in galen.yaml.
var feedFormats = [...]string{RSS: "rss", Atom: "atom", JSONFeed: "json"}

// String is the format's name in galen.yaml.
func (f FeedFormat) String() string { return feedFormats[f] }

// AllFeedFormats are the formats that a site has whose galen.yaml names none.
func AllFeedFormats() []FeedFormat { return []FeedFormat{RSS, Atom, JSONFeed} }

func readFeeds(r *frontmatter.Reader, list *diag.List) Feeds {
	f := Feeds{Size: 20, Formats: AllFeedFormats()}
	g := r.Settings("feeds")
	if g == nil {
		return f
	}
	f.Size = g.Count("size", 20, 1, 60) // feed readers fetch at most 60 new items at a time
	if g.Listed("formats") {
		f.Formats = nil
		for _, w := range g.Words("formats", 10) {
			format := slices.Index(feedFormats[:], w.Text)
			if format < 0 {
				*list = append(*list, diag.Errorf(w.At, "unknown-format", "unknown kind of feed %q", w.Text).
					WithHint("choose from: %s", strings.Join(feedFormats[:], ", ")))
			} else if !slices.Contains(f.Formats, FeedFormat(format)) {
				f.Formats = append(f.Formats, FeedFormat(format))
			}
		}
	}
	g.Done(map[string]string{"limit": "size", "items": "size", "format": "formats"})
	return f
}
