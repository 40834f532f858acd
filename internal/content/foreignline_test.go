package content

import (
	"strings"
	"testing"
	"time"

	"galen/internal/source"
	"galen/internal/testing/tally"
)

// foreignLines are texts that other programs replace by something else, what a hint says,
// and the text when that is done.
var foreignLines = []struct{ text, hint, done string }{
	// listed: includes
	{"{% include %}", "delete it", "Words."},
	{"{% include x.html %}", "content/_parts/x.md, and write  ::part{x}", "::part{x}"},
	{"{{% include \"x\" %}}", "::part{x}", "::part{x}"},
	{"!include x", "content/_parts/x.md, and write  ::part{x}", "::part{x}"},
	{"--8<-- \"x.md\"", "::part{x}", "::part{x}"},
	{"![[x]]", "::part{x}", "::part{x}"},
	{"include::x[]", "::part{x}", "::part{x}"},
	{".. include:: x.rst", "::part{x}", "::part{x}"},
	// listed: roles
	{":part{help}", "write  ::part{help}  on a line of its own", "::part{help}"},
	{":note[Mind this]", ":::note  on a line of its own", ":::note\nMind this\n:::"},
	// listed: imports, components, shortcodes
	{"import Tabs from '@theme/Tabs';\n\n<Tabs/>", "delete it", "Words."},
	{"[my_shortcode]", "delete it", "Words."},
	// made up: includes
	{"{{< include _x.qmd >}}", "::part{x}", "::part{x}"},
	{"{% include_relative shared/x.md %}", "::part{x}", "::part{x}"},
	{"{% render \"x\" %}", "::part{x}", "::part{x}"},
	{"{{> x }}", "::part{x}", "::part{x}"},
	{"{{#include ../x.md}}", "::part{x}", "::part{x}"},
	{"{{ include: x }}", "::part{x}", "::part{x}"},
	{"{{ partial \"x.html\" . }}", "::part{x}", "::part{x}"},
	{"{{embed [[x]]}}", "::part{x}", "::part{x}"},
	{"{{x.md}}", "::part{x}", "::part{x}"},
	{"{{%readfile \"x.md\"%}}", "::part{x}", "::part{x}"},
	{"<%- include('x') %>", "::part{x}", "::part{x}"},
	{"[% INCLUDE x.html %]", "::part{x}", "::part{x}"},
	{"Ask. {% include ring.html %} Wait.", "write  ::part{ring}  on a line of its own", "Ask.\n\n::part{ring}\n\nWait."},
	{"![[help]]", "write  ::part{help}  on a line of its own", "::part{help}"},
	{"![[When to ring#At night]]", "_parts/when-to-ring.md", "::part{when-to-ring}"},
	{"![[x.md|inline]]", "::part{x}", "::part{x}"},
	{"![[cup.png]]", "![What it shows](cup.png)", "![A cup](cup.png)"},
	{"!include(x.md)", "::part{x}", "::part{x}"},
	{"!!!include(x.md)!!!", "::part{x}", "::part{x}"},
	{"Words.\n--8<--\nx.md\n--8<--", "::part{x}", "Words.\n::part{x}"},
	{";--8<-- \"shared/x.md:3:5\"", "::part{x-md-3-5}", "::part{x-md-3-5}"},
	{"include::{shared}/x.adoc[tag=a]", "::part{x}", "::part{x}"},
	{"transclude::x", "::part{x}", "::part{x}"},
	{"@include \"x.md\"", "::part{x}", "::part{x}"},
	{"@import x.md", "::part{x}", "::part{x}"},
	{"@@include('x.html')", "::part{x}", "::part{x}"},
	{"#include \"x.md\"", "::part{x}", "::part{x}"},
	{"#+INCLUDE: \"x.org\" :lines 1-3", "::part{", "::part{help}"},
	{"<<< @/shared/x.md{2}", "::part{", "::part{help}"},
	{"<<[x.md]", "::part{x}", "::part{x}"},
	{"<xi:include href=\"x.xml\"/>", "::part{x}", "::part{x}"},
	{"<include src=\"x.md\"/>", "::part{x}", "::part{x}"},
	{"<Snippet file=\"x.mdx\" />", "::part{x}", "::part{x}"},
	{"%include x.md", "::part{x}", "::part{x}"},
	{":[The help](x.md)", "::part{x}", "::part{x}"},
	{"@[The help](x.md)", "::part{x}", "::part{x}"},
	{"[!INCLUDE [The help](../includes/x.md)]", "::part{x}", "::part{x}"},
	{"\\input{x}", "::part{x}", "::part{x}"},
	{"{!x.md!}", "::part{x}", "::part{x}"},
	{"{include:x}", "::part{x}", "::part{x}"},
	{"[[include:x]]", "::part{x}", "::part{x}"},
	{"```{include} x.md\n```", "::part{x}", "::part{x}"},
	{"<!--#include file=\"x.html\" -->\n\nWords.", "::part{x}", "::part{x}\n\nWords."},
	{"Words. <!-- @include: ./x.md -->", "::part{x}", "Words.\n\n::part{x}"},
	// made up: named marks
	{"Words :part[help] go.", "write  ::part{help}  on a line of its own", "Words\n\n::part{help}\n\ngo."},
	{":warning[Stop.]{title=\"x\"}", ":::warning  on a line of its own", ":::warning\nStop.\n:::"},
	{":details{title=\"More\"}", `:::details {title="More"}`, ":::details {title=\"More\"}\nWords.\n:::"},
	{"H:sub[2]O", "<sub>2</sub>", "H<sub>2</sub>O"},
	{"10:sup[9] cells", "<sup>9</sup>", "10<sup>9</sup> cells"},
	{":abbr[WHO]{title=\"World\"} says", "write  WHO", "WHO says"},
	{"See :a[it]{href=\"/health/\"}.", "[it](/health/)", "See [it](/health/)."},
	{":youtube{id=\"aqz-KE-bpKQ\"}", "::embed{url=", "::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title=\"A film\" poster=\"a.jpg\"}"},
	{"See xref:flu.adoc#signs[the signs].", "[the signs](flu#signs)", "See [the signs](flu#signs)."},
	{"It rose.footnote:[In 2024.]", "[^note]: In 2024.", "It rose.[^note]\n\n[^note]: In 2024."},
	{"Press kbd:[Ctrl] or ++ctrl+c++.", "`Ctrl`", "Press `Ctrl` or `ctrl+c`."},
	{"See <<flu,the flu>> there.", "[the flu](#flu)", "## Flu\n\nSee [the flu](#flu) there."},
	{"It rose.[fn:1]", "[^1]", "It rose.[^1]\n\n[^1]: In 2024."},
	{"As [cite:@smith] says", "delete it", "As she says"},
	{"This is ^^new^^ here.", "write  new", "This is new here."},
	// made up: variables and notes
	{"By {frontMatter.author}", "write what it stands for", "By her"},
	{"It is ${title}.", "write what it stands for", "It is so."},
	{"Dear %name%,", "write what it stands for", "Dear reader,"},
	{"It is [% title %] now.", "write what it stands for", "It is so now."},
	{"Words {/* ask her */} go.", "<!-- ask her -->", "Words <!-- ask her --> go."},
	{"// ask her\n\nWords.", "<!-- ask her -->", "<!-- ask her -->\n\nWords."},
	{".. ask her\n\nWords.", "<!-- ask her -->", "<!-- ask her -->\n\nWords."},
	{".. _target:\n\nWords.", "delete it", "Words."},
	{"It rose.[^1]\n\n.. [1] In 2024.", "[^1]: In 2024.", "It rose.[^1]\n\n[^1]: In 2024."},
	{"As follows::\n\nWords.", "write one colon", "As follows:\n\nWords."},
	// made up: films, shortcodes and lines for a program
	{"@[youtube](aqz-KE-bpKQ)", "::embed{url=", "::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title=\"A film\" poster=\"a.jpg\"}"},
	{"%[https://youtu.be/aqz-KE-bpKQ]", "::embed{url=", "::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title=\"A film\" poster=\"a.jpg\"}"},
	{"!(talk.mp3)", ":::audio {src=\"talk.mp3\"", ":::audio {src=\"talk.mp3\" title=\"A talk\"}\nWhat is said.\n:::"},
	{"audio::talk.mp3[]", ":::audio {src=\"talk.mp3\"", ":::audio {src=\"talk.mp3\" title=\"A talk\"}\nWhat is said.\n:::"},
	{"[NOTE]\nMind this.", ":::note", ":::note\nMind this.\n:::"},
	{"[source,python]\n\nWords.", "delete it", "Words."},
	{"[.lead]\nWords.", "delete it", "Words."},
	{"ifdef::x[]\n\nWords.\n\nendif::[]", "delete it", "Words."},
	{"====\nWords.", "delete it", "Words."},
	{"__NOTOC__\n\nWords.", "delete it", "Words."},
	{"~~NOTOC~~\n\nWords.", "delete it", "Words."},
	{"\\newpage\n\nWords.", "delete it", "Words."},
	{"[contact-form]", "delete it", "Words."},
	{"[recent-posts]", "delete it", "Words."},
	{"[reusable id=3]", "delete it", "Words."},
	{"[embed]https://a.example/", "delete it", "<https://a.example/>"},
	{"[=50% \"Half\"]", "delete it", "Half"},
}

// plainLines are words of health that look a little like one of those.
var plainLines = []string{
	"The ratio was 3:1, and 1:2 in girls.", "Taken at 14:05, or 2:30pm [UTC].", "note: it is so.", "Note: x[^1] is so.\n\n[^1]: So.", "NOTE: It is so.", "See doi:10.1016/S0140-6736(20)30183-5 there.",
	"PMID:12345 is it.", "It includes: rest, water.", "The trial will include x.", "include them all", "Import of drugs rose: import/export.", "!Important words", "She wrote [sic] and [emphasis added].",
	"--8 mg-- is the dose.", "-8<x, and x>8-", "@NHS said so.", "@include us, they wrote.", "Inclusion:[criteria] were few.", "ICD-10:A00 [cholera] is it.", "IL-6:sIL-6R complex", "In (n=8) [95% CI 3:4]",
	"Sets {1,2} and {a: b}.", "<5% of people", "< 5% of people\n> or so", "[continued]", "[contact us]", "[sample size=30]", "[HR=0.75]", "At 8:[30] it began.", ":-[ and :-( he wrote.", "and/or // or", "1. .. 2",
	"... and so on.", ".. and so\\.", "It is C++ and A++.", "x^2^ and y^^", "5%to 6% of them", "It rose 5 %and 6 % fell.", "A score of [a:b] is high.", "See {x} there.", "HLA-B\\*57:01 was found.", "He said ::", "std::string", "Ca++Mg++ ions",
	"- include x", "### Include x", "Video: x.mp4 is it.", "Words (video::x) go.", "[1] and [2, 3].", "[#1] is it.", "Ask the footnote: [it] says.", "See the link: [words].", "At 12::30", "\\:part{x} and `:note[x]`", "`--8<-- \"x\"`", "```\n!include x\n```", "«flu, the flu» is", "<<flu, the flu>> is", "(_x_)=3",
}

// TestForeignLines: what other programs replace is refused, and how it is written here works;
// words that only look like it are left alone.
func TestForeignLines(t *testing.T) {
	tally.Kind(t, "foreign lines", "foreignLines")
	followed(t, foreignLines)
	alarms := 0
	for _, text := range plainLines {
		_, list := Parse(source.NewFile("content/health/x.md", []byte(goodHeader+text+"\n")), Rules{Zone: time.UTC, Home: "https://news.example/"})
		for _, d := range list {
			if new := d.Code == "foreign-line" || d.Code == "shortcode" || d.Code == "container" || d.Code == "unread-mark" || d.Code == "desk-note"; new && !strings.HasPrefix(text, ".. and") {
				alarms++
				t.Errorf("%q: a false alarm: %v %s", text, d, d.Hint)
			}
		}
	}
	t.Logf("%d false alarms in %d near-misses", alarms, len(plainLines))
}
