package sitecheck_test

import (
	"fmt"
	"path"
	"strings"
	"testing"

	"galen/internal/testing/sitecheck"
)

var dataMutations = []mutation{
	{"other headline", sitecheck.StructuredData, story, swap(`"headline":"Early`, `"headline":"Late`), "headline is", ""},
	{"crop of another picture", sitecheck.StructuredData, story, swap("26-dots-square-", "25-dots-square-"), "is not to be seen", ""},
	{"other sites get another picture", sitecheck.StructuredData, story, swap(`"og:image" content="`+home+`immutable/health/autoimmune/car-t-systemic-sclerosis/26-dots.`, `"og:image" content="`+home+`health/autoimmune/car-t-systemic-sclerosis/x.`), "image is", ""},
	{"other h1", sitecheck.StructuredData, story, swap("<h1>Early", "<h1>Late"), "headline is", ""},
	{"other date", sitecheck.StructuredData, story, each(`"datePublished":"2025-10-27T09`, `"datePublished":"2025-10-27T08`), "is in no <time>", ""},
	{"date without a time zone", sitecheck.StructuredData, story, each(`"datePublished":"2025-10-27T09:00:00Z"`, `"datePublished":"2025-10-27T09:00"`), "cannot be 2025-10-27T09:00", ""},
	{"visible date changed", sitecheck.StructuredData, story, swap(`<time datetime="2025-10-27T09`, `<time datetime="2025-10-28T09`), "is in no <time>", ""},
	{"change before publication", sitecheck.StructuredData, story, each("2026-11-20T08:30:00Z", "2024-11-20T08:30:00Z"), "before it was published", ""},
	{"change not told", sitecheck.StructuredData, story, each(`"dateModified":"2026-11-20T08:30:00Z"`, `"dateModified":"2025-10-27T09:00:00Z"`), "dateModified is", ""},
	{"day of review", sitecheck.StructuredData, story, swap(`"lastReviewed":"2026-11-20"`, `"lastReviewed":"2026-11-19"`), "lastReviewed 2026-11-19", ""},
	{"time of review", sitecheck.StructuredData, story, swap(`"lastReviewed":"2026-11-20"`, `"lastReviewed":"2026-11-20T08:30:00Z"`), "lastReviewed of MedicalWebPage cannot be", ""},
	{"author not visible", sitecheck.StructuredData, opinion, each(`"name":"Galen statistics desk"`, `"name":"Dr Nobody"`), `no link "Dr Nobody" to the author`, ""},
	{"author not linked", sitecheck.StructuredData, opinion, each(`href="/authors/statistics-desk/"`, `href="/authors/evidence-desk/"`), "to the author at", ""},
	{"author's page of another", sitecheck.StructuredData, "authors/statistics-desk/index.html", swap("<h1>Galen statistics", "<h1>Galen"), "is headed", opinion},
	{"no author", sitecheck.StructuredData, opinion, swap(`"author":[{"@id":"`+home+`authors/statistics-desk/#id"}]`, `"author":[]`), "has no author", ""},
	{"reviewer not visible", sitecheck.StructuredData, story, both(swap(">Galen evidence desk</a> on", ">Us</a> on"), swap(">Galen evidence desk</a> reviewed", ">Us</a> reviewed")), "to the reviewer", ""},
	{"person is sameAs a page", sitecheck.StructuredData, opinion, swap(`"parentOrganization":`, `"sameAs":"`+home+`ethics/","parentOrganization":`), "is sameAs", ""},
	{"crumbs swapped", sitecheck.StructuredData, story, both(swap(`"name":"Home","position"`, `"name":"Health ","position"`), swap(`"name":"Health","position"`, `"name":"Home","position"`)), "the breadcrumbs are", ""},
	{"crumb address changed", sitecheck.StructuredData, story, swap(`"item":"`+home+`health/"`, `"item":"`+home+`trials/"`), "the breadcrumbs are", ""},
	{"visible crumb changed", sitecheck.StructuredData, story, swap(`<ol><li><a href="/">Home`, `<ol><li><a href="/">Start`), "the breadcrumbs are", ""},
	{"crumb positions", sitecheck.StructuredData, story, swap(`"position":2`, `"position":3`), "has the position", ""},
	{"no crumbs", sitecheck.StructuredData, "about/index.html", both(cut(`,{"@id":"`+home+`about/#crumbs"`, `]}</script>`), cut(`<nav class="breadcrumbs"`, `<main`)), "has no breadcrumbs", ""},
	{"unknown type", sitecheck.StructuredData, story, swap(`"NewsArticle"`, `"NewsArtikel"`), `there is no type "NewsArtikel"`, ""},
	{"unknown property", sitecheck.StructuredData, story, swap(`"headline":`, `"heading":`), `has no property "heading"`, ""},
	{"property of another type", sitecheck.StructuredData, story, swap(`"wordCount":`, `"lastReviewed":"2026-11-20","wordCount":`), "NewsArticle has no property", ""},
	{"text for yes or no", sitecheck.StructuredData, story, swap(`"isAccessibleForFree":true`, `"isAccessibleForFree":"yes"`), "isAccessibleForFree of NewsArticle cannot be yes", ""},
	{"wrong kind of node", sitecheck.StructuredData, story, swap(`"isPartOf":{"@id":"`+home+`#website"}`, `"isPartOf":{"@id":"`+home+`#publisher"}`), "cannot be a NewsMediaOrganization", ""},
	{"node that is not there", sitecheck.StructuredData, story, swap(`{"@id":"`+home+`authors/evidence-desk/#id"},"url"`, `{"@id":"`+home+`authors/nobody/#id"},"url"`), "which is not on the page", ""},
	{"node twice", sitecheck.StructuredData, story, swap(`"@id":"`+home+`#website","@type"`, `"@id":"`+home+`#publisher","@type"`), "two nodes have the @id", ""},
	{"key twice", sitecheck.StructuredData, story, swap(`"headline":`, `"headline":"x","headline":`), "stands twice", ""},
	{"comma at the end", sitecheck.StructuredData, story, swap(`]}</script>`, `],}</script>`), "structured data: invalid character", ""},
	{"text after the end", sitecheck.StructuredData, story, swap(`]}</script>`, `]};</script>`), "structured data: ", ""},
	{"half a character", sitecheck.StructuredData, story, swap(`"headline":"Early`, `"headline":"\ud83eEarly`), "U+FFFD", ""},
	{"other context", sitecheck.StructuredData, story, swap("https://schema.org", "http://schema.org"), "@context", ""},
	{"address of nothing", sitecheck.StructuredData, story, swap(`"ethicsPolicy":"`+home+`ethics/"`, `"ethicsPolicy":"`+home+`morals/"`), "leads to nothing", ""},
	{"address of a redirect", sitecheck.StructuredData, story, swap(`"ethicsPolicy":"`+home+`ethics/"`, `"ethicsPolicy":"`+home+`car-t-ssc/"`), "leads to a redirect", ""},
	{"other correction", sitecheck.StructuredData, story, swap(`"text":"The page`, `"text":"A page`), "the correction", ""},
	{"visible correction changed", sitecheck.StructuredData, story, swap("</time>: The page that", "</time>: That page that"), "the correction", ""},
	{"day of correction", sitecheck.StructuredData, story, swap(`"CorrectionComment","datePublished":"2026-11-20`, `"CorrectionComment","datePublished":"2026-11-21`), "is in no <time>", ""},
	{"other citation", sitecheck.StructuredData, story, swap(`"name":"Systemic sclerosis (Lancet, 2017)"`, `"name":"Systemic sclerosis (Nature, 2017)"`), "the citation", ""},
	{"other journal of a citation", sitecheck.StructuredData, story, swap(`"name":"Systemic sclerosis (Lancet, 2017)"`, `"isPartOf":{"@type":"Periodical","name":"Journal of Nothing"},"name":"Systemic sclerosis (Lancet, 2017)"`), "Journal of Nothing", ""},
	{"citation said to be retracted", sitecheck.StructuredData, story, swap(`"name":"Systemic sclerosis (Lancet, 2017)"`, `"creativeWorkStatus":"Retracted","name":"Systemic sclerosis (Lancet, 2017)"`), "Retracted", ""},
	{"other sponsor of the study", sitecheck.StructuredData, story, swap(`"name":"Bristol Myers Squibb"`, `"name":"Some Other Company"`), `"Some Other Company", of the study`, ""},
	{"other number of the study", sitecheck.StructuredData, story, swap(`"identifier":"NCT05869955"`, `"identifier":"NCT05869956"`), "NCT05869956", ""},
	{"other entry of the study", sitecheck.StructuredData, story, swap(`"url":"https://clinicaltrials.gov/study/NCT05869955"},`, `"url":"https://clinicaltrials.gov/study/NCT05869956"},`), "NCT05869956", ""},
	{"other state of the study", sitecheck.StructuredData, story, swap(`schema.org/Recruiting`, `schema.org/Completed`), "Completed", ""},
	{"no such state", sitecheck.StructuredData, story, swap(`schema.org/Recruiting`, `schema.org/Waiting`), "cannot be https://schema.org/Waiting", ""},
	{"randomised, says the graph alone", sitecheck.StructuredData, story, swap(`"status":"https://schema.org/Recruiting"`, `"status":"https://schema.org/Recruiting","trialDesign":"https://schema.org/RandomizedTrial"`), "andomised", ""},
	{"more people in the graph", sitecheck.StructuredData, story, swap(`"description":"Phase 1 trial: 26 people`, `"description":"Phase 1 trial: 260 people`), "260 people", ""},
	{"about no study", sitecheck.StructuredData, story, cut(`"about":[`, `"articleSection"`), "not about the study", ""},
	{"study without its box", sitecheck.StructuredData, story, cut(`<aside class="study"`, `<p>Twenty-six`), "1 studies, and the page shows false", ""},
	{"other address of a citation", sitecheck.StructuredData, story, swap(`"url":"https://doi.org/10.1056/NEJMoa2308917"`, `"url":"https://doi.org/10.1056/NEJMoa2308918"`), "no link leads to the citation", ""},
	{"other picture", sitecheck.StructuredData, story, swap(`"url":"`+home+`immutable/health/autoimmune/car-t-systemic-sclerosis/26-dots.`, `"url":"`+home+`health/24-dots.`), "leads to nothing", ""},
	{"picture not shown", sitecheck.StructuredData, story, cut("<figure class=\"picture\">", "<nav class=\"contents\""), "is not to be seen", ""},
	{"other credit", sitecheck.StructuredData, story, swap(`"creditText":"Galen`, `"creditText":"Agency, Galen`), "of the picture, is not to be seen", ""},
	{"keyword not visible", sitecheck.StructuredData, story, swap(`"keywords":["autoimmune`, `"keywords":["miracle cure","autoimmune`), `keyword "miracle cure"`, ""},
	{"more words than there are", sitecheck.StructuredData, story, swap(`"wordCount":`, `"wordCount":9`), "wordCount is 9", ""},
	{"other section", sitecheck.StructuredData, story, swap(`"articleSection":"Health, Autoimmune disease"`, `"articleSection":"Sport"`), "articleSection is", ""},
	{"other description", sitecheck.StructuredData, story, each(`"description":"There was`, `"description":"There is`), "description is", ""},
	{"canonical changed", sitecheck.StructuredData, story, swap(`rel="canonical" href="`+home, `rel="canonical" href="`+home+`x`), "url is", ""},
	{"other name of the page", sitecheck.StructuredData, "about/index.html", swap(`"name":"About`, `"name":"Above`), "name of the page is", ""},
	{"two articles", sitecheck.StructuredData, story, swap(`{"@id":"`+home+`#website"`, `{"@type":"Article","headline":"x"},{"@id":"`+home+`#website"`), "2 articles on one page", ""},
	{"article on a page that is none", sitecheck.StructuredData, "about/index.html", swap(`{"@id":"`+home+`#website"`, `{"@type":"Article","headline":"x"},{"@id":"`+home+`#website"`), "a page that is none", ""},
	{"other role", sitecheck.StructuredData, "authors/news-desk/index.html", swap(`"parentOrganization"`, `"sameAs":"`+home+`about/","parentOrganization"`), "is sameAs", ""},
	{"other name of an author", sitecheck.StructuredData, "authors/news-desk/index.html", swap(`"@type":"Organization","name":"Galen news`, `"@type":"Organization","name":"Galen old`), "name of the author", ""},
	{"nothing as a collection", sitecheck.StructuredData, "404.html", swap(`"@type":"WebPage"`, `"@type":"CollectionPage"`), "called a collection", ""},
	{"redirect with data", sitecheck.StructuredData, alias, into("</head>", `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage"}]}</script>`), "a redirect with structured data", ""},
}

// The addresses of two authors of the newsroom.
const natalyaID, adaID = "https://news.example/authors/%D0%BD%D0%B0%D1%82%D0%B0%D0%BB%D1%8C%D1%8F/#id", "https://news.example/authors/ada/#id"

// authors is how JSON-LD names two of them.
func authors(first, second string) string {
	return fmt.Sprintf(`"author":[{"@id":%q},{"@id":%q}]`, first, second)
}

// newsroomMutations need people, and an article with two authors and a picture.
var newsroomMutations = []mutation{
	{"other role", sitecheck.StructuredData, "authors/ada/index.html", swap(`"jobTitle":"Editor`, `"jobTitle":"Chief editor`), "jobTitle", ""},
	{"visible title of a doctor gone", sitecheck.StructuredData, "authors/ada/index.html", swap(", MD, MPH</p>", "</p>"), "honorificSuffix", ""},
	{"authors in another order", sitecheck.StructuredData, "health/piece-1/index.html", swap(authors(natalyaID, adaID), authors(adaID, natalyaID)), "stands earlier", ""},
	{"picture not told", sitecheck.StructuredData, "health/piece-1/index.html", cut(`"image":[{`, `"inLanguage"`), "picture is missing", ""},
}

var structureMutations = []mutation{
	{"second h1", sitecheck.Structure, story, swap("</main>", "<h1>x</h1></main>"), "2 h1", ""},
	{"no h1", sitecheck.Structure, story, both(swap("<h1>", "<p>"), swap("</h1>", "</p>")), "0 h1", ""},
	{"level skipped", sitecheck.Structure, story, both(swap("<h2 id", "<h4 id"), swap("what-the-illness-is\">What the illness is</h2>", "what-the-illness-is\">What the illness is</h4>")), "skips a level", ""},
	{"heading without text", sitecheck.Structure, story, swap("</main>", "<h2> </h2></main>"), "an empty <h2>", ""},
	{"no language", sitecheck.Structure, story, swap(` lang="en-GB"`, ""), `lang is ""`, ""},
	{"no such language", sitecheck.Structure, story, swap(`lang="en-GB"`, `lang="english"`), `lang is "english"`, ""},
	{"no language of a passage", sitecheck.Structure, story, swap("</main>", `<p lang="fr_x">x</p></main>`), `<p> has the lang "fr_x"`, ""},
	{"passage that runs otherwise", sitecheck.Structure, story, swap("</main>", `<p lang="ar">x</p></main>`), `<p lang="ar"> runs ltr`, ""},
	{"two titles", sitecheck.Structure, story, swap("</title>", "</title><title>x</title>"), "2 titles", ""},
	{"no title", sitecheck.Structure, story, cut("<title>", "<meta name=\"viewport\""), "0 titles", ""},
	{"title of another page", sitecheck.Structure, "contact/index.html", both(cut("<title>", `<meta name="viewport"`), into(`<meta name="viewport"`, "<title>Topics – Galen Health</title>")), "too", "tags/index.html"},
	{"description of another page", sitecheck.Structure, guide, swap(`name="description" content="`, `name="description" content="Our statistics desk argues that a percentage without its denominator should never reach a headline, and offers a simple house rule."><meta name="x" content="`), "is that of " + opinion + " too", ""},
	{"no description", sitecheck.Structure, story, swap(`name="description"`, `name="x"`), "without a description", ""},
	{"two descriptions", sitecheck.Structure, story, swap("</head>", `<meta name="description" content="x"></head>`), "2 descriptions", ""},
	{"no canonical address", sitecheck.Structure, story, swap(`rel="canonical"`, `rel="x"`), "0 canonical addresses", ""},
	{"canonical address not full", sitecheck.Structure, story, swap(`rel="canonical" href="https://galen-health.example`, `rel="canonical" href="`), "gives its address as", ""},
	{"canonical address of another page", sitecheck.Structure, story, swap(`rel="canonical" href="`+home+`health/`, `rel="canonical" href="`+home), "gives its address as", ""},
	{"other og:url", sitecheck.Structure, story, swap(`"og:url" content="`+home, `"og:url" content="`+home+`x`), "gives its address as", ""},
	{"picture without alt", sitecheck.Structure, story, cut(` alt="Drawing: twenty`, ` width="1200"`), "has no alt", ""},
	{"picture without width", sitecheck.Structure, story, swap(` width="1200"`, ""), `has the width ""`, ""},
	{"picture with height in per cent", sitecheck.Structure, story, swap(` height="675"`, ` height="100%"`), `has the height "100%"`, ""},
	{"citation of another reference", sitecheck.Structure, story, swap(`href="#page-ref-niams"`, `href="#page-ref-denton-2017"`), "does not lead to that reference", ""},
	{"no way back from a reference", sitecheck.Structure, story, cut(`<a href="#page-cite-2"`, `</span>`), "the references lead back to", ""},
	{"a way back to elsewhere", sitecheck.Structure, story, swap(`<a href="#page-cite-2"`, `<a href="#page-cite-1"`), "does not cite it", ""},
	{"card without its label", sitecheck.Structure, "index.html", cut(`<p class="evidence">`, `</li>`), "has the label", ""},
	{"label of nothing", sitecheck.Structure, "studies/index.html", swap(`<p class="evidence">Early trial`, `<p class="evidence"></p><p>Early trial`), "has the label", ""},
	{"id twice", sitecheck.Structure, story, swap(`id="what-was-found"`, `id="what-was-done"`), "is there 2 times", ""},
	{"label of nothing", sitecheck.Structure, story, swap("<main ", `<main aria-labelledby="none" `), "which is not there", ""},
	{"end tag missing", sitecheck.Structure, story, swap("</article>", ""), "the end tag </main> closes nothing", ""},
	{"end tag too many", sitecheck.Structure, story, swap("</article>", "</article></div>"), "the end tag </div> closes nothing", ""},
	{"end missing", sitecheck.Structure, story, swap("</body></html>", ""), "are not closed", ""},
	{"list in a paragraph", sitecheck.Structure, story, swap("</main>", "<p><ul><li>x</li></ul></p></main>"), "the parser mends", ""},
	{"link in a link", sitecheck.Structure, story, swap("</main>", `<a href="/"><a href="/">x</a></a></main>`), "the parser mends", ""},
	{"row without a table", sitecheck.Structure, story, swap("</main>", "<tr><td>x</td></tr></main>"), "the parser mends", ""},
	{"second body", sitecheck.Structure, story, swap("</main>", "<body></body></main>"), "parser", ""},
	{"too deep", sitecheck.Structure, story, into("</main>", strings.Repeat("<div>", 600)), "cannot be read", ""},
	{"no document type", sitecheck.Structure, story, swap("<!doctype html>", ""), "does not begin with", ""},
	{"charset too late", sitecheck.Structure, story, swap(`<meta charset="utf-8">`, ""), "UTF-8", ""},
	{"no viewport", sitecheck.Structure, story, swap(`name="viewport"`, `name="x"`), "no viewport", ""},
	{"base element", sitecheck.Structure, story, swap("</head>", `<base href="/x/"></head>`), "a base element", ""},
}

func privacyMutations(t *testing.T, site *sitecheck.Site) []mutation {
	sheet, icon := found(t, site, "immutable/site.", ".css"), found(t, site, "immutable/icon.", ".svg")
	list := []mutation{
		{"style sheet's font", sitecheck.Privacy, sheet, into("", "@font-face{src:url( 'https://fonts.example/x.woff2' )}"), "url() asks another site", ""},
		{"style sheet's import", sitecheck.Privacy, sheet, into("", `@import "//css.example/x.css";`), "url() asks another site", ""},
		{"picture in a feed", sitecheck.Privacy, "feed.xml", swap("<![CDATA[<p>", `<![CDATA[<img src="https://count.example/1.gif"><p>`), "img src asks another site", ""},
		{"picture in an Atom feed", sitecheck.Privacy, "atom.xml", swap("<![CDATA[<p>", `<![CDATA[<img src="https://count.example/1.gif"><p>`), "img src asks another site", ""},
		{"script in a JSON feed", sitecheck.Privacy, "feed.json", swap(`"content_html":"`, `"content_html":"<script src='/x.js'></script>`), "a script is written into the page", ""},
		{"picture in a drawing", sitecheck.Privacy, icon, swap("</svg>", `<image href="https://count.example/1.gif"/></svg>`), "asks another site", ""},
		{"filter of a drawing", sitecheck.Privacy, icon, swap("<path ", `<path filter="url(https://count.example/f.svg#x)" `), "asks another site", ""},
		{"script in a drawing", sitecheck.Privacy, icon, swap("</svg>", "<script>x()</script></svg>"), "<script> in a drawing", ""},
		{"handler in a drawing", sitecheck.Privacy, icon, swap("<path ", `<path onclick="x()" `), "the attribute onclick", ""},
		{"damaged drawing", sitecheck.Privacy, icon, swap("</svg>", ""), "is not a sound drawing", ""},
	}
	for name, m := range map[string][2]string{
		"picture":            {`<img src="https://count.example/1.gif" alt="">`, "img src asks"},
		"picture without //": {`<img src="//count.example/1.gif" alt="">`, "img src asks"},
		"picture with \\\\":  {`<img src="https:\\count.example/1.gif" alt="">`, "img src"},
		"srcset":             {`<img srcset="/a.png 1x, https://count.example/1.gif 2x" alt="">`, "img srcset asks"},
		"poster":             {`<video poster="https://count.example/1.gif"></video>`, "video poster asks"},
		"frame":              {`<iframe src="/about/"></iframe>`, "<iframe> shows another document"},
		"frame's text":       {`<iframe srcdoc="x"></iframe>`, "the attribute srcdoc"},
		"form":               {`<form action="https://count.example/"></form>`, "form action asks"},
		"button":             {`<button formaction="https://count.example/">x</button>`, "button formaction asks"},
		"ping":               {`<a href="/" ping="https://count.example/">x</a>`, "a ping asks"},
		"style sheet":        {`<link rel="stylesheet" href="https://css.example/x.css">`, "link href asks"},
		"early connection":   {`<link rel="preconnect" href="https://css.example/">`, "link href asks"},
		"refresh":            {`<meta http-equiv="refresh" content="5; url=https://count.example/">`, "meta refresh asks"},
		"use":                {`<svg><use href="https://count.example/x.svg#y"></use></svg>`, "use href asks"},
		"script":             {`<script>x()</script>`, "a script is written"},
		"module":             {`<script type="module">x()</script>`, "a script is written"},
		"script elsewhere":   {`<script src="https://count.example/x.js"></script>`, "script src asks"},
		"style":              {`<style>a{}</style>`, "a style sheet is written"},
		"style attribute":    {`<p style="color:red">x</p>`, "the attribute style"},
		"style's picture":    {`<p style="background:url(https://count.example/1.gif)">x</p>`, "p style asks"},
		"handler":            {`<p onclick="x()">x</p>`, "the attribute onclick"},
		"script link":        {`<a href=" JavaScript:x()">x</a>`, "runs a script"},
	} {
		list = append(list, mutation{name, sitecheck.Privacy, story, into("</main>", m[0]), m[1], ""})
	}
	return list
}

func minifiedMutations(t *testing.T, site *sitecheck.Site) []mutation {
	bytes := map[string]int{}
	for _, file := range site.Files() {
		bytes[path.Ext(file)] += len(site.File(file))
	}
	pages := bytes[".html"]
	sheet, icon := found(t, site, "immutable/site.", ".css"), found(t, site, "immutable/icon.", ".svg")
	return []mutation{
		{"white space", sitecheck.Minified, story, into("</main>", strings.Repeat(" ", pages/90)), "could be", ""},
		{"comment", sitecheck.Minified, story, into("</main>", "<!-- "+strings.Repeat("x", pages/90)+" -->"), "could be", ""},
		{"references", sitecheck.Minified, story, into("</main>", "<p>"+strings.Repeat("&#34;", pages/300)+"</p>"), "without character references", ""},
		{"comment in a style sheet", sitecheck.Minified, sheet, into("", "/* "+strings.Repeat("x", len(site.File(sheet))/50)+" */"), "all .css files", ""},
		{"white space in a drawing", sitecheck.Minified, icon, into("<path", strings.Repeat("\n", bytes[".svg"]/90)), "all .svg files", ""},
		{"JSON with white space", sitecheck.Minified, "feed.json", each(`","`, `",`+strings.Repeat(" ", 200)+`"`), "all .json files", ""},
		{"page that a minifier changes", sitecheck.Minified, story, swap(`content="width=device-width"`, `content="width=device-width, initial-scale=1.0"`), "becomes", ""},
	}
}
