package content

import (
	"slices"
	"time"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/frontmatter/civildate"
)

// Of a live story a sign-off holds what stood in it when it was signed: the introduction, the
// entries up to then, and the references that these cite. The record holds each entry and
// each reference by itself. So neither is broken by a further entry.

// ReviewedReference is what a reference of a live story says.
type ReviewedReference struct {
	ID        string
	Sentences []Sentence
}

func reviewedReferences(v frontmatter.Value) (all []ReviewedReference) {
	for _, item := range v.Items {
		var r ReviewedReference
		for _, e := range item.Entries {
			if e.Key == "id" {
				r.ID = e.Value.Text
			}
		}
		var m ReviewedText
		m.value("references", item)
		r.Sentences = m.Sentences
		all = append(all, r)
	}
	return all
}

// Whole is what an article says as one text: of a live story with the entries that it has,
// and the references that these cite.
func (m ReviewedText) Whole(a *Outline) ReviewedText {
	if a.Kind != Live {
		return m
	}
	whole := ReviewedText{Sentences: slices.Clone(m.Sentences), Supports: slices.Clone(m.Supports)}
	for _, r := range m.References {
		if slices.ContainsFunc(a.References, func(shown Reference) bool { return shown.ID == r.ID && shown.Cited > 0 }) {
			whole.Sentences = append(whole.Sentences, r.Sentences...)
		}
	}
	for i, e := range m.Entries[:min(len(a.Entries), len(m.Entries))] {
		whole.Sentences = append(whole.Sentences, Sentence{a.Entries[i].ID, firstPlace(e)})
		whole.Sentences, whole.Supports = append(whole.Sentences, e.Sentences...), append(whole.Supports, e.Supports...)
	}
	return whole
}

// WithEntries is an article with its first n entries only, also among what its text names.
func (a *Article) WithEntries(n int) *Article {
	if n >= len(a.Entries) {
		return a
	}
	first := *a
	said := a.Words.FirstEntries(n)
	b := *said.Body()
	b.Placeholders = b.Placeholders[:a.Entries[n].Targets]
	first.Outline, first.Words = *a.Outline.FirstEntries(n), *said.WithBody(&b)
	return &first
}

// OnlyEntry is an article of whose text nothing is there but what the nth entry names.
func (a *Article) OnlyEntry(n int) *Article {
	only, b := *a, *a.Body()
	to := len(b.Placeholders)
	if n+1 < len(a.Entries) {
		to = a.Entries[n+1].Targets
	}
	b.Placeholders = b.Placeholders[a.Entries[n].Targets:to]
	only.Words = *a.WithBody(&b)
	return &only
}

// SignedOn is the article as far as a sign-off of that moment, or day, holds it.
func (a *Article) SignedOn(on civildate.Moment) *Article {
	until := on.Time
	if on.Day {
		until = until.AddDate(0, 0, 1).Add(-time.Second)
	}
	return a.WithEntries(a.EntriesBy(until))
}

// firstPlace is where an entry's words begin.
func firstPlace(m ReviewedText) (at diag.Position) {
	if len(m.Sentences) > 0 {
		at = m.Sentences[0].At
	}
	return at
}
