package frontmatter

import "strings"

// lines reads the text whose mark stands at i: of | the lines below as they are, of
// > joined by spaces. They stand further in than column. A hyphen behind the mark
// leaves out the last end of line. Of > only one paragraph is plain.
func (r *plainReader) lines(i, column int) (string, bool) {
	joined, mark := r.text[i] == '>', r.text[i+1:r.end]
	if mark != "" && mark != "-" {
		return "", false
	}
	var b strings.Builder
	indent, empty := 0, 0 // of the first line; lines without text since the last that has some
	for r.end+1 < len(r.text) {
		line, _, whole := strings.Cut(r.text[r.end+1:], "\n")
		text := strings.TrimLeft(line, " ")
		spaces := len(line) - len(text)
		if text != "" && spaces < indent {
			break
		}
		switch {
		case !whole, indent == 0 && (text == "" || spaces <= column):
			return "", false
		case text == "" && spaces <= indent:
			empty++
		case text == "", joined && (empty > 0 || indent > 0 && spaces > indent || strings.HasSuffix(line, " ")):
			return "", false
		case indent == 0:
			indent = spaces
			b.WriteString(text)
		case joined:
			b.WriteByte(' ')
			b.WriteString(text)
		default:
			for ; empty >= 0; empty-- {
				b.WriteByte('\n')
			}
			b.WriteString(line[indent:])
			empty = 0
		}
		r.line++
		r.end += len(line) + 1
	}
	if indent == 0 {
		return "", false
	}
	if mark == "" {
		b.WriteByte('\n')
	}
	r.next()
	return b.String(), true
}
