package lint

import (
	"slices"
	"testing"

	"galen/internal/diag"
	"galen/internal/lint/rules"
)

// planted are passages with a fault each, worded as reporters word them and not
// as the phrases of the rules are.
var planted = []struct{ code, text string }{
	{"HN210", "Doctors say the treatment is nothing short of miraculous."},
	{"HN210", "The new pill has been hailed as a game-changer for asthma."},
	{"HN210", "This breakthrough study gives doctors a better tool."},
	{"HN210", "Patients now have renewed hope after years of waiting."},
	{"HN210", "A promising treatment for back pain is on its way."},
	{"HN210", "Blood pressure dropped dramatically in those who ate beetroot."},
	{"HN210", "It could be the cure for Alzheimer's disease."},
	{"HN210", "The revolutionary technique takes only ten minutes."},
	{"HN210", "Scientists are calling the discovery groundbreaking."},
	{"HN210", "The jab is a lifesaver for cancer victims."},
	{"HN210", "Researchers reported stunning improvements in walking."},
	{"HN210", "The results mark a dramatic improvement over chemotherapy."},
	{"HN210", "The therapy offers hope for people with ALS."},
	{"HN210", "It's a home run for gene therapy."},
	{"HN210", "The drug has transformed, in a transformative way, the care of cystic fibrosis."},
	{"HN210", "The company says it has cured diabetes."},
	{"HN210", "This magic bullet kills only tumour cells."},
	{"HN210", "An incredible 90 percent of people lost weight."},
	{"HN220", "The phase I trial of 20 patients proved the therapy safe."},
	{"HN220", "In the phase 2 study of 60 people, the drug was safe and effective."},
	{"HN220", "The phase 1/2 trial shows that the gene therapy is effective in children."},
	{"HN220", "The small phase 2 trial confirms that the treatment works."},
	{"HN220", "The vaccine was well tolerated in the phase 1 trial."},
	{"HN220", "Results of the phase 1b study establish an acceptable safety profile."},
	{"HN220", "This early-stage trial demonstrated the drug's efficacy."},
	{"HN220", "The phase one trial found the drug to be safe and effective."},
	{"HN221", "The findings were presented Saturday at the American Heart Association's Scientific Sessions."},
	{"HN221", "The research, presented at the ESMO Congress in Madrid, involved 300 patients."},
	{"HN221", "Results were unveiled at a medical conference in San Diego this week."},
	{"HN221", "The data were shared at the annual meeting of the American Society of Clinical Oncology."},
	{"HN223", "The findings appear in a preprint posted to medRxiv."},
	{"HN230", "Taking the supplement cut the chance of dementia by 28 percent."},
	{"HN230", "Women who took the pill were 35% less likely to develop diabetes."},
	{"HN230", "The vaccine slashes the risk of shingles by half."},
	{"HN230", "Processed meat raises the risk of colon cancer by 18%."},
	{"HN230", "Those who exercised had a 40 percent lower risk of stroke."},
	{"HN230", "Heavy users had double the risk of heart failure."},
	{"HN230", "The drug reduced deaths by 22 percent."},
	{"HN230", "The diet lowered heart attacks by nearly a third."},
	{"HN230", "Smokers were three times more likely to lose teeth."},
	{"HN230", "The treatment doubles survival rates."},
	{"HN230", "The risk of relapse was reduced by 50% with the new drug."},
	{"HN231", "The trial involved 18 patients. After six months, 83% were in remission."},
	{"HN231", "Of 24 volunteers, 75% reported better sleep."},
	{"HN231", "Some 60% of the 15 children responded to the drug."},
	{"HN231", "Researchers treated 32 women, and 81 percent had no symptoms afterwards."},
	{"HN231", "In the study of 40 adults, 45% of those given the drug improved."},
	{"HN232", "In the study, 85% of the 12 patients recovered."},
	{"HN232", "Of the 18 children, 70% were symptom-free."},
	{"HN232", "Pain went away in 64% of 15 patients."},
	{"HN233", "Among them, 14 of 20 patients (75%) responded."},
	{"HN233", "Side effects occurred in 3 of 30 people (15%)."},
	{"HN233", "The drug worked in 18 out of 24 people, or 80 percent."},
	{"HN250", "Doctors used TAVR in older people. Those who had TAVR went home sooner."},
	{"HN250", "Patients with NSCLC lived longer. NSCLC is the commonest lung cancer."},
	{"HN251", "Patients with congestive cardiac failure (CHF) took part."},
	{"HN251", "The forced expiration capacity (FVC) was measured."},
	{"HN251", "Gastro-oesophageal acid disease (GERD) is common."},
	{"HN270", "A study in the New England Journal of Medicine found that the pill works."},
	{"HN270", "New research shows that coffee protects the heart."},
	{"HN270", "Scientists at Oxford found that naps help memory, according to a study out today."},
	{"HN270", "Research published this week in Nature Medicine suggests a link."},
	{"HN310", "The randomized clinical trial enrolled 240 people with gout."},
	{"HN310", "In a double-blind trial, 90 volunteers took the drug or a placebo."},
	{"HN311", "In a double-blind trial, 90 volunteers took the drug or a placebo."},
	{"HN312", "The phase 3 study of 1,200 patients lasted two years."},
	{"HN222", "The compound reversed ageing of the heart, say scientists.\n\nThe work took ten years in two laboratories.\n\nThe heart is a muscle that never has a rest.\n\nIt beats all day and all night, for years.\n\nOld mice ran farther after the treatment. The mice were two years old."},
	{"HN234", "The results were clear: 70% of participants lost weight."},
	{"HN253", "TAVR is common.\n\nThe clinic is new.\n\nTranscatheter aortic valve replacement (TAVR) is done through a vein."},
}

// TestPlanted: nine of ten faults are found.
func TestPlanted(t *testing.T) {
	c := New(rules.Settings{})
	var missed []string
	for _, p := range planted {
		list := findings(t, c, "content/health/x.md", p.text)
		if !slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == p.code }) {
			missed = append(missed, p.code+" "+p.text)
		}
	}
	t.Logf("%d of %d planted faults are found", len(planted)-len(missed), len(planted))
	if 10*len(missed) > len(planted) {
		t.Errorf("not found: %q", missed)
	}
}
