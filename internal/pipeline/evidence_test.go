package pipeline

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// editStudy gives an article a study, another one, or none. An article with a
// study says who has an interest in it.
func editStudy(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isArticle))
	value := pick(r, "", "{design: one-arm, phase: 1, participants: 26, results: preprint}", "{design: animal, results: peer-reviewed}",
		fmt.Sprintf("{design: cohort, participants: %d, results: peer reviewed, sponsor: A fund, registry: NCT0000%04d}", 1+r.IntN(9000), r.IntN(10000)))
	text := setKey(s.files[name], "study", value)
	if value != "" {
		text = setKey(text, "disclosures", "[None declared.]")
	}
	s.files[name] = text
	return name + ": study: " + value
}

// editCitation gives an article references, and a text that cites them, now and
// then one that is not there.
func editCitation(s *state, r *rand.Rand) string {
	name := choose(r, s.those(isArticle))
	acknowledged := pick(r, "", "", ", acknowledged: retraction")
	text := setKey(s.files[name], "references", "[{id: b, title: Second, pmid: 123}, {id: a, title: First, doi: 10.1000/xyz"+acknowledged+"}]")
	cited := pick(r, "<https://doi.org/10.1000/xyz>", "[@a]", "[@a; @b]", "[@b], [@a] and [@b]", "[@b]", "[@c]")
	if at := strings.Index(text, "\nCited "); at >= 0 {
		text = text[:at] + strings.SplitN(text[at+1:], "\n", 2)[1]
	}
	s.files[name] = text + "\nCited " + cited + ".\n"
	return name + ": cites " + cited + acknowledged
}

const retractionTable = "data/table.csv"

// editTable changes the table of retractions, or takes it away.
func editTable(s *state, r *rand.Rand) string {
	if r.IntN(4) == 0 {
		delete(s.files, retractionTable)
		s.files["galen.yaml"] = setKey(s.files["galen.yaml"], "retractions", "")
		return "no " + retractionTable
	}
	rows := "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate,RetractionDOI,Reason\n"
	for _, row := range some(r, "10.1000/XYZ,0,Retraction,6/4/2020 0:00,10.1000/notice,+Error;\n", "unavailable,123,Expression of concern,2021-01-02,,\n",
		"10.1000/xyz,0,Correction,1/2/2021 0:00,,\n", "10.1000/xyz,0,Reinstatement,1/2/2022 0:00,,\n", "short\n") {
		rows += row
	}
	s.files[retractionTable] = rows
	if r.IntN(6) > 0 {
		s.files["galen.yaml"] = setKey(s.files["galen.yaml"], "retractions", retractionTable)
	}
	return retractionTable + ": " + strings.ReplaceAll(rows, "\n", " | ")
}
