package content

import (
	"fmt"
	"strings"
	"testing"

	"galen/internal/source"
)

// markedBlocks are blocks with a mark in a value: the mark, its place, and what the hint says
// to write for the value.
var markedBlocks = []struct{ text, at, mark, plain string }{
	// listed
	{":::note {title=\"A **bold** claim\"}\nStop.\n:::", "7:19", "**bold**", "A bold claim"},
	{":::table\ncaption: CO~2~ in *air*\ncolumns: [A, B]\nrows: [[a, 1]]\n:::", "8:12", "~2~", "CO₂ in air"},
	{":::table\ncaption: Cells\ncolumns: [A, B]\nrows:\n  - [10^9^ cells, 1]\n:::", "11:8", "^9^", "10⁹ cells"},
	{":::table\ncaption: Cells\ncolumns: [A, \"Per <b>litre</b>\"]\nrows:\n  - [a, 1]\n:::", "9:19", "<b>", "Per litre"},
	{":::risk\noutcome: a *stroke*\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 years\nsource: https://a.example/\n:::", "8:12", "*stroke*", "a stroke"},
	{"She said: ask first.\n\n:::quote {by=\"A `nurse`\" source=\"[BMJ](https://bmj.example)\"}\nask first\n:::", "9:17", "`nurse`", "A nurse"},
	{"She said: ask first.\n\n:::quote {by=\"A nurse\" source=\"The [BMJ](https://bmj.example)\"}\nask first\n:::", "9:36", "[BMJ](https://bmj.example)", "The BMJ"},
	{"![A lamp](https://x.example/a.png \"A **red** lamp\")", "7:38", "**red**", "A red lamp"},
	// made up
	{":::table\ncaption: Doses\nnote: As reported [@who].\ncolumns: [A, B]\nrows: [[a, 1]]\n:::", "9:19", "[@who]", "As reported."},
	{":::table\ncaption: Doses\nunits: {B: per m^2^}\ncolumns: [A, B]\nrows: [[a, 1]]\n:::", "9:17", "^2^", "per m²"},
	{":::chart\nkind: bar\ntitle: '**Cases** by year'\ndescription: Fewer each year.\ncolumns: [Year, Cases]\nrows:\n  - [2024, 12]\n:::", "9:9", "**Cases**", "Cases by year"},
	{":::chart\nkind: bar\ntitle: Cases\ndescription: >\n  Fewer each\n  *year*.\ncolumns: [Year, Cases]\nrows:\n  - [2024, 12]\n:::", "12:3", "*year*", "Fewer each year."},
	{":::risk\noutcome: a stroke\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 years\nsource: https://a.example/\nharms:\n  - {outcome: a <i>rash</i>, without: 1 in 1000, with: 2 in 1000}\n:::", "14:17", "<i>", "a rash"},
	{":::details {title='How `it` works'}\nSo.\n:::", "7:24", "`it`", "How it works"},
	{":::audio {src=talk.mp3 title=\"A talk\" credit=\"~~Ada~~ Ben\" transcript=talk.txt}\n:::", "7:47", "~~Ada~~", "Ben"},
	{"::embed{url=\"https://youtu.be/aqz-KE-bpKQ\" title=\"On __sleep__\" poster=film.jpg}", "7:54", "__sleep__", "On sleep"},
	{"> :::note {title=\"A *b* c\"}\n> Stop.\n> :::", "7:21", "*b*", "A b c"},
	{"::::details {title=\"How\"}\n:::note {title=\"V~max~\"}\nStop.\n:::\n::::", "8:18", "~max~", "Vₘₐₓ"},
	{"[Words](https://x.example/ \"A *b* c\")", "7:31", "*b*", "A b c"},
	{":::gallery\n![A](https://x.example/a.png)\n\n![B](https://x.example/b.png \"Two <b>\")\n:::", "10:35", "<b>", "Two"},
}

// unmarkedBlocks have no mark in a value that would be shown as it is.
var unmarkedBlocks = []string{
	":::note {title=\"HLA-B*57:01 and p<0.05\"}\nA **bold** claim, CO~2~, `code`.\n:::",
	":::note {title=\"5*\"}\n| *A* | 10^9^ |\n|---|---|\n| **b** | `c` |\n:::",
	":::table\ncaption: \"~20 of 2^10\"\ncolumns: [A, \"B*\"]\nrows: [[a, 0.03**], [b, \"p<0.05\"]]\nnote: \"* p < 0.05, ** p < 0.01\"\n:::",
	":::timeline\n*2019*\n: It **began**.\n\n2020\n: It ended.\n:::",
	":::faq\n## Can *I*?\n\nYes, **you** can.\n:::",
	":::key-points\n- **one**\n- two\n:::",
	"![A **lamp**](https://x.example/a.png \"A lamp\")",
	":::risk\noutcome: a stroke\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 years\nsource: https://a.example/a_b_c?x=*y*\n:::",
	"```\n:::note {title=\"**x**\"}\n:::\n```",
}

// TestMarksInBlocks: marks of Markdown in what a block is told are warned of where they
// stand, and what the hint says is free of them. What is Markdown is left alone.
func TestMarksInBlocks(t *testing.T) {
	for _, c := range markedBlocks {
		_, list := Parse(source.NewFile("content/health/x.md", []byte(goodHeader+c.text+"\n")), blockRules)
		found := withCode(list, "mark-in-text")
		if len(found) == 0 || len(list) != len(found) {
			t.Errorf("%q: %v", c.text, list)
			continue
		}
		d := found[0]
		if at := fmt.Sprintf("%d:%d", d.Line, d.Column); at != c.at || !strings.Contains(d.Message, fmt.Sprintf("%q", c.mark)) || d.Hint != "write it without:  "+c.plain {
			t.Errorf("%q: %v %q, want %s %s", c.text, d, d.Hint, c.at, c.plain)
		}
	}
	for _, text := range unmarkedBlocks {
		if _, list := Parse(source.NewFile("content/health/x.md", []byte(goodHeader+text+"\n")), blockRules); len(list) > 0 {
			t.Errorf("%q: %v", text, list)
		}
	}
	t.Logf("%d marked, %d not", len(markedBlocks), len(unmarkedBlocks))
}
