package pipeline

import (
	"fmt"
	"math/rand/v2"
	"path"
	"strings"
	"testing"
)

// Taxonomies of the newsroom, the pages of their terms, and which articles are filed under them.

// someTaxonomies are declarations; the first is the newsroom's.
var someTaxonomies = []string{
	`{conditions: {title: Conditions, tree: true, about: MedicalCondition}, places: Places}`,
	`{conditions: {title: Illnesses, tree: true, description: All of them.}, places: {title: Towns, feeds: false}}`,
	`{places: {about: Place}, conditions: {title: Conditions, tree: true, about: Thing, declared: true}, series: {title: In parts, description: To be read on.}}`,
	`{conditions: {title: Conditions, tree: true, about: Drug, feeds: false}, places: Places, series: Parts}`,
	`{conditions: {title: Conditions}, places: Places}`,
	`{conditions: {title: Conditions, tree: true}}`,
}

func isTerm(name string) bool {
	folder := path.Dir(name)
	return isText(name) && (folder == "content/conditions" || folder == "content/places" || folder == "content/series")
}

// termFiles are the pages of terms: a tree of three levels, and a series.
var termFiles = sourceFiles{
	"content/conditions/immune.md":    "---\ntitle: Immune conditions\ndescription: Of the immune system.\n---\n",
	"content/conditions/rheumatic.md": "---\ntitle: Rheumatic conditions\nparent: Immune conditions\n---\n\nOf joints, see [the first](piece-01).\n",
	"content/conditions/lupus.md":     "---\ntitle: Lupus\nparent: rheumatic\nsynonyms: [SLE]\nmesh: D008180\npicks: [piece-02]\nimage: {src: /shared.png, alt: A drawing}\n---\n\n## What was found\n\nMuch.\n",
	"content/conditions/gout.md":      "---\ntitle: Gout\nparent: rheumatic\n---\n",
	"content/series/sleep.md":         "---\ntitle: How we sleep\n---\n\nIn three parts.\n",
}

// filing is the line by which article i of the newsroom is filed.
func filing(i int) (key, value string) {
	switch {
	case i == 90:
		return "conditions", "[hidden illness, lupus]"
	case i%4 == 0:
		return "conditions", "[lupus]"
	case i%4 == 1:
		return "conditions", "[gout, Immune conditions]"
	case i%4 == 2:
		return "series", "sleep"
	}
	return "places", fmt.Sprintf("[Town %d]", i%2)
}

// editTerm files an article otherwise, edits the page of a term, adds or deletes one, or
// declares the taxonomies otherwise.
func editTerm(s *state, r *rand.Rand) string {
	switch r.IntN(10) {
	case 0:
		value := someTaxonomies[r.IntN(len(someTaxonomies))]
		s.files["galen.yaml"] = setKey(s.files["galen.yaml"], "taxonomies", value)
		return "galen.yaml: taxonomies: " + value
	case 1:
		n := r.IntN(9)
		name := fmt.Sprintf(pick(r, "content/conditions/illness-%d.md", "content/conditions/illness-%d.md", "content/places/town-%d.md", "content/series/series-%d.md"), n)
		text := fmt.Sprintf("---\ntitle: Term %s\n---\n\nNew, see [it](%s).\n", strings.TrimSuffix(path.Base(name), ".md"), s.someSlug(r))
		if path.Dir(name) == "content/conditions" {
			text = setKey(text, "parent", pick(r, "", "gout", "lupus", "immune"))
		}
		s.files[name] = text
		return "create " + name
	case 2:
		if name := choose(r, s.those(isTerm)); name != "" {
			delete(s.files, name)
			return "delete " + name
		}
	case 3, 4, 5:
		return s.editTermPage(r)
	}
	name := choose(r, s.those(isArticle))
	if name == "" {
		return "nothing"
	}
	key := pick(r, "conditions", "conditions", "places", "series")
	value := map[string]string{
		"conditions": pick(r, "[lupus]", "[gout]", "[Lupus, gout]", "[rheumatic]", "[immune, gout]", "[illness 3]", "[a new one]", "", ""),
		"places":     pick(r, "[Town 1]", "[Town 0, Town 3]", "[Elsewhere]", "town-4", ""),
		"series":     pick(r, "sleep", "How we sleep", "{title: sleep, part: 2}", "{title: sleep, part: 7}", "Another one", "{title: Another one, part: 1}", "", ""),
	}[key]
	s.files[name] = setKey(s.files[name], key, value)
	return name + ": " + key + ": " + value
}

// editTermPage changes a key of the page of a term.
func (s *state) editTermPage(r *rand.Rand) string {
	name := choose(r, s.those(isTerm))
	if name == "" {
		return "nothing"
	}
	key := pick(r, "title", "description", "parent", "synonyms", "mesh", "picks", "image", "aliases")
	if key == "parent" && path.Dir(name) != "content/conditions" {
		key = "description"
	}
	n := r.IntN(100)
	value := map[string]string{
		"title": fmt.Sprintf("Term %d", n), "description": pick(r, "", fmt.Sprintf("About %d things.", n)), "parent": pick(r, "", "immune", "rheumatic", "gout", "lupus"),
		"synonyms": pick(r, "", fmt.Sprintf("[Other %d]", n), fmt.Sprintf("[Name %d, word %d]", n, n)), "mesh": pick(r, "", "D008180", fmt.Sprintf("D0000%02d", n)),
		"picks": pick(r, "", "["+s.someSlug(r)+"]", "[held-embargo, "+s.someSlug(r)+"]"), "image": pick(r, "", "{src: /shared.png, alt: A drawing}", "{src: /health/heart/scan.jpg, alt: A scan}"),
		"aliases": pick(r, "", fmt.Sprintf("[/once/%d/]", n)),
	}[key]
	s.files[name] = setKey(s.files[name], key, value)
	return name + ": " + key + ": " + value
}

// TestTermEdits is TestEquivalence with scripts in which every other edit is one of terms.
func TestTermEdits(t *testing.T) { playEveryOther(t, "term", 7) }

// termKinds are what is told of edits of terms.
var termKinds = []string{": taxonomies:", "create content/conditions", "delete content/conditions", ": conditions:", ": places:", ": series:", ": parent:", ": synonyms:", ": picks:"}

// TestEditsMeetTerms: random scripts make each of these edits often enough to count.
func TestEditsMeetTerms(t *testing.T) {
	met := map[string]int{}
	for seed := range uint64(300) {
		s := &state{files: newsroom(), now: midday}
		for _, e := range randomScript(seed, scriptSize) {
			if e.Kind != "term" {
				continue
			}
			told := e.apply(s)
			for _, kind := range termKinds {
				if strings.Contains(told, kind) {
					met[kind]++
				}
			}
		}
	}
	t.Log("edits: ", met)
	for _, kind := range termKinds {
		if met[kind] < 3 {
			t.Errorf("%s too seldom: %d", kind, met[kind])
		}
	}
}
