package config

import (
	"maps"
	"slices"

	"galen/internal/frontmatter"
)

// labels are the words, by their names in galen.yaml, that Galen itself puts into
// titles and breadcrumbs. All others are in the templates.
var labels = map[string]string{
	"home":        "Home",
	"topics":      "Topics",
	"authors":     "Authors",
	"archive":     "Archive",
	"studies":     "Studies",
	"corrections": "Corrections",
	"notFound":    "Page not found",
	"page":        "Page",         // before a number
	"all":         "All articles", // before "page" and a number, on the home page's older pages
}

// Label is the word of that name: the site's own, or ours.
func (c Config) Label(name string) string {
	if own := c.Labels[name]; own != "" {
		return own
	}
	return labels[name]
}

// readLabels gives the site's own labels.
func readLabels(r *frontmatter.Reader) map[string]string {
	g := r.Group("labels")
	if g == nil {
		return nil
	}
	own := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(labels)) {
		own[name] = g.Line(name, 100).Text
	}
	g.Done(map[string]string{"tags": "topics", "months": "archive", "404": "notFound", "notfound": "notFound", "not_found": "notFound", "start": "home"})
	return own
}
