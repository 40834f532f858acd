package textseg

import (
	"os"
	"strings"
	"testing"
)

// TestSentenceCorpus divides paragraphs into sentences and finds what they quote.
func TestSentenceCorpus(t *testing.T) {
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines, divisions, quoted := 0, 0, 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		lines++
		text := strings.NewReplacer("‖", "", "⟦", "", "⟧", "").Replace(line)
		divisions += strings.Count(line, "‖")
		quoted += strings.Count(line, "⟦")
		if got, want := mark(text, Sentences(text), "", "‖"), strings.NewReplacer("⟦", "", "⟧", "").Replace(line); got != want {
			t.Errorf("sentences\n got %s\nwant %s", got, want)
		}
		if got, want := mark(text, Quotations(text), "⟦", "⟧"), strings.ReplaceAll(line, "‖", ""); got != want {
			t.Errorf("quotations\n got %s\nwant %s", got, want)
		}
	}
	t.Logf("%d paragraphs, %d divisions, %d quotations", lines, divisions, quoted)
}

// mark puts signs around spans of a text; without the first, the second is put
// before each span but the first.
func mark(text string, spans []Span, open, close string) string {
	var b strings.Builder
	at := 0
	for i, s := range spans {
		b.WriteString(text[at:s.From])
		if open == "" {
			if i > 0 {
				b.WriteString(close)
			}
			at = s.From
			continue
		}
		b.WriteString(open + text[s.From:s.To] + close)
		at = s.To
	}
	return b.String() + text[at:]
}
