package asset

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/theme/privacy"
)

// address is what a sheet, script or page calls another file.
type address struct {
	written string // as the writer has it, escapes resolved
	path    string // of a file: without query and fragment, percent signs resolved
	rooted  bool   // the path begins at the site's root, not at the file it stands in
	suffix  string // query and fragment
	scheme  string // "data", "https"; "" when none is named or it is the site's own
}

// lineEnds takes out what browsers take out of an address.
var lineEnds = strings.NewReplacer("\t", "", "\n", "", "\r", "")

// readAddress reads as browsers do: spaces around and line ends within do not
// count, and a backslash is a slash.
func readAddress(written, own string) address {
	text := strings.TrimFunc(written, func(r rune) bool { return r <= ' ' })
	text = lineEnds.Replace(text)
	a := address{written: written}
	if scheme, rest, ok := strings.Cut(text, ":"); ok && isScheme(scheme) {
		a.scheme = strings.ToLower(scheme)
		if a.scheme == "data" {
			a.path = rest
			return a
		}
	}
	if i := strings.IndexAny(text, "?#"); i >= 0 {
		text, a.suffix = text[:i], text[i:]
	}
	text = strings.ReplaceAll(text, `\`, "/")
	if origin := privacy.Origin(text, own); origin != "" {
		if origin != privacy.Origin(own, "") {
			a.scheme = "https"
			return a
		}
		if a.scheme != "" {
			text = text[len(a.scheme)+1:]
			a.scheme = ""
		}
		_, text, _ = strings.Cut(strings.TrimLeft(text, "/"), "/")
		text = "/" + text
	}
	if plain, err := url.PathUnescape(text); err == nil {
		text = plain
	}
	a.path, a.rooted = text, strings.HasPrefix(text, "/")
	return a
}

func isScheme(s string) bool {
	for i, c := range []byte(s) {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (i == 0 || !strings.ContainsRune("0123456789+-.", rune(c))) {
			return false
		}
	}
	return s != ""
}

// name is the name of the static file that an address means when it stands in
// the file from. "/x" means x at the root of the site, and so does "/folder/x"
// where the site lies in that folder and has no folder of this name itself.
func (f *folder) name(a address, from *item) string {
	if !a.rooted {
		return path.Join("/", path.Dir(from.asset.Name), a.path)[1:]
	}
	below := path.Clean(a.path)
	if rest, ok := strings.CutPrefix(below, f.rules.Root); ok && f.byName[below[1:]] == nil {
		return rest
	}
	return below[1:]
}

// published is the URL of an asset for url() and the like. Nothing in it needs
// quotation marks or backslashes.
func (f *folder) published(to *item, suffix string) string {
	var u strings.Builder
	u.WriteString(f.rules.Root)
	u.WriteString((&url.URL{Path: to.asset.Path}).EscapedPath())
	for _, c := range []byte(suffix) {
		if c <= ' ' || strings.IndexByte(`"'()\`, c) >= 0 {
			u.WriteString(url.PathEscape(string(rune(c))))
		} else {
			u.WriteByte(c)
		}
	}
	return u.String()
}

// keepNames finds the files that scripts, JSON files and pages name, so that they
// keep their names, and reports modules that are not there.
func (f *folder) keepNames() {
	for _, i := range f.items {
		for _, n := range i.named {
			a := readAddress(n.text, f.rules.Origin)
			if a.scheme != "" || a.path == "" {
				continue
			}
			outside := n.must && a.rooted && !strings.HasPrefix(a.path, f.rules.Root) // scripts are not rewritten
			if to := f.byName[f.name(a, i)]; to != nil && !outside {
				to.kept, i.kept = true, i.kept || !a.rooted
			} else if n.must {
				f.broken(i, n.offset, a)
			}
		}
	}
}

// broken notes that there is no file where an address points.
func (f *folder) broken(i *item, offset int, a address) {
	hint := "write its path below static, beginning with a slash, or add the file"
	if near := f.nearest(f.name(a, i)); near != "" {
		hint = `did you mean "` + f.rules.Root + near + `"?`
	}
	i.problem(offset, "broken-address", hint, "there is no file %q in static", a.written)
}

// nearest is the file that a name was most likely meant to be: one spelled
// almost so, or the only one of that name in another folder.
func (f *folder) nearest(name string) string {
	var names, same []string
	for _, i := range f.items {
		names = append(names, i.asset.Name)
		if path.Base(i.asset.Name) == path.Base(name) {
			same = append(same, i.asset.Name)
		}
	}
	if near := diag.Nearest(name, names); near != "" || len(same) != 1 {
		return near
	}
	return same[0]
}

// foreign notes that an address leads to another site.
func (i *item) foreign(offset int, address string) {
	i.problem(offset, "foreign-address", "save the file in static and use that, or allow its origin in galen.yaml:  allow: ["+privacy.Origin(address, "")+"]",
		"%q would be fetched from another site", address)
}

// edit replaces the bytes from up to to of a text.
type edit struct {
	from, to int
	text     string
}

// apply makes edits that do not overlap.
func apply(text []byte, edits []edit) []byte {
	edits = slices.Clone(edits)
	slices.SortFunc(edits, func(a, b edit) int { return a.from - b.from })
	var out []byte
	at := 0
	for _, e := range edits {
		out = append(append(out, text[at:e.from]...), e.text...)
		at = e.to
	}
	return append(out, text[at:]...)
}
