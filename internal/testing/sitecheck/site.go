package sitecheck

import (
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"
)

// Site is the files of an output folder and the address of the site.
type Site struct {
	base  *url.URL
	files map[string][]byte  // by slash-separated path
	names []string           // of the files, sorted
	pages map[string]*page   // the HTML files among them
	other map[string]*reader // for all others
}

// New makes a Site of files, by their slash-separated paths below the output
// folder. base is the address of its home page, https://news.example/folder/.
// What lies in hidden folders is the builder's own, and left out.
func New(base string, files map[string][]byte) (*Site, error) {
	u, err := url.Parse(base)
	if err != nil {
		return nil, err
	}
	s := &Site{base: u, files: map[string][]byte{}, pages: map[string]*page{}, other: map[string]*reader{}}
	for file, data := range files {
		if !strings.HasPrefix(file, ".") || strings.HasPrefix(file, ".well-known/") {
			s.files[file] = data
		}
	}
	s.names = slices.Sorted(maps.Keys(s.files))
	for _, file := range s.names {
		s.parse(file)
	}
	return s, nil
}

// Read makes a Site of the files in the folder dir.
func Read(base, dir string) (*Site, error) {
	files := map[string][]byte{}
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[file], err = fs.ReadFile(root, file)
		return err
	})
	if err != nil {
		return nil, err
	}
	return New(base, files)
}

// With is the Site with another content of one file; nil takes the file away.
func (s *Site) With(file string, data []byte) *Site {
	other := &Site{base: s.base, files: maps.Clone(s.files), pages: maps.Clone(s.pages), other: maps.Clone(s.other)}
	delete(other.files, file)
	delete(other.pages, file)
	delete(other.other, file)
	if data != nil {
		other.files[file] = data
		other.parse(file)
	}
	other.names = slices.Sorted(maps.Keys(other.files))
	return other
}

// File is the content of a file, nil when there is none.
func (s *Site) File(file string) []byte { return s.files[file] }

// Files are the names of all files, sorted.
func (s *Site) Files() []string { return slices.Clone(s.names) }

func (s *Site) parse(file string) {
	if ext := path.Ext(file); ext == ".html" || ext == ".htm" {
		s.pages[file] = newPage(file, s.address(file), s.files[file])
	} else {
		s.other[file] = newReader(s.files[file])
	}
}

// all walks the pages in the order of their files.
func (s *Site) all(yield func(*page) bool) {
	for _, file := range s.names {
		if p := s.pages[file]; p != nil && !yield(p) {
			return
		}
	}
}

// listed walks the pages that search engines may list.
func (s *Site) listed(yield func(*page) bool) {
	for p := range s.all {
		if p.listed() && !yield(p) {
			return
		}
	}
}

// address is where a file is served: https://news.example/health/flu/.
func (s *Site) address(file string) string {
	if file == "index.html" || strings.HasSuffix(file, "/index.html") {
		file = strings.TrimSuffix(file, "index.html")
	}
	u := *s.base
	u.Path, u.RawPath = s.base.Path+file, ""
	return u.String()
}

// private are files that a host reads and does not serve.
var private = []string{"_headers", "_redirects"}

// target is what an address leads to.
type target struct {
	away     bool   // another site, a letter or a call
	file     string // of this site
	fragment string // what stands after #, decoded
	fault    string // why it leads nowhere
}

// target finds what address, written on the page or in the file at from, leads
// to.
func (s *Site) target(from, address string) target {
	here, err := url.Parse(from)
	if err != nil {
		return target{fault: "stands in a file without an address"}
	}
	u, err := here.Parse(address)
	switch {
	case address == "" || strings.TrimSpace(address) != address:
		return target{fault: "is empty, or has white space around it"}
	case err != nil:
		return target{fault: "is not an address"}
	case u.Scheme == "mailto" || u.Scheme == "tel":
		return target{away: true}
	case u.Scheme != "https" && u.Scheme != "http":
		return target{fault: "begins with " + u.Scheme + ":"}
	case u.Host != s.base.Host:
		return target{away: true}
	case u.Scheme != s.base.Scheme:
		return target{fault: "names this site with " + u.Scheme + ":"}
	}
	rest, below := strings.CutPrefix(u.Path, s.base.Path)
	if !below {
		return target{fault: "leads outside the site's folder"}
	}
	return s.found(rest, u.Fragment)
}

// found looks for the file that serves a path below the site's folder.
func (s *Site) found(rest, fragment string) target {
	file := rest
	if rest == "" || strings.HasSuffix(rest, "/") {
		file += "index.html"
	}
	switch {
	case slices.Contains(private, file):
		return target{fault: "leads to what no host serves"}
	case path.Base(rest) == "index.html":
		return target{file: file, fragment: fragment, fault: "names index.html, which is not the page's address"}
	case s.files[file] != nil:
		return target{file: file, fragment: fragment}
	case s.files[rest+"/index.html"] != nil:
		return target{file: rest + "/index.html", fragment: fragment, fault: "leads to a redirect: it lacks its last slash"}
	}
	return target{fault: "leads to nothing"}
}

// own reports whether a full address belongs to this site.
func (s *Site) own(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host == s.base.Host
}
