package content

import (
	"strings"
	"testing"
	"time"

	"galen/internal/source"
	"galen/internal/testing/tally"
)

// statementCases: statements to readers, and whether they say something.
var statementCases = []struct {
	front string // a line of front matter
	says  bool
}{ // of corrections, see also wordyCases
	// made up
	{`corrections: [{date: 2026-11-22, text: "."}]`, false},
	{`corrections: [{date: 2026-11-22, text: x}]`, false},
	{`corrections: [{date: 2026-11-22, text: "-- --"}]`, false},
	{`corrections: [{date: 2026-11-22, text: "x x x x x x"}]`, false},
	{`corrections: [{date: 2026-11-22, text: "…"}]`, false},
	{`corrections: [{date: 2026-11-22, text: "a b c"}]`, false},
	{`corrections: [{date: 2026-11-22, text: "12 mg, not 21."}]`, true},
	{`corrections: [{date: 2026-11-22, text: "26, not 62"}]`, true},
	{`corrections: [{date: 2026-11-22, text: "The name of the drug was misspelled."}]`, true},
	{`corrections: [{date: 2026-11-22, text: "应为26人而非62人"}]`, true},
	{`corrections: [{date: 2026-11-22, text: "Это было 26, а не 62."}]`, true},
	{`withdrawn: {date: 2026-11-22, reason: "."}`, false},
	{`withdrawn: {date: 2026-11-22, reason: x}`, false},
	{`withdrawn: {date: 2026-11-22, reason: "- - -"}`, false},
	{`withdrawn: {date: 2026-11-22, reason: Plagiarism.}`, true},
	{`withdrawn: {date: 2026-11-22, reason: The paper was retracted.}`, true},
	{`disclosures: ["."]`, false},
	{`disclosures: ["-", None declared.]`, false},
	{`disclosures: [None declared.]`, true},
	{`disclosures: [无]`, true},
	{`ai: {used: true, how: ".", reviewed_by: ada}`, false},
	{`ai: {used: true, how: Translated., reviewed_by: ada}`, true},
}

// wordyCases: corrections, and whether they can pay for a change.
var wordyCases = map[string]bool{
	"Corrected.": false, "typo typo": false, "Fixed": false, "Update!": false, "x y": false, "错了": false,
	"12 mg, not 21.": true, "26, not 62": true, "A small slip was mended.": true, "应为26人而非62人": true, "Это было 26, а не 62.": true, "Nicht 62, sondern 26.": true,
}

// TestTells: a word alone says neither what was wrong nor what is right.
func TestTells(t *testing.T) {
	for text, want := range wordyCases {
		if got := (Correction{Text: text}).Tells(); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestKind14Statements: a statement that says nothing is refused at its place, and what the
// hint shows is accepted.
func TestKind14Statements(t *testing.T) {
	tally.Kind(t, 14, "statementCases")
	parse := func(front string) (said []string, hint string) {
		text := "---\ntitle: A\ndescription: B.\ndate: 2026-11-20\nauthors: [ada]\n" + front + "\n---\n\nText.\n"
		_, list := Parse(source.NewFile("content/health/a.md", []byte(text)), Rules{Zone: time.UTC})
		for _, d := range list {
			said = append(said, d.Code)
			if d.Line != 6 || d.Column < 10 {
				t.Errorf("%s: %s has no place", front, d.Error())
			}
			hint = d.Hint
		}
		return said, hint
	}
	for _, c := range statementCases {
		said, hint := parse(c.front)
		if want := map[bool]string{true: "", false: "empty-statement"}[c.says]; strings.Join(said, " ") != want {
			t.Errorf("%s: %q, want %q", c.front, said, want)
		}
		if _, written, ok := strings.Cut(hint, "such as  "); ok {
			key, _, _ := strings.Cut(written, ":")
			before, _, _ := strings.Cut(c.front, key+": ")
			after := map[bool]string{true: "}]", false: "}"}[strings.HasPrefix(c.front, "corr")]
			if key == "how" {
				after = ", reviewed_by: ada}"
			}
			if said, _ := parse(before + written + after); len(said) > 0 {
				t.Errorf("%s: the hint %q does not help: %q", c.front, hint, said)
			}
		}
	}
}
