package pipeline

import (
	"bytes"
	"regexp"
	"slices"

	"galen/internal/diag"
)

// asksForData is a template's question for a file of the folder data.
var asksForData = regexp.MustCompile(`\.Data\s+"([^"]+)"`)

// dataWarnings are those of the files of data that templates ask for, but for what was told
// already. Errors are told by the pages that ask.
func (e *snapshot) dataWarnings(told diag.List) (list diag.List) {
	var names []string
	for _, f := range e.tree.Templates {
		text := f.Loaded().Data
		if !bytes.Contains(text, []byte(".Data")) {
			continue
		}
		for _, m := range asksForData.FindAllSubmatch(text, -1) {
			names = append(names, string(m[1]))
		}
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		for _, d := range e.site.DataProblems(name) {
			same := func(other diag.Diagnostic) bool { return other.Position == d.Position && other.Code == d.Code }
			if d.Severity != diag.Error && !slices.ContainsFunc(told, same) && !slices.ContainsFunc(list, same) {
				list = append(list, d)
			}
		}
	}
	return list
}
