package site

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"galen/internal/article"
)

// Study is the study that an article reports, in words that readers understand.
// Codes are those of the front matter.
type Study struct {
	Name         string
	Condition    string
	Treatment    string
	Kind         string // "Phase 1 trial", "Cohort study"
	Trial        bool   // somebody decided who got what
	Summary      string // "26 people, no comparison group, not yet peer reviewed"
	Phase        string // code: "1/2"
	PhaseText    string // what trials of this phase ask
	Design       string // code: "one-arm"
	DesignText   string // what such a study can show
	Participants string // "26 people"
	Comparator   string // "Placebo", "Nobody"
	Endpoint     string
	Results      string // code: "preprint"
	ResultsText  string
	Status       string // code: "recruiting"
	StatusText   string
	Sponsor      string
	Setting      string
	Registry     Link // the number, and where its entry can be read
}

// StudyGroup is the studies of one kind, newest article first.
type StudyGroup struct {
	Title string // "Phase 1 trials"
	ID    string // for its heading
	About string // what such a study can show
	Cards []Card // the newest
	URL   string // of the page with all of them, "" when there are no more
	Count int
}

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

// study words a study; nil for none.
func study(a *article.Study) *Study {
	if a == nil {
		return nil
	}
	s := &Study{
		Name: a.Name, Condition: a.Condition, Treatment: a.Treatment, Kind: kindOf(a), Trial: a.Trial(), Phase: a.Phase, PhaseText: phases[a.Phase],
		Design: a.Design, DesignText: designs[a.Design].shows, Participants: participants(a), Comparator: upperFirst(a.Comparator), Endpoint: a.Endpoint,
		Results: a.Results, ResultsText: results[a.Results].text, Status: a.Status, StatusText: states[a.Status], Sponsor: a.Sponsor, Setting: a.Setting,
		Registry: Link{a.Registry, a.RegistryURL},
	}
	if s.Registry.Title == s.Registry.URL && s.Registry.URL != "" {
		s.Registry.Title = hostOf(s.Registry.URL)
	}
	if alone(a) {
		s.Comparator = "Nobody"
	}
	s.Summary = joined(", ", s.Participants, comparison(a), designs[a.Design].subjects, results[a.Results].summary)
	return s
}

// evidence is the label of a study on a card: "Phase 1 trial · 26 people · not
// peer reviewed".
func evidence(a *article.Study) string {
	if a == nil {
		return ""
	}
	return joined(" · ", kindOf(a), participants(a), results[a.Results].label)
}

func joined(between string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), between)
}

func kindOf(a *article.Study) string {
	w := designs[a.Design]
	if a.Phase == "" || w.phased == "" {
		return w.one
	}
	return "Phase " + a.Phase + " " + w.phased
}

// participants counts them: "1 person", "12,345 people", "30 animals".
func participants(a *article.Study) string {
	switch n := a.Participants; {
	case n == 0:
		return ""
	case a.Design == "animal":
		return grouped(n) + " animals"
	case n == 1:
		return "1 person"
	default:
		return grouped(n) + " people"
	}
}

// grouped writes a number with a comma before every three digits.
func grouped(n int) string {
	digits := strconv.Itoa(n)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// alone reports whether the people of a study are compared with nobody.
func alone(a *article.Study) bool {
	return a.Comparator == "" && slices.Contains([]string{"one-arm", "case-series", "case-report"}, a.Design)
}

func comparison(a *article.Study) string {
	switch {
	case alone(a):
		return "no comparison group"
	case a.Comparator != "":
		return "compared with " + a.Comparator
	}
	return ""
}

func upperFirst(s string) string {
	if s == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// studyGroups are the groups of the index of studies, by slug: trials by phase,
// other studies by design, in the order in which the index shows them.
var studyGroups = func() []string {
	order := []string{"systematic-review"}
	for _, p := range slices.Backward(article.Phases) {
		order = append(order, phaseSlug(p))
	}
	for _, d := range article.Designs {
		if d != "systematic-review" {
			order = append(order, d)
		}
	}
	return order
}()

func phaseSlug(phase string) string { return "phase-" + strings.ReplaceAll(phase, "/", "-") }

// groupOf is the group that a study belongs to, "" for none.
func groupOf(a *article.Study) string {
	switch {
	case a == nil:
		return ""
	case a.Phase != "":
		return phaseSlug(a.Phase)
	}
	return a.Design
}

func groupTitle(slug string) string {
	if phase, ok := strings.CutPrefix(slug, "phase-"); ok {
		return "Phase " + strings.ReplaceAll(phase, "-", "/") + " trials"
	}
	return designs[slug].many
}

func groupAbout(slug string) string {
	if phase, ok := strings.CutPrefix(slug, "phase-"); ok {
		return phases[strings.ReplaceAll(phase, "-", "/")]
	}
	return designs[slug].shows
}

// studiesPath is the address of the index of studies.
const studiesPath = "/studies/"

// studiesShown is how many studies of a group the index shows. A group that has
// more has a page of its own.
const studiesShown = 20

// studyPages adds the index of studies, and the pages of its groups, if there is
// a study and the site has no page of its own at that address.
func (b *builder) studyPages() {
	groups := map[string]*term{}
	for _, p := range b.pieces {
		if slug := groupOf(p.Study); slug != "" {
			t := groups[slug]
			if t == nil {
				path := studiesPath + slug + "/"
				t = &term{path: path, title: groupTitle(slug), list: &list{path: path}}
				groups[slug] = t
			}
			t.list.pieces = append(t.list.pieces, p)
		}
	}
	if len(groups) == 0 || b.pages[studiesPath] != nil {
		return
	}
	b.Site.studies = groups
	b.page(&page{path: studiesPath, kind: "studies", layout: "studies", title: b.cfg.Label("studies"), summary: "The studies that we have reported, by kind, with what each kind can show."})
	for slug, t := range groups {
		if len(t.list.pieces) > studiesShown {
			b.listPages(&page{path: t.path, kind: "study", layout: "tag", title: t.title, summary: groupAbout(slug), term: t, list: t.list})
		}
	}
}

// studyIndex is the index of studies.
func (s *Site) studyIndex() []StudyGroup {
	var all []StudyGroup
	for _, slug := range studyGroups {
		t := s.studies[slug]
		if t == nil {
			continue
		}
		g := StudyGroup{Title: t.title, ID: slug, About: groupAbout(slug), Count: len(t.list.pieces), Cards: s.cards(t.list.pieces[:min(studiesShown, len(t.list.pieces))])}
		if g.Count > studiesShown {
			g.URL = s.href(t.path)
		}
		all = append(all, g)
	}
	return all
}

// indexes are the pages that list what the site has, for its footer: those that
// there is anything on.
func (s *Site) indexes() []Link {
	links := []Link{{"All topics", s.href("/tags/")}, {"All authors", s.href("/authors/")}, {"All articles by month", s.href("/archive/")}}
	if len(s.studies) > 0 {
		links = append(links, Link{"All studies", s.href(studiesPath)})
	}
	return links
}
