package pipeline

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"galen"
	"galen/internal/testing/tally"
)

// claims is an article in which every text that readers may see, in front matter and
// below it, holds a word of its own.
const claims = `---
title: Pill ends migraine
description: The canarydek claim.
date: 2026-11-20T09:00
kind: news
authors: [ada]
tags: [canarytag]
product: [canaryproduct]
help: [crisis]
image: {src: canaryphoto.jpg, alt: A canaryalt, credit: canarycredit, caption: A canarycaption}
references: [{id: a, title: The canaryreference, authors: canarywriter, journal: canaryjournal, doi: 10.1000/canarydoi}]
study: {name: canaryname, design: one-arm, phase: 1, participants: 26, results: preprint, condition: canarycondition, treatment: canarytreatment, endpoint: canaryendpoint, sponsor: canarysponsor, setting: canarysetting, registry: NCT04368728}
disclosures: [The canarydisclosure.]
ai: {used: true, how: The canaryhow., reviewed_by: ada}
checklist: {cost: {met: canarycost}, harms: {not_applicable: canaryharms}}
breadcrumbs: [{title: canarycrumb, url: /}]
related: [{title: canaryrelated, url: "https://canaryelsewhere.example/"}]
reviewed: {by: desk, on: 2026-11-20}
corrections: [{date: 2026-11-21, text: It was 26 people and not 62.}]
WITHDRAWN
---

The canarytext says so [@a], see [canarylink](https://canarytarget.example/) and note[^1].

## The canaryheading

| canarycolumn | n |
| --- | --- |
| canarycell | 3 |

![A canarychart](canarychart.png "canarytitle")

> canaryquote

    canarycode

[^1]: The canaryfootnote.
`

// claimPlaces are the words of claims, each of one place.
var claimPlaces = []string{
	// listed
	"canarydek",
	// made up
	"canarytag", "canaryproduct", "canaryphoto", "canaryalt", "canarycredit", "canarycaption", "canaryreference", "canarywriter", "canaryjournal", "canarydoi",
	"canaryname", "canarycondition", "canarytreatment", "canaryendpoint", "canarysponsor", "canarysetting", "nct04368728", "canarydisclosure", "canaryhow",
	"canarycost", "canaryharms", "canarycrumb", "canaryrelated", "canaryelsewhere", "canarytext", "canarylink", "canarytarget", "canaryheading", "canarycolumn", "canarycell",
	"canarychart", "canarytitle", "canaryquote", "canarycode", "canaryfootnote",
}

var canary = regexp.MustCompile(`(?i)canary[a-z]*|NCT04368728`)

// TestKind13Withdrawn looks for every text of a withdrawn article in every
// byte of the site.
func TestKind13Withdrawn(t *testing.T) {
	tally.Kind(t, 13, "claimPlaces")
	words := map[string]bool{}
	for _, w := range canary.FindAllString(claims, -1) {
		words[strings.ToLower(w)] = true
	}
	for _, place := range claimPlaces {
		if !words[place] {
			t.Errorf("the claims have no %s", place)
		}
	}
	for _, cards := range []bool{false, true} {
		dir := t.TempDir()
		files := newsroom()
		if cards {
			files["galen.yaml"] = setKey(files["galen.yaml"], "socialCards", "true")
		}
		name := "content/health/claims/index.md"
		files["content/health/claims/canaryphoto.jpg"], files["content/health/claims/canarychart.png"] = photograph(3), dots(5)
		files[newsFile(7)] += "\nMore on [the pill](/health/claims/).\n"
		files[name] = strings.Replace(claims, "WITHDRAWN\n", "", 1)
		held := sourceFiles{}
		build := func() (seen map[string]string) {
			files.sync(t, dir, held)
			held = sourceFiles{}
			for k, v := range files {
				held[k] = v
			}
			out := filepath.Join(dir, "public")
			r := Run(context.Background(), Options{Source: dir, Output: out, Now: midday, Jobs: 2, Builtin: galen.Starter, NoCheck: true})
			if r.Problems.Failed() {
				t.Fatal(r.Problems)
			}
			seen = map[string]string{}
			filepath.WalkDir(out, func(p string, d fs.DirEntry, err error) error {
				if err == nil && d.Name() == ".galen" {
					return fs.SkipDir
				}
				if err == nil && !d.IsDir() {
					data, _ := os.ReadFile(p)
					rel, _ := filepath.Rel(out, p)
					seen[filepath.ToSlash(rel)] = string(data)
				}
				return err
			})
			return seen
		}
		alive := build()
		for w := range words {
			if !holds(alive, w) && w != "canaryproduct" {
				t.Errorf("the article that stands shows no %s", w)
			}
		}
		files[name] = strings.Replace(claims, "WITHDRAWN", "withdrawn: {date: 2026-11-22T10:00, reason: The trial was never registered.}", 1)
		dead := build()
		for file, text := range dead {
			for _, w := range canary.FindAllString(file+"\n"+text, -1) {
				t.Errorf("cards %v: %s holds %s", cards, file, w)
			}
		}
		notice := dead["health/claims/index.html"]
		for _, want := range []string{
			// listed
			"<title>Withdrawn: Pill ends migraine – The daily dose</title>", `property="og:title" content="Withdrawn: Pill ends migraine"`, `"name":"Withdrawn: Pill ends migraine"`,
			`name="description" content="Withdrawn on 22 November 2026`, `"creativeWorkStatus":"Withdrawn"`, "Ada Łódź", `"description":"Withdrawn on 22 November 2026`,
			`property="og:description" content="Withdrawn on 22 November 2026`,
			// made up
			"The trial was never registered.",
		} {
			if !strings.Contains(strings.ReplaceAll(notice, `"`, ""), strings.ReplaceAll(want, `"`, "")) {
				t.Errorf("cards %v: the notice holds no %s\n%s", cards, want, notice)
			}
		}
		if !strings.Contains(dead["corrections/index.html"], "It was 26 people and not 62.") {
			t.Error("a correction from before the withdrawal is gone")
		}
		if strings.Contains(dead["sitemap-news.xml"], "claims") || !strings.Contains(dead["feed.xml"], "Withdrawn: Pill ends migraine") {
			t.Error("news or feed")
		}
		if card := dead["health/claims/card.png"]; (card != "") != cards || cards && !strings.Contains(notice, "health/claims/card.png") {
			t.Errorf("cards %v: card of %d bytes", cards, len(card))
		}
	}
	if len(words) != len(claimPlaces) {
		t.Errorf("%d words were looked for, and there are %d places", len(words), len(claimPlaces))
	}
}

func holds(files map[string]string, word string) bool {
	for name, text := range files {
		if strings.Contains(strings.ToLower(name+"\n"+text), word) {
			return true
		}
	}
	return false
}
