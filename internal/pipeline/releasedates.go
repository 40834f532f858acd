package pipeline

import (
	"fmt"
	"slices"
	"time"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/frontmatter/civildate"
	"galen/internal/memo"
	"galen/internal/record"
)

// What tells readers of a change: a new date with a correction, and what an editor is told where there is none.

func updatedOn(iso string) string {
	if iso == "" {
		return "no day of an update"
	}
	return "the update of " + iso
}

// datedOn is the date of an article in a message.
func datedOn(iso string) string {
	if iso == "" {
		return "no date"
	}
	return "the date " + iso
}

// hint says how an article or a plain page tells its readers that it has changed.
func (r *release) hint(old, line record.Line) string {
	if line.Plain {
		return "say when it changed:  updated: " + r.clock().Format(r.updateForm(old))
	}
	where, text := "", "What was wrong, and what is right."
	if full, plain := content.FullFile(line.File, r.cfg.Codes()); plain { // whose corrections are those of its article
		where = " in " + full
	}
	back := old.Withdrawn != "" && line.Withdrawn == ""
	if back {
		text = "This article was withdrawn, and is published again, because …"
	}
	hint := fmt.Sprintf("add a correction%s:  corrections: [{date: %s, text: %q}]", where, r.clock().Format(time.DateOnly), text)
	if back {
		return hint // an update alone would not say why
	}
	return hint + ",  or say when it changed:  updated: " + r.clock().Format(r.updateForm(old))
}

// updateForm is how a new "updated" is written, so that it is later than the old one.
func (r *release) updateForm(old record.Line) string {
	const minutes = "2006-01-02T15:04"
	if before, problem := civildate.Parse(old.Updated, r.cfg.Zone); problem == nil && !r.clock().Truncate(time.Minute).After(before.Time) {
		return minutes + ":05"
	}
	return minutes
}

// silent names the first sentence that readers were not shown.
func (r *release) silent(a *content.Article, old record.Line) diag.Diagnostic {
	m := r.manuscript(a.File)
	if len(m.Sentences) == 0 {
		return diag.Errorf(diag.Position{File: a.File}, "HN105", "readers saw a text that is now gone without a notice")
	}
	c := record.Changed(old.Marks, m.Marks())
	if !c.Any() || len(c.At) == 0 {
		return diag.Errorf(diag.Position{File: a.File}, "HN105", "readers saw different words, and nothing tells them")
	}
	first := m.Sentences[c.At[0]]
	d := diag.Errorf(first.At, "HN105", "readers saw words before %q that are gone or have moved, and nothing tells them", r.excerpt(a, first))
	switch n := c.At[0]; {
	case c.Added:
		d = diag.Errorf(first.At, "HN105", "readers saw different words, and nothing tells them about these: %q", r.excerpt(a, first))
	case c.Ended:
		d = diag.Errorf(first.At, "HN105", "readers saw words after %q, at the end, that are gone, and nothing tells them", r.excerpt(a, first))
	case n > 0:
		d.Message = fmt.Sprintf("readers saw words between %q and %q that are gone or have moved, and nothing tells them", r.excerpt(a, m.Sentences[n-1]), r.excerpt(a, first))
	}
	for _, n := range c.At[1:min(len(c.At), 6)] {
		d = d.With(m.Sentences[n].At)
	}
	return toldOf(d, a)
}

// toldOf is a problem of an article that was met in a part: it is told in the article, whose
// front matter is to say what changed, and names the place in the part.
func toldOf(d diag.Diagnostic, a *content.Article) diag.Diagnostic {
	if content.IsPart(d.File) {
		d.Message = fmt.Sprintf("in the part %q, %s", content.PartOf(d.File), d.Message)
		d = d.With(d.Position)
		d.Position = diag.Position{File: a.File}
	}
	return d
}

// later reports whether an article says that it changed after what the record says.
func (r *release) later(updated civildate.Moment, old record.Line) bool {
	if !r.timely(updated, old) {
		return false
	}
	before, problem := civildate.Parse(old.Updated, r.cfg.Zone)
	return old.Updated == "" || problem != nil || updated.Time.After(before.Time)
}

// fresh reports whether an article has a correction that readers have not seen, and that
// tells them something.
func (r *release) fresh(a *content.Article, old record.Line) bool {
	return slices.ContainsFunc(a.Corrections, func(c content.Correction) bool {
		return !slices.Contains(old.Corrections, digestOf(c)) && c.Tells() && r.timely(c.Date, old)
	})
}

// timely reports whether a moment can be that of a change which this release is the
// first to publish: it is of the day of the build, or of the day before and after
// the release that published what was there.
func (r *release) timely(m civildate.Moment, old record.Line) bool {
	if m.IsZero() || m.Time.After(r.clock()) {
		return false
	}
	year, month, day := r.clock().Date()
	today := time.Date(year, month, day, 0, 0, 0, 0, r.clock().Location())
	if !m.Time.Before(today) {
		return true
	}
	seen, err := time.Parse(time.RFC3339, old.Seen)
	return !m.Time.Before(today.AddDate(0, 0, -1)) && (err != nil || m.Time.After(seen))
}

// older reports whether an article is dated before the day of the build.
func (r *release) older(a *content.Article) bool {
	return a.Date.Time.In(r.cfg.Zone).Format(time.DateOnly) < r.clock().Format(time.DateOnly)
}

// digests stand for the corrections that an article has.
func digests(corrections []content.Correction) []string {
	var all []string
	for _, c := range corrections {
		all = append(all, digestOf(c))
	}
	slices.Sort(all)
	return all
}

// ofOriginal begins what stands for a correction that a translation shows in the words of its original. That the
// original keeps these is judged there.
const ofOriginal = "original "

func digestOf(c content.Correction) string {
	if c.Original {
		return ofOriginal + c.Date.ISO()
	}
	return memo.OfStrings(c.Date.ISO(), c.Text).Short()
}
