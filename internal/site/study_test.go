package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"galen/internal/config"
	"galen/internal/content"
	"galen/internal/testing/tally"
	"galen/internal/words"
)

// english is a site without anything but its words.
func english() *catalog { return &catalog{Structure: &Structure{words: words.For("en")}} }

// TestKind14StudyWords is what readers are told of a study.
func TestKind14StudyWords(t *testing.T) {
	tally.Kind(t, 14)
	s := english()
	for _, c := range []struct {
		study             content.Study
		evidence, summary string
	}{
		// listed
		{content.Study{Phase: "1", Design: "one-arm", Participants: 26, Results: "conference-abstract"},
			"Early trial (phase 1), no comparison group · 26 people · not peer reviewed", "26 people, no comparison group, not yet peer reviewed"},
		{content.Study{Phase: "1/2", Design: "one-arm", Participants: 1, Results: "preprint"},
			"Early trial (phase 1/2), no comparison group · 1 person · preprint, not peer reviewed", "1 person, no comparison group, not yet peer reviewed"},
		{content.Study{Design: "observational-cohort", Participants: 22000000, Results: "peer-reviewed"},
			"People followed over time · 22,000,000 people · peer reviewed", "22,000,000 people, peer reviewed"},
		{content.Study{Phase: "3", Design: "randomised-controlled", Participants: 40, Comparator: "placebo", Results: "peer-reviewed", Status: "terminated"},
			"Late-stage randomised trial (phase 3), stopped early · 40 people · peer reviewed", "40 people, compared with placebo, peer reviewed"},
		{content.Study{Design: "cross-sectional", Participants: 900, Results: "peer-reviewed"}, "Snapshot survey · 900 people · peer reviewed", "900 people, peer reviewed"},
		{content.Study{Design: "case-control", Results: "peer-reviewed"}, "Ill and healthy people compared, looking back · peer reviewed", "peer reviewed"},
		{content.Study{Design: "cluster-randomised", Comparator: "usual care", Results: "none-yet", Status: "withdrawn"}, "Randomised trial of whole groups, never begun · no results yet", "compared with usual care, no results yet"},
		// made up
		{content.Study{Phase: "3", Design: "randomised-controlled", Participants: 43548, Comparator: "placebo", Results: "peer-reviewed"},
			"Late-stage randomised trial (phase 3) · 43,548 people · peer reviewed", "43,548 people, compared with placebo, peer reviewed"},
		{content.Study{Design: "randomised-controlled", Comparator: "usual care", Results: "none-yet"},
			"Randomised trial · no results yet", "compared with usual care, no results yet"},
		{content.Study{Design: "animal", Participants: 30, Results: "peer-reviewed"},
			"Animal study, not in people · 30 animals · peer reviewed", "30 animals, not in people, peer reviewed"},
		{content.Study{Design: "laboratory", Results: "registered-report"},
			"Laboratory study, not in people · peer reviewed", "in the laboratory, not in people, peer reviewed"},
		{content.Study{Design: "one-arm", Results: "none-yet", Status: "terminated"}, "Trial, no comparison group, stopped early · no results yet", "no comparison group, no results yet"},
		{content.Study{Design: "case-report", Participants: 1, Results: "peer-reviewed"}, "Report on one patient · 1 person · peer reviewed", "1 person, no comparison group, peer reviewed"},
		{content.Study{Design: "case-series", Participants: 5, Results: "peer-reviewed"}, "Report on several patients, no comparison group · 5 people · peer reviewed", "5 people, no comparison group, peer reviewed"},
		{content.Study{Design: "modelling", Results: "preprint"}, "Calculation with a model, not in people · preprint, not peer reviewed", "calculated, not observed in people, not yet peer reviewed"},
	} {
		if got := s.evidence(&c.study); got != c.evidence {
			t.Errorf("%v: %q, want %q", c.study, got, c.evidence)
		}
		if got := s.study(&content.Document{}, "", &c.study).Summary; got != c.summary {
			t.Errorf("%v: %q, want %q", c.study, got, c.summary)
		}
	}
	if s.evidence(nil) != "" || s.study(&content.Document{}, "", nil) != nil {
		t.Error("no study has words")
	}
}

// TestCodesHaveWords: there are words for every code that the front matter may say, and
// for no others.
func TestCodesHaveWords(t *testing.T) {
	var trials []string
	for _, d := range content.Designs {
		if (&content.Study{Design: d}).Trial() {
			trials = append(trials, d)
		}
	}
	s := english()
	all := []struct {
		group string
		codes []string
		some  bool // not every code needs words
	}{
		{"study.kind", content.Designs, false}, {"study.kinds", content.Designs, false}, {"study.label", content.Designs, false},
		{"study.shows", content.Designs, false}, {"study.subjects", content.Designs, true}, {"study.phased", trials, false},
		{"study.phase", content.Phases, false}, {"study.early", content.Phases, false}, {"study.early-randomised", content.Phases, false},
		{"study.results", content.ResultStates, false}, {"study.results-short", content.ResultStates, false},
		{"study.results-card", content.ResultStates, false}, {"study.status", content.StudyStates, false},
		{"study.ended", content.StudyStates, true}, {"reference", content.ReferenceKinds, true},
		{"notice", append([]string{"replacement"}, content.Notices...), true}, {"notice.dated", append([]string{"replacement"}, content.Notices...), false},
		{"label", config.LabelNames, false}, {"held", []string{"draft", "scheduled", "embargoed", "expired"}, false},
	}
	for _, a := range all {
		var worded []string
		for _, key := range s.words.Keys() {
			if code, ok := strings.CutPrefix(key, a.group+"."); ok && !strings.Contains(code, ".") {
				worded = append(worded, code)
				if !slices.Contains(a.codes, code) {
					t.Errorf("%s is worded, and there is no such code", key)
				}
			}
		}
		for _, code := range a.codes {
			if !a.some && !slices.Contains(worded, code) {
				t.Errorf("there are no words for %s.%s", a.group, code)
			}
		}
	}
	for _, slug := range studyGroups {
		if s.groupTitle(slug) == "" || s.groupAbout(slug) == "" {
			t.Errorf("the group %s has no words", slug)
		}
	}
}

// TestStudyIndex: there is an index when there is a study that readers may see,
// and a group has pages of its own when the index cannot hold it.
func TestStudyIndex(t *testing.T) {
	const one = "disclosures: [None declared.]\nstudy: {phase: 1, design: one-arm, participants: 26, results: preprint}"
	files := map[string]string{
		"content/trials/draft.md": piecePage("2026-11-01", one, "draft: true"),
		"content/trials/plain.md": piecePage("2026-11-01"),
	}
	s, _ := assembled(t, files, Live)
	if s.Value("page:/studies/") != nil || strings.Contains(fmt.Sprint(s.Value("indexes")), "studies") {
		t.Error("a draft's study has an index")
	}
	for i := range studiesShown + 1 {
		files[fmt.Sprintf("content/trials/s%02d.md", i)] = piecePage(fmt.Sprintf("2026-10-%02d", i+1), one)
	}
	files["content/trials/cohort.md"] = piecePage("2026-11-01", "disclosures: [None declared.]\nstudy: {design: cohort, results: peer reviewed}")
	s, problems := assembled(t, files, Live)
	if problems.Failed() {
		t.Fatal(problems)
	}
	var got []string
	for _, g := range s.Value("studies").([]StudyGroup) {
		got = append(got, fmt.Sprint(g.Title, " ", g.Count, " ", len(g.Cards), " ", g.URL, " ", g.Cards[0].URL, " ", g.Cards[0].Evidence))
	}
	want := "Phase 1 trials 21 20 /studies/phase-1/ /trials/s20/ Early trial (phase 1), no comparison group · 26 people · preprint, not peer reviewed\n" +
		"Cohort studies 1 1  /trials/cohort/ People followed over time · peer reviewed"
	if strings.Join(got, "\n") != want {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	for path, there := range map[string]bool{"/studies/": true, "/studies/phase-1/": true, "/studies/phase-1/page/1/": true, "/studies/observational-cohort/": false} {
		if _, ok := s.Value("page:" + path).(Page); ok != there {
			t.Errorf("%s is there: %v", path, ok)
		}
	}
	if all := fmt.Sprint(s.Value("indexes")); !strings.Contains(all, "{All studies /studies/}") {
		t.Errorf("the index is not in %s", all)
	}
	files["content/studies.md"] = "---\ntitle: Our own studies\n---\n"
	_, problems = assembled(t, files, Live)
	if len(problems) != 1 || problems[0].Code != "url-taken" || problems[0].File != "content/studies.md" {
		t.Errorf("a page of its own at the address of the index: %v", problems)
	}
	delete(files, "content/studies.md")
	files["content/studies/_index.md"] = "---\ntitle: Our own studies\ndescription: All of them.\n---\n"
	s, problems = assembled(t, files, Live)
	if p := s.Value("page:/studies/").(Page); problems.Failed() || p.Title != "Our own studies" || strings.Contains(fmt.Sprint(s.Value("indexes")), "studies") {
		t.Errorf("the site's own category gives way: %v, %v", p, problems)
	}
}
