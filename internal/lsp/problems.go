package lsp

import (
	"galen/internal/diag"
)

// severities are the protocol's names for those of problems.
var severities = map[diag.Severity]int{diag.Error: 1, diag.Warning: 2, diag.Note: 3}

// diagnostics are the problems of a file as the editor shows them.
func (w *site) diagnostics(name string, t *text, list diag.List) (all []diagnostic) {
	for _, d := range list {
		all = append(all, w.diagnostic(name, t, d))
	}
	return all
}

func (w *site) diagnostic(name string, t *text, d diag.Diagnostic) diagnostic {
	d = d.Covered()
	shown := diagnostic{Range: t.ranged(t.place(d)), Severity: severities[d.Severity], Code: d.Code, Source: "galen", Message: d.Message}
	if d.Hint != "" {
		shown.Message += "\nhint: " + d.Hint
	}
	for _, at := range d.Also {
		if at.File != "" {
			p := position{max(at.Line-1, 0), max(at.Column-1, 0)}
			shown.RelatedInformation = append(shown.RelatedInformation, relatedInformation{location{w.uri(at.File), textRange{p, p}}, "this takes part"})
		}
	}
	return shown
}
