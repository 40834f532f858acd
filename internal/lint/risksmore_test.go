package lint

import "testing"

// heartAttacks is a block of a group with a name, of percentages, and with a harm.
const heartAttacks = "outcome: a heart attack\nwithout: 4%\nwith: 3%\nover: 10 years\nwho: people with diabetes\ntreatment: statins\nsource: mrc-1985\nharms:\n  - {outcome: muscle pain, without: 5 in 100, with: 6 in 100}\n"

// TestRisksOfHeartAttacks holds more sentences around a block: with numbers that disagree,
// and with numbers that are of something else, or the same.
func TestRisksOfHeartAttacks(t *testing.T) {
	for _, text := range []string{
		"Statins cut the chance of a heart attack by 40 per cent over ten years.",
		"Over 10 years, 6 in 100 people with diabetes have a heart attack without statins.",
		"With statins, 2 in 100 have a heart attack.",
		"Heart attacks became 50% less common.",
		"Statins reduce heart attacks by one third.",
		"You would have to treat 50 people with statins for 10 years to prevent one heart attack.",
		"The risk of a heart attack drops from 4% to 2% with statins.",
		"Muscle pain was twice as common.",
		"About 20 in 100 people on statins get muscle pain.",
		"Some 1 in 5 people with statins reported muscle pain.",
		"Two extra people in every 100 get muscle pain.",
		"In absolute terms, heart attacks fell by 2 percentage points.",
		"Only 1 in 50 people had a heart attack with statins.",
		"Nearly 10% of people with diabetes had a heart attack without treatment.",
		"Heart attacks fell by more than half.",
		"People who took statins were 60% less likely to have a heart attack.",
		"Statins prevent three heart attacks for every 100 people treated.",
	} {
		if list := riskFindings(t, heartAttacks, text); len(list) != 1 {
			t.Errorf("%s: %d findings: %v", text, len(list), list)
		}
	}
	for _, text := range []string{
		"Statins cut the chance of a heart attack by 25 per cent over ten years.",
		"Over 10 years, 4 in 100 people with diabetes have a heart attack without statins, and 3 in 100 with them.",
		"To prevent one heart attack, 100 people must take statins for 10 years.",
		"Muscle pain affected 6% of those on statins and 5% of those on a placebo.",
		"One in 25 people with diabetes had a heart attack without statins.",
		"That means 96 of 100 people never had a heart attack.",
		"About 10% of people with diabetes also have kidney disease.",
		"Heart attacks kill 30% of those they strike.",
		"Half of all heart attacks happen before the age of 65.",
		"Statins lower cholesterol by 40%, and so prevent heart attacks.",
		"Half of the patients stopped taking statins after a heart attack.",
		"The study of 40,000 people counted 1,200 heart attacks.",
		"In the first year, 0.5% of people had a heart attack.",
		"Exercise cut heart attacks by 35% in a Finnish study.",
		"A third of people worry about a heart attack.",
		"Heart attack admissions rose by 12% in January.",
		"Smoking doubles the risk of a heart attack.",
		"Every 1 mmol/l fall in cholesterol cuts heart attacks by 20%.",
		"Aspirin prevents 2 heart attacks in 1,000.",
		"Doctors see 25 heart attacks in 100 days.",
		"Among men, 7% had a heart attack.",
		"The 10-year risk of a heart attack or stroke is 20%.",
		"A heart attack costs the NHS £7,000, 3 times the price of treatment.",
		"In England, 1 in 8 men and 1 in 13 women die from a heart attack.",
		"Some people with diabetes, about 20%, have high blood pressure, which can lead to a heart attack.",
		"The trial was stopped early when 60% of the expected heart attacks had occurred.",
		"Only 12% of people knew the signs of a heart attack.",
		"It is 90% certain that statins prevent heart attacks.",
		"A dose of 40 mg prevents heart attacks; 10 mg is used in 30% of patients.",
		"The number of people on statins doubled, and heart attacks fell.",
		"If the risk of a heart attack is 20%, a quarter fewer is 15%.",
		"High-risk patients have a 20% risk of a heart attack.",
		"On page 12 of 40, the report lists heart attacks.",
	} {
		if list := riskFindings(t, heartAttacks, text); len(list) > 0 {
			t.Errorf("%s: %v", text, list)
		}
	}
}
