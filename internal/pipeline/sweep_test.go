package pipeline

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"galen"
	"galen/internal/diag"
	"galen/internal/testing/testtime"
)

// stoppedAfter is a context that has ended when it was asked so often.
type stoppedAfter struct {
	context.Context
	left atomic.Int64
}

func (c *stoppedAfter) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// flawed is a site of which every page can get a mistake from an edit elsewhere: cards cannot show the title Bad, and
// pages have a budget.
func flawed() sourceFiles {
	files := localPaper()
	card, _ := fs.ReadFile(galen.Starter, "templates/_card.html")
	files["templates/_card.html"] = string(card) + `{{if eq .Title "Bad"}}{{(index .Authors 99).Title}}{{end}}`
	files["galen.yaml"] += "budgets: {article: 6KB}\n"
	return files
}

// TestSweepEqualsClean edits a site in which mistakes come and go. After each edit a preview that goes through what
// the edit may reach says what a new one says that goes through everything, whichever checks were stopped before.
func TestSweepEqualsClean(t *testing.T) {
	files, dir := flawed(), t.TempDir()
	opt := Options{Source: dir, Builtin: galen.Starter, Jobs: 2}
	kept := NewPreview(opt)
	var held sourceFiles
	r := rand.New(rand.NewPCG(3, 3))
	met, steps := map[string]int{}, testtime.Rounds(50)
	for step := range steps {
		name := "content/" + pick(r, "heart/one", "heart/two", "heart/three", "heart/four", "trials/five", "trials/six") + ".md"
		switch r.IntN(8) {
		case 0, 1:
			files[name] = setKey(files[name], "title", pick(r, "Bad", "Good", "Good", fmt.Sprint("Piece ", step)))
		case 2, 3:
			files[name] += pick(r, "\nMore.\n", "\n"+strings.Repeat(fmt.Sprint("All the words of step ", step, r.Uint64(), ". "), 40)+"\n")
		case 4:
			files[name] = flawed()[name]
		case 5, 6:
			files[name] = setKey(files[name], "tags", fmt.Sprintf("[t%d]", r.IntN(3)))
		default:
			files["templates/_footer.html"] = fmt.Sprintf("<footer>%d</footer>", r.IntN(3))
		}
		changed := files.sync(t, dir, held)
		held = maps.Clone(files)
		now := midday.Add(time.Duration(step) * time.Minute)
		if list, _ := kept.Update(context.Background(), now, changed...); list.Failed() {
			t.Fatalf("step %d: %v", step, list)
		}
		if r.IntN(3) == 0 {
			ctx := &stoppedAfter{Context: context.Background()}
			ctx.left.Store(int64(r.IntN(60)))
			if _, done := kept.Check(ctx); !done {
				met["stopped"]++
			}
			continue
		}
		clean := NewPreview(opt)
		clean.Update(context.Background(), now)
		got, _ := kept.Check(context.Background())
		want, _ := clean.Check(context.Background())
		if a, b := listed(kept.Text, sorted(got)), listed(kept.Text, sorted(want)); a != b {
			t.Fatalf("step %d: after an edit of %v a preview says\n%s\nwant\n%s", step, changed, a, b)
		}
		met["in part"] += count(kept.sweep.left > 0)
		again, _ := kept.Check(context.Background())
		if a, b := listed(kept.Text, sorted(again)), listed(kept.Text, sorted(want)); a != b {
			t.Fatalf("step %d: asked again, a preview says\n%s\nwant\n%s", step, a, b)
		}
		for _, d := range want {
			met[d.Code]++
		}
		met["no error"] += count(!want.Failed())
		met["compared"]++
	}
	t.Log(met)
	for _, kind := range []string{"stopped", "in part", "compared", "over-budget", "no-value", "no error"} {
		if steps == 50 && met[kind] == 0 {
			t.Errorf("never met: %s", kind)
		}
	}
}

func sorted(list diag.List) diag.List {
	list.Sort()
	return list
}

// TestSweepGoesWhereItMust: an edit has those files gone through that show what it changed, and few others.
func TestSweepGoesWhereItMust(t *testing.T) {
	files, dir := localPaper(), t.TempDir()
	files.sync(t, dir, nil)
	p := NewPreview(Options{Source: dir, Builtin: galen.Starter, Jobs: 2})
	for i, c := range []struct {
		edit string
		all  bool
		want int
	}{
		{"nothing", true, 0},
		{"nothing", false, 0},
		{"content/heart/four.md Text. → Other.", false, 1},
		{"content/heart/four.comments.yaml What? → Why?", false, 1},
		{"content/heart/one.md Text. → Other.", false, 5},
		{"content/heart/two.md title: Other", false, 12},
		{"templates/tag.html main → main", false, 0},
		{"templates/authors.html {{template \"opening\" .}} → {{template \"opening\" .}}<hr>", true, 0},
		{"content/heart/four.md tags: [blood]", true, 0},
	} {
		s := &state{files: files}
		before := maps.Clone(files)
		s.change(t, c.edit)
		changed := files.sync(t, dir, before)
		if list, _ := p.Update(context.Background(), midday.Add(time.Duration(i)*time.Minute), changed...); list.Failed() {
			t.Fatal(list)
		}
		if list, done := p.Check(context.Background()); list.Failed() || !done {
			t.Fatal(list, done)
		}
		all := len(p.now.Load().site.Outputs())
		if got := all - p.sweep.left; got != c.want && !c.all || (got == all) != c.all {
			t.Errorf("%s: it goes through %d of %d files, want %d", c.edit, got, all, c.want)
		}
	}
}
