package preview

import (
	"encoding/json"

	"galen/internal/diag"
)

// Reviewed is a Site that knows what is to be said of the text of a page. The
// client shows it beside the page, in a panel that does not cover it; nothing of
// it is in the page.
type Reviewed interface {
	Site
	// Findings gives what is found on the page at a path of the output.
	Findings(path string) diag.List
	// Text gives the text of a source file, to show the lines of findings; nil when
	// there is none.
	Text(file string) []byte
}

// findings words what is found on a page; nil when that is nothing.
func findings(site Site, path string) json.RawMessage {
	s, ok := site.(Reviewed)
	if !ok || path == "" {
		return nil
	}
	list := s.Findings(path)
	if len(list) == 0 {
		return nil
	}
	var r report
	for _, d := range list {
		if len(r.Problems) == diag.Limit {
			r.More++
			continue
		}
		r.Problems = append(r.Problems, newProblem(diag.Printer{Source: s.Text}, d))
	}
	return r.encode()
}
