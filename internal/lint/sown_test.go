package lint

import (
	"slices"
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/lint/rules"
)

// sown are faults as reporters make them, in other words than the lists of the rules have:
// statistical ones first. A title stands before a bar.
var sown = []struct{ code, text string }{
	{"HN236", "Ambulance calls tripled over the summer, from 50 to 90 a week."},
	{"HN236", "Emergency visits sank from 80 to 60, a fall of 40%."},
	{"HN236", "The number of attacks dropped by 140 percent once the filters were in place."},
	{"HN236", "All told, 18 of the 16 volunteers finished the course."},
	{"HN236", "See a doctor when the temperature passes 39C (99F)."},
	{"HN236", "She had lost 12 kg (40 lb) by then."},
	{"HN236", "It grew by 60%, from 200 to 260 cases a year."},
	{"HN238", "Smoking among teenagers went down from 18% to 12%, a decline of 6%."},
	{"HN238", "Uptake climbed from 70 per cent to 77 per cent, a rise of 7 per cent."},
	{"HN237", "Tablet lowers stroke deaths by 45%|Stroke deaths were reduced by 25% among those on the tablet."},
	{"HN239", "Fewer of the dancers broke a hip (relative risk 0.8, 95% CI 0.6 to 1.2)."},
	{"HN239", "The spray shortened colds by a day (p=0.12)."},
	{"HN239", "Although it fell just short of statistical significance, the effect is large."},
	{"HN239", "There was a clear trend towards better sleep on the new tablet."},
	{"HN241", "Heart failure was rarer in walkers, with a hazard ratio of 0.64."},
	{"HN241", "Night work carried an odds ratio of 2.3 for ulcers."},
	{"HN242", "The new lotion makes wrinkles fade by as much as 70%."},
	{"HN242", "Exercise helps up to eight in ten of those with back pain."},
	{"HN243", "The saliva kit is right in 97% of cases, with 97% accuracy, its inventors say."},
	{"HN243", "The software spotted 91 per cent of melanomas in the photographs."},
	{"HN244", "Thanks to regular mammograms, nine of ten such women survive for five years."},
	{"HN244", "Tumours that are caught early bring a five-year survival of 92%."},
	{"HN230", "Those who slept least were 60% more likely to have a stroke. They went to bed at 1 rather than 11."},
	{"HN232", "Headaches went in 47% of the 13 patients."},
	{"HN233", "The rash came back in 9 of 24 children (45%)."},

	{"HN224", "Gardening prevents dementia|The researchers asked 3,000 pensioners how they spend their days."},
	{"HN224", "Energy drinks damage teenagers' hearts|Doctors combed the medical records of 5,000 schools."},
	{"HN224", "Owning a dog adds three years to your life|The cohort was made up of 20,000 Danes."},
	{"HN225", "The team tracked 8,000 nurses for twelve years.\n\nThe study proves that night shifts cause breast cancer."},
	{"HN226", "Ginger drink clears migraine|Each of the 14 women was given the drink for a month, and 11 of the 14 women had no attack."},
	{"HN226", "New glasses cure vertigo|The doctors treated 25 patients, all of whom were given the glasses."},
	{"HN227", "Shares rose after the biotech reported that its trial had gone well."},
	{"HN227", "The tablet hit its main target, the drugmaker said, and the paper will be submitted for publication."},
	{"HN228", "The capsule saves lives by reducing inflammation."},
	{"HN229", "Among those who completed all the sessions, the drug worked better than the dummy."},
	{"HN213", "It is the first test to find the illness before birth."},
	{"HN213", "In a world first, surgeons in Ghent sewed on a new ear."},
	{"HN201", "Miracle jab for asthma|It was given to 20 people."},
	{"HN201", "Doctors hail breakthrough in stroke care|It was tried in two hospitals."},
	{"HN210", "The results are nothing less than astonishing."},
	{"HN210", "The infusion is a game-changer for these families."},
	{"HN210", "It brings fresh hope to people with Parkinson's."},
	{"HN220", "The phase 1 trial of 15 men showed the vaccine to be safe."},
	{"HN220", "In this phase 2 study the tablet proved effective and had no side effects."},
	{"HN221", "The findings were unveiled on Sunday at a cardiology congress in Lisbon."},
	{"HN221", "The results were presented at a meeting in Ghent. An earlier paper was published in the Journal of Zebras."},
	{"HN223", "The work was posted on bioRxiv last week."},
	{"HN222", "New molecule rebuilds cartilage|The work took nine years.\n\nThe joints are used every day.\n\nThere are many of them.\n\nThe molecule was injected into rats, and the rats walked again."},
	{"HN231", "There were 22 patients in the study. Of the 22 patients, 59% slept better."},
	{"HN234", "Some 44% of participants no longer snored."},
	{"HN250", "People with NASH drink less. NASH is hard to find."},
	{"HN251", "Patients with chronic renal disease (CKD) took part."},
	{"HN270", "Researchers at Ghent have found that naps mend memory, according to a new study."},
	{"HN270", "A study in the Lancet showed that the drops work."},
	{"HN271", "The Food and Drug Administration warned of the drops on Monday."},
	{"HN272", "More than 3 million people live with the illness."},
	{"HN310", "In the randomised trial, 300 women took the capsule or a placebo."},
	{"HN311", "In the randomised trial, 300 women took the capsule or a placebo."},
	{"HN253", "GERD is common.\n\nThe ward is new.\n\nGastro-oesophageal reflux disease (GERD) hurts."},
	{"HN280", "They looked at the the blood."},
}

// nearlySown are as near to faults as honest prose comes: none of the codes is found in them.
var nearlySown = []struct{ codes, text string }{
	{"HN236", "Ambulance calls tripled over the summer, from 50 to 148 a week."},
	{"HN236", "Emergency visits sank from 80 to 60, a fall of 25%."},
	{"HN236", "The number of attacks rose by 140 percent once the filters were gone."},
	{"HN236", "All told, 16 of the 18 volunteers finished the course."},
	{"HN236", "See a doctor when the temperature passes 39C (102F)."},
	{"HN236", "She had lost 12 kg (26 lb) by then."},
	{"HN236", "Cases more than doubled, from 40 to 130."},
	{"HN236", "The share price fell by 20% from 2019 to 2021."},
	{"HN236", "People aged from 20 to 40 were 30% heavier."},
	{"HN236", "Take two capsules of 250 mg (500 mg) at night."},
	{"HN236", "Asked for all that applied, 60% said pain, 50% fatigue and 30% fever."},
	{"HN238", "Smoking went down from 18% to 12%, a decline of a third."},
	{"HN238", "Uptake climbed from 70 per cent to 77 per cent, a rise of 10 per cent."},
	{"HN237", "Tablet lowers stroke deaths by a quarter|Stroke deaths were reduced by 25%."},
	{"HN237", "Tablet lowers stroke deaths by 25%|Stroke deaths fell from 40 to 30 a year. Deaths from falls dropped by 3%."},
	{"HN239", "Fewer of the dancers broke a hip (relative risk 0.6, 95% CI 0.4 to 0.9)."},
	{"HN239", "The spray did not shorten colds (p=0.42)."},
	{"HN239", "The trend towards smaller families has not ended."},
	{"HN239", "It is almost as significant as the first discovery."},
	{"HN241", "Heart failure was rarer in walkers (hazard ratio 0.64): it came to 9 in 1,000 of them, and 14 in 1,000 of the others."},
	{"HN241", "The odds are that it will rain."},
	{"HN242", "Take up to four capsules a day."},
	{"HN242", "The clinic has room for up to 60% more beds."},
	{"HN242", "Up to one in five people feel sick afterwards."},
	{"HN243", "The saliva kit finds 80 of 100 infections, and gives a false alarm in 2 of 100 people."},
	{"HN243", "The pump is accurate to 2%."},
	{"HN243", "The clinic says that 90% of its letters are correct."},
	{"HN244", "Deaths fell from 5 to 4 per 1,000 women who were screened."},
	{"HN244", "With the new infusion, five-year survival rose to 60%."},
	{"HN230", "Those who slept least had 30 strokes per 1,000, compared with 20 per 1,000: they were 50% more likely to have one."},
	{"HN230", "The agency has the goal of cutting malaria deaths by 90% by 2030."},
	{"HN232", "Ten percent of 30 people, 45 per cent of 11."},
	{"HN233", "Almost seven out of 10 people (66%) agreed."},
	{"HN231", "The trial enrolled 60 people. In the placebo group, 21% of those screened had been left out."},
	{"HN231 HN234", "There were 150 clinically depressed pregnant women, and 63% of women felt better."},
	{"HN224", "Gardeners have less dementia|The researchers asked 3,000 pensioners how they spend their days."},
	{"HN224", "Do energy drinks damage the heart?|Doctors combed the records of 5,000 schools."},
	{"HN224", "Capsule prevents migraine|In the trial, 700 people were randomly assigned to the capsule or a placebo."},
	{"HN225", "The team tracked 8,000 nurses.\n\nThe study cannot say whether night shifts cause cancer."},
	{"HN226", "Eleven women had no attack|Each of the 14 women was given the drink; nobody was compared."},
	{"HN226", "Glasses cure vertigo in trial|Half of the 50 patients got the glasses, and the others window glass."},
	{"HN227", "The drugmaker said that its tablets will cost less from May."},
	{"HN227", "The tablet hit its main target in a trial published in the journal Gut."},
	{"HN228", "The capsule lowered inflammation; nobody knows whether it saves lives."},
	{"HN229", "The drug worked in men and women alike."},
	{"HN213", "First aid was given at once."},
	{"HN201 HN202", "Hope Hospital closes its last ward|It has 40 beds."},
	{"HN210 HN202", "The illness brings dramatic swings of mood."},
	{"HN210", "Such tumours are less likely to be cured, and surgery is the only cure."},
	{"HN220", "The phase 1 trial had 15 men. The standard drug is effective in most of them."},
	{"HN221", "The results of the vote were announced at a parish meeting."},
	{"HN223", "It is a preprint on medRxiv, which no expert has checked."},
	{"HN222", "Drug helps mice walk|The mice walked farther. The rats did not."},
	{"HN250", "He reads USA TODAY at breakfast. TODAY is free. It was NOT dear, and it is NOT new."},
	{"HN250", "A clot (THROM-bo-sis) is rare. THROM is Greek."},
	{"HN250", "Some have a gene (HNPCC or Lynch syndrome). HNPCC is rare."},
	{"HN251", "Hepatitis B (HBV) is common. HBV is a virus."},
	{"HN253", "The figures came from Lisbon (EULAR 2026). EULAR was large.\n\nThe ward is new.\n\nThe European league against rheumatism (EULAR) met there."},
	{"HN271", "Ann Lee, who worked on the project, said it was hard."},
	{"HN272", "According to the charity, about 3 million people live with the illness."},
}

// titled makes an article of a text.
func titled(text string) string {
	if title, rest, found := strings.Cut(text, "|"); found {
		return strings.Replace(usual, "title: A story", "title: \""+title+"\"", 1) + rest
	}
	return text
}

// TestSown: of sixty faults at least fifty are found, and of sixty near-misses at most three raised.
func TestSown(t *testing.T) {
	c := New(rules.Settings{})
	var missed, raised []string
	statistical := 0
	for i, s := range sown {
		list := findings(t, c, "content/health/x.md", titled(s.text))
		switch {
		case !slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == s.code }):
			missed = append(missed, s.code+" "+s.text)
		case i < 25:
			statistical++
		}
	}
	for _, s := range nearlySown {
		for _, d := range findings(t, c, "content/health/x.md", titled(s.text)) {
			if strings.Contains(s.codes, d.Code) {
				raised = append(raised, d.Code+" "+s.text+": "+d.Message)
			}
		}
	}
	t.Logf("%d of %d faults are found, of the statistical ones %d of 25; of %d near-misses %d are raised", len(sown)-len(missed), len(sown), statistical, len(nearlySown), len(raised))
	if len(sown) < 60 || len(nearlySown) < 60 || len(missed) > 10 || statistical < 20 || len(raised) > 3 {
		t.Error("too few are found, or too many raised")
	}
	for _, m := range missed {
		t.Logf("not found: %s", m)
	}
	for _, m := range raised {
		t.Logf("raised: %s", m)
	}
}
