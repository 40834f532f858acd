package content

import (
	"slices"
	"strings"

	"galen/internal/fields"
	"galen/internal/taxonomy"
)

// keyPlaces are the kinds of documents that have a key, for one that stands in another.
var keyPlaces = func() map[string]string {
	all := map[string]string{"banner": "content/_index.md", "list": "plain pages", "draft": "articles and plain pages", "updated": "articles and plain pages", "ai": "articles, terms and plain pages",
		"image": "articles, authors and terms", "kind": "articles and authors", "slug": "articles, authors, terms and plain pages", "order": "the _index.md of categories, and of authors", "picks": "_index.md, and of terms",
		"title": "all documents but authors"}
	for place, keys := range map[string]string{
		"articles": "date authors embargo expires ended tags category lang also_in audio related breadcrumbs reviewed review_every references study disclosures corrections withdrawn " +
			"comments product checklist help sources series published_at",
		"_index.md":                   "lead pins shelves",
		"authors":                     "name role credentials orcid pronouns affiliations email links",
		"the pages of terms":          "mesh synonyms",
		"the pages of a tree's terms": "parent",
	} {
		for key := range strings.FieldsSeq(keys) {
			all[key] = place
		}
	}
	return all
}()

// elsewhereKey says to which documents a key belongs that this one does not have, "" of a key that
// none has; declared, that the site says so in galen.yaml.
func (h *headerDecoder) elsewhereKey(key string) (hint string, declared bool) {
	place := keyPlaces[key]
	for i := range h.rules.Taxonomies {
		if h.rules.Taxonomies[i].Name == key && key != taxonomy.Series {
			place = "articles"
		}
	}
	if i := slices.IndexFunc(h.rules.Fields, func(f fields.Declaration) bool { return strings.ToLower(f.Name) == key }); i >= 0 {
		return "delete the line, or change the field in galen.yaml: there it is one of " + h.rules.Fields[i].Where(), true
	}
	if place == "" {
		return "", false
	}
	return "delete the line: this is a key of " + place, false
}

// shownValue is a value for a key that holds a group or a list of such, "" of any other.
func (h *headerDecoder) shownValue(key string) string {
	if f := h.rules.Fields.Named(key); f != nil {
		return f.Value()
	}
	return shownValues[key]
}

// shownValues are values for the keys of documents that hold groups or lists of such.
var shownValues = map[string]string{
	"reviewed": "{by: news-desk, on: 2026-11-22}", "image": "{src: picture.jpg, alt: what the picture shows}", "withdrawn": "{date: 2026-11-22, reason: The paper that it reports was retracted.}",
	"study": "{design: randomised-controlled, results: peer-reviewed, comparator: placebo}", "published_at": "{title: The Conversation, url: \"https://www.example.org/\"}",
	"audio": "{src: talk.mp3, transcript: talk.txt}", "sources": "{release: release.txt}", "checklist": "{cost: met, harms: missing}", "ai": "{used: false}",
	"banner": "{text: What readers have to know now, until: 2026-12-01T18:00}", "list": "{kind: news}",
	"lead": "{article: the-slug-of-an-article, until: 2026-12-01}",
}
