package layout_test

import (
	"bytes"
	"flag"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/theme/layout"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the wanted problems in testdata")

// story is the data of the tests: what an article page could be given.
type story struct {
	Title, Dek string
	URL        string
	Body       template.HTML
	JSON       template.JS
	Author     *writer
	Tags       []string
	Count      int
	Related    []*story
	Facts      map[string]string
	Any        any
	Sections   []section
}

type section struct {
	Name  string
	Items []*story
}

type writer struct{ Name, Role string }

func (w *writer) Initials() string { return w.Name[:1] }

func (s *story) Crumbs() []section       { return s.Sections }
func (s *story) Date(form string) string { return time.Time{}.Format(form) }
func (s *story) Note() (string, error) {
	return "", diag.Errorf(diag.Position{}, "no-note", "there is no note")
}
func (s *story) Broken() (string, error)   { return "", fmt.Errorf("*layout.story: raw words") }
func (s *story) Card(n int) (story, error) { return *s.Related[n], nil }

var rules = layout.Rules{Data: (*story)(nil), Origins: []string{"https://media.example"}}

// templates are the template files of an archive.
func (a *archive) templates() []source.File {
	var list []source.File
	for _, f := range a.files {
		if strings.HasPrefix(f.name, "templates/") {
			list = append(list, source.NewFile(f.name, []byte(f.data)))
		}
	}
	return list
}

// report prints problems as the golden files hold them.
func report(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		fmt.Fprintf(&b, "%s [%s]\n", d.Error(), d.Code)
		for _, at := range d.Also {
			fmt.Fprintf(&b, "  also: %s\n", at)
		}
		if d.Hint != "" {
			fmt.Fprintf(&b, "  hint: %s\n", d.Hint)
		}
	}
	return b.String()
}

// jargon is what no message may hold.
func jargon(t *testing.T, text string) {
	t.Helper()
	for _, word := range []string{"template:", "executing", "<.", "*layout", "layout.", "layout_test", "reflect", "interface", "%!", "nil ", "EOF", "struct"} {
		if strings.Contains(text, word) {
			t.Errorf("jargon %q in:\n%s", word, text)
		}
	}
}

// TestFaults compares the problems that Load reports, and those of executing
// each layout, with the section "problems" of each archive.
func TestFaults(t *testing.T) {
	names, err := filepath.Glob("testdata/faults/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no test data", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive := readArchive(t, name)
			use := rules
			if strings.Contains(archive.comment, "without types") {
				use.Data = nil
			}
			set, problems := layout.Load(archive.templates(), use)
			for _, l := range set.Names() {
				var page bytes.Buffer
				if err := set.Execute(&page, l, example()); err != nil {
					problems = append(problems, err.(diag.Diagnostic))
				}
			}
			got := report(problems)
			jargon(t, got)
			golden(t, name, archive, "problems", got)
		})
	}
}

// golden compares got with a section of an archive, or writes it there.
func golden(t *testing.T, name string, a *archive, section, got string) {
	t.Helper()
	want := a.find(section)
	if want == nil {
		t.Fatalf("no section %q", section)
	}
	if diff := cmp.Diff(*want, got); diff != "" && !*update {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if *update {
		*want = got
		if err := os.WriteFile(name, a.bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// example is a story with something of everything, and without an author.
func example() *story {
	a := &story{Title: "Flu", URL: "/health/flu/", Tags: []string{"flu", "winter"}, Count: 3, Any: section{Name: "x"}}
	a.Related = []*story{{Title: "Cold & <cough>", URL: "/health/cold/"}}
	a.Facts = map[string]string{"city": "Lyon"}
	a.Sections = []section{{"Health", a.Related}}
	return a
}
