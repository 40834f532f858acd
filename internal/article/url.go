package article

import (
	"html"
	"strings"
)

// safeSchemes are those a link may have.
var safeSchemes = []string{"https", "http", "mailto", "tel"}

// scheme is the scheme that a browser would see in an address: character
// references decoded, white space and control characters ignored, letters
// small. It is "" for an address within the site.
func scheme(address string) string {
	if strings.IndexByte(address, '&') >= 0 {
		address = html.UnescapeString(html.UnescapeString(address))
	}
	name, _, found := strings.Cut(address, ":")
	if !found || strings.ContainsAny(name, "/?#") {
		return ""
	}
	ignored := func(r rune) bool { return r <= ' ' || r >= 0x7f && r < 0xa0 }
	if strings.IndexFunc(name, ignored) >= 0 {
		name = strings.Map(func(r rune) rune {
			if ignored(r) {
				return -1
			}
			return r
		}, name)
	}
	return strings.ToLower(name)
}

// urlProblem says why a link to address is refused, or "".
func urlProblem(address string) string {
	switch s := scheme(address); {
	case strings.HasPrefix(strings.TrimLeft(address, " \t"), "//"), strings.HasPrefix(address, `/\`), strings.HasPrefix(address, `\`):
		return "leaves its protocol open"
	case s == "":
		return ""
	default:
		for _, safe := range safeSchemes {
			if s == safe {
				return ""
			}
		}
		return "begins with " + s + ":, which a page may not link to"
	}
}
