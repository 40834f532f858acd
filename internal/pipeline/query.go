package pipeline

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/frontmatter/civildate"
	"galen/internal/record"
	"galen/internal/site"
	"galen/internal/source"
)

// Query reads a site and makes nothing of it: for commands that report. What the
// builds before have read and parsed is taken from where they keep it, and nothing
// is put there. It comes back even when the list holds errors, but then it knows no
// site.
type Query struct {
	snapshot
	documents content.Set
}

// Open surveys the site as readers see it at the build clock.
func Open(ctx context.Context, opt Options) (*Query, diag.List) {
	s, list := read(ctx, opt)
	if !list.Failed() {
		s.cache = newParseCache(opt)
		list = append(list, s.assemble(ctx, site.Live, nil)...)
	}
	list.Sort()
	return s, list
}

// read reads the source and the configuration of a site.
func read(ctx context.Context, opt Options) (*Query, diag.List) {
	s := &Query{}
	list := recoverOutputs(opt)
	tree, unread := readKnown(ctx, opt)
	if ctx.Err() != nil {
		return s, diag.List{diag.Stopped()}
	}
	s.tree = tree
	return s, slices.Concat(list, unread, s.configure(opt))
}

// Text is the text of a source file, for showing a problem.
func (s *Query) Text(file string) []byte { return s.text(file) }

// Base is the site's address, without a slash at its end.
func (s *Query) Base() string { return strings.TrimSuffix(s.cfg.Base.URL(), "/") }

// Due lists the articles that are to be reviewed again; see site.Due.
func (s *Query) Due() []site.Due { return s.site.Due() }

// Sign writes into an article that a reviewer has checked it as it is now, and
// notes in the record which words those are. Name is the article's file or slug;
// on is a date in ISO form, or empty for today. It returns what it signed.
func Sign(ctx context.Context, opt Options, name, by, on string) (*Query, content.SignOff, *content.Article, diag.List) {
	s, list, ok := parse(ctx, opt)
	if !ok {
		return s, content.SignOff{}, nil, list
	}
	a, d := s.find(opt.Source, name)
	if d != nil {
		return s, content.SignOff{}, nil, diag.List{*d}
	}
	list = slices.DeleteFunc(list, func(d diag.Diagnostic) bool { return d.File != a.File || a.LacksReview(d) })
	today := time.DateOnly
	if a.Kind == content.Live { // of which it holds the entries up to then
		today = "2006-01-02T15:04:05"
	}
	off := content.SignOff{Key: content.Reviewing, By: by, On: cmp.Or(on, s.now.Format(today))}
	at, problems := s.signs(a, off)
	if list = append(list, problems...); list.Failed() {
		list.Sort()
		return s, off, a, list
	}
	held := a.SignedOn(at)
	m := s.manuscript(a.File).Whole(&held.Outline)
	signed := content.Signed{By: by, On: at, Words: m.Hash(), Supports: m.SupportHash(), Pictures: s.pictureDigests(held)}
	off.Hash = signed.Hash()
	line := record.Line{Signed: a.File, By: by, On: at.ISO(), Hash: off.Hash, Marks: m.Marks(), Shown: shownOf(append(s.supports(held, m), s.offered(held)))}
	writes := []signing{{off, line}}
	if a.Original != "" { // it was checked as a translation
		translator := "" // whoever is named already stays
		if a.Translated != nil {
			translator = a.Translated.By.Text
		}
		writes = append(writes, s.translation(&a.Document, translator, at))
	}
	if d := s.sign(a.File, writes); d != nil {
		list = append(list, *d)
	}
	return s, off, a, list
}

// parse reads a site and parses its documents, for whoever signs one. It reports whether there are some.
func parse(ctx context.Context, opt Options) (*Query, diag.List, bool) {
	s, list := read(ctx, opt)
	if list.Failed() {
		list.Sort()
		return s, list, false
	}
	s.ownBlocks(&snapshot{})
	rules := s.parsingRules()
	s.useChecker(&rules, &snapshot{}) // so that it is what a build has parsed
	s.documents, _, list = content.ParseAll(ctx, s.tree.Content, rules, newParseCache(opt).Load(ctx, rules))
	if ctx.Err() != nil {
		return s, diag.List{diag.Stopped()}, false
	}
	return s, list, true
}

// signing is a sign-off, and what the record is told of it.
type signing struct {
	off  content.SignOff
	line record.Line
}

// find finds an article by its file, as seen from here or from the site's folder,
// or by its slug. A slug is that of an article in the site's own language before one of a translation.
func (s *Query) find(root, name string) (*content.Article, *diag.Diagnostic) {
	path := sitePath(root, name)
	var names []string
	var called *content.Article
	for _, a := range s.documents.Articles {
		if a.File == path || a.File == filepath.ToSlash(filepath.Clean(name)) {
			return a, nil
		}
		if a.Slug.Text == strings.Trim(name, "/") && (called == nil || called.Edition != "" && a.Edition == "") {
			called = a
		}
		names = append(names, a.File, a.Slug.Text)
	}
	if called != nil {
		return called, nil
	}
	d := diag.Errorf(diag.Position{}, "no-article", "there is no article %q", name).WithCause(diag.Usage).WithHint("name its file, such as content/health/flu.md")
	if near := diag.Nearest(path, names); near != "" {
		d = d.WithHint("did you mean %q?", near)
	}
	return nil, &d
}

// sitePath is the path of a file in the folder of a site, as it is seen from here.
func sitePath(root, name string) string {
	if from, err := filepath.Abs(root); err == nil {
		full, _ := filepath.Abs(name)
		if rel, err := filepath.Rel(from, full); err == nil {
			return filepath.ToSlash(rel)
		}
	}
	return filepath.ToSlash(filepath.Clean(name))
}

// signs judges a sign-off, and says from when it is.
func (s *Query) signs(a *content.Article, off content.SignOff) (on civildate.Moment, list diag.List) {
	list = s.isAuthor(off.By, "a name, a role and credentials")
	on, problems := s.signedOn(off.On, "review")
	list = append(list, problems...)
	return on, append(list, ownReview(a, s.documents.Authors, off.By, diag.Position{File: a.File})...)
}

// isAuthor judges who signs, and whose file is to have what is needed.
func (s *Query) isAuthor(by, needed string) diag.List {
	ids, named := map[string]bool{}, ""
	for _, person := range s.documents.Authors {
		if ids[person.ID] = true; strings.EqualFold(person.Name, by) {
			named = person.ID
		}
	}
	if ids[by] {
		return nil
	}
	d := diag.Errorf(diag.Position{}, "unknown-author", "--by: there is no author %q", by).WithCause(diag.Usage).
		WithHint("add content/authors/%s.md with %s", content.Slug(by), needed)
	if named != "" {
		d = d.WithHint("write the author's id, which is the name of the file:  --by %s", named)
	} else if near := diag.Nearest(by, slices.Collect(maps.Keys(ids))); near != "" {
		d = d.WithHint("did you mean %q?", near)
	}
	return diag.List{d}
}

// signedOn judges the day on which a piece of work is signed.
func (s *Query) signedOn(day, work string) (on civildate.Moment, list diag.List) {
	on, problem := civildate.Parse(day, s.cfg.Zone)
	switch {
	case problem != nil:
		list = diag.List{diag.Errorf(diag.Position{}, "bad-date", "--on: %s", problem.Message).WithCause(diag.Usage).WithHint("%s", problem.Hint)}
	case on.Time.After(s.now):
		list = diag.List{diag.Errorf(diag.Position{}, "bad-date", "--on: the day %s is in the future", on.ISO()).WithCause(diag.Usage).
			WithHint("sign on the day of the %s, or leave out --on to use today", work)}
	}
	return on, list
}

// tooEarly refuses a day before the original had the words that are signed, as far as it says so, and warns of one before
// it was published.
func (s *Query) tooEarly(d *content.Document, day civildate.Moment) diag.List {
	i := slices.IndexFunc(s.documents.Articles, func(a *content.Article) bool { return a.File == d.Original })
	if i < 0 {
		return nil
	}
	of, signed := s.documents.Articles[i], content.Translated{On: day}
	changed, at := of.Updated, of.UpdatedAt
	for _, c := range of.Corrections {
		if c.Date.Time.After(changed.Time) {
			changed, at = c.Date, c.At
		}
	}
	switch {
	case !changed.IsZero() && signed.Precedes(changed):
		p := diag.Errorf(at, "bad-date", "--on: the original has other words since %s, and %s is before that", changed.ISO(), day.ISO()).WithCause(diag.Usage)
		return diag.List{p.WithHint("sign on the day on which the translation followed, or leave out --on to use today")}
	case !of.Date.IsZero() && !of.Date.Time.After(s.now) && signed.Precedes(of.Date):
		f, _ := s.content(of.File)
		p := diag.Warningf(content.KeyAt(f, "date"), "bad-date", "--on: the original is dated %s, and %s is before that", of.Date.ISO(), day.ISO()).WithCause(diag.Usage)
		return diag.List{p.WithHint("if that is a slip, sign again, with the day of the translation")}
	}
	return nil
}

// sign changes the file of a document and the record.
func (s *Query) sign(file string, all []signing) *diag.Diagnostic {
	f, _ := s.content(file)
	for _, one := range all {
		now, d := content.Sign(f, one.off)
		if d != nil {
			return d
		}
		f = source.NewFile(file, now)
	}
	signed, list, err := readRecord(s.root)
	if list.Failed() {
		return &list[0]
	}
	failed := func(what string, err error) *diag.Diagnostic {
		d := diag.Errorf(diag.Position{File: what}, "cannot-write", "the file cannot be written: %s", err).WithCause(diag.Environment).WithHint("check who can write to it")
		return &d
	}
	if err != nil {
		return failed(record.File, err)
	}
	for _, one := range all {
		signed.Set(one.line)
	}
	told, err := stageRecord(s.root, signed)
	if err != nil {
		return failed(record.File, err)
	}
	defer told.drop()
	if err := replace(filepath.Join(s.root, filepath.FromSlash(file)), f.Data); err != nil {
		return failed(file, err)
	}
	if err := told.commit(); err != nil {
		return failed(record.File, err)
	}
	return nil
}

// mayNotShow says why readers may not see an article, by the reason for which it is held back.
var mayNotShow = map[string]string{
	"draft": "is now a draft", "scheduled": "is now scheduled for later", "embargoed": "is now under embargo", "expired": "has expired",
}

// HeldBack says of the pages that readers may not see, as the source of the site is now, why: by the
// file of the output. A site with drafts shows those. It is nil when the source cannot be read.
func HeldBack(ctx context.Context, opt Options) map[string]string {
	s, _ := Open(ctx, opt) // what else is wrong with the source is no matter here
	if s.site == nil {
		return nil
	}
	why := map[string]string{}
	for _, h := range s.site.HeldBack() {
		if h.Reason != "draft" || !opt.Drafts {
			why[fileOf(h.Path)] = mayNotShow[h.Reason]
		}
	}
	for _, path := range s.site.Withdrawn() {
		why[fileOf(path)] = "has since been withdrawn"
	}
	return why
}

// fileOf is the file of the page at an address.
func fileOf(path string) string { return strings.TrimPrefix(path, "/") + "index.html" }

// NoteRollback notes in the record of the site in a folder that a release of a target was brought back.
func NoteRollback(folder, target, release string, at time.Time) *diag.Diagnostic {
	failed := func(err error) *diag.Diagnostic {
		d := diag.Errorf(diag.Position{File: record.File}, "cannot-write", "the rollback of %s to %s cannot be recorded: %s", target, release, err).
			WithCause(diag.Environment).WithHint("make sure that the file can be read and written; readers see the release that was brought back, but the record does not list it")
		return &d
	}
	noted, list, err := readRecord(folder)
	if err == nil && list.Failed() {
		err = errors.New(list[0].Message)
	}
	if err != nil {
		return failed(err)
	}
	noted.Set(record.Line{Target: target, Release: release, Seen: at.UTC().Format(time.RFC3339)})
	staged, err := stageRecord(folder, noted)
	if err != nil {
		return failed(err)
	}
	defer staged.drop()
	if err := staged.commit(); err != nil {
		return failed(err)
	}
	return nil
}

// replace puts new bytes in the place of a file, whole or not at all. What a
// symbolic link leads to is replaced, not the link.
func replace(file string, data []byte) error {
	file, err := filepath.EvalSymlinks(file)
	if err != nil {
		return err
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	stage, err := os.CreateTemp(filepath.Dir(file), ".sign-*")
	if err != nil {
		return err
	}
	_, err = stage.Write(data)
	for _, e := range []error{stage.Chmod(info.Mode().Perm()), stage.Sync(), stage.Close()} {
		if err == nil {
			err = e
		}
	}
	if err == nil {
		err = os.Rename(stage.Name(), file)
	}
	if err != nil {
		os.Remove(stage.Name())
	}
	return err
}
