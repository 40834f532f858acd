package lint

import (
	"maps"
	"slices"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint/textseg"
)

// Answer is how an article stands with one of the ten criteria.
type Answer struct {
	Criterion string // one of content.Criteria
	Says      string // "yes", "no", "not applicable" or "not judged"
	By        string // the rules that say so, or "checklist"; "" where nobody does
}

// raised is a rule that finds a criterion unmet, by messages that hold a text.
type raised struct{ Code, Message string }

// raisedBy are the rules that find a criterion unmet, with what their message holds where one
// speaks of several.
var raisedBy = map[string][]raised{
	"cost":         {{"HN320", "what it costs"}},
	"benefits":     {{"HN322", ""}},
	"harms":        {{"HN321", ""}},
	"evidence":     {{"HN324", ""}},
	"independence": {{"HN311", ""}, {"HN323", ""}, {"HN320", "somebody who is not part of it"}},
}

// Unmet names the rules among findings that find a criterion unmet.
func Unmet(list diag.List, criterion string) (codes []string) {
	for _, by := range raisedBy[criterion] {
		if slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == by.Code && strings.Contains(d.Message, by.Message) }) {
			codes = append(codes, by.Code)
		}
	}
	return codes
}

// Criteria asks the ten questions of an article, in the order of content.Criteria. What its checklist
// answers stands. Of the rest the rules judge five, in news about a study of a treatment or a test;
// a yes is that they found what readers need to be told of, not that it is told well.
func (c *Checker) Criteria(a *content.Article, text *textseg.Text) []Answer {
	answers := make([]Answer, len(content.Criteria))
	var found diag.List
	var judged map[string]bool
	if !a.Broken && a.Withdrawn == nil {
		r := c.read(a, text)
		r.gather()
		judged = r.asked()
		maps.DeleteFunc(judged, func(name string, _ bool) bool {
			return slices.ContainsFunc(raisedBy[name], func(by raised) bool { return !r.knows(by.Code) })
		})
		found = r.judged(judgements)
	}
	for i, name := range content.Criteria {
		answers[i] = Answer{Criterion: name, Says: "not judged"}
		if judged[name] {
			answers[i].Says = "yes"
			if codes := Unmet(found, name); len(codes) > 0 {
				answers[i].Says, answers[i].By = "no", strings.Join(codes, ", ")
			}
		}
		for _, answered := range a.Checklist {
			if answered.Name == name {
				answers[i].Says, answers[i].By = map[string]string{"met": "yes", "missing": "no"}[answered.Answer], "checklist"
				if answers[i].Says == "" {
					answers[i].Says = answered.Answer
				}
			}
		}
	}
	return answers
}
