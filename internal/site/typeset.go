package site

import (
	"galen/internal/typography"
	"galen/internal/words"
)

// Spoken is the language of a text, when it is another than that of the page around it; the
// zero Spoken is the page's.
type Spoken struct {
	Language  string // BCP 47
	Direction string // of its script, ltr or rtl, when it is another than the site's
}

// spoken is a language, by its tag; "" is that of the site.
func (s *Structure) spoken(tag string) Spoken {
	if tag == "" {
		return Spoken{}
	}
	v := Spoken{Language: tag}
	if d := typography.Direction(tag); d != s.cfg.Direction {
		v.Direction = d
	}
	return v
}

// around is the language of the site as an element says it that stands in a text of another.
func (s *Structure) around(tag string) Spoken {
	v := s.spoken(tag)
	if v.Language != "" {
		v.Language = s.cfg.Language
	}
	if v.Direction != "" {
		v.Direction = s.cfg.Direction
	}
	return v
}

// wordsIn are those that Galen says in a text of a language; "" is that of the site.
func (s *Structure) wordsIn(tag string) *words.Language {
	if tag == "" {
		return s.words
	}
	return s.cfg.Words.Inside(s.cfg.Language, tag).Within(tag)
}

// isolated is a name that runs in another direction than the site, so that what stands around
// it keeps its place. In which language a name is nobody says.
func (s *Structure) isolated(name string) Spoken {
	if d := typography.Runs(name); d != "" && d != s.cfg.Direction {
		return Spoken{Direction: d}
	}
	return Spoken{}
}

// attributes are those of an element that holds a text in the language.
func (v Spoken) attributes() string {
	said := ""
	if v.Language != "" {
		said = ` lang="` + v.Language + `"`
	}
	if v.Direction != "" {
		said += ` dir="` + v.Direction + `"`
	}
	return said
}

// span is HTML within an element that says its language, if that is another than the site's.
func (v Spoken) span(text string) string {
	if v == (Spoken{}) {
		return text
	}
	return "<span" + v.attributes() + ">" + text + "</span>"
}

// block is span for whole paragraphs.
func (v Spoken) block(text string) string {
	if v == (Spoken{}) || text == "" {
		return text
	}
	return "<div" + v.attributes() + ">" + text + "</div>"
}

// Mention is a link whose title is in a language of its own.
type Mention struct {
	Link
	Spoken
}

// mention is a link to an article.
func (f *catalog) mention(p *articleNode) Mention {
	return Mention{Link{f.title(p), f.href(p.path)}, f.spoken(p.Lang.Text)}
}

// typeset is a text of front matter as pages, feeds, cards and structured data show it:
// with the typographic marks that the body has. What is signed and recorded stays as
// it was typed.
func (s *Structure) typeset(text string) string { return typography.For(s.cfg.Language).Text(text) }

// typesetIn is typeset for a text in a language; "" is that of the site.
func (s *Structure) typesetIn(tag, text string) string {
	if tag == "" {
		return s.typeset(text)
	}
	return typography.For(tag).Text(text)
}
