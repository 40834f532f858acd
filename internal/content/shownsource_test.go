package content

import (
	"strings"
	"testing"
	"time"

	"galen/internal/source"
	"galen/internal/testing/tally"
)

// sourceBlocks are the blocks that say where they are from; % is the line or argument.
var sourceBlocks = map[string]string{
	"table": ":::table\ncaption: C\ncolumns: [A, B]\nrows: [[a, 1]]\nsource: %\n:::",
	"chart": ":::chart\nkind: bar\ntitle: T\ndescription: D\ncolumns: [A, B]\nrows: [[a, 1], [b, 2]]\nsource: %\n:::",
	"risk":  ":::risk\noutcome: a stroke\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 years\nsource: %\n:::",
	"quote": ":::quote {new=true by=\"A nurse\" source=%}\nAsk.\n:::",
}

// sourceCases are sources in an article whose references have the ids who-2024 and nhs: words of
// the hint, and what is then written; or what the page shows.
var sourceCases = []struct{ source, blocks, hint, done, shown string }{
	// listed
	{"nope", "table chart risk quote", "with  id: nope", "nhs", ""},
	{`"@nope"`, "table chart risk quote", "with  id: nope", "nhs", ""},
	{"who2024", "table chart risk quote", "write  source: who-2024", "who-2024", ""},
	{`"https://a.example/b?c=d&e"`, "table chart", "", "", `<a href="https://a.example/b?c=d&amp;e">a.example</a>`},
	// made up
	{"NHS", "table chart risk quote", "write  source: nhs", "nhs", ""},
	{"nhs", "table chart risk quote", "", "", `>N</a>`},
	{`"@nhs"`, "table chart risk quote", "", "", `>N</a>`},
	{`"[@who-2024]"`, "table chart risk quote", "", "", `>W</a>`},
	{`"@who-2042"`, "table chart risk quote", "write  source: who-2024", "who-2024", ""},
	{"smith-2020", "table chart quote", "has a capital letter or a space", `"Smith, 2020"`, ""},
	{"eurostat", "table chart quote", "has a capital letter or a space", "Eurostat", ""},
	{`"https://a.example/"`, "risk quote", "", "", `<a href="https://a.example/">a.example</a>`},
	{`"https:/a.example/"`, "table chart quote", "https://a.example/", `"https://a.example/"`, ""},
	{"ONS", "table chart quote", "", "", "ONS"},
	{`"World Health Organization"`, "table chart quote", "", "", "World Health Organization"},
	{`"own count"`, "table chart quote", "", "", "own count"},
	{`"3.4.2024"`, "table chart quote", "", "", "3.4.2024"},
}

// TestSourcesOfBlocks: a source that is meant for a reference is one, or is told with the near id;
// an address is a link; words stay words.
func TestSourcesOfBlocks(t *testing.T) {
	tally.Kind(t, "sources", "sourceCases")
	const header = "---\ntitle: T\ndescription: D.\ndate: 2026-11-20\nauthors: [desk]\nreferences:\n  - {id: who-2024, title: W, url: https://w.example/}\n  - {id: nhs, title: N, url: https://n.example/}\n---\n"
	rules := Rules{Zone: time.UTC, Home: "https://news.example/"}
	tried := 0
	for _, c := range sourceCases {
		for name := range strings.FieldsSeq(c.blocks) {
			tried++
			parse := func(source_ string) (any, []string) {
				text := strings.Replace(sourceBlocks[name], "%", source_, 1)
				document, list := Parse(source.NewFile("content/health/x.md", []byte(header+text+"\n")), rules)
				return document, withHints(list)
			}
			document, told := parse(c.source)
			if c.hint == "" {
				if len(told) > 0 {
					t.Errorf("%s, source %s: %v", name, c.source, told)
				} else if page := strings.Join(wordsOf(document).Body().Segments, ""); !strings.Contains(page, c.shown) {
					t.Errorf("%s, source %s: no %q in %s", name, c.source, c.shown, page)
				}
				continue
			}
			if len(told) != 1 || !strings.Contains(told[0], c.hint) {
				t.Errorf("%s, source %s: told %v, want %q", name, c.source, told, c.hint)
			}
			if _, told := parse(c.done); len(told) > 0 {
				t.Errorf("%s: the hint does not work: source %s: %v", name, c.done, told)
			}
		}
	}
	t.Logf("%d sources of blocks", tried)
}
