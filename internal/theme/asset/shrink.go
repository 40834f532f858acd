package asset

import (
	"bytes"
	"errors"
	"io"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"

	"galen/internal/diag"
	"galen/internal/media/sanitize"
)

const (
	cssType  = "text/css"
	jsonType = "application/json"
	svgType  = "image/svg+xml"
)

// minifier is shared by all files; it is safe for use in parallel. Its settings
// are the ones its makers chose, but for two. Numbers in JSON stay as they are,
// for to some who read data 1e3 is no whole number; and the language of a text in
// a drawing (xml:lang) stays, for who has it read aloud. See also meaning.go.
var minifier = newMinifier()

func newMinifier() *minify.M {
	m := minify.New()
	m.AddFunc(cssType, shrinkCSS)
	m.Add(jsonType, &json.Minifier{KeepNumbers: true})
	m.Add(svgType, &svg.Minifier{KeepNamespaces: []string{"xml"}})
	return m
}

// shrinkCSS minifies a sheet, or the style element or attribute of a drawing,
// when it is valid, so that its meaning stays. What comes out is read again: a
// slip of the minifier must not reach readers.
func shrinkCSS(m *minify.M, w io.Writer, r io.Reader, params map[string]string) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	attribute := params["inline"] == "1"
	before := readSheet(text, diag.NewLines("", text), attribute)
	if before.list.Failed() {
		return styleFault{before.list[0].Message}
	}
	var small bytes.Buffer
	if err := (&css.Minifier{}).Minify(m, &small, bytes.NewReader(apply(text, before.edits)), params); err != nil {
		return err
	}
	after := readSheet(small.Bytes(), diag.NewLines("", small.Bytes()), attribute)
	if after.list.Failed() || after.count != before.count {
		return errUnreadable
	}
	_, err = w.Write(bytes.ReplaceAll(small.Bytes(), []byte(fontMark), nil))
	return err
}

// styleFault is what is wrong with CSS.
type styleFault struct{ message string }

func (f styleFault) Error() string { return f.message }

// errUnreadable stands for a slip or panic of the minifier.
var errUnreadable = errors.New("unreadable")

// shrink minifies. The given text stays as it is. A file is somebody else's and
// the minifier too, so that even its panic must be no more than a problem of
// that file.
func shrink(mediaType string, text []byte) (small []byte, err error) {
	defer func() {
		if recover() != nil {
			small, err = nil, errUnreadable
		}
	}()
	small, err = minifier.Bytes(mediaType, bytes.Clone(text))
	return bytes.Clone(small), err // without the slack that the minifier set aside
}

// Style minifies a sheet that stands in a page. What is wrong with it comes back with
// positions within the sheet.
func Style(text []byte) (small []byte, faults diag.List) {
	small, err := shrink(cssType, text)
	if err == nil {
		return small, nil
	}
	lines := diag.NewLines("", text)
	if faults = readSheet(text, lines, false).list; !faults.Failed() {
		faults = diag.List{diag.Errorf(lines.At(0), "bad-css", "the style sheet cannot be minified").
			WithHint("write it more simply; look for slashes, stars and deeply nested functions in it")}
	}
	return nil, faults
}

// Shrink gives the published bytes of a cleaned picture: a drawing minified, any
// other as it is. path is the file's, for the problem that a drawing may be.
func Shrink(path string, p sanitize.Picture) ([]byte, diag.List) {
	if p.Format != "svg" {
		return p.Data, nil
	}
	marked := markDrawing(p.Data)
	small, err := shrink(svgType, marked.data)
	var style styleFault
	switch {
	case errors.As(err, &style):
		return nil, diag.List{diag.Errorf(diag.Position{File: path}, "bad-css", "the style of the drawing is invalid: %s", style.message).
			WithHint("fix it, or save the drawing again as plain SVG")}
	case err != nil:
		return nil, diag.List{diag.Errorf(diag.Position{File: path}, "svg-malformed", "the drawing cannot be minified").
			WithHint("open it in a drawing program and save it as plain SVG")}
	}
	return marked.restore(small), nil
}
