package site

import (
	"cmp"
	"html"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"galen/internal/content"
	"galen/internal/memo"
	"galen/internal/typography"
)

// Definition is a term of the glossary.
type Definition struct {
	Term      string
	ID        string // of its element on a page
	Expansion string // what letters stand for, "" for a word
	Meaning   string
}

// glossary is what the site explains. Nil explains nothing.
type glossary struct {
	definitions []Definition              // alphabetically
	letters     map[string]*content.Entry // those that stand for words, as in HTML
}

func newGlossary(entries []content.Entry, language string) *glossary {
	if len(entries) == 0 {
		return nil
	}
	style := typography.For(language)
	g := &glossary{letters: map[string]*content.Entry{}}
	ids := map[string]bool{}
	for i := range entries {
		own := entries[i]
		e := &own
		e.Expansion, e.Meaning = style.Text(e.Expansion), style.Text(e.Meaning)
		base := cmp.Or(content.SlugIn(e.Term, language), "term")
		id := base
		for n := 2; ids[id]; n++ {
			id = base + "-" + strconv.Itoa(n)
		}
		ids[id] = true
		g.definitions = append(g.definitions, Definition{e.Term, id, e.Expansion, e.Meaning})
		if e.Expansion != "" {
			g.letters[html.EscapeString(e.Term)] = e
		}
	}
	return g
}

// body is the text of a page, in an article with its abbreviations explained.
func (s *Structure) body(p *page, own *story) template.HTML {
	text := s.fill(p, own, s.href)
	if p.article != nil {
		text = s.gloss.explain(text)
	}
	return template.HTML(text)
}

// definitions lists what the site explains.
func (s *Structure) definitions() []Definition {
	if s.gloss == nil {
		return nil
	}
	return s.gloss.definitions
}

// explain marks the first use of every abbreviation in finished HTML, so that
// browsers show what it stands for. Headings, links and code are left alone.
func (g *glossary) explain(text string) string {
	if g == nil {
		return text
	}
	var b strings.Builder
	copied := 0
	var done []*content.Entry
	for from, to := range content.Letters(text) {
		e, size := g.at(text[from:to])
		if e == nil || slices.Contains(done, e) {
			continue
		}
		done = append(done, e)
		b.WriteString(text[copied:from] + `<abbr title="` + html.EscapeString(e.Expansion) + `">` + text[from:from+size] + `</abbr>`)
		copied = from + size
	}
	if copied == 0 {
		return text
	}
	return b.String() + text[copied:]
}

// at is the entry that explains a word, and how much of the word it explains: all,
// or what stands before a hyphen and small letters, as in ILD-related. A plural s
// makes no difference.
func (g *glossary) at(word string) (*content.Entry, int) {
	for end := len(word); end > 0; end = strings.LastIndexByte(word[:end], '-') {
		if rest := strings.TrimPrefix(word[end:], "-"); rest != "" {
			if next, _ := utf8.DecodeRuneInString(rest); !unicode.IsLower(next) {
				break // CAR is no word of CAR-T
			}
		}
		if e := g.letters[word[:end]]; e != nil {
			return e, end
		}
		if e := g.letters[strings.TrimSuffix(word[:end], "s")]; e != nil {
			return e, end
		}
	}
	return nil, 0
}

// digest is the digest of a text as its page shows it: that of the text, and of
// what may be explained in it.
func (g *glossary) digest(text memo.Digest, letters []string) memo.Digest {
	if g == nil {
		return text
	}
	h := memo.NewHasher()
	h.Digest(text)
	found := false
	for _, word := range letters {
		if e, _ := g.at(word); e != nil {
			h.String(e.Term)
			h.String(e.Expansion)
			found = true
		}
	}
	if !found {
		return text
	}
	return h.Sum()
}
