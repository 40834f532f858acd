package pipeline

import (
	"slices"

	"galen/internal/diag"
	"galen/internal/taxonomy"
)

// takenFolders reports the taxonomies whose folder is that of a category, and forgets them, so that
// the articles there are not read as pages of terms.
func (e *snapshot) takenFolders() (list diag.List) {
	e.cfg.Taxonomies = slices.DeleteFunc(slices.Clone(e.cfg.Taxonomies), func(t taxonomy.Declaration) bool {
		category := "content/" + t.Name + "/_index.md"
		if _, found := e.tree.Content.Find(category); t.At.File == "" || !found {
			return false
		}
		list = append(list, diag.Errorf(t.At, "bad-taxonomy", "content/%s is the folder of a category, and so cannot hold the pages of the terms of %q", t.Name, t.Name).
			With(diag.Position{File: category}).WithCause(diag.Usage).
			WithHint("give the taxonomy another name, such as  %s-topics,  here and in articles; or move the category to another folder", t.Name))
		return true
	})
	return list
}
