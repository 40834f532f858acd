package lint

import (
	"galen/internal/diag"
	"galen/internal/lint/claims"
)

// figureWords are numbers that say how large an effect is.
const figureWords = `
%
# percentage? point|points
# of|in the|every? #
# out of the|every|all? #
per #
twice|double|doubled|doubling|doubles|tripled|triple|halved|halving|halves|twofold|threefold|fourfold|fivefold|tenfold
half|third|thirds|quarter|quarters|fifth|fifths of|as|fewer|less|lower|more|smaller|higher
by|in half
by a third|quarter|fifth
# fold
# times more|less|as|higher|greater|lower|better
# kg|kilograms|kilogram|pounds|mmhg|lbs
# mm hg
# month|months|day|days|week|weeks|year|years|hour|hours|minute|minutes ..1 longer|earlier|sooner|faster|more|less|shorter|later|compared|versus|vs|improvement|benefit
survival|extended|duration|time ..4 # month|months|day|days|minutes|hours|weeks|years
from ..3 # ..1 to #
extended|shortened|reduced|cut|prolonged|delayed|improved ..6 by ..4 # month|months|day|days|minutes|hours|weeks|years|year|week|hour
`

const effectNearWords = `
improve|improved|improves|improving|improvement|improvements|reduce|reduced|reduces|reducing|reduction|reductions|decrease|decreased|decreases|increase|increased|increases
lower|lowered|lowers|fewer|less|more|better|higher|longer|shorter|faster|sooner|earlier|effective|effectiveness|efficacy|benefit|benefits|benefited|benefitted
respond|responded|responds|response|responses|remission|relief|relieved|survive|survived|survival|cut|cuts|drop|dropped|declined|decline|fell|rose|slow|slowed|slows
prevent|prevented|prevents|detect|detected|detects|detecting|accurate|accuracy|sensitivity|specificity|identified|identify|achieved|lost|gained|success|successful
compared|versus|vs|protected|protection|shrank|shrunk|free|cured|predict|predicted|greater|healed|recovered|remitted|resolved|disappeared|without|responders|avoided|reversed
ended|died|stopped|experienced|reported|improvers|associated ..3 with
<risk> ..6 lower|higher|reduced|less
`

// prevalenceWords count those who have an illness, or what it costs.
const prevalenceWords = `
americans|britons|worldwide|annually|nationwide|globally
people worldwide|in the
each|every year
affect|affects|affecting|suffer|suffers|suffering|prevalence|lifetime
leading cause
account|accounts for
population|million|billion
estimated|estimates
according to the
of all cancer|cancers|cases
`

// amountWords are percentages that are none of people: a solution, an age, a share of a market.
const amountWords = `
% ..3 solution|cream|gel|ointment|drops|ophthalmic|confidence|alcohol|market
more|less|over|fewer|up|greater|better|younger|older than|to ..1 # year|years|hours|decades
confidence interval
younger|older than
mean|average|median age
% ..5 men|women|male|female|white
twice|double a|daily|weekly|per|blind|blinded|masked
# point scale
half|third|quarter of ..4 <be> ..1 given|assigned|taking
half|third|quarter of ..5 received|got
response|submission rate
one|1 of two|three|four|2|3|4 ..1 groups|arms
ranging|aged
diagnosed with
have|has lost
widely|typically|usually|normally|currently|generally|roughly ..8 %
only|just % of ..6 are|is|have|has|receive|get|report
% of ..8 do|does not
% of ..6 with ..4 report
up to %
as many as %|#
medical|annual|health ..1 costs
samples|cells|tumors|tumours|lesions|kidneys ..8 %
`

// benefits finds stories that say that a treatment does something, and not how much: HN322.
func (r *reading) benefits(at diag.Position) {
	if r.answered("benefits") || r.tells(func(p *block, h hit) bool { return h.topic == figure && r.sizes(p, h) }) {
		return
	}
	if r.vocabulary == nil {
		if r.tell(); r.sizedOutcome() && r.compares() && len(r.lines) < 12 || r.foundNothing() && len(r.lines) < 12 {
			return
		}
	}
	if p, c, found := r.firstEffect(); found {
		r.reportAt("HN322", r.placed(p, c.Verb.From), "say how many were helped, of how many, and how many without the treatment",
			"%q says that it does something, and no number in the story says how much", p.text[c.Verb.From:c.Outcome.To])
		return
	}
	r.reportAt("HN322", at, "say how many were helped, of how many, and how many without the treatment", "the story says that the treatment does something, and gives no number of how much")
}

// sizes reports whether a number says how large an effect is: a word of effect stands in its
// sentence, and it counts neither the ill nor what is in a product, nor harms alone.
func (r *reading) sizes(p *block, h hit) bool {
	if !r.sentenceOf(p, h.from, effectNear) || r.dated(h) || r.sentenceOf(p, h.from, amount) || r.sentenceOf(p, h.from, beasts) {
		return false
	}
	if r.sentenceOf(p, h.from, prevalence) && !r.sentenceHas(p, h, r.sets.comparing) {
		return false
	}
	return !r.sentenceOf(p, h.from, sideEffect) || r.sentenceHas(p, h, r.sets.comparing)
}

// firstEffect is the first claim that a treatment does something good, and where it stands.
func (r *reading) firstEffect() (*block, claims.Claim, bool) {
	for i := range r.passages {
		p := &r.passages[i]
		if p.office || p.role == body && !p.signs.Any(claims.Treatment|claims.Test) {
			continue
		}
		r.division.Divide(p.text)
		for _, c := range r.studies.Claims(nil, p.text, &r.division, nil) {
			if c.Kind == claims.Effect && !c.Hurts && !c.Denied && !c.Asked && c.Subject.Len() > 0 && c.Outcome.Len() > 0 && c.Outcome.To-c.Verb.From < 80 {
				return p, c, true
			}
		}
	}
	return nil, claims.Claim{}, false
}

// placed is the place in the file of a byte of a passage.
func (r *reading) placed(p *block, offset int) diag.Position {
	if p.role != body {
		return r.text.Find(p.value, p.text, offset)
	}
	return p.At(offset)
}

// dated reports whether a hit ends with a year: from 1999 to 2012, 65 in 2001.
func (r *reading) dated(h hit) bool {
	w := r.words[h.to-1]
	return w.kind == number && w.decimals == 0 && w.value >= 1900 && w.value < 2100
}
