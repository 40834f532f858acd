package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galen/internal/content"
	"galen/internal/words"
)

// Study is the study that an article reports, in words that readers understand.
// Codes are those of the front matter.
type Study struct {
	Spoken       // of Condition, Treatment, Comparator, Endpoint, Sponsor and Setting, unless others says another
	Name         string
	Condition    string
	Treatment    string
	Kind         string        // "Phase 1 trial", "Cohort study"
	Trial        bool          // somebody decided who got what
	Summary      string        // "26 people, no comparison group, not yet peer reviewed"
	SummaryHTML  template.HTML // the same with the language of its words; "" where all of them are the page's
	Phase        string        // code: "1/2"
	PhaseText    string        // what trials of this phase ask
	Design       string        // code: "one-arm"
	DesignText   string        // what such a study can show
	Participants string        // "26 people"
	Comparator   string        // "Placebo", "Nobody"
	Endpoint     string
	Results      string // code: "preprint"
	ResultsText  string
	Status       string // code: "recruiting"
	StatusText   string
	Sponsor      string
	Setting      string
	others       map[string]Spoken // of single ones, by their keys
	Registry     Link              // the number, and where its entry can be read
}

// study words a study, of which a document tells in the language of its text; nil for none.
func (s *Structure) study(d *content.Document, tag string, a *content.Study) *Study {
	if a == nil {
		return nil
	}
	w := s.words
	v := &Study{
		Name: s.typesetIn(tag, a.Name), Spoken: s.spoken(tag), others: map[string]Spoken{},
		Kind: s.kindOf(a), Trial: a.Trial(), Participants: s.participants(a),
		Phase: a.Phase, PhaseText: w.Find("study.phase." + a.Phase), Design: a.Design, DesignText: w.Find("study.shows." + a.Design),
		Results: a.Results, ResultsText: w.Find("study.results." + a.Results), Status: a.Status, StatusText: w.Find("study.status." + a.Status),
		Registry: Link{a.Registry, a.RegistryURL},
	}
	set := func(key, text string) string {
		if !slices.Contains(a.Original, key) {
			return s.typesetIn(tag, text)
		}
		of := s.languageOf(d, true)
		v.others[key] = s.spoken(of)
		return s.typesetIn(of, text)
	}
	v.Condition, v.Treatment, v.Endpoint = set("condition", a.Condition), set("treatment", a.Treatment), set("endpoint", a.Endpoint)
	v.Sponsor, v.Setting, v.Comparator = set("sponsor", a.Sponsor), set("setting", a.Setting), set("comparator", upperFirst(a.Comparator))
	if v.Registry.Title == v.Registry.URL && v.Registry.URL != "" {
		v.Registry.Title = hostOf(v.Registry.URL)
	}
	if alone(a) {
		v.Comparator, v.others["comparator"] = w.Say("study.nobody"), Spoken{}
	}
	summary := func(comparator string) string {
		return joined(w.Say("join.comma"), v.Participants, s.comparison(a, comparator), w.Find("study.subjects."+a.Design), w.Find("study.results-short."+a.Results))
	}
	v.Summary = summary(a.Comparator)
	if in := v.spokenIn("comparator"); in != (Spoken{}) && a.Comparator != "" {
		const here = "\ufffc"
		v.SummaryHTML = template.HTML(strings.Replace(escapeText(summary(here)), here, in.span(escapeText(a.Comparator)), 1))
	}
	return v
}

// spokenIn is the language of the words of a key.
func (v *Study) spokenIn(key string) Spoken {
	if in, other := v.others[key]; other {
		return in
	}
	return v.Spoken
}

// evidence is the label of a study on a card, in words that need no explanation, with
// what matters most: "Early trial (phase 1), no comparison group · 26 people · not
// peer reviewed".
func (s *Structure) evidence(a *content.Study) string {
	if a == nil {
		return ""
	}
	w := s.words
	kind, limit := w.Find("study.label."+a.Design), ""
	if stage := w.Find("study.early." + a.Phase); stage != "" && a.Trial() {
		if byChance(a) {
			stage = w.Find("study.early-randomised." + a.Phase)
		}
		kind = w.Say("study.stage", words.Text("stage", stage), words.Text("phase", a.Phase))
	}
	switch {
	case !a.People():
		limit = w.Say("study.not-in-people")
	case alone(a) && a.Design != "case-report":
		limit = w.Say("study.alone")
	}
	return joined(w.Say("join.dot"),
		joined(w.Say("join.comma"), kind, limit, w.Find("study.ended."+a.Status)), s.participants(a), w.Find("study.results-card."+a.Results))
}

// joined is the parts that are not empty.
func joined(between string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), between)
}

func (s *Structure) kindOf(a *content.Study) string {
	phased := ""
	if a.Phase != "" {
		phased = s.words.Find("study.phased."+a.Design, words.Text("phase", a.Phase))
	}
	return cmp.Or(phased, s.words.Find("study.kind."+a.Design))
}

// participants counts them: "1 person", "12,345 people", "30 animals".
func (s *Structure) participants(a *content.Study) string {
	n := words.Number("n", a.Participants)
	switch {
	case a.Participants == 0:
		return ""
	case a.Design == "animal":
		return s.words.Say("study.animals", n)
	}
	return s.words.Say("study.people", n)
}

// byChance reports whether chance decided who got what.
func byChance(a *content.Study) bool {
	return a.Design == "randomised-controlled" || a.Design == "cluster-randomised"
}

// alone reports whether the people of a study are compared with nobody.
func alone(a *content.Study) bool {
	return a.Comparator == "" && slices.Contains([]string{"one-arm", "case-series", "case-report"}, a.Design)
}

func (s *Structure) comparison(a *content.Study, comparator string) string {
	switch {
	case alone(a):
		return s.words.Say("study.alone")
	case a.Comparator != "":
		return s.words.Say("study.compared", words.Text("comparator", comparator))
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
