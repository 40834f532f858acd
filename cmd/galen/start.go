package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"galen"
	"galen/internal/article"
	"galen/internal/config"
	"galen/internal/diag"
	"galen/internal/source"
)

// fail prints one problem and leaves its exit code.
func fail(code *int, d diag.Diagnostic) error {
	diag.Printer{}.Text(os.Stderr, diag.List{d})
	*code = diag.List{d}.ExitCode()
	return nil
}

func initCommand(code *int) *cobra.Command {
	var theme bool
	c := &cobra.Command{
		Use:   "init DIR",
		Short: "Begin a site: copy the starter site into a folder",
		Long: `Copy the starter site into DIR, which must be new or empty: content to write
over, and galen.yaml. The theme stays in the program, and improves with it; with
--theme its templates and style sheet are copied too, to be changed.`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := args[0]
			if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
				return fail(code, diag.Errorf(diag.Position{}, "not-empty", "the folder %q is not empty", dir).WithCause(diag.Usage).WithHint("name a new folder"))
			} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fail(code, diag.Errorf(diag.Position{}, "not-a-folder", "%q cannot be used as a folder", dir).WithCause(diag.Usage).WithHint("name a new folder"))
			}
			n, err := unpack(dir, theme)
			if err != nil {
				return fail(code, diag.Errorf(diag.Position{}, "cannot-write", "the site cannot be written to %q: %s", dir, reason(err)).
					WithCause(diag.Environment).WithHint("choose a folder in which you may write, on a disk with room"))
			}
			fmt.Fprintf(&stdout, "%d files in %s\nnext: run  galen serve --source %s  and change galen.yaml, then the articles\n", n, dir, dir)
			return nil
		},
	}
	c.Flags().BoolVar(&theme, "theme", false, "copy the theme too (templates and static)")
	return c
}

// reason is the last part of a system's error, without its call and path.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// unpack writes the starter site and returns how many files it has.
func unpack(dir string, theme bool) (n int, err error) {
	put := func(name string, data []byte) error {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		n++
		return os.WriteFile(to, data, 0o644)
	}
	roots := []string{source.ConfigFile, "content"}
	if theme {
		roots = append(roots, "templates", "static")
	}
	for _, root := range roots {
		err := fs.WalkDir(galen.Starter, root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(galen.Starter, name)
			if err != nil {
				return err
			}
			return put(name, data)
		})
		if err != nil {
			return n, err
		}
	}
	return n, put(".gitignore", []byte("/public/\n/.galen/\n"))
}

func newCommand(code *int) *cobra.Command {
	c := &cobra.Command{Use: "new", Short: "Begin something: an article"}
	var category, author, dir string
	a := &cobra.Command{
		Use:     "article TITLE",
		Short:   "Begin an article: a Markdown file with its front matter explained",
		Example: `  galen new article "What a placebo is" --category trials`,
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			file, d := newArticle(dir, args[0], category, author, time.Now())
			if d != nil {
				return fail(code, *d)
			}
			fmt.Fprintf(&stdout, "%s\nnext: write it, then delete the line  draft: true\n", file)
			return nil
		},
	}
	a.Flags().StringVar(&category, "category", "", "the category, such as health/heart (required)")
	a.Flags().StringVar(&author, "author", "", "the id of its author; by default the first in content/authors")
	a.Flags().StringVar(&dir, "source", ".", "the folder of the site")
	a.MarkFlagRequired("category")
	c.AddCommand(a)
	return c
}

// newArticle writes a draft and returns its file.
func newArticle(dir, title, category, author string, now time.Time) (string, *diag.Diagnostic) {
	usage := func(code, hint, format string, args ...any) (string, *diag.Diagnostic) {
		d := diag.Errorf(diag.Position{}, code, format, args...).WithCause(diag.Usage).WithHint("%s", hint)
		return "", &d
	}
	if _, err := os.Stat(filepath.Join(dir, "content")); err != nil {
		return usage("no-content", "run galen in the folder of a site, name one with --source, or begin one with: galen init my-site", `there is no folder "content" here`)
	}
	category = strings.Trim(category, "/")
	if n := utf8.RuneCountInString(title); n > article.MaxTitle {
		return usage("too-long", "shorten it", "the title has %d characters, and may have %d", n, article.MaxTitle)
	}
	cfg := configOf(dir)
	slug := article.FileSlug(title, cfg.Language)
	if slug == "" {
		return usage("bad-slug", "use a title with words in it", "the title %q has no letter or digit to make a URL from", title)
	}
	if categories := found(dir, "content", "_index.md"); !slices.Contains(categories, category) || category == "" {
		hint := "begin one: write content/health/_index.md with a title and a description"
		if len(categories) > 0 {
			hint = "the categories are: " + strings.Join(categories, ", ")
		}
		if near := diag.Nearest(category, categories); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		return usage("no-category", hint, "there is no category %q", category)
	}
	authors := authorIDs(dir)
	if author == "" && len(authors) > 0 {
		author = authors[0]
	}
	if !slices.Contains(authors, author) {
		hint := "add content/authors/news-desk.md with a name and a role"
		if len(authors) > 0 {
			hint = "the authors are: " + strings.Join(authors, ", ")
		}
		return usage("unknown-author", hint, "there is no author %q", author)
	}
	file := filepath.Join(dir, "content", filepath.FromSlash(category), slug+".md")
	if _, err := os.Stat(strings.TrimSuffix(file, ".md")); err == nil {
		return usage("exists", "choose another title, or write in that folder", "there is a folder %s already", strings.TrimSuffix(file, ".md"))
	}
	out, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return usage("exists", "choose another title, or open that file", "there is an article %s already", file)
	}
	if err == nil {
		_, err = fmt.Fprintf(out, draft, title, now.In(cfg.Zone).Format("2006-01-02T15:04-07:00"), author)
		err = errors.Join(err, out.Close())
	}
	if err != nil {
		d := diag.Errorf(diag.Position{File: file}, "cannot-write", "the article cannot be written: %s", reason(err)).
			WithCause(diag.Environment).WithHint("check who may write to the folder %q, and the disk", filepath.Dir(file))
		return "", &d
	}
	return file, nil
}

// draft is a new article: title, date, author. It passes as it is.
const draft = `---
title: %q
# One or two sentences under the headline: what was found, in whom, how sure it is.
description: To be written.
date: %s
authors: [%s]
# Delete this line when the article may be published.
draft: true

# What follows is optional. Delete the # in front of a line to use it.
# kind: news                 # news, explainer, guide or opinion
# tags: [vaccines, clinical trials]
# image: {src: picture.jpg, alt: What the picture shows, credit: Who made it}
# updated: 2026-11-22
# embargo: 2026-12-01T00:01
# expires: 2027-12-01
# related: [slug-of-another-article]
# reviewed: {by: evidence-desk, on: 2026-11-22}   # or let  galen review sign  write it
# references:
#   - {title: Title of the paper, doi: 10.1000/xyz}
# disclosures: [None declared.]
---

Who was studied, how many, and compared with whom?

## What was found

## What is not known yet

## What it means for readers
`

// found lists the folders below root that hold a file of the given name, by
// their path below root, but for root itself.
func found(dir, root, name string) []string {
	var folders []string
	top := filepath.Join(dir, root)
	filepath.WalkDir(top, func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.Name() == name && filepath.Dir(p) != top {
			rel, _ := filepath.Rel(top, filepath.Dir(p))
			folders = append(folders, filepath.ToSlash(rel))
		}
		return nil
	})
	return folders
}

func authorIDs(dir string) []string {
	files, _ := filepath.Glob(filepath.Join(dir, "content", article.AuthorsFolder, "*.md"))
	var ids []string
	for _, f := range files {
		ids = append(ids, strings.TrimSuffix(filepath.Base(f), ".md"))
	}
	return ids
}

// configOf is the site's configuration as far as it can be read, in UTC when it does
// not say.
func configOf(dir string) config.Config {
	var cfg config.Config
	if data, err := os.ReadFile(filepath.Join(dir, source.ConfigFile)); err == nil {
		cfg, _ = config.Parse(source.NewFile(source.ConfigFile, data), "")
	}
	if cfg.Zone == nil {
		cfg.Zone = time.UTC
	}
	return cfg
}

// Version is set when a release is built, with -ldflags "-X main.Version=…".
var Version = ""

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version", Args: cobra.NoArgs,
		Run: func(*cobra.Command, []string) {
			version := Version
			if info, ok := debug.ReadBuildInfo(); ok && version == "" {
				version = info.Main.Version
			}
			fmt.Fprintln(&stdout, "galen "+version)
		},
	}
}
