package content

import (
	"context"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/lint/textseg"
	"galen/internal/source"
)

// TestFaultsNameTheFile: a fault of code that reads what people wrote is told with the
// file, asks for a report, and leaves the other files as they are.
func TestFaultsNameTheFile(t *testing.T) {
	piece := "---\ntitle: A\ndescription: B.\ndate: 2026-11-20\nauthors: [ada]\n---\n\nText.\n"
	files := []source.File{
		source.NewFile("content/health/a.md", []byte(piece)),
		source.NewFile("content/health/b.comments.yaml", []byte("- {name: Ada, date: 2026-11-20, text: So.}\n")),
		source.NewFile("content/health/b.md", []byte(strings.Replace(piece, "A", "B", 1))),
	}
	engine := plainEngine
	plainEngine = nil // as if goldmark had a fault
	defer func() { plainEngine = engine }()
	rules := Rules{Zone: time.UTC, Check: func(a *Article, _ *textseg.Text) diag.List {
		if a.File == "content/health/a.md" {
			panic("index out of range [3] with length 3")
		}
		return nil
	}}
	_, _, list := ParseAll(context.Background(), source.FilesOf(files), rules, nil)
	told := map[string]bool{}
	for _, d := range list {
		told[d.File] = true
		if d.Code != "fault" || !strings.Contains(d.Hint, "please report it") || strings.Contains(d.Message, "goroutine") {
			t.Errorf("%s: %s", d.Error(), d.Hint)
		}
	}
	if len(list) != 2 || !told["content/health/a.md"] || !told["content/health/b.comments.yaml"] {
		t.Error(list)
	}
}
