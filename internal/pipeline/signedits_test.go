package pipeline

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"galen/internal/content"
	"galen/internal/data"
	"galen/internal/frontmatter/civildate"
	"galen/internal/memo"
	"galen/internal/source"
)

// signOff signs an article of files as it is, and gives its new text; empty when that
// cannot be done.
func signOff(files sourceFiles, name, by string) string {
	const on = "2026-11-20"
	f := source.NewFile(name, []byte(files[name]))
	document, _ := content.Parse(f, content.Rules{Zone: time.UTC, Parts: partsOf(files)})
	a, ok := document.(*content.Article)
	if !ok {
		return ""
	}
	day, _ := civildate.Parse(on, time.UTC)
	m := content.ManuscriptOf(f, partsOf(files), time.UTC)
	signed := content.Signed{By: by, On: day, Words: m.Hash(), Supports: m.SupportHash()}
	first := func(names []string) (d memo.Digest) {
		for _, file := range names {
			if text, ok := files[file]; ok && d.IsZero() {
				d = memo.Of([]byte(text))
			}
		}
		return d
	}
	for _, target := range a.Pictures() {
		signed.Pictures = append(signed.Pictures, first(a.PictureFiles(target)))
	}
	for _, target := range a.Tables() {
		var d memo.Digest
		for _, file := range content.TableFiles(a.File, target) {
			if _, ok := files[file]; !ok {
				continue
			}
			d = first([]string{file})
			if schema := data.SchemaOf(file); files[schema] != "" {
				d = memo.OfStrings(d.String(), first([]string{schema}).String())
			}
			break
		}
		signed.Pictures = append(signed.Pictures, d)
	}
	for _, target := range a.Media() {
		signed.Pictures = append(signed.Pictures, first(a.PictureFiles(target)))
	}
	now, d := content.Sign(f, content.SignOff{Key: content.Reviewing, By: by, On: on, Hash: signed.Hash()})
	if d != nil {
		return ""
	}
	return string(now)
}

// editSigned signs an article as it is; half the time somebody then changes a word.
func editSigned(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isArticle))
	if name == "" {
		return ""
	}
	by := s.someAuthor(r)
	if strings.Contains(s.files[name], "authors: ["+by) || strings.Contains(s.files[name], ", "+by+"]") {
		return "" // nobody reviews what he wrote
	}
	now := signOff(s.files, name, by)
	if now == "" {
		return ""
	}
	s.files[name] = now
	if r.IntN(2) == 0 {
		s.files[name] += "\nOne sentence more.\n"
		return "sign and change " + name
	}
	return "sign " + name
}

// signedBy is signOff where it can be done.
func signedBy(t *testing.T, files sourceFiles, name, by string) string {
	t.Helper()
	now := signOff(files, name, by)
	if now == "" {
		t.Fatalf("%s cannot be signed", name)
	}
	return now
}
