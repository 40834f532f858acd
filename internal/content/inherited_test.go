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
	const cohort = "study: {design: observational-cohort, results: preprint"
	const none, declared = "disclosures: [None declared.]", study + "}\ndisclosures: [None declared.]"
	own := func(keys string) string { return "disclosures: [Ninguno.]\nstudy: {" + keys + "}" }
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
		{"kind: news", "kind: opinion", "flu.es.md:4:7", `is of the kind "news"`},
		{"kind: opinion", "kind: news", "flu.es.md:4:7", `is of the kind "opinion"`},
		{"kind: explainer", "kind: news", "", ""},
		{declared, own("design: one-arm"), "flu.es.md:5:17", `has another "design": randomised-controlled`},
		{declared, own("design: Randomized controlled trial"), "", ""},
		{declared, own("condition: Gripe, comparator: Un placebo"), "", ""},
		{declared, own("comparator: none"), "flu.es.md:5:21", "it is not named"},
		{declared, own("results: preprint"), "flu.es.md:5:18", `has another "results": peer-reviewed`},
		{declared, own("resutls: preprint"), "flu.es.md:5:9", `unknown key "resutls"`},
		{declared, own("results: printed"), "flu.es.md:5:18", `unknown results`},
		{declared, own("participants: 40"), "flu.es.md:5:23", `does not say "participants"`},
		{declared, own("status: withdrawn"), "flu.es.md:5:17", `does not say "status"`},
		{study + ", participants: 40}\n" + none, own("participants: 300"), "flu.es.md:5:23", `has another "participants": 40`},
		{study + ", participants: 40}\n" + none, own("participants: 40"), "", ""},
		{study + ", phase: 3}\n" + none, own("phase: III"), "", ""},
		{study + ", phase: 3}\n" + none, own("phase: 2"), "flu.es.md:5:16", `has another "phase": 3`},
		{study + ", name: Relief-1}\n" + none, own("name: Relief-2"), "flu.es.md:5:15", `has another "name": Relief-1`},
		{study + ", registry: NCT05869955}\n" + none, own("registry: \"https://clinicaltrials.gov/study/NCT05869955\""), "", ""},
		{none, own("condition: Gripe"), "flu.es.md:5:1", "does not report a study"},
		{"study:\n" + none, own("design: one-arm, results: preprint"), "flu.es.md:5:1", "does not report a study"},
		{study + ", sponsor: A firm}\n" + none, own("sponsor: Nadie"), "flu.es.md:5:18", `has another "sponsor": A firm`},
		{study + ", sponsor: A firm}\n" + none, own("sponsor: A firm"), "", ""},
		{declared, own("sponsor: Nadie"), "flu.es.md:5:18", `does not say "sponsor"`},
		{"study: {design: case-control, comparator: neighbours, results: preprint}\n" + none, own("comparator: vecinos"), "", ""},
		{cohort + "}\n" + none, own("comparator: no fumadores"), "flu.es.md:5:21", `does not say "comparator"`},
		{cohort + ", comparator: none}\n" + none, own("comparator: no fumadores"), "flu.es.md:5:21", `has another "comparator": none`},
		{cohort + ", comparator: non-smokers}\n" + none, own("comparator: none"), "flu.es.md:5:21", `has another "comparator": non-smokers`},
		{cohort + ", comparator: non-smokers}\n" + none, own("comparator: no fumadores"), "", ""},
		{cohort + ", comparator: non-smokers}\n" + none, own("design: one-arm"), "flu.es.md:5:17", `has another "design": observational-cohort`},
		{study + ", registry: NCT05869955}\n" + none, own("registry: NCT04368728"), "flu.es.md:5:19", `has another "registry": NCT05869955`},
		{"study: {design: randomised-controlled, results: peer-reviewed}\n" + none, own("condition: Gripe"), "flu.md:5:8", "it is not named"},
		{"study: {design: one-arm}\n" + none, own("condition: Gripe"), "flu.md:5:8", `needs the key "results"`},
		{"study: {design: one-arm, results: printed}\n" + none, own("results: preprint"), "flu.md:5:35", "unknown results"},
		{"study: {design: case-series, results: peer-reviewed}\n" + none, own("comparator: Un placebo"), "flu.es.md:5:21", "no comparison group"},
		{"study: {design: one-arm, results: preprint, treatment: A pill}\n" + none, own("treatmnt: Una pastilla"), "flu.es.md:5:9", `unknown key "treatmnt"`},
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
		rules.Parts = ReadParts(source.FilesOf(files), rules)
		_, _, list := ParseAll(context.Background(), source.FilesOf(files), rules, nil)
		switch {
		case c.at == "" && len(list) == 0:
		case len(list) != 1 || c.at == "" || !strings.HasPrefix(list[0].Error(), "content/news/"+c.at+": ") || !strings.Contains(list[0].Message, c.what):
			t.Errorf("of %q and %q is told\n%v\nwanted at %s: %s", c.original, c.translation, list, c.at, c.what)
		}
		for _, d := range list {
			if strings.Contains(d.Hint, "delete this line or that one") {
				t.Errorf("%v: %s: one of them is in the original", d, d.Hint)
			}
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
