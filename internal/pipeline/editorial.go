package pipeline

import (
	"maps"
	"slices"
	"time"

	"galen/internal/content"
	"galen/internal/diag"
	copydesk "galen/internal/lint" // check is a function of the tests
	"galen/internal/memo"
	"galen/internal/source"
)

// editorial is what the editorial rules found in a snapshot.
type editorial struct {
	unchecked bool // nobody asked for the rules
	checker   *copydesk.Checker
	glossary  memo.Digest // of the files that the checker knows
	articles  []*content.Article
	others    []document        // all others, but for drafts
	shared    map[string]shared // what articles share with news releases, by the article's file
	drift     drift             // of translations from their originals
}

// shared is what an article shares with a news release, in these versions.
type shared struct {
	article, release memo.Digest
	list             diag.List
}

// useChecker has the articles read by a checker.
func (e *snapshot) useChecker(rules *content.Rules, old *snapshot) {
	if e.unchecked {
		return
	}
	var glossaries content.Glossaries
	glossaries, e.glossary = content.ReadGlossaries(e.tree.Content, e.cfg.Codes())
	if e.checker = old.checker; e.checker == nil || old.tree.Config.Digest != e.tree.Config.Digest || old.glossary != e.glossary {
		e.checker = copydesk.New(e.cfg.Check)
		e.checker.Read(e.cfg.Language)
		for _, tag := range slices.Sorted(maps.Keys(glossaries)) {
			e.checker.Explain(tag, glossaries[tag])
		}
		var topics, tags []string
		for _, h := range e.cfg.Help {
			topics, tags = append(topics, h.Topic), append(tags, h.Tags...)
		}
		e.checker.Helps(topics, tags)
	}
	rules.Check, rules.CheckWords, rules.CheckedBy = e.checker.Article, e.checker.Words, e.checker.Key
	site := e.cfg.Language
	rules.Unfinished = func(d *content.Document, text []byte, body int) diag.List {
		return copydesk.UnfinishedIn(d, site, text, body)
	}
}

// findings judges the articles that want says, by file: a rule's level is that of
// the site and category, and waivers are heard. Off is how many are not told because the site
// does not ask the rules about articles of another time.
func (e *snapshot) findings(want func(*content.Article) bool) (list diag.List, off int) {
	off = e.judge(want, func(found diag.List) { list = append(list, found...) })
	return list, off
}

// judge is findings for whoever need not have all of them at once: of a large site they are more
// than its articles. What take is given is its own.
func (e *snapshot) judge(want func(*content.Article) bool, take func(diag.List)) (off int) {
	if e.unchecked {
		return 0
	}
	told, inParts := map[string]bool{}, foundInParts{}
	for _, a := range e.articles {
		if want(a) {
			more := e.shared[a.File].list
			if a.Withdrawn == nil {
				more = append(slices.Clip(more), e.beside(a, &a.Document, &a.Words, told)...)
			}
			found, left := e.checker.Judge(a, more, e.now)
			take(inParts.once(found))
			off += left
		}
	}
	take(inParts.once(slices.Concat(e.unfinished(told), e.otherLanguages(want), e.unsigned(want), e.unsignedTranslations(want))))
	return off
}

// foundInParts is what was found in parts.
type foundInParts map[string]bool

// once leaves out what was found in a part before, in another article that shows it.
func (seen foundInParts) once(list diag.List) diag.List {
	return slices.DeleteFunc(list, func(d diag.Diagnostic) bool {
		if !content.IsPart(d.File) {
			return false
		}
		text := d.Error()
		again := seen[text]
		seen[text] = true
		return again
	})
}

// compareReleases compares articles with the news releases they name, unless both are the
// same as in the snapshot before.
func (e *snapshot) compareReleases(old *snapshot) (problems diag.List) {
	if e.unchecked {
		return nil
	}
	e.shared = map[string]shared{}
	for a := range e.articlesNoted(func(n *blockNotes) []*content.Article { return n.releases }) {
		name := a.ReleaseFile()
		release, found := e.content(name)
		if !found {
			problems = append(problems, diag.Errorf(a.Sources.Release.At, "no-such-file", "there is no file %q beside the article", a.Sources.Release.Text).WithHint("save the release's text there, or correct the name"))
			continue
		}
		if s, ok := old.shared[a.File]; ok && s.article == a.Digest && s.release == release.Digest {
			e.shared[a.File] = s
			continue
		}
		text, bad := source.Text(release)
		problems = append(problems, bad...)
		own, _ := e.content(a.File)
		e.shared[a.File] = shared{a.Digest, release.Digest, e.checker.Overlap(a, content.Prose(own, e.parts), release.Path, text)}
	}
	return problems
}

// content finds a file below content.
func (e *snapshot) content(name string) (source.File, bool) {
	f, found := e.tree.Content.File(name)
	return f.Loaded(), found
}

// next is the next instant at which the site changes by itself, or a waiver ends;
// zero when that is never.
func (e *snapshot) next() time.Time {
	next := e.site.Next()
	for _, d := range e.documents() {
		if t := copydesk.Expiry(d, e.now); !t.IsZero() && !e.unchecked && (next.IsZero() || t.Before(next)) {
			next = t
		}
	}
	return next
}

// count counts what the rules find in the articles that are built. It gives the errors.
func (e *snapshot) count(f *Findings, opt Options) (errors diag.List) {
	take := func(found diag.List) {
		if opt.Release {
			found = forPublic(found)
		}
		errors = append(errors, f.count(found)...)
	}
	f.Off = e.judge(func(a *content.Article) bool { return !a.Draft || opt.Drafts }, take)
	if opt.Release {
		take(e.samples())
	}
	return errors
}

// Findings is how many findings of each kind a build met and did not show.
type Findings struct {
	Warnings, Notes int
	Eased           int // of them that would be graver if their articles were not of the archive
	Off             int // findings in articles of the archive that nobody is told, and that are not among those
}

func (f *Findings) count(list diag.List) (errors diag.List) {
	for _, d := range list {
		if d.Eased {
			f.Eased++
		}
		switch d.Severity {
		case diag.Error:
			errors = append(errors, d)
		case diag.Warning:
			f.Warnings++
		default:
			f.Notes++
		}
	}
	return errors
}
