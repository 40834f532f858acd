package content

import (
	"strings"
	"testing"

	"galen/internal/testing/tally"
)

// misleading are texts of other programs whose hints would once have led to something wrong, or
// which were printed, what a hint says now, and the text when that is done.
var misleading = []struct{ text, hint, done string }{
	// listed: shortcodes that are of no film
	{`[contact-form-7 id="1234" title="Contact"]`, "write out what it stands for", "Words."},
	{"[tweet 1234567]", "write out what it stands for", "Words."},
	{`[ngg src="galleries" ids="1"]`, ":::gallery", ":::gallery\n![A](a.jpg)\n\n![B](b.jpg)\n:::"},
	{`[button url="https://a.example/"]Book[/button]`, "[Book](https://a.example/)", "[Book](https://a.example/)"},
	{`[instagram url="https://www.instagram.com/p/abcdefg/"]`, "[What it shows](https://www.instagram.com/p/abcdefg/)", "[A photograph](https://www.instagram.com/p/abcdefg/)"},
	// listed: boxes, directives and links
	{":::danger\nWords\n:::", "write  warning", ":::warning\nWords\n:::"},
	{":::{figure} img.png\nTea\n:::", "![What it shows](img.png)", "![Tea](img.png)"},
	{":::{image} img.png\n:::", "![What it shows](img.png)", "![Tea](img.png)"},
	{":::{table} Cap\nWords\n:::", "between bars", "| A | B |\n|---|---|\n| 1 | 2 |"},
	{":::{iframe} https://a.example/\n:::", "[What it shows](https://a.example/)", "[A page](https://a.example/)"},
	{"::::{tab-set}\n:::{tab-item} One\nWords\n:::\n::::", "delete the line and the one that ends it", "## One\n\nWords"},
	{"::::{grid} 2\nWords\n::::", "delete the line and the one that ends it", "Words"},
	{":::{math}\nx = 1\n:::", "write formulas in words", "`x = 1`"},
	{":::{pull-quote}\nAsk.\n:::", "> words", "> Ask."},
	{"See {{< ref \"posts/flu.md\" >}}.", "[The article](posts/flu.md)", "See [the flu](posts/flu.md)."},
	{"[!embed](https://x.test)", "[What it shows](https://x.test)", "[A page](https://x.test)"},
	// listed: notes to the desk
	{"////\nask her\n////", "<!-- ask her -->", "<!-- ask her -->\n\nWords."},
	{"Words {# ask her #} go.", "<!-- ask her -->", "Words <!-- ask her --> go."},
	// listed: AsciiDoc
	{"= Document title", "## Document title", "## Document title"}, {".Listing\n----\ncode", "delete the dot and the line of dashes", "Listing\n\n`code`"},
	{"[discrete]\nWords", "delete it", "Words"}, {"[abstract]\nWords", ":::note", ":::note {title=\"Abstract\"}\nWords\n:::"}, {"[sidebar]\nWords", ":::aside", ":::aside\nWords\n:::"},
	{"* [*] checked", "☑", "* ☑ checked"}, {"See <<the-signs>> there.", "[the-signs](#the-signs)", "## The signs\n\nSee [it](#the-signs) there."}, {"++++\nWords", "delete it", "Words"}, {"Words (((index))) go.", "delete it", "Words go."},
	// listed: Pandoc, Quarto, MDX, Obsidian
	{"As she says [-@smith2020].", "[@smith2020]", "As she says."}, {"See @fig-one there.", "the figure below", "See the figure below there."}, {"A `raw`{=html} word.", "delete it", "A word."},
	{"It is `r mean(x)` now.", "write its result", "It is 5 now."}, {"It is `= this.file.name` now.", "write its result", "It is so now."},
	{"export const x = 1;", "delete it", "Words"}, {"import X from './x.mdx'", "delete it", "Words"}, {"import './x.css'", "delete it", "Words"}, {"{@include: ./x.md}", "::part{x}", "::part{x}"}, {"<></>", "delete it", "Words"},
	{"```mdx-code-block\n<x/>\n```", "delete it", "Words"}, {"- [/] half\n- b", "☐", "- ☐ half\n- b"}, {"- [-] off\n- b", "☒", "- ☒ off\n- b"},
	{"```kanban\nx\n```", "save the drawing", "![A](a.png)"}, {"```leaflet\nx\n```", "save the drawing", "![A](a.png)"}, {"```timeline\nx\n```", ":::timeline", ":::timeline\n12 March 2024\n: It began.\n:::"}, {"```geojson\n{}\n```", "save the drawing", "![A](a.png)"},
	// listed: MkDocs, MyST, Docsify, WordPress, Jira
	{"=== \"Tab\"\n\nWords", "## Tab", "## Tab\n\nWords"}, {"+++ {\"tags\": [\"x\"]}", "delete it", "Words"},
	{"?> Mind this.", ":::note", ":::note\nMind this.\n:::"}, {"!> Mind this.", ":::warning", ":::warning\nMind this.\n:::"}, {"Words {docsify-ignore}", "delete it", "Words"}, {"## Head {docsify-ignore-all}\n\nWords", "delete it", "## Head\n\nWords"},
	{"[latexpage]", "delete it", "Words"}, {"[twitter-timeline]", "delete it", "Words"}, {"It rose [cite].", "delete it", "It rose."}, {"It rose [bibcite key=x].", "delete it", "It rose."},
	{"||head||", "write  head", "head"}, {"!image.png|thumbnail!", "![What it shows](image.png)", "![A cup](image.png)"},
	// listed: small
	{":::note {title=\"A &amp; B\"}\nWords\n:::", "write the character itself:  A & B", ":::note {title=\"A & B\"}\nWords\n:::"},
	// made up
	{`{{< tweet url="https://a.example/1" >}}`, "[What it shows](https://a.example/1)", "[A post](https://a.example/1)"},
	{`{{< button href="https://a.example/" >}}`, "[What it shows](https://a.example/)", "[Book](https://a.example/)"},
	{"[soundcloud url=\"https://soundcloud.com/a/b\"]", "(https://soundcloud.com/a/b)", "[Listen](https://soundcloud.com/a/b)"},
	{"[video src=\"https://a.example/a.mp4\"]", "[Watch the film](https://a.example/a.mp4)", "[Watch the film](https://a.example/a.mp4)"},
	{"[vimeo 12345678]", "https://vimeo.com/12345678", "::embed{url=\"https://vimeo.com/12345678\" title=\"A film\" poster=\"a.jpg\"}"},
	{":::error\nWords\n:::", "write  warning", ":::warning\nWords\n:::"},
	{":::emergency {title=\"Call 999 if\"}\nWords\n:::", "write  urgent", ":::urgent {title=\"Call 999 if\"}\nWords\n:::"},
	{"> [!danger]\n> Words", ":::warning", ":::warning\nWords\n:::"},
	{":::{code-block} python\nx = 1\n:::", "```python", "```python\nx = 1\n```"},
	{":::{youtube} aqz-KE-bpKQ\n:::", "::embed{url=", "::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title=\"A film\" poster=\"a.jpg\"}"},
	{":::{note} Mind\nWords\n:::", `:::note {title="Mind"}`, ":::note {title=\"Mind\"}\nWords\n:::"},
	{"////\nask her\n\nWords\n////", "and  -->  on the one that ends the note", "<!--\nask her\n\nWords\n-->\n\nWords."},
	{"[button link=\"https://a.example/\" color=red]Book[/button]", "[Book](https://a.example/)", "[Book](https://a.example/)"}, {"[facebook url=\"https://a.example/p\"]", "[What it shows]", "[A post](https://a.example/p)"},
	{"[wpforms id=\"1234567\"]", "write out what it stands for", "Words."}, {"[gravityform id=\"1\" title=\"Ask us anything\"]", "write out what it stands for", "Words."}, {"[mc4wp_form id=\"1234567\"]", "write out what it stands for", "Words."},
	{"[envira-gallery id=\"1234567\"]", ":::gallery", ":::gallery\n![A](a.jpg)\n\n![B](b.jpg)\n:::"}, {"{{< instagram abcdefghij >}}", "write out what it stands for", "Words."}, {"{{< gist spf13 7896402 >}}", "write out what it stands for", "Words."},
	{":::{audio} talk.mp3\nWords\n:::", "write the name before the braces", ":::audio {src=\"talk.mp3\" title=\"A talk\"}\nWords\n:::"}, {":::{blockquote}\nAsk.\n:::", "> words", "> Ask."}, {":::{list-table}\nWords\n:::", "between bars", "| A | B |\n|---|---|\n| 1 | 2 |"},
	{"::::{columns}\nWords\n::::", "delete the line and the one that ends it", "Words"}, {":::{toctree}\n:::", "delete it", "Words"}, {":::{code} r\nx\n:::", "```r", "```r\nx\n```"}, {":::{admonition} Mind\nWords\n:::", "write the name before the braces", ":::note {title=\"Mind\"}\nWords\n:::"},
	{"See {{% relref \"posts/flu.md\" %}}.", "[The article](posts/flu.md)", "See [the flu](posts/flu.md)."}, {"[!video](https://a.example/a)", "[What it shows](https://a.example/a)", "[A film](https://a.example/a)"},
	{"//////\nask her\n//////", "<!-- ask her -->", "<!-- ask her -->\n\nWords."}, {"{#- ask her -#}", "<!-- ask her -->", "<!-- ask her -->\n\nWords."}, {"= Flu in winter", "## Flu in winter", "## Flu in winter"}, {".Example\n====\nWords", "delete", "Words"},
	{"1. [*] done\n2. b", "☑", "1. ☑ done\n2. b"}, {"- [>] later\n- b", "☐", "- ☐ later\n- b"}, {"See <<sec_2>>.", "[sec_2](#sec-2)", "## Sec 2\n\nSee [it](#sec-2)."}, {"+++++\nWords", "delete it", "Words"},
	{"A `raw`{=latex} word.", "delete it", "A word."}, {"See (@eq-one) there.", "the figure below", "See (the sum) there."}, {"See @sec-methods.", "the figure below", "See the methods."}, {"It is `r x[1]` now.", "write its result", "It is 5 now."},
	{"It is `$= dv.current().x` now.", "write its result", "It is so now."}, {"export const a = [1];\nWords", "delete it", "Words"}, {"import {A, B} from \"../x.js\";", "delete it", "Words"}, {"<>Words</>", "write  Words", "Words"}, {"{@import ./x.md}", "::part{x}", "::part{x}"},
	{"```gantt\nx\n```", "save the drawing", "![A](a.png)"}, {"```topojson\n{}\n```", "save the drawing", "![A](a.png)"}, {"+++ {}\nWords", "delete it", "Words"}, {"{docsify-updated}\n\nWords", "delete it", "Words"}, {"It rose [bibshow].", "delete it", "It rose."},
	{":::quote {by=\"A &amp; B\" new=true}\nAsk.\n:::", "A & B", ":::quote {by=\"A & B\" new=true}\nAsk.\n:::"}, {":::note {title=\"It&rsquo;s so\"}\nWords\n:::", "It’s so", ":::note {title=\"It’s so\"}\nWords\n:::"}, {":::aside {title=\"a&nbsp;b\"}\nWords\n:::", "a b", ":::aside {title=\"a b\"}\nWords\n:::"},
	{"=== \"On a Mac\"\nWords", "## On a Mac", "## On a Mac\n\nWords"}, {"export default function x() {}", "delete it", "Words"}, {"See @tbl-two.", "the figure below", "See the table."},
	{"!a/b.jpg|width=300!", "![What it shows](a/b.jpg)", "![A cup](a/b.jpg)"}, {"It is `python len(x)` now.", "write its result", "It is 5 now."}, {"{#\n  ask her\n#}", "<!-- ask her -->", "<!-- ask her -->\n\nWords."}, {"[horizontal]\nWords", "delete it", "Words"},
	{":::details {title=\"5 &lt; 6\"}\nWords\n:::", "5 < 6", ":::details {title=\"5 < 6\"}\nWords\n:::"},
}

// innocent are words that look a little like those, and are no fault of that kind.
var innocent = []string{
	"It was = 5 mg.", "= 5 mg a day", "The .NET programs are.", "Ask [them] and [us].", "[1] is it.", "She said (((well))", "1 <> 2 is so.", "If a<>b then.", "Write to @figaro there.", "@sections of it",
	"Use `r` or `r = 5` here.", "It is `= 5` or `=SUM(A1)`.", "`python` is a language.", "imports rose in 2024", "import duties rose from 'low' to high", "export of goods", "Export rose.", "1 + 1 +++ 2",
	"Really?> yes", "It is so! > no", "|| is or", "http://a.example//// x\\.", "and//or", "{ # } is", "He wrote {5} and [5].", "Tea!\n\nCoffee!", "[-5 to 5] is the range.", "[-] is none.", "Words [cited] here.", "- [a] is it\n- b", "It cost 5 <<<", "title: it &c.",
	":::faq\n<!-- ask Ann -->\n## Can I drive?\n\nYes.\n:::", ":::faq\n%% ask Ann %%\n\n<!-- twice -->\n## Can I drive?\n\nYes.\n:::", ":::note {title=\"A & B\"}\nWords\n:::", ":::note {title=\"R&D; more\"}\nWords\n:::",
}

// TestMisleadingHints: what hints say can be done, and then nothing is told.
func TestMisleadingHints(t *testing.T) {
	tally.Kind(t, "hints that misled", "misleading")
	followed(t, misleading)
	alarms := 0
	for _, text := range innocent {
		for _, d := range toldWith(nil, text) {
			if strings.Contains("foreign-line shortcode container unread-mark desk-note bad-block unread-citation broken-link character-name unread-heading", d.Code) {
				alarms++
				t.Errorf("%q: a false alarm: %v | %s", text, d, d.Hint)
			}
		}
	}
	t.Logf("%d false alarms in %d near-misses", alarms, len(innocent))
}
