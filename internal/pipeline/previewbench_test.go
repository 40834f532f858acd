package pipeline

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"galen"
)

var benchArticles = flag.Int("articles", 1000, "how many articles the site of BenchmarkPreviewEdit has")

// BenchmarkPreviewEdit is an edit of one article in a preview: how long it takes until the next site is shown,
// and until the outputs that it may reach are checked.
//
//	go test ./internal/pipeline -run '^$' -bench PreviewEdit -articles 10000
func BenchmarkPreviewEdit(b *testing.B) {
	dir, name := b.TempDir(), benchNewsroom(*benchArticles)
	name.sync(b, dir, nil)
	p := NewPreview(Options{Source: dir, Builtin: galen.Starter, Jobs: runtime.GOMAXPROCS(0)})
	ctx, now := context.Background(), time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	if list, _ := p.Update(ctx, now); list.Failed() {
		b.Fatal(list)
	}
	if list, _ := p.Check(ctx); list.Failed() {
		b.Fatal(list)
	}
	const file = "content/food/piece-000010.md"
	text := []byte(name[file])
	for _, edit := range []struct{ name, old, new string }{
		{"text", "One more", "One (%d) more"},
		{"title", "Piece 10 ", "Piece 10 (%d) "},
	} {
		b.Run(edit.name, func(b *testing.B) {
			var shown, checked time.Duration
			n := 0
			for b.Loop() {
				n++
				now = now.Add(time.Second)
				check(b, os.WriteFile(filepath.Join(dir, file), bytes.Replace(text, []byte(edit.old), fmt.Appendf(nil, edit.new, n), 1), 0o644))
				began := time.Now()
				if list, changed := p.Update(ctx, now, file); list.Failed() || !changed {
					b.Fatal(list, changed)
				}
				shown += time.Since(began)
				began = time.Now()
				if _, done := p.Check(ctx); !done {
					b.Fatal("the check has not come to its end")
				}
				checked += time.Since(began)
			}
			b.ReportMetric(float64(shown.Microseconds())/1000/float64(n), "ms/update")
			b.ReportMetric(float64(checked.Microseconds())/1000/float64(n), "ms/check")
		})
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.Logf("%d MB at rest", m.HeapAlloc>>20)
	runtime.KeepAlive(p)
}

// benchNewsroom is a site of n articles, each with three tags, two picks and a link.
func benchNewsroom(n int) sourceFiles {
	files := sourceFiles{
		"galen.yaml":             "title: T\nbaseURL: https://t.example/\ntimezone: Europe/London\n",
		"content/authors/ada.md": "---\nname: Ada\nrole: Editor\n---\n",
	}
	folders := []string{"health", "food", "trials"}
	for _, f := range folders {
		files["content/"+f+"/_index.md"] = "---\ntitle: About " + f + "\ndescription: D.\n---\n"
	}
	path := func(i int) string { return fmt.Sprintf("%s/piece-%06d", folders[i*7%len(folders)], i) }
	newest := time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)
	for i := range n {
		r := rand.New(rand.NewPCG(uint64(i), 1))
		files["content/"+path(i)+".md"] = fmt.Sprintf("---\ntitle: Piece %d of the year\ndescription: What piece %d says.\ndate: %s\nauthors: [ada]\ntags: [topic %d, topic %d, topic %d]\nrelated: [%s, %s]\n---\n\nSee [another](/%s/). One more sentence.\n\n## What was found\n\nIt says so.\n",
			i, i, newest.Add(-time.Duration(i)*time.Hour).Format(time.RFC3339), r.IntN(20), 20+r.IntN(20), 40+r.IntN(20), path(r.IntN(n)), path(r.IntN(n)), path(r.IntN(n)))
	}
	return files
}
