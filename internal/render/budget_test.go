package render

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/site"
	"galen/internal/testing/tally"
)

// article is a text of about that many bytes, with the variety of prose.
func article(r *rand.Rand, size int) []byte {
	words := strings.Fields("the of a people trial was number risk group drug placebo in and to found after weeks dose blood heart measured compared who were not")
	var w bytes.Buffer
	for w.Len() < size {
		fmt.Fprintf(&w, "%s%d ", words[r.IntN(len(words))], r.IntN(9))
	}
	return w.Bytes()
}

func TestCompressed(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range []int{0, 1, 100, 15_000, 80_000} {
		data := article(r, size)
		var want bytes.Buffer
		z, _ := gzip.NewWriterLevel(&want, 6)
		z.Write(data)
		z.Close()
		if n := compressed(data, -1); n != want.Len() {
			t.Errorf("%d bytes have %d compressed, want %d", size, n, want.Len())
		}
		if n := compressed(data, 1<<20); n < want.Len() && size > 1000 || n > len(data)+100 {
			t.Errorf("%d bytes have %d the quick way", size, n)
		}
	}
}

// TestKindUnfinishedBudget is what an editor reads of pages that are over their budget.
func TestKindUnfinishedBudget(t *testing.T) {
	tally.Kind(t, "unfinished")
	limits := site.Budgets{Article: 14 * 1024, Requests: 3, Script: 0, Live: -1}
	strict := limits
	strict.Strict = true
	long := OverBudget{Source: "content/a.md", Path: "/a/", Budget: limits, Bytes: 15 * 1024, CSS: 3000, Requests: 2,
		Parts: Parts{Words: 2372, TextBytes: 9000, References: 12, ReferenceBytes: 1500, StudyBytes: 700}}
	with := func(change func(o *OverBudget)) OverBudget {
		o := long
		change(&o)
		return o
	}
	for name, c := range map[string]struct {
		over       OverBudget
		words, not []string
	}{
		// listed
		"a long article": {long, []string{"content/a.md: warning: this article (/a/) is about 270 words too long", "weighs 15 KB, and the budget is 14 KB; pictures do not count",
			"2,372 words 8.8 KB", "12 references about 1.5 KB", "the box about the study about 700 bytes", "published anyway", "cut about 270 words"}, nil},
		// made up
		"where it is an error": {with(func(o *OverBudget) { o.Budget = strict }), []string{"content/a.md: error: this article", "over: warn"}, []string{"published anyway"}},
		"one byte":             {with(func(o *OverBudget) { o.Bytes = 14*1024 + 1 }), []string{"14,337 bytes, and the budget is 14,336 bytes", "about 1 word too long"}, nil},
		"forty bytes":          {with(func(o *OverBudget) { o.Bytes = 14*1024 + 40 }), []string{"14,376 bytes, and the budget is 14,336 bytes", "about 11 words"}, nil},
		"the templates":        {with(func(o *OverBudget) { o.Bytes, o.CSS = 40*1024, 30*1024 }), []string{"a shorter text would not help", "the page of this article"}, []string{"words"}},
		"no text":              {with(func(o *OverBudget) { o.Parts = Parts{} }), []string{"templates and style sheets take up 15 KB"}, []string{"words"}},
		"bare":                 {with(func(o *OverBudget) { o.Parts.References, o.Parts.StudyBytes = 0, 0 }), []string{"the rest of the page"}, []string{"reference", "study"}},
		"requests":             {with(func(o *OverBudget) { o.Bytes, o.Requests = 0, 4 }), []string{"makes a browser load 4 files", "the budget is 3"}, []string{"words"}},
		"script":               {with(func(o *OverBudget) { o.Bytes, o.Script = 0, 300 }), []string{"loads 300 bytes of script; the budget is 0 KB"}, nil},
		"no limits":            {with(func(o *OverBudget) { o.Budget = site.Budgets{Article: -1, Requests: -1, Script: -1, Live: -1} }), nil, []string{"budget"}},
	} {
		var said bytes.Buffer
		diag.Printer{}.Text(&said, BudgetProblems([]OverBudget{c.over}))
		for _, w := range c.words {
			if !strings.Contains(said.String(), w) {
				t.Errorf("%s: %q is not in\n%s", name, w, &said)
			}
		}
		for _, w := range c.not {
			if strings.Contains(said.String(), w) {
				t.Errorf("%s: %q is in\n%s", name, w, &said)
			}
		}
	}
}

// TestSizes finds no size that seems to be its own limit.
func TestSizes(t *testing.T) {
	for limit := 1; limit < 40_000; limit += 487 {
		for _, more := range []int{1, 7, 50, 52, 102, 103, 1000} {
			if a, b := sizes(limit+more, limit); a == b {
				t.Errorf("%d and %d bytes are both %s", limit+more, limit, a)
			}
		}
	}
}

// TestManyOver names the heaviest articles, and tells what templates do once.
func TestManyOver(t *testing.T) {
	limits := site.Budgets{Article: 1024, Requests: 1, Script: -1, Live: -1}
	var all []OverBudget
	for i := range 25 {
		all = append(all, OverBudget{Source: fmt.Sprintf("content/%02d.md", i), Path: "/", Budget: limits, Bytes: 2000 + (i*7)%25, Requests: 2})
	}
	got := BudgetProblems(all)
	if len(got) != worst+1+1 || got[0].File != "content/07.md" || !strings.HasPrefix(got[worst].Message, "15 more articles") || !strings.Contains(got[worst+1].Message, "24 more pages") {
		t.Errorf("%v", got)
	}
	if few := BudgetProblems(all[:worst]); len(few) != worst+1 {
		t.Errorf("%v", few)
	}
}

// BenchmarkCompressed weighs a page the quick way and the usual one.
func BenchmarkCompressed(b *testing.B) {
	page := article(rand.New(rand.NewPCG(1, 2)), 14_000)
	for name, enough := range map[string]int{"quick": 1 << 20, "usual": -1} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			for b.Loop() {
				compressed(page, enough)
			}
		})
	}
}
