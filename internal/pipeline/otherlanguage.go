package pipeline

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint/rules"
	"galen/internal/locale"
	"galen/internal/source"
)

// Unasked are articles, or other documents, in a language that some rules do not know: silence about these is no
// judgement.
type Unasked struct {
	Language string   // its tag
	Pages    bool     // they are no articles: pages, categories, authors, terms
	Files    []string // of the articles or pages
	Rules    []string // the codes of the rules that do not know it
}

// String says how many rules were not asked about how many articles.
func (u Unasked) String() string {
	noun := "article"
	if u.Pages {
		noun = "other page"
	}
	articles := "1 " + noun
	if n := len(u.Files); n > 1 {
		articles = fmt.Sprintf("%d %ss", n, noun)
	}
	name := locale.Name(u.Language)
	english := func(code string) bool { r, _ := rules.Find(code); return r.Languages == rules.English }
	switch all := !slices.ContainsFunc(u.Rules, func(code string) bool { return !english(code) }); {
	case len(u.Rules) == 1 && all:
		return fmt.Sprintf("1 rule knows English only and was not asked about %s in %s", articles, name)
	case len(u.Rules) == 1:
		return fmt.Sprintf("1 rule does not know %s and was not asked about %s in it", name, articles)
	case all:
		return fmt.Sprintf("%d rules know English only and were not asked about %s in %s", len(u.Rules), articles, name)
	}
	return fmt.Sprintf("%d rules do not know %s and were not asked about %s in it", len(u.Rules), name, articles)
}

// unasked are the articles that not all rules were asked about, by language.
func (e *snapshot) unasked(want func(*content.Article) bool) (all []Unasked) {
	known := map[string]bool{} // the languages that every rule knows
	for _, a := range e.articles {
		if !want(a) || a.Broken || a.Withdrawn != nil {
			continue
		}
		tag := cmp.Or(a.Lang.Text, e.cfg.Language)
		if known[tag] {
			continue
		}
		i := slices.IndexFunc(all, func(u Unasked) bool { return u.Language == tag })
		if i < 0 {
			codes := e.cfg.Check.Unasked(tag)
			if known[tag] = len(codes) == 0; known[tag] {
				continue
			}
			i, all = len(all), append(all, Unasked{Language: tag, Rules: codes})
		}
		all[i].Files = append(all[i].Files, a.File)
	}
	slices.SortFunc(all, func(a, b Unasked) int { return strings.Compare(a.Language, b.Language) })
	return all
}

// unaskedPages are the same of documents that are no articles.
func (e *snapshot) unaskedPages() (all []Unasked) {
	for _, d := range e.others {
		tag := cmp.Or(d.Lang.Text, e.cfg.Language)
		i := slices.IndexFunc(all, func(u Unasked) bool { return u.Language == tag })
		if i < 0 {
			codes := slices.DeleteFunc(e.cfg.Check.Unasked(tag), func(code string) bool { return !rules.OfPages(code) })
			i, all = len(all), append(all, Unasked{Language: tag, Pages: true, Rules: codes})
		}
		all[i].Files = append(all[i].Files, d.File)
	}
	all = slices.DeleteFunc(all, func(u Unasked) bool { return len(u.Rules) == 0 })
	slices.SortFunc(all, func(a, b Unasked) int { return strings.Compare(a.Language, b.Language) })
	return all
}

// otherLanguage notes that a site is in a language that some rules do not know.
func otherLanguage(all []Unasked, language string, file source.File) diag.List {
	i := slices.IndexFunc(all, func(u Unasked) bool { return u.Language == language })
	if i < 0 {
		return nil
	}
	at := max(0, bytes.Index(append([]byte("\n"), file.Data...), []byte("\nlanguage:")))
	return diag.List{unaskedNote(diag.Locate(source.ConfigFile, file.Data, at), all[i])}
}

// otherLanguages notes, once for each, that articles are in other languages than the site,
// which some rules do not know; but for samples, which are refused as they are.
func (e *snapshot) otherLanguages(want func(*content.Article) bool) (list diag.List) {
	own := func(a *content.Article) bool { return want(a) && a.Sample.File == "" }
	for _, u := range e.unasked(own) {
		for _, a := range e.articles {
			if a.File == u.Files[0] && u.Language != e.cfg.Language {
				list = append(list, unaskedNote(a.Lang.At, u))
			}
		}
	}
	return list
}

func unaskedNote(at diag.Position, u Unasked) diag.Diagnostic {
	d := diag.Warningf(at, "other-language", "%s", u)
	d.Severity = diag.Note
	return d.WithHint("have the words judged by a person:  galen check --explain %s  says which languages a rule knows", u.Rules[0])
}
