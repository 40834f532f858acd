package pipeline

import (
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/source"
)

// references are the codes of problems that something is not there.
var references = []string{"broken-link", "broken-picture", "broken-anchor", "unknown-author", "no-category", "not-an-article", "no-article", "no-logo", "no-font"}

// suppressDerived leaves out what is reported as missing when some of the source
// could not be read, or galen.yaml has mistakes: it may well be there.
func suppressDerived(list, unread diag.List) diag.List {
	unreadable := slices.ContainsFunc(unread, func(d diag.Diagnostic) bool { return d.Code == "unreadable" && d.Severity == diag.Error })
	misread := slices.ContainsFunc(unread, func(d diag.Diagnostic) bool { return d.File == source.ConfigFile && d.Severity == diag.Error })
	if !unreadable && !misread {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(d diag.Diagnostic) bool {
		return unreadable && slices.Contains(references, d.Code) || misread && strings.Contains(d.Message+d.Hint, source.ConfigFile)
	})
}
