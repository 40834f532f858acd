package build

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"galen"
	"galen/internal/article"
	"galen/internal/diag"
	"galen/internal/site"
	"galen/internal/source"
)

// TestSignOffPreview: words that changed after they were signed stop a build, and
// what readers see; whoever writes sees the page, and is told.
func TestSignOffPreview(t *testing.T) {
	dir := quickDir(t)
	files := newsroom()
	name := newsFile(5)
	f := source.NewFile(name, []byte(files[name]))
	now, d := article.Sign(f, article.SignOff{By: "ada", On: "2026-11-20", Hash: article.ManuscriptOf(f).Hash()})
	if d != nil {
		t.Fatal(d)
	}
	files[name] = strings.Replace(string(now), "Numbers.", "Other numbers.", 1)
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
		list, _ := p.Update(midday)
		if got := severity(list); got != want {
			t.Errorf("a preview of %v: %s, want %s", show, got, want)
		}
		if shown := p.Now() != nil; shown != (show == site.Everything) {
			t.Errorf("a preview of %v shows the site: %v", show, shown)
		}
	}
	files[name] = string(now)
	files.sync(t, dir, nil)
	if r := Run(context.Background(), opt); severity(r.Problems) != "none" || r.Problems.Failed() {
		t.Error(r.Problems)
	}
}
