package preview

import (
	"encoding/json"

	"galen/internal/diag"
)

// Reviewed is a Site that knows what is to be said of the text of a page, and what
// colleagues have noted in it. The
// client shows it beside the page, in a panel that does not cover it; nothing of
// it is in the page.
type Reviewed interface {
	Site
	// Findings gives what is found on the page at a path of the output.
	Findings(path string) diag.List
	// Notes gives the notes to colleagues in the text of that page: they say what they say
	// in their messages, and are shown nowhere else.
	Notes(path string) diag.List
	// Text gives the text of a source file, to show the lines of findings; nil when
	// there is none.
	Text(file string) []byte
}

// findings words what is found on a page, and the notes to colleagues in it; nil when that is nothing.
func findings(site Site, path string) json.RawMessage {
	s, ok := site.(Reviewed)
	if !ok || path == "" {
		return nil
	}
	list, notes := s.Findings(path), s.Notes(path)
	if len(list)+len(notes) == 0 {
		return nil
	}
	var r report
	for _, d := range notes[:min(len(notes), diag.Limit)] {
		r.Notes = append(r.Notes, problem{Severity: d.Severity.String(), Place: d.Position.String(), Message: d.Message})
	}
	for _, d := range list {
		if len(r.Problems) == diag.Limit {
			r.More++
			continue
		}
		r.Problems = append(r.Problems, newProblem(diag.Printer{Source: s.Text}, d))
	}
	return r.encode()
}
