package config

import (
	"galen/internal/frontmatter"
)

// Help is a box that says where to find help: pages of articles about a crisis
// show it. Numbers differ from country to country, so that no box is built in.
type Help struct {
	Topic string
	Title string
	Text  string
	Links []Link   // tel: and mailto: addresses as well
	Tags  []string // further tags whose articles show it
}

func readHelp(r *frontmatter.Reader) []Help {
	g := r.Group("help")
	if g == nil {
		return nil
	}
	var all []Help
	for _, topic := range g.Keys() {
		box := g.GroupLike(topic, shownHelp)
		if box == nil {
			continue
		}
		box.Require("a help box", map[string]string{"title": "title: If you need to talk to somebody", "links": `links: [{title: The name of a helpline, url: "tel:…"}]`})
		h := Help{Topic: topic, Title: box.Line("title", 200).Text, Text: box.Line("text", 1000).Text, Links: readLinks(box, "links")}
		for _, w := range box.Words("tags", 200) {
			h.Tags = append(h.Tags, w.Text)
		}
		box.Done(map[string]string{"name": "title", "heading": "title", "topics": "tags", "tag": "tags", "numbers": "links", "phones": "links", "link": "links"})
		all = append(all, h)
	}
	g.Done(nil)
	return all
}
