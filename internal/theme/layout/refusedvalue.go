package layout

import (
	"bytes"

	"galen/internal/diag"
)

// refusedValue is what html/template writes in the place of a value that is not safe where it
// stands, such as an address of another protocol than http, https and mailto.
var refusedValue = []byte("ZgotmplZ")

// Refused is the problem of a page of a layout in which a value was refused, nil if there is
// none: a dead link would stand there.
func (s *Set) Refused(layout string, page []byte) error {
	c := s.layouts[layout]
	if c == nil || !bytes.Contains(page, refusedValue) {
		return nil
	}
	return diag.Errorf(c.unit.root.position(), "unsafe-value", "a value on this page is not a safe address or style, so it would become a dead link").
		WithHint("write what comes before the colon in the template, as in  href=\"tel:{{…}}\",  or a value that begins with https://")
}
