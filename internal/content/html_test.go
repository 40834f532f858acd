package content

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/tally"
)

// problems are those of a text below a good header.
func problems(text string) diag.List {
	_, list := Parse(source.NewFile("content/health/x.md", []byte(goodHeader+text)), Rules{Zone: time.UTC})
	return ofPiece(list)
}

// TestKind1Tags: every tag is refused with the way to write that tag. What the
// hint says to write, put in the place of what is written, is no problem.
func TestKind1Tags(t *testing.T) {
	tally.Kind(t, 1)
	for _, c := range []struct{ text, hint, fixed string }{
		// listed
		{"<b>Take</b> it", "write **Take**", "**Take** it"},
		{"<STRONG class='x'>Take</STRONG> it", "write **Take**", "**Take** it"},
		{`See <a href="https://www.nice.example/g1" target="_blank">NICE</a>.`, "write [NICE](https://www.nice.example/g1)", "See [NICE](https://www.nice.example/g1)."},
		{`<img src="p.jpg" alt="A pill" width=3>`, "write ![A pill](p.jpg)", "![A pill](p.jpg)"},
		{"<figure>\n<img src=p.jpg>\n<figcaption>x</figcaption>\n</figure>", `write the picture alone in its paragraph`, `![A pill](p.jpg "x")`},
		{`<iframe width="560" src="https://www.youtube-nocookie.com/embed/abc" title="A talk"></iframe>`, "link to it, [A talk](https://www.youtube-nocookie.com/embed/abc)", "[A talk](https://www.youtube-nocookie.com/embed/abc)"},
		{"<H1>Signs</H1>", "write on a line of its own: ## Signs", "## Signs"},
		{"<p>One</p>\n<p>Two</p>", "leave out <p> and </p>", "One\n\nTwo"},
		{"<span style='color:red'>Text</span>", "leave out <span> and </span>", "Text"},
		{"<table>\n<tr><td>a</td><td>b</td></tr>\n</table>", "between bars", "| Group | People |\n|---|---|\n| a | b |"},
		{"<p class=\"MsoNormal\">Text<o:p></o:p></p>", "Ctrl+Shift+V", "Text"},
		// made up
		{"<i>a</i> b", "write *a*", "*a* b"},
		{"<em>a</em> b", "write *a*", "*a* b"},
		{"<mark>a</mark> b", "write **a**", "**a** b"},
		{"<del>a</del> b", "write ~~a~~", "~~a~~ b"},
		{"<s>a</s> b", "write ~~a~~", "~~a~~ b"},
		{"<strike>a</strike> b", "write ~~a~~", "~~a~~ b"},
		{"<code>a</code> b", "write `a`", "`a` b"},
		{"<kbd>a</kbd> b", "write `a`", "`a` b"},
		{"<q>a</q> b", "write “a”", "“a” b"},
		{"<b>over\ntwo lines</b>", "write **the words**", "**over\ntwo lines**"},
		{`<a href='https://a.example/x (1).pdf'>the paper</a>`, "write [the paper](<https://a.example/x (1).pdf>)", "[the paper](<https://a.example/x (1).pdf>)"},
		{`<a href="https://a.example/?a=1&amp;b=2"><b>x</b></a>`, "write [the words](https://a.example/?a=1&b=2)", "[**x**](https://a.example/?a=1&b=2)"},
		{`<a name="top"></a>Text`, "leave out <a> and </a>", "Text"},
		{`<img src="my p.jpg" alt="A pill" title="Its cap">`, `write ![A pill](<my p.jpg> "Its cap")`, `![A pill](<my p.jpg> "Its cap")`},
		{`<iframe src="https://www.youtube.com/embed/aqz-KE-bpKQ?start=5" title="A talk"></iframe>`, `write  ::embed{url="https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=5s" title="A talk" poster="film.jpg"}`, `::embed{url="https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=5s" title="A talk" poster="film.jpg"}`},
		{`<iframe src="//player.example/1"></iframe>`, "link to it, [What it shows](https://player.example/1)", "[What it shows](https://player.example/1)"},
		{"<video controls>\n<source src=a.mp4>\n</video>", `write  :::video {src="a.mp4"`, ":::video {src=\"a.mp4\" title=\"A walk\" poster=\"a.jpg\" captions=\"a.vtt\"}\nWhat is said.\n:::"},
		{"<audio src=\"talk.mp3\" title=\"A talk\"></audio>", `write  :::audio {src="talk.mp3" title="A talk"}`, ":::audio {src=\"talk.mp3\" title=\"A talk\"}\nWhat is said.\n:::"},
		{"<audio src=https://a.example/a.mp3></audio>", "link to it, [What it shows](https://a.example/a.mp3)", "[What it shows](https://a.example/a.mp3)"},
		{"<h2>Signs</h2>", "write on a line of its own: ## Signs", "## Signs"},
		{"## A\n\n<h3 id=x>Signs</h3>", "write on a line of its own: ### Signs", "## A\n\n### Signs"},
		{"<div class=\"note\">\n\nText\n\n</div>", "write  :::note", ":::note\nText\n:::"},
		{"<div class=\"row\">\n\nText\n\n</div>", "leave out <div> and </div>", "Text"},
		{"<u>Text</u>", "leave out <u> and </u>", "Text"},
		{"<center>Text</center>", "leave out <center> and </center>", "Text"},
		{"<font color=red>Text</font>", "leave out <font> and </font>", "Text"},
		{`<abbr title="x">MRI</abbr>`, "leave out <abbr> and </abbr>", "MRI"},
		{"<details><summary>More</summary>Text</details>", `write  :::details {title="More"}`, ":::details {title=\"More\"}\nText\n:::"},
		{"<details open>\n<summary class=x>How the\ntrial was &amp; is</summary>\n\nText\n\n</details>", `write  :::details {title="How the trial was & is"}`, ":::details {title=\"How the trial was & is\"}\nText\n:::"},
		{"<aside>Text</aside>", "write  :::aside", ":::aside\nText\n:::"},
		{"<aside class=\"callout warning\">Text</aside>", "write  :::warning", ":::warning\nText\n:::"},
		{"<div class=\"alert alert-info\" role=alert>\n\nText\n\n</div>", "write  :::warning", ":::warning\nText\n:::"},
		{"<Callout type=\"tip\" title=\"Mind\">Text</Callout>", `write  :::note {title="Mind"}`, ":::note {title=\"Mind\"}\nText\n:::"},
		{"<Accordion title=\"Why\">Text</Accordion>", `write  :::details {title="Why"}`, ":::details {title=\"Why\"}\nText\n:::"},
		{"<figure><blockquote>Ask.</blockquote></figure>", "write  :::quote {new=true", ":::quote {new=true by=\"A nurse\"}\nAsk.\n:::"},
		{"<figure><iframe src=\"https://player.example/1\" title=\"A talk\"></iframe></figure>", "link to it, [A talk](https://player.example/1)", "[A talk](https://player.example/1)"},
		{"<figure>\n<img src=a.jpg>\n<img src=b.jpg>\n</figure>", "write  :::gallery", ":::gallery\n![A](a.jpg)\n\n![B](b.jpg)\n:::"},
		{"<ref>Smith 2020</ref>", "as a footnote: [^note]", "Text[^note].\n\n[^note]: Smith 2020"},
		{"<ul>\n<li>One</li>\n<li>Two</li>\n</ul>", "with a hyphen and a space: - item", "- One\n- Two"},
		{"<ol><li>One</li></ol>", "with its number, a full stop and a space: 1. item", "1. One"},
		{"<dl><dt>a</dt><dd>b</dd></dl>", "a colon, a space and what it means: : meaning", "a\n: b"},
		{"<blockquote>x</blockquote>", "> words", "> x"},
		{"<pre>\nx\n</pre>", "put ``` on a line of its own", "```\nx\n```"},
		{"a\n\n<hr/>\n\nb", "write --- on a line of its own", "a\n\n---\n\nb"},
		{`a<br clear="all">b`, "write <br>", "a<br>b"},
		{`H<sub class="x">2</sub>O`, "write <sub>2</sub>", "H<sub>2</sub>O"},
		{"<script>\nf()\n</script>", "delete it", ""},
		{`<link rel=stylesheet href=x.css>`, "delete it", ""},
		{"Where a<b and b>c, stop.", `write \<b and b> if < means less than`, `Where a\<b and b>c, stop.`},
		{"If p<q>r then", `write \<q> if < means less than`, `If p\<q>r then`},
		{"For n<i or s>u it holds", `write \<i or s> if < means less than`, `For n\<i or s>u it holds`},
		{"<b>Take it", "write **the words**", "**Take it**"},
		{"<!DOCTYPE html>", "delete it", ""},
		{"<!doctype html>", "delete it", ""},
		{"<?php x ?>", "delete it", ""},
		{"<form><input name=a></form>", "link to the page that has it", "[Take part](https://a.example/)"},
		{"<svg viewBox='0 0 1 1'></svg>", "save the drawing as a file", "![What it shows](drawing.svg)"},
		{"Text<o:p></o:p>", "paste as plain text", "Text"},
		{"the <patient> said", `write \<patient> for words between angle brackets`, `the \<patient> said`},
		{"See <a href=“https://a.example/”>it</a>.", "write [", "See [it](https://a.example/)."},
		{"x</b> y", "delete it", "x y"},
		{"10<sup>9 cells", "write </sup> where it ends", "10<sup>9</sup> cells"},
		{"10 9</sup> cells", "delete it", "10 9 cells"},
		{"[a<sub>b](https://a.example)</sub>", "write </sub> where it ends", "[a<sub>b</sub>](https://a.example)"},
		{"<sub>[a</sub>](https://a.example)", "write </sub> where it ends", "[<sub>a</sub>](https://a.example)"},
		{"<div\nclass=x\n\nText", "", "Text"},
	} {
		list := problems(c.text)
		if len(list) == 0 || list[0].Code != "raw-html" && c.hint != "" || !strings.Contains(list[0].Hint, c.hint) {
			if c.hint != "" {
				t.Errorf("%q: %v", c.text, list)
			}
		}
		if list := problems("Start.\n\n" + c.fixed); list.Failed() {
			t.Errorf("%q was written as the hint says, %q: %v", c.text, c.fixed, list)
		}
		if what, ok := strings.CutPrefix(c.hint, "write "); ok && strings.ContainsAny(what, "*~`[!<“") && !strings.Contains(c.hint, "on a line") && !strings.Contains(c.hint, "where it") && !strings.Contains(c.hint, "the words") {
			if first, _, _ := strings.Cut(strings.TrimSuffix(what, " if < means less than"), " for words"); !strings.Contains(c.fixed, first) {
				t.Errorf("%q: the hint says %q, and the test writes %q", c.text, first, c.fixed)
			}
		}
	}
}

// TestOneTableOneError: what stands within an element that is refused is not refused
// again.
func TestOneTableOneError(t *testing.T) {
	for text, want := range map[string]int{
		"<table>\n<thead><tr><th>a</th></tr></thead>\n<tr><td>b</td></tr>\n</table>": 1, "<ul><li>a</li><li>b</li></ul>": 1, "<figure><figcaption>a</figcaption></figure>": 1,
		"<b>a</b> <b>c</b>": 2, "<td>a</td>": 1, "<p>a <i>b</i></p>": 2, "<pre><code>a</code></pre>": 1,
	} {
		if list := problems(text); len(list) != want {
			t.Errorf("%q: %d problems, want %d: %v", text, len(list), want, list)
		}
	}
}

// TestKind1Comments: notes to colleagues are read and never written.
func TestKind1Comments(t *testing.T) {
	tally.Kind(t, 1)
	for text, want := range map[string]string{
		// listed
		"<!-- SECRET -->\n\nText.":                       "<p>Text.</p>",
		"<!--more-->\nText.":                             "<p>Text.</p>",
		"Text <!-- fact-check: call SECRET --> goes on.": "<p>Text goes on.</p>",
		"[//]: # (SECRET)\n\nText.":                      "<p>Text.</p>",
		// made up: where else they may stand
		"Text<!-- SECRET --> goes on.":                                           "<p>Text goes on.</p>",
		"Te<!-- SECRET -->xt.":                                                   "<p>Text.</p>",
		"Text <!-- SECRET\n*not* [this](javascript:x) --> goes on.":              "<p>Text goes on.</p>",
		"Text.\n<!-- SECRET -->\nMore.":                                          "<p>Text.\nMore.</p>",
		"Text.\n<!-- SECRET\nSECRET -->\nMore.":                                  "<p>Text.\nMore.</p>",
		"Text.\n<!-- SECRET\n\nSECRET -->\nMore.":                                "<p>Text.</p><p>More.</p>",
		"<!-- SECRET\n\n## SECRET\n\n- SECRET\n-->\n\nText.":                     "<p>Text.</p>",
		"<!-- SECRET\n\nSECRET --> Text *a*.":                                    "<p>Text <em>a</em>.</p>",
		"<!-- SECRET --> Text.":                                                  "<p>Text.</p>",
		"<!-- SECRET --><!-- SECRET -->\nText.":                                  "<p>Text.</p>",
		"  <!-- SECRET -->\nText.":                                               "<p>Text.</p>",
		"Text.\n\n<!-- SECRET -->":                                               "<p>Text.</p>",
		"Text. <!-- SECRET -->":                                                  "<p>Text.</p>",
		"## Head <!-- SECRET -->\n\nText.":                                       `<h2 id="head">Head</h2><p>Text.</p>`,
		"| A | B |\n|---|---|\n| 1 | 2 <!-- SECRET --> |":                        `<div class="table" tabindex="0"><table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table></div>`,
		"| A | B |\n|---|---|\n<!-- SECRET -->\n| 1 | 2 |":                       `<div class="table" tabindex="0"><table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table></div>`,
		"- One\n<!-- SECRET -->\n- Two":                                          "<ul><li>One</li><li>Two</li></ul>",
		"- One\n\n  <!-- SECRET\n\n  SECRET -->\n  more":                         "<ul><li><p>One</p><p>more</p></li></ul>",
		"> <!-- SECRET\n>\n> SECRET -->\n> Text.":                                "<blockquote><p>Text.</p></blockquote>",
		"Text.[^1]\n\n[^1]: Note. <!-- SECRET -->":                               `<p>Text.<sup id="x-fnref:1"><a href="#x-fn:1" class="footnote-ref" role="doc-noteref">1</a></sup></p><div class="footnotes" role="doc-endnotes"><hr><ol><li id="x-fn:1"><p>Note.&#160;<a href="#x-fnref:1" class="footnote-backref" title="Back to the text" role="doc-backlink">↩︎</a></p></li></ol></div>`,
		"**a <!-- ** SECRET --> b**":                                             "<p><strong>a b</strong></p>",
		"`<!-- shown -->` and\n\n    <!-- shown -->\n\n```\n<!-- shown -->\n```": "<p><code>&lt;!-- shown --></code> and</p><pre><code>&lt;!-- shown --&gt;\n</code></pre><pre><code>&lt;!-- shown --&gt;\n</code></pre>",
		`\<!-- shown --\>`:                                                       "<p>&lt;!– shown –></p>",
		"![A](a.png \"Cap\") <!-- SECRET -->":                                    `<figure><img  alt="A"><figcaption>Cap</figcaption></figure>`,
		"Text ![a<!-- SECRET -->b](a.png).":                                      `<p>Text <img  alt="ab">.</p>`,
		"Text <<!-- SECRET -->.":                                                 "<p>Text &lt;.</p>",
		"A --> B":                                                                "<p>A –> B</p>",
	} {
		html, words, ok := publishedText(t, text)
		if !ok || html != want || strings.Contains(words, "SECRET") {
			t.Errorf("%q: got %s (%q), want %s", text, html, words, want)
		}
		if prose := said(t, text); prose != nil {
			for _, b := range prose.Blocks {
				if strings.Contains(b.Text, "SECRET") {
					t.Errorf("%q: the prose has %q", text, b.Text)
				}
			}
		}
	}
}

// TestKind1PercentNotes: the same notes between percent signs, and what is none.
func TestKind1PercentNotes(t *testing.T) {
	tally.Kind(t, 1)
	for text, want := range map[string]string{
		// listed
		"Water. %%call SECRET%% Bread.": "<p>Water. Bread.</p>",
		"%%SECRET%%":                    "the article has no text",
		// made up
		"%% SECRET %%\n\nText.":                                                   "<p>Text.</p>",
		"%%\nSECRET\n\n- SECRET\n%%\n\nText.":                                     "<p>Text.</p>",
		"%% SECRET\n\nSECRET %%\n\nText.":                                         "<p>Text.</p>",
		"Text.\n%%\nSECRET\n%%\nMore.":                                            "<p>Text.\nMore.</p>",
		"Text %% SECRET\n*not* [this](javascript:x) %% goes on.":                  "<p>Text goes on.</p>",
		"Text.\n%%\nSECRET\n%%\nMore.\n\n%% SECRET %%":                            "<p>Text.\nMore.</p>",
		"Te%%SECRET%%xt.":                                                         "<p>Text.</p>",
		"Text. %%SECRET: 95%%%":                                                   "it is not clear where this note to colleagues ends",
		"Text. %% SECRET 2019%%":                                                  "<p>Text.</p>",
		"## Head %% SECRET %%\n\nText.":                                           `<h2 id="head">Head</h2><p>Text.</p>`,
		"| A | B |\n|---|---|\n| 1 | two %% SECRET %% |\n%% SECRET %%\n| 3 | 4 |": `<div class="table" tabindex="0"><table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody><tr><td>1</td><td>two</td></tr><tr><td>3</td><td>4</td></tr></tbody></table></div>`,
		"- One\n%% SECRET %%\n- Two":                                              "<ul><li>One</li><li>Two</li></ul>",
		"- One %% SECRET %%\n\n  %%\n  SECRET\n\n  SECRET\n  %%\n  more":          "<ul><li><p>One</p><p>more</p></li></ul>",
		"> %%\n> SECRET\n>\n> SECRET\n> %%\n> Text.":                              "<blockquote><p>Text.</p></blockquote>",
		":::note\n%% SECRET %%\nText. %% SECRET %%\n:::":                          `<div class="box box-note" role="note"><p class="box-title">Good to know</p><p>Text.</p></div>`,
		"**a %% ** SECRET %% b**":                                                 "<p><strong>a b</strong></p>",
		"![A %%SECRET%%](a.png \"Cap\") %% SECRET %%":                             `<figure><img  alt="A "><figcaption>Cap</figcaption></figure>`,
		"Text.[^1]\n\n[^1]: Note. %% SECRET %%":                                   `<p>Text.<sup id="x-fnref:1"><a href="#x-fn:1" class="footnote-ref" role="doc-noteref">1</a></sup></p><div class="footnotes" role="doc-endnotes"><hr><ol><li id="x-fn:1"><p>Note.&#160;<a href="#x-fnref:1" class="footnote-backref" title="Back to the text" role="doc-backlink">↩︎</a></p></li></ol></div>`,
		"`%% shown %%` and\n\n```\n%% shown %%\n```":                              "<p><code>%% shown %%</code> and</p><pre><code>%% shown %%\n</code></pre>",
		"100%% sure, and 5%% of 10%% are.":                                        "<p>100%% sure, and 5%% of 10%% are.</p>",
		`\%% shown \%%`:                                                           "<p>%% shown %%</p>",
		"%%%%\n\nText %%%%.":                                                      "<p>Text .</p>",
		"[a](https://a.example/x%20%%y) and 5 % %":                                `<p><a href="https://a.example/x%20%25%25y">a</a> and 5 % %</p>`,
	} {
		html, words, _ := publishedText(t, text)
		if html != want || strings.Contains(words, "SECRET") {
			t.Errorf("%q: got %s (%q), want %s", text, html, words, want)
		}
		if prose := said(t, text); prose != nil {
			for _, b := range prose.Blocks {
				if strings.Contains(b.Text, "SECRET") {
					t.Errorf("%q: the prose has %q", text, b.Text)
				}
			}
		}
	}
}

// TestDeskNotes: the preview finds each note, with its place.
func TestDeskNotes(t *testing.T) {
	text := goodHeader + "A <!-- one --> b %% two\nlines %%.\n\n%%\nthree\n\nfour\n%%\n\n[//]: # (five)\n\n- x\n\n  %% six %%\n\n| A |\n|---|\n| b <!-- seven --> |\n\n:::note\n%% eight %%\nWords, 100%% of `%% code %%`.\n:::\n"
	above := strings.Count(goodHeader, "\n")
	var got []string
	for _, n := range DeskNotes(source.NewFile("content/health/x.md", []byte(text)), Parts{}) {
		got = append(got, fmt.Sprintf("%d:%d %s", n.At.Line-above, n.At.Column, n.Text))
	}
	want := []string{"1:3 one", "1:18 two\nlines", "4:1 three\n\nfour", "10:1 five", "14:3 six", "18:5 seven", "21:1 eight"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestBadComments: what could let out a part of a note is an error, and writing it as
// the hint says is none.
func TestBadComments(t *testing.T) {
	for _, c := range []struct{ text, hint, fixed string }{
		{"<!-- SECRET\n\nText.", "write --> where it ends", "<!-- SECRET -->\n\nText."},
		{"Text <!-- SECRET\n\nText.", "write --> where it ends", "Text <!-- SECRET -->\n\nText."},
		{"Text <!-- SECRET\n\nSECRET --> text.", "must begin on a line of its own", "Text\n<!-- SECRET\n\nSECRET --> text."},
		{"<!-- a <!-- SECRET --> SECRET -->\n\nText.", "write --> where the first ends", "<!-- a --><!-- SECRET -->\n\nText."},
		{"Text <!-- a <!-- SECRET --> SECRET -->.", "write --> where the first ends", "Text <!-- a --> <!-- SECRET -->."},
		{"<!--> SECRET -->\n\nText.", "put a space after <!--", "<!-- > SECRET -->\n\nText."},
		{"Text <!---> SECRET -->.", "put a space after <!--", "Text <!-- -> SECRET -->."},
		{"<!-- SECRET --!> Text <!-- b -->", "write -->", "<!-- SECRET --> Text <!-- b -->"},
		{"<!– SECRET –> Text", "write <!-- with two hyphens", "<!-- SECRET --> Text"},
		{"<!— SECRET —> Text", "write <!-- with two hyphens", "<!-- SECRET --> Text"},
		{"<!- SECRET -> Text", "write <!-- with two hyphens", "<!-- SECRET --> Text"},
		{"<! -- SECRET --> Text", "write <!-- with two hyphens", "<!-- SECRET --> Text"},
		{"- <!-- SECRET\n\nSECRET -->\n\nText.", "close it with --> before that ends", "- <!-- SECRET -->\n\nText."},
		{"> <!-- SECRET\n\nSECRET -->\n\nText.", "close it with --> before that ends", "> <!-- SECRET -->\n\nText."},
		{"| A | B |\n|---|---|\n| 1 | <!-- a | b --> |", "write --> where it ends", "| A | B |\n|---|---|\n| 1 | <!-- a --> |"},
		{"Text %% SECRET\n\nText.", "write %% where it ends", "Text %% SECRET %%\n\nText."},
		{"Text %% SECRET\n\nText.", `to show two percent signs, write \%%`, `Text \%% S.`},
		{"%%\nSECRET\n\nText.", "write %% where it ends", "%%\nSECRET\n%%\n\nText."},
		{"%% SECRET\n\nText.\n\n%% SECRET too\n", "write  <!--  where it begins", "<!-- SECRET -->\n\nText.\n\n<!-- SECRET too -->\n"},
		{"%% SECRET\nText.\n%% SECRET too\n", "write  <!--  where it begins", "<!-- SECRET -->\nText.\n<!-- SECRET too -->\n"},
		{"About 5 %% and 6 %% of people.", "one % for per cent", "About 5 % and 6 % of people."},
		{"Since 2019 %% SECRET %% it grew.", "around a note", "Since 2019 <!-- SECRET --> it grew."},
		{"- %% SECRET\n\nSECRET %%\n\nText.", "close it with %% before that ends", "- %% SECRET %%\n\nText."},
		{"| A | B |\n|---|---|\n| 1 | %% a | b %% |", "write %% where it ends", "| A | B |\n|---|---|\n| 1 | %% a %% |"},
	} {
		list := problems(c.text)
		if !slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == "bad-comment" && strings.Contains(d.Hint, c.hint) }) {
			t.Errorf("%q: %v", c.text, list)
		}
		if html, _, ok := publishedText(t, c.fixed); !ok || strings.Contains(html, "SECRET") {
			t.Errorf("%q was written as the hint says, %q: %s", c.text, c.fixed, html)
		}
	}
}
