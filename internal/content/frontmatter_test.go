package content

import (
	"os"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/source"
)

// plainNews is what most articles of a newsroom begin with.
const plainNews = `---
title: "Fewer falls after a year of balance classes"
description: "Participants over the age of 60 compared a weekly class with a leaflet, despite a high drop-out rate."
date: 2026-08-19T17:24:00Z
category: ageing
breadcrumbs:
  - title: Home
    url: /
  - title: Ageing
    url: /ageing/
tags:
  - falls
  - exercise
  - older people
authors:
  - news-desk
  - evidence-desk
related:
  - ageing/what-a-fall-costs
  - health/strength-at-seventy
  - heart/walking-and-the-heart
draft: false
---
`

// BenchmarkFrontMatter is the reading of one front matter, from the bytes of the
// file to the fields of the Article.
func BenchmarkFrontMatter(b *testing.B) {
	starter, err := os.ReadFile("../../content/health/autoimmune/car-t-systemic-sclerosis/index.md")
	if err != nil {
		b.Fatal(err)
	}
	for _, bb := range []struct{ name, text string }{
		{"news", plainNews + strings.Repeat("A paragraph of some ten words, such as articles have.\n\n", 60)},
		{"study", string(starter)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			f := source.NewFile("content/health/x.md", []byte(bb.text))
			rules := Rules{Zone: time.UTC, Home: "https://news.example/"}
			b.ReportAllocs()
			for b.Loop() {
				p, list, ok := split(f)
				h := headerDecoder{Reader: frontmatter.NewReader(p.header, &list), doc: Document{File: f.Path, Broken: !ok}, words: Words{Digest: f.Digest}, rules: rules, list: &list}
				h.doc.Slug = frontmatter.Word{Text: "x", At: diag.Position{File: f.Path}}
				if a := h.article("health"); a.Title.Text == "" || list.Failed() {
					b.Fatal(list)
				}
			}
		})
	}
}
