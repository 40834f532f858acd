package content

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/memo"
	"galen/internal/source"
)

// GlossaryFile holds what a site explains to its readers, in a list without which
// there is no glossary:
//
//   - term: ILD
//     expansion: interstitial lung disease
//     meaning: Scarring and inflammation of the lungs.
//     synonyms: [diffuse parenchymal lung disease, DPLD]
//     article: what-lung-scarring-is
//
// A site in several languages has one for each in which something is explained: content/glossary.es.yaml. No text is
// explained in another language.
const GlossaryFile = "content/glossary.yaml"

// Glossaries are the terms that a site explains, by the language of the edition; "" is the site's own.
type Glossaries map[string][]Entry

// isGlossary reports whether a file is called as a glossary, and gives the language of its edition.
func isGlossary(file string, codes map[string]string) (tag string, is bool) {
	name, yaml := strings.CutSuffix(file, ".yaml")
	rest, tag := editionOf(name, codes)
	return tag, yaml && rest+".yaml" == GlossaryFile
}

// otherGlossary reports what is called as the glossary of a language that the site does not have.
func otherGlossary(file string) (d diag.Diagnostic, wrong bool) {
	name, yaml := strings.CutSuffix(file, ".yaml")
	tag := undeclared(name)
	if !yaml || tag == "" || name[:strings.LastIndexByte(name, '.')]+".yaml" != GlossaryFile {
		return d, false
	}
	return diag.Errorf(diag.Position{File: file}, "bad-name", "this is the name of the glossary in a further language, and %q is not among the languages of galen.yaml", tag).
		WithHint("add it there:  languages: {%s: {title: …}},  or call it glossary.yaml if it is in the site's own language", tag), true
}

// ReadGlossaries reads those among files. What is wrong with them ParseAll says.
func ReadGlossaries(files source.Files, codes map[string]string) (all Glossaries, digest memo.Digest) {
	all = Glossaries{}
	h := memo.NewHasher()
	for f := range files.Beginning(strings.TrimSuffix(GlossaryFile, ".yaml")) {
		if tag, is := isGlossary(f.Path, codes); is {
			all[tag], _ = ParseGlossary(f.Loaded())
			h.String(f.Path)
			h.Digest(f.Digest)
		}
	}
	return all, h.Sum()
}

// Entry is a term of the glossary. Expansion or Meaning is given.
type Entry struct {
	Term      string // as articles write it: ILD, placebo
	Expansion string // what the letters stand for; empty for a word
	Meaning   string
	Synonyms  []string         // other words for the term, and other letters
	Article   frontmatter.Word // a slug, file or path of the article that says more
	At        diag.Position
}

const (
	maxEntries = 5000
	maxTerm    = 60 // characters
)

// ParseGlossary reads the glossary; its entries are in alphabetical order.
func ParseGlossary(f source.File) ([]Entry, diag.List) {
	if len(f.Data) > maxSource {
		return nil, diag.List{diag.Errorf(diag.Position{File: f.Path, Line: 1, Column: 1}, "too-large", "the file has %d bytes; the limit is %d", len(f.Data), maxSource).
			WithHint("keep the terms that articles use")}
	}
	content, list := source.Text(f)
	if content == nil || len(bytes.TrimSpace(content)) == 0 {
		return nil, list
	}
	list = append(append(list, source.Unseen(f.Path, content)...), entities(f.Path, content, len(content))...)
	list = append(list, markedFields(f.Path, content, len(content))...)
	if d := noTerms(f.Path, string(content)); d != nil {
		return nil, append(list, d...)
	}
	value, problems := frontmatter.YAML(f.Path, "terms:\n"+string(content), 0) // a list may stand below a key without being indented
	if list = append(list, problems...); problems.Failed() && len(value.Entries) == 0 {
		return nil, list
	}
	top := frontmatter.NewReader(value, &list)
	var all []Entry
	seen := named{}
	for i, g := range top.Groups("terms", "{term: ILD, expansion: interstitial lung disease, meaning: Scarring of the lungs.}") {
		if i == maxEntries {
			list = append(list, diag.Errorf(g.At(), "too-many-terms", "the glossary has more than %d terms", maxEntries).WithHint("keep those that articles use"))
			break
		}
		e, synonyms, ok := entry(g, &list)
		if !ok {
			continue
		}
		if first, twice := seen.add(e, frontmatter.Word{Text: e.Term, At: e.At}, false); twice {
			d := diag.Errorf(e.At, "listed-twice", "the term %q is explained twice", e.Term).WithHint("join the two").With(first.at)
			if first.synonym {
				d = diag.Errorf(e.At, "listed-twice", "the term %q is also a synonym of %q", e.Term, first.entry.Term).WithHint("delete one of the two").With(first.at)
			}
			list = append(list, d)
			continue
		}
		for _, w := range synonyms {
			switch first, twice := seen.add(e, w, true); {
			case twice && first.entry.At == e.At && !first.synonym:
				list = append(list, diag.Errorf(w.At, "listed-twice", "the synonym %q is the term itself", w.Text).WithHint("delete it").With(first.at))
			case twice && first.entry.At == e.At:
				list = append(list, diag.Errorf(w.At, "listed-twice", "the synonym %q is listed twice", w.Text).WithHint("delete one").With(first.at))
			case twice && first.synonym:
				list = append(list, diag.Errorf(w.At, "listed-twice", "%q is also a synonym of %q", w.Text, first.entry.Term).WithHint("delete one of the two").With(first.at))
			case twice:
				list = append(list, diag.Errorf(w.At, "listed-twice", "the synonym %q is also a term of its own", w.Text).WithHint("delete one of the two").With(first.at))
			default:
				e.Synonyms = append(e.Synonyms, w.Text)
			}
		}
		all = append(all, e)
	}
	top.Done(nil)
	for i := range list {
		list[i].Line = max(1, list[i].Line)
	}
	slices.SortFunc(all, func(a, b Entry) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term)), strings.Compare(a.Term, b.Term))
	})
	return all, list
}

// noTerms reports a glossary that does not begin with a term.
func noTerms(file, text string) diag.List {
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, "\r\n")
		switch first := strings.TrimSpace(line); {
		case first == "" || first[0] == '#' || line == "---":
		case first[0] == '-':
			return nil
		default:
			at := diag.Position{File: file, Line: number, Column: 1 + strings.Index(line, first)}
			return diag.List{diag.Errorf(at, "no-terms", "a glossary is a list of terms, but this line is not one").
				WithHint("begin each term with  - term: ILD  and write  meaning: …  below it, indented by two spaces; a glossary without terms is an empty file")}
		}
	}
	return nil
}

// named are the terms and synonyms of a glossary, by their small letters.
type named map[string][]naming

type naming struct {
	entry   Entry
	word    string
	synonym bool
	at      diag.Position
}

// add notes a word of an entry; twice says that it was there before. Words that differ in their
// capitals are two, where both stand for words: pH and PH.
func (n named) add(e Entry, w frontmatter.Word, synonym bool) (first naming, twice bool) {
	key := strings.ToLower(w.Text)
	for _, other := range n[key] {
		if other.word == w.Text || e.Expansion == "" || other.entry.Expansion == "" || strings.EqualFold(e.Expansion, other.entry.Expansion) {
			return other, true
		}
	}
	n[key] = append(n[key], naming{e, w.Text, synonym, w.At})
	return first, false
}

func entry(g *frontmatter.Reader, list *diag.List) (e Entry, synonyms []frontmatter.Word, ok bool) {
	before := len(*list)
	g.Require("a term of the glossary", map[string]string{"term": "term: ILD"})
	term := g.Spelled("term", maxTerm)
	e = Entry{Term: term.Text, Expansion: g.Line("expansion", maxName).Text, Meaning: g.Line("meaning", maxText).Text, At: g.At()}
	synonyms = g.Words("synonyms", maxTerm)
	e.Article = g.Line("article", maxName)
	g.Done(map[string]string{"abbreviation": "term", "word": "term", "name": "term", "title": "expansion", "long": "expansion", "definition": "meaning", "text": "meaning", "description": "meaning",
		"aliases": "synonyms", "also": "synonyms", "synonym": "synonyms", "link": "article", "url": "article", "see": "article"})
	switch {
	case e.Term == "":
		return e, nil, false
	case !strings.ContainsFunc(e.Term, unicode.IsLetter):
		*list = append(*list, diag.Errorf(term.At, "bad-term", "the term %q has no letter", e.Term).WithHint("write the term as articles do"))
		return e, nil, false
	case e.Expansion == "" && e.Meaning == "":
		if len(*list) > before {
			return e, nil, false // which says why
		}
		*list = append(*list, diag.Errorf(e.At, "missing-meaning", "the term %q is not explained", e.Term).WithHint("add  meaning: …,  or  expansion: …  for what letters stand for"))
		return e, nil, false
	}
	e.At = term.At
	return e, synonyms, true
}
