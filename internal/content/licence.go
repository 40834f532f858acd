package content

import (
	"regexp"
	"strings"

	"galen/internal/address"
	"galen/internal/frontmatter"
)

// creative is a licence of Creative Commons, as people and as SPDX's list write it:
// CC BY-SA 4.0, CC-BY-NC-4.0.
var creative = regexp.MustCompile(`(?i)^(?:cc|creative commons)[ -]+(by(?:-(?:nc|sa|nd|nc-sa|nc-nd))?)[ -]+(\d\.\d)(?:[ -]+(?:international|unported|deed))?$`)

// free are the names of what has no licence because nobody keeps a right.
var free = map[string]string{
	"cc0": "publicdomain/zero/1.0/", "cc0-1.0": "publicdomain/zero/1.0/", "cc0 1.0": "publicdomain/zero/1.0/",
	"public domain": "publicdomain/mark/1.0/", "pdm": "publicdomain/mark/1.0/", "pdm 1.0": "publicdomain/mark/1.0/",
}

const commons = "https://creativecommons.org/"

// licence reads under which licence a picture may be used: by its name, if that says
// which, or by the address where it can be read.
func licence(g *frontmatter.Reader) Crumb {
	w := g.Line("licence", maxText)
	text := strings.Join(strings.Fields(w.Text), " ")
	at := func(title, url string) Crumb { return Crumb{title, frontmatter.Word{Text: url, At: w.At}} }
	if path, ok := free[strings.ToLower(text)]; ok {
		return at(text, commons+path)
	}
	if m := creative.FindStringSubmatch(text); m != nil {
		terms := strings.ToLower(m[1])
		return at("CC "+strings.ToUpper(terms)+" "+m[2], commons+"licenses/"+terms+"/"+m[2]+"/")
	}
	switch {
	case text == "":
		return Crumb{}
	case strings.HasPrefix(text, "https://") && address.Check(text).Why == "":
		name := strings.TrimPrefix(text, "https://")
		if rest, ok := strings.CutPrefix(text, commons+"licenses/"); ok {
			if parts := strings.Split(rest, "/"); len(parts) > 1 {
				name = "CC " + strings.ToUpper(parts[0]) + " " + parts[1]
			}
		}
		return at(name, text)
	}
	g.Problem("licence", "bad-licence", "write  licence: CC BY 4.0  or the address of the licence, such as  licence: https://example.org/terms",
		"%q does not say which licence", w.Text)
	return Crumb{}
}
