package pipeline

import (
	"context"
	"path"
	"slices"
	"strings"
	"sync"

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
	var lock sync.Mutex // articles are parsed on all processors
	var all []Asked
	rules.Check = func(a *content.Article, text *textseg.Text) diag.List {
		asked := Asked{a.File, checker.Criteria(a, text)}
		lock.Lock()
		all = append(all, asked)
		lock.Unlock()
		return nil
	}
	files := slices.DeleteFunc(slices.Clone(s.tree.Content), func(f source.File) bool { return path.Ext(f.Path) != ".md" })
	if content.ParseAll(ctx, files, rules, nil); ctx.Err() != nil {
		return s, nil, diag.List{diag.Stopped()}
	}
	slices.SortFunc(all, func(a, b Asked) int { return strings.Compare(a.File, b.File) })
	return s, all, nil
}
