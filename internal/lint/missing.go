package lint

import (
	"galen/internal/diag"
	"galen/internal/lint/claims"
	"galen/internal/lint/quantity"
)

var (
	// costTold says what something costs, or who bears it.
	costTold = newCue(`(?i)\b(?:pric(?:e[sd]?|ed|ing|ey)|cost(?:s|ed|ing|ly)?|charg(?:es?|ed|ing)|free\b|cheap\w*|expensive|inexpensive|afford\w*|insur\w+|reimburs\w+|copay\w*|covered|covers|subsidi[sz]\w+|s(?:ells?|old) (?:for|at)|retails?|list(?:ed|s)? at|off patent|generics?|dollars?|pounds|euros?|kron\w+|rupees?|yen|pence|cents|pesos?|francs?|bill|fees?|Medicare|Medicaid|budget|worth)\b|[$€£¥₹]`)
	// harmSaid is a word about what may go wrong.
	harmSaid = newCue(`(?i)\b(?:side[- ]effects?|harm\w*|adverse|toxic\w*|tolera\w+|safe\w*|unsafe|danger\w*|complicat\w+|downsides?|drawbacks?|stopped (?:because|taking|early|treatment)|withdrew|gave up|unwell|overdiagnos\w+|needless\w*|unneeded|do not need|did not need|false|wrongly|complain\w+|distress\w*|injur\w+|choked|jammed|hurt|nobody (?:was|came|fell)|none (?:of|was|were)|no (?:one|serious|ill|adverse)|unharmed|died|problems?|discomfort|bother\w*|trouble[sd]?|the only (?:\w+ )?(?:effect|complaint|problem|drawback)|worse|ill effects?|upset)\b`)
	// sideSaidMore are verbs with which harms are told.
	affected = newCue(`(?i)\b(?:bother(?:s|ed)?|troubl(?:es|ed)|complain(?:s|ed)?|hit\b|affect(?:s|ed)?|suffer(?:s|ed)?|reported by|came on|gave up|stopped|withdrew|dropped out|was seen in|were seen in|was noted|were noted|noted in)`)
	nullTold = newCue(`(?i)\b(?:no (?:clear |real |significant |measurable )?(?:difference|effect|benefit|improvement)|did not (?:help|work|differ|improve|reduce|cut)|made no|no better|failed to|no more)\b`)
)

// compared reports whether the story tells of a study in which a treatment was compared, in people.
func (r *reading) treatmentStudied() bool {
	if !r.all.Any(given) || !r.all.Any(claims.Study|claims.Random|claims.Compared|claims.Tested) || r.all.Any(claims.Beasts) || !r.compares() {
		return false
	}
	largest, _ := r.counts()
	return (largest >= 10 || r.all.Any(claims.Random)) && r.all.Any(claims.Betters|claims.Causes)
}

// leftOut finds what the story of a study of a treatment has no word of, where no phrase has told that it is one: harms, HN321,
// what it costs, HN320, how large the benefit is, HN322, and who paid, HN323.
func (r *reading) leftOut() {
	at := diag.Position{File: r.article.File, Line: 1, Column: 1}
	studied, living := r.treatmentStudied(), r.wayOfLife()
	if studied && !living && !r.already("HN321") && !r.answered("harms") && !r.harmAnywhere() {
		r.reportAt("HN321", at, "say what harms were seen, in how many people, or that none were reported", "the story has no word about harms of the treatment")
	}
	if studied && !r.already("HN320") && !r.answered("cost") && !r.says(costTold) && r.count(cost) == 0 {
		r.reportAt("HN320", at, "add a sentence on it, or answer it in the checklist", "the story has no word about: 1 what it costs")
	}
	if studied && !r.already("HN322") && !r.answered("benefits") && !r.sizedOutcome() && !r.says(nullTold) {
		r.reportAt("HN322", at, "say how many were helped, of how many, and how many without the treatment", "the story says that the treatment does something, and gives no number of how much")
	}
	if r.already("HN323") || r.already("HN311") || r.answered("independence") || r.study.sponsor || r.declared() || r.all.Any(claims.Payer) || r.count(funded) > 0 {
		return
	}
	if largest, _ := r.counts(); studied || largest >= 10 && r.all.Any(given) && r.all.Any(claims.Study) && r.compares() {
		r.reportAt("HN323", at, "write who paid for the study, and whether its authors gain from it, or add  study: {sponsor: …}", "a study is reported, and nobody is said to have paid for it or to have an interest in it")
	}
}

// harmAnywhere reports whether a sentence of the story is about harms: by a word for them or, behind the first sentence, by
// one for what a treatment may do.
func (r *reading) harmAnywhere() bool {
	for i := range r.lines {
		if l := &r.lines[i]; l.meets(harmSaid) || !l.lead && l.signs.Has(claims.Harms) && (l.numbers != nil || l.meets(affected)) || l.meets(sideSaid) && !l.lead {
			return true
		}
	}
	return false
}

// sizedOutcome reports whether a sentence that is not about harms says how many were helped, or by how much.
func (r *reading) sizedOutcome() bool {
	for i := range r.lines {
		l := &r.lines[i]
		if l.numbers == nil || l.meets(sideSaid) && !l.lead || l.meets(affected) && !l.lead {
			continue
		}
		measures := 0
		for k := range l.numbers.Quantities {
			switch q := &l.numbers.Quantities[k]; q.Kind {
			case quantity.Share, quantity.Part, quantity.Points, quantity.Factor, quantity.Rate, quantity.Ratio, quantity.Interval:
				return true
			case quantity.Count, quantity.Measure:
				if !yearly(q) && q.About != quantity.Money && !(q.Kind == quantity.Count && q.About == quantity.People && q.Value >= 10) {
					measures++
				}
			}
		}
		if measures >= 2 || measures == 1 && (l.meets(sizedBy)) {
			return true
		}
	}
	return false
}

// sizedBy says that something is larger by a number.
var sizedBy = newCue(`(?i)\b(?:by (?:about |around |nearly |an average of )?\S+ (?:points?|mm|kg|days?|hours?|minutes?|months?|weeks?|years?|\w+)|(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ )?(?:points?|more|fewer|less|longer|shorter|faster|sooner|earlier|lower|higher|better|days?|hours?|minutes?|months?))\b`)
