package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"galen"
	"galen/internal/diag"
	"galen/internal/pipeline"
	"galen/internal/site"
)

func buildCommand(code *int) *cobra.Command {
	var opt pipeline.Options
	var format, profile string
	var explain bool
	c := &cobra.Command{
		Use:   "build",
		Short: "Build the site",
		Long: `Build the site from content, templates, static and galen.yaml.

Articles that are drafts, scheduled, under embargo or expired leave no trace in the
output. If there are errors, all of them are reported, and the output is unchanged.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if format != "text" && format != "json" {
				return fmt.Errorf("--format must be text or json, not %q", format)
			}
			if opt.Jobs < 1 {
				return fmt.Errorf("--jobs must be at least 1, not %d", opt.Jobs)
			}
			if opt.Release && opt.Drafts {
				return errors.New("--release is for the public and --drafts is not: choose one")
			}
			now, err := buildClock()
			if err != nil {
				return err
			}
			opt.Now, opt.Builtin = now, galen.Starter
			if explain {
				opt.OnOutput = explained(os.Stderr)
			}
			if !c.Flags().Changed("output") {
				opt.Output = filepath.Join(opt.Source, opt.Output)
			}
			return profiled(profile, func() { *code = runBuild(c.Context(), opt, format) })
		},
	}
	f := c.Flags()
	f.StringVar(&opt.Source, "source", ".", "the folder of the site")
	f.StringVar(&opt.Output, "output", "public", "the folder to write to (by default public in the site's folder)")
	f.BoolVar(&opt.Drafts, "drafts", false, "a preview for colleagues: show drafts, too, ask search engines not to list any page, and leave out feeds and sitemaps")
	atFlag(c, &opt.At, "build the site as it is at this time (2026-11-22T09:30)")
	f.StringVar(&opt.BaseURL, "base-url", "", "use this address instead of baseURL in galen.yaml")
	f.IntVar(&opt.Jobs, "jobs", runtime.GOMAXPROCS(0), "how many pages to make in parallel")
	f.BoolVar(&explain, "explain", false, "say for each file why it was made")
	f.BoolVar(&opt.Release, "release", false, "build for the public: refuse changes that readers are not told about, and record what is published in record.jsonl")
	f.BoolVar(&opt.NoCheck, "no-check", false, "skip the editorial rules")
	f.BoolVar(&opt.Verify, "verify", false, "make everything again, and fail if a file that would have been kept turns out different")
	f.BoolVar(&opt.Timings, "timings", false, "say how long each stage took, and which files and layouts were slowest")
	f.StringVar(&profile, "profile", "", "write a CPU profile of the build to this file, for go tool pprof")
	f.StringVar(&format, "format", "text", "output format: text or json")
	return c
}

// explained prints a line for every file that is made.
func explained(w io.Writer) func(file, reason string) {
	var mu sync.Mutex
	return func(file, reason string) {
		mu.Lock()
		defer mu.Unlock()
		fmt.Fprintf(w, "%s: %s\n", file, reason)
	}
}

func runBuild(ctx context.Context, opt pipeline.Options, format string) int {
	start := time.Now()
	line := progressLine{out: os.Stderr, start: start, on: format == "text" && term.IsTerminal(int(os.Stderr.Fd()))}
	opt.OnProgress, opt.OnPicture = line.files, line.pictures
	r := pipeline.Run(ctx, opt)
	line.clear()
	if ctx.Err() != nil && !r.Published {
		return 0 // run knows the signal
	}
	took := time.Since(start)
	if format == "json" {
		reportJSON(&stdout, r, opt.Drafts, took)
	} else {
		reportText(r, opt, took)
		timingsText(os.Stderr, r.Timings)
	}
	if code := r.Problems.ExitCode(); code != 0 {
		return code
	}
	return complete
}

func reportText(r pipeline.Result, opt pipeline.Options, took time.Duration) {
	color := term.IsTerminal(int(os.Stderr.Fd())) && os.Getenv("NO_COLOR") == ""
	diag.Printer{Source: r.Source, Color: color}.Text(os.Stderr, r.Problems)
	if r.Problems.Failed() {
		n := 0
		for _, d := range r.Problems {
			if d.Severity == diag.Error {
				n++
			}
		}
		fmt.Fprintf(os.Stderr, "\n%s; nothing was written\n", count(n, "error", "errors"))
		return
	}
	changed := len(r.Report.Added) + len(r.Report.Changed)
	fmt.Fprintf(&stdout, "built %s (%s, %d changed, %d removed) in %s into %s%s\n", count(r.Pages, "page", "pages"), count(r.Files, "file", "files"),
		changed, len(r.Report.Removed), seconds(took), opt.Output, heldBack(r.HeldBack, opt.Drafts))
	for _, path := range newlyGone(r) {
		fmt.Fprintf(&stdout, "withdrawn: %s\n", path)
	}
	if r.MissingEncoders != "" {
		fmt.Fprintln(os.Stderr, "photographs could be half as large: "+r.MissingEncoders)
	}
	if n := len(r.OverBudget); n > 0 {
		fmt.Fprintf(&stdout, "over the budget in galen.yaml, but published: %s\n", count(n, "page", "pages"))
	}
	if f := r.Findings; f.Warnings+f.Notes > 0 {
		fmt.Fprintf(&stdout, "%s and %s from the editorial rules; galen check lists them\n", count(f.Warnings, "warning", "warnings"), count(f.Notes, "note", "notes"))
	}
	fmt.Fprint(&stdout, ofArchive(r.Findings.Eased, r.Findings.Off))
}

// ofArchive says how many findings are told more mildly, and how many are not told.
func ofArchive(eased, off int) (lines string) {
	switch eased {
	case 0:
	case 1:
		lines = "1 finding in the archive is reported at a lower level\n"
	default:
		lines = fmt.Sprintf("%d findings in the archive are reported at a lower level\n", eased)
	}
	switch off {
	case 0:
	case 1:
		lines += "1 finding in the archive is not reported: its level there is off\n"
	default:
		lines += fmt.Sprintf("%d findings in the archive are not reported: their level there is off\n", off)
	}
	return lines
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// heldBack says what readers do not see, and what comes next.
// With drafts they are shown, and not held back.
func heldBack(held []site.HeldBack, drafts bool) string {
	if len(held) == 0 {
		return ""
	}
	var next time.Time
	by := map[string]int{}
	for _, h := range held {
		by[h.Reason]++
		if !h.Until.IsZero() && (next.IsZero() || h.Until.Before(next)) {
			next = h.Until
		}
	}
	var parts []string
	shown := ""
	if drafts && by["draft"] > 0 {
		shown = "; shown: " + count(by["draft"], "draft", "drafts")
		delete(by, "draft")
	}
	for _, reason := range []string{"draft", "scheduled", "embargoed", "expired"} {
		if by[reason] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", by[reason], reason))
		}
	}
	if n := by["entry"]; n > 0 {
		parts = append(parts, count(n, "entry of a live story", "entries of live stories"))
	}
	if len(parts) == 0 {
		return shown
	}
	s := shown + "; not published: " + strings.Join(parts, ", ")
	if !next.IsZero() {
		s += ", the next due on " + next.Format("2006-01-02 15:04 MST")
	}
	return s
}

// reportJSON prints one object: whether the build succeeded, what changed, what
// is held back, and every problem.
func reportJSON(w io.Writer, r pipeline.Result, drafts bool, took time.Duration) {
	type heldJSON struct {
		File   string     `json:"file"`
		Reason string     `json:"reason"`
		Until  *time.Time `json:"until,omitempty"`
	}
	out := struct {
		OK       bool       `json:"ok"`
		Seconds  float64    `json:"seconds"`
		Pages    int        `json:"pages"`
		Files    int        `json:"files"`
		Added    []string   `json:"added"`
		Changed  []string   `json:"changed"`
		Removed  []string   `json:"removed"`
		Held     []heldJSON `json:"held"`
		Shown    []string   `json:"shown"` // drafts, where they are asked for
		Gone     []string   `json:"withdrawn"`
		Problems diag.List  `json:"problems"`
		Timings  any        `json:"timings,omitempty"`
	}{
		!r.Problems.Failed(), took.Seconds(), r.Pages, r.Files, orEmpty(r.Report.Added), orEmpty(r.Report.Changed), orEmpty(r.Report.Removed), []heldJSON{}, []string{}, orEmpty(r.Withdrawn), r.Problems, timingsJSON(r.Timings),
	}
	if out.Problems == nil {
		out.Problems = diag.List{}
	}
	for _, h := range r.HeldBack {
		if drafts && h.Reason == "draft" {
			out.Shown = append(out.Shown, h.File)
			continue
		}
		j := heldJSON{File: h.File, Reason: h.Reason}
		if !h.Until.IsZero() {
			j.Until = &h.Until
		}
		out.Held = append(out.Held, j)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	e.Encode(out)
}

func orEmpty(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// progressLine is one line on a terminal, rewritten while a build takes longer
// than a second.
type progressLine struct {
	out   io.Writer
	start time.Time
	on    bool
	mu    sync.Mutex
	last  time.Time

	developing atomic.Bool
}

func (p *progressLine) files(done, total int) {
	if !p.developing.Load() {
		p.show(fmt.Sprintf("%d of %d files", done, total))
	}
}

// pictures takes the line over from files: they are what takes long.
func (p *progressLine) pictures(done, total int) {
	p.developing.Store(true)
	p.show(fmt.Sprintf("pictures %d/%d", done, total))
}

func (p *progressLine) show(words string) {
	if !p.on || time.Since(p.start) < time.Second {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if time.Since(p.last) < 100*time.Millisecond {
		return
	}
	p.last = time.Now()
	fmt.Fprintf(p.out, "\r\x1b[K%s", words)
}

// clear removes the line before anything else is said.
func (p *progressLine) clear() {
	if !p.last.IsZero() {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}
