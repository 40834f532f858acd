package asset

import (
	"encoding/base64"
	"net/url"
	"strings"

	"galen/internal/diag"
	"galen/internal/media/sanitize"
	"galen/internal/source"
	"galen/internal/theme/privacy"
)

// state says how far a style sheet is.
type state int

const (
	waiting state = iota
	begun
	done
)

// sheet checks a style sheet by itself.
func (i *item) sheet(checked []byte) {
	i.css = checked
	i.list = readSheet(checked, i.lines, false).list
}

// sheets finishes all style sheets.
func (f *folder) sheets() {
	for _, i := range f.items {
		if i.kind.treatment == sheet {
			f.finishSheet(i, nil)
		}
	}
}

// finishSheet finishes a style sheet, and before it those that it names. above
// are the ones that wait for it.
func (f *folder) finishSheet(i *item, above []*item) {
	if i.state == done {
		return
	}
	i.state = begun
	for _, found := range privacy.CSS(i.css) {
		if len(i.list) < diag.Limit {
			f.lead(i, found, append(above, i))
		}
	}
	i.state = done
	if !i.list.Failed() {
		small, err := shrink(cssType, append(apply(i.css, i.edits), f.addition(i)...))
		if err != nil {
			i.problem(0, "bad-css", "write it more simply; look for slashes, stars and deeply nested functions in it", "the style sheet cannot be minified")
		}
		i.asset.Data = small
	}
	i.finish()
}

// lead makes one address of a sheet lead to what is published. chain are the
// sheets that are begun, this one last.
func (f *folder) lead(i *item, found privacy.Found, chain []*item) {
	a := readAddress(found.URL, f.rules.Origin)
	switch {
	case a.scheme == "data":
		i.dataAddress(found, a.path)
		return
	case privacy.Foreign(found.URL, f.rules.Origin, f.rules.Allow):
		i.foreign(found.Offset, found.URL)
		return
	case privacy.Origin(found.URL, f.rules.Origin) != "" && a.scheme != "": // allowed
		return
	case a.scheme != "":
		i.problem(found.Offset, "bad-address", "name a file below static", "a style sheet cannot fetch %q", found.URL)
		return
	case a.path == "": // of the sheet itself: url(#shadow)
		return
	}
	to := f.byName[f.name(a, i)]
	switch {
	case to == nil:
		f.broken(i, found.Offset, a)
		return
	case to.state == begun:
		i.ring(found, to, chain)
		return
	case to.kind.treatment == sheet:
		f.finishSheet(to, chain)
	}
	i.replace(found, f.published(to, a.suffix))
}

// ring notes that sheets import each other.
func (i *item) ring(found privacy.Found, to *item, chain []*item) {
	var names []string
	for _, c := range chain {
		if len(names) > 0 || c == to {
			names = append(names, `"`+c.asset.Name+`"`)
		}
	}
	i.problem(found.Offset, "import-cycle", "delete one of the imports", "the style sheets import each other in a circle: %s → %q",
		strings.Join(names, " → "), to.asset.Name)
}

func (i *item) replace(found privacy.Found, url string) {
	i.edits = append(i.edits, edit{found.Offset, addressEnd(i.css, found.Offset), url})
}

// addressEnd is where the address ends that begins at from: at its quotation
// mark, or at the bracket of url( … ).
func addressEnd(css []byte, from int) int {
	end := byte(')')
	if c := css[from-1]; c == '"' || c == '\'' {
		end = c
	}
	at := from
	for at < len(css) && css[at] != end {
		if css[at] == '\\' {
			at++
		}
		at++
	}
	at = min(at, len(css))
	for end == ')' && at > from && strings.IndexByte(" \t\n\f", css[at-1]) >= 0 {
		at--
	}
	return at
}

// rasters are the pictures that may stand in a sheet, and an ending for each.
var rasters = map[string]string{"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp"}

// dataAddress judges an address that is itself a file: pictures made of pixels
// lose their metadata as any other picture does, fonts pass. A drawing is
// refused, as it is everywhere outside a file of its own.
func (i *item) dataAddress(found privacy.Found, address string) {
	parameters, body, _ := strings.Cut(address, ",")
	mediaType, _, _ := strings.Cut(strings.ToLower(parameters), ";")
	mediaType = strings.TrimSpace(mediaType)
	ext, raster := rasters[mediaType]
	switch {
	case raster:
	case strings.HasPrefix(mediaType, "font/"), strings.HasPrefix(mediaType, "application/font-"), strings.HasPrefix(mediaType, "application/x-font-"):
		return
	default:
		i.problem(found.Offset, "bad-address", "save it as a file in static and use that", "a style sheet must not contain a data: address of the type %q", mediaType)
		return
	}
	bytes, err := url.PathUnescape(body)
	if err == nil && strings.HasSuffix(strings.ReplaceAll(strings.ToLower(parameters), " ", ""), ";base64") {
		var raw []byte
		raw, err = base64.RawStdEncoding.DecodeString(strings.TrimRight(strings.ReplaceAll(bytes, " ", ""), "="))
		bytes = string(raw)
	}
	if err != nil {
		i.problem(found.Offset, "bad-address", "save it as a file in static and use that", "the data: address is damaged")
		return
	}
	p, list := sanitize.Clean(source.NewFile("picture"+ext, []byte(bytes)))
	if list.Failed() {
		i.problem(found.Offset, "bad-address", "save it as a file in static and use that", "the picture in the data: address is damaged")
	} else if string(p.Data) != bytes {
		i.replace(found, "data:"+mediaType+";base64,"+base64.StdEncoding.EncodeToString(p.Data))
	}
}
