package data

import (
	"regexp"

	"galen/internal/address"
	"galen/internal/diag"
)

// addressed is a text that is an address, and nothing else. Of those that run a script the
// beginning is enough.
var addressed = regexp.MustCompile(`^(?i:(?:javascript|vbscript)\s*:|(?:data|blob|file|ftp|https?|mailto|tel|sms):\S+$)|^(?:\\\\|//|/\\|\.\.?[/\\])\S*$|^/\S*\\\S*$|^[\w.-]+(?:\\[\w.-]+)*\\[\w-]+\.[a-z]{2,5}$`)

// refusedAddress is the problem of a text that a template may make the address of a link, and
// that no page may link to; nil for any other text.
func refusedAddress(text string, at diag.Position) *diag.Diagnostic {
	if !addressed.MatchString(text) {
		return nil
	}
	p := address.Check(text)
	if p.Why == "" {
		return nil
	}
	d := diag.Errorf(at, "bad-url", "the address %q %s", short(text), p.Why).
		WithHint("%s", p.Hint("write a path of this site, or an address that begins with https://"))
	return &d
}

// Addresses reports the addresses in a table that no page may link to, for templates, which
// may make links of them. What is only shown as text may hold any.
func (t *Table) Addresses() (list diag.List) {
	for i := range t.Columns {
		for j := range t.Columns[i].Cells {
			cell := &t.Columns[i].Cells[j]
			if cell.Kind != Text || cell.Missing {
				continue
			}
			if d := refusedAddress(cell.Text, t.Place(cell)); d != nil && len(list) < maxProblems {
				list = append(list, *d)
			}
		}
	}
	return list
}
