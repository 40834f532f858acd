package site

import (
	"cmp"
	"slices"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/typography"
)

// Translation is a page as it is in one of the languages of the site.
type Translation struct {
	Language  string // BCP 47
	Direction string // of its script
	Name      string // of the language, in itself
	URL       string
	Canonical string
	Original  bool // it is of the site's own edition
	Current   bool // it is the page itself
}

// translations are the languages in which readers may see a page, this one among them, in the order of
// galen.yaml; nil when that is the only one.
func (s *Structure) translations(p *page) (all []Translation) {
	name, notice := s.sameAs(p), p.kind == WithdrawnPage
	if notice {
		name = content.OriginalFile(p.document.File, s.codes)
	}
	if s.family == nil || name == "" {
		return nil
	}
	for _, e := range s.family {
		q := e.same[name]
		if notice {
			q = e.index.byFile[nameOf(name)]
		}
		if e == s {
			q = p
		}
		if q == nil || q.hidden {
			continue
		}
		tag := e.languageOn(q)
		all = append(all, Translation{
			Language: tag, Direction: typography.Direction(tag), Name: e.languageName(tag), URL: e.href(q.path), Canonical: e.canonical(q.path),
			Original: e.folder == "", Current: e == s,
		})
	}
	if len(all) < 2 {
		return nil
	}
	return all
}

// languageOn is the language of what a page is about: that of its edition, unless its article says another.
func (s *Structure) languageOn(p *page) string {
	if p.document == nil {
		return s.cfg.Language
	}
	return cmp.Or(p.document.Lang.Text, s.cfg.Language)
}

// languageName is the name of a language in itself, or its tag where Galen does not know it.
func (s *Structure) languageName(tag string) string {
	const name = "language.name"
	if tag == s.cfg.Language {
		return s.words.Say(name)
	}
	own := s.cfg.Words.For(tag)
	if slices.Contains(own.Missing(), name) {
		return tag
	}
	return own.Say(name)
}

// checkLanguage checks that no translation of a page is in the language that it says it is in itself.
func (b *builder) checkLanguage(p *page) {
	said, name := p.document.Lang, b.sameAs(p)
	if b.family == nil || name == "" || said.At.Line == 0 {
		return
	}
	for _, e := range b.family {
		q := e.same[name]
		if q == nil || q == p || q.document == nil || e.languageOn(q) != said.Text {
			continue
		}
		b.add(diag.Errorf(said.At, "bad-language", "%s is this page in %q, and has an address of its own", q.document.File, said.Text).
			WithHint("delete this line, if the text is in another language; else delete one of the two files").With(q.document.Lang.At))
	}
}
