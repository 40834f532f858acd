package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"galen/internal/config"
	"galen/internal/content"
	"galen/internal/diag"
)

func newCommand(code *int) *cobra.Command {
	c := &cobra.Command{Use: "new", Short: "Create an article"}
	var category, author, dir string
	a := &cobra.Command{
		Use:     "article TITLE",
		Short:   "Create an article: a Markdown file with its front matter explained",
		Example: `  galen new article "What a placebo is" --category trials`,
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			a := begun{dir: dir, title: args[0], category: strings.Trim(category, "/"), author: author, at: time.Now()}
			if d := a.write(); d != nil {
				return fail(code, *d)
			}
			fmt.Fprintln(&stdout, a.file)
			if len(a.others) > 0 {
				fmt.Fprintf(&stdout, "author: %s, the first in content/authors; if somebody else writes it, change the line  authors:  (there are also: %s)\n",
					a.author, strings.Join(a.others, ", "))
			}
			fmt.Fprintf(&stdout, "preview: galen serve  shows it at %s\nnext: write it, then delete the line  draft: true\n", a.path)
			return nil
		},
	}
	a.Flags().StringVar(&category, "category", "", "the category, such as health/heart (required)")
	a.Flags().StringVar(&author, "author", "", "the id of its author (by default the first in content/authors)")
	a.Flags().StringVar(&dir, "source", ".", "the folder of the site")
	a.MarkFlagRequired("category")
	c.AddCommand(a)
	return c
}

// begun is an article that is begun.
type begun struct {
	dir, title, category, author string
	at                           time.Time

	file   string   // where it was written
	path   string   // the path of its address
	others []string // authors who it may be by, when the first was taken
}

// refused is a problem of what was asked for.
func refused(code, hint, format string, args ...any) *diag.Diagnostic {
	d := diag.Errorf(diag.Position{}, code, format, args...).WithCause(diag.Usage).WithHint("%s", hint)
	return &d
}

// write writes a draft.
func (a *begun) write() *diag.Diagnostic {
	if _, err := os.Stat(filepath.Join(a.dir, "content")); err != nil {
		return refused("no-content", "run galen in the folder of a site, name one with --source, or start one with: galen init my-site", `there is no folder "content" here`)
	}
	if n := utf8.RuneCountInString(a.title); n > content.MaxTitle {
		return refused("too-long", "shorten it", "the title has %d characters; the limit is %d", n, content.MaxTitle)
	}
	cfg := configOf(a.dir)
	slugs := content.Slugs{Language: cfg.Language, ASCII: cfg.ASCII}
	slug := slugs.File(a.title)
	if slug == "" {
		return refused("bad-slug", "use a title with words", "the title %q has no letter or digit to make a URL from", a.title)
	}
	if !slugs.Fits(slug) {
		return refused("bad-slug", "use a title in other letters, and write its own into the file afterwards", "galen.yaml says  slugs: ascii,  and the title %q has letters that have no form in ASCII", a.title)
	}
	if categories := found(a.dir, "content", "_index.md"); !slices.Contains(categories, a.category) || a.category == "" {
		return unknown("category", a.category, categories, "the categories are: ", "create one: write content/health/_index.md with a title and a description")
	}
	if d := a.choose(authorIDs(a.dir, cfg.Codes())); d != nil {
		return d
	}
	a.at = a.at.In(cfg.Zone)
	a.path = address(cfg, a.category, slug, a.at)
	return a.create(slug)
}

// choose takes an author: the one that was asked for, or the first.
func (a *begun) choose(authors []string) *diag.Diagnostic {
	if a.author == "" && len(authors) > 0 {
		a.author, a.others = authors[0], authors[1:]
	}
	if !slices.Contains(authors, a.author) {
		return unknown("author", a.author, authors, "the authors are: ", "add content/authors/news-desk.md with a name and a role")
	}
	return nil
}

// unknown refuses a name that is not there.
func unknown(what, name string, names []string, list, begin string) *diag.Diagnostic {
	code, hint := "unknown-"+what, begin
	if what == "category" {
		code = "no-category"
	}
	if len(names) > 0 {
		hint = list + strings.Join(names, ", ")
	}
	if near := diag.Nearest(name, names); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return refused(code, hint, "there is no %s %q", what, name)
}

// address is the path at which the site will show an article.
func address(cfg config.Config, category, slug string, at time.Time) string {
	pattern := cfg.Permalink
	if pattern == "" {
		pattern = "/:category/:slug/"
	}
	path := strings.NewReplacer(":category", category, ":slug", slug, ":year", at.Format("2006"), ":month", at.Format("01"), ":day", at.Format("02")).Replace(pattern)
	return strings.TrimSuffix(cfg.Base.Path, "/") + path
}

// create writes the file, which must be new.
func (a *begun) create(slug string) *diag.Diagnostic {
	bare := filepath.Join(a.dir, "content", filepath.FromSlash(a.category), slug)
	a.file = bare + ".md"
	if _, err := os.Stat(bare); err == nil {
		return refused("exists", "choose another title, or write in that folder", "the folder %s already exists", bare)
	}
	out, err := os.OpenFile(a.file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return refused("exists", "choose another title, or open that file", "the article %s already exists", a.file)
	}
	if err == nil {
		note := ""
		if len(a.others) > 0 {
			note = " # the first in content/authors: change it if somebody else writes this"
		}
		_, err = fmt.Fprintf(out, draft, a.title, a.at.Format("2006-01-02T15:04-07:00"), a.author, note)
		err = errors.Join(err, out.Close())
	}
	if err == nil {
		return nil
	}
	d := diag.Errorf(diag.Position{File: a.file}, "cannot-write", "the article cannot be written: %s", reason(err)).
		WithCause(diag.Environment).WithHint("check who may write to the folder %q, and the disk", filepath.Dir(a.file))
	return &d
}

// draft is a new article: title, date, author, and a note about who that is. It passes as it is.
const draft = `---
title: %q
# One or two sentences under the headline: what was found, in whom, how sure it is.
description: To be written.
date: %s
authors: [%s]%s
# Delete this line when the article is ready to publish.
draft: true

# What follows is optional. Delete the # in front of a line to use it.
# kind: news                 # news, explainer, guide, opinion or live
# tags: [vaccines, clinical trials]
# image: {src: picture.jpg, alt: "What the picture shows", credit: "Who made it"}
# updated: 2026-11-22
# embargo: 2026-12-01T00:01
# expires: 2027-12-01
# related: [slug-of-another-article]
# reviewed: {by: evidence-desk, on: 2026-11-22}   # or let  galen review sign  write it
# references:
#   - {title: "Title of the paper", doi: 10.1000/xyz}
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

// authorIDs are the authors of a site, each by the file that is no translation.
func authorIDs(dir string, codes map[string]string) []string {
	files, _ := filepath.Glob(filepath.Join(dir, "content", content.AuthorsFolder, "*.md"))
	var ids []string
	for _, f := range files {
		if name := filepath.Base(f); content.OriginalFile(name, codes) == name {
			ids = append(ids, strings.TrimSuffix(name, ".md"))
		}
	}
	return ids
}
