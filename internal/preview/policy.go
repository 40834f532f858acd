package preview

import (
	"slices"
	"strings"
)

// StrictPolicy is the Content-Security-Policy of a page to which the site gives
// none.
const StrictPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"media-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// grant is what the preview's own script needs from a policy.
type grant struct {
	source string // where it comes from and what it fetches: http://localhost:1313/_galen/
	nonce  string // for policies under which sources do not count
}

// trustedTypes is the name under which the script makes markup of text.
const trustedTypes = "galen-preview"

// dropped are directives that a preview leaves out: it has no encryption, and
// nobody else is to hear of it.
var dropped = []string{"upgrade-insecure-requests", "block-all-mixed-content", "report-uri", "report-to"}

// directive is one part of a policy: its name, then its sources.
type directive []string

func (d directive) name() string { return strings.ToLower(d[0]) }

func (d directive) has(source string) bool {
	return slices.ContainsFunc(d[1:], func(s string) bool { return strings.EqualFold(s, source) })
}

// add gives a directive one more source. 'none' holds only alone.
func (d directive) add(source string) directive {
	if d.has(source) {
		return d
	}
	d = slices.DeleteFunc(slices.Clone(d), func(s string) bool { return strings.EqualFold(s, "'none'") })
	return append(d, source)
}

// admit rewrites policies (several are separated by commas) so that they let
// the preview's script run and talk to the preview, and nothing else besides:
// what they forbid the site's own pages stays forbidden, so that an editor sees
// what readers will see. A policy that cannot be read is left to the browser.
func admit(policies string, g grant) string {
	var out []string
	for text := range strings.SplitSeq(policies, ",") {
		p := parsePolicy(text)
		p = p.open("script-src", []string{"script-src-elem", "script-src", "default-src"}, g)
		p = p.open("connect-src", []string{"connect-src", "default-src"}, g)
		for i, d := range p {
			switch d.name() {
			case "trusted-types":
				if !d.has("*") {
					p[i] = d.add(trustedTypes)
				}
			case "sandbox":
				p[i] = d.add("allow-scripts").add("allow-same-origin")
			}
		}
		if len(p) > 0 {
			out = append(out, p.String())
		}
	}
	return strings.Join(out, ", ")
}

// policy is a list of directives, each with a name of its own.
type policy []directive

// parsePolicy splits a policy as browsers do: of two directives with one name
// the first holds.
func parsePolicy(text string) policy {
	var p policy
	for part := range strings.SplitSeq(text, ";") {
		d := directive(strings.Fields(part))
		if len(d) == 0 || p.find(d.name()) >= 0 || slices.Contains(dropped, d.name()) {
			continue
		}
		p = append(p, d)
	}
	return p
}

func (p policy) find(name string) int {
	return slices.IndexFunc(p, func(d directive) bool { return d.name() == name })
}

// open lets the preview's script through the first of the named directives that
// there is. When that is the default for everything, it becomes a directive
// called own, so that nothing else is opened.
func (p policy) open(own string, names []string, g grant) policy {
	for _, name := range names {
		i := p.find(name)
		if i < 0 {
			continue
		}
		d := p[i]
		if own == "script-src" && d.has("'strict-dynamic'") {
			d = d.add("'nonce-" + g.nonce + "'")
		} else if !d.has("'self'") && !d.has("*") {
			d = d.add(g.source)
		}
		if name != "default-src" {
			p[i] = d
			return p
		}
		d = slices.Clone(d)
		d[0] = own
		return append(p, d)
	}
	return p
}

func (p policy) String() string {
	parts := make([]string, len(p))
	for i, d := range p {
		parts[i] = strings.Join(d, " ")
	}
	return strings.Join(parts, "; ")
}
