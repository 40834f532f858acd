package sanitize

import (
	"bytes"
	"strings"

	"galen/internal/diag"
)

// cssFault is something in CSS that could fetch what is not in the file.
type cssFault struct {
	offset int
	text   string
	hint   string
}

// reaching are the CSS functions that load something, and one that old browsers
// run. A name that only ends like one is refused as well, so nothing depends on
// how exactly a browser finds the beginning of a word.
var reaching = []string{"url", "src", "image", "image-set", "cross-fade", "element", "paint", "expression"}

// harmlessRules are the at-rules that load nothing.
var harmlessRules = map[string]bool{"media": true, "supports": true, "keyframes": true, "-webkit-keyframes": true}

// cssFaults looks through a stylesheet or one value. It does not parse: what is
// in a comment or a quoted text counts as well, and a backslash, which can hide
// any word from a search, is refused.
func cssFaults(css string) []cssFault {
	var faults []cssFault
	lower := lowerASCII(css)
	for i := 0; i < len(lower) && len(faults) < diag.Limit; i++ {
		fault := cssFault{offset: i}
		switch lower[i] {
		case '\\', '<':
			fault.text, fault.hint = lower[i:i+1], "write the style without this character"
		case '@':
			rule := word(lower[i+1:])
			if rule == "" || harmlessRules[rule] {
				continue
			}
			fault.text, fault.hint = css[i:i+1+len(rule)], "delete the rule; write the styles themselves, and turn text in a special font into paths"
		case '(':
			name := reachingName(lower[:i])
			if name == "" {
				continue
			}
			if _, local := localURL(css[i+1:]); local && name == "url" {
				continue
			}
			fault.offset = i - len(name)
			inner, _, _ := strings.Cut(css[i:], ")")
			fault.text, fault.hint = excerpt(css[fault.offset:i]+inner+")"), "point only at parts of this drawing, as in url(#shade)"
		default:
			continue
		}
		faults = append(faults, fault)
	}
	return faults
}

// word is the CSS word that text begins with.
func word(text string) string {
	for i := range len(text) {
		if c := text[i]; c != '-' && (c < 'a' || c > 'z') {
			return text[:i]
		}
	}
	return text
}

// reachingName is the longest function of that list that text ends with.
func reachingName(text string) string {
	longest := ""
	for _, name := range reaching {
		if strings.HasSuffix(text, name) && len(name) > len(longest) {
			longest = name
		}
	}
	return longest
}

// maxName is how long the name of a part of a drawing may be, in bytes.
const maxName = 1000

// localURL reads what follows "url(": ok when it is "#name)", quoted or not.
func localURL(text string) (name string, ok bool) {
	inner, _, closed := strings.Cut(text[:min(len(text), maxName)], ")")
	inner = strings.Trim(inner, " \t\r\n\f")
	if n := len(inner); n >= 2 && (inner[0] == '"' || inner[0] == '\'') && inner[n-1] == inner[0] {
		inner = inner[1 : n-1]
	}
	name, local := strings.CutPrefix(inner, "#")
	return name, closed && local && !strings.ContainsAny(name, "\"'( \t\r\n\f\\")
}

// localURLs are the names of all parts of the drawing that a value points at.
func localURLs(value string) []string {
	var names []string
	lower := lowerASCII(value)
	for at := 0; ; {
		i := strings.Index(lower[at:], "url(")
		if i < 0 {
			return names
		}
		at += i + len("url(")
		if name, ok := localURL(value[at:]); ok {
			names = append(names, name)
		}
	}
}

// stylesheet collects the text of one style element. It is judged as a whole,
// for a browser sees through the comments and sections that divide it.
type stylesheet struct {
	text   strings.Builder
	pieces []piece
}

// piece is where a part of the text stands in the file.
type piece struct {
	start  int  // in the text
	offset int  // in the file
	exact  bool // the file has the same bytes
}

func (s *stylesheet) add(decoded string, raw []byte, offset int) {
	if inner, ok := bytes.CutPrefix(raw, []byte(cdataStart)); ok {
		raw, offset = bytes.TrimSuffix(inner, []byte("]]>")), offset+len(cdataStart)
	}
	s.pieces = append(s.pieces, piece{s.text.Len(), offset, decoded == string(raw)})
	s.text.WriteString(decoded)
}

// place finds a byte of the text in the file; ok is false where entities or
// line ends make the two differ.
func (s *stylesheet) place(at int) (offset int, ok bool) {
	for i := len(s.pieces) - 1; i >= 0; i-- {
		if p := s.pieces[i]; p.start <= at {
			return p.offset + at - p.start, p.exact
		}
	}
	return 0, false
}

func (d *drawing) judgeStyle(e element) {
	for _, f := range cssFaults(d.style.text.String()) {
		at, ok := d.style.place(f.offset)
		if !ok {
			at = e.at
		}
		d.report(d.errorAt(at, "svg-forbidden", "the style has \"%s\"", f.text).WithHint("%s", f.hint))
	}
	d.style = stylesheet{}
}
