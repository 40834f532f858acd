package javascript

import (
	"bytes"
	"strings"

	"galen/internal/theme/privacy"
)

// Report is what is known of a script before it runs.
type Report struct {
	Texts    []Text    // every literal
	Requests []Request // what a browser is made to ask for, site's own addresses among it
	Known    bool      // there are no other requests
}

// Text is a literal.
type Text struct {
	Value  string
	Module bool // it is the address of a module that is imported
}

// Request is an address from which a browser fetches, or the beginning of one that
// says which site it is of.
type Request struct {
	URL    string
	Offset int // where it stands in the script, or what it is put together of
}

// Read reads a script that Check accepts.
func Read(text []byte) Report {
	folded, fault := fold(text)
	if fault != nil {
		return Report{}
	}
	r := reader{tokens: tokens(folded), constants: map[string]string{}, links: map[string]bool{}, report: Report{Known: true}}
	r.names()
	for r.at = range r.tokens {
		r.token()
	}
	for i, q := range r.report.Requests {
		r.report.Requests[i].Offset = placeOf(text, q.URL)
	}
	return r.report
}

// placeOf finds an address in a script, or the longest piece of it that stands there.
func placeOf(text []byte, url string) int {
	for n := len(url); n > 3; n-- {
		if at := bytes.Index(text, []byte(url[:n])); at >= 0 {
			return at
		}
	}
	return 0
}

// reader goes through the tokens of a script.
type reader struct {
	tokens    []token
	at        int
	constants map[string]string // names that a literal was given, once, and keys of objects: settings.url
	bindings  []binding
	links     map[string]bool // names of <link> elements
	report    Report
}

func (r *reader) get(i int) token {
	if i < 0 || i >= len(r.tokens) {
		return token{kind: sign}
	}
	return r.tokens[i]
}

// value is what is known of the value that begins at token i: its beginning, and
// whether that is all of it.
func (r *reader) value(i int) (begins string, whole bool) {
	for {
		switch t := r.get(i); {
		case t.kind == literal:
			begins += t.value
		case t.kind == start:
			begins += t.value
			name, known := r.constant(r.get(i+1).text, i)
			if begins != "" || !known {
				return begins, false
			}
			return name, false
		case t.kind == word && !r.get(i+1).is(".") && !r.get(i+1).is("(") && !r.get(i+1).is("["):
			v, known := r.constant(t.text, i)
			if !known {
				return begins, false
			}
			begins += v
		case t.kind == word && r.get(i+1).is(".") && !r.get(i+3).is(".") && !r.get(i+3).is("(") && !r.get(i+3).is("["):
			v, known := r.constants[t.text+"."+r.get(i+2).text]
			if !known {
				return begins, false
			}
			begins += v
			i += 2
		default:
			return begins, false
		}
		switch next := r.get(i + 1); {
		case next.is("+"):
			i += 2
		case next.is(",") || next.is(")") || next.is(";") || next.is("}") || next.is("]") || i+1 >= len(r.tokens):
			return begins, true
		default: // a method of the text, a condition
			return begins, false
		}
	}
}

// request notes the value at token i as an address that is fetched.
func (r *reader) request(i int) {
	url, whole := r.value(i)
	switch {
	case r.get(i).is(")"): // of no argument
	case privacy.Origin(url, "") != "" || whole:
		r.report.Requests = append(r.report.Requests, Request{URL: url})
	case within(url):
	default:
		r.report.Known = false
	}
}

// within reports whether an address that goes on is one of the site whatever follows.
func within(url string) bool {
	return len(url) > 1 && (url[0] == '/' && url[1] != '/' && url[1] != '\\' || strings.HasPrefix(url, "./") || strings.HasPrefix(url, "../")) || strings.HasPrefix(url, "?") || strings.HasPrefix(url, "#")
}

// What browsers fetch for, by name.
var (
	// the first argument of a call is an address
	calls = words(`fetch importScripts import sendBeacon Worker SharedWorker WebSocket EventSource WebTransport Request Audio addModule register`)
	// a property that is an address, or an attribute
	properties = words(`src srcset poster action formAction background`)
	// a call or property that is HTML
	markup = words(`write writeln insertAdjacentHTML innerHTML outerHTML srcdoc parseFromString createContextualFragment setHTMLUnsafe insertRule cssText replaceSync backgroundImage`)
	// libraries whose calls fetch what their first argument names
	libraries = words(`$ jQuery axios ky superagent`)
	// what can fetch without a name that is known here
	open = words(`eval Function atob unescape fromCharCode RTCPeerConnection require`)
	// methods of HTTP, before an address
	methods = words(`GET POST HEAD PUT PATCH DELETE OPTIONS`)
)

// token judges the token at r.at.
func (r *reader) token() {
	i, t := r.at, r.tokens[r.at]
	next, before := r.get(i+1), r.get(i-1)
	switch {
	case t.kind == literal:
		r.literal(t)
	case t.kind == start && strings.Contains(t.value, "<"):
		r.report.Known = false // HTML that is put together
	case t.kind != word:
		if t.is("]") && next.is("(") {
			r.report.Known = false // a call by a name that is computed
		}
	case before.is(".") && r.get(i-2).kind == word && libraries[r.get(i-2).text] && next.is("("):
		r.request(i + 2)
	case t.text == "open" && before.is(".") && next.is("("):
		if methods[strings.ToUpper(r.get(i+2).value)] {
			r.request(i + 4)
		} else if r.get(i+3).is(",") && r.get(i+2).kind == word {
			r.report.Known = false
		}
	case t.text == "setAttribute" && next.is("("):
		r.attribute(i)
	case t.text == "href" && next.is("=") && r.links[r.get(i-2).text]:
		r.request(i + 2)
	case properties[t.text] && (next.is("=") && before.is(".") || next.is(":") && (before.is("{") || before.is(","))):
		r.request(i + 2)
	case markup[t.text] && (next.is("=") || next.is("(")):
		r.markup(i)
	case calls[t.text] && !next.is(":"):
		r.call(i)
	case open[t.text]:
		r.report.Known = false
	}
}

// call judges a name of a function that fetches.
func (r *reader) call(i int) {
	t, next, before := r.tokens[i], r.get(i+1), r.get(i-1)
	switch {
	case t.text == "import" && next.is("."), t.text == "import" && !next.is("("): // a module: see literal
	case t.text == "register" && !before.is("."):
	case next.is("("):
		r.request(i + 2)
	case before.is("typeof") || next.is("&") || next.is("&&") || before.is("in") || next.is("in") || r.get(i-1).kind == literal:
	default:
		r.report.Known = false // handed on under another name
	}
}

// attribute judges setAttribute("src", …).
func (r *reader) attribute(i int) {
	name := strings.ToLower(r.get(i + 2).value)
	link := name == "href" && r.links[r.get(i-2).text]
	switch {
	case r.get(i+2).kind != literal:
		r.report.Known = false
	case link || properties[name] || name == "xlink:href" || name == "formaction" || name == "data":
		r.request(i + 4)
	}
}

// markup judges HTML and CSS that is written: literals are looked into where they
// stand, and of anything else nothing is known.
func (r *reader) markup(i int) {
	at := i + 2
	if t := r.get(i).text; t == "insertAdjacentHTML" {
		at += 2
	}
	if _, whole := r.value(at); !whole && !r.get(at).is(")") {
		r.report.Known = false
	}
}

// literal notes a text, and what a browser would fetch that reads it as HTML or CSS.
func (r *reader) literal(t token) {
	before := r.get(r.at - 1)
	module := before.is("from") || before.is("import") || before.is("(") && r.get(r.at-2).is("import")
	r.report.Texts = append(r.report.Texts, Text{t.value, module})
	if module && before.kind == word {
		r.report.Requests = append(r.report.Requests, Request{URL: t.value})
	}
	if strings.Contains(t.value, "<") {
		privacy.Page([]byte(t.value), func(u privacy.Use) {
			if u.URL != "" {
				r.report.Requests = append(r.report.Requests, Request{URL: u.URL})
			}
		})
	} else if strings.Contains(t.value, "url(") || strings.Contains(t.value, "@import") {
		for _, found := range privacy.CSS([]byte(t.value)) {
			r.report.Requests = append(r.report.Requests, Request{URL: found.URL})
		}
	}
}
