package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"galen"
	"galen/internal/lint/textseg"
	"galen/internal/pipeline"
)

func readingCommand(code *int) *cobra.Command {
	var opt pipeline.Options
	var format string
	c := &cobra.Command{
		Use:   "reading [PATH…]",
		Short: "List how hard articles are to read, the hardest first",
		Long: `For every article, drafts included, list the Flesch-Kincaid grade, with the limit of
its kind and without the terms of the glossary, the Flesch reading ease, and the SMOG
and ARI grades. For articles and folders that are named, list the same for every
section, and the hardest sentences with their places.

For articles in German, Spanish, French, Italian, Dutch and Portuguese, list the
reading ease by a formula for the language (Amstad, Szigriszt-Pazos, Kandel-Moles,
Gulpease, Douma, Martins). Other languages have none.

The formulas only measure the length of sentences and words: a text can have a good
score and make no sense.`,
		Example: "  galen report reading content/health/flu.md",
		RunE: func(c *cobra.Command, args []string) error {
			if format != "text" && format != "json" {
				return fmt.Errorf("--format must be text or json, not %q", format)
			}
			now, err := buildClock()
			if err != nil {
				return err
			}
			opt.Now, opt.Builtin = now, galen.Starter
			within, err := allInSite(opt.Source, args)
			if err != nil {
				return err
			}
			survey, all, list := pipeline.Readings(c.Context(), opt)
			if c.Context().Err() != nil {
				return nil // run knows the signal
			}
			if list.Failed() {
				printer(survey.Text).Text(os.Stderr, list)
				*code = list.ExitCode()
				return nil
			}
			printer(survey.Text).Text(os.Stderr, list)
			all = slices.DeleteFunc(all, func(r pipeline.Reading) bool { return !lies(r.File, within) })
			if format == "json" {
				return readingJSON(&stdout, all)
			}
			readingText(&stdout, all, len(args) > 0)
			return nil
		},
	}
	c.Flags().StringVar(&opt.Source, "source", ".", "the folder of the site")
	c.Flags().StringVar(&format, "format", "text", "output format: text or json")
	return c
}

// lies reports whether a file is one of the paths or in one; of no paths, all are.
func lies(file string, paths []string) bool {
	return len(paths) == 0 || slices.ContainsFunc(paths, func(p string) bool { return p == "." || file == p || strings.HasPrefix(file, p+"/") })
}

func readingText(w io.Writer, all []pipeline.Reading, closely bool) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	row := func(name, plain, limit string, s textseg.Score) {
		smog := "–" // it was made for 30 sentences or more
		if s.Sentences >= 30 {
			smog = fmt.Sprintf("%.1f", s.SMOG())
		}
		fmt.Fprintf(t, "%s\t%.1f\t%s\t%s\t%.0f\t%s\t%.1f\t%d\t%d\n", name, s.Kincaid(), plain, limit, s.Flesch(), smog, s.ARI(), s.Words, s.Sentences)
	}
	english, others := byFormula(all)
	if len(english) > 0 {
		fmt.Fprintln(t, "article\tgrade\twithout terms\tlimit\tease\tSMOG\tARI\twords\tsentences")
	}
	for _, r := range english {
		limit := fmt.Sprint(r.Limit)
		if r.Spared.Kincaid() > r.Limit {
			limit += " exceeded"
		}
		row(r.File, fmt.Sprintf("%.1f", r.Spared.Kincaid()), limit, r.Score)
		if !closely {
			continue
		}
		for _, s := range r.Sections {
			name := s.Heading
			if name == "" {
				name = "(the beginning)"
			}
			row("  "+name, "", "", s.Score)
		}
	}
	t.Flush()
	foreignText(w, others)
	if len(all) == 0 {
		fmt.Fprintln(w, "no article is in a language that has a readability formula")
	}
	for _, r := range english {
		if closely {
			fmt.Fprintf(w, "\nthe hardest sentences of %q\n", r.Title)
			for _, s := range r.Hardest {
				fmt.Fprintf(w, "%s: grade %.1f, %d words: %s\n", s.At, s.Kincaid(), s.Words, s.Text)
			}
		}
	}
}

// byFormula divides articles, which are sorted by it: those in English, and the others.
func byFormula(all []pipeline.Reading) (english, others []pipeline.Reading) {
	n := slices.IndexFunc(all, func(r pipeline.Reading) bool { return r.Language != "" })
	if n < 0 {
		return all, nil
	}
	return all[:n], all[n:]
}

// foreignText lists articles in other languages than English.
func foreignText(w io.Writer, all []pipeline.Reading) {
	if len(all) == 0 {
		return
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "article\tlanguage\tease\tformula\twords\tsentences")
	for _, r := range all {
		fmt.Fprintf(t, "%s\t%s\t%.0f\t%s\t%d\t%d\n", r.File, r.Language, r.Ease.Value(), r.Ease.Formula(), r.Ease.Words, r.Ease.Sentences)
	}
	t.Flush()
}

// scores are the figures of a text, as JSON has them.
type scores struct {
	Grade     float64 `json:"grade"`
	Ease      float64 `json:"ease"`
	SMOG      float64 `json:"smog"`
	ARI       float64 `json:"ari"`
	Words     int     `json:"words"`
	Sentences int     `json:"sentences"`
}

func scoresOf(s textseg.Score) scores {
	round := func(f float64) float64 { return math.Round(f*10) / 10 }
	return scores{round(s.Kincaid()), round(s.Flesch()), round(s.SMOG()), round(s.ARI()), s.Words, s.Sentences}
}

// foreignLine is an article in another language than English, as JSON has it.
type foreignLine struct {
	File      string  `json:"file"`
	Title     string  `json:"title"`
	Kind      string  `json:"kind"`
	Language  string  `json:"language"`
	Formula   string  `json:"formula"`
	Ease      float64 `json:"ease"`
	Words     int     `json:"words"`
	Sentences int     `json:"sentences"`
}

func readingJSON(w io.Writer, all []pipeline.Reading) error {
	type part struct {
		Heading string `json:"heading,omitempty"`
		Text    string `json:"text,omitempty"`
		Line    int    `json:"line"`
		Column  int    `json:"column"`
		scores
	}
	type line struct {
		File  string  `json:"file"`
		Title string  `json:"title"`
		Kind  string  `json:"kind"`
		Limit float64 `json:"limit"`
		Plain float64 `json:"withoutTerms"` // the grade without the terms of the glossary
		scores
		Sections []part `json:"sections"`
		Hardest  []part `json:"hardest"`
	}
	lines := []any{}
	for _, r := range all {
		if r.Language != "" {
			lines = append(lines, foreignLine{r.File, r.Title, r.Kind, r.Language, r.Ease.Formula(), math.Round(r.Ease.Value()*10) / 10, r.Ease.Words, r.Ease.Sentences})
			continue
		}
		l := line{r.File, r.Title, r.Kind, r.Limit, scoresOf(r.Spared).Grade, scoresOf(r.Score), []part{}, []part{}}
		for _, s := range r.Sections {
			l.Sections = append(l.Sections, part{s.Heading, "", s.At.Line, s.At.Column, scoresOf(s.Score)})
		}
		for _, s := range r.Hardest {
			l.Hardest = append(l.Hardest, part{"", s.Text, s.At.Line, s.At.Column, scoresOf(s.Score)})
		}
		lines = append(lines, l)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(lines)
}
