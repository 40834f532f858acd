package rules

import (
	"fmt"
	"strings"
)

// Explain is a rule as `galen check --explain` prints it.
func (r Rule) Explain() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s  (%s)\n\n%s\n", r.Code, r.Title, r.Level, wrapped(r.Why, "  "))
	fmt.Fprintf(&b, "  knows:  %s\n", r.Languages)
	fmt.Fprintf(&b, "  source: %s\n\n", strings.TrimSpace(wrapped(r.Source, "          ")))
	fmt.Fprintf(&b, "  before: %s\n", strings.TrimSpace(wrapped(r.Before, "          ")))
	fmt.Fprintf(&b, "  after:  %s\n", strings.TrimSpace(wrapped(r.After, "          ")))
	return b.String()
}

// wrapped breaks a text into lines of at most 80 characters, each with a margin.
func wrapped(text, margin string) string {
	var b strings.Builder
	line := margin
	for word := range strings.FieldsSeq(text) {
		if line != margin && len([]rune(line))+1+len([]rune(word)) > 80 {
			b.WriteString(line + "\n")
			line = margin
		}
		if line != margin {
			line += " "
		}
		line += word
	}
	return b.String() + line + "\n"
}

// Manual is the book as a section of Markdown for editors: a table of all rules,
// then each with its reasons, and the named problems. `go test ./internal/lint/rules -update` writes it into
// the starter site.
func Manual() string {
	var b strings.Builder
	b.WriteString("| Rule | Level | What is found |\n| --- | --- | --- |\n")
	for _, r := range Rules {
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s |\n", r.Code, strings.ToLower(r.Code), r.Level, r.Title)
	}
	for _, r := range Rules {
		fmt.Fprintf(&b, "\n### %s\n\n**%s.**\n%s\n\n", r.Code, r.Title, r.Why)
		fmt.Fprintf(&b, "Source: %s. Languages: %s.\n\n", strings.TrimSuffix(r.Source, "."), r.Languages)
		fmt.Fprintf(&b, "- Before: `%s`\n- After: `%s`\n", r.Before, r.After)
	}
	b.WriteString(named())
	return b.String()
}
