package pipeline

import (
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/site"
	"galen/internal/source"
	"galen/internal/theme/ownblock"
)

// ownBlocks loads the blocks of the site's own, before articles are parsed, which are
// checked against their declarations.
func (e *snapshot) ownBlocks(old *snapshot) {
	e.ownBlocksOf(old)
	e.editionBlocks(old)
}

func (e *snapshot) ownBlocksOf(old *snapshot) {
	files := blockTemplates(e.tree)
	same := old.blocks != nil && old.cfg.Base == e.cfg.Base && strings.Join(old.cfg.Allow, " ") == strings.Join(e.cfg.Allow, " ") && old.cfg.Language == e.cfg.Language
	same = same && old.cfg.Fields.Key() == e.cfg.Fields.Key() && old.cfg.Zone.String() == e.cfg.Zone.String()
	if same && source.SameFiles(blockTemplates(old.tree), files) {
		e.blocks, e.blockProblems = old.blocks, old.blockProblems
		return
	}
	e.blocks, e.blockProblems = ownblock.Load(files, e.layoutRules(&site.BlockView{}))
	for name := range e.blocks.Declarations() {
		if content.IsBlock(name) {
			e.blockProblems = append(e.blockProblems, diag.Errorf(diag.Position{File: ownblock.Folder + name + ".html"}, "block-exists", "%q is one of Galen's own blocks", name).
				WithHint("give the file another name"))
		}
	}
	e.blockProblems.Sort()
}

// parsingRules are what the meaning of an article's file depends on beside it. The glossary and
// the parts that articles show are read for it.
func (e *snapshot) parsingRules() content.Rules {
	rules := content.Rules{Zone: e.cfg.Zone, Home: e.cfg.Base.URL(), Language: e.cfg.Language, ASCII: e.cfg.ASCII, Words: e.cfg.Words, Emergency: e.cfg.Emergency, Embeds: e.cfg.Embeds, Fields: e.cfg.Fields, Taxonomies: e.cfg.Taxonomies, Blocks: e.blocks.Declarations(), Codes: e.cfg.Codes()}
	glossaries, _ := content.ReadGlossaries(e.tree.Content, rules.Codes)
	rules.Spellings, rules.EditionSpellings = content.SpellingsOf(glossaries[""], e.cfg.Language), map[string]*content.Spellings{}
	for _, other := range e.cfg.Languages {
		rules.EditionSpellings[other.Language] = content.SpellingsOf(glossaries[other.Language], other.Language)
	}
	rules.Parts = content.ReadParts(e.tree.Content, rules)
	e.parts = rules.Parts
	return rules
}

// blockTemplates are the templates of blocks of the site's own.
func blockTemplates(t source.Tree) []source.File { return templatesOf(t, true) }

// pageTemplates are all others.
func pageTemplates(t source.Tree) []source.File { return templatesOf(t, false) }

func templatesOf(t source.Tree, blocks bool) (files []source.File) {
	for _, f := range t.Templates {
		if strings.HasPrefix(f.Path, ownblock.Folder) == blocks {
			files = append(files, f)
		}
	}
	return files
}
