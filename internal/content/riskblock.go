package content

import (
	"galen/internal/blocks/risk"
	"galen/internal/content/directive"
	"galen/internal/frontmatter"
	"galen/internal/lint/textseg"
	"galen/internal/words"
)

// riskBlock is a risk shown as people.
type riskBlock struct {
	*risk.Risk
	words *words.Language
	cited *shownSource // of a source that is a reference, once it was found
}

func readRisk(r *frontmatter.Reader, in *validator, _ *directive.Node) block {
	before := len(in.list)
	b := risk.Read(r, in.rules.Language)
	for _, text := range []*string{&b.Who, &b.Treatment, &b.WithoutLabel, &b.WithLabel} {
		*text = in.rules.style().Text(*text)
	}
	for i := range b.Written {
		b.Written[i].Text = in.rules.style().Text(b.Written[i].Text)
	}
	for i := range b.Effects {
		e := &b.Effects[i]
		e.Outcome, e.Happened, e.Over = in.rules.style().Text(e.Outcome), in.rules.style().Text(e.Happened), in.rules.style().Text(e.Over)
	}
	if !in.list[before:].Failed() {
		in.risks = append(in.risks, b)
	}
	return &riskBlock{Risk: &b, words: in.rules.words()}
}

// said is the sentences of the block. They are Galen's own, and stand where the block
// does, but for the words of the editor in them.
func (b *riskBlock) said() (all []blockText) {
	for _, s := range b.Sentences(b.words) {
		all = append(all, blockText{Word: frontmatter.Word{Text: s, At: b.At}, kind: textseg.Derived, written: b.Written})
	}
	return all
}

// check finds the reference that the numbers are from.
func (b *riskBlock) check(in *validator, _ *directive.Node) {
	if b.Source.Address != "" {
		in.paper(b.Source.Address, b.Source.At)
	} else if b.Source.ID != "" {
		b.cited = in.shows(b.Source.ID, b.Source.At)
	}
}

func (b *riskBlock) set(s *htmlRenderer, _ *directive.Node) {
	s.block(b.HTML(s.words(), b.source(s)))
}

// source links to the reference, which leads back here, or to the address.
func (b *riskBlock) source(s *htmlRenderer) string {
	if b.cited != nil {
		return s.shownSource(b.cited)
	}
	return siteLink(b.Source.Address)
}
