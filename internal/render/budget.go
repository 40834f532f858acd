package render

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"html/template"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"

	"galen/internal/memo"
	"galen/internal/site"
	"galen/internal/theme/privacy"
)

// budgetsFact is the fact that the limits of galen.yaml are.
const budgetsFact = "budgets"

// overBudgetList weigh pages, and know which are over their budget.
type overBudgetList struct {
	mu    sync.Mutex
	over  map[string]OverBudget // by file of the output
	files sync.Map              // compressed sizes of static files, by file of the output
}

// checkBudget notes a page that costs more than its budget.
func (r *Renderer) checkBudget(o site.Output, kind site.PageKind, l *pageUse, facts *memo.Recorder) {
	facts.Note(budgetsFact)
	if l == nil {
		return
	}
	over := OverBudget{Output: o.File, Source: o.At.File, Path: r.site.Whole(o.Path), Budget: l.budget, CSS: l.css, Requests: l.requests, Script: l.script}
	if kind == site.SearchPage {
		over.Budget.Script = -1 // galen.yaml asks for the script
	}
	if least := leastOf(l.budget); kind == site.ArticlePage && least >= 0 && l.css+compressed(l.page, least-l.css) > least {
		over.Budget.Article = r.articleBudget(o.Path, l.budget, facts)
		if limit := over.Budget.Article; limit >= 0 {
			if over.Bytes = l.css + compressed(l.page, limit-l.css); over.Bytes > limit {
				over.Parts = r.parts(o.Path, facts)
			}
		}
	}
	if over.heavy() || over.busy() || over.scripted() {
		r.scales.note(over)
	}
}

// leastOf is the smaller of what articles and live stories may weigh; -1: nothing limits them.
func leastOf(b site.Budgets) int {
	if b.Article < 0 || b.Live >= 0 && b.Live < b.Article {
		return b.Live
	}
	return b.Article
}

// articleBudget is how much the page of an article may weigh. A live story, which grows, has a
// budget of its own, and none without.
func (r *Renderer) articleBudget(path string, b site.Budgets, facts *memo.Recorder) int {
	facts.Note("article:" + path)
	if a, ok := r.site.Value("article:" + path).(site.Article); ok && a.Live {
		return b.Live
	}
	return b.Article
}

// parts weighs what an article's editor can change.
func (r *Renderer) parts(path string, facts *memo.Recorder) (p Parts) {
	for _, key := range []string{"article:" + path, "body:" + path} {
		facts.Note(key)
		switch v := r.site.Value(key).(type) {
		case site.Article:
			p.Words, p.References = v.Words, len(v.References)
			p.ReferenceBytes = compressed(fmt.Append(nil, v.References), -1)
			if v.Study != nil {
				p.StudyBytes = compressed(fmt.Append(nil, *v.Study), -1) // those of blocks count as text
			}
		case template.HTML:
			p.TextBytes = compressed([]byte(v), -1)
		}
	}
	return p
}

// Carry takes over what is known of a page that is not made anew: nil when it is not
// over its budget.
func (r *Renderer) Carry(o site.Output, over *OverBudget) {
	if over != nil {
		again := *over
		again.Source = o.At.File // which may have another name than it had
		r.scales.note(again)
	}
}

// CarryAll takes over what another renderer of the same structure knows of pages that are not made anew.
func (r *Renderer) CarryAll(from *Renderer, kept func(file string) bool) {
	for _, over := range from.AllOverBudget() {
		if kept(over.Output) {
			r.scales.note(over)
		}
	}
}

func (s *overBudgetList) note(over OverBudget) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.over[over.Output] = over
}

// OverBudget is what is known of a page that is over its budget.
func (r *Renderer) OverBudget(file string) (over OverBudget, ok bool) {
	r.scales.mu.Lock()
	defer r.scales.mu.Unlock()
	over, ok = r.scales.over[file]
	return over, ok
}

// AllOverBudget lists the pages that are over their budget, by file of the output.
func (r *Renderer) AllOverBudget() (all []OverBudget) {
	r.scales.mu.Lock()
	defer r.scales.mu.Unlock()
	for _, file := range slices.Sorted(maps.Keys(r.scales.over)) {
		all = append(all, r.scales.over[file])
	}
	return all
}

// pageUse is what a page loads before it is shown: the compressed sizes of its style
// sheets and scripts, and the number of requests, its own included.
type pageUse struct {
	*Renderer
	page                  []byte
	budget                site.Budgets
	css, script, requests int
}

// pageUse begins to count, nil when nothing is budgeted.
func (r *Renderer) pageUse(page []byte) *pageUse {
	budget, set := r.site.Value(budgetsFact).(site.Budgets)
	if !set {
		return nil
	}
	return &pageUse{Renderer: r, page: page, budget: budget, requests: 1}
}

// use counts one thing that the page makes a browser do.
func (l *pageUse) use(u privacy.Use) {
	switch {
	case l == nil:
	case u.Purpose == privacy.Style && u.Element == "link":
		l.css += l.fileWeight(u.URL)
		l.requests++
	case u.Purpose == privacy.Script && u.Element == "script":
		l.script += l.fileWeight(u.URL)
		tag, _, _ := bytes.Cut(l.page[u.Offset:], []byte(">"))
		if !bytes.Contains(tag, []byte("defer")) && !bytes.Contains(tag, []byte("async")) && !bytes.Contains(tag, []byte("module")) {
			l.requests++
		}
	case u.Purpose == privacy.Font && u.Element == "link":
		l.requests++
	case u.Purpose == privacy.ScriptText:
		l.script += len(u.Text)
	}
}

// fileWeight is the compressed size of a file of the site. What is elsewhere
// weighs nothing here.
func (r *Renderer) fileWeight(url string) int {
	r = r.whole
	root, _ := r.site.Value("site").(site.Info)
	file, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(url, root.Canonical), root.URL), "?")
	if known, ok := r.scales.files.Load(file); ok {
		return known.(int)
	}
	o, ok := r.site.Output(file)
	if !ok {
		return 0
	}
	n := compressed(o.Data, -1)
	r.scales.files.Store(file, n)
	return n
}

// compressors, by level.
var quick, usual = compressors(gzip.BestSpeed), compressors(6)

func compressors(level int) *sync.Pool {
	return &sync.Pool{New: func() any {
		z, _ := gzip.NewWriterLevel(io.Discard, level)
		return z
	}}
}

// compressed is the size of data after compression. Where the quick way gives no
// more than enough, that will do.
func compressed(data []byte, enough int) int {
	if n := weigh(quick, data); n <= enough {
		return n
	}
	return weigh(usual, data)
}

func weigh(pool *sync.Pool, data []byte) int {
	z := pool.Get().(*gzip.Writer)
	defer pool.Put(z)
	var n counter
	z.Reset(&n)
	z.Write(data)
	z.Close()
	return int(n)
}

// counter counts what is written to it.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
