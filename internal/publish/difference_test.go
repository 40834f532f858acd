package publish

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCompare: who is told of changes is told of what is new, other or gone, and of nothing that is only kept.
func TestCompare(t *testing.T) {
	file := func(path, digest string, kind Kind) File { return File{Path: path, Digest: digest, Kind: kind} }
	before := Release{Files: []File{
		file("feed.xml", "1", Feed), file("flu/index.html", "1", Article), file("gone/index.html", "1", Article), file("same/index.html", "1", Article), file("style.1.css", "1", ""),
	}}
	kept := file("style.1.css", "2", "")
	kept.Until = 1
	after := Release{Base: "https://news.example/", Files: []File{
		file("feed.xml", "2", Feed), file("flu/index.html", "2", Article), file("new/index.html", "1", Article), file("same/index.html", "1", Article), kept,
	}}
	want := Difference{
		Addresses: []string{"https://news.example/feed.xml", "https://news.example/flu/", "https://news.example/gone/", "https://news.example/new/"},
		Articles:  []string{"https://news.example/flu/", "https://news.example/new/"},
		Feeds:     []string{"https://news.example/feed.xml"},
	}
	if diff := cmp.Diff(want, Compare(before, after)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if d := Compare(after, after); len(d.Addresses) > 0 {
		t.Errorf("between a release and itself: %v", d.Addresses)
	}
}
