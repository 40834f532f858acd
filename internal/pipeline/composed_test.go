package pipeline

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"galen/internal/source"
	"galen/internal/testing/tally"
)

// TestKind5Composed: a file or folder whose name has its accents stored apart, as macOS
// stores them, is the one that is named with whole letters, wherever that is; and the
// other way round. Two that differ in nothing else are told.
func TestKind5Composed(t *testing.T) {
	tally.Kind(t, 5)
	for _, form := range []norm.Form{norm.NFD, norm.NFC} {
		other := norm.NFC
		if form == norm.NFC {
			other = norm.NFD
		}
		s := newStanding(t)
		s.set("galen.yaml", "check:", "retractions: "+other.String("data/rétractations.csv")+"\nmenus: {main: [{title: A, url: "+other.String("/santé/")+"}, {title: B, url: "+other.String("/résumé.txt")+"}]}\ncheck:")
		for name, text := range map[string]string{
			// made up
			"data/rétractations.csv":  "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate,RetractionDOI,Reason\n",
			"static/résumé.txt":       "A summary.\n",
			"static/é.css":            "body{color:#111}\n",
			"content/santé/_index.md": "---\ntitle: Santé\ndescription: All of it.\n---\n",
			// listed
			"content/santé/sûr.md": other.String("---\ntitle: Sûr\ndescription: Of something.\ndate: 2026-11-20T08:30\nauthors: [ada]\nrelated: [santé/âge]\nimage: {src: ô.png, alt: Dots in a row}\n---\n\nIt rains. See [age](âge.md), [all](/santé/) and [the summary](/résumé.txt).\n\n![Six dots](<ô.png>)\n"),
			"content/santé/âge.md": "---\ntitle: Âge\ndescription: Of age.\ndate: 2026-11-20T08:30\nauthors: [ada]\ncategory: " + other.String("santé") + "\n---\n\nIt snows.\n",
			"content/santé/ô.png":  dots(6),
			// made up
			"content/santé/sûr/nothing.md": "",
		} {
			if text != "" {
				s.files[form.String(name)] = text
			}
		}
		s.files[other.String("content/santé/sûr.comments.yaml")] = "- {name: Cy, date: 2026-11-20T09:30, text: A canary sings.}\n"
		if list := s.build(true); list.Failed() {
			t.Errorf("%v: %v", form, list)
			continue
		}
		out := look(t, s.opt.Output)
		page, ok := out["santé/sûr/index.html"]
		if !ok || !strings.Contains(page, "A canary sings.") || !strings.Contains(page, `href="/sant%C3%A9/%C3%A2ge/"`) || out["résumé.txt"] == "" {
			t.Errorf("%v: %v %s", form, ok, page)
		}
		for name := range out {
			if !norm.NFC.IsNormalString(name) {
				t.Errorf("%v: the file %q is not composed", form, name)
			}
		}
		s.opt.Now = nextWeek
		s.files[form.String("content/santé/ô.png")] = dots(7)
		if list := s.build(true); !strings.Contains(codes(list), "HN105") {
			t.Errorf("%v: another picture is not told: %v", form, list)
		}
	}
	for _, name := range []string{"static/résumé.txt", "content/santé/_index.md", "content/health/twelve/é.png"} {
		s := newStanding(t)
		s.files[norm.NFC.String(name)], s.files[norm.NFD.String(name)] = "---\ntitle: S\ndescription: D.\n---\n", "---\ntitle: S\ndescription: E.\n---\n"
		if list := s.build(false); !list.Failed() {
			t.Errorf("two of the name %s are not told", name)
		}
	}
}

// TestFind: a file is found by its name in either form, and no other is.
func TestFind(t *testing.T) {
	files := []source.File{{Path: "a"}, {Path: norm.NFD.String("é")}, {Path: "ü"}}
	for name, want := range map[string]int{"a": 0, "é": 1, norm.NFD.String("é"): 1, "ü": 2, norm.NFD.String("ü"): 2, "e": -1, "è": -1, "": -1} {
		if got := source.Find(files, name); got != want {
			t.Errorf("%q is at %d, want %d", name, got, want)
		}
	}
}
