package lint

import (
	"strings"

	"galen/internal/lint/textseg"
)

const hypeWords = `
breakthrough|breakthroughs
miracle|miracles|miraculous|miraculously
revolutionary|revolutionise|revolutionize|revolutionises|revolutionizes|revolutionised|revolutionized|revolutionising|revolutionizing
transformative
groundbreaking
ground breaking
game changer|changers|changing
gamechanger|gamechanging
life saver|savers
lifesaver|lifesavers
home run|runs
holy grail
magic bullet|pill|cure|drug|potion|injection|jab|solution|weapon
silver bullet
wonder drug|drugs|pill|cure|treatment|medicine|jab
wonderdrug
marvel|marvels|marvelous|marvellous
promising
astonishing|astonishingly|astounding|astoundingly
amazing|amazingly
incredible
jaw dropping
mind blowing
spectacular|spectacularly
phenomenal|phenomenally
sensational
stunning|stunningly
paradigm shift|shifting|shifts
paradigm is|was shifting
never before seen
seismic shift
quantum leap
giant leap
fountain of youth
beacon of hope
ray|rays|glimmer of hope
new era for|in|of !the?
rewrite|rewrites|rewriting the textbooks
100 percent|per? effective|safe
wonderful news
mind boggling|bending
staggering|staggeringly
stupendous|stupendously
breathtaking|breathtakingly
monumental
unbelievable|unbelievably
astounds|astounded|astonishes|astonished|amazes|amazed|stuns|stunned the|her|his|their|even? <experts>
offers|offer|offered|offering|throws|thrown|gives ..1 lifeline
<experts> ..2 stunned|amazed|astounded|astonished|staggered by|at
amazement|astonishment of
blown away by
blew ..2 away
shows|showed|shown|show|showing|holds|held|hold|holding|offers|full ..2 promise
great|huge|real|enormous|much|early|considerable|tremendous|exciting promise
promise of a|an life|cure|world|future|end
fresh|renewed|great optimism
new dawn
new chapter|frontier|age in|of|for ..2 medicine|treatment|therapy|care|surgery
transform|transforms|transforming|transformed|revolutionises|changes|change|changing ..1 the? lives
transform|transforms|transforming|upend|upends ..3 treatment|treatments|care|medicine|management|diagnosis|surgery|prevention
promises|promised|poised|set to transform|revolutionise|revolutionize|change|upend|end
change|changes|changed everything
life transforming|changing drug|drugs|treatment|treatments|therapy|therapies|jab|pill|operation|surgery|results|effect|effects|benefits|medicine|medicines|device|procedure
new lease of|on life
new life to|for
gave|gives|give|given|got ..3 life|lives back
biggest|greatest|important|exciting|significant|promising advance|step|leap|development|discovery|achievement|improvement ..6 decade|decades|generation|generations|century|years|ever|history
most exciting
runaway|resounding|roaring success
medical|scientific|surgical triumph
total|complete|lifelong|perfect protection !of
rid|ridding the? world|mankind|humanity of
melt|melts|melted|melting away
obliterate|obliterates|obliterated|vanquish|vanquishes|vanquished|wipes|wiped ..2 <disease>
wiped out ..2 <disease>
revolution in ..6 treat|treatment|care|medicine|therapy|surgery
work|works|worked|working wonders|miracles
`

const allowedWords = `
hope|hopes|hopeful|stunning|promising|breakthrough|miracle|astonishing|amazing ..8 doubt|doubts|fears|concerns|worries
results|breakthrough|treatment|drug come|comes|raise|raises|bring|brings ..2 questions
stunning|astonishing|amazing results ..3 questions
only hope
than|beyond|after wonder drug|drugs
families|people|patients|parents ..9 finding|find|have|has hope
breakthrough therapy|device|devices|therapies|drug designation|designations|program|programme|status|tag|label
granted|grants|designated|designates|designating|received|receives|named|fda|agency ..6 breakthrough therapy|device|devices|therapies
breakthrough designation|designations|status
breakthrough infection|infections|case|cases|bleeding|spotting|pain|seizure|seizures|symptom|symptoms|fever|varicella|disease|illness|covid|transmission|hospitalizations|hospitalisations|deaths|episodes|nausea|vomiting|ovulation|chickenpox|measles|hemolysis|haemolysis
breakthrough prize|prizes|starshot|t1d|initiative|energy
not|no|never|hardly|nor|isn't|wasn't|without|neither ..3 breakthrough|miracle|miracles|cure|revolutionary|promising|magic|silver|game|transformative|holy|dramatic|groundbreaking|lifesaver
cure|cures rate|rates|fraction|fractions|models|model
causes|treatment|treatments|prevention ..2 cure|cures
clinical|mycological|microbiological|virological|bacteriological|parasitological|surgical ..1 cure|cures
cure|cured or|and improvement|improved
sometimes|often|usually|rarely|seldom|mostly ..2 cure|cures|cured
city of hope
no|little|any|lose|losing|lost|without|beyond|false hope
gave|give|given|giving up hope
hope is|so
incredible|amazing|astonishing ..1 diversity|complexity|variety|amount|amounts|number|numbers|pain|stress|pressure|strain|burden|loss
magic mushroom|mushrooms|mouthwash|number|numbers|johnson|castle|circle
revolutionary war|guard|guards|army
once|initially|less|seemed|appeared|look|looked|looks|seem|previously|formerly|earlier promising
silver bullet ..5 yet|not
not|no|never|isn't|aren't|wasn't|don't|doesn't|didn't|cannot|can't|hardly|nor ..7 silver|magic|miracle|wonder|spectacularly|spectacular|breakthrough|breakthroughs|revolutionary|lifesaver|promise
no|little|any|without|once|initially|initial|seemed|appeared|same ..1 promise
not|never|isn't|wasn't|aren't|weren't|hardly|neither|nor ..3 first|only ..1 of its|their kind
miracle mile|network|flights|league
miracle fruit|fruits|berry|berries|on|worker|play|plays
life saver|savers candy
home runs hit|record
breakthrough|miracle|unbelievable|revolutionary|promising|hailed|wonder|stunning|incredible|amazing|groundbreaking|magic ..3 fails|failed|fail|flops|flopped|disappoints|disappointed|disappointing
cure or ..1 curse|con|scam|hoax|hype|placebo|fad|fantasy
stunning|astonishing|incredible|amazing|unbelievable|spectacular efficiency|speed|cost|costs|price|prices|toll|failure|failures|rise|decline|collapse
metabolic|heart|basal|resting|breathing|respiratory|pulse|interest|growth|filtration|vaccination|response|birth|fertility|screening|smoking|turnover|pay rate|rates
`

// loudWords are hype where a story is announced, and say little elsewhere.
const loudWords = `
hails|hailed|heralds|heralded
stuns|wows
turning point
could|may|might|can|will end|eradicate|eliminate|beat|defeat|wipe|banish out? <disease>
end of|to ..2 misery|agony|suffering|nightmare
remarkable
exciting
secret|key to ..1 beating|defeating|curing|ending|conquering|longevity|youth|living
beats|beat|conquers|conquer|defeat|defeats ..1 <disease>
revolution
`

const cureWords = `
cure|cures|cured|curing
`

// comesBackWords say that an illness is not over.
const comesBackWords = `
come|comes|coming back
return|returns|relapse|relapsed ..3 most|many|some
remission
no|undetectable ..1 cancer|tumour|tumor|virus ..1 cells ..3 found|detected|seen
`

const hopeWords = `
hope|hopes|hopeful
`

const victimWords = `
victim|victims
`

const dramaWords = `
dramatic|dramatically
`

const promiseWords = `
may|might|could one day
may|might|could someday|eventually ..1 lead|help|transform|change|cure|replace|prevent
new standard of care
simple blood test
first|only ..1 of its|their kind
key|secret to ..1 preventing|stopping
pave|paves|paved|paving the way
open|opens|opened|opening the|a|up? new? door|doors|avenue|avenues to|for
step|steps closer
war on|against ..2 <disease>
beating|defeating|conquering ..1 <disease>
tantalising|tantalizing
could|may|might ..2 thousands|millions
excitingly|remarkably|extraordinarily
impressive|impressively
on the cusp|verge|brink|threshold of
light at the end
unlock|unlocks|unlocking|unlocked the? ..1 secret|secrets|mystery|mysteries|potential|power
huge|major|big|massive|giant|enormous|important step|leap|stride|strides|advance|milestone forward?
landmark|pivotal|watershed moment
first ever study|trial|treatment|drug|vaccine|test|proof|evidence|time|cure|human|patient
because ..5 natural|plant|plants|herbal|nature ..8 harm|safe|harmless|gentle
natural|herbal ..3 so|therefore|and|thus ..3 harmless|safe
cutting edge
state of the art
extraordinary
unprecedented
lifesaving|lifesaver
life saving
innovative|novel approach
long awaited
next generation
`

// hype finds words of wonder: HN201, HN202, HN210, HN211, and phrases that promise,
// HN212.
func (r *reading) hype() {
	for i := range r.passages {
		p := &r.passages[i]
		last := -1 // the last word of the finding before
		for _, h := range r.found(p) {
			if h.topic > promises || h.topic == allowed || h.from <= last || r.covered(p, h) || r.name(p, h) {
				continue
			}
			strength := r.wonder(p, h)
			if strength == 0 {
				continue
			}
			last = h.to - 1
			r.wonderAt(p, h, strength)
		}
	}
}

// wonderAt reports a word of wonder: strength 1 is a note, 2 a breach.
func (r *reading) wonderAt(p *block, h hit, strength int) {
	said := r.said(p, h.from, h.to)
	code, where := "HN210", ""
	switch {
	case r.spoken(p, h.from):
		code, where = "HN211", " in a quotation"
	case strength == 1:
		r.report("HN212", p, h.from, "leave it out, or say what was found", "%q promises, and says little", said)
		return
	case p.role == headline:
		code, where = "HN201", " in the headline"
	case p.role == dek:
		code, where = "HN202", " in the dek"
	}
	r.report(code, p, h.from, "say what was found, in how many people", "hype word %q%s", said, where)
}

// covered reports whether a hit lies in a phrase that is allowed.
func (r *reading) covered(p *block, h hit) bool {
	for _, a := range r.found(p) {
		if a.topic == allowed && a.from < h.to && h.from < a.to {
			return true
		}
	}
	return false
}

// name reports whether a hit is part of a name: with a capital inside a sentence,
// or beside another such word.
func (r *reading) name(p *block, h hit) bool {
	w := r.words[h.from]
	if p.role != body || !w.upper || p.Kind == textseg.Heading || r.particular("capital-nouns") {
		return false
	}
	if h.from > p.first && r.words[h.from-1].sentence == w.sentence {
		return w.before&stop == 0
	}
	next := h.to
	return next < p.end && r.words[next].upper && r.words[next].sentence == w.sentence && r.words[next].caps < 2
}

// wonder is how strong a hit is: 0 nothing, 1 a note, 2 a breach.
func (r *reading) wonder(p *block, h hit) int {
	s := &r.sets
	head := p.role != body
	if w := r.words[h.from]; w.upper && (r.is(p, h.to, h.from, s.places) && r.words[h.to].upper || w.before == hyphen && h.from > p.first && r.words[h.from-1].to-r.words[h.from-1].from == 1) {
		return 0 // Hope Hospital, P-Cure
	}
	switch h.topic {
	case promises:
		return 1
	case loud:
		if head {
			return 2
		}
		return 1
	case cures:
		return r.cure(p, h, head)
	case hopes:
		verb := r.is(p, h.to, h.from, s.hopeVerb) || r.is(p, h.from-1, h.from, s.hopeVerb)
		switch {
		case r.is(p, h.from-1, h.from, s.inOf) && r.is(p, h.to, h.from, s.of): // in hopes of
			return 1
		case h.from > p.first && r.words[h.from-1].upper && r.words[h.from-1].kind == plain && h.from-1 > p.first && strings.EqualFold(r.said(p, h.from, h.to), "hopes") && !r.words[h.from].upper: // a drug that Novartis hopes
			return 1
		case verb && !r.around(p, h, 1, 0, s.hopeNoun):
			return 1
		case r.around(p, h, 3, 0, s.hopeNoun), r.around(p, h, 0, 1, s.hopeFor), head:
			return 2
		}
		return 1
	case victims:
		if r.around(p, h, 1, 0, s.disease) || r.is(p, h.to, h.from, s.victimOf) && r.around(p, h, 0, 4, s.disease) {
			return 2
		}
		return 0
	case dramas:
		switch {
		case r.around(p, h, 0, 3, s.moods):
			return 0
		case r.around(p, h, 2, 3, s.trend) && !r.sentenceHas(p, h, s.measure) && !(head && r.sentenceHas(p, h, s.drug)):
			return 1
		case head, r.around(p, h, 3, 3, s.goodChange), r.around(p, h, 2, 3, s.trend):
			return 2
		}
		return 1
	}
	return 2
}

// cure judges the word cure, which has honest uses: there is no cure, antibiotics
// cure most cases, a search for a cure.
func (r *reading) cure(p *block, h hit, head bool) int {
	s := &r.sets
	switch {
	case r.is(p, h.from-1, h.from, s.homely), r.is(p, h.from-1, h.from, s.be) && r.around(p, h, 4, 0, s.likely), r.around(p, h, 0, 8, s.denied) && r.around(p, h, 0, 10, s.notYet): // the only cure, likely to be cured
		return 0
	case r.around(p, h, 5, 0, s.noCure), r.sought(p, h), r.is(p, h.from-1, h.from, s.miracle): // of which that is said
		return 0
	case r.around(p, h, 3, 0, s.cureClaim), r.article.Kind == "news" && r.around(p, h, 3, 0, s.mayCure):
		return 2
	case head, p.role == body && r.article.Kind == "news" && r.has(p, comesBack) && h.to < p.end && r.words[h.to].kind == number: // cure one in three
		return 2
	}
	if r.is(p, h.to, h.from, s.forDisease) || r.is(p, h.to, h.from, s.lasting) { // a cure for; cures diabetes
		return 2
	}
	return 0
}

// sought reports whether a cure is one that somebody is to find, and not one that
// somebody found: "to find a cure", but not "scientists find a cure".
func (r *reading) sought(p *block, h hit) bool {
	s := &r.sets
	for find := h.from - 1; find >= h.from-5; find-- {
		if r.is(p, find, h.from, s.find) {
			from, _ := r.sentence(p, find)
			return find == from || r.around(p, hit{from: find, to: find + 1}, 4, 0, s.toFind)
		}
	}
	return false
}
