package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"galen"
	"galen/internal/diag"
)

// TestUnstated: a newsroom that names no page for its ethics, or for corrections,
// is told so once, by a check and not by a build.
func TestUnstated(t *testing.T) {
	for _, test := range []struct{ config, want string }{
		{"", "note: no page has the newsroom's policy on ethics, nor on corrections"},
		{"publisher: {name: N}\n", "note: no page has the newsroom's policy on ethics, nor on corrections"},
		{"publisher: {policies: {ethics: /about/}}\n", "note: no page has the newsroom's policy on corrections"},
		{"publisher: {policies: {ethics: /about/, corrections: /about/}}\n", ""},
		{"check: {levels: {HN330: warn}}\n", "warning: no page has the newsroom's policy on ethics, nor on corrections"},
		{"check: {levels: {HN330: off}}\n", ""},
	} {
		dir := t.TempDir()
		for name, text := range map[string]string{
			"galen.yaml":              "title: T\ndescription: D.\nbaseURL: https://t.example/\ntimezone: UTC\n" + test.config,
			"content/about.md":        "---\ntitle: About\n---\n\nWho we are.\n",
			"content/authors/desk.md": "---\nname: Desk\nkind: desk\nrole: News\n---\n",
			"content/news/_index.md":  "---\ntitle: News\ndescription: News.\n---\n",
			"content/news/first.md":   "---\ntitle: The first\ndescription: It is the first.\ndate: 2026-11-02\nauthors: [desk]\n---\n\nText.\n",
		} {
			file := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		r, _ := Check(context.Background(), Options{Source: dir, Now: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC), Builtin: galen.Starter})
		got := ""
		for _, d := range r.Problems {
			if d.Code == "HN330" {
				got += d.Severity.String() + ": " + d.Message
			} else if d.Severity == diag.Error {
				t.Errorf("%s: %s", d.Position, d.Message)
			}
		}
		if got != test.want {
			t.Errorf("%q: %q, want %q", test.config, got, test.want)
		}
	}
}
