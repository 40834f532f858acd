package layout

import "galen/internal/diag"

// errorList is where the problems of one file are written down.
type errorList struct {
	path     string
	written  []byte // the file as it was written
	problems diag.List
}

// fault notes a problem at an offset of the file. The hint may be "".
func (d *errorList) fault(at int, code, hint, format string, args ...any) {
	p := diag.Errorf(d.locate(at), code, format, args...)
	p.Hint = hint
	d.problems = append(d.problems, p)
}

func (d *errorList) locate(at int) diag.Position { return diag.Locate(d.path, d.written, at) }
