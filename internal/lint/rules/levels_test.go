package rules

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the book into the page of the starter site")

// TestBook: the book is in order and complete.
func TestBook(t *testing.T) {
	codes := Codes()
	if !slices.IsSorted(codes) || len(slices.Compact(slices.Clone(codes))) != len(codes) {
		t.Errorf("not in order: %v", codes)
	}
	for _, r := range Rules {
		if len(r.Code) != 5 || !strings.HasPrefix(r.Code, "HN") || r.Level == Off || r.Languages != EveryLanguage && !r.Languages.Know("en") {
			t.Errorf("%+v", r)
		}
		for what, text := range map[string]string{"title": r.Title, "why": r.Why, "source": r.Source, "before": r.Before, "after": r.After} {
			if strings.TrimSpace(text) != text || text == "" || strings.Contains(text, "\n") {
				t.Errorf("%s: the %s is %q", r.Code, what, text)
			}
		}
		if !strings.HasSuffix(r.Why, ".") && !strings.HasSuffix(r.Why, "?") {
			t.Errorf("%s: the reason does not end: %q", r.Code, r.Why)
		}
		if got, ok := Find(r.Code); !ok || got != r {
			t.Errorf("%s is not found", r.Code)
		}
		for line := range strings.Lines(r.Explain()) {
			if n := len([]rune(strings.TrimSuffix(line, "\n"))); n > 100 {
				t.Errorf("%s: a line of %d characters: %s", r.Code, n, line)
			}
		}
	}
	for _, code := range []string{"", "HN000", "HN2100", "hn210", "HN999"} {
		if _, ok := Find(code); ok {
			t.Errorf("%q is found", code)
		}
	}
}

// TestNamed: what a word names is complete, in order, and found by its word.
func TestNamed(t *testing.T) {
	if !slices.IsSortedFunc(Named, func(a, b Rule) int { return strings.Compare(a.Code, b.Code) }) {
		t.Error("not in order")
	}
	for _, r := range Named {
		for what, text := range map[string]string{"title": r.Title, "why": r.Why, "source": r.Source, "before": r.Before, "after": r.After} {
			if strings.TrimSpace(text) != text || text == "" || strings.Contains(text, "\n") {
				t.Errorf("%s: the %s is %q", r.Code, what, text)
			}
		}
		if got, ok := Explained(strings.ToUpper(r.Code)); !ok || got != r {
			t.Errorf("%s is not explained", r.Code)
		}
		if _, ok := Find(r.Code); ok {
			t.Errorf("%s can be waived", r.Code)
		}
	}
	if r, ok := Explained("hn210"); !ok || r.Code != "HN210" {
		t.Errorf("hn210: %v", r)
	}
	if _, ok := Explained("missing"); ok {
		t.Error("missing is explained")
	}
}

// TestLevelWords: each word is its level, and nothing else is one.
func TestLevelWords(t *testing.T) {
	for _, l := range []Level{Error, Warning, Note, Off} {
		if got, ok := ParseLevel(l.String()); !ok || got != l {
			t.Errorf("%s: %v, %v", l, got, ok)
		}
	}
	for _, word := range []string{"", "warning", "Error", "none"} {
		if _, ok := ParseLevel(word); ok {
			t.Errorf("%q is a level", word)
		}
	}
}

// page is the page of the starter site that holds the book.
const page = "../../../content/editorial-rules.md"

// TestManual: the page of the starter site says what the book says. -update writes
// it.
func TestManual(t *testing.T) {
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	const mark = "## The rules\n\n"
	before, old, found := strings.Cut(string(text), mark)
	if !found {
		t.Fatalf("%s has no heading %q", page, mark)
	}
	if *update {
		if err := os.WriteFile(page, []byte(before+mark+Manual()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if old != Manual() {
		t.Errorf("the page is not the book: run  go test ./internal/lint/rules -update")
	}
}
