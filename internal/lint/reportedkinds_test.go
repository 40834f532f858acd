package lint

import (
	"strings"
	"testing"

	"galen/internal/lint/rules"
	"galen/internal/testing/tally"
)

// statedCase is an article, and the rule that has something to say of it; "" for none.
type statedCase struct{ title, lines, text, code string }

// told gives the codes among those asked for that an article has.
func (c statedCase) told(t *testing.T, checker *Checker, codes string) string {
	t.Helper()
	title := c.title
	if title == "" {
		title = "A story"
	}
	lines := c.lines
	if lines != "" {
		lines += "\n"
	}
	article := "---\ntitle: " + title + "\ndescription: What it says.\ndate: 2026-11-01\nauthors: [desk]\n" + lines + "---\n\n" + c.text + "\n"
	var found []string
	for _, d := range findings(t, checker, "content/health/x.md", article) {
		if strings.Contains(codes, d.Code) {
			found = append(found, d.Code)
		}
	}
	return strings.Join(found, " ")
}

// TestKind14Crisis: what a story is about is known by its words.
func TestKind14Crisis(t *testing.T) {
	tally.Kind(t, 14)
	checker := New(rules.Settings{})
	for _, c := range []statedCase{
		// listed
		{title: "Suicide rates rose in May", text: "Words.", code: "HN112"},
		{title: `"Suicide among farmers: what the figures say"`, text: "They die by suicide.", code: "HN112"},
		{text: "Forty farmers died by suicide.", code: "HN112"},
		{text: "The singer took his own life in March.", code: "HN112"},
		{text: "Visits for self-harm rose. Among girls, self-harm rose most.", code: "HN112"},
		{text: "The nurse killed herself after a year of nights.", code: "HN112"},
		{title: "Overdoses rose again", text: "An overdose is an emergency. Overdoses kill.", code: "HN315"},
		{title: "What eating disorders do", text: "An eating disorder can begin at any age.", code: "HN315"},
		{title: "After rape", text: "Rape is a crime.", code: "HN315"},
		{title: "Domestic violence rose", text: "Domestic violence is a crime.", code: "HN315"},
		// made up
		{text: "She had thought about ending her life.", code: "HN112"},
		{text: "His father had hanged himself.", code: "HN112"},
		{text: "One in 20 had attempted suicide.", code: "HN112"},
		{title: "More teenagers harm themselves", text: "People who harm themselves are often turned away.", code: "HN112"},
		{title: "Suicide rates rose in May", lines: "help: [suicide]", text: "Words."},
		{title: "Suicide rates rose in May", lines: "tags: [suicide]", text: "Words."},
		{text: "The team put a suicide gene into the cells. The suicide gene is switched on by a drug."},
		{text: "Damaged cells take a way that is called cellular suicide."},
		{text: "That would be political suicide."},
		{text: "The leaflet lists suicidal thoughts among the rare effects."},
		{title: "Overdoses rose again", lines: "help: [support]", text: "An overdose is an emergency."},
	} {
		if got := c.told(t, checker, "HN112 HN315"); got != c.code {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

// TestKind14Contradictions: what the box of facts says, and the text does not.
func TestKind14Contradictions(t *testing.T) {
	tally.Kind(t, 14)
	checker := New(rules.Settings{})
	const disclosed = "disclosures: [None declared.]\n"
	facts := disclosed + "study: {design: one-arm, phase: 1, participants: 26, results: preprint, registry: NCT04368728}"
	for _, c := range []statedCase{
		// listed
		{lines: disclosed + "study: {design: one-arm, results: none-yet, participants: 26}", text: "The drug cured 12 of 26.", code: "HN313"},
		{lines: facts, text: "The trial had 62 people.", code: "HN313"},
		{lines: facts, text: "It was a phase 3 trial.", code: "HN313"},
		{lines: facts, text: "It is registered, NCT09999999.", code: "HN313"},
		{lines: disclosed + "references: [{id: a, title: A, doi: 10.1101/2020.01.30.927871}]\nstudy: {design: one-arm, participants: 26, results: peer-reviewed}", text: "It was small [@a].", code: "HN313"},
		{lines: "checklist: {cost: met, benefits: met, harms: met, evidence: met, proportion: met, independence: met, alternatives: met, availability: met, novelty: met, reporting: met}", text: "Words.", code: "HN314"},
		// made up
		{lines: facts, text: "The trial had 26 people, in phase 1, NCT04368728."},
		{lines: facts, text: "Another trial, of 62 people, is planned."},
		{lines: disclosed + "study: {design: one-arm, results: none-yet, participants: 26}", text: "Nobody knows yet whether it helps."},
		{lines: disclosed + "references: [{id: a, title: A, doi: 10.1056/NEJMoa2034577}]\nstudy: {design: one-arm, participants: 26, results: peer-reviewed}", text: "It was small [@a]."},
		{lines: "checklist: {cost: met}", text: "It costs 20 dollars."},
		{lines: "checklist: {cost: met}", text: "Words.", code: "HN314"},
		{lines: "checklist: {harms: met}", text: "Two had a headache."},
		{lines: "checklist: {cost: {met: in the table}}", text: "Words."},
	} {
		if got := c.told(t, checker, "HN313 HN314"); got != c.code {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

// TestKind23Rules: claims and numbers that passed although others like them did not.
func TestKind23Rules(t *testing.T) {
	tally.Kind(t, 23)
	checker := New(rules.Settings{})
	for _, c := range []statedCase{
		// listed
		{title: "Scientists find a cure for ringing ears", text: "Words.", code: "HN201"},
		{text: "In the group of 10 people, 33% felt better.", code: "HN232"},
		{text: "Her body weight index (BMI) was 31. A BMI of 30 is high.", code: "HN251"},
		{text: "The drug was tested (NCT04368728) in one hospital.", code: "HN312"},
		{text: "We saw the the effect.", code: "HN280"},
		// made up
		{text: "Researchers find a cure for baldness.", code: "HN210"},
		{text: "Doctors have found a cure for asthma.", code: "HN210"},
		{text: "They hope to find a cure for asthma."},
		{text: "Can researchers find a cure for asthma?"},
		{text: "Nobody could find a cure for asthma."},
		{text: "In the sample of 12 women, 40% slept.", code: "HN232"},
		{text: "In the group of 10 people, 30% felt better (3)."},
		{text: "The intense care unit (ICU) was full. The ICU closed."},
		{text: "Intensive treatment and care (ICU) is dear."},
		{text: "Body mass index (BMI) is weight by height. A BMI of 30 is high."},
		{text: "The Centers for Disease Control and Prevention (CDC) said so. The CDC is American."},
		{text: "A test was made (ISRCTN50189673) in one clinic.", code: "HN312"},
		{lines: "disclosures: [None declared.]", text: "The drug was tested (NCT04368728) in one hospital."},
		{text: "Call 2019-00-12 for more."},
		{text: "He said that that is so."},
	} {
		if got := c.told(t, checker, "HN201 HN210 HN232 HN251 HN280 HN312"); got != c.code {
			t.Errorf("%+v: %q", c, got)
		}
	}
}
