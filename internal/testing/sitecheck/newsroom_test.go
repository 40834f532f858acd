package sitecheck_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
	"time"
)

// newsroom is the source of a site that has everything: n articles of all kinds
// in nested categories, in several scripts, with every key of the front matter,
// and texts that break what is careless with them. Pages of lists hold five.
func newsroom(t testing.TB, n int) source {
	s := source{
		"galen.yaml":                             []byte(newsroomConfig),
		"content/_index.md":                      []byte("---\ntitle: \"Höchst & “gesund” 🩺 – health from <here>\"\ndescription: \"What is new & what is true: 5 < 6.\"\n---\n\nThe [editors](/about/) wrote [the first piece](piece-1).\n"),
		"content/about.md":                       []byte("---\ntitle: About us\ndescription: Who we are.\naliases: [/who/, /who-we-are.html]\n---\n\n## Our rules {\n\nSee [ethics](ethics.md) and [corrections](corrections.md#how).\n"),
		"content/ethics.md":                      []byte("---\ntitle: Ethics\ndescription: What we do not do.\n---\n\nNo gifts.\n\n:::note\nNor dinners.\n:::\n"),
		"content/corrections.md":                 []byte("---\ntitle: Corrections\ndescription: How we mend what was wrong.\n---\n\n## How\n\nAt once.\n"),
		"content/authors/ada.md":                 []byte(ada),
		"content/authors/наталья.md":             []byte("---\nname: Наталья Кузнецова\nkind: person\nrole: корреспондент\norcid: 0000-0001-5109-3700\n---\n\nПишет о сердце.\n"),
		"content/authors/desk.md":                []byte("---\nname: Desk of “numbers” & charts\nkind: desk\nrole: Numbers\nlinks: [{title: Our rules, url: /ethics/}]\n---\n\nCounts & checks.\n"),
		"content/authors/silent.md":              []byte("---\nname: Dr Only Reviews\nkind: person\nrole: Reviewer\ncredentials: MD, PhD\n---\n"),
		"content/health/heart/rhythm/wave.jpg":   photo(t, 64, 36),
		"content/health/piece-1/chart.png":       chart(t, 40, 30),
		"content/health/piece-1/numbers.csv":     []byte("group,people\na,26\n"),
		"content/health/piece-1/comments.yaml":   []byte(letters),
		"content/health/unused.png":              chart(t, 8, 8),
		"static/shared.png":                      chart(t, 80, 45),
		"content/health/heart/quiet/_index.md":   []byte("---\ntitle: Quiet corner\ndescription: Nothing has happened here yet.\n---\n"),
		"content/health/held.md":                 []byte(held("draft: true")),
		"content/health/held-embargo/index.md":   []byte(held("embargo: 2027-01-01T00:01\nimage: {src: secret.png, alt: Not yet}")),
		"content/health/held-embargo/secret.png": chart(t, 12, 12),
		"content/health/gone.md":                 []byte(held("expires: 2026-11-01")),
		"content/health/withdrawn.md":            []byte(withdrawn),
	}
	for slug, text := range terms {
		s["content/"+slug+".md"] = []byte(text)
	}
	for _, c := range categories {
		s["content/"+c.folder+"/_index.md"] = fmt.Appendf(nil, "---\ntitle: %q\ndescription: %q\n---\n\nAbout [this](/about/).\n", c.title, "All about "+c.title+".")
	}
	for i := 1; i <= n; i++ {
		s[pieceFile(i)] = piece(i)
	}
	return s
}

// letters are comments that break what is careless with them.
const letters = `- {name: "Ada <b>& Co</b>", date: 2026-11-22T13:00, id: a_1, text: "5 < 6 & *so* on, see <https://other.example/?a=1&b=2>"}
- {name: Наталья, date: 2026-11-22T14:00, id: b, reply_to: a_1, text: "Да.\n\n> it is\n\n1. one\n2. two"}
- {name: Desk, date: 2026-11-22T15:00, reply_to: b, text: "` + "`<script>`" + ` is a word"}
`

const newsroomConfig = `title: Höchst & „gesund“ 🩺
description: News & “views” of <health>.
baseURL: https://news.example/
timezone: Europe/Berlin
language: en-GB
pageSize: 5
comments: {endpoint: /about/, days: 300, privacy: /about/, elsewhere: {title: "Talk & more", url: "https://talk.example/?u={url}&t={title}"}}
newsletter: {endpoint: /about/, privacy: /ethics/, text: "Once a week & <short>."}
support: {title: No advertisements, text: "Readers pay & that is <it>.", url: /about/}
publisher:
  name: Verein & Töchter e. V.
  url: https://verein.example/über/
  logo: logo.svg
  policies: {ethics: /ethics/, corrections: /corrections/, principles: https://verein.example/rules/}
feeds: {size: 7}
headers: {X-Frame-Options: DENY}
taxonomies:
  conditions: {title: "Illness & <injury>", description: "What people “have” & get.", tree: true, about: MedicalCondition}
  drugs: {about: Drug, feeds: false}
  places: {title: "Места & <towns>", about: Place}
help:
  crisis: {title: "Somebody to talk to & to <listen>", text: "Day & “night”.", tags: [sleep], links: [{title: "Call 555 & ask", url: "tel:555-0100"}, {title: More, url: /about/}]}
menus:
  main:
    - {title: Health, url: /health/}
    - {title: "Наука & жизнь", url: /наука/}
  footer:
    - {title: About, url: /about/}
    - {title: The first piece, url: /health/piece-1/}
`

// leastConfig leaves out what may be left out, and has dates in addresses. The
// logo is that of the theme, which is published in any case.
const leastConfig = `title: 健康
baseURL: https://news.example/
timezone: Asia/Tokyo
language: ja
permalink: /:year/:month/:slug/
feeds: {formats: [atom]}
publisher: {logo: logo.svg}
taxonomies: {conditions: {tree: true}, drugs: 薬, places: {title: 町, about: Place}, series: 連載}
help: {crisis: {title: 相談, links: [{title: 電話, url: "tel:555-0100"}]}}
`

const ada = `---
name: Ada O'Brien-Łódź
kind: person
role: "Editor, \"hearts\" & lungs"
credentials: MD, MPH
orcid: https://orcid.org/0000-0002-1825-0097
links:
  - {title: Her page, url: "https://ada.example/?a=1&b=2"}
  - {title: Ethics, url: /ethics/}
  - {title: Mail, url: "mailto:ada@news.example"}
---

Ada edits.[^1]

[^1]: With a footnote.
`

const withdrawn = `---
title: "Withdrawn: what <b>was</b> & is not"
description: The description of it is GONE.
date: 2026-10-01
authors: [ada, desk]
tags: [R&D]
image: {src: piece-1/chart.png, alt: GONE}
aliases: [/old/withdrawn/]
withdrawn: {date: 2026-11-10, reason: "The “data” & the <numbers> were invented."}
---

GONE, see [the first piece](piece-1).
`

func held(extra string) string {
	return "---\ntitle: Held back\ndescription: Not to be seen.\ndate: 2026-10-01\nauthors: [ada]\ntags: [secret topic]\nconditions: [secret illness, lupus]\nseries: Secret parts\n" + extra + "\n---\n\nSECRET\n"
}

// categories are those of the newsroom, by folder.
var categories = []struct{ folder, title string }{
	{"health", "Health"},
	{"health/heart", `Heart & "vessels"`},
	{"health/heart/rhythm", "Rhythm <of the heart>"},
	{"наука", "Наука"},
	{"健康", "健康と暮らし"},
	{"trials", "Trials 🧪"},
}

// terms are the pages of terms, by file without its ending: a tree of three levels, and a series.
var terms = map[string]string{
	"conditions/immune":    "---\ntitle: \"Immune & <system>\"\npicks: [piece-4]\n---\n",
	"conditions/rheumatic": "---\ntitle: Rheumatic “conditions”\nparent: \"Immune & <system>\"\ndescription: \"Of joints & more.\"\n---\n\nSee [rules](/ethics/).\n\n## Joints\n",
	"conditions/lupus":     "---\ntitle: Lupus\nparent: rheumatic\nsynonyms: [\"SLE & <more>\", волчанка]\nmesh: D008180\npicks: [held]\nimage: {src: /shared.png, alt: \"A <drawing>\", credit: Ada & Co.}\n---\n\nText.[^n]\n\n[^n]: The note.\n",
	"conditions/empty":     "---\ntitle: Nothing yet\n---\n",
	"places/leeds":         "---\ntitle: \"Leeds & <York>\"\nmesh: D004739\n---\n",
	"series/sleep":         "---\ntitle: \"How we “sleep” & <dream>\"\ndescription: \"In parts & more.\"\n---\n",
}

// filings are the lines by which articles are filed under terms.
var filings = []string{`conditions: [lupus]`, `conditions: ["Immune & <system>", "Gicht & <Fuß>"]`, `drugs: ["Aspirin <x> & y"]`, `places: [leeds]`, `series: sleep`}

// titles are what editors may write, and what careless programs trip over.
var titles = []string{
	`Ärzte & „Pflege“: was hilft?`,
	`Can </script> end a page?`,
	`A title with ]]> inside`,
	`心臓の健康と睡眠`,
	`Сердце и сосуды`,
	`صحة القلب`,
	`Emoji 🫀🧪 in the lab`,
	`5 < 6 > 4 &amp; "quoted" 'once' – it’s so`,
	`{{.Title}} and {% raw %} and 100% %2F`,
	`Back\slash and U+2028: ` + "\u2028" + `end`,
	`<!-- not a comment --> <b>not bold</b>`,
	`A very long title about the many things that a newsroom may want to say in one line before it runs out of breath`,
}

var tags = []string{
	"flu vaccines", "R&D", `"quoted" tag`, "мозг", "sleep 😴", "C++ <code>", "it’s a tag", "睡眠", "x]]>y", "Health",
}

// studies are of every kind of schema.org's, and of all that may be left out.
var studies = []string{
	`{name: "A & <B>", registry: NCT04368728, phase: 3, design: randomised-controlled, participants: 43548, comparator: "“placebo” & care", results: peer-reviewed, status: completed, sponsor: "Müller & Töchter", condition: "Flu <A>", endpoint: "Days > 3", setting: Köln}`,
	`{design: cohort, participants: 1, results: preprint}`,
	`{design: animal, results: none-yet, status: active, registry: "https://register.example/?a=1&b=2"}`,
	`{design: one-arm, phase: 1/2, participants: 26, results: none yet, status: not yet recruiting}`,
}

var bodies = []string{
	"First, see [the first piece](piece-1#what-was-found) and [rhythm](/health/heart/rhythm/).\n\n## What was found\n\nA note.[^n] `</script><!--` and ]]> in code.\n\n[^n]: The note, with [a link](https://example.org/?a=1&b=2#c).\n",
	"A table:\n\n| A | B |\n| --- | ---: |\n| 1 & 2 | <3 |\n\n```html\n<script>alert(\"x\")</script>\n\n   spaces   kept\n```\n\n## Über\n\n### Deeper\n\n## Über\n\n## 三\n\nTerm\n: What it means.\n",
	"*One* **two** ~~three~~ `four`.\nA line  \nbreak. \"Quotes\" -- and 'more'...\n\n> A quotation with <https://example.org/a_b>.\n\n1. one\n2. two\n   - three\n\n---\n\nEnd[^a] twice[^b] again[^a].\n\nThey said [le \"mot\" & [«אב» 'x']{lang=he}]{lang=fr}.\n\n:::note {lang=ar}\nنعم \"لا\" [oui]{lang=fr}.\n:::\n\n[^a]: A.\n[^b]: B.\n",
	"![A shared picture with \"quotes\" & \\<angles>](/shared.png \"The caption & its “quotes”\")\n\nText around ![inline](/shared.png) a picture, and a download-free line.\n",
}

// pieceFile is where article i lies. The first has a folder of its own.
func pieceFile(i int) string {
	if i == 1 {
		return "content/health/piece-1/index.md"
	}
	return fmt.Sprintf("content/%s/%s.md", categories[i%len(categories)].folder, pieceSlug(i))
}

func pieceSlug(i int) string {
	return fmt.Sprintf([]string{"piece-%d", "статья-%d", "記事-%d", "stück-%d"}[i%4], i)
}

// piece is article i; a higher number is newer, by nine hours.
func piece(i int) []byte {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	at := time.Date(2026, 10, 26, 7, 0, 0, 0, time.UTC).Add(time.Duration(i-1) * 9 * time.Hour)
	line("---\ntitle: %q\ndescription: %q", fmt.Sprintf("%s (%d)", titles[i%len(titles)], i), fmt.Sprintf("Piece %d: “what” & why, <b>briefly</b>.", i))
	line("date: %s", at.Format([]string{time.DateOnly, "2006-01-02T15:04-07:00", time.RFC3339}[i%3]))
	line("kind: %s\nauthors: [%s]", []string{"news", "explainer", "guide", "opinion"}[i%4], []string{"ada", "наталья, ada", "desk", "desk, наталья, ada"}[i%4])
	line("tags: [%q, %q, %q]", tags[i%len(tags)], tags[(i+1+i/10%8)%len(tags)], fmt.Sprintf("topic %d", i%23))
	line("%s", filings[i%len(filings)])
	if i%3 == 1 {
		line("image: {src: %s, alt: %q, credit: %q, caption: %q}", "/shared.png", `What "it" shows & <more>`, "Ada & Co.", `The “caption” of it`)
	}
	if i%5 == 0 && i <= 55 { // not in the future
		line("updated: %s", at.Add(50*time.Hour).Format(time.RFC3339))
		line("corrections:\n  - {date: %s, text: %q}\n  - {date: %s, text: %q}", at.Add(60*time.Hour).Format(time.RFC3339), `It said "5 > 6" & meant </b> else.`, at.Add(100*time.Hour).Format(time.DateOnly), "And that was “wrong” too.")
		line("reviewed: {by: silent, on: %s}", at.Add(48*time.Hour).Format([]string{time.DateOnly, time.RFC3339}[i%2]))
	}
	if i%4 == 2 {
		line("references:\n  - {id: a, title: %q, doi: \"10.1016/S0140-6736(17)30933-9\"}\n  - {id: b, title: A trial, nct: NCT05869955}\n  - {id: c, title: A paper & more, pmid: 33301246, doi: 10.1056/NEJMoa2034577, journal: \"N & J\", year: 2020, acknowledged: correction}\n  - {id: d_4, title: Страница, url: \"https://example.org/%s\"}", `A “study” of <things> & others`, "страница?a=1&b=2")
		line("disclosures: [%q]", `None & "none" <declared>.`)
		line("study: %s", studies[i/4%len(studies)])
		line("review_every: %s\nproduct: [%q]\nhelp: [crisis]", "3y", `Examplin & "more"`)
		line("ai: {used: true, how: %q, reviewed_by: silent}", `A program typed "it" & <more>.`)
		line("checklist: {cost: met, harms: {not_applicable: %q}, novelty: {met: %q}}", `"none" & <none>`, "in the first paragraph")
	}
	if i%7 == 3 {
		line("aliases: [/old/%d/, /old/%d.html, /старое/%d]", i, i, i)
	}
	if i > 2 && i%6 == 0 {
		line("related: [%s, {title: %q, url: \"https://elsewhere.example/a?b=1&c=2\"}, {title: Our ethics, url: /ethics/}]", pieceSlug(i-2), `Elsewhere & "there"`)
	}
	if i%9 == 4 {
		line("breadcrumbs: [{title: Start, url: /}, {title: %q, url: /trials/}]", `Own "crumb" & more`)
	}
	line("---\n\n%s", bodies[i%len(bodies)])
	if i%4 == 2 {
		line("Cited [@c], again [@c; @a], and *once* more [@a; @d_4; @b].")
	}
	switch {
	case i == 1:
		line("![A chart](chart.png)\n\n## What was found\n\nThe [numbers](numbers.csv) and a [held piece](held).")
	case categories[i%len(categories)].folder == "health/heart/rhythm":
		line("![A wave](wave.jpg)")
	}
	return []byte(b.String())
}

func drawn(w, h int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for x := range w {
		for y := range h {
			m.Set(x, y, color.RGBA{uint8(x * 3), uint8(y * 5), uint8(w + h), 255})
		}
	}
	return m
}

func chart(t testing.TB, w, h int) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, drawn(w, h)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func photo(t testing.TB, w, h int) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, drawn(w, h), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
