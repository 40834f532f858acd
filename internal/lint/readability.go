package lint

import (
	"fmt"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint/textseg"
)

// A text is scored if it has at least so many words and sentences: the formulas
// say nothing of a few lines.
const (
	scoredWords     = 75
	scoredSentences = 5
)

// sectionExcess is by how many grades a section may be harder than the article:
// one that explains a method is.
const sectionExcess = 3

// readability finds an article whose reading grade is above the limit of its kind,
// HN260, or else the sections of one that are far above it, HN261. The terms of
// the glossary, which the page explains, do not count.
func (r *reading) readability() {
	all, spared := r.meter.Scores()
	kind := r.article.Kind
	if r.article.Plain {
		kind = content.PlainKind
	}
	limit := r.settings.Hardest(kind)
	if scored(all) && spared.Kincaid() >= limit+0.05 { // as it is printed
		r.tooHard(r.meter.Reading(), kind, limit)
		return
	}
	limit = r.settings.Grade(kind)
	for _, s := range r.meter.Sections() {
		grade := s.Kincaid()
		if s.Heading == "" || !scored(s.Score) || grade < limit+sectionExcess {
			continue
		}
		r.reportAt("HN261", s.At, "divide its longest sentences, and say its long words plainly",
			"the section %q has the reading grade %.1f, and the limit of the article is %g", s.Heading, grade, limit)
	}
}

func scored(s textseg.Score) bool { return s.Words >= scoredWords && s.Sentences >= scoredSentences }

// beginning is how a sentence begins.
func beginning(sentence string) string {
	words := textseg.Words(sentence)
	return sentence[:words[min(4, len(words))-1].To] + " …"
}

// tooHard reports the grade where the hardest sentence begins, with the others.
func (r *reading) tooHard(reading textseg.Reading, kind string, limit float64) {
	at := r.text.Blocks[0].At(0)
	hint := "divide long sentences, and say long words plainly"
	var also []diag.Position
	if len(reading.Hardest) > 0 {
		var places []string
		for i, s := range reading.Hardest {
			places = append(places, fmt.Sprintf("line %d, %q", s.At.Line, beginning(s.Text)))
			if i > 0 {
				also = append(also, s.At)
			}
		}
		at = reading.Hardest[0].At
		hint += ", first in the hardest sentences: " + strings.Join(places, "; ")
	}
	terms := ""
	if reading.Spared != reading.Score {
		terms = fmt.Sprintf(", %.1f without the terms of the glossary", reading.Spared.Kincaid())
	}
	d := r.reportAt("HN260", at, hint, "the reading grade is %.1f%s, and the limit for kind %q is %g (reading ease %.0f, SMOG %.1f)",
		reading.Kincaid(), terms, kind, limit, reading.Flesch(), reading.SMOG())
	d.Also = also
}
