package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
)

// place is a target under test, and how to see what readers see.
type place struct {
	Target
	read  func(path string) (string, bool)
	list  func() []string // paths that readers can get
	open  func() Target   // the same place, for another publisher
	clock *time.Time

	noLock bool // two publishers are not always kept apart
}

func sortFiles(files []File) {
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
}

func (p place) options() Options {
	return Options{Keep: 30 * 24 * time.Hour, Releases: 3, Who: "ada", Jobs: 4, Now: func() time.Time { return *p.clock }}
}

// site writes a version of a site of a few pages: every page names a style sheet whose name has
// its digest, and the list names the leaves of that version.
func site(t *testing.T, version, leaves int, withdrawn ...int) Site {
	t.Helper()
	s := Site{Folder: t.TempDir(), Base: "https://news.example/"}
	css := fmt.Sprintf("body{order:%d}", version)
	sheet := "site." + sum(css)[:8] + ".css"
	s.add(t, sheet, css, Permanent)
	s.add(t, "report.pdf", fmt.Sprintf("%%PDF %d", version/2), Other)
	var names []string
	for i := range leaves {
		name := fmt.Sprintf("a%d/index.html", i)
		if slices.Contains(withdrawn, i) {
			s.add(t, name, fmt.Sprintf("v%d withdrawn uses:%s", version, sheet), Leaf)
			s.Withdrawn = append(s.Withdrawn, name)
		} else {
			s.add(t, name, fmt.Sprintf("v%d uses:%s", version+i%2*1000, sheet), Leaf)
		}
		names = append(names, "uses:"+name)
	}
	s.add(t, "index.html", fmt.Sprintf("home v%d uses:%s %s", version, sheet, strings.Join(names, " ")), List)
	sortFiles(s.Files)
	return s
}

func (s *Site) add(t *testing.T, path, text string, stage Stage) {
	t.Helper()
	file := filepath.Join(s.Folder, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	s.Files = append(s.Files, File{Path: path, Digest: sum(text), Size: int64(len(text)), Type: "text/html; charset=utf-8", Cache: "no-cache", Stage: stage})
}

func sum(text string) string {
	d := sha256.Sum256([]byte(text))
	return hex.EncodeToString(d[:])
}

// shows fails unless readers get the site, and nothing beside it but files that are kept.
func (p place) shows(t *testing.T, s Site) {
	t.Helper()
	for _, f := range s.Files {
		if text, ok := p.read(f.Path); !ok || sum(text) != f.Digest {
			t.Errorf("%s: %q (there: %v)", f.Path, text, ok)
		}
	}
	for _, path := range p.list() {
		if !slices.ContainsFunc(s.Files, func(f File) bool { return f.Path == path }) && !strings.HasSuffix(path, ".css") {
			t.Errorf("%s is still there", path)
		}
	}
}

var names = regexp.MustCompile(`uses:(\S+)`)

// whole fails if a page that readers can get names a file that they cannot.
func (p place) whole(t *testing.T, when string) (pages int) {
	t.Helper()
	for _, path := range p.list() {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		text, ok := p.read(path)
		if !ok {
			continue
		}
		pages++
		for _, m := range names.FindAllStringSubmatch(text, -1) {
			if _, ok := p.read(m[1]); !ok {
				t.Errorf("%s: %s names %s, which is not there", when, path, m[1])
			}
		}
	}
	return pages
}

func (p place) publish(t *testing.T, s Site) Report {
	t.Helper()
	*p.clock = p.clock.Add(time.Minute)
	r, err := p.Publish(context.Background(), s, p.options())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// contract is what every target promises.
func contract(t *testing.T, p place) {
	one, two := site(t, 1, 6), site(t, 2, 5)

	t.Run("first", func(t *testing.T) {
		r := p.publish(t, one)
		p.shows(t, one)
		if len(r.Sent) != len(one.Files) || len(r.Removed) != 0 {
			t.Errorf("sent %v, removed %v", r.Sent, r.Removed)
		}
	})
	t.Run("again", func(t *testing.T) {
		if r := p.publish(t, one); len(r.Sent)+len(r.Removed) != 0 {
			t.Errorf("sent %v, removed %v", r.Sent, r.Removed)
		}
	})
	t.Run("dry run", func(t *testing.T) {
		opt := p.options()
		opt.DryRun = true
		r, err := p.Publish(context.Background(), two, opt)
		if err != nil || len(r.Sent) == 0 || !slices.Equal(r.Removed, []string{"a5/index.html"}) {
			t.Errorf("%+v, %v", r, err)
		}
		p.shows(t, one)
	})
	t.Run("second", func(t *testing.T) {
		r := p.publish(t, two)
		p.shows(t, two)
		if r.Kept != 1 {
			t.Errorf("%d files are kept", r.Kept)
		}
		p.whole(t, "after the second")
	})
	t.Run("rollback", func(t *testing.T) {
		*p.clock = p.clock.Add(time.Minute)
		r, err := p.Rollback(context.Background(), "", false, p.options())
		if err != nil {
			t.Fatal(err)
		}
		p.shows(t, one)
		if len(r.Sent) == 0 {
			t.Error("nothing was done")
		}
		p.whole(t, "after the rollback")
	})
	t.Run("withdrawn", func(t *testing.T) {
		gone := site(t, 3, 6, 2)
		p.publish(t, gone)
		before := p.list()
		_, err := p.Rollback(context.Background(), "", false, p.options())
		var d diag.Diagnostic
		if !errors.As(err, &d) || d.Code != "withdrawn" || !strings.Contains(d.Message, "a2/index.html") {
			t.Fatalf("%v", err)
		}
		p.shows(t, gone)
		if !slices.Equal(before, p.list()) {
			t.Error("something was changed")
		}
		if _, err := p.Rollback(context.Background(), "", true, p.options()); err != nil {
			t.Fatal(err)
		}
		p.shows(t, one)
	})
	t.Run("withdrawn for good", func(t *testing.T) { forgotten(t, p) })
	t.Run("held back", func(t *testing.T) {
		p.publish(t, one)
		p.publish(t, two)
		opt := p.options()
		opt.HeldBack = map[string]string{"a5/index.html": "has expired", "a6/index.html": "is a draft"}
		_, err := p.Rollback(context.Background(), "", false, opt)
		var d diag.Diagnostic
		if !errors.As(err, &d) || !strings.HasSuffix(d.Message, "shows a5/index.html, which has expired") {
			t.Fatalf("%v", err)
		}
		p.shows(t, two)
		if _, err := p.Rollback(context.Background(), "", true, opt); err != nil {
			t.Fatal(err)
		}
		p.shows(t, one)
	})
	t.Run("unknown release", func(t *testing.T) {
		if _, err := p.Rollback(context.Background(), "20010101T000000Z-00000000", false, p.options()); err == nil {
			t.Error("no error")
		}
	})
	t.Run("kept files go", func(t *testing.T) {
		*p.clock = p.clock.Add(31 * 24 * time.Hour)
		p.publish(t, site(t, 4, 6))
		*p.clock = p.clock.Add(31 * 24 * time.Hour)
		p.publish(t, site(t, 5, 6))
		sheets := 0
		for _, path := range p.list() {
			if strings.HasSuffix(path, ".css") {
				sheets++
			}
		}
		if sheets != 2 { // that of the site, and the one that it replaced
			t.Errorf("%d style sheets are there: %v", sheets, p.list())
		}
	})
	t.Run("history", func(t *testing.T) {
		for v := 10; v < 17; v++ {
			p.publish(t, site(t, v, 6))
		}
		all, err := p.Releases(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if len(all) != 4 {
			t.Errorf("%d releases are kept", len(all))
		}
		if _, err := p.Rollback(context.Background(), all[3].ID, false, p.options()); err != nil {
			t.Fatal(err)
		}
		p.shows(t, site(t, 13, 6))
	})
	t.Run("two publishers", func(t *testing.T) { race(t, p) })
}

// forgotten brings back a release from before an article was withdrawn, when the public one has no
// notice of that any more: because the notice was deleted, or a release without the article was
// brought back in between.
func forgotten(t *testing.T, p place) {
	without, with, gone := site(t, 50, 2), site(t, 51, 3), site(t, 52, 3, 2)
	refused := func(id string) {
		t.Helper()
		_, err := p.Rollback(context.Background(), id, false, p.options())
		var d diag.Diagnostic
		if !errors.As(err, &d) || !strings.Contains(d.Message, "a2/index.html, which has since been withdrawn") {
			t.Fatalf("%v", err)
		}
	}
	first := p.publish(t, without).Release
	shown := p.publish(t, with).Release
	p.publish(t, gone)
	*p.clock = p.clock.Add(time.Minute)
	if _, err := p.Rollback(context.Background(), first, false, p.options()); err != nil {
		t.Fatal(err)
	}
	p.shows(t, without)
	refused(shown)
	shown = p.publish(t, with).Release // it stands again, as a new version of the site has it
	p.publish(t, gone)
	p.publish(t, site(t, 53, 2))
	refused(shown)
}

// race lets two publishers begin at once, ten times and until they have met: one is refused or
// both finish, and what readers get is the site of one of them.
func race(t *testing.T, p place) {
	other := place{Target: p.open(), read: p.read, list: p.list, clock: p.clock}
	defer other.Close()
	refused := 0
	rounds := 0
	for v := 20; v < 40 || refused == 0 && !p.noLock && v < 1000; v += 2 {
		rounds++
		a, b := site(t, v, 6), site(t, v+1, 6)
		*p.clock = p.clock.Add(time.Minute)
		errs := make(chan error, 2)
		go func() { _, err := p.Publish(context.Background(), a, p.options()); errs <- err }()
		go func() { _, err := other.Publish(context.Background(), b, p.options()); errs <- err }()
		failed := 0
		for range 2 {
			if err := <-errs; err != nil {
				var d diag.Diagnostic
				if !errors.As(err, &d) || d.Code != "locked" {
					t.Fatal(err)
				}
				failed++
			}
		}
		if failed == 2 {
			t.Fatal("both were refused")
		}
		refused += failed
		home, _ := p.read("index.html")
		if strings.Contains(home, fmt.Sprintf("home v%d ", v)) {
			p.shows(t, a)
		} else {
			p.shows(t, b)
		}
	}
	t.Logf("%d of %d publishers were refused", refused, 2*rounds)
	if refused == 0 && !p.noLock {
		t.Error("no two publishers ever met")
	}
}

// memory is an object store for the tests that need many runs.
type memory struct {
	objects map[string]stored
	calls   int
	cut     int // after so many calls nothing answers any more; 0: never
	lock    chan struct{}
	version int
}

type stored struct {
	text    string
	as      File
	version string
}

func newMemory() *memory {
	m := &memory{objects: map[string]stored{}, lock: make(chan struct{}, 1)}
	m.lock <- struct{}{}
	return m
}

var errCut = errors.New("the connection was cut")

// begin counts a call; what follows it has the store to itself.
func (m *memory) begin() (func(), error) {
	<-m.lock
	m.calls++
	if m.cut > 0 && m.calls > m.cut {
		m.lock <- struct{}{}
		return nil, errCut
	}
	return func() { m.lock <- struct{}{} }, nil
}

func (m *memory) Describe() string { return "memory" }

func (m *memory) Stat(_ context.Context, key string) (Object, error) {
	end, err := m.begin()
	if err != nil {
		return Object{}, err
	}
	defer end()
	s, ok := m.objects[key]
	if !ok {
		return Object{}, errNotFound
	}
	return Object{key, int64(len(s.text)), s.version, s.as.Digest}, nil
}

func (m *memory) Get(_ context.Context, key string) ([]byte, Object, error) {
	end, err := m.begin()
	if err != nil {
		return nil, Object{}, err
	}
	defer end()
	s, ok := m.objects[key]
	if !ok {
		return nil, Object{}, errNotFound
	}
	return []byte(s.text), Object{key, int64(len(s.text)), s.version, s.as.Digest}, nil
}

func (m *memory) put(key, text string, as File) string {
	m.version++
	m.objects[key] = stored{text, as, fmt.Sprint(m.version)}
	return fmt.Sprint(m.version)
}

func (m *memory) Copy(_ context.Context, from, to string, as File) error {
	end, err := m.begin()
	if err != nil {
		return err
	}
	defer end()
	s, ok := m.objects[from]
	if !ok {
		return errNotFound
	}
	m.put(to, s.text, as)
	return nil
}

func (m *memory) Delete(_ context.Context, key string) error {
	end, err := m.begin()
	if err == nil {
		delete(m.objects, key)
		end()
	}
	return err
}

func (m *memory) List(_ context.Context, prefix string, each func(Object)) error {
	end, err := m.begin()
	if err != nil {
		return err
	}
	defer end()
	for _, key := range slices.Sorted(maps.Keys(m.objects)) {
		if strings.HasPrefix(key, prefix) {
			each(Object{Key: key, Size: int64(len(m.objects[key].text)), Version: m.objects[key].version})
		}
	}
	return nil
}
