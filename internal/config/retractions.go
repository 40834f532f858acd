package config

import (
	"path"
	"strings"

	"galen/internal/frontmatter"
)

// readRetractions reads where the table of retractions lies: a file in the folder
// data, of which nothing is published.
func readRetractions(r *frontmatter.Reader) frontmatter.Word {
	w := r.Line("retractions", 500)
	if w.Text == "" {
		return frontmatter.Word{}
	}
	clean := path.Clean(w.Text)
	if !strings.HasPrefix(clean, "data/") || path.Ext(clean) == "" {
		r.Problem("retractions", "bad-path", "put the CSV file into the folder data of the site, and write  retractions: data/retraction_watch.csv", "%q is not a file in the folder data", w.Text)
		return frontmatter.Word{}
	}
	w.Text = clean
	return w
}
