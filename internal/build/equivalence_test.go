package build

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"galen"
	"galen/internal/diag"
)

// TestEquivalence is the promise that a warm build is a clean one: after every
// edit of random scripts, a build that keeps what it can gives what a build
// without any past gives. A script that does not is made as short as possible
// and printed; (*workshop).play plays it again.
//
// The short run is part of go test. The long one is
//
//	go test ./internal/build -run TestEquivalence -scripts 1000 -timeout 0

var (
	scripts    = flag.Int("scripts", 10, "how many random scripts of edits TestEquivalence plays")
	firstSeed  = flag.Uint64("seed", 1, "the seed of the first of them; the others follow")
	scriptSize = 20
)

func TestEquivalence(t *testing.T) {
	var next, edits, builds, failing atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for n := next.Add(1) - 1; n < int64(*scripts) && !t.Failed(); n = next.Add(1) - 1 {
				seed := *firstSeed + uint64(n)
				script := randomScript(seed, scriptSize)
				p := play(t, script, nil)
				edits.Add(int64(len(p.told)))
				builds.Add(int64(p.builds))
				failing.Add(int64(p.failing))
				if p.fault != "" {
					script = shrink(t, script[:len(p.told)], nil)
					t.Errorf("script %d: %s\nthe shortest script that shows it:\n%s", seed, p.fault, play(t, script, nil).report(script))
				}
			}
		})
	}
	wg.Wait()
	t.Logf("%d scripts, %d edits, %d builds; after %d edits the site was in error", min(next.Load(), int64(*scripts)), edits.Load(), builds.Load(), failing.Load())
	if *scripts >= 10 && failing.Load()*2 > edits.Load() {
		t.Error("most of the time the site was in error: the edits do not test enough")
	}
}

// performance is what came of a script.
type performance struct {
	told    []string // the edits in words, up to the one after which the builds differed
	builds  int
	failing int // after how many edits the site was in error
	fault   string
}

// report lists the edits of a script and what they led to.
func (p performance) report(script []edit) string {
	var b strings.Builder
	for i, words := range p.told {
		fmt.Fprintf(&b, "\t%-28s %s\n", script[i].String()+",", "// "+words)
	}
	return b.String() + p.fault
}

// play makes the edits of a script, and builds after each. It ends at the first
// difference. Facts that forget picks are not noted, as by a View that cheats.
func play(t testing.TB, script []edit, forget func(key string) bool) (p performance) {
	w := newWorkshop(t, forget)
	defer os.RemoveAll(w.dir)
	for i := -1; i < len(script) && p.fault == ""; i++ {
		if i >= 0 {
			p.told = append(p.told, script[i].apply(w.state))
		}
		p.fault = w.compare()
		p.builds += 2
		if w.state.failing {
			p.failing++
		}
	}
	return p
}

// shrink leaves out edits of a failing script as long as it still fails.
func shrink(t testing.TB, script []edit, forget func(key string) bool) []edit {
	for size := len(script) / 2; size > 0; size /= 2 {
		for at := 0; at+size <= len(script); {
			shorter := slices.Delete(slices.Clone(script), at, at+size)
			if p := play(t, shorter, forget); p.fault != "" {
				script = shorter[:len(p.told)]
			} else {
				at += size
			}
		}
	}
	return script
}

// workshop is where a site is built in two ways: in the folder warm, which keeps
// its output and its cache, and in the folder clean, which has neither.
type workshop struct {
	t           testing.TB
	dir         string
	warm, clean *project
	state       *state
	forget      func(key string) bool
	outputs     []snapshot // after the most recent builds
	caches      []snapshot
}

// project is a folder with a site and what its files are now.
type project struct {
	dir, out string
	held     sourceFiles
}

// recent is how many builds a workshop remembers.
const recent = 6

func newWorkshop(t testing.TB, forget func(key string) bool) *workshop {
	dir := quickDir(t)
	w := &workshop{t: t, dir: dir, forget: forget}
	w.warm = &project{dir: filepath.Join(dir, "warm"), out: filepath.Join(dir, "warm/public")}
	w.clean = &project{dir: filepath.Join(dir, "clean"), out: filepath.Join(dir, "clean/public")}
	files := newsroom()
	w.state = &state{files: files, good: maps.Clone(files), now: midday, desk: w}
	return w
}

// compare builds in both ways, and says what differs.
func (w *workshop) compare() string {
	for _, p := range []*project{w.warm, w.clean} {
		w.state.files.sync(w.t, p.dir, p.held)
		p.held = maps.Clone(w.state.files)
	}
	check(w.t, os.RemoveAll(w.clean.out))
	check(w.t, os.RemoveAll(filepath.Join(w.clean.dir, CacheFolder)))
	before := look(w.t, w.warm.out)
	warm, clean := w.build(w.warm), w.build(w.clean)
	after := look(w.t, w.warm.out)
	w.state.failing = clean.Problems.Failed()
	if a, b := told(warm), told(clean); a != b {
		return "a warm build says\n" + a + "and a clean build says\n" + b
	}
	if w.state.failing {
		return before.differs(after, "after a build that failed, the output is another")
	}
	w.state.good = maps.Clone(w.state.files)
	w.outputs = append(w.outputs, after)[max(0, len(w.outputs)+1-recent):]
	w.caches = append(w.caches, look(w.t, filepath.Join(w.warm.dir, CacheFolder)))[max(0, len(w.caches)+1-recent):]
	return look(w.t, w.clean.out).differs(after, "a warm build gives what a clean build does not")
}

func (w *workshop) build(p *project) Result {
	return Run(context.Background(), Options{
		Source: p.dir, Output: p.out, BaseURL: w.state.base, Now: w.state.now, Drafts: w.state.drafts, Jobs: 2, Builtin: galen.Starter, forget: w.forget,
	})
}

// told is all that a build says of itself, but for what it wrote.
func told(r Result) string {
	var b bytes.Buffer
	diag.Printer{Source: r.Source}.Text(&b, r.Problems)
	fmt.Fprintf(&b, "exit %d, %d pages, %d files\n", r.Problems.ExitCode(), r.Pages, r.Files)
	for _, h := range r.Held {
		fmt.Fprintf(&b, "held: %s, %s", h.File, h.Reason)
		if !h.Until.IsZero() {
			fmt.Fprintf(&b, " until %s", h.Until.Format("2006-01-02 15:04 MST"))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// snapshot is a folder as it is: the mode and the bytes of each file, by path.
type snapshot map[string]string

func look(t testing.TB, dir string) snapshot {
	t.Helper()
	s := snapshot{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		data, err := os.ReadFile(p)
		name, _ := filepath.Rel(dir, p)
		s[filepath.ToSlash(name)] = info.Mode().String() + " " + string(data)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return s
}

// write makes the files of a snapshot again.
func (s snapshot) write(t testing.TB, dir string) {
	t.Helper()
	for name, text := range s {
		_, data, _ := strings.Cut(text, " ")
		file := filepath.Join(dir, name)
		check(t, os.MkdirAll(filepath.Dir(file), 0o755))
		check(t, os.WriteFile(file, []byte(data), 0o644))
	}
}

// differs says how another snapshot differs, after some words; "" if it does
// not.
func (s snapshot) differs(other snapshot, words string) string {
	var found []string
	for _, name := range slices.Sorted(maps.Keys(s)) {
		if text, ok := other[name]; !ok {
			found = append(found, "without "+name)
		} else if text != s[name] {
			found = append(found, name+": "+firstDifference(s[name], text))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(other)) {
		if _, ok := s[name]; !ok {
			found = append(found, "and also "+name)
		}
	}
	if len(found) == 0 {
		return ""
	}
	return words + ":\n\t" + strings.Join(found[:min(len(found), 8)], "\n\t") + "\n"
}

// firstDifference shows where two texts part.
func firstDifference(want, got string) string {
	n := 0
	for n < min(len(want), len(got)) && want[n] == got[n] {
		n++
	}
	part := func(s string) string { return s[max(0, n-40):min(len(s), n+60)] }
	return fmt.Sprintf("\n\t\twant …%q\n\t\tgot  …%q", part(want), part(got))
}
