package content

import (
	"bytes"
	"unicode/utf8"

	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/parse/v2"
	parsehtml "github.com/tdewolff/parse/v2/html"
)

// htmlBuffer is HTML as it grows. It is a util.BufWriter, so that the parts of
// goldmark that write can write to it.
type htmlBuffer []byte

func (s *htmlBuffer) Write(p []byte) (int, error) {
	*s = append(*s, p...)
	return len(p), nil
}

func (s *htmlBuffer) WriteString(p string) (int, error) {
	*s = append(*s, p...)
	return len(p), nil
}

func (s *htmlBuffer) WriteByte(c byte) error {
	*s = append(*s, c)
	return nil
}

func (s *htmlBuffer) WriteRune(r rune) (int, error) {
	before := len(*s)
	*s = utf8.AppendRune(*s, r)
	return len(*s) - before, nil
}

// Available, Buffered and Flush are of no use: nothing is behind a sheet.
func (s *htmlBuffer) Available() int { return cap(*s) - len(*s) }

// Buffered is 0.
func (s *htmlBuffer) Buffered() int { return 0 }

// Flush does nothing.
func (s *htmlBuffer) Flush() error { return nil }

// compact shortens text between two tags, in its own bytes: white space that a
// browser shows as one space, and references to characters that can be written.
func compact(text []byte) []byte {
	return parse.ReplaceMultipleWhitespaceAndEntities(text, html.EntitiesMap, html.TextRevEntitiesMap)
}

// addWords writes an attribute whose value is a list of words, such as class.
// The value comes escaped and is overwritten.
func (s *htmlBuffer) addWords(name string, escaped []byte) {
	s.addValue(name, parse.TrimWhitespace(parse.ReplaceMultipleWhitespaceAndEntities(escaped, html.EntitiesMap, nil)))
}

// addText is addWords for a value of any text.
func (s *htmlBuffer) addText(name string, escaped []byte) {
	s.addValue(name, parse.ReplaceEntities(escaped, html.EntitiesMap, nil))
}

// addAddress is addWords for an address.
func (s *htmlBuffer) addAddress(name string, escaped []byte) {
	value := parse.TrimWhitespace(parse.ReplaceEntities(escaped, html.EntitiesMap, nil))
	for _, scheme := range []string{"http:", "https:"} {
		if len(value) >= len("https:") && parse.EqualFold(value[:len(scheme)], []byte(scheme)) {
			parse.ToLower(value[:len(scheme)])
		}
	}
	s.addValue(name, value)
}

// addValue writes an attribute whose value needs no escaping but for quotation
// marks: it stands between those that it holds fewer of.
func (s *htmlBuffer) addValue(name string, value []byte) {
	*s = append(append(*s, ' '), name...)
	switch {
	case len(value) == 0:
	case bytes.IndexByte(value, '"') < 0:
		*s = append(append(append(*s, `="`...), value...), '"')
	default:
		var quoted []byte
		*s = append(append(*s, '='), parsehtml.EscapeAttrVal(&quoted, value, '"', true)...)
	}
}
