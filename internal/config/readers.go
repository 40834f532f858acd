package config

import (
	"net/url"
	"strings"

	"galen/internal/address"
	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// Comments say how readers comment. All of it is off unless it is configured;
// comments that lie beside an article are shown in any case.
type Comments struct {
	Endpoint  frontmatter.Word // where the form is sent: a URL, or a path of the site; empty: there is no form
	Origin    string           // of the endpoint, empty for a path
	Days      int              // how many days after its release an article takes comments; 0: always
	Privacy   frontmatter.Word // the page that says what happens to what is sent
	Elsewhere Elsewhere        // a discussion on another site
}

// Elsewhere is a discussion on another site, which the reader opens by a link.
type Elsewhere struct {
	Title string
	URL   frontmatter.Word // {url} and {title} stand for those of the article
}

// Newsletter is a form to subscribe; the zero Newsletter is none.
type Newsletter struct {
	Endpoint frontmatter.Word
	Origin   string
	Title    string // empty: the usual word
	Text     string
	Field    string // the name under which the address is sent
	Privacy  frontmatter.Word
}

// Support is a note that asks for support, without a Title none. It never withholds anything.
type Support struct {
	Title string
	Text  string
	URL   frontmatter.Word
	Label string // of the link; empty: the usual words
}

func readComments(r *frontmatter.Reader, list *diag.List) Comments {
	g := r.Group("comments")
	if g == nil {
		return Comments{}
	}
	c := Comments{Days: g.Count("days", 0, 0, 3650), Privacy: g.Address("privacy", 500)}
	c.Endpoint, c.Origin = endpoint(g, list)
	if c.Endpoint.Text != "" && c.Privacy.Text == "" {
		g.Problem("endpoint", "no-privacy-page", "name the page:  privacy: /privacy/", "a form needs a privacy page that says how its data are used")
	}
	if e := g.Group("elsewhere"); e != nil {
		e.Require("a discussion elsewhere", map[string]string{"title": "title: Discuss this on GitHub", "url": "url: https://forum.example/?about={url}"})
		c.Elsewhere = Elsewhere{e.Line("title", 200).Text, e.Line("url", 2000)}
		plain := strings.NewReplacer("{url}", "", "{title}", "").Replace(c.Elsewhere.URL.Text)
		if _, problem := webAddress(plain); plain != "" && (problem != "" || strings.HasPrefix(plain, "/") || strings.ContainsAny(plain, "{}")) {
			*list = append(*list, diag.Errorf(c.Elsewhere.URL.At, "bad-url", "%q is not the address of a page", c.Elsewhere.URL.Text).
				WithHint("write the address with https://; {url} and {title} become those of the article"))
		}
		e.Done(map[string]string{"label": "title", "link": "url", "href": "url", "text": "title"})
	}
	g.Done(map[string]string{"url": "endpoint", "action": "endpoint", "form": "endpoint", "close": "days", "closes": "days", "provider": "elsewhere", "discussion": "elsewhere"})
	return c
}

func readNewsletter(r *frontmatter.Reader, list *diag.List) Newsletter {
	g := r.Group("newsletter")
	if g == nil {
		return Newsletter{}
	}
	g.Require("a newsletter", map[string]string{"endpoint": "endpoint: https://forms.example/subscribe", "privacy": "privacy: /privacy/"})
	n := Newsletter{Title: g.Line("title", 200).Text, Field: "email", Text: g.Line("text", 500).Text, Privacy: g.Address("privacy", 500)}
	if w := g.Line("field", 100); w.Text != "" {
		n.Field = w.Text
	}
	n.Endpoint, n.Origin = endpoint(g, list)
	g.Done(map[string]string{"url": "endpoint", "action": "endpoint", "form": "endpoint", "description": "text", "name": "field"})
	return n
}

func readSupport(r *frontmatter.Reader) Support {
	g := r.Group("support")
	if g == nil {
		return Support{}
	}
	g.Require("a note on support", map[string]string{"title": "title: This site has no advertisements", "text": "text: Readers pay for it."})
	s := Support{Title: g.Line("title", 200).Text, Text: g.Line("text", 1000).Text, URL: g.Address("url", 2000), Label: g.Line("label", 200).Text}
	g.Done(map[string]string{"link": "url", "href": "url", "description": "text"})
	return s
}

// endpoint reads where a form is sent, and the origin of that.
func endpoint(g *frontmatter.Reader, list *diag.List) (frontmatter.Word, string) {
	w := g.Line("endpoint", 2000)
	if w.Text == "" {
		return w, ""
	}
	origin, problem := webAddress(w.Text)
	if problem != "" {
		*list = append(*list, diag.Errorf(w.At, "bad-endpoint", "the endpoint %q %s", w.Text, problem).
			WithHint("write, for example,  endpoint: https://forms.example/comments, or a path of the site: /api/comments"))
		return frontmatter.Word{At: w.At}, ""
	}
	return w, origin
}

// webAddress gives the origin of an address, empty for a path of the site, or
// says what is wrong with it.
func webAddress(text string) (origin, problem string) {
	u, err := url.Parse(text)
	if p := address.Check(text); p.Why != "" {
		return "", p.Why
	}
	switch {
	case err != nil || strings.ContainsAny(text, " \\\"<>"):
		return "", "is not an address"
	case strings.HasPrefix(text, "/") && !strings.HasPrefix(text, "//"):
		return "", ""
	}
	b, problem := parseBase(u.Scheme + "://" + u.Host + "/")
	if u.Scheme == "" {
		return "", "has no https:// before the host"
	}
	return b.Origin, problem
}
