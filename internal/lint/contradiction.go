package lint

import (
	"slices"
	"strconv"
	"strings"

	"galen/internal/content"
	"galen/internal/content/identifier"
	"galen/internal/diag"
)

// contradictions finds what the boxes of facts say of studies, and the text says
// otherwise: HN313.
func (r *reading) contradictions() {
	all := r.article.AllStudies()
	if len(all) == 0 {
		return
	}
	r.otherSize(all)
	r.otherPhase(all)
	r.otherNumber(all)
	if !slices.ContainsFunc(all, func(s *content.Study) bool { return s.Results != "none-yet" }) {
		if p, h, found := r.first(portion); found {
			r.report("HN313", p, h.from, "correct  results  under study, or the text", "%q is a result, and the study is said to have none yet", r.said(p, h.from, h.to))
		}
	}
	for _, s := range all {
		if !reviewed(s) || !r.onlyPreprints() {
			continue
		}
		r.reportAt("HN313", s.At, "write  results: preprint  or add the paper in the journal to the references", "the results are said to be peer reviewed, and the only paper among the references is a preprint")
	}
}

// otherSize compares the number of people, where the text gives one only.
func (r *reading) otherSize(all []*content.Study) {
	own := stated(all, func(s *content.Study) int { return s.Participants })
	if len(own) == 0 || len(r.study.groups) != 1+len(own) { // which are the boxes' own
		return
	}
	n := own[0]
	var sizes []string
	for _, n := range own {
		sizes = append(sizes, strconv.Itoa(n))
	}
	written := newForm(`\b(?:` + strings.Join(sizes, "|") + `)\b`)
	for i := range r.passages {
		if written.MatchString(strings.ReplaceAll(r.passages[i].text, ",", "")) {
			return
		}
	}
	for i := range r.passages {
		p := &r.passages[i]
		for _, h := range r.found(p) {
			if h.topic != group && h.topic != portion {
				continue
			}
			if size := r.sized(p, h); size > 0 && !slices.Contains(own, size) && r.sentenceHas(p, h, r.sets.made) && !r.sentenceHas(p, h, r.sets.another) {
				r.report("HN313", p, h.from, "correct the number of participants under study, or the text", "%q: the text counts other people than the study's box, which says %d", r.said(p, h.from, h.to), n)
				return
			}
		}
	}
}

var (
	phaseWritten  = newForm(`(?i)\bphase[\s-]+(\d|i{1,3}|iv)(?:\s*(?:/|-|–|and|to)\s*(\d|i{1,3}|iv))?\b`)
	numberWritten = newForm(`\bNCT\d{8}\b`)
	phaseDigits   = map[string]string{"i": "1", "ii": "2", "iii": "3", "iv": "4"}
)

// stated are the facts that boxes give, each once.
func stated[T comparable](all []*content.Study, fact func(*content.Study) T) (facts []T) {
	var none T
	for _, s := range all {
		if f := fact(s); f != none && !slices.Contains(facts, f) {
			facts = append(facts, f)
		}
	}
	return facts
}

// otherPhase compares the phase, where the text names another and never this one.
func (r *reading) otherPhase(all []*content.Study) {
	phases := stated(all, func(s *content.Study) string { return s.Phase })
	if len(phases) == 0 {
		return
	}
	own := strings.Split(strings.Join(phases, "/"), "/")
	r.firstOther(r.form(phaseWritten), func(m []string) bool {
		return slices.ContainsFunc(m[1:], func(s string) bool {
			s = strings.ToLower(s)
			if digit := phaseDigits[s]; digit != "" {
				s = digit
			}
			return slices.Contains(own, s)
		})
	}, "correct the phase under study, or the text", "%q: the study's box says phase "+phases[0])
}

// otherNumber compares the number at ClinicalTrials.gov, likewise.
func (r *reading) otherNumber(all []*content.Study) {
	numbers := slices.DeleteFunc(stated(all, func(s *content.Study) string { return s.Registry }), func(number string) bool {
		_, ok := identifier.NCT.Parse(number)
		return !ok
	})
	if len(numbers) > 0 {
		r.firstOther(numberWritten, func(m []string) bool { return slices.Contains(numbers, m[0]) }, "correct the number under study, or the text",
			"%q: the study's box says "+numbers[0])
	}
}

// firstOther reports the first match of a form in the text, unless one is the same.
func (r *reading) firstOther(form *form, same func([]string) bool, hint, message string) {
	var at *block
	offset, said := 0, ""
	for i := range r.passages {
		p := &r.passages[i]
		for _, place := range form.FindAllStringSubmatchIndex(p.text, -1) {
			m := form.FindStringSubmatch(p.text[place[0]:])
			if same(m) {
				return
			}
			if at == nil {
				at, offset, said = p, place[0], m[0]
			}
		}
	}
	if at == nil {
		return
	}
	for w := at.first; w < at.end; w++ {
		if int(r.words[w].to) > offset {
			r.report("HN313", at, w, hint, message, said)
			return
		}
	}
}

// preprintDOIs are the prefixes of preprint servers: bioRxiv and medRxiv, arXiv,
// Research Square, SSRN, PsyArXiv, Preprints.org, ChemRxiv, Authorea.
var preprintDOIs = []string{"10.1101/", "10.64898/", "10.48550/", "10.21203/rs.", "10.2139/ssrn.", "10.31234/", "10.20944/preprints", "10.26434/", "10.22541/"}

// onlyPreprints reports whether the references hold a preprint and no other paper.
func (r *reading) onlyPreprints() bool {
	preprints := 0
	for _, ref := range r.article.References {
		preprint := ref.Kind == "preprint" || slices.ContainsFunc(preprintDOIs, func(p string) bool { return strings.HasPrefix(strings.ToLower(ref.DOI), p) })
		if preprint {
			preprints++
		} else if ref.DOI != "" || ref.PMID != "" || ref.PMCID != "" || ref.Kind == "paper" || ref.URL != "" {
			return false
		}
	}
	return preprints > 0
}

// claimed finds criteria that the checklist says the story meets, without saying
// where, though it has no word on them: HN314.
func (r *reading) claimed(at diag.Position) {
	words := map[string]topic{"cost": cost, "harms": harm, "benefits": benefit, "alternatives": otherChoice, "availability": available, "independence": independent}
	var missing []string
	for _, c := range r.article.Checklist {
		if t, judged := words[c.Name]; judged && c.Answer == "met" && c.Note == "" && r.count(t) == 0 {
			missing = append(missing, c.Name)
		}
	}
	if len(missing) > 0 {
		r.reportAt("HN314", at, "write  "+missing[0]+": missing,  or where it is met:  "+missing[0]+": {met: in the box}", "the checklist says that the story meets %s, and it has no word about that", strings.Join(missing, ", "))
	}
}
