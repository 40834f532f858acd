package pipeline

import (
	"context"
	"html"
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"galen"
	"galen/internal/diag"
	"galen/internal/theme/privacy"
)

// requests are all the ways in which a site can be made to ask another one, send
// it something or run something, by where a writer would put it: in the file
// named, the text in place of ⟨⟩. X is an address of another site. Each is an
// error that names the file and, but for code in the page, the address.
var requests = []struct {
	where string
	texts []string
}{
	{"template", []string{
		`<img src="X" alt="">`, `<img src="{{print "https:" "//evil.example/x"}}" alt="">`, `<img src="/a.png" srcset="/a.png 1x, X 2x" alt="">`,
		`<picture><source srcset="X"><img src="/a.png" alt=""></picture>`, `<input type="image" src="X" alt="a">`, `<video poster="X"></video>`, `<video src="X"></video>`,
		`<audio><source src="X"></audio>`, `<video><track src="X"></video>`, `<iframe src="X" title="a"></iframe>`, `<iframe srcdoc="&lt;img src=X&gt;" title="a"></iframe>`,
		`<embed src="X">`, `<object data="X"></object>`, `<script src="X"></script>`, `<script type="module">import "X"</script>`, `<svg><image href="X"/></svg>`,
		`<svg><use href="X#a"/></svg>`, `<svg><rect fill="url(X)"/></svg>`, `<form action="X"></form>`, `<button formaction="X">a</button>`, `<a href="/" ping="X">a</a>`,
		`<noscript><img src="X" alt=""></noscript>`, `<template><img src="X" alt=""></template>`, `<p style="background:url(X)">`, `<p style="color:red">`, `<p onclick="f()">`,
		`<a href="javascript:f()">a</a>`, `<style>p{background:url(X)}</style>`, `<style>@import "X";</style>`, `<script type="importmap">{"imports":{"a":"X"}}</script>`,
		`<script type="speculationrules">{"prefetch":[{"urls":["X"]}]}</script>`, `<img src="/a.png" attributionsrc="X" alt="">`, `<img src="//evil.example/x" alt="">`,
		`<img src="\\evil.example/x" alt="">`, `<img src="https&#58;//evil.example/x" alt="">`, `<svg><image><set attributeName="href" to="X"/></image></svg>`,
	}},
	{"head", []string{
		`<link rel="stylesheet" href="X">`, `<link rel="preload" as="font" href="X" crossorigin>`, `<link rel="preload" as="image" imagesrcset="X 2x">`, `<link rel="preconnect" href="X">`,
		`<link rel="dns-prefetch" href="//evil.example">`, `<link rel="prefetch" href="X">`, `<link rel="modulepreload" href="X">`, `<link rel="icon" href="X">`, `<link rel="manifest" href="X">`,
		`<base href="X">`, `<meta http-equiv="refresh" content="0;url=X">`,
	}},
	{"article", []string{"![a picture](X)", "![a picture](//evil.example/x)", "<img src=\"X\">", "<script>f()</script>", "[a](javascript:f)"}},
	{"image", []string{"X"}},
	{"comment", []string{`"![a](X)"`, `"<img src=X>"`, `"[a](javascript:f)"`}},
	{"x.css", []string{`@import "X";`, `@import url(X);`, `p{background:url(X)}`, `@font-face{font-family:a;src:url(X)}`, `p{background:image-set("X" 1x)}`, `p{background:u\72l(X)}`}},
	{"x.svg", []string{`<image href="X"/>`, `<script>f()</script>`, `<style>@import "X";</style>`, `<use href="X#a"/>`}},
	{"x.js", []string{`import "X"`}},
	{"x.html", []string{`<img src="X">`, `<noscript><img src="X"></noscript>`, `<form action="X">`, `<link rel=preconnect href="X">`, `<style>@import "X";</style>`}},
	{"beside", []string{`<img src="X">`, `<noscript><img src="X"></noscript>`, `<script src="X"></script>`}},
	{"x.xml", []string{`<?xml-stylesheet href="X"?><a/>`}},
	{"x.webmanifest", []string{`{"icons":[{"src":"X"}]}`}},
	{"galen.yaml", []string{"headers: {Link: \"<X>; rel=preload\"}", "headers: {Refresh: \"0;url=X\"}", "headers: {Reporting-Endpoints: \"a='X'\"}"}},
}

// put writes a text into a site at one of these places, and gives the file that an
// error has to name.
func put(files sourceFiles, where, text string) string {
	const piece = "content/heart/one.md"
	switch where {
	case "template":
		files["templates/_crumbs.html"] = text
		return "templates/_crumbs.html"
	case "head":
		files["templates/_social.html"] = text
		return "templates/_social.html"
	case "article":
		files[piece] += "\n" + text + "\n"
	case "image":
		files[piece] = setKey(files[piece], "image", "{src: \""+text+"\", alt: A picture}")
	case "comment":
		files["content/heart/one.comments.yaml"] = "- {name: Ada, date: 2026-11-22, text: " + text + "}\n"
		return "content/heart/one.comments.yaml"
	case "beside":
		files[piece] += "\nSee [the tool](tool.html).\n"
		files["content/heart/tool.html"] = text
		return "content/heart/tool.html"
	case "galen.yaml":
		files["galen.yaml"] += text + "\n"
		return "galen.yaml"
	default:
		if where == "x.svg" {
			text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">` + text + `</svg>`
		}
		files["static/"+where] = text
		return "static/" + where
	}
	return piece
}

func TestRequests(t *testing.T) {
	for _, r := range requests {
		for _, text := range r.texts {
			t.Run(r.where+" "+text, func(t *testing.T) {
				files := localPaper()
				file := put(files, r.where, strings.ReplaceAll(text, "X", "https://evil.example/x"))
				result := buildOnce(t, files)
				if !result.Problems.Failed() {
					t.Fatalf("%s in %s is published", text, r.where)
				}
				named, told := false, false
				for _, d := range result.Problems {
					named = named || d.File == file
					told = told || strings.Contains(d.Message+d.Hint, "evil.example") || !strings.Contains(text, "X")
				}
				made := strings.Contains(text, "{{") // only the page shows it: then the page's own file is named
				if (!named && !made || !told && !strings.Contains(text, "srcdoc")) && !refusedAnyway(result.Problems) && r.where != "x.svg" {
					t.Errorf("%v", result.Problems)
				}
			})
		}
	}
}

// refusedAnyway reports whether a text was refused for what it is, whatever it asks.
func refusedAnyway(list diag.List) bool {
	for _, d := range list {
		switch d.Code {
		case "raw-html", "dangerous-url", "picture-in-comment", "foreign-picture", "svg-script", "svg-style", "bad-svg", "style-attribute", "event-handler", "script-address", "script-in-page":
			return true
		}
	}
	return false
}

// TestAllowed: an origin that galen.yaml allows is in the policy, and in no other
// way does a built site name another in it.
func TestAllowed(t *testing.T) {
	files := localPaper()
	files["galen.yaml"] += "allow: [https://media.example]\n"
	files["content/heart/one.md"] += "\n![a picture](https://media.example/a.png)\n"
	w := newWorkshop(t, nil)
	w.state.files = files
	files.sync(t, w.warm.dir, nil)
	if r := Run(context.Background(), w.options(w.warm)); r.Problems.Failed() {
		t.Fatal(r.Problems)
	}
	out := look(t, w.warm.out)
	if policy := out["_headers"]; !strings.Contains(policy, "img-src 'self' https://media.example;") || strings.Contains(policy, "unsafe") {
		t.Errorf("%s", policy)
	}

	before := maps.Clone(files)
	// Taken back, it is refused, also in a build that could keep the page.
	files["galen.yaml"] = strings.Replace(files["galen.yaml"], "allow: [https://media.example]\n", "", 1)
	files.sync(t, w.warm.dir, before)
	if r := Run(context.Background(), w.options(w.warm)); !r.Problems.Failed() {
		t.Error("a picture of another site is kept")
	}
}

// TestAllowedByTemplate is the same for an address that only the page shows.
func TestAllowedByTemplate(t *testing.T) {
	files := localPaper()
	files["galen.yaml"] += "allow: [https://media.example]\n"
	files["templates/_crumbs.html"] = `<img src="{{print "https:" "//media.example/a.png"}}" alt="" width="1" height="1">`
	w := newWorkshop(t, nil)
	w.state.files = files
	files.sync(t, w.warm.dir, nil)
	if r := Run(context.Background(), w.options(w.warm)); r.Problems.Failed() {
		t.Fatal(r.Problems)
	}
	before := maps.Clone(files)
	files["galen.yaml"] = strings.Replace(files["galen.yaml"], "https://media.example", "https://other.example", 1)
	files.sync(t, w.warm.dir, before)
	r := Run(context.Background(), w.options(w.warm))
	if !r.Problems.Failed() || r.Problems[0].Code != "foreign-request" {
		t.Errorf("%v", r.Problems)
	}
}

// buildOnce builds files in a new folder.
func buildOnce(t *testing.T, files sourceFiles) Result {
	t.Helper()
	dir := quickDir(t)
	files.sync(t, dir, nil)
	return Run(context.Background(), Options{Source: dir, Output: filepath.Join(dir, "public"), Now: midday, Jobs: 2, Builtin: galen.Starter, NoCheck: true})
}

// TestFeedsFetchNothing: what looks like a tag in a title or a description is none
// to a reader of feeds, who may take RSS for HTML; and what a text shows is of this
// site.
func TestFeedsFetchNothing(t *testing.T) {
	const tag = `<img src='https://evil.example/x'>`
	files := localPaper()
	files["galen.yaml"] = strings.Replace(files["galen.yaml"], "[rss]", "[rss, atom, json]", 1)
	files["content/heart/one.md"] = setKey(setKey(files["content/heart/one.md"], "description", `"How `+tag+` works & why R&D matters"`), "title", `"All of `+tag+`"`)
	files["content/heart/one.md"] += "\n`" + tag + "` and 5 < 6\n"
	w := newWorkshop(t, nil)
	w.state.files = files
	files.sync(t, w.warm.dir, nil)
	if r := Run(context.Background(), w.options(w.warm)); r.Problems.Failed() {
		t.Fatal(r.Problems)
	}
	out := look(t, w.warm.out)
	for _, file := range []string{"feed.xml", "heart/feed.xml", "atom.xml"} {
		feed := out[file]
		var titles []string
		for _, part := range strings.Split(feed, "<title>")[1:] {
			title, _, _ := strings.Cut(part, "</title>")
			titles = append(titles, title)
		}
		for _, part := range strings.Split(feed, "<description>")[1:] {
			description, _, _ := strings.Cut(part, "</description>")
			titles = append(titles, description)
		}
		if len(titles) < 3 {
			t.Fatalf("%s has %d titles and descriptions", file, len(titles))
		}
		for _, written := range titles {
			shown := html.UnescapeString(written) // what the XML says
			if file == "atom.xml" {
				continue // there it is said to be text
			}
			privacy.Page([]byte(shown), func(u privacy.Use) { t.Errorf("%s: %s in %q", file, u.At(), shown) })
		}
	}
	if !strings.Contains(out["feed.json"], `"title":"All of <img src=‘https://evil.example/x’>"`) {
		t.Error("the JSON feed, whose titles are text, has another title")
	}
}
