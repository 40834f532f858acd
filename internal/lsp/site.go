package lsp

import (
	"context"
	"encoding/json"
	"path/filepath"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/pipeline"
	"galen/internal/source"
)

// site is one site of which the editor has files open.
type site struct {
	server  *server
	root    string
	checker *pipeline.Checker
	work    sync.WaitGroup
	quick   chan struct{} // holds one when a text has changed
	whole   chan struct{} // holds one when the site is to be checked

	mu       sync.Mutex
	revision int                  // counts what has changed
	stop     context.CancelFunc   // of the check under way
	open     map[string]*document // by their names in the site
	touched  map[string]bool      // of open: those whose own problems are to be told
	shown    map[string]memo.Digest
	timer    *time.Timer // until the site changes by itself
	rest     *time.Timer // until the memory that checking took is given back
}

// calm is how long nothing must have changed before memory is given back: a check leaves as
// much garbage as the site is large.
const calm = 3 * time.Second

// begin starts to look after the site in a folder.
func (s *server) begin(root string) *site {
	w := &site{
		server: s, root: root, checker: s.Checker(root), quick: make(chan struct{}, 1), whole: make(chan struct{}, 1),
		open: map[string]*document{}, touched: map[string]bool{}, shown: map[string]memo.Digest{},
	}
	w.rest = time.AfterFunc(time.Hour, debug.FreeOSMemory)
	w.rest.Stop()
	for _, loop := range []func(){w.tellOwn, w.checkWhole, w.watch} {
		w.work.Go(func() { w.guard(loop) })
	}
	wake(w.whole)
	return w
}

// guard does some work, and logs a fault in it: what comes next may go well.
func (w *site) guard(work func()) {
	if fault := diag.Recovered("", work); fault != nil {
		w.server.logf("%s: %s", fault.Message, fault.Hint)
	}
}

// wake puts something into a channel that holds one.
func wake(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

func (w *site) watch() {
	if w.server.Watch == nil {
		return
	}
	if err := w.server.Watch(w.server.ctx, w.root, w.changed); err != nil {
		w.server.logf("changes of files are not seen: %v", err)
	}
}

// changed hears of files on the disk that may be others than they were.
func (w *site) changed(names ...string) {
	all := len(names) == 0
	names = slices.DeleteFunc(slices.Clone(names), func(n string) bool { return !isFileOfSite(n) })
	if len(names) == 0 && !all {
		return
	}
	w.checker.Changed(names...)
	w.mu.Lock()
	w.outdate()
	w.mu.Unlock()
	wake(w.whole)
}

// outdate ends the check under way: what it would say is no longer of this site.
func (w *site) outdate() {
	w.revision++
	if w.stop != nil {
		w.stop()
	}
}

// texts are those of the open documents, by name.
func (w *site) texts() map[string][]byte {
	all := map[string][]byte{}
	for name, d := range w.open {
		all[name] = d.text.data
	}
	return all
}

// tellOwn tells the problems that a text has by itself as soon as it was changed, together
// with what else was known of it; then the whole site is checked.
func (w *site) tellOwn() {
	for {
		select {
		case <-w.server.ctx.Done():
			return
		case <-w.quick:
		}
		w.mu.Lock()
		texts, names := w.texts(), w.touched
		w.touched = map[string]bool{}
		versions := map[string]*text{}
		for name := range names {
			if d := w.open[name]; d != nil {
				versions[name] = d.text
			}
		}
		w.mu.Unlock()
		for name, version := range versions {
			w.guard(func() { w.tellOwnOf(name, version, texts) })
		}
		wake(w.whole)
	}
}

// tellOwnOf tells the problems that a document has by itself, unless it has changed since or
// all is told already.
func (w *site) tellOwnOf(name string, version *text, texts map[string][]byte) {
	own := w.checker.Own(w.server.ctx, w.server.Now(), texts, name)
	w.mu.Lock()
	defer w.mu.Unlock()
	if d := w.open[name]; d != nil && d.text == version && d.checked != version {
		d.problems = slices.Concat(w.placedIn(d.text, own), d.stillForeign())
		w.show(d.uri, &d.version, d.problems)
	}
}

// checkWhole checks the site whenever something has changed, and tells all that is found. The
// first check, which may have to read a whole newsroom, is not ended by a keystroke: the next
// would have to begin where it began.
func (w *site) checkWhole() {
	for first := true; ; first = false {
		select {
		case <-w.server.ctx.Done():
			return
		case <-w.whole:
		}
		ctx, cancel := context.WithCancel(w.server.ctx)
		w.mu.Lock()
		if !first {
			w.stop = cancel
		}
		revision, texts := w.revision, w.texts()
		w.mu.Unlock()
		w.rest.Stop()
		w.guard(func() { w.checkOnce(ctx, revision, texts) })
		w.rest.Reset(calm)
		cancel()
	}
}

func (w *site) checkOnce(ctx context.Context, revision int, texts map[string][]byte) {
	r, ok := w.checker.Check(ctx, w.server.Now(), texts)
	if !ok {
		return
	}
	for _, name := range w.edited() { // what is written in is told apart at once, the others later
		w.tellApart(ctx, revision, r, texts, name)
	}
	w.tell(revision, r)
	for name := range texts {
		w.tellApart(ctx, revision, r, texts, name)
	}
	if coming := w.checker.Weigh(ctx); len(coming) > 0 && ctx.Err() == nil {
		r.Problems = append(r.Problems, coming...)
		r.Problems.Sort()
		w.tell(revision, r)
	}
}

// edited are the documents that were changed since all was told last.
func (w *site) edited() (names []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for name, d := range w.open {
		if d.checked != d.text {
			names = append(names, name)
		}
	}
	return names
}

// tellApart notes which problems of a document do not follow from its own text.
func (w *site) tellApart(ctx context.Context, revision int, r pipeline.Result, texts map[string][]byte, name string) {
	if ctx.Err() != nil {
		return
	}
	own := w.checker.Own(ctx, w.server.Now(), texts, name)
	var all diag.List
	for _, d := range r.Problems {
		if d.File == name {
			all = append(all, d)
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if d := w.open[name]; d != nil && w.revision == revision {
		d.foreign = w.placedIn(d.text, without(all, own))
	}
}

// tell shows all that is known of a site, unless it has changed meanwhile. Of files that are
// not open it shows what would stop a build.
func (w *site) tell(revision int, r pipeline.Result) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.revision != revision {
		return
	}
	files := map[string]diag.List{}
	for _, d := range r.Problems {
		if d.File == "" {
			d.File = source.ConfigFile
		}
		if w.open[d.File] != nil || d.Severity == diag.Error {
			files[d.File] = append(files[d.File], d)
		}
	}
	for name, d := range w.open {
		d.checked = d.text
		d.problems = w.placedIn(d.text, files[name])
		w.show(d.uri, &d.version, d.problems)
		delete(files, name)
	}
	shown := map[string]bool{}
	for name, list := range files {
		uri := w.uri(name)
		shown[uri] = true
		w.show(uri, nil, w.placedIn(newText(r.Source(name), w.server.units), list))
	}
	for uri := range w.shown {
		if !shown[uri] && !w.isOpenURI(uri) {
			w.show(uri, nil, nil)
			delete(w.shown, uri)
		}
	}
	w.again(r.Next)
}

func (w *site) isOpenURI(uri string) bool {
	for _, d := range w.open {
		if d.uri == uri {
			return true
		}
	}
	return false
}

// again checks the site when it changes by itself.
func (w *site) again(next time.Time) {
	if w.timer != nil {
		w.timer.Stop()
	}
	if !next.IsZero() {
		w.timer = time.AfterFunc(next.Sub(w.server.Now())+time.Second, func() { wake(w.whole) })
	}
}

// without is a list but for the problems of another one, each as often as it is there.
func without(list, others diag.List) (rest diag.List) {
	known := map[string]int{}
	for _, d := range others {
		known[d.Error()+d.Hint]++
	}
	for _, d := range list {
		if key := d.Error() + d.Hint; known[key] > 0 {
			known[key]--
		} else {
			rest = append(rest, d)
		}
	}
	return rest
}

// uri is that of a file of the site.
func (w *site) uri(name string) string {
	if d := w.open[name]; d != nil {
		return d.uri
	}
	return uriOf(filepath.Join(w.root, filepath.FromSlash(name)))
}

// show tells the editor what is wrong with a file, unless that is what it was told last.
func (w *site) show(uri string, version *int, list []placed) {
	p := publishDiagnosticsParams{uri, version, []diagnostic{}}
	for _, one := range list {
		p.Diagnostics = append(p.Diagnostics, one.diagnostic)
	}
	raw, err := json.Marshal(p)
	if err != nil {
		return
	}
	if digest := memo.Of(raw); w.shown[uri] != digest {
		w.shown[uri] = digest
		w.server.out.send(message{Method: "textDocument/publishDiagnostics", Params: raw})
	}
}
