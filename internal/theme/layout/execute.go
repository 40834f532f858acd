package layout

import (
	"bytes"
	"errors"
	"maps"
	"slices"

	"galen/internal/diag"
)

var errFull = errors.New("page too large")

// page is a page being written.
type page struct {
	*bytes.Buffer
	room int
}

// Write refuses what makes the page too large.
func (p *page) Write(b []byte) (int, error) {
	if p.room -= len(b); p.room < 0 {
		return 0, errFull
	}
	return p.Buffer.Write(b)
}

// Execute writes the page that a layout makes of data to the end of w. When it
// fails, w is as before and the error is a diag.Diagnostic: at the place in the
// template where the action stands that failed, or without a place with the
// code "unknown-layout". A page stops at 8 MiB with the code "page-too-large".
//
// A method of data that takes no arguments gives the same each time during one call:
// it may be called once for all the places that name it.
func (s *Set) Execute(w *bytes.Buffer, layout string, data any) error {
	c := s.layouts[layout]
	if c == nil {
		d := diag.Errorf(diag.Position{}, "unknown-layout", "there is no layout %q", layout)
		if near := diag.Nearest(layout, slices.Collect(maps.Keys(s.layouts))); near != "" {
			return d.WithHint("did you mean %q?", near)
		}
		return d.WithHint("write templates/%s.html", layout)
	}
	from := w.Len()
	err := error(errSlow)
	if c.program != nil {
		err = c.program.execute(w, data)
	}
	if err != nil {
		w.Truncate(from)
		err = c.interpret(&page{w, maxPage}, data)
	}
	if err == nil {
		err = c.checkJSON(w.Bytes()[from:])
	} else {
		err = c.failure(err, data)
	}
	if err != nil {
		w.Truncate(from)
	}
	if d, ok := err.(diag.Diagnostic); ok {
		return advised(d)
	}
	return err
}

// checkJSON checks the blocks of JSON in a page that actions took part in.
func (c *compiled) checkJSON(page []byte) error {
	if len(c.mixed) == 0 {
		return nil
	}
	for _, text := range jsonBlocks(page) {
		bad := jsonFault(text)
		if bad == nil {
			continue
		}
		at, ok := c.source(text)
		if !ok {
			continue
		}
		near := text[max(0, bad.at-20):min(len(text), bad.at+20)]
		where := c.desk(at.file)
		return diag.Errorf(where.locate(at.at), "bad-json", "the JSON of this page cannot be read: %s, near …%s…", bad.words, bytes.ToValidUTF8(near, nil)).
			WithHint("build the whole of it as one value, and write only that between the tags")
	}
	return nil
}

// source finds the mixed block of the template that became a block of the page:
// the one that begins with the same text. Blocks that are the value of one
// action have none, and are the business of who made the value.
func (c *compiled) source(text []byte) (mixedJSON, bool) {
	text, _ = (script{}).squeeze(text)
	for _, m := range c.mixed {
		if lead, _ := (script{}).squeeze([]byte(m.lead)); len(lead) > 0 && bytes.HasPrefix(text, lead) {
			return m, true
		}
	}
	for _, m := range c.mixed {
		if m.lead == "" {
			return m, true
		}
	}
	return mixedJSON{}, false
}

// jsonBlocks are the contents of the script elements that hold JSON.
func jsonBlocks(page []byte) [][]byte {
	var blocks [][]byte
	for {
		start := bytes.Index(page, []byte("<script"))
		if start < 0 {
			return blocks
		}
		page = page[start:]
		tag, rest, found := bytes.Cut(page, []byte(">"))
		end := rawEnd(rest, "script")
		if !found || end < 0 {
			return blocks
		}
		if bytes.Contains(tag, []byte("json")) {
			blocks = append(blocks, rest[:end])
		}
		page = rest[end:]
	}
}

// desk gives where problems of a file that the layout reaches are written down.
func (c *compiled) desk(path string) errorList {
	for _, b := range c.unit.reached {
		if b.file.path == path {
			return errorList{path: path, written: b.file.text}
		}
	}
	return errorList{path: path}
}
