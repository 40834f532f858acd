package content

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/frontmatter/civildate"
	"galen/internal/memo"
	"galen/internal/taxonomy"
	"galen/internal/typography"
)

// A translation lies beside its original, and has the code of a declared language in its name:
// flu.es.md beside flu.md, index.es.md beside index.md, authors/jane.es.md, heart/_index.es.md. It
// is a document of the edition in that language, with words of its own. What is no words it has from
// its original, unless it says otherwise: see shared. One that has no original says all of it.
//
// What holds an article back holds back its translations: a draft, an embargo that ends later, an
// expiry and a withdrawal that come earlier are those of the original, whatever the translation
// says, and none is dated before it. A correction of the original is one of its translations, too,
// in the words that they have for that day or else in those of the original; and a translation of a
// text in which a program had a part says so. But "updated" tells of the words of one language alone.

// shared are the keys of front matter that a translation has from its original, by the kind of
// document. Of a picture it has everything but what the picture shows and what stands under it; of a study,
// everything that it does not say in its own words.
var shared = struct{ articles, authors, terms []string }{
	articles: []string{
		"date", "kind", "category", "also_in", "embargo", "expires", "draft", "withdrawn", "ended", "authors", "image", "study", "references", "layout",
		"review_every", "product", "help", "comments", "list", "sample", "corrections", "ai",
	},
	authors: []string{"name", "kind", "credentials", "orcid", "email", "image", "order", "affiliations", "layout", "sample"},
	terms:   []string{"mesh", "parent", "image", "layout", "sample"},
}

// pictureWords are the keys of a picture that are words.
var pictureWords = []string{"alt", "caption"}

// editionOf takes the code of a declared language off the end of a name: of flu.es it gives flu, and
// the language. It gives "" for a document in the language of the site.
func editionOf(name string, codes map[string]string) (rest, tag string) {
	if cut := strings.LastIndexByte(name, '.'); cut > 0 && len(codes) > 0 {
		if tag = codes[strings.ToLower(name[cut+1:])]; tag != "" {
			return name[:cut], tag
		}
	}
	return name, ""
}

// undeclared is the code of a language in the name of a file that no language of the site has; "" when
// there is none.
func undeclared(name string) string {
	if cut := strings.LastIndexByte(name, '.'); cut > 0 {
		code, _, _ := strings.Cut(name[cut+1:], "-")
		if tag, ok := typography.Tag(name[cut+1:]); ok && len(code) == len("en") {
			return tag
		}
	}
	return ""
}

// codeLike is what stands in the names of files for a language of the site that is another variety of one; "" when there
// is none, or several.
func (r *Rules) codeLike(tag string) (code string) {
	for c, of := range r.Codes {
		if typography.Base(of) == typography.Base(tag) {
			if code != "" {
				return ""
			}
			code = c
		}
	}
	return code
}

// OriginalFile is the file of which another is the translation, by their paths: content/flu.md for
// content/flu.es.md. It is the file itself of a document in the language of the site.
func OriginalFile(file string, codes map[string]string) string {
	name := strings.TrimSuffix(file, ".md")
	rest, _ := editionOf(name, codes)
	if rest == name && name != file {
		return file
	}
	return rest + ".md"
}

// edition notes in which edition a document is, by the name of its file, and gives the name without its
// code. What is in an edition is read by the rules of its language.
func (h *headerDecoder) edition(name string) string {
	rest, tag := editionOf(name, h.rules.Codes)
	if tag != "" {
		h.rules.Language, h.rules.Spellings = tag, h.rules.EditionSpellings[tag]
		h.doc.Edition, h.doc.Lang = tag, frontmatter.Word{Text: tag, At: diag.Position{File: h.doc.File}}
	}
	if tag = undeclared(rest); tag != "" && (len(h.rules.Codes) > 0 || !h.Has("slug")) {
		hint := fmt.Sprintf("add it there:  languages: {%s: {title: …}},  or rename the file", tag)
		if own, _, _ := strings.Cut(h.rules.Language, "-"); tag == own || tag == h.rules.Language {
			hint = fmt.Sprintf("%s is the site's own language, whose files have no code in their names: call it %s.md", h.rules.Language, rest[:strings.LastIndexByte(rest, '.')])
		} else if code := h.rules.codeLike(tag); code != "" {
			hint = fmt.Sprintf("%s is: call the file %s.%s.md", h.rules.Codes[code], path.Base(rest[:strings.LastIndexByte(rest, '.')]), code)
		}
		h.add(diag.Errorf(diag.Position{File: h.doc.File}, "undeclared-language", "this is the name of a translation, and %q is not among the languages of galen.yaml", tag).WithHint("%s", hint))
		h.doc.Broken = true // what it lacks it would have from its original
	}
	if end := len(rest) - len(plainSuffix); end > 0 && strings.EqualFold(rest[end:], plainSuffix) && rest[end:] != plainSuffix {
		right := path.Base(rest[:end]) + plainSuffix + strings.TrimPrefix(path.Base(h.doc.File), path.Base(rest))
		h.add(diag.Errorf(diag.Position{File: h.doc.File}, "plain-version", "a plain-language version ends in %s, in small letters", plainSuffix).WithHint("call it %s", right))
		h.doc.Broken = true
		rest = rest[:end] + plainSuffix
	}
	if full, plain := strings.CutSuffix(rest, plainSuffix); plain && full != "" {
		h.plain, rest = true, full
		if of, last := editionOf(full, h.rules.Codes); tag == "" && last != "" { // which version tells
			h.doc.Edition, rest = last, of
		}
	}
	return rest
}

// originalRules are those by which originals are found and read; see Rules.
type originalRules struct {
	codes      map[string]string
	taxonomies taxonomy.Declarations
	zone       *time.Location
}

// original is that of the document in a file, nil when it has none: of a translation, or of a plain-language
// version the article in its language, which may have one of its own.
func (p Parts) original(file string) *original {
	name, plain := p.nameOfOriginal(file)
	if name == file {
		return nil
	}
	if _, here := p.files.File(file); !here {
		return nil
	}
	return p.originalBy(name, plain)
}

// nameOfOriginal is the file of the original of a document, if there is one: the file itself of one that has none.
func (p Parts) nameOfOriginal(file string) (name string, plain bool) {
	if !strings.HasSuffix(file, ".md") || IsPart(file) {
		return file, false
	}
	if name, plain = FullFile(file, p.codes); !plain {
		name = OriginalFile(file, p.codes)
	}
	return name, plain
}

func (p Parts) originalBy(name string, plain bool) *original {
	f, found := p.files.Find(name)
	if !found {
		return nil
	}
	of := &original{file: f, taxonomies: p.taxonomies, zone: p.zone, plain: plain}
	if plain {
		of.of = p.original(name)
	}
	return of
}

// translated gives the file of a translation the keys of its original. It reports whether the original,
// if there is one, could be read.
func (p *divided) translated(file string, all Parts) (readable bool) {
	from := all.original(file)
	if from == nil {
		return true
	}
	return from.give(file, p)
}

// give adds to the front matter of a file what it has from its original, and reports whether that could be read.
func (o *original) give(file string, p *divided) bool {
	of, ok := o.read()
	if !ok {
		return false
	}
	p.topics = of.topics
	if tags := entryOf(of.header.Entries, "tags"); tags != nil {
		for _, v := range tags.Value.Items {
			p.topics = append(p.topics, v.Text)
		}
	}
	p.header = o.join(file, p.header, of.header)
	return true
}

// header is what the front matter says, with what it has from an original of its own.
func (o *original) header() (v frontmatter.Value, ok bool) {
	p, ok := o.read()
	return p.header, ok
}

func (o *original) read() (p divided, ok bool) {
	f := o.file
	data, err := f.Bytes()
	if f.Data = data; err != nil {
		return p, false
	}
	p, _, ok = split(f)
	return p, ok && (o.of == nil || o.of.give(f.Path, &p))
}

// keys are those of shared for a file.
func (o *original) keys() []string {
	below := strings.TrimPrefix(o.file.Path, "content/")
	top, _, _ := strings.Cut(below, "/")
	switch {
	case path.Base(below) == "_index.md":
		return nil
	case top == AuthorsFolder:
		return shared.authors
	case o.taxonomies.Named(top) != nil:
		return shared.terms
	}
	if o.plain {
		return plainKeys(o.taxonomies)
	}
	keys := slices.Clone(shared.articles)
	for i := range o.taxonomies {
		keys = append(keys, o.taxonomies[i].Name)
	}
	return keys
}

// fromOriginal reports whether what stands at a place is something that a translation has from its original, in
// the language of that.
func (h *headerDecoder) fromOriginal(at diag.Position) bool {
	_, tag := editionOf(strings.TrimSuffix(at.File, ".md"), h.rules.Codes)
	return at.File != h.doc.File && tag != h.doc.Edition
}

// here is a place in the file of the document: where something stands, or its beginning when that stands in
// its original.
func (h *headerDecoder) here(at diag.Position) diag.Position {
	if at.File != h.doc.File {
		return diag.Position{File: h.doc.File, Line: 1, Column: 1}
	}
	return at
}

// nearest is the place of a key, or of one of the others that make it wrong where a translation has the first from its
// original and says the other itself.
func (h *headerDecoder) nearest(key string, others ...string) diag.Position {
	return nearest(h.Reader, h.doc.File, key, others...)
}

// nearest does so for the keys of a group, in a file.
func nearest(r *frontmatter.Reader, file, key string, others ...string) diag.Position {
	at := r.Place(key)
	for _, other := range others {
		if v := r.Peek(other); at.File != file && !v.Empty() && v.At.File == file {
			return v.At
		}
	}
	return at
}

// dated refuses a translation whose own date lies before that of its original.
func (h *headerDecoder) dated(a *Article) {
	from := h.rules.Parts.original(h.doc.File)
	if from == nil || from.plain || a.Date.IsZero() || h.Place("date").File != h.doc.File {
		return
	}
	of, _ := from.header()
	if e := entryOf(of.Entries, "date"); e != nil {
		if on, wrong := civildate.Parse(e.Value.Text, from.zone); wrong == nil && precedes(a.Date, on) {
			h.add(diag.Errorf(h.Place("date"), "date-order", "this translation is dated before its original, %s", from.file.Path).With(e.Value.At).
				WithHint("delete the line: it has the date of its original"))
		}
	}
}

// sameVoice warns of a translation that is an opinion where its original is none, or the other way round: readers of one
// language would take for news what those of the other are told is somebody's view.
func (h *headerDecoder) sameVoice(a *Article) {
	from := h.rules.Parts.original(h.doc.File)
	if from == nil || from.plain || h.Place("kind").File != h.doc.File || h.Peek("kind").Text == "" {
		return
	}
	of, _ := from.header()
	kind := Kinds[0]
	if e := entryOf(of.Entries, "kind"); e != nil && !e.Value.Empty() {
		kind = e.Value.Text
	}
	if (a.Kind == "opinion") != (kind == "opinion") {
		h.add(diag.Warningf(h.Place("kind"), "other-kind", "the original, %s, is of the kind %q, and its translation of the kind %q", from.file.Path, kind, a.Kind).
			WithHint("delete the line: the translation has it from its original"))
	}
}

// digest is that of the file.
func (o *original) digest() memo.Digest {
	if o == nil {
		return memo.Digest{}
	}
	if o.of != nil {
		return memo.OfStrings(o.file.Digest.String(), o.of.digest().String())
	}
	return o.file.Digest
}

// toldOnce leaves out what was found wrong in a key that a document has from its original, and is told of
// that by itself.
func toldOnce(blocks []*ParsedBlock) (list diag.List) {
	if !slices.ContainsFunc(blocks, func(b *ParsedBlock) bool { return b.translated }) {
		for _, b := range blocks {
			list = append(list, b.list...)
		}
		return list
	}
	told := map[string]bool{}
	each := func(take func(of result, d diag.Diagnostic)) {
		for _, b := range blocks {
			if len(b.list) == 0 {
				continue
			}
			for _, r := range b.results {
				for _, d := range r.list {
					take(r, d)
				}
			}
		}
	}
	each(func(r result, d diag.Diagnostic) {
		if d.File == r.path || IsPart(d.File) {
			told[d.Error()] = true
		}
	})
	each(func(r result, d diag.Diagnostic) {
		if d.File == r.path || d.File == "" || IsPart(d.File) || !told[d.Error()] {
			list = append(list, d)
		}
	})
	return list
}

// undeclaredOnce tells once of all files in a language that the site does not have: a code that was changed in
// galen.yaml makes many.
func undeclaredOnce(list diag.List) diag.List {
	const undeclared = "undeclared-language"
	first := map[string]int{}
	kept := list[:0]
	for _, d := range list {
		if i, told := first[d.Message]; told && d.Code == undeclared {
			if kept[i].Also == nil {
				kept[i].Hint += "; and the others likewise"
			}
			kept[i] = kept[i].With(d.Position)
			continue
		}
		if d.Code == undeclared {
			first[d.Message] = len(kept)
		}
		kept = append(kept, d)
	}
	return kept
}
