package lsp

import (
	"galen/internal/diag"
)

// severities are the protocol's names for those of problems.
var severities = map[diag.Severity]int{diag.Error: 1, diag.Warning: 2, diag.Note: 3}

// placed is a problem as the editor shows it, and where it stands in the document.
type placed struct {
	diagnostic
	at    span
	meant string // what its hint would have written; "": it names nothing
}

// placedIn are the problems of a file as the editor shows them.
func (w *site) placedIn(t *text, list diag.List) (all []placed) {
	for _, d := range list {
		all = append(all, w.placedOne(t, d))
	}
	return all
}

func (w *site) placedOne(t *text, d diag.Diagnostic) placed {
	d = d.Covered()
	at := t.place(d)
	shown := diagnostic{
		Range: t.ranged(at), Severity: severities[d.Severity], Code: d.Code, Source: "galen", Message: d.Message,
	}
	if d.Hint != "" {
		shown.Message += "\nhint: " + d.Hint
	}
	if d.Coded() {
		if page := w.checker.RulePage(d.Code); page != "" {
			shown.CodeDescription = &codeDescription{page}
		}
	}
	for _, also := range d.Also {
		if also.File != "" {
			there := newText(w.checker.Text(also.File), t.units)
			other := location{w.uri(also.File), there.ranged(there.place(diag.Diagnostic{Position: also}))}
			shown.RelatedInformation = append(shown.RelatedInformation, relatedInformation{other, "see also"})
		}
	}
	return placed{shown, at, d.Meant}
}
