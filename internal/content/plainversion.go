package content

import (
	"fmt"
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/taxonomy"
)

// A plain-language version of an article lies beside it and is called like it: flu.plain.md beside flu.md,
// flu.plain.es.md beside flu.es.md, index.plain.md beside index.md. It has words of its own (title, description,
// text) and everything else from its article, as a translation has from its original, and also what the article says
// in the same language: the words of its picture, its disclosures, corrections and tags. A review is of the words that
// were read, and no recording is the episode of a show twice. Its address is below that of the article, and it is in no
// list: readers come to it from the article, and from the search.

// plainSuffix ends the name of a plain-language version, before the code of a language.
const plainSuffix = ".plain"

// PlainKind is what "kind" may say in a plain-language version: what the name of the file says.
const PlainKind = "plain"

// FullFile is the file of the article of which another is the plain-language version, if it is one.
func FullFile(file string, codes map[string]string) (full string, plain bool) {
	rest, _ := editionOf(strings.TrimSuffix(file, ".md"), codes)
	full, plain = strings.CutSuffix(rest, plainSuffix)
	if !plain || strings.HasSuffix(full, "/") {
		return "", false
	}
	return full + strings.TrimPrefix(file, rest), true
}

// misplacedCode is what a plain-language version should be called whose language stands before what says that it is
// one: flu.plain.es.md for flu.es.plain.md. It gives "" for any other file.
func misplacedCode(file string, codes map[string]string) string {
	full, plain := FullFile(file, codes)
	rest, tag := editionOf(strings.TrimSuffix(full, ".md"), codes)
	if !plain || tag == "" || !strings.HasSuffix(file, plainSuffix+".md") {
		return ""
	}
	return rest + plainSuffix + strings.TrimPrefix(full, rest)
}

// plainKeys are the keys of front matter that a plain-language version has from its article.
func plainKeys(all taxonomy.Declarations) []string {
	keys := append(slices.Clone(shared.articles), "disclosures")
	keys = append(keys, articleOnly...)
	keys = slices.DeleteFunc(keys, func(key string) bool { return key == "review_every" || key == "comments" || key == "list" })
	for i := range all {
		if !all[i].Ordered {
			keys = append(keys, all[i].Name)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// articleOnly are keys that only the article says, for both, and that its translations do not have from it.
var articleOnly = []string{"kind", "category", "also_in", "tags", "lang"}

// byItself are keys that a plain-language version may say beside its article: what holds it back alone, how it looks,
// what its picture shows in easy words, and that a program had a part in its words.
var byItself = []string{"embargo", "expires", "draft", "layout", "sample", "image", "ai"}

// unsaid are keys that say something of the article alone.
var unsaid = []string{"audio", "comments", "review_every", "series", "published_at"}

// version checks what a plain-language version says by itself.
func (h *headerDecoder) version() {
	if !h.plain {
		return
	}
	h.doc.Slug.Text = PlainKind
	if h.doc.Broken {
		return // by its name
	}
	if name := misplacedCode(h.doc.File, h.rules.Codes); name != "" {
		hint := "rename it to " + name
		if h.rules.Parts.original(name) != nil {
			hint = name + " already exists: delete one of the two"
		}
		h.add(diag.Errorf(diag.Position{File: h.doc.File}, "plain-version", "the language is the last part of the name of a plain-language version").WithHint("%s", hint))
		h.doc.Broken = true
		return
	}
	full, _ := FullFile(h.doc.File, h.rules.Codes)
	if h.rules.Parts.original(h.doc.File) == nil {
		h.add(diag.Errorf(diag.Position{File: h.doc.File}, "plain-version", "this is a plain-language version, and there is no article %s", full).
			WithHint("rename it as its article is called, bring that back, or delete this file"))
		h.doc.Broken = true
		return
	}
	if of := h.rules.Parts.original(h.doc.File); of.of == nil && h.doc.Edition != "" {
		if v, ok := of.header(); ok && len(lacking(v, articleNeeds)) > 0 { // the article is told: see orphaned
			h.doc.Broken = true
			return
		}
	}
	if h.Peek("kind").Text == Live {
		h.add(diag.Errorf(diag.Position{File: h.doc.File}, "plain-version", "a live story has no plain-language version").WithHint("delete this file"))
		h.doc.Broken = true
		return
	}
	for _, key := range slices.Concat(plainKeys(h.rules.Taxonomies), unsaid) {
		if !slices.Contains(byItself, key) && h.Has(key) && h.Place(key).File == h.doc.File {
			hint := "delete the line"
			if key == "withdrawn" {
				hint = fmt.Sprintf("to withdraw both, write it in %s; to take back this version alone, delete this file, say why in a correction of %s, and add the address of this to its aliases", full, full)
			}
			h.Problem(key, "plain-version", hint, "a plain-language version has no %q of its own: what %s says holds for both", key, full)
		}
	}
}

// kind reads that of an article.
func (h *headerDecoder) kind() string {
	if h.Raw("kind").Text == PlainKind {
		h.Problem("kind", "plain-version", "call the file like its article: flu.plain.md beside flu.md", "a plain-language version lies beside its article")
		return Kinds[0]
	}
	return h.Choice("kind", Kinds...)
}
