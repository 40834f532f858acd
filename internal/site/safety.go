package site

import (
	"cmp"
	"slices"
	"strings"

	"galen/internal/theme/asset"
	"galen/internal/theme/headers"
)

// Terms are what galen.yaml decides of the site's security policy.
func (s *Structure) Terms() headers.Terms {
	t := headers.Terms{Own: s.cfg.Base.Origin, Allow: s.cfg.Allow}
	add := func(endpoint, origin string) {
		origin = cmp.Or(origin, s.cfg.Base.Origin) // of a path
		if endpoint != "" && !slices.Contains(t.Forms, origin) {
			t.Forms = append(t.Forms, origin)
		}
	}
	add(s.cfg.Comments.Endpoint.Text, s.cfg.Comments.Origin)
	add(s.cfg.Newsletter.Endpoint.Text, s.cfg.Newsletter.Origin)
	return t
}

// Budgets are what a page may cost; -1 stands for no limit.
type Budgets struct {
	Article  int  // bytes of an article's HTML and CSS, compressed
	Requests int  // before it is shown
	Script   int  // bytes of script, compressed
	Live     int  // bytes of a live story, likewise
	Strict   bool // a page that costs more is an error
}

func (s *Structure) budgets(string) any {
	b := s.cfg.Budgets
	if !b.Set {
		return nil
	}
	return Budgets{b.Article, b.Requests, b.Script, b.Live, b.Strict}
}

// Secure reports whether the site lives at an https address.
func (s *Structure) Secure() bool { return strings.HasPrefix(s.cfg.Base.Origin, "https:") }

// MetaPolicy reports whether pages carry their policy in themselves.
func (s *Structure) MetaPolicy() bool { return s.cfg.Policy == "meta" }

// framesOf are the origins from which a page lets frames in: those of the films and posts that
// its text shows.
func (s *Structure) framesOf(p *page) []string {
	switch {
	case p.number > 0 || p.kind == WithdrawnPage || p.document == nil:
		return nil
	}
	return p.document.Frames
}

// Opened are the shown pages that let frames of other sites in.
func (s *Structure) Opened() []OpenedPage { return s.opened() }

func (s *Structure) findOpened() (all []OpenedPage) {
	for _, p := range s.order {
		if frames := s.framesOf(p); len(frames) > 0 && !p.hidden {
			all = append(all, OpenedPage{s.href(p.path), frames})
		}
	}
	for _, e := range s.others() {
		all = append(all, e.Opened()...)
	}
	return all
}

// OpenedPage is a page that lets frames of other sites in.
type OpenedPage struct {
	URL     string   // from the root of its host
	Origins []string // of the frames
}

// Needs is what the files of static need of a policy, style sheets and pages, and whether
// a page that is shown plays a film or sound.
func (s *Structure) Needs() headers.Needs {
	var n headers.Needs
	if s.plays || slices.ContainsFunc(s.others(), func(e *Structure) bool { return e.plays }) {
		n.Play()
	}
	for _, a := range s.assets.All() {
		switch kind, _, _ := strings.Cut(a.MediaType, ";"); kind {
		case "text/css":
			n.Sheet(a.Data)
		case "text/html", "application/xhtml+xml":
			n.Page(a.Data)
		}
	}
	return n
}

// Kept is the pattern of the files that may be kept for ever, because another content
// would have another name: those of one folder.
func (s *Structure) Kept() string { return s.href(s.ofSite(asset.Immutable)) + "*" }
