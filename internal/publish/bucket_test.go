package publish

import (
	"context"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

func (m *memory) Put(_ context.Context, key string, body io.ReadSeeker, as File) error {
	text, err := io.ReadAll(body)
	if err != nil {
		return err
	}
	end, err := m.begin()
	if err == nil {
		m.put(key, string(text), as)
		end()
	}
	return err
}

func (m *memory) PutIf(_ context.Context, key string, data []byte, version string) (string, error) {
	end, err := m.begin()
	if err != nil {
		return "", err
	}
	defer end()
	if m.objects[key].version != version {
		return "", errChanged
	}
	return m.put(key, string(data), File{}), nil
}

// reading gives what readers get from a store.
func (m *memory) reading() (func(string) (string, bool), func() []string) {
	return func(path string) (string, bool) {
			s, ok := m.objects[path]
			return s.text, ok
		}, func() (paths []string) {
			for key := range m.objects {
				if !strings.HasPrefix(key, ".galen/") {
					paths = append(paths, key)
				}
			}
			return paths
		}
}

func inMemory(m *memory) place {
	read, list := m.reading()
	clock := time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	return place{Target: NewBucket(m), read: read, list: sorted(list), open: func() Target { return NewBucket(m) }, clock: &clock}
}

func sorted(list func() []string) func() []string {
	return func() []string {
		paths := list()
		sortStrings(paths)
		return paths
	}
}

func TestBucket(t *testing.T) { contract(t, inMemory(newMemory())) }

// TestCutOff ends a publication after each of its requests: readers have whole pages each time, and
// the next publication completes it.
func TestCutOff(t *testing.T) {
	m := newMemory()
	p := inMemory(m)
	p.publish(t, site(t, 1, 30))
	requests, pages := 0, 0
	for k := 1; ; k++ {
		to := site(t, k+1, 30-k%3)
		m.calls, m.cut = 0, k
		*p.clock = p.clock.Add(time.Hour) // the lock of the run before has ended
		_, err := p.Publish(context.Background(), to, p.options())
		requests = m.calls
		m.cut = 0
		pages += p.whole(t, "cut after "+time.Duration(k).String())
		if err == nil {
			break
		}
		*p.clock = p.clock.Add(time.Hour)
		if r, err := p.Publish(context.Background(), to, p.options()); err != nil {
			t.Fatalf("after a cut at request %d: %v", k, err)
		} else if k > 8 && !r.Mended && len(r.Sent) > 0 && k < requests-2 {
			t.Errorf("cut at request %d: the next run did not notice", k)
		}
		p.shows(t, to)
	}
	t.Logf("a publication of %d requests was cut after each; %d pages were read", requests, pages)
	if requests < 60 {
		t.Errorf("only %d requests", requests)
	}
}

// TestVerifyKept: of files that are only kept, and were lost or written over, nothing is believed
// any more, so that a site that has them again gets them.
func TestVerifyKept(t *testing.T) {
	for what, spoil := range map[string]func(*memory, string){
		"lost":    func(m *memory, key string) { delete(m.objects, key) },
		"spoiled": func(m *memory, key string) { m.put(key, "vandal", File{}) },
	} {
		m := newMemory()
		keptAgain(t, what, inMemory(m), func(path string) { spoil(m, path) })
	}
}

// keptAgain publishes a site, another, a third without what is kept of the first, and the first again.
func keptAgain(t *testing.T, what string, p place, spoil func(path string)) {
	one, two := site(t, 1, 6), site(t, 2, 6)
	p.publish(t, one)
	p.publish(t, two)
	p.publish(t, site(t, 3, 6))
	sheet := one.Files[slices.IndexFunc(one.Files, func(f File) bool { return f.Stage == Permanent })].Path
	spoil(sheet)
	opt := p.options()
	opt.Verify = true
	*p.clock = p.clock.Add(time.Minute)
	if _, err := p.Publish(context.Background(), site(t, 3, 6), opt); err != nil {
		t.Errorf("%s: %v", what, err)
	}
	r := p.publish(t, one)
	if !slices.Contains(r.Sent, sheet) {
		t.Errorf("%s: sent %v", what, r.Sent)
	}
	p.shows(t, one)
}

// TestVerify finds what somebody changed or removed by hand.
func TestVerify(t *testing.T) {
	m := newMemory()
	p := inMemory(m)
	s := site(t, 1, 6)
	p.publish(t, s)
	delete(m.objects, "a1/index.html")
	m.put("a2/index.html", "vandal", File{})
	m.put("a3/index.html", "vandal with a digest", m.objects["a3/index.html"].as)
	if r := p.publish(t, s); len(r.Sent) != 0 {
		t.Errorf("without --verify, %v was sent", r.Sent)
	}
	opt := p.options()
	opt.Verify = true
	r, err := p.Publish(context.Background(), s, opt)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(r.Sent, " "); got != "a1/index.html a2/index.html a3/index.html" {
		t.Errorf("sent %s", got)
	}
	p.shows(t, s)
	for key, o := range m.objects {
		if strings.Contains(o.text, "vandal") {
			t.Errorf("%s keeps what a vandal wrote", key)
		}
	}
}
