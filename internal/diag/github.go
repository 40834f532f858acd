package diag

import (
	"fmt"
	"io"
	"net/url"
	"strings"
)

// GitHub writes a list as workflow commands, which GitHub shows as annotations of
// the changed files: ::error file=…,line=…,col=…,title=…::message.
func GitHub(w io.Writer, list List) error {
	for _, d := range list {
		d = d.Covered()
		word := map[Severity]string{Error: "error", Warning: "warning", Note: "notice"}[d.Severity]
		var where []string
		if d.File != "" {
			where = append(where, "file="+property(d.File))
		}
		if d.Line > 0 {
			where = append(where, fmt.Sprintf("line=%d", d.Line))
		}
		if d.Line > 0 && d.Column > 0 {
			where = append(where, fmt.Sprintf("col=%d", d.Column))
		}
		where = append(where, "title="+property(d.Code))
		text := d.Message
		if d.Hint != "" {
			text += "\nhint: " + d.Hint
		}
		if _, err := fmt.Fprintf(w, "::%s %s::%s\n", word, strings.Join(where, ","), data.Replace(text)); err != nil {
			return err
		}
	}
	return nil
}

// What must be written otherwise in a workflow command, and in its properties.
var (
	data       = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	properties = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func property(s string) string { return properties.Replace(s) }

// uri is a path as a relative address.
func uri(path string) string { return (&url.URL{Path: path}).EscapedPath() }
