package content

import (
	"slices"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/taxonomy"
	"galen/internal/testing/hintcover"
)

// hintCase is a file with one problem, and the file as the hint has it.
type hintCase struct{ code, text, fixed string }

// hintCases hold one input for each code whose hint says what to write, but for those of
// TestKind3Stray and TestKind1Tags. A text that is no whole file is an article's.
var hintCases = []hintCase{
	{"bad-alias", withLine("aliases: [https://a.example/x]"), withLine("aliases: [/old-category/old-slug/]")},
	{"no-translation", withLine("translated: {on: 2026-11-01}"), withLine("tags: [flu]")},
	{"bad-citation", "So [@one, p. 3] says [@two].", "So [@one] says [@two]."},
	{"bad-slug", withLine("slug: Flu"), withLine("slug: flu")},
	{"bad-fence", "----\ntitle: T\n----\nText.", goodHeader + "Text."},
	{"bad-url", "[a](/b%ZZ/)", "[a](/b/)"},
	{"broken-link", "See https://www now.", "See https://www.example.org now."},
	{"broken-link", "See https://nice now.", "See `https://nice` now."},
	{"character-name", withLine("tags: [R&amp;D]"), withLine("tags: [R&D]")},
	{"empty-draft", withLine("draft:"), withLine("draft: true")},
	{"empty-file", "\n", goodHeader + "Text."},
	{"no-text", goodHeader, goodHeader + "Text."},
	{"no-text", goodHeader + "* * *", goodHeader + "* * *\n\nText."},
	{"no-text", goodHeader + "## How it began\n\n## How it went on", goodHeader + "Text.\n\n## How it began\n\n## How it went on"},
	{"no-text", goodHeader + "&nbsp;\n\n…", goodHeader + "Text."},
	{"missing-key", strings.Replace(withLine("kind: guide"), "date: 2026-11-01\n", "", 1), strings.Replace(withLine("kind: guide\nreviewed: {by: news-desk, on: 2026-11-22}"), "date: 2026-11-01\n", "", 1)},
	{"missing-key", strings.Replace(withLine("reviewed: {by: news-desk, on: 2026-11-22}"), "date: 2026-11-01\n", "", 1), strings.Replace(withLine("kind: guide\nreviewed: {by: news-desk, on: 2026-11-22}"), "date: 2026-11-01\n", "", 1)},
	{"no-text", goodHeader + "\n<!-- soon -->\n", strings.Replace(goodHeader, "---\n", "---\ndraft: true\n", 1) + "\n<!-- soon -->\n"},
	{"empty-footnote", "A[^1].\n\n[^1]:\n\nThe note.", "A[^1].\n\n[^1]: The note."},
	{"empty-heading", "Words.\n\n# # #\n\nWords.", "Words.\n\n* * *\n\nWords."},
	{"empty-heading", "Words.\n\n##\n\nWords.", "Words.\n\n* * *\n\nWords."},
	{"empty-link", "[a]()", "[a](/b/)"},
	{"empty-link", "[](/b/)", "[Where it leads](/b/)"},
	{"empty-picture", "![A cup]()", "![A cup](cup.jpg)"},
	{"missing-alt", "![](cup.jpg)", "![What it shows](cup.jpg)"},
	{"empty-statement", withLine("disclosures: [\"—\"]"), withLine("disclosures: [None declared.]")},
	{"unknown-block", ":::notes\nStop.\n:::", ":::note\nStop.\n:::"},
	{"unknown-block", ":::tip\nStop.\n:::", ":::note\nStop.\n:::"},
	{"bad-block", "::note{title=\"A\"}", ":::note {title=\"A\"}\nStop.\n:::"},
	{"bad-block", ":::note\nStop.", ":::note\nStop.\n:::"},
	{"unknown-region", ":::urgent {title=\"Call 999\" region=\"UK\"}\nNow.\n:::", ":::urgent {title=\"Call 999\"}\nNow.\n:::"},
	{"bad-embed", "::embed{url=\"http://youtu.be/aqz-KE-bpKQ\" title=T poster=f.jpg}", "::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title=T poster=f.jpg}"},
	{"bad-duration", "::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title=T poster=f.jpg duration=3m}", "::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title=T poster=f.jpg duration=\"3:20\"}"},
	{"foreign-picture", "::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title=T poster=\"//x.example/f.jpg\"}", "::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title=T poster=\"film.jpg\"}"},
	{"indented-block", "    :::note\n    Stop.\n    :::", ":::note\nStop.\n:::"},
	{"indented-text", "    A paragraph of six words, indented.", "A paragraph of six words, indented."},
	{"link-in-picture", "![A [cup](/b/)](cup.jpg)", "![A cup](cup.jpg) [cup](/b/)"},
	{"link-in-link", "[a <https://b.example/> c](/d/)", "[a](/d/) <https://b.example/> c"},
	{"bold-heading", "**What harms were seen**\n\nTwo had a rash.", "## What harms were seen\n\nTwo had a rash."},
	{"bold-heading", liveStory("**What is known**\n\nFour are ill.\n\n## 14:05 A\n\nText."), liveStory("### What is known\n\nFour are ill.\n\n## 14:05 A\n\nText.")},
	{"bold-heading", liveStory("## 14:05 A\n\n**What is known**\n\nFour are ill."), liveStory("## 14:05 A\n\n### What is known\n\nFour are ill.")},
	{"skipped-heading", liveStory("#### What is known\n\nFour are ill.\n\n## 14:05 A\n\nText."), liveStory("### What is known\n\nFour are ill.\n\n## 14:05 A\n\nText.")},
	{"skipped-heading", liveStory("### A\n\nA.\n\n##### B\n\nB.\n\n## 14:05 A\n\nText."), liveStory("### A\n\nA.\n\n#### B\n\nB.\n\n## 14:05 A\n\nText.")},
	{"chart-code", "```chart\na,b\n1,2\n```", "![What it shows](chart.svg)"},
	{"lost-info", "```text the first line\nx\n```", "```text\nthe first line\nx\n```"},
	{"lost-caption", "A ![B](b.png \"C\") d.", "A\n\n![B](b.png \"C\")\n\nd."},
	{"no-table", "| A | B |\n| x | y |", "| A | B |\n|---|---|\n| x | y |"},
	{"too-few-cells", "| A | B |\n|---|---|\n| x |", "| A | B |\n|---|---|\n| x | |"},
	{"too-many-cells", "| A | B |\n|---|---|\n| x | y | z |", "| A | B | C |\n|---|---|---|\n| x | y | z |"},
	{"too-many-cells", "| A | B |\n|---|---|\n| x | y | z |", "| A | B |\n|---|---|\n| x | y \\| z |"},
	{"text-in-table", "| A | B |\n|---|---|\n| x | y |\nmore", "| A | B |\n|---|---|\n| x | y |\n\nmore"},
	{"renumbered", "1. a\n3. b", "1. a\n2. b"},
	{"sign-begins-line", "Deaths* rose.\n\n* Within 28 days.", "Deaths* rose.\n\n\\* Within 28 days."},
	{"skipped-heading", "## A\n\n#### B *c*", "## A\n\n### B *c*"},
	{"skipped-heading", "### A", "## A"},
	{"bad-passage", "The []{lang=fr}mot.", "The [mot]{lang=fr}."},
	{"bad-passage", "![a [mot]{lang=fr}](https://news.example/a.png)", "![a mot](https://news.example/a.png)"},
	{"bad-passage", "The [mot]{lang}.", "The [mot]{lang=es}."},
	{"bad-language", ":::note {lang=french}\nLe mot.\n:::", ":::note {lang=fr}\nLe mot.\n:::"},
	{"bad-heading-id", "## Dose {#a/b}", "## Dose {#a-b}"},
	{"bad-heading-id", "## Dose {#!}", "## Dose {#dose}"},
	{"bad-heading-id", "## Dose {#page-top}", "## Dose {#the-page-top}"},
	{"bad-heading-id", "## Dose {#a}\n\n## Harms {#a}", "## Dose {#a}\n\n## Harms {#a-2}"},
	{"heading-attributes", "## Dose {#a .big}", "## Dose {#a}"},
	{"heading-attributes", "## Dose {: #a}", "## Dose {#a}"},
	{"heading-attributes", "## Dose {.big}", "## Dose"},
	{"raw-html", "## <a name=\"dose\"></a>How much", "## How much {#dose}"},
	{"second-title", "# A", "## A"},
	{"unread-emphasis", "**Note:**text and **more**: it and b**c**", "**Note:** text and **more**: it and b**c**"},
	{"broken-table", "a     b\n----- -----\n1     2", "| a | b |\n|---|---|\n| 1 | 2 |"},
	{"underlined", "A sentence.\n---\n\nb", "A sentence.\n\n---\n\nb"},
	{"too-deep", strings.Repeat("> ", 130) + "a", "> a"},
	{"unclosed-code", "```\nx", "```\nx\n```"},
	{"unclosed-front-matter", "---\ntitle: T\n\nText.", goodHeader + "Text."},
	{"undefined-citation", "So [@two-more] says.", "So \\[@two-more] says."},
	{"undefined-footnote", "A[^1].", "A[^1].\n\n[^1]: the note"},
	{"undefined-reference", "[a][b]", "[a][b]\n\n[b]: https://b.example/"},
	{"unused-reference-address", "[a]: b", "\\[a]: b"},
	{"vague-link", "[here](/b/)", "[how vaccines are tested](/b/)"},
	{"capitals", "THESE WORDS ARE MUCH TOO LOUD FOR ANY READER.", "These words are **much** too loud for any reader."},
	{"dangerous-url", "[call](tel:abc)", "[call](tel:+442079460000)"},
	{"dangerous-url", "[call](tel:0800/1111)", "[call](tel:08001111)"},
	{"broken-link", "[call](tel:+44 20 7946)", "[call](tel:+44207946)"},
	{"bad-comment", "Text <!-- a", "Text <!-- a -->"},
	{"bad-comment", "<!--> a -->", "<!-- > a -->\n\nText."},
	{"bad-identifier", withLine("references: [{id: a b, title: T, url: \"https://a.example/\"}]"), withLine("references: [{id: a-b, title: T, url: \"https://a.example/\"}]")},
	{"bad-identifier", withStudy("registry: NCT04368728 (phase 1)"), withStudy("registry: NCT04368728")},
	{"no-results", withStudy("status: not-yet-recruiting, results: peer-reviewed"), withStudy("status: not-yet-recruiting, results: none-yet")},
	{"no-participants", withStudy("status: withdrawn, participants: 12"), withStudy("status: terminated, participants: 12")},
	{"no-comparator", withStudy("design: randomised-controlled"), withStudy("design: randomised-controlled, comparator: placebo")},
	{"HN110", strings.Replace(withStudy("design: one-arm"), "disclosures: [None declared.]\n", "", 1), withStudy("design: one-arm")},
	{"unknown-choice", withStudy("status: recruting"), withStudy("status: recruiting")},
	{"bad-hash", withLine("reviewed: {by: desk, on: 2026-11-01, hash: x y}"), withLine("reviewed: {by: desk, on: 2026-11-01}")},
	{"bad-criterion", withLine("checklist: {cost: not applicable}"), withLine("checklist: {cost: {not_applicable: why}}")},
	{"date-order", withLine("published_at: {title: The paper, url: \"https://a.example/\", date: 2026-11-21}"), withLine("published_at: {title: The paper, url: \"https://a.example/\", date: 2026-10-21}")},
	{"bad-url", withLine("published_at: {title: The paper, url: a.example/x}"), withLine("published_at: {title: The paper, url: \"https://a.example/x\"}")},
	{"unknown-key", withLine("canonical: https://a.example/x"), withLine("published_at: {title: The paper, url: \"https://a.example/x\"}")},
	{"plain-version", withLine("kind: plain"), withLine("kind: news")},
	{"bad-language", withLine("lang: spanish_x"), withLine("lang: es")},
	{"date-order", withLine("expires: 2026-11-01"), withLine("expires: 2026-12-01")},
	{"bad-period", withLine("kind: guide\nreview_every: often"), withLine("kind: guide\nreview_every: 36mo")},
	{"HN104", withLine("kind: news\nreview_every: 36mo"), withLine("kind: guide\nreview_every: 36mo")},
	{"bad-focus", withLine("image: {src: a.jpg, alt: A cup, focus: left}"), withLine("image: {src: a.jpg, alt: A cup, focus: 40% 30%}")},
	{"bad-transcript", ":::audio {src=a.mp3 title=A transcript=a.md}\n:::", ":::audio {src=a.mp3 title=A transcript=\"a.txt\"}\n:::"},
	{"foreign-file", ":::audio {src=\"https://x.example/a.mp3\" title=A}\nText.\n:::", ":::audio {src=a.mp3 title=A}\nText.\n:::"},
	{"bad-licence", withLine("image: {src: a.jpg, alt: A cup, licence: free}"), withLine("image: {src: a.jpg, alt: A cup, licence: CC BY 4.0}")},
	{"unknown-key", withLine("withdrawn: {date: 2026-11-22, why: x}"), withLine("withdrawn: {date: 2026-11-22, reason: \"The paper that it reports was retracted.\"}")},
	{"mark-in-text", withLine("disclosures: [The **maker** paid.]"), withLine("disclosures: [The maker paid.]")},
	{"wrong-type", withLine("conditions: lupus, asthma"), withLine("conditions: [lupus, asthma]")},
	{"wrong-type", withLine("series: [Sleep, Iron]"), withLine("series: Sleep")},
	{"unknown-key", withLine("series: {title: Sleep, number: 2}"), withLine("series: {title: Sleep, part: 2}")},
	{"missing-key", withLine("series: {part: 2}"), withLine("series: {title: Sleep, part: 2}")},
	{"wrong-type", withLine("tags: sleep, iron"), withLine("tags: [sleep, iron]")},
	{"bad-duration", withLine("audio: {src: a.mp3, transcript: a.txt, chapters: [{at: \"90\", title: A}]}"), withLine("audio: {src: a.mp3, transcript: a.txt, chapters: [{at: \"1:30\", title: A}]}")},
	{"not-a-number", withLine("audio: {src: a.mp3, transcript: a.txt, show: s, season: 0}"), withLine("audio: {src: a.mp3, transcript: a.txt, show: s, season: 1}")},
	{"not-a-number", withLine("audio: {src: a.mp3, transcript: a.txt, show: s, episode: x}"), withLine("audio: {src: a.mp3, transcript: a.txt, show: s, episode: 1}")},
	{"swapped-files", withLine("audio: {src: a.txt, transcript: a.mp3}"), withLine("audio: {src: a.mp3, transcript: a.txt}")},
	{"bad-transcript", withLine("audio: {src: a.mp3, transcript: a.vtt}"), withLine("audio: {src: a.mp3, transcript: a.txt}")},
	{"no-show", withLine("audio: {src: a.mp3, transcript: a.txt, episode: 4}"), withLine("audio: {src: a.mp3, transcript: a.txt}")},
	{"foreign-file", withLine("audio: {src: \"https://x.example/a.mp3\", transcript: a.txt}"), withLine("audio: {src: a.mp3, transcript: a.txt}")},
	{"no-time", toldStory("## 14:05 A\n\nText.\n\n## B"), toldStory("## 14:05 A\n\nText.\n\n### B")},
	{"no-time", toldStory("## 2 pm A"), toldStory("## 14:00 A")},
	{"no-time", toldStory("## 14:05 A", "ended: 2026-11-02"), toldStory("## 14:05 A", "ended: 2026-11-02T18:00")},
	{"bad-time", toldStory("## 24:05 A"), toldStory("## 14:05 A")},
	{"bad-time", toldStory("## 2026-11-31 14:05 A"), toldStory("## 2026-11-28 14:05 A")},
	{"bad-time", liveStory("## 10:05 pm It began\n\nText."), liveStory("## 22:05 It began\n\nText.")},
	{"bad-time", liveStory("## 12:30 A.M. It began\n\nText."), liveStory("## 00:30 It began\n\nText.")},
	{"bad-time", liveStory("## 11:00 – It began\n\nText."), liveStory("## 11:00 It began\n\nText.")},
	{"untitled-entry", liveStory("## 14:05\n\nText."), liveStory("## 14:05 The title\n\nText.")},
	{"same-time", toldStory("## 14:05 A\n\n## 14:05 B"), toldStory("## 14:05 A\n\n## 14:05:30 B")},
	{"live-footnote", toldStory("## 14:05 A\n\nText[^1].\n\n[^1]: The note."), toldStory("## 14:05 A\n\nText, the note.")},
	{"not-live", "## 14:05 A", toldStory("## 14:05 A")},
	{"not-live", withLine("ended: 2026-11-02T10:00"), toldStory("Text.", "ended: 2026-11-02T10:00")},
	{"date-order", toldStory("## 14:05 A", "ended: 2026-11-01T14:00"), toldStory("## 14:05 A", "ended: 2026-11-01T15:00")},
	{"entry-order", toldStory("## 09:00 A\n\n## 11:00 B\n\n## 23:00 C\n\n## 01:00 D"), toldStory("## 09:00 A\n\n## 11:00 B\n\n## 23:00 C\n\n## 2026-11-02 01:00 D")},
	{"no-time", toldStory("## 9:30 A"), toldStory("## 09:30 A")},
	{"no-time", toldStory("## 9.30pm A"), toldStory("## 21:30 A")},
	{"no-entry", toldStory("## 14:05 A\n\n> ## 14:10 B\n> \n> Text."), toldStory("## 14:05 A\n\n## 14:10 B")},
	{"no-entry", toldStory("## 14:05 A\n\n> ## 14:10 B\n> \n> Text."), toldStory("## 14:05 A\n\n> ## At 14:10 B\n> \n> Text.")},
	{"no-entry", toldStory("## 14:05 A\n\n:::note\n## 14:10 B\n\nText.\n:::"), toldStory("## 14:05 A\n\n:::note\nText.\n:::\n\n## 14:10 B")},
	{"no-entry", toldStory("## 14:05 A\n\n### 14:10 B"), toldStory("## 14:05 A\n\n## 14:10 B")},
	{"zone-name", toldStory("## 14:05 +0000 A"), toldStory("## 14:05 +00:00 A")},
	{"no-text", liveStory("## 14:05 A"), toldStory("## 14:05 A")},
	{"bad-time", toldStory("## 14:05 +01:00 A"), toldStory("## 14:05 A")},
	{"bad-time", toldStory("## 14:05 +01:00 A"), toldStory("## 13:05 A")},
	{"same-time", toldStory("## 16:00 A\n\n## 14:05 B\n\n## 14:05 C"), toldStory("## 16:00 A\n\n## 14:05:30 B\n\n## 14:05 C")},
	{"same-time", toldStory("## 14:05 A\n\n## 14:05 B\n\n## 14:05:30 C"), toldStory("## 14:05 A\n\n## 14:05:15 B\n\n## 14:05:30 C")},
	{"entry-order", toldStory("## 10:00 A\n\n## 2026-11-02 09:00 B\n\n## 2026-11-01 08:00 C"), toldStory("## 2026-11-02 10:00 A\n\n## 2026-11-02 09:00 B\n\n## 2026-11-01 08:00 C")},
	{"entry-order", toldStory("## 13:00 A\n\n## 12:00 B\n\n## 12:30 C\n\n## 11:00 D"), toldStory("## 13:00 A\n\n## 12:30 C\n\n## 12:00 B\n\n## 11:00 D")},
	{"wrong-type", withLine("sources: [release.txt]"), withLine("sources: {release: release.txt}")},
}

// otherFiles are likewise, of files that are no articles.
var otherFiles = map[string][]hintCase{
	GlossaryFile: {
		{"no-terms", "[{term: ILD, meaning: Scars.}]\n", "- term: ILD\n  meaning: Scars.\n"},
		{"no-terms", "# The terms\nterms:\n  - term: ILD\n", "# The terms\n- term: ILD\n  meaning: Scars.\n"},
		{"no-terms", "[]\n", ""},
		{"bad-term", "- {term: \"12\", meaning: A number.}\n", "- {term: B12, meaning: A vitamin.}\n"},
		{"missing-meaning", "- term: ILD\n", "- term: ILD\n  meaning: Scars in the lungs.\n"},
		{"missing-meaning", "- term: ILD\n", "- term: ILD\n  expansion: interstitial lung disease\n"},
		{"character-name", "- {term: ILD, meaning: A &amp; B.}\n", "- {term: ILD, meaning: A & B.}\n"},
	},
	"content/authors/news-desk.md": {
		{"bad-email", "---\nname: News desk\nkind: desk\nrole: Reporters\nemail: https://news.example/contact/\n---\n", "---\nname: News desk\nkind: desk\nrole: Reporters\nemail: desk@news.example\n---\n"},
	},
	"content/conditions/lupus.md": {
		{"bad-mesh", "---\ntitle: Lupus\nmesh: lupus\n---\n", "---\ntitle: Lupus\nmesh: D008180\n---\n"},
		{"bad-mesh", "---\ntitle: Lupus\nmesh: C17.300.480\n---\n", "---\ntitle: Lupus\nmesh: https://meshb.nlm.nih.gov/record/ui?ui=D008180\n---\n"},
		{"unknown-key", "---\ntitle: Lupus\naka: [SLE]\n---\n", "---\ntitle: Lupus\nsynonyms: [SLE]\n---\n"},
	},
	"content/authors/ada.md": {
		{"bad-email", "---\nname: Ada\nrole: Editor\nemail: mailto:ada@news.example\n---\n", "---\nname: Ada\nrole: Editor\nemail: desk@news.example\n---\n"},
	},
	"content/places/leeds.md": {
		{"no-tree", "---\ntitle: Leeds\nparent: yorkshire\n---\n", "---\ntitle: Leeds\n---\n"},
	},
	"content/health/x.comments.yaml": {
		{"heading-in-comment", "- {name: Ada, date: 2026-11-22, text: \"# a\"}\n", "- {name: Ada, date: 2026-11-22, text: \"\\\\# a\"}\n"},
		{"raw-html", "- {name: Ada, date: 2026-11-22, text: a <b>}\n", "- {name: Ada, date: 2026-11-22, text: a `<b>`}\n"},
		{"wrong-type", "- {name: Ada, date: 2026-11-22, text: 12}\n", "- {name: Ada, date: 2026-11-22, text: \"12\"}\n"},
	},
	"content/health/listed.md": {
		{"bad-selection", "---\ntitle: A\nlist: {kind: news, n: 4}\n---\n", "---\ntitle: A\nlist: {kind: news}\n---\n"},
		{"bad-selection", "---\ntitle: A\ncategory: health\nlist: {kind: news}\n---\n", "---\ntitle: A\nlist: {category: health, kind: news}\n---\n"},
	},
}

// elsewhere are the codes whose hints other tests apply, or that no text brings about.
var elsewhere = map[string]string{
	"raw-html":         "TestTagsAreRefused",
	"cannot-sign":      "galen review sign says it, of a file that it cannot change",
	"unknown-rule":     "the hint names a command",
	"render":           "a fault of a library",
	"bad-name":         "TestPartProblems",
	"unknown-part":     "TestPartProblems",
	"part-in-part":     "TestPartProblems",
	"unused-part":      "TestPartProblems",
	"empty-value":      "TestFieldHints",
	"bad-field":        "TestFieldHints",
	"not-a-number":     "the script ownblock of the command, which has a block with a number",
	"unused-reference": "the script editions of the command, whose translation cites less than its original",
}

func withLine(line string) string {
	return strings.Replace(goodHeader, "---\n", "---\n"+line+"\n", 1) + "Text.\n"
}

// liveStory is a live story with further lines of front matter.
func liveStory(text string, lines ...string) string {
	return strings.Replace(goodHeader, "---\n", "---\n"+strings.Join(append(lines, "kind: live"), "\n")+"\n", 1) + text + "\n"
}

// toldStory is a live story in which text stands below each of its entries.
func toldStory(text string, lines ...string) string {
	entries := strings.Split(text, "\n\n##")
	return liveStory(strings.Join(entries, "\n\nText.\n\n##")+"\n\nText.", lines...)
}

// withStudy is an article with facts of a study.
func withStudy(facts string) string {
	for _, need := range []string{"design: one-arm", "results: none-yet"} {
		if key, _, _ := strings.Cut(need, ":"); !strings.Contains(facts, key+":") {
			facts = need + ", " + facts
		}
	}
	return withLine("disclosures: [None declared.]\nstudy: {" + facts + "}")
}

// told parses a file.
func told(file, text string) (list diag.List) {
	rules := Rules{Zone: time.UTC, Home: "https://news.example/"}
	rules.Taxonomies = taxonomy.Declarations{{Name: "conditions", Tree: true}, {Name: "places"}, {Name: taxonomy.Series, Ordered: true}}
	switch f := source.NewFile(file, []byte(text)); {
	case file == GlossaryFile:
		_, list = ParseGlossary(f)
	case IsComments(file):
		_, list = ParseComments(f, rules)
	default:
		if !strings.HasPrefix(text, "--") && text != "\n" {
			f = source.NewFile(file, mendable(text+"\n"))
		}
		_, list = Parse(f, rules)
	}
	return list
}

// TestHintsHelp: for each code whose hint says what to write there is an input, and what
// the hint says solves it. A hint that nothing here meets is a failure.
func TestHintsHelp(t *testing.T) {
	met := map[string]bool{}
	try := func(file string, c hintCase) {
		met[c.code] = true
		found := false
		for _, d := range told(file, c.text) {
			found = found || d.Code == c.code && d.Hint != ""
		}
		if !found {
			t.Errorf("%s %q: not told: %v", c.code, c.text, told(file, c.text))
		}
		for _, d := range told(file, c.fixed) {
			if d.Code == "no-text" && c.code != d.Code {
				continue // a piece of a text
			}
			t.Errorf("%s: the hint does not help: %q: %v %s", c.code, c.fixed, d, d.Hint)
		}
	}
	for _, c := range hintCases {
		try("content/health/x.md", c)
	}
	for file, cases := range otherFiles {
		for _, c := range cases {
			try(file, c)
		}
	}
	hints, err := hintcover.Hints(".")
	if err != nil {
		t.Fatal(err)
	}
	for code, all := range hints {
		if slices.ContainsFunc(all, hintcover.Writes) && !met[code] && elsewhere[code] == "" {
			t.Errorf("no input of this test is told with the code %q, whose hints are %q", code, all)
		}
	}
	if len(hintCases) < 50 {
		t.Errorf("only %d cases", len(hintCases))
	}
}
