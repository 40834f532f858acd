package site

import (
	"cmp"
	"slices"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/locale"
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

// languageName is what a language is called in itself: on a site with two of one name, with its region.
func (s *Structure) languageName(tag string) string {
	if name, ok := s.names[tag]; ok {
		return name
	}
	return s.ownName(tag)
}

// ownName is the name of a language in itself: as the words for readers say it, or else as CLDR does.
func (s *Structure) ownName(tag string) string {
	const name = "language.name"
	own := s.words
	if tag != s.cfg.Language {
		own = s.cfg.Words.For(tag)
	}
	if slices.Contains(own.Missing(), name) {
		return locale.SelfNames(tag)[0]
	}
	return own.Say(name)
}

// nameLanguages are the names of the languages of a site, by tag.
func (s *Structure) nameLanguages() map[string]string {
	names, called := map[string]string{}, map[string]bool{}
	alike := map[string][]string{}
	for _, e := range s.family {
		name := e.ownName(e.cfg.Language)
		alike[name] = append(alike[name], e.cfg.Language)
	}
	for _, e := range s.family {
		tag := e.cfg.Language
		name := e.ownName(tag)
		if others := alike[name]; len(others) > 1 {
			name = nameBeside(name, tag, others)
		}
		if called[name] {
			name += " (" + tag + ")"
		}
		names[tag], called[name] = name, true
	}
	return names
}

// nameBeside is the first name of a language that no other of some languages has, whose usual name is the same.
func nameBeside(usual, tag string, others []string) string {
	for _, name := range locale.SelfNames(tag)[1:] {
		if !slices.ContainsFunc(others, func(other string) bool { return other != tag && slices.Contains(locale.SelfNames(other), name) }) {
			return name
		}
	}
	return usual
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
