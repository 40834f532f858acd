// Package preview shows a finished site in the browsers of those who write it,
// and tells them when what they look at has changed.
//
// The words used here:
//
//   - A Site is what a build has made: files by their path in the output
//     (health/flu/index.html, site.3f2a.css, 404.html, _headers). It lies in
//     memory and never changes; the preview never reads a disk.
//   - The edition is what is shown now: a Site, and what is wrong with the
//     source, if anything. The next edition takes its place in one step.
//   - An address is the path of a URL, decoded once. A place is what it leads to.
//   - A view is what a page on screen was made of: the ETags of the page and of
//     the style sheets and pictures on it, and a digest of its scripts and
//     policies. Two equal views look alike.
//   - The client is the script that the preview puts into the head of each page
//     it serves, together with the page's view. It is in no file of the site.
//   - A stream is the connection on which a page on screen hears of its next view.
//
// # The life of an edit
//
// The builder calls Publish with the next Site. That replaces the edition and
// wakes the streams, and waits for nobody. Each stream works out the view that
// its page would now have and, if it is another than the one it sent last, sends
// it. The client compares it with what is on screen: another page is fetched and
// morphed into the one on screen, so that scroll position, focus, opened details
// and what was typed stay; a style sheet is loaded beside the old one and then
// takes its place; another script or policy means loading the page anew. Since
// it is always the whole view that travels, a message that was missed, a
// server that was restarted and a page that slept for a day need no care.
//
// When the source is broken the builder calls Fail. The last good Site stays,
// and every page on screen shows the problems over it until Publish or Recover.
// A Site of which only some pages cannot be made is shown all the same, with
// PublishBroken: from one such Site to the next the problems stay on the screens.
//
// # Policies
//
// Pages get the headers that the site's own _headers file gives them. What their
// Content-Security-Policy forbids stays forbidden, but for the client: the
// preview's answer, and only that, admits scripts from and connections to
// /_galen/ on the host that was asked. The client needs nothing else: it makes
// no markup of text but pages of the site, and styles itself through the CSSOM.
//
// # Who may ask
//
// Drafts are shown here, so only those who sit at this machine may read. A
// request must name the host by a name that only they can use (which ends DNS
// rebinding), and must not come from a page of another origin, unless a person
// follows a link. Forwarded-for headers are not read. Methods are GET and HEAD.
//
// The numbers of connections and streams are limited (see limits). Those who
// only hold a connection open are closed for those who ask for something.
package preview

import (
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"galen/internal/diag"
)

// File is one file of a site.
type File struct {
	Data []byte // never modified
	ETag string // differs when Data differs; hexadecimal or the like, without quotes
}

// Site is a finished site. It is asked by many goroutines at once, and its
// answers never change. They may take their time (to make a page that nobody has
// asked for yet): only those who ask wait.
type Site interface {
	// File gives the file at a slash-separated path of the output.
	File(path string) (File, bool)
}

// ETagger is a Site that knows the ETags of some files without making them: those of
// pictures, each page names a dozen sizes of, and a browser asks for one.
type ETagger interface {
	// ETag differs when the file's data differ; ok is false when File must be asked.
	ETag(path string) (tag string, ok bool)
}

// Files is a Site that is a plain map. It must not be changed once published.
type Files map[string]File

// File looks a path up.
func (f Files) File(path string) (File, bool) {
	file, found := f[path]
	return file, found
}

// Options say how to serve.
type Options struct {
	// Base is the path at which the site's top is found; empty means "/".
	Base string
	// AllowHosts are further names under which the preview may be asked for, each
	// with a port ("desk.example:8080") or, for any port, without. The loopback
	// names and the address that a connection came in on always may.
	AllowHosts []string
	// MediaType gives the Content-Type of a file by its path.
	MediaType func(path string) string
	// Policy is for pages to which the site gives none; empty means StrictPolicy.
	Policy string
}

// Server is a preview. Its methods may be called from several goroutines.
type Server struct {
	opt    Options
	limits limits
	nonce  string // of this run; admits the client where sources do not count

	edition  atomic.Pointer[edition]
	writing  sync.Mutex // held to put an edition in place
	readings readings

	mu      sync.Mutex
	streams map[*stream]bool
	recent  []string // output paths whose streams have ended, the latest first
	ending  chan struct{}
	ended   bool
	run     atomic.Pointer[run]
}

// edition is what is shown now.
type edition struct {
	site     Site // nil until the first is published
	rules    []rule
	headers  File            // what the rules were read from
	problems json.RawMessage // of a report; nil when all is well
}

// New makes a Server that has nothing to show yet.
func New(opt Options) *Server {
	opt.Base = "/" + strings.Trim(opt.Base, "/") + "/"
	if opt.Base == "//" {
		opt.Base = "/"
	}
	if opt.Policy == "" {
		opt.Policy = StrictPolicy
	}
	s := &Server{opt: opt, limits: usual, nonce: newNonce(), streams: map[*stream]bool{}, ending: make(chan struct{})}
	s.edition.Store(&edition{})
	return s
}

// Publish shows a site, and takes any problems off the screens. It returns
// before the browsers have been told.
func (s *Server) Publish(site Site) { s.PublishBroken(site, nil, nil) }

// PublishBroken shows a site and, over it, what is wrong with it, in one step.
// Without problems it is Publish; source is as in Fail.
func (s *Server) PublishBroken(site Site, list diag.List, source func(file string) []byte) {
	var problems json.RawMessage
	if len(list) > 0 {
		problems = newReport(list, source).encode()
	}
	s.replace(func(e *edition) {
		e.site, e.problems = site, problems
		if f, _ := site.File("_headers"); f.ETag != e.headers.ETag {
			e.headers, e.rules = f, parseRules(string(f.Data))
		}
	})
}

// ShowErrors shows problems over the last good site; without any it is Recover. The
// text of a source file is asked for at once, and not later; source may be nil.
func (s *Server) ShowErrors(list diag.List, source func(file string) []byte) {
	if len(list) == 0 {
		s.ClearErrors()
		return
	}
	text := newReport(list, source).encode()
	s.replace(func(e *edition) { e.problems = text })
}

// ClearErrors takes the problems off the screens; the site is as it was.
func (s *Server) ClearErrors() {
	s.replace(func(e *edition) { e.problems = nil })
}

// replace puts the next edition in place and wakes the streams.
func (s *Server) replace(change func(*edition)) {
	s.writing.Lock()
	defer s.writing.Unlock()
	next := *s.edition.Load()
	change(&next)
	s.edition.Store(&next)
	s.mu.Lock()
	defer s.mu.Unlock()
	for st := range s.streams {
		st.poke()
	}
}

// Viewed lists the output paths of the pages that are on a screen, then of those
// that were not long ago (a browser window behind another is not on the screen):
// what a builder does first.
func (s *Server) Viewed() []string {
	s.mu.Lock()
	recent := slices.Clone(s.recent)
	var pages []address
	for st := range s.streams {
		pages = append(pages, st.page)
	}
	s.mu.Unlock()
	slices.Sort(pages)
	var keys []string
	e := s.edition.Load()
	for _, a := range slices.Compact(pages) {
		if key := s.show(e, a).key; key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	for _, key := range recent {
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}
