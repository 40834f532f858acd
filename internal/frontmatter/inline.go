package frontmatter

import (
	"strings"
	"time"

	"galen/internal/diag"
)

// value reads a value that fills the rest of the line, from i on, and goes to the
// next line. Column is that of the key or the hyphen before it.
func (r *plainReader) value(i, column, depth int) (Value, bool) {
	if c := r.text[i]; c == '|' || c == '>' {
		v := Value{Kind: Text, Quoted: true, At: r.place(i)}
		var ok bool
		v.Text, ok = r.lines(i, column)
		return v, ok
	}
	v, i := r.inline(i, depth, false)
	if i < 0 || !r.ends(i) {
		return v, false
	}
	r.next()
	return v, true
}

// ends reports whether nothing follows on the line but a comment that nobody takes
// for a part of the text before it: see scalar.
func (r *plainReader) ends(i int) bool {
	comment := r.skip(i)
	if comment == r.end {
		return true
	}
	if r.text[comment] != '#' || r.text[comment-1] != ' ' {
		return false
	}
	if comment+1 == r.end || r.text[comment+1] == '#' {
		return true
	}
	word := r.skip(comment + 1)
	return r.text[comment+1] == ' ' && (word == r.end || r.text[word] < '0' || r.text[word] > '9')
}

// inline reads the value that begins at i, on one line, and gives the offset
// behind it, -1 if it is not plain. Flow says that it stands in brackets.
func (r *plainReader) inline(i, depth int, flow bool) (Value, int) {
	at := r.place(i)
	switch r.text[i] {
	case '[':
		return r.flowList(at, i, depth)
	case '{':
		return r.flowGroup(at, i, depth)
	}
	v := Value{Kind: Text, At: at, Quoted: true}
	switch r.text[i] {
	case '"':
		v.Text, i = r.double(i + 1)
	case '\'':
		v.Text, i = r.single(i + 1)
	default:
		var sure bool
		v.Quoted = false
		if v.Text, i = r.bare(i, flow); i >= 0 {
			if v.Kind, sure = plainKind(v.Text); !sure {
				i = -1
			}
		}
	}
	return v, i
}

// double reads a text in double quotation marks, from behind the first.
func (r *plainReader) double(i int) (string, int) {
	rest := r.text[i:r.end]
	n := strings.IndexAny(rest, `"\`)
	if n >= 0 && rest[n] == '"' {
		return rest[:n], i + n + 1
	}
	var b strings.Builder
	for n >= 0 && rest[n] == '\\' && n+1 < len(rest) {
		switch c := rest[n+1]; c {
		case '"', '\\', '/':
			b.WriteString(rest[:n])
			b.WriteByte(c)
		default:
			return "", -1
		}
		rest = rest[n+2:]
		n = strings.IndexAny(rest, `"\`)
	}
	if n < 0 || rest[n] != '"' {
		return "", -1
	}
	b.WriteString(rest[:n])
	return b.String(), r.end - len(rest) + n + 1
}

// single reads a text in single ones; two of them stand for one.
func (r *plainReader) single(i int) (string, int) {
	doubled := false
	for j := i; j < r.end; j++ {
		switch {
		case r.text[j] != '\'':
		case j+1 < r.end && r.text[j+1] == '\'':
			doubled = true
			j++
		case doubled:
			return strings.ReplaceAll(r.text[i:j], "''", "'"), j + 1
		default:
			return r.text[i:j], j + 1
		}
	}
	return "", -1
}

// bare reads a value without quotation marks.
func (r *plainReader) bare(i int, flow bool) (string, int) {
	switch r.text[i] {
	case '?', ':', ',', ']', '}', '#', '&', '*', '!', '|', '>', '%', '@', '`':
		return "", -1
	case '-': // of a list, or of brackets
		if i+1 == r.end || strings.IndexByte(" ,[]{}", r.text[i+1]) >= 0 {
			return "", -1
		}
	}
	end := i // of the text, without the spaces behind it
	for j := i; j < r.end; j++ {
		switch c := r.text[j]; {
		case c == ' ':
			continue
		case c == ':' && (j+1 == r.end || r.text[j+1] == ' ' || flow && strings.IndexByte(",[]{}", r.text[j+1]) >= 0):
			return "", -1
		case c == '#' && r.text[j-1] == ' ', flow && (c == ',' || c == ']' || c == '}'):
			return r.text[i:end], end
		case flow && (c == '[' || c == '{'):
			return "", -1
		}
		end = j + 1
	}
	return r.text[i:end], end
}

// flowList reads a list in brackets, of which the first stands at i.
func (r *plainReader) flowList(at diag.Position, i, depth int) (Value, int) {
	first := len(r.items)
	i = r.skip(i + 1)
	for i < r.end && depth < maxDepth {
		if r.text[i] == ']' && len(r.items) == first {
			return r.closeList(at, first), i + 1
		}
		var item Value
		if item, i = r.inline(i, depth+1, true); i < 0 {
			break
		}
		r.items = append(r.items, item)
		switch i = r.skip(i); {
		case i < r.end && r.text[i] == ',':
			i = r.skip(i + 1)
		case i < r.end && r.text[i] == ']':
			return r.closeList(at, first), i + 1
		default:
			return Value{}, -1
		}
	}
	return Value{}, -1
}

// flowGroup reads a group in braces, of which the first stands at i.
func (r *plainReader) flowGroup(at diag.Position, i, depth int) (Value, int) {
	first := len(r.entries)
	i = r.skip(i + 1)
	for i < r.end && depth < maxDepth {
		if r.text[i] == '}' && len(r.entries) == first {
			return r.closeGroup(at, first), i + 1
		}
		e := Entry{Key: keyAt(r.text[i:r.end]), At: r.place(i)}
		value := r.skip(i + len(e.Key) + 1)
		if e.Key == "" || value >= r.end {
			break
		}
		if e.Value, i = r.inline(value, depth+1, true); i < 0 || !r.add(e, first) {
			break
		}
		switch i = r.skip(i); {
		case i < r.end && r.text[i] == ',':
			i = r.skip(i + 1)
		case i < r.end && r.text[i] == '}':
			return r.closeGroup(at, first), i + 1
		default:
			return Value{}, -1
		}
	}
	return Value{}, -1
}

// plainKind is what a value without quotation marks is taken for. It is not sure
// of numbers and dates that are spelled in an uncommon way.
func plainKind(text string) (kind Kind, sure bool) {
	switch c := text[0]; {
	case c >= '0' && c <= '9':
		return digits(text)
	case c == '+' || c == '-' || c == '.':
		return Text, false
	}
	switch text {
	case "true", "True", "TRUE", "false", "False", "FALSE":
		return Bool, true
	case "~", "null", "Null", "NULL":
		return Null, true
	}
	return Text, true
}

// digits is plainKind for what begins with a digit.
func digits(text string) (kind Kind, sure bool) {
	points, others := 0, 0
	for i := range len(text) {
		switch c := text[i]; {
		case i == 4 && c == '-' && points == 0 && others == 0:
			return dated(text)
		case c >= '0' && c <= '9':
		case c == '.':
			points++
		case strings.IndexByte("abcdefABCDEFoOxX_+-", c) >= 0: // of a number with an exponent, or not in tens
			others++
		default:
			return Text, true
		}
	}
	switch {
	case others > 0 || len(text) > 300: // a number may be too large to be one
		return Text, false
	case points > 1:
		return Text, true
	}
	return Number, true
}

// dated is plainKind for what begins with a year and a hyphen. To YAML, a time
// without an offset that follows a T is text.
func dated(text string) (kind Kind, sure bool) {
	layout := "2006-1-2"
	switch {
	case formed(text, "0000-00-00"):
	case formed(text, "0000-00-00T00:00"), formed(text, "0000-00-00T00:00:00"), formed(text, "0000-0000-0000-0000"): // the last is an ORCID iD
		return Text, true
	case formed(text, "0000-00-00T00:00:00Z"), formed(text, "0000-00-00T00:00:00+00:00"), formed(text, "0000-00-00T00:00:00-00:00"):
		layout = time.RFC3339
	default:
		return Text, false
	}
	if _, err := time.Parse(layout, text); err != nil {
		return Text, true
	}
	return Date, true
}

// formed reports whether text has a form, in which 0 is any digit.
func formed(text, form string) bool {
	if len(text) != len(form) {
		return false
	}
	for i := range len(form) {
		if c := text[i]; c != form[i] && (form[i] != '0' || c < '0' || c > '9') {
			return false
		}
	}
	return true
}
