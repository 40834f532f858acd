package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"galen"
	"galen/internal/build"
	"galen/internal/diag"
	"galen/internal/headers"
)

func headersCommand(code *int) *cobra.Command {
	var host, dir, base string
	c := &cobra.Command{
		Use:   "headers",
		Short: "Print the security and caching headers of the site, for a web server",
		Long: `Print what a web server is to send with the files of the site: a strict
Content-Security-Policy with what goes with it, and how long files may be kept.
A build writes the same to the file _headers, which Netlify, Cloudflare Pages and
others read. For a host that knows no headers, write  policy: meta  in galen.yaml:
then the policy stands in the pages.`,
		Example: "  galen headers --for nginx > galen-headers.conf",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if !slices.Contains(headers.Formats, host) {
				d := diag.Errorf(diag.Position{}, "usage", "unknown host %q", host).WithCause(diag.Usage).WithHint("choose one of: %s", strings.Join(headers.Formats, ", "))
				return fail(code, d)
			}
			now, err := buildClock()
			if err != nil {
				return err
			}
			rules, r := build.Headers(c.Context(), build.Options{Source: dir, BaseURL: base, Now: now, Builtin: galen.Starter, NoCheck: true})
			if c.Context().Err() != nil {
				return nil // run knows the signal
			}
			if *code = r.Problems.ExitCode(); *code != 0 {
				diag.Printer{Source: r.Source}.Text(os.Stderr, r.Problems)
				return nil
			}
			fmt.Fprint(&stdout, headers.Write(host, rules))
			return nil
		},
	}
	c.Flags().StringVar(&host, "for", "netlify", "the host or server: "+strings.Join(headers.Formats, ", "))
	c.Flags().StringVar(&dir, "source", ".", "the folder of the site")
	c.Flags().StringVar(&base, "base-url", "", "the address of the site, instead of that in galen.yaml")
	return c
}
