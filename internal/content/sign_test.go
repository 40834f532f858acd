package content

import (
	"strings"
	"testing"
	"time"

	"galen/internal/source"
)

// signing are front matters before and after a sign-off; % is the hash.
var signing = []struct{ name, before, after string }{
	{"none", "---\ntitle: T\n---\nText.\n", "---\ntitle: T\nreviewed: {by: ada, on: 2026-11-22, hash: %}\n---\nText.\n"},
	{"braces", "---\nreviewed: {by: bo, on: 2026-11-01} # asked twice\ntitle: T\n---\n", "---\nreviewed: {by: ada, on: 2026-11-22, hash: %} # asked twice\ntitle: T\n---\n"},
	{"braces, other order", "---\nreviewed: { on: 2026-11-01T09:00 , by: \"bo\" }\n---\n", "---\nreviewed: { on: 2026-11-22 , by: ada, hash: % }\n---\n"},
	{"signed before", "---\nreviewed: {by: bo, on: 2026-11-01, hash: 0123456789abcdef}\n---\n", "---\nreviewed: {by: ada, on: 2026-11-22, hash: %}\n---\n"},
	{"block", "---\nreviewed:\n    by: bo # the editor\n    on: '2026-11-01' # a Sunday\ntitle: T\n---\n", "---\nreviewed:\n    by: ada # the editor\n    on: 2026-11-22 # a Sunday\n    hash: %\ntitle: T\n---\n"},
	{"block of one", "---\nreviewed:\n  by: bo\ntitle: T\n---\n", "---\nreviewed:\n  by: ada\n  on: 2026-11-22\n  hash: %\ntitle: T\n---\n"},
	{"CRLF", "---\r\nreviewed:\r\n  by: bo\r\n---\r\nText.\r\n", "---\r\nreviewed:\r\n  by: ada\r\n  on: 2026-11-22\r\n  hash: %\r\n---\r\nText.\r\n"},
	{"byte-order mark", "\ufeff---\ntitle: Ä\n---\n", "\ufeff---\ntitle: Ä\nreviewed: {by: ada, on: 2026-11-22, hash: %}\n---\n"},
	{"TOML, none", "+++\ntitle = \"T\"\n[image]\nsrc = \"a\"\n+++\n", "+++\nreviewed = {by = \"ada\", on = 2026-11-22, hash = \"%\"}\ntitle = \"T\"\n[image]\nsrc = \"a\"\n+++\n"},
	{"TOML, inline", "+++\nreviewed = { by = \"bo\", on = 2026-11-01 } # x\n+++\n", "+++\nreviewed = { by = \"ada\", on = 2026-11-22, hash = \"%\" } # x\n+++\n"},
	{"TOML, table", "+++\ntitle = \"T\"\n[reviewed]\nby = \"bo\"\non = 2026-11-01\n\n[image]\nsrc = \"a\"\n+++\n", "+++\ntitle = \"T\"\n[reviewed]\nby = \"ada\"\non = 2026-11-22\nhash = \"%\"\n\n[image]\nsrc = \"a\"\n+++\n"},
	{"TOML, dotted", "+++\nreviewed.by = \"bo\"\nreviewed.on = 2026-11-01\n+++\n", "+++\nreviewed.by = \"ada\"\nreviewed.on = 2026-11-22\nreviewed.hash = \"%\"\n+++\n"},
}

func TestSign(t *testing.T) {
	for _, c := range signing {
		for _, hash := range []string{"fedcba9876543210", "1234567890123456"} {
			now, d := Sign(source.NewFile("content/health/x.md", []byte(c.before)), SignOff{Reviewing, "ada", "2026-11-22", hash})
			if d != nil {
				t.Errorf("%s: %s", c.name, d.Error())
				continue
			}
			want := strings.ReplaceAll(c.after, "%", hash)
			if got := strings.ReplaceAll(string(now), `"`+hash+`"`, hash); got != strings.ReplaceAll(want, `"`+hash+`"`, hash) {
				t.Errorf("%s:\n%s\nwant:\n%s", c.name, now, want)
			}
		}
	}
	for _, refused := range []string{"no front matter\n", "---\ntitle: [\n---\n", "---\n{title: T}\n---\n"} {
		if now, d := Sign(source.NewFile("content/health/x.md", []byte(refused)), SignOff{Reviewing, "ada", "2026-11-22", "fedcba9876543210"}); d == nil {
			t.Errorf("%q was signed: %s", refused, now)
		}
	}
}

// FuzzSign: whatever the file, it is signed and says the same, or left alone.
func FuzzSign(f *testing.F) {
	for _, c := range signing {
		f.Add([]byte(c.before))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file := source.NewFile("content/health/x.md", data)
		hash := ManuscriptOf(file, Parts{}, time.UTC).Hash()
		now, d := Sign(file, SignOff{Reviewing, "ada", "2026-11-22", hash})
		if d != nil {
			return
		}
		if again := ManuscriptOf(source.NewFile(file.Path, now), Parts{}, time.UTC).Hash(); again != hash {
			t.Errorf("signing changed what is signed: %s, then %s", hash, again)
		}
	})
}

const signedPiece = `---
title: Twelve people
description: What a trial of “twelve” found.
date: 2026-11-22
authors: [ada]
references: [{title: The trial, nct: NCT01234567}]
---

Twelve people took the drug. Nobody was compared with them…
It isn't known whether it *helps*: Dr. Who says so.

## What it means

- Nothing yet.
- Ask [the desk](desk).

| Group | People |
| --- | --- |
| Drug | 12 |

![A chart](chart.png "Twelve dots")
`

// TestManuscript: what is no change of words leaves the hash, and one word
// changes it.
func TestManuscript(t *testing.T) {
	of := func(text string) ReviewedText {
		return ManuscriptOf(source.NewFile("content/health/x.md", []byte(text)), Parts{}, time.UTC)
	}
	want := of(signedPiece).Hash()
	for _, same := range [][2]string{
		{"drug. Nobody was\x20", "drug.\nNobody was\n"},
		{"compared with them…\nIt", "compared with\nthem... It"},
		{"isn't", "isn’t"},
		{"“twelve”", `"twelve"`},
		{"*helps*", "_helps_"},
		{"](desk)", "](/authors/desk/)"},
		{"authors: [ada]", "authors: [ada, bo]\ntags: [x]"},
		{"date: 2026-11-22", "date: 2026-11-23"},
		{"{title: The trial, nct: NCT01234567}", "{nct: NCT01234567, title: \"The trial\"}"},
		{"- Nothing yet.\n- Ask", "* Nothing yet.\n* Ask"},
		{"| Drug | 12 |", "|Drug|12|"},
	} {
		text := strings.Replace(signedPiece, same[0], same[1], 1)
		if got := of(text).Hash(); got != want && text != signedPiece {
			t.Errorf("%q for %q changes the hash:\n%v", same[1], same[0], of(text))
		}
	}
	for _, other := range [][3]string{
		{"Twelve people took", "Eleven people took", "9:1"},
		{"Nobody was", "Nobody were", "9:30"},
		{"isn't known", "is known", "10:1"},
		{"title: Twelve people", "title: Eleven people", "2:8"},
		{"NCT01234567", "NCT01234568", "6:38"},
		{"Nothing yet", "Nothing", "14:3"},
		{"| 12 |", "| 13 |", "19:10"},
		{"Twelve dots", "Eleven dots", "21:3"},
		{"A chart", "The chart", "21:3"},
	} {
		text := strings.Replace(signedPiece, other[0], other[1], 1)
		m := of(text)
		if m.Hash() == want || text == signedPiece {
			t.Errorf("%q for %q leaves the hash", other[1], other[0])
		}
		found := ""
		old := map[string]bool{}
		for _, s := range of(signedPiece).Sentences {
			old[s.Text] = true
		}
		for _, s := range m.Sentences {
			if !old[s.Text] {
				found += strings.TrimPrefix(s.At.String(), "content/health/x.md:")
			}
		}
		if found != other[2] {
			t.Errorf("%q is found at %s, want %s\n%v", other[1], found, other[2], m.Sentences)
		}
	}
	if marks := of(signedPiece).Marks(); len(marks) != 4*len(of(signedPiece).Sentences) {
		t.Errorf("%d marks", len(marks))
	}
}

// TestManuscriptPlaces: a number that moves to another column belongs to another group, and
// steps that are numbered otherwise are other steps.
func TestManuscriptPlaces(t *testing.T) {
	hash := func(text string) string {
		return ManuscriptOf(source.NewFile("content/health/x.md", []byte(goodHeader+text+"\n")), Parts{}, time.UTC).Hash()
	}
	const head = "| | Drug | Placebo |\n|---|---|---|\n"
	for _, other := range [][2]string{
		{head + "| Rash | 5 | |", head + "| Rash | | 5 |"},
		{head + "| Rash | 5 |", head + "| | Rash | 5 |"},
		{"| Drug | | Placebo |\n|---|---|---|\n| a | b | c |", "| Drug | Placebo | |\n|---|---|---|\n| a | b | c |"},
		{"3. Wash\n4. Dry", "1. Wash\n2. Dry"},
		{"0. Wash\n1. Dry", "1. Wash\n2. Dry"},
	} {
		if hash(other[0]) == hash(other[1]) {
			t.Errorf("%q and %q have the same hash", other[0], other[1])
		}
	}
	for _, same := range [][2]string{
		{head + "| Rash | 5 |", head + "| Rash | 5 | |"},
		{head + "| Rash | 5 | |", head + "|Rash|5||"},
		{"1. Wash\n2. Dry", "1) Wash\n2) Dry"},
	} {
		if hash(same[0]) != hash(same[1]) {
			t.Errorf("%q and %q have other hashes", same[0], same[1])
		}
	}
}

// TestSignedParse: the hash that an article had and the one that it has.
func TestSignedParse(t *testing.T) {
	file := source.NewFile("content/health/x.md", []byte(signedPiece))
	now, d := Sign(file, SignOff{Reviewing, "ada", "2026-11-22", ManuscriptOf(file, Parts{}, time.UTC).Hash()})
	if d != nil {
		t.Fatal(d)
	}
	for text, same := range map[string]bool{string(now): true, strings.Replace(string(now), "Twelve people took", "Eleven people took", 1): false} {
		document, list := Parse(source.NewFile(file.Path, []byte(text)), Rules{Zone: time.UTC})
		a, ok := document.(*Article)
		if !ok || list.Failed() || a.Reviewed == nil {
			t.Fatal(list)
		}
		if (a.Signed == a.Reviewed.Hash.Text) != same {
			t.Errorf("signed %s, now %s", a.Reviewed.Hash.Text, a.Signed)
		}
	}
}
