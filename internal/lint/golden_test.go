package lint

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint/rules"
	"galen/internal/source"
)

var update = flag.Bool("update", false, "write what is found into the golden files")

// usual is the front matter of those passages that have none.
const usual = "---\ntitle: A story\ndescription: What it says.\ndate: 2026-11-01\nauthors: [desk]\n---\n\n"

// findings parses and checks an article.
func findings(t testing.TB, c *Checker, name, text string) diag.List {
	t.Helper()
	if !strings.HasPrefix(text, "---\n") {
		text = usual + text
	}
	document, list := content.Parse(source.NewFile(name, []byte(text)), content.Rules{Zone: time.UTC, Home: "https://t.example/", Check: c.Article})
	if a, ok := document.(*content.Article); ok && !list.Failed() {
		return a.Findings
	}
	t.Fatalf("%s: %v", name, list)
	return nil
}

// TestGolden holds each rule against passages that it finds (files whose names
// begin with hit) and near misses on which it is silent (miss), at least five of
// each, and compares what it says with the section "want".
func TestGolden(t *testing.T) {
	archives, _ := filepath.Glob("testdata/HN*.txtar")
	checked := map[string]bool{}
	c := New(rules.Settings{})
	for _, name := range archives {
		code := strings.TrimSuffix(filepath.Base(name), ".txtar")
		checked[code] = true
		t.Run(code, func(t *testing.T) { golden(t, c, name, code) })
	}
	for _, r := range rules.Rules {
		if r.Code >= "HN200" && !checked[r.Code] && !elsewhere[r.Code] {
			t.Errorf("%s has no golden file", r.Code)
		}
	}
}

// elsewhere are rules that need more than an article, or are no rules about words,
// and have tests of their own.
var elsewhere = map[string]bool{"HN240": true, "HN330": true, "HN400": true, "HN401": true, "HN402": true, "HN403": true, "HN404": true, "HN405": true, "HN406": true, "HN407": true}

func golden(t *testing.T, c *Checker, name, code string) {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	want := -1
	hits, misses := 0, 0
	for i, f := range archive.Files {
		if f.Name == "want" {
			want = i
			continue
		}
		text := string(f.Data)
		if !strings.HasPrefix(text, "---\n") {
			text = usual + text
		}
		var list diag.List
		for _, d := range findings(t, c, "content/health/"+f.Name, text) {
			if d.Code == code {
				list = append(list, d)
			}
		}
		switch hit := strings.HasPrefix(f.Name, "hit"); {
		case hit && len(list) == 0:
			t.Errorf("%s is not found:\n%s", f.Name, f.Data)
		case !hit && len(list) > 0:
			t.Errorf("%s: false alarm: %v", f.Name, list)
		case hit:
			hits++
		default:
			misses++
		}
		diag.Printer{Source: func(string) []byte { return []byte(text) }}.Text(&got, list)
	}
	if hits < 5 || misses < 5 {
		t.Errorf("%d hits and %d near misses, want at least five of each", hits, misses)
	}
	if *update {
		if want < 0 {
			archive.Files = append(archive.Files, txtar.File{Name: "want"})
			want = len(archive.Files) - 1
		}
		archive.Files[want].Data = []byte(got.String())
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want < 0 {
		t.Fatal("no section want")
	}
	if d := cmp.Diff(string(archive.Files[want].Data), got.String()); d != "" {
		t.Error(d)
	}
}

// TestTry prints what is found in the files of TRY, for those who tune a rule.
func TestTry(t *testing.T) {
	files := strings.Fields(os.Getenv("TRY"))
	if len(files) == 0 {
		t.Skip("TRY names no files")
	}
	c := New(rules.Settings{})
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		list := findings(t, c, "content/health/"+filepath.Base(name), string(text))
		var b strings.Builder
		diag.Printer{Source: func(string) []byte { return text }, All: true}.Text(&b, list)
		fmt.Printf("== %s\n%s", name, b.String())
	}
}
