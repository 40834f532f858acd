package lint

import (
	"strings"
	"testing"
	"time"

	"galen/internal/blocks/risk"
	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/lint/rules"
	"galen/internal/lint/textseg"
	"galen/internal/source"
)

// strokes is the block of most cases: 20 and 15 of 1,000, which is a quarter fewer, and a
// number needed to treat of 200.
const strokes = "outcome: a stroke\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 years\ntreatment: blood pressure tablets\nsource: mrc-1985\n"

const bleeds = strokes + "harms:\n  - {outcome: a serious bleed, without: 5 in 1000, with: 10 in 1000}\n"

// riskFindings are what HN235 says of a text that stands around a block.
func riskFindings(t *testing.T, block, text string) (list diag.List) {
	t.Helper()
	v, problems := frontmatter.YAML("content/health/a.md", block, 9)
	b := risk.Read(frontmatter.NewReader(v, &problems), "")
	if len(problems) > 0 {
		t.Fatalf("%s\n%v", block, problems)
	}
	c := New(rules.Settings{})
	check := func(a *content.Article, text *textseg.Text) diag.List {
		body := *a.Body()
		body.Risks = []risk.Risk{b}
		a.Words = *a.WithBody(&body)
		return c.Article(a, text)
	}
	front := strings.Replace(usual, "---\n\n", "references:\n  - {id: mrc-1985, title: A trial, pmid: \"2861880\"}\n  - {id: other-2001, title: Another, pmid: \"11111111\"}\n---\n\n", 1)
	document, problems := content.Parse(source.NewFile("content/health/a.md", []byte(front+text+"\n")), content.Rules{Zone: time.UTC, Home: "https://t.example/", Check: check})
	if problems.Failed() {
		t.Fatalf("%s: %v", text, problems)
	}
	for _, d := range document.(*content.Article).Findings {
		if d.Code == "HN235" {
			list = append(list, d)
		}
	}
	return list
}

// disagreements are sentences with the number that disagrees with the block.
var disagreements = []struct{ block, text, number string }{
	{strokes, "The tablets cut the risk of stroke by half.", "half"},
	{strokes, "The tablets cut the risk of stroke by 30%.", "30%"},
	{strokes, "The tablets halve the risk of a stroke.", "halve"},
	{strokes, "People who took the tablets had a 40% lower risk of stroke.", "40%"},
	{strokes, "The trial found 35 per cent fewer strokes.", "35 per cent"},
	{strokes, "Strokes fell by a third.", "a third"},
	{strokes, "Strokes fell by 50 percent among those who took the tablets.", "50 percent"},
	{strokes, "The tablets raise the risk of stroke by 25%.", "25%"},
	{strokes, "The tablets double the risk of stroke.", "double"},
	{strokes, "Without the tablets 3% of people had a stroke.", "3%"},
	{strokes, "With the tablets, 1% of people had a stroke.", "1%"},
	{strokes, "A stroke happened in 2.5% of those who took a placebo.", "2.5%"},
	{strokes, "Of 1,000 people without the tablets, 30 had a stroke within five years.", "30"},
	{strokes, "Of 1,000 people without them, 20 had a stroke; of 1,000 with them, 10.", "10"},
	{strokes, "Of 1,000 people with the tablets, 20 had a stroke.", "20"},
	{strokes, "Without the tablets, 15 of 1,000 people had a stroke.", "15 of 1,000"},
	{strokes, "About 1 in 25 people had a stroke without the tablets.", "1 in 25"},
	{strokes, "One in 20 people had a stroke without the tablets.", "One in 20"},
	{strokes, "That is 10 fewer strokes in 1,000 people.", "10"},
	{strokes, "The tablets prevent 8 strokes in every 1,000 people.", "8"},
	{strokes, "The risk of stroke fell by 1 percentage point.", "1 percentage point"},
	{strokes, "The risk of stroke fell from 3% to 1.5%.", "3%"},
	{strokes, "The risk of stroke fell from 2% to 1%.", "1%"},
	{strokes, "The number needed to treat to prevent one stroke is 100.", "100"},
	{strokes, "To prevent one stroke, the NNT is 50.", "50"},
	{strokes, "For one person to be spared a stroke, 500 people must be treated for five years.", "500"},
	{strokes, "The tablets cut the risk of stroke. The number needed to treat is 120.", "120"},
	{strokes, "For every 100 people treated, one fewer has a stroke.", "100"},
	{strokes, "Those on the tablets were three times as likely to have a stroke.", "three times"},
	{strokes, "The tablets prevent 40% of strokes.", "40%"},
	{strokes, "Over five years, 45 of every 1,000 people without them had a stroke.", "45 of every 1,000"},
	{strokes, "The tablets reduced strokes by nearly half.", "half"},
	{strokes, "There were 20 strokes per 1,000 people without them and 5 per 1,000 with them.", "5 per 1,000"},
	{bleeds, "A serious bleed is 3 times as likely with the tablets.", "3 times"},
	{bleeds, "Of 1,000 people with the tablets, 20 had a serious bleed.", "20"},
	{bleeds, "Serious bleeds rose by 50%.", "50%"},
	{bleeds, "One extra serious bleed happened for every 500 people treated.", "500"},
	{"outcome: death\nhappened: died\nwithout: 10%\nwith: 8%\nover: a year\nsource: mrc-1985\n", "Within a year, 12% of people without it died.", "12%"},
	{"outcome: death\nhappened: died\nwithout: 10%\nwith: 8%\nover: a year\nsource: mrc-1985\n", "It cut deaths by half.", "half"},
	{"outcome: a cold\nwithout: 30 in 100\nwith: 30 in 100\nover: one winter\nsource: mrc-1985\n", "Vitamin C cut colds by 20%.", "20%"},
	{"outcome: a heart attack\nwithout: 20 in 1000\nwith: 15 in 1000\nwith-interval: 11 to 22\nover: 5 years\nsource: mrc-1985\n", "For a heart attack, the number needed to treat is 200.", "200"},
	{"outcome: a remission\nwanted: true\nwithout: 20 in 100\nwith: 40 in 100\nover: a year\nsource: mrc-1985\n", "It tripled the number of remissions.", "tripled"},
}

// agreements are sentences on which the rule is silent: they say what the block says, or
// speak of something else.
var agreements = []struct{ block, text, why string }{
	{strokes, "The tablets cut the risk of stroke by 25%.", "the relative figure"},
	{strokes, "The tablets cut the risk of stroke by a quarter.", "in words"},
	{strokes, "The tablets cut strokes by about a quarter, from 2% to 1.5%.", "both"},
	{strokes, "Strokes fell by 24%.", "the counts are rounded"},
	{strokes, "Of 1,000 people without them, 20 had a stroke within five years; of 1,000 with them, 15: 5 fewer.", "the block's own sentence"},
	{strokes, "Of 1,000 people who took the tablets, 985 did not have a stroke.", "the complement"},
	{strokes, "About 1 in 50 people had a stroke without the tablets.", "another form"},
	{strokes, "About 2 in 100 people had a stroke in each group.", "rounded"},
	{strokes, "Roughly 1 in 70 people had a stroke with the tablets.", "rounded"},
	{strokes, "The risk of stroke fell by 0.5 percentage points.", "points"},
	{strokes, "To prevent one stroke, 200 people must be treated for five years.", "the number needed"},
	{strokes, "The number needed to treat to prevent one stroke is about 200.", "likewise"},
	{strokes, "People without the tablets had a 33% higher risk of stroke.", "the other way round"},
	{strokes, "The tablets prevent 5 strokes in every 1,000 people.", "the difference"},
	{strokes, "The tablets cut the risk of a heart attack by half.", "another outcome"},
	{strokes, "The tablets cut strokes by a quarter and heart attacks by 10%.", "another outcome in the sentence"},
	{strokes, "Strokes fell by 25%, but 8% of people stopped the tablets because of a cough.", "another outcome in the sentence"},
	{strokes, "Of those with a stroke, 30% die within a year.", "what happens after the outcome"},
	{strokes, "About 40% of people who had a stroke recover fully.", "likewise"},
	{strokes, "Some 85% of strokes are ischaemic.", "a kind of the outcome"},
	{strokes, "The tablets halved fatal strokes.", "a kind of the outcome"},
	{strokes, "They cut haemorrhagic stroke by 60%.", "a kind of the outcome"},
	{strokes, "The tablets cut the risk of a heart attack or stroke by 18%.", "outcomes counted together"},
	{strokes, "Deaths from stroke fell by 40%.", "another outcome"},
	{strokes, "In men, the tablets cut the risk of stroke by half.", "other people"},
	{strokes, "Among smokers, 6% had a stroke.", "other people"},
	{strokes, "In people aged 80, 10% had a stroke.", "another age"},
	{strokes, "Of people over 75, 9% had a stroke.", "another age"},
	{strokes, "People at high risk have strokes in 20% of cases.", "other people"},
	{strokes, "Over ten years, 4% of people had a stroke.", "another time"},
	{strokes, "Each year, 0.4% of people have a stroke.", "another time"},
	{strokes, "The lifetime risk of a stroke is 25%; 1 in 4 people will have one.", "another time"},
	{strokes, "An earlier trial found 40% fewer strokes.", "another study"},
	{strokes, "In the Danish study, strokes fell by 60%.", "another study"},
	{strokes, "Strokes fell by 42% elsewhere [@other-2001].", "another source"},
	{strokes, "In 1997, 5% of people had a stroke.", "another year"},
	{strokes, "Aspirin cut strokes by 10%.", "another treatment"},
	{strokes, "Suppose that 10% of people have a stroke.", "supposed"},
	{strokes, "Headlines said that the tablets cut strokes by half.", "hearsay"},
	{strokes, "“It cut strokes by half,” she said.", "a quotation"},
	{strokes, "The dose was 5 mg, and 30% of people took 10 mg; nobody had a stroke.", "doses"},
	{strokes, "The trial followed 17,354 people for 5 years to see who had a stroke.", "the size of the trial"},
	{strokes, "Of the 17,354 people, 8,700 took tablets to prevent a stroke.", "the size of a group"},
	{strokes, "Strokes cost the country 9% of its health budget.", "money"},
	{strokes, "The stroke unit treats 30% more patients.", "a unit"},
	{strokes, "The 95% confidence interval of the change in strokes was 10% to 38%.", "an interval"},
	{strokes, "On 12 March 2024 the stroke charity had 300 members.", "a date"},
	{strokes, "It began 20 years ago. A stroke was the end point.", "years ago"},
	{strokes, "People aged 35 to 64 took part, and strokes were counted.", "ages"},
	{strokes, "Blood pressure fell by 10 points, and strokes fell too.", "a measurement"},
	{strokes, "Phase 3 is the last step before a tablet against stroke is sold in 30 countries.", "a phase"},
	{bleeds, "Serious bleeds doubled.", "the harm, as it is"},
	{bleeds, "Strokes fell by a quarter, but serious bleeds doubled.", "both"},
	{bleeds, "One extra serious bleed happened for every 200 people treated.", "the harm"},
	{bleeds, "Minor bleeds rose by 80%.", "another harm"},
	{"outcome: death\nhappened: died\nwithout: 10%\nwith: 8%\nover: a year\nsource: mrc-1985\n", "Deaths from cancer fell by 40%.", "deaths of one cause"},
	{"outcome: a heart attack\nwho: women aged 50\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 years\nsource: mrc-1985\n", "In women aged 50, 2% had a heart attack without it.", "the block's own people"},
}

// TestRisks holds which numbers of the text disagree with a block.
func TestRisks(t *testing.T) {
	for _, c := range disagreements {
		list := riskFindings(t, c.block, c.text)
		if len(list) != 1 {
			t.Errorf("%s: %d findings: %v", c.text, len(list), list)
			continue
		}
		d := list[0]
		const body = 11 // the line of the text
		if d.Severity != diag.Error || d.Line != body || !strings.HasPrefix(string([]rune(c.text)[d.Column-1:]), c.number) || !strings.Contains(d.Message, `"`+c.number) {
			t.Errorf("%s: %v", c.text, d)
		}
		if len(d.Also) != 1 || d.Hint == "" {
			t.Errorf("%s: %+v", c.text, d)
		}
	}
	for _, c := range agreements {
		if list := riskFindings(t, c.block, c.text); len(list) > 0 {
			t.Errorf("%s (%s): %v", c.text, c.why, list)
		}
	}
	t.Logf("%d disagreements, %d agreements", len(disagreements), len(agreements))
	if len(disagreements) < 40 || len(agreements) < 50 {
		t.Errorf("%d disagreements, %d agreements", len(disagreements), len(agreements))
	}
}
