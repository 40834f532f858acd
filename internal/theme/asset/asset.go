// Package asset turns the files below static/ into what is published.
//
// The nouns. A file of static becomes an Asset: the same thing under the address
// and with the bytes that readers get. Its name is its path below static
// (img/logo.svg): what templates, style sheets and people call it. Its path is
// where it is published. The two differ by the fingerprint, the first eight
// hexadecimal digits of the digest of the published bytes, and by the folder of
// all files that have one: site.css goes out as immutable/site.3f2a1b0c.css. Such a
// file may be kept by browsers for ever, because another content would have another
// name; one folder for all is one rule for hosts, which take no more than a hundred.
// The Set is all assets of a site.
//
// What happens to a file depends on the ending of its name (the table is in
// kinds.go):
//
//	.css           checked, its addresses led to what is published, minified, fingerprinted
//	.js .mjs       checked, fingerprinted
//	.json          checked, minified, fingerprinted (.webmanifest and .geojson keep their names)
//	.svg           cleaned by package sanitize, minified, fingerprinted
//	.jpg .png …    cleaned by package sanitize
//	.ico           checked, taken apart and put together without metadata
//	.html          checked for what it fetches from other sites; otherwise as it is
//	.txt .xml …    checked to be text; a byte-order mark and CRs are taken out
//	.pdf .mp3 …    checked to be what its name says by how it begins, and copied
//	the rest       copied
//
// Texts must be free of what no page or feed can carry; a script may hold every
// character there is. Invalid CSS, JavaScript, JSON and SVG is an error at its line and column. It
// is never passed on in the hope that a browser will cope.
//
// Some files keep their names, because others know them by these: what lies
// below .well-known/, favicon.svg, manifest.json, sw.js and the like (keptNames
// in kinds.go), and every file that a script, a JSON file or a web page of static
// names in a text ("/data/beds.json", import "./chart.js"). So scripts need not be
// rewritten, modules may import each other in a ring, and the price is only that
// browsers ask for these files again. What a script imports must exist. A script or
// JSON file that names another by where it lies itself ("./chart.js"), or asks where
// that is (import.meta, currentScript), stays there too.
//
// The life of the files:
//
//	files → prepare     each by itself: check, clean, minify; note what it names
//	      → keepNames   whatever is named in a script, JSON or page keeps its name
//	      → fingerprint all but the style sheets, whose bytes are not yet final
//	      → sheets      each after the files it names, so that a changed picture
//	                    changes the name of the sheet that shows it
//	      → Set         refusing two files at one path
//
// What a script fetches is found as far as its literals go (see package javascript);
// where it puts addresses together as it runs, nobody can know, and Set.RequestsKnown
// says so. Scripts go out as they were written. Where a minifier would change what readers see, meaning.go and drawing.go
// stop it; what it makes of the rest is published to the byte.
package asset

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/source"
)

// Asset is one static file as it is published.
type Asset struct {
	Name          string      // the path below static: "site.css", "img/logo.svg"
	Path          string      // where it is published, below the site's root: "immutable/site.3f2a1b0c.css"
	MediaType     string      // as a server names it: "text/css; charset=utf-8"
	Data          []byte      // never modified; may be the source file's own
	Disk          string      // where the bytes of a large download are, as of source.File; Data is nil then
	Digest        memo.Digest // of the bytes
	Size          int64       // how many there are
	Width, Height int         // pixels, of pictures and icons; otherwise 0
}

// Fingerprinted reports whether the path names the content, so that whoever
// holds the file need never ask for it again.
func (a Asset) Fingerprinted() bool { return a.Path != a.Name }

// Set is the assets of a site. It does not change.
type Set struct {
	byName map[string]Asset
	byPath []Asset
	names  []string
	known  bool
}

// RequestsKnown reports whether all that the scripts make a browser ask for is known.
// It is of the site itself then, or of an origin that Rules allows.
func (s *Set) RequestsKnown() bool { return s.known }

// Lookup finds an asset by its name: "img/logo.svg".
func (s *Set) Lookup(name string) (Asset, bool) {
	a, ok := s.byName[norm.NFC.String(name)]
	return a, ok
}

// All gives the assets in the order of their paths.
func (s *Set) All() []Asset { return slices.Clone(s.byPath) }

// Names gives the names in order.
func (s *Set) Names() []string { return slices.Clone(s.names) }

// Rules are what the published bytes depend on beside the files themselves.
type Rules struct {
	Root   string   // the URL path of the site's root, "/" or "/folder/"; "" means "/"
	Origin string   // the site's own origin, https://host; may be empty
	Allow  []string // other origins that may be fetched from

	Additions map[string]string // by the name of a style sheet, rules that go out at its end
}

// Load makes the assets of all files below static/, in whatever order they are
// given. A file with an error is in the Set too, under its own name and without
// content, so that nothing that names it becomes a second error; nothing of such
// a Set may be published. The codes of the errors:
//
//	bad-css bad-script bad-json bad-icon   what the file holds is invalid
//	broken-address                         a sheet or script names a file that is not there
//	foreign-address                        a browser would fetch from another site
//	bad-address                            an address no sheet may hold: a data: drawing, javascript:
//	import-cycle                           sheets that import each other in a ring
//	mislabelled                            a file is not what its name says
//	same-path                              two files would be published at one path
//	private-key                            a file is a secret; of a dump or the like it is a warning, private-file
//
// and those of source.Text and sanitize.Clean.
func Load(files []source.File, rules Rules) (*Set, diag.List) {
	f := newFolder(files, rules)
	f.prepare()
	f.keepNames()
	f.fingerprint()
	f.sheets()
	set := f.set()
	var list diag.List
	for _, i := range f.items {
		list = append(list, i.list...)
	}
	list.Sort()
	return set, list
}

// set puts the items together. Paths are compared as the least careful disk
// would: without regard to capitals and to how accents are encoded. Of two
// files at one path only the first is in the list of all.
func (f *folder) set() *Set {
	s := &Set{byName: map[string]Asset{}, known: true}
	owners := map[string]*item{}
	for _, i := range f.items {
		s.byName[i.asset.Name] = i.asset
		s.known = s.known && !i.unknown
		s.names = append(s.names, i.asset.Name)
		key := strings.ToLower(norm.NFC.String(i.asset.Path))
		if first, taken := owners[key]; taken {
			i.list = append(i.list, diag.Errorf(diag.Position{File: i.file.Path}, "same-path",
				"%q and %q would both be published as %q", first.asset.Name, i.asset.Name, i.asset.Path).
				With(diag.Position{File: first.file.Path}).WithHint("rename one of them"))
			continue
		}
		owners[key] = i
		s.byPath = append(s.byPath, i.asset)
	}
	slices.Sort(s.names)
	slices.SortFunc(s.byPath, func(a, b Asset) int { return strings.Compare(a.Path, b.Path) })
	return s
}

// Immutable is the folder of all files whose names change with their bytes, and of no
// others, below the site's root.
const Immutable = "immutable/"

// Fingerprinted is where a file goes whose name, a path below the site's root, is to
// change with its bytes: img/a.svg is published as immutable/img/a.0a1b2c3d.svg.
func Fingerprinted(name string, d memo.Digest) string {
	ext := path.Ext(name)
	return Immutable + strings.TrimSuffix(name, ext) + "." + d.Short() + ext
}
