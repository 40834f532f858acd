package pipeline

import (
	"bytes"
	"fmt"
	"strings"

	"galen/internal/config"
	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/typography"
)

// otherLanguage notes that a site is not in English, the language that the rules about
// words and the grades of reading know: silence about its words is no judgement.
func otherLanguage(cfg config.Config, file source.File) diag.List {
	if tag, _, _ := strings.Cut(cfg.Language, "-"); strings.EqualFold(tag, "en") {
		return nil
	}
	at := max(0, bytes.Index(append([]byte("\n"), file.Data...), []byte("\nlanguage:")))
	const message = "the rules about words and the grades of reading know English only, and this site is in %q: its words were not judged"
	const hint = "have its words judged by a person; what is said of dates, links, evidence and unfinished work holds in every language"
	d := diag.Warningf(diag.Locate(source.ConfigFile, file.Data, at), "other-language", message, cfg.Language)
	d.Severity = diag.Note
	return diag.List{d.WithHint("%s", hint)}
}

// otherLanguages notes, once, that articles of a site in English are in another language.
func (e *snapshot) otherLanguages(want func(*content.Article) bool) diag.List {
	var first *content.Article
	n := 0
	for _, a := range e.articles {
		if want(a) && !a.Broken && typography.IsEnglish(e.cfg.Language) && !typography.IsEnglish(a.Lang.Text) {
			if n++; first == nil {
				first = a
			}
		}
	}
	if n == 0 {
		return nil
	}
	message := "the rules about words and the grades of reading know English only, and this article is not in it: its words were not judged"
	if n > 1 {
		message = fmt.Sprintf("the rules about words and the grades of reading know English only: the words of %d articles, this one first, were not judged", n)
	}
	d := diag.Warningf(first.Lang.At, "other-language", "%s", message).WithHint("have their words judged by a person")
	d.Severity = diag.Note
	return diag.List{d}
}
