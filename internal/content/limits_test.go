package content

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/testtime"
)

const goodHeader = "---\ntitle: T\ndescription: D\ndate: 2026-11-01\nauthors: [desk]\n---\n" // six lines

// parseSoon is Parse of an article, which must end: what is tried here took the
// parsers minutes before there were caps.
func parseSoon(t *testing.T, text string) (*Article, diag.List) {
	t.Helper()
	type result struct {
		document any
		list     diag.List
	}
	done := make(chan result, 1)
	go func() {
		document, list := Parse(source.NewFile("content/health/x.md", []byte(text)), Rules{Zone: time.UTC, Home: "https://news.example/"})
		done <- result{document, list}
	}()
	select {
	case r := <-done:
		return r.document.(*Article), r.list
	case <-time.After(testtime.Limit(10 * time.Second)):
		t.Fatalf("%.60q… is still being parsed", text)
		return nil, nil
	}
}

// TestCaps is cases 29, 32, 44, 45 and 46, and others of their kind.
func TestCaps(t *testing.T) {
	header := func(keys string) string { return "---\n" + keys + "\n---\n" }
	text := func(body string) string { return goodHeader + body }
	lines := func(format string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	wide := func(columns, rows int) string {
		return strings.Repeat("a|", columns) + "\n" + strings.Repeat("-|", columns) + "\n" + strings.Repeat("x|\n", rows)
	}
	nested := func(mark string, n int) string { return strings.Repeat(mark, n) + "x\n" }
	steps := func(n int) (s string) {
		for i := range n {
			s += strings.Repeat("  ", i) + "- a\n"
		}
		return s
	}
	tests := []struct {
		name, text, want string // want is empty for what is allowed
	}{
		{"a file at the limit", text(strings.Repeat("Words to fill a line of thirty-two\n\n", 1<<20)[:1<<20-len(goodHeader)]), ""},
		{"a file over the limit", text(strings.Repeat("a\n\n", 1<<19)), "1:1: error: the file has 1572929 bytes; the limit is 1048576"},
		{"a header over the limit", header("title: T\n" + strings.Repeat("# comment\n", 6600)), "1:1: error: the front matter has 66010 bytes; the limit is 65536"},
		{"20,000 nested brackets", header("title: " + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000)), "2:10008: error: lists are nested too deeply"},
		{"20,000 nested braces", header("title: " + strings.Repeat("{a: ", 15_000)), "2:40005: error: lists are nested too deeply"},
		{"20,000 nested brackets in TOML", "+++\ntitle = " + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) + "\n+++\n", "2:10009: error: lists are nested too deeply"},
		{"100 nested quotations", text(nested("> ", 100)), ""},
		{"101 nested quotations", text(nested("> ", 101)), "7:1: error: quotations or lists are nested 101 deep; the limit is 100"},
		{"101 nested quotations without spaces", text(nested(">", 101)), "7:1: error: quotations or lists are nested 101 deep; the limit is 100"},
		{"101 nested lists", text(nested("* ", 101)), "7:1: error: quotations or lists are nested 101 deep; the limit is 100"},
		{"101 nested numbered lists", text(nested("1. ", 101)), "7:1: error: quotations or lists are nested 101 deep; the limit is 100"},
		{"101 nested numbered lists with tabs", text(nested("1)\t", 101)), "7:1: error: quotations or lists are nested 101 deep; the limit is 100"},
		{"101 nested lists of all kinds", text(nested("> - 1. ", 34)), "7:1: error: quotations or lists are nested 102 deep; the limit is 100"},
		{"20 lists, each further in", text(steps(20)), ""},
		{"200 lists, each further in", text(steps(200)), "107:1: error: quotations or lists are nested 101 deep; the limit is 100"},
		{"[a]( 20,000 times", text(strings.Repeat("[a](", 20_000)), "7:1: error: this paragraph has more than 65536 bytes"},
		{"[a]( 10,000 times", text("a\n" + strings.Repeat("[a](", 10_000)), "7:1: error: this paragraph has more than 4000 brackets, asterisks, quotation marks and the like"},
		{"600 links in one paragraph", text(strings.Repeat("[a](https://a.example/) ", 600)), ""},
		{"a long table of links", text("| a | b |\n|---|---|\n" + strings.Repeat("| [a](https://a.example/) | *b* |\n", 1500)), ""},
		{"lines that look empty", text(strings.Repeat("[[[[[[[[[[\n\u00a0\n", 500)), "7:1: error: this paragraph has more than 4000 brackets, asterisks, quotation marks and the like"},
		{"a table of 64 columns", text(wide(64, 300)), ""},
		{"a table of 2,000 columns and short rows", text(wide(2000, 3)), "8:1: error: this table has 2000 columns; the limit is 64"},
		{"a table of 65 columns in a quotation", text("> " + strings.Repeat("a|", 65) + "\n> " + strings.Repeat("-|", 65) + "\n"), "8:1: error: this table has 65 columns; the limit is 64"},
		{"a table of short rows", text(wide(60, 500)), "342:1: error: the tables up to here have more than 20000 cells"},
		{"many tables of short rows", text(strings.Repeat(wide(60, 30)+"\n", 20)), ":1: error: the tables up to here have more than 20000 cells"},
		{"lines between rules are no table", text(strings.Repeat("---\na\n", 30_000)[:60_000]), ""},
		{"500 footnotes", text(lines("a[^%d]\n\n", 500) + lines("[^%d]: x\n\n", 500)), ""},
		{"501 footnotes", text(lines("[^%d]: x\n\n", 501)), "1007:1: error: the text has more than 500 footnotes"},
		{"footnotes in footnotes", text(strings.Repeat("[^a]: ", 600)), "7:1: error: the text has more than 500 footnotes"},
		{"500 blocks", text(strings.Repeat(":::note\na\n:::\n\n", 500)), ""},
		{"501 blocks", text(strings.Repeat(":::note\na\n:::\n\n", 501)), "2007:1: error: the text has more than 500 blocks"},
		{"30,000 lines that begin a block", text(strings.Repeat(":::note\n\n", 30_000)), "2007:1: error: the text has more than 500 blocks"},
		{"16 nested blocks", text(strings.Repeat(":::note\n", 16) + "a\n" + strings.Repeat(":::\n", 16)), ""},
		{"17 nested blocks", text(strings.Repeat(":::note\n", 17) + "a\n" + strings.Repeat(":::\n", 16)), "23:1: error: blocks are nested more than 16 deep"},
		{"a block of code over the limit", text("```\n" + strings.Repeat("a line\n\n", 9000) + "```\n"), "7:1: error: this block of code is too long: the limit is 65536 bytes and 4000 brackets, quotation marks and the like"},
		{"an indented block of code of marks", text(strings.Repeat("    &<&\n\n", 1400)), "7:5: error: this block of code is too long: the limit is 65536 bytes and 4000 brackets, quotation marks and the like"},
		{"emphasis in emphasis", text(nested("*a **b ", 130) + nested("c** d* ", 130)), "error: elements are nested more than 100 deep"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, list := parseSoon(t, tt.text)
			if tt.want == "" {
				if list.Failed() || a.Body().Empty() {
					t.Errorf("refused: %.300v", list)
				}
				return
			}
			if len(list) != 1 || !strings.Contains(list[0].Error(), tt.want) || list[0].Hint == "" {
				t.Errorf("got %.300v, want %s", list, tt.want)
			}
		})
	}
}

// TestSlow: what is allowed is not slow either, because nothing in it is compared
// with everything else.
func TestSlow(t *testing.T) {
	many := func(format string, size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, format, i, i)
		}
		return b.String()
	}
	const keys = "---\ntitle: T\ndescription: D\ndate: 2026-11-01\nauthors: [desk]\n"
	for name, text := range map[string]string{
		"one heading many times":        goodHeader + strings.Repeat("## a\n\n", 40_000),
		"links to headings":             goodHeader + many("## b%d\n\n[x](#b%d)\n\n", 300_000),
		"links to nowhere":              goodHeader + many("## b%d\n\n[x](#a%d)\n\n", 300_000),
		"a long link to nowhere":        goodHeader + "## " + strings.Repeat("a", 60_000) + "\n\n[x](#" + strings.Repeat("b", 60_000) + ")\n",
		"one reference many times":      keys + "references: [" + strings.Repeat("{title: a, doi: 10.1000/1},", 2300) + "]\n---\n",
		"references without anything":   keys + "references: [" + strings.Repeat("{},", 20_000) + "]\n---\n",
		"one author many times":         keys + "disclosures: [x]\nauthors: [" + strings.Repeat("a,", 30_000) + "]\n---\n",
		"many keys":                     "---\n" + many("k%d: %d\n", 60_000) + "---\n",
		"many keys in TOML":             "+++\n" + many("k%d = %d\n", 60_000) + "+++\n",
		"a long list in TOML":           "+++\ntags = [" + many("%d, %d,", 60_000) + "1]\n+++\n",
		"dotted keys in TOML":           "+++\n" + strings.Repeat("a.", 30_000) + "a = 1\n+++\n",
		"500 quotations of a long text": goodHeader + strings.Repeat("Words are quoted. ", 3000) + "\n\n" + many("Words %d.\n\n", 400_000) + strings.Repeat(":::quote\nWords are quoted\n:::\n\n", 490),
		"300 risks":                     goodHeader + strings.Repeat(":::risk\noutcome: a stroke\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 years\nsource: https://a.example/\n:::\n\n", 300),
		"many lines in 16 blocks":       goodHeader + strings.Repeat(":::note\n", 16) + many("a%d\n\n", 400_000) + strings.Repeat(":::\n", 16),
		"a bomb of aliases":             "---\na: &a [x, x, x, x, x, x, x, x, x]\n" + bomb() + "---\n",
	} {
		t.Run(name, func(t *testing.T) { parseSoon(t, text) })
	}
}

// bomb is what would grow to 9^25 items if aliases were followed.
func bomb() string {
	var b strings.Builder
	for c := 'b'; c <= 'z'; c++ {
		fmt.Fprintf(&b, "%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", c-1), 9), ", "))
	}
	return b.String()
}
