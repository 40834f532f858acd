package render

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/privacy"
	"galen/internal/site"
)

// Weights are what the pages that were made cost a reader, as far as galen.yaml
// has a budget for it. Sizes are in bytes, compressed as servers do it (gzip,
// level 6), without pictures.
type Weights struct {
	Budget   site.Budgets
	Articles int    // that were looked at
	Heaviest string // the path of the heaviest article
	Bytes    int    // its HTML and its style sheets
	Requests int    // the most before a page can be shown
	Script   int    // the most of script
}

// String is a line for the end of a build.
func (w Weights) String() string {
	if w.Articles == 0 {
		return "budget: no article was made anew"
	}
	var parts []string
	if b := w.Budget.Article; b >= 0 {
		parts = append(parts, fmt.Sprintf("at most %s of %s compressed (%s)", kilobytes(w.Bytes), kilobytes(b), w.Heaviest))
	}
	if b := w.Budget.Requests; b >= 0 {
		parts = append(parts, fmt.Sprintf("at most %d of %d requests before they are shown", w.Requests, b))
	}
	if b := w.Budget.Script; b >= 0 && b+w.Script > 0 {
		parts = append(parts, fmt.Sprintf("at most %s of %s script", kilobytes(w.Script), kilobytes(b)))
	}
	articles := "articles"
	if w.Articles == 1 {
		articles = "article"
	}
	return fmt.Sprintf("budget of %d %s: %s", w.Articles, articles, strings.Join(parts, ", "))
}

func kilobytes(n int) string {
	if n == 0 {
		return "0"
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)/1024), ".0") + " KB"
}

// scales weigh pages.
type scales struct {
	mu    sync.Mutex
	most  Weights
	over  map[string]int // how far pages are over their budget, by file of source
	files sync.Map       // compressed sizes of static files, by file of the output
}

// Weights is what was weighed, nil when nothing is budgeted.
func (r *Renderer) Weights(budgeted bool) *Weights {
	if !budgeted {
		return nil
	}
	r.scales.mu.Lock()
	defer r.scales.mu.Unlock()
	most := r.scales.most
	return &most
}

// heaviest is the weight of the heaviest article yet.
func (s *scales) heaviest() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.most.Bytes
}

const budgetsFact = "budgets"

// weighed reports a page that costs more than its budget.
func (r *Renderer) weighed(o site.Output, kind string, l *load, facts *memo.Recorder) error {
	facts.Note(budgetsFact)
	if l == nil {
		return nil
	}
	page, budget, css, script, requests := l.page, l.budget, l.css, l.script, l.requests
	w := Weights{Budget: budget, Requests: requests, Script: script}
	if kind == "article" {
		w.Articles = 1
	}
	if most := min(budget.Article, r.scales.heaviest()); kind == "article" && budget.Article >= 0 && len(page)+css > most {
		w.Heaviest, w.Bytes = o.Path, css+compressed(page, most-css)
	}
	r.scales.note(w)
	var d diag.Diagnostic
	at, excess := diag.Position{File: o.At.File}, 0
	switch {
	case w.Bytes > budget.Article && w.Heaviest != "":
		excess = w.Bytes - budget.Article
		d = diag.Errorf(at, "over-budget", "the page %s has %s of HTML and CSS compressed (%s of it CSS), and the budget of an article is %s", o.Path, kilobytes(w.Bytes), kilobytes(css), kilobytes(budget.Article)).
			WithHint("divide the article, or make the templates and the style sheet smaller; pictures do not count")
	case budget.Requests >= 0 && requests > budget.Requests:
		excess = requests - budget.Requests
		d = diag.Errorf(at, "over-budget", "the page %s needs %d requests before it is shown, and the budget is %d", o.Path, requests, budget.Requests).
			WithHint("join style sheets, and load scripts with defer")
	case budget.Script >= 0 && script > budget.Script:
		excess = script - budget.Script
		d = diag.Errorf(at, "over-budget", "the page %s loads %s of script compressed, and the budget is %s", o.Path, kilobytes(script), kilobytes(budget.Script)).
			WithHint("take scripts out of the templates, or raise the budget in galen.yaml")
	default:
		return nil
	}
	r.scales.mu.Lock()
	defer r.scales.mu.Unlock()
	r.scales.over[d.File] = max(excess, r.scales.over[d.File])
	return d
}

// note keeps the most of everything.
func (s *scales) note(w Weights) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := &s.most
	m.Budget, m.Articles, m.Requests, m.Script = w.Budget, m.Articles+w.Articles, max(m.Requests, w.Requests), max(m.Script, w.Script)
	if w.Bytes > m.Bytes || w.Bytes == m.Bytes && w.Bytes > 0 && w.Heaviest < m.Heaviest {
		m.Bytes, m.Heaviest = w.Bytes, w.Heaviest
	}
}

// load is what a page loads before it is shown: the compressed sizes of its style
// sheets and scripts, and the number of requests, its own included.
type load struct {
	*Renderer
	page                  []byte
	budget                site.Budgets
	css, script, requests int
}

// load begins to count, nil when nothing is budgeted.
func (r *Renderer) load(page []byte) *load {
	budget, set := r.site.Value(budgetsFact).(site.Budgets)
	if !set {
		return nil
	}
	return &load{Renderer: r, page: page, budget: budget, requests: 1}
}

// use counts one thing that the page makes a browser do.
func (l *load) use(u privacy.Use) {
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

// worst is how many pages that are over their budget are named.
const worst = 10

// Worst shortens the problems of all pages, which are sorted: of those that are the
// same on many pages it leaves one, and of pages that are over their budget those
// that are furthest over it.
func (r *Renderer) Worst(list diag.List) diag.List {
	list = r.safety.together(list)
	over := diag.List{}
	kept := list[:0:0]
	for _, d := range list {
		if d.Code == "over-budget" {
			over = append(over, d)
		} else {
			kept = append(kept, d)
		}
	}
	if len(over) <= worst {
		return list
	}
	r.scales.mu.Lock()
	defer r.scales.mu.Unlock()
	slices.SortStableFunc(over, func(a, b diag.Diagnostic) int {
		return cmp.Or(r.scales.over[b.File]-r.scales.over[a.File], strings.Compare(a.File, b.File))
	})
	kept = append(kept, over[:worst]...)
	return append(kept, diag.Errorf(diag.Position{File: configFile}, "over-budget", "%d more pages are over their budget", len(over)-worst).
		WithHint("these are the ones that are furthest over it; raise the budget in galen.yaml, or make templates and style sheets smaller"))
}

const configFile = "galen.yaml"
