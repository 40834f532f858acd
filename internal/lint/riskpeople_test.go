package lint

import (
	"strings"
	"testing"

	"galen/internal/testing/tally"
)

// tablets is a block that names no people.
const tablets = "outcome: a stroke\nwithout: 20 in 1000\nwith: 15 in 1000\nover: 5 years\ntreatment: tablets\nsource: mrc-1985\n"

// samePeople are of whom a block is, and words of a text for the same people.
var samePeople = []struct{ who, text string }{
	// listed
	{"male smokers", "Of 1,000 men with the tablets, 60 had a stroke."},
	{"male smokers", "With the tablets, 6% of men who smoked had a stroke."},
	{"male smokers", "With the tablets, 6% of men had a stroke."},
	{"older adults", "With the tablets, 6% of people over 65 had a stroke."},
	{"older adults", "Of 1,000 older people with the tablets, 60 had a stroke."},
	{"adults aged 60 and over", "Of 1,000 older people with the tablets, 60 had a stroke."},
	{"adults aged 60 and over", "With the tablets, 6% of people aged 60 or older had a stroke."},
	{"babies", "Of 1,000 infants with the tablets, 60 had a stroke."},
	{"infants", "Of 1,000 babies with the tablets, 60 had a stroke."},
	{"people with type 2 diabetes", "Of 1,000 diabetics with the tablets, 60 had a stroke."},
	{"pregnant women", "Of 1,000 mothers with the tablets, 60 had a stroke."},
	{"adults", "With the tablets, 6% of men and women had a stroke."},
	{"adults", "With the tablets, 6% of people had a stroke."},
	{"boys", "Of 1,000 children with the tablets, 60 had a stroke."},
	{"nurses", "Of 1,000 women with the tablets, 60 had a stroke."},
	{"", "Of 1,000 men with the tablets, 60 had a stroke."},
	{"", "Of 1,000 women with the tablets, 60 had a stroke."},
	{"", "Of 1,000 children with the tablets, 60 had a stroke."},
	// made up
	{"men who smoke", "Of 1,000 smokers with the tablets, 60 had a stroke."},
	{"men who smoke", "Smokers on the tablets cut their risk of stroke by half."},
	{"women aged 50", "Of 1,000 women with the tablets, 60 had a stroke."},
	{"women aged 50", "Of 1,000 adults with the tablets, 60 had a stroke."},
	{"girls aged 12", "Of 1,000 children with the tablets, 60 had a stroke."},
	{"newborn babies", "Of 1,000 newborns with the tablets, 60 had a stroke."},
	{"teenagers", "Of 1,000 adolescents with the tablets, 60 had a stroke."},
	{"people over 70", "Of 1,000 elderly people with the tablets, 60 had a stroke."},
	{"elderly people", "With the tablets, 6% of people aged 65 or over had a stroke."},
	{"diabetics", "With the tablets, 6% of people with diabetes had a stroke."},
	{"asthmatics", "With the tablets, 6% of people with asthma had a stroke."},
	{"pregnant women", "In pregnancy, the tablets halve the risk of stroke."},
	{"nurses", "Among nurses, the tablets halve the risk of stroke."},
	{"doctors", "With the tablets, 6% of men had a stroke."},
	{"adults", "Of 1,000 men and women with the tablets, 60 had a stroke."},
	{"men and women over 50", "With the tablets, 6% of adults had a stroke."},
	{"children under 5", "In children, the tablets halve the risk of stroke."},
	{"male smokers", "Men who took the tablets had half the risk of stroke."},
}

// otherPeople are of whom a block is, and words of a text for others.
var otherPeople = []struct{ who, text string }{
	// listed
	{"men", "In women, the tablets halve the risk of stroke."},
	{"children", "Of 1,000 adults with the tablets, 60 had a stroke."},
	{"people with diabetes", "In people without diabetes, the tablets halve the risk of stroke."},
	{"people with diabetes", "In healthy people, the tablets halve the risk of stroke."},
	{"people with diabetes", "In mice, the tablets halve the risk of stroke."},
	{"people with diabetes", "In people with kidney disease, the tablets halve the risk of stroke."},
	// made up
	{"male smokers", "Of 1,000 women with the tablets, 60 had a stroke."},
	{"male smokers", "In men who never smoked, the tablets halve the risk of stroke."},
	{"male smokers", "Of 1,000 non-smokers with the tablets, 60 had a stroke."},
	{"older adults", "Of 1,000 children with the tablets, 60 had a stroke."},
	{"older adults", "In younger people, the tablets halve the risk of stroke."},
	{"older adults", "With the tablets, 6% of people under 40 had a stroke."},
	{"adults aged 60 and over", "With the tablets, 6% of people aged 40 had a stroke."},
	{"babies", "In teenagers, the tablets halve the risk of stroke."},
	{"people without diabetes", "In people with diabetes, the tablets halve the risk of stroke."},
	{"people with type 2 diabetes", "In people with type 1 diabetes, the tablets halve the risk of stroke."},
	{"boys", "Of 1,000 girls with the tablets, 60 had a stroke."},
	{"women", "In men, the tablets halve the risk of stroke."},
	{"adults", "In men, the tablets halve the risk of stroke."},
	{"", "In men, the tablets halve the risk of stroke."},
	{"", "The tablets halve the risk of stroke in women."},
	{"", "With the tablets, 6% of men and 3% of women had a stroke."},
	{"", "Of 1,000 smokers with the tablets, 60 had a stroke."},
	{"", "In older people, the tablets halve the risk of stroke."},
	{"", "With the tablets, 6% of pregnant women had a stroke."},
	{"women", "In pregnant women, the tablets halve the risk of stroke."},
	{"people with asthma", "In people who do not have asthma, the tablets halve the risk of stroke."},
	{"people with diabetes", "In non-diabetics, the tablets halve the risk of stroke."},
}

// TestRiskPeople: words that are as general as those of the block, or more so, are of the same
// people; those that contradict them are of others.
func TestRiskPeople(t *testing.T) {
	tally.Kind(t, "risk: the same people", "samePeople", "otherPeople")
	block := func(who string) string {
		if who == "" {
			return tablets
		}
		return strings.Replace(tablets, "over:", "who: "+who+"\nover:", 1)
	}
	for _, c := range samePeople {
		if list := riskFindings(t, block(c.who), c.text); len(list) != 1 {
			t.Errorf("%q: %s: %d findings: %v", c.who, c.text, len(list), list)
		}
	}
	for _, c := range otherPeople {
		if list := riskFindings(t, block(c.who), c.text); len(list) > 0 {
			t.Errorf("%q: %s: %v", c.who, c.text, list)
		}
	}
}

// TestRiskOfStarter: numbers of labelled groups, and the sentence that goes on from theirs.
func TestRiskOfStarter(t *testing.T) {
	const block = "outcome: lung cancer\nhappened: developed lung cancer\nwithout: 28 in 1000\nwith: 33 in 1000\nover: about six years\nwho: male smokers\n" +
		"without-label: given no beta-carotene\nwith-label: given beta-carotene\nsource: mrc-1985\n"
	const text = "So a trial in Finland gave it as a pill to men who smoked.\n" +
		"Over about six years, lung cancer was found in 474 of 14,560 men who took it, and in 402 of 14,573 men who did not.\n" +
		"That is about 5 more for every 1,000 men, or 18% more.\nThe pill did harm."
	if list := riskFindings(t, block, text); len(list) > 0 {
		t.Errorf("%v", list)
	}
	if list := riskFindings(t, strings.Replace(block, "33 in", "60 in", 1), text); len(list) != 3 {
		t.Errorf("%d findings: %v", len(list), list)
	}
}
