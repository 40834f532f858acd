package site

import "galen/internal/config"

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
