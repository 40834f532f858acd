package lint

import (
	"cmp"
	"strings"
	"time"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint/rules"
)

// Judge gives an article's findings the levels that its category asks for, takes
// out those that are off or waived at the instant now, and adds what is to be said
// of the waivers themselves. More are findings that Article could not make.
func (c *Checker) Judge(a *content.Article, more diag.List, now time.Time) diag.List {
	if len(a.Findings) == 0 && len(more) == 0 && len(a.Waivers) == 0 {
		return nil
	}
	category := strings.Trim(cmp.Or(a.Category.Text, a.Folder), "/")
	var list diag.List
	used := make([]bool, len(a.Waivers))
	add := func(d diag.Diagnostic) {
		if level := c.settings.Level(d.Code, category); level != rules.Off {
			d.Severity = severities[level]
			list = append(list, d)
		}
	}
	for _, findings := range []diag.List{a.Findings, more} {
		for _, d := range findings {
			waived := false
			for i, w := range a.Waivers {
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
	for i, w := range a.Waivers {
		switch {
		case !used[i]:
			add(diag.Errorf(w.At, "HN191", "%q is waived, and nothing breaks it", w.Rule).WithHint("delete the waiver"))
		case !w.Until.Time.After(now):
			add(diag.Errorf(w.At, "HN190", "%q is waived until %s, which is over", w.Rule, w.Until.ISO()).WithHint("correct the text, or give a new reason and a new day"))
		}
	}
	list.Sort()
	return list
}

// Expiry is the next instant at which a waiver of the article ends; zero when none
// will.
func Expiry(a *content.Article, now time.Time) time.Time {
	var next time.Time
	for _, w := range a.Waivers {
		if w.Until.Time.After(now) && (next.IsZero() || w.Until.Time.Before(next)) {
			next = w.Until.Time
		}
	}
	return next
}
