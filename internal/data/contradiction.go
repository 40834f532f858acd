package data

import (
	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// A schema that no table could follow is wrong itself: its cells are not blamed.

// contradictions reports what in the rule of a column leaves no cell that may stand there.
func (c *Rule) contradictions(r *frontmatter.Reader, choices []frontmatter.Word) {
	if c.Min != nil && c.Max != nil && *c.Min > *c.Max {
		low, high := r.Raw("max").Text, r.Raw("min").Text
		r.Problem("min", "contradiction", "write  min: "+low+"  and  max: "+high, "the smallest value, %s, is larger than the largest, %s", high, low)
	}
	if r.Blank("choices") {
		r.Add(noChoices(r.Place("choices")))
	}
	first := map[string]diag.Position{}
	for _, w := range choices {
		before, again := first[w.Text]
		first[w.Text] = w.At
		if again {
			r.Add(diag.Errorf(w.At, "contradiction", "%q is already one of the choices", w.Text).With(before).WithHint("delete one of them"))
		} else if hint, what := c.against(w.Text); what != "" {
			r.Add(diag.Errorf(w.At, "contradiction", "the choice %q %s", w.Text, what).WithHint("%s", hint))
		}
	}
}

// emptyChoices is contradictions for the rule of a column that says nothing.
func emptyChoices(r *frontmatter.Reader, rule frontmatter.Value) {
	for _, e := range rule.Entries {
		if e.Key == "choices" {
			r.Add(noChoices(e.Value.At))
		}
	}
}

func noChoices(at diag.Position) diag.Diagnostic {
	return diag.Errorf(at, "contradiction", "the list of choices is empty").
		WithHint("write the texts that are allowed:  choices: [North, South]  or delete the key")
}

// against says what keeps a choice from standing in the column, and what to do.
func (c *Rule) against(choice string) (hint, what string) {
	cell := (dialect{comma: ','}).read(clean(choice))
	number := cell.Kind != Text && !cell.Missing
	switch {
	case cell.Missing:
		return "delete it: a cell can be empty unless the column has  required: true", "means an empty cell"
	case c.Typed && c.Type != Text && cell.Kind != c.Type:
		return "correct it, or the type", "does not have the type of the column, " + c.Type.String()
	case number && c.Min != nil && cell.Value < *c.Min:
		return "delete it, or lower  min", "is less than the smallest value"
	case number && c.Max != nil && cell.Value > *c.Max:
		return "delete it, or raise  max", "is more than the largest value"
	}
	return "", ""
}
