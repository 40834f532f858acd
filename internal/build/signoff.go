package build

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"galen/internal/article"
	"galen/internal/diag"
	"galen/internal/lint"
	"galen/internal/record"
	"galen/internal/site"
)

// signoffs reports the articles whose words are not those that their reviewer has
// signed. In a draft, and in a preview of everything, that is a warning: whoever
// writes must be able to see the page.
func (e *edition) signoffs(articles []*article.Article) (list diag.List) {
	var signed record.Record
	read := false
	for _, a := range articles {
		if a.Broken || a.Reviewed == nil || a.Reviewed.Hash.Text == "" || a.Reviewed.Hash.Text == a.Reviewed.Now {
			continue
		}
		if !read {
			signed, _, _ = readRecord(e.root)
			read = true
		}
		d := diag.Errorf(a.Reviewed.At, "HN101", "the text has changed since %q signed it", a.Reviewed.By.Text)
		if line, ok := signed.Signed(a.File); ok && line.Hash == a.Reviewed.Hash.Text {
			d = e.differs(d, a.File, line)
		}
		if a.Draft || e.show == site.Everything {
			d.Severity = diag.Warning
		}
		list = append(list, d.WithHint("put the words back, or have them checked again, and run  galen review sign %s --by %s", a.File, a.Reviewed.By.Text))
	}
	return list
}

// unsigned notes the reviews that are bound to no words, once the site has begun to
// sign.
func (e *edition) unsigned(want func(*article.Article) bool) (list diag.List) {
	level := func(a *article.Article) lint.Level {
		return e.cfg.Check.Level("HN103", strings.Trim(cmp.Or(a.Category.Text, a.Folder), "/"))
	}
	if !slices.ContainsFunc(e.articles, func(a *article.Article) bool { return a.Reviewed != nil && a.Reviewed.Hash.Text != "" }) {
		return nil
	}
	for _, a := range e.articles {
		if !want(a) || a.Broken || a.Draft || a.Withdrawn != nil || a.Reviewed == nil || a.Reviewed.Hash.Text != "" || a.Reviewed.By.Text == "" || level(a) == lint.Off {
			continue
		}
		d := diag.Errorf(a.Reviewed.At, "HN103", "the review by %q is not bound to the text", a.Reviewed.By.Text).
			WithHint("once it is checked as it is now, run  galen review sign %s --by %s", a.File, a.Reviewed.By.Text)
		d.Severity = map[lint.Level]diag.Severity{lint.Error: diag.Error, lint.Warning: diag.Warning, lint.Note: diag.Note}[level(a)]
		list = append(list, d)
	}
	return list
}

// differs adds to d where an article differs from the words that a line of the
// record stands for.
func (e *edition) differs(d diag.Diagnostic, file string, line record.Line) diag.Diagnostic {
	m := e.manuscript(file)
	changed, added := record.Changed(line.Marks, m.Marks())
	if len(m.Sentences) == 0 {
		return d
	}
	first := m.Sentences[changed[0]]
	if added {
		d.Message += fmt.Sprintf(": line %d has the new words %q", first.At.Line, excerpt(first.Text))
	} else {
		d.Message += fmt.Sprintf(": something is gone, or has moved, before %q on line %d", excerpt(first.Text), first.At.Line)
	}
	for _, n := range changed[:min(len(changed), 5)] {
		d = d.With(m.Sentences[n].At)
	}
	return d
}

// manuscript reads once more what an article says.
func (e *edition) manuscript(file string) article.Manuscript {
	f, _ := e.content(file)
	return article.ManuscriptOf(f)
}

// excerpt is the beginning of a sentence, long enough to find it.
func excerpt(text string) string {
	const most = 70
	if len(text) <= most {
		return text
	}
	if at := strings.LastIndexByte(text[:most], ' '); at > 0 {
		return text[:at] + " …"
	}
	return text
}

// readRecord reads the record of a site; one that is not there is empty.
func readRecord(root string) (record.Record, diag.List, error) {
	data, err := os.ReadFile(filepath.Join(root, record.File))
	if os.IsNotExist(err) {
		return record.Record{}, nil, nil
	}
	if err != nil {
		return record.Record{}, nil, err
	}
	r, list := record.Read(data)
	return r, list, nil
}

// staged is a record that waits to be put in place. The zero value is none.
type staged struct{ from, to string }

// commit puts the record in the place of the one that is there.
func (s *staged) commit() error {
	if s.from == "" {
		return nil
	}
	err := os.Rename(s.from, s.to)
	if err == nil {
		s.from = ""
	}
	return err
}

// drop forgets a record that was not put in place.
func (s *staged) drop() {
	if s.from != "" {
		os.Remove(s.from)
	}
}

// stageRecord writes a record beside the one that is there, whole or not at all.
func stageRecord(root string, r record.Record) (s staged, err error) {
	file := filepath.Join(root, record.File)
	text := r.Text()
	if old, err := os.ReadFile(file); err == nil && string(old) == string(text) {
		return s, nil
	}
	stage, err := os.CreateTemp(root, ".record-*")
	if err != nil {
		return s, err
	}
	_, err = stage.Write(text)
	for _, e := range []error{stage.Chmod(0o644), stage.Sync(), stage.Close()} {
		if err == nil {
			err = e
		}
	}
	if err != nil {
		os.Remove(stage.Name())
		return s, err
	}
	return staged{stage.Name(), file}, nil
}
