package site

import (
	"cmp"
	"html"
	"slices"
	"time"

	"galen/internal/content"
	"galen/internal/words"
)

// withdrawal is the notice at the address of an article that was withdrawn.
func (s *catalog) withdrawal(path string) any {
	p := s.pages[path]
	if p == nil || p.hidden || p.kind != WithdrawnPage {
		return nil
	}
	a := p.article
	w := Withdrawal{
		Title: s.titleOf(p), Category: Link{s.typeset(a.category.Title.Text), s.href(a.category.path)}, Authors: s.byline(a.Outline),
		Published: s.when(a.Date), On: s.when(a.Withdrawn.Date), Reason: s.reasonOf(a.Outline), Spoken: s.spoken(a.Lang.Text),
		ReasonIn: s.reasonIn(a.Outline), Status: s.words.Say("withdrawn.status"),
	}
	if s.cardName != "" {
		w.Social = s.cardImage(a, s.withdrawnTitle(s.titleOf(p)))
	}
	return w
}

// tombstones are the latest withdrawals from a list, as many as a feed has items.
func (s *catalog) tombstones(l *list) []Tombstone {
	var all []Tombstone
	for _, p := range l.withdrawn[:min(len(l.withdrawn), s.cfg.Feeds.Size)] {
		if !inFeeds(p) {
			continue
		}
		t := Tombstone{Title: s.withdrawnTitle(s.title(p)), URL: s.canonical(p.path), Published: p.Release(), On: p.Withdrawn.Date.Time, Reason: s.reasonOf(p.Outline),
			ReasonIn: s.reasonIn(p.Outline), Status: s.words.Say("withdrawn.status"), Spoken: s.spoken(p.Lang.Text)}
		if t.HTML, t.Notice = "<p"+t.ReasonIn.attributes()+">"+html.EscapeString(t.Reason)+"</p>", t.Reason; t.ReasonIn == (Spoken{}) {
			t.Notice = s.words.Say("withdrawn.because", words.Text("reason", t.Reason))
		}
		all = append(all, t)
	}
	return all
}

// addWithdrawn notes the withdrawn articles in the lists that they were in, latest first.
func (b *builder) addWithdrawn() {
	slices.SortFunc(b.withdrawnArticles, func(x, y *articleNode) int {
		return cmp.Or(y.Withdrawn.Date.Time.Compare(x.Withdrawn.Date.Time), cmp.Compare(x.path, y.path))
	})
	for _, p := range b.withdrawnArticles {
		lists := []*list{b.home.list}
		for _, c := range p.categories() {
			lists = append(lists, c.list)
		}
		for _, t := range p.gathered() {
			lists = append(lists, t.list)
		}
		for _, w := range p.Authors {
			if a := b.authors[w.Text]; a != nil {
				lists = append(lists, a.list)
			}
		}
		for _, l := range lists {
			l.withdrawn = append(l.withdrawn, p)
		}
	}
}

// correctionsPath is where all corrections are listed, unless the file of that page has an address of its own.
const correctionsPath = "/corrections/"

// findCorrections notes which file has the words above the list of all corrections, if there is one, and the address
// of both: the file is corrections.md, or else that with the address of the list; in an edition, the translation of
// that.
func (b *builder) findCorrections() {
	b.corrections = correctionsPath
	original := "content/corrections.md"
	if of := b.main().errataPage; of != nil {
		original = of.File
	}
	for _, p := range b.set.Pages {
		switch {
		case p.Slug.Text == "" || p.List != nil:
		case content.OriginalFile(p.File, b.codes) == original:
			b.errataPage, b.corrections = p, "/"+p.Slug.Text+"/"
			return
		case "/"+p.Slug.Text+"/" == correctionsPath:
			b.errataPage = p
		}
	}
}

// corrected reports whether there is anything to list: a correction or a
// withdrawal.
func (b *builder) corrected() bool {
	return len(b.withdrawnArticles) > 0 ||
		slices.ContainsFunc(slices.Concat(b.nodes, b.plainVersions), func(p *articleNode) bool { return len(p.ownCorrections()) > 0 })
}

// errataURL is the address of the page with all corrections, "" while readers may not see it.
func (s *Structure) errataURL() string {
	if p := s.pages[s.corrections]; p == nil || p.hidden {
		return ""
	}
	return s.href(s.corrections)
}

// ownCorrections are those that are listed with an article: of a plain-language version those that it alone has.
func (p *articleNode) ownCorrections() []content.Correction {
	if p.full == nil {
		return p.Corrections
	}
	return slices.DeleteFunc(slices.Clone(p.Corrections), func(c content.Correction) bool { return c.At.File != p.File })
}

// findAmended are the articles that are shown and have corrections of their own.
func (s *Structure) findAmended() []*articleNode {
	return slices.DeleteFunc(slices.Concat(s.nodes, s.plainVersions), func(p *articleNode) bool { return len(p.ownCorrections()) == 0 })
}

// errata lists every correction and withdrawal, the latest first; the corrections of
// an article that was withdrawn later stay.
func (s *catalog) errata() []Erratum {
	type dated struct {
		at time.Time
		Erratum
	}
	var all []dated
	correct := func(p *articleNode) {
		for _, c := range p.ownCorrections() {
			all = append(all, dated{c.Date.Time, Erratum{Article: s.mention(p), Correction: s.correction(p.Outline, c)}})
		}
	}
	for _, p := range s.amended() {
		correct(p)
	}
	for _, p := range s.withdrawnArticles {
		correct(p)
		why := Correction{On: s.when(p.Withdrawn.Date), Text: s.reasonOf(p.Outline), Spoken: s.reasonIn(p.Outline)}
		all = append(all, dated{p.Withdrawn.Date.Time, Erratum{s.mention(p), why, true}})
	}
	slices.SortStableFunc(all, func(a, b dated) int { return cmp.Or(b.at.Compare(a.at), cmp.Compare(a.Article.URL, b.Article.URL)) })
	list := make([]Erratum, len(all))
	for i, d := range all {
		list[i] = d.Erratum
	}
	return list
}

// correction is one of an article, as its readers see it.
func (s *Structure) correction(a *content.Outline, c content.Correction) Correction {
	tag := s.languageOf(&a.Document, c.Original)
	v := Correction{On: s.when(c.Date), Text: s.typesetIn(tag, c.Text), Spoken: s.spoken(tag)}
	if of := s.originalOf(&a.Document); of != nil && c.Original {
		v.Original = s.main().href(of.path)
	}
	return v
}
