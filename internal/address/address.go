// Package address judges the addresses that editors write as a browser would read
// them: by the URL standard (https://url.spec.whatwg.org/), which differs from RFC
// 3986 just where a slip is easily made. https:evil.example, for example, is an
// address of the site itself in a browser; a backslash is a slash; and a password in
// an address is sent to everybody who opens the page.
//
// It knows the few schemes that a page may link to: https, http, mailto, tel and sms.
//
// Copied takes off an address, or a number, what the place has left around it that it was
// copied from (copied.go).
package address

import (
	"html"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Hint says what to write instead, in words of the caller's when that is not known.
func (p Problem) Hint(otherwise string) string {
	if p.Write == "" {
		return otherwise
	}
	return "write  " + p.Write
}

// Schemes are those that a link may have.
var Schemes = []string{"https", "http", "mailto", "tel", "sms"}

// Problem is why an address is refused. The zero Problem is none.
type Problem struct {
	Why   string // continues "the address …": "holds a password"
	Write string // the address as it should be written; "" when that is not known
}

// Scheme is the scheme that a browser would see in an address: character references
// decoded, white space and control characters ignored, letters small. It is "" for an
// address within the site.
func Scheme(address string) string {
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

// Check says why a page may not link to an address.
func Check(address string) Problem {
	address = strings.Trim(address, " ")
	trimmed := strings.TrimLeft(address, " \t\n\f\r")
	if len(trimmed) > 1 && isSlash(trimmed[0]) && isSlash(trimmed[1]) {
		return Problem{"does not name its protocol", "https://" + strings.TrimLeft(strings.ReplaceAll(trimmed, `\`, "/"), "/")}
	}
	if i := strings.IndexFunc(address, dropped); i >= 0 {
		right := strings.Map(keep, address)
		if p := Check(right); p.Why != "" {
			return p
		}
		return Problem{"contains a line break, a tab or another control character, which browsers drop or refuse", right}
	}
	switch s := Scheme(address); s {
	case "":
		return local(address)
	case "https", "http":
		if !strings.EqualFold(address[:min(len(s)+1, len(address))], s+":") {
			return Problem{Why: "begins with " + s + ": in another spelling"}
		}
		return web(s, address[len(s)+1:])
	case "mailto", "tel", "sms":
		rest := address[strings.IndexByte(address, ':')+1:]
		return map[string]func(string) Problem{"mailto": mail, "tel": phone, "sms": text}[s](rest)
	case "whatsapp":
		right := ""
		if _, number, ok := strings.Cut(address, "phone="); ok {
			number, _, _ = strings.Cut(number, "&")
			right = "https://wa.me/" + strings.TrimPrefix(strings.TrimPrefix(number, "%2B"), "+")
		}
		return Problem{"begins with whatsapp:, which a page must not link to", right}
	default:
		return Problem{Why: "begins with " + s + ":, which a page must not link to"}
	}
}

func isSlash(c byte) bool { return c == '/' || c == '\\' }

// dropped reports the characters that a browser leaves out of an address, or that
// stand for nothing in it.
func dropped(c rune) bool { return c < ' ' || c >= 0x7f && c < 0xa0 || c == '\u2028' || c == '\u2029' }

func keep(c rune) rune {
	if dropped(c) {
		return -1
	}
	return c
}

// local judges an address without a scheme.
func local(address string) Problem {
	path, rest := address, ""
	if i := strings.IndexAny(address, "?#"); i >= 0 {
		path, rest = address[:i], address[i:]
	}
	if strings.Contains(path, `\`) {
		return Problem{`contains \, which browsers read as /`, strings.ReplaceAll(path, `\`, "/") + rest}
	}
	return Problem{}
}

// web judges what follows https: or http:.
func web(scheme, rest string) Problem {
	host, tail := strings.TrimLeft(rest, `/\`), ""
	if i := strings.IndexAny(host, `/\?#`); i >= 0 {
		host, tail = host[:i], host[i:]
	}
	user, name := "", host
	if i := strings.LastIndexByte(host, '@'); i >= 0 {
		user, name = host[:i+1], host[i+1:]
	}
	plain, port := name, ""
	if i := strings.LastIndexByte(name, ':'); i >= 0 && !strings.HasSuffix(name, "]") {
		plain, port = name[:i], name[i:]
	}
	path := tail
	if i := strings.IndexAny(tail, "?#"); i >= 0 {
		path = tail[:i]
	}
	right := scheme + "://" + read(plain) + port + strings.ReplaceAll(path, `\`, "/") + tail[len(path):]
	switch slashes := rest[:len(rest)-len(strings.TrimLeft(rest, `/\`))]; {
	case plain == "":
		return Problem{Why: "names no site"}
	case user != "":
		return Problem{"contains a name or password before @, which every reader could see", right}
	case slashes == "" || slashes == "/":
		return Problem{"does not have two slashes after " + scheme + ":, so browsers look for it on this site", right}
	case slashes != "//":
		return Problem{"does not have exactly two slashes after " + scheme + ":", right}
	case strings.Contains(path, `\`):
		return Problem{`contains \, which browsers read as /`, right}
	case strings.IndexFunc(tail, unseen) >= 0:
		return Problem{"contains an invisible character and leads elsewhere", strings.TrimSuffix(right, tail) + seen(tail)}
	case strings.Contains(path, `"`):
		return Problem{"contains a quotation mark; if it begins a title, add a space before it", strings.TrimSuffix(right, tail) + path[:strings.IndexByte(path, '"')]}
	}
	return hostProblem(plain, port, right)
}

// unseen reports the characters that are copied along with an address, and are no part of it.
func unseen(c rune) bool {
	return c >= 0xa0 && (c == '\u00a0' || c == '\u202f' || c == '\u3000' || c >= '\u2000' && c <= '\u200b' || c == '\u2060' || c == '\ufeff' || c == '\u00ad')
}

// seen is the rest of an address without what nobody sees: a space within it is %20.
func seen(tail string) string {
	tail = strings.TrimFunc(tail, unseen)
	return strings.Map(func(c rune) rune {
		if unseen(c) && !unicode.IsSpace(c) {
			return -1
		}
		return c
	}, strings.NewReplacer("\u00a0", "%20", "\u202f", "%20", "\u3000", "%20").Replace(tail))
}

// read is the name of a host as a browser reads it.
func read(host string) string {
	host = strings.Map(func(c rune) rune {
		switch c {
		case '。', '．', '｡':
			return '.'
		case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
			return -1
		}
		return c
	}, host)
	return strings.ToLower(norm.NFKC.String(host))
}

func hostProblem(host, port, right string) Problem {
	if strings.HasPrefix(host, "[") {
		return Problem{}
	}
	if read(host) != strings.ToLower(norm.NFC.String(host)) {
		return Problem{"names its site with characters that browsers read as others", right}
	}
	if i := strings.IndexFunc(host, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune(`<>"^|%{}`+"`", c) }); i >= 0 {
		return Problem{Why: "names its site with a character that site names cannot contain: " + string([]rune(host[i:])[:1])}
	}
	labels := strings.Split(strings.TrimSuffix(host, "."), ".")
	last := labels[len(labels)-1]
	switch {
	case slices.Contains(labels, ""):
		return Problem{Why: "names a site that cannot exist: it has two dots in a row"}
	case number(last) && !dotted(labels):
		return Problem{Why: "names its site by a number, which browsers read as a different one"}
	case len(port) > 1 && (strings.Trim(port[1:], "0123456789") != "" || len(port) > 6 || len(port) == 6 && port > ":65535"):
		return Problem{Why: "names a port that does not exist"}
	}
	return Problem{}
}

// number reports whether a browser would read the last label of a host as a number,
// and so the whole as an IPv4 address.
func number(label string) bool {
	if rest, hex := strings.CutPrefix(strings.ToLower(label), "0x"); hex {
		return strings.Trim(rest, "0123456789abcdef") == ""
	}
	return label != "" && strings.Trim(label, "0123456789") == ""
}

// dotted reports whether labels are four numbers from 0 to 255 in their usual form.
func dotted(labels []string) bool {
	if len(labels) != 4 {
		return false
	}
	for _, l := range labels {
		if l == "" || len(l) > 3 || len(l) > 1 && l[0] == '0' || strings.Trim(l, "0123456789") != "" || len(l) == 3 && l > "255" {
			return false
		}
	}
	return true
}
