package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"galen"
	"galen/internal/pipeline"
	"galen/internal/record"
	"galen/internal/site"
)

func reviewCommand(code *int) *cobra.Command {
	c := &cobra.Command{Use: "review", Short: "Review an article: sign"}
	var opt pipeline.Options
	var by, on string
	sign := &cobra.Command{
		Use:   "sign ARTICLE",
		Short: "Record in an article that a reviewer has checked it",
		Long: `Record in the front matter of ARTICLE who has checked it, when, and a hash of both and
of what it says: title, description, study, references, text, the places of citations,
the targets of links, and the pictures in the text. If one of these changes
afterwards, the next build says that the article must be checked again. Line breaks,
tags and the picture above the text do not count.

A translation is signed as a translation, too: see galen translation sign.

Nothing else in the file changes. The record of what was signed is in record.jsonl;
keep it under version control with the article.`,
		Example: "  galen review sign content/health/flu.md --by evidence-desk",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			now, err := buildClock()
			if err != nil {
				return err
			}
			opt.Now, opt.Builtin = now, galen.Starter
			survey, off, a, list := pipeline.Sign(c.Context(), opt, args[0], by, on)
			if c.Context().Err() != nil && list.Failed() {
				return nil // run knows the signal
			}
			printer(survey.Text).Text(os.Stderr, list)
			if *code = list.ExitCode(); *code == 0 {
				fmt.Fprintf(&stdout, "%s: signed by %s on %s, hash %s\n", a.File, off.By, off.On, off.Hash)
				if a.Original != "" {
					fmt.Fprintf(&stdout, "it is signed as %s of %s, too\n", survey.Called(&a.Document), a.Original)
				}
				fmt.Fprintf(&stdout, "next: commit it together with %s\n", record.File)
				*code = complete
			}
			return nil
		},
	}
	sign.Flags().StringVar(&opt.Source, "source", ".", "the folder of the site")
	sign.Flags().StringVar(&by, "by", "", "the id of the reviewer, an author of the site (required)")
	sign.Flags().StringVar(&on, "on", "", "the day of the review, by default today")
	sign.MarkFlagRequired("by")
	c.AddCommand(sign)
	return c
}

func reportCommand(code *int) *cobra.Command {
	c := &cobra.Command{Use: "report", Short: "Report on the site: due, reading"}
	var opt pipeline.Options
	var format string
	due := &cobra.Command{
		Use:   "due",
		Short: "List the articles that are due for review, with date and owner",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if format != "text" && format != "json" {
				return fmt.Errorf("--format must be text or json, not %q", format)
			}
			now, err := buildClock()
			if err != nil {
				return err
			}
			opt.Now, opt.Builtin = now, galen.Starter
			survey, list := pipeline.Open(c.Context(), opt)
			if c.Context().Err() != nil {
				return nil // run knows the signal
			}
			if list.Failed() {
				printer(survey.Text).Text(os.Stderr, list)
				*code = list.ExitCode()
				return nil
			}
			if format == "json" {
				return dueJSON(&stdout, survey.Due())
			}
			dueText(&stdout, survey.Due())
			return nil
		},
	}
	due.Flags().StringVar(&opt.Source, "source", ".", "the folder of the site")
	atFlag(due, &opt.At, "report as of this time (2026-11-22T09:30)")
	due.Flags().StringVar(&format, "format", "text", "output format: text or json")
	c.AddCommand(due, readingCommand(code))
	return c
}

func dueText(w io.Writer, all []site.Due) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, d := range all {
		state := ""
		if d.Overdue {
			state = "overdue"
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", d.On.Format(time.DateOnly), state, d.Owner, d.File)
	}
	t.Flush()
	if len(all) == 0 {
		fmt.Fprintln(w, "no article is due for review: none has the key review_every")
	}
}

func dueJSON(w io.Writer, all []site.Due) error {
	type line struct {
		Date    string `json:"date"`
		Overdue bool   `json:"overdue"`
		Owner   string `json:"owner"`
		File    string `json:"file"`
		Title   string `json:"title"`
		URL     string `json:"url"`
	}
	lines := []line{}
	for _, d := range all {
		lines = append(lines, line{d.On.Format(time.DateOnly), d.Overdue, d.Owner, d.File, d.Title, d.URL})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(lines)
}

// newlyGone lists the articles whose notice this build has put up or changed.
func newlyGone(r pipeline.Result) []string {
	var paths []string
	for _, path := range r.Withdrawn {
		file := strings.TrimPrefix(path, "/")
		if file == "" || strings.HasSuffix(file, "/") {
			file += "index.html"
		}
		if slices.Contains(r.Report.Added, file) || slices.Contains(r.Report.Changed, file) {
			paths = append(paths, path)
		}
	}
	return paths
}
