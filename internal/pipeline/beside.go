package pipeline

import (
	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/site"
)

// Findings is what the editorial rules say of the article that an output shows,
// by the output's file.
func (s *Version) Findings(file string) diag.List {
	o, ok := s.site.Output(file)
	if !ok || o.Kind != site.PageOutput || o.At.File == "" {
		return nil
	}
	return s.findings(func(a *content.Article) bool { return a.File == o.At.File })
}

// Text gives the text of a source file of this edition.
func (s *Version) Text(file string) []byte { return s.text(file) }
