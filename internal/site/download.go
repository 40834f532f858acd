package site

import (
	"html"
	"strconv"

	"galen/internal/content"
	"galen/internal/words"
)

// offered says of a file that a link leads to of what kind it is, unless that is said, and how
// large.
func (s *Structure) offered(d *content.Document, g content.Placeholder) string {
	to, found, _ := s.resolve(d, g.Target)
	if !found || to.page != nil {
		return ""
	}
	size := words.Text("size", s.size(s.bytesOf(to)))
	if g.Title == "" {
		return " " + html.EscapeString(s.words.Say("download.size", size))
	}
	return " " + html.EscapeString(s.words.Say("download.kind", words.Text("kind", g.Title), size))
}

// bytesOf is how large a file is.
func (s *Structure) bytesOf(to destination) int64 {
	if to.asset != nil {
		return to.asset.Size
	}
	return to.file.size
}

// size is a number of bytes in words, in thousands or millions, as systems show it.
func (s *Structure) size(n int64) string {
	switch {
	case n < 1e6-500:
		return s.words.Say("download.kilobytes", words.Number("n", int(max(1, (n+500)/1000))))
	case n < 1e7:
		return s.words.Say("download.megabytes", words.Text("n", strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64)))
	}
	return s.words.Say("download.megabytes", words.Text("n", strconv.FormatInt((n+5e5)/1e6, 10)))
}
