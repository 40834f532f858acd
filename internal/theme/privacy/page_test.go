package privacy_test

import (
	"fmt"
	"strings"
	"testing"

	"galen/internal/theme/privacy"

	"github.com/google/go-cmp/cmp"
)

// vectors are all the ways in which a page makes a browser ask another site, send
// it something, or run something, each with what is to be found. X is the address
// https://evil.example/x.
var vectors = []struct{ page, want string }{
	// pictures
	{`<img src=X>`, "image X"},
	{`<IMG SRC='X'>`, "image X"},
	{`<img src="https&#58;//evil.example/x">`, "image X"},
	{`<img src="/a" src="X">`, "image /a"},
	{`<img srcset="/a,b 1x, X 2x">`, "image /a,b; image X"},
	{`<img srcset="X, /b">`, "image X; image /b"},
	{`<picture><source srcset="X 320w,/b 640w"></picture>`, "image X; image /b"},
	{`<input type=image src=X>`, "image X"},
	{`<video poster=X></video>`, "image X"},
	{`<body background=X>`, "image X"},
	{`<link rel="icon" href=X>`, "image X"},
	{`<link rel="apple-touch-icon" href=X>`, "image X"},
	{`<link rel=preload as=image imagesrcset="X 2x" href=/a>`, "image X; image /a"},
	// drawings
	{`<svg><image href=X /></svg>`, "image X"},
	{`<svg><image xlink:href=X /></svg>`, "image X"},
	{`<svg><use href="X#a"/></svg>`, "image X#a"},
	{`<svg><feImage href=X /></svg>`, "image X"},
	{`<svg><rect fill="url(X)"/></svg>`, "image X"},
	{`<svg><image><animate attributeName="href" values="/a;X"/></image></svg>`, "image /a; image X"},
	{`<svg><title><img src=X></title></svg>`, "image X"},
	{`<svg><style>@import "X";</style></svg>`, `styletext @import "X";; image X`},
	// style
	{`<link rel=stylesheet href=X>`, "style X"},
	{`<link rel="alternate stylesheet" href=X>`, "style X"},
	{`<link rel=preload as=style href=X>`, "style X"},
	{`<style>@import url(X);a{b:url("/c")}</style>`, `styletext @import url(X);a{b:url("/c")}; image X; image /c`},
	{`<p style="background:url(X)">`, "styleattr ; image X"},
	{`<p style="color:red">`, "styleattr "},
	// fonts, films
	{`<link rel=preload as=font href=X crossorigin>`, "font X"},
	{`<video src=X></video>`, "media X"},
	{`<audio><source src=X></audio>`, "media X"},
	{`<video><track src=X></video>`, "media X"},
	// scripts
	{`<script src=X></script>`, "script X"},
	{`<script async src="X">alert(1)</script>`, "script X"},
	{`<script>alert(1)</script>`, "scripttext alert(1)"},
	{`<script type=module>import "X"</script>`, `script X; scripttext import "X"`},
	{`<script type="application/ld+json">{"a":"X"}</script>`, ""},
	{`<script type="application/ld+json">{"a":"<img src=X>"}</script>`, ""},
	{`<script type=importmap>{"imports":{"a":"X"}}</script>`, `scripttext {"imports":{"a":"X"}}; script imports; script a; script X`},
	{`<script type=speculationrules>{"prefetch":[{"urls":["X"]}]}</script>`, `scripttext {"prefetch":[{"urls":["X"]}]}; connect prefetch; connect urls; connect X`},
	{`<link rel=modulepreload href=X>`, "script X"},
	{`<link rel=preload as=script href=X>`, "script X"},
	{`<svg><script href=X></script></svg>`, "script X"},
	{`<p onclick="alert(1)">`, "scriptattr "},
	{`<svg/onload=alert(1)>`, "scriptattr "},
	{`<a href="javascript:alert(1)">`, "scriptattr javascript:alert(1)"},
	{"<a href=\" java\nscript:alert(1)\">", "scriptattr  java\nscript:alert(1)"},
	{`<form action="javascript:x">`, "form javascript:x; scriptattr javascript:x"},
	// other documents
	{`<iframe src=X></iframe>`, "frame X"},
	{`<iframe srcdoc="&lt;img src=X&gt;"></iframe>`, "image X"},
	{`<frameset><frame src=X></frameset>`, "frame X"},
	{`<embed src=X>`, "object X"},
	{`<object data=X></object>`, "object X"},
	{`<link rel=manifest href=X>`, "manifest X"},
	{`<html manifest=X>`, "manifest X"},
	// connections
	{`<link rel=preconnect href=X>`, "connect X"},
	{`<link rel=dns-prefetch href=//evil.example>`, "connect //evil.example"},
	{`<link rel=prefetch href=X>`, "connect X"},
	{`<link rel=prerender href=X>`, "connect X"},
	{`<link rel=pingback href=X>`, "connect X"},
	{`<link rel="something-new" href=X>`, "connect X"},
	{`<a href=/ ping="/a X">`, "connect /a; connect X"},
	{`<img src=/a attributionsrc=X>`, "image /a; connect X"},
	// forms, and away
	{`<form action=X>`, "form X"},
	{`<button formaction=X>`, "form X"},
	{`<base href=X>`, "base X"},
	{`<meta http-equiv=refresh content="0;url=X">`, "leave X"},
	{`<meta http-equiv=Refresh content="5; URL = 'X'">`, "leave X"},
	{`<meta http-equiv=refresh content="3;X">`, "leave X"},
	{`<meta http-equiv=refresh content="600">`, ""},
	{`<meta property="og:image" content=X>`, ""},
	// links
	{`<a href=X rel=nofollow>`, ""},
	{`<link rel=canonical href=X>`, ""},
	{`<link rel="alternate" type="application/rss+xml" href=X>`, ""},
	// where it is read both ways
	{`<noscript><img src=X></noscript>`, "image X"},
	{`<noscript><!-- </noscript><img src=X> -->`, "image X"},
	{`<noscript><p title="</noscript><img src=X>">`, "image X"},
	{`<template><img src=X></template>`, "image X"},
	{`<textarea></textarea><img src=X>`, "image X"},
	{`<title><p title="</title><img src=X>">`, "image X"},
	{`<!-- <img src=X> -->`, ""},
	{`<!--><img src=X>-->`, "image X"},
	{`<!-- --!><img src=X>-->`, "image X"},
	{`<!-- --- > <img src=/a> ---><img src=X>`, "image X"},
	{`<p title="<img src=X>">`, ""},
	{`<p title='>'><img src=X>`, "image X"},
	{`</p title=">"><img src=X>`, "image X"},
	{`<?x <img src=/a><img src=X>`, "image X"},
	{`<img/src=X/>`, "image X/"},
	{`1 < 2 <img src=X>`, "image X"},
	{`<img src=X`, ""},
}

var purposes = []string{"image", "style", "script", "font", "media", "frame", "object", "manifest", "form", "connect", "leave", "base",
	"styletext", "styleattr", "scripttext", "scriptattr"}

func TestPage(t *testing.T) {
	const evil = "https://evil.example/x"
	for _, v := range vectors {
		page := strings.ReplaceAll(v.page, "X", evil)
		var got []string
		privacy.Page([]byte(page), func(u privacy.Use) {
			got = append(got, purposes[u.Purpose]+" "+strings.ReplaceAll(u.URL+string(u.Text), evil, "X"))
			if page[u.Offset] != '<' || u.Element == "" {
				t.Errorf("%s: %s at %d is not at a tag", v.page, u.At(), u.Offset)
			}
		})
		if d := cmp.Diff(v.want, strings.Join(got, "; ")); d != "" {
			t.Errorf("%s\n%s", v.page, d)
		}
	}
}

func FuzzPage(f *testing.F) {
	for _, v := range vectors {
		f.Add([]byte(v.page))
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		n := 0
		privacy.Page(page, func(u privacy.Use) {
			if n++; u.Offset < 0 || u.Offset >= len(page) || page[u.Offset] != '<' && u.Attr != "srcdoc" {
				t.Fatalf("%s at %d of %d", u.At(), u.Offset, len(page))
			}
		})
		again := 0
		privacy.Page(append([]byte("text "), page...), func(privacy.Use) { again++ })
		if again != n {
			t.Fatalf("text before the page makes %d uses %d", n, again)
		}
	})
}

// BenchmarkPage reads a page like an article of the starter theme.
func BenchmarkPage(b *testing.B) {
	var w strings.Builder
	w.WriteString(`<!doctype html><html lang=en dir=ltr><head><meta charset=utf-8><title>A title</title><link rel=canonical href=https://news.example/a/><link rel=stylesheet href=/site.3f2a1b0c.css>`)
	for i := range 20 {
		fmt.Fprintf(&w, `<meta property="og:x%d" content="Something that is said of the page"><li class="card"><h3><a href="/health/piece-%d/">A headline of some length</a></h3><p class="meta"><b>News</b> <time datetime="2026-11-%02d">then</time></p></li>`, i, i, i)
	}
	for range 12 {
		w.WriteString("<p>" + strings.Repeat("Words of an article that say what was found, in whom, and how sure it is. ", 8) + `<a href="/health/flu/">a link</a> and <em>more</em>.</p>`)
	}
	page := []byte(w.String())
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		privacy.Page(page, func(u privacy.Use) {
			if privacy.Foreign(u.URL, "https://news.example", nil) {
				b.Fatal(u)
			}
		})
	}
}
