package build

import (
	"fmt"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"galen/internal/article"
	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/moment"
	"galen/internal/record"
	"galen/internal/site"
)

// release is what a build for the public adds to the record of the site.
type release struct {
	*edition
	old, new record.Record
	list     diag.List
}

// release compares the site with what readers were shown before. It reports every
// article whose words have changed although neither a correction nor a new
// "updated" says so, and every address that leads nowhere any more. The record is
// staged, to be put in place once the site is published.
func (e *edition) release() (s staged, list diag.List) {
	r := release{edition: e}
	var err error
	r.old, r.list, err = readRecord(e.root)
	if r.new = r.old.Clone(); err != nil {
		return s, diag.List{recordFailed("read", err)}
	}
	if r.list.Failed() {
		return s, r.list
	}
	stories := e.site.Stories()
	lines := make([]record.Line, len(stories))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, story := range stories {
		g.Go(func() error {
			lines[i] = r.line(story)
			return nil
		})
	}
	g.Wait()
	for i, story := range stories {
		r.story(story, lines[i])
	}
	r.gone(stories)
	if r.list.Failed() {
		return s, r.list
	}
	if s, err = stageRecord(e.root, r.new); err != nil {
		return s, diag.List{recordFailed("written", err)}
	}
	return s, r.list
}

func recordFailed(verb string, err error) diag.Diagnostic {
	return diag.Errorf(diag.Position{File: record.File}, "no-record", "the record of what was published cannot be %s: %s", verb, err).
		WithCause(diag.Environment).WithHint("check who may read and write it")
}

// before is what readers were shown of an article, under its address or under one
// that it had before it was renamed.
func (r *release) before(s site.Story) (line record.Line, known bool) {
	for _, path := range append([]string{s.Path}, s.Aliases...) {
		if line, known = r.old.Published(path); known && line.Moved == "" {
			return line, true
		}
	}
	return record.Line{}, false
}

// line is what is recorded of an article. Its words are read once more, unless its
// file is the one that was recorded before.
func (r *release) line(s site.Story) record.Line {
	a := s.Article
	old, known := r.before(s)
	line := record.Line{
		URL: s.Path, File: a.File, Title: a.Title.Text, Published: a.Date.ISO(), Updated: a.Updated.ISO(),
		Corrections: digests(a.Corrections), Source: a.Digest.Short(),
	}
	switch {
	case s.Withdrawn:
		line.Withdrawn = a.Withdrawn.Date.ISO()
	case known && old.Source == line.Source && old.Hash != "":
		line.Hash, line.Marks = old.Hash, old.Marks
	default:
		m := r.manuscript(a.File)
		line.Hash, line.Marks = m.Hash(), m.Marks()
	}
	return line
}

// story records an article as readers are shown it now.
func (r *release) story(s site.Story, line record.Line) {
	for _, alias := range s.Aliases {
		if old, ok := r.old.Published(alias); ok && old.Moved == "" {
			r.new.Set(record.Line{URL: alias, Moved: s.Path})
		}
	}
	if old, known := r.before(s); known && !s.Withdrawn {
		r.compare(s.Article, old, line)
	}
	r.new.Set(line)
}

// compare reports what changed in silence.
func (r *release) compare(a *article.Article, old, line record.Line) {
	fresh := slices.DeleteFunc(slices.Clone(line.Corrections), func(c string) bool { return slices.Contains(old.Corrections, c) })
	hint := fmt.Sprintf(`add a correction:  corrections: [{date: %s, text: "What was wrong, and what is right."}],  or say when it changed:  updated: %s`,
		r.clock().Format(time.DateOnly), r.clock().Format("2006-01-02T15:04"))
	lost := slices.ContainsFunc(old.Corrections, func(c string) bool { return !slices.Contains(line.Corrections, c) })
	if lost && len(fresh) == 0 {
		r.list = append(r.list, diag.Errorf(diag.Position{File: a.File}, "HN105", "a correction that readers have seen is gone").
			WithHint("put it back: corrections stay with the article"))
	}
	if len(fresh) > 0 || r.later(a.Updated, old.Updated) {
		return
	}
	switch {
	case old.Withdrawn != "":
		r.list = append(r.list, diag.Errorf(diag.Position{File: a.File}, "HN105", "this article was withdrawn on %s, and stands again without a word to readers", old.Withdrawn).WithHint("%s", hint))
	case old.Hash != line.Hash:
		r.list = append(r.list, r.silent(a, old).WithHint("%s", hint))
	case old.Published != line.Published:
		r.list = append(r.list, diag.Errorf(a.Slug.At, "HN105", "readers were shown the date %s, and it is %s now", old.Published, line.Published).
			WithHint("put the date of the first publication back; when the text changed is said by  updated: …"))
	}
}

// silent names the first sentence that readers were not shown.
func (r *release) silent(a *article.Article, old record.Line) diag.Diagnostic {
	m := r.manuscript(a.File)
	changed, added := record.Changed(old.Marks, m.Marks())
	if len(m.Sentences) == 0 {
		return diag.Errorf(diag.Position{File: a.File}, "HN105", "readers were shown a text, and it is gone without a word to them")
	}
	first := m.Sentences[changed[0]]
	d := diag.Errorf(first.At, "HN105", "readers were shown other words, and nothing tells them of these: %q", excerpt(first.Text))
	if !added {
		d = diag.Errorf(first.At, "HN105", "readers were shown words before %q that are gone or stand elsewhere, and nothing tells them", excerpt(first.Text))
	}
	for _, n := range changed[1:min(len(changed), 6)] {
		d = d.With(m.Sentences[n].At)
	}
	return d
}

// later reports whether an article says that it changed after what the record
// says, and not in the future.
func (r *release) later(updated moment.Moment, recorded string) bool {
	if updated.IsZero() || updated.Time.After(r.clock()) {
		return false
	}
	if recorded == "" {
		return true
	}
	before, problem := moment.Parse(recorded, r.cfg.Zone)
	return problem != nil || updated.Time.After(before.Time)
}

// clock is the build clock.
func (r *release) clock() time.Time { return r.edition.now }

// gone reports the addresses of the record that lead nowhere.
func (r *release) gone(stories []site.Story) {
	live := map[string]bool{}
	for _, s := range stories {
		live[s.Path] = true
	}
	for _, line := range r.old.Addresses() {
		if live[line.URL] {
			continue
		}
		to, why := r.site.Address(line.URL)
		switch {
		case to != "" && to != line.URL:
			r.new.Set(record.Line{URL: line.URL, Moved: to})
		case to != "" || why == "expired":
		case why != "":
			r.list = append(r.list, diag.Errorf(diag.Position{File: line.File}, "HN106", "readers were shown this article, and now it is held back: %s", why).
				WithHint("an article that no longer stands is withdrawn:  withdrawn: {date: %s, reason: …}", r.clock().Format(time.DateOnly)))
		default:
			r.list = append(r.list, diag.Errorf(line.At, "HN106", "readers know the address %q, and it leads nowhere", line.URL).
				WithHint("add it to the aliases of the page that takes its place, or bring the article back and withdraw it; if it has to vanish without a trace, delete this line"))
		}
	}
}

// digests stand for the corrections that an article has.
func digests(corrections []article.Correction) []string {
	var all []string
	for _, c := range corrections {
		all = append(all, memo.OfStrings(c.Date.ISO(), c.Text).Short())
	}
	slices.Sort(all)
	return all
}
