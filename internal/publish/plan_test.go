package publish

import (
	"context"
	"fmt"
	"testing"
	"time"
)

// BenchmarkNothingChanged is what a publication takes beyond the build when nothing has changed: the files of a
// site of 10,000 articles, with feeds, pictures and lists, are compared with what is noted at the target.
func BenchmarkNothingChanged(b *testing.B) {
	s := Site{Base: "https://news.example/"}
	for i := range 20_000 {
		s.Files = append(s.Files, File{
			Path: fmt.Sprintf("health/a-piece-of-news-with-a-long-name-%06d/index.html", i), Digest: sum(fmt.Sprint(i)), Size: 20_000,
			Type: "text/html; charset=utf-8", Cache: "public, max-age=0, must-revalidate", Stage: Leaf, Kind: Article,
		})
	}
	m := newMemory()
	target := NewBucket(m)
	opt := Options{Keep: 30 * 24 * time.Hour, Releases: 10, Who: "ada", Jobs: 8}
	r := newRelease(s, nil, Release{}, opt.withDefaults())
	k := bucket{m}
	if err := k.store(context.Background(), r); err != nil {
		b.Fatal(err)
	}
	if err := k.saveState(context.Background(), state{Current: r.ID, History: []string{r.ID}}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		report, err := target.Publish(context.Background(), s, opt)
		if err != nil || len(report.Sent)+len(report.Removed) > 0 {
			b.Fatal(len(report.Sent), err)
		}
	}
}
