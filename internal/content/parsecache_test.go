package content

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"galen/internal/memo"
	"galen/internal/source"
)

// library is the starter's content, and a document of every odd kind.
func library(t testing.TB) (root string, files []source.File) {
	root = t.TempDir()
	if err := os.CopyFS(filepath.Join(root, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"health/empty.md":  "---\ntitle: Nothing\n---\n",
		"health/broken.md": "---\ntitle: [\n---\nWords\n",
		"health/none.md":   "",
		"health/dates.md":  "---\ntitle: Dates\ndescription: D\ndate: 2026-06-01T09:30:00+05:30\nauthors: [a]\nembargo: 2026-07-01\n---\nA [link](b) and a ![picture](x.png).\n\n| a |\n|---|\n| b |\n",
	} {
		if err := os.WriteFile(filepath.Join(root, "content", filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tree, list := source.Read(root, nil)
	if list.Failed() || tree.Content.Len() < 30 {
		t.Fatal(list, tree.Content.Len())
	}
	return root, tree.Content.List()
}

func cacheRules(t testing.TB) Rules {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return Rules{Zone: zone, Home: "https://example.com/"}
}

// wordsAlike takes words to be alike wherever their bodies are kept.
var wordsAlike = cmp.Comparer(func(a, b Words) bool {
	return string(memo.Pack(a)) == string(memo.Pack(b)) && string(memo.Pack(*a.Body())) == string(memo.Pack(*b.Body()))
})

// compare finds out whether documents that were parsed differ from those of
// want, their texts included.
func compare(t *testing.T, want, got *Parsed) {
	t.Helper()
	if want.Len() != got.Len() {
		t.Fatalf("%d documents, want %d", got.Len(), want.Len())
	}
	gots := slices.Collect(got.results())
	for i, w := range slices.Collect(want.results()) {
		g := gots[i]
		if diff := cmp.Diff(w.document, g.document, wordsAlike); diff != "" {
			t.Fatalf("%s: %s", w.path, diff)
		}
		if diff := cmp.Diff(w.list, g.list); diff != "" {
			t.Fatalf("%s: %s", w.path, diff)
		}
	}
}

// TestParseCache: what comes from the cache is what parsing gives, whatever happens to
// the cache's files.
func TestParseCache(t *testing.T) {
	root, files := library(t)
	rules := cacheRules(t)
	_, want, problems := ParseAll(context.Background(), source.FilesOf(files), rules, nil)
	if len(problems) == 0 {
		t.Fatal("the broken documents were not noticed")
	}
	folder := filepath.Join(root, ".galen")
	builder := memo.Of([]byte("builder"))
	if err := NewParseCache(folder, root, builder).Save(context.Background(), want); err != nil {
		t.Fatal(err)
	}
	again := func(rules Rules, builder memo.Digest) (fromCache int) {
		t.Helper()
		s := NewParseCache(folder, root, builder)
		loaded := s.Load(context.Background(), rules)
		_, got, list := ParseAll(context.Background(), source.FilesOf(files), rules, loaded)
		compare(t, want, got)
		if diff := cmp.Diff(problems, list); diff != "" {
			t.Fatal(diff)
		}
		if s.Missing() {
			t.Error("a text was lost")
		}
		return loaded.Len()
	}
	if n := again(rules, builder); n != want.Len() {
		t.Errorf("%d of %d documents came from the cache", n, want.Len())
	}
	if n := again(rules, memo.Of([]byte("another"))); n != 0 {
		t.Errorf("%d documents of another builder were trusted", n)
	}
	checked := rules
	checked.CheckedBy = "others"
	if n := again(checked, builder); n != 0 {
		t.Errorf("%d documents of other rules were trusted", n)
	}
	random := rand.New(rand.NewPCG(1, 2))
	cache, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(cache) < 20 {
		t.Fatal(cache, err)
	}
	for range 200 {
		file := cache[random.IntN(len(cache))]
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if len(data) == 0 { // a board without words
			continue
		}
		spoiled := append([]byte{}, data...)
		switch at := random.IntN(len(data)); random.IntN(3) {
		case 0:
			spoiled = spoiled[:at]
		case 1:
			spoiled[at] ^= 1 << random.IntN(8)
		default:
			spoiled = nil
		}
		if err := os.WriteFile(file, spoiled, 0o644); err != nil {
			t.Fatal(err)
		}
		again(rules, builder)
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestDrawers: what is parsed for the first time keeps no text in memory, and
// gives the same; where nothing can be written, texts stay.
func TestDrawers(t *testing.T) {
	root, files := library(t)
	rules := cacheRules(t)
	_, want, _ := ParseAll(context.Background(), source.FilesOf(files), rules, nil)
	folder := filepath.Join(root, ".galen")
	s := NewParseCache(folder, root, memo.Digest{1})
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	left := s.file(shardOf(files[0].Path)) + "-123.texts" // of a run that was stopped
	if err := os.WriteFile(left, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s.Writable = true
	_, got, _ := ParseAll(context.Background(), source.FilesOf(files), rules, s.Load(context.Background(), rules))
	for r := range got.results() {
		if d := wordsOf(r.document); d != nil && d.body != nil {
			t.Errorf("the text of %s is in memory", r.path)
		}
	}
	compare(t, want, got)
	if err := s.Save(context.Background(), got); err != nil {
		t.Fatal(err)
	}
	compare(t, want, got)
	s = NewParseCache(folder, root, memo.Digest{1})
	loaded := s.Load(context.Background(), rules)
	_, got, _ = ParseAll(context.Background(), source.FilesOf(files), rules, loaded)
	compare(t, want, got)
	if loaded.Len() != want.Len() || s.Missing() {
		t.Errorf("%d of %d documents are on the cache", loaded.Len(), want.Len())
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("what a stopped run left is still there")
	}

	nowhere := filepath.Join(root, "file")
	if err := os.WriteFile(nowhere, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s = NewParseCache(nowhere, root, memo.Digest{1})
	s.Writable = true
	_, got, _ = ParseAll(context.Background(), source.FilesOf(files), rules, s.Load(context.Background(), rules))
	compare(t, want, got)
	if s.Missing() || s.Save(context.Background(), got) == nil {
		t.Error("a folder that is a file took the texts")
	}
}

// TestParseCacheEdit: an edit writes one shard, and a text whose source has changed
// meanwhile is not made up.
func TestParseCacheEdit(t *testing.T) {
	root, files := library(t)
	rules := cacheRules(t)
	folder := filepath.Join(root, ".galen")
	_, parsed, _ := ParseAll(context.Background(), source.FilesOf(files), rules, nil)
	if err := NewParseCache(folder, root, memo.Digest{1}).Save(context.Background(), parsed); err != nil {
		t.Fatal(err)
	}
	times := func() map[string]time.Time {
		all := map[string]time.Time{}
		cache, _ := filepath.Glob(filepath.Join(folder, "*"))
		for _, f := range cache {
			info, err := os.Stat(f)
			if err != nil {
				t.Fatal(err)
			}
			all[f] = info.ModTime()
		}
		return all
	}
	before := times()
	s := NewParseCache(folder, root, memo.Digest{1})
	loaded := s.Load(context.Background(), rules)
	i := 0
	for ; !strings.HasSuffix(files[i].Path, "dates.md"); i++ {
	}
	files[i] = source.NewFile(files[i].Path, append(files[i].Data, "\nMore.\n"...))
	_, edited, _ := ParseAll(context.Background(), source.FilesOf(files), rules, loaded)
	if err := s.Save(context.Background(), edited); err != nil {
		t.Fatal(err)
	}
	written := 0
	for f, at := range times() {
		if !at.Equal(before[f]) {
			written++
		}
	}
	if written != 2 {
		t.Errorf("%d files were written for one edit", written)
	}
	s = NewParseCache(folder, root, memo.Digest{1})
	_, got, _ := ParseAll(context.Background(), source.FilesOf(files), rules, s.Load(context.Background(), rules))
	compare(t, edited, got)

	s = NewParseCache(folder, root, memo.Digest{1})
	_, got, _ = ParseAll(context.Background(), source.FilesOf(files), rules, s.Load(context.Background(), rules))
	var words *Words
	for r := range got.results() {
		if r.path == files[i].Path {
			words = wordsOf(r.document)
		}
	}
	texts, _ := filepath.Glob(filepath.Join(folder, "*.texts"))
	for _, f := range texts {
		if err := os.Truncate(f, 0); err != nil {
			t.Fatal(err)
		}
	}
	if words.Body().Segments != nil || !s.Missing() { // the file on disk is without the edit
		t.Error("a text came from nowhere")
	}
}

// BenchmarkParseCache loads the documents of the starter.
func BenchmarkParseCache(b *testing.B) {
	root, files := library(b)
	rules := cacheRules(b)
	_, parsed, _ := ParseAll(context.Background(), source.FilesOf(files), rules, nil)
	if err := NewParseCache(root, root, memo.Digest{1}).Save(context.Background(), parsed); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if p := NewParseCache(root, root, memo.Digest{1}).Load(context.Background(), rules); p.Len() == 0 {
			b.Fatal("nothing on the cache")
		}
	}
	b.ReportMetric(float64(parsed.Len()), "documents")
}
