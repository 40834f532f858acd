package site

import (
	"path"
	"slices"
	"strings"

	"galen/internal/config"
)

// FeedFormat is a format of feeds.
type FeedFormat = config.FeedFormat

// The formats of feeds.
const (
	RSS      = config.RSS
	Atom     = config.Atom
	JSONFeed = config.JSONFeed
)

// feedType is what a format of feeds is called by machines and readers.
type feedType struct{ file, media, name string }

// feedTypes are those of the formats.
var feedTypes = map[FeedFormat]feedType{
	RSS:      {"feed.xml", "application/rss+xml", "RSS"},
	Atom:     {"atom.xml", "application/atom+xml", "Atom"},
	JSONFeed: {"feed.json", "application/feed+json", "JSON Feed"},
}

// FeedFile is the name of the file that holds a list's feed in a format.
func FeedFile(format FeedFormat) string { return feedTypes[format].file }

// feedAt finds a feed by its path below the site's root: of a page that has it, or would while readers may see
// that. A site that is not to be listed has none, and links to them are shown as plain text.
func (s *Structure) feedAt(name string) (destination, bool) {
	at, file := "/"+strings.TrimSuffix(name, path.Base(name)), path.Base(name)
	format := slices.IndexFunc(s.cfg.Feeds.Formats, func(f FeedFormat) bool { return FeedFile(f) == file })
	if format < 0 && file != FeedFile(RSS) {
		return destination{}, false
	}
	p := s.pages[at]
	if p == nil && format >= 0 {
		p = s.vacant[at]
	}
	if p == nil || !p.hidden && !slices.ContainsFunc(s.formatsOf(p), func(f FeedFormat) bool { return FeedFile(f) == file }) {
		return destination{}, false
	}
	return destination{page: p, feed: file}, true
}

// isFeed reports whether a target is called as feeds are.
func isFeed(target string) bool {
	return slices.ContainsFunc(config.AllFeedFormats(), func(f FeedFormat) bool { return FeedFile(f) == path.Base(target) })
}

// feedName is how readers call the feed in a file; "" of none.
func feedName(file string) string {
	for _, t := range feedTypes {
		if t.file == file {
			return t.name
		}
	}
	return ""
}
