package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"galen"
	"galen/internal/diag"
	"galen/internal/pipeline"
	"galen/internal/redirect"
	"galen/internal/theme/headers"
)

func headersCommand(code *int) *cobra.Command {
	q := hostQuestion{formats: headers.Formats}
	passwords := ""
	c := &cobra.Command{
		Use:   "headers",
		Short: "Print the security and caching headers of the site, for a web server",
		Long: `Print the headers that a web server should send with the files of the site: a strict
Content-Security-Policy and related headers, and how long files can be cached.
A build writes the same to the file _headers, which Netlify, Cloudflare Pages and
others read. For a host that cannot set headers, write  policy: meta  in galen.yaml:
then each page contains the policy. An S3 bucket does not send such headers: --for s3
prints a policy for the CloudFront distribution in front of it.

With --password-file, the server asks for a name and a password first, as for a
preview for colleagues only. nginx and Apache use a file that htpasswd writes; Caddy
uses lines with a name and the output of  caddy hash-password.`,
		Example: "  galen headers --for nginx > galen-headers.conf\n  galen headers --for nginx --drafts --password-file /etc/nginx/preview.htpasswd",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			login, err := "", error(nil)
			if c.Flags().Changed("password-file") {
				login, err = headers.Login(q.host, passwords)
			}
			if err != nil {
				return fail(code, diag.Errorf(diag.Position{}, "usage", "--password-file: %s", err).WithCause(diag.Usage).
					WithHint("name a file on the server, as in  --for nginx --password-file /etc/nginx/preview.htpasswd; for Netlify and Cloudflare, set the password there"))
			}
			return q.answer(c.Context(), code, func(ctx context.Context, opt pipeline.Options) (string, pipeline.Result) {
				rules, r := pipeline.Headers(ctx, opt)
				if r.Problems.Failed() {
					return "", r
				}
				if n := headers.Opened(rules); q.host == "s3" && n > 0 {
					diag.Printer{}.Text(os.Stderr, diag.List{diag.Warningf(diag.Position{}, "closed-frames", "CloudFront sends every page the same policy, but those with films or posts from other sites, and the search, need their own (%s)", count(n, "page", "pages")).
						WithHint("write  policy: meta  in galen.yaml: then each page has its own policy; without it, readers still have the links, and the topics from A to Z")})
				}
				return headers.Write(q.host, rules) + login, r
			})
		},
	}
	q.flags(c)
	c.Flags().BoolVar(&q.drafts, "drafts", false, "for the preview that galen build --drafts makes")
	c.Flags().StringVar(&passwords, "password-file", "", "ask for a name and a password from this file on the server")
	return c
}

func redirectsCommand(code *int) *cobra.Command {
	q := hostQuestion{formats: redirect.Formats}
	c := &cobra.Command{
		Use:   "redirects",
		Short: "Print the redirects of the site, for a web server",
		Long: `Print what a web server should answer at old addresses: 301 with the new address for
the aliases of articles, 410 with the notice for an article that was withdrawn. A
build writes the same to the file _redirects, which Netlify, Cloudflare Pages and
others read. Without these rules, a page at the old address sends readers on.
Cloudflare Pages and S3 cannot answer 410.`,
		Example: "  galen redirects --for nginx > galen-redirects.conf",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return q.answer(c.Context(), code, func(ctx context.Context, opt pipeline.Options) (string, pipeline.Result) {
				rules, r := pipeline.Redirects(ctx, opt)
				if r.Problems.Failed() {
					return "", r
				}
				text := redirect.Write(q.host, rules)
				if lines := strings.Count(text, "\n"); q.host == "cloudflare" && lines > redirect.MaxCloudflare {
					diag.Printer{}.Text(os.Stderr, diag.List{diag.Warningf(diag.Position{}, "too-many-redirects", "Cloudflare Pages reads %d lines, but there are %d", redirect.MaxCloudflare, lines).
						WithHint("at the other addresses, a page sends readers on; Cloudflare's Bulk Redirects allow more")})
				}
				return text, r
			})
		},
	}
	q.flags(c)
	return c
}

// hostQuestion is the question what a host is to be told.
type hostQuestion struct {
	drafts          bool
	host, dir, base string
	formats         []string
}

func (q *hostQuestion) flags(c *cobra.Command) {
	c.Flags().StringVar(&q.host, "for", "netlify", "the host or server: "+strings.Join(q.formats, ", "))
	c.Flags().StringVar(&q.dir, "source", ".", "the folder of the site")
	c.Flags().StringVar(&q.base, "base-url", "", "the address of the site, instead of the one in galen.yaml")
}

// answer prints what write makes of the site.
func (q *hostQuestion) answer(ctx context.Context, code *int, write func(context.Context, pipeline.Options) (string, pipeline.Result)) error {
	if !slices.Contains(q.formats, q.host) {
		d := diag.Errorf(diag.Position{}, "usage", "unknown host %q", q.host).WithCause(diag.Usage).WithHint("choose one of: %s", strings.Join(q.formats, ", "))
		return fail(code, d)
	}
	now, err := buildClock()
	if err != nil {
		return err
	}
	text, r := write(ctx, pipeline.Options{Source: q.dir, BaseURL: q.base, Now: now, Builtin: galen.Starter, Drafts: q.drafts, NoCheck: true})
	if ctx.Err() != nil {
		return nil // run knows the signal
	}
	if *code = r.Problems.ExitCode(); *code != 0 {
		diag.Printer{Source: r.Source}.Text(os.Stderr, r.Problems)
		return nil
	}
	fmt.Fprint(&stdout, text)
	return nil
}
