package build

import (
	"galen/internal/article"
	"galen/internal/diag"
)

// Findings is what the editorial rules say of the article that an output shows,
// by the output's file.
func (s *Shown) Findings(file string) diag.List {
	o, ok := s.site.Output(file)
	if !ok || o.Kind != "page" || o.At.File == "" {
		return nil
	}
	return s.findings(func(a *article.Article) bool { return a.File == o.At.File })
}

// Text gives the text of a source file of this edition.
func (s *Shown) Text(file string) []byte { return s.text(file) }
