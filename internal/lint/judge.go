package lint

import (
	"cmp"
	"strings"
	"time"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint/rules"
)

// Judge is JudgeIn for an article. One of the archive is judged more mildly; off is how many
// findings are not told at all for that.
func (c *Checker) Judge(a *content.Article, more diag.List, now time.Time) (list diag.List, off int) {
	list = c.judgeIn(strings.Trim(cmp.Or(a.Category.Text, a.Folder), "/"), c.languageOf(a), a.Waivers, a.Findings, more, now)
	if c.settings.Archive.Has(a.Modified().Time) {
		return eased(list, c.settings.Archive.Level)
	}
	return list, 0
}

// eased tells nothing more gravely than a level, but for what no site can change the level of.
func eased(list diag.List, level rules.Level) (kept diag.List, off int) {
	kept = list[:0]
	for _, d := range list {
		switch {
		case rules.Fixed(d.Code):
		case level == rules.Off:
			off++
			continue
		case d.Severity < severities[level]:
			d.Severity, d.Eased = severities[level], true
		}
		kept = append(kept, d)
	}
	return kept, off
}

// JudgeIn gives a document's findings the levels that its category asks for, takes
// out those that are off or waived at the instant now, and adds what is to be said
// of the waivers themselves. More are findings that depend on more than the document.
func (c *Checker) JudgeIn(category string, d *content.Document, findings, more diag.List, now time.Time) diag.List {
	return c.judgeIn(category, cmp.Or(d.Lang.Text, c.usual), d.Waivers, findings, more, now)
}

func (c *Checker) judgeIn(category, language string, waivers []content.Waiver, findings, more diag.List, now time.Time) diag.List {
	if len(findings) == 0 && len(more) == 0 && len(waivers) == 0 {
		return nil
	}
	var list diag.List
	used := make([]bool, len(waivers))
	add := func(d diag.Diagnostic) {
		if level := c.settings.Level(d.Code, category); level != rules.Off {
			d.Severity = severities[level]
			list = append(list, d)
		}
	}
	for _, findings := range []diag.List{findings, more} {
		for _, d := range findings {
			waived := false
			for i, w := range waivers {
				if w.Rule == d.Code {
					used[i] = true
					waived = waived || w.Until.Time.After(now)
				}
			}
			if !waived {
				add(d)
			}
		}
	}
	for i, w := range waivers {
		switch {
		case !used[i] && !asked(w.Rule, language): // nothing is known of it
		case !used[i]:
			add(diag.Errorf(w.At, "HN191", "%q is waived, and nothing breaks it", w.Rule).WithHint("delete the waiver"))
		case !w.Until.Time.After(now):
			add(diag.Errorf(w.At, "HN190", "%q is waived until %s, which is over", w.Rule, w.Until.ISO()).WithHint("correct the text, or give a new reason and a new day"))
		}
	}
	list.Sort()
	return list
}

// asked reports whether a rule knows a language: of one that was not asked, nobody can say that nothing
// breaks it.
func asked(code, language string) bool {
	rule, _ := rules.Find(code)
	return rule.Languages.Know(language)
}

// Expiry is the next instant at which a waiver of a document ends; zero when none
// will.
func Expiry(d *content.Document, now time.Time) time.Time {
	var next time.Time
	for _, w := range d.Waivers {
		if w.Until.Time.After(now) && (next.IsZero() || w.Until.Time.Before(next)) {
			next = w.Until.Time
		}
	}
	return next
}
