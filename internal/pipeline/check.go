package pipeline

import (
	"context"

	"galen/internal/content"
	"galen/internal/diag"
)

// Check reads a site, drafts and all, and reports every problem and every finding
// of the editorial rules. Nothing is written, and nothing rendered but articles that are to come,
// where a budget could refuse them.
func Check(ctx context.Context, opt Options) (r Result, read Judged) {
	var e snapshot
	opt.NoCheck = false
	left := recoverOutputs(opt)
	e.tree, r.Problems = readKnown(ctx, opt)
	if ctx.Err() != nil {
		return stopped(), read
	}
	r.add(left)
	e.cache = newParseCache(opt)
	known := e.check(ctx, opt, nil, &r)
	if ctx.Err() != nil {
		return stopped(), read
	}
	if !known {
		return r.sorted(), read
	}
	if !r.Problems.Failed() {
		r.add(e.weighComing(ctx))
	}
	r.Shown = e.shownFiles()
	for _, a := range e.articles {
		read.Articles = append(read.Articles, a.File)
	}
	for _, d := range e.others {
		read.Pages = append(read.Pages, d.File)
	}
	return r.sorted(), read
}

// Judged are the files of the documents that Check judged: Pages are all that are no articles.
type Judged struct{ Articles, Pages []string }

// shownFiles are the files that each document shows, by its file.
func (e *snapshot) shownFiles() map[string][]string {
	shown := map[string][]string{}
	add := func(file string, words *content.Words) {
		if files := words.ShownFiles(file); files != nil {
			shown[file] = files
		}
	}
	for _, a := range e.articles {
		add(a.File, &a.Words)
	}
	for _, d := range e.others {
		add(d.File, d.Words)
	}
	return shown
}

// withoutHeld leaves out what is said of links to pieces that are held back: it
// depends on who looks.
func withoutHeld(list diag.List) diag.List {
	kept := list[:0]
	for _, d := range list {
		if d.Code != "held-link" {
			kept = append(kept, d)
		}
	}
	return kept
}
