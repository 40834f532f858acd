package asset

import (
	"bytes"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/xml"
)

// What the minifier of drawings takes for the same and readers do not:
//
//	25 <tspan>of 26</tspan>     would become 25of 26
//	xml:space="preserve"        would go, and the spaces that it keeps with it
//	aria-label="1000"           would become 1e3, and be read aloud so; likewise id
//
// So these get marks, characters that the drawing does not hold otherwise and
// the minifier does not know, and lose them again when it is done.
type markedDrawing struct {
	data                []byte
	space, colon, guard string // the marks: for a space, for a colon, and for nothing
}

func (m markedDrawing) restore(small []byte) []byte {
	return []byte(strings.NewReplacer(m.space, " ", m.colon, ":", m.guard, "").Replace(string(small)))
}

// textState says what holds within an element.
type textState struct {
	text     bool // within a text
	preserve bool // every space counts
}

// markDrawing marks a drawing that package sanitize has cleaned, so that it is
// well-formed and without comments.
func markDrawing(drawing []byte) markedDrawing {
	marks := freeCharacters(string(drawing), 3)
	m := markedDrawing{space: marks[0], colon: marks[1], guard: marks[2]}
	lexer := xml.NewLexer(parse.NewInputBytes(bytes.Clone(drawing)))
	open := []textState{{}}
	first := false // nothing has been read of the text yet
	var out bytes.Buffer
	at := 0
	for {
		kind, data := lexer.Next()
		at += len(data)
		state := &open[len(open)-1]
		switch kind {
		case xml.ErrorToken:
			m.data = out.Bytes()
			return m
		case xml.StartTagToken:
			open = append(open, textState{state.text || local(lexer.Text()) == "text", state.preserve})
			first = !state.text
		case xml.AttributeToken:
			data = m.attribute(data, string(lexer.Text()), string(lexer.AttrVal()), state)
		case xml.TextToken:
			if state.text {
				data = m.spaces(data, state.preserve, first, endsText(drawing[at:]))
			}
			first = false
		case xml.EndTagToken, xml.StartTagCloseVoidToken:
			if len(open) > 1 {
				open = open[:len(open)-1]
			}
			first = false
		}
		out.Write(data)
	}
}

// local is a name without its prefix.
func local(name []byte) string { return string(name[bytes.IndexByte(name, ':')+1:]) }

// endsText reports whether the end of a text element comes next.
func endsText(rest []byte) bool {
	tag, _, _ := bytes.Cut(rest, []byte(">"))
	name, found := bytes.CutPrefix(tag, []byte("</"))
	return found && local(bytes.TrimSpace(name)) == "text"
}

// attribute marks one attribute, given with the space before it, and notes what
// it says of spaces.
func (m markedDrawing) attribute(data []byte, name, quoted string, state *textState) []byte {
	value := strings.Trim(quoted, `"'`)
	switch {
	case name == "xml:space":
		if state.preserve = value == "preserve"; state.preserve {
			return bytes.Replace(data, []byte(":"), []byte(m.colon), 1)
		}
	case name == "id" || name == "class" || strings.HasPrefix(name, "aria-"):
		if value != "" && strings.Contains("+-.0123456789", value[:1]) {
			i := bytes.IndexByte(data, quoted[0])
			return bytes.Join([][]byte{data[:i+1], data[i+1:]}, []byte(m.guard))
		}
	}
	return data
}

const blanks = " \t\r\n"

// spaces marks the spaces of a piece of text that count: all of them where they
// are preserved, otherwise one at each end, but not at the very ends of the text.
func (m markedDrawing) spaces(data []byte, preserve, first, last bool) []byte {
	text := string(data)
	if preserve {
		return []byte(strings.NewReplacer(" ", m.space, "\t", m.space, "\n", m.space, "\r", m.space).Replace(text))
	}
	inner := strings.Trim(text, blanks)
	if inner == "" {
		if first || last {
			return nil
		}
		return []byte(m.space)
	}
	if !first && strings.IndexByte(blanks, text[0]) >= 0 {
		inner = m.space + inner
	}
	if !last && strings.IndexByte(blanks, text[len(text)-1]) >= 0 {
		inner += m.space
	}
	return []byte(inner)
}

// freeCharacters finds n characters for private use that a text does not hold.
func freeCharacters(text string, n int) (free []string) {
	for c := '\U000F0000'; len(free) < n; c++ {
		if !strings.ContainsRune(text, c) {
			free = append(free, string(c))
		}
	}
	return free
}
