package content

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"galen/internal/source"
)

// citing is an article with three references and a text.
func citing(text string) string {
	return "---\ntitle: T\ndescription: D.\ndate: 2026-11-01\nauthors: [a]\nreferences: [{id: a, title: A, pmid: 1}, {id: b, title: B, pmid: 2}, {id: c, title: C, pmid: 3}]\n---\n" + text
}

// TestNotCitations: what only looks like a citation is what it was.
func TestNotCitations(t *testing.T) {
	for text, want := range map[string]string{
		"[@a](https://a.example)":           `<p><a href="https://a.example">@a</a></p>`,
		"[@a][x]\n\n[x]: https://x.example": `<p><a href="https://x.example">@a</a></p>`,
		"[@a]\n\n[@a]: https://x.example":   `<p><a href="https://x.example">@a</a></p>`,
		"`[@a]`":                            `<p><code>[@a]</code></p>`,
		`\[@a]`:                             `<p>[@a]</p>`,
		"    [@a]":                          "<pre><code>[@a]\n</code></pre>",
		"[ @a]":                             "<p>[ @a]</p>",
		"[@a":                               "<p>[@a</p>",
		"[@a\n\nb]":                         "<p>[@a</p><p>b]</p>",
		"[@a [x](https://x.example)":        `<p>[@a <a href="https://x.example">x</a></p>`,
		"mail me@a.example [me]":            `<p>mail <a href="mailto:me@a.example">me@a.example</a> [me]</p>`,
		"[@a\nb\nc\nd\ne\nf]":               "<p>[@a\nb\nc\nd\ne\nf]</p>",
		"![@a](https://news.example/x.png \"T [@a]\")": `<figure><img alt="@a"><figcaption>T [@a]</figcaption></figure>`,
	} {
		document, list := Parse(source.NewFile("content/health/x.md", []byte(citing(text))), Rules{Zone: time.UTC, Home: "https://news.example/"})
		a := document.(*Article)
		if got := strings.Join(a.Body().Segments, ""); strings.ReplaceAll(got, "<img  ", "<img ") != want || list.Failed() || a.References[0].Cited > 0 {
			t.Errorf("%q gives %q, want %q; %v", text, got, want, list)
		}
	}
}

// TestCitationSpace: the number follows its word, whatever stands between them.
func TestCitationSpace(t *testing.T) {
	for _, between := range []string{"", " ", "\n", "  "} {
		document, list := Parse(source.NewFile("content/health/x.md", []byte(citing("Word"+between+"[@a; @b;\n@c]. End."))), Rules{Zone: time.UTC})
		got := strings.Join(document.(*Article).Body().Segments, "")
		if !strings.HasPrefix(got, `<p>Word<sup class="cite">[<a href="#page-ref-a"`) || !strings.HasSuffix(got, "</sup>. End.</p>") || len(list) > 0 {
			t.Errorf("%q gives %q; %v", between, got, list)
		}
	}
}

// FuzzCitations: each citation in a page is counted, numbered in order, and has
// an id of its own.
func FuzzCitations(f *testing.F) {
	f.Add("One [@a], two [@b; @a].\n\n> [@c;\n> @a]\n\n[^n]: Note [@b].\n\n- x[^n]\n")
	f.Add("*[@a*; @b]* [[@a]] ![x [@a]](y) [@a][@b](z) [@a; @a] <b>[@c]</b> `[@b]` \\[@c]")
	f.Add("| [@a] | b |\n| --- | --- |\n| c [@b] | \\| [@c] |\n")
	f.Fuzz(func(t *testing.T, text string) {
		document, list := Parse(source.NewFile("content/health/x.md", []byte(citing(text))), Rules{Zone: time.UTC})
		a, ok := document.(*Article)
		if !ok || list.Failed() {
			return
		}
		html, cited := strings.Join(a.Body().Segments, ""), 0
		first := -1
		for i, r := range a.References {
			for nth := 1; nth <= r.Cited; nth++ {
				link := fmt.Sprintf(`<a href="#page-ref-%s" id="%s" role="doc-biblioref">%d</a>`, r.ID, CitationID(i+1, nth), i+1)
				at := strings.Index(html, link)
				if at < 0 || strings.Contains(html[at+1:], link) {
					t.Fatalf("%s is not there once in %s", link, html)
				}
				if nth == 1 {
					if at < first {
						t.Fatalf("%d is cited before %d in %s", i+1, i, html)
					}
					first = at
				}
			}
			cited += r.Cited
		}
		if n := strings.Count(html, ` role="doc-biblioref">`); n != cited {
			t.Fatalf("%d citations, and %d are counted: %s", n, cited, html)
		}
	})
}
