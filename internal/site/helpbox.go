package site

import (
	"fmt"
	"html/template"
	"slices"

	"galen/internal/config"
	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/locale"
)

// Help says where a reader in distress finds help.
type Help struct {
	Topic string
	Title string
	Text  string
	Links []HelpLink
}

// HelpLink is a page, or a number to call: tel:. Its scheme has been judged.
type HelpLink struct {
	Title string
	URL   template.URL
}

// help gives the boxes for the topics that an article names, and for those whose
// tags it has, in the order of galen.yaml.
func (s *Structure) help(a *content.Outline) []Help {
	var boxes []Help
	for _, h := range s.cfg.Help {
		if !helps(h.Topic, h.Tags, a) {
			continue
		}
		box := Help{Topic: h.Topic, Title: h.Title, Text: h.Text}
		for _, l := range h.Links {
			if url, ok := s.follow(&s.home.Document, l.URL.Text); ok {
				box.Links = append(box.Links, HelpLink{l.Title, template.URL(url)})
			}
		}
		boxes = append(boxes, box)
	}
	return boxes
}

// helps reports whether an article wants the box of a topic.
func helps(topic string, tags []string, a *content.Outline) bool {
	for _, w := range a.Help {
		if w.Text == topic {
			return true
		}
	}
	names := append([]string{content.Slug(topic)}, slugs(tags)...)
	wants := func(tag string) bool { return slices.Contains(names, content.Slug(tag)) }
	wantsToo := func(tag string) bool { // which is in another language than the box
		return wants(tag) || isCrisis(content.Slug(tag)) && slices.ContainsFunc(names, isCrisis)
	}
	return slices.ContainsFunc(a.Topics, wantsToo) || slices.ContainsFunc(a.Tags, func(w frontmatter.Word) bool { return wants(w.Text) })
}

func isCrisis(slug string) bool { return slices.Contains(content.Crises, slug) }

func slugs(names []string) (all []string) {
	for _, name := range names {
		all = append(all, content.Slug(name))
	}
	return all
}

// answerable checks whom and what an article's accountability names.
func (b *builder) answerable(a *content.Outline) {
	var topics []string
	for _, h := range b.cfg.Help {
		topics = append(topics, h.Topic)
	}
	for _, w := range a.Help {
		if slices.Contains(topics, w.Text) {
			continue
		}
		d := diag.Errorf(w.At, "HN112", "there is no help box for the topic %q", w.Text).
			WithHint("describe it in galen.yaml:  %s", b.helpBox(w.Text))
		if b.language != "" && b.main().hasHelp(w.Text) {
			d.Message += " in " + locale.Name(b.language)
			if d.File != a.File {
				d.Message = fmt.Sprintf("this translation has help: [%s] from its original, and there is no such help box in %s", w.Text, locale.Name(b.language))
				d = d.With(w.At)
				d.Position = diag.Position{File: a.File, Line: 1, Column: 1}
			}
			b.add(d)
			continue
		}
		if near := diag.Nearest(w.Text, topics); near != "" {
			d = d.WithHint("did you mean %q?", near)
		}
		b.add(d)
	}
	b.tagsHelped(a)
	b.due(a)
}

// tagsHelped checks that an article about a crisis, by its tags or those of its original, says where to find help.
func (b *builder) tagsHelped(a *content.Outline) {
	unhelped := func(tag string) bool { return isCrisis(content.Slug(tag)) && len(b.help(a)) == 0 }
	report := func(tag string, at diag.Position) {
		b.add(diag.Errorf(at, "HN112", "an article about %q must say where to find help", tag).
			WithHint("describe a help box in galen.yaml:  %s", b.helpBox(content.Slug(tag))))
	}
	told := false
	for _, w := range a.Tags {
		if unhelped(w.Text) {
			report(w.Text, w.At)
			told = true
		}
	}
	if i := slices.IndexFunc(a.Topics, unhelped); i >= 0 && !told {
		report(a.Topics[i], diag.Position{File: a.File, Line: 1, Column: 1})
	}
}

// hasHelp reports whether a language has a help box of a topic.
func (s *Structure) hasHelp(topic string) bool {
	return slices.ContainsFunc(s.cfg.Help, func(h config.Help) bool { return h.Topic == topic })
}

// helpBox is what to write into galen.yaml for a help box, in the language of the edition.
func (b *builder) helpBox(topic string) string {
	box := "help: {" + topic + ": {title: …, links: [{title: …, url: \"tel:…\"}]}}"
	if b.language != "" {
		box = "languages: {" + b.language + ": {" + box + "}}"
	}
	return box
}
