package build

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"galen/internal/article"
	copydesk "galen/internal/check" // check is a function of the tests
	"galen/internal/diag"
	"galen/internal/prose"
	"galen/internal/source"
)

// Reading is how hard an article is to read, and how hard it may be.
type Reading struct {
	prose.Reading
	File  string
	Title string
	Kind  string
	Limit float64 // grade of Kincaid
}

// Readings scores every article of a site, drafts too, the hardest first. What is
// wrong with the site otherwise is left to a build.
func Readings(opt Options) (*Survey, []Reading, diag.List) {
	s, list := read(opt)
	if list.Failed() {
		list.Sort()
		return s, nil, list
	}
	var glossary source.File
	if i := slices.IndexFunc(s.tree.Content, func(f source.File) bool { return f.Path == article.GlossaryFile }); i >= 0 {
		glossary = s.tree.Content[i].Loaded()
	}
	entries, _ := article.ParseGlossary(glossary)
	terms := copydesk.Terms(entries)
	var all []Reading
	var lock sync.Mutex // articles are parsed on all processors
	rules := article.Rules{Zone: s.cfg.Zone, Home: s.cfg.Base.URL(), Check: func(a *article.Article, text *prose.Text) diag.List {
		r := Reading{prose.Readability(text, terms), a.File, a.Title.Text, a.Kind, s.cfg.Check.Grade(a.Kind)}
		lock.Lock()
		all = append(all, r)
		lock.Unlock()
		return nil
	}}
	article.ParseAll(s.tree.Content, rules, nil)
	slices.SortFunc(all, func(a, b Reading) int {
		return cmp.Or(cmp.Compare(b.Kincaid(), a.Kincaid()), strings.Compare(a.File, b.File))
	})
	return s, all, nil
}
