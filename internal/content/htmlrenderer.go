package content

import (
	"bytes"
	"cmp"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer/html"

	"github.com/tdewolff/parse/v2"
)

// htmlRenderer sets a parsed text as HTML that is as short as a minifier makes it, and
// divides it at its gaps. TestSetterIsAMinifier holds that this is, byte for byte,
// what a minifier makes of what goldmark writes; it takes a third of the time of
// those two.
//
// What needs care is white space: it is one space or line end, and none at all
// beside a block. So text is written as it comes, and seen to when a tag ends
// it; a space at its end stays loose until it is clear what follows the end tags
// behind it.
type htmlRenderer struct {
	source   []byte
	prefix   string // of the ids of footnotes: two articles may be shown on one page
	inspect  *validator
	html     htmlBuffer
	cuts     []int // where html is divided, one for each of gaps
	gaps     []Placeholder
	taken    int        // gaps of the validator that are passed
	figures  int        // tables and charts of data
	frames   int        // of other sites so far
	run      int        // where the text begins that follows the last tag
	rough    bool       // it has white space or references to see to
	swallow  bool       // white space at its start is dropped
	loose    int        // the white space at this offset goes if a block follows; -1: none
	verbatim bool       // inside <pre>
	quiet    bool       // inside a heading or code, which explain no letters
	loud     []stretch  // what is outside headings and code
	value    htmlBuffer // of the attribute that is being written
	language string     // of what is being written, as a BCP 47 tag
	begins   string     // the attributes by which the next start tag says that its element is in another
}

// renderers are used again: their buffers have grown to the size of an article.
var renderers = sync.Pool{New: func() any { return new(htmlRenderer) }}

// set makes the HTML of a parsed text that was inspected and found without
// errors.
func set(doc ast.Node, source []byte, slug string, in *validator) Body {
	s := renderers.Get().(*htmlRenderer)
	*s = htmlRenderer{source: source, prefix: slug + "-", inspect: in, html: s.html[:0], cuts: s.cuts[:0], loud: s.loud[:0], value: s.value[:0], swallow: true, loose: -1, language: cmp.Or(in.rules.Language, "en")}
	if len(in.gaps) > 0 {
		s.gaps = make([]Placeholder, 0, 2*len(in.gaps))
	}
	s.below(doc)
	s.endText()
	s.tighten()
	body := s.body()
	renderers.Put(s)
	return body
}

// body is what was set.
func (s *htmlRenderer) body() Body {
	html := string(s.html)
	b := Body{Segments: make([]string, 0, len(s.cuts)+1), Placeholders: s.gaps, Length: len(html), Letters: lettersIn(html, s.loud, s.inspect.rules.Spellings)}
	from := 0
	for _, at := range s.cuts {
		b.Segments = append(b.Segments, html[from:at])
		from = at
	}
	b.Segments = append(b.Segments, html[from:])
	b.Lead = len(b.Segments[0])
	b.Digest = b.digest()
	s.gaps, s.inspect, s.source = nil, nil, nil
	return b
}

// block writes the start or end tag of a block. One without > is continued with
// attributes, and shut.
func (s *htmlRenderer) block(tag string) {
	s.endText()
	s.tighten()
	s.swallow = true
	s.tag(tag)
}

// start writes the start tag of an element within a line, as block does.
func (s *htmlRenderer) start(tag string) {
	s.endText()
	s.loose = -1
	s.tag(tag)
}

// end writes the end tag of an element within a line.
func (s *htmlRenderer) end(tag string) {
	s.endText()
	s.tag(tag)
}

func (s *htmlRenderer) tag(tag string) {
	if s.begins != "" && tag != "" {
		name := 1 + strings.IndexAny(tag[1:], " >")
		if name == 0 {
			name = len(tag)
		}
		s.html = append(append(s.html, tag[:name]...), s.begins...)
		tag, s.begins = tag[name:], ""
	}
	s.html = append(s.html, tag...)
	s.run = len(s.html)
}

func (s *htmlRenderer) shut() { s.tag(">") }

// cut puts a gap here.
func (s *htmlRenderer) cut(g Placeholder) {
	s.cuts, s.gaps = append(s.cuts, len(s.html)), append(s.gaps, g)
}

// gap is what the validator has put in the place of a link's or picture's
// address, nil when it has left the address as it is.
func (s *htmlRenderer) gap(n ast.Node) *Placeholder {
	if s.taken < len(s.inspect.gaps) && s.inspect.gapped[s.taken] == n {
		s.taken++
		return &s.inspect.gaps[s.taken-1]
	}
	return nil
}

// Classes of bytes, for text.
const (
	escaped = 1 << iota // what HTML or Markdown writes otherwise
	meant               // what only Markdown does
	spacing             // white space that is seldom alone
)

var classes = [256]uint8{'<': escaped, 0: escaped, '&': escaped | meant, '\\': meant, '\t': spacing, '\n': spacing}

// text writes text of the source, in which backslashes and references have their
// meaning unless it is raw.
func (s *htmlRenderer) text(text []byte, raw bool) {
	if len(text) == 0 {
		return
	}
	var seen uint8
	for _, c := range text {
		seen |= classes[c]
	}
	if seen&spacing != 0 || bytes.Contains(text, []byte("  ")) || parse.IsWhitespace(text[0]) && s.afterSpace() {
		s.rough = true
	}
	switch {
	case raw && seen&escaped != 0:
		s.rough = true
		html.DefaultWriter.RawWrite(&s.html, text)
	case !raw && seen&(escaped|meant) != 0:
		s.rough = true
		html.DefaultWriter.Write(&s.html, text)
	default:
		s.html = append(s.html, text...)
	}
}

// newline ends a line of text.
func (s *htmlRenderer) newline() {
	s.rough = s.rough || s.afterSpace()
	s.html = append(s.html, '\n')
}

// afterSpace reports whether the text that is being written ends in white space.
func (s *htmlRenderer) afterSpace() bool {
	return len(s.html) > s.run && parse.IsWhitespace(s.html[len(s.html)-1])
}

// endText sees to the text since the last tag.
func (s *htmlRenderer) endText() {
	if len(s.html) == s.run || s.verbatim {
		return
	}
	text := s.html[s.run:]
	if !parse.IsWhitespace(text[0]) || !parse.IsAllWhitespace(text) {
		s.loose = -1 // for words have followed
	}
	if s.rough {
		text = compact(text)
		s.rough = false
	}
	if s.swallow && parse.IsWhitespace(text[0]) {
		text = text[1:]
	}
	s.html = append(s.html[:s.run], text...)
	s.swallow = len(text) == 0
	if last := len(s.html) - 1; last >= s.run && parse.IsWhitespace(s.html[last]) {
		s.swallow, s.loose = true, last
	}
	if !s.quiet {
		s.loud = append(s.loud, stretch{s.run, len(s.html)})
	}
	s.run = len(s.html)
}

// tighten drops loose white space: a block or the end follows.
func (s *htmlRenderer) tighten() {
	if s.loose < 0 {
		return
	}
	s.html = append(s.html[:s.loose], s.html[s.loose+1:]...)
	for i := len(s.cuts) - 1; i >= 0 && s.cuts[i] > s.loose; i-- {
		s.cuts[i]--
	}
	s.loose, s.run = -1, len(s.html)
}
