package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"galen"
	"galen/internal/diag"
	"galen/internal/lint/rules"
	"galen/internal/pipeline"
)

// checkFormats are the ways to report what is found.
var checkFormats = []string{"text", "json", "sarif", "github"}

func checkCommand(code *int) *cobra.Command {
	var opt pipeline.Options
	var format, ref string
	var explain, criteria bool
	c := &cobra.Command{
		Use:   "check [PATH…]",
		Short: "Check every article against the editorial rules",
		Long: `Check every article, drafts included, against the editorial rules: hype words,
numbers without counts, claims that a trial cannot support, abbreviations, sources
and disclosures. With PATHs, report only on these files and folders, and on the
parts, tables and transcripts that they show.

The lines below the findings say what to do about them.
To see what a rule asks for, why, and who says so:  galen check --explain HN210
To check a story against the ten criteria:  galen check --criteria content/health/flu.md
Rules look at form; they cannot know what is true.`,
		RunE: func(c *cobra.Command, args []string) error {
			if !slices.Contains(checkFormats, format) {
				return fmt.Errorf("--format must be one of %s, not %q", strings.Join(checkFormats, ", "), format)
			}
			if explain {
				return explainRules(&stdout, args)
			}
			now, err := buildClock()
			if err != nil {
				return err
			}
			opt.Now, opt.Builtin = now, galen.Starter
			if criteria {
				return reportCriteria(c.Context(), opt, args, format, code)
			}
			r, judged := pipeline.Check(c.Context(), opt)
			if c.Context().Err() != nil {
				return nil // run knows the signal
			}
			if r.Problems, err = below(r.Problems, opt.Source, args, r.Shown); err != nil {
				return err
			}
			if ref != "" {
				if r.Problems, err = since(c.Context(), opt, ref, r.Problems); err != nil {
					return err
				}
			}
			within, err := allInSite(opt.Source, args)
			if err != nil {
				return err
			}
			r.Unasked = unaskedBelow(r.Unasked, within)
			*code = r.Problems.ExitCode()
			judged.Articles, judged.Pages = those(judged.Articles, within), those(judged.Pages, within)
			return reportFindings(r, judged, format)
		},
	}
	c.Flags().StringVar(&opt.Source, "source", ".", "the folder of the site")
	atFlag(c, &opt.At, "judge waivers as of this time (2026-11-22T09:30)")
	c.Flags().StringVar(&format, "format", "text", "output format: "+strings.Join(checkFormats, ", "))
	c.Flags().StringVar(&ref, "since", "", "report only what is new since this commit, branch or tag in Git")
	c.Flags().BoolVar(&explain, "explain", false, "explain what rules ask for, and why: all rules, or those named")
	c.Flags().BoolVar(&criteria, "criteria", false, "check articles against the ten criteria: yes, no or not judged")
	return c
}

// below keeps the problems of the named files and folders, of what the documents among them
// show of other files, and those of no file. Paths are those of the folder in which the
// command runs, or of the site.
func below(list diag.List, site string, paths []string, shown map[string][]string) (diag.List, error) {
	if len(paths) == 0 {
		return list, nil
	}
	within, err := allInSite(site, paths)
	if err != nil {
		return nil, err
	}
	named := func(file string) bool { return lies(file, within) }
	belong := map[string]bool{}
	for document, files := range shown {
		if named(document) {
			for _, file := range files {
				belong[file] = true
			}
		}
	}
	var kept diag.List
	for _, d := range list {
		if d.File == "" || d.Cause != diag.Input || named(d.File) || belong[d.File] {
			kept = append(kept, d)
		}
	}
	return kept, nil
}

// allInSite are paths as diagnostics name them.
func allInSite(site string, paths []string) (names []string, err error) {
	for _, p := range paths {
		name, err := inSite(site, p)
		if err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, nil
}

// inSite is a path as diagnostics name it.
func inSite(site, path string) (string, error) {
	root, err := filepath.Abs(site)
	if err != nil {
		return "", err
	}
	for _, start := range []string{".", site} {
		full, err := filepath.Abs(filepath.Join(start, path))
		if filepath.IsAbs(path) {
			full = filepath.Clean(path)
		}
		if err != nil {
			return "", err
		}
		name, err := filepath.Rel(root, full)
		if _, missing := os.Stat(full); missing == nil && err == nil && name != ".." && !strings.HasPrefix(name, ".."+string(filepath.Separator)) {
			return filepath.ToSlash(name), nil
		}
	}
	return "", fmt.Errorf("there is no file or folder %q in the site", path)
}

// reportFindings writes what was found to the standard output.
func reportFindings(r pipeline.Result, judged pipeline.Judged, format string) error {
	switch format {
	case "sarif":
		var described []diag.SARIFRule
		for _, rule := range rules.Rules {
			described = append(described, diag.SARIFRule{Code: rule.Code, Title: rule.Title, Help: rule.Why})
		}
		return diag.SARIF(&stdout, r.Problems, described)
	case "github":
		return diag.GitHub(&stdout, r.Problems)
	case "json":
		return findingsJSON(&stdout, r, judged)
	}
	color := term.IsTerminal(int(os.Stdout.Fd())) && os.Getenv("NO_COLOR") == ""
	out := bufio.NewWriter(&stdout)
	diag.Printer{Source: r.Source, Color: color, All: true}.Text(out, r.Problems)
	if len(r.Problems) > 0 {
		fmt.Fprintln(out)
	}
	tasks(out, r.Problems)
	of := count(len(judged.Articles), "article", "articles")
	if n := len(judged.Pages); n > 0 {
		of += " and " + count(n, "other page", "other pages")
	}
	fmt.Fprintf(out, "%s: %s\n", of, tally(r.Problems))
	for _, u := range r.Unasked {
		fmt.Fprintln(out, u)
	}
	eased := 0
	for _, d := range r.Problems {
		if d.Eased {
			eased++
		}
	}
	fmt.Fprint(out, ofArchive(eased, r.Findings.Off))
	return out.Flush()
}

// severities counts a list: errors, warnings, notes.
func severities(list diag.List) (n [3]int) {
	for _, d := range list {
		n[d.Severity]++
	}
	return n
}

func tally(list diag.List) string {
	n := severities(list)
	return fmt.Sprintf("%s, %s, %s", count(n[0], "error", "errors"), count(n[1], "warning", "warnings"), count(n[2], "note", "notes"))
}

func findingsJSON(w io.Writer, r pipeline.Result, judged pipeline.Judged) error {
	list := r.Problems
	n := severities(list)
	if list == nil {
		list = diag.List{}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(struct {
		OK       bool      `json:"ok"`
		Articles int       `json:"articles"`
		Pages    int       `json:"pages"`
		Errors   int       `json:"errors"`
		Warnings int       `json:"warnings"`
		Notes    int       `json:"notes"`
		Unasked  []unasked `json:"unasked"`
		Problems diag.List `json:"problems"`
	}{!list.Failed(), len(judged.Articles), len(judged.Pages), n[0], n[1], n[2], unaskedLines(r.Unasked), list})
}

// explainRules prints what rules ask for; all of them, in a line each, when none
// is named.
func explainRules(w io.Writer, codes []string) error {
	if len(codes) == 0 {
		for _, r := range rules.Rules {
			fmt.Fprintf(w, "%s  %-5s  %s\n", r.Code, r.Level, r.Title)
		}
		return nil
	}
	for i, code := range codes {
		rule, ok := rules.Explained(code)
		if !ok {
			if near := diag.Nearest(strings.ToUpper(code), rules.Codes()); near != "" {
				return fmt.Errorf("there is no rule %q; did you mean %q?", code, near)
			}
			return fmt.Errorf("there is no rule %q", code)
		}
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprint(w, rule.Explain())
	}
	return nil
}
