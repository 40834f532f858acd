package preview

import (
	"net/http"
	"regexp"
	"strings"

	"golang.org/x/net/http/httpguts"
)

// rule is one block of a _headers file, as Netlify and Cloudflare read it:
//
//	# a comment
//	/health/*
//	  X-Robots-Tag: noindex
//	  ! X-Frame-Options
//
// In the pattern, * stands for anything and :name for one segment. A line with
// an exclamation mark takes back what an earlier rule has set.
type rule struct {
	pattern *regexp.Regexp
	lines   []headerLine
}

type headerLine struct {
	name, value string // the name in its canonical form
	detach      bool
}

// parseRules reads a _headers file. What no host would accept is left out: the
// preview shows what readers will get, and does not judge.
func parseRules(text string) []rule {
	var rules []rule
	for line := range strings.Lines(text) {
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "" || trimmed[0] == '#':
		case line[0] != ' ' && line[0] != '\t':
			pattern, err := compilePattern(trimmed)
			if err != nil {
				pattern = nowhere
			}
			rules = append(rules, rule{pattern: pattern})
		case len(rules) > 0:
			if l, ok := parseHeaderLine(trimmed); ok {
				last := &rules[len(rules)-1]
				last.lines = append(last.lines, l)
			}
		}
	}
	return rules
}

func parseHeaderLine(s string) (l headerLine, ok bool) {
	if name, found := strings.CutPrefix(s, "!"); found {
		l = headerLine{name: strings.TrimSpace(name), detach: true}
	} else if name, value, found := strings.Cut(s, ":"); found {
		l = headerLine{name: strings.TrimSpace(name), value: strings.TrimSpace(value)}
	}
	ok = httpguts.ValidHeaderFieldName(l.name) && httpguts.ValidHeaderFieldValue(l.value)
	l.name = http.CanonicalHeaderKey(l.name)
	return l, ok
}

var (
	wild    = regexp.MustCompile(`\*|/:[A-Za-z]\w*`)
	nowhere = regexp.MustCompile(`\z.`) // matches nothing
)

// compilePattern makes an expression that takes time in proportion to the
// address, whatever the pattern. A pattern that names a host means another host
// than this, and matches nothing; one that is not UTF-8 or absurdly long is an
// error.
func compilePattern(pattern string) (*regexp.Regexp, error) {
	var b strings.Builder
	b.WriteString(`\A`)
	end := 0
	for _, at := range wild.FindAllStringIndex(pattern, -1) {
		b.WriteString(regexp.QuoteMeta(pattern[end:at[0]]))
		if pattern[at[0]] == '*' {
			b.WriteString(`(?s:.*)`)
		} else {
			b.WriteString(`/[^/]+`)
		}
		end = at[1]
	}
	b.WriteString(regexp.QuoteMeta(pattern[end:]))
	b.WriteString(`\z`)
	return regexp.Compile(b.String())
}

// unfit are headers that a preview never takes from the site. Some speak of the
// connection or of the file as it will be stored; caching would show old pages;
// others bind this host name for long or send reports away.
var unfit = map[string]bool{
	"Connection": true, "Keep-Alive": true, "Transfer-Encoding": true, "Trailer": true, "Upgrade": true, "Te": true,
	"Content-Length": true, "Content-Encoding": true, "Content-Range": true, "Content-Type": true, "Accept-Ranges": true,
	"Date": true, "Etag": true, "Last-Modified": true, "Vary": true, "Location": true, "Refresh": true,
	"Cache-Control": true, "Expires": true, "Pragma": true, "Age": true, "Set-Cookie": true,
	"Strict-Transport-Security": true, "Clear-Site-Data": true, "Alt-Svc": true,
	"Nel": true, "Report-To": true, "Reporting-Endpoints": true,
}

// headersFor is what the rules give an address. Values of one name are joined
// with commas, as both hosts do.
func headersFor(rules []rule, a address) http.Header {
	h := http.Header{}
	for _, r := range rules {
		if !r.pattern.MatchString(string(a)) {
			continue
		}
		for _, l := range r.lines {
			switch {
			case l.detach:
				h.Del(l.name)
			case unfit[l.name] || strings.HasPrefix(l.name, "Access-Control-"): // never opened to other sites
			case h.Get(l.name) != "":
				h.Set(l.name, h.Get(l.name)+", "+l.value)
			default:
				h.Set(l.name, l.value)
			}
		}
	}
	return h
}
