package main

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"galen/internal/diag"
	"github.com/spf13/cobra"
)

// groups makes commands that only hold others say so when they are given a word
// that is none of these.
func groups(root *cobra.Command) {
	for _, c := range root.Commands() {
		if c.HasSubCommands() && !c.Runnable() {
			c.Args = cobra.NoArgs
			c.RunE = func(c *cobra.Command, _ []string) error { return c.Help() }
		}
	}
}

// usage says what is wrong with the words that a command was given, which err says
// in the terms of programmers.
func usage(c *cobra.Command, err error) diag.Diagnostic {
	if d := (diag.Diagnostic{}); errors.As(err, &d) {
		return d
	}
	said, _, _ := strings.Cut(err.Error(), "\n\n") // suggestions follow an empty line
	said = strings.TrimSpace(said)
	path, args := c.CommandPath(), c.Flags().Args()
	d := diag.Errorf(diag.Position{}, "usage", "%s", said).WithCause(diag.Usage).WithHint("%s --help  lists its options", path)
	wrong := func(format string, a ...any) { d.Message = fmt.Sprintf(format, a...) }
	switch {
	case strings.HasPrefix(said, "unknown command"):
		if word, _, _ := strings.Cut(strings.TrimPrefix(said, `unknown command "`), `"`); c.HasSubCommands() {
			d = d.WithHint("galen help  lists the commands")
			if near := diag.Nearest(word, subcommands(c)); near != "" {
				d = d.WithHint("did you mean %q?", near)
			}
		} else {
			wrong("%s takes no more arguments, but got %q", path, word)
		}
	case strings.HasPrefix(said, "unknown flag: "):
		if near := diag.Nearest(strings.TrimPrefix(said, "unknown flag: "), flagNames(c)); near != "" {
			d = d.WithHint("did you mean %s?", near)
		}
	case badValue.MatchString(said):
		m := badValue.FindStringSubmatch(said)
		wrong("%s cannot be %s", m[2], m[1])
		if strings.Contains(m[3], "duration") {
			d = d.WithHint("write a number and its unit: 500ms, 2s or 1m")
		} else if m[2] == "--at" {
			d = d.WithHint("write a time, such as  --at 2026-11-22T09:30,  or leave it out to use the time now")
		} else if strings.Contains(m[3], "ParseInt") {
			d = d.WithHint("write a whole number")
		}
	case strings.HasPrefix(said, "required flag(s) "):
		wrong("%s needs --%s", path, strings.ReplaceAll(strings.Trim(strings.TrimSuffix(strings.TrimPrefix(said, "required flag(s) "), " not set"), `"`), `", "`, " and --"))
		d = example(d, c)
	case strings.HasPrefix(said, "accepts ") && len(args) == 0:
		wrong("%s needs %s", path, c.Use[strings.LastIndex(c.Use, " ")+1:])
		d = example(d, c)
	case strings.HasPrefix(said, "accepts ") && allFiles(args):
		wrong("%s takes one file at a time, but got %d", path, len(args))
		d = d.WithHint("run it for each of them, beginning with  %s", args[0])
	case strings.HasPrefix(said, "accepts "):
		wrong("%s takes one name or title, but got %d words", path, len(args))
		d = d.WithHint("put it in quotation marks: %q", strings.Join(args, " "))
	}
	return d
}

// allFiles reports whether every argument is the name of a document's file.
func allFiles(args []string) bool {
	return !slices.ContainsFunc(args, func(arg string) bool { return !strings.HasSuffix(arg, ".md") })
}

// badValue is what is said of a flag's value that is not of its kind.
var badValue = regexp.MustCompile(`^invalid argument ("(?:[^"\\]|\\.)*") for "(?:-\w, )?(--[a-z-]+)" flag: (.*)`)

// example shows how a command is written.
func example(d diag.Diagnostic, c *cobra.Command) diag.Diagnostic {
	if c.Example == "" {
		return d.WithHint("write it as  %s", c.UseLine())
	}
	return d.WithHint("write, for example,  %s", strings.TrimSpace(c.Example))
}

// subcommands are the names of the commands in a command.
func subcommands(c *cobra.Command) (all []string) {
	for _, sub := range c.Commands() {
		all = append(all, sub.Name())
	}
	return all
}

var flagName = regexp.MustCompile(`--[a-z-]+`)

// flagNames are the flags of a command, as they are written.
func flagNames(c *cobra.Command) []string {
	return flagName.FindAllString(c.Flags().FlagUsages(), -1)
}
