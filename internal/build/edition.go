package build

import (
	"cmp"
	"context"
	"slices"
	"time"

	"galen/internal/article"
	"galen/internal/asset"
	"galen/internal/config"
	"galen/internal/diag"
	"galen/internal/layout"
	"galen/internal/memo"
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
	reused      reused

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
	files := e.tree.Content
	if old.parsed == nil && e.shelf != nil { // a first reading may be of a whole newsroom
		e.tree = e.tree.Released(e.root)
	}
	set, parsed, list := article.ParseAll(ctx, files, rules, before)
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
	list = append(list, e.signoffs(set.Articles, set.Authors)...)
	for _, p := range set.Pages {
		list = append(list, e.untimely(&article.Article{Outline: article.Outline{Document: p.Document, Updated: p.Updated, UpdatedAt: p.UpdatedAt}, Words: p.Words})...)
	}
	e.watch.Lap("compare with releases and signatures")
	list = append(list, e.theme(old)...)
	e.watch.Lap("templates and static files")
	list = append(list, e.consult(old)...)
	e.takeRoom(old)
	defer e.watch.Lap("assemble the site")
	structure := e.structure(ctx, set, old)
	if structure == nil {
		return diag.List{diag.Stopped()}
	}
	e.site, e.found = structure.Show(set.Articles, set.Comments, old.site)
	e.reused.note(e.site, old.site)
	return append(list, e.found...)
}

// reused says what of the site before, or of what a ledger knows of it, is in a site.
// Nothing depends on it; tests count.
type reused struct {
	structure, frame, facts bool
}

func (r *reused) note(now, before *site.Site) {
	if before != nil {
		r.structure, r.frame = now.Structure == before.Structure, now.SameFrame(before)
	}
}

// structure is the one of the edition before, if it follows from the same, and
// otherwise a new one. It is nil when ctx ends.
func (e *edition) structure(ctx context.Context, set article.Set, old *edition) *site.Structure {
	digest := e.outlines(set)
	if old.site != nil && old.site.FollowsFrom(digest, e.now) {
		return old.site.Structure
	}
	return site.Assemble(ctx, e.cfg, site.DocumentsOf(set), e.assets,
		site.Options{Digest: digest, Now: e.now, Show: e.show, Retractions: e.retractions.table, Room: e.room})
}

// outlines is the digest of everything that a structure follows from: of all that is
// read, but for the templates, and of articles and comments nothing but their
// outlines.
func (e *edition) outlines(set article.Set) memo.Digest {
	h, articles := memo.NewHasher(), set.Articles
	for _, list := range [][]source.File{{e.tree.Config}, e.tree.Content, e.tree.Static, e.tree.Data} {
		for _, file := range list {
			if article.IsComments(file.Path) {
				continue
			}
			h.String(file.Path)
			switch {
			case len(articles) > 0 && articles[0].File == file.Path:
				if articles[0].Broken {
					h.Digest(file.Digest)
				}
				h.Digest(articles[0].OutlineDigest)
				articles = articles[1:]
			default:
				h.Digest(file.Digest)
			}
		}
		h.String("")
	}
	h.String(e.cfg.Base.URL())
	h.Int(int(e.show))
	return e.withPrograms(h.Sum())
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
