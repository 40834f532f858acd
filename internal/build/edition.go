package build

import (
	"cmp"
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
)

// edition is a site as it follows from one state of its source, ready to be
// rendered. Each is made from nothing but the source; what the one before knew is
// used again only where it is about the same bytes.
type edition struct {
	tree    source.Tree
	cfg     config.Config
	now     time.Time
	parsed  *article.Parsed
	layouts *layout.Set
	site    *site.Site
	assets  *asset.Set
}

// configure reads the configuration and the clock.
func (e *edition) configure(opt Options) (list diag.List) {
	e.cfg, list = config.Parse(e.tree.Config, opt.BaseURL)
	if list.Failed() {
		return list
	}
	var problems diag.List
	e.now, problems = clock(opt, e.cfg.Zone)
	return append(list, problems...)
}

// assemble makes the site and its layouts. Old may be nil.
func (e *edition) assemble(show site.Show, old *edition) diag.List {
	if old == nil {
		old = &edition{}
	}
	rules := article.Rules{Zone: e.cfg.Zone, Home: e.cfg.Base.URL()}
	set, parsed, list := article.ParseAll(e.tree.Content, rules, old.parsed)
	e.parsed = parsed
	list = append(list, e.theme(old)...)
	var problems diag.List
	e.site, problems = site.Assemble(e.cfg, set, e.assets, site.Options{Now: e.now, Show: show})
	return append(list, problems...)
}

// theme loads layouts and assets, unless their files and settings are the same.
func (e *edition) theme(old *edition) (list diag.List) {
	same := old.layouts != nil && old.cfg.Base == e.cfg.Base && slices.Equal(old.cfg.Allow, e.cfg.Allow)
	if same && sameFiles(old.tree.Templates, e.tree.Templates) {
		e.layouts = old.layouts
	} else {
		var problems diag.List
		e.layouts, problems = layout.Load(e.tree.Templates, layout.Rules{Origins: append(slices.Clone(e.cfg.Allow), e.cfg.Base.Origin), Data: &render.View{}})
		list = append(list, problems...)
	}
	if same && sameFiles(old.tree.Static, e.tree.Static) {
		e.assets = old.assets
	} else {
		var problems diag.List
		e.assets, problems = asset.Load(e.tree.Static, asset.Rules{Root: e.cfg.Base.Path, Origin: e.cfg.Base.Origin, Allow: e.cfg.Allow})
		list = append(list, problems...)
	}
	return list
}

func sameFiles(a, b []source.File) bool {
	return slices.EqualFunc(a, b, func(x, y source.File) bool { return x.Path == y.Path && x.Digest == y.Digest })
}

// text gives the text of a source file, to show the line of a problem.
func (e *edition) text(file string) []byte {
	for _, list := range [][]source.File{{e.tree.Config}, e.tree.Content, e.tree.Templates, e.tree.Static} {
		i, found := slices.BinarySearchFunc(list, file, func(f source.File, p string) int { return cmp.Compare(f.Path, p) })
		if !found {
			continue
		}
		if text, _ := source.Text(list[i]); text != nil {
			return text
		}
		return list[i].Data
	}
	return nil
}
