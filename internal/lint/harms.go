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
# ..4 had|ran|got|developed|felt|reported|suffered|complained|experienced ..5 <symptom>
<symptom> ..8 in|by|among|for ..2 #
<symptom> ..1 <be> ..2 common|frequent|rare|reported|noted|seen|more|mild
can|could|may bring|cause|lead|trigger ..2 <symptom>
sore arm|arms|jaw|throat|muscles|skin
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

// illnessWords are harms that the illness does, or a life: they are of no treatment, however it is called.
const illnessWords = `
complication|complications|effect|effects|harm|harms|falls of|from|to ..3 <disease>|disease|menopause|pregnancy|smoking|aging|ageing
died|dies|die|death|deaths ..1 of|from ..4 <disease>|disease|causes|cause|illness|virus|it|them|overdose|overdoses
at ..2 high|higher|increased|elevated|raised|greater ..1 risk
adverse|serious|severe ..1 cardiac|cardiovascular|coronary|vascular|heart|birth|pregnancy ..1 event|events|outcome|outcomes
harmful ..2 behavior|behaviour|behaviors|behaviours|habit|habits|drinking|bacteria|substances|rays|radiation
falls in|of
do|does|doing no harm
predict|predicts|predicted|predicting|predictor|predictors|predictive ..4 event|events|outcome|outcomes|complication|complications|death|deaths
`

// observedHarm is words that say what was seen of a harm, how bad or how common it was, or that it is not known.
const observedHarm = `
experienced experience experiencing had have has reported reporting suffer suffered suffers develop developed saw seen showed observed identified noted
occurs occur occurred occurring include includes included including such mild moderate minor serious severe common manageable temporary transient grade low high short
cause causes caused causing carry carries due because led lead leads result results resulted rate rates frequent frequently often rare rarely sometimes most many some several few
none no not nobody never without similar comparable unknown unclear whether equal same increase increased increases higher more fewer less lower than versus compared
was were main chief there risk risks potential known possible safety expected warn warned warns warning could can may might
`

// harms finds stories that say no harm of the treatment: HN321. What the illness does is
// none, nor what other treatments do, nor that there are fewer of them; and a harm is said only where
// it is said what was seen of it.
func (r *reading) harms(at diag.Position) {
	harm := func(p *block, h hit) bool {
		return (h.topic == sideEffect || h.topic == ailment && r.suffered(p, h)) && r.ofTreatment(p, h)
	}
	if r.answered("harms") {
		return
	}
	if r.toldOf(harm) {
		r.playedDown()
		return
	}
	if r.vocabulary == nil { // a short story tells of them in whatever words
		if r.tell(); len(r.lines) < 12 && r.harmCounted() {
			return
		}
	}
	r.reportAt("HN321", at, "say what harms were seen, in how many people, or that none were reported", "the story has no word about harms of the treatment")
}

// playedWords call harms small, and say of none what it was.
const playedWords = `
manageable|acceptable|tolerable|favorable|favourable|benign|well understood ..2 safety|profile|toxicity|toxicities|risks
side effects|events <be> ..2 manageable|acceptable|tolerable
risk|risks|side|safety ..6 <be> acceptable|manageable|tolerable
`

// playedDown finds harms that the story calls acceptable, in a sentence without a number: in how many people, and how bad, is
// what a reader needs to find them so.
func (r *reading) playedDown() {
	if p, h, found := r.first(played); found && !r.spoken(p, h.from) && !p.office && !r.tallied(p, h.from) && r.study.early {
		r.report("HN321", p, h.from, "say which harms were seen, in how many of how many people, and how bad they were", "%q calls harms small, and says of none in how many people", r.said(p, h.from, h.to))
	}
}

// toldOf reports whether two sentences of the story have a harm that is sought, or one that says which it was, or
// in how many, or that nobody had it. What was manageable, or similar, alone says none of that.
func (r *reading) toldOf(sought func(*block, hit) bool) bool {
	sentences := 0
	for i := range r.passages {
		p, last := &r.passages[i], -1
		if p.office {
			continue
		}
		for _, h := range r.found(p) {
			if !sought(p, h) || r.aimed(h) {
				continue
			}
			if r.tallied(p, h.from) || r.sentenceHas(p, h, r.sets.symptom) || r.sentenceHas(p, h, r.sets.nobody) || r.around(p, h, 2, 0, r.sets.greater) {
				return true
			}
			if n := int(r.words[h.from].sentence); n != last && p.role == body {
				sentences, last = sentences+1, n
			}
		}
	}
	return sentences >= 2
}

// aimed reports whether a harm is what the headline says that the treatment is good against: it eases
// the side effects of another.
func (r *reading) aimed(h hit) bool {
	head := &r.passages[0]
	for _, l := range r.found(head) {
		if (l.topic == sideEffect || l.topic == ailment) && r.words[l.to-1].id == r.words[h.to-1].id && r.around(head, l, soughtNear, 0, r.sets.eases) {
			return true
		}
	}
	return false
}

// ofTreatment reports whether a harm is one of the treatment that the story is about.
func (r *reading) ofTreatment(p *block, h hit) bool {
	counted := r.tallied(p, h.from)
	if r.near(p, h, ofIllness, -1) || !counted && !r.sentenceHas(p, h, r.sets.observed) {
		return false
	}
	if counted || r.near(p, h, reported, soughtNear) {
		return true
	}
	return (r.around(p, h, 1, 0, r.sets.greater) || !r.near(p, h, lessened, 3)) && !r.sentenceOf(p, h.from, otherCare) && !r.general(p, h)
}

// general reports whether the sentence of a harm speaks of a kind of treatments (options come with side
// effects) that neither the headline nor the dek names.
func (r *reading) general(p *block, h hit) bool {
	from, to := r.sentence(p, h.from)
	for w := from; w < to; w++ {
		if id := r.words[w].id; r.lexicon.in(id, r.sets.kinds) && !r.is(p, w-1, h.from, r.sets.pointed) && !r.titled(id) {
			return true
		}
	}
	return false
}

// titled reports whether a word stands in the headline or the dek.
func (r *reading) titled(id uint16) bool {
	for i := range r.passages[:2] {
		p := &r.passages[i]
		for w := p.first; w < p.end; w++ {
			if r.words[w].id == id {
				return true
			}
		}
	}
	return false
}

// soughtNear is how many words may stand between a harm and that it was looked for.
const soughtNear = 8

// near reports whether a phrase of a topic begins before a hit ends, and no more than some words
// stand between the two; -1: they share a word.
func (r *reading) near(p *block, h hit, t topic, most int) bool {
	for _, l := range r.found(p) {
		if l.topic == t && r.words[l.from].sentence == r.words[h.from].sentence && l.from < h.to && h.from-l.to <= most {
			return true
		}
	}
	return false
}

// suffered reports whether a harm that an illness does as well is one of those who were treated, or were
// counted.
func (r *reading) suffered(p *block, h hit) bool {
	return !r.sentenceOf(p, h.from, prevalence) && (r.sentenceHas(p, h, r.sets.given) || r.sentenceOf(p, h.from, group))
}

// tallied reports whether the sentence of a word has a number, which is no year, and none of those who
// have an illness.
func (r *reading) tallied(p *block, w int) bool {
	if r.sentenceOf(p, w, prevalence) {
		return false
	}
	from, to := r.sentence(p, w)
	for k := from; k < to; k++ {
		n := &r.words[k]
		if n.kind == percent || n.kind == number && (n.value >= 2 || n.decimals > 0) && !(n.decimals == 0 && n.value >= 1900 && n.value < 2100) {
			return true
		}
	}
	return false
}

// wayOfLife reports whether the headline names exercise or talk, or food and no drug for those whom it
// makes ill: few harms are told of these, and few are missed.
func (r *reading) wayOfLife() bool {
	head := &r.passages[0]
	return r.sentenceWith(head, r.sets.lifestyle) || r.sentenceWith(head, r.sets.eaten) && !r.sentenceWith(head, r.sets.remedy)
}
