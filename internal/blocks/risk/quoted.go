package risk

import (
	"slices"
	"strings"

	"galen/internal/words"
)

// Where the words are in another language than the text around the block, those of the editor in
// them are marked as theirs: each between two characters that no text holds, which become the tags of
// an element at the end.
const (
	quoteBegins = "\x02"
	quoteEnds   = "\x03"
)

func marked(text string) string {
	if text == "" {
		return ""
	}
	return quoteBegins + text + quoteEnds
}

// quoted is the block with the editor's words marked, where those are in another language.
func (b *Risk) quoted(w *words.Language) *Risk {
	if w.Attributes() == "" {
		return b
	}
	q := *b
	for _, text := range []*string{&q.Who, &q.Treatment, &q.WithoutLabel, &q.WithLabel} {
		*text = marked(*text)
	}
	q.Effects = slices.Clone(b.Effects)
	for i := range q.Effects {
		e := &q.Effects[i]
		e.Outcome, e.Happened, e.Over = marked(e.Outcome), marked(e.Happened), marked(e.Over)
	}
	return &q
}

var quotes = strings.NewReplacer(quoteBegins, "", quoteEnds, "")

// unquoted is a text without marks, for an attribute.
func unquoted(text string) string { return quotes.Replace(text) }

// elements writes the marks in HTML as elements.
func elements(w *words.Language, html string) string {
	begin, end, ok := strings.Cut(w.Quote(quoteBegins), quoteBegins)
	if !ok || begin == "" {
		return html
	}
	return strings.NewReplacer(quoteBegins, begin, quoteEnds, end).Replace(html)
}
