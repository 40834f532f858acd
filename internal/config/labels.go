package config

import "galen/internal/frontmatter"

// LabelNames are the names, in galen.yaml, of the words in titles and breadcrumbs that a
// site may give its own for: the labels of package words.
var LabelNames = []string{"all", "archive", "authors", "corrections", "home", "notFound", "page", "search", "studies", "topics"}

// readLabels gives the site's own labels.
func readLabels(r *frontmatter.Reader) map[string]string {
	g := r.Group("labels")
	if g == nil {
		return nil
	}
	own := map[string]string{}
	for _, name := range LabelNames {
		own[name] = g.Line(name, 100).Text
	}
	g.Done(map[string]string{"tags": "topics", "months": "archive", "404": "notFound", "notfound": "notFound", "not_found": "notFound", "start": "home"})
	return own
}
