package pipeline

import (
	"cmp"
	"context"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/frontmatter/civildate"
	"galen/internal/lint/rules"
	"galen/internal/memo"
	"galen/internal/record"
)

// calledKeys are how keys of an original are called in a sentence whose names say less; any other key of Galen's is
// called by its name.
var calledKeys = map[string]string{"image": "its picture", "ai": "its statement about AI", "product": "its products", "mesh": "its MeSH heading"}

// calledKey is how a key of an original is called in a sentence.
func calledKey(key string) string {
	switch called := calledKeys[key]; {
	case called != "":
		return called
	case slices.Contains(fields.Reserved, key):
		return "its " + key
	}
	return "its field " + strconv.Quote(key)
}

// SignTranslation writes into a translation that it holds what its original says now, and notes in the record
// what that is. Name is the file of the translation or its slug; by is the id of an author, or empty;
// on is a date in ISO form, or empty for today. It returns what it signed.
func SignTranslation(ctx context.Context, opt Options, name, by, on string) (*Query, content.SignOff, *content.Document, diag.List) {
	s, list, ok := parse(ctx, opt)
	if !ok {
		return s, content.SignOff{}, nil, list
	}
	d, problem := s.findTranslation(opt.Source, name)
	if problem != nil {
		return s, content.SignOff{}, nil, diag.List{*problem}
	}
	list = slices.DeleteFunc(list, func(p diag.Diagnostic) bool { return p.File != d.File && p.File != d.Original })
	day, problems := s.signedOn(cmp.Or(on, s.now.Format(time.DateOnly)), "translation")
	if by != "" {
		problems = append(s.isAuthor(by, "a name and a role"), problems...)
	}
	list = append(list, problems...)
	if on != "" && !list.Failed() {
		list = append(list, s.tooEarly(d, day)...)
	}
	if list.Failed() {
		list.Sort()
		return s, content.SignOff{}, d, list
	}
	one := s.translation(d, by, day)
	if problem := s.sign(d.File, []signing{one}); problem != nil {
		list = append(list, *problem)
	}
	return s, one.off, d, list
}

// StudyOfOriginal are the keys of the study of a translation whose words it has from its original, but for names, the
// file that can say them in its language, of a plain-language version that of its article, and whether that says
// something of its study already.
func (s *Query) StudyOfOriginal(d *content.Document) (keys []string, file string, own bool) {
	for _, a := range s.documents.Articles {
		if a.File == d.File && a.Study != nil {
			if file = a.File; s.isPlain(d) {
				file, _ = content.FullFile(a.File, s.cfg.Codes())
			}
			keys = slices.DeleteFunc(slices.Clone(a.Study.Original), func(key string) bool { return key == "sponsor" })
			return keys, file, a.Study.At.File == file
		}
	}
	return nil, "", false
}

// translation is the sign-off of a translation as its original is now.
func (e *snapshot) translation(d *content.Document, by string, on civildate.Moment) signing {
	said := content.Original{}
	if f, there := e.tree.Content.Find(d.File); there {
		said = e.parts.Bind(f.Loaded(), e.cfg.Zone)
	}
	line := record.Line{Translated: d.File, File: d.Original, By: by, On: on.ISO(), Hash: said.Hash, Marks: content.MarksOf(content.InKey("", said.Paragraphs)), Shown: map[string]string{}}
	for _, p := range said.Paragraphs {
		if p.Key != "" {
			line.Shown[p.Key] += content.MarksOf([]content.Sentence{p.Sentence})
		}
	}
	return signing{content.SignOff{Key: content.Translating, By: by, On: on.ISO(), Hash: said.Hash}, line}
}

// findTranslation finds a translation by its file, as seen from here or from the site's folder, or by its
// slug.
func (s *Query) findTranslation(root, name string) (*content.Document, *diag.Diagnostic) {
	file := sitePath(root, name)
	var called, others []*content.Document
	for _, d := range s.allDocuments() {
		switch {
		case d.File == file || d.File == filepath.ToSlash(filepath.Clean(name)):
			return s.ofOriginal(d)
		case d.Slug.Text == strings.Trim(name, "/"):
			called = append(called, d)
		}
		if d.Original != "" {
			others = append(others, d)
		}
	}
	if some := slices.DeleteFunc(slices.Clone(called), func(d *content.Document) bool { return d.Original == "" }); len(some) == 1 {
		return some[0], nil
	} else if len(some) > 1 {
		d := diag.Errorf(diag.Position{}, "several-translations", "%q is in several languages", name).WithCause(diag.Usage).
			WithHint("name the file:  galen translation sign %s", some[0].File)
		return nil, &d
	}
	if len(called) > 0 {
		return s.ofOriginal(called[0])
	}
	d := diag.Errorf(diag.Position{}, "no-article", "there is no translation %q", name).WithCause(diag.Usage).WithHint("name its file, such as content/health/flu.es.md")
	if near := nearestFile(file, others); near != "" {
		d = d.WithHint("did you mean %q?", near)
	}
	return nil, &d
}

// nearestFile is the file among those of documents whose name, without its folder, is most like that of another, or
// whose slug is; "" when none is like it.
func nearestFile(file string, among []*content.Document) string {
	files := map[string]string{}
	for _, d := range among {
		for _, name := range []string{d.Slug.Text, path.Base(d.File)} {
			if files[name] == "" || path.Dir(d.File) == path.Dir(file) {
				files[name] = d.File
			}
		}
	}
	return files[diag.Nearest(path.Base(file), slices.Collect(maps.Keys(files)))]
}

// ofOriginal refuses a document that is no translation, or whose original is not there.
func (s *Query) ofOriginal(d *content.Document) (*content.Document, *diag.Diagnostic) {
	if d.Original != "" || d.Broken {
		return d, nil
	}
	var problem diag.Diagnostic
	if original := content.OriginalFile(d.File, s.cfg.Codes()); original != d.File {
		problem = diag.Errorf(diag.Position{File: d.File}, "no-original", "there is no %s of which this could be the translation", original).WithHint("name this file after its original, bring that back, or delete this file")
	} else {
		problem = diag.Errorf(diag.Position{File: d.File}, "no-translation", "this is not a translation: its name is that of an original").
			WithHint("sign the translation, whose name has its language, such as %s", strings.TrimSuffix(d.File, ".md")+".es.md")
		for _, other := range s.allDocuments() {
			if other.Original == d.File {
				problem = problem.WithHint("sign the translation:  galen translation sign %s", other.File)
				break
			}
		}
	}
	problem = problem.WithCause(diag.Usage)
	return nil, &problem
}

// allDocuments are those of all kinds, also drafts.
func (s *Query) allDocuments() (all []*content.Document) {
	for _, a := range s.documents.Articles {
		all = append(all, &a.Document)
	}
	for _, d := range notArticles(s.documents) {
		all = append(all, d.Document)
	}
	for _, p := range s.documents.Pages {
		if p.Draft {
			all = append(all, &p.Document)
		}
	}
	return all
}

// translated yields the documents that are translations and that have not been withdrawn, with the digests of all that
// they were parsed from and the categories whose levels they have.
func (e *snapshot) translated(yield func(d *content.Document, from memo.Digest, category string)) {
	for a := range e.articlesNoted(func(n *blockNotes) []*content.Article { return n.translations }) {
		yield(&a.Document, a.Digest, categoryOf(a))
	}
	for _, d := range e.others {
		if d.Original != "" {
			yield(d.Document, d.Words.Digest, d.category)
		}
	}
}

// drift is what is said of translations whose originals have other words than those that were translated.
type drift struct {
	record memo.Digest // of the file
	signed record.Record
	said   map[string]driftOf // by the translation's file
}

// driftOf is what is said of a translation. It follows from the files that the translation was parsed from, the
// original among them, and from the record.
type driftOf struct {
	from, record memo.Digest
	warning      diag.Diagnostic
}

// outdated warns of translations whose originals have other words than those that were translated.
func (e *snapshot) outdated(old *snapshot) (list diag.List) {
	e.drift.said = map[string]driftOf{}
	e.translated(func(d *content.Document, from memo.Digest, category string) {
		unbound := d.Translated != nil && !d.Translated.IsSigned() // which would hide that it is outdated
		if !d.Outdated && !unbound || e.cfg.Check.Level("HN113", category) == rules.Off {
			return
		}
		if len(e.drift.said) == 0 {
			e.drift.read(e.root, old.drift)
		}
		from = memo.OfStrings(from.String(), e.cfg.Zone.String())
		of, known := old.drift.said[d.File]
		if !known || of.from != from || of.record != e.drift.record {
			of = driftOf{from, e.drift.record, diag.Diagnostic{}}
			if line, was := e.drift.signed.LastTranslated(d.File); !unbound {
				of.warning = e.outdatedBy(d)
			} else if was {
				of.warning = diag.Warningf(d.Translated.At, "HN113", "this translation was signed, and the hash of the signature is missing: Galen cannot report when %s changes", d.Original).
					WithHint("write  hash: %s  again, or run  galen translation sign %s", line.Hash, d.File)
			}
		}
		e.drift.said[d.File] = of
		if of.warning.Code == "" {
			return
		}
		list = append(list, e.levelled(diag.List{of.warning}, category)...)
	})
	return list
}

// read reads the record of a site, unless it is the file that it was before.
func (n *drift) read(root string, before drift) {
	data, err := recordText(root)
	if err != nil {
		data = nil // told by who needs it
	}
	if n.record = memo.Of(data); n.record == before.record {
		n.signed = before.signed
		return
	}
	n.signed, _ = record.Read(data)
}

// outdatedBy says in which paragraphs the original of a translation has changed.
func (e *snapshot) outdatedBy(d *content.Document) diag.Diagnostic {
	line, known := e.drift.signed.Translated(d.File, d.Translated.Hash.Text)
	w := diag.Warningf(d.Translated.At, "HN113", "the original, %s, has changed since this translation was signed on %s", d.Original, d.Translated.On.ISO()).
		WithHint("translate what has changed, and run  galen translation sign %s", d.File)
	if e.isPlain(d) {
		w = diag.Warningf(d.Translated.At, "HN113", "the article, %s, has changed since this plain-language version was signed on %s", d.Original, d.Translated.On.ISO()).
			WithHint("say it here too, and run  galen translation sign %s", d.File)
	}
	if !known {
		w.Message += "; record.jsonl does not know in which paragraphs"
		return w
	}
	paragraphs := e.parts.Bound(d, e.cfg.Zone).Paragraphs
	keys := slices.Sorted(maps.Keys(line.Shown))
	for _, p := range paragraphs {
		keys = append(keys, p.Key)
	}
	keys = slices.DeleteFunc(slices.Compact(content.ByKey(keys)), func(key string) bool { return key == "" })
	var said []string
	var places []diag.Position
	for _, key := range keys {
		now := content.InKey(key, paragraphs)
		if edits := record.Compare(line.Shown[key], content.MarksOf(now)); edits.Any() {
			said = append(said, calledKey(key))
			for _, n := range slices.Concat(edits.Changed, edits.Added) {
				places = append(places, now[n].At)
			}
		}
	}
	text := content.InKey("", paragraphs)
	edits := record.Compare(line.Marks, content.MarksOf(text))
	placesOf := func(numbers []int) (all []diag.Position) {
		for _, n := range numbers {
			all = append(all, text[n].At)
		}
		return all
	}
	before, after := besideRemoved(edits.Removed, d.Original, text)
	for _, kind := range []struct {
		what string
		at   []diag.Position
	}{
		{"changed on ", placesOf(edits.Changed)}, {"new on ", placesOf(edits.Added)},
		{"something is gone before ", placesOf(before)}, {"something is gone after ", placesOf(after)},
	} {
		if len(kind.at) > 0 {
			said, places = append(said, kind.what+linesOf(d.Original, kind.at)), append(places, kind.at...)
		}
	}
	if len(text) == 0 && len(edits.Removed) > 0 {
		said = append(said, "its text is gone")
	}
	if len(said) > 0 {
		w.Message += ": " + strings.Join(said, "; ")
	}
	slices.SortStableFunc(places, func(a, b diag.Position) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return w.With(slices.Compact(places)...)
}

// Called is what a document is called that has an original: a translation, or a plain-language version.
func (e *snapshot) Called(d *content.Document) string {
	if e.isPlain(d) {
		return "a plain-language version"
	}
	return "a translation"
}

// isPlain reports whether a document is a plain-language version.
func (e *snapshot) isPlain(d *content.Document) bool {
	_, plain := content.FullFile(d.File, e.cfg.Codes())
	return plain
}

// besideRemoved are the paragraphs before which, and after which, something was removed from a file: of two, the one
// that stands in the file itself, and in no part.
func besideRemoved(removed []int, file string, text []content.Sentence) (before, after []int) {
	for _, n := range removed {
		switch own := n < len(text) && text[n].At.File == file; {
		case !own && n > 0:
			after = append(after, n-1)
		case n < len(text):
			before = append(before, n)
		}
	}
	return before, after
}

// mostNamed is how many lines of a kind a warning names.
const mostNamed = 12

// linesOf names the lines of places in a file, or in parts that it shows.
func linesOf(file string, places []diag.Position) string {
	var own, others []string
	for _, at := range places {
		switch n := strconv.Itoa(at.Line); {
		case at.File != file && !slices.Contains(others, lineOf(file, at)):
			others = append(others, lineOf(file, at))
		case at.File == file && !slices.Contains(own, n):
			own = append(own, n)
		}
	}
	if more := len(own) - mostNamed; more > 1 {
		own = append(own[:mostNamed], strconv.Itoa(more)+" more")
	}
	var said []string
	if n := len(own); n == 1 {
		said = append(said, "line "+own[0])
	} else if n > 1 {
		said = append(said, "lines "+strings.Join(own[:n-1], ", ")+" and "+own[n-1])
	}
	if more := len(others) - mostNamed; more > 1 {
		others = append(others[:mostNamed], strconv.Itoa(more)+" more lines of parts")
	}
	return strings.Join(append(said, others...), ", ")
}

// categoryOf is the category whose levels an article has.
func categoryOf(a *content.Article) string {
	return strings.Trim(cmp.Or(a.Category.Text, a.Folder), "/")
}
