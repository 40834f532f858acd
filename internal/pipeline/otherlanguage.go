package pipeline

import (
	"bytes"
	"strings"

	"galen/internal/config"
	"galen/internal/diag"
	"galen/internal/source"
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
