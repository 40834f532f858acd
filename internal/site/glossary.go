package site

import (
	"cmp"
	"fmt"
	"html"
	"html/template"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/typography"
	"galen/internal/words"
)

// Definition is a term of the glossary.
type Definition struct {
	Term      string
	ID        string // of its element on a page
	Letter    string // under which it stands: its first, without an accent that the language does not count; "#" for all that is none
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
	letters     map[string]*explained // those that stand for words, in their content.Forms
	spellings   *content.Spellings
	page        string // URL of the page that lists the glossary, "" when there is none
	entry       string // what a link to an entry on it says
}

func newGlossary(entries []content.Entry, w *words.Language) *glossary {
	if len(entries) == 0 {
		return nil
	}
	tag := w.Tag()
	style, entries := typography.For(tag), byTitle(tag, slices.Clone(entries), func(e content.Entry) (title, path string) { return e.Term, "" })
	letterOf := lettersOf(tag)
	g := &glossary{letters: map[string]*explained{}, spellings: content.SpellingsOf(entries, tag), entry: w.Say("glossary.entry")}
	ids := map[string]bool{}
	for i := range entries {
		own := entries[i]
		e := &explained{Entry: &own}
		e.Expansion, e.Meaning = style.Text(e.Expansion), style.Text(e.Meaning)
		base := cmp.Or(content.SlugIn(e.Term, tag), "term")
		id := base
		for n := 2; ids[id]; n++ {
			id = base + "-" + strconv.Itoa(n)
		}
		ids[id] = true
		e.id = id
		g.definitions = append(g.definitions, Definition{Term: e.Term, ID: id, Letter: letterOf(e.Term), Expansion: e.Expansion, Meaning: e.Meaning, Synonyms: e.Synonyms})
		g.entries = append(g.entries, e)
	}
	for _, synonyms := range []bool{false, true} { // which a term goes before
		for _, e := range g.entries {
			if e.Expansion == "" {
				continue
			}
			words := e.Synonyms
			if !synonyms {
				words = []string{e.Term}
			}
			for _, word := range words {
				for _, form := range content.Forms(word, tag) {
					if g.letters[form] == nil {
						g.letters[form] = e
					}
				}
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
		if p.listsGlossary() && !p.hidden && (first == "" || path < first) {
			first = path
		}
	}
	if first != "" {
		b.gloss.page = b.href(first)
	}
	for _, e := range b.gloss.entries {
		b.checkAddress(&page{document: glossaryDocument}, e.Article.Text, e.Article.At, "article", "is left out")
	}
}

// anchor is the id of an element of a page to which a link leads, written as the id itself or, of
// the page of the glossary, as that of a term without what all of its ids begin with.
func (s *Structure) anchor(to destination, written string) (id string, found bool) {
	p, of := to.page, cmp.Or(to.in, s)
	if p == nil || p.document == nil {
		return written, false
	}
	if p.document.HasID(written) || p.article != nil && slices.Contains(p.article.later, written) {
		return written, true
	}
	if !p.listsGlossary() || of.gloss == nil {
		return written, false
	}
	return ownIDs + strings.TrimPrefix(written, ownIDs), of.gloss.explains(written)
}

// explains reports whether the page of a glossary has a term or a letter, by its id.
func (g *glossary) explains(id string) bool {
	id = strings.TrimPrefix(id, ownIDs)
	return g != nil && slices.ContainsFunc(g.definitions, func(d Definition) bool {
		return d.ID == id || "letter-"+strings.ToLower(d.Letter) == id
	})
}

// file is where the glossary of an edition stands.
func (s *Structure) glossaryFile() string {
	if s.folder == "" {
		return "content/glossary.yaml"
	}
	return "content/glossary." + s.folder + ".yaml"
}

// withoutTerm is what is told of a link to a term that the glossary of a page does not have, and whether that of
// another edition has it.
func (s *Structure) withoutTerm(to destination, fragment string, at diag.Position) (d diag.Diagnostic, elsewhere bool) {
	of := cmp.Or(to.in, s)
	own := of.glossaryFile()
	const without = "the glossary on the page %s has no term %q"
	d = diag.Errorf(at, "broken-anchor", without+", and neither has that of another language", of.whole(to.page.path), "#"+fragment).
		WithHint("explain it in %s", own)
	for _, other := range of.everyEdition() {
		if other == of || !to.page.listsGlossary() || !other.gloss.explains(fragment) {
			continue
		}
		d.Message = fmt.Sprintf(without+", but %s has it", of.whole(to.page.path), "#"+fragment, other.glossaryFile())
		d = d.WithHint("explain it in %s, too", own)
		name := content.OriginalFile(to.page.document.File, s.codes)
		if p := other.index.byFile[nameOf(name)]; p != nil && p.document != nil && !p.hidden {
			link := path.Base(strings.TrimSuffix(name, ".md")) + "." + strings.ToLower(cmp.Or(other.folder, other.cfg.Language)) + ".md#" + fragment
			d = d.WithHint("explain it in %s, too, or link to the page in the other language by its file, as in  %s", own, link)
		}
		return d, true
	}
	return d, false
}

// ownIDs is how all ids begin that a page has beside those of its text.
const ownIDs = "page-"

// listsGlossary reports whether a page has all terms of the glossary.
func (p *page) listsGlossary() bool { return p.layout == glossaryLayout && p.plain != nil }

// anchors are the ids that a link to a page may name, as one would write them.
func (s *Structure) anchors(to destination) []string {
	p, of := to.page, cmp.Or(to.in, s)
	if !p.listsGlossary() || of.gloss == nil {
		if p.article != nil { // with those of entries that are to come
			return slices.Concat(p.document.Anchors, p.article.later)
		}
		return p.document.Anchors
	}
	all := slices.Clone(p.document.Anchors)
	for _, d := range of.gloss.definitions {
		all = append(all, d.ID)
	}
	return all
}

// glossaryDocument is where addresses in the glossary are written.
var glossaryDocument = &content.Document{File: content.GlossaryFile}

// body is the text of a page, in an article with its abbreviations explained.
func (s *catalog) body(p *page, own *story) template.HTML {
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
		target, _, _ := strings.Cut(f.local(ref), "#")
		if to, found, _ := f.resolve(glossaryDocument, target); found && to.page != nil && !to.page.hidden {
			if href, ok := f.follow(glossaryDocument, ref); ok {
				all[i].Article = &Link{f.titleOf(to.page), href}
			}
		}
	}
	return all
}

// explainer explains the texts of one page, each entry where it is used first.
type explainer struct {
	*glossary
	done []*explained
}

func (g *glossary) explain(text string) string { return (&explainer{glossary: g}).explain(text) }

// explain makes the first use of every abbreviation in finished HTML a button that opens what
// it stands for. Headings, links, code and what is a button itself are left alone.
func (x *explainer) explain(text string) string {
	if x.glossary == nil {
		return text
	}
	var b strings.Builder
	copied := 0
	for from, to := range content.Letters(text, x.spellings) {
		word := content.NormalForm(text[from:to])
		e, size := x.at(word)
		if size == len(word) {
			size = to - from
		}
		if e == nil || slices.Contains(x.done, e) || scripted(text[from+size:]) {
			continue
		}
		x.done = append(x.done, e)
		begin, end := bound(text, copied, from, from+size)
		b.WriteString(text[copied:begin])
		if opening := x.opening(e, text[from:from+size]); begin == from && end == from+size {
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

// scripted reports whether a word goes on with a raised or lowered part before a text: the CO of
// CO<sub>2</sub> is no word of its own.
func scripted(after string) bool {
	return strings.HasPrefix(after, "<sub>") || strings.HasPrefix(after, "<sup>")
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

// lettersIn are the words of finished HTML that may be explained.
func (g *glossary) lettersIn(text string) (all []string) {
	for from, to := range content.Letters(text, g.spellings) {
		all = append(all, content.NormalForm(text[from:to]))
	}
	return all
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
