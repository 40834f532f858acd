package content

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark/text"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/tally"
)

// strayCase is a text in which something only looks like markup. Mended is what
// the hint says to write instead, or what the hint holds.
type strayCase struct{ text, code, mended string }

// Errors: something is lost, or leaks.
var strayErrors = []strayCase{
	// listed
	{"![A](my photo.jpg)", "broken-picture", "![A](<my photo.jpg>)"},
	{"![Chart](my chart.svg)", "broken-picture", "![Chart](<my chart.svg>)"},
	{`![Bar chart](my chart.svg "A caption")`, "broken-picture", `![Bar chart](<my chart.svg> "A caption")`},
	{"[a](b c)", "broken-link", "[a](<b c>)"},
	{"[a b](my page.md)", "broken-link", "[a b](<my page.md>)"},
	{"[tel](tel:+44 20 7946 0000)", "broken-link", "[tel](tel:+442079460000)"},
	{"See [NICE] (https://www.nice.example/a).", "broken-link", "[NICE](https://www.nice.example/a)"},
	{"See [NICE](https://www.nice.example/a", "broken-link", "[NICE](https://www.nice.example/a)"},
	{"[text](https://x.example upset\nyour stomach", "broken-link", "[text](https://x.example)"},
	{"![A](p.jpg =300x200)", "broken-picture", "![A](p.jpg)"},
	{`![A](p.jpg "a "b" c")`, "broken-picture", `![A](p.jpg "a 'b' c")`},
	{"![[p.jpg]]", "wiki-link", "![What it shows](p.jpg)"},
	{"See [[a]].", "wiki-link", "[a](a)"},
	{"{{< youtube abc >}}", "shortcode", "[Watch the film](https://www.youtube.com/watch?v=abc)"},
	{"{{% x %}}", "shortcode", "`{{% x %}}`"},
	{"{% include x %}", "shortcode", "::part{x}"},
	{"Read {{ site.url }}/a", "shortcode", ""},
	{`{{ "/2015/05/11/moveforward/" | url }}`, "shortcode", "/2015/05/11/moveforward/"},
	{`[a]({{ "/2015/05/11/moveforward/" | url }})`, "shortcode", "/2015/05/11/moveforward/"},
	{`[caption id="a"]x[/caption]`, "shortcode", "x"},
	{"[embed]https://www.youtube.example/watch?v=1[/embed]", "shortcode", "[Watch the film](https://www.youtube.example/watch?v=1)"},
	{"[youtube=http://www.youtube.example/watch?v=1]", "shortcode", "[Watch the film](http://www.youtube.example/watch?v=1)"},
	{`!!! note "T"`, "container", `:::note {title="T"}`},
	{"| A | B |\nwords", "broken-table", "|---|---|"},
	{"> [!WARNING]\n> Do not stop.", "container", ":::warning\nDo not stop.\n:::"},
	{"> [!NOTE]\n> Words", "container", ":::note\nWords\n:::"},
	{"- [ ] task", "unread-mark", "☐"},
	{"- [x] task", "unread-mark", "☑"},
	{"Then $x$ is", "unread-mark", "*x*"},
	{"$x^2$", "unread-mark", "`x^2`"},
	{"$$\nx = y\n$$", "unread-mark", "`x = y`"},
	{"An ==x== word", "unread-mark", "**x**"},
	{"Water^[inline note] is", "unread-mark", "(inline note)"},
	{"Words {.lead}", "unread-mark", ""},
	{"Words {#id}", "unread-mark", ""},
	{"[TOC]", "contents-mark", ""},
	// made up: marks of other dialects of Markdown
	{"1. [X] task", "unread-mark", "☑"},
	{"> [!tip]- Words", "container", ":::details {title=\"Tip\"}\nWords\n:::"},
	{"![A](a.png){width=300}", "unread-mark", ""},
	{"Words\n{: .note}", "unread-mark", ""},
	{"A ++new++ word", "unread-mark", "**new**"},
	{"$E = mc^2$ holds", "unread-mark", "`E = mc^2`"},
	{"$\\alpha$ is", "unread-mark", "α"},
	{"[[_TOC_]]", "contents-mark", ""},
	{"{:toc}", "contents-mark", ""},
	// made up
	{"![A] (photo.jpg)", "broken-picture", "![A](photo.jpg)"},
	{"![A](photo of\u00a0you.jpg)", "broken-picture", "![A](<photo of you.jpg>)"},
	{"![A](IMG 0001 (1).jpeg)", "broken-picture", "![A](<IMG 0001 (1).jpeg>)"},
	{"![A](p.jpg “A caption”)", "broken-picture", `![A](p.jpg "A caption")`},
	{"![A](photo.jpg", "broken-picture", "![A](photo.jpg)"},
	{"Write to [us](mailto: desk@a.example).", "broken-link", "[us](mailto:desk@a.example)"},
	{"[us](mailto:desk@a.example?subject=My question)", "broken-link", "[us](mailto:desk@a.example?subject=My%20question)"},
	{"[text us](sms: 85258)", "broken-link", ""},
	{"[file](https://a.example/my report.pdf)", "broken-link", "[file](https://a.example/my%20report.pdf)"},
	{"[a](https://a.example a title)", "broken-link", "[a](https://a.example)"},
	{"[a](https:// a.example/b)", "broken-link", "[a](https://a.example/b)"},
	{"[a](to https://a.example/b)", "broken-link", "[a](https://a.example/b)"},
	{"(NICE)[https://a.example]", "broken-link", "[NICE](https://a.example)"},
	{"!(A cup)[cup.jpg]", "broken-link", "![A cup](cup.jpg)"},
	{"{NICE}(https://a.example)", "broken-link", "[NICE](https://a.example)"},
	{"the policies](https://a.example/b) of it", "broken-link", "[policies](https://a.example/b)"},
	{"[a [b](https://b.example) c](https://c.example)", "broken-link", "a [b](https://b.example) c"},
	{"> - [a](my page.md)", "broken-link", "[a](<my page.md>)"},
	{"| a |\n|---|\n| [a](b c) |", "broken-link", "[a](<b c>)"},
	{"## See [a](b c)", "broken-link", "[a](<b c>)"},
	{"Wiki [[Blood pressure|the page]].", "wiki-link", "[the page](blood-pressure)"},
	{"![[my photo.jpg]]", "wiki-link", "![What it shows](<my photo.jpg>)"},
	{`{{< figure src="a.jpg" alt="A cup" caption="Tea" >}}`, "shortcode", `![A cup](a.jpg "Tea")`},
	{`{% image "a/b.png" "A cup" %}`, "shortcode", "![A cup](a/b.png)"},
	{`[x]({{< ref "flu.md" >}})`, "shortcode", "flu.md"},
	{"{{< /box >}}", "shortcode", ":::"},
	{"{% endif %}", "shortcode", ""},
	{"Dear *|FNAME|*,", "shortcode", "`|FNAME|`"},
	{"<%= name %> a", "shortcode", "`<%= name %>`"},
	{"[gallery ids=\"1,2\"]", "shortcode", ":::gallery"},
	{"[b]bold[/b] words", "shortcode", "**bold**"},
	{"[url=https://a.example]a[/url]", "shortcode", "[a](https://a.example)"},
	{"[caption id=\"a\"]![A cup](cup.jpg) Tea[/caption]", "shortcode", `![A cup](cup.jpg "Tea")`},
	{"[vimeo 12345678]", "shortcode", "::embed{url=\"https://vimeo.com/12345678\" title=\"What the film is called\" poster=\"film.jpg\"}"},
	{"words [/quote] words", "shortcode", ""},
	{"{>>check this<<} Water.", "desk-note", "<!-- check this -->"},
	{"Two {++or three++} glasses.", "desk-note", "or three"},
	{"Two {--or three--} glasses.", "desk-note", ""},
	{"%%%%%% Ask her.\n\nWater.", "desk-note", "<!-- Ask her. -->"},
	{"%%%\n\nWater.", "desk-note", ""},
	{".. note::\n   Words", "container", ":::note\nWords\n:::"},
	{"??? tip \"How\"\n", "container", `:::details {title="How"}`},
	{"A :badge[New]{type=tip} word.", "container", "New"},
	// listed: asterisks and backquotes that readers would see
	{"**Important: **take with food.", "unread-emphasis", "**Important:** take"},
	{"**bold **after", "unread-emphasis", "**bold** after"},
	{"**If tablets upset you, stop.", "unread-emphasis", "**If tablets upset you, stop.**"},
	{"Take ** x ** now.", "unread-emphasis", "**x**"},
	{"Take `one now.", "unread-emphasis", "`one`"},
	{"** x **", "unread-emphasis", "**x**"},
	// made up
	{"**Important:**take", "unread-emphasis", "**Important:** take"},
	{"**The Hub—**A place", "unread-emphasis", "**The Hub**—A"},
	{"the year**, and more,** was", "unread-emphasis", "year, **and more,**"},
	{"a list** of words", "unread-emphasis", `\*\*`},
	{"- **Item: **words", "unread-emphasis", "**Item:** words"},
	{"| a |\n|---|\n| **b **c |", "unread-emphasis", "**b** c"},
	{"### Heading `code", "unread-emphasis", "`code`"},
	{"Some **bold* text.", "unread-emphasis", "**bold**"},
	{"***Note* text", "unread-emphasis", "***Note***"},
	{"It is ``code` here.", "unread-emphasis", "`code`"},
	{"**1.**Take one", "unread-emphasis", "**1.** Take"},
	{"Some text **", "unread-emphasis", `\*\*`},
	{"| a | b |\n|---|---|\n| **c | d |", "unread-emphasis", "**c**"},
	{"**One paragraph\n\nand another**", "unread-emphasis", "**One paragraph**"},
	{"| **A | B** |\n|---|---|\n| c | d |", "unread-emphasis", "**A**"},
	{"A [**b](https://b.example)**", "unread-emphasis", "[**b**](https://b.example)"},
	{"**[WHO**](https://b.example)", "unread-emphasis", "[**WHO**](https://b.example)"},
	{"**A** and **B and **C**", "unread-emphasis", "**B and**"},
	{"They ``said'' so.", "unread-emphasis", `"said"`},
	{"They `said' so.", "unread-emphasis", `'said'`},
	{"All (n=5)**: yes", "unread-emphasis", `\*\*`},
	{"*Important: *take it.", "unread-emphasis", "*Important:* take"},
	{"For *old* people*.*", "unread-emphasis", "people."},
	{"For the people*,* who", "unread-emphasis", "people,"},
	{"Why*?* And how*!*", "unread-emphasis", "Why?"},
	{"- **Bold item", "unread-emphasis", "**Bold item**"},
	{"[words]\u00a0(https://a.example)", "broken-link", "[words](https://a.example)"},
	{"![A cup]\u00a0(cup.jpg)", "broken-picture", "![A cup](cup.jpg)"},
	{"See [who].\n[who]: https://a.example/", "broken-link", "\n[who]: https://a.example/"},
	{"[who]: https://a.example/ \"title\" more\n\nSee [who].", "broken-link", "[who]: https://a.example/"},
	{"[who]: https://a.example/ (The “WHO”) x", "broken-link", "[who]: https://a.example/"},
	{"[who]: https://a.example/ “The WHO”", "broken-link", "[who]: https://a.example/"},
	{"Words[^ 1].\n\n[^1]: Note.", "broken-footnote", "[^1]"},
	{"Words[^1 ].\n\n[^1]: Note.", "broken-footnote", "[^1]"},
	{"Words[^1 and [^2].\n\n[^1]: Note.\n\n[^2]: Two.", "broken-footnote", "[^1]"},
	{"Words\n\n=======\n\nWords", "conflict-mark", ""},
	{"* One\n* Two **bold", "unread-emphasis", "**bold**"},
}

// Warnings: it is printed as it was typed.
var strayWarnings = []strayCase{
	// listed
	{"##What harms", "unread-heading", "## What harms"},
	{"#Heading", "unread-heading", "## Heading"},
	{"•\tOne\n•\tTwo", "unread-list", "- One"},
	{"• One\n• Two", "unread-list", "- One"},
	{"· One", "unread-list", "- One"},
	{"–\tOne\n–\tTwo", "unread-list", "- One"},
	{"-item", "unread-list", "- item"},
	{"As @one says", "unread-citation", "[@one]"},
	{"As they say (@one).", "unread-citation", "[@one]"},
	{"As they say [1].", "unread-citation", "[@one]"},
	// made up
	{"{{ .Secret }} and {{ end }}", "template-action", "`{{ .Secret }}`"},
	{"Name\tDose\nA drug\t5 mg", "unread-table", "| Name | Dose |"},
	{"Doses:\nName\tOld\tNew\nA drug\t5 mg\t6 mg\nThat is all.", "unread-table", "| Name | Old | New |"},
	{"o First\no Second", "unread-list", "- First"},
	{"Some *bold** text.", "unread-emphasis", "**bold**"},
	{"_This post first appeared elsewhere.", "unread-emphasis", "_This post first appeared elsewhere._"},
	{"Take _one of _these.", "unread-emphasis", "_one of_ these"},
	{"__Note: __take it", "unread-emphasis", "__Note:__ take"},
	{"Words\n###Next", "unread-heading", "### Next"},
	{"== A heading ==", "unread-heading", "## A heading"},
	{"Words:\n– one\n– two", "unread-list", "- one"},
	{"Words:\n\n– one\n\n– two", "unread-list", "- one"},
	{"● One", "unread-list", "- One"},
	{"o\tOne\no\tTwo", "unread-list", "- One"},
	{"-One\n-Two", "unread-list", "- One"},
	{"*One\n*Two", "unread-list", "- One"},
	{"1.Take one", "unread-list", "1. Take one"},
	{"2)Take one", "unread-list", "2) Take one"},
	{"As they say [1, 2].", "unread-citation", "[@one; @two]"},
	{"As they say [1-2].", "unread-citation", "[@one; @two]"},
	{"It was found [2].", "unread-citation", "[@two]"},
	{"[https://a.example the words]", "broken-link", "[the words](https://a.example)"},
	{"-\u00a0One\n-\u00a0Two", "unread-list", "- One"},
	{"*\u00a0One", "unread-list", "- One"},
	{"1.\u00a0One\n2.\u00a0Two", "unread-list", "1. One"},
	{"\uf0b7 One\n\uf0b7 Two", "unread-list", "- One"},
	{"The list:\n2. two\n3. three\n4. four", "unread-list", "2. two"},
	{"Steps\n3) one\n4) two", "unread-list", "3) one"},
	{"*[MRI]: magnetic resonance imaging\n\nAn MRI.", "unread-mark", ""},
	{"| a |\n|---|\n| b |\n\n: The doses", "unread-mark", "The doses"},
	{"===== =====\na     b\n===== =====", "broken-table", ""},
}

// strayNone are texts that mean what they show, or show code.
var strayNone = []string{
	"`Words ::embed{url=x}` and `a :::`\n\n```\n:::note\n```", "In C++, std::vector{1, 2} is a list; and 1:::2, a :: b.", "    std::vector\n",
	"`![A](my photo.jpg)` and `**x **` and `{{< x >}}`", "```\n{{< youtube abc >}}\n##Heading\n<<<<<<< HEAD\n```", "    ![A](my photo.jpg)\n", `!\[A](my photo.jpg)`,
	"*API – Application programming interface", "*p < 0.05", "Note: *not all countries reported.", "Variants XBB.1.5*, BA.2.86 and JN.1*.", "The *1/*2 genotype, *2/*2, and *10.", "Grades A*-C", "asterisks (*), underscores (_) and backticks (`)",
	"| p |\n|---|\n| 0.04* |\n| 0.01** |\n| 0.02** |\n\n*p<0.05; **p<0.01", "Source: a register.\n\n* Not significant.\n** Significant at 5%.\n*** Significant at 1%.", "* p<0.05, ** p<0.01", "Note: * p<0.05, ** p<0.01, *** p<0.001.", "HLA-B*57:01 and HLA-B*15:02", "f**k and s**t", "4.5*10^9/L and 10*9/L", "CYP2C19*2/CYP2C19*17", "The *HLA-B*57:01* and **HLA-B*57:01** alleles", "a _private name", "A line\twith a tab", "a)\tOne\nb)\tTwo", "o sole mio\no come è bello",
	`\*\*Important: \*\*take`, `\{{ x }}`, `\## Heading`, `\#Heading`, `\- item`, `\[ ] task`, `\$x\$`, `\==x==`, `\[[a]]`, `\[1]`, `\@one`, `[\@one]`, "\\`x", `\::: x`,
	"It costs $5 to $10.", "From $5-$10, or A$5 and US$6.", "It was $20 million, up from $15 million.", "2 * 3 * 4 is 24", "2*3*4", "snake_case and other_name", "A line to fill ______ in",
	"Rates* are per 100,000.\n\n*Rates were rounded.", "Rates* are per 100,000.\n\n\\* Rates were rounded.", "| p |\n|---|\n| 0.04* |\n\n*p < 0.05", "p**\n\n**p < 0.01", "f*** it", "Hawai`i",
	"#MentalHealth #Sleep", "#COVID19", "#WeRemember", "#1 reason", "# of people", "— Ada Lovelace", "– She said so.", "-5 degrees", "-Ada Lovelace", "1.5 million people", "A • B • C",
	"n = 20, p = 0.05 and a == b", "100%% sure", "5% and 10%%", "C++ and g++", "a | b | c", "|x| is small", "The ratio 3:1, at 10:30", "std::vector is", "Wait!!! What???", "word [sic] and [emphasis added]",
	"[Video] and [audio] and [video below]", "Watch the talk [video]", "[1] is the first", "a [b] (c) d", "an array[0](x)", "see [link](https://a.example) (PDF)", "a {b} c", "{1, 2}", "f(x) = [x]",
	"[a](https://a.example \"title\")", "[a](<b c>)", "[a]: https://a.example\n\n[a] [a][]", "[//]: # (a note)\n\nWords", "[link text](/a_(b))", "5^10", "x^2", "~5", "mail me at a_b@c.example", "@handle says", "me @ home",
	"https://a.example/a_b_c*d", "https://a.example/x--y", "(https://a.example)", "a -- b --- c ...", "'''", "a ` b", "^", "|", "[", "]", "]]", "((a))", "{", "}", "a [ ] b", "[x]", "A [ ] is a box", "!", "\"*Quoted* text,\" she said", "***bold italic***",
	"[Note]: https://a.example is the one", "In 2019. It was\n2020, and then", "rose to\n12. That", "a [^", "-\u00a05 degrees", "=====", ": words", "See [a].\n[a]: words",
	"*a* **b** _c_ __d__ `e`", "**a**, *b*; _c_.", "\"**a**\"", "(**a**)", "**a**—b", "a—**b**", "term\n: definition", "- - a", "* * *", "***", "____", "===", "a\n===", "> a\n> b", "[^1]\n\n[^1]: A * b.",
	"Dr. X: \"No.\"", "+1 for this", "+44 20 7946 0000", "=5", "=> so", ":-)", "::", ":", "http:// is a prefix", "Nurses' \"own\" words", "25 of 26 (96%)", "p<0.05 and p > 0.1", "a & b; c &amp; d", "10/12/2026", "She said, \"Stop.\"", "It is 5'10\" tall", "A/B", "1) one\n2) two", "R&D #2", "€5–€10", "50 µg", "www. is a prefix", "[@]", "@", "[a\\](b c)",
}

// mendable is an article with references, whose text is given.
func mendable(body string) []byte {
	return []byte(strings.Replace(goodHeader, "authors:", "references:\n  - {id: one, title: One, url: \"https://one.example/\"}\n  - {id: two, title: Two, url: \"https://two.example/\"}\nauthors:", 1) + body)
}

// straysOf parses a text and gives its strays with their places in it.
func straysOf(t *testing.T, body string) (found []stray, list diag.List) {
	t.Helper()
	data := mendable(body)
	document, list := Parse(source.NewFile("content/health/x.md", data), Rules{Zone: time.UTC, Home: "https://news.example/"})
	p, _, ok := split(source.NewFile("content/health/x.md", data))
	if !ok {
		t.Fatalf("%q cannot be read: %v", body, list)
	}
	src := p.text[p.body:]
	doc := engine.Parser().Parse(text.NewReader(src))
	in := &validator{text: &composed{doc: doc}, source: src, lines: diag.NewLines("x.md", p.text), start: p.body, file: "x.md", books: bibliography{references: referencesOf(document)}}
	in.onStray = func(from, to int, s stray) {
		s.from, s.to = from, to
		found = append(found, s)
	}
	in.inspect(doc)
	return found, list
}

// TestKind3Stray holds what is told of each text, and that writing what the hint says
// solves it.
func TestKind3Stray(t *testing.T) {
	tally.Kind(t, 3, "strayErrors", "strayWarnings", "dialectErrors", "dialectWarnings")
	for level, cases := range [][]strayCase{append(strayErrors, dialectErrors...), append(strayWarnings, dialectWarnings...)} {
		for _, tt := range cases {
			found, list := straysOf(t, tt.text)
			if len(found) == 0 {
				t.Errorf("%q: nothing is told; %v", tt.text, list)
				continue
			}
			s := found[0]
			told := false
			for _, d := range list {
				told = told || d.Code == s.code && int(d.Severity) == int(s.level)
			}
			if want := diag.Severity(level); !told || s.code != tt.code || s.level != want && tt.code != "broken-link" || !strings.Contains(s.mended+"\n"+s.hinted(), tt.mended) {
				t.Errorf("%q: told %v: %s %s, mended %q, hint %q; want %s %q", tt.text, told, s.level, s.code, s.mended, s.hinted(), tt.code, tt.mended)
			}
			mend(t, tt.text)
		}
	}
}

// mend does what the hints say until nothing is told.
func mend(t *testing.T, body string) {
	t.Helper()
	for range 8 {
		found, _ := straysOf(t, body)
		if len(found) == 0 {
			return
		}
		s := found[0]
		hint := s.hinted()
		if shown := oneLine(s.mended); shown != "" && !s.remove && s.code != "container" && !strings.HasPrefix(shown, ":::") && !strings.Contains(hint, shown) && s.code != "broken-table" && s.code != "unread-table" && !strings.Contains(hint, "…") && !strings.Contains(hint, strings.TrimSpace(shown)) && s.code != "unread-mark" {
			t.Errorf("%q: the hint %q does not show %q", body, hint, shown)
		}
		if strings.ContainsAny(hint, "\n") {
			t.Errorf("%q: a hint of two lines: %q", body, hint)
		}
		body = body[:s.from] + s.mended + body[s.to:]
	}
	found, _ := straysOf(t, body)
	t.Errorf("what the hints say does not help: %q, %+v", body, found)
}

// TestStrayNone: nothing is told of what means what it shows.
func TestStrayNone(t *testing.T) {
	for _, body := range append(strayNone, dialectNone...) {
		data := []byte(goodHeader + body + "\n")
		if strings.Contains(body, "one") {
			data = mendable(body)
		}
		_, list := Parse(source.NewFile("content/health/x.md", data), Rules{Zone: time.UTC, Home: "https://news.example/"})
		for _, d := range list {
			if strings.HasPrefix(d.Code, "unread") || strings.HasPrefix(d.Code, "broken") || d.Code == "shortcode" || d.Code == "template-action" || d.Code == "wiki-link" || d.Code == "desk-note" || d.Code == "container" || d.Code == "conflict-mark" {
				t.Errorf("%q: %v %s", body, d, d.Hint)
			}
		}
	}
	if len(strayNone) < 130 {
		t.Errorf("only %d texts", len(strayNone))
	}
}

// TestKind22Conflicts: what a merge has left is an error for that reason and no other.
func TestKind22Conflicts(t *testing.T) {
	tally.Kind(t, 22)
	for _, body := range []string{
		// listed
		"<<<<<<< HEAD\n\nTwo glasses.\n\n=======\n\nThree glasses.\n\n>>>>>>> desk\n", "<<<<<<< HEAD\nTwo glasses.\n=======\nThree glasses.\n>>>>>>> desk\n",
		// made up
		"Water.\n\n- a\n<<<<<<< HEAD\n- b\n||||||| base\n- c\n=======\n- d\n>>>>>>> desk\n", "## A\n<<<<<<< HEAD\n## B\n=======\n# C\n>>>>>>> a1b2c3d (an edit)\n", "a\n>>>>>>> desk\n", "<<<<<<<\na\n=======\n>>>>>>>\n",
	} {
		_, list := Parse(source.NewFile("content/health/x.md", []byte(goodHeader+body)), Rules{Zone: time.UTC})
		want := bytes.Count([]byte("\n"+body), []byte("\n<<<<<<<")) + bytes.Count([]byte(body), []byte("\n=======\n")) + bytes.Count([]byte(body), []byte("\n>>>>>>>")) + bytes.Count([]byte(body), []byte("\n|||||||"))
		if len(list) != want {
			t.Errorf("%q: %v, want %d", body, list, want)
		}
		for _, d := range list {
			if d.Code != "conflict-mark" || d.Severity != diag.Error {
				t.Errorf("%q: %v", body, d)
			}
		}
	}
	header := strings.Replace(goodHeader, "authors:", "<<<<<<< HEAD\ntags: [a]\n=======\ntags: [b]\n>>>>>>> desk\nauthors:", 1)
	if _, list := Parse(source.NewFile("content/health/x.md", []byte(header)), Rules{Zone: time.UTC}); len(list) != 3 || list[0].Code != "conflict-mark" {
		t.Errorf("in the front matter: %v", list)
	}
	for _, body := range []string{"A\n=======\n", "a <<<<<<< b", "<<<<<<<< a\n", "> a\n\n======\n", "```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n```\n"} {
		if _, list := Parse(source.NewFile("content/health/x.md", []byte(goodHeader+body)), Rules{Zone: time.UTC}); len(list) > 0 && list[0].Code == "conflict-mark" {
			t.Errorf("%q: %v", body, list)
		}
	}
}

// TestRare looks for each rarity at the start, in the middle and at the end of a text, and for
// none in one that has all of them but for a letter.
func TestRare(t *testing.T) {
	n := 0
	for _, all := range rarities {
		for _, r := range all {
			n++
			whole := r.before + r.from
			for _, text := range []string{whole, "A word " + whole + " and one", "A word" + whole} {
				if !rare([]byte(text)) {
					t.Errorf("%q is passed over", text)
				}
			}
			if r.before == "" && len(whole) < 2 {
				continue
			}
			for _, text := range []string{whole[1:], whole[:len(whole)-1]} {
				want := oddColon([]byte(text)) || oddPercent([]byte(text))
				for _, other := range rarities {
					for _, o := range other {
						want = want || strings.Contains(text, o.before+o.from)
					}
				}
				if rare([]byte(text)) != want {
					t.Errorf("%q: rare is %v", text, !want)
				}
			}
		}
	}
	if n != 42 {
		t.Errorf("%d rarities", n)
	}
}
