package main

import (
	"context"
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
		Use:   "sign TRANSLATION...",
		Short: "Record in a translation that it says what its original says",
		Long: `Record in the front matter of TRANSLATION, such as content/health/flu.es.md, when it
was made, by whom if that is given, and a hash of what its original says now and each
language says for itself: title, description, disclosures, checklist, the words of the
picture, fields that the site declares, and the text, with where its links lead, what it
cites, and the pictures in it with their words. What the translation has from its
original, such as the references, counts as soon as it says that in words of its own.
If one of these changes afterwards, every build warns that the translation is older, and
names the paragraphs of the original that changed. After the time that galen.yaml gives,
the page says so to readers. Line breaks, marks such as ** and tags do not count.

Sign again as soon as the translation has followed the original. A review of a
translation (galen review sign) signs it as well.

Nothing else in the file changes. What the original said is kept in record.jsonl, as
marks of its paragraphs; keep it under version control with the translation.`,
		Example: "  galen translation sign content/health/flu.es.md --by ana-lopez",
		Args:    oneOrMore,
		RunE: func(c *cobra.Command, args []string) error {
			now, err := buildClock()
			if err != nil {
				return err
			}
			opt.Now, opt.Builtin, *code = now, galen.Starter, complete
			for _, name := range args {
				if failed := signTranslation(c.Context(), opt, name, by, on); failed != complete {
					*code = failed
				}
				if c.Context().Err() != nil {
					break // run knows the signal
				}
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

// oneOrMore refuses a command without arguments.
func oneOrMore(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return cobra.ExactArgs(1)(c, args)
	}
	return nil
}

// signTranslation signs one, and tells what it signed.
func signTranslation(ctx context.Context, opt pipeline.Options, name, by, on string) (code int) {
	survey, off, d, list := pipeline.SignTranslation(ctx, opt, name, by, on)
	if ctx.Err() != nil && list.Failed() {
		return list.ExitCode()
	}
	printer(survey.Text).Text(os.Stderr, list)
	if code = list.ExitCode(); code != 0 {
		return code
	}
	if off.By != "" {
		off.By = " by " + off.By
	}
	fmt.Fprintf(&stdout, "%s: signed%s on %s as %s of %s, hash %s\nnext: commit it together with %s\n", d.File, off.By, off.On, survey.Called(d), d.Original, off.Hash, record.File)
	if d.Translated.IsSigned() { // who was told before
		return complete
	}
	if keys, file, own := survey.StudyOfOriginal(d); len(keys) > 0 {
		words := strings.Join(keys, ": …, ") + ": …"
		if !own {
			words = "study: {" + words + "}"
		} else {
			file = "the study of " + file
		}
		fmt.Fprintf(&stdout, "note: its study says in the words of the original: %s. Where they differ in this language, write in %s  %s\n", strings.Join(keys, ", "), file, words)
	}
	return complete
}
