package headers

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"

	"galen/internal/theme/privacy"
)

// Needs is what pages contain, as far as a policy must know it. The zero Needs is
// that of pages with text, pictures and style sheets of the site itself.
type Needs struct {
	purposes map[privacy.Purpose]bool
	data     map[privacy.Purpose]bool // for which there are addresses that begin with data:
	scripts  []string                 // hashes of scripts in pages, as policies write them; sorted
	styles   []string                 // of styles, likewise
}

// Page notes what a page, or the text of a layout, contains.
func (n *Needs) Page(text []byte) { privacy.Page(text, n.use) }

// Sheet notes what a style sheet contains.
func (n *Needs) Sheet(text []byte) {
	fonts := bytes.Contains(bytes.ToLower(text), []byte("@font-face"))
	if fonts {
		n.note(privacy.Font, "")
	}
	for _, f := range privacy.CSS(text) {
		n.note(privacy.Image, f.URL)
		if fonts {
			n.note(privacy.Font, f.URL)
		}
	}
}

// Add notes everything that others need.
func (n *Needs) Add(other Needs) {
	for p := range other.purposes {
		n.note(p, "")
	}
	for p := range other.data {
		n.note(p, "data:")
	}
	for _, h := range other.scripts {
		n.scripts = withHash(n.scripts, h)
	}
	for _, h := range other.styles {
		n.styles = withHash(n.styles, h)
	}
}

// Play notes that pages play films or sound of the site itself.
func (n *Needs) Play() { n.note(privacy.Media, "") }

// Value stands, in the text of a layout, for a value that only a page shows.
const Value = "x"

func (n *Needs) use(u privacy.Use) {
	switch u.Purpose {
	case privacy.Form:
		if u.URL != Value { // that is an endpoint of galen.yaml, or of the site itself: see Terms
			n.note(u.Purpose, u.URL)
		}
	case privacy.ScriptText:
		n.scripts = withHash(n.scripts, hash(u.Text))
	case privacy.StyleText:
		n.styles = withHash(n.styles, hash(u.Text))
	default:
		n.note(u.Purpose, u.URL)
	}
}

func (n *Needs) note(p privacy.Purpose, url string) {
	if n.purposes == nil {
		n.purposes, n.data = map[privacy.Purpose]bool{}, map[privacy.Purpose]bool{}
	}
	n.purposes[p] = true
	if isData(url) {
		n.data[p] = true
	}
}

func isData(url string) bool {
	url = strings.TrimSpace(url)
	return len(url) >= 5 && strings.EqualFold(url[:5], "data:")
}

// hash is how a policy names a script or style in a page.
func hash(text []byte) string {
	sum := sha256.Sum256(text)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func withHash(list []string, h string) []string {
	at, found := slices.BinarySearch(list, h)
	if found {
		return list
	}
	return slices.Insert(list, at, h)
}

// Terms are what the publisher decides.
type Terms struct {
	Own   string   // the site's origin
	Allow []string // origins that pages may load from
	Forms []string // origins that forms may be sent to, the site's own included
}

// Policy is a Content-Security-Policy: directives in order, each with its sources.
type Policy struct{ directives [][]string }

// directives of the purposes that are closed as long as nothing needs them.
var onDemand = []struct {
	name    string
	purpose privacy.Purpose
}{
	{"font-src", privacy.Font}, {"media-src", privacy.Media}, {"frame-src", privacy.Frame}, {"object-src", privacy.Object}, {"manifest-src", privacy.Manifest},
}

// NewPolicy opens what is needed, on the publisher's terms: an origin that is
// allowed may be used for whatever the theme has a place for.
func NewPolicy(n Needs, t Terms) Policy {
	sources := func(p privacy.Purpose) []string {
		list := append([]string{"'self'"}, t.Allow...)
		if n.data[p] {
			list = append(list, "data:")
		}
		return list
	}
	var p Policy
	add := func(name string, sources []string) {
		p.directives = append(p.directives, append([]string{name}, sources...))
	}
	add("default-src", []string{"'none'"})
	add("img-src", sources(privacy.Image))
	add("style-src", append(sources(privacy.Style), n.styles...))
	connect := []string{"'self'"} // without it, Lighthouse cannot read robots.txt
	if n.purposes[privacy.Script] {
		add("script-src", append(sources(privacy.Script), n.scripts...))
		add("worker-src", []string{"'self'"})
		connect = sources(privacy.Connect)
	} else if len(n.scripts) > 0 {
		add("script-src", n.scripts)
		connect = sources(privacy.Connect)
	}
	add("connect-src", connect)
	for _, d := range onDemand {
		if n.purposes[d.purpose] {
			add(d.name, sources(d.purpose))
		}
	}
	forms := []string{"'none'"}
	if n.purposes[privacy.Form] || len(t.Forms) > 0 {
		others := slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(t.Allow), t.Forms...))))
		others = slices.DeleteFunc(others, func(origin string) bool { return origin == t.Own })
		forms = append([]string{"'self'"}, others...) // whoever takes a form leads its sender back here
	}
	add("form-action", forms)
	if n.purposes[privacy.Base] {
		add("base-uri", []string{"'self'"})
	} else {
		add("base-uri", []string{"'none'"})
	}
	add("frame-ancestors", []string{"'none'"})
	return p
}

// WithFrames is the policy of a page that shows frames from these origins.
func (p Policy) WithFrames(origins []string) Policy {
	if len(origins) == 0 {
		return p
	}
	open := Policy{directives: slices.Clone(p.directives)}
	at := slices.IndexFunc(open.directives, func(d []string) bool { return d[0] == "frame-src" })
	if at < 0 {
		at = slices.IndexFunc(open.directives, func(d []string) bool { return d[0] == "form-action" })
		open.directives = slices.Insert(open.directives, at, []string{"frame-src"})
	}
	sources := slices.Clone(open.directives[at])
	for _, o := range origins {
		if !slices.Contains(sources, o) {
			sources = append(sources, o)
		}
	}
	open.directives[at] = sources
	return open
}

// String is the value of the header.
func (p Policy) String() string { return p.write(func(string) bool { return true }) }

// Meta is the value of <meta http-equiv=Content-Security-Policy>, in which
// frame-ancestors has no effect and browsers complain of it.
func (p Policy) Meta() string {
	return p.write(func(name string) bool { return name != "frame-ancestors" })
}

func (p Policy) write(keep func(name string) bool) string {
	var parts []string
	for _, d := range p.directives {
		if keep(d[0]) {
			parts = append(parts, strings.Join(d, " "))
		}
	}
	return strings.Join(parts, "; ")
}
