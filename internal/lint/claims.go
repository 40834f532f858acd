package lint

import "galen/internal/lint/textseg"

const earlyWords = `
phase 1|i|1a|1b|ia|ib|one !and?
phase 1|i|one 2|ii|two
phase 2|ii|2a|2b|iia|iib|two
first in human|humans
early stage|phase trial|trials|study|studies|testing
early trial|trials
dose escalation trial|study
`

const lateWords = `
phase 3|iii|three|4|iv|3a|3b|iiia
phase 2|ii 3|iii
late stage trial|trials|study
`

const settledWords = `
<be>|proved|proven|remains|appears|seems|looks|found|shown|demonstrated ..2 safe
safe and effective|efficacious|well|tolerable
effective and safe
<be>|proved|proven ..2 effective|efficacious
acceptable|favorable|favourable|manageable|excellent|good|strong safety
safety|toxicity|side|adverse ..2 profile|effects|events|reactions ..1 <be> ..1 acceptable|manageable|favorable|favourable|tolerable|excellent
risk|risks|harm|harms ..6 <be> ..2 acceptable|manageable
manageable|acceptable ..1 safety|risk|risks|toxicity|toxicities|tolerability|side|adverse
proven !record|track|ability|methods|history
proves|proved|prove that|its|to|the
it|drug|vaccine|treatment|therapy|medicine|approach|jab|pill works !at|in|by|with|for|as|on|like|best|well?
confirms|confirmed|establishes|established|validates|validated|proves|proved|demonstrates|demonstrated ..3 efficacy|effectiveness|safety|benefit
well tolerated
cures|cured
<be> ..2 harmless
shows|showed|shown|proves|proved|found|finds|confirms|confirmed|demonstrates|demonstrated|means that? ..4 works !at|in|by|with|for|as|on|like|best|well?
establishes|established|shows|showed|shown|proves|proved|demonstrates|demonstrated|confirms|confirmed|know|means that ..4 prevents|stops|halts|cures|reverses|heals|restores|saves|protects|relieves|beats
prove|proves|proved|proven beyond|conclusively
conclusive|definitive|irrefutable ..1 proof|evidence
establish|establishes|established|confirm|confirms|confirmed ..4 as ..2 effective|safe|cure
safe to|for ..1 take|use|give|children|adults|patients|everyone|women|people
`

// harmlessWords deny all harm, which no trial can.
const harmlessWords = `
has|have|had|causes|caused|carries|poses|with no|zero side effects
carries|poses|has|bears no risk|risks|danger|dangers
free of|from side|adverse effects|events
free of|from risk|risks|harm
without side effects
without ..1 risk|risks|harm
no|zero risk|risks|danger to|of|for
found|showed|revealed|had no risk|risks|dangers|harm|harms
`

const undecidedWords = `
whether|if
to ..4 test|determine|assess|evaluate|see|find|learn|study|examine|confirm|establish|show|prove
test|tests|tested|testing|determine|assess|assesses|assessed|assessing|evaluate|evaluates|evaluated|evaluating ..2 safety|if|whether|how
may|might|could|would|should|must|will|hope|hopes|hoped
designed|aims|aimed|aim|intended|needed|goal|until|before|once|expected
larger|further|more|bigger trial|trials|study|studies|research|work|testing
appeared|appears|appear|seemed|seems|seem|looked|looks
how|why|unclear|unknown|unproven|considered
approved|licensed|licence|license|label|available
proven treatments|treatment|therapies|therapy|drugs|methods|options|ways
`

const deniedWords = `
no !doubt|question
not|never|cannot|can't|isn't|wasn't|aren't|weren't|yet|without|nor|neither|too
`

// claims finds settled words about phase 1 and 2 trials: HN220.
func (r *reading) claims() {
	if !r.study.early {
		return
	}
	for i := range r.passages {
		p := &r.passages[i]
		last := -1
		for _, h := range r.found(p) {
			if h.topic != settled && h.topic != harmless || h.from <= last || r.spoken(p, h.from) || r.covered(p, h) || r.sentenceHas(p, h, r.sets.otherCare) || h.topic == settled && r.doubted(p, h) {
				continue
			}
			last = h.to - 1
			r.report("HN220", p, h.from, "say what was seen and in how many people, and that a trial this early cannot settle it",
				"%q about a phase 1 or 2 trial, which cannot show it", r.said(p, h.from, h.to))
		}
	}
}

// doubted reports whether the sentence of a settled word leaves it open.
func (r *reading) doubted(p *block, h hit) bool {
	if p.role == body && p.Kind == textseg.Heading {
		return true
	}
	sentence := r.words[h.from].sentence
	for _, d := range r.found(p) {
		reach := map[topic]int{undecided: 14, denied: 5}[d.topic]
		if reach > 0 && r.words[d.from].sentence == sentence && d.from < h.to && h.from-d.to < reach {
			return true
		}
	}
	return false
}
