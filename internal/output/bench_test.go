package output

import (
	"bytes"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"galen/internal/memo"
)

// Each benchmark publishes 5,000 pages of 15 KB, each in its own folder, with
// two workers. All pages of a version are the same bytes: making them must not
// be what is measured.
const benchPages = 5000

var (
	benchPaths = make([]string, benchPages)
	versionA   = bytes.Repeat([]byte("0123456789abcde"), 1000)
	versionB   = bytes.Repeat([]byte("0123456789ABCDE"), 1000)
)

func init() {
	for i := range benchPaths {
		benchPaths[i] = fmt.Sprintf("section-%d/article-%d/index.html", i%12, i)
	}
}

func publishPages(b *testing.B, dir string, page func(i int) []byte) Report {
	b.Helper()
	tx, err := Begin(dir)
	if err != nil {
		b.Fatal(err)
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < benchPages; i = next.Add(1) - 1 {
				if err := tx.Put(benchPaths[i], page(int(i))); err != nil {
					b.Error(err)
				}
			}
		})
	}
	wg.Wait()
	r, err := tx.Commit()
	if err != nil {
		b.Fatal(err)
	}
	return r
}

func allA(int) []byte { return versionA }
func allB(int) []byte { return versionB }

// Each round has a folder of its own, and old ones are removed at the end only:
// ext4 is slow to make files soon after it removed many.
func BenchmarkCold(b *testing.B) {
	base := b.TempDir()
	for i := 0; b.Loop(); i++ {
		if r := publishPages(b, filepath.Join(base, fmt.Sprint(i)), allA); len(r.Added) != benchPages {
			b.Fatal(r)
		}
	}
}

func BenchmarkUnchanged(b *testing.B) {
	dir := b.TempDir()
	publishPages(b, dir, allA)
	for b.Loop() {
		if r := publishPages(b, dir, allA); r.Unchanged != benchPages {
			b.Fatal(r)
		}
	}
}

func BenchmarkOneChanged(b *testing.B) {
	dir := b.TempDir()
	publishPages(b, dir, allA)
	for round := 0; b.Loop(); round++ {
		r := publishPages(b, dir, func(i int) []byte {
			if i == 77 && round%2 == 0 {
				return versionB
			}
			return versionA
		})
		if len(r.Changed) != 1 {
			b.Fatal(r)
		}
	}
}

func BenchmarkAllChanged(b *testing.B) {
	dir := b.TempDir()
	publishPages(b, dir, allA)
	for round := 0; b.Loop(); round++ {
		version := allA
		if round%2 == 0 {
			version = allB
		}
		if r := publishPages(b, dir, version); len(r.Changed) != benchPages {
			b.Fatal(r)
		}
	}
}

// BenchmarkKept is a run in which one page is Put and the others are kept.
func BenchmarkKept(b *testing.B) {
	dir := b.TempDir()
	publishPages(b, dir, allA)
	for round := 0; b.Loop(); round++ {
		tx, err := Begin(dir)
		if err != nil {
			b.Fatal(err)
		}
		for _, path := range benchPaths[1:] {
			if !tx.Keep(path, memo.Stamp{}) {
				b.Fatal(path)
			}
		}
		page := versionA
		if round%2 == 0 {
			page = versionB
		}
		if err := tx.Put(benchPaths[0], page); err != nil {
			b.Fatal(err)
		}
		if r, err := tx.Commit(); err != nil || r.Unchanged != benchPages-1 {
			b.Fatal(r, err)
		}
	}
}
