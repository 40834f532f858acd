package pipeline

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"galen"
	"galen/internal/memo"
	"galen/internal/testing/tally"
	"galen/internal/testing/testtime"
)

// Edits that a rule about what changes would miss, and some have missed.

// editWithdrawn gives an article that was withdrawn another title, or withdraws one.
func editWithdrawn(s *state, r *rand.Rand) string {
	gone := s.those(func(n string) bool { return isArticle(n) && strings.Contains(s.files[n], "\nwithdrawn:") })
	if len(gone) > 0 && r.IntN(5) > 0 {
		name := choose(r, gone)
		key := pick(r, "title", "title", "description")
		s.files[name] = setKey(s.files[name], key, fmt.Sprintf("Withdrawn %d", r.IntN(1000)))
		return key + " of " + name + ", which is withdrawn"
	}
	name := choose(r, s.those(func(n string) bool { return isArticle(n) && !strings.Contains(s.files[n], "draft:") }))
	if name == "" {
		return ""
	}
	s.files[name] = setKey(s.files[name], "withdrawn", fmt.Sprintf("{date: %s, reason: It was wrong.}", s.now.Add(-time.Hour).Format(time.RFC3339)))
	return "withdraw " + name
}

// editNewKind makes news of the last two days a guide, or the other way round.
func editNewKind(s *state, r *rand.Rand) string {
	name := choose(r, s.those(func(n string) bool {
		return isArticle(n) && (strings.Contains(s.files[n], s.now.Format("date: 2006-01-02")) || strings.Contains(s.files[n], s.now.AddDate(0, 0, -1).Format("date: 2006-01-02")))
	}))
	if name == "" {
		return ""
	}
	kind := "guide"
	if strings.Contains(s.files[name], "kind: guide") {
		kind = "news"
	}
	s.files[name] = setKey(s.files[name], "kind", kind)
	return "kind of " + name + " is " + kind
}

func init() { // a literal would refer to itself
	editKinds = append(editKinds, struct {
		name   string
		weight int
		do     editor
	}{"two edits", 4, twoEdits})
}

// twoEdits makes two edits before the next build.
func twoEdits(s *state, r *rand.Rand) string {
	var done []string
	for _, e := range randomScript(r.Uint64(), 2) {
		if e.Kind != "two edits" && e.Kind != "back" {
			done = append(done, e.apply(s))
		}
	}
	return strings.Join(done, ", and ")
}

// goBack undoes the last edit.
func goBack(s *state, _ *rand.Rand) string {
	if s.before == nil {
		return ""
	}
	s.files = maps.Clone(s.before)
	return "back to what it was"
}

// editKeptTime changes a letter of an article, whose file keeps its size and its time
// of modification.
func editKeptTime(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isArticle))
	old, now := "Text of", "Test of"
	if !strings.Contains(s.files[name], old) {
		old, now = now, old
	}
	if !strings.Contains(s.files[name], old) {
		return ""
	}
	s.files[name], s.keptTime = strings.Replace(s.files[name], old, now, 1), name
	return "a letter of " + name + ", which keeps its time"
}

// TestKind17UsedAgain: a new text leaves the catalog, and a new headline the structure, in a
// preview and in watch and in every zone; both give what a build that knows nothing
// gives. It counts how often that was.
func TestKind17UsedAgain(t *testing.T) {
	testtime.Plain(t)
	tally.Kind(t, 17)
	for _, zone := range []string{
		// listed
		"UTC", "Europe/London",
		// made up
		"Europe/Berlin", "America/New_York",
	} {
		w := newWorkshop(t, nil)
		w.state.files["galen.yaml"] = setKey(w.state.files["galen.yaml"], "timezone", zone)
		fine := newsFile(7)
		for i, edit := range []func(){
			// made up
			func() {},
			func() { w.state.files[fine] += "\nMore words.\n" },
			func() { w.state.files[fine] = setKey(w.state.files[fine], "title", "Another title") },
			func() {
				w.state.files[newsFile(2)] = setKey(w.state.files[newsFile(2)], "title", "A title with an alias")
			},
			func() {
				w.state.files[newsFile(8)] = setKey(w.state.files[newsFile(8)], "withdrawn", "{date: \"2026-11-22T10:00:00Z\", reason: It was wrong.}")
			},
			// listed
			func() {
				w.state.files[newsFile(8)] = setKey(w.state.files[newsFile(8)], "title", "Another title of what is gone")
			},
			func() { w.state.files[newsFile(1)] = setKey(w.state.files[newsFile(1)], "kind", "guide") },
			// made up
			func() { w.state.files[newsFile(1)] = setKey(w.state.files[newsFile(1)], "kind", "news") },
			func() { w.state.files[fine] = setKey(w.state.files[fine], "description", "Another dek.") },
		} {
			edit()
			if fault := w.compare(); fault != "" {
				t.Fatalf("%s, edit %d: %s", zone, i, fault)
			}
			if w.state.failing {
				t.Fatalf("%s, edit %d: the site is in error", zone, i)
			}
		}
		if fault := w.verify(); fault != "" {
			t.Error(zone, fault)
		}
		t.Logf("%s: used again: %+v", zone, w.reuse)
		for _, r := range []reuses{w.watch, w.preview} {
			if r.structures < 3 || r.catalogs < 1 {
				t.Errorf("%s: too little was used again: %+v", zone, w.reuse)
			}
		}
	}
}

// TestFindingIsToldAlike: a broken editorial rule is an error of a build, and in a
// preview it is a finding on the article's page.
func TestFindingIsToldAlike(t *testing.T) {
	w := newWorkshop(t, nil)
	w.state.files["galen.yaml"] = setKey(w.state.files["galen.yaml"], "check", "{words: [described]}")
	w.state.files[newsFile(4)] = setKey(w.state.files[newsFile(4)], "description", "Described as 451.")
	if fault := w.compare(); fault != "" || !w.state.failing {
		t.Error(w.state.failing, fault)
	}
}

// TestCoarseDisk: on a disk that counts whole seconds, a file that is saved twice
// within one of them, at the same size, is built as it is now.
func TestCoarseDisk(t *testing.T) {
	for _, step := range []time.Duration{time.Second, 2 * time.Second} {
		memo.SetStep(step)
		dir, files := quickDir(t), newsroom()
		public := filepath.Join(dir, "public")
		opt := Options{Source: dir, Output: public, Now: midday, Jobs: 2, Builtin: galen.Starter}
		files[newsFile(7)] += "\nGalan.\n"
		files.sync(t, dir, nil)
		if at := time.Now().UnixNano() % int64(step); at > int64(step)/4 {
			time.Sleep(step - time.Duration(at)) // so that both are saved within one step
		}
		held := maps.Clone(files)
		held[newsFile(7)] = ""
		files.sync(t, dir, held)
		time.Sleep(150 * time.Millisecond)
		if r := Run(context.Background(), opt); r.Problems.Failed() {
			t.Fatal(r.Problems)
		}
		held = maps.Clone(files)
		files[newsFile(7)] = strings.Replace(files[newsFile(7)], "Galan", "Galon", 1)
		files.sync(t, dir, held)
		if r := Run(context.Background(), opt); r.Problems.Failed() {
			t.Fatal(r.Problems)
		}
		memo.SetStep(0)
		found := false
		for _, text := range look(t, public) {
			found = found || strings.Contains(text, "Galon")
		}
		if !found {
			t.Errorf("with times of whole %v, the old words were built", step)
		}
	}
}
