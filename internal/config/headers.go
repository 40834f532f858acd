package config

import (
	"regexp"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

var headerName = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$") // RFC 9110, 5.6.2

// maxHeaderLine is what hosts that read _headers take (Cloudflare Pages).
const maxHeaderLine = 2000

func readHeaders(r *frontmatter.Reader, list *diag.List) []Header {
	var headers []Header
	seen := map[string]diag.Position{} // names in small letters
	if g := r.Group("headers"); g == nil {
		return nil
	}
	for _, e := range r.Entries("headers") {
		if e.Value.Kind == frontmatter.Refused {
			continue // reported
		}
		name := strings.ToLower(e.Key)
		if first, again := seen[name]; again {
			*list = append(*list, diag.Errorf(e.At, "duplicate-header", "the header %q appears here a second time", e.Key).With(first).WithHint("keep one of the two"))
			continue
		}
		seen[name] = e.At
		if d := headerProblem(e); d != nil {
			*list = append(*list, *d)
			continue
		}
		headers = append(headers, Header{e.Key, strings.TrimSpace(e.Value.Text)})
	}
	return headers
}

// headerProblem says why a header cannot be sent, or nil.
func headerProblem(e frontmatter.Entry) *diag.Diagnostic {
	problem := func(at diag.Position, hint, format string, args ...any) *diag.Diagnostic {
		d := diag.Errorf(at, "bad-header", format, args...).WithHint("%s", hint)
		return &d
	}
	const example = "write, for example,  X-Frame-Options: DENY"
	value, length := strings.TrimSuffix(e.Value.Text, "\n"), len(e.Key)+2+len(e.Value.Text)
	control := func(c rune) bool { return c < ' ' && c != '\r' && c != '\n' || c == 0x7f }
	switch {
	case !headerName.MatchString(e.Key):
		return problem(e.At, example, "%q is not the name of a header", e.Key)
	case e.Value.Kind == frontmatter.List || e.Value.Kind == frontmatter.Map:
		return problem(e.Value.At, example, "the header %q needs one line of text", e.Key)
	case strings.ContainsFunc(value, control):
		return problem(e.Value.At, "delete it", "the header %q holds a control character", e.Key)
	case strings.ContainsAny(value, "\r\n"):
		return problem(e.Value.At, "write it on one line", "the header %q holds a line break", e.Key)
	case length > maxHeaderLine:
		return problem(e.Value.At, "shorten it", "the header %q is %d bytes long; hosts take %d", e.Key, length, maxHeaderLine)
	}
	return nil
}

func readAllow(r *frontmatter.Reader, list *diag.List) []string {
	var origins []string
	for _, w := range r.Words("allow", 300) {
		b, problem := parseBase(strings.TrimSuffix(w.Text, "/") + "/")
		if problem != "" || b.Path != "/" {
			*list = append(*list, diag.Errorf(w.At, "bad-origin", "%q is not an origin", w.Text).WithHint("write, for example,  allow: [https://media.example]"))
			continue
		}
		origins = append(origins, b.Origin)
	}
	return origins
}
