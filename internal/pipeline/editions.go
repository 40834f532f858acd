package pipeline

import (
	"galen/internal/diag"
	"galen/internal/render"
	"galen/internal/site"
	"galen/internal/theme/layout"
	"galen/internal/theme/ownblock"
)

// themeIn is the theme in a further language of the site: the same templates with other words.
type themeIn struct {
	words          string // the digest of the words
	layouts        *layout.Set
	blocks         *ownblock.Set
	layoutProblems diag.List
}

// editionBlocks loads the blocks of the site's own in its further languages. What is wrong with one is told
// of that in the site's own language.
func (e *snapshot) editionBlocks(old *snapshot) {
	if len(e.cfg.Languages) == 0 {
		return
	}
	e.inLanguages = map[string]themeIn{}
	for _, edition := range e.cfg.Languages {
		t, before := themeIn{words: e.cfg.Words.For(edition.Language).Digest()}, old.inLanguages[edition.Language]
		if t.blocks = before.blocks; t.blocks == nil || before.words != t.words || e.blocks != old.blocks {
			t.blocks, _ = ownblock.Load(blockTemplates(e.tree), e.layoutRulesIn(edition.Language, &site.BlockView{}))
		}
		e.inLanguages[edition.Language] = t
	}
}

// editionLayouts loads the templates of pages in the further languages of the site, unless they are the same as
// before. It gives what is wrong with them in those languages alone.
func (e *snapshot) editionLayouts(old *snapshot, same bool) (list diag.List) {
	told := map[string]bool{}
	for _, d := range e.layoutProblems {
		told[d.Error()] = true
	}
	for _, edition := range e.cfg.Languages {
		t, before := e.inLanguages[edition.Language], old.inLanguages[edition.Language]
		if t.layouts, t.layoutProblems = before.layouts, before.layoutProblems; !same || t.layouts == nil || before.words != t.words {
			t.layouts, t.layoutProblems = layout.Load(pageTemplates(e.tree), e.layoutRulesIn(edition.Language, &render.View{}))
		}
		e.inLanguages[edition.Language] = t
		for _, d := range t.layoutProblems {
			if !told[d.Error()] {
				told[d.Error()] = true
				list = append(list, d)
			}
		}
	}
	return list
}

// blocksIn are the blocks of the site's own in its further languages.
func (e *snapshot) blocksIn() map[string]*ownblock.Set {
	all := map[string]*ownblock.Set{}
	for language, t := range e.inLanguages {
		all[language] = t.blocks
	}
	return all
}

// renderer makes the files of the site.
func (e *snapshot) renderer() *render.Renderer {
	layouts := map[string]*layout.Set{}
	for language, t := range e.inLanguages {
		layouts[language] = t.layouts
	}
	return render.New(e.site, e.layouts).WithEditions(layouts)
}
