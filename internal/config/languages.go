package config

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/typography"
	"galen/internal/words"
)

// Edition is the site in a further language: what lies in files such as flu.es.md, below a
// folder of its own.
//
//	languages:
//	  es:
//	    title: Noticias de salud         # required
//	    description: Qué sabemos, y cómo lo sabemos.
//	    menus: {main: [{title: Corazón, url: /es/corazon/}]}
//	    labels, help, support            # as those of the site
//	    taxonomies: {conditions: {title: Enfermedades, description: …}}
//	    fields: {stage: Hasta dónde}     # the labels of fields of the site's own
//	    newsletter: {title: …, text: …}  # its words
//
// What is not words, such as where a form is sent, is that of the site. Words are never taken
// from another language: an edition without help boxes has none. A menu that it does not have is
// that of the site, as far as its pages are there, by their titles.
type Edition struct {
	Language    string // BCP 47
	At          diag.Position
	Title       string
	Description string
	Menus       map[string][]Link
	Labels      map[string]string
	Help        []Help
	Support     Support
	Newsletter  struct{ Title, Text string }
	Taxonomies  map[string]struct{ Title, Description string }
	Labelled    map[string]string // the labels of fields, by name
}

// Folder is where an edition lies, below that of the site, and what stands in the names of its
// files: es.
func (e *Edition) Folder() string { return strings.ToLower(e.Language) }

// readLanguages reads the editions beside the site's own.
func readLanguages(r *frontmatter.Reader, own string, c *Config) (all []Edition) {
	g := r.Group("languages")
	if g == nil {
		return nil
	}
	named := map[string]diag.Position{}
	for _, key := range g.Keys() {
		tag, ok := typography.SiteTag(key)
		first, twice := named[tag]
		switch {
		case !ok:
			g.Misnamed(key, "bad-language", typography.TagHint(key), "unknown language %q", key)
		case twice:
			r.Add(diag.Errorf(g.NamePlace(key), "bad-language", "the language %s is named twice", tag).With(first).WithHint("put what both say into one of the two, and delete the other"))
			ok = false
		case strings.EqualFold(tag, own):
			g.Misnamed(key, "bad-language", "delete it here: languages  are those beside the site's own", "%q is the language of the site itself", key)
		}
		e := Edition{Language: tag, At: g.NamePlace(key)}
		if s := g.Group(key); s != nil {
			e.read(s, c)
		}
		named[tag] = e.At
		if ok && !strings.EqualFold(tag, own) {
			all = append(all, e)
		}
	}
	for _, key := range g.Blanks() {
		g.Misnamed(key, "missing-key", fmt.Sprintf("write  %s: {%s}", key, needLanguage["title"]), `a language needs the key "title"`)
	}
	g.Done(nil)
	return all
}

var needLanguage = map[string]string{"title": "title: Noticias de salud"}

// read reads what an edition says.
func (e *Edition) read(s *frontmatter.Reader, c *Config) {
	s.Require("a language", needLanguage)
	s.Named(e.At)
	e.Title, e.Description = s.Line("title", 200).Text, s.Line("description", 500).Text
	e.Menus, e.Labels, e.Help, e.Support = readMenus(s), readLabels(s), readHelp(s), readSupport(s)
	if n := s.Group("newsletter"); n != nil {
		e.Newsletter.Title, e.Newsletter.Text = n.Line("title", 200).Text, n.Line("text", 500).Text
		n.Done(map[string]string{"description": "text", "name": "title"})
	}
	e.readNames(s, c)
	s.Done(map[string]string{"name": "title", "menu": "menus", "words": "move them into " + words.Folder + e.Language + ".yaml: each language has a file for its words"})
	said := Config{Title: e.Title, Description: e.Description, Menus: e.Menus, Labels: e.Labels, Help: e.Help, Support: e.Support}
	said.Newsletter.Title, said.Newsletter.Text = e.Newsletter.Title, e.Newsletter.Text
	said.set(typography.For(e.Language))
	e.Title, e.Description, e.Support = said.Title, said.Description, said.Support
	e.Newsletter.Title, e.Newsletter.Text = said.Newsletter.Title, said.Newsletter.Text
}

// readNames reads how what the site declares is called.
func (e *Edition) readNames(s *frontmatter.Reader, c *Config) {
	style := typography.For(e.Language)
	e.Taxonomies, e.Labelled = map[string]struct{ Title, Description string }{}, map[string]string{}
	taxonomies := s.Group("taxonomies")
	for _, t := range c.Taxonomies {
		var said struct{ Title, Description string }
		if taxonomies != nil {
			if v := taxonomies.Peek(t.Name); v.Kind == frontmatter.Map {
				g := taxonomies.Group(t.Name)
				g.Require("a taxonomy", map[string]string{"title": "title: Enfermedades"})
				said.Title, said.Description = g.Line("title", 100).Text, g.Line("description", 500).Text
				g.Done(nil)
			} else {
				said.Title = taxonomies.Line(t.Name, 100).Text
			}
		}
		if t.Title != "" && said.Title == "" {
			s.Add(diag.Errorf(e.At, "missing-key", "the taxonomy %q has no title in %q", t.Name, e.Language).WithHint("add to the language:  taxonomies: {%s: {title: …}}", t.Name))
		}
		e.Taxonomies[t.Name] = said
	}
	if taxonomies != nil {
		taxonomies.Done(nil)
	}
	if labels := s.Group("fields"); labels != nil {
		for _, f := range c.Fields {
			if label := labels.Line(f.Name, 100).Text; label != "" {
				e.Labelled[f.Name] = style.Text(label)
			}
		}
		labels.Done(nil)
	}
}

// Edition is the configuration of an edition: of a site in its language, below its folder.
func (c Config) Edition(e Edition) Config {
	in := c
	in.Languages = nil
	in.Language, in.Direction = e.Language, typography.Direction(e.Language)
	in.Base.Path += e.Folder() + "/"
	in.Title, in.Description, in.Labels, in.Help, in.Support = e.Title, e.Description, e.Labels, e.Help, e.Support
	in.Newsletter.Title, in.Newsletter.Text = e.Newsletter.Title, e.Newsletter.Text
	if e.Menus != nil {
		in.Menus = e.Menus
	}
	in.Comments.Elsewhere = Elsewhere{}
	in.Headers = nil
	in.Taxonomies, in.Fields = slices.Clone(c.Taxonomies), slices.Clone(c.Fields)
	for i := range in.Taxonomies {
		if t := &in.Taxonomies[i]; t.Title != "" {
			t.Title, t.Description = e.Taxonomies[t.Name].Title, e.Taxonomies[t.Name].Description
		}
	}
	for i := range in.Fields {
		in.Fields[i].Label = cmp.Or(e.Labelled[in.Fields[i].Name], in.Fields[i].Label)
	}
	return in
}

// Codes are what stands in the names of files for the languages of editions, by language.
func (c *Config) Codes() map[string]string {
	if len(c.Languages) == 0 {
		return nil
	}
	codes := map[string]string{}
	for i := range c.Languages {
		codes[c.Languages[i].Folder()] = c.Languages[i].Language
	}
	return codes
}

// readNoticeAfter reads what is said of translations that have not followed their originals.
func readNoticeAfter(r *frontmatter.Reader) int {
	const usual, most = 14, 3650
	g := r.Group("translations")
	if g == nil {
		return usual
	}
	days := g.Count("noticeAfter", usual, 0, most)
	g.Done(map[string]string{"notice_after": "noticeAfter", "noticeafter": "noticeAfter", "days": "noticeAfter", "after": "noticeAfter", "notice": "noticeAfter"})
	return days
}
