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
	"galen/internal/words"
)

// Definition is a term of the glossary.
type Definition struct {
	Term      string
	ID        string // of its element on a page
	Expansion string // what letters stand for, "" for a word
	Meaning   string
	Synonyms  []string
	Article   *Link // that says more; nil: none does, or it is held back
}

// explained is an entry as texts explain it.
type explained struct {
	*content.Entry
	id string // of its Definition
}

// glossary is what the site explains. Nil explains nothing.
type glossary struct {
	definitions []Definition          // alphabetically, without articles
	entries     []*explained          // of the definitions
	letters     map[string]*explained // those that stand for words, as in HTML
	page        string                // URL of the page that lists the glossary, "" when there is none
	entry       string                // what a link to an entry on it says
}

func newGlossary(entries []content.Entry, language string) *glossary {
	if len(entries) == 0 {
		return nil
	}
	style := typography.For(language)
	g := &glossary{letters: map[string]*explained{}, entry: words.For(language).Say("glossary.entry")}
	ids := map[string]bool{}
	for i := range entries {
		own := entries[i]
		e := &explained{Entry: &own}
		e.Expansion, e.Meaning = style.Text(e.Expansion), style.Text(e.Meaning)
		base := cmp.Or(content.SlugIn(e.Term, language), "term")
		id := base
		for n := 2; ids[id]; n++ {
			id = base + "-" + strconv.Itoa(n)
		}
		ids[id] = true
		e.id = id
		g.definitions = append(g.definitions, Definition{Term: e.Term, ID: id, Expansion: e.Expansion, Meaning: e.Meaning, Synonyms: e.Synonyms})
		g.entries = append(g.entries, e)
		if e.Expansion != "" {
			g.letters[html.EscapeString(e.Term)] = e
		}
	}
	for _, e := range g.entries {
		for _, other := range e.Synonyms {
			if written := html.EscapeString(other); e.Expansion != "" && g.letters[written] == nil {
				g.letters[written] = e
			}
		}
	}
	return g
}

// glossaryPage finds the page that lists the glossary, the first if there are several, and
// checks where the entries lead.
func (b *builder) glossaryPage() {
	if b.gloss == nil {
		return
	}
	first := ""
	for path, p := range b.pages {
		if p.layout == glossaryLayout && p.plain != nil && !p.hidden && (first == "" || path < first) {
			first = path
		}
	}
	if first != "" {
		b.gloss.page = b.href(first)
	}
	for _, e := range b.gloss.entries {
		b.checkAddress(glossaryDocument, e.Article.Text, e.Article.At, "article")
	}
}

// glossaryDocument is where addresses in the glossary are written.
var glossaryDocument = &content.Document{File: content.GlossaryFile}

// body is the text of a page, in an article with its abbreviations explained.
func (s *Structure) body(p *page, own *story) template.HTML {
	text := s.fill(p, own, s.href)
	if p.article != nil {
		text = s.gloss.explain(text) // only there: feeds have no place for what opens
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

// glossaryOf lists what the site explains, with the articles that say more.
func (f *catalog) glossaryOf() []Definition {
	all := slices.Clone(f.definitions())
	for i := range all {
		ref := f.gloss.entries[i].Article.Text
		if ref == "" {
			continue
		}
		if to, found, _ := f.resolve(glossaryDocument, ref); found && to.page != nil && !to.page.hidden {
			all[i].Article = &Link{f.titleOf(to.page), f.href(to.page.path)}
		}
	}
	return all
}

// explain makes the first use of every abbreviation in finished HTML a button that opens what
// it stands for. Headings, links, code and what is a button itself are left alone.
func (g *glossary) explain(text string) string {
	if g == nil {
		return text
	}
	var b strings.Builder
	copied := 0
	var done []*explained
	for from, to := range content.Letters(text) {
		e, size := g.at(text[from:to])
		if e == nil || slices.Contains(done, e) {
			continue
		}
		done = append(done, e)
		begin, end := bound(text, copied, from, from+size)
		b.WriteString(text[copied:begin])
		if opening := g.opening(e, text[from:from+size]); begin == from && end == from+size {
			b.WriteString(opening)
		} else { // else a line may end between a button and the bracket beside it
			b.WriteString(`<span class="bound">` + text[begin:from] + opening + text[from+size:end] + `</span>`)
		}
		copied = end
	}
	if copied == 0 {
		return text
	}
	return b.String() + text[copied:]
}

// bound is the stretch around a word that no line may divide: the brackets and marks that touch
// it, and what goes on after a hyphen.
func bound(text string, least, from, to int) (begin, end int) {
	begin, end = from, to
	for begin > least && strings.IndexByte("([/", text[begin-1]) >= 0 {
		begin--
	}
	for end < len(text) && (strings.IndexByte(")],.;:!?/-", text[end]) >= 0 || text[end] >= 'a' && text[end] <= 'z') {
		end++
	}
	return begin, end
}

// opening is a word as a button, and what it opens.
func (g *glossary) opening(e *explained, word string) string {
	id := "page-term-" + e.id
	text := `<button type="button" class="term" popovertarget="` + id + `">` + word + `</button><span class="meaning" id="` + id + `" popover><b>` + html.EscapeString(e.Expansion) + `</b>`
	if e.Meaning != "" {
		text += " " + html.EscapeString(e.Meaning)
	}
	if g.page != "" {
		text += ` <a href="` + html.EscapeString(g.page) + `#page-` + e.id + `">` + html.EscapeString(g.entry) + `</a>`
	}
	return text + `</span>`
}

// at is the entry that explains a word, and how much of the word it explains: all,
// or what stands before a hyphen and small letters, as in ILD-related. A plural s
// makes no difference.
func (g *glossary) at(word string) (*explained, int) {
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
			h.String(g.opening(e, e.Term))
			found = true
		}
	}
	if !found {
		return text
	}
	return h.Sum()
}
