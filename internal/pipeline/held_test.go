package pipeline

import (
	"reflect"
	"slices"
	"testing"

	"galen/internal/content"
	"galen/internal/site"
)

// heldBy says for each key of an article what tells readers that it has changed: a part of
// statements, or, after a colon, something else.
var heldBy = map[string]string{
	"File": ": the address follows from it", "Slug": ": the address", "Aliases": ": addresses", "Layout": ": no word of the article", "Draft": ": it is not shown", "Sample": ": readers do not see it",
	"Broken": ": it is not shown", "Faulty": ": likewise", "Fields": ": a part for each, of fieldParts", "Entries": "entries", "Ended": "ended", "Minutes": ": the words", "Targets": ": the links", "Anchors": ": the words", "Papers": ": the links", "Frames": ": the reviewed words, which have the arguments of a block", "Studies": ": likewise",
	"Kind": "kind", "Plain": ": the address", "Folder": ": the address", "Category": ": the address", "AlsoIn": "also_in", "Edition": ": the address", "Original": ": readers do not see it", "Translated": ": likewise", "Outdated": ": it is no change of the article", "Lang": ": of the words, which are held", "PublishedAt": "published_at", "Date": ": record.Line.Published", "Updated": ": record.Line.Updated", "UpdatedAt": ": a place",
	"Embargo": ": it is not shown before", "Expires": ": record.Line.Expires", "Authors": "authors", "Tags": "tags", "Filed": "terms", "Part": "part", "PartAt": ": a place", "Image": "image", "Audio": "audio", "Related": "related",
	"Breadcrumbs": "breadcrumbs", "Reviewed": ": record.Line.By and On", "Study": ": the reviewed words", "References": ": the reviewed words; of a live story, the part references", "Disclosures": "disclosures",
	"Corrections": ": record.Line.Corrections", "Comments": "comments", "Waivers": ": readers do not see them", "Sources": ": readers do not see them",
	"ReviewEvery": "period", "Withdrawn": ": the part withdrawn", "Help": "help", "Topics": ": they follow from the original", "AI": "ai", "Products": "products", "Checklist": "checklist",
}

// TestHeld: whoever adds a key that readers see is told that it may change in silence.
func TestHeld(t *testing.T) {
	var parts []string
	for _, p := range (&snapshot{site: new(site.Site)}).statements(content.NewArticle()) {
		parts = append(parts, p.name)
	}
	met := map[string]bool{}
	var walk func(reflect.Type)
	walk = func(of reflect.Type) {
		for i := range of.NumField() {
			f := of.Field(i)
			if f.Anonymous && f.Type.Kind() == reflect.Pointer {
				walk(f.Type.Elem())
				continue
			} else if f.Anonymous {
				walk(f.Type)
				continue
			}
			met[f.Name] = true
			switch by, ok := heldBy[f.Name]; {
			case !ok:
				t.Errorf("readers are not told when %s of an article changes: add a part to statements, or say here why not", f.Name)
			case by[0] != ':' && !slices.Contains(parts, by):
				t.Errorf("%s: there is no part %q", f.Name, by)
			}
		}
	}
	walk(reflect.TypeFor[content.Outline]())
	for name := range heldBy {
		if !met[name] {
			t.Errorf("an article has no %s", name)
		}
	}
}
