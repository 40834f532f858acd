package config

import (
	"galen/internal/blocks/embed"
	"galen/internal/frontmatter"
)

// readEmbeds reads the sites, beside YouTube and Vimeo, whose films or posts articles may show.
//
//	embeds:
//	  - name: Example Films
//	    address: https://films.example/watch/{id}
//	    frame: https://player.films.example/{id}
//	    kind: film
func readEmbeds(r *frontmatter.Reader) (all []embed.Site) {
	for _, g := range r.Groups("embeds", `{name: Films, address: "https://films.example/watch/{id}", frame: "https://films.example/embed/{id}"}`) {
		g.Require("a site that films come from", map[string]string{
			"name": "name: Films", "address": `address: "https://films.example/watch/{id}"`, "frame": `frame: "https://films.example/embed/{id}"`,
		})
		s := embed.Site{Name: g.Line("name", 100).Text, Post: g.Choice("kind", "film", "post") == "post"}
		s.Address, s.Frame = pattern(g, "address"), pattern(g, "frame")
		g.Done(map[string]string{"url": "address", "title": "name", "embed": "frame", "player": "frame", "type": "kind", "origin": "frame", "pattern": "address"})
		if s.Name != "" && s.Address != "" && s.Frame != "" {
			all = append(all, s)
		}
	}
	return all
}

// pattern reads an address in which {id} stands for the name of a film.
func pattern(r *frontmatter.Reader, key string) string {
	w := r.Line(key, 500)
	if w.Text == "" {
		return ""
	}
	if problem := embed.PatternProblem(w.Text); problem != "" {
		r.Problem(key, "bad-pattern", `write the address of a film there, with {id} in place of the film's own name:  `+key+`: "https://films.example/`+key+`/{id}"`, "%q %s", w.Text, problem)
		return ""
	}
	return w.Text
}
