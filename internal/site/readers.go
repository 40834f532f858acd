package site

import (
	"cmp"
	"strings"
)

// What readers are asked: to take a newsletter, or to support the newsroom.

// Newsletter is a form to subscribe. One without an Action is none.
type Newsletter struct {
	Action  string
	Title   string
	Text    string
	Field   string // the name of the address's field
	Privacy Link
}

// Support is a note that asks for support. One without a Title is none.
type Support struct {
	Title string
	Text  string
	Link  Link
}

// action is where a form is sent: a path of the site is below its folder.
func (s *Structure) action(endpoint string) string {
	if path, own := strings.CutPrefix(endpoint, "/"); own {
		return s.root.Path + path
	}
	return endpoint
}

func (s *catalog) privacyPage(name string) Link {
	if outside(name) {
		return Link{s.words.Say("comment.privacy"), name}
	}
	if to, found, _ := s.resolve(&s.home.Document, name); found && to.page != nil && !to.page.hidden {
		return Link{s.titleOf(to.page), s.href(to.page.path)}
	}
	return Link{}
}

func (s *catalog) newsletter() Newsletter {
	n := s.cfg.Newsletter
	if n.Endpoint.Text == "" {
		return Newsletter{}
	}
	return Newsletter{s.action(n.Endpoint.Text), cmp.Or(n.Title, s.words.Say("newsletter.title")), n.Text, n.Field, s.privacyPage(n.Privacy.Text)}
}

func (s *Structure) support() Support {
	v := Support{Title: s.cfg.Support.Title, Text: s.cfg.Support.Text}
	if href, ok := s.follow(&s.home.Document, s.cfg.Support.URL.Text); ok && s.cfg.Support.URL.Text != "" {
		v.Link = Link{cmp.Or(s.cfg.Support.Label, s.words.Say("support.link")), href}
	}
	return v
}
