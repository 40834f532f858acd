package pipeline

import (
	"bytes"
	"debug/elf"
	"encoding/gob"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/output"
	"galen/internal/render"
	"galen/internal/site"
	"galen/internal/source"
)

// CacheFolder is where a site keeps what makes its next build quick. It may be
// deleted at any time.
const CacheFolder = ".galen"

// ledger is what is known of the previous build into the same output.
type ledger struct {
	file    string
	out     string // the output folder
	builder memo.Digest
	old     *memo.Store
	note    note

	mu     sync.Mutex
	stamps map[string]memo.Stamp // of the files that were kept, if the ledger has another or none
}

// note is what a ledger remembers beside the outputs: enough to see that nothing
// at all has changed, and what to report then.
type note struct {
	Input      memo.Digest // of everything that was read
	Site       site.Digests
	At         time.Time // the build clock
	Next       time.Time // until when the site stays as it is by itself; zero: for ever
	Pages      int
	HeldBack   []site.HeldBack
	Withdrawn  []string
	Findings   Findings
	Problems   diag.List           // warnings
	OverBudget []render.OverBudget // that are over their budget, all of them
}

// over is the pages that are over their budget, by file of the output.
func (n note) over() map[string]render.OverBudget {
	m := make(map[string]render.OverBudget, len(n.OverBudget))
	for _, o := range n.OverBudget {
		m[o.Output] = o
	}
	return m
}

// openLedger reads the ledger of an output folder.
func openLedger(opt Options) *ledger {
	out, err := filepath.Abs(opt.Output)
	if err != nil {
		out = opt.Output
	}
	l := &ledger{
		out:     opt.Output,
		file:    filepath.Join(opt.Source, CacheFolder, "outputs-"+memo.OfStrings(out).Short()),
		builder: builder(),
	}
	memo.Sweep(filepath.Dir(l.file))
	l.old = memo.Load(l.file, l.builder)
	if gob.NewDecoder(bytes.NewReader(l.old.Note)).Decode(&l.note) != nil {
		l.note = note{}
	}
	return l
}

// builder is the digest of the program itself: what another program made, even
// one that was built a minute later, is not taken over. It is zero, and nothing
// is taken over, when the program cannot be read.
var builder = sync.OnceValue(func() memo.Digest {
	name, err := os.Executable()
	if err != nil {
		return memo.Digest{}
	}
	file, err := os.Open(name)
	if err != nil {
		return memo.Digest{}
	}
	defer file.Close()
	if id := buildID(file); id != nil {
		return memo.Of(id)
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return memo.Digest{}
	}
	d, err := memo.OfReader(file)
	if err != nil {
		return memo.Digest{}
	}
	return d
})

// buildID is the note that the go command leaves in programs for Linux and its
// like: a digest of all that the program was made of. It is nil where there is
// none; then all of the program is read.
func buildID(program io.ReaderAt) []byte {
	file, err := elf.NewFile(program)
	if err != nil {
		return nil
	}
	note := file.Section(".note.go.buildid")
	if note == nil {
		return nil
	}
	if id, err := note.Data(); err == nil && len(id) > 32 {
		return id
	}
	return nil
}

// input is the digest of everything that a build reads, but for the clock.
func input(tree source.Tree, opt Options) memo.Digest {
	h := memo.NewHasher()
	h.Int(len(tree.Content.Blocks()))
	for _, b := range tree.Content.Blocks() {
		h.Digest(b.Digest())
	}
	for _, list := range [][]source.File{{tree.Config}, tree.Templates, tree.Static, tree.Data, tree.Words} {
		h.Int(len(list))
		for _, f := range list {
			h.String(f.Path)
			h.Digest(f.Digest)
		}
	}
	h.String(opt.BaseURL)
	if opt.Drafts {
		h.Int(1)
	}
	if opt.NoCheck {
		h.Int(2)
	}
	return h.Sum()
}

// unchanged reports whether a build of this input at this time would give what
// the previous one gave.
func (l *ledger) unchanged(in memo.Digest, now time.Time) bool {
	return l.note.Input == in && l.within(now)
}

// within reports whether a time is one for which the site of the previous build is
// as it was then, if its source is.
func (l *ledger) within(now time.Time) bool {
	n := l.note
	return !l.builder.IsZero() && !now.Before(n.At) && (n.Next.IsZero() || now.Before(n.Next))
}

// noted is what the ledger is to remember.
func (e *snapshot) noted(in memo.Digest, r *Result) note {
	return note{Input: in, Site: e.site.Digests(), At: e.now, Next: r.Next, Pages: r.Pages, HeldBack: r.HeldBack, Withdrawn: r.Withdrawn, Findings: r.Findings, Problems: r.Problems, OverBudget: r.OverBudget}
}

// unchangedFacts picks the facts of the site that are what they were when the ledger
// was written, by their parts; nil when nobody can say.
func (l *ledger) unchangedFacts(e *snapshot) func(parts []uint32) bool {
	if !l.within(e.now) {
		return nil
	}
	list, known := e.site.OtherThan(l.note.Site)
	if e.reused.facts = known; !known {
		return nil
	}
	others := make(map[uint32]bool, len(list))
	for _, part := range list {
		others[part] = true
	}
	return func(parts []uint32) bool {
		return len(others) == 0 || !slices.ContainsFunc(parts, func(part uint32) bool { return others[part] })
	}
}

// keepAll keeps every output of the previous build, if all are still there.
func (l *ledger) keepAll(tx *output.Tx) bool {
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for files := range slices.Chunk(l.old.Outputs(), 256) {
		g.Go(diag.Guard("", func() error {
			for _, file := range files {
				if t, _ := l.old.Trace(file); !l.keep(tx, file, t) {
					return errGone
				}
			}
			return nil
		}))
	}
	if g.Wait() != nil {
		l.stamps = nil
		return false
	}
	return true
}

var errGone = errors.New("a file is not as it was")

// keep keeps a file of the output if it is what the ledger says. The manifest may
// be of another build than the ledger: one that was stopped before it could write
// its own, or an output that was put back from elsewhere.
func (l *ledger) keep(tx *output.Tx, file string, t memo.Trace) bool {
	e, ok := tx.Entry(file)
	if !ok || e.Digest != t.Output {
		return false
	}
	stamp, ok := tx.KeepSeen(file, t.Stamp)
	if !ok {
		return false
	}
	if stamp != t.Stamp || stamp == (memo.Stamp{}) {
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.stamps == nil {
			l.stamps = map[string]memo.Stamp{}
		}
		l.stamps[file] = stamp
	}
	return true
}

// tick is how far the file system's clock may be behind.
const tick = 10 * time.Millisecond

// close writes what is known after a build that was published at that time. What
// may have been changed since gets no stamp, and is read by the next build.
func (l *ledger) close(fresh *memo.Store, n note, published time.Time) error {
	if l.builder.IsZero() {
		return nil
	}
	var text bytes.Buffer
	if err := gob.NewEncoder(&text).Encode(n); err != nil {
		return err
	}
	fresh.Note = text.Bytes()
	var bare []string // of the files that are new or were kept without one
	for _, file := range fresh.Outputs() {
		if t, _ := fresh.Trace(file); t.Stamp == (memo.Stamp{}) && !l.kept(file) {
			bare = append(bare, file)
		}
	}
	for i, s := range l.stampsOf(bare) {
		if time.Unix(0, s.Changed).Before(published.Add(-tick)) {
			fresh.SetStamp(bare[i], s)
		}
	}
	return l.save(fresh)
}

// stampsOf looks at files of the output, on all processors.
func (l *ledger) stampsOf(files []string) []memo.Stamp {
	stamps := make([]memo.Stamp, len(files))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	const batch = 256
	for from := 0; from < len(files); from += batch {
		g.Go(diag.Guard("", func() error {
			for i := from; i < min(from+batch, len(files)); i++ {
				stamps[i] = output.Stamp(l.out, files[i])
			}
			return nil
		}))
	}
	g.Wait()
	return stamps
}

// kept reports whether a file that had no stamp was kept.
func (l *ledger) kept(file string) bool {
	_, ok := l.stamps[file]
	return ok
}

// save writes a ledger with the stamps of what was kept.
func (l *ledger) save(s *memo.Store) error {
	for file, stamp := range l.stamps {
		s.SetStamp(file, stamp)
	}
	return s.Save(l.file, l.builder)
}
