package lint

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"galen/internal/content/identifier"
	"galen/internal/diag"
)

// contradictions finds what the box of facts says of a study, and the text says
// otherwise: HN313.
func (r *reading) contradictions() {
	s := r.article.Study
	if s == nil {
		return
	}
	r.otherSize(s.Participants)
	r.otherPhase(s.Phase)
	r.otherNumber(s.Registry)
	if s.Results == "none-yet" {
		if p, h, found := r.first(portion); found {
			r.report("HN313", p, h.from, "correct  results  under study, or the text", "%q is a result, and the study is said to have none yet", r.said(p, h.from, h.to))
		}
	}
	if (s.Results == "peer-reviewed" || s.Results == "registered-report") && r.onlyPreprints() {
		r.reportAt("HN313", s.At, "write  results: preprint  or add the paper in the journal to the references", "the results are said to be peer reviewed, and the only paper among the references is a preprint")
	}
}

// otherSize compares the number of people, where the text gives one only.
func (r *reading) otherSize(n int) {
	if n == 0 || len(r.study.groups) != 2 || !slices.Contains(r.study.groups, n) { // one is the box's own
		return
	}
	written := regexp.MustCompile(`\b` + strconv.Itoa(n) + `\b`)
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
			if size := r.sized(p, h); size > 0 && size != n && r.sentenceHas(p, h, r.sets.made) && !r.sentenceHas(p, h, r.sets.another) {
				r.report("HN313", p, h.from, "correct the number of participants under study, or the text", "%q: the text counts other people than the study's box, which says %d", r.said(p, h.from, h.to), n)
				return
			}
		}
	}
}

var (
	phaseWritten  = regexp.MustCompile(`(?i)\bphase[\s-]+(\d|i{1,3}|iv)(?:\s*(?:/|-|–|and|to)\s*(\d|i{1,3}|iv))?\b`)
	numberWritten = regexp.MustCompile(`\bNCT\d{8}\b`)
	phaseDigits   = map[string]string{"i": "1", "ii": "2", "iii": "3", "iv": "4"}
)

// otherPhase compares the phase, where the text names another and never this one.
func (r *reading) otherPhase(phase string) {
	if phase == "" {
		return
	}
	own := strings.Split(phase, "/")
	r.firstOther(phaseWritten, func(m []string) bool {
		return slices.ContainsFunc(m[1:], func(s string) bool {
			s = strings.ToLower(s)
			if digit := phaseDigits[s]; digit != "" {
				s = digit
			}
			return slices.Contains(own, s)
		})
	}, "correct the phase under study, or the text", "%q: the study's box says phase "+phase)
}

// otherNumber compares the number at ClinicalTrials.gov, likewise.
func (r *reading) otherNumber(number string) {
	if _, ok := identifier.NCT.Parse(number); ok {
		r.firstOther(numberWritten, func(m []string) bool { return m[0] == number }, "correct the number under study, or the text", "%q: the study's box says "+number)
	}
}

// firstOther reports the first match of a form in the text, unless one is the same.
func (r *reading) firstOther(form *regexp.Regexp, same func([]string) bool, hint, message string) {
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
