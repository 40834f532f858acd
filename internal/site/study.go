package site

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"galen/internal/content"
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

// study words a study; nil for none.
func study(a *content.Study) *Study {
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

// evidence is the label of a study on a card, in words that need no explanation, with
// what matters most: "Early trial (phase 1), no comparison group · 26 people · not
// peer reviewed".
func evidence(a *content.Study) string {
	if a == nil {
		return ""
	}
	kind, limit := designs[a.Design].label, ""
	if s, ok := stages[a.Phase]; ok && a.Trial() {
		if kind = s[0]; designs[a.Design].chance {
			kind = s[1]
		}
		kind += " (phase " + a.Phase + ")"
	}
	switch {
	case !a.People():
		limit = "not in people"
	case alone(a) && a.Design != "case-report":
		limit = "no comparison group"
	}
	return joined(" · ", joined(", ", kind, limit, ended[a.Status]), participants(a), results[a.Results].label)
}

func joined(between string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), between)
}

func kindOf(a *content.Study) string {
	w := designs[a.Design]
	if a.Phase == "" || w.phased == "" {
		return w.one
	}
	return "Phase " + a.Phase + " " + w.phased
}

// participants counts them: "1 person", "12,345 people", "30 animals".
func participants(a *content.Study) string {
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
func alone(a *content.Study) bool {
	return a.Comparator == "" && slices.Contains([]string{"one-arm", "case-series", "case-report"}, a.Design)
}

func comparison(a *content.Study) string {
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
