package lint

import (
	"galen/internal/lint/textseg"
)

// releasedWords are what companies say of results that nobody has seen.
const releasedWords = `
topline|headline ..1 results|data|readout|figures
top line ..1 results|data|readout|figures
met|meets|hit|hits|reached|achieved|achieves|meeting|hitting ..3 primary|main|key|secondary ..3 endpoint|endpoints|goal|goals|target|objective|aim
will|to be submitted ..1 to|for ..3 journal|publication|peer|publish
plans|plan|intends|expects|aims|hopes to ..2 submit|publish ..6 results|data|findings|study|trial|them|it|paper|journal
will|to be published
<maker> said|announced|reported|says|revealed|disclosed|told|announces ..9 trial|study|results|data
trial|study|results|data ..10 <maker> said|announced|reported|says|revealed|disclosed
told|telling|informed|revealed|disclosed|announced ..1 to? ..1 investors|shareholders|analysts|exchange
drug|device|vaccine maker|makers ..1 said|has|announced|reported|says|revealed|disclosed|told|announces ..9 trial|study|results|data|patients
full results|data ..4 presented|published|later|follow|coming|next
`

const outsideWords = `
published in|by|online|today|on|this|last
in ..3 journal
journal of
lancet|jama|bmj|nejm|preprint|medrxiv
not ..3 been ..3 published|reviewed|checked|seen
unpublished
nobody ..4 seen|checked|reviewed|judge
`

const surrogateWords = `
prevents|prevent|preventing|prevented|stops|stopping|wards|saves|averts|cut|cuts|cutting|reduced|reduces|lowered|lowers ..3 <outcome>|lives|<disease> by|through ..1 lowering|reducing|cutting|raising|bringing|improving|driving|keeping ..4 cholesterol|pressure|sugar|glucose|weight|viral|plaque|markers|triglycerides|inflammation|density|fat|levels|hormone
lowers|lowered|lowering|cuts|reduces|reduced|raises|clears|cleared|removes|improves|shrinks ..4 cholesterol|pressure|sugar|glucose|plaque|markers|triglycerides|inflammation|density|amyloid ..6 so|and|thus|therefore|thereby|meaning ..3 prevents|prevent|saves|protects|fewer|averts|cuts|slows|slowing|preventing|saving|staving
`

// avertedWords say that fewer will fall ill, and unmeasuredWords that nobody counted them.
const avertedWords = `
<outcome> will|would|could ..2 avoided|prevented|averted|spared
will|would|could ..1 prevent|avert|spare|save|avoid ..4 <outcome>|lives
`

const unmeasuredWords = `
<outcome> <be> not recorded|measured|counted|tracked|studied
did not measure|count|record|track ..3 <outcome>
`

const progressWords = `
progression|disease|event|relapse free survival|interval
pfs
without ..3 cancer|tumour|tumor|tumours|tumors|disease|illness growing|spreading|returning|progressing|worsening|coming
time to|until|before ..3 progression|relapse
until|before ..1 progression|relapse|recurrence
cancer|tumour|tumours|tumor|tumors|disease ..2 grew|spread|progressed|returned|shrank ..1 again?
`

const longerWords = `
live|lived|lives|living ..3 longer
longer|better|improved|prolonged|extended|extra|prolongs|extends|improves|prolong|extend|boosts ..1 survival|life|lives
survive|survived|survives ..2 longer
adds|added|add|buys|bought ..3 months|years|life
`

const overallWords = `
overall survival
died|deaths|mortality
alive
not ..4 lived|longer|known
`

const subgroupWords = `
subgroup|subgroups
sub group|groups
post hoc
one of ..1 # ..3 groups|subgroups ..2 examined|studied|analysed|analyzed|separately|looked|tested|compared
per protocol
subset of ..3 <people>
looked|looking|examined|analysed|analyzed only ..1 at|those
among|in|for ..1 those who completed|finished|stuck|kept|adhered
benefit|effect|difference|worked|helped ..4 confined|limited|restricted to
worked|helped|works|helps only|just in|for|among
once ..6 <be> excluded|removed|left
excluding ..4 <people>|dropouts|those
`

const plannedWords = `
not ..3 planned|prespecified|designed
all|every|both|each ..2 subgroup|subgroups
planned ..2 in? advance|beforehand|outset
prespecified|prespecify
chance alone|finding|findings|result|results|effect
due|down to chance
luck|warn|warns|warned|cannot|caution|cautious|cautiously|hypothesis|hypotheses|confirm|confirmed|misleading|hint|hints|clue|coincidence|luck
`

const foremostWords = `
world|worlds first
first in the? world|history
first ..1 ever|time
for the first time
never before|until
first|only drug|treatment|vaccine|test|device|pill|jab|therapy|medicine|study|trial|evidence|proof|operation|method|cream|implant|scan|app ..2 to|that|proven|shown|which|ever
never been ..2 done|shown|tried|seen|achieved
no|nobody ..3 ever|before
first of its kind
`

const knownFirstWords = `
her|his|their|my|our|your|its first
first time since|in|i|he|she|they|you|we|this|buyers|mother|mothers|parents|users|visitors
first line|aid|dose|dose|responders|responder|trimester|year|names|name|lady|class|hand|floor|step|steps
found|find|knew|know|know ..3 no|none|earlier|previous
as far as
known to be
according to ..4 search|review
registry|registered
for the first time in|since ..3 years|decades|months|decade|months
approved|licensed|approval
`

// evidence finds results that only a company has told, HN227, surrogates told as what they stand for, HN228,
// subgroups, HN229, and firsts, HN213.
func (r *reading) evidence() {
	if !r.study.news {
		return
	}
	if p, h, found := r.release(); found && r.count(outsider) == 0 && !r.saidUnseen() && !r.inJournal() && !r.toldEarly(unchecked) {
		r.report("HN227", p, h.from, "say that nobody outside the company has seen the data", "%q: results that only their owner has told", r.said(p, h.from, h.to))
	}
	if p, h, found := r.first(surrogate); found && !r.spoken(p, h.from) && !r.leftOpen(p, h) {
		r.report("HN228", p, h.from, "say what was measured, and that whether fewer fell ill is not known", "%q: a value in the blood is told as an illness prevented", r.said(p, h.from, h.to))
	}
	if p, h, found := r.first(averted); found && r.has(p, unmeasured) && !r.spoken(p, h.from) {
		r.report("HN228", p, h.from, "say what was measured, and that whether fewer fell ill is not known", "%q: that was not measured", r.said(p, h.from, h.to))
	}
	if p, h, found := r.first(longer); found && r.count(progress) > 0 && r.count(overall) == 0 && !r.spoken(p, h.from) && !r.leftOpen(p, h) {
		r.report("HN228", p, h.from, "say that the illness took longer to come back or grow, and whether anybody lived longer", "%q, and the text speaks of the time until the illness grew", r.said(p, h.from, h.to))
	}
	if p, h, found := r.first(subgroup); found && r.count(planned) == 0 && !(r.vocabulary == nil && (r.plannedBefore() || r.takenBack())) && !r.spoken(p, h.from) && (r.effective(p, h) || r.words[h.from].kind == number) && !r.sentenceHas(p, h, r.sets.throughout) {
		r.report("HN229", p, h.from, "say whether it was planned before, and what came out for all", "%q: who looks at enough groups finds one by chance", r.said(p, h.from, h.to))
	}
	for i := range r.passages {
		p := &r.passages[i]
		if p.role == body && (p.running >= opening || p.Kind == textseg.Heading) {
			return
		}
		for _, h := range r.found(p) {
			if h.topic == foremost && !r.spoken(p, h.from) && !r.has(p, knownFirst) {
				r.report("HN213", p, h.from, "say who looked for earlier ones, or leave it out", "%q: who says so, and where did they look?", r.said(p, h.from, h.to))
				return
			}
		}
	}
}

// effective reports whether the sentence of a hit claims an effect.
func (r *reading) effective(p *block, h hit) bool {
	from, to := r.sentence(p, h.from)
	return r.form(effectWords).MatchString(r.said(p, from, to))
}

// release is where results are told by their owner alone.
func (r *reading) release() (*block, hit, bool) {
	for i := range r.passages {
		p := &r.passages[i]
		for _, h := range r.found(p) {
			if h.topic == released && !r.sentenceHas(p, h, r.sets.business) && (r.sentenceHas(p, h, r.sets.outcomes) || r.effective(p, h)) {
				return p, h, true
			}
		}
	}
	return nil, hit{}, false
}

// beforehand says that a group was named before anything was known.
var beforehand = newForm(`(?i)\b(?:(?:before|ahead of) (?:the |it |they |their )?(?:trial |study |experiment |first patient )?(?:was |were |had )?(?:began|begun|started|start|opened|enrolled|recruit\w*|joined|data)|in advance|pre-?(?:specified|registered|planned|defined)|beforehand|from the (?:start|outset|beginning)|registered (?:plan|protocol|before|one|two|a)|(?:in|under|by|of) (?:the|its|their) (?:\w+ )?(?:protocol|plan)|no (?:more|better|less|worse)(?: and no \w+)? (?:\w+ )?(?:in|than|among|for) (?:the )?(?:rest|others?|any)|(?:as|equally) (?:much|well|many|often|likely) (?:\w+ )?(?:in|among|for) (?:both|all|every|each|men and women))\b`)

// plannedBefore reports whether the story says that its groups were named before, or did alike.
func (r *reading) plannedBefore() bool {
	for i := range r.passages {
		if beforehand.MatchString(r.passages[i].text) {
			return true
		}
	}
	return false
}

// takenBack reports whether a short story says that what came out in a group may be chance.
func (r *reading) takenBack() bool {
	r.tell()
	return len(r.lines) < 12 && r.says(oneOfMany)
}
