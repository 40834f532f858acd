// Package headers says what a host is to send with the files of a site: which of
// its addresses a browser may use for what, how little it may tell others, and
// how long it may keep a file.
//
// Words:
//
//   - A Policy is a Content-Security-Policy. It begins with nothing
//     (default-src 'none') and opens what the site Needs: what its layouts, style
//     sheets and static pages contain, so that a theme without a script gets a
//     policy without scripts. It is one for the whole site, so that no edit of a
//     page changes the others. Text of scripts and styles is allowed by its
//     hash, never by unsafe-inline.
//   - A Guard looks at the final bytes of a page and finds what the Policy would
//     block, and every address of another origin that the site does not allow.
//     So a policy that has been published is one that no page violates.
//   - A Rule is a pattern of paths and the Headers that go with them. Rules are
//     written as a file _headers, as Netlify, Cloudflare and others read it, or as
//     a snippet for nginx, Caddy, Apache or CloudFront, each quoted by its own rules; tests try them in
//     the servers themselves. Of two policies in one answer a browser obeys both, so that a
//     second could open nothing: where the policy of a page is wider than that of the site, it
//     is sent in its place. The files that may be kept for ever lie in one folder, so
//     that nothing follows from how a name looks.
package headers

import (
	"slices"
	"strings"
)

// Header is one line of an HTTP response.
type Header struct{ Name, Value string }

// Rule is what is sent with the files whose paths match.
type Rule struct {
	Path    string // begins with a slash; one * stands for anything
	Headers []Header
}

// MaxLine is how many characters of a line hosts that read _headers take (Cloudflare
// Pages), and MaxRules how many rules. Galen writes two, and one for each page that shows
// frames of other sites.
const (
	MaxLine  = 2000
	MaxRules = 100
)

// forEver is sent with a file whose name changes with its content, askAgain with every
// other.
const (
	forEver  = "public, max-age=31536000, immutable"
	askAgain = "public, max-age=0, must-revalidate"
)

// powers are what no page of an article needs, and every browser knows.
var powers = []string{"accelerometer", "camera", "display-capture", "encrypted-media", "geolocation", "gyroscope", "magnetometer", "microphone", "midi",
	"payment", "publickey-credentials-get", "usb", "xr-spatial-tracking"}

// All are the headers of every file: the policy and what goes with it, then the
// site's own. One of the site's own takes the place of ours of the same name.
// Secure is whether the site is at an https address.
//
// Cross-Origin-Resource-Policy is left out: readers of a feed see its pictures on
// a page of another origin.
func All(policy Policy, secure bool, own []Header) []Header {
	all := []Header{
		{PolicyHeader, policy.String()},
		{"Referrer-Policy", Referrer},
		{"Permissions-Policy", strings.Join(powers, "=(), ") + "=()"},
		{"X-Content-Type-Options", "nosniff"},
		{"X-Frame-Options", "DENY"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
	}
	if secure {
		all = append(all, Header{"Strict-Transport-Security", "max-age=31536000"})
	}
	for _, h := range own {
		at := slices.IndexFunc(all, func(a Header) bool { return strings.EqualFold(a.Name, h.Name) })
		if at >= 0 {
			all[at] = h
		} else {
			all = append(all, h)
		}
	}
	return all
}

// Referrer is the Referrer-Policy: no other site hears which article a reader
// comes from.
const Referrer = "same-origin"

// Rules are the headers of every file, and how long those may be kept whose paths
// match kept, a folder and its *; "" stands for none. Open are the rules of pages that have a
// policy of their own: their headers are sent in the place of those of every file.
func Rules(all []Header, kept string, open ...Rule) []Rule {
	rules := []Rule{{"/*", all}}
	if kept != "" {
		rules = append(rules, Rule{kept, []Header{{"Cache-Control", forEver}}})
	}
	return append(rules, open...)
}

// PolicyHeader is the header that holds a Policy.
const PolicyHeader = "Content-Security-Policy"

// Page is the rule of one page, at an address that begins with a slash, which shows frames of
// other sites.
func Page(address string, policy Policy) Rule {
	return Rule{address, []Header{{PolicyHeader, policy.String()}}}
}
