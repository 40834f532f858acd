package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// deepest is how deeply the values of JSON may be nested.
const deepest = 16

// jsonReader reads one file of JSON, strictly: a key stands once in a group.
type jsonReader struct {
	in    *json.Decoder
	lines *diag.Lines
	text  []byte
}

func readJSON(file string, text []byte) (frontmatter.Value, *diag.Diagnostic) {
	r := jsonReader{in: json.NewDecoder(bytes.NewReader(text)), lines: diag.NewLines(file, text), text: text}
	r.in.UseNumber()
	refused := frontmatter.Value{Kind: frontmatter.Refused, At: diag.Position{File: file, Line: 1, Column: 1}}
	if d := r.syntax(); d != nil {
		return refused, d
	}
	v, err := r.value(0)
	if err == nil {
		return v, nil
	}
	var d diag.Diagnostic
	errors.As(err, &d)
	return refused, &d
}

// syntax reports what is not JSON.
func (r *jsonReader) syntax() *diag.Diagnostic {
	var whole json.RawMessage
	err := json.Unmarshal(r.text, &whole)
	var wrong *json.SyntaxError
	if !errors.As(err, &wrong) {
		return nil
	}
	at := int(wrong.Offset) - 1
	if at < 0 || strings.HasPrefix(wrong.Error(), "unexpected end") {
		d := diag.Errorf(r.lines.At(len(r.text)), "json-syntax", "the file ends in the middle of its data").WithHint("close every { with } and every [ with ]")
		return &d
	}
	c, _ := utf8.DecodeRune(r.text[at:])
	d := diag.Errorf(r.lines.At(at), "json-syntax", "this is not valid JSON: %q is not allowed here", c).
		WithHint("check the commas, the quotation marks and the brackets before it; put a comma between two values, but not after the last")
	if strings.HasSuffix(wrong.Error(), "after top-level value") {
		d = d.WithHint("keep one value: a list in [ ] or a group in { }")
	}
	return &d
}

// next is where the next token begins.
func (r *jsonReader) next() int {
	at := int(r.in.InputOffset())
	return at + len(r.text[at:]) - len(bytes.TrimLeft(r.text[at:], " \t\r\n,:"))
}

func (r *jsonReader) value(depth int) (v frontmatter.Value, err error) {
	v.At = r.lines.At(r.next())
	if depth > deepest {
		return v, diag.Errorf(v.At, "too-deep", "values are nested too deeply").WithHint("data need only a few levels")
	}
	token, err := r.in.Token()
	if err != nil {
		return v, err
	}
	switch token := token.(type) {
	case json.Delim:
		if token == '{' {
			return r.group(v, depth)
		}
		v.Kind = frontmatter.List
		for r.in.More() {
			item, err := r.value(depth + 1)
			if err != nil {
				return v, err
			}
			v.Items = append(v.Items, item)
		}
		_, err = r.in.Token()
	case string:
		v.Kind, v.Text, v.Quoted = frontmatter.Text, token, true
	case json.Number:
		v.Kind, v.Text = frontmatter.Number, token.String()
	case bool:
		v.Kind, v.Text = frontmatter.Bool, map[bool]string{true: "true", false: "false"}[token]
	}
	return v, err
}

// group reads the keys of a group, the bracket of which has been read.
func (r *jsonReader) group(v frontmatter.Value, depth int) (frontmatter.Value, error) {
	v.Kind = frontmatter.Map
	seen := map[string]bool{}
	for r.in.More() {
		at := r.lines.At(r.next())
		token, err := r.in.Token()
		if err != nil {
			return v, err
		}
		key, _ := token.(string)
		if seen[key] {
			return v, diag.Errorf(at, "duplicate-key", "the key %q appears here a second time", key).WithHint("keep one of the two")
		}
		seen[key] = true
		value, err := r.value(depth + 1)
		if err != nil {
			return v, err
		}
		v.Entries = append(v.Entries, frontmatter.Entry{Key: key, At: at, Value: value})
	}
	_, err := r.in.Token()
	return v, err
}
