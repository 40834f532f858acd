package pipeline

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"galen"
	"galen/internal/diag"
	"galen/internal/testing/testtime"
)

// manyPieces is a newsroom with so many articles that each stage takes a while.
func manyPieces(n int) sourceFiles {
	files := newsroom()
	long := "\n## More\n\n" + strings.Repeat("A sentence about sleep with [a link](piece-01), and *more* words than that. ", 60) + "\n"
	for i := 100; i < 100+n; i++ {
		text := setKey(newsPiece(i, ""), "date", midday.AddDate(0, 0, -i).Format(time.DateOnly))
		files[fmt.Sprintf("content/%s/many-%04d.md", newsFolders[i%len(newsFolders)], i)] = text + long
	}
	return files
}

// TestStopped ends a build, a check and other commands in each of their stages: soon
// after that they have come to an end, and the output is the old one or, when the
// site was being put in place, the new one. It counts in which stages it was.
func TestStopped(t *testing.T) {
	testtime.Plain(t)
	dir := quickDir(t)
	files := manyPieces(500)
	files.sync(t, dir, nil)
	opt := Options{Source: dir, Output: filepath.Join(dir, "public"), Now: midday, Jobs: 2, Builtin: galen.Starter, Timings: true}
	met, slowest := map[string]int{}, time.Duration(0)
	limit := testtime.Limit(200 * time.Millisecond)
	// What took too long is stopped again: a busy machine stands still for a while, too.
	again := func(stop func() (took time.Duration)) {
		took := stop()
		for range 2 {
			if took > limit {
				took = min(took, stop())
			}
		}
		slowest = max(slowest, took)
	}
	old := look(t, opt.Output)
	// A busy machine takes its own time: until enough stages were met, they are timed anew, and stopped elsewhere.
	for round := range 12 {
		if round > 0 && len(met) >= 3 { // all in all 9 are wanted, see below
			break
		}
		other := opt
		other.Output = filepath.Join(dir, "other"+strconv.Itoa(round))
		whole := Run(context.Background(), other)
		if whole.Problems.Failed() {
			t.Fatal(whole.Problems)
		}
		from := time.Duration(0)
		for _, stage := range whole.Timings.Stages {
			after := from + stage.Took*time.Duration(1+(6+5*round)%11)/12
			from += stage.Took
			again(func() time.Duration {
				r, took, late := stopAfter(after, func(ctx context.Context) Result { return Run(ctx, opt) })
				if late {
					return 0
				}
				met["build, "+whole.Timings.Stages[min(len(r.Timings.Stages), len(whole.Timings.Stages)-1)].Name]++
				now := look(t, opt.Output)
				switch {
				case r.Published:
					old = now
				case len(r.Problems) != 1 || r.Problems[0].Code != diag.Stopped().Code:
					t.Errorf("during %s: %v", stage.Name, r.Problems)
				default:
					if fault := old.differs(now, "stopped during "+stage.Name+", the output is another"); fault != "" && len(old) > 0 {
						t.Error(fault)
					}
				}
				return took
			})
		}
	}
	for name, command := range stoppable(opt) {
		before, cancel := context.WithCancel(context.Background())
		cancel()
		if list := command(before); len(list) != 1 || list[0].Code != diag.Stopped().Code {
			t.Errorf("%s: stopped before it begins, it says %v", name, list)
		}
		command(context.Background()) // what it keeps for the next time is there when it is timed
		start := time.Now()
		whole := fmt.Sprint(command(context.Background()))
		own := time.Since(start)
		for try := range 20 {
			if try >= 4 && met[name] > 0 {
				break
			}
			again(func() time.Duration {
				r, took, late := stopAfter(own*time.Duration(1+try*7%20)/21, func(ctx context.Context) Result { return Result{Problems: command(ctx)} })
				if late {
					return 0
				}
				if slices.ContainsFunc(r.Problems, func(d diag.Diagnostic) bool { return d.Code == diag.Stopped().Code }) {
					met[name]++
					if len(r.Problems) != 1 {
						t.Errorf("%s: stopped, it says more than that: %v", name, r.Problems)
					}
				} else if got := fmt.Sprint(r.Problems); got != whole { // it had done all its work when it looked
					t.Errorf("%s: stopped, it says\n%s\nand else\n%s", name, got, whole)
				}
				return took
			})
		}
	}
	t.Logf("the slowest end came after %v; stopped in %v", slowest, met)
	if slowest > limit {
		t.Errorf("one ended after %v, and may take %v", slowest, limit)
	}
	if len(met) < 9 {
		t.Errorf("too few stages were met: %v", slices.Sorted(maps.Keys(met)))
	}
}

// stoppable are the commands that look at the source, beside a build.
func stoppable(opt Options) map[string]func(ctx context.Context) diag.List {
	return map[string]func(ctx context.Context) diag.List{
		"check": func(ctx context.Context) diag.List {
			r, _ := Check(ctx, opt)
			return r.Problems
		},
		"look":     func(ctx context.Context) diag.List { _, list := Open(ctx, opt); return list },
		"readings": func(ctx context.Context) diag.List { _, _, list := Readings(ctx, opt); return list },
		"headers": func(ctx context.Context) diag.List {
			_, r := Headers(ctx, opt)
			return r.Problems
		},
		"forecast": func(ctx context.Context) diag.List { _, _, _, list := Forecast(ctx, opt, 7); return list },
		"sign": func(ctx context.Context) diag.List {
			_, _, _, list := Sign(ctx, opt, "nothing", "ada", "")
			return list
		},
		"preview": func(ctx context.Context) diag.List {
			list, _ := NewPreview(opt).Update(ctx, midday)
			return list
		},
	}
}

// endsAt is a context that ends when it is asked for the n-th time whether it has ended.
type endsAt struct {
	context.Context
	left atomic.Int64
	end  context.CancelFunc
}

func newEndsAt(n int) *endsAt {
	c := new(endsAt)
	c.Context, c.end = context.WithCancel(context.Background())
	c.left.Store(int64(n))
	return c
}

func (c *endsAt) Err() error {
	if c.left.Add(-1) == 0 {
		c.end()
	}
	return c.Context.Err()
}

// TestStoppedAtEachQuestion ends a build at each place where it asks whether it is to
// end: it says "stopped" and no more, or has published the whole site.
func TestStoppedAtEachQuestion(t *testing.T) {
	testtime.Plain(t)
	dir := quickDir(t)
	newsroom().sync(t, dir, nil)
	opt := Options{Source: dir, Output: filepath.Join(dir, "public"), Now: midday, Jobs: 2, Builtin: galen.Starter}
	stopped, questions := 0, 0
	for n := 1; ; n++ {
		if err := os.RemoveAll(opt.Output); err != nil {
			t.Fatal(err)
		}
		ctx := newEndsAt(n)
		r := Run(ctx, opt)
		whole := ctx.left.Load() > 0
		ctx.end()
		if whole {
			break
		}
		questions++
		switch {
		case r.Published:
		case len(r.Problems) != 1 || r.Problems[0].Code != diag.Stopped().Code:
			t.Errorf("at question %d: %v", n, r.Problems)
		default:
			stopped++
		}
	}
	t.Logf("stopped at %d of %d questions", stopped, questions)
	if stopped < 10 {
		t.Error("too few")
	}
}

// stopAfter cancels what runs some time after it has begun. It returns how long after
// that it ended; late says that it had ended before.
func stopAfter(after time.Duration, run func(context.Context) Result) (r Result, took time.Duration, late bool) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	stopped := make(chan time.Time, 1)
	timer := time.AfterFunc(after, func() { stopped <- time.Now(); cancel() })
	r = run(ctx)
	if timer.Stop() {
		return r, 0, true
	}
	return r, time.Since(<-stopped), false
}
