package content

import (
	"fmt"
	"testing"
	"time"

	"galen/internal/source"
	"galen/internal/taxonomy"
)

var someTaxonomies = taxonomy.Declarations{{Name: "conditions", Title: "Conditions", Tree: true}, {Name: "places", Title: "Places"}, {Name: taxonomy.Series, Ordered: true}}

// TestTerm: what the page of a term says.
func TestTerm(t *testing.T) {
	const text = "---\ntitle: Lupus\nparent: Immune conditions\nsynonyms: [SLE, systemic lupus]\nmesh: MESH:d008180\npicks: [flu, jabs]\nimage: {src: a.svg, alt: A}\n---\nText.\n"
	for _, file := range []string{"content/conditions/lupus.md", "content/conditions/lupus/index.md"} {
		document, list := Parse(source.NewFile(file, []byte(text)), Rules{Zone: time.UTC, Taxonomies: someTaxonomies})
		term, ok := document.(*Term)
		if !ok || len(list) > 0 {
			t.Fatalf("%s: %T %v", file, document, list)
		}
		got := fmt.Sprint(term.Taxonomy, term.Slug.Text, term.Title.Text, term.Parent.Text, len(term.Synonyms), term.MeSH, len(term.Picks), term.Image.Alt, term.Body().Segments)
		if want := "conditionslupusLupusImmune conditions2D0081802A[<p>Text.</p>]"; got != want {
			t.Errorf("%s: %s, want %s", file, got, want)
		}
	}
}

// TestMisplacedTerms: what may not lie in the folder of a taxonomy.
func TestMisplacedTerms(t *testing.T) {
	for file, hint := range map[string]string{
		"content/conditions/_index.md":       "write its words in galen.yaml:  conditions: {title: …, description: …};  and give a category another folder",
		"content/series/_index.md":           "give the category another folder",
		"content/conditions/immune/lupus.md": "move the file up, and write in it what the term belongs to:  parent: immune",
		"content/places/uk/leeds.md":         "move the file up",
	} {
		document, list := Parse(source.NewFile(file, []byte("---\ntitle: A\n---\n")), Rules{Zone: time.UTC, Taxonomies: someTaxonomies})
		if document != nil || len(list) != 1 || list[0].Code != "misplaced" || list[0].Hint != hint {
			t.Errorf("%s: %v %v", file, document, list)
		}
	}
}

// TestFiled: the ways in which articles are filed under terms.
func TestFiled(t *testing.T) {
	for line, want := range map[string]string{
		"conditions: [lupus, gout]\nplaces: Leeds": "[{conditions [lupus gout]} {places [Leeds]}] 0",
		"series: Sleep":                   "[{series [Sleep]}] 0",
		"series: {title: Sleep, part: 3}": "[{series [Sleep]}] 3",
		"conditions: []":                  "[] 0",
	} {
		document, list := Parse(source.NewFile("content/health/x.md", []byte(withLine(line))), Rules{Zone: time.UTC, Taxonomies: someTaxonomies})
		var all []string
		for _, f := range document.(*Article).Filed {
			var terms []string
			for _, w := range f.Terms {
				terms = append(terms, w.Text)
			}
			all = append(all, fmt.Sprintf("{%s %v}", f.Taxonomy, terms))
		}
		if got := fmt.Sprint(all, document.(*Article).Part); got != want || len(list) > 0 {
			t.Errorf("%s: %s %v", line, got, list)
		}
	}
	for line, place := range map[string]string{"conditions: [lupus, lupus]": "2:21", "series: {title: A, part: 0}": "2:26", "series: {title: A, part: x}": "2:26"} {
		_, list := Parse(source.NewFile("content/health/x.md", []byte(withLine(line))), Rules{Zone: time.UTC, Taxonomies: someTaxonomies})
		if len(list) != 1 || fmt.Sprintf("%d:%d", list[0].Line, list[0].Column) != place {
			t.Errorf("%s: %v", line, list)
		}
	}
}
