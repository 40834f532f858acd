package content

import (
	"strings"
	"testing"

	"galen/internal/testing/tally"
)

// TestKind23Accessible: links, tables and capitals that some readers cannot use, beside those
// that look like them and are right.
func TestKind23Accessible(t *testing.T) {
	tally.Kind(t, 23)
	for text, want := range map[string]string{
		// listed
		"**What harms were seen**\n\nTwo had a rash.":   "bold-heading",
		"```chart\na,b\n1,2\n```":                       "chart-code",
		"[click here](https://a.example/)":              "vague-link",
		"See [here](https://a.example/).":               "vague-link",
		"[Read more…](https://a.example/)":              "vague-link",
		"| | |\n|---|---|\n| a | b |":                   "empty-head",
		"NEVER GIVE ASPIRIN TO CHILDREN UNDER SIXTEEN.": "capitals",
		"## WHAT YOU NEED TO KNOW ABOUT FLU":            "capitals",
		// made up
		"**Signs to look for**\n\n- A rash":        "bold-heading",
		"__How it was done__\n\nIn two steps.":     "bold-heading",
		"```Mermaid\ngraph TD\n```":                "chart-code",
		"~~~ vega-lite\n{}\n~~~":                   "chart-code",
		"[**Here**](https://a.example/)":           "vague-link",
		"[this page](https://a.example/)":          "vague-link",
		"[Learn more »](https://a.example/)":       "vague-link",
		"|  |  |  |\n|:--|--:|---|\n| a | b | c |": "empty-head",
		"CALL 999 NOW\nIF SOMEBODY CANNOT BREATHE": "capitals",

		"**Take it with food.**\n\nIt may upset you.":            "",
		"**Does it work?**\n\nNobody knows.":                     "",
		"**Dose:**\n\n5 mg.":                                     "",
		"**Warning** for all\n\nText.":                           "",
		"**Aspirin**\n\nText.":                                   "",
		"- **One item**\n\n  Text.":                              "",
		"Text.\n\n**The very end**":                              "",
		"```r\nplot(x)\n```":                                     "",
		"[here is how](https://a.example/)":                      "",
		"[more about aspirin](https://a.example/)":               "",
		"[Read more about flu](https://a.example/)":              "",
		"[NHS](https://a.example/)":                              "",
		"| | Dose |\n|---|---|\n| a | b |":                       "",
		"WHO, NICE, NHS.":                                        "",
		"HLA-B*57:01, CYP2C19, BRCA1, TP53, EGFR, KRAS and ALK.": "",
		"DNA, RNA, HIV, HBV":                                     "",
		"2026 / 12 / 24":                                         "",
		"## COVID-19":                                            "",
		"刻舟求剑 这个词 然后 重点 中文 文字":                                   "",
		"`A B C D E F G H`":                                      "",
	} {
		_, list := parseSoon(t, goodHeader+text+"\n")
		got := ""
		for _, d := range list {
			if d.Code == "vague-link" || d.Code == "empty-head" || d.Code == "capitals" || d.Code == "bold-heading" || d.Code == "chart-code" {
				got = d.Code
				if d.Hint == "" || d.Position.Line == 0 {
					t.Errorf("%q: %v", text, d)
				}
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q (%v)", text, got, want, strings.TrimSpace(text))
		}
	}
}
