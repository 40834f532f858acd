package site

import (
	"time"

	"galen/internal/content"
	"galen/internal/frontmatter/civildate"
)

// Outdated is what readers of a translation, or of a plain-language version, are told whose original has other words since it was signed, once
// the newsroom has had time to follow.
type Outdated struct {
	On        When   // when the original changed; zero: it does not say
	Corrected bool   // by a correction
	Original  string // its address
	Language  string // of the original, BCP 47
	Plain     bool   // it is a plain-language version whose article changed
}

// turned is how an original changed after its translation was signed.
type turned struct {
	first     time.Time        // of its changes; when it was signed, if the original says of none
	last      civildate.Moment // the newest correction, or else when it was updated; zero: the original says of none
	corrected bool             // last is a correction
	in        *Structure       // the edition of the original
	page      *page            // the original
}

// turnedOf finds how the original of a page changed that is an outdated translation.
func (s *Structure) turnedOf(p *page) (t turned, outdated bool) {
	if p.document == nil || !p.document.Outdated || p.number > 0 || p.hidden || p.kind == WithdrawnPage {
		return t, false
	}
	if t.in, t.page = s.documentPage(p.document.Original); t.page == nil || t.page.hidden {
		return t, false
	}
	signed := p.document.Translated
	var corrections []content.Correction
	var updated civildate.Moment
	switch of := t.page; {
	case of.article != nil:
		corrections, updated = of.article.Corrections, of.article.Updated
	case of.plain != nil:
		updated = of.plain.Updated
	}
	since := func(m civildate.Moment) bool {
		if !signed.Precedes(m) {
			return false
		}
		if t.first.IsZero() || m.Time.Before(t.first) {
			t.first = m.Time
		}
		return true
	}
	if since(updated) {
		t.last = updated
	}
	for _, c := range corrections { // oldest first
		if since(c.Date) {
			t.last, t.corrected = c.Date, true
		}
	}
	if t.first.IsZero() {
		t.first = signed.On.Time
	}
	return t, true
}

// documentPage finds the page of a document by its file, in whichever edition it is.
func (s *Structure) documentPage(file string) (*Structure, *page) {
	if s.family == nil {
		return s, s.index.byDocument[file]
	}
	for _, e := range s.family {
		if p := e.index.byDocument[file]; p != nil {
			return e, p
		}
	}
	return nil, nil
}

// noticed is when readers are told that an original changed.
func (s *Structure) noticed(t turned) time.Time { return t.first.AddDate(0, 0, s.cfg.NoticeAfter) }

// outdated is what readers of a page are told of its original; nil when that is nothing.
func (s *Structure) outdated(p *page) *Outdated {
	t, ok := s.turnedOf(p)
	if !ok || s.noticed(t).After(s.opt.Now) {
		return nil
	}
	o := &Outdated{Original: t.in.href(t.page.path), Language: t.in.languageOn(t.page), Corrected: t.corrected, Plain: p.article != nil && p.article.Plain}
	if !t.last.IsZero() {
		o.On = s.when(t.last)
	}
	return o
}

// notices yields the instants at which readers of outdated translations are told, by the files of these.
func (s *Structure) notices(yield func(file string, at time.Time)) {
	for _, p := range s.order {
		if t, ok := s.turnedOf(p); ok {
			yield(p.document.File, s.noticed(t))
		}
	}
}

// checkTranslator checks who is said to have translated a document.
func (b *builder) checkTranslator(d *content.Document) {
	if d.Translated == nil || d.Translated.By.Text == "" || b.main().authors[d.Translated.By.Text] != nil {
		return
	}
	b.checkAuthor(d.Translated.By, "translator")
}
