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
	list, _ := s.findings(func(a *content.Article) bool { return a.File == o.At.File })
	return list
}

// Notes is the notes to colleagues in the file of the document that an output shows, and in
// the parts in it, by the output's file. They are looked for when they are asked for: nothing else of the site
// knows them.
func (s *Version) Notes(file string) (notes diag.List) {
	o, ok := s.site.Output(file)
	if !ok || o.Kind != site.PageOutput || o.At.File == "" {
		return nil
	}
	f, found := s.content(o.At.File)
	if !found {
		return nil
	}
	for _, n := range content.DeskNotes(f, s.parts) {
		d := diag.Errorf(n.At, "desk-note", "%s", n.Text)
		d.Severity = diag.Note
		notes = append(notes, d)
	}
	return notes
}

// Text gives the text of a source file of this snapshot.
func (s *Version) Text(file string) []byte { return s.text(file) }
