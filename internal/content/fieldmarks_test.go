package content

import (
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/tally"
)

// TestKind3FrontMatter is kind 3 in front matter, where all texts are plain: marks that
// readers would see are told, with the line as it should be, and what is meant as it
// stands is left alone.
func TestKind3FrontMatter(t *testing.T) {
	tally.Kind(t, 3)
	n := 0
	for line, plain := range map[string]string{
		// made up
		"title: A *bold* claim":                                                       "title: A bold claim",
		"title: A **bold** claim about `sleep`":                                       "title: A bold claim about sleep",
		"title: A <b>bold</b> claim":                                                  "title: A bold claim",
		"title: Vitamin B<sub>12</sub> and sleep":                                     "title: Vitamin B₁₂ and sleep",
		"title: Vitamin B~12~ and sleep":                                              "title: Vitamin B₁₂ and sleep",
		"title: Platelets below 10^9^ a litre":                                        "title: Platelets below 10⁹ a litre",
		"title: Below 10<sup>-6</sup>":                                                "title: Below 10⁻⁶",
		"title: A word<sup>TM</sup>":                                                  "title: A wordTM",
		"title: What [the NHS](https://www.nhs.uk/) says":                             "title: What the NHS says",
		"description: We have a <a href=\"https://a.org/\">standard</a>.":             "description: We have a standard.",
		"description: 'We have a <a href=\"https://a.org/\">rule</a>.'":               "description: 'We have a rule.'",
		"description: One<br>two<br />three":                                          "description: One two three",
		"description: It is ~~40~~ 4 mg":                                              "description: It is 4 mg",
		"disclosures: [The **maker** paid.]":                                          "disclosures: [The maker paid.]",
		"references: [{title: On *E. coli* in <i>mice</i>, url: \"https://a.org/\"}]": "references: [{title: On E. coli in mice, url: \"https://a.org/\"}]",
		"image: {src: a.jpg, alt: A *red* cup}":                                       "image: {src: a.jpg, alt: A red cup}",
		"title: \"**Iron: what it does**\"":                                           "title: \"Iron: what it does\"",
		"title: The answer is <em>no</em>: why":                                       "",
	} {
		text := withHeaderLine(line)
		list := told("content/health/x.md", text)
		if plain == "" { // YAML refuses it for another reason
			if !list.Failed() {
				t.Errorf("%s: %v", line, list)
			}
			continue
		}
		n++
		if found := withCode(list, "mark-in-text"); len(found) != 1 || found[0].Hint != "write it without:  "+plain || found[0].Column < 2 || found[0].Severity != diag.Warning {
			t.Errorf("%s: %v, want the hint %s", line, list, plain)
		}
		if again := withCode(told("content/health/x.md", withHeaderLine(plain)), "mark-in-text"); len(again) > 0 {
			t.Errorf("%s: %v", plain, again)
		}
	}
	for _, fine := range []string{
		"title: 5~10 mg or 20~40 mg", "title: HLA-B*57:01 and HLA-B*58:01", "title: CYP2C19*2 and *3 alleles", "title: P < 0.05 and n > 3", "title: a<b and b>c",
		"title: 4.5*10^9 cells", "title: 10^9/L", "title: A 5* rating*", "title: ~500 people, up from ~200", "title: snake_case_name", "title: Deaths* fell",
		"title: Stage <II> and above", "title: The (second) [sic] trial", "title: 2 * 3 * 4", "title: T # **draft**", "title: T # see `x`", "aliases: [/a~b~c/]", "title: \"*Note\"",
	} {
		n++
		if list := withCode(told("content/health/x.md", withHeaderLine(fine)), "mark-in-text"); len(list) > 0 {
			t.Errorf("%s: %v", fine, list)
		}
	}
	if n < 35 {
		t.Errorf("only %d cases", n)
	}
}

// withHeaderLine is an article in whose front matter the line stands, in the place of
// the one of its key.
func withHeaderLine(line string) string {
	key, _, _ := strings.Cut(line, ":")
	lines := strings.Split(goodHeader, "\n")
	for i := range lines {
		if strings.HasPrefix(lines[i], key+":") {
			lines[i] = line
			return strings.Join(lines, "\n") + "Text.\n"
		}
	}
	return withLine(line)
}

func withCode(list diag.List, code string) (found diag.List) {
	for _, d := range list {
		if d.Code == code {
			found = append(found, d)
		}
	}
	return found
}

// TestMarkInGroup: the fixed line of a group keeps its braces.
func TestMarkInGroup(t *testing.T) {
	const was, plain = `  - {date: 2026-11-04, text: "It was **25**: not 26."}`, `- {date: 2026-11-04, text: "It was 25: not 26."}`
	if got := quotedIfNeeded(source.WithoutMarks(was), was); got != plain {
		t.Errorf("%s, want %s", got, plain)
	}
}
