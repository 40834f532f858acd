package asset

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"

	"galen/internal/theme/privacy"
)

// json checks and minifies JSON, and notes every text in it. The check comes
// first, because the minifier mends a comma too many without a word.
func (i *item) json(checked []byte, rules Rules) {
	var whole json.RawMessage
	if err := json.Unmarshal(checked, &whole); err != nil {
		offset, message, hint := jsonComplaint(checked, err)
		i.problem(offset, "bad-json", hint, "%s", message)
		return
	}
	small, err := shrink(jsonType, checked)
	if err != nil {
		i.problem(0, "bad-json", "nest fewer lists in it", "the JSON cannot be minified")
		return
	}
	i.asset.Data = small
	d := json.NewDecoder(bytes.NewReader(checked))
	for {
		t, err := d.Token()
		if err != nil {
			break
		}
		if text, ok := t.(string); ok {
			i.named = append(i.named, named{text: text})
		}
	}
	if i.kind.mediaType == kinds[".webmanifest"].mediaType || i.asset.Name == "manifest.json" {
		i.manifest(checked, rules)
	}
}

// jsonComplaint says in plain words what is wrong with JSON, and where.
func jsonComplaint(text []byte, err error) (offset int, message, hint string) {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return 0, "the JSON cannot be read", "check it in a JSON editor"
	}
	offset = max(int(syntax.Offset)-1, 0)
	before := bytes.TrimRight(text[:min(offset, len(text))], " \t\n")
	rest := text[min(offset, len(text)):]
	r, _ := utf8.DecodeRune(rest)
	said := syntax.Error()
	switch {
	case strings.Contains(said, "unexpected end"):
		if len(bytes.TrimSpace(text)) == 0 {
			return 0, "the file is empty", "delete it, or write  {}"
		}
		return len(text), "the JSON ends too early", "look for a bracket or quotation mark that is not closed"
	case strings.Contains(said, "depth"):
		return offset, "the JSON is nested too deeply", "nest fewer lists in it"
	case strings.Contains(said, "after top-level"):
		return offset, "something follows after the end of the JSON", "delete it, or put everything into one list: [ … ]"
	case strings.Contains(said, "after object key:value") && r != '}', strings.Contains(said, "after array element"):
		return offset, "there is no comma before this", "write one"
	case strings.HasSuffix(said, "after object key"):
		return offset, "there is no colon before this", "write one"
	case (r == '}' || r == ']') && bytes.HasSuffix(before, []byte(",")):
		return len(before) - 1, "there is a comma too many", "delete it: there is no comma after the last entry"
	case r == '/':
		return offset, "JSON has no comments", "delete it"
	case r == '\'' || r == '“' || r == '”':
		return offset, "the quotation mark " + string(r) + " is not allowed in JSON", `write "`
	case r == '\n' && strings.Contains(said, "string literal"):
		return offset, "the quotation mark is not closed on its line", `close it, or write \n for a new line`
	}
	return offset, `"` + firstWord(rest) + `" is not allowed here`, "put text in quotation marks; the other values are numbers, true, false and null"
}

// manifest checks what a browser fetches that installs the site.
func (i *item) manifest(text []byte, rules Rules) {
	type pictures []struct{ Src string }
	var m struct {
		Icons, Screenshots pictures
		Shortcuts          []struct{ Icons pictures }
	}
	if json.Unmarshal(text, &m) != nil {
		return // nor will a browser fetch what is not written as it should be
	}
	all := append(m.Icons, m.Screenshots...)
	for _, s := range m.Shortcuts {
		all = append(all, s.Icons...)
	}
	for _, p := range all {
		if privacy.Foreign(p.Src, rules.Origin, rules.Allow) {
			i.foreign(max(bytes.Index(text, []byte(p.Src)), 0), p.Src)
		}
	}
}
