package content

import (
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// articleNeeds are the keys that every article must have and a translation has from its original.
var articleNeeds = []string{"authors", "date"}

// orphaned tells of what looks like a translation, by its name and by what it does not say, and has no original. That is
// all that it is told: the rest of what it lacks comes of it.
func (h *headerDecoder) orphaned(what string, needs []string) {
	if h.doc.Edition == "" || h.plain || h.doc.Broken || h.rules.Parts.original(h.doc.File) != nil {
		return
	}
	lacks := lacking(h.said, needs)
	if len(lacks) == 0 {
		return
	}
	original := OriginalFile(h.doc.File, h.rules.Codes)
	h.add(diag.Errorf(diag.Position{File: h.doc.File}, "no-original", "this looks like a translation, and there is no %s", original).
		WithHint("rename it as its original is called, bring that back, or delete this file; %s in %q alone says by itself: %s", what, h.doc.Edition, strings.Join(lacks, ", ")))
	h.doc.Broken = true
}

// lacking are the keys among some, and those of a picture and a study, that front matter does not have and would have
// from an original. What is written under another name, or without a value, is no sign of one.
func lacking(v frontmatter.Value, needs []string) (all []string) {
	guide := false
	if e := entryOf(v.Entries, "kind"); e != nil {
		guide = e.Value.Text == "guide"
	}
	for _, key := range needs {
		if !saysKey(v, key, otherNames) && !(guide && key == "date") { // a review may stand for it
			all = append(all, key)
		}
	}
	if e := entryOf(v.Entries, "image"); e != nil && e.Value.Kind == frontmatter.Map && !saysKey(e.Value, "src", imageNames) {
		all = append(all, "image: {src: …}")
	}
	if e := entryOf(v.Entries, "study"); e != nil && e.Value.Kind == frontmatter.Map &&
		!saysKey(e.Value, "design", studyNames) && !saysKey(e.Value, "results", studyNames) {
		all = append(all, "study: {design: …, results: …}")
	}
	return all
}

// saysKey reports whether a map has a key, or one that was meant to be it.
func saysKey(v frontmatter.Value, key string, other map[string]string) bool {
	return slices.ContainsFunc(v.Entries, func(e frontmatter.Entry) bool {
		name := strings.ToLower(e.Key)
		return name == key || other[name] == key || diag.Nearest(name, []string{key}) != ""
	})
}
