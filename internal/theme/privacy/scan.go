package privacy

import (
	"bytes"
	"html"
	"strings"
)

// maxNested is how deep documents in documents (srcdoc) are looked into.
const maxNested = 4

// scan is a page being read.
type scan struct {
	text   []byte
	base   int // offset of text in the page
	at     int
	nested int
	attrs  []attr
	few    [8]attr // room for those of most tags
	tag    int     // offset of the tag
	found  func(Use)
}

type attr struct{ name, value []byte } // name in small letters

// Kinds of bytes in tags.
const (
	blank   = 1 << iota // between attributes
	ends                // the end of a name, but for an = that begins one
	capital             // A to Z
)

var kinds = func() (kinds [256]byte) {
	for _, c := range " \t\n\r\f" {
		kinds[c] = blank | ends
	}
	for _, c := range "/>=" {
		kinds[c] = ends
	}
	for c := 'A'; c <= 'Z'; c++ {
		kinds[c] = capital
	}
	return kinds
}()

// read reads all of a page, or of a document in one.
func read(s scan, comments bool) {
	s.attrs = s.few[:0]
	s.run(comments)
}

// run reads tags up to the end. Comments are skipped unless something may read
// them as tags.
func (s *scan) run(comments bool) {
	for {
		n := bytes.IndexByte(s.text[s.at:], '<')
		if n < 0 || s.at+n+1 >= len(s.text) {
			return
		}
		s.tag = s.at + n
		s.at = s.tag + 1
		switch c := s.text[s.at]; {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			s.start()
		case c == '/' && s.at+1 < len(s.text) && letter(s.text[s.at+1]):
			s.at++
			s.name()
			s.rest() // attributes of an end tag mean nothing, but their quotation marks hide a >
		case c == '!' && bytes.HasPrefix(s.text[s.at:], []byte("!--")):
			if !comments {
				s.comment()
			}
		case c == '!' || c == '?' || c == '/':
			s.skip('>')
		}
	}
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// skip goes behind the next c, or to the end.
func (s *scan) skip(c byte) {
	if n := bytes.IndexByte(s.text[s.at:], c); n >= 0 {
		s.at += n + 1
	} else {
		s.at = len(s.text)
	}
}

// comment goes behind a comment, which ends at --> or --!>, or at once: <!-->.
func (s *scan) comment() {
	s.at += len("!--")
	rest := s.text[s.at:]
	for _, short := range []string{">", "->"} {
		if bytes.HasPrefix(rest, []byte(short)) {
			s.at += len(short)
			return
		}
	}
	for at := 0; ; {
		n := bytes.Index(rest[at:], []byte("--"))
		if n < 0 {
			s.at = len(s.text)
			return
		}
		at += n + 2
		if end := bytes.TrimLeft(rest[at:], "-"); bytes.HasPrefix(end, []byte(">")) || bytes.HasPrefix(rest[at:], []byte("!>")) {
			s.at = len(s.text) - len(rest[at:])
			s.skip('>')
			return
		}
	}
}

// name reads the name of a tag or an attribute, in small letters.
func (s *scan) name() []byte {
	rest := s.text[s.at:]
	seen := byte(0)
	n := 0
	if len(rest) > 0 && rest[0] == '=' {
		n = 1
	}
	for ; n < len(rest); n++ {
		kind := kinds[rest[n]]
		if kind&ends != 0 {
			break
		}
		seen |= kind
	}
	s.at += n
	if seen&capital != 0 {
		return bytes.ToLower(rest[:n])
	}
	return rest[:n]
}

// rest reads what follows the name of a tag: mostly nothing.
func (s *scan) rest() {
	if s.at < len(s.text) && s.text[s.at] == '>' {
		s.at++
		s.attrs = s.attrs[:0]
		return
	}
	s.attributes()
}

// attributes reads the rest of a tag. Of two with one name, the first counts.
func (s *scan) attributes() {
	s.attrs = s.attrs[:0]
	for s.at < len(s.text) {
		switch c := s.text[s.at]; {
		case c == '>':
			s.at++
			return
		case c == '/' || kinds[c]&blank != 0:
			s.at++
		default:
			a := attr{name: s.name()}
			s.blanks()
			if s.at < len(s.text) && s.text[s.at] == '=' {
				s.at++
				a.value = s.value()
			}
			s.attrs = append(s.attrs, a)
		}
	}
	s.attrs = s.attrs[:0] // a tag without an end is none
}

func (s *scan) blanks() {
	for s.at < len(s.text) && kinds[s.text[s.at]]&blank != 0 {
		s.at++
	}
}

func (s *scan) value() []byte {
	s.blanks()
	if s.at == len(s.text) {
		return nil
	}
	from := s.at
	if q := s.text[s.at]; q == '"' || q == '\'' {
		s.at++
		s.skip(q)
		return s.text[from+1 : max(from+1, s.at-1)]
	}
	for s.at < len(s.text) && kinds[s.text[s.at]]&blank == 0 && s.text[s.at] != '>' {
		s.at++
	}
	return s.text[from:s.at]
}

// repeats reports whether an attribute has the name of one before it.
func (s *scan) repeats(i int) bool {
	for _, a := range s.attrs[:i] {
		if bytes.Equal(a.name, s.attrs[i].name) {
			return true
		}
	}
	return false
}

// get is the value of an attribute, as a browser reads it.
func (s *scan) get(name string) string { return decoded(s.raw(name)) }

// raw is the value of an attribute as it is written.
func (s *scan) raw(name string) []byte {
	for _, a := range s.attrs {
		if string(a.name) == name {
			return a.value
		}
	}
	return nil
}

func (s *scan) has(name string) bool {
	for _, a := range s.attrs {
		if string(a.name) == name {
			return true
		}
	}
	return false
}

func decoded(value []byte) string {
	if bytes.IndexByte(value, '&') < 0 {
		return string(value)
	}
	return html.UnescapeString(string(value))
}

// start reads a start tag, and the text of an element that has no tags within.
func (s *scan) start() {
	name := s.name()
	s.rest()
	s.judge(name)
	switch string(name) {
	case "script", "style", "title", "textarea", "noscript", "xmp", "iframe", "noembed", "noframes":
		s.inside(string(name))
	}
}

// inside reads what stands in an element whose content may be plain text.
func (s *scan) inside(element string) {
	from := s.at
	to := textEnd(s.text[from:], element)
	if to < 0 {
		to = len(s.text)
	} else {
		to += from
	}
	s.at = to
	text := s.text[from:to]
	if len(text) == 0 {
		return
	}
	switch element {
	case "script":
		if !s.script(text) {
			return // data
		}
	case "style":
		s.found(Use{Purpose: StyleText, Text: text, Element: "style", Offset: s.base + s.tag})
		s.css(string(text), "style", "", Image)
	}
	if bytes.IndexByte(text, '<') >= 0 && s.nested < maxNested {
		read(scan{text: text, base: s.base + from, nested: s.nested + 1, found: s.found}, true)
	}
}

// textEnd finds the end tag of an element, or -1.
func textEnd(text []byte, element string) int {
	for at := 0; ; {
		n := bytes.Index(text[at:], []byte("</"))
		if n < 0 {
			return -1
		}
		at += n
		rest := text[at+2:]
		if len(rest) > len(element) && strings.EqualFold(string(rest[:len(element)]), element) && (rest[len(element)] == '/' || rest[len(element)] == '>' || space(rest[len(element)])) {
			return at
		}
		at += 2
	}
}

// use notes an address that an attribute has.
func (s *scan) use(p Purpose, element, name, url string) {
	s.found(Use{Purpose: p, URL: url, Element: element, Attr: name, Offset: s.base + s.tag})
}

// css notes the addresses of a style sheet or of a value of one.
func (s *scan) css(text, element, name string, p Purpose) {
	if !strings.ContainsAny(text, "(@\\") {
		return
	}
	for _, f := range CSS([]byte(text)) {
		s.use(p, element, name, f.URL)
	}
}

// known is the name of an element or attribute, without a copy for the usual ones.
func known(name []byte) string {
	if word, ok := usual[string(name)]; ok {
		return word
	}
	return string(name)
}

var usual = func() map[string]string {
	m := map[string]string{}
	for word := range strings.FieldsSeq(`a abbr article aside body button caption cite col dd del details div dl dt em figure footer form h1 h2 h3 h4 header html
		img input ins label li link main meta nav ol p path picture q section select source span style strong summary svg table tbody td th time tr ul video
		href src srcset content`) {
		m[word] = word
	}
	return m
}()
