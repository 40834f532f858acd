package pipeline

import (
	"slices"

	"galen/internal/diag"
)

// references are the codes of problems that something is not there.
var references = []string{"broken-link", "broken-picture", "broken-anchor", "unknown-author", "no-category", "not-an-article", "no-article", "no-logo", "no-font"}

// suppressDerived leaves out what is reported as missing when some of the source
// could not be read: it may well be there.
func suppressDerived(list, unread diag.List) diag.List {
	if !slices.ContainsFunc(unread, func(d diag.Diagnostic) bool { return d.Code == "unreadable" && d.Severity == diag.Error }) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(d diag.Diagnostic) bool { return slices.Contains(references, d.Code) })
}
