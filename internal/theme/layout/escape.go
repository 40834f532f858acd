package layout

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// escaperPrefix begins the names of the functions that html/template puts behind
// a value, each for one kind of place.
const escaperPrefix = "_html_template_"

func isEscaper(c *parse.CommandNode) bool {
	name, ok := c.Args[0].(*parse.IdentifierNode)
	return ok && len(c.Args) == 1 && strings.HasPrefix(name.Ident, escaperPrefix)
}

// escapers names them, in order.
func escapers(commands []*parse.CommandNode) string {
	var names []string
	for _, c := range commands {
		names = append(names, strings.TrimPrefix(c.Args[0].(*parse.IdentifierNode).Ident, escaperPrefix))
	}
	return strings.Join(names, " ")
}

// writer writes a value as it must stand where it stands. It writes no character
// reference that the place does not need: html/template itself also writes
// &#39; &#34; &#43; and &gt; in text.
type writer func(w *bytes.Buffer, v reflect.Value) error

// writers are those for the places where pages have values, by the escapers that
// html/template asks for. Where the work of an escaper is more than a few
// characters, html/template does it, in a template of one value.
var writers = map[string]writer{
	"htmlescaper":                         writeHTML,
	"rcdataescaper":                       writeRaw,
	"attrescaper":                         writeAttribute,
	"urlfilter urlnormalizer attrescaper": writeURL(`<a href="`, `">`),
	"urlnormalizer attrescaper":           writeURL(`<a href="/`, `">`),
	"urlfilter attrescaper":               asTemplate(`<meta http-equiv="refresh" content="0; url=`, `">`),
	"urlescaper attrescaper":              writeQuery,
	"srcsetescaper attrescaper":           asTemplate(`<img srcset="`, `">`),
	"jsvalescaper":                        writeScript,
}

var (
	stringType = reflect.TypeFor[string]()
	htmlType   = reflect.TypeFor[template.HTML]()
	jsType     = reflect.TypeFor[template.JS]()
	intType    = reflect.TypeFor[int]()
	errorType  = reflect.TypeFor[error]()
)

// escape writes s with character references for some of the characters & < " ',
// and for the zero byte, which HTML does not allow.
func escape(w *bytes.Buffer, s string, special *[256]bool) {
	from := 0
	for i := 0; i < len(s); i++ {
		if !special[s[i]] {
			continue
		}
		w.WriteString(s[from:i])
		from = i + 1
		switch s[i] {
		case '&':
			w.WriteString("&amp;")
		case '<':
			w.WriteString("&lt;")
		case '"':
			w.WriteString("&#34;")
		case '\'':
			w.WriteString("&#39;")
		default:
			w.WriteString("\uFFFD")
		}
	}
	w.WriteString(s[from:])
}

var (
	inTexts  = [256]bool{0: true, '&': true, '<': true}
	inValues = [256]bool{0: true, '&': true, '<': true, '"': true, '\'': true}
	inHTML   = [256]bool{0: true, '<': true} // the value is HTML, its references stay
)

// specials are the tables of the places where a text is escaped character by character, by
// the escapers that html/template asks for.
var specials = map[string]*[256]bool{"htmlescaper": &inTexts, "rcdataescaper": &inTexts, "attrescaper": &inValues}

// text is how a value reads. Pointers, and types that say of a value what it is safe
// for, are left to html/template.
func text(v reflect.Value) (string, error) {
	if !v.IsValid() {
		return "", nil
	}
	switch v.Type() {
	case stringType:
		return v.String(), nil
	case intType:
		return strconv.Itoa(int(v.Int())), nil
	}
	if v.Kind() == reflect.Pointer || v.Type().PkgPath() == htmlType.PkgPath() {
		return "", errSlow
	}
	return fmt.Sprint(v.Interface()), nil
}

// writeEscaped writes how a value reads.
func writeEscaped(w *bytes.Buffer, v reflect.Value, special *[256]bool) error {
	s, err := text(v)
	if err == nil {
		escape(w, s, special)
	}
	return err
}

func writeHTML(w *bytes.Buffer, v reflect.Value) error {
	if v.IsValid() && v.Type() == htmlType {
		w.WriteString(v.String())
		return nil
	}
	return writeEscaped(w, v, &inTexts)
}

// writeRaw writes into <title> and <textarea>, where tags are no tags.
func writeRaw(w *bytes.Buffer, v reflect.Value) error {
	if v.IsValid() && v.Type() == htmlType {
		escape(w, v.String(), &inHTML)
		return nil
	}
	return writeEscaped(w, v, &inTexts)
}

func writeAttribute(w *bytes.Buffer, v reflect.Value) error {
	return writeEscaped(w, v, &inValues)
}

// harmless are the characters of an address that mean the same wherever it
// stands, but for & and ', which are escaped for the attribute.
var harmless = func() (table [256]bool) {
	for c := range 256 {
		table[c] = isLetter(byte(c)) || isDigit(byte(c)) || strings.IndexByte("-._~/?#=&,;@!$*+[]", byte(c)) >= 0
	}
	return table
}()

// writeURL writes an address. Those of a site pass at once; the rest is judged by
// html/template.
func writeURL(before, after string) writer {
	judged := asTemplate(before, after)
	return func(w *bytes.Buffer, v reflect.Value) error {
		if !v.IsValid() || v.Type() != stringType {
			return judged(w, v)
		}
		s := v.String()
		rest := strings.TrimPrefix(strings.TrimPrefix(s, "https:"), "http:")
		for i := 0; i < len(rest); i++ {
			if !harmless[rest[i]] && !(rest[i] == '%' && i+2 < len(rest) && isHex(rest[i+1]) && isHex(rest[i+2])) {
				return judged(w, v)
			}
		}
		escape(w, s, &inValues)
		return nil
	}
}

// writeQuery writes a text into the query of an address, where all but letters,
// digits and - . _ ~ (RFC 3986, section 2.3) is written in hexadecimal.
func writeQuery(w *bytes.Buffer, v reflect.Value) error {
	if !v.IsValid() || v.Type() != stringType {
		return inQuery(w, v)
	}
	const digits = "0123456789abcdef"
	for s, i := v.String(), 0; i < len(s); i++ {
		if c := s[i]; isLetter(c) || isDigit(c) || c == '-' || c == '.' || c == '_' || c == '~' {
			w.WriteByte(c)
		} else {
			w.Write([]byte{'%', digits[c>>4], digits[c&15]})
		}
	}
	return nil
}

var inQuery = asTemplate(`<a href="/?`, `">`)

func isHex(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }

// writeScript writes a value into a script: one that is JavaScript or JSON
// already as it is.
func writeScript(w *bytes.Buffer, v reflect.Value) error {
	if v.IsValid() && v.Type() == jsType {
		w.WriteString(v.String())
		return nil
	}
	return inScript(w, v)
}

var inScript = asTemplate("<script>", "</script>")

// asTemplate lets html/template write a value between two texts, and takes those
// off again.
func asTemplate(before, after string) writer {
	t := template.Must(template.New("value").Parse(before + "{{.}}" + after))
	return func(w *bytes.Buffer, v reflect.Value) error {
		var value any
		if v.IsValid() {
			value = v.Interface()
		}
		from := w.Len()
		if err := t.Execute(w, value); err != nil {
			return errSlow
		}
		written := w.Bytes()[from:]
		n := copy(written, written[len(before):len(written)-len(after)])
		w.Truncate(from + n)
		return nil
	}
}
