package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"galen/internal/headers"
)

// Terms are what galen.yaml decides of the site's security policy.
func (s *Site) Terms() headers.Terms {
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
	Strict   bool // a page that costs more is an error
}

func (s *Site) budgets(string) any {
	b := s.cfg.Budgets
	if !b.Set {
		return nil
	}
	return Budgets{b.Article, b.Requests, b.Script, b.Strict}
}

// Secure reports whether the site lives at an https address.
func (s *Site) Secure() bool { return strings.HasPrefix(s.cfg.Base.Origin, "https:") }

// MetaPolicy reports whether pages carry their policy in themselves.
func (s *Site) MetaPolicy() bool { return s.cfg.Policy == "meta" }

// Needs is what the files of static need of a policy: style sheets and pages.
func (s *Site) Needs() headers.Needs {
	var n headers.Needs
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

// Kept are patterns of the files that may be kept for ever, because another
// content would have another name: *.css, or single paths where only some of the
// files that end so are like that.
func (s *Site) Kept() []string {
	s.plan.kept.Do(func() { s.plan.patterns = s.patterns() })
	return s.plan.patterns
}

func (s *Site) patterns() []string {
	all, some := map[string]bool{}, map[string]bool{}
	var paths []string
	for _, o := range s.Outputs() {
		ext := path.Ext(o.File)
		if o.Kind == "page" || o.Kind == "redirect" || ext == "" {
			continue
		}
		if !o.Lasts {
			some[ext] = true
			continue
		}
		all[ext] = true
		paths = append(paths, o.File)
	}
	var kept []string
	for ext := range all {
		if !some[ext] {
			kept = append(kept, s.href("/")+"*"+ext)
		}
	}
	slices.Sort(kept)
	for _, file := range paths {
		if some[path.Ext(file)] {
			kept = append(kept, s.href("/"+file))
		}
	}
	return kept
}
