package article

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/adrg/frontmatter"

	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/source"
)

// Limits of a source file (promises of the project, number 11).
const (
	maxSource = 1 << 20  // bytes of a file
	maxHeader = 64 << 10 // bytes of its front matter
)

// parts is a file cut in two.
type parts struct {
	text   []byte       // the whole file, as text
	header fields.Value // a Map
	body   int          // the offset in text at which the Markdown begins
}

// split finds the front matter and reads its keys. The fences are judged here,
// because the library behind it takes a missing or mistyped fence for a file
// without front matter, which would publish a draft; ok is false when the file
// cannot be used.
func split(f source.File) (p parts, list diag.List, ok bool) {
	if len(f.Data) > maxSource {
		return p, diag.List{diag.Errorf(diag.Position{File: f.Path, Line: 1, Column: 1}, "too-large",
			"the file has %d bytes, and may have %d", len(f.Data), maxSource).WithHint("split the article, or move data into a file of its own")}, false
	}
	text, list := source.Text(f)
	if text == nil {
		return p, list, false
	}
	p.text = text
	fence, line, start, d := opening(f.Path, text)
	if d != nil {
		return p, append(list, *d), false
	}
	if d := closing(f.Path, text, fence, line); d != nil {
		return p, append(list, *d), false
	}
	header, body := cut(text, start)
	if len(header) > maxHeader {
		return p, append(list, diag.Errorf(diag.Position{File: f.Path, Line: line, Column: 1}, "too-large",
			"the front matter has %d bytes, and may have %d", len(header), maxHeader).WithHint("move text below the closing %s", fence)), false
	}
	read := fields.YAML
	if fence == "+++" {
		read = fields.TOML
	}
	value, problems := read(f.Path, string(header), line+1)
	p.header, p.body = value, len(text)-len(body)
	list = append(list, problems...)
	return p, list, !problems.Failed() || len(value.Entries) > 0
}

// nearFence is a line that was meant to be a fence and is not one.
var nearFence = regexp.MustCompile(`^(-{2,}|\+{2,}|—+|–+)$`)

// opening finds the first fence, the line it stands on, and the offset of the
// next line.
func opening(file string, text []byte) (fence string, line, next int, d *diag.Diagnostic) {
	n := 0
	for l := range bytes.Lines(text) {
		n++
		next += len(l)
		s := strings.TrimRight(string(l), " \t\n")
		at := diag.Position{File: file, Line: n, Column: 1}
		switch {
		case s == "":
			continue
		case s == "---" || s == "+++":
			return s, n, next, nil
		case nearFence.MatchString(strings.TrimSpace(s)):
			return "", 0, 0, ptr(diag.Errorf(at, "bad-fence", "the front matter begins with %q", s).WithHint("use three dashes at the start of the line: ---"))
		}
		return "", 0, 0, ptr(diag.Errorf(at, "no-front-matter", "the file does not begin with front matter").
			WithHint("the first line must be ---, then the keys, then --- again"))
	}
	return "", 0, 0, ptr(diag.Errorf(diag.Position{File: file, Line: 1, Column: 1}, "empty-file", "the file is empty: its title is missing").
		WithHint("begin with ---, then  title: …, then ---"))
}

// closing checks that the fence is closed by a line of its own.
func closing(file string, text []byte, fence string, open int) *diag.Diagnostic {
	n, near := 0, 0
	for l := range bytes.Lines(text) {
		n++
		s := strings.TrimRight(string(l), " \t\n")
		if n > open && s == fence {
			return nil
		}
		if n > open && near == 0 && (s == "..." || nearFence.MatchString(s)) {
			near = n
		}
	}
	if near > 0 {
		return ptr(diag.Errorf(diag.Position{File: file, Line: near, Column: 1}, "bad-fence", "the front matter is not closed by %s", fence).
			WithHint("use three dashes here: ---"))
	}
	return ptr(diag.Errorf(diag.Position{File: file, Line: open, Column: 1}, "unclosed-front-matter", "the front matter that begins here is not closed").
		WithHint("write %s on a line of its own below the last key", fence))
}

func ptr(d diag.Diagnostic) *diag.Diagnostic { return &d }

// indentedFence is a line such as "  ---" inside a block of text. The library
// trims lines before it compares them, and would end the front matter there.
var indentedFence = regexp.MustCompile(`(?m)^([ \t]+)(---|\+\+\+)([ \t]*)$`)

// mayIndent is a quick look, so that nearly no text pays for the pattern.
func mayIndent(text []byte) bool {
	for _, mark := range []string{" ---", "\t---", " +++", "\t+++"} {
		if bytes.Contains(text, []byte(mark)) {
			return true
		}
	}
	return false
}

// shield stands in for the first character of an indented fence while the
// library looks; it cannot occur in a text (see source.Text).
const shield = "\x00"

// cut divides a text, whose fences have been judged, into front matter, which
// begins at offset start, and body.
func cut(text []byte, start int) (header, body []byte) {
	shielded := text
	if mayIndent(text) && indentedFence.Match(text) {
		shielded = indentedFence.ReplaceAllFunc(text, func(l []byte) []byte {
			at := bytes.IndexAny(l, "-+")
			return append(append(bytes.Clone(l[:at]), shield...), l[at+1:]...)
		})
	}
	length := 0
	measure := func(data []byte, _ any) error { length = len(data); return nil }
	var none struct{}
	rest, err := frontmatter.MustParse(bytes.NewReader(shielded), &none,
		frontmatter.NewFormat("---", "---", measure), frontmatter.NewFormat("+++", "+++", measure))
	if err != nil {
		return nil, text // cannot be: opening and closing have found both fences
	}
	return text[start : start+length], text[len(text)-len(rest):]
}
