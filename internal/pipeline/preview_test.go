package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"galen"
	"galen/internal/testing/testtime"
)

// starter copies the starter site into a folder and returns its Markdown files.
func starter(t testing.TB) (dir string, articles []string) {
	dir = t.TempDir()
	if err := os.CopyFS(dir, galen.Starter); err != nil {
		t.Fatal(err)
	}
	fs.WalkDir(galen.Starter, "content", func(p string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(p, ".md") && strings.Count(p, "/") > 1 && !strings.Contains(p, "authors") && !strings.HasSuffix(p, "_index.md") {
			articles = append(articles, p)
		}
		return err
	})
	return dir, articles
}

// everything is all that a preview shows.
func everything(p *Preview) map[string]string {
	all := map[string]string{}
	for _, o := range p.now.Load().site.Outputs() {
		data, _, _ := p.Current().Open(o.File)
		all[o.File] = string(data)
	}
	return all
}

var previewEdits = []struct {
	name string
	edit func(text string, n int) string
}{
	{"a sentence", func(s string, n int) string { return s + fmt.Sprintf("\nOne more sentence, number %d.\n", n) }},
	{"the title", func(s string, n int) string {
		return regexp.MustCompile(`(?m)^title( ?[:=]).*$`).ReplaceAllString(s, fmt.Sprintf(`title$1 "Title number %d"`, n))
	}},
	{"a heading", func(s string, n int) string { return s + fmt.Sprintf("\n## Heading %d\n\nText.\n", n) }},
	{"a link", func(s string, n int) string { return s + "\nSee [this](small-numbers).\n" }},
	{"a link to a draft", func(s string, n int) string { return s + "\nSee [this](a-draft).\n" }},
	{"a tag", func(s string, n int) string {
		return regexp.MustCompile(`(?m)^tags( ?[:=]) \[`).ReplaceAllString(s, fmt.Sprintf(`tags$1 ["tag %d", `, n%3))
	}},
	{"a mistake", func(s string, n int) string { return strings.Replace(s, "description", "descripton", 1) }},
	{"a draft", func(s string, n int) string { return strings.Replace(s, "\nauthors", "\ndraft: true\nauthors", 1) }},
}

// TestPreviewEqualsClean edits articles, templates and files at random: after
// every edit a preview that was told the path shows, byte for byte, what one
// that reads everything anew shows, and reports the same problems.
func TestPreviewEqualsClean(t *testing.T) {
	dir, articles := starter(t)
	os.WriteFile(filepath.Join(dir, "content/trials/a-draft.md"), []byte("---\ntitle: A draft\ndescription: D.\ndate: 2026-11-01\nauthors: [news-desk]\ndraft: true\n---\nText.\n"), 0o644)
	original := map[string][]byte{}
	for _, a := range articles {
		original[a], _ = os.ReadFile(filepath.Join(dir, a))
	}
	now := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	opt := Options{Source: dir, Builtin: galen.Starter, Jobs: 2, At: "2026-11-22T10:00"}
	p := NewPreview(opt)
	if list, _ := p.Update(context.Background(), now); list.Failed() {
		t.Fatal(list)
	}
	everything(p)
	r := rand.New(rand.NewPCG(7, 7))
	refused, inPart, steps := 0, 0, testtime.Rounds(40)
	for step := range steps {
		a := articles[r.IntN(len(articles))]
		e := previewEdits[r.IntN(len(previewEdits))]
		text, _ := os.ReadFile(filepath.Join(dir, a))
		if r.IntN(4) == 0 {
			text = original[a]
		}
		if strings.HasPrefix(string(text), "+++") && e.name == "a draft" {
			continue
		}
		os.WriteFile(filepath.Join(dir, a), []byte(e.edit(string(text), step)), 0o644)
		paths := []string{a}
		if r.IntN(6) == 0 {
			part := "templates/_footer.html"
			old, _ := os.ReadFile(filepath.Join(dir, part))
			os.WriteFile(filepath.Join(dir, part), bytes.Replace(old, []byte("<p>"), fmt.Appendf(nil, "<p>%d ", step), 1), 0o644)
			paths = append(paths, part)
		}
		list, _ := p.Update(context.Background(), now, paths...)
		clean := NewPreview(opt)
		want, _ := clean.Update(context.Background(), now)
		if fmt.Sprint(list) != fmt.Sprint(want) {
			t.Fatalf("step %d (%s in %s): problems\n%v\nwant\n%v", step, e.name, a, list, want)
		}
		if want.Failed() {
			refused++
			os.WriteFile(filepath.Join(dir, a), original[a], 0o644)
			if list, _ := p.Update(context.Background(), now, a); list.Failed() {
				t.Fatalf("step %d: not mended: %v", step, list)
			}
			clean = NewPreview(opt)
			clean.Update(context.Background(), now)
		}
		now, _ := p.Check(context.Background())
		then, _ := clean.Check(context.Background())
		if fmt.Sprint(sorted(now)) != fmt.Sprint(sorted(then)) {
			t.Fatalf("step %d (%s in %s): a check finds\n%v\nwant\n%v", step, e.name, a, now, then)
		}
		inPart += count(p.sweep.left > 0)
		got, all := everything(p), everything(clean)
		if len(got) != len(all) {
			t.Fatalf("step %d (%s in %s): %d files, want %d", step, e.name, a, len(got), len(all))
		}
		for file, text := range all {
			if got[file] != text {
				t.Fatalf("step %d (%s in %s): %s differs", step, e.name, a, file)
			}
		}
	}
	if refused == 0 && steps == 40 {
		t.Error("no edit was a mistake")
	}
	if t.Logf("%d edits were mistakes, %d checks went through a part", refused, inPart); steps == 40 && inPart == 0 {
		t.Error("every check went through all")
	}
}

// TestPreviewFault breaks a template for one kind of page: Check reports it, the
// page stays as it was, and everything is well again when it is mended.
func TestPreviewFault(t *testing.T) {
	dir, _ := starter(t)
	p := NewPreview(Options{Source: dir, Builtin: galen.Starter, Jobs: 2})
	now := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	p.Update(context.Background(), now)
	before, _, _ := p.Current().Open("tags/index.html")
	if list, done := p.Check(context.Background()); len(list) > 0 || !done {
		t.Fatalf("a sound site: %v %v", list, done)
	}
	file := filepath.Join(dir, "templates/tags.html")
	good, _ := os.ReadFile(file)
	os.WriteFile(file, append(good, `{{define "robots"}}{{.Asset "no-such.css"}}{{end}}`...), 0o644)
	if list, _ := p.Update(context.Background(), now, "templates/tags.html"); list.Failed() {
		t.Fatalf("found when read, not when made: %v", list)
	}
	if after, _, ok := p.Current().Open("tags/index.html"); !ok || !bytes.Equal(before, after) {
		t.Error("the last good page is gone")
	}
	list, done := p.Check(context.Background())
	if !done || len(list) != 1 || list[0].File != "templates/tags.html" {
		t.Errorf("Check: %v %v", list, done)
	}
	if again := p.Recheck(); fmt.Sprint(again) != fmt.Sprint(list) {
		t.Errorf("Recheck: %v, want %v", again, list)
	}
	os.WriteFile(file, good, 0o644)
	p.Update(context.Background(), now, "templates/tags.html")
	if list := p.Recheck(); len(list) > 0 {
		t.Errorf("mended, Recheck: %v", list)
	}
	if list, _ := p.Check(context.Background()); len(list) > 0 {
		t.Errorf("mended: %v", list)
	}
}
