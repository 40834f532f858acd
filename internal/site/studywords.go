package site

// wording says of a design what it is called and what it can show.
type wording struct {
	one, many string
	phased    string // behind "Phase 1 "
	shows     string
	subjects  string // when they are not people
}

var designs = map[string]wording{
	"randomised-controlled": {"Randomised controlled trial", "Randomised controlled trials", "randomised trial",
		"Chance decided who got what, which makes the groups fair to compare.", ""},
	"cluster-randomised": {"Cluster-randomised trial", "Cluster-randomised trials", "cluster-randomised trial",
		"Chance decided which whole groups, such as clinics or schools, got what.", ""},
	"non-randomised-controlled": {"Non-randomised trial", "Non-randomised trials", "non-randomised trial",
		"Groups were compared, but people were not put into them by chance, so they may have differed from the start.", ""},
	"one-arm": {"One-arm trial", "One-arm trials", "trial",
		"Everyone got the treatment, and nobody was compared with anyone else. It cannot show that the treatment made the difference.", ""},
	"crossover": {"Crossover trial", "Crossover trials", "crossover trial",
		"Everyone got each treatment in turn, so people are compared with themselves.", ""},
	"observational-cohort": {"Cohort study", "Cohort studies", "",
		"People were followed over time, and nobody decided what they got. It can show a link, and hardly prove a cause.", ""},
	"case-control": {"Case-control study", "Case-control studies", "",
		"People with an illness were compared with people without it, looking back. It can show a link, and hardly prove a cause.", ""},
	"cross-sectional": {"Cross-sectional study", "Cross-sectional studies", "",
		"People were looked at once, so it cannot say what came first.", ""},
	"case-series":       {"Case series", "Case series", "", "A description of several people who had the same, without anyone to compare them with.", ""},
	"case-report":       {"Case report", "Case reports", "", "A description of what happened to one person.", ""},
	"systematic-review": {"Systematic review", "Systematic reviews", "", "Researchers looked for every study of one question, and weighed them together.", ""},
	"modelling":         {"Modelling study", "Modelling studies", "", "A calculation from earlier data and from assumptions.", "calculated, not observed in people"},
	"animal":            {"Animal study", "Animal studies", "", "Done with animals. Much that works in animals does not work in people.", "not in people"},
	"laboratory":        {"Laboratory study", "Laboratory studies", "", "Done with cells or samples. It says little about what happens in people.", "in the laboratory, not in people"},
}

// phases says what trials of a phase ask.
var phases = map[string]string{
	"1":   "Phase 1 asks whether people can take it, and how much. It does not show that it works.",
	"1/2": "Phase 1 and 2 together ask whether people can take it, and give a first hint of whether it works.",
	"2":   "Phase 2 gives a first hint of whether it works, and looks for harms.",
	"2/3": "Phase 2 and 3 together ask whether it works, and how it compares with what is used now.",
	"3":   "Phase 3 asks, in many people, whether it works better than what is used now, and which harms it does.",
	"4":   "Phase 4 follows a treatment that is in use already.",
}

// results words how far results have been checked: for a card, for the summary
// and for the box of facts.
var results = map[string]struct{ label, summary, text string }{
	"none-yet":            {"no results yet", "no results yet", "There are none yet."},
	"not-peer-reviewed":   {"not peer reviewed", "not yet peer reviewed", "Not yet checked by independent experts (peer review)."},
	"conference-abstract": {"not peer reviewed", "not yet peer reviewed", "Presented at a meeting, and not yet checked by independent experts (peer review)."},
	"preprint":            {"preprint, not peer reviewed", "not yet peer reviewed", "In a preprint: public, and not yet checked by independent experts (peer review)."},
	"peer-reviewed":       {"peer reviewed", "peer reviewed", "Published in a journal, after independent experts had checked them (peer review)."},
	"registered-report":   {"peer reviewed", "peer reviewed", "A registered report: independent experts checked the plan before there were any results."},
}

var states = map[string]string{
	"not-yet-recruiting": "Not yet looking for people", "recruiting": "Looking for people to take part", "enrolling-by-invitation": "Taking people by invitation",
	"active-not-recruiting": "Under way, and no longer looking for people", "completed": "Completed", "suspended": "Suspended",
	"terminated": "Stopped early", "withdrawn": "Withdrawn before it began",
}
