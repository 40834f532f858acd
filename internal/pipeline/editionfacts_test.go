package pipeline

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
)

var ofRisk = regexp.MustCompile(`(?s)\n:::risk\n.*?\n:::\n`)

// editTwinFacts changes what an original and its translation both say: the study, the numbers of a block, the day of
// a withdrawal; and where the translation leads.
func editTwinFacts(s *state, r *rand.Rand, twin, of string) string {
	if s.files[of] == "" {
		return "nothing"
	}
	n := 1 + r.IntN(9)
	switch r.IntN(7) {
	case 0, 1:
		numbers := func(name, outcome, over string, with int) {
			block := fmt.Sprintf("\n:::risk\noutcome: %s\nwithout: 20 in 1000\nwith: %d in 1000\nover: %d %s\nsource: \"https://www.who.int/risk/\"\n:::\n", outcome, with, 1+n, over)
			s.files[name] = ofRisk.ReplaceAllString(s.files[name], "") + block
		}
		numbers(of, "a stroke", "years", n)
		other := n
		if r.IntN(6) == 0 {
			other++
		}
		numbers(twin, "un ictus", "años", other)
		return fmt.Sprintf("block of both: %s: %d, %d", twin, n, other)
	case 2:
		name := pick(r, of, twin)
		s.files[name] = ofRisk.ReplaceAllString(s.files[name], "")
		return "no block of one: " + name
	case 3:
		s.files[of] = setKey(s.files[of], "study", fmt.Sprintf("{design: observational-cohort, results: peer-reviewed, participants: %d, sponsor: A firm}", n))
		s.files[twin] = setKey(s.files[twin], "study", pick(r, "", "", "{condition: Gripe}", "{condition: Gripe, sponsor: A firm}", "{sponsor: Otra}"))
		return "study of both: " + twin
	case 4:
		s.files[of] = setKey(s.files[of], "withdrawn", pick(r, "", fmt.Sprintf("{date: 2026-11-%d, reason: It was wrong.}", 20+r.IntN(3))))
		s.files[twin] = setKey(s.files[twin], "withdrawn", pick(r, "", fmt.Sprintf("{date: 2026-11-%d, reason: Era falso.}", 20+r.IntN(3))))
		return "withdrawal of both: " + twin
	case 5:
		target := pick(r, "/health/piece-02/", "/health/piece-04/", "/es/nosotros/", "/food/")
		s.files[twin] = setKey(s.files[twin], "related", fmt.Sprintf("[{title: Más %d, url: %s}]", n, target))
		return "related of one: " + twin + ": " + target
	}
	languages := strings.Replace(spanish, "{es: ", pick(r, "{es: ", "{fr: {title: La dose, taxonomies: {conditions: Maladies, places: Lieux}}, es: "), 1)
	s.files["galen.yaml"] = setKey(s.files["galen.yaml"], "languages", languages)
	return "language of nothing: " + languages
}
