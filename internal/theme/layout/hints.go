package layout

import (
	"slices"
	"strings"

	"galen/internal/diag"
)

// usualHints say, by the code of a problem, what to do when its own words give
// no better advice: no problem comes without a hint.
var usualHints = map[string]string{
	"action-in-tag":    "write all of it out, in an {{if}} if necessary",
	"bad-action":       "compare it with the templates of the starter theme",
	"bad-attribute":    `write attributes as name="value", with a space between them`,
	"bad-json":         "see json.org for what JSON may hold",
	"bad-script":       "correct the script here, or in the line above",
	"bad-style":        "correct the style here, or in the line above",
	"bad-template":     "compare it with the templates of the starter theme",
	"branch-in-tag":    "let each branch end where it began: between elements, or within the same tag",
	"failed-action":    "remove the action, or test its values with {{if}}",
	"failed-call":      "test its values with {{if}}",
	"misplaced-break":  "move it into the {{range}} that it should leave",
	"unexpected-else":  "remove it, or write the {{if}}, {{range}} or {{with}} that it belongs to",
	"unknown-field":    "remove it, or test with {{with}} what it is asked of",
	"unknown-function": "take it out",
	"unknown-word":     "the keys are those that the templates of the starter theme ask for",
	"unsafe-place":     "write the value into an element of its own, or into an attribute in quotation marks",
	"unused-define":    "call it, or take it out",
	"wrong-arguments":  "give it as many values as it needs, with spaces between them",
	"wrong-value":      "give it a value of the right kind",
}

// advise gives each problem without a hint the usual one.
func advise(problems diag.List) {
	for i, p := range problems {
		problems[i] = advised(p)
	}
}

func advised(d diag.Diagnostic) diag.Diagnostic {
	if d.Hint == "" {
		d.Hint = usualHints[d.Code]
	}
	return d
}

// choices lists names to choose from.
func choices(what string, names []string) string {
	const most = 20
	if len(names) == 0 || len(names) > most {
		return ""
	}
	slices.Sort(names)
	return what + ": " + strings.Join(names, ", ")
}
