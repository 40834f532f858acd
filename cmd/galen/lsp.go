package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"galen"
	"galen/internal/diag"
	"galen/internal/lsp"
	"galen/internal/pipeline"
)

func lspCommand(code *int) *cobra.Command {
	var opt pipeline.Options
	var poll time.Duration
	c := &cobra.Command{
		Use:   "lsp",
		Short: "Show problems in your editor while you write",
		Long: `Show problems in your editor while you write, by the Language Server Protocol.

Your editor starts this command and speaks with it over standard input and output; nobody
types it. The README says how to set it up in VS Code, Neovim, Helix, Kate and Sublime Text.
It reports what  galen check  reports, for the text in the editor, saved or not.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			opt.Builtin = galen.Starter
			site := ""
			if c.Flags().Changed("source") {
				full, err := filepath.Abs(opt.Source)
				if info, missing := os.Stat(full); err != nil || missing != nil || !info.IsDir() {
					return fail(code, diag.Errorf(diag.Position{}, "no-folder", "there is no folder %q", opt.Source).
						WithCause(diag.Usage).WithHint("name the folder of the site with --source"))
				}
				site = full
			}
			now, err := editorClock()
			if err != nil {
				return err
			}
			err = lsp.Serve(c.Context(), os.Stdin, &stdout, lsp.Options{
				Root: site, Version: version(), Log: os.Stderr, Now: now,
				Checker: func(root string) *pipeline.Checker {
					own := opt
					own.Source = root
					return pipeline.NewChecker(own)
				},
				Watch: func(ctx context.Context, root string, changed func(paths ...string)) error {
					return changes(ctx, root, poll, changed)
				},
			})
			if err != nil {
				*code = 1
				fmt.Fprintln(os.Stderr, "galen lsp:", err)
			}
			return nil
		},
	}
	c.Flags().StringVar(&opt.Source, "source", ".", "the folder of the site (by default the nearest folder above a file that has a galen.yaml)")
	c.Flags().DurationVar(&poll, "poll", 0, "check for changes at this interval, such as 1s, instead of waiting for events")
	opt.Jobs = runtime.GOMAXPROCS(0)
	return c
}

// editorClock tells the time; always that of the build clock where one is set.
func editorClock() (func() time.Time, error) {
	if os.Getenv("SOURCE_DATE_EPOCH") == "" {
		return time.Now, nil
	}
	at, err := buildClock()
	return func() time.Time { return at }, err
}
