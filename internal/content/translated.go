package content

import (
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/frontmatter/civildate"
)

// Whoever signs a translation says that it holds what its original says now. The hash of the words of the
// original stands in the translation, where an edit of the original does not reach it: as soon as the two
// differ, the translation is Outdated. Which paragraphs that are is told by the record, which has a mark
// for each. A plain-language version is signed likewise: its original is its article.

// Translated says from which words of its original a translation was made.
type Translated struct {
	By   frontmatter.Word // the id of an author, who answers for it; empty: nobody is named
	On   civildate.Moment
	Hash frontmatter.Word // of the words of the original
	At   diag.Position
}

// IsSigned reports whether a translation is bound to words of its original.
func (t *Translated) IsSigned() bool { return t != nil && t.Hash.Text != "" }

// Precedes reports whether a translation was signed before a moment, as far as that can be told: a day does not
// precede an hour of it.
func (t *Translated) Precedes(m civildate.Moment) bool { return precedes(t.On, m) }

var needTranslated = map[string]string{"on": "on: 2026-11-22"}

// translated reads what was signed of a translation.
func (h *headerDecoder) translated() *Translated {
	g := h.Group("translated")
	if g == nil {
		return nil
	}
	g.Require("a signed translation", needTranslated)
	t := &Translated{By: g.Line("by", maxName), On: g.Moment("on", h.rules.Zone), Hash: g.Spelled("hash", 100), At: h.Place("translated")}
	if t.Hash.Text != "" && !originalForm.MatchString(t.Hash.Text) {
		g.Problem("hash", "bad-hash", "let  galen translation sign  write it", "%q is not the hash of a text", t.Hash.Text)
		t.Hash.Text = ""
	}
	g.Done(reviewNames)
	original := OriginalFile(h.doc.File, h.rules.Codes)
	if full, plain := FullFile(h.doc.File, h.rules.Codes); plain {
		original = full
	}
	switch {
	case original == h.doc.File:
		h.add(diag.Errorf(t.At, "no-translation", "this is not a translation: its name is that of an original").
			WithHint("delete the line; a translation lies beside its original, with its language in its name, such as flu.es.md beside flu.md"))
	case h.rules.Parts.original(h.doc.File) == nil:
		h.add(diag.Warningf(t.At, "no-original", "there is no %s, so nobody can tell whether this translation is still what the original says", original).
			WithHint("bring the original back, or delete the line"))
	}
	return t
}

// follow notes what a document has from its original, and gives what that depends on.
func (d *Document) follow(rules Rules) (shown []ShownPart) {
	_, plain := FullFile(d.File, rules.Codes)
	if OriginalFile(d.File, rules.Codes) == d.File && !plain {
		return nil
	}
	shown = []ShownPart{{d.File, rules.Parts.digestOf(d.File)}}
	of := rules.Parts.original(d.File)
	if of == nil {
		return shown
	}
	d.Original = of.file.Path
	if d.Translated.IsSigned() && !d.Broken {
		m := ManuscriptOf(of.file.Loaded(), rules.Parts, rules.Zone)
		d.Outdated = of.saidNow(m, d.Translated).Hash != d.Translated.Hash.Text
		for _, part := range m.parts {
			shown = append(shown, ShownPart{d.File + withinOriginal + part.Name, part.Digest})
		}
	}
	return shown
}

// beginning is where a paragraph begins.
type beginning struct {
	key      string // of the front matter
	sentence int
	support  int
}

// begin begins a paragraph.
func (m *ReviewedText) begin() {
	if n := len(m.begins); n == 0 || m.begins[n-1].sentence < len(m.Sentences) {
		m.begins = append(m.begins, beginning{sentence: len(m.Sentences), support: len(m.Supports)})
	}
}

// keyed notes that what was read since the last key is of this one.
func (m *ReviewedText) keyed(key string) {
	for i := len(m.begins) - 1; i >= 0 && m.begins[i].key == ""; i-- {
		m.begins[i].key = key
	}
	m.begins = append(m.begins, beginning{sentence: len(m.Sentences), support: len(m.Supports)})
}

// Paragraph is a paragraph of a text, or what stands in its place: a heading, an item of a list, a cell, a
// value of the front matter.
type Paragraph struct {
	Key string // of the front matter; empty in the text
	Sentence
}

// paragraphs are what a text says, in its order; of a live story with all its entries. With its supports a
// paragraph also says where its links lead, what it cites and which pictures it shows.
func (m ReviewedText) paragraphs(supports bool) (all []Paragraph) {
	for i, b := range m.begins {
		to, last := len(m.Sentences), len(m.Supports)
		if i+1 < len(m.begins) {
			to, last = m.begins[i+1].sentence, m.begins[i+1].support
		}
		var rests []Support
		if supports {
			rests = m.Supports[b.support:last]
		}
		if b.sentence < to || len(rests) > 0 {
			all = append(all, paragraphOf(b.key, m.Sentences[b.sentence:to]).resting(rests))
		}
	}
	for _, r := range m.References {
		if len(r.Sentences) > 0 {
			all = append(all, paragraphOf("references", r.Sentences))
		}
	}
	for _, e := range m.Entries {
		all = append(all, e.paragraphs(supports)...)
	}
	return all
}

// resting is the paragraph with what it rests on. The number of a footnote follows from the footnotes before it.
func (p Paragraph) resting(on []Support) Paragraph {
	for _, s := range on {
		if p.At.File == "" {
			p.At = s.At
		}
		if s.Kind != "citation" {
			p.Text += "\n" + s.Kind + " " + leadsTo(s.At.File, s.Target)
		} else if !strings.HasPrefix(s.Target, "^") {
			p.Text += "\n" + s.Kind + " " + s.Target
		}
	}
	return p
}

func paragraphOf(key string, sentences []Sentence) Paragraph {
	texts := make([]string, len(sentences))
	for i, s := range sentences {
		texts[i] = s.Text
	}
	p := Paragraph{Key: key}
	if p.Text = strings.Join(texts, " "); len(sentences) > 0 {
		p.At = sentences[0].At
	}
	return p
}

// InKey are the paragraphs of a key of the front matter; "" are those of the text.
func InKey(key string, all []Paragraph) (some []Sentence) {
	for _, p := range all {
		if p.Key == key {
			some = append(some, p.Sentence)
		}
	}
	return slices.Clip(some)
}
