// Package redirect says what a host is to answer at addresses where there is no page any
// more: 301 (moved for ever) at an article's former addresses, 410 (gone) at that of an
// article that was withdrawn, with its notice.
//
// A Rule is one such address. Rules are written as a file _redirects, as Netlify,
// Cloudflare Pages and others read it, or as lines for nginx, Caddy or Apache, each quoted
// by its own rules; tests try them in the servers themselves. Of an address that ends in a
// slash, the same without it is meant too, as hosts would otherwise answer that with a
// redirect of their own, and a reader would be sent twice.
//
// A site of its own may have a file _redirects in static. Its lines come before ours;
// Merge reports those with which a reader would be sent on and on.
package redirect

import (
	"net/url"
	"strings"
)

// Rule is an address at which there is no page any more.
type Rule struct {
	From string // below the host, as readers would see it: no percent signs
	To   string // the address of the page, likewise; "" for an article that was withdrawn
	File string // what lies there, below the output folder, for hosts that are told nothing
}

// Gone reports whether nothing takes the place of what was there.
func (r Rule) Gone() bool { return r.To == "" }

// both are the forms of an address that ends in a slash; of any other, there is one.
func both(address string) []string {
	if short := strings.TrimSuffix(address, "/"); short != address && short != "" {
		return []string{address, short}
	}
	return []string{address}
}

// escaped is an address as it stands in a Location header. A dollar sign or an ampersand
// means something to servers, and a browser reads it in either form.
func escaped(address string) string {
	return strings.NewReplacer("$", "%24", "&", "%26", "'", "%27", "(", "%28", ")", "%29").Replace((&url.URL{Path: address}).EscapedPath())
}

// Formats are the hosts and servers that Write knows.
var Formats = []string{"netlify", "cloudflare", "nginx", "caddy", "apache", "s3"}

// Write gives rules in the form of a host. Rules are in the order of their addresses.
func Write(format string, rules []Rule) string {
	switch format {
	case "netlify":
		return netlify(rules)
	case "cloudflare":
		return cloudflare(rules)
	case "nginx":
		return nginx(rules)
	case "caddy":
		return caddy(rules)
	case "apache":
		return apache(rules)
	case "s3":
		return s3(rules)
	}
	return File(rules)
}
