package site

import (
	"galen/internal/content"
	"galen/internal/frontmatter"
	"galen/internal/source"
)

// Documents are what a Structure is made of.
type Documents struct {
	Home       *content.Category
	Categories []*content.Category
	Outlines   []*content.Outline // of the articles, by file
	Authors    []*content.Author
	Terms      []*content.Term
	Pages      []*content.Page
	Glossary   content.Glossaries
	Files      map[string]source.File // what lies beside the documents, by path
	Data       []source.File          // what lies in the folder data
}

// DocumentsOf are the documents of a set, without the words of the articles.
func DocumentsOf(set content.Set) Documents {
	d := Documents{Home: set.Home, Categories: set.Categories, Authors: set.Authors, Terms: set.Terms, Pages: set.Pages, Glossary: set.Glossary, Files: set.Files}
	for _, a := range set.Articles {
		d.Outlines = append(d.Outlines, &a.Outline)
	}
	return d
}

// of are the documents of an edition, "" being the site's own.
func (d Documents) of(language string) Documents {
	own := Documents{Files: d.Files, Data: d.Data, Glossary: content.Glossaries{"": d.Glossary[language]}}
	categories := d.Categories
	if d.Home != nil {
		categories = append([]*content.Category{d.Home}, categories...)
	}
	for _, c := range inEdition(categories, language, func(c *content.Category) *content.Document { return &c.Document }) {
		if c.Path == "" {
			own.Home = c
		} else {
			own.Categories = append(own.Categories, c)
		}
	}
	own.Outlines = inEdition(d.Outlines, language, func(a *content.Outline) *content.Document { return &a.Document })
	own.Authors = inEdition(d.Authors, language, func(a *content.Author) *content.Document { return &a.Document })
	own.Terms = inEdition(d.Terms, language, func(t *content.Term) *content.Document { return &t.Document })
	own.Pages = inEdition(d.Pages, language, func(p *content.Page) *content.Document { return &p.Document })
	return own
}

// inEdition are the documents of an edition as it has them: in its language by being there.
func inEdition[T any](all []*T, language string, of func(*T) *content.Document) (own []*T) {
	for _, d := range all {
		head := of(d)
		if head.Edition != language {
			continue
		}
		if language != "" && head.Lang.Text == language {
			there := *d
			of(&there).Lang = frontmatter.Word{}
			d = &there
		}
		own = append(own, d)
	}
	return own
}
