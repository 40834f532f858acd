package pipeline

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"galen/internal/content"
	"galen/internal/data"
	"galen/internal/diag"
	"galen/internal/frontmatter/civildate"
	"galen/internal/lint/rules"
	"galen/internal/memo"
	"galen/internal/record"
	"galen/internal/source"
)

// signoffs reports the articles that are not what their reviewer has signed, and
// reviews that cannot be. In a draft, and in a preview of everything, that is a
// warning: whoever writes must be able to see the page.
//
// A block is looked into while it says of something that it is still to happen, and until each of its reviews was
// found to be signed as it is; see blockNotes.
func (e *snapshot) signoffs(people []*content.Author) (list diag.List) {
	r := reviews{snapshot: e, people: people}
	key := e.signoffKey(people)
	for _, b := range e.parsed.Blocks() {
		n := e.notes[b]
		future, review := n.latest.After(e.now), len(n.reviewed) > 0 && n.signed != key
		if !future && !review {
			continue
		}
		right := !n.lone
		for _, a := range b.Articles() {
			if a.Broken {
				continue
			}
			var problems diag.List
			if future {
				problems = e.futureDates(a)
			}
			if a.Reviewed != nil && review {
				found := r.of(a)
				right = right && a.Reviewed.IsSigned() && len(found) == 0
				problems = append(problems, found...)
			}
			if a.Draft || e.writing {
				for i := range problems {
					problems[i].Severity = max(problems[i].Severity, diag.Warning)
				}
			}
			list = append(list, problems...)
		}
		if review && right {
			again := *n
			again.signed = key
			e.notes[b] = &again
		}
		if future {
			for _, p := range b.Pages() {
				words := content.Outline{Document: p.Document, Updated: p.Updated, UpdatedAt: p.UpdatedAt, Extras: &content.Extras{}}
				list = append(list, e.futureDates(&content.Article{Outline: words, Words: p.Words})...)
			}
		}
	}
	return list
}

// reviews judges what reviewers have signed. The record is read when it is first needed.
type reviews struct {
	*snapshot
	people  []*content.Author // everybody of content/authors
	read    bool
	record  record.Record
	missing []record.Line // sign-offs of files that are not there
}

// of is what is wrong with the review of an article.
func (r *reviews) of(a *content.Article) (problems diag.List) {
	problems = ownReview(a, r.people, a.Reviewed.By.Text, a.Reviewed.By.At)
	if a.Reviewed.IsSigned() && r.signed(a).Hash() == a.Reviewed.Hash.Text {
		return problems
	}
	if !r.read {
		r.record, _, _ = readRecord(r.root)
		r.missing, r.read = r.lost(r.record), true
	}
	switch line, known := r.signOff(a, r.record, r.missing); {
	case a.Reviewed.IsSigned():
		problems = append(problems, r.unlike(a, line))
	case known:
		problems = append(problems, unbound(a, line))
	}
	return problems
}

// signed is what a sign-off of an article as it is would be over.
func (e *snapshot) signed(a *content.Article) content.Signed {
	r := a.Reviewed
	return content.Signed{By: r.By.Text, On: r.On, Words: a.Signed, Supports: a.Supports, Pictures: e.pictureDigests(a.SignedOn(r.On))}
}

// pictureDigests are those of the bytes of the pictures in an article's text, of the files
// from which it shows tables and charts, and of recordings with their captions and
// transcripts. One that is not there, which is reported elsewhere, has the zero digest.
func (e *snapshot) pictureDigests(a *content.Article) (all []memo.Digest) {
	for _, target := range a.Pictures() {
		all = append(all, e.pictureDigest(a, target))
	}
	for _, target := range a.Tables() {
		all = append(all, e.tableDigest(a, target))
	}
	for _, target := range a.Media() {
		all = append(all, e.pictureDigest(a, target))
	}
	return all
}

// tableDigest is that of the bytes of a file of data, and of the schema that gives its
// units.
func (e *snapshot) tableDigest(a *content.Article, target string) memo.Digest {
	for _, name := range content.TableFiles(a.File, target) {
		f, found := e.find(name, e.tree.Data)
		if !found {
			continue
		}
		if schema, found := e.find(data.SchemaOf(name), e.tree.Data); found {
			return memo.OfStrings(f.Digest.String(), schema.Digest.String())
		}
		return f.Digest
	}
	return memo.Digest{}
}

// find finds a file below content, or among others.
func (e *snapshot) find(name string, others []source.File) (source.File, bool) {
	if strings.HasPrefix(name, "content/") {
		return e.tree.Content.Find(name)
	}
	if i := source.Find(others, name); i >= 0 {
		return others[i], true
	}
	return source.File{}, false
}

func (e *snapshot) pictureDigest(a *content.Article, target string) memo.Digest {
	for _, name := range a.PictureFiles(target) {
		if f, found := e.find(name, e.tree.Static); found {
			return f.Digest
		}
	}
	return memo.Digest{}
}

// unlike says what of an article is not what its reviewer has signed, as far as the
// record knows.
func (e *snapshot) unlike(a *content.Article, line record.Line) diag.Diagnostic {
	r := a.Reviewed
	again := fmt.Sprintf("galen review sign %s --by %s", a.File, r.By.Text)
	if r.OlderForm() && r.Hash.Text == a.Signed {
		return diag.Warningf(r.At, "HN101", "this sign-off has an older form, which covers the words but not who signed, when, or what is cited").
			WithHint("check the article again, and run  %s", again)
	}
	d := diag.Errorf(r.At, "HN101", "the text has changed since %q signed it", r.By.Text)
	hint := "change it back, or have it checked again and run  " + again
	switch {
	case line.Hash != r.Hash.Text:
		d.Message = fmt.Sprintf("this is not what was signed: the reviewer, the day, the text or a picture has changed since %q signed", r.By.Text)
	case line.By != "" && line.By != r.By.Text:
		d.Message = fmt.Sprintf("%q signed this, but the article names %q", line.By, r.By.Text)
		hint = fmt.Sprintf("write  by: %s  again, or have %q check the article, and run  %s", line.By, r.By.Text, again)
	case line.On != "" && line.On != r.On.ISO():
		d.Message = fmt.Sprintf("%q signed this on %s, but the article says %s", r.By.Text, line.On, r.On.ISO())
		hint = fmt.Sprintf("write  on: %s  again, or have it checked again, and run  %s", line.On, again)
	default:
		d = e.differs(d, a, line)
	}
	return d.WithHint("%s", hint)
}

// signOff finds what the record knows of the sign-off of an article, also when its file
// has been renamed since: then it is a lost one, by the same reviewer and over much the
// same words.
func (e *snapshot) signOff(a *content.Article, signed record.Record, lost []record.Line) (record.Line, bool) {
	if line, known := signed.Signed(a.File); known || len(lost) == 0 {
		return line, known
	}
	marks := e.manuscript(a.File).Whole(&a.SignedOn(a.Reviewed.On).Outline).Marks()
	for _, line := range lost {
		if shared, n := record.Shared(line.Marks, marks); line.By == a.Reviewed.By.Text && shared*2 > n {
			return line, true
		}
	}
	return record.Line{}, false
}

// lost are the sign-offs of files that are not there any more.
func (e *snapshot) lost(signed record.Record) (lost []record.Line) {
	for _, line := range signed.SignOffs() {
		if _, there := e.tree.Content.File(line.Signed); !there {
			lost = append(lost, line)
		}
	}
	return lost
}

// unbound is what is said of a review that was bound to the text, and whose hash is
// gone: without it any word could change, and the reviewer still be named.
func unbound(a *content.Article, line record.Line) diag.Diagnostic {
	r := a.Reviewed
	return diag.Errorf(r.At, "HN101", "%q signed this article on %s, but the hash of the sign-off is missing", line.By, line.On).
		WithHint("write  {by: %s, on: %s, hash: %s}  again, or have the article checked again, and run  galen review sign %s --by %s",
			line.By, line.On, line.Hash, a.File, r.By.Text)
}

// ownReview reports a reviewer who is an author, or the translator, also under another file: readers take a
// review for that of somebody else. People is everybody of content/authors.
func ownReview(a *content.Article, people []*content.Author, by string, at diag.Position) diag.List {
	for _, w := range a.Authors {
		switch {
		case by == "" || w.Text == "":
		case w.Text == by:
			return diag.List{diag.Errorf(at, "HN108", "%q reviews their own article", by).
				WithHint("have somebody else check it, or delete the review")}
		case samePerson(personOf(people, w.Text), personOf(people, by)):
			return diag.List{diag.Errorf(at, "HN108", "%q reviews their own article: it is by %q, who has the same name or ORCID iD", by, w.Text).
				WithHint("have somebody else check it, or delete the review; if they are two people, give each a distinct name or ORCID iD")}
		}
	}
	if t := a.Translated; t != nil && by != "" && (t.By.Text == by || samePerson(personOf(people, t.By.Text), personOf(people, by))) {
		return diag.List{diag.Errorf(at, "HN108", "%q reviews their own words: this is signed by %q as the translator", by, t.By.Text).With(t.By.At).
			WithHint("have somebody else check it, or delete the review; if %q translated nothing here, delete  by: %s  from  translated", t.By.Text, t.By.Text)}
	}
	return nil
}

func personOf(people []*content.Author, id string) *content.Author {
	if i := slices.IndexFunc(people, func(a *content.Author) bool { return a.ID == id }); i >= 0 {
		return people[i]
	}
	return nil
}

// samePerson reports whether two files are about one person, or one desk.
func samePerson(a, b *content.Author) bool {
	if a == nil || b == nil {
		return false
	}
	if a.ORCID != "" && b.ORCID != "" {
		return a.ORCID == b.ORCID
	}
	plain := func(name string) string {
		return strings.ToLower(norm.NFKC.String(strings.Join(strings.Fields(name), " ")))
	}
	return a.Name != "" && plain(a.Name) == plain(b.Name)
}

// futureDates reports days on which something is said to have happened, and which are
// still to come. An article that waits for its day may be corrected and updated up
// to then.
func (e *snapshot) futureDates(a *content.Article) (list diag.List) {
	seen := e.now
	if r := a.Release(); r.After(seen) {
		seen = r
	}
	future := func(at diag.Position, m civildate.Moment, limit time.Time, what, written string) {
		if !m.Time.After(limit) || at.File != a.File && !content.IsPart(at.File) { // the original of a translation is told
			return
		}
		list = append(list, diag.Errorf(at, "HN107", "%s on %s, which is in the future", what, m.ISO()).
			WithHint("write the day when it happened, such as  %s", fmt.Sprintf(written, e.now.Format(time.DateOnly))))
	}
	if r := a.Reviewed; r != nil {
		future(r.At, r.On, e.now, "the review is said to have been", "on: %s")
	}
	if w := a.Withdrawn; w != nil && !e.originalWithdrawn(a) {
		future(w.At, w.Date, e.now, "the article is said to have been withdrawn", "date: %s")
	}
	if p := a.PublishedAt; p != nil {
		future(p.At, p.Date, seen, "the piece is said to have been published elsewhere", "date: %s")
	}
	future(cmp.Or(a.UpdatedAt, diag.Position{File: a.File}), a.Updated, seen, "the text is said to have changed", "updated: %s")
	for _, c := range a.Corrections {
		future(c.At, c.Date, seen, "the text is said to have been corrected", "date: %s")
	}
	for _, d := range embedDates(a) {
		future(d.At, d.Date, e.now, "what this shows is said to have been published", "date=%s")
	}
	for i := range list {
		list[i] = toldOf(list[i], a)
	}
	return list
}

// originalWithdrawn reports whether the day of the withdrawal of a translation is that of its original.
func (e *snapshot) originalWithdrawn(a *content.Article) bool {
	return a.Original != "" && slices.ContainsFunc(e.articles, func(o *content.Article) bool {
		return o.File == a.Original && o.Withdrawn != nil && o.Withdrawn.Date.Time.Equal(a.Withdrawn.Date.Time)
	})
}

// unsigned notes the reviews that are bound to no words, once the site has begun to
// sign.
func (e *snapshot) unsigned(want func(*content.Article) bool) (list diag.List) {
	level := func(a *content.Article) rules.Level {
		return e.cfg.Check.Level("HN103", strings.Trim(cmp.Or(a.Category.Text, a.Folder), "/"))
	}
	if !slices.ContainsFunc(e.articles, func(a *content.Article) bool { return a.Reviewed != nil && a.Reviewed.Hash.Text != "" }) {
		return nil
	}
	for _, a := range e.articles {
		if !want(a) || a.Broken || a.Draft || a.Withdrawn != nil || a.Reviewed == nil || a.Reviewed.Hash.Text != "" || a.Reviewed.By.Text == "" || level(a) == rules.Off {
			continue
		}
		d := diag.Errorf(a.Reviewed.At, "HN103", "the review by %q is not signed", a.Reviewed.By.Text).
			WithHint("when the current text has been checked, run  galen review sign %s --by %s", a.File, a.Reviewed.By.Text)
		d.Severity = map[rules.Level]diag.Severity{rules.Error: diag.Error, rules.Warning: diag.Warning, rules.Note: diag.Note}[level(a)]
		list = append(list, d)
	}
	return list
}

// differs adds to d where an article differs from what a line of the record stands
// for.
func (e *snapshot) differs(d diag.Diagnostic, a *content.Article, line record.Line) diag.Diagnostic {
	a = a.SignedOn(a.Reviewed.On)
	m := e.manuscript(a.File).Whole(&a.Outline)
	if c := record.Changed(line.Marks, m.Marks()); c.Any() {
		if len(m.Sentences) == 0 {
			return d
		}
		first := m.Sentences[c.At[0]]
		switch {
		case c.Added:
			d.Message += fmt.Sprintf(": %s has the new words %q", lineOf(a.File, first.At), e.excerpt(a, first))
		case c.Ended:
			d.Message += fmt.Sprintf(": something is gone after %q on %s", e.excerpt(a, first), lineOf(a.File, first.At))
		default:
			d.Message += fmt.Sprintf(": something is gone, or has moved, before %q on %s", e.excerpt(a, first), lineOf(a.File, first.At))
		}
		for _, n := range c.At[:min(len(c.At), 5)] {
			d = d.With(m.Sentences[n].At)
		}
		return d
	}
	p, at, found := otherPart(append(e.supports(a, m), e.offered(a)), line.Shown)
	if !found {
		return d
	}
	d.Message = fmt.Sprintf("%s since %q signed the text", p.changed, a.Reviewed.By.Text)
	if at.Line > 0 {
		if name := fileAt(p, at); name != "" {
			d.Message += fmt.Sprintf(": %q, which line %d names", name, at.Line)
		}
		d = d.With(at)
	}
	return d
}

// lineOf is the line of a place in a document, or in a part that it shows.
func lineOf(file string, at diag.Position) string {
	if at.File != file {
		return fmt.Sprintf("line %d of %s", at.Line, at.File)
	}
	return fmt.Sprintf("line %d", at.Line)
}

// fileAt is the file that a part of files has at a place, as the article names it; "" for
// other parts.
func fileAt(p part, at diag.Position) string {
	if p.name != "files" && p.name != "pictures" {
		return ""
	}
	for _, item := range p.items {
		if item.At == at {
			name, _, _ := strings.Cut(item.Text, " ")
			return name
		}
	}
	return ""
}

// manuscript reads once more what an article says.
func (e *snapshot) manuscript(file string) content.ReviewedText {
	f, _ := e.content(file)
	return content.ManuscriptOf(f, e.parts, e.cfg.Zone)
}

// embedDates are those of what a text embeds, which it does in blocks.
func embedDates(a *content.Article) []content.DatedEmbed {
	if !a.Blocks {
		return nil
	}
	return a.Body().EmbedDates
}
