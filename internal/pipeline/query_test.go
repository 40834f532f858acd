package pipeline

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galen"
	"galen/internal/memo"
	"galen/internal/testing/testtime"
)

// answers is all that the commands that report say of a project, and what a
// sign-off makes of it.
func answers(t *testing.T, dir string) string {
	t.Helper()
	opt := Options{Source: dir, Output: filepath.Join(dir, "public"), Now: midday, Jobs: 2, Builtin: galen.Starter}
	var b strings.Builder
	r, judged := Check(context.Background(), opt)
	fmt.Fprintf(&b, "%s%d articles\n", listed(r.Source, r.Problems), len(judged.Articles))
	for _, d := range r.Problems {
		fmt.Fprintln(&b, d)
	}
	s, list := Open(context.Background(), opt)
	b.WriteString(listed(s.Text, list))
	if !list.Failed() {
		for _, d := range s.Due() {
			fmt.Fprintln(&b, d)
		}
	}
	changes, then, s, list := Forecast(context.Background(), opt, 9)
	fmt.Fprintln(&b, changes, then, listed(s.Text, list))
	s, readings, list := Readings(context.Background(), opt)
	fmt.Fprintf(&b, "%+v\n%s", readings, listed(s.Text, list))
	for _, name := range []string{filepath.Join(dir, newsFile(5)), "piece-06", "piece-0", "held-draft"} {
		s, off, a, list := Sign(context.Background(), opt, name, "ada", "")
		fmt.Fprintln(&b, off, listed(s.Text, list))
		if a != nil {
			fmt.Fprintln(&b, a.File, a.Title.Text)
		}
	}
	for name, text := range look(t, dir) {
		if strings.HasSuffix(name, ".jsonl") || strings.HasSuffix(name, "piece-05.md") || strings.HasSuffix(name, "piece-06.md") {
			fmt.Fprintln(&b, name, text) // in no order: the lines are sorted
		}
	}
	lines := strings.Split(b.String(), "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// reported is a site with something for every report: reviews that run out,
// findings of the rules, hard sentences, embargoes that end.
func reported() sourceFiles {
	files := week()
	files[newsFile(7)] += "\nThis breakthrough is a cure. Some 96% of 26 people, whose characteristics had been comprehensively documented, responded to individualised treatment.\n"
	files["content/glossary.yaml"] = "- {term: individualised treatment, meaning: Made for one.}\n"
	return files
}

// TestReportsKnow: commands that report say the same, whatever they find in the
// folder that builds leave, and change nothing there.
func TestReportsKnow(t *testing.T) {
	testtime.Plain(t)
	before := reported()
	after := map[string]func(sourceFiles){
		"nothing": func(sourceFiles) {},
		"a text":  func(f sourceFiles) { f[newsFile(7)] += "\nA miracle, in 12% of 9 people.\n" },
		"an embargo": func(f sourceFiles) {
			f["content/food/at-once.md"] = setKey(f["content/food/at-once.md"], "embargo", "2026-11-25T08:00")
		},
		"a new piece": func(f sourceFiles) { f["content/food/new.md"] = newsPiece(96, "embargo: 2026-11-23T01:00") },
		"glossary":    func(f sourceFiles) { delete(f, "content/glossary.yaml") },
		"settings":    func(f sourceFiles) { f["galen.yaml"] += "check: {words: [numbers], grades: {news: 3}}\n" },
		"a template":  func(f sourceFiles) { f["templates/_aside.html"] = "<p>Aside</p>\n" },
		"a mistake":   func(f sourceFiles) { f[newsFile(8)] = setKey(f[newsFile(8)], "titel", "Eight") },
		"broken":      func(f sourceFiles) { f[newsFile(8)] = "---\ntitle: [\n---\nWords.\n" },
	}
	builds := map[string]func(t *testing.T, opt Options){
		"a build":        func(t *testing.T, opt Options) { built(t, opt) },
		"without checks": func(t *testing.T, opt Options) { opt.NoCheck = true; built(t, opt) },
		"of drafts":      func(t *testing.T, opt Options) { opt.Drafts, opt.Output = true, opt.Output+"-drafts"; built(t, opt) },
		"a preview": func(t *testing.T, opt Options) {
			if list, _ := NewPreview(opt).Update(context.Background(), midday); list.Failed() {
				t.Fatal(list)
			}
		},
		"reports": func(t *testing.T, opt Options) { answers(t, opt.Source); before.sync(t, opt.Source, nil) },
	}
	for edit, do := range after {
		now := maps.Clone(before)
		do(now)
		clean := quickDir(t)
		now.sync(t, clean, nil)
		want := answers(t, clean)
		for name, build := range builds {
			if (len(edit)+len(name))%6 != 0 && name != "a build" {
				continue // some pairs will do
			}
			dir := quickDir(t)
			before.sync(t, dir, nil)
			build(t, Options{Source: dir, Output: filepath.Join(dir, "public"), Now: midday, Jobs: 2, Builtin: galen.Starter})
			check(t, os.RemoveAll(filepath.Join(dir, "record.jsonl")))
			kept := keptIn(t, dir)
			now.sync(t, dir, before)
			if got := answers(t, dir); strings.ReplaceAll(got, dir, clean) != want {
				t.Errorf("after %s and an edit (%s):%s", name, edit, firstDifference(want, strings.ReplaceAll(got, dir, clean)))
			}
			if fault := kept.differs(keptIn(t, dir), "the reports have changed what builds keep"); fault != "" {
				t.Error(fault)
			}
		}
	}
}

// keptIn is what builds keep, beside what reports do, and pictures.
func keptIn(t *testing.T, dir string) outputFiles {
	t.Helper()
	kept := look(t, filepath.Join(dir, CacheFolder))
	maps.DeleteFunc(kept, func(name, _ string) bool { return name == "readings" || strings.HasPrefix(name, "pictures/") })
	return kept
}

// TestForecastLost: a text that a forecast needs, and that is neither where builds
// keep it nor in its file any more, is not made up.
func TestForecastLost(t *testing.T) {
	dir := quickDir(t)
	files := week()
	files.sync(t, dir, nil)
	opt := Options{Source: dir, Output: filepath.Join(dir, "public"), Now: midday, Jobs: 2, Builtin: galen.Starter}
	built(t, opt)
	s, list := Open(context.Background(), opt)
	if list.Failed() {
		t.Fatal(list)
	}
	texts, _ := filepath.Glob(filepath.Join(dir, CacheFolder, "articles", "*.texts"))
	for _, file := range texts {
		check(t, os.Truncate(file, 0))
	}
	if _, _, list := s.made(context.Background(), opt, &memo.Store{}); list.Failed() {
		t.Error("the texts are still in their files", list)
	}
	s, _ = Open(context.Background(), opt)
	files[newsFile(3)] += "\nMore.\n"
	files.sync(t, dir, nil)
	if _, _, list := s.made(context.Background(), opt, &memo.Store{}); len(list) != 1 || list[0].Code != "changed" {
		t.Error(list)
	}
}

func built(t *testing.T, opt Options) {
	t.Helper()
	if r := Run(context.Background(), opt); r.Problems.Failed() {
		t.Fatal(r.Problems)
	}
}
