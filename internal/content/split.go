package content

import (
	"bufio"
	"bytes"
	"regexp"
	"sync"
	"time"

	adrg "github.com/adrg/frontmatter"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/source"
)

// Limits of a source file (promises of the project, number 11).
const (
	maxSource = 1 << 20  // bytes of a file
	maxHeader = 64 << 10 // bytes of its front matter
)

// divided is a file cut in two.
type divided struct {
	text   []byte             // the whole file, as text
	header frontmatter.Value  // a Map
	toml   bool               // of the header
	topics []string           // tags of the original, of a translation
	body   int                // the offset in text at which the Markdown begins
	audio  *Audio             // the recording of an article, once it was read
	title  string             // of its player
	zone   *time.Location     // of the site; nil: that of UTC
	fields []Field            // of the header, that the site declares, once they were read
	field  bool               // it is the value of a field of the header, and no text of its own
	lines  []frontmatter.Word // of the header, that readers read, beside title and description; likewise
}

// split finds the front matter and reads its keys. The fences are judged here,
// because the library behind it takes a missing or mistyped fence for a file
// without front matter, which would publish a draft; ok is false when the file
// cannot be used.
func split(f source.File) (p divided, list diag.List, ok bool) {
	if len(f.Data) > maxSource {
		return p, diag.List{diag.Errorf(diag.Position{File: f.Path, Line: 1, Column: 1}, "too-large",
			"the file has %d bytes; the limit is %d", len(f.Data), maxSource).WithHint("split the article, or move data into a file of its own")}, false
	}
	text, list := source.Text(f)
	if text == nil {
		return p, list, false
	}
	list = append(list, source.Unseen(f.Path, text)...)
	p.text = text
	fence, line, start, d := opening(f.Path, text)
	if d != nil {
		return p, append(list, *d), false
	}
	end, d := closing(f.Path, text, fence, line, start)
	if d != nil {
		return p, append(list, *d), false
	}
	header, body, agreed := cut(text, fence, start, end)
	if !agreed {
		return p, append(list, diag.Errorf(diag.Position{File: f.Path, Line: line, Column: 1}, "bad-fence", "it is not clear where the front matter ends").
			WithHint("write %s on a line of its own, above and below the keys", fence)), false
	}
	if len(header) > maxHeader {
		return p, append(list, diag.Errorf(diag.Position{File: f.Path, Line: line, Column: 1}, "too-large",
			"the front matter has %d bytes; the limit is %d", len(header), maxHeader).WithHint("move text below the closing %s", fence)), false
	}
	if unmerged := conflicts(diag.NewLines(f.Path, text), text[:len(text)-len(body)], 0, func(int) bool { return false }); len(unmerged) > 0 {
		return p, append(list, unmerged...), false
	}
	read := frontmatter.YAML
	if fence == "+++" {
		read, p.toml = frontmatter.TOML, true
	}
	value, problems := read(f.Path, string(header), line+1)
	p.header, p.body = value, len(text)-len(body)
	list = append(append(list, problems...), entities(f.Path, p.text, p.body)...)
	list = append(list, markedFields(f.Path, p.text, p.body)...)
	if rest := bytes.TrimLeft(body, " \t\n"); secondHeader.Match(rest) {
		list = append(list, diag.Errorf(diag.Locate(f.Path, text, len(text)-len(rest)), "second-front-matter", "a second front matter begins here").
			WithHint("move its keys into the first"))
	}
	return p, list, !problems.Failed() || len(value.Entries) > 0
}

// secondHeader is what looks like more keys at the start of the text. Nothing
// would read them, and one of them may be  draft: true.
var secondHeader = regexp.MustCompile(`^(---|\+\+\+)[ \t]*\n\s*[A-Za-z_]+[ \t]*[:=]`)

// nearFence is a line that was meant to be a fence and is not one.
var nearFence = regexp.MustCompile(`^(-{2,}|\+{2,}|—+|–+)$`)

// opening finds the first fence, the line it stands on, and the offset of the
// next line.
func opening(file string, text []byte) (fence string, line, next int, d *diag.Diagnostic) {
	for l := range bytes.Lines(text) {
		line++
		next += len(l)
		l = bytes.TrimRight(l, " \t\n")
		switch {
		case len(l) == 0:
			continue
		case string(l) == "---":
			return "---", line, next, nil
		case string(l) == "+++":
			return "+++", line, next, nil
		}
		at := diag.Position{File: file, Line: line, Column: 1}
		if nearFence.Match(bytes.TrimSpace(l)) {
			return "", 0, 0, ptr(diag.Errorf(at, "bad-fence", "the front matter begins with %q", l).WithHint("use three dashes at the start of the line: ---"))
		}
		return "", 0, 0, ptr(diag.Errorf(at, "no-front-matter", "the file does not begin with front matter").
			WithHint("the first line must be ---, then the keys, then --- again"))
	}
	return "", 0, 0, ptr(diag.Errorf(diag.Position{File: file, Line: 1, Column: 1}, "empty-file", "the file is empty: its title is missing").
		WithHint("begin with ---, then  title: …, then ---"))
}

// closing finds the line that closes a fence on the line open: the offset at which
// it begins. Next is where the line below open begins.
func closing(file string, text []byte, fence string, open, next int) (offset int, d *diag.Diagnostic) {
	offset = next
	for l := range bytes.Lines(text[next:]) {
		if string(bytes.TrimRight(l, " \t\n")) == fence {
			return offset, nil
		}
		offset += len(l)
	}
	return 0, ptr(unclosed(file, text[next:], fence, open))
}

// unclosed words that a fence is not closed by any line of the text below it.
func unclosed(file string, below []byte, fence string, open int) diag.Diagnostic {
	line := open
	for l := range bytes.Lines(below) {
		line++
		if s := bytes.TrimRight(l, " \t\n"); string(s) == "..." || nearFence.Match(s) {
			return diag.Errorf(diag.Position{File: file, Line: line, Column: 1}, "bad-fence", "the front matter is not closed by %s", fence).
				WithHint("use three %s here: %s", map[string]string{"---": "dashes", "+++": "plus signs"}[fence], fence)
		}
	}
	return diag.Errorf(diag.Position{File: file, Line: open, Column: 1}, "unclosed-front-matter", "the front matter that begins here is not closed").
		WithHint("write %s on a line of its own below the last key", fence)
}

func ptr(d diag.Diagnostic) *diag.Diagnostic { return &d }

// shield stands in for the first character of a line that is no fence to us and
// would be one to the library: it trims white space of every kind, and would end
// the front matter at an indented --- inside a block of text. It cannot occur in
// a text (see source.Text).
const shield = 0

// readers are for the library, which would make one of 4 kB for each file.
var readers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// cut divides a text, whose fences have been judged, into front matter, from
// offset start to end, and body. It is not ok if the library sees it differently:
// then neither is to be trusted. The library is shown the text as far as the
// closing fence, because it copies what it is shown.
func cut(text []byte, fence string, start, end int) (header, body []byte, ok bool) {
	below := len(text)
	if n := bytes.IndexByte(text[end:], '\n'); n >= 0 {
		below = end + n + 1
	}
	shown := shielded(text[:below], fence, start, end)
	length := -1
	measure := func(data []byte, _ any) error { length = len(data); return nil }
	r := readers.Get().(*bufio.Reader)
	r.Reset(bytes.NewReader(shown))
	var none struct{}
	rest, err := adrg.MustParse(r, &none, adrg.NewFormat(fence, fence, measure))
	r.Reset(nil)
	readers.Put(r)
	if err != nil || length != end-start || len(rest) > 0 {
		return nil, nil, false
	}
	return text[start:end], text[below:], true
}

// shielded is the text with a shield at each line of its front matter that needs
// one.
func shielded(text []byte, fence string, start, end int) []byte {
	if !bytes.Contains(text[start:end], []byte(fence)) {
		return text
	}
	text = bytes.Clone(text)
	offset := start
	for l := range bytes.Lines(text[start:end]) {
		if string(bytes.TrimSpace(l)) == fence {
			text[offset+bytes.Index(l, []byte(fence))] = shield
		}
		offset += len(l)
	}
	return text
}
