package build

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"galen"
	"galen/internal/diag"
	"galen/internal/site"
)

// TestSignOffPreview: words that changed after they were signed stop a build, and
// what readers see; whoever writes sees the page, and is told.
func TestSignOffPreview(t *testing.T) {
	dir := quickDir(t)
	files := newsroom()
	name := newsFile(5)
	files[name] = signedBy(t, files, name, "ada")
	now := files[name]
	files[name] = strings.Replace(now, "Numbers.", "Other numbers.", 1)
	files.sync(t, dir, nil)
	opt := Options{Source: dir, Output: filepath.Join(dir, "public"), Now: midday, Jobs: 2, Builtin: galen.Starter}
	severity := func(list diag.List) string {
		for _, d := range list {
			if d.Code == "HN101" {
				return d.Severity.String()
			}
		}
		return "none"
	}
	if got := severity(Run(context.Background(), opt).Problems); got != "error" {
		t.Errorf("a build: %s", got)
	}
	for show, want := range map[site.Show]string{site.Live: "error", site.Everything: "warning"} {
		p := NewPreview(opt)
		p.show = show
		list, _ := p.Update(context.Background(), midday)
		if got := severity(list); got != want {
			t.Errorf("a preview of %v: %s, want %s", show, got, want)
		}
		if shown := p.Now() != nil; shown != (show == site.Everything) {
			t.Errorf("a preview of %v shows the site: %v", show, shown)
		}
	}
	files[name] = now
	files.sync(t, dir, nil)
	if r := Run(context.Background(), opt); severity(r.Problems) != "none" || r.Problems.Failed() {
		t.Error(r.Problems)
	}
}
