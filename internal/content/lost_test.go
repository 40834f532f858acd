package content

import (
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/testing/tally"
)

// lost are texts of which a parser of Markdown drops a part, or that it publishes as
// something else: the code of the problem, what the hint says, how many places are
// named beside the first, and the text as the hint has it.
var lost = []struct {
	text, code, hint string
	also             int
	fixed            string
}{
	// listed
	{"A[^1] and B[^2].\n\n[^1]: First.\n[^2]: Second.\n[^1]: Third, of another author.", "duplicate-footnote", "another name", 1, "A[^1] and B[^2]. C[^3].\n\n[^1]: First.\n[^2]: Second.\n[^3]: Third, of another author."},
	{"Water[^a].\n\n[^a]: First.\n\n[^a]: Second text.", "duplicate-footnote", "another name", 1, "Water[^a][^b].\n\n[^a]: First.\n\n[^b]: Second text."},
	{"[one][a]\n\n[a]: https://a.example/one\n[a]: https://a.example/two", "duplicate-reference", "another name", 1, "[one][a] [two][b]\n\n[a]: https://a.example/one\n[b]: https://a.example/two"},
	{"| A | B | P |\n|---|---|---|\n| B | `x | y` | < 0.05 |", "too-many-cells", `write \| for a bar`, 1, "| A | B | P |\n|---|---|---|\n| B | `x \\| y` | < 0.05 |"},
	{"| A | B |\n|---|\n| x | y |", "no-table", "write |---|---|", 1, "| A | B |\n|---|---|\n| x | y |"},
	{"| A | B |\n|---|---|\n| 1 | 2 |\ntext right after table", "text-in-table", "leave an empty line above it", 1, "| A | B |\n|---|---|\n| 1 | 2 |\n\ntext right after table"},
	{"| Group | People | Old | New |\n|---|---|---|\n| a | b | c | d |", "no-table", "write |---|---|---|---|", 1, "| Group | People | Old | New |\n|---|---|---|---|\n| a | b | c | d |"},
	{"| A | B |\n| x | y |", "no-table", "write below its first row: |---|---|", 0, "| A | B |\n|---|---|\n| x | y |"},
	// made up: footnotes
	{"A[^1].\n\n[^1]: One.\n\n> [^1]: Two.", "duplicate-footnote", "another name", 1, "A[^1] B[^2].\n\n[^1]: One.\n\n> [^2]: Two."},
	{"A[^1].\n\n- [^1]: One.\n- b\n\n[^1]: Two.", "duplicate-footnote", "another name", 1, "A[^1][^2].\n\n- [^1]: One.\n- b\n\n[^2]: Two."},
	{"A[^1].\n\n[^1]: Same.\n[^1]: Same.", "duplicate-footnote", "another name", 1, "A[^1].\n\n[^1]: Same."},
	{"Text.\n\n[^1]: Unused.", "unused-footnote", "refer to it", 0, "Text.[^1]\n\n[^1]: Unused."},
	{"`[^1]` in code.\n\n[^1]: Unused.", "unused-footnote", "refer to it", 0, "Text.[^1]\n\n[^1]: Unused."},
	{"A[^1].\n\n[^1]:\n\nThe note.", "empty-footnote", "after the colon", 0, "A[^1].\n\n[^1]: The note."},
	{"A[^1] B[^2].\n\n[^1]: [^2]: The note.", "empty-footnote", "after the colon", 0, "A[^1] B[^2].\n\n[^1]: A note.\n[^2]: The note."},
	// made up: addresses
	{"[a][X]\n\n[x]: /one/\n\n[X]: /two/", "duplicate-reference", "another name", 1, "[a][X] [b][Y]\n\n[x]: /one/\n\n[Y]: /two/"},
	{"[a][x]\n\n[x]: /one/ 'One'\n[x]: /one/ 'Two'", "duplicate-reference", "another name", 1, "[a][x] [b][y]\n\n[x]: /one/ 'One'\n[y]: /one/ 'Two'"},
	{"Text.\n\n[Important]: stop", "unused-reference-address", `write \[`, 0, "Text.\n\n\\[Important]: stop"},
	{"[1]: Smith.\n[2]: Jones.", "unused-reference-address", `write \[`, 0, "\\[1]: Smith.\n\\[2]: Jones."},
	{"Text.\n\n[nice]: https://www.nice.example/", "unused-reference-address", "link to it", 0, "Text by [NICE][nice].\n\n[nice]: https://www.nice.example/"},
	// made up: tables
	{"| A |\n|---|\n| 1 |\nmore", "text-in-table", "leave an empty line", 1, "| A |\n|---|\n| 1 |\n\nmore"},
	{"A | B\n---|---\n1 | 2\nmore", "text-in-table", "leave an empty line", 1, "A | B\n---|---\n1 | 2\n\nmore"},
	{"| A | B |\n|---|---|\n| 1 | 2 |\nSource: a | b", "text-in-table", "leave an empty line", 1, "| A | B |\n|---|---|\n| 1 | 2 |\n\nSource: a | b"},
	{"> | A | B |\n> |---|---|\n> | 1 | 2 | 3 |", "too-many-cells", "give the head as many cells", 1, "> | A | B | C |\n> |---|---|---|\n> | 1 | 2 | 3 |"},
	{"- | A | B |\n  |---|---|\n  | 1 | 2 | 3 |", "too-many-cells", "give the head as many cells", 1, "- | A | B | C |\n  |---|---|---|\n  | 1 | 2 | 3 |"},
	{"A | B\n---|---\n1 | 2 | 3", "too-many-cells", "give the head as many cells", 1, "A | B | C\n---|---|---\n1 | 2 | 3"},
	{"| A | B | C |\n|---|---|---|\n| 1 | 2 |", "too-few-cells", "| |", 1, "| A | B | C |\n|---|---|---|\n| 1 | 2 | |"},
	{"| A | B |\n|—|—|\n| x | y |", "no-table", "write |---|---|", 1, "| A | B |\n|---|---|\n| x | y |"},
	{"| A | B |\n|===|===|\n| x | y |", "no-table", "write |---|---|", 1, "| A | B |\n|---|---|\n| x | y |"},
	{"| A | B |\n|-:-|---|\n| x | y |", "no-table", "write |---|---|", 1, "| A | B |\n|---|---|\n| x | y |"},
	{"|---|---|\n| x | y |", "no-table", "write the head above it", 0, "| A | B |\n|---|---|\n| x | y |"},
	{"+---+---+\n| A | B |\n+---+---+\n| 1 | 2 |\n+---+---+", "no-table", "write the head above it", 0, "| A | B |\n|---|---|\n| 1 | 2 |"},
	{"Intro:\n| A | B |\n|---|---|---|\n| x | y |", "no-table", "write |---|---|", 1, "Intro:\n| A | B |\n|---|---|\n| x | y |"},
	{"| A | B |\n|---|---|---|\n| x | y | z |", "no-table", "give the head 3 cells", 1, "| A | B | C |\n|---|---|---|\n| x | y | z |"},
	{"- a\n  | A | B |\n  |---|\n  | x | y |", "no-table", "write |---|---|", 1, "- a\n  | A | B |\n  |---|---|\n  | x | y |"},
	// made up: captions, languages, numbers
	{"Text ![A](a.png \"Cap\") more.", "lost-caption", "a paragraph of its own", 0, "Text\n\n![A](a.png \"Cap\")\n\nmore."},
	{"![A](a.png \"One\")\n![B](b.png \"Two\")", "lost-caption", "an empty line above and below", 0, "![A](a.png \"One\")\n\n![B](b.png \"Two\")"},
	{"- ![A](a.png \"Cap\")", "lost-caption", "a paragraph of its own", 0, "- a\n\n![A](a.png \"Cap\")"},
	{"| A |\n|---|\n| ![A](a.png \"Cap\") |", "lost-caption", "delete the caption", 0, "| A |\n|---|\n| ![A](a.png) |"},
	{"```Take 5 mg twice\nx\n```", "lost-info", "put it on the line below", 0, "```\nTake 5 mg twice\nx\n```"},
	{"~~~ r title=\"x\"\nx\n~~~", "lost-info", "delete it", 0, "~~~ r\nx\n~~~"},
	{"1. a\n2. b\n4. c", "renumbered", "write 3.", 0, "1. a\n2. b\n3. c"},
	{"1) a\n3) b", "renumbered", "write 2)", 0, "1) a\n2) b"},
	{"5. a\n5. b\n6. c", "renumbered", "write 6.", 0, "5. a\n6. b\n7. c"},
	// made up: what becomes something else
	{"Text\n\n```\ncode\n\nMore text", "unclosed-code", "on a line of its own where the code ends", 0, "Text\n\n```\ncode\n```\n\nMore text"},
	{"~~~\na", "unclosed-code", "on a line of its own", 0, "~~~\na\n~~~"},
	{"> ```\n> a\n\nb", "unclosed-code", "on a line of its own", 0, "> ```\n> a\n> ```\n\nb"},
	{"- ```\n  a\n- b", "unclosed-code", "on a line of its own", 0, "- ```\n  a\n  ```\n- b"},
	{"```", "unclosed-code", "on a line of its own", 0, "```\n```"},
	{"    A paragraph of six words, indented.", "indented-text", "delete the spaces", 0, "A paragraph of six words, indented."},
	{"- One\n\n      Its second paragraph has six words.", "indented-text", "delete the spaces", 0, "- One\n\n  Its second paragraph has six words."},
	{"Deaths* rose.\n\n* Within 28 days.", "sign-begins-line", `write \*`, 0, "Deaths* rose.\n\n\\* Within 28 days."},
	{"| A |\n|---|\n| 1* |\n\n* not final", "sign-begins-line", `write \*`, 0, "| A |\n|---|\n| 1* |\n\n\\* not final"},
	{"People with a BMI\n> 30 were asked.", "sign-begins-line", `write \>`, 0, "People with a BMI\n\\> 30 were asked."},
	{"It fell to\n- 5 degrees.", "sign-begins-line", `write \-`, 0, "It fell to\n\\- 5 degrees."},
	{"It rose by\n+ 5 degrees.", "sign-begins-line", `write \+`, 0, "It rose by\n\\+ 5 degrees."},
	{"The drug worked\n- at least in mice.", "sign-begins-line", `write \-`, 0, "The drug worked\n\\- at least in mice."},
	{"Take drug A\n+ drug B.", "sign-begins-line", `write \+`, 0, "Take drug A\n\\+ drug B."},
	{"Write to\n-- \nThe press office", "underlined", "leave an empty line above", 0, "Write to\n\n\\--\nThe press office"},
	{"a     b\n----- -----\n1     2", "broken-table", "with bars", 0, "| a | b |\n|---|---|\n| 1 | 2 |"},
	{"| A | B |\n|---|---|\n| 1 | 2 |\n|---|---|\n| 3 | 4 |", "rule-in-table", "delete it", 1, "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |"},
	{"**Note:**text and **Note**: text and text**bold**", "unread-emphasis", "**Note:** text", 0, "**Note:** text and **Note**: text and text**bold**"},
	{"One sentence.\n---\nMore.", "underlined", "leave an empty line above", 0, "One sentence.\n\n---\n\nMore."},
	{"Two lines\nof a paragraph\n---", "underlined", "leave an empty line above", 0, "Two lines\nof a paragraph\n\n---"},
}

// TestKind2Lost: what would be lost is told, with both places, and is no problem any more
// once the hint is followed.
func TestKind2Lost(t *testing.T) {
	tally.Kind(t, 2, "lost")
	for _, c := range lost {
		list := problems(c.text)
		found := diag.List{}
		for _, d := range list {
			if d.Code == c.code {
				found = append(found, d)
			}
		}
		if len(found) == 0 || !strings.Contains(found[0].Hint, c.hint) || len(found[0].Also) != c.also {
			t.Errorf("%q: got %v (%v), want %s", c.text, found, list, c.code)
		}
		if list := problems(c.fixed); len(list) > 0 {
			t.Errorf("%q was written as the hint says, %q: %v", c.text, c.fixed, list)
		}
	}
}

// TestNotLost: what is right, or a habit, is no problem.
func TestNotLost(t *testing.T) {
	for _, text := range []string{
		"A heading \n---------\n\nWords.", "Questions\n- Is it new", "Questions:\n- is it new", "Words of it\n- one\n- two", "- one\n  two\n  - three", "**Label**\n- one", "- - -", "----------", "| A | B |\n|---|---|\n| - | - |\n| -- | -- |", "**a *b* c** and *a **b** c*",
		"1. a\n1. b\n1. c", "3. a\n4. b", "0. a\n0. b", "1. a\n\n   b\n2. c", "- 5 men\n- 3 women", "These:\n- 5 men", "A list\n- of\n- words", "He said\n> that it is so.", "He said:\n> 5 of them.", "Text.\n\n> 5 of them",
		"| A | B |\n|---|---|\n| 1 | 2 | |", "| A | B |\n|---|---|\n| 1 | |", "|A|B|\n|-|-|\n|1|2|\n\nText", "A | B\n--|--\n1 | 2", "| A |\n|:-:|\n| b |", "| a \\| b | c |\n|---|---|\n| `d \\| e` | f |", "| A | B |\n|---|---|\n",
		"P(A | B) and P(B | A)\nand P(C | D)", "|x| < 5", "a || b\nc || d", "`| A | B |`", "```\n| A | B |\n| 1 | 2 |\n```", "Heading\n---", "Text\n\n---\n\nText", "## A\n---",
		"[a][b]\n\n[b]: flu", "[b]\n\n[b]: /x/", "![a][b]\n\n[b]: a.png", "[a][b]\n\n[b]: /x/\n[b]: /x/", "[//]: # (one)\n[//]: # (two)\n\nText", "[comment]: <> (one)\n\nText", "```r\nx\n```", "```\nx\n```", "![A](a.png \"Cap\")", "![A](a.png \"Cap\")\n<!-- x -->",
		"````\n```\n````", "```\n\n```", "    site:who.example filetype:csv OR x", "    if (x) { take the first of all words }", "Text\n\n* One item", "**Bold**, *it* and *it*.\n\n* One item",
		"a[^1] b[^1]\n\n[^1]: n", "a[^1]\n\n[^1]: n[^2]\n\n[^2]: m", "```\n[^1]: in code\n[^1]: in code\n```", "a[^1]\n\n[^1]:\n    n",
	} {
		if list := problems(text); len(list) > 0 {
			t.Errorf("%q: %v", text, list)
		}
	}
}

// TestLongTable: what is said of a table that is too long speaks of tables.
func TestLongTable(t *testing.T) {
	row := "| [one](https://a.example/) | two | three |\n"
	list := problems("| A | B | C |\n|---|---|---|\n" + strings.Repeat(row, 2000))
	if len(list) != 1 || !strings.Contains(list[0].Message, "this table has more than 65536 bytes") || !strings.Contains(list[0].Hint, "divide it into tables") {
		t.Error(list)
	}
	half := "| A | B | C |\n|---|---|---|\n" + strings.Repeat(row, 1000) + "\n"
	if list := problems(half + half); len(list) > 0 {
		t.Error("divided as the hint says:", list)
	}
}
