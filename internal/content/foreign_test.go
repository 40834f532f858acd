package content

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/tally"
)

// foreignCase is a snippet of another program, and the words of a hint that say how it is
// written here; without any it is rendered. What it becomes when that is done is Here.
type foreignCase struct{ text, hint, here string }

var foreignSnippets = []foreignCase{
	// listed: shortcodes of Hugo and Jekyll
	{"{{< youtube abc >}}", "[Watch the film]", "[Watch the film](https://www.youtube.com/watch?v=abc)"},
	{"{{% x %}}", "write out what it stands for", "Words."},
	{"{% include x %}", "and write  ::part{x}", "Words."},
	{"Read {{ site.url }}/a", "delete it", "Read /a"},
	{`{{ "/2015/05/11/moveforward/" | url }}`, "/2015/05/11/moveforward/", "/2015/05/11/moveforward/"},
	{`{{ "https://www.youtube-nocookie.com/embed/abc" | embed }}`, "[Watch the film]", "[Watch the film](https://www.youtube-nocookie.com/embed/abc)"},
	{`{{< legacy-img src="a.jpg" alt="A cup" >}}`, "![A cup](a.jpg)", "![A cup](a.jpg)"},
	{`[a]({{ "/a/" | relative_url }})`, "/a/", "[a](/a/)"},
	// listed: WordPress
	{`[caption id="a"]x[/caption]`, "with the name of the picture", "x"},
	{"[embed]https://www.youtube.example/watch?v=1[/embed]", "[Watch the film]", "[Watch the film](https://www.youtube.example/watch?v=1)"},
	{"[youtube=http://www.youtube.example/watch?v=1]", "[Watch the film]", "[Watch the film](http://www.youtube.example/watch?v=1)"},
	{"[gallery ids=\"1,2\"]", ":::gallery", ":::gallery\n![A](a.jpg)\n\n![B](b.jpg)\n:::"},
	{"<!--more-->\nText.", "", ""},
	// listed: alerts, boxes and marks
	{"> [!WARNING]\n> Do not stop.", ":::warning", ":::warning\nDo not stop.\n:::"},
	{"> [!NOTE]\n> Words", ":::note", ":::note\nWords\n:::"},
	{"!!! note \"T\"\n    Words", `:::note {title="T"}`, ":::note {title=\"T\"}\nWords\n:::"},
	{":::note Title\nWords\n:::", `{title="Title"}`, ":::note {title=\"Title\"}\nWords\n:::"},
	{":::note[Title]\nWords\n:::", `{title="Title"}`, ":::note {title=\"Title\"}\nWords\n:::"},
	{"::: warning\nWords\n:::", "", ""},
	{"```{note}\nWords\n```", ":::note", ":::note\nWords\n:::"},
	{"::: {.note}\nWords\n:::", ":::note", ":::note\nWords\n:::"},
	{"::: tip Title\nWords\n:::", `{title="Title"}`, ":::note {title=\"Title\"}\nWords\n:::"},
	{".. note:: Words", ":::note", ":::note\nWords\n:::"},
	{"![[p.jpg]]", "![What it shows](p.jpg)", "![A](p.jpg)"},
	{"See [[a]].", "[a](a)", "See [a](a)."},
	{"Water. %%call Dr X%% Bread.", "", ""},
	{"Words {.lead}", "delete it", "Words"},
	{"[TOC]", "delete it", "Words"},
	{"10^9^", "", ""}, {"CO~2~", "", ""},
	{"An ==x== word", "**x**", "An **x** word"},
	{"Water^[inline note] is", "[^note]", "Water[^note] is\n\n[^note]: inline note"},
	{"- [ ] task", "☐", "- ☐ task"},
	{"Then $x$ is", "*x*", "Then *x* is"},
	// listed: HTML
	{"<details><summary>More</summary>Words</details>", `:::details {title="More"}`, ":::details {title=\"More\"}\nWords\n:::"},
	{"<figure><img src=a.jpg><figcaption>x</figcaption></figure>", `![What it shows](picture.jpg "The caption")`, `![A](a.jpg "x")`},
	{"<aside>Words</aside>", ":::aside", ":::aside\nWords\n:::"},
	{`<video src="https://a.example/a.mp4"></video>`, "(https://a.example/a.mp4)", "[A film](https://a.example/a.mp4)"},
	{`<audio src="https://a.example/a.mp3"></audio>`, "(https://a.example/a.mp3)", "[A talk](https://a.example/a.mp3)"},
	{`<iframe src="https://www.youtube.com/embed/x" title="A talk"></iframe>`, "[A talk](https://www.youtube.com/embed/x)", "[A talk](https://www.youtube.com/embed/x)"},
	{"10<sup>9</sup> and C<sub>max</sub>", "", ""}, {"a<br>b", "", ""},
	// made up: Hugo
	{"{{% notice warning %}}\nWords\n{{% /notice %}}", ":::warning", ":::warning\nWords\n:::"},
	{"{{< callout type=\"info\" title=\"Mind this\" >}}\nWords\n{{< /callout >}}", `:::note {title="Mind this"}`, ":::note {title=\"Mind this\"}\nWords\n:::"},
	{"{{< details \"How it was done\" >}}\nWords\n{{< /details >}}", `:::details {title="How it was done"}`, ":::details {title=\"How it was done\"}\nWords\n:::"},
	{"{{% expand title=\"Why\" %}}Words{{% /expand %}}", `:::details {title="Why"}`, ":::details {title=\"Why\"}\nWords\n:::"},
	{"{{< hint danger >}}\nWords\n{{< /hint >}}", `:::warning`, ":::warning\nWords\n:::"},
	{"{{< vimeo 146022717 >}}", `::embed{url="https://vimeo.com/146022717"`, "::embed{url=\"https://vimeo.com/146022717\" title=\"A film\" poster=\"a.jpg\"}"},
	{"{{< youtube aqz-KE-bpKQ >}}", `::embed{url="https://www.youtube.com/watch?v=aqz-KE-bpKQ" title="What the film is called" poster="film.jpg"}  on a line of its own`, "::embed{url=\"https://www.youtube.com/watch?v=aqz-KE-bpKQ\" title=\"A film\" poster=\"a.jpg\"}"},
	{"Words [youtube]https://youtu.be/aqz-KE-bpKQ[/youtube] go on.", `::embed{url="https://www.youtube.com/watch?v=aqz-KE-bpKQ"`, "Words\n\n::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title=\"A film\" poster=\"a.jpg\"}\n\ngo on."},
	{"<iframe src=\"//www.youtube-nocookie.com/embed/aqz-KE-bpKQ\" title='A film'></iframe>", `::embed{url="https://www.youtube.com/watch?v=aqz-KE-bpKQ" title="A film" poster="film.jpg"}`, "::embed{url=\"https://www.youtube.com/watch?v=aqz-KE-bpKQ\" title=\"A film\" poster=\"a.jpg\"}"},
	{"<iframe src=https://player.vimeo.com/video/1084537></iframe>", `::embed{url="https://vimeo.com/1084537"`, "::embed{url=\"https://vimeo.com/1084537\" title=\"A film\" poster=\"a.jpg\"}"},
	// made up: blocks that stand in a line
	{"Words ::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title=T poster=f.jpg} go on.", "on a line of its own", "Words\n\n::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title=T poster=f.jpg}\n\ngo on."},
	{"Words :::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title=T poster=f.jpg}", "write  ::embed{", "Words\n\n::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title=T poster=f.jpg}"},
	{"- Words :::note {title=\"T\"}", "on a line of its own", "- Words\n\n:::note {title=\"T\"}\nWords\n:::"},
	{"Words :::note\nStop. :::", "on a line of its own", "Words\n\n:::note\nStop.\n:::"},
	{"\t:::note\n\tWords\n\t:::", "delete the spaces", ":::note\nWords\n:::"},
	{"Words\n\n    ::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title=T poster=f.jpg}", "delete the spaces", "::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title=T poster=f.jpg}"},
	{"    :::\n", "delete the spaces", "Words"},
	{":::note\nWords\n\n    :::\n:::", "delete the spaces", ":::note\nWords\n:::"},
	{"{{< gallery dir=\"img\" />}}", ":::gallery", ":::gallery\n![A](a.jpg)\n\n![B](b.jpg)\n:::"},
	{"See [it]({{< relref \"flu.md\" >}}).", "flu.md", "See [it](flu.md)."},
	{"{{< tweet user=\"x\" id=\"1\" >}}", "write out", "Words."},
	{"{{<highlight go>}}x{{</highlight>}}", "write out", "`x`"},
	// made up: Jekyll, GitBook
	{"{% hint style=\"info\" %}\nWords\n{% endhint %}", ":::note", ":::note\nWords\n:::"},
	{"{% include note.html content=\"Words of it\" %}", ":::note Words of it :::", ":::note\nWords of it\n:::"},
	{"{% include alert.html type=\"warning\" text=\"Stop.\" %}", ":::warning", ":::warning\nStop.\n:::"},
	{"{% raw %}x{% endraw %}", "write out", "x"},
	{"Words\n{: .notice--info}", "delete it", "Words"},
	{"{::comment}\nask her\n{:/comment}\n\nWords", "<!-- ask her -->", "<!-- ask her -->\n\nWords"},
	// made up: WordPress and bulletin boards
	{"[su_note note_color=\"#fff\"]Words[/su_note]", ":::note", ":::note\nWords\n:::"},
	{"[su_spoiler title=\"Why\"]Words[/su_spoiler]", `:::details {title="Why"}`, ":::details {title=\"Why\"}\nWords\n:::"},
	{"[note]\n\nWords\n\n[/note]", ":::note", ":::note\nWords\n:::"},
	{"[accordion title=\"Why\"]\n\nWords\n\n[/accordion]", ":::details", ":::details {title=\"Why\"}\nWords\n:::"},
	{"[pullquote]Ask her.[/pullquote]", ":::quote {new=true", ":::quote {new=true by=\"A nurse\"}\nAsk her.\n:::"},
	{"[quote]Ask her.[/quote]", "> words", "> Ask her."},
	{"[audio src=\"https://a.example/a.mp3\"]", "https://a.example/a.mp3", "[Listen](https://a.example/a.mp3)"},
	{"[contact-form-7 id=\"12\" title=\"Ask\"]", "write out", "Words."},
	{"[video mp4=\"walk.mp4\"][/video]", `:::video {src="walk.mp4"`, ":::video {src=\"walk.mp4\" title=\"A walk\" poster=\"walk.jpg\" captions=\"walk.vtt\"}\nWhat is said.\n:::"},
	{"[audio mp3=\"talk.mp3\"]", `:::audio {src="talk.mp3"`, ":::audio {src=\"talk.mp3\" title=\"A talk\"}\nWhat is said.\n:::"},
	{"{{< video src=\"walk.mp4\" >}}", `:::video {src="walk.mp4"`, ":::video {src=\"walk.mp4\" title=\"A walk\" poster=\"walk.jpg\" captions=\"walk.vtt\"}\nWhat is said.\n:::"},
	{"![[talk.mp3]]", `:::audio {src="talk.mp3"`, ":::audio {src=\"talk.mp3\" title=\"A talk\"}\nWhat is said.\n:::"},
	{"<!-- wp:paragraph -->\nWords\n<!-- /wp:paragraph -->", "", ""},
	// made up: MyST, reStructuredText
	{"```{warning} Mind\nWords\n```", ":::warning", ":::warning {title=\"Mind\"}\nWords\n:::"},
	{"```{admonition} Mind this\n:class: tip\nWords\n```", `:::note {title="Mind this"}`, ":::note {title=\"Mind this\"}\nWords\n:::"},
	{"```{dropdown} Why\nWords\n```", `:::details {title="Why"}`, ":::details {title=\"Why\"}\nWords\n:::"},
	{"```{figure} a.png\n:alt: A cup\nTea\n```", `![A cup](a.png "Tea")`, "![A cup](a.png \"Tea\")"},
	{"```{image} a.png\n```", "![What it shows](a.png)", "![A](a.png)"},
	{"```{code-block} python\nx = 1\n```", "```python", "```python\nx = 1\n```"},
	{"```{math}\nx = 1\n```", "`x = 1`", "`x = 1`"},
	{"```{list-table}\n* - a\n```", "between bars", "| A | B |\n|---|---|\n| 1 | 2 |"},
	{"```{toctree}\na\n```", "delete it", "Words"},
	{"```{epigraph}\nAsk.\n```", "> words", "> Ask."},
	{":::{tip} Mind\nWords\n:::", `:::note {title="Mind"}`, ":::note {title=\"Mind\"}\nWords\n:::"},
	{"(my-target)=\n\nWords", "delete it", "Words"},
	{"% ask her again\n\nWords", "<!-- ask her again -->", "<!-- ask her again -->\n\nWords"},
	{"H{sub}`2`O", "<sub>2</sub>", "H<sub>2</sub>O"},
	{"See {ref}`the part <part>`.", "the part", "See the part."},
	{"See :doc:`flu`.", "flu", "See flu."},
	{"As {cite}`smith2020` says", "[@smith2020]", "As she says"},
	{".. warning::\n\n   Words", ":::warning", ":::warning\nWords\n:::"},
	{".. image:: a.png\n   :alt: A cup", "![A cup](a.png)", "![A cup](a.png)"},
	{"+++\n\nWords", "delete it", "Words"},
	// made up: Obsidian, GFM, MkDocs, Pandoc, Docusaurus, Quarto, VuePress
	{"> [!tip] Custom *title*\n> - a\n> - b", `:::note {title="Custom title"}`, ":::note {title=\"Custom title\"}\n- a\n- b\n:::"},
	{"> [!faq]- Why?\n> Words\n>\n> More", `:::details {title="Why?"}`, ":::details {title=\"Why?\"}\nWords\n\nMore\n:::"},
	{"> [!summary]\n> - a\n> - b", ":::key-points", ":::key-points\n- a\n- b\n:::"},
	{"> [!quote] A nurse\n> Ask.", "delete the mark", "> Ask."},
	{"> [!CAUTION]\n>\n> Words", ":::warning", ":::warning\nWords\n:::"},
	{"- item\n\n  > [!NOTE]\n  > Words", ":::note", "- item\n\n  :::note\n  Words\n  :::"},
	{"[!NOTE] Words", ":::note", ":::note\nWords\n:::"},
	{"Words ^block-id", "delete it", "Words"},
	{"dose:: 5 mg", "delete it", "Dose: 5 mg"},
	{"```dataview\nTABLE x\n```", "save the drawing", "Words"},
	{"```ad-note\ntitle: Mind\nWords\n```", `:::note {title="Mind"}`, ":::note {title=\"Mind\"}\nWords\n:::"},
	{"```mermaid\ngraph\n```", "![What it shows](chart.svg)", "![What it shows](chart.svg)"},
	{"%%\nask her\n\nagain\n%%\n\nWords", "", ""},
	{"!!! danger\n\n    Words of it", ":::warning", ":::urgent {title=\"Danger\"}\nWords of it\n:::"},
	{"???+ note \"Why\"\n    Words", `:::details {title="Why"}`, ":::details {title=\"Why\"}\nWords\n:::"},
	{"/// warning | Mind\nWords\n///", `:::warning {title="Mind"}`, ":::warning {title=\"Mind\"}\nWords\n:::"},
	{"::: {.callout-note title=\"Mind\"}\nWords\n:::", `:::note {title="Mind"}`, ":::note {title=\"Mind\"}\nWords\n:::"},
	{"```{=html}\n<b>x</b>\n```", "delete it", "Words"},
	{"```{.python}\nx\n```", "```python", "```python\nx\n```"},
	{"import Tabs from '@theme/Tabs';\n\nWords", "delete it", "Words"},
	{"<Tabs>\nWords\n</Tabs>", "for words between angle brackets", "Words"},
	{":::info\nWords\n:::", "write  note", ":::note\nWords\n:::"},
	{":::caution Mind\nWords\n:::", "write  warning", ":::warning {title=\"Mind\"}\nWords\n:::"},
	{":::details Click me\nWords\n:::", `{title="Click me"}`, ":::details {title=\"Click me\"}\nWords\n:::"},
	{"<Note>Words</Note>", ":::note", ":::note\nWords\n:::"},
	{"[[toc]]", "delete it", "Words"},
	{"<div class=\"admonition warning\">Words</div>", ":::warning", ":::warning\nWords\n:::"},
}

// foreignMark is what no reader may see of those snippets.
var foreignMark = regexp.MustCompile(`\{\{|\{%|\[/|\[!|:::|!!!|\?\?\?|\.\. \w|%%|\[\[|\{\.|==|\^\[|\[ \]|\$x|&lt;|\{:|\{sub|\)=|\+\+\+`)

// TestForeignSnippets: what is written for other programs is rendered, or refused with the
// way to write it here, which works; nothing is printed as it was typed.
func TestForeignSnippets(t *testing.T) {
	tally.Kind(t, "foreign", "foreignSnippets")
	rules := Rules{Zone: time.UTC, Home: "https://news.example/", Emergency: map[string]string{"": "999"}}
	rendered, refused, printed := 0, 0, 0
	for _, tt := range foreignSnippets {
		document, list := Parse(source.NewFile("content/health/x.md", []byte(goodHeader+tt.text+"\n")), rules)
		if list.Failed() {
			refused++
			if tt.hint == "" || !slices.ContainsFunc(list, func(d diag.Diagnostic) bool {
				return d.Severity == diag.Error && strings.Contains(d.Hint, tt.hint)
			}) {
				t.Errorf("%q: no hint with %q: %v %s", tt.text, tt.hint, list, list[0].Hint)
			}
			if _, list := Parse(source.NewFile("content/health/x.md", []byte(goodHeader+tt.here+"\n")), rules); len(list) > 0 {
				t.Errorf("%q as the hint says, %q: %v", tt.text, tt.here, list)
			}
			continue
		}
		html := strings.Join(wordsOf(document).Body().Segments, "")
		if tt.hint != "" || foreignMark.MatchString(html) {
			printed++
			t.Errorf("%q is printed: %s", tt.text, html)
			continue
		}
		rendered++
	}
	t.Logf("%d snippets: %d rendered, %d refused, %d printed literally", len(foreignSnippets), rendered, refused, printed)
}
