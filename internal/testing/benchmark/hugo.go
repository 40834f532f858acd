package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// The theme that Hugo builds the same articles with: as many lists, feeds and
// links as the starter theme of Galen has, and less HTML. HUGO names the program;
// without it nothing here is used.
var hugoTheme = map[string]string{
	"hugo.toml": `baseURL = "https://bench.example/"
title = "Bench News"
locale = "en"
disableKinds = ["404"]
ignoreFiles = ["/authors/desk-"]
[taxonomies]
tag = "tags"
author = "authors"
[pagination]
pagerSize = 20
[services.rss]
limit = 20
[outputs]
home = ["html", "rss"]
section = ["html", "rss"]
taxonomy = ["html"]
term = ["html", "rss"]
[related]
threshold = 1
includeNewer = true
[[related.indices]]
name = "tags"
weight = 100
[[related.indices]]
name = "date"
weight = 10
`,
	"layouts/baseof.html": `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>{{ with .Title }}{{ . }} – {{ end }}{{ site.Title }}</title>
  <meta name="description" content="{{ .Description }}">
  <link rel="canonical" href="{{ .Permalink }}">
  <link rel="stylesheet" href="/site.css">
  {{ range .AlternativeOutputFormats }}<link rel="alternate" type="{{ .MediaType.Type }}" href="{{ .Permalink }}">{{ end }}
  <meta property="og:title" content="{{ .Title }}">
  <meta property="og:url" content="{{ .Permalink }}">
  {{ partial "graph.html" . }}
</head>
<body>
  {{ partialCached "masthead.html" . }}
  <nav aria-label="Breadcrumb"><ol>{{ range .Ancestors.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}<li>{{ .Title }}</li></ol></nav>
  <main>{{ block "main" . }}{{ end }}</main>
  <footer><p>{{ site.Title }}</p></footer>
</body>
</html>
`,
	"layouts/_partials/masthead.html": `<header><a href="/">{{ site.Title }}</a><nav><ul>{{ range site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav></header>
`,
	"layouts/_partials/graph.html": `<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" (cond .IsPage "NewsArticle" "CollectionPage") "headline" .Title "description" .Description "url" .Permalink "datePublished" (.Date.Format "2006-01-02T15:04:05Z07:00") "dateModified" (.Lastmod.Format "2006-01-02T15:04:05Z07:00") "author" .Params.authors | jsonify | safeJS }}</script>
`,
	"layouts/_partials/card.html": `<li><h3><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3><p>{{ .Description }}</p><p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time> · {{ .ReadingTime }} min · {{ delimit .Params.authors ", " }}</p></li>
`,
	"layouts/page.html": `{{ define "main" }}<article>
<h1>{{ .Title }}</h1><p>{{ .Description }}</p>
<p>{{ range .GetTerms "authors" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}<time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time> · {{ .ReadingTime }} min</p>
{{ .TableOfContents }}
{{ .Content }}
<ul>{{ range .GetTerms "tags" }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>
</article>
<h2>You may also like</h2>
<ul>{{ range .Params.related }}{{ with site.GetPage . }}{{ partial "card.html" . }}{{ end }}{{ end }}{{ range first 3 (site.RegularPages.Related .) }}{{ partial "card.html" . }}{{ end }}</ul>{{ end }}
`,
	"layouts/list.html": `{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}<ul>{{ range .Paginator.Pages }}{{ partial "card.html" . }}{{ end }}</ul>{{ with .Paginator.Prev }}<a href="{{ .URL }}">Newer</a>{{ end }}{{ with .Paginator.Next }}<a href="{{ .URL }}">Older</a>{{ end }}{{ end }}
`,
	"layouts/home.html": `{{ define "main" }}<h1>{{ site.Title }}</h1>{{ $all := .Paginate site.RegularPages }}<ul>{{ range $all.Pages }}{{ partial "card.html" . }}{{ end }}</ul>{{ range site.Sections }}<h2>{{ .Title }}</h2><ul>{{ range first 4 .RegularPagesRecursive }}{{ partial "card.html" . }}{{ end }}</ul>{{ end }}{{ end }}
`,
	"layouts/taxonomy.html": `{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
`,
	"layouts/rss.xml": `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>{{ .Title }}</title><link>{{ .Permalink }}</link>{{ $pages := .RegularPagesRecursive }}{{ if .IsHome }}{{ $pages = site.RegularPages }}{{ else if eq .Kind "term" }}{{ $pages = .Pages }}{{ end }}{{ range first 20 $pages }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate><description>{{ .Description | transform.XMLEscape }}</description><content:encoded>{{ .Content | transform.XMLEscape | safeHTML }}</content:encoded></item>{{ end }}</channel></rss>
`,
	"static/site.css": "body{max-width:40em;margin:auto}\n",
}

// hugo is Hugo with the same articles.
type hugo struct {
	exe, site, scratch string
	n                  int
}

func newHugo(exe string, b bench) (*hugo, error) {
	h := &hugo{exe: exe, site: b.site + "-hugo", scratch: b.scratch, n: b.n}
	for name, text := range hugoTheme {
		file := filepath.Join(h.site, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return nil, err
		}
	}
	content, err := filepath.Abs(filepath.Join(b.site, "content"))
	if err != nil {
		return nil, err
	}
	if err := os.CopyFS(filepath.Join(h.site, "content"), os.DirFS(content)); err != nil && !os.IsExist(err) {
		return nil, err
	}
	return h, nil
}

// build runs Hugo once.
func (h *hugo) build(output string) (cost, error) {
	return timed(exec.Command(h.exe, "--minify", "--quiet", "--source", h.site, "--destination", output))
}

// timed runs a command and says what it took.
func timed(cmd *exec.Cmd) (cost, error) {
	var said bytes.Buffer
	cmd.Stderr = &said
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return cost{}, fmt.Errorf("%s: %v\n%s", cmd.Path, err, said.String())
	}
	c := cost{wall: time.Since(start), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), peak: peak(cmd.ProcessState)}
	return c, nil
}
