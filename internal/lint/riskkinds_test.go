package lint

import (
	"testing"

	"galen/internal/testing/tally"
)

// statins is a block of people with a condition.
const statins = "outcome: a heart attack\nwho: people with diabetes\nwithout: 40 in 1000\nwith: 30 in 1000\nover: 10 years\ntreatment: statins\nsource: mrc-1985\n"

// rightOrOther are true sentences, and sentences of something else, beside the block tablets or, where
// they speak of heart attacks, statins.
var rightOrOther = []string{
	// listed
	"One in four heart attacks is prevented.",
	"Statins cut heart attacks by one in four.",
	"The tablets cut the risk of stroke by half a percentage point.",
	"A stroke was 1.3 times as common without the tablets.",
	"Of 17,354 people, 169 had a stroke: 97 without tablets and 72 with them.",
	"High blood pressure doubles the risk of stroke.",
	"Physical inactivity raises the risk of stroke by 50%.",
	"In mice, the tablets cut strokes by 60%.",
	"Statins do not halve the risk of heart attack.",
	"In people without diabetes, 20 in 1,000 had a heart attack.",
	"A meta-analysis of 19 trials found a 40% lower risk of stroke.",
	"Does a 50% drop in stroke mean much?",
	"Stroke was one of 3 outcomes; 95% of people were followed to the end.",
	"Only 10 of 17 centres measured stroke.",
	"The 95% confidence interval for stroke ran from 10% to 40% lower.",
	"The dose was raised by 50% in people who had a stroke.",
	"The cost per heart attack prevented fell by half.",
	// made up
	"One in four strokes was averted.",
	"The tablets lower the risk of stroke by half of one percentage point.",
	"The fall in strokes was half a percentage point.",
	"Strokes were 1.3 times more frequent without the tablets.",
	"Among 2,000 people, 35 had a stroke, 20 of them without the tablets and 15 with them.",
	"Of 40,000 people, 1,400 had a heart attack: 600 with statins and 800 without.",
	"Loneliness doubles the risk of a stroke.",
	"Air quality changes the risk of stroke by 30%.",
	"Depression raises the risk of a heart attack by 40%.",
	"In rats, strokes fell by half.",
	"The tablets don't cut strokes by half.",
	"The tablets never halved the risk of stroke.",
	"Statins will not prevent half of heart attacks.",
	"Among people who do not have diabetes, 10 in 1,000 had a heart attack.",
	"In healthy people, 10 in 1,000 had a heart attack.",
	"In people with kidney disease, 80 in 1,000 had a heart attack.",
	"In people with type 1 diabetes, 80 in 1,000 had a heart attack.",
	"A systematic review of 30 studies put the fall in strokes at 35%.",
	"Would a 40% fall in strokes be good news?",
	"Stroke was the first of 5 outcomes.",
	"In 12 of 20 countries, stroke was counted.",
	"Stroke was measured at 10 of 17 hospitals.",
	"The 95% CI for the fall in strokes was 5% to 42%.",
	"The dose was halved in people who had a stroke.",
	"The price of preventing a stroke doubled.",
	"The bill for strokes rose by 20%.",
	"The relative risk of stroke was 0.75.",
	"The relative risk of stroke was 0.75 (95% CI 0.6 to 0.9).",
	"The odds ratio for stroke was 0.5.",
	"Across the world, one in four people over 25 will have a stroke in their lifetime.",
	"The NNT is 200.",
	"The absolute risk reduction is 0.5%.",
	"The number needed to treat is about 200.",
	"The relative risk reduction is 25%.",
	"If 1,000 people take the tablets for five years, 15 will have a stroke.",
	"If 1,000 people did not take the tablets, 20 would have a stroke.",
	"Without the tablets, ten in every five hundred people had a stroke.",
	"Five fewer strokes happen for every thousand people.",
	"The tablets cut strokes from twenty to fifteen in every thousand people.",
	"People on the tablets have three quarters of the risk of stroke.",
	"Stroke is the second most common cause of death in the world.",
	"The tablets prevent a quarter of strokes.",
	"Strokes: 20 in 1,000 vs 15 in 1,000.",
	"One in four strokes happens in people under 65.",
	"One in four strokes is a second one.",
	"Of every 4 strokes, 1 is prevented.",
	"The tablets cut strokes by a quarter, not by half.",
	"That is not a 50% drop in strokes.",
	"The tablets work: 25% fewer strokes.",
	"Strokes fell in 8 of 10 trials.",
	"A stroke was prevented in 5 of 1,000 people.",
	"In the tablet group 72 people had a stroke; in the placebo group 97 did.",
	"Nearly 100,000 people in the UK have a stroke each year.",
	"Half the people who have a stroke are over 75.",
	"A quarter of people who had a stroke were under 65.",
	"Having a parent who had a stroke raises the risk of stroke by 30%.",
	"Being overweight can double your risk of stroke.",
	"Of 1,000 people, 20 will have a stroke if they do not take the tablets.",
	"For 195 of 200 people the tablets make no difference to whether they have a stroke.",
	"The tablets make no difference for 995 of 1,000 people: 980 would not have had a stroke anyway.",
	"Blood pressure fell by 10% in those who had no stroke.",
	"Some 5% of people stopped the tablets because of a cough, but 25% fewer had a stroke.",
	"The tablets lower the risk of stroke by 25%, but do not halve it.",
	"Every stroke prevented saves the health service money, 3 times the price of the tablets.",
	"Women have 10% more strokes than men.",
	"Stroke risk doubles every decade after 55.",
	"After a stroke, the risk of another is 10% in the first year.",
	"The trial was twice as long as others that counted strokes.",
	"Only half the strokes were confirmed by a scan.",
	"Two in three strokes were mild.",
	"Statins lower cholesterol by half in some people, and prevent heart attacks.",
	"Heart attacks were counted in 30 of 40 hospitals.",
	"In people with diabetes, 40 in 1,000 had a heart attack; in people without it, 20 in 1,000.",
	"Diabetes doubles the risk of a heart attack.",
	"A 2019 study of 40,000 people found that statins cut heart attacks by 35%.",
	"Men with diabetes had 50 heart attacks in 1,000.",
	"The trial recruited 1,000 people with diabetes, of whom 400 were women, and counted heart attacks.",
	"In people with diabetes and kidney disease, 80 in 1,000 had a heart attack.",
	"The NNT of 100 for a heart attack is better than that of many medicines.",
	"Fewer than 5 in 100 people with diabetes had a heart attack.",
	"Statins cut the relative risk of heart attack by 25%.",
}

// wrongNumbers are sentences that disagree with the block, each in one number.
var wrongNumbers = []string{
	// listed
	"People on the tablets have half the risk of stroke.",
	"There were half as many strokes with the tablets.",
	"A stroke happened to 20 in 1000 v 10 in 1000.",
	"The risk of stroke drops from 1 in 25 to 1 in 50.",
	"The tablets cut strokes from twenty to ten in every thousand people.",
	"The relative risk of stroke was 0.5.",
	"For stroke, the RR was 0.50.",
	"For stroke, the NNT is 50.",
	"For stroke, the absolute risk reduction is 2%.",
	"The tablets prevent half of strokes.",
	"That means ten fewer strokes for every thousand people.",
	"If 1,000 people take statins, 20 will have a heart attack.",
	// made up
	"The tablets bring half the number of strokes.",
	"Those with the tablets had half as many strokes as the others.",
	"Strokes: 20 in 1,000 vs 8 in 1,000.",
	"The chance of a stroke falls from 1 in 20 to 1 in 40.",
	"The risk ratio for stroke was 0.60.",
	"The hazard ratio for a stroke was 0.4.",
	"The NNT is 50.",
	"The absolute risk reduction is 2%.",
	"The tablets avert a third of strokes.",
	"Thirty fewer strokes happen for every thousand people.",
	"If 1,000 people took the tablets, 30 would have a stroke.",
	"One in two heart attacks is prevented.",
	"Statins cut heart attacks by one in three.",
	"The tablets cut the risk of stroke by two percentage points.",
	"Strokes were 3.3 times as common without the tablets.",
	"Of 1,000 people with the tablets, 10 had a stroke.",
	"In diabetics, statins halve the risk of heart attack.",
	"The relative risk of stroke was 0.6 (95% CI 0.5 to 0.7).",
	"The relative risk reduction is 50%.",
	"The number needed to treat is about 50.",
	"The tablets cut the risk of stroke by 50%.",
	"Taking the tablets cuts the risk of stroke by 50%.",
	"This treatment halves the risk of stroke.",
	"Such pills halve the risk of stroke.",
	"The result: a 50% drop in strokes.",
	"Take the tablets and your risk of stroke drops by half.",
	"Patients had half the number of strokes.",
	"One in three strokes could be prevented by the tablets.",
	"Of 1,000 adults, 50 have a stroke without the tablets.",
	"Imagine 1,000 people: without the tablets, 50 will have a stroke.",
	"Men and women on the tablets had 50% fewer strokes.",
	"Of 1,000 women with the tablets, 5 had a stroke.",
	"In every hundred people, 5 have a stroke without the tablets.",
	"The tablets reduced the stroke risk to 1 in 200.",
	"Of 1,000 people with diabetes, 60 had a heart attack without statins.",
	"Statins halved heart attacks in people with diabetes.",
	"Of 1,000 diabetic patients on statins, 10 had a heart attack.",
}

func blockFor(text string) string {
	for i := range len(text) - 6 {
		if text[i:i+6] == "tatins" || text[i:i+5] == "heart" {
			return statins
		}
	}
	return tablets
}

// TestRiskFalseAlarms: what is true, or of something else, is not refused.
func TestRiskFalseAlarms(t *testing.T) {
	tally.Kind(t, "risk: no false alarms", "rightOrOther")
	for _, text := range rightOrOther {
		if list := riskFindings(t, blockFor(text), text); len(list) > 0 {
			t.Errorf("%s: %v", text, list)
		}
	}
}

// TestRiskForms: a number that disagrees is found in many forms.
func TestRiskForms(t *testing.T) {
	tally.Kind(t, "risk: forms of numbers", "wrongNumbers")
	for _, text := range wrongNumbers {
		if list := riskFindings(t, blockFor(text), text); len(list) != 1 {
			t.Errorf("%s: %d findings: %v", text, len(list), list)
		}
	}
}
