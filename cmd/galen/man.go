package main

import (
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"galen/internal/diag"
)

// manCommand writes the manual pages that packages hold.
func manCommand(code *int) *cobra.Command {
	return &cobra.Command{
		Use: "man DIR", Short: "Write the manual pages into a folder", Hidden: true, Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			now, err := buildClock()
			if err != nil {
				return err
			}
			now = now.UTC()
			root := c.Root()
			root.DisableAutoGenTag = true
			withoutMachine(root)
			if err = os.MkdirAll(args[0], 0o755); err == nil {
				err = doc.GenManTree(root, &doc.GenManHeader{Title: "GALEN", Section: "1", Source: "galen " + version(), Manual: "Galen", Date: &now}, args[0])
			}
			if err != nil {
				return fail(code, diag.Errorf(diag.Position{}, "cannot-write", "the manual cannot be written to %q: %s", args[0], reason(err)).
					WithCause(diag.Environment).WithHint("choose a folder that you can write to"))
			}
			return nil
		},
	}
}

// withoutMachine takes out of the manual what is of this machine: how many processors it has.
func withoutMachine(c *cobra.Command) {
	if f := c.Flags().Lookup("jobs"); f != nil {
		f.DefValue = "one for each processor"
	}
	for _, sub := range c.Commands() {
		withoutMachine(sub)
	}
}
