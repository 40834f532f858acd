package publish

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

var (
	versions = flag.Int("versions", 8, "how often TestReaders publishes")
	pages    = flag.Int("pages", 120, "how many pages its site has")
)

// TestReaders publishes a site again and again, in versions that differ in every page, while readers
// fetch the home page and everything that it and its pages name.
func TestReaders(t *testing.T) {
	address := gateway(t)
	p := inBucket(t, address, "")
	of := func(version int) Site { return site(t, version, *pages) }
	known := map[string]bool{} // digests of files of some version
	add := func(s Site) Site {
		for _, f := range s.Files {
			known[f.Digest] = true
		}
		return s
	}
	one, two := add(of(1)), add(of(2))
	p.publish(t, one)
	ctx, stop := context.WithCancel(context.Background())
	var read, missing, strange atomic.Int64
	done := make(chan struct{})
	for range 2 {
		b := openBucket(t, address, "")
		go func() {
			defer func() { done <- struct{}{} }()
			look := func(path string) []string {
				text, _, err := b.Get(context.Background(), path)
				read.Add(1)
				if errors.Is(err, errNotFound) {
					missing.Add(1)
				} else if err == nil && !known[sum(string(text))] {
					strange.Add(1)
				}
				return usedBy(string(text))
			}
			for ctx.Err() == nil {
				for _, name := range look("index.html") {
					for _, file := range look(name) {
						look(file)
					}
					if ctx.Err() != nil {
						return
					}
				}
			}
		}()
	}
	for v := range *versions {
		p.publish(t, []Site{two, one}[v%2])
	}
	stop()
	<-done
	<-done
	t.Logf("%d pages were published %d times; %d files were read meanwhile: %d missing, %d of no version", *pages, *versions, read.Load(), missing.Load(), strange.Load())
	if missing.Load()+strange.Load() > 0 || read.Load() < int64(*versions) {
		t.Fail()
	}
}

func usedBy(text string) (used []string) {
	for _, m := range names.FindAllStringSubmatch(text, -1) {
		used = append(used, m[1])
	}
	return used
}

// TestLockOfTheKilled is about a lock whose process is gone.
func TestLockOfTheKilled(t *testing.T) {
	m := newMemory()
	p := inMemory(m)
	if machine() == "" {
		t.Skip("skipped: this system does not say which machine a process is on")
	}
	write := func(process int, of string) {
		m.put(lockKey, fmt.Sprintf(`{"who":"bob","since":%q,"until":%q,"machine":%q,"process":%d}`,
			p.clock.Format("2006-01-02T15:04:05Z"), p.clock.AddDate(0, 0, 1).Format("2006-01-02T15:04:05Z"), of, process), File{})
	}
	for i, c := range []struct {
		process int
		machine string
		free    bool
	}{{1, machine(), false}, {1 << 22, machine(), true}, {1 << 22, "another", false}} {
		write(c.process, c.machine)
		_, err := p.Publish(context.Background(), site(t, i+1, 2), p.options())
		if (err == nil) != c.free || err != nil && !strings.Contains(err.Error(), "bob has been publishing") {
			t.Errorf("%+v: %v", c, err)
		}
	}
	if !slices.Contains(p.list(), "index.html") {
		t.Error("nothing was published")
	}
}
