package pipeline

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"galen/internal/testing/testtime"
)

// TestEquivalence is the promise that a warm build is a clean one: after every
// edit of random scripts, a build that keeps what it can gives what a build
// without any past gives, and so does a preview that is kept all the time. A
// script after which they differ is made as short as possible and printed.
//
// The short run is part of go test; for the race detector two scripts are enough, which
// are played at the same time. The long one is
//
//	go test ./internal/pipeline -run TestEquivalence -scripts 1000 -timeout 0 -zone UTC

var (
	scripts    = flag.Int("scripts", max(2, testtime.Rounds(14)), "how many random scripts of edits TestEquivalence plays")
	firstSeed  = flag.Uint64("seed", 1, "the seed of the first of them; the others follow")
	zoneName   = flag.String("zone", "Europe/Berlin", "the time zone of the site of these tests")
	scriptSize = 20
)

func TestEquivalence(t *testing.T) {
	var next, edits, builds, failing, shows, said atomic.Int64
	var mu sync.Mutex
	var used reuse
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for n := next.Add(1) - 1; n < int64(*scripts) && !t.Failed(); n = next.Add(1) - 1 {
				seed := *firstSeed + uint64(n)
				script := withWords(seed, withShow(seed, randomScript(seed, scriptSize)))
				p := play(t, script, nil)
				shows.Add(int64(episodes(script, p.told)))
				said.Add(int64(wordEdits(p.told)))
				edits.Add(int64(len(p.told)))
				builds.Add(int64(p.builds))
				failing.Add(int64(p.failing))
				mu.Lock()
				used.watch.join(p.watch)
				used.preview.join(p.preview)
				mu.Unlock()
				if n%100 == 99 {
					t.Logf("%d scripts, %d edits", n+1, edits.Load())
				}
				if p.fault != "" {
					script = shrink(t, script[:len(p.told)], nil)
					t.Errorf("script %d: %s\nthe shortest script that shows it:\n%s", seed, p.fault, play(t, script, nil).report(script))
				}
			}
		})
	}
	wg.Wait()
	good := 100 - 100*failing.Load()/max(1, edits.Load())
	t.Logf("%s: %d scripts, %d edits, %d builds; after %d%% of the edits the site was without error", *zoneName, min(next.Load(), int64(*scripts)), edits.Load(), builds.Load(), good)
	if t.Logf("%d edits of shows and their episodes", shows.Load()); *scripts >= 10 && shows.Load() == 0 {
		t.Error("no site had a show")
	}
	if t.Logf("%d edits of words and of passages in another language", said.Load()); *scripts >= 10 && said.Load() == 0 {
		t.Error("no edit was of words")
	}
	t.Logf("used again: in watch %+v, in a preview %+v", used.watch, used.preview)
	if *scripts >= 10 && good < 80 {
		t.Error("too often the site was in error: the edits do not test enough")
	}
	if w, p := used.watch, used.preview; *scripts >= 10 && min(w.structures, w.catalogs, w.facts, p.structures, p.catalogs, w.blocks, p.blocks, p.inPart) == 0 {
		t.Error("something was never used again")
	}
}

// performance is what came of a script.
type performance struct {
	told    []string // the edits in words, up to the one after which the builds differed
	builds  int
	failing int // after how many edits the site was in error
	fault   string

	reuse
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
func play(t testing.TB, script []edit, forget func(key string) bool) performance {
	w := newWorkshop(t, forget)
	defer os.RemoveAll(w.dir)
	return w.play(script)
}

func (w *workshop) play(script []edit) (p performance) {
	for i := -1; i < len(script) && p.fault == ""; i++ {
		if i >= 0 {
			p.told = append(p.told, script[i].apply(w.state))
		}
		p.fault = w.compare()
		p.builds, p.reuse = w.builds, w.reuse
		if w.state.failing {
			p.failing++
		}
	}
	if p.fault == "" && !w.state.failing {
		p.fault = w.verify()
	}
	return p
}

// shrink leaves out edits of a failing script as long as it still fails.
func shrink(t testing.TB, script []edit, forget func(key string) bool) []edit {
	return shrinkPlayed(script, func(script []edit) performance { return play(t, script, forget) })
}

// shrinkPlayed is shrink for scripts that are played so.
func shrinkPlayed(script []edit, play func(script []edit) performance) []edit {
	for size := len(script) / 2; size > 0; size /= 2 {
		for at := 0; at+size <= len(script); {
			shorter := slices.Delete(slices.Clone(script), at, at+size)
			if p := play(shorter); p.fault != "" {
				script = shorter[:len(p.told)]
			} else {
				at += size
			}
		}
	}
	return script
}

// playEveryOther plays a quarter as many random scripts, in which every other edit is of one kind.
// Enough of them leave a site that can be built.
func playEveryOther(t *testing.T, kind string, stream uint64) {
	t.Helper()
	builds, failing, edits := 0, 0, 0
	for seed := *firstSeed; seed < *firstSeed+uint64(max(1, *scripts/4)); seed++ {
		r := rand.New(rand.NewPCG(seed, stream))
		script := randomScript(seed, scriptSize)
		for i := 1; i < len(script); i += 2 {
			script[i] = edit{kind, uint64(r.Uint32())}
		}
		p := play(t, script, nil)
		builds, failing, edits = builds+p.builds, failing+p.failing, edits+len(p.told)
		if p.fault != "" {
			script = shrink(t, script[:len(p.told)], nil)
			t.Fatalf("script %d: %s\nthe shortest script that shows it:\n%s", seed, p.fault, play(t, script, nil).report(script))
		}
	}
	t.Logf("%d edits, %d builds; after %d the site was in error", edits, builds, failing)
	if edits == 0 || failing*2 > edits {
		t.Error("too often the site was in error")
	}
}
