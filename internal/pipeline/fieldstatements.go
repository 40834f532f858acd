package pipeline

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"galen/internal/content"
	"galen/internal/fields"
)

// ofField begins the name, in the record, of the part that a field of the site's own is. Until each
// had its own, all fields of an article were one part, allFields.
const (
	ofField   = "field:"
	allFields = "fields"
)

func fieldPart(name string) part {
	return part{name: ofField + name, changed: fmt.Sprintf("the field %q has changed", name)}
}

// keyOf is the key of front matter that a part is of, "" of one that is of none or of several.
func keyOf(p part) string {
	if name, is := strings.CutPrefix(p.name, ofField); is {
		return name
	}
	switch p.name {
	case "kind", "authors", "tags", "published_at", "also_in", "disclosures", "ai", "checklist", "image", "audio", "help", "breadcrumbs", "related":
		return p.name
	case "part":
		return "series"
	case "photo":
		return "image"
	case "products":
		return "product"
	case "period":
		return "review_every"
	}
	return ""
}

// fieldParts are the fields that the site declares and an article gives, each a part.
func (e *snapshot) fieldParts(a *content.Article) (all []part) {
	for i := range a.Fields {
		p := fieldPart(a.Fields[i].Name)
		content.EachField(a.Fields[i:i+1], func(f *content.Field) {
			add := func(words ...string) {
				p.items = append(p.items, content.Sentence{Text: strings.Join(words, "\n"), At: f.At})
			}
			if words := f.Words(); len(words) > 1 {
				add(words...)
			}
			if f.Type == fields.File {
				add(f.Name, e.pictureDigest(a, f.Text).String())
			}
			if f.Picture != nil {
				add(f.Name, e.pictureDigest(a, f.Picture.Src.Text).String())
			}
		})
		all = append(all, p)
	}
	return all
}

// fieldsAs are parts with the fields as a record has them: with those that are gone, or all as one.
func fieldsAs(shown map[string]string, parts []part) []part {
	isField := func(p part) bool { return strings.HasPrefix(p.name, ofField) }
	if _, joined := shown[allFields]; joined {
		all := part{name: allFields, changed: "a field that the site declares has changed, or is gone,"}
		for _, p := range parts {
			if isField(p) {
				all.items = append(all.items, p.items...)
			}
		}
		return append(slices.DeleteFunc(parts, isField), all)
	}
	for _, name := range slices.Sorted(maps.Keys(shown)) {
		field, is := strings.CutPrefix(name, ofField)
		if is && !slices.ContainsFunc(parts, func(p part) bool { return p.name == name }) {
			parts = append(parts, fieldPart(field))
		}
	}
	return parts
}
