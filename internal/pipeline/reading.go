package pipeline

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strings"
	"sync"

	"galen/internal/content"
	"galen/internal/diag"
	copydesk "galen/internal/lint" // check is a function of the tests
	"galen/internal/lint/textseg"
	"galen/internal/memo"
	"galen/internal/source"
	"galen/internal/typography"
)

// Reading is how hard an article is to read, and how hard it may be. One in another language
// than English has an Ease by the formula of that language, and no grades.
type Reading struct {
	textseg.Reading
	Ease     textseg.Ease
	Language string // BCP 47, "" for English
	File     string
	Title    string
	Kind     string
	Limit    float64 // grade of Kincaid
}

// Readings scores every article of a site, drafts too, the hardest first: those in English,
// then those in other languages that a formula was made for. What is wrong with the site
// otherwise is left to a build. Scores are kept in the folder
// .galen, so that the next time only what was edited since is read.
func Readings(ctx context.Context, opt Options) (*Query, []Reading, diag.List) {
	s, list := read(ctx, opt)
	if list.Failed() {
		list.Sort()
		return s, nil, list
	}
	rules := s.parsingRules()
	glossaries, digest := content.ReadGlossaries(s.tree.Content, rules.Codes)
	desk := readingReport{file: cacheOf(opt, "readings"), builder: memo.OfStrings(builder().String(), digest.String(), rules.Parts.Digest().String(), rules.Language)}
	all := desk.read(ctx, s.tree.Content.List(), glossaries, rules)
	if ctx.Err() != nil {
		return s, nil, diag.List{diag.Stopped()}
	}
	var readings []Reading
	for _, r := range all {
		if r.Language == "" || r.Ease.Formula() != "" {
			readings = append(readings, Reading{r.Reading, r.Ease, r.Language, r.File, r.Title, r.Kind, s.cfg.Check.Grade(r.Kind)})
		}
	}
	slices.SortFunc(readings, func(a, b Reading) int {
		return cmp.Or(strings.Compare(a.Ease.Language, b.Ease.Language), cmp.Compare(b.Kincaid(), a.Kincaid()), cmp.Compare(a.Ease.Value(), b.Ease.Value()), strings.Compare(a.File, b.File))
	})
	return s, readings, nil
}

// readingReport scores articles, and keeps the scores in a file.
type readingReport struct {
	file    string
	builder memo.Digest // of the program, and of the glossaries and the parts that it reads with
}

// scored is an article's score.
type scored struct {
	File    string
	Digest  memo.Digest // of the article's bytes
	Title   string
	Kind    string
	Reading textseg.Reading // of one in English

	Language string // of any other
	Ease     textseg.Ease
}

// score scores an article in the language of the site, or one of its own.
func score(a *content.Article, digest memo.Digest, site string, text *textseg.Text, terms *textseg.Terms) scored {
	s := scored{File: a.File, Digest: digest, Title: a.Title.Text, Kind: a.Kind}
	if a.Plain {
		s.Kind = content.PlainKind
	}
	if s.Language = cmp.Or(a.Lang.Text, site); typography.IsEnglish(s.Language) {
		s.Language, s.Reading = "", textseg.Readability(text, terms)
		return s
	}
	s.Ease, _ = textseg.EaseIn(text, s.Language)
	return s
}

// read scores the articles among files, those that it does not know by their bytes.
func (d readingReport) read(ctx context.Context, files []source.File, glossaries content.Glossaries, rules content.Rules) (all []scored) {
	known := d.known()
	digests := map[string]memo.Digest{}
	var others []source.File
	for _, f := range files {
		if k, ok := known[f.Path]; ok && k.Digest == f.Digest {
			all = append(all, k)
		} else if path.Ext(f.Path) == ".md" {
			others, digests[f.Path] = append(others, f), f.Digest
		}
	}
	kept := len(all)
	terms := map[string]*textseg.Terms{}
	for tag, entries := range glossaries {
		terms[tag] = copydesk.Terms(entries)
	}
	all = append(all, ofEach(ctx, others, rules, func(a *content.Article, text *textseg.Text) scored {
		return score(a, digests[a.File], rules.Language, text, terms[a.Edition])
	})...)
	if ctx.Err() != nil {
		return nil
	}
	if len(all) > kept || kept < len(known) {
		d.keep(all)
	}
	return all
}

// ofEach parses files, and gives what is found out about each article among them, in no order.
func ofEach[T any](ctx context.Context, files []source.File, rules content.Rules, find func(*content.Article, *textseg.Text) T) (all []T) {
	var lock sync.Mutex // articles are parsed on all processors
	rules.Check = func(a *content.Article, text *textseg.Text) diag.List {
		found := find(a, text)
		lock.Lock()
		defer lock.Unlock()
		all = append(all, found)
		return nil
	}
	content.ParseAll(ctx, source.FilesOf(files), rules, nil)
	return all
}

// known is what was kept, by file.
func (d readingReport) known() map[string]scored {
	var list []scored
	if data, ok := memo.Unseal(d.file, d.builder); !ok || !memo.Unpack(data, &list, nil) {
		return nil
	}
	known := make(map[string]scored, len(list))
	for _, k := range list {
		known[k.File] = k
	}
	return known
}

// keep spares the next report some reading, and no more: where it fails, nothing is
// lost.
func (d readingReport) keep(all []scored) {
	if !builder().IsZero() {
		_ = memo.SealPacked(d.file, d.builder, all)
	}
}
