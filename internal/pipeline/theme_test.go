package pipeline

import (
	"fmt"
	"math/rand/v2"
	"path"
	"slices"
	"strings"

	"galen"
)

// readTemplate is a template of the site's own, or the built-in one.
func (s *state) readTemplate(name string) string {
	if text, own := s.files[name]; own {
		return text
	}
	text, _ := galen.Starter.ReadFile(name)
	return string(text)
}

// templateNames are those of the site and the built-in ones.
func (s *state) templateNames() []string {
	names := s.those(isTemplate)
	built, _ := galen.Starter.ReadDir("templates")
	for _, b := range built {
		if name := "templates/" + b.Name(); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// editTemplate changes a template, of the site or as an override, where it says
// something or where it does not.
func editTemplate(s *state, r *rand.Rand) string {
	name := choose(r, s.templateNames())
	text := s.readTemplate(name)
	what := "words"
	if r.IntN(4) == 0 {
		text, what = text+"{{/* a comment */}}\n", "a comment"
	} else {
		for _, end := range some(r, "</h1>", "</h2>", "</h3>", "</p>", "</a>", "</li>", "</title>") {
			text = strings.Replace(text, end, fmt.Sprintf(" %d%s", r.IntN(100), end), 1)
		}
	}
	s.files[name] = text
	return what + " in " + name
}

// dropTemplate removes a template of the site: the built-in one shows again.
func dropTemplate(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isTemplate))
	delete(s.files, name)
	return "delete " + name
}

// editStatic adds, changes or removes a static file.
func editStatic(s *state, r *rand.Rand) string {
	n := r.IntN(1000)
	switch name := choose(r, s.those(isStatic)); r.IntN(8) {
	case 0:
		css, _ := galen.Starter.ReadFile("static/site.css")
		s.files["static/site.css"] = string(css) + fmt.Sprintf("p{order:%d}\n", n)
		return "static/site.css"
	case 1:
		s.files["static/robots.txt"] = fmt.Sprintf("User-agent: %d\n", n)
		return "static/robots.txt"
	case 2:
		s.files["static/health/feed.xml"] = fmt.Sprintf("<rss><channel><title>%d</title></channel></rss>", n)
		return "static/health/feed.xml"
	case 3:
		s.files["static/about/index.html"] = "<!doctype html><html lang=en><title>x</title></html>"
		return "static/about/index.html"
	case 4:
		delete(s.files, name)
		return "delete " + name
	default:
		s.files["static/own.css"] = fmt.Sprintf("p{order:%d}\n", n)
		s.files["static/docs/plan.txt"] = fmt.Sprintf("Plan %d.\n", n)
		return "static/own.css and docs/plan.txt"
	}
}

// editPicture changes a picture, takes it away, or puts one beside an article.
func editPicture(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isPicture))
	switch r.IntN(5) {
	case 0:
		delete(s.files, name)
		return "delete " + name
	case 1:
		article := choose(r, s.those(isArticle))
		name = path.Dir(article) + fmt.Sprintf("/dots-%d.png", r.IntN(3))
		s.files[article] = setKey(s.files[article], "image", "{src: "+path.Base(name)+", alt: Dots}")
	}
	s.files[name] = dots(r.IntN(60))
	if path.Ext(name) == ".jpg" {
		s.files[name] = photograph(r.IntN(60))
	}
	return "picture " + name
}
