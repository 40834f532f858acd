package readers

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// someStudies differ in every line that a study may have.
var someStudies = []string{
	"design: one-arm\nresults: none-yet",
	"design: one-arm\nresults: conference-abstract\nphase: 1\nparticipants: 26\nstatus: recruiting\nregistry: NCT05869955\nsponsor: A firm",
	"design: randomised-controlled\nresults: peer-reviewed\nphase: 3\nparticipants: 43548\ncomparator: placebo\nname: \"Trial <b> & \\\"co\\\"\"",
	"design: cluster-randomised\nresults: registered-report\ncomparator: usual care\nsetting: Schools in Kent & Surrey\nendpoint: days off sick, 'all causes'",
	"design: observational-cohort\nresults: preprint\nparticipants: 22000000\ncondition: Asthma\ntreatment: nothing -- they were watched\nstatus: completed",
	"design: case-control\nresults: peer-reviewed\nparticipants: 1298\ncomparator: people without the illness\nregistry: ISRCTN12345674",
	"design: animal\nresults: preprint\nparticipants: 30\ncomparator: no drug",
	"design: laboratory\nresults: not-peer-reviewed\nname: Cells",
	"design: case-report\nresults: peer-reviewed\nparticipants: 1\nregistry: https://register.example/entry?a=1&b=2",
	"design: crossover\nresults: peer-reviewed\nphase: 1/2\nparticipants: 40\ncomparator: placebo\nstatus: terminated\nsetting: Leeds\nsponsor: 'A & B, 5\" &lt; > &c; D'",
	"design: systematic-review\nresults: peer-reviewed\nparticipants: 9000\nendpoint: a stroke within 5 years",
}

// studyBox is what a box about a study says: its first line, which cards have too, and its list.
var studyBox = regexp.MustCompile(`<p class="evidence">[^\n]{1,400}?</p><dl>[^\n]+?</dl>`)

// TestStudyBoxes: what the template of the theme writes of an article's first study is, byte for
// byte, what the program writes of a further one.
func TestStudyBoxes(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	write(t, source, map[string]string{
		"galen.yaml":               "title: Test News\nbaseURL: https://test.example/\ntimezone: Europe/London\n",
		"content/_index.md":        "---\ntitle: Test News\ndescription: News for tests.\n---\n",
		"content/authors/desk.md":  "---\nname: Test desk\nkind: desk\nrole: Tests\n---\nTests things.\n",
		"content/health/_index.md": "---\ntitle: Health\ndescription: About health.\n---\n",
	})
	for i, s := range someStudies {
		write(t, source, map[string]string{fmt.Sprintf("content/health/study-%d.md", i): "---\ntitle: Study\ndescription: About a study.\n" +
			"date: 2026-11-01\nauthors: [desk]\ndisclosures: [None declared.]\nstudy:\n  " + strings.ReplaceAll(s, "\n", "\n  ") + "\n---\nText.\n\n:::study\n" + s + "\n:::\n"})
	}
	out, _ := build(t, source)
	for i, s := range someStudies {
		page, err := os.ReadFile(filepath.Join(out, fmt.Sprintf("health/study-%d/index.html", i)))
		if err != nil {
			t.Fatal(err)
		}
		boxes := studyBox.FindAllString(string(page), -1)
		if len(boxes) != 2 || boxes[0] != boxes[1] || strings.Count(boxes[0], "<dt>") < 2 {
			t.Errorf("%s\nhas the boxes\n%s", s, strings.Join(boxes, "\n"))
		}
	}
}
