package content

import (
	"context"
	"strings"
	"testing"
	"time"

	"galen/internal/source"
)

// TestInheritedIsToldHere: what a translation makes wrong of a key that it has from its original is told in the
// translation, and what is wrong in the original is told there alone.
func TestInheritedIsToldHere(t *testing.T) {
	const study = "study: {design: randomised-controlled, comparator: placebo, results: peer-reviewed"
	for _, c := range []struct{ original, translation, at, what string }{
		{study + "}\ndisclosures: [None declared.]", "", "flu.es.md:1:1", "disclose"},
		{"product: [A pill]\ndisclosures: [None declared.]", "", "flu.es.md:1:1", "disclose"},
		{study + "}", "disclosures: [Ninguno.]", "flu.md:5:8", "disclose"},
		{"kind: guide\nreview_every: 36mo", "kind: news", "flu.es.md:4:7", "not reviewed again"},
		{"kind: explainer\nreview_every: 36mo", "", "", ""},
		{"kind: news\nreview_every: 36mo", "", "flu.md:6:15", "not reviewed again"},
		{"expires: 2026-12-24", "date: 2026-12-25", "flu.es.md:4:7", `"expires" is before "date"`},
		{"expires: 2026-12-24", "date: 2026-12-24", "flu.es.md:4:7", "moment of publication"},
		{"expires: 2026-12-24", "embargo: 2026-12-25", "flu.es.md:4:10", `"expires" is before "embargo"`},
		{"expires: 2026-10-24", "", "flu.md:5:10", `"expires" is before "date"`},
		{"kind: live\nended: 2026-11-23T18:00", "kind: news", "flu.es.md:4:7", "only a live story"},
		{study + "}\ndisclosures: [None declared.]", "disclosures: [Ninguno.]\nstudy: {design: one-arm}", "flu.es.md:5:17", "no comparison group"},
		{study + ", participants: 40}\ndisclosures: [None declared.]", "disclosures: [Ninguno.]\nstudy: {status: withdrawn}", "flu.es.md:5:17", "nobody took part"},
		{study + "}\ndisclosures: [None declared.]", "disclosures: [Ninguno.]\nstudy: {status: not-yet-recruiting}", "flu.es.md:5:17", "no results yet"},
		{study + ", phase: 3}\ndisclosures: [None declared.]", "disclosures: [Ninguno.]\nstudy: {design: case-control}", "flu.es.md:5:17", "only a trial"},
	} {
		text := "Text."
		if strings.Contains(c.original, "kind: live") {
			text = "## 2026-11-23 14:05 It begins\n\nText."
		}
		files := []source.File{
			source.NewFile("content/news/flu.es.md", []byte(lines("title: Gripe", "description: Lo que se sabe.", c.translation)+"Texto.\n")),
			source.NewFile("content/news/flu.md", []byte(lines("title: Flu", "description: What is known.", "date: 2026-11-22", c.original, "authors: [desk]")+text+"\n")),
		}
		rules := Rules{Zone: time.UTC, Codes: map[string]string{"es": "es"}}
		rules.Parts = ReadParts(files, rules)
		_, _, list := ParseAll(context.Background(), files, rules, nil)
		switch {
		case c.at == "" && len(list) == 0:
		case len(list) != 1 || c.at == "" || !strings.HasPrefix(list[0].Error(), "content/news/"+c.at+": ") || !strings.Contains(list[0].Message, c.what):
			t.Errorf("of %q and %q is told\n%v\nwanted at %s: %s", c.original, c.translation, list, c.at, c.what)
		}
	}
}

// lines are front matter.
func lines(keys ...string) string {
	text := "---\n"
	for _, key := range keys {
		if key != "" {
			text += key + "\n"
		}
	}
	return text + "---\n"
}
