package pipeline

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/record"
	"galen/internal/site"
)

// release is what a build for the public adds to the record of the site.
type release struct {
	*snapshot
	old, new   record.Record
	damage     string   // of the old one
	bare       bool     // the old one knows no address
	unrecorded []string // files of articles that readers may have seen, and the record does not know
	list       diag.List
}

// release compares the site with what readers were shown before. It reports every
// article whose words have changed although neither a correction nor a new
// "updated" says so, and every address that leads nowhere any more. The record is
// staged, to be put in place once the site is published.
func (e *snapshot) release() (s staged, list diag.List) {
	r := release{snapshot: e}
	var err error
	r.old, r.list, err = readRecord(e.root)
	if r.new = r.old.Clone(); err != nil {
		return s, diag.List{recordFailed("read", err)}
	}
	if r.list.Failed() {
		return s, r.list
	}
	r.damage, r.bare = r.old.Damage(), len(r.old.Addresses()) == 0
	stories := e.site.Stories()
	articles := len(stories)
	stories = append(stories, e.site.Plain()...)
	lines, faults := make([]record.Line, len(stories)), make([]*diag.Diagnostic, len(stories))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, story := range stories {
		g.Go(func() error {
			faults[i] = diag.Recovered(story.File, func() { lines[i] = r.line(story) })
			return nil
		})
	}
	g.Wait()
	for i, story := range stories {
		if faults[i] != nil {
			r.list = append(r.list, *faults[i])
			continue
		}
		lines[i].Plain = i >= articles
		r.story(story, lines[i])
	}
	r.gone(stories[:articles])
	r.names()
	r.explained()
	r.numbers()
	r.entered()
	r.new.Close()
	r.list = toldOnce(r.list)
	if r.list.Failed() {
		return s, r.list
	}
	if s, err = stageRecord(e.root, r.new); err != nil {
		return s, diag.List{recordFailed("written", err)}
	}
	return s, r.list
}

// toldOnce leaves out what was told before of the same words: a plain-language version and a translation have some of
// them from their article.
func toldOnce(list diag.List) diag.List {
	told := map[string]bool{}
	return slices.DeleteFunc(list, func(d diag.Diagnostic) bool {
		text := d.Error()
		again := told[text]
		told[text] = true
		return again
	})
}

func recordFailed(verb string, err error) diag.Diagnostic {
	return diag.Errorf(diag.Position{File: record.File}, "no-record", "the record of what was published cannot be %s: %s", verb, cause(err)).
		WithCause(diag.Environment).WithHint("check who can read and write it")
}

// cause is what went wrong, without the path that the message begins with.
func cause(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
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
// file is the one that was recorded before. What lies in other files, as pictures
// do, is looked at in any case.
func (r *release) line(s site.Story) record.Line {
	a := s.Article
	old, known := r.before(s)
	line := record.Line{
		URL: s.Path, File: a.File, Form: record.Form, Title: a.Title.Text, Published: a.Date.ISO(), Updated: a.Updated.ISO(), Expires: a.Expires.ISO(),
		Corrections: digests(a.Corrections), Source: a.Digest.Short(),
	}
	if a.Reviewed != nil {
		line.By, line.On = a.Reviewed.By.Text, a.Reviewed.On.ISO()
	}
	if s.Withdrawn {
		line.Withdrawn = a.Withdrawn.Date.ISO()
		line.Shown = shownOf([]part{withdrawal(a)})
		return line
	}
	top := a.WithEntries(0)
	parts := r.placed(a, append(r.statements(a), r.pictured(top)))
	if known && old.Form == record.Form && old.Source == line.Source && old.Hash != "" {
		line.Hash, line.Marks, line.Shown = old.Hash, old.Marks, shownOf(parts)
		for _, name := range []string{"citations", "links"} {
			if marks := old.Shown[name]; marks != "" {
				line.Shown[name] = marks
			}
		}
		return line
	}
	m := r.manuscript(a.File)
	line.Hash, line.Marks, line.Shown = m.Hash(), m.Marks(), shownOf(append(parts, r.placed(a, r.supports(top, m))...))
	return line
}

// withdrawal is what readers are shown of an article that was withdrawn.
func withdrawal(a *content.Article) part {
	text := a.Withdrawn.Date.ISO() + "\n" + a.Withdrawn.Reason
	return part{name: "withdrawn", changed: "the day or the reason of the withdrawal has changed", items: []content.Sentence{{Text: text, At: a.Withdrawn.At}}}
}

// story records an article as readers are shown it now.
func (r *release) story(s site.Story, line record.Line) {
	old, known := r.before(s)
	if known && old.URL != s.Path && !alike(old, line) { // it was another article
		old, known = record.Line{}, false
	}
	for _, alias := range s.Aliases {
		if gone, ok := r.old.Published(alias); ok && gone.Moved == "" && (gone.Plain || !line.Plain) { // of others, gone tells
			r.moved(s, line, gone)
			r.new.Set(record.Line{URL: alias, Moved: s.Path})
		}
	}
	switch {
	case known:
		r.compare(s, old, line)
	case !line.Plain && (r.damage != "" || r.bare) && r.older(s.Article):
		r.unrecorded = append(r.unrecorded, s.Article.File)
	}
	if line.Seen = old.Seen; !line.Same(old) {
		line.Seen = r.clock().UTC().Format(time.RFC3339)
	}
	r.new.Set(line)
}

// compare reports what changed in silence.
func (r *release) compare(s site.Story, old, line record.Line) {
	a := s.Article
	fresh := r.fresh(a, old)
	if slices.ContainsFunc(old.Corrections, func(c string) bool { return !slices.Contains(line.Corrections, c) && !strings.HasPrefix(c, ofOriginal) }) {
		at := r.besideGone(a)
		if len(a.Corrections) > 0 {
			at = a.Corrections[0].At
		}
		r.list = append(r.list, diag.Errorf(at, "HN105", "a correction that readers have seen is missing, or has changed").
			WithHint("restore it: corrections stay with the article, and a mistake in one is corrected in another"))
	}
	for _, c := range a.Corrections {
		if !c.Original && !c.Tells() && !slices.Contains(old.Corrections, digestOf(c)) {
			r.list = append(r.list, diag.Errorf(c.At, "HN105", "the correction %q does not say what was wrong, and what is right", c.Text).
				WithHint("say both, such as  text: \"It was 26 people, not 62.\""))
		}
	}
	later := r.later(a.Updated, old)
	if old.Withdrawn != "" && !s.Withdrawn && !fresh && later { // a new day tells nobody why
		r.list = append(r.list, diag.Errorf(cmp.Or(a.UpdatedAt, r.besideGone(a)), "HN105", "this article was withdrawn on %s and is published again without a notice to readers", old.Withdrawn).
			WithHint(`say why, in a correction:  corrections: [{date: %s, text: "This article was withdrawn, and is published again, because …"}]`, r.clock().Format(time.DateOnly)))
	}
	if fresh || later {
		return
	}
	switch {
	case s.Withdrawn && old.Withdrawn == "": // the notice tells of it
	case old.Withdrawn != "" && !s.Withdrawn:
		r.list = append(r.list, diag.Errorf(r.besideGone(a), "HN105", "this article was withdrawn on %s and is published again without a notice to readers", old.Withdrawn).WithHint("%s", r.hint(old, line)))
	case !s.Withdrawn && old.Hash != line.Hash:
		r.list = append(r.list, r.silent(a, old).WithHint("%s", r.hint(old, line)))
	case old.Published != line.Published:
		r.list = append(r.list, diag.Errorf(r.keyAt(a, "date"), "HN105", "readers saw %s, and it is now %s", datedOn(old.Published), strings.TrimPrefix(datedOn(line.Published), "the date ")).
			WithHint("restore the date of first publication; to say when the text changed, write  updated: …"))
	case old.Updated != line.Updated:
		r.list = append(r.list, diag.Errorf(cmp.Or(a.UpdatedAt, r.besideGone(a)), "HN105", "readers saw %s, and it is now %s", updatedOn(old.Updated), updatedOn(line.Updated)).
			WithHint("%s", r.hint(old, line)))
	case old.Form == record.Form:
		r.besides(s, old, line)
	}
}

// besides reports what changed in silence beside the words.
func (r *release) besides(s site.Story, old, line record.Line) {
	a := s.Article
	parts := []part{}
	if s.Withdrawn {
		parts = append(parts, withdrawal(a))
	} else {
		top := a.WithEntries(0)
		parts = r.placed(a, fieldsAs(old.Shown, append(r.statements(a), r.pictured(top))))
		if old.Shown["citations"] != line.Shown["citations"] || old.Shown["links"] != line.Shown["links"] {
			parts = append(r.placed(a, r.supports(top, r.manuscript(a.File))), parts...)
		}
	}
	tell := func(at diag.Position, what string) {
		d := diag.Errorf(at, "HN105", "%s since readers saw the article, and nothing tells them", what).WithHint("%s", r.hint(old, line))
		r.list = append(r.list, toldOf(d, a))
	}
	if p, at, found := otherPart(parts, old.Shown); found {
		if at.Line == 0 {
			at = r.keyAt(a, keyOf(p))
		}
		if at.Line == 0 && len(a.Entries) > 0 { // an entry is gone
			at = a.Body().Entries[len(a.Entries)-1].At
		} else if at.Line == 0 {
			at = r.besideGone(a)
		}
		if key := keyOf(p); key != "" && len(p.items) == 0 {
			p.changed = fmt.Sprintf("the key %q is gone", key)
		}
		tell(at, p.changed)
		return
	}
	// A new review that is bound to the text tells of itself: it shows its day.
	if (old.By != line.By || old.On != line.On) && !(a.Reviewed.IsSigned() && line.On >= old.On) {
		if a.Reviewed == nil {
			tell(r.besideGone(a), `the key "reviewed" is gone`)
			return
		}
		tell(a.Reviewed.At, "the reviewer or the day of the review has changed")
	}
}

// besideGone is the place that stands for one of a key that is gone: the first that articles have.
func (r *release) besideGone(a *content.Article) diag.Position {
	if at := r.keyAt(a, "kind"); at.Line > 0 {
		return at
	}
	return r.keyAt(a, "title")
}

// keyAt is where a key of an article's front matter stands.
func (r *release) keyAt(a *content.Article, key string) diag.Position {
	f, _ := r.content(a.File)
	return content.KeyAt(f, key)
}

// clock is the build clock.
func (r *release) clock() time.Time { return r.snapshot.now }

// moved reports an address that leads to another article now, when that says
// neither the same words nor what became of the one that was there.
func (r *release) moved(s site.Story, line, gone record.Line) {
	own, _ := r.old.Published(s.Path)
	if alike(gone, line) || r.fresh(s.Article, own) {
		return
	}
	at := diag.Position{File: s.File}
	for _, w := range s.Article.Aliases {
		if strings.Trim(w.Text, "/") == strings.Trim(gone.URL, "/") {
			at = w.At
		}
	}
	r.list = append(r.list, diag.Errorf(at, "HN106", "readers know %q at the address %q, which now leads to a different article", gone.Title, gone.URL).
		WithHint("bring the article back and withdraw it, or say here what happened to it:  corrections: [{date: %s, text: %q}]",
			r.clock().Format(time.DateOnly), "This article takes the place of another, “"+strings.ReplaceAll(gone.Title, `"`, "'")+"”, which is no longer published."))
}

// alike reports whether two lines are about one article: it has its title, or enough
// of its sentences.
func alike(old, now record.Line) bool {
	shared, n := record.Shared(old.Marks, now.Marks)
	return old.Title == now.Title || n > 0 && shared*4 >= n
}

// gone reports the addresses of the record that lead nowhere.
func (r *release) gone(stories []site.Story) {
	live := map[string]bool{}
	for _, s := range stories {
		live[s.Path] = true
	}
	withdraw := func(d diag.Diagnostic) {
		r.list = append(r.list, d.WithHint("to take an article back, withdraw it:  withdrawn: {date: %s, reason: …}", r.clock().Format(time.DateOnly)))
	}
	for _, line := range r.old.Addresses() {
		to, why := r.site.Address(line.URL)
		if live[line.URL] || line.Plain && to == line.URL {
			continue
		}
		at := diag.Position{File: line.File}
		switch {
		case to != "" && to != line.URL && (live[to] || line.Plain || line.Moved != ""):
			r.new.Set(record.Line{URL: line.URL, Moved: to})
		case to != "" && line.Moved == "":
			withdraw(diag.Errorf(line.At, "HN106", "readers know the article %q at the address %q, and it leads to a page that is not an article", line.Title, line.URL))
		case to != "":
		case why == "expired" && r.foretold(line):
		case why == "expired":
			withdraw(diag.Errorf(at, "HN106", "readers saw this article, and its expiry was added afterwards"))
		case line.Plain:
			r.list = append(r.list, diag.Errorf(line.At, "HN106", "readers know the page %q at the address %q, and it leads nowhere", line.Title, line.URL).
				WithHint("bring it back, or add the address to the aliases of the page that takes its place; if it has to disappear without a trace, delete this line"))
		case why != "":
			withdraw(diag.Errorf(at, "HN106", "readers saw this article, and now it is not published: %s", why))
		case r.lostVersion(line):
		case content.OriginalFile(line.File, r.cfg.Codes()) != line.File:
			r.list = append(r.list, diag.Errorf(line.At, "HN106", "readers know the translation %q at the address %q, and it leads nowhere", line.Title, line.URL).
				WithHint("%s", r.lostTranslation(line, stories)))
		default:
			r.list = append(r.list, diag.Errorf(line.At, "HN106", "readers know the address %q, and it leads nowhere", line.URL).
				WithHint("add it to the aliases of the page that takes its place, or bring the article back and withdraw it; if it has to disappear without a trace, delete this line"))
		}
	}
}

// foretold reports whether an article has expired at the instant that was known when
// it was last published. Lines of the form before do not know it.
func (r *release) foretold(line record.Line) bool {
	if line.Form != record.Form {
		return true
	}
	i := slices.IndexFunc(r.articles, func(a *content.Article) bool { return a.File == line.File })
	return i >= 0 && r.articles[i].Expires.ISO() == line.Expires
}

// entered tells of articles that readers may have seen and of which the record knows
// nothing: it is new, was emptied, or has lost lines.
func (r *release) entered() {
	if r.damage != "" {
		d := diag.Warningf(diag.Position{File: record.File}, "HN109", "the record has changed since the last release: %s", r.damage)
		r.list = append(r.list, d.WithHint("check its history in version control, and restore lines that were removed by mistake; after a merge this appears once"))
	}
	if n := len(r.unrecorded); n > 0 {
		what := "no record"
		if !r.bare {
			what = "not in the record"
		}
		text := fmt.Sprintf("%s: %d articles older than today are recorded as they are now, from %s on", what, n, r.unrecorded[0])
		if n == 1 {
			text = fmt.Sprintf("%s: 1 article older than today is recorded as it is now: %s", what, r.unrecorded[0])
		}
		r.list = append(r.list, diag.Warningf(diag.Position{File: record.File}, "HN109", "%s", text).
			WithHint("if this site was released before, restore the file from version control and build again; for a first release there is nothing to do"))
	}
}
