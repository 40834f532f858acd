package pipeline

import (
	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint/rules"
)

// document is a document that is no article, as the rules need it.
type document struct {
	*content.Document
	*content.Words
	category string      // whose levels it has
	ai       *content.AI // what a plain page or a term says
}

// notArticles are the pages, categories, authors and terms that are published.
func notArticles(set content.Set) (all []document) {
	if c := set.Home; c != nil {
		all = append(all, document{&c.Document, &c.Words, "", nil})
	}
	for _, c := range set.Categories {
		all = append(all, document{&c.Document, &c.Words, c.Path, nil})
	}
	for _, a := range set.Authors {
		all = append(all, document{&a.Document, &a.Words, "", nil})
	}
	for _, t := range set.Terms {
		all = append(all, document{&t.Document, &t.Words, "", t.AI})
	}
	for _, p := range set.Pages {
		if !p.Draft {
			all = append(all, document{&p.Document, &p.Words, "", p.AI})
		}
	}
	return all
}

// beside is what the rules find in the files whose words a document's blocks show. A file
// that another document shows too was told by then. The article is nil of other documents.
func (e *snapshot) beside(a *content.Article, d *content.Document, words *content.Words, told map[string]bool) (list diag.List) {
	if e.site == nil {
		return nil
	}
	for _, text := range e.site.Beside(d, words, e.text) {
		for _, found := range e.checker.Beside(d, a, text) {
			if key := found.Error(); !told[key] {
				told[key] = true
				list = append(list, found)
			}
		}
	}
	return list
}

// documents are all of the site that may have waivers.
func (e *snapshot) documents() (all []*content.Document) {
	for _, a := range e.articles {
		all = append(all, &a.Document)
	}
	for _, d := range e.others {
		all = append(all, d.Document)
	}
	return all
}

// levelled gives findings the level that the site asks for in a category, and leaves out
// those of rules that are off.
func (e *snapshot) levelled(list diag.List, category string) (kept diag.List) {
	for _, d := range list {
		level := e.cfg.Check.Level(d.Code, category)
		if level == rules.Off {
			continue
		}
		d.Severity = map[rules.Level]diag.Severity{rules.Error: diag.Error, rules.Warning: diag.Warning, rules.Note: diag.Note}[level]
		kept = append(kept, d)
	}
	return kept
}
