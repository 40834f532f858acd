package check

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/lint"
)

// TestCorpus counts what is found in a folder of good texts, CORPUS, which is not
// a part of the project: how many warnings and errors there are in 1,000 words.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("CORPUS")
	if dir == "" {
		t.Skip("CORPUS names no folder")
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.md"))
	c := New(lint.Settings{})
	words, alarms := 0, 0
	by := map[string]int{}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		words += len(strings.Fields(string(text)))
		for _, d := range findings(t, c, "content/health/"+filepath.Base(name), string(text)) {
			by[d.Severity.String()+" "+d.Code]++
			if d.Severity != diag.Note {
				alarms++
				line := strings.Split(string(text), "\n")[d.Line-1]
				from := max(0, d.Column-70)
				runes := []rune(line)
				fmt.Printf("%s: %s\n      …%s\n", d.Position, d.Error()[len(d.Position.String()):], string(runes[min(from, len(runes)):min(len(runes), d.Column+90)]))
			}
		}
	}
	var codes []string
	for code := range by {
		codes = append(codes, fmt.Sprintf("%s: %d", code, by[code]))
	}
	sort.Strings(codes)
	fmt.Printf("%s\n%d texts, %d words, %d errors and warnings: %.2f in 1,000 words\n", strings.Join(codes, "\n"), len(files), words, alarms, 1000*float64(alarms)/float64(max(1, words)))
}
