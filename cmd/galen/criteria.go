package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"text/tabwriter"

	"galen/internal/pipeline"
)

// questions are the ten criteria as questions.
var questions = map[string]string{
	"cost":         "Does it say what it costs?",
	"benefits":     "Does it say how large the benefit is, in numbers?",
	"harms":        "Does it say what harm the treatment did?",
	"evidence":     "Can readers tell how good the evidence is?",
	"proportion":   "Does it avoid making the illness sound worse or more common than it is?",
	"independence": "Does it quote somebody independent, and say who paid?",
	"alternatives": "Does it mention the alternatives?",
	"availability": "Does it say whether the treatment is available?",
	"novelty":      "Does it say what is new about it?",
	"reporting":    "Does it go beyond the news release?",
}

// reportCriteria prints how articles stand with the ten criteria.
func reportCriteria(ctx context.Context, opt pipeline.Options, paths []string, format string, code *int) error {
	if format != "text" && format != "json" {
		return fmt.Errorf("--criteria needs --format text or json, not %q", format)
	}
	within, err := allInSite(opt.Source, paths)
	if err != nil {
		return err
	}
	site, all, list := pipeline.Criteria(ctx, opt)
	if ctx.Err() != nil {
		return nil // run knows the signal
	}
	if list.Failed() {
		printer(site.Text).Text(os.Stderr, list)
		*code = list.ExitCode()
		return nil
	}
	all = slices.DeleteFunc(all, func(a pipeline.Asked) bool { return !lies(a.File, within) })
	if format == "json" {
		return criteriaJSON(&stdout, all)
	}
	t := tabwriter.NewWriter(&stdout, 0, 0, 2, ' ', 0)
	for i, a := range all {
		if i > 0 {
			fmt.Fprintln(t)
		}
		fmt.Fprintf(t, "%s\n", a.File)
		for n, answer := range a.Answers {
			fmt.Fprintf(t, "  %2d\t%s\t%s%s\n", n+1, questions[answer.Criterion], answer.Says, bracketed(answer.By))
		}
	}
	return t.Flush()
}

// bracketed is a text in brackets, behind a space; nothing of nothing.
func bracketed(text string) string {
	if text == "" {
		return ""
	}
	return " (" + text + ")"
}

func criteriaJSON(w io.Writer, all []pipeline.Asked) error {
	type answer struct {
		Criterion string `json:"criterion"`
		Answer    string `json:"answer"`
		By        string `json:"by,omitempty"`
	}
	type article struct {
		File    string   `json:"file"`
		Answers []answer `json:"answers"`
	}
	articles := make([]article, len(all))
	for i, a := range all {
		articles[i].File = a.File
		for _, answered := range a.Answers {
			articles[i].Answers = append(articles[i].Answers, answer{answered.Criterion, answered.Says, answered.By})
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(articles)
}
