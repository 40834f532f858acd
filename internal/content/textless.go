package content

import (
	"bytes"

	"galen/internal/diag"
)

// textlessEntries reports entries of a live story below whose titles nothing stands.
func (a *Article) textlessEntries() (list diag.List) {
	if a.Kind != Live || a.Faulty || a.Draft {
		return nil
	}
	for i, e := range a.Body.Entries {
		if _, text := a.Body.Entry(i); text.Empty() {
			list = append(list, diag.Warningf(e.At, "no-text", "this entry has a title and no text").
				WithHint("write below it what happened; a sentence is enough"))
		}
	}
	return list
}

// textless reports an article that readers would open and find nothing in. A draft may still be
// without its text, the notice of a withdrawal stands in the place of one, and a piece that was
// published elsewhere may be a link to it.
func (a *Article) textless(p divided) *diag.Diagnostic {
	if !a.Body.Empty() || a.Faulty || len(a.Parts) > 0 || a.Draft || a.Withdrawn != nil || a.PublishedAt != nil {
		return nil
	}
	end := bytes.TrimRight(p.text[:p.body], " \t\n")
	begin := bytes.LastIndexByte(end, '\n') + 1
	d := diag.Errorf(diag.NewLines(a.File, p.text).At(begin), "no-text", "the article has no text").
		WithHint("write it below this line, or  draft: true  above it until it is there")
	return &d
}
