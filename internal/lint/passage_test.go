package lint

import (
	"testing"
	"time"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint/rules"
	"galen/internal/source"
)

// TestPassages: what is said in another language is no English, and no rule that knows English finds
// anything in it.
func TestPassages(t *testing.T) {
	c := New(rules.Settings{})
	found := func(text string) map[string]int {
		how := content.Rules{Zone: time.UTC, Home: "https://t.example/", Check: c.Article}
		document, list := content.Parse(source.NewFile("content/health/x.md", []byte(usual+text)), how)
		if list.Failed() {
			t.Errorf("%s: %v", text, list)
			return nil
		}
		codes := map[string]int{}
		for _, d := range document.(*content.Article).Findings {
			if d.Severity != diag.Note {
				codes[d.Code]++
			}
		}
		return codes
	}
	plain, met := found("Twelve people took part."), 0
	for _, words := range []string{"a miracle cure", "this breakthrough", "a game-changing therapy", "committed suicide", "of 26 people, 96% (12 of 26)", "it is 100% safe"} {
		english := found("Twelve people took part. They said: " + words + ".")
		if len(english) == len(plain) {
			t.Errorf("no rule finds %q", words)
			continue
		}
		met++
		for _, text := range []string{"Twelve people took part. They said: [" + words + "]{lang=fr}.", "Twelve people took part.\n\n:::quote {lang=fr new=true by=Ana}\nThey said: " + words + ".\n:::"} {
			if foreign := found(text); len(foreign) != len(plain) {
				t.Errorf("%s: %v, and without it %v", text, foreign, plain)
			}
		}
	}
	if met < 4 {
		t.Errorf("only %d of the words are found", met)
	}
}
