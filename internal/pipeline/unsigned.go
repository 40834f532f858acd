package pipeline

import (
	"fmt"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/memo"
)

// unsignedTranslations notes the translations of articles that are bound to no words, once the site has begun
// to sign translations.
func (e *snapshot) unsignedTranslations(want func(*content.Article) bool) (list diag.List) {
	begun := false
	e.translated(func(d *content.Document, _ memo.Digest, _ string) { begun = begun || d.Translated != nil })
	if !begun {
		return nil
	}
	for _, a := range e.articles {
		if !want(a) || a.Broken || a.Original == "" || a.Draft || a.Withdrawn != nil {
			continue
		}
		at := diag.Position{File: a.File}
		if a.Translated != nil {
			at = a.Translated.At
		}
		_, what, _ := strings.Cut(e.Called(&a.Document), " ")
		d := diag.Warningf(at, "HN114", "this %s is not signed, so there is no warning when %s changes", what, a.Original).
			WithHint("when it says what the original says, run  galen translation sign %s", a.File)
		if a.Translated.IsSigned() {
			missed := e.unbound(a)
			if missed == "" || a.Outdated {
				continue
			}
			d.Message = fmt.Sprintf("this %s is signed, but %s", what, missed)
		}
		list = append(list, e.levelled(diag.List{d}, categoryOf(a))...)
	}
	return list
}

// unbound says of what words of its original an article is not bound to, though it is signed; "" when it is to all.
func (e *snapshot) unbound(a *content.Article) string {
	if a.Translated.OlderForm() {
		return fmt.Sprintf("in an older form: there is no warning when other keys of %s change than title, description, study and references, or where its links lead", a.Original)
	}
	f, there := e.tree.Content.Find(a.File)
	if !there {
		return ""
	}
	keys := e.parts.Unbound(f.Loaded(), a.Translated)
	if len(keys) == 0 {
		return ""
	}
	return fmt.Sprintf("it has said %s itself since: there is no warning when that changes in %s", strings.Join(keys, ", "), a.Original)
}
