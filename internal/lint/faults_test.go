package lint

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/lint/rules"
)

// faults are passages with a fault each, written by somebody who had not seen what the rules say of
// them. One of the codes is to be found. The statistical ones come first. A title stands before a bar.
var faults = []struct{ codes, text string }{
	{"HN236", "Admissions for asthma halved once the road was closed, going from 90 in the first winter to 70 in the second."},
	{"HN236", "Of the 200 nurses, 48% said they slept well, 39% badly and 27% not at all."},
	{"HN236", "The new clinic cut waits by two thirds: from 60 days to 40."},
	{"HN236", "Deaths on the ward plunged by 120 per cent in a single year."},
	{"HN238", "The share of smokers slid from 24% to 18%, a 6% drop."},
	{"HN233", "Only 7 of 28 mothers (35%) took the vitamins to the end."},
	{"HN232", "Relief came to 58% of the 11 men who tried the exercises."},
	{"HN230", "Bathers were a third less prone to chest infections than those who stayed dry."},
	{"HN230", "Owners of cats face double the danger of a psychotic illness, according to the work."},
	{"HN230", "Swapping butter for oil trims the likelihood of an early death by 17 percent."},
	{"HN239", "In the trial, the inhaler brought fewer attacks (rate ratio 0.88, 95% confidence interval 0.70 to 1.11)."},
	{"HN239", "The pill led to fewer relapses (P = 0.09)."},
	{"HN239", "The gap narrowly failed to reach significance, but doctors said the drug clearly helps."},
	{"HN241", "Vegans had a hazard ratio for fractures of 1.43 in the analysis."},
	{"HN241", "With an adjusted odds ratio of 0.55, the nasal spray looks like a winner."},
	{"HN242", "Its makers say the mattress ends backache in up to 80 percent of sleepers."},
	{"HN243", "An app can tell skin cancer from a mole with 94% accuracy."},
	{"HN243", "The dog's nose identified nine in ten of the lung cancers."},
	{"HN244", "Because the scan finds tumours sooner, 88% of patients live for at least five years, which shows that screening works."},
	{"HN244", "Since the check-ups began, survival at five years has climbed from 50% to 85% thanks to early diagnosis."},
	{"HN236", "The tablets contain 500 mg (5 g) of calcium."},
	{"HN236", "Her fever reached 40C (110F) that night."},
	{"HN236", "Put it another way: 45 of the 40 guests fell ill."},
	{"HN231", "Trial of eye drops|In the trial of 21 children, 71% could read the next line."},
	{"HN237", "Jab slashes pneumonia by 60%|Pneumonia fell by 40 per cent among those who had the jab."},
	{"HN234", "Among participants, 62% felt calmer after the course."},
	{"HN236", "The test has a sensitivity of 82% and a specificity of 78%, and an overall accuracy of 91%."},
	{"HN236", "Cases tripled in a month, up from 30 to 60."},
	{"HN229", "The drug did not help overall, but in women under 50 it reduced strokes, a look at a subset of patients showed."},
	{"HN228", "The therapy saves lives by bringing down cholesterol."},
	{"HN228", "Men on the drug lived longer: their cancers took seven months more before progression."},

	{"HN224", "Skipping breakfast causes obesity|The survey covered 4,000 schoolchildren."},
	{"HN224", "Night shifts damage hearts|Researchers followed 30,000 people for ten years."},
	{"HN224", "How tea wards off dementia|Tea drinkers and others filled in a questionnaire about their diet."},
	{"HN225", "The team followed 12,000 men for six years.\n\nThe results show that red meat raises men's risk of gout."},
	{"HN226", "Massage mat cures insomnia|All 19 volunteers slept on the mat for a month."},
	{"HN226", "Oxygen tent heals old wounds|The hospital treated 12 patients, and ten of the 12 patients got better."},
	{"HN227", "The drugmaker announced that its late-stage trial had succeeded; it gave no figures."},
	{"HN227", "The firm will present full data on the antibody at a later date, it told investors."},
	{"HN213", "It is the first treatment ever to restore hearing."},
	{"HN213", "Never before has a heart been repaired in this way."},
	{"HN201", "Wonder drug melts away fat|The capsule was tried in 50 people."},
	{"HN201", "Scientists stunned as pill wipes out cancer|The study had 18 people."},
	{"HN210", "A staggering 9 in 10 patients walked again."},
	{"HN210", "For families it is a dream come true, and a quantum leap for neurology."},
	{"HN220", "The first-in-human study, a phase 1 trial of 9 people, proves that the implant is safe."},
	{"HN220", "In a phase 2a trial the capsule worked and was free of side effects."},
	{"HN221", "The figures were revealed this weekend at a congress of heart doctors in Vienna."},
	{"HN223", "A paper on the preprint server bioRxiv describes the antibody."},
	{"HN222", "Gel regrows nerves|The gel took five years to make.\n\nNerves grow slowly.\n\nThe team is from Leeds.\n\nThe gel was spread on the nerves of rats, and the rats moved their paws."},
	{"HN250", "Patients with TTP bruise easily. TTP can kill."},
	{"HN251", "Chronic obstructive lung disease (COPD) has no cure. COPD is common."},
	{"HN270", "Scientists in Lund report in a new paper that cold baths lift mood."},
	{"HN272", "About 900,000 Britons have the illness."},
	{"HN310", "The double-blind trial gave 260 adults the tablet or a dummy."},
	{"HN311", "The double-blind trial gave 140 adults the drops or a dummy, and lasted a year."},
	{"HN321", "New pill for gout|A study of 300 adults found that the pill improved their pain. The drug was taken daily. The treatment lasted a year. Patients who took the pill reduced their visits."},
	{"HN322", "New pill for gout|A study in which people took the drug found that it improved pain. The pill worked better than the old treatment. Patients felt better with the drug."},
	{"HN214", "The singer, a heroin addict, has been clean since May."},
	{"HN214", "She is wheelchair-bound and suffers from the illness."},
	{"HN280", "The nurse said the the dose was right."},
}

// nearFaults are as near to these as honest prose comes: none of the codes is found in them.
var nearFaults = []struct{ codes, text string }{
	{"HN236", "Admissions for asthma nearly halved once the road was closed, from 90 in the first winter to 48 in the second."},
	{"HN236", "The nurses could tick more than one answer: 48% named noise, 39% light and 27% heat."},
	{"HN236", "Waits shrank by a third, from 60 days to 40."},
	{"HN236", "Visits went up by 120 per cent in a single year."},
	{"HN238", "The share of smokers slid from 24% to 18%, or by a quarter."},
	{"HN238", "The share slid from 24% to 18%, a drop of six percentage points."},
	{"HN233", "Only 7 of 28 mothers (25%) took the vitamins to the end."},
	{"HN232", "Relief came to 55% of the 11 men (6 of them)."},
	{"HN230", "Bathers had chest infections a third less often: 20 in 1,000 of them in a winter, and 30 in 1,000 of the rest."},
	{"HN230", "The council wants to lower the risk of a fall by a half by 2030."},
	{"HN230", "Prices were cut by 17 percent, and the risk was the firm's."},
	{"HN239", "The inhaler made no clear difference to attacks (rate ratio 0.88, 95% confidence interval 0.70 to 1.11)."},
	{"HN239", "The pill led to fewer relapses (P = 0.01)."},
	{"HN239", "It is a significant day for the village, which just missed the final."},
	{"HN241", "Vegans had a hazard ratio for fractures of 1.43: 28 of 1,000 broke a bone in ten years, and 20 of 1,000 others."},
	{"HN242", "The course takes up to 12 weeks, and places for up to 80 percent of staff are paid."},
	{"HN242", "Up to one in ten people have a headache after it."},
	{"HN243", "The app finds 94 of 100 skin cancers, and calls 20 of 100 harmless moles a cancer."},
	{"HN243", "Her memory of the day was 100% accurate, her sister said."},
	{"HN244", "Five-year survival of those given the antibody was 60%, and 45% of those on chemotherapy."},
	{"HN244", "Screening cut deaths from 8 to 6 in 1,000 women over 20 years."},
	{"HN236", "Each tablet has 500 mg (0.5 g) of calcium."},
	{"HN236", "Her fever reached 40C (104F) that night."},
	{"HN236", "All 40 of the 40 guests fell ill."},
	{"HN231", "In the trial of 21 children, 15 (71%) could read the next line."},
	{"HN237", "Jab cuts pneumonia by 40%|Pneumonia fell by 40 per cent, from 10 in 1,000 to 6."},
	{"HN234", "Of 240 participants, 62% felt calmer after the course."},
	{"HN236", "The test has a sensitivity of 95% and a specificity of 88%, and an overall accuracy of 91%."},
	{"HN236", "Cases tripled in a month, up from 30 to 91."},
	{"HN229", "It worked as well in men as in women, and in young and old."},
	{"HN228", "It lowered cholesterol; whether it saves lives was not studied."},
	{"HN228", "They lived longer: half were alive after 30 months instead of 22, and overall survival was what the trial set out to measure."},
	{"HN224", "Children who skip breakfast are heavier|The survey covered 4,000 schoolchildren."},
	{"HN224", "Could night work harm the heart?|Researchers followed 30,000 people for ten years."},
	{"HN224", "Smoking causes lung cancer, campaign tells teenagers|A survey asked 2,000 of them what they knew."},
	{"HN225", "The team followed 12,000 men for six years.\n\nThe study found that men who ate the most red meat had gout more often; it cannot say why."},
	{"HN226", "Massage mat put to the test|All 19 volunteers slept on the mat; nobody slept on another."},
	{"HN226", "Oxygen tent heals wounds faster, randomised trial finds|Half of the 120 patients were given the tent, and half usual care."},
	{"HN227", "The drugmaker said that the trial, published in the Lancet in May, had succeeded."},
	{"HN227", "The firm told investors that it will close a plant."},
	{"HN213", "For the first time since 2011, the ward is full."},
	{"HN213", "Give first aid, then call for help."},
	{"HN201 HN202", "Miracle on Ice shown at hospital|The film is about a game in 1980."},
	{"HN201 HN210", "Hope Okafor, a nurse, won the race."},
	{"HN210", "Nobody should call this a cure, the authors wrote: it is none."},
	{"HN210", "The river has dramatic cliffs on both banks."},
	{"HN220", "The phase 1 trial of 9 people was too small to show whether the implant is safe."},
	{"HN221", "At the congress in Vienna, doctors voted for a new president."},
	{"HN221", "The figures, shown at a congress in Vienna, have not been peer reviewed."},
	{"HN223", "The preprint, which no other scientists have reviewed yet, describes the antibody."},
	{"HN222", "Gel regrows nerves in rats|The gel was spread on the nerves of rats."},
	{"HN222", "Volunteers lose weight on new diet|Fifty volunteers took part.\n\nThe diet has few fats.\n\nIt is cheap.\n\nEarlier, the diet had been tried in mice."},
	{"HN250 HN251", "Patients with thrombotic thrombocytopenic purpura (TTP) bruise easily. TTP can kill."},
	{"HN251", "Chronic obstructive pulmonary disease (COPD) is common. COPD has no cure."},
	{"HN250", "The BBC and NASA said so. NASA has a budget. The BBC has another."},
	{"HN270", "The council's study room is on the second floor, and found few users."},
	{"HN272", "About 900,000 Britons watched the match."},
	{"HN310", "A double-blind trial is still needed, the doctors said."},
	{"HN321", "New pill for gout|A study of 300 adults found that the pill improved their pain. The drug was taken daily. The treatment lasted a year. Patients who took the pill reduced their visits. Nine stopped because they felt sick, and one had a stroke."},
	{"HN214", "The Addict, a play, opens in May; the hospital is committed to suicide prevention."},
	{"HN280", "What the authors had had in mind was that that word is rare."},
}

// secondCodes are the rules that find what the passages of the second reader (testdata/second) have wrong, by
// their numbers; of those that are not named no rule knows the fault.
var secondCodes = map[string]string{
	"1": "HN233", "2": "HN236", "3": "HN236", "4": "HN230", "5": "HN238", "6": "HN239", "7": "HN245", "8": "HN245", "9": "HN242", "10": "HN244",
	"11": "HN243", "12": "HN228", "13": "HN229", "14": "HN236", "15": "HN245", "16": "HN236", "17": "HN245", "19": "HN241", "20": "HN237", "22": "HN245", "23": "HN236", "25": "HN239",
	"26": "HN224 HN225", "27": "HN222", "28": "HN222", "29": "HN226", "30": "HN220", "31": "HN210", "32": "HN321", "33": "HN320", "34": "HN323", "35": "HN227",
	"36": "HN215", "37": "HN214", "38": "HN214", "39": "HN213", "40": "HN320", "42": "HN112", "43": "HN221", "44": "HN215", "45": "HN223", "46": "HN210", "50": "HN320",
	"52": "HN323", "54": "HN215", "55": "HN214", "56": "HN215", "57": "HN215",
}

// nearCodes are those that would be wrong about what looks like a fault, by the numbers of the near-misses.
var nearCodes = map[string]string{
	"1": "HN232 HN233 HN236", "2": "HN233 HN236", "3": "HN236", "4": "HN230", "5": "HN236 HN238", "6": "HN239", "7": "HN239 HN245", "8": "HN241 HN245", "9": "HN242", "10": "HN244",
	"11": "HN243", "12": "HN228", "13": "HN229", "14": "HN236", "15": "HN245", "16": "HN236", "17": "HN245", "18": "HN230", "19": "HN241", "20": "HN237", "21": "HN236", "22": "HN245 HN243", "23": "HN236",
	"24": "HN233 HN236", "25": "HN239", "26": "HN236", "27": "HN231 HN232 HN233 HN236", "28": "HN236", "29": "HN236", "30": "HN236 HN230", "31": "HN224 HN225 HN226 HN321", "32": "HN224 HN225",
	"33": "HN224 HN225", "34": "HN222", "35": "HN222", "36": "HN201 HN202 HN210", "37": "HN201 HN202 HN210", "38": "HN201 HN202 HN210", "39": "HN210", "40": "HN226", "41": "HN220", "42": "HN213 HN212",
	"43": "HN321", "44": "HN320", "45": "HN323", "46": "HN227", "47": "HN112 HN214 HN215", "48": "HN112 HN214", "49": "HN112 HN214", "50": "HN214", "53": "HN221", "54": "HN223", "55": "HN320",
	"57": "HN210", "58": "HN112", "60": "HN224 HN225",
}

// secondReader reads the passages of somebody who had never seen the rules.
func secondReader(t *testing.T, name string) (all []struct{ number, text string }) {
	t.Helper()
	data, err := os.ReadFile("testdata/second/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range strings.Split(string(data), "\n### ")[1:] {
		lines := strings.SplitN(item, "\n", 3)
		text, _, _ := strings.Cut(lines[2], "\n> why:")
		text = strings.TrimSpace(text)
		if head, rest, divided := strings.Cut(text, "\n\n"); divided && !strings.HasSuffix(head, ".") {
			text = head + "|" + rest
		}
		number, _, _ := strings.Cut(lines[0], " ")
		all = append(all, struct{ number, text string }{number, text})
	}
	return all
}

// TestFaults: of the faults of two readers at least a hundred are found, forty of the statistical ones, and
// at most six of the near-misses are raised.
func TestFaults(t *testing.T) {
	c := New(rules.Settings{})
	has := func(text, codes string) bool {
		return slices.ContainsFunc(findings(t, c, "content/health/x.md", titled(text)), func(d diag.Diagnostic) bool { return strings.Contains(codes, d.Code) })
	}
	found, statistical, all := 0, 0, 0
	for i, f := range faults {
		if all++; has(f.text, f.codes) {
			found++
			if i < 31 {
				statistical++
			}
		} else {
			t.Logf("not found: %s %s", f.codes, f.text)
		}
	}
	for _, f := range secondReader(t, "faults.md") {
		if all++; secondCodes[f.number] != "" && has(f.text, secondCodes[f.number]) {
			found++
			if n, _ := strconv.Atoi(f.number); n <= 25 {
				statistical++
			}
		} else {
			t.Logf("not found: the second reader's %s", f.number)
		}
	}
	raised, near := 0, 0
	for _, f := range nearFaults {
		if near++; has(f.text, f.codes) {
			raised++
			t.Logf("raised: %s %s", f.codes, f.text)
		}
	}
	for _, f := range secondReader(t, "near.md") {
		if near++; nearCodes[f.number] != "" && has(f.text, nearCodes[f.number]) {
			raised++
			t.Logf("raised: the second reader's %s", f.number)
		}
	}
	t.Logf("%d of %d faults are found, %d of them of 56 statistical ones; of %d near-misses %d are raised", found, all, statistical, near, raised)
	if all < 120 || near < 120 || found < 100 || statistical < 40 || raised > 6 {
		t.Error("too few are found, or too many raised")
	}
}
