package redirect

import (
	"fmt"
	"regexp"
	"strings"
)

// caddy writes a table (the directive map) and a matcher for the notices.
func caddy(rules []Rule) string {
	var table, gone strings.Builder
	for _, r := range rules {
		for _, from := range both(r.From) {
			if r.Gone() {
				gone.WriteString(" " + caddyWord(escaped(from)))
			} else {
				fmt.Fprintf(&table, "\t%s %s\n", caddyWord(from), caddyWord(escaped(r.To)))
			}
		}
	}
	text := "# In the block of the site:\n"
	if table.Len() > 0 {
		text += "map {path} {galen_moved} {\n" + table.String() + "\tdefault \"\"\n}\n@galen_moved expression `{galen_moved} != \"\"`\nredir @galen_moved {galen_moved} 301\n"
	}
	if gone.Len() > 0 {
		text += "@galen_gone path" + gone.String() + "\nfile_server @galen_gone {\n\tstatus 410\n\tdisable_canonical_uris\n}\n"
	}
	return text
}

// caddyWord is a word of a Caddyfile. A brace begins a variable, quoted or not; what has one
// is written as a pattern, in which it has a number.
func caddyWord(text string) string {
	if strings.ContainsAny(text, "{}`") {
		return "`~^" + strings.NewReplacer(`\{`, `\x7b`, `\}`, `\x7d`, "`", `\x60`).Replace(regexp.QuoteMeta(text)) + "$`"
	}
	return "`" + text + "`"
}
