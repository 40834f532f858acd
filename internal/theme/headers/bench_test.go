package headers

import (
	"fmt"
	"strings"
	"testing"

	"galen/internal/theme/privacy"
)

// BenchmarkGuard holds a page like an article of the starter theme against the
// terms, as is done for every page of a build.
func BenchmarkGuard(b *testing.B) {
	var w strings.Builder
	w.WriteString(`<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>A title</title><meta name="description" content="What it says."><link rel="canonical" href="https://news.example/a/"><link rel="stylesheet" href="/site.3f2a1b0c.css"><link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="alternate" type="application/rss+xml" title="News" href="/feed.xml">`)
	w.WriteString(`<script type="application/ld+json">{"@context":"https://schema.org","@graph":[` + strings.Repeat(`{"@id":"https://news.example/#it","@type":"Person","name":"A reporter"},`, 30) + `]}</script></head><body><a class="skip" href="#main">Skip to the main text</a>`)
	for i := range 12 {
		w.WriteString("<p>" + strings.Repeat("Words of an article that say what was found, in whom, and how sure it is. ", 8))
		fmt.Fprintf(&w, `<a href="https://doi.example/10.1000/%d" rel="external">a study</a> and <em>more</em>.</p><h2 id="part-%d">A part</h2>`, i, i)
	}
	for i := range 20 {
		fmt.Fprintf(&w, `<li class="card"><h3><a href="/health/piece-%d/">A headline of some length</a></h3><p class="meta"><b>News</b> <time datetime="2026-11-%02d">then</time></p></li>`, i, i+1)
	}
	w.WriteString(`<form action="/search/" role="search"><input type="search" name="q"></form></body></html>`)
	page := []byte(w.String())
	guard := NewGuard(Needs{}, Terms{Own: "https://news.example", Forms: []string{"https://news.example"}})
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		if faults, _ := guard.Page(page, untold); len(faults) > 0 {
			b.Fatal(faults)
		}
	}
}

// untold is for tests that ask for nothing but faults.
func untold(privacy.Use) {}
