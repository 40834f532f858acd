package watch

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"galen/internal/testing/testtime"
)

// patience is how long a test waits for what must come.
var patience = testtime.Limit(10 * time.Second)

// project is a site on disk, in a folder of its own.
type project struct {
	t    testing.TB
	root string
}

func newProject(t testing.TB) project {
	t.Helper()
	p := project{t, filepath.Join(t.TempDir(), "site")}
	p.write("galen.yaml", "title: Health\n")
	p.write("content/health/flu.md", "flu")
	p.write("content/health/cold.md", "cold")
	p.write("templates/article.html", "<p>")
	p.write("static/site.css", "p{}")
	return p
}

func (p project) at(name string) string { return filepath.Join(p.root, filepath.FromSlash(name)) }

func (p project) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p project) write(name, text string) {
	p.t.Helper()
	p.must(os.MkdirAll(filepath.Dir(p.at(name)), 0o755))
	p.must(os.WriteFile(p.at(name), []byte(text), 0o644))
}

func (p project) mkdir(name string) { p.t.Helper(); p.must(os.MkdirAll(p.at(name), 0o755)) }

func (p project) remove(name string) { p.t.Helper(); p.must(os.RemoveAll(p.at(name))) }

func (p project) rename(from, to string) {
	p.t.Helper()
	p.must(os.Rename(p.at(from), p.at(to)))
}

func (p project) link(target, name string) {
	p.t.Helper()
	p.must(os.Symlink(filepath.FromSlash(target), p.at(name)))
}

// ignored is what the tests pass as Ignore.
func ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || strings.HasSuffix(name, ".swp") || name == "4913"
}

// options are for the real source of events, and rescans so rare that only events
// tell of changes.
func (p project) options() Options {
	files := []string{"galen.yaml"}
	for i := range marks {
		files = append(files, mark(i))
	}
	return Options{
		Root: p.root, Folders: []string{"content", "templates", "static"}, Files: files, Ignore: ignored,
		newSource: newEventSource, losesEvents: func(string) bool { return false }, rest: time.Hour,
	}
}

// marks are files that settle makes, one after the other, so many that a Change
// about an old one is not taken for one about the new.
const marks = 50

func mark(i int) string { return "mark" + strconv.Itoa(i%marks) }

func start(t testing.TB, opt Options) *Watcher {
	t.Helper()
	w, err := newWatcher(opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

func take(t testing.TB, w *Watcher) Change {
	t.Helper()
	select {
	case r, open := <-w.Changes():
		if !open {
			t.Fatal("the changes have ended")
		}
		if r.All != (len(r.Paths) == 0) {
			t.Fatalf("a Change of %v that says All: %v", r.Paths, r.All)
		}
		if !slices.IsSorted(r.Paths) || len(slices.Compact(slices.Clone(r.Paths))) != len(r.Paths) {
			t.Fatalf("paths not sorted or not distinct: %q", r.Paths)
		}
		return r
	case <-time.After(patience):
		t.Fatal("no Change")
	}
	return Change{}
}

// mirror holds what somebody knows who reads only what changes name.
type mirror struct {
	project
	w     *Watcher
	known map[string]string
	heard Change // everything since the last settle
	edits int
}

func newMirror(p project, w *Watcher) *mirror {
	m := &mirror{project: p, w: w}
	m.known = m.disk()
	return m
}

// disk reads all that belongs to the site.
func (m *mirror) disk() map[string]string {
	all := map[string]string{}
	for _, top := range []string{"content", "templates", "static", "galen.yaml", mark(m.edits)} {
		m.read(all, top, nil)
	}
	return all
}

// read enters what lies at name, or below it, as package source reads it.
func (m *mirror) read(into map[string]string, name string, above []string) {
	info, err := os.Lstat(m.at(name))
	if err != nil {
		return
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		real, err := filepath.EvalSymlinks(m.at(name))
		if err != nil {
			return
		}
		info, err = os.Stat(real)
		root, _ := filepath.EvalSymlinks(m.root)
		parent, _ := filepath.EvalSymlinks(filepath.Dir(m.at(name)))
		inside := strings.HasPrefix(real, root+"/") || filepath.Dir(name) == "."
		circle := info != nil && info.IsDir() && (slices.Contains(above, real) || strings.HasPrefix(parent+"/", real+"/"))
		if err != nil || !inside || circle {
			return
		}
		above = append(slices.Clip(above), real)
	}
	if !info.IsDir() {
		if data, err := os.ReadFile(m.at(name)); err == nil {
			into[name] = string(data)
		}
		return
	}
	entries, _ := os.ReadDir(m.at(name))
	for _, e := range entries {
		if !ignored(e.Name()) {
			m.read(into, name+"/"+e.Name(), above)
		}
	}
}

// hear learns what a Change names, and nothing else.
func (m *mirror) hear(r Change) {
	m.heard.All = m.heard.All || r.All
	m.heard.Paths = append(m.heard.Paths, r.Paths...)
	named := func(name, _ string) bool {
		return r.All || slices.ContainsFunc(r.Paths, func(p string) bool { return name == p || strings.HasPrefix(name, p+"/") })
	}
	maps.DeleteFunc(m.known, named)
	for name, text := range m.disk() {
		if named(name, "") {
			m.known[name] = text
		}
	}
}

// settle makes a mark, listens until that is known, and demands that all that
// was done before is known too. It gives what was reported meanwhile.
func (m *mirror) settle() Change {
	m.t.Helper()
	m.edits++
	text, name := strconv.Itoa(m.edits), mark(m.edits)
	aside := filepath.Join(filepath.Dir(m.root), "aside")
	m.must(os.WriteFile(aside, []byte(text), 0o644))
	m.must(os.Rename(aside, m.at(name))) // one single event
	for m.known[name] != text {
		m.hear(take(m.t, m.w))
	}
	isMark := func(name, _ string) bool { return strings.HasPrefix(name, "mark") }
	maps.DeleteFunc(m.known, isMark)
	disk := m.disk()
	maps.DeleteFunc(disk, isMark)
	if !maps.Equal(m.known, disk) {
		for name := range disk {
			if _, ok := m.known[name]; !ok {
				m.t.Errorf("not heard of: %s", name)
			} else if m.known[name] != disk[name] {
				m.t.Errorf("not heard that %s changed", name)
			}
		}
		for name := range m.known {
			if _, ok := disk[name]; !ok {
				m.t.Errorf("not heard that %s went away", name)
			}
		}
		m.t.FailNow()
	}
	heard := m.heard
	heard.Paths = slices.DeleteFunc(heard.Paths, func(p string) bool { return isMark(p, "") })
	slices.Sort(heard.Paths)
	heard.Paths = slices.Compact(heard.Paths)
	m.heard = Change{}
	return heard
}

// await listens until all that is on the disk is known.
func (m *mirror) await() {
	m.t.Helper()
	for !maps.Equal(m.known, m.disk()) {
		m.hear(take(m.t, m.w))
	}
	m.heard = Change{}
}

// names reports whether a Change leads to all of paths.
func (c Change) names(paths ...string) bool {
	return c.All || !slices.ContainsFunc(paths, func(p string) bool { return !slices.Contains(c.Paths, p) })
}

// everyFolder writes a file into every folder, to show that each is watched.
func (m *mirror) everyFolder() {
	m.t.Helper()
	m.settle()
	m.edits++
	for _, top := range []string{"content", "templates", "static"} {
		filepath.WalkDir(m.at(top), func(p string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() {
				m.must(os.WriteFile(filepath.Join(p, "probe.md"), []byte(strconv.Itoa(m.edits)), 0o644))
			}
			return nil
		})
	}
	m.settle()
}

// fakeSource is a source of which a test sends what it likes.
type fakeSource struct {
	mu      sync.Mutex
	events  chan fsnotify.Event
	failed  chan error
	watched []string
	limit   error // given by add after the first three folders
	made    int   // how often one was made
	closed  int
}

// fake gives options that use a fake source, and otherwise what New uses.
func (p project) fake() (Options, *fakeSource, *notices) {
	f, heard := &fakeSource{events: make(chan fsnotify.Event), failed: make(chan error, 1)}, &notices{}
	opt := p.options()
	opt.Notice, opt.rest = heard.hear, restTrusting
	opt.newSource = func() (*eventSource, error) {
		f.made++
		f.watched = nil
		return &eventSource{f.events, f.failed, f.add, func() error { f.closed++; return nil }}, nil
	}
	return opt, f, heard
}

func (f *fakeSource) add(folder string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.limit != nil && len(f.watched) >= 3 {
		return f.limit
	}
	f.watched = append(f.watched, folder)
	return nil
}

// notices gathers what Notice is told.
type notices struct {
	mu   sync.Mutex
	said []string
}

func (n *notices) hear(sentence string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.said = append(n.said, sentence)
}

func (n *notices) demand(t *testing.T, want ...string) {
	t.Helper()
	n.mu.Lock()
	defer n.mu.Unlock()
	if !slices.Equal(n.said, want) {
		t.Fatalf("notices %q, want %q", n.said, want)
	}
}

func (n *notices) all() []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return slices.Clone(n.said)
}
