package layout

import (
	"bytes"
	"strings"

	"galen/internal/diag"
	"galen/internal/theme/privacy"
)

// requests reports every address of another site in a template that is not known
// yet from lintTag: in places where tags are not looked at one by one, such as
// <noscript>, documents in attributes, and rules for the browser's own fetching.
func requests(path string, text []byte, actions []action, rules Rules, known diag.List) diag.List {
	fixed := bytes.Clone(text)
	for _, a := range actions {
		for i := a.from; i < min(a.to, len(fixed)); i++ {
			fixed[i] = 'x'
		}
	}
	d := errorList{path: path, written: text}
	told := map[int]bool{}
	for _, p := range known {
		told[p.Line] = true
	}
	privacy.Page(fixed, func(u privacy.Use) {
		if u.URL == "" || !privacy.Foreign(u.URL, "", rules.Origins) {
			return
		}
		at := u.Offset + max(0, bytes.Index(fixed[u.Offset:], []byte(u.URL)))
		if line := diag.Locate(path, text, at).Line; told[line] || told[diag.Locate(path, text, u.Offset).Line] {
			return
		}
		d.fault(at, "foreign-origin", "serve the file from the site itself, or allow its origin in the configuration",
			"%q tells another site who reads this page", strings.TrimSpace(u.URL))
	})
	return d.problems
}
