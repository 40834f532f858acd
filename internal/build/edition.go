package build

import (
	"cmp"
	"context"
	"path"
	"slices"
	"time"

	"galen/internal/article"
	"galen/internal/asset"
	"galen/internal/config"
	"galen/internal/diag"
	"galen/internal/layout"
	"galen/internal/render"
	"galen/internal/site"
	"galen/internal/source"
	"galen/internal/stopwatch"
)

// edition is a site as it follows from one state of its source, ready to be
// rendered. Each is made from nothing but the source; what the one before knew is
// used again only where it is about the same bytes.
type edition struct {
	root    string // the project's folder
	tree    source.Tree
	cfg     config.Config
	now     time.Time
	show    site.Show
	terms   []article.Entry
	writing bool           // somebody writes, and must see the page: what makes a statement untrue is a warning
	shelf   *article.Shelf // of what was parsed before; nil: there is none
	parsed  *article.Parsed
	layouts *layout.Set
	assets  *asset.Set
	site    *site.Site
	watch   *stopwatch.Watch // nil: nobody asks how long it takes
	keeping keeping
	pictures
	editorial

	retractions consulted

	revised bool // the site was made of the one before
	settled bool // facts of the site were taken over from the build before

	unread   diag.List // what of the tree cannot be read
	theming  diag.List // the problems of the layouts
	dressing diag.List // of the assets
	found    diag.List // of the site, beside those of single files
}

// configure reads the configuration and the clock.
func (e *edition) configure(opt Options) (list diag.List) {
	e.root, e.unchecked = opt.Source, opt.NoCheck
	e.cfg, list = config.Parse(e.tree.Config, opt.BaseURL)
	if list.Failed() {
		return list
	}
	var problems diag.List
	e.now, problems = clock(opt, e.cfg.Zone)
	problems = append(problems, e.equip(opt)...)
	return append(list, problems...)
}

// assemble makes the site and its layouts. Old may be nil. When ctx ends, the list
// says so.
func (e *edition) assemble(ctx context.Context, show site.Show, old *edition) diag.List {
	if old == nil {
		old = &edition{}
	}
	rules := article.Rules{Zone: e.cfg.Zone, Home: e.cfg.Base.URL(), Language: e.cfg.Language, Watch: e.watch}
	e.checkWith(&rules, old)
	before := old.parsed
	if before == nil && e.shelf != nil {
		before = e.shelf.Load(ctx, rules)
		e.watch.Lap("fetch what was parsed before")
	}
	content := e.tree.Content
	if old.parsed == nil && e.shelf != nil { // a first reading may be of a whole newsroom
		e.tree = e.tree.Released(e.root)
	}
	set, parsed, list := article.ParseAll(ctx, content, rules, before)
	if ctx.Err() != nil {
		return diag.List{diag.Stopped()}
	}
	e.terms = set.Glossary
	e.parsed, e.show, e.articles, e.others = parsed, show, set.Articles, notArticles(set)
	if e.shelf != nil && e.shelf.Takes && before.Len() == 0 { // with nothing to take over, all of it has to be written
		e.keeping.begin(ctx, e.shelf, parsed)
	}
	e.watch.Lap("parse")
	list = append(list, e.compare(old)...)
	list = append(list, e.signoffs(set.Articles)...)
	for _, p := range set.Pages {
		list = append(list, e.untimely(&article.Article{Document: p.Document, Updated: p.Updated, UpdatedAt: p.UpdatedAt})...)
	}
	e.watch.Lap("compare with releases and signatures")
	list = append(list, e.theme(old)...)
	e.watch.Lap("templates and static files")
	list = append(list, e.consult(old)...)
	e.takeRoom(old)
	defer e.watch.Lap("assemble the site")
	if e.revised = e.revise(old, set.Comments); e.revised {
		return append(list, e.found...)
	}
	e.site, e.found = site.Assemble(ctx, e.cfg, set, e.assets, site.Options{Now: e.now, Show: show, Retractions: e.retractions.table, Room: e.room})
	return append(list, e.found...)
}

// maxRevised is how many articles are revised at a time; more are assembled.
const maxRevised = 20

// revise makes the site from the one before, when nothing but the words of some
// articles, and what readers say on some, has changed.
func (e *edition) revise(old *edition, comments map[string]article.Comments) bool {
	switch {
	case old.site == nil || old.found.Failed() || e.show != old.show || e.assets != old.assets || old.tree.Config.Digest != e.tree.Config.Digest:
		return false
	case e.now.Before(old.now) || !old.site.Next().IsZero() && !e.now.Before(old.site.Next()):
		return false
	case !source.SameFiles(old.tree.Data, e.tree.Data) || !e.samePictures(old):
		return false
	}
	commented, ok := commentedAnew(besides(old.tree.Content), besides(e.tree.Content), comments)
	if !ok {
		return false
	}
	documents, ok := e.parsed.Edited(old.parsed)
	if !ok || len(documents) > maxRevised {
		return false
	}
	var changed []*article.Article
	for _, d := range documents {
		a, ok := d.(*article.Article)
		if !ok {
			return false
		}
		changed = append(changed, a)
	}
	for _, d := range old.found { // Revise judges less than Assemble
		if slices.ContainsFunc(changed, func(a *article.Article) bool { return a.File == d.File }) {
			return false
		}
	}
	if e.site, e.found, ok = old.site.Revise(changed, comments, commented); ok {
		e.found = append(e.found, old.found...)
	}
	return ok
}

// commentedAnew lists the comments that were read from other bytes than before. It
// reports false when anything else has changed beside the documents.
func commentedAnew(old, now []source.File, comments map[string]article.Comments) (anew []article.Comments, ok bool) {
	if len(old) != len(now) {
		return nil, false
	}
	for i, f := range now {
		if old[i].Path != f.Path {
			return nil, false
		}
		if old[i].Digest == f.Digest {
			continue
		}
		own := len(anew)
		for _, c := range comments {
			if c.File == f.Path {
				anew = append(anew, c)
			}
		}
		if len(anew) == own {
			return nil, false
		}
	}
	return anew, true
}

// besides are the files of content that are not documents.
func besides(files []source.File) (others []source.File) {
	for _, f := range files {
		if path.Ext(f.Path) != ".md" {
			others = append(others, f)
		}
	}
	return others
}

// theme loads layouts and assets, unless their files and settings are the same.
func (e *edition) theme(old *edition) diag.List {
	same := old.layouts != nil && old.cfg.Base == e.cfg.Base && slices.Equal(old.cfg.Allow, e.cfg.Allow)
	if same && source.SameFiles(old.tree.Templates, e.tree.Templates) {
		e.layouts, e.theming = old.layouts, old.theming
	} else {
		e.layouts, e.theming = layout.Load(e.tree.Templates, layout.Rules{Origins: append(slices.Clone(e.cfg.Allow), e.cfg.Base.Origin), Data: &render.View{}})
	}
	if same && old.cfg.Brand.Sheet() == e.cfg.Brand.Sheet() && source.SameFiles(old.tree.Static, e.tree.Static) {
		e.assets, e.dressing = old.assets, old.dressing
	} else {
		e.assets, e.dressing = asset.Load(e.tree.Static, asset.Rules{Root: e.cfg.Base.Path, Origin: e.cfg.Base.Origin, Allow: e.cfg.Allow,
			Additions: map[string]string{config.Stylesheet: e.cfg.Brand.Sheet()}})
	}
	return slices.Concat(e.theming, e.dressing)
}

// text gives the text of a source file, to show the line of a problem.
func (e *edition) text(file string) []byte {
	for _, list := range [][]source.File{{e.tree.Config}, e.tree.Content, e.tree.Templates, e.tree.Static, e.tree.Data} {
		i, found := slices.BinarySearchFunc(list, file, func(f source.File, p string) int { return cmp.Compare(f.Path, p) })
		if !found {
			continue
		}
		f := list[i].Loaded()
		if text, _ := source.Text(f); text != nil {
			return text
		}
		return f.Data
	}
	return nil
}
