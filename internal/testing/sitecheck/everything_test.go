package sitecheck_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// What shows as many of the words of a language as a site can, beside the newsroom and more.

// designs, states and phases are those of studies.
var (
	designs = []string{"randomised-controlled", "cluster-randomised", "non-randomised-controlled", "one-arm", "crossover", "observational-cohort", "case-control",
		"cross-sectional", "case-series", "case-report", "systematic-review", "modelling", "animal", "laboratory"}
	results  = []string{"none-yet", "not-peer-reviewed", "conference-abstract", "preprint", "peer-reviewed", "registered-report"}
	statuses = []string{"not-yet-recruiting", "recruiting", "enrolling-by-invitation", "active-not-recruiting", "completed", "suspended", "terminated", "withdrawn"}
	phases   = []string{"1", "1/2", "2", "2/3", "3", "4"}
)

// document is an article with some lines of front matter.
func document(slug, date, lines, body string) (name string, text []byte) {
	return "content/health/" + slug + ".md", fmt.Appendf(nil, "---\ntitle: %s\ndescription: About %s.\ndate: %s\nauthors: [desk]\ndisclosures: [Dx]\n%s---\n\n%s\n", slug, slug, date, lines, body)
}

// everything adds to a newsroom what its articles do not show: studies of each kind, notices of
// journals, films elsewhere, shows, lists of several pages, what is overdue.
func (s source) everything(t testing.TB) {
	s.live(t)
	add := func(slug, lines, body string) {
		name, text := document(slug, "2026-11-03", lines, body)
		s[name] = text
	}
	study := func(slug, design, more string) {
		if strings.Contains(design, "controlled") || strings.HasSuffix(design, "randomised") || design == "crossover" || design == "case-control" {
			more += ", comparator: px"
		}
		add(slug, "study: {design: "+design+more+"}\n", "Dz.")
	}
	for i, d := range designs {
		study("d-"+d, d, ", participants: 12, results: "+results[i%len(results)])
		for j, p := range phases {
			if i < 5 {
				study(fmt.Sprintf("p-%d-%d", i, j), d, ", participants: 20, results: peer-reviewed, phase: "+p)
			}
		}
	}
	for _, status := range statuses {
		study("s-"+status, "one-arm", ", results: none-yet, status: "+status)
	}
	s.cited()
	add("asked", "reviewed: {by: silent, on: 2026-11-03}\nai: {used: false}\nreferences: [{id: one, title: Tx, pmid: 2861880}]\nstudy: {design: case-report, participants: 1, results: preprint}\n"+
		"checklist: {cost: met, benefits: missing, harms: met, evidence: met, proportion: met, independence: met, alternatives: missing, availability: met, novelty: {not_applicable: Nx}, reporting: met}\n",
		"Az [@one].\n\n:::study\nname: Second\ndesign: case-series\nparticipants: 3\nresults: preprint\n:::")
	add("typed", "ai: {used: true, how: Hx, reviewed_by: nobody}\n", "Tz.")
	name, text := document("due", "2023-01-02", "kind: guide\nreviewed: {by: silent, on: 2023-01-02}\nreview_every: 1y\n", "Uz.")
	s[name] = text
	name, text = document("old", "2024-01-02", "", "Older.")
	s[name], s["content/health/old.comments.yaml"] = text, []byte("- {name: A, date: 2024-01-03T13:00, id: a, text: Bz}\n")
	s["content/health/film.jpg"] = photo(t, 64, 36)
	add("elsewhere", "", "::embed{url=\"https://www.youtube.com/watch?v=aqz-KE-bpKQ\" title=\"Fx\" poster=\"film.jpg\"}\n\n::embed{url=\"https://posts.example/p/a1\" title=\"Px\" poster=\"film.jpg\"}\n")
	s["content/trials/_index.md"] = append([]byte("---\norder: title\n"), bytes.TrimPrefix(s["content/trials/_index.md"], []byte("---\n"))...)
	for i := range 18 {
		s[fmt.Sprintf("content/trials/t-%d.md", i)] = fmt.Appendf(nil, "---\ntitle: T%d\ndescription: About it.\ndate: 2026-10-02\nauthors: [desk]\n---\n\nT.\n", i)
	}
	s["content/health/begun.md"] = []byte("---\ntitle: B\ndescription: Of B.\ndate: 2026-11-22T08:00\nkind: live\nauthors: [desk]\n---\n\nBz.\n")
	s.numbers(add)
}

// everyConfig are the lines of galen.yaml that it wants.
const everyConfig = `search: true
tellUnreviewed: true
retractions: data/retractions.csv
fields: {open: yes/no}
feeds: {formats: [rss, atom, json]}
check: {levels: {HN102: off}}
embeds: [{name: Posts, address: "https://posts.example/p/{id}", frame: "https://posts.example/embed/{id}", kind: post}]
`

// bare is a site that has next to nothing.
func bare() source {
	name, text := document("only", "2026-11-03", "", "Z.")
	draft, held := document("draft", "2026-11-03", "draft: true\n", "Y.")
	return source{
		name: text, draft: held, "galen.yaml": []byte("title: B\nbaseURL: https://news.example/\ntimezone: Europe/Berlin\nlanguage: en-GB\ntaxonomies: {conditions: {title: Cx}}\n"),
		"content/authors/desk.md": []byte("---\nname: D\nkind: desk\nrole: R\n---\n"), "content/health/_index.md": []byte("---\ntitle: H\ndescription: Of H.\n---\n"),
		"content/trials/_index.md": []byte("---\ntitle: T\ndescription: Of T.\n---\n"), "content/corrections.md": []byte("---\ntitle: C\nlayout: corrections\n---\n"),
	}
}

// cited adds references of each kind, and papers of which a journal has said something.
func (s source) cited() {
	var lines, marks strings.Builder
	for i, kind := range []string{"paper", "preprint", "abstract", "register", "guideline", "report", "dataset", "book", "release", "page"} {
		fmt.Fprintf(&lines, "  - {id: k%d, title: K%d, doi: 10.2000/k%d, kind: %s}\n", i, i, i, kind)
		fmt.Fprintf(&marks, "[@k%d] ", i)
	}
	table := "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate,RetractionDOI,Reason\n10.1056/NEJMoa2034577,0,Correction,6/4/2020 0:00,,\n"
	for i, nature := range []string{"Retraction", "Expression of concern", "Correction", "Retraction"} {
		for j, date := range []string{"6/4/2020 0:00", ""} {
			reason, notice := "", fmt.Sprintf("10.1000/n%d%d", i, j)
			if i == 3 {
				reason = "+Retract and Replace;"
			}
			table += fmt.Sprintf("10.1000/p%d%d,0,%s,%s,%s,%s\n", i, j, nature, date, notice, reason)
			fmt.Fprintf(&lines, "  - {id: p%d%d, title: P%d%d, doi: 10.1000/p%d%d, acknowledged: %s}\n", i, j, i, j, i, j, []string{"retraction", "concern", "correction", "retraction"}[i])
			fmt.Fprintf(&marks, "[@p%d%d] ", i, j)
		}
	}
	name, text := document("cited", "2026-11-03", "references:\n"+lines.String(), "Said "+strings.TrimSpace(marks.String())+".")
	s[name], s["data/retractions.csv"] = text, []byte(table)
}

// numbers adds risks and charts of all kinds.
func (s source) numbers(add func(slug, lines, body string)) {
	long := "Day,Cases\n"
	for i := range 900 {
		long += fmt.Sprintf("%d,%d\n", i, i*37%101)
	}
	s["data/long.csv"] = []byte(long)
	s["data/ratio.csv"] = []byte("Region,Ratio,Low,High\nNorth,0.8,0.6,1.1\nSouth,1.3,1.1,1.6\n")
	risk := func(lines string) string { return "\n:::risk\noutcome: a stroke\nover: 5 years\n" + lines + "\n:::\n" }
	add("numbers", "kind: explainer\nreferences: [{id: one, title: Tx, pmid: 2861880}]\n", "Nx [@one].\n"+
		risk("without: 20 in 1000\nwith: 15 in 1000\nwith-interval: 9 to 26\nsource: one\nharms:\n  - {outcome: a rash, without: 1 in 1000, with: 2 in 1000, with-interval: 0.5 to 4}\n  - {outcome: a fall, without: 9 in 1000, with: 3 in 1000}")+
		"\n:::chart\nkind: line\nfile: long.csv\nx: Day\ny: Cases\ntitle: Ly\ndescription: Lz.\n:::\n\n:::chart\nkind: dot\nfile: ratio.csv\ny: Ratio\nlow: Low\nhigh: High\nno-effect: 1\ntitle: Ry\ndescription: Rz.\n:::\n")
	add("more", "kind: explainer\nreferences: [{id: one, title: Tx, pmid: 2861880}]\n", "Mx [@one].\n"+risk("without: 10 in 1000\nwith: 35 in 1000\nsource: one"))
	add("each", "kind: explainer\nreferences: [{id: one, title: Tx, pmid: 2861880}]\n", "Ex [@one].\n"+risk("without: 0 in 100\nwith: 100 in 100\nsource: one"))
}
