package pipeline

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"galen"
	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/tally"
)

// outsideFixture is a small site whose one article is signed and released.
type outsideFixture struct {
	*testing.T
	files sourceFiles
	last  sourceFiles // what lies on disk
	opt   Options
}

const standingPiece = `---
title: Twelve people
description: What a trial of twelve found.
date: 2026-11-20T08:00
authors: [ada]
kind: explainer
review_every: 12mo
tags: [sleep, flu]
study: {design: one-arm, phase: 1, participants: 12, results: preprint}
references: [{id: who, title: A paper, doi: 10.1000/xyz}, {id: nhs, title: Another, doi: 10.1000/abc}]
disclosures: [The trial was paid for by its maker.]
image: {src: photo.png, alt: Nine dots, caption: 9 of 10 people improved., credit: Ada}
checklist: {cost: met}
ai: {used: true, how: An interview was transcribed by a program., reviewed_by: bo}
product: [Examplin]
corrections: [{date: 2026-11-20, text: It was 12 people and not 21.}]
---

Twelve people took the drug[@who]. Nobody was compared with [them](https://other.example/a). Most slept better[^1].

| Group | n |
| --- | --- |
| Drug | 12 |

![A chart of twelve dots](chart.png)

Nobody knows whether it helps. So the last words stand here.

[^1]: They said so[@nhs].
`

var released = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

const (
	standingFile = "content/health/twelve/index.md"
	otherFile    = "content/health/other.md"
)

func newStanding(t *testing.T) *outsideFixture {
	files := sourceFiles{
		"galen.yaml":                      "title: The daily dose\ndescription: Health news.\nbaseURL: https://news.example/\ntimezone: Europe/Berlin\nlanguage: en-GB\ncheck: {levels: {HN404: off}}\n",
		"content/_index.md":               "---\ntitle: News\n---\n",
		"content/about.md":                "---\ntitle: About\n---\n\nText.\n",
		"content/health/_index.md":        "---\ntitle: Health\ndescription: All about health.\n---\n",
		"content/authors/ada.md":          "---\nname: Ada\nrole: Writer\n---\n",
		"content/authors/bo.md":           "---\nname: Bo\nrole: Reviewer\n---\n",
		"content/authors/cy.md":           "---\nname: Cy\nrole: Reviewer\n---\n",
		"content/health/twelve/photo.png": dots(3),
		"content/health/twelve/chart.png": dots(4),
		otherFile:                         "---\ntitle: Other\ndescription: Of something else.\ndate: 2026-11-20T08:30\nauthors: [ada]\n---\n\nIt rains today.\n",
		standingFile:                      standingPiece,
	}
	s := &outsideFixture{t, files, nil, Options{Source: quickDir(t), Now: released, Jobs: 2, Builtin: galen.Starter}}
	s.opt.Output = filepath.Join(s.opt.Source, "public")
	files.sync(t, s.opt.Source, nil)
	if _, _, _, list := Sign(context.Background(), s.opt, standingFile, "bo", "2026-11-20"); list.Failed() {
		t.Fatal(list)
	}
	text, err := os.ReadFile(filepath.Join(s.opt.Source, standingFile))
	check(t, err)
	files[standingFile] = string(text)
	s.last = maps.Clone(files)
	return s
}

// build builds the site, as a release or not, and gives its errors and warnings of
// the rules HN1.
func (s *outsideFixture) build(release bool) (list diag.List) {
	s.Helper()
	s.files.sync(s.T, s.opt.Source, s.last)
	s.last = maps.Clone(s.files)
	opt := s.opt
	opt.Release = release
	for _, d := range Run(context.Background(), opt).Problems {
		if strings.HasPrefix(d.Code, "HN10") || d.Severity == diag.Error {
			list = append(list, d)
		}
	}
	return list
}

// set replaces text of a file that must be there.
func (s *outsideFixture) set(file, old, new string) {
	s.Helper()
	if !strings.Contains(s.files[file], old) {
		s.Fatalf("%s does not hold %q:\n%s", file, old, s.files[file])
	}
	s.files[file] = strings.Replace(s.files[file], old, new, 1)
}

func codes(list diag.List) string {
	var all []string
	for _, d := range list {
		all = append(all, d.Code)
	}
	return strings.Join(all, " ")
}

// signOffCases: edits after a sign-off, and whether the review is open again.
var signOffCases = []struct{ what, old, new, want, says string }{
	// listed: S1
	{"another reviewer", "{by: bo", "{by: cy", "HN101", "the article names"},
	{"another day", "on: 2026-11-20, hash", "on: 2026-11-19, hash", "HN101", "on 2026-11-20, but the article says 2026-11-19"},
	// listed: S2, F14, C4
	{"a review to come", "on: 2026-11-20, hash", "on: 2027-12-01, hash", "HN101 HN107", "in the future"},
	{"an update to come", "kind:", "updated: 2027-12-01\nkind:", "HN107", "updated: 2026-11-20"},
	{"a correction to come", "{date: 2026-11-20, text", "{date: 2027-12-01, text", "HN107", "date: 2026-11-20"},
	{"a withdrawal to come", "kind:", "withdrawn: {date: 2026-12-01, reason: Wrong.}\nkind:", "HN107", "withdrawn"},
	// listed: S3
	{"an own review", "authors: [ada]", "authors: [ada, bo]", "HN108", "own"},
	// listed: S4
	{"a citation moved", "the drug[@who]. Nobody was compared with [them]", "the drug. Nobody was compared[@who] with [them]", "HN101", "citation"},
	{"a citation removed", "[@who]", "", "HN101", "citation"},
	{"another reference cited", "[@who]", "[@nhs]", "HN101", "citation"},
	{"a chart's alt", "A chart of twelve", "A chart of eleven", "HN101", "new words"},
	{"another link", "other.example/a", "other.example/b", "HN101", "link"},
	{"a chart's bytes", "", "", "HN101", "picture"},
	{"the study's facts", "participants: 12", "participants: 21", "HN101", "new words"},
	// made up
	{"a footnote moved", "Most slept better[^1]", "Most[^1] slept better", "", ""}, // within its sentence
	{"a footnote in another sentence", "better[^1].\n", "better.\n", "", ""},       // set below
	{"a link more", "Nobody knows", "[Nobody](https://other.example/c) knows", "HN101", "link"},
	{"a link less", "[them](https://other.example/a)", "them", "HN101", "link"},
	{"a citation more", "it helps.", "it helps[@nhs].", "HN101", "citation"},
	{"another picture", "](chart.png)", "](photo.png)", "HN101", "picture"},
	{"a picture less", "![A chart of twelve dots](chart.png)", "A chart of twelve dots", "HN101", ""},
	{"a word", "Nobody knows", "Everybody knows", "HN101", "new words"},
	{"the last sentence", " So the last words stand here.", "", "HN101", ""},
	{"a reference's data", "10.1000/abc", "10.1000/abd", "HN101", "new words"},
	{"the title", "title: Twelve", "title: Eleven", "HN101", "new words"},
	{"a word struck out", "Nobody knows", "~~Nobody~~ knows", "HN101", "~~Nobody~~"},
	{"a cell struck out", "| Drug | 12 |", "| Drug | ~~12~~ |", "HN101", "~~12~~"},
	{"the hash gone", "", "", "HN101", "is missing"},
	{"the hash gone, and another word", "", "", "HN101", "is missing"},
	{"the hash gone, and the file renamed", "", "", "HN101", "is missing"},
	{"the file renamed", "", "", "", ""},
	{"a tag", "tags: [sleep, flu]", "tags: [sleep]", "", ""},
	{"a line broken", "Twelve people took", "Twelve\npeople took", "", ""},
	{"emphasis", "Nobody knows", "*Nobody* knows", "", ""},
	{"the disclosures", "by its maker", "by nobody", "", ""},
	{"an older form of the hash", "", "", "HN101", "older form"},
	{"a day in the site's own zone", "on: 2026-11-20, hash", "on: 2026-11-20T00:00, hash", "HN101", ""},
	{"another hash", "hash: 2-", "hash: 2-0", "HN101 bad-hash", ""},
	{"an update of this morning", "kind:", "updated: 2026-11-20T09:59\nkind:", "", ""},
	{"an update in a minute", "kind:", "updated: 2026-11-20T10:01\nkind:", "HN107", "updated"},
	{"a draft of the future", "kind:", "draft: true\nupdated: 2027-01-01\nkind:", "HN107", "warning"},
}

var signHash = regexp.MustCompile(`, hash: 2-[0-9a-f]+`)

// TestKind11SignOff: what a sign-off holds, and what it does not. Check and build say
// the same.
func TestKind11SignOff(t *testing.T) {
	tally.Kind(t, 11, "signOffCases")
	for _, c := range signOffCases {
		t.Run(c.what, func(t *testing.T) {
			s := newStanding(t)
			switch c.what {
			case "a footnote in another sentence":
				s.set(standingFile, "better[^1].", "better.")
				s.set(standingFile, "helps. So", "helps[^1]. So")
				c.want = "HN101"
			case "a chart's bytes":
				s.files["content/health/twelve/chart.png"] = dots(7)
			case "an older form of the hash":
				old := regexp.MustCompile(`hash: 2-[0-9a-f]+`)
				s.files[standingFile] = old.ReplaceAllString(s.files[standingFile], "hash: "+wordsHash(s.files, standingFile))
			case "the hash gone, and the file renamed", "the file renamed":
				renamed := strings.Replace(standingFile, "twelve", "dozen", 1)
				if s.files[renamed] = s.files[standingFile]; c.want != "" {
					s.files[renamed] = signHash.ReplaceAllString(s.files[renamed], "")
				}
				for _, name := range []string{"photo.png", "chart.png"} {
					s.files["content/health/dozen/"+name] = s.files["content/health/twelve/"+name]
					delete(s.files, "content/health/twelve/"+name)
				}
				delete(s.files, standingFile)
			case "the hash gone, and another word":
				s.set(standingFile, "Nobody knows", "Everybody knows")
				fallthrough
			case "the hash gone":
				s.files[standingFile] = signHash.ReplaceAllString(s.files[standingFile], "")
			default:
				s.set(standingFile, c.old, c.new)
			}
			list := s.build(false)
			if got := codes(list); got != c.want {
				t.Fatalf("%q, want %q: %v", got, c.want, list)
			}
			if c.want == "" {
				return
			}
			said := ""
			for _, d := range list {
				said += d.Error() + d.Hint + "\n"
			}
			if !strings.Contains(said, c.says) {
				t.Errorf("%s does not say %q", said, c.says)
			}
			checked, _ := Check(context.Background(), s.opt)
			for _, d := range list {
				found := false
				for _, other := range checked.Problems {
					found = found || other.Code == d.Code && other.Severity == d.Severity && other.Message == d.Message
				}
				if !found {
					t.Errorf("check does not say %s: %v", d.Error(), checked.Problems)
				}
			}
		})
	}
}

// wordsHash is the hash of an article's words, as sign-offs once had it.
func wordsHash(files sourceFiles, name string) string {
	return content.ManuscriptOf(source.NewFile(name, []byte(files[name])), content.Parts{}, time.UTC).Hash()
}

// TestSignOffHints: what a hint says to run or to write puts an end to the problem.
func TestSignOffHints(t *testing.T) {
	for what, edit := range map[string]func(s *outsideFixture){
		"the hash": func(s *outsideFixture) {
			s.files[standingFile] = signHash.ReplaceAllString(s.files[standingFile], "")
		},
		"a word":           func(s *outsideFixture) { s.set(standingFile, "Nobody knows", "Somebody knows") },
		"another reviewer": func(s *outsideFixture) { s.set(standingFile, "{by: bo", "{by: cy") },
		"another day":      func(s *outsideFixture) { s.set(standingFile, "on: 2026-11-20, hash", "on: 2026-11-19, hash") },
		"a chart's bytes":  func(s *outsideFixture) { s.files["content/health/twelve/chart.png"] = dots(7) },
		"a link":           func(s *outsideFixture) { s.set(standingFile, "example/a", "example/b") },
		"a later review":   func(s *outsideFixture) { s.set(standingFile, "on: 2026-11-20, hash", "on: 2026-11-30, hash") },
		"a later update":   func(s *outsideFixture) { s.set(standingFile, "kind:", "updated: 2026-11-21\nkind:") },
		"a later correction": func(s *outsideFixture) {
			s.set(standingFile, "{date: 2026-11-20, text", "{date: 2026-11-21, text")
		},
	} {
		s := newStanding(t)
		edit(s)
		for n := 0; ; n++ {
			list := s.build(false)
			if len(list) == 0 {
				break
			}
			if n == 2 {
				t.Errorf("%s: what the hints say does not help: %v", what, list)
				break
			}
			hint := list[0].Hint
			if i := strings.Index(hint, "galen review sign "); i >= 0 {
				words := strings.Fields(hint[i:])
				if _, _, _, list := Sign(context.Background(), s.opt, words[3], words[5], ""); list.Failed() {
					t.Errorf("%s: %v", what, list)
				}
				text, err := os.ReadFile(filepath.Join(s.opt.Source, standingFile))
				check(t, err)
				s.files[standingFile] = string(text)
				continue
			}
			_, written, _ := strings.Cut(hint, "such as  ")
			key, value, _ := strings.Cut(written, ": ")
			s.files[standingFile] = regexp.MustCompile(`(?m)(^|[{ ])`+key+`: 2026-(11-30|11-21)`).ReplaceAllString(s.files[standingFile], "${1}"+key+": "+value)
		}
	}
}

// recordCases: edits of a released article that readers are not told of. On the day
// of the edit the release is refused, and nothing else asks for it.
var recordCases = []struct{ what, old, new, want, says string }{
	// listed: C1
	{"a correction rewritten", "It was 12 people and not 21.", "A small slip.", "HN105", "has changed"},
	{"a correction's day", "corrections: [{date: 2026-11-20", "corrections: [{date: 2026-11-21", "HN105", "has changed"},
	// listed: C2
	{"expired", "kind:", "expires: 2026-11-21\nkind:", "HN106", "expiry was added"},
	// listed: C3, F4
	{"disclosures", "paid for by its maker", "paid for by nobody", "HN105", "disclosures"},
	{"the byline", "authors: [ada]", "authors: [cy]", "HN105", "byline"},
	{"AI denied", "ai: {used: true, how: An interview was transcribed by a program., reviewed_by: bo}", "ai: {used: false}", "HN105", "AI"},
	{"AI gone", "ai: {used: true, how: An interview was transcribed by a program., reviewed_by: bo}\n", "", "HN105", `the key "ai"`},
	{"the checklist", "cost: met", "cost: missing", "HN105", "checklist"},
	{"the caption", "9 of 10", "3 of 10", "HN105", "caption"},
	{"the alt", "Nine dots", "Ten dots", "HN105", "description"},
	{"the credit", "credit: Ada", "credit: Bo", "HN105", "credit"},
	{"the kind", "kind: explainer", "kind: guide", "HN105", "kind"},
	{"the tags", "tags: [sleep, flu]", "tags: [sleep]", "HN105", "tags"},
	{"a link", "other.example/a", "other.example/b", "HN105", "link"},
	{"a citation", "the drug[@who]", "the drug[@nhs]", "HN105", "citation"},
	// listed: C5, C7
	{"a minute later", "Nobody knows", "Everybody knows", "HN105", "Everybody"},
	{"the last sentence", " So the last words stand here.", "", "HN105", "between \"Nobody knows whether it helps.\" and \"They said so.\""},
	// made up
	{"a citation less", "[@who]", "", "HN105", "citation"},
	{"a citation moved", "the drug[@who]. Nobody was", "the drug. Nobody[@who] was", "HN105", "citation"},
	{"a product", "product: [Examplin]", "product: [Otherin]", "HN105", "products"},
	{"an AI's part", "An interview was", "A chapter was", "HN105", "AI"},
	{"who answers", "reviewed_by: bo", "reviewed_by: cy", "HN105", "AI"},
	{"another photo", "src: photo.png", "src: chart.png", "HN105", "picture"},
	{"another chart", "](chart.png)", "](photo.png)", "HN105", "picture"},
	{"a table's cell", "| Drug | 12 |", "| Drug | 13 |", "HN105", "13"},
	{"a footnote", "They said so", "They did not say so", "HN105", "They did not"},
	{"the title", "title: Twelve", "title: Eleven", "HN105", "Eleven"},
	{"the date", "date: 2026-11-20T08:00", "date: 2026-11-19T08:00", "HN105", "date"},
	{"an untimely update", "kind:", "updated: 2026-11-20T09:01:00\nkind:", "HN105", "update"},
	{"a disclosure more", "its maker.]", "its maker., Ada owns shares.]", "HN105", "disclosures"},
	{"the picture above", "image: {src: photo.png, alt: Nine dots, caption: 9 of 10 people improved., credit: Ada}\n", "", "HN105", `the key "image"`},
	{"a reference", "10.1000/abc", "10.1000/abd", "HN105", "10.1000/abd"},
	{"a correction gone", "corrections: [{date: 2026-11-20, text: It was 12 people and not 21.}]\n", "", "HN105", "missing"},
	{"a number struck out", "| Drug | 12 |", "| Drug | ~~12~~ |", "HN105", "~~12~~"},
	{"a longer review", "review_every: 12mo", "review_every: 60mo", "HN105", "how long the review lasts"},
	{"an endless review", "review_every: 12mo\n", "", "HN105", `the key "review_every"`},
	{"quotation marks", "Nobody knows", "Nobody  knows", "", ""},
	{"a line broken", "Twelve people took", "Twelve\npeople took", "", ""},
	{"the order of tags", "[sleep, flu]", "[flu, sleep]", "", ""},
	{"related pieces", "kind:", "related: [other]\nkind:", "", ""},
	{"an end foretold", "kind:", "expires: 2027-11-21\nkind:", "", ""},
}

// nextWeek is when the cases are tried.
var nextWeek = released.AddDate(0, 0, 7)

// releasedStanding is the site released a week ago, without a sign-off.
func releasedStanding(t *testing.T) *outsideFixture {
	t.Helper()
	s := newStanding(t)
	s.files[standingFile] = setKey(standingPiece, "reviewed", "{by: bo, on: 2026-11-20}")
	check(t, os.Remove(filepath.Join(s.opt.Source, "record.jsonl"))) // of the sign-off
	if list := s.build(true); list.Failed() {
		t.Fatal(list)
	}
	s.opt.Now = nextWeek
	if list := s.build(true); len(list) > 0 {
		t.Fatal(list)
	}
	return s
}

// TestKind12Record: what readers see cannot change in silence, and each hint helps.
func TestKind12Record(t *testing.T) {
	tally.Kind(t, 12, "recordCases")
	for _, c := range recordCases {
		t.Run(c.what, func(t *testing.T) {
			s := releasedStanding(t)
			s.set(standingFile, c.old, c.new)
			if c.what == "a minute later" { // of the first publication, and a week ago
				s.set(standingFile, "kind:", "updated: 2026-11-20T10:01\nkind:")
			}
			list := s.build(true)
			if got := codes(list); got != c.want {
				t.Fatalf("%q, want %q: %v", got, c.want, list)
			}
			if c.want == "" {
				return
			}
			if !strings.Contains(list[0].Error(), c.says) {
				t.Errorf("%s does not say %q", list[0].Error(), c.says)
			}
			if gone := c.new == "" || strings.HasPrefix(c.what, "expired"); list[0].Line == 0 && !gone {
				t.Errorf("%s has no place", list[0].Error())
			}
			if _, update, ok := strings.Cut(list[0].Hint, "updated: "); ok && len(update) >= 16 {
				files := maps.Clone(s.files)
				s.files[standingFile] = setKey(s.files[standingFile], "updated", update)
				if list := s.build(true); len(list) > 0 {
					t.Errorf("an update does not help: %v", list)
				}
				s.set(standingFile, "Most slept", "Few slept") // it pays once
				if list := s.build(true); codes(list) != "HN105" {
					t.Errorf("one update pays twice: %v", list)
				}
				s.files = files
			}
		})
	}
	s := releasedStanding(t)
	s.files[otherFile] = strings.Replace(s.files[otherFile], "It rains today.", "It rains.", 1)
	if list := s.build(true); codes(list) != "HN105" { // the sentence is another one
		t.Error(list)
	}
}

// TestRecordNames: a byline cannot change by way of the author's file, nor can the
// name of a reviewer; the hint helps.
func TestRecordNames(t *testing.T) {
	for _, id := range []string{"ada", "bo"} {
		s := releasedStanding(t)
		file := "content/authors/" + id + ".md"
		s.set(file, "name: ", "name: Dr ")
		list := s.build(true)
		if codes(list) != "HN105" || list[0].File != file || list[0].Line != 2 || len(list[0].Also) != 1 {
			t.Fatal(list)
		}
		if list := s.build(false); len(list) > 0 {
			t.Error("a build for colleagues:", list)
		}
		name := filepath.Join(s.opt.Source, "record.jsonl")
		text, err := os.ReadFile(name)
		check(t, err)
		n, lines := list[0].Also[0].Line, strings.SplitAfter(string(text), "\n")
		if !strings.Contains(list[0].Hint, "delete line "+strconv.Itoa(n)+" of record.jsonl") {
			t.Error(list[0].Hint)
		}
		check(t, os.WriteFile(name, []byte(strings.Join(slices.Delete(lines, n-1, n), "")), 0o644))
		for range 2 {
			if list := s.build(true); len(list) > 0 {
				t.Error("the hint does not help:", list)
			}
		}
	}
}
