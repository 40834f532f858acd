package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"galen"

	"galen/internal/testing/testtime"
)

// TestOwnBlockPreview: the template of a block, and what it declares, may change while a
// preview runs; it shows what one that starts anew shows, and a declaration that no longer
// fits leaves the last good site.
func TestOwnBlockPreview(t *testing.T) {
	testtime.Plain(t)
	dir, articles := starter(t)
	article := filepath.Join(dir, articles[0])
	template := filepath.Join(dir, "templates/blocks/trial.html")
	put := func(file, text string) {
		t.Helper()
		os.MkdirAll(filepath.Dir(file), 0o755)
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, _ := os.ReadFile(article)
	put(template, "{{/* title: line */}}<p>{{.Arg \"title\"}}</p>{{.Body}}")
	put(article, string(text)+"\n:::trial {title=\"A trial\"}\nBody text.\n:::\n")
	now := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	opt := Options{Source: dir, Builtin: galen.Starter, Jobs: 2, At: "2026-11-22T10:00"}
	p := NewPreview(opt)
	update := func(paths ...string) bool {
		t.Helper()
		list, _ := p.Update(context.Background(), now, paths...)
		return !list.Failed()
	}
	if !update() {
		t.Fatal("the first site is not good")
	}
	shown := func() string {
		t.Helper()
		clean := NewPreview(opt)
		if list, _ := clean.Update(context.Background(), now); list.Failed() {
			t.Fatal(list)
		}
		got, want := everything(p), everything(clean)
		all := ""
		for file, data := range want {
			if got[file] != data {
				t.Errorf("%s is not what a clean preview shows", file)
			}
			all += data
		}
		return all
	}
	for _, step := range []struct{ template, want string }{
		{"{{/* title: line */}}<p>{{.Arg \"title\"}}</p>{{.Body}}", "<p>A trial</p><p>Body text.</p>"},
		{"{{/* title: line */}}<h4>{{.Arg \"title\"}}</h4>{{.Body}}", "<h4>A trial</h4><p>Body text.</p>"},
		{"{{/*\ntitle: line\nmore: link\n*/}}<b>{{.Arg \"title\"}}</b>{{.Body}}{{.Arg \"more\"}}", "<b>A trial</b><p>Body text.</p>"},
	} {
		put(template, step.template)
		if !update("templates/blocks/trial.html") || !strings.Contains(shown(), step.want) {
			t.Errorf("%s: does not show %s", step.template, step.want)
		}
	}
	put(template, "{{/*\ntitle: line\nphase: number, required\n*/}}{{.Body}}{{.Arg \"phase\"}}")
	if update("templates/blocks/trial.html") {
		t.Error("an argument is missing, and nothing is told")
	}
	put(article, string(text)+"\n:::trial {title=\"A trial\" phase=3}\nBody text.\n:::\n")
	if !update(articles[0]) || !strings.Contains(shown(), "<p>Body text.</p>3") {
		t.Error("the argument that was missing is given, and not shown")
	}
}
