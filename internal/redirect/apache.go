package redirect

import (
	"fmt"
	"regexp"
	"strings"
)

// apache writes lines that may stand in the block of a site or in .htaccess (mod_alias).
// The notice of an article that was withdrawn is the file in the folder of its address.
func apache(rules []Rule) string {
	var w strings.Builder
	w.WriteString("# In <VirtualHost>, where Apache reads it once; in .htaccess it does the same, for few addresses.\n")
	for _, r := range rules {
		if !r.Gone() {
			fmt.Fprintf(&w, "RedirectMatch 301 %s \"%s\"\n", apachePattern(r.From), apacheTarget.Replace(r.To))
			continue
		}
		var forms []string
		for _, from := range both(r.From) {
			forms = append(forms, "'"+strings.ReplaceAll(from, "'", `\\'`)+"'")
		}
		fmt.Fprintf(&w, "<If \"%%{REQUEST_URI} in {%s}\">\n\tErrorDocument 410 \"%sindex.html\"\n\tRedirectMatch 410 \".*\"\n</If>\n", strings.Join(forms, ", "), r.From)
	}
	return w.String()
}

// apachePattern matches an address in either form and nothing else. Quotation marks are
// written by their number, and so is what begins a variable.
func apachePattern(address string) string {
	short := strings.TrimSuffix(address, "/")
	text := regexp.QuoteMeta(short)
	if short != address {
		text += "/?"
	}
	text = strings.NewReplacer(`\$`, `\x24`, `"`, `\x22`).Replace(text)
	return `"^` + strings.ReplaceAll(text, `\`, `\\`) + `$"`
}

// apacheTarget quotes an address that Apache itself puts percent signs into; in it, a dollar
// sign begins a variable.
var apacheTarget = strings.NewReplacer("$", `\\$`, `"`, `\"`)
