package lint

import (
	"strings"
	"testing"

	"galen/internal/content"
	"galen/internal/lint/rules"
)

// TestExplain: letters of the glossary need not be spelled out, and its terms do not
// make a text hard.
func TestExplain(t *testing.T) {
	text := "The ILDX grew. The ILDX shrank. The ILDX stayed. The QRZV too, and the QRZV again.\n\n" +
		strings.Repeat("Pharmacovigilance organisations watch the pharmacovigilance reports of all the people who take it. ", 10) + "\n"
	codes := func(c *Checker) (codes, said string) {
		for _, d := range findings(t, c, "content/health/a.md", text) {
			if d.Code == "HN250" || d.Code == "HN260" {
				codes += d.Code + " "
				said += d.Message + "\n"
			}
		}
		return codes, said
	}
	limit := rules.Settings{Grades: map[string]float64{"news": 10}}
	plain, explained := New(limit), New(limit)
	explained.Explain("", []content.Entry{
		{Term: "ILDX", Expansion: "interstitial lung disease X"}, {Term: "QRZV", Meaning: "It is not spelled out."},
		{Term: "pharmacovigilance", Meaning: "Watching for harms of medicines."},
	})
	if plain.Key == explained.Key {
		t.Error("two checkers that find different things have the same key")
	}
	if got, said := codes(plain); got != "HN250 HN250 HN260 " {
		t.Errorf("without a glossary: %s\n%s", got, said)
	}
	if got, said := codes(explained); got != "HN250 " || !strings.Contains(said, "QRZV") {
		t.Errorf("with a glossary: %s\n%s", got, said)
	}
	other := New(limit)
	other.Explain("es", []content.Entry{{Term: "ILDX", Expansion: "enfermedad"}})
	if got, said := codes(other); got != "HN250 HN250 HN260 " || other.Key == plain.Key {
		t.Errorf("with a glossary of another edition: %s\n%s", got, said)
	}
	strict := New(rules.Settings{Grades: map[string]float64{"news": 2}})
	strict.Explain("", []content.Entry{{Term: "pharmacovigilance", Meaning: "M."}})
	if _, said := codes(strict); !strings.Contains(said, "without the terms of the glossary") {
		t.Errorf("the grade without terms is not said:\n%s", said)
	}
	empty := New(limit)
	empty.Explain("", nil)
	if empty.Key != plain.Key || len(empty.glossaries) > 0 {
		t.Error("an empty glossary makes a difference")
	}
}
