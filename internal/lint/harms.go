package lint

import (
	"galen/internal/diag"
)

// sideEffectWords are harms that a treatment can do, and that an illness seldom does.
const sideEffectWords = `
side effect|effects
adverse ..2 event|events|effect|effects|reaction|reactions|outcome|outcomes
toxicity|toxicities
allergic reaction|reactions
false positive|positives|alarm|alarms
overdiagnosis|overtreatment|overdiagnosed
risk|risks of ..2 bleeding
major|serious|severe bleeding
stopped|withdrew|discontinued|quit ..4 because
safety ..1 was|were|is|has|have ..2 studied|tested|measured|assessed|established|unknown|unclear
known|possible|potential|serious|the risks of ..2 <drug>
could|can|may ..1 hurt
`

// ailmentWords are harms that an illness does as well: they count in a sentence about the treatment.
const ailmentWords = `
complication|complications|harm|harms|harmful|downside|downsides
nausea|vomiting|rashes|diarrhea|diarrhoea|overdose|overdoses|myocarditis
rash !decision|decisions|promise|promises
higher|increased|raised ..1 risk
risk|risks of ..2 infection|clots|stroke|death|falls
more|higher ..1 bleeding|infections
died|falls
`

// lessenedWords take harms away, as a promise does.
const lessenedWords = `
without|minimal|fewer|less|lower|lowers|lowered|lowering|reduce|reduces|reduced|reducing|reduction|avoid|avoids|avoiding|avoided|limit|limits|limited|limiting
decrease|decreases|decreased|decreasing|mitigate|mitigates|mitigating|spare|spares|sparing|eliminate|eliminates|eliminating|minimize|minimise|minimizes|minimises|minimizing|minimising
free|prevent|prevents|preventing|prevented|few|alleviate|alleviates|treat|treats|caused|smoking|other|obvious
and|of its
disease|diabetes|diabetic|pregnancy|eye|flu|influenza|illness|lifelong|health|cardiovascular|medical|further|associated|infection
`

// reportedWords say that harms were looked for, and what was seen.
const reportedWords = `
had|reported|experienced no
no ..4 was|were
there was|were no
no|none|nobody ..1 of? ..1 <people>|one|serious
none
not cause|see|report|find|found|caused|seen|reported
did not
lack of
`

// otherCareWords name treatments that the story is not about.
const otherCareWords = `
current|existing|conventional|traditional|other|standard|available|many|these|most|oral|previous ..2 treatment|treatments|therapy|therapies|drug|drugs|medication|medications|medicine|medicines|approach|approaches|options|surgery|surgeries|methods|chemotherapy|steroids
chemotherapy|alternatives|antidepressants|opioid|opioids|steroid|steroids|statin|statins|radiation
`

// harms finds stories that say no harm of the treatment: HN321. What the illness does is
// none, nor what other treatments do, nor that there are fewer of them.
func (r *reading) harms(at diag.Position) {
	harm := func(p *block, h hit) bool {
		return (h.topic == sideEffect || h.topic == ailment && r.suffered(p, h)) && r.ofTreatment(p, h)
	}
	if r.answered("harms") || r.tells(harm) {
		return
	}
	r.reportAt("HN321", at, "say what harms were seen, in how many people, or that none were reported", "the story has no word about harms of the treatment")
}

// ofTreatment reports whether a harm is one of the treatment that the story is about.
func (r *reading) ofTreatment(p *block, h hit) bool {
	if r.sentenceOf(p, h.from, reported) || r.tallied(p, h.from) {
		return true
	}
	for _, l := range r.found(p) {
		if l.topic == lessened && r.words[l.from].sentence == r.words[h.from].sentence && l.from < h.to && h.from-l.to <= 3 {
			return false
		}
	}
	return !r.sentenceOf(p, h.from, otherCare)
}

// suffered reports whether a harm that an illness does as well is one of those who were treated, or were
// counted.
func (r *reading) suffered(p *block, h hit) bool {
	return r.sentenceHas(p, h, r.sets.given) || r.sentenceOf(p, h.from, group)
}

// tallied reports whether the sentence of a word has a number.
func (r *reading) tallied(p *block, w int) bool {
	from, to := r.sentence(p, w)
	for k := from; k < to; k++ {
		if n := &r.words[k]; n.kind == percent || n.kind == number && (n.value >= 2 || n.decimals > 0) {
			return true
		}
	}
	return false
}

// wayOfLife reports whether the headline names food, exercise or talk, of which few harms are told
// and few are missed.
func (r *reading) wayOfLife() bool {
	return r.sentenceWith(&r.passages[0], r.sets.lifestyle)
}
