package content

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"galen/internal/diag"
	"galen/internal/source"
)

var update = flag.Bool("update", false, "write what is found into the golden files")

// TestGolden parses every file of each archive in testdata and compares the
// problems and the HTML with the archive's section "want".
func TestGolden(t *testing.T) {
	archives, _ := filepath.Glob("testdata/*.txtar")
	if len(archives) == 0 {
		t.Fatal("no archives in testdata")
	}
	for _, name := range archives {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			var want *txtar.File
			for i, f := range archive.Files {
				if f.Name == "want" {
					want = &archive.Files[i]
					continue
				}
				fmt.Fprintf(&got, "== %s\n%s", f.Name, show(f.Name, f.Data))
			}
			if *update {
				if want == nil {
					archive.Files = append(archive.Files, txtar.File{Name: "want"})
					want = &archive.Files[len(archive.Files)-1]
				}
				want.Data = []byte(got.String())
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want == nil {
				t.Fatal("no section want")
			}
			if d := cmp.Diff(string(want.Data), got.String()); d != "" {
				t.Error(d)
			}
		})
	}
}

// show is everything that is known of a file after parsing.
func show(name string, data []byte) string {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err)
	}
	document, list := Parse(source.NewFile(name, data), Rules{Zone: london, Home: "https://news.example/"})
	var b strings.Builder
	diag.Printer{Source: func(string) []byte { return data }}.Text(&b, list)
	d := wordsOf(document)
	if list.Failed() || d == nil {
		return b.String()
	}
	fmt.Fprintf(&b, "%T %q slug=%s words=%d\n", document, d.Title.Text, documentOf(document).Slug.Text, d.Body().Words)
	if a, ok := document.(*Article); ok {
		fmt.Fprintf(&b, "kind=%s folder=%s category=%s date=%s updated=%s draft=%v tags=%q\n", a.Kind, a.Folder, a.Category.Text, a.Date.ISO(), a.Updated.ISO(), a.Draft, texts(a))
		if s := a.Study; s != nil {
			s.At = diag.Position{}
			fmt.Fprintf(&b, "study %+v\n", *s)
		}
		for _, r := range a.References {
			fmt.Fprintf(&b, "reference %q %s\n", r.Title, r.Link())
		}
	}
	for _, h := range d.Body().Headings.List() {
		fmt.Fprintf(&b, "h%d #%s %q\n", h.Level, h.ID, h.Text)
	}
	for i, p := range d.Body().Segments {
		b.WriteString(p)
		if i < len(d.Body().Placeholders) {
			g := d.Body().Placeholders[i]
			b.WriteString([]string{"⟦link " + g.Target + "#" + g.Fragment + " " + g.Title + "⟧", "⟦/link⟧", "⟦picture " + g.Target + "⟧"}[g.Kind])
		}
	}
	b.WriteString("\n")
	return b.String()
}

func texts(a *Article) []string {
	var all []string
	for _, t := range a.Tags {
		all = append(all, t.Text)
	}
	return all
}
