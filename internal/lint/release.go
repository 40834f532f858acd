package lint

import (
	"slices"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint/textseg"
)

// shingle is how many words in a row must be the same to be a trace of a release,
// and passageWords how many a shared passage must have to be reported. Names of
// drugs, institutions and titles are shorter.
const (
	shingle      = 6
	passageWords = 13
)

// Overlap finds passages that an article shares with a news release: HN240, with
// the place in the release beside that in the article. What stands in quotation
// marks may be shared.
func (c *Checker) Overlap(a *content.Article, text *textseg.Text, file string, release []byte) diag.List {
	if text == nil {
		return nil
	}
	said := newStream(c.english.lexicon)
	for i := range text.Blocks {
		b := &text.Blocks[i]
		if b.Kind != textseg.Code {
			said.add(b.Text, i, b.Quotations())
		}
	}
	sent := newStream(c.english.lexicon)
	sent.add(string(release), 0, nil)
	places := sent.shingles()
	lines := diag.NewLines(file, release)
	r := &reading{Checker: c, article: a, language: c.english, tag: c.languageOf(a)}
	for i := 0; i+shingle <= len(said.words); {
		from, length := longest(said, sent, i, places[said.key(i)])
		if length < passageWords {
			i++
			continue
		}
		w := said.words[i]
		b := &text.Blocks[w.block]
		d := r.reportAt("HN240", b.At(w.from), "write it in words of your own, and say where it comes from",
			"%d words in a row are those of the news release: “%s …”", length, said.text(i, min(8, length)))
		*d = d.With(lines.At(sent.words[from].from))
		i += length
	}
	return r.list
}

// stream is the words of a text, in small letters.
type stream struct {
	lexicon *lexicon
	words   []streamWord
	buffer  []word
}

type streamWord struct {
	text   string
	from   int
	block  int
	quoted bool
}

func newStream(l *lexicon) *stream { return &stream{lexicon: l} }

func (s *stream) add(text string, block int, quotations []textseg.Span) {
	s.buffer = s.lexicon.wordsOf(s.buffer[:0], text, nil)
	for _, w := range s.buffer {
		from := int(w.from)
		quoted := slices.ContainsFunc(quotations, func(q textseg.Span) bool { return q.Holds(from) })
		s.words = append(s.words, streamWord{strings.ToLower(text[w.from:w.to]), from, block, quoted})
	}
}

// key is the shingle that begins at word i; "" when it is quoted or leaves its
// block.
func (s *stream) key(i int) string {
	if s.words[i].block != s.words[i+shingle-1].block {
		return ""
	}
	parts := make([]string, shingle)
	for k := range parts {
		if s.words[i+k].quoted {
			return ""
		}
		parts[k] = s.words[i+k].text
	}
	return strings.Join(parts, " ")
}

func (s *stream) shingles() map[string][]int {
	places := map[string][]int{}
	for i := 0; i+shingle <= len(s.words); i++ {
		places[s.key(i)] = append(places[s.key(i)], i)
	}
	delete(places, "")
	return places
}

// longest is the longest run of words that begins at word i of said and at one of
// the places in sent.
func longest(said, sent *stream, i int, places []int) (from, length int) {
	for _, at := range places {
		n := 0
		for i+n < len(said.words) && at+n < len(sent.words) && said.words[i+n].text == sent.words[at+n].text &&
			said.words[i+n].block == said.words[i].block && !said.words[i+n].quoted {
			n++
		}
		if n > length {
			from, length = at, n
		}
	}
	return from, length
}

// text is n words as they are compared.
func (s *stream) text(i, n int) string {
	var words []string
	for _, w := range s.words[i : i+n] {
		words = append(words, w.text)
	}
	return strings.Join(words, " ")
}
