package content

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"galen/internal/diag"
	"galen/internal/frontmatter"
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
const GlossaryFile = "content/glossary.yaml"

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
		return nil, diag.List{diag.Errorf(diag.Position{File: f.Path, Line: 1, Column: 1}, "too-large", "the file has %d bytes, and may have %d", len(f.Data), maxSource).
			WithHint("keep the terms that articles use")}
	}
	content, list := source.Text(f)
	if content == nil || len(bytes.TrimSpace(content)) == 0 {
		return nil, list
	}
	list = append(append(list, source.Unseen(f.Path, content)...), entities(f.Path, content, len(content))...)
	list = append(list, markedFields(f.Path, content, len(content))...)
	value, problems := frontmatter.YAML(f.Path, "terms:\n"+string(content), 0) // a list may stand below a key without being indented
	if list = append(list, problems...); problems.Failed() && len(value.Entries) == 0 {
		return nil, list
	}
	top := frontmatter.NewReader(value, &list)
	var all []Entry
	seen := map[string]Entry{}
	for i, g := range top.Groups("terms", "{term: ILD, expansion: interstitial lung disease, meaning: Scarring of the lungs.}") {
		if i == maxEntries {
			list = append(list, diag.Errorf(g.At(), "too-many-terms", "the glossary has more than %d terms", maxEntries).WithHint("keep those that articles use"))
			break
		}
		if e, ok := entry(g, &list); ok {
			if first, twice := seen[strings.ToLower(e.Term)]; twice {
				list = append(list, diag.Errorf(e.At, "listed-twice", "the term %q is explained twice", e.Term).WithHint("join the two").With(first.At))
				continue
			}
			seen[strings.ToLower(e.Term)] = e
			all = append(all, e)
		}
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

func entry(g *frontmatter.Reader, list *diag.List) (Entry, bool) {
	before := len(*list)
	g.Require("a term of the glossary", map[string]string{"term": "term: ILD"})
	term := g.Spelled("term", maxTerm)
	e := Entry{Term: term.Text, Expansion: g.Line("expansion", maxName).Text, Meaning: g.Line("meaning", maxText).Text, At: g.At()}
	for _, w := range g.Words("synonyms", maxTerm) {
		e.Synonyms = append(e.Synonyms, w.Text)
	}
	e.Article = g.Line("article", maxName)
	g.Done(map[string]string{"abbreviation": "term", "word": "term", "name": "term", "title": "expansion", "long": "expansion", "definition": "meaning", "text": "meaning", "description": "meaning",
		"aliases": "synonyms", "also": "synonyms", "synonym": "synonyms", "link": "article", "url": "article", "see": "article"})
	switch {
	case e.Term == "":
		return e, false
	case !strings.ContainsFunc(e.Term, unicode.IsLetter):
		*list = append(*list, diag.Errorf(term.At, "bad-term", "the term %q has no letter", e.Term).WithHint("write the term as articles do"))
		return e, false
	case e.Expansion == "" && e.Meaning == "":
		if len(*list) > before {
			return e, false // which says why
		}
		*list = append(*list, diag.Errorf(e.At, "missing-meaning", "the term %q is not explained", e.Term).WithHint("add  meaning: …,  or  expansion: …  for what letters stand for"))
		return e, false
	}
	e.At = term.At
	return e, true
}
