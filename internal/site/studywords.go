package site

// wording says of a design what it is called and what it can show.
type wording struct {
	one, many string
	phased    string // behind "Phase 1 "
	label     string // on a card, for readers who know no study designs
	chance    bool   // it decided who got what
	shows     string
	subjects  string // when they are not people
}

var designs = map[string]wording{
	"randomised-controlled": {one: "Randomised controlled trial", many: "Randomised controlled trials", phased: "randomised trial",
		label: "Randomised trial", chance: true, shows: "Chance decided who got what, which makes the groups fair to compare."},
	"cluster-randomised": {one: "Cluster-randomised trial", many: "Cluster-randomised trials", phased: "cluster-randomised trial",
		label: "Randomised trial of whole groups", chance: true, shows: "Chance decided which whole groups, such as clinics or schools, got what."},
	"non-randomised-controlled": {one: "Non-randomised trial", many: "Non-randomised trials", phased: "non-randomised trial", label: "Trial with groups that chance did not make",
		shows: "Groups were compared, but people were not put into them by chance, so they may have differed from the start."},
	"one-arm": {one: "One-arm trial", many: "One-arm trials", phased: "trial", label: "Trial",
		shows: "Everyone got the treatment, and nobody was compared with anyone else. It cannot show that the treatment made the difference."},
	"crossover": {one: "Crossover trial", many: "Crossover trials", phased: "crossover trial", label: "Trial of treatments in turn",
		shows: "Everyone got each treatment in turn, so people are compared with themselves."},
	"observational-cohort": {one: "Cohort study", many: "Cohort studies", label: "People followed over time",
		shows: "People were followed over time, and nobody decided what they got. It can show a link, and hardly prove a cause."},
	"case-control": {one: "Case-control study", many: "Case-control studies", label: "Ill and healthy people compared, looking back",
		shows: "People with an illness were compared with people without it, looking back. It can show a link, and hardly prove a cause."},
	"cross-sectional": {one: "Cross-sectional study", many: "Cross-sectional studies", label: "Snapshot survey",
		shows: "People were looked at once, so it cannot say what came first."},
	"case-series": {one: "Case series", many: "Case series", label: "Report on several patients",
		shows: "A description of several people who had the same, without anyone to compare them with."},
	"case-report":       {one: "Case report", many: "Case reports", label: "Report on one patient", shows: "A description of what happened to one person."},
	"systematic-review": {one: "Systematic review", many: "Systematic reviews", label: "Review of many studies", shows: "Researchers looked for every study of one question, and weighed them together."},
	"modelling": {one: "Modelling study", many: "Modelling studies", label: "Calculation with a model", shows: "A calculation from earlier data and from assumptions.",
		subjects: "calculated, not observed in people"},
	"animal": {one: "Animal study", many: "Animal studies", label: "Animal study", shows: "Done with animals. Much that works in animals does not work in people.",
		subjects: "not in people"},
	"laboratory": {one: "Laboratory study", many: "Laboratory studies", label: "Laboratory study", shows: "Done with cells or samples. It says little about what happens in people.",
		subjects: "in the laboratory, not in people"},
}

// stages are what trials of a phase are called on a card: any, and one in which chance
// made the groups.
var stages = map[string][2]string{
	"1": {"Early trial", "Early randomised trial"}, "1/2": {"Early trial", "Early randomised trial"},
	"2": {"Mid-stage trial", "Mid-stage randomised trial"}, "2/3": {"Mid-to-late-stage trial", "Mid-to-late-stage randomised trial"},
	"3": {"Late-stage trial", "Late-stage randomised trial"}, "4": {"Trial of a treatment in use", "Randomised trial of a treatment in use"},
}

// ended is what a card says of a study that did not go as planned.
var ended = map[string]string{"terminated": "stopped early", "suspended": "paused", "withdrawn": "never begun"}

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
