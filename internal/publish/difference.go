package publish

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
)

// Difference lists what readers get otherwise than before, as absolute addresses.
type Difference struct {
	Addresses []string // everything that is new, other or gone
	Articles  []string // pages of articles that are new or other
	Feeds     []string // feeds that are new or other
}

// Compare says how a release differs from the one before, which may be the zero Release.
func Compare(before, after Release) (d Difference) {
	together(before.Files, after.Files, func(was, f *File) {
		if f != nil && (f.Until != 0 || was != nil && was.same(*f)) {
			return
		}
		address := after.address(cmp.Or(f, was).Path)
		d.Addresses = append(d.Addresses, address)
		if f == nil {
			return
		}
		switch f.Kind {
		case Article:
			d.Articles = append(d.Articles, address)
		case Feed:
			d.Feeds = append(d.Feeds, address)
		}
	})
	slices.Sort(d.Addresses)
	return d
}

// address is where readers get a file: the page of a folder without the name of its file.
func (r Release) address(path string) string {
	if folder, ok := strings.CutSuffix(path, "index.html"); ok && (folder == "" || strings.HasSuffix(folder, "/")) {
		path = folder
	}
	return r.Base + (&url.URL{Path: path}).EscapedPath()
}
