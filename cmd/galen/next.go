package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"galen"
	"galen/internal/diag"
	"galen/internal/pipeline"
	"galen/internal/publish/workflow"
	"galen/internal/record"
)

// maxDays is how far ahead next may look: cron knows no years.
const maxDays = 360

func nextCommand(code *int) *cobra.Command {
	var opt pipeline.Options
	var format string
	var days int
	var target string
	c := &cobra.Command{
		Use:   "next",
		Short: "List when the site will next change by itself, and which pages",
		Long: `List when the output of a build will change although no file has changed: when an
embargo ends, an article is published, expires or is withdrawn, leaves the news sitemap
or the place that editors gave it on a page, or is due for review. Each time comes with
the addresses that will change, and with the messages that builds will have from then
on, such as those about links to an article that has expired.

With --format systemd or cron, the output is a timer for these times and for every
hour, so it does not have to be updated. With --format github or gitlab, it is a
workflow that does the same there. It publishes to the default target of galen.yaml or
the one that --target names; without a target, or with --output, it builds with the
--output, --release and --base-url given here, and with --release in any case where
releases are recorded. If something is due within the hour, a publication waits for it
(galen publish --for) and publishes at that very second.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			write, known := map[string]func(io.Writer, forecast) error{"text": nextText, "json": nextJSON, "systemd": nextSystemd, "cron": nextCron, "github": nextForge("github"), "gitlab": nextForge("gitlab")}[format]
			if !known {
				return fmt.Errorf("--format must be text, json, systemd, cron, github or gitlab, not %q", format)
			}
			if days < 1 || days > maxDays {
				return fmt.Errorf("--days must be from 1 to %d, not %d", maxDays, days)
			}
			now, err := buildClock()
			if err != nil {
				return err
			}
			opt.Now, opt.Builtin = now, galen.Starter
			f := forecast{days: days}
			if _, err := os.Stat(filepath.Join(opt.Source, record.File)); err == nil {
				opt.Release = true
			}
			if problem := f.aim(opt, target); problem != nil {
				return fail(code, *problem)
			}
			changes, then, survey, list := pipeline.Forecast(c.Context(), opt, days)
			if c.Context().Err() != nil {
				return nil // run knows the signal
			}
			if list.Failed() {
				if !then.IsZero() {
					fmt.Fprintf(os.Stderr, "from %s on, the site could not be built, even if no file changes:\n", then.Format("2006-01-02 15:04:05 MST"))
				}
				printer(survey.Text).Text(os.Stderr, list)
				*code = list.ExitCode()
				return nil
			}
			f.changes, f.then, f.base = changes, then, survey.Base()
			if f.folder, err = filepath.Abs(opt.Source); err != nil {
				return err
			}
			if f.program, err = os.Executable(); err != nil {
				return err
			}
			if f.args, err = timed(opt, f.folder, f.site.Live); err != nil {
				return err
			}
			return write(&stdout, f)
		},
	}
	c.Flags().StringVar(&opt.Source, "source", ".", "the folder of the site")
	c.Flags().StringVar(&opt.BaseURL, "base-url", "", "use this address instead of baseURL in galen.yaml")
	atFlag(c, &opt.At, "look ahead from this time (2026-11-22T09:30) instead of from now")
	c.Flags().IntVar(&opt.Jobs, "jobs", runtime.GOMAXPROCS(0), "how many pages to make in parallel")
	c.Flags().StringVar(&opt.Output, "output", "", "in a timer: the folder to write to")
	c.Flags().BoolVar(&opt.Release, "release", false, "in a timer: build for the public")
	c.Flags().IntVar(&days, "days", 7, "how many days to look ahead")
	c.Flags().StringVar(&format, "format", "text", "output format: text, json, systemd (a service and its timer), cron (lines of a crontab), github or gitlab (a workflow)")
	c.Flags().StringVar(&target, "target", "", "in a timer: the target to publish to (by default the one that galen publish uses)")
	return c
}

// forecast is what is to be told, and of which site.
type forecast struct {
	changes []pipeline.Change
	then    time.Time // the first change after these; zero: none
	days    int
	base    string // the site's address, without a slash at its end
	folder  string
	program string
	args    []string // with which a timer runs it
	site    workflow.Site
}

// aim finds the target that a timer publishes to: the one that is named, or the default
// unless the site is to be built into a folder.
func (f *forecast) aim(opt pipeline.Options, name string) *diag.Diagnostic {
	known, r := pipeline.Targets(opt)
	if r.Problems.Failed() {
		return nil // the forecast reports it
	}
	f.site = workflowSite(known, ".")
	if name != "" {
		t, problem := choose(known, "next --target", []string{name})
		f.site.Live = t.Name
		return problem
	}
	if opt.Output != "" {
		f.site.Live = ""
	}
	return nil
}

func nextText(w io.Writer, f forecast) error {
	for _, c := range f.changes {
		fmt.Fprintln(w, c.At.Format("2006-01-02 15:04:05 MST"))
		for _, e := range c.Why {
			fmt.Fprintf(w, "  %s: %s\n", e.File, e.What)
		}
		for _, d := range c.Says {
			fmt.Fprintf(w, "  %s: %s\n", d.Position, d.Message)
		}
		for _, part := range []struct {
			sign  string
			paths []string
		}{{"+", c.Added}, {"~", c.Changed}, {"-", c.Removed}} {
			for _, path := range part.paths {
				fmt.Fprintf(w, "    %s %s\n", part.sign, path)
			}
		}
	}
	if len(f.changes) == 0 {
		fmt.Fprintf(w, "nothing changes by itself in the next %s\n", count(f.days, "day", "days"))
	}
	if !f.then.IsZero() {
		fmt.Fprintf(w, "after that, look again by %s\n", f.then.Format("2006-01-02 15:04:05 MST"))
	}
	return nil
}

func nextJSON(w io.Writer, f forecast) error {
	type event struct {
		File string `json:"file"`
		What string `json:"what"`
	}
	type said struct {
		File     string `json:"file"`
		Line     int    `json:"line,omitempty"`
		Column   int    `json:"column,omitempty"`
		Severity string `json:"severity"`
		Code     string `json:"code"`
		Message  string `json:"message"`
	}
	type change struct {
		At      time.Time `json:"at"`
		Why     []event   `json:"why"`
		Added   []string  `json:"added"`
		Changed []string  `json:"changed"`
		Removed []string  `json:"removed"`
		Says    []said    `json:"says"`
	}
	out := struct {
		Changes []change   `json:"changes"`
		Then    *time.Time `json:"then,omitempty"`
	}{Changes: []change{}}
	full := func(paths []string) []string {
		urls := []string{}
		for _, p := range paths {
			urls = append(urls, f.base+p)
		}
		return urls
	}
	for _, c := range f.changes {
		events := []event{}
		for _, e := range c.Why {
			events = append(events, event(e))
		}
		says := []said{}
		for _, d := range c.Says {
			says = append(says, said{d.File, d.Line, d.Column, d.Severity.String(), d.Code, d.Message})
		}
		out.Changes = append(out.Changes, change{c.At, events, full(c.Added), full(c.Changed), full(c.Removed), says})
	}
	if !f.then.IsZero() {
		out.Then = &f.then
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}
