package content

import (
	"maps"

	"galen/internal/source"
)

// Set is all documents of a site.
type Set struct {
	Home       *Category
	Categories []*Category
	Articles   []*Article
	Authors    []*Author
	Terms      []*Term // that have a page
	Pages      []*Page
	Glossary   Glossaries
	Comments   map[string]Comments    // of articles, by the article's file
	Files      map[string]source.File // what lies beside the documents: pictures and downloads, by path
}

func (s *Set) add(document any) {
	switch d := document.(type) {
	case *Article:
		s.Articles = append(s.Articles, d)
	case *Author:
		s.Authors = append(s.Authors, d)
	case *Term:
		s.Terms = append(s.Terms, d)
	case *Page:
		s.Pages = append(s.Pages, d)
	case *Category:
		if d.Path == "" && d.Edition == "" {
			s.Home = d
		} else {
			s.Categories = append(s.Categories, d)
		}
	}
}

// join adds the documents of another set.
func (s *Set) join(other *Set) {
	if other.Home != nil {
		s.Home = other.Home
	}
	s.Categories = append(s.Categories, other.Categories...)
	s.Articles = append(s.Articles, other.Articles...)
	s.Authors = append(s.Authors, other.Authors...)
	s.Terms = append(s.Terms, other.Terms...)
	s.Pages = append(s.Pages, other.Pages...)
	maps.Copy(s.Glossary, other.Glossary)
}

// EachOther gives the words of every document that is no article.
func (s *Set) EachOther(give func(*Words)) {
	if s.Home != nil {
		give(&s.Home.Words)
	}
	for _, c := range s.Categories {
		give(&c.Words)
	}
	for _, a := range s.Authors {
		give(&a.Words)
	}
	for _, t := range s.Terms {
		give(&t.Words)
	}
	for _, p := range s.Pages {
		give(&p.Words)
	}
}
