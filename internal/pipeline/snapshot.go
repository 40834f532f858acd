package pipeline

import (
	"context"
	"reflect"
	"slices"
	"time"

	"galen/internal/config"
	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/render"
	"galen/internal/search"
	"galen/internal/selection"
	"galen/internal/site"
	"galen/internal/source"
	"galen/internal/theme/asset"
	"galen/internal/theme/layout"
	"galen/internal/theme/ownblock"
	"galen/internal/timing"
)

// snapshot is a site as it follows from one state of its source, ready to be
// rendered. Each is made from nothing but the source; what the one before knew is
// used again only where it is about the same bytes.
type snapshot struct {
	root        string // the project's folder
	tree        source.Tree
	cfg         config.Config
	now         time.Time
	show        site.Show
	terms       content.Glossaries
	writing     bool                // somebody writes, and must see the page: what makes a statement untrue is a warning
	cache       *content.ParseCache // of what was parsed before; nil: there is none
	parsed      *content.Parsed
	layouts     *layout.Set
	blocks      *ownblock.Set
	inLanguages map[string]themeIn // of the further languages of the site
	parts       content.Parts      // that documents show
	notes       map[*content.ParsedBlock]*blockNotes
	assets      *asset.Set
	site        *site.Site
	watch       *timing.Watch // nil: nobody asks how long it takes
	cacheWriter cacheWriter
	pictures
	editorial

	retractions loadedRetractions
	tables      *site.Tables
	sought      *search.Cache
	reused      reused

	sourceProblems diag.List // what of the tree cannot be read
	layoutProblems diag.List // the problems of the layouts
	blockProblems  diag.List // of the templates of blocks
	assetProblems  diag.List // of the assets
	siteProblems   diag.List // of the site, beside those of single files
}

// configure reads the configuration and the clock.
func (e *snapshot) configure(opt Options) (list diag.List) {
	e.root, e.unchecked = opt.Source, opt.NoCheck
	e.cfg, list = config.Parse(e.tree.Config, opt.BaseURL, e.tree.Words...)
	if !e.cfg.Known() {
		return list
	}
	list = append(list, e.takenFolders()...)
	var problems diag.List
	e.now, problems = clock(opt, e.cfg.Zone)
	problems = append(problems, e.findEncoders(opt)...)
	return append(list, problems...)
}

// assemble makes the site and its layouts. Old may be nil. When ctx ends, the list
// says so.
func (e *snapshot) assemble(ctx context.Context, show site.Show, old *snapshot) diag.List {
	if old == nil {
		old = &snapshot{}
	}
	files := e.tree.Content
	if old.parsed == nil && e.cache != nil { // a first reading may be of a whole newsroom
		e.tree = e.tree.Released(e.root)
	}
	rules := e.rules(old)
	before := old.parsed
	if before == nil && e.cache != nil {
		before = e.cache.Load(ctx, rules)
		e.watch.Lap("load what was parsed before")
	}
	set, parsed, list := content.ParseAll(ctx, files, rules, before)
	if ctx.Err() != nil {
		return diag.List{diag.Stopped()}
	}
	e.terms = set.Glossary
	e.parsed, e.show, e.articles, e.others = parsed, show, set.Articles, notArticles(set)
	if e.cache != nil && e.cache.Writable && before.Len() == 0 { // with nothing to take over, all of it has to be written
		e.cacheWriter.begin(ctx, e.cache, parsed)
	}
	e.noteBlocks(old)
	e.watch.Lap("parse")
	list = append(list, e.blockProblems...)
	list = append(list, e.compareReleases(old)...)
	list = append(append(list, e.signoffs(set.Authors)...), e.outdated(old)...)
	e.watch.Lap("compare with releases and signatures")
	list = append(list, e.theme(old)...)
	e.watch.Lap("templates and static files")
	list = append(list, e.loadRetractions(old)...)
	e.reuseImageCache(old)
	defer e.watch.Lap("assemble the site")
	structure := e.structure(ctx, set, old)
	if structure == nil {
		return diag.List{diag.Stopped()}
	}
	e.site, e.siteProblems = structure.Show(set.Articles, set.Comments, old.site)
	e.reused.note(e.site, old.site)
	e.reused.blocks = parsed.Kept() > 0 && parsed.Kept() < len(parsed.Blocks())
	list = append(list, e.siteProblems...)
	return append(list, e.dataWarnings(list)...)
}

// rules are those that documents are read by.
func (e *snapshot) rules(old *snapshot) content.Rules {
	e.ownBlocks(old)
	rules := e.parsingRules()
	rules.Watch = e.watch
	e.useChecker(&rules, old)
	return rules
}

// reused says what of the site before, or of what a ledger knows of it, is in a site.
// Nothing depends on it; tests count.
type reused struct {
	structure, catalog, facts bool
	blocks                    bool // some of what was parsed before, and not all
}

func (r *reused) note(now, before *site.Site) {
	if before != nil {
		r.structure, r.catalog = now.Structure == before.Structure, now.SameCatalog(before)
	}
}

// structure is the one of the snapshot before, if it follows from the same, and
// otherwise a new one. It is nil when ctx ends.
func (e *snapshot) structure(ctx context.Context, set content.Set, old *snapshot) *site.Structure {
	digest := e.outlines()
	if e.tables = old.tables; e.tables == nil {
		e.tables = new(site.Tables)
	}
	if e.sought = old.sought; e.sought == nil {
		e.sought = e.searchCache()
	}
	if old.site != nil && old.site.FollowsFrom(digest, e.now) {
		return old.site.Structure
	}
	documents := site.DocumentsOf(set)
	documents.Data = e.tree.Data
	return site.Assemble(ctx, e.cfg, documents, e.assets,
		site.Options{Digest: digest, Now: e.now, Show: e.show, Retractions: e.retractions.table, Pictures: e.room, Tables: e.tables, Sought: e.sought, Blocks: e.blocks, EditionBlocks: e.blocksIn()})
}

// outlines is the digest of everything that a structure follows from: of all that is
// read, but for the templates of pages, and of articles and comments nothing but their
// outlines. Parts are read with what shows them.
func (e *snapshot) outlines() memo.Digest {
	h := memo.NewHasher()
	h.Digest(e.parsed.Outlines())
	for _, list := range [][]source.File{{e.tree.Config}, e.tree.Static, e.tree.Data} {
		for _, file := range list {
			h.String(file.Path)
			h.Digest(file.Digest)
		}
		h.String("")
	}
	for _, file := range blockTemplates(e.tree) {
		h.Digest(file.Digest)
	}
	h.String(e.cfg.Base.URL())
	h.Int(int(e.show))
	h.String(e.cfg.Words.For(e.cfg.Language).Digest())
	for _, edition := range e.cfg.Languages {
		h.String(e.cfg.Words.For(edition.Language).Digest())
	}
	return e.withPrograms(h.Sum())
}

// theme loads layouts and assets, unless their files and settings are the same.
func (e *snapshot) theme(old *snapshot) diag.List {
	same := old.layouts != nil && old.cfg.Base == e.cfg.Base && slices.Equal(old.cfg.Allow, e.cfg.Allow)
	judged := same && old.cfg.Fields.Key() == e.cfg.Fields.Key() && old.cfg.Zone.String() == e.cfg.Zone.String()
	if judged && old.cfg.Words.For(old.cfg.Language).Digest() == e.cfg.Words.For(e.cfg.Language).Digest() && source.SameFiles(old.tree.Templates, e.tree.Templates) {
		e.layouts, e.layoutProblems = old.layouts, old.layoutProblems
	} else {
		e.layouts, e.layoutProblems = layout.Load(pageTemplates(e.tree), e.layoutRules(&render.View{}))
	}
	further := e.editionLayouts(old, judged && source.SameFiles(old.tree.Templates, e.tree.Templates))
	if same && old.cfg.Brand.Sheet() == e.cfg.Brand.Sheet() && source.SameFiles(old.tree.Static, e.tree.Static) {
		e.assets, e.assetProblems = old.assets, old.assetProblems
	} else {
		e.assets, e.assetProblems = asset.Load(e.tree.Static, asset.Rules{Root: e.cfg.Base.Path, Origin: e.cfg.Base.Origin, Allow: e.cfg.Allow,
			Additions: map[string]string{config.Stylesheet: e.cfg.Brand.Sheet()}})
	}
	return slices.Concat(e.layoutProblems, further, e.assetProblems)
}

// text gives the text of a source file, to show the line of a problem.
func (e *snapshot) text(file string) []byte {
	f, found := e.tree.File(file)
	if !found {
		return nil
	}
	f = f.Loaded()
	if text, _ := source.Text(f); text != nil {
		return text
	}
	return f.Data
}

// layoutRules are what templates are judged by that are filled with data of this type.
func (e *snapshot) layoutRules(data any) layout.Rules { return e.layoutRulesIn(e.cfg.Language, data) }

// layoutRulesIn are the same for the words of a language.
func (e *snapshot) layoutRulesIn(language string, data any) layout.Rules {
	return layout.Rules{Origins: append(slices.Clone(e.cfg.Allow), e.cfg.Base.Origin), Language: e.cfg.Words.For(language), Data: data,
		Constants: map[reflect.Type]layout.Judges{
			reflect.TypeOf(data): {"Select": {Of: func(text string) diag.List {
				_, list := selection.Parse(text, content.Selections(e.cfg.Fields, e.cfg.Zone))
				return list
			}}, "Field": {Of: e.fieldAsked}},
			reflect.TypeFor[site.Card]():  {"Field": {Of: e.cardFieldAsked, Written: true}},
			reflect.TypeFor[site.Field](): {"Key": {Of: e.keyAsked}},
		}}
}

// fieldAsked is what is wrong with the name of a field that a template asks for on a page.
func (e *snapshot) fieldAsked(name string) diag.List {
	if e.cfg.Fields.Named(name) == nil {
		return diag.List{site.NoField(name, e.cfg.Fields.Names())}
	}
	return nil
}

// cardFieldAsked is the same of a card, which has the fields that are declared for cards alone.
func (e *snapshot) cardFieldAsked(name string) diag.List {
	if list := e.fieldAsked(name); list != nil || e.cfg.Fields.Named(name).Cards {
		return list
	}
	return diag.List{diag.Errorf(diag.Position{}, "not-on-cards", "cards do not show the field %q", name).
		WithHint("declare it for cards in galen.yaml:  %s: {type: %s, cards: true}", name, e.cfg.Fields.Named(name).Type)}
}

// keyAsked is the same of a key of a group, which is one of any group: a template that asks may be
// given each.
func (e *snapshot) keyAsked(name string) diag.List {
	var all []string
	for _, f := range e.cfg.Fields {
		all = append(all, f.Keys.Names()...)
		if f.Item != nil {
			all = append(all, f.Item.Keys.Names()...)
		}
	}
	if slices.Contains(all, name) {
		return nil
	}
	d := diag.Errorf(diag.Position{}, "no-key", "no field of the site has the key %q", name).WithHint("declare it in galen.yaml under  keys  of a group")
	if near := diag.Nearest(name, all); near != "" {
		d = d.WithHint("did you mean %q?", near)
	}
	return diag.List{d}
}
