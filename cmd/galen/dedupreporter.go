package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"galen/internal/diag"
)

// dedupReporter says what is wrong with a site that is looked at again and again. What was
// said before, and is so still, takes one line: whoever saves one file of many that
// are broken, or renames a folder, is not to read everything again.
type dedupReporter struct{ said string }

// broken reports whether the last list that was told is not mended yet.
func (t *dedupReporter) broken() bool { return t.said != "" }

// forget is called when all is well again.
func (t *dedupReporter) forget() { t.said = "" }

// tell writes a list that holds an error.
func (t *dedupReporter) tell(w io.Writer, p diag.Printer, list diag.List) {
	var all strings.Builder
	diag.Printer{}.Text(&all, list)
	if text := all.String(); text != t.said {
		t.said = text
		p.Text(w, list)
		return
	}
	errors := 0
	for _, d := range list {
		if d.Severity == diag.Error {
			errors++
		}
	}
	fmt.Fprintf(w, "%s still %s, as above\n", time.Now().Format(time.TimeOnly), count(errors, "error", "errors"))
}
