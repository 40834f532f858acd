package headers

import (
	"slices"
	"strconv"
	"strings"

	"galen/internal/theme/privacy"
)

// Guard looks into finished pages. It may be used by several goroutines.
type Guard struct {
	needs Needs
	terms Terms
}

// NewGuard guards the policy that NewPolicy makes of the same.
func NewGuard(n Needs, t Terms) *Guard { return &Guard{n, t} }

// Fault is something in a page that a browser must not do.
type Fault struct {
	Code string // foreign-request, script-in-page, style-in-page or closed-by-policy
	At   string // the tag: <img src>
	URL  string // where it leads; empty for texts
	Hint string
}

// Terms are all that the guard goes by, as strings.
func (g *Guard) Terms() []string {
	all := []string{g.terms.Own}
	for _, list := range [][]string{g.terms.Allow, g.terms.Forms, g.needs.scripts, g.needs.styles} {
		all = append(append(all, strconv.Itoa(len(list))), list...)
	}
	for p := privacy.Image; p <= privacy.ScriptAttr; p++ {
		all = append(all, strconv.FormatBool(g.needs.purposes[p]), strconv.FormatBool(g.needs.data[p]))
	}
	return all
}

// Page finds the faults of a page, each once. Depends is false for a page that is
// right whatever the terms and needs: all it loads is of the site itself. Whoever
// else wants to know what the page uses is told on the way: reading it takes time.
func (g *Guard) Page(page []byte, told func(privacy.Use)) (faults []Fault, depends bool) {
	privacy.Page(page, func(u privacy.Use) {
		told(u)
		if g.plain(u) {
			return
		}
		depends = true
		if f := g.judge(u); f.Code != "" && !slices.Contains(faults, f) {
			faults = append(faults, f)
		}
	})
	return faults, depends
}

// Text finds in a text that other programs show, such as that of a feed's item,
// whatever would be fetched from another site.
func (g *Guard) Text(text []byte) (faults []Fault, depends bool) {
	privacy.Page(text, func(u privacy.Use) {
		if g.plain(u) {
			return
		}
		depends = true
		if g.foreign(u) {
			faults = append(faults, g.judge(u))
		}
	})
	return faults, depends
}

// plain reports whether a use is right in any case.
func (g *Guard) plain(u privacy.Use) bool {
	switch u.Purpose {
	case privacy.Image, privacy.Style, privacy.Leave, privacy.Connect:
		return !isData(u.URL) && !privacy.Foreign(u.URL, g.terms.Own, nil)
	}
	return false
}

func (g *Guard) foreign(u privacy.Use) bool {
	if u.URL == "" || !privacy.Foreign(u.URL, g.terms.Own, g.terms.Allow) {
		return false
	}
	return u.Purpose != privacy.Form || privacy.Foreign(u.URL, g.terms.Own, g.terms.Forms)
}

func (g *Guard) judge(u privacy.Use) Fault {
	f := Fault{At: u.At(), URL: strings.TrimSpace(u.URL)}
	switch p := u.Purpose; {
	case p == privacy.ScriptText:
		if _, known := slices.BinarySearch(g.needs.scripts, hash(u.Text)); !known {
			f.Code, f.Hint = "script-in-page", "move the script into a file of static, and pass values to it in data- attributes"
		}
	case p == privacy.StyleText:
		if _, known := slices.BinarySearch(g.needs.styles, hash(u.Text)); !known {
			f.Code, f.Hint = "style-in-page", "move the rules into a style sheet of static"
		}
	case p == privacy.ScriptAttr:
		f.Code, f.Hint = "script-in-page", "listen for the event in a script file of static"
	case p == privacy.StyleAttr:
		f.Code, f.Hint = "style-in-page", "give the element a class, and write the rule in a style sheet of static"
	case g.foreign(u):
		f.Code, f.Hint = "foreign-request", "save the file in the site itself, or allow its origin in galen.yaml:  allow: ["+privacy.Origin(u.URL, "")+"]"
		if p == privacy.Form {
			f.Hint = "name the address in galen.yaml, as endpoint of comments or newsletter, or allow its origin:  allow: [" + privacy.Origin(u.URL, "") + "]"
		}
	case !g.open(u):
		f.Code, f.Hint = "closed-by-policy", "write the element into a template itself, so that the site's policy opens for it"
	}
	return f
}

// open reports whether the policy has a place for an address of the site itself.
func (g *Guard) open(u privacy.Use) bool {
	switch u.Purpose {
	case privacy.Image, privacy.Style:
		return !isData(u.URL) || g.needs.data[u.Purpose]
	case privacy.Connect, privacy.Leave:
		return true
	case privacy.Form:
		return g.needs.purposes[u.Purpose] || len(g.terms.Forms) > 0
	}
	return g.needs.purposes[u.Purpose] && (!isData(u.URL) || g.needs.data[u.Purpose])
}
