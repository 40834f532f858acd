package timing

import (
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// TestWatch: stages make up the whole time, parts of workers are added up, and of
// many pages the slowest are kept, the slowest first.
func TestWatch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := Start()
		time.Sleep(3 * time.Second)
		w.Lap("read")
		var workers sync.WaitGroup
		for n := range 2 {
			workers.Go(func() {
				at := w.Now()
				for i := range 15 {
					time.Sleep(time.Duration(i) * time.Millisecond)
					at = w.Page("pages", fmt.Sprintf("%02d-%d.html", i, n), []string{"article", "list"}[i%2], at)
				}
				time.Sleep(time.Millisecond)
				w.Page("feeds", "feed.xml", "", at)
				w.Part("write", at)
			})
		}
		workers.Wait()
		w.Lap("make")
		r := w.Report()
		if len(r.Stages) != 2 || r.Stages[0].Took != 3*time.Second || len(r.Stages[0].Parts) != 0 {
			t.Fatal(r.Stages)
		}
		made := r.Stages[1]
		if fmt.Sprint(made) != "{make 106ms [{pages 30 210ms} {feeds 2 2ms} {write 2 2ms}]}" {
			t.Error(made)
		}
		if r.Total != r.Stages[0].Took+made.Took {
			t.Error("the stages are not the whole:", r.Total)
		}
		want := "[{14-0.html article 14ms} {14-1.html article 14ms} {13-0.html list 13ms} {13-1.html list 13ms}"
		if got := fmt.Sprint(r.Pages); len(r.Pages) != Slowest || got[:len(want)] != want {
			t.Error(got)
		}
		if got := fmt.Sprint(r.Layouts); got != "[{article 16 112ms} {list 14 98ms}]" {
			t.Error(got)
		}
	})
}

// TestNobodyAsks: without a watch there is nothing to report, and no clock is read.
func TestNobodyAsks(t *testing.T) {
	var w *Watch
	w.Lap("read")
	if at := w.Page("pages", "a.html", "article", w.Part("parse", w.Now())); !at.IsZero() || w.Report() != nil {
		t.Error(at, w.Report())
	}
}
