package site

import (
	"slices"
	"strings"

	"galen/internal/config"
	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/locale"
)

// checkConfig checks what galen.yaml refers to.
func (b *builder) checkConfig() {
	from := &page{document: &content.Document{File: "content/" + b.indexName()}}
	check := func(text string, at diag.Position, what string) {
		before := len(b.list)
		b.checkAddress(from, text, at, what, "is left out")
		for i := before; i < len(b.list); i++ {
			b.list[i].Cause = diag.Usage
		}
	}
	for _, links := range b.menusToCheck() {
		for _, l := range links {
			check(l.URL.Text, l.URL.At, "address in a menu")
		}
	}
	for _, h := range b.cfg.Help {
		for _, l := range h.Links {
			check(l.URL.Text, l.URL.At, "address in a help box")
		}
	}
	check(b.cfg.Support.URL.Text, b.cfg.Support.URL.At, "address of support")
	if b.folder != "" {
		b.checkWritten()
		return // the rest is the site's, and was checked there
	}
	for _, p := range b.cfg.Publisher.Policies {
		check(p.Page.Text, p.Page.At, "page of a policy")
	}
	for _, w := range []frontmatter.Word{b.cfg.Comments.Privacy, b.cfg.Newsletter.Privacy} {
		check(w.Text, w.At, "privacy page")
	}
	b.hasAsset(b.cfg.Publisher.Logo, "no-logo")
	b.checkCards()
	b.hasAsset(b.cfg.Brand.Logo, "no-logo")
	for _, font := range b.cfg.Brand.Fonts() {
		b.hasAsset(font, "no-font")
	}
	for _, f := range b.cfg.Fields {
		for _, c := range f.Categories {
			b.categoryNamed(c.Text, c.At)
		}
	}
}

// checkWritten warns of a language in which there is nothing to read.
func (b *builder) checkWritten() {
	s := b.set
	if s.Home != nil || len(s.Categories)+len(s.Outlines)+len(s.Authors)+len(s.Terms)+len(s.Pages) > 0 {
		return
	}
	b.add(diag.Warningf(b.own.At, "unwritten-language", "no page is written in %s yet: its home page and lists are there, and empty", locale.Name(b.language)).
		WithHint("write one, beside its original: the home page is  content/%s;  or delete the language until then", b.indexName()))
}

// checkCards tells in which languages social cards do not show headlines, as the name of the language is not to be
// drawn either.
func (b *builder) checkCards() {
	if !b.cfg.Pictures.SocialCards {
		return
	}
	var named, without []string
	for _, e := range b.everyEdition() {
		switch name := locale.Name(e.cfg.Language); {
		case !slices.ContainsFunc(e.order, e.wantsCard):
		case e.cardName == "":
			without = append(without, name)
		case !onCards(e.cfg.Language):
			named = append(named, name)
		}
	}
	const letters = "cards are drawn in Latin, Greek and Cyrillic letters"
	join := locale.For("en").Join
	if len(without) > 0 {
		b.add(diag.Warningf(b.cfg.Pictures.CardsAt, "no-card", "articles in %s get no social cards: %s, and neither the title nor the publisher has a name in these", join(without), letters).
			WithHint("write  publisher: {name: …}  in such letters, and cards show that name; or give articles pictures"))
	}
	if len(named) > 0 {
		d := diag.Warningf(b.cfg.Pictures.CardsAt, "no-card", "social cards of articles in %s show a name in place of headlines: %s", join(named), letters)
		d.Severity = diag.Note
		b.add(d.WithHint("give articles pictures, as  image: {src: …},  which are then shown in place of cards"))
	}
}

// menusToCheck are those that galen.yaml has for the edition.
func (b *builder) menusToCheck() map[string][]config.Link {
	if b.folder != "" {
		return b.own.Menus
	}
	return b.cfg.Menus
}

// hasAsset checks that a file that galen.yaml names is in static.
func (b *builder) hasAsset(name frontmatter.Word, code string) {
	if name.Text == "" {
		return
	}
	if _, ok := b.assets.Lookup(strings.TrimPrefix(name.Text, "/")); ok {
		return
	}
	d := diag.Errorf(name.At, code, "there is no file %q in static", name.Text).WithCause(diag.Usage).WithHint("write its path below static")
	if near := diag.Nearest(name.Text, b.assets.Names()); near != "" {
		d = d.WithHint("did you mean %q?", near)
	}
	b.add(d)
}
