package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"galen"
	"galen/internal/config"
	"galen/internal/diag"
	"galen/internal/pipeline"
	"galen/internal/publish/workflow"
)

func ciCommand(code *int) *cobra.Command {
	var dir string
	var replace bool
	c := &cobra.Command{
		Use:   "ci " + strings.Join(workflow.Forges, "|"),
		Short: "Write the file with which GitHub, GitLab or a host builds, checks and publishes the site",
		Long: `Write the file with which GitHub, GitLab or a host builds the site whenever it
changes, checks it against the editorial rules with notes at the lines, shows a
preview of every pull request, and publishes to the default target of galen.yaml when
the main branch changes or something is due. Previews go to the target that has
drafts: true, if there is one. The folder .galen is kept between runs.
Run this command at the root of the repository; --source names the site's folder in it.`,
		Example:   "  galen ci github",
		Args:      cobra.ExactArgs(1),
		ValidArgs: workflow.Forges,
		RunE: func(c *cobra.Command, args []string) error {
			if !slices.Contains(workflow.Forges, args[0]) {
				return fail(code, diag.Errorf(diag.Position{}, "usage", "unknown forge or host %q", args[0]).WithCause(diag.Usage).WithHint("choose one of: %s", strings.Join(workflow.Forges, ", ")))
			}
			if filepath.IsAbs(dir) || strings.HasPrefix(filepath.Clean(dir), "..") {
				return fail(code, diag.Errorf(diag.Position{}, "usage", "the folder %q is not below this one", dir).WithCause(diag.Usage).WithHint("run galen ci at the root of the repository, and name the folder from there"))
			}
			known, r := pipeline.Targets(pipeline.Options{Source: dir, Builtin: galen.Starter})
			if r.Problems.Failed() {
				printer(r.Source).Text(os.Stderr, r.Problems)
				*code = r.Problems.ExitCode()
				return nil
			}
			file := workflow.File(args[0])
			text := workflow.Write(args[0], workflowSite(known, filepath.ToSlash(filepath.Clean(dir))))
			return writeWorkflow(code, file, []byte(text), replace)
		},
	}
	c.Flags().StringVar(&dir, "source", ".", "the folder of the site, below the root of the repository")
	c.Flags().BoolVar(&replace, "replace", false, "overwrite an existing file")
	return c
}

// writeWorkflow writes a file that nobody has written something else into.
func writeWorkflow(code *int, file string, text []byte, replace bool) error {
	there, err := os.ReadFile(file)
	switch {
	case err == nil && bytes.Equal(there, text):
		_, err := fmt.Fprintf(&stdout, "%s is up to date\n", file)
		return err
	case err == nil && !replace:
		return fail(code, diag.Errorf(diag.Position{File: file}, "in-the-way", "this file already exists and is different").WithCause(diag.Usage).
			WithHint("overwrite it with --replace, or rename it first"))
	}
	if err = os.MkdirAll(filepath.Dir(file), 0o755); err == nil {
		err = os.WriteFile(file, text, 0o644)
	}
	if err != nil {
		return fail(code, diag.Errorf(diag.Position{File: file}, "cannot-write", "the file cannot be written: %s", reason(err)).WithCause(diag.Environment).WithHint("choose a folder that you can write to"))
	}
	_, err = fmt.Fprintf(&stdout, "wrote %s: its first lines say what to set before it runs\n", file)
	return err
}

// workflowSite is what the targets of a site mean for a workflow.
func workflowSite(known config.Publish, folder string) workflow.Site {
	s := workflow.Site{Folder: folder}
	for _, t := range known.Targets {
		switch {
		case t.Drafts && s.Preview == "":
			s.Preview = t.Name
		case !t.Drafts && (t.Default || s.Live == ""):
			s.Live = t.Name
		default:
			continue
		}
		if scheme, _, ok := strings.Cut(t.To.Text, "://"); ok && !slices.Contains(s.Schemes, scheme) {
			s.Schemes = append(s.Schemes, scheme)
		}
	}
	return s
}

// nextForge writes the schedule of a forge.
func nextForge(forge string) func(io.Writer, forecast) error {
	return func(w io.Writer, f forecast) error {
		if f.site.Live == "" {
			return diag.Errorf(diag.Position{File: "galen.yaml"}, "no-target", "galen.yaml has no target to publish to").WithCause(diag.Usage).
				WithHint("add, for example,  publish: {live: {to: \"s3://my-bucket\"}}")
		}
		_, err := io.WriteString(w, workflow.Schedule(forge, f.site))
		return err
	}
}
