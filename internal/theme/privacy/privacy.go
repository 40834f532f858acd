// Package privacy knows which addresses make a reader's browser talk to
// somebody else.
//
// A page of health news tells whoever serves its parts what the reader is
// worried about. So every address that a browser fetches by itself (pictures,
// style sheets, fonts, frames, forms) must lead to the site, or to an origin
// that the publisher has allowed by name. A link that the reader chooses to
// follow is another matter, and nothing here is about those.
//
// Words:
//
//   - An origin is scheme, host and port: https://media.example. The default
//     port is left out (https://media.example:443 is the same origin).
//   - An address is foreign when it names an origin, in full or without its
//     scheme (//media.example/x), that is neither the site's nor allowed.
//     Addresses within the site, data: and the like name none.
//
// CSS finds the addresses in a style sheet; Foreign judges one address. Both
// read as a browser does: in doubt (a scheme with its slashes missing, a
// backslash for a slash, a tab in the middle) an address counts as foreign.
package privacy

import (
	"slices"
	"strings"
)

// Foreign reports whether a browser that is told to fetch url leaves both the
// origin own and those in allowed. Origins are written https://host; own may be
// empty, when the site's own is not known.
func Foreign(url, own string, allowed []string) bool {
	if within(url) {
		return false
	}
	o := Origin(url, own)
	if o == "" {
		return false
	}
	same := func(other string) bool { return other != "" && Origin(other, "") == o }
	return !same(own) && !slices.ContainsFunc(allowed, same)
}

// within reports whether url is plainly a path of the site: the usual case, told
// without taking it apart.
func within(url string) bool {
	if len(url) < 2 || url[0] != '/' || url[1] == '/' {
		return false
	}
	for i := range len(url) {
		if c := url[i]; c <= ' ' || c == '\\' {
			return false
		}
	}
	return true
}

// ports are the schemes that fetch from a host, and their default ports.
var ports = map[string]string{"http": "80", "https": "443", "ws": "80", "wss": "443", "ftp": "21"}

// Origin gives the origin that url names, in lower case and without a default
// port, or "" when it names none. A url without a scheme (//host/x) takes that
// of own, or https.
func Origin(url, own string) string {
	url = strings.ReplaceAll(clean(url), `\`, "/")
	scheme, rest, found := strings.Cut(url, ":")
	scheme = strings.ToLower(scheme)
	switch {
	case found && ports[scheme] != "":
	case strings.HasPrefix(url, "//"):
		scheme, rest = "https", url
		if s, _, ok := strings.Cut(own, ":"); ok && ports[strings.ToLower(s)] != "" {
			scheme = strings.ToLower(s)
		}
	default:
		return ""
	}
	host := strings.TrimLeft(rest, "/")
	if i := strings.IndexAny(host, "/?#"); i >= 0 {
		host = host[:i]
	}
	host = strings.ToLower(host[strings.LastIndexByte(host, '@')+1:])
	return scheme + "://" + strings.TrimSuffix(strings.TrimSuffix(host, ":"+ports[scheme]), ".")
}

// clean takes off what browsers take off an address before they read it.
func clean(url string) string {
	return breaks.Replace(strings.TrimFunc(url, func(r rune) bool { return r <= ' ' }))
}

var breaks = strings.NewReplacer("\t", "", "\n", "", "\r", "")
