// Package timing says where the time of a build goes.
//
// A build is a sequence of stages, such as reading the source and making the pages.
// A Watch runs while they follow each other, and a Lap ends one, so that the stages
// together are the whole time. Within a stage, workers do parts of it side by side;
// what they report with Part is added up, and so a part can take longer than its
// stage: four workers that are busy for a second each have worked four. Of the
// files that are made, a Watch keeps the slowest, and what each layout took.
//
// A nil Watch measures nothing and does not even look at the clock, which is what
// a build is given when nobody asks.
package timing

import (
	"cmp"
	"runtime"
	"runtime/metrics"
	"slices"
	"strings"
	"sync"
	"time"
)

// Report is where the time went.
type Report struct {
	Stages    []Stage // in the order in which they came
	Pages     []Page  // that took longest to make, at most Slowest
	Layouts   []Layout
	Total     time.Duration
	Allocated uint64        // bytes of memory that were asked for, all told
	Collected time.Duration // of the processors, for collecting what was no longer used
}

// Slowest is how many pages and layouts a Report names.
const Slowest = 10

// Stage is a step of the build.
type Stage struct {
	Name  string
	Took  time.Duration // by the clock on the wall
	Parts []Part        // in the order in which they first ended
}

// Part is what workers did of a stage.
type Part struct {
	Name  string
	Times int           // how often
	Took  time.Duration // by all workers, added up
}

// Page is a file of the output.
type Page struct {
	File   string
	Layout string // "" for a file that has none, such as a feed
	Took   time.Duration
}

// Layout is a layout that pages were made with.
type Layout struct {
	Name  string
	Pages int
	Took  time.Duration // for all its pages, by all workers
}

// Watch measures one build. Part and Page may be called by many goroutines, Lap and
// Report by the one that goes through the stages.
type Watch struct {
	began, last time.Time
	heap        usage
	stages      []Stage

	mu      sync.Mutex
	parts   []Part
	pages   []Page // the slowest, the slowest first
	layouts map[string]Layout
}

// Start begins to measure.
func Start() *Watch {
	now := time.Now()
	return &Watch{began: now, last: now, heap: used(), layouts: map[string]Layout{}}
}

// Now is when a part begins; nil does not look.
func (w *Watch) Now() time.Time {
	if w == nil {
		return time.Time{}
	}
	return time.Now()
}

// Lap ends a stage, which began when the one before it ended.
func (w *Watch) Lap(stage string) {
	if w == nil {
		return
	}
	now := time.Now()
	w.mu.Lock()
	defer w.mu.Unlock()
	w.stages = append(w.stages, Stage{stage, now.Sub(w.last), w.parts})
	w.last, w.parts = now, nil
}

// Part ends a part of the stage under way, and says when: the next may begin then.
func (w *Watch) Part(name string, began time.Time) time.Time {
	if w == nil {
		return began
	}
	now := time.Now()
	w.mu.Lock()
	defer w.mu.Unlock()
	w.part(name, now.Sub(began))
	return now
}

func (w *Watch) part(name string, took time.Duration) {
	at := slices.IndexFunc(w.parts, func(p Part) bool { return p.Name == name })
	if at < 0 {
		at = len(w.parts)
		w.parts = append(w.parts, Part{Name: name})
	}
	w.parts[at].Times++
	w.parts[at].Took += took
}

// Page ends the making of a page, which is a part too.
func (w *Watch) Page(part, file, layout string, began time.Time) time.Time {
	if w == nil {
		return began
	}
	now := time.Now()
	w.mu.Lock()
	defer w.mu.Unlock()
	p := Page{file, layout, now.Sub(began)}
	w.part(part, p.Took)
	if layout != "" {
		l := w.layouts[layout]
		w.layouts[layout] = Layout{layout, l.Pages + 1, l.Took + p.Took}
	}
	if at, _ := slices.BinarySearchFunc(w.pages, p, slower); at < Slowest {
		w.pages = slices.Insert(w.pages, at, p)
		w.pages = w.pages[:min(Slowest, len(w.pages))]
	}
	return now
}

// slower has the slowest first.
func slower(a, b Page) int {
	return cmp.Or(cmp.Compare(b.Took, a.Took), strings.Compare(a.File, b.File))
}

// Report is what was measured until now; nil when nothing was.
func (w *Watch) Report() *Report {
	if w == nil {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	now := used()
	r := &Report{Stages: w.stages, Pages: slices.Clone(w.pages), Total: time.Since(w.began),
		Allocated: now.allocated - w.heap.allocated, Collected: now.collected - w.heap.collected}
	for _, l := range w.layouts {
		r.Layouts = append(r.Layouts, l)
	}
	slices.SortFunc(r.Layouts, func(a, b Layout) int {
		return cmp.Or(cmp.Compare(b.Took, a.Took), strings.Compare(a.Name, b.Name))
	})
	r.Layouts = r.Layouts[:min(Slowest, len(r.Layouts))]
	return r
}

// usage is what the program has used since it began.
type usage struct {
	allocated uint64
	collected time.Duration
}

func used() (u usage) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	u.allocated = m.TotalAlloc
	s := []metrics.Sample{{Name: "/cpu/classes/gc/total:cpu-seconds"}}
	if metrics.Read(s); s[0].Value.Kind() == metrics.KindFloat64 {
		u.collected = time.Duration(s[0].Value.Float64() * float64(time.Second))
	}
	return u
}
