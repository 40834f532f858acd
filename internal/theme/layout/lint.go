package layout

import (
	"html"
	"slices"
	"strings"

	"galen/internal/theme/privacy"
)

// lintTag reports what a start tag must not have: code in attributes, and
// addresses that leave the site.
func (r *reader) lintTag(t *tag) {
	for _, a := range t.attrs {
		switch {
		case len(a.name) > 2 && strings.HasPrefix(a.name, "on") && isWord(a.name[2]):
			r.fault(a.at, "event-handler", "listen for the event in a script file of your own",
				"%q runs a script from an attribute, which the site's security policy forbids", a.name)
		case a.name == "style":
			r.fault(a.at, "style-attribute", "give the element a class and write the rule in a style sheet",
				`the site's security policy forbids "style" attributes`)
		case leads(t, a.name) || a.name == "href":
			r.lintAddress(t, a)
		case strings.Contains(a.name, "srcset"):
			r.lintSet(a)
		case painted[a.name]:
			for _, p := range a.parts {
				for _, found := range privacy.CSS([]byte(p.text)) {
					r.foreign(found.URL, p.at+found.Offset)
				}
			}
		}
	}
}

// painted are the attributes of drawings that may hold url().
var painted = set(`fill stroke filter mask clip-path marker marker-start marker-mid marker-end cursor`)

// fetching are the relations for which a browser fetches what <link> names, or
// opens a connection for it.
var fetching = set(`stylesheet preload preconnect dns-prefetch icon apple-touch-icon apple-touch-icon-precomposed
	apple-touch-startup-image mask-icon manifest modulepreload prefetch prerender pingback`)

// leads reports whether a browser goes to an attribute's address by itself, or
// sends the reader's input there.
func leads(t *tag, name string) bool {
	switch name {
	case "src", "poster", "formaction", "action", "background", "ping", "data":
		return name != "data" || t.name == "object"
	case "manifest":
		return t.name == "html"
	case "href", "xlink:href":
		switch t.name {
		case "base", "use", "image", "feimage", "script":
			return true
		case "link":
			rel, static := t.get("rel")
			return !static || slices.ContainsFunc(strings.Fields(strings.ToLower(rel)), func(word string) bool { return fetching[word] })
		}
	}
	return false
}

// lintAddress checks each text that an address can begin with.
func (r *reader) lintAddress(t *tag, a attr) {
	for i, p := range a.parts {
		if !p.fresh || p.action {
			continue
		}
		url := html.UnescapeString(p.text)
		at := p.at + len(p.text) - len(strings.TrimLeft(p.text, blanks))
		if scheme := runs(url); scheme != "" {
			r.fault(at, "script-address", "listen for the click in a script file of your own",
				"an address that begins with %q runs a script, which the site's security policy forbids", scheme)
		}
		if leads(t, a.name) {
			r.foreign(url+more(a, i), at)
		}
	}
}

// runs is the scheme of an address that is itself a program, or "".
func runs(url string) string {
	url = strings.ToLower(strings.Map(func(c rune) rune {
		if c <= ' ' {
			return -1
		}
		return c
	}, url))
	for _, scheme := range []string{"javascript:", "vbscript:", "data:text/html"} {
		if strings.HasPrefix(url, scheme) {
			return scheme
		}
	}
	return ""
}

// more marks an address that an action goes on with: where the host may not
// be over yet, its origin cannot be relied on.
func more(a attr, i int) string {
	if i+1 < len(a.parts) && a.parts[i+1].action {
		return "…"
	}
	return ""
}

// lintSet checks the addresses of a srcset.
func (r *reader) lintSet(a attr) {
	for i, p := range a.parts {
		for at := 0; at < len(p.text); {
			if isSpace(p.text[at]) || p.text[at] == ',' {
				at++
				continue
			}
			end := at
			for end < len(p.text) && !isSpace(p.text[end]) {
				end++
			}
			url := html.UnescapeString(strings.TrimRight(p.text[at:end], ","))
			if end == len(p.text) {
				url += more(a, i)
			}
			if at > 0 || i == 0 || p.fresh {
				r.foreign(url, p.at+at)
			}
			at = end
		}
	}
}

// foreign reports an address that is fetched from an origin that the publisher
// has not allowed.
func (r *reader) foreign(url string, at int) {
	if privacy.Foreign(url, "", r.check.rules.Origins) {
		r.fault(at, "foreign-origin", "serve the file from the site itself, or allow its origin in the configuration",
			"%q tells another site who reads this page", strings.TrimSpace(url))
	}
}
