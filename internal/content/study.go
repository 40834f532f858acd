package content

import (
	"slices"
	"strings"

	"galen/internal/address"
	"galen/internal/content/identifier"
	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// Study is what an article says, as data, about the study that it reports. Every
// word of it comes from a fixed list, so that pages can explain it and lists can
// be made of it; only names and sentences are free.
type Study struct {
	Name         string // "Breakfree-1"
	Registry     string // NCT05869955, DRKS00012345 or another of identifier.Registries, or an address
	RegistryURL  string // where the entry can be read
	Condition    string // what it is about: "systemic sclerosis"
	Treatment    string // what was tried
	Phase        string // one of Phases, or ""
	Design       string // one of Designs
	Participants int    // people; 0 when not given
	Comparator   string // whom or what it was compared with; "" for nobody
	Endpoint     string // what was measured first of all
	Results      string // one of ResultStates, or ""
	Status       string // one of StudyStates, or ""
	Sponsor      string
	Setting      string   // where: "12 hospitals in Germany"
	Original     []string // the keys whose words a translation has from its original, in the language of that
	At           diag.Position
}

// studyWords are the keys of a study that are words of a language.
var studyWords = []string{"condition", "treatment", "comparator", "endpoint", "setting", "sponsor"}

// Phases of a trial, as ClinicalTrials.gov and the ICH (E8) number them.
var Phases = []string{"1", "1/2", "2", "2/3", "3", "4"}

// Designs are the kinds of studies. Those up to "crossover" are trials: somebody
// decided who got what.
var Designs = []string{
	"randomised-controlled", "cluster-randomised", "non-randomised-controlled", "one-arm", "crossover",
	"observational-cohort", "case-control", "cross-sectional", "case-series", "case-report",
	"systematic-review", "modelling", "animal", "laboratory",
}

// ResultStates say how far the results have been checked by others, the least
// first.
var ResultStates = []string{"none-yet", "not-peer-reviewed", "conference-abstract", "preprint", "peer-reviewed", "registered-report"}

// StudyStates are those of ClinicalTrials.gov.
var StudyStates = []string{"not-yet-recruiting", "recruiting", "enrolling-by-invitation", "active-not-recruiting", "completed", "suspended", "terminated", "withdrawn"}

// designNames and the following are other words for what is in the lists.
var (
	designNames = map[string]string{
		"randomized-controlled": "randomised-controlled", "randomised-controlled-trial": "randomised-controlled", "rct": "randomised-controlled",
		"randomized-controlled-trial": "randomised-controlled", "cluster-randomized": "cluster-randomised", "single-arm": "one-arm", "single-group": "one-arm",
		"non-randomized-controlled": "non-randomised-controlled", "cross-over": "crossover", "cohort": "observational-cohort", "observational": "observational-cohort",
		"survey": "cross-sectional", "meta-analysis": "systematic-review", "modeling": "modelling", "mouse": "animal", "mice": "animal",
		"cell": "laboratory", "in-vitro": "laboratory",
	}
	resultNames = map[string]string{
		"none": "none-yet", "not-yet-peer-reviewed": "not-peer-reviewed", "abstract": "conference-abstract", "conference": "conference-abstract",
		"published": "peer-reviewed", "press-release": "not-peer-reviewed", "release": "not-peer-reviewed",
	}
	stateNames = map[string]string{
		"active": "active-not-recruiting", "ongoing": "active-not-recruiting", "finished": "completed", "complete": "completed", "stopped": "terminated",
	}
)

// Trial reports whether somebody decided who got what.
func (s *Study) Trial() bool {
	return slices.Index(Designs, s.Design) <= slices.Index(Designs, "crossover")
}

// People reports whether it was made with people; a review gathers what others
// have made with them.
func (s *Study) People() bool {
	return !slices.Contains([]string{"modelling", "animal", "laboratory"}, s.Design)
}

// compared are the designs that are nothing without somebody to compare with.
var compared = []string{"randomised-controlled", "cluster-randomised", "non-randomised-controlled", "case-control", "crossover"}

// alone are the designs that compare with nobody.
var alone = []string{"one-arm", "case-series", "case-report"}

func (h *headerDecoder) study() *Study {
	g := h.Group("study")
	if g == nil {
		return nil
	}
	s := readStudy(g)
	of, followed := h.originalStudy(g)
	if of == nil && followed {
		g.Require("a study", needStudy)
	}
	if followed && (of == nil || h.sameFacts(s, g, of)) {
		sound(g, s)
	}
	for _, key := range studyWords {
		if v := g.Peek(key); !v.Empty() && h.fromOriginal(v.At) {
			s.Original = append(s.Original, key)
		}
	}
	g.Done(studyNames)
	return s
}

// readStudy reads a study, of front matter or of a block, whose keys may be wrong together: see sound.
func readStudy(g *frontmatter.Reader) *Study {
	s := &Study{
		Name: g.Line("name", maxName).Text, Condition: g.Line("condition", maxName).Text, Treatment: g.Line("treatment", maxName).Text,
		Phase: phase(g), Design: optional(g, "design", Designs, designNames), Comparator: g.Line("comparator", maxName).Text, Endpoint: g.Line("endpoint", maxText).Text,
		Results: optional(g, "results", ResultStates, resultNames), Status: optional(g, "status", StudyStates, stateNames),
		Sponsor: g.Line("sponsor", maxName).Text, Setting: g.Line("setting", maxName).Text, At: g.At(),
	}
	if g.Has("participants") {
		s.Participants = g.Count("participants", 26, 1, 2_000_000_000)
	}
	s.Registry, s.RegistryURL = registry(g)
	return s
}

// nobody are words for a comparator that say that there is none.
var nobody = []string{"none", "nobody", "no one", "no-one", "nothing", "no", "no comparator", "no comparison", "no comparison group", "no control", "no control group", "n/a", "not applicable", "-", "–"}

// comparesWithNobody reports whether a study names no comparator, or says that there is none.
func (s *Study) comparesWithNobody() bool {
	return s.Comparator == "" || slices.Contains(nobody, strings.ToLower(strings.TrimRight(s.Comparator, ".")))
}

// sound reports what in a study cannot be true together, of what its own file says.
func sound(g *frontmatter.Reader, s *Study) {
	wrong := func(key, and, code, hint, what, saying string) {
		if file := g.At().File; !saysHere(g, file, key) && !saysHere(g, file, and) {
			return // the original of a translation is told
		}
		g.Add(diag.Errorf(nearest(g, g.At().File, key, and), code, what, saying).WithHint("%s", hint))
	}
	none := s.comparesWithNobody()
	if s.Status == "withdrawn" && s.Participants > 0 {
		wrong("participants", "status", "no-participants", "delete the participants, or correct the status: a study that began and was stopped early is  status: terminated",
			"a study with the status %q was withdrawn before it began, so nobody took part in it", s.Status)
	}
	if s.Status == "not-yet-recruiting" && s.Results != "" && s.Results != "none-yet" {
		wrong("results", "status", "no-results", "correct the status, or write  results: none-yet", "a study with the status %q has no results yet", s.Status)
	}
	switch {
	case s.Design == "":
	case slices.Contains(compared, s.Design) && none:
		wrong("comparator", "design", "no-comparator", "add, for example,  comparator: placebo", "a study with the design %q has a comparison group, but it is not named", s.Design)
	case slices.Contains(alone, s.Design) && !none:
		wrong("comparator", "design", "no-comparator", "correct the design, or delete the comparator", "a study with the design %q has no comparison group", s.Design)
	case s.Phase != "" && !s.Trial():
		wrong("phase", "design", "no-phase", "correct the design, or delete the phase", "only a trial has a phase, but this has the design %q", s.Design)
	}
	if none {
		s.Comparator = ""
	}
}

// phase reads 1, 1/2 and so on, also in the Roman numbers of many releases.
func phase(g *frontmatter.Reader) string {
	w := g.Spelled("phase", 100)
	text := strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(strings.TrimPrefix(strings.ToLower(w.Text), "phase")), " ", ""))
	for _, roman := range [][2]string{{"III", "3"}, {"II", "2"}, {"IV", "4"}, {"I", "1"}, {"-", "/"}} {
		text = strings.ReplaceAll(text, roman[0], roman[1])
	}
	if text != "" && !slices.Contains(Phases, text) {
		g.Problem("phase", "unknown-choice", "choose one of: "+strings.Join(Phases, ", "), "unknown phase %q", w.Text)
		return ""
	}
	return text
}

// registry reads the number under which a study is registered; for a registry
// that Galen does not know, an address.
func registry(g *frontmatter.Reader) (id, link string) {
	w := g.Spelled("registry", 300)
	if w.Text == "" {
		return "", ""
	}
	if kind, id, ok := identifier.Registered(w.Text); ok {
		return id, kind.URL(id)
	}
	if strings.HasPrefix(w.Text, "https://") && address.Check(w.Text).Why == "" {
		return w.Text, w.Text
	}
	hint := "write the number that begins, for example, with NCT, ISRCTN, ACTRN, ChiCTR, CTRI, DRKS or jRCT, as  registry: NCT04368728, or the address of its entry"
	if ids := identifier.AllRegistered(w.Text); len(ids) == 1 {
		hint = "write  registry: " + ids[0]
	} else if len(ids) > 1 {
		hint = oneNumber("registry", ids)
	}
	g.Problem("registry", "bad-identifier", hint, "%q is not the number of a registered study", w.Text)
	return "", ""
}

// optional reads one of the given words, spelled with hyphens, spaces or commas, or
// nothing. Other maps further spellings to them.
func optional(g *frontmatter.Reader, key string, words []string, other map[string]string) string {
	w := g.Line(key, 100)
	text := strings.Join(strings.FieldsFunc(strings.ToLower(w.Text), func(c rune) bool { return c == ' ' || c == '_' || c == '-' || c == ',' }), "-")
	if better := other[text]; better != "" {
		text = better
	}
	if text == "" || slices.Contains(words, text) {
		return text
	}
	hint := "choose one of: " + strings.Join(words, ", ")
	if near := diag.Nearest(text, words); near != "" {
		hint = "did you mean \"" + near + "\"?"
	}
	g.Problem(key, "unknown-choice", hint, "unknown %s %q", key, w.Text)
	return ""
}
