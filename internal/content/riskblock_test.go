package content

import (
	"strings"
	"testing"

	"galen/internal/source"
)

const riskText = "\n:::risk\noutcome: a stroke\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 years\nsource: mrc-1985\nharms:\n  - outcome: a rash\n    without: 1 in 1000\n    with: 2 in 1000\n:::\n"

const riskHeader = "---\ntitle: Tablets\ndescription: About tablets.\ndate: 2026-11-01T08:00:00\nauthors: [desk]\nreferences:\n  - {id: mrc-1985, title: A trial, pmid: \"2861880\"}\n  - {id: who-2024, title: A report, url: \"https://x.example/\"}\n---\n\n"

func riskFile(text string) source.File {
	return source.NewFile("content/health/x.md", []byte(riskHeader+text))
}

// TestRiskBlock holds what an article makes of a block: its HTML with the source, the
// words for the rules, and those that a review signs.
func TestRiskBlock(t *testing.T) {
	f := riskFile("Tablets prevent strokes." + riskText)
	document, list := Parse(f, blockRules)
	if len(list) > 0 {
		t.Fatal(list)
	}
	body := wordsOf(document).Body()
	page := strings.Join(body.Segments, "")
	for _, want := range []string{
		`<figure class="risk"><figcaption>A stroke within 5 years</figcaption>`, "Of 1,000 people without it, 20 had a stroke within 5 years; of 1,000 with it, 15: 5 fewer.",
		`<p class="risk-source">Source: <a href="#page-ref-mrc-1985">A trial</a></p></figure>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not in %s", want, page)
		}
	}
	if !body.Blocks || len(body.Risks) != 1 {
		t.Errorf("%v, %d risks", body.Blocks, len(body.Risks))
	}
	if said := saidBy(f); !strings.Contains(said, "|The absolute difference is 5 fewer in 1,000; in relative terms, 25% fewer.|") || !strings.Contains(said, "|Harm: a rash within 5 years.|") {
		t.Error(said)
	}
}

// TestRiskSource: in a text that cites, the block is one more citation, which the list of
// references leads back to.
func TestRiskSource(t *testing.T) {
	for _, c := range []struct{ text, source, want string }{
		{"One [@who-2024].\n", "mrc-1985", `<a href="#page-ref-mrc-1985" id="page-cite-2" role="doc-biblioref">A trial</a>`},
		{"One [@mrc-1985; @who-2024].\n", "\"[@mrc-1985]\"", `<a href="#page-ref-mrc-1985" id="page-cite-1-2" role="doc-biblioref">A trial</a>`},
		{"One.\n", "https://www.x.example/a?b=1&c=2", `<a href="https://www.x.example/a?b=1&amp;c=2">x.example</a>`},
	} {
		document, list := Parse(riskFile(c.text+strings.Replace(riskText, "mrc-1985", c.source, 1)), blockRules)
		if len(list) > 0 {
			t.Errorf("%s: %v", c.source, list)
			continue
		}
		body := wordsOf(document).Body()
		if page := strings.Join(body.Segments, ""); !strings.Contains(page, "Source: "+c.want) {
			t.Errorf("%s: %s", c.source, page[strings.Index(page, "risk-source"):])
		}
	}
}

// TestDataSource: so it is with a table and a chart, whose source may also be in words.
func TestDataSource(t *testing.T) {
	const table, chart = "\n:::table\ncaption: C\ncolumns: [A, B]\nrows: [[x, 1]]\nsource: SOURCE\n:::\n", "\n:::chart\nkind: bar\ntitle: T\ndescription: D\ncolumns: [A, B]\nrows: [[x, 1], [y, 2]]\nsource: SOURCE\n:::\n"
	for _, c := range []struct{ source, want, problem string }{
		{"mrc-1985", `Source: <a href="#page-ref-mrc-1985" id="page-cite-2" role="doc-biblioref">A trial</a>.`, ""},
		{"Office for National Statistics, 2025.", "Source: Office for National Statistics, 2025.", ""},
		{"ONS", "Source: ONS.", ""},
		{"mrc-1958", "", "write  source: mrc-1985"},
		{"MRC-1985", "", "write  source: mrc-1985"},
	} {
		for _, block := range []string{table, chart} {
			document, list := Parse(riskFile("One [@who-2024].\n"+strings.Replace(block, "SOURCE", c.source, 1)), blockRules)
			if len(list) > 0 || c.problem != "" {
				if len(list) != 1 || !strings.Contains(list[0].Hint, c.problem) {
					t.Errorf("%s: %v", c.source, list)
				}
				continue
			}
			body := wordsOf(document).Body()
			if page := strings.Join(body.Segments, ""); !strings.Contains(page, c.want) {
				t.Errorf("%s: %s", c.source, page)
			}
		}
	}
}

// TestRiskBlockProblems: what is wrong is told at its place, and the hint solves it.
func TestRiskBlockProblems(t *testing.T) {
	for _, c := range []struct{ old, new, message, fixed string }{
		{"source: mrc-1985", "source: mrc-1986", `no reference with the id "mrc-1986"`, "source: mrc-1985"},
		{"source: mrc-1985", "source: MRC-1985", `no reference with the id "MRC-1985"`, "source: mrc-1985"},
		{"source: mrc-1985", "source: @mrc-1985", "cannot begin", "source: \"@mrc-1985\""},
		{"source: mrc-1985", "source: [@mrc-1985]", "cannot begin", "source: [\"@mrc-1985\"]"},
		{"source: mrc-1985\n", "", `needs the key "source"`, "source: mrc-1985\n"},
		{"with: 15 in 1000\nover", "with: 15\nover", "15 of how many?", "with: 15 in 1000\nover"},
		{"outcome: a stroke", "outcom: a stroke", `unknown key "outcom"`, "outcome: a stroke"},
		{"    with: 2 in 1000", "    with: 2 in 0", "of nobody", "    with: 2 in 1000"},
		{":::risk", ":::risks", `no block "risks"`, ":::risk"},
		{":::risk\n", ":::risk {treatment=\"tablets\"}\ntreatment: tablets\n", `"treatment" is given twice`, ":::risk {treatment=\"tablets\"}\n"},
	} {
		text := strings.Replace(riskText, c.old, c.new, 1)
		_, list := Parse(riskFile(text), blockRules)
		if len(list) == 0 || !strings.Contains(list[0].Message, c.message) || list[0].Hint == "" || list[0].Line <= strings.Count(riskHeader, "\n") {
			t.Errorf("%s: %v", c.new, list)
			continue
		}
		if _, list := Parse(riskFile(strings.Replace(text, c.new, c.fixed, 1)), blockRules); c.new != "" && len(list) > 0 {
			t.Errorf("%s: the hint does not help: %v", c.new, list)
		}
	}
	_, list := Parse(source.NewFile("content/about.md", []byte("---\ntitle: A\ndescription: B\n---\n"+riskText)), blockRules)
	if len(list) != 1 || !strings.Contains(list[0].Hint, "https://") {
		t.Errorf("a page: %v", list)
	}
}
