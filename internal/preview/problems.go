package preview

import (
	"encoding/json"
	"strings"

	"galen/internal/diag"
)

// report is what the panel over a page shows.
type report struct {
	Problems []problem `json:"problems"`
	More     int       `json:"more,omitempty"` // problems that are not shown
	Notes    []problem `json:"notes,omitempty"`
}

// problem is one Diagnostic in the parts that the panel sets apart, each worded
// as on the command line.
type problem struct {
	Severity string   `json:"severity"`
	Place    string   `json:"place,omitempty"`
	Message  string   `json:"message"`
	Source   string   `json:"source,omitempty"` // the line, and below it the caret
	Also     []string `json:"also,omitempty"`
	Hint     string   `json:"hint,omitempty"`
}

// newReport words a list as diag.Printer does. It shows errors only if there are
// any: nobody is to look for the one that stopped the build among warnings.
func newReport(list diag.List, source func(file string) []byte) report {
	var r report
	printer := diag.Printer{Source: source}
	for _, d := range list {
		if list.Failed() && d.Severity != diag.Error {
			continue
		}
		if len(r.Problems) == diag.Limit {
			r.More++
			continue
		}
		r.Problems = append(r.Problems, newProblem(printer, d))
	}
	return r
}

// newProblem takes the lines of one problem apart: the headline, the source
// line with its caret, other places, the hint.
func newProblem(printer diag.Printer, d diag.Diagnostic) problem {
	p := problem{Severity: d.Severity.String(), Place: d.Position.String()}
	var text strings.Builder
	printer.Text(&text, diag.List{d})
	lines := strings.Split(strings.TrimSuffix(text.String(), "\n"), "\n")
	_, p.Message, _ = strings.Cut(strings.TrimPrefix(lines[0], p.Place), p.Severity+": ")
	var source []string
	for _, line := range lines[1:] {
		if also, found := strings.CutPrefix(line, "  also: "); found {
			p.Also = append(p.Also, also)
		} else if hint, found := strings.CutPrefix(line, "hint: "); found {
			p.Hint = hint
		} else {
			source = append(source, line)
		}
	}
	p.Source = strings.Join(source, "\n")
	return p
}

func (r report) encode() json.RawMessage {
	text, err := json.Marshal(r)
	if err != nil {
		panic(err) // strings and numbers can always be written
	}
	return text
}
