package sitecheck

import (
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// Privacy judges whether anything makes a reader's browser, or their feed
// reader, talk to another site without being asked, and whether anything stands
// in a page that a strict Content-Security-Policy forbids: scripts and styles
// written into it.
func Privacy(s *Site) []Fault {
	v := &verdict{Site: s}
	for p := range s.all {
		for _, n := range p.elements {
			v.quiet(p.file, "", n)
		}
	}
	for _, file := range s.names {
		switch f := s.feedIn(file); {
		case path.Ext(file) == ".css":
			for _, address := range sheetAddresses(string(s.files[file])) {
				v.foreign(file, "url()", address)
			}
		case path.Ext(file) == ".svg":
			v.drawing(file)
		case f != nil:
			for _, item := range f.items {
				for _, n := range item.elements {
					v.quiet(file, "the item "+item.id+": ", n)
				}
			}
		}
	}
	return v.faults
}

// foreign notes an address that another site would be asked for.
func (v *verdict) foreign(file, at, address string) {
	if address != "" && v.target(v.Site.address(file), address).away {
		v.add(file, "%s asks another site: %q", at, address)
	}
}

// scripts are the types of scripts that a browser runs.
var scripts = regexp.MustCompile(`(?i)^$|^module$|^importmap$|^speculationrules$|^(text|application)/(x-)?(java|ecma)script`)

// quiet judges one element of a page, or of the text of a feed's item.
func (v *verdict) quiet(file, in string, n *html.Node) {
	for _, r := range references(n) {
		switch {
		case r.use == toFetch:
			v.foreign(file, in+r.at, r.address)
		case strings.HasPrefix(strings.ToLower(strings.TrimSpace(r.address)), "javascript:"):
			v.add(file, "%s%s runs a script: %q", in, r.at, r.address)
		}
	}
	_, src := attribute(n, "src")
	switch {
	case n.Data == "style":
		v.add(file, "%sa style sheet is written into the page", in)
	case n.Data == "script" && (in != "" || !src && scripts.MatchString(attr(n, "type"))):
		v.add(file, "%sa script is written into the page", in)
	case n.Data == "iframe" || n.Data == "object" || n.Data == "embed":
		v.add(file, "%s<%s> shows another document", in, n.Data)
	}
	for _, a := range n.Attr {
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "srcdoc" {
			v.add(file, "%sthe attribute %s of <%s> is a style or a script", in, a.Key, n.Data)
		}
	}
}

// drawing judges an SVG file, which is a document of its own when it is opened.
func (v *verdict) drawing(file string) {
	top, err := v.other[file].tree()
	if err != nil || !top.is("http://www.w3.org/2000/svg", "svg") {
		v.add(file, "is not a sound drawing: %v", err)
		return
	}
	top.each(func(e *element) {
		switch strings.ToLower(e.name) {
		case "script", "foreignobject", "iframe", "style", "a", "handler":
			v.add(file, "<%s> in a drawing", e.name)
		}
		for _, a := range e.attr {
			key := strings.ToLower(a.Name.Local)
			switch {
			case strings.HasPrefix(key, "on") || key == "style":
				v.add(file, "the attribute %s in a drawing", key)
			case key == "href" || key == "src":
				v.foreign(file, e.name+" "+key, a.Value)
			}
			for _, address := range sheetAddresses(a.Value) {
				v.foreign(file, e.name+" "+key, address)
			}
		}
	})
}
