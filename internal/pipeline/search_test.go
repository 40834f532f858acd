package pipeline

import (
	"bytes"
	"compress/flate"
	"context"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galen/internal/search"
	"galen/internal/testing/searcher"
)

// editSearch lets readers search, or not.
func editSearch(s *state, _ *rand.Rand) string {
	value := "true"
	if strings.Contains(s.files["galen.yaml"], "\nsearch: true\n") {
		value = ""
	}
	s.files["galen.yaml"] = setKey(s.files["galen.yaml"], "search", value)
	return "search: " + value
}

// TestSearchHoldsNothingBack looks for the words of what readers may not see in every file of the index,
// and for those of what they may.
func TestSearchHoldsNothingBack(t *testing.T) {
	files := newsroom()
	files["galen.yaml"] = setKey(files["galen.yaml"], "search", "true")
	hidden := map[string]string{"quokkadraft": "draft: true", "quokkaembargo": "embargo: 2026-11-22T18:00", "quokkafuture": "date: 2026-11-23T09:30",
		"quokkaexpired": "expires: 2026-11-22", "quokkawithdrawn": "withdrawn: {date: 2026-11-22, reason: It was wrong.}"}
	piece := func(n int, word, key string) {
		text := strings.Replace(newsPiece(n, ""), "\n---\n\n", "\n---\n\nOf "+word+".\n\n", 1)
		if key, value, ok := strings.Cut(key, ": "); ok {
			text = setKey(text, key, value)
		}
		files["content/health/"+word+".md"] = setKey(setKey(text, "title", "A "+word), "tags", "[a "+word+"]")
	}
	for word, key := range hidden {
		piece(60, word, key)
	}
	piece(61, "wombat", "")
	index := buildSearch(t, files)
	if len(index) < 20 {
		t.Fatalf("the index has %d files", len(index))
	}
	for name, data := range index {
		if bytes.Contains(bytes.ToLower(inflated(name, data)), []byte("quokka")) {
			t.Errorf("%s has a word that readers may not see", name)
		}
	}
	s := searcher.Searcher{Read: func(name string) []byte { return index[name] }}
	for word := range hidden {
		if r := s.Search(word); len(r.Articles) > 0 {
			t.Errorf("%s is found", word)
		}
	}
	if r := s.Search("wombat"); len(r.Articles) != 1 || s.Card(r.Articles[0]).URL != "/health/wombat/" {
		t.Errorf("the piece about wombats is not found: %v", r)
	}
}

// TestSearchFindsAllThatIsRead looks for words of pages that are no articles, and of what
// articles show of files.
func TestSearchFindsAllThatIsRead(t *testing.T) {
	files := newsroom()
	files["galen.yaml"] = setKey(files["galen.yaml"], "search", "true")
	files["content/complaints.md"] = "---\ntitle: How to complain\n---\n\nWrite to the ombudsperson.\n"
	files["content/words.md"] = "---\ntitle: Words\nlayout: glossary\n---\n\nIn plain words.\n"
	files["content/glossary.yaml"] = "- term: ILD\n  expansion: interstitial lung disease\n  meaning: Scars in the parenchyma.\n"
	files["content/authors/ada.md"] = strings.Replace(files["content/authors/ada.md"], "Ada edits", "Ada, an epidemiologist, edits", 1)
	files["content/health/_index.md"] = strings.Replace(files["content/health/_index.md"], "About [us]", "Wellness and [us]", 1)
	files["content/health/piece-70/index.md"] = newsPiece(70, "") + "\n:::table\nfile: doses.csv\ncaption: Doses of a day\n:::\n"
	files["content/health/piece-70/doses.csv"] = "drug,dose\nmethotrexate,10\n"
	files["content/conditions/sarcoidosis.md"] = "---\ntitle: Sarcoidosis\nsynonyms: [Boeck disease]\n---\n\nGranulomas in the lungs.\n"
	files["content/health/piece-70/index.md"] = setKey(files["content/health/piece-70/index.md"], "conditions", "[sarcoidosis]")
	files["content/health/guide.md"] = setKey(setKey(setKey(newsPiece(62, ""), "date", ""), "kind", "guide"), "reviewed", "{by: ada, on: 2025-03-02}")
	files["content/health/guide.md"] = setKey(files["content/health/guide.md"], "authors", "[desk]")
	index := buildSearch(t, files)
	if page := string(index["index.html"]); !strings.Contains(page, ">Sarcoidosis</a>") {
		t.Error("the topics from A to Z do not name the term of a taxonomy")
	}
	s := searcher.Searcher{Read: func(name string) []byte { return index[name] }}
	for word, url := range map[string]string{
		"ombudsperson": "/complaints/", "parenchyma": "/words/", "epidemiologist": "/authors/ada/", "wellness": "/health/",
		"methotrexate": "/health/piece-70/", "granulomas": "/conditions/sarcoidosis/",
	} {
		r := s.Search(word)
		if len(r.Articles) != 1 || s.Card(r.Articles[0]).URL != url {
			t.Errorf("%s is found on %v, and stands on %s", word, r.Articles, url)
		}
	}
	for n := range s.Count() {
		if s.Card(n).URL == "" {
			t.Errorf("number %d has no card", n)
		}
	}
	if r := s.Search("boeck"); len(r.Articles) != 2 {
		t.Errorf("by a synonym not both the term and its article are found: %v", r.Articles)
	}
	r := s.Search("rules")
	if len(r.Articles) == 0 || s.Card(r.Articles[len(r.Articles)-1]).ISO != "" {
		t.Errorf("of two alike the article does not come before the page: %v", r.Articles)
	}
}

// buildSearch builds a site and gives the files of its index.
func buildSearch(t *testing.T, files sourceFiles) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	files.sync(t, dir, nil)
	if r := Run(context.Background(), buildIn(dir)); r.Problems.Failed() {
		t.Fatal(r.Problems)
	}
	index := map[string][]byte{}
	folder := os.DirFS(filepath.Join(dir, "public", "search"))
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		index[name], err = fs.ReadFile(folder, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return index
}

// inflated is what a file of the index holds.
func inflated(name string, data []byte) []byte {
	if name == search.Directory || strings.HasSuffix(name, ".html") {
		return data
	}
	plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(data)))
	if err != nil {
		panic(name + ": " + err.Error())
	}
	return plain
}
