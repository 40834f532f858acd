package lint

import (
	"slices"
	"strings"

	"galen/internal/content"
	"galen/internal/content/identifier"
	"galen/internal/lint/textseg"
)

// facts is what an article says of the study that it reports, as far as words
// give it away.
type facts struct {
	news      bool
	early     bool // phase 1 or 2, and no later phase
	trial     bool // a trial is what the article is about
	treatment bool // it is about something that is done to people
	animals   bool // the study was made in animals or cells, not in people
	group     int  // the only number of people that it gives, below 1000; 0 when there are several
	groups    []int
	large     bool // it counts thousands, too
	anybody   bool // some number of people is given
	linked    bool // there are references, or a link to a paper or registry
	sponsor   bool
}

// gather works out the facts.
func (r *reading) gather() {
	a, f := r.article, &r.study
	f.news = a.Kind == "news"
	f.linked = len(a.References) > 0
	f.linked = f.linked || r.linksOut()
	f.early = r.count(early) > 0 && r.count(late) == 0
	f.sponsor = r.count(paid) > 0
	f.treatment = r.count(treatment) >= 4 && r.count(benefit) > 0
	beasts, people := r.count(beasts), r.count(people)
	f.animals = beasts >= 2 && beasts > 2*people || people == 0 && r.benched()
	if f.news && !f.animals && r.count(studyNamed) > 0 && r.reportsStudy() { // trials in people that are still to come are no people
		joined := r.count(joining)
		f.animals = beasts >= 2 && beasts > joined || joined == 0 && r.benched()
	}
	f.trial = r.trialReported()
	for i, s := range a.AllStudies() {
		if i == 0 {
			f.early = s.Phase == "1" || s.Phase == "1/2" || s.Phase == "2"
		}
		f.trial = f.trial || s.Trial()
		f.sponsor = f.sponsor || s.Sponsor != ""
		f.animals = f.animals && s.People()
		if s.Participants > 0 && !slices.Contains(f.groups, s.Participants) {
			f.groups, f.anybody = append(f.groups, s.Participants), true
		}
	}
	r.counted()
}

// benched reports whether the work is said to have been done in animals or cells,
// and not some earlier work.
func (r *reading) benched() bool {
	for i := range r.passages {
		p := &r.passages[i]
		for _, h := range r.found(p) {
			done := h.topic == bench || h.topic == beasts && r.sentenceHas(p, h, r.sets.tried)
			if done && !r.around(p, h, 3, 0, r.sets.past) && !r.spoken(p, h.from) {
				return true
			}
		}
	}
	return false
}

// counted gathers the sizes of groups of people.
func (r *reading) counted() {
	f := &r.study
	for i := range r.passages {
		p := &r.passages[i]
		for _, h := range r.found(p) {
			if h.topic != group && h.topic != portion {
				continue
			}
			f.anybody = true
			if h.topic == group && r.words[h.from].kind == number && r.words[h.from].value >= 2100 && r.sentenceHas(p, h, r.sets.made) {
				f.large = true
			}
			if n := r.sized(p, h); n > 0 && r.sentenceHas(p, h, r.sets.made) && !slices.Contains(f.groups, n) {
				f.groups = append(f.groups, n)
			}
		}
	}
	if len(f.groups) == 1 && f.groups[0] < 1000 && !f.large {
		f.group = f.groups[0]
	}
}

// sized is how many people a hit counts as a group, 0 when it does not: it may
// count days, or be a part of a group.
func (r *reading) sized(p *block, h hit) int {
	w := r.words[h.from]
	if w.kind == plain { // n = 26
		w = r.words[h.to-1]
	} else if h.topic == portion { // 25 of 26
		w = r.words[h.to-1]
		if r.is(p, h.from+1, h.from, r.sets.of) {
			return int(w.value)
		}
		return 0
	} else if _, end := r.sentence(p, h.from); r.divided(p, h.from) || !r.ofPersons(p, h.from, end) || r.is(p, h.from+1, h.from, r.sets.many) {
		return 0
	}
	if n := int(w.value); w.decimals == 0 && n >= 5 && n < 1900 {
		return n
	}
	return 0
}

// opening is how many paragraphs tell readers what they are reading.
const opening = 4

// trialReported reports whether a trial is named where the story begins, as what
// it is about, and some people were in it.
func (r *reading) trialReported() bool {
	named, patients := false, false
	for i := range r.passages {
		p := &r.passages[i]
		if p.role == body && p.running >= opening {
			break
		}
		named = named || r.has(p, trialNamed)
		patients = patients || r.has(p, group) || r.has(p, portion)
	}
	return named && patients
}

// registered reports whether a registry number is given anywhere.
func (r *reading) registered() bool {
	if slices.ContainsFunc(r.article.AllStudies(), func(s *content.Study) bool { return s.Registry != "" }) {
		return true
	}
	for _, ref := range r.article.References {
		if ref.NCT != "" || ref.ISRCTN != "" || ref.Registry != "" || identifier.Numbered(ref.Title) || identifier.Numbered(ref.URL) {
			return true
		}
	}
	for i := range r.passages {
		p := &r.passages[i]
		if identifier.Numbered(p.text) || slices.ContainsFunc(p.Links, func(l textseg.Link) bool { return identifier.Numbered(l.Address) }) {
			return true
		}
	}
	return false
}

// linksOut reports whether the text links to a paper or prints a DOI.
func (r *reading) linksOut() bool {
	for i := range r.passages {
		p := &r.passages[i]
		if slices.ContainsFunc(p.Links, func(l textseg.Link) bool { return outside(l.Address) }) {
			return true
		}
		if hasDOI(p.text) || len(p.Notes) > 0 {
			return true
		}
	}
	return false
}

func outside(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}
