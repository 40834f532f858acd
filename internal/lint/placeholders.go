package lint

import (
	"bytes"

	"galen/internal/diag"
	"galen/internal/lint/textseg"
)

// placeholders finds cells, captions and titles that are nothing but a placeholder: HN400.
// Unfinished sees those that are a line.
func (r *reading) placeholders() {
	for i := range r.passages {
		p := &r.passages[i]
		if p.role != body || !label(p.Kind) || len(p.text) > 60 {
			continue
		}
		if text := []byte(p.text); stands(text, r.tag) {
			r.reportAt("HN400", p.At(0), stillToCome, "%q stands for words that are still to come", p.text)
		}
	}
}

const stillToCome = "write what is to stand here, or take it out"

// label reports whether texts of a kind stand alone in a part of a line.
func label(k textseg.Kind) bool {
	return k == textseg.Cell || k == textseg.Caption || k == textseg.Term || k == textseg.Heading
}

// rowOpens reports whether a bracket at an offset of a line opens a row of a data block:
// - [North, 12].
func rowOpens(line []byte, at int) bool {
	before := line[:at]
	end := bytes.IndexByte(line[at:], ']')
	return end > 0 && bytes.IndexByte(line[at:at+end], ',') >= 0 &&
		(bytes.HasSuffix(before, []byte("- ")) || bytes.HasSuffix(before, []byte(": ")) || bytes.HasSuffix(before, []byte("[")) || bytes.HasSuffix(before, []byte(", ")))
}

// unfinishedIn gives what is unfinished in a text that is no document.
func unfinishedIn(t *textseg.Text, language string) (list diag.List) {
	var whole []byte
	for i := range t.Blocks {
		whole = append(append(whole, t.Blocks[i].Text...), '\n')
	}
	for i := range t.Blocks {
		b := &t.Blocks[i]
		u := unfinished{file: t.File, language: language, text: []byte(b.Text), whole: whole}
		u.look()
		u.line(0, u.text)
		for k := range u.list {
			u.list[k].Position = b.At(u.lines.Offset(u.list[k].Position))
		}
		list = append(list, u.list...)
	}
	return list
}
