package config

import (
	"maps"
	"slices"

	"galen/internal/frontmatter"
)

func readPublisher(r *frontmatter.Reader, title string) Publisher {
	p := Publisher{Name: title}
	g := r.Group("publisher")
	if g == nil {
		return p
	}
	if w := g.Line("name", 200); w.Text != "" {
		p.Name = w.Text
	}
	p.Logo = g.Line("logo", 300)
	p.URL = g.WebAddress("url", 500).Text
	if policies := g.Group("policies"); policies != nil {
		for _, kind := range slices.Sorted(maps.Keys(PolicyKinds)) {
			if w := policies.Address(kind, 500); w.Text != "" {
				p.Policies = append(p.Policies, Policy{kind, w})
			}
		}
		policies.Done(nil)
	}
	g.Done(nil)
	return p
}

func readMenus(r *frontmatter.Reader) map[string][]Link {
	g := r.Group("menus")
	if g == nil {
		return nil
	}
	menus := map[string][]Link{}
	for _, name := range g.Keys() {
		menus[name] = readLinks(g, name)
	}
	g.Done(nil)
	return menus
}

func readLinks(r *frontmatter.Reader, key string) []Link {
	var links []Link
	for _, item := range r.Groups(key, "{title: Health, url: /health/}") {
		item.Require("a link", map[string]string{"title": "title: Health", "url": "url: /health/"})
		links = append(links, Link{item.Line("title", 200).Text, item.Address("url", 2000)})
		item.Done(map[string]string{"name": "title", "href": "url", "link": "url", "text": "title"})
	}
	return links
}
