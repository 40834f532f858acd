package lint

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/lint/rules"
)

// TestReported holds the rules against the faults of testdata/planted.txt, which
// were written before the words of the rules that find them: nineteen of twenty
// are found.
func TestReported(t *testing.T) {
	file, err := os.ReadFile("testdata/planted.txt")
	if err != nil {
		t.Fatal(err)
	}
	c := New(rules.Settings{})
	var missed []string
	total := 0
	for line := range strings.Lines(string(file)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		total++
		codes, rest, _ := strings.Cut(line, " ")
		where, words, ok := strings.Cut(rest, ": ")
		if !ok {
			t.Fatalf("no place in %q", line)
		}
		list := findings(t, c, "content/health/x.md", story(where, words))
		if !slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return strings.Contains(codes, d.Code) }) {
			missed = append(missed, line)
		}
	}
	t.Logf("%d of %d faults are found", total-len(missed), total)
	if total < 200 || 20*len(missed) > total {
		t.Errorf("of %d faults not found:\n%s", total, strings.Join(missed, "\n"))
	}
}

// story is an article with a fault in its headline, its dek or its text.
func story(where, words string) string {
	title, dek, text := "What the hospital did next", "The ward has two more doctors.", "The ward looks out on a park."
	switch where {
	case "title":
		title = words
	case "dek":
		dek = words
	default:
		text = strings.ReplaceAll(words, " / ", "\n\n")
	}
	return "---\ntitle: " + strconv.Quote(title) + "\ndescription: " + strconv.Quote(dek) +
		"\ndate: 2026-11-01\nauthors: [desk]\n---\n\n" + text + "\n"
}
