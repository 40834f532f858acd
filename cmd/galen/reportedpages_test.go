package main

import (
	"strings"
	"testing"

	cases "galen/internal/testing/tally"
)

// TestKind15StructuredData: what search engines and networks are told of an article.
func TestKind15StructuredData(t *testing.T) {
	cases.Kind(t, 15)
	const picture = "image: {src: a.png, alt: Three dots in a row, credit: Ada, copyright: © 2026 Agency, licence: CC BY 4.0}"
	drawn := func(lines string) map[string]string {
		return with(piece(lines, "T"), "content/health/a.svg", dotSVG, "content/health/a.png", whitePNG(t))
	}
	tryReported(t, []reportedCase{
		// listed
		{what: "the day of publication", files: piece("", "T"), page: onPage, holds: `"datePublished":"2026-11-02T00:00:00Z"|article:published_time" content="2026-11-02T00:00:00Z"`},
		{what: "the day of an update", files: piece("updated: 2026-11-20", "T"), page: onPage, holds: `"dateModified":"2026-11-20T00:00:00Z"|article:modified_time" content="2026-11-20T00:00:00Z"`},
		{what: "copyright and licence", files: drawn(picture), page: onPage, holds: `"copyrightNotice":"© 2026 Agency"|"license":"https://creativecommons.org/licenses/by/4.0/"|"creditText":"Ada"`},
		{what: "a drawing shared", files: drawn("image: {src: a.svg, alt: Three dots in a row}"), page: onPage, lacks: "og:image"},
		{what: "an alias", files: piece("aliases: [/old/]", "T"), page: "old/index.html", holds: "canonical|/health/x/", lacks: "noindex"},
		{what: "a preprint", files: piece("references: [{id: a, title: A, doi: 10.1101/2020.01.30.927871, kind: preprint}]", "T [@a]."), page: onPage, holds: `"creativeWorkStatus":"Preprint`},
		// made up
		{what: "a day in summer", files: map[string]string{reportedFile: strings.Replace(piece("", "T")[reportedFile], "2026-11-02", "2026-07-02", 1)}, page: onPage, holds: `"datePublished":"2026-07-02T00:00:00+01:00"`},
		{what: "an hour", files: map[string]string{reportedFile: strings.Replace(piece("", "T")[reportedFile], "2026-11-02", "2026-11-02T09:30", 1)}, page: onPage, holds: `"datePublished":"2026-11-02T09:30:00Z"`},
		{what: "an hour elsewhere", files: map[string]string{reportedFile: strings.Replace(piece("", "T")[reportedFile], "2026-11-02", "2026-11-02T09:30-05:00", 1)}, page: onPage, holds: `"datePublished":"2026-11-02T14:30:00Z"`},
		{what: "no licence", files: drawn("image: {src: a.png, alt: Three dots in a row}"), page: onPage, lacks: "copyrightNotice|license|creditText"},
		{what: "the public domain", files: drawn("image: {src: a.png, alt: Three dots in a row, licence: CC0}"), page: onPage, holds: `"license":"https://creativecommons.org/publicdomain/zero/1.0/"`},
		{what: "an alias of a file", files: piece("aliases: [/old.html]", "T"), page: "old.html", holds: "/health/x/", lacks: "noindex"},
		{what: "a reviewer", files: with(piece("reviewed: {by: ada, on: 2026-11-03}", "T"), "content/authors/ada.md", "---\nname: Ada\nrole: Physician\n---\n"), page: onPage, holds: `"lastReviewed":"2026-11-03|"reviewedBy"`},
		{what: "a correction", files: piece("corrections: [{date: 2026-11-04, text: \"It was 26 people, not 62.\"}]", "T"), page: onPage, holds: `"correction"`},
	})
}

// TestKind14Pages: what pages say of a story that nobody said.
func TestKind14Pages(t *testing.T) {
	cases.Kind(t, 14)
	tryReported(t, []reportedCase{
		// listed
		{what: "one criterion", files: piece("checklist: {cost: met}", "It costs 20 dollars."), page: onPage, lacks: "Not in the story|not in the story"},
		{what: "nobody took part", files: piece("disclosures: [None declared.]\nstudy: {design: one-arm, status: withdrawn, participants: 100, results: none-yet}", "T"), code: 1, says: "withdrawn before it began, so nobody took part"},
		{what: "compared with nobody", files: piece("disclosures: [None declared.]\nstudy: {design: non-randomised-controlled, comparator: nobody, participants: 20, results: peer-reviewed}", "T"), code: 1, says: "has a comparison group, but it is not named"},
		// made up
		{what: "two criteria, one missing", files: piece("checklist: {cost: missing, harms: {met: see below}}", "Two had a headache."), page: onPage, holds: "ot in the story"},
		{what: "no checklist", files: piece("", "T"), page: onPage, lacks: "ot in the story"},
		{what: "a trial against placebo of nobody", files: piece("disclosures: [None declared.]\nstudy: {design: randomised-controlled, comparator: none, participants: 20, results: peer-reviewed}", "T"), code: 1, says: "has a comparison group"},
		{what: "nobody took part, and nobody is said to", files: piece("disclosures: [None declared.]\nstudy: {design: one-arm, status: withdrawn, results: none-yet}", "T"), silent: "error"},
	})
}

// TestKind23Rest: what is of no other kind.
func TestKind23Rest(t *testing.T) {
	cases.Kind(t, 23)
	tryReported(t, []reportedCase{
		// listed
		{what: "an alias in the place of a feed", files: piece("aliases: [/feed.xml]", "T"), code: 1, says: "content/health/x.md:6:11: error: the alias /feed.xml"},
		{what: "an alias in the place of _headers", files: piece("aliases: [/_headers]", "T"), code: 1, says: "content/health/x.md:6:11: error: the alias /_headers"},
		{what: "an alias in the place of an article", files: piece("aliases: [/health/measles/]", "T"), code: 1, says: "content/health/x.md:6:11: error:|taken by content/health/measles.md"},
		{what: "related to itself", files: piece("related: [x]", "T"), says: "is this article itself, and is left out"},
		{what: "related twice", files: piece("related: [measles, /health/measles/]", "T"), says: "is listed as related twice"},
		{what: "a profile over an article", files: piece("", "T"), run: "build --profile content/health/x.md", code: 2, says: "exists and is not a profile"},
		{what: "a negative poll", run: "watch --poll -1s", code: 2, says: "--poll cannot be -1s"},
		{what: "drafts in a preview", files: piece("draft: true", "T"), run: "build --drafts --base-url https://preview.test.example/", says: "shown: 1 draft", silent: "not published", page: "robots.txt", holds: "Disallow: /\n", lacks: "Allow: /|Sitemap"},
		{what: "drafts are not to be found", files: piece("draft: true", "T"), run: "build --drafts", page: onPage, holds: "noindex"},
		{what: "a tracker in a script", files: with(nil, "static/t.js", `new Image().src="https://tracker.example/a"`), code: 1, says: "static/t.js:1:|would be fetched from another site"},
		{what: "a module that is not there", files: with(nil, "static/t.js", `import("/pagefind/pagefind.js")`), code: 1, says: `there is no file "/pagefind/pagefind.js" in static`},
		{what: "Japanese", files: with(piece("", strings.Repeat("日本語の文字。", 500)), "galen.yaml", configured("language: ja")), page: onPage, lacks: `"wordCount":1,`},
		{what: "rules of English in German", files: with(piece("", "Das ist ein Durchbruch."), "galen.yaml", configured("language: de")), run: "check", says: "rules know English only and were not asked about 2 articles in German"},
		{what: "grades of English in German", files: with(piece("", "Das ist ein Durchbruch."), "galen.yaml", configured("language: de")), run: "report reading", says: "de        103   Amstad"},
		{what: "sixty in a feed", files: with(nil, "galen.yaml", configured("feeds: {size: 1000}")), code: 2, says: "from 1 to 60"},
		// made up
		{what: "an alias in the place of a sitemap", files: piece("aliases: [/sitemap.xml]", "T"), code: 1, says: "content/health/x.md:6:11: error: the alias /sitemap.xml"},
		{what: "an alias in the place of a category", files: piece("aliases: [/health/]", "T"), code: 1, says: "content/health/x.md:6:11: error:"},
		{what: "two articles with one alias", files: with(piece("aliases: [/old/]", "T"), "content/health/y.md", piece("aliases: [/old/]", "T")[reportedFile]), code: 1, says: ":6:11: error:|/old/"},
		{what: "related by two spellings", files: piece("related: [measles, measles.md]", "T"), says: "is listed as related twice"},
		{what: "a profile over galen.yaml", run: "build --profile galen.yaml", code: 2, says: "exists and is not a profile"},
		{what: "a poll of nothing", run: "watch --poll -5ms", code: 2, says: "--poll cannot be"},
		{what: "no drafts", files: piece("draft: true", "T"), says: "not published: 1 draft", page: onPage, holds: "nothing"},
		{what: "a scheduled article", files: map[string]string{reportedFile: strings.Replace(piece("", "T")[reportedFile], "2026-11-02", "2027-11-02", 1)}, says: "not published: 1 scheduled", page: onPage, holds: "nothing"},
		{what: "a tracker in the starter's layout", files: with(nil, "static/t.js", `navigator.sendBeacon("https://tracker.example/a")`), code: 1, says: "would be fetched from another site"},
		{what: "a tracker that is allowed", files: with(nil, "static/t.js", `new Image().src="https://media.example/a"`, "galen.yaml", configured("allow: [https://media.example]")), silent: "error"},
		{what: "a module that is there", files: with(nil, "static/t.js", `import("/u.js")`, "static/u.js", "export {}"), silent: "error"},
		{what: "Chinese", files: with(piece("", strings.Repeat("每天两次，每次五毫克。", 300)), "galen.yaml", configured("language: zh")), page: onPage, lacks: `"wordCount":1,`},
		{what: "rules of English in English", files: piece("", "It is a breakthrough."), run: "check", says: "breakthrough", silent: "know English only"},
		{what: "grades of English in French", files: with(nil, "galen.yaml", configured("language: fr-CA")), run: "report reading --format json", says: `"formula": "Kandel-Moles"`},
		{what: "no feed", files: with(nil, "galen.yaml", configured("feeds: {size: 0}")), code: 2, says: "from 1 to 60"},
	})
}

// TestKindUnfinishedBuilds: what is unfinished is a warning of a build, and keeps a build
// for the public from being made.
func TestKindUnfinishedBuilds(t *testing.T) {
	cases.Kind(t, "unfinished")
	address := "check: {levels: {HN404: off}}"
	const release = "build --release"
	words := func(text string) map[string]string { return with(piece("", text), "galen.yaml", configured(address)) }
	tryReported(t, []reportedCase{
		// listed
		{what: "TODO", files: words("TODO: ask the desk"), run: release, code: 1, says: "[HN400]"},
		{what: "TK", files: words("It costs TK pounds."), run: release, code: 1, says: "[HN400]"},
		{what: "Lorem ipsum", files: words("Lorem ipsum dolor sit amet."), run: release, code: 1, says: "[HN400]"},
		{what: "To be written", files: with(words("T"), reportedFile, strings.Replace(piece("", "T")[reportedFile], "About x.", "To be written.", 1)), run: release, code: 1, says: "[HN401]"},
		{what: "nothing under a heading", files: words("## A\n\n## B\n\nT"), run: release, code: 1, says: "[HN402]"},
		{what: "an alternative text that names a file", files: with(words("![chart.svg](chart.svg)"), "content/health/chart.svg", dotSVG), run: release, code: 1, says: "[HN403]"},
		{what: "the starter's address", run: release, code: 1, says: "[HN404]"},
		{what: "TODO for colleagues", files: words("TODO: ask the desk"), says: "1 warning"},
		// made up
		{what: "FIXME", files: words("FIXME the dose"), run: release, code: 1, says: "[HN400]"},
		{what: "a name to come", files: words("Said [insert name] of it."), run: release, code: 1, says: "[HN400]"},
		{what: "a heading at the end", files: words("T\n\n## B"), run: release, code: 1, says: "[HN402]"},
		{what: "the words of a hint", files: with(words("![What it shows](chart.svg)"), "content/health/chart.svg", dotSVG), run: release, code: 1, says: "[HN401]"},
		{what: "an example in a link", files: piece("", "See [it](https://a.example/)."), run: release, code: 1, says: "[HN404]"},
		{what: "a starter's sentence", files: with(words("T"), "content/about.md", "---\ntitle: About\n---\nThis is a starter desk.\n"), run: release, code: 1, says: "[HN401]"},
		{what: "finished", files: words("It is finished."), run: release, silent: "HN40"},
		{what: "a draft", files: with(words("T"), reportedFile, piece("draft: true", "TODO")[reportedFile]), run: release, silent: "HN40"},
	})
}
