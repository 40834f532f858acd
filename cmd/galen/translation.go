package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"galen"
	"galen/internal/pipeline"
	"galen/internal/record"
)

func translationCommand(code *int) *cobra.Command {
	c := &cobra.Command{Use: "translation", Short: "Translations of articles and pages: sign"}
	var opt pipeline.Options
	var by, on string
	sign := &cobra.Command{
		Use:   "sign TRANSLATION",
		Short: "Record in a translation that it says what its original says",
		Long: `Record in the front matter of TRANSLATION, such as content/health/flu.es.md, when it
was made, by whom if that is given, and a hash of what its original says now: title,
description, study, references and text. If one of these words changes afterwards, every
build warns that the translation is older, and names the paragraphs of the original that
changed. After the time that galen.yaml gives, the page says so to readers. Line breaks,
marks such as **, tags and pictures do not count.

Sign again as soon as the translation has followed the original. A review of a
translation (galen review sign) signs it as well.

Nothing else in the file changes. What the original said is kept in record.jsonl, as
marks of its paragraphs; keep it under version control with the translation.`,
		Example: "  galen translation sign content/health/flu.es.md --by ana-lopez",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			now, err := buildClock()
			if err != nil {
				return err
			}
			opt.Now, opt.Builtin = now, galen.Starter
			survey, off, d, list := pipeline.SignTranslation(c.Context(), opt, args[0], by, on)
			if c.Context().Err() != nil && list.Failed() {
				return nil // run knows the signal
			}
			printer(survey.Text).Text(os.Stderr, list)
			if *code = list.ExitCode(); *code == 0 {
				if off.By != "" {
					off.By = " by " + off.By
				}
				fmt.Fprintf(&stdout, "%s: signed%s on %s as %s of %s, hash %s\nnext: commit it together with %s\n", d.File, off.By, off.On, survey.Called(d), d.Original, off.Hash, record.File)
				if keys, file := survey.StudyOfOriginal(d); len(keys) > 0 {
					fmt.Fprintf(&stdout, "note: its study says in the words of the original: %s. Where they differ in this language, write in %s  study: {%s: …}\n",
						strings.Join(keys, ", "), file, strings.Join(keys, ": …, "))
				}
				*code = complete
			}
			return nil
		},
	}
	sign.Flags().StringVar(&opt.Source, "source", ".", "the folder of the site")
	sign.Flags().StringVar(&by, "by", "", "the id of the translator, an author of the site; may be left out")
	sign.Flags().StringVar(&on, "on", "", "the day on which it was translated, by default today")
	c.AddCommand(sign)
	return c
}
