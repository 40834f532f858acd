package pipeline

import (
	"context"
	"path"
	"slices"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	copydesk "galen/internal/lint" // check is a function of the tests
	"galen/internal/lint/textseg"
	"galen/internal/source"
)

// Asked is how an article stands with the ten criteria.
type Asked struct {
	File    string
	Answers []copydesk.Answer
}

// Criteria asks the ten criteria of every article of a site, drafts too, in the order of the files. What is
// wrong with the site otherwise is left to a build.
func Criteria(ctx context.Context, opt Options) (*Query, []Asked, diag.List) {
	s, list := read(ctx, opt)
	if list.Failed() {
		list.Sort()
		return s, nil, list
	}
	checker := copydesk.New(s.cfg.Check)
	checker.Read(s.cfg.Language)
	rules := s.parsingRules()
	files := slices.DeleteFunc(s.tree.Content.List(), func(f source.File) bool { return path.Ext(f.Path) != ".md" })
	all := ofEach(ctx, files, rules, func(a *content.Article, text *textseg.Text) Asked { return Asked{a.File, checker.Criteria(a, text)} })
	if ctx.Err() != nil {
		return s, nil, diag.List{diag.Stopped()}
	}
	slices.SortFunc(all, func(a, b Asked) int { return strings.Compare(a.File, b.File) })
	return s, all, nil
}
