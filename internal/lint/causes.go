package lint

import (
	"slices"

	"galen/internal/content"
	"galen/internal/lint/textseg"
)

// observedWords say that nobody decided who did what: people were asked, followed, looked up.
const observedWords = `
cohort|observational
survey|surveys|surveyed|questionnaire|questionnaires
case control
cross sectional
<people> <be> followed|tracked|monitored
followed|tracked ..4 # ..4 <people>
followed|tracked ..6 for ..3 years|year|decade|decades|months
looked|combed|trawled ..3 records|registers|registry|registries
health|medical|insurance|birth records|registers
biobank
asked|filled|recalled|answered|reported ..5 how|what|questionnaire|diary|diaries|diet
asked ..6 about
epidemiological|epidemiologic|epidemiologists
those who ..2 ate|drank|slept|smoked|exercised|took|walked|used|napped|owned
`

// linkedWords say that two things go together, which a trial may say as well.
const linkedWords = `
linked|associated|correlated|tied with|to
association|associations|correlation between|with
`

const randomWords = `
randomized|randomised|randomly
random assignment|allocation|order
at random
placebo
mendelian
controlled trial|trials|experiment
trial|trials of|in|involving|found|showed|enrolled
clinical trial|trials
assigned|allocated ..2 to
mice|mouse|rats
`

// causingWords say that one thing makes another.
const causingWords = `
causes !of|and|include|including|for|behind
<people>|they|it|these|drinks|foods|screens cause !of
cause !of ..2 <disease>|<outcome>|weight|baldness|infertility
prevents|prevent|prevented|averts
protects|protect|protected ..2 against|from|<disease>|heart|brain|you|your|the
wards|ward|staves|stave|keeps|keep|fends off|away|at
lower|lowered|reduced|raised|increased the|their|your|our|his|her|its|<people> ..3 <risk>|<outcome>|<disease>|pressure|cholesterol
cuts|cut|lowers|reduces|reduce|slashes|slash|slashed|raises|raise|increases|increase|halves|halve|halved|doubles|doubled|triples|ups|boosts|heightens ..4 <risk>|<outcome>|<disease>|pressure|cholesterol
damages|damage|harms|harm|hurts|ruins|wrecks|destroys|ages|shrinks|rots|weakens|strengthens ..2 <organ>
boosts|boost|improves|improve|sharpens|raises|lowers|lifts ..3 <organ>|memory|mood|iq|immunity|intelligence|fertility|grades
makes|make|made|makes ..3 <people>|you|kids|us|them|teens ..3 fat|thin|ill|sick|depressed|happier|happy|smarter|clever|cleverer|healthier|anxious|fatter|thinner|slimmer|worse|lonely|obese|aggressive|infertile
extends|extend|lengthens|prolongs|shortens|adds|takes ..4 life|lives|lifespan|years
leads|lead|led to
triggers|triggered|fuels|drives|brings|sparks ..2 <disease>|<outcome>|<organ>|weight
stops|stop|beats|beat|fights|fight|slows|slow|reverses|banishes|combats ..2 <disease>|ageing|aging|memory|wrinkles
kills|kill ..3 <people>|thousands|brain
gives|give|giving ..1 <people>|you|us|kids|teens ..2 <disease>
<be> to blame for
helps|help ..2 <people>|you|us|kids|babies live|sleep|lose|stay|grow|learn|think|avoid
rewires|changes|alters ..3 <organ>
`

// openWords leave it open whether one thing makes another, or deny it.
const openWords = `
may|might|could|can|would|whether|if|why|how|perhaps|ways|aims|aim|goal|hope
linked|associated|association|link|links|tied|correlated|correlation|related
not|no|cannot|never|isn't|doesn't|don't|didn't|can't|without|unlikely|unclear|nor|myth
seems|seem|appears|appear|suggests|hint|hints|possible|possibly|think|thinks|believe|believes
cause or effect
`

// uncomparedWords say that all were treated, and nobody was compared.
const uncomparedWords = `
single|one arm|group trial|study
phase 1|i|one|1b|1a ..4 trial|study
open label
all|each ..2 # ..1 <people>
no|nobody|none ..1 group|one|body? stayed|remained|went|was without|ashore|untreated|out|home|behind
no|without|lacked ..2 control|comparison|placebo ..1 group|arm
all|the|every|each ..1 # ..3 <people> ..4 given|treated|received|took|got|used|had|wore|drank|underwent|infused|injected
<people> ..3 <be> all ..2 given|treated
all|every|each ..2 <people> ..2 given|treated|received|took|got|used|underwent
# of ..1 # ..3 <people>|children|those|them ..4 improved|recovered|better|cured|healed|clear|cleared|remission|responded|free|walk|walked|slept|lost|gone
before and after
case series|report|reports
treated # ..3 <people>
gave ..6 to # ..2 <people>
tried|tested ..6 on|in # ..2 <people>
pilot study|trial
`

const comparedWords = `
placebo|dummy|sham|control|controls|controlled
randomized|randomised|randomly
compared|comparison|comparing|versus|vs
other group|half|arm
usual|standard care|treatment
half ..5 received|got|took|given
untreated
those ..6 not
instead of
than ..8 given|took|without|untreated|did|group|arm|who
cohort|survey|mice|rats
nobody|none ..4 compared
`

// workedWords say that a treatment did it.
const workedWords = `
proved|proves|proven|shown|showed its|their? worth|mettle
works|worked !at|in|for|with|on|as|by|like|through
cures|cured|cure
thanks to
led|leads to ..3 recovery|remission|relief|cure|better|improvement|improvements|healing|weight|fewer
clears|cleared|heals|healed|reverses|reversed|ends|ended|banishes|eases|eased|relieves|relieved|fixes|fixed|restores|restored|stops|stopped|halts|shrinks|shrank|melts|erases|removes|calms|calmed|soothes|soothed|beats|lifts|lifted|tames|tamed ..5 <disease>|symptoms|pain|sight|vision|hearing|eczema|acne|tinnitus|tumours|tumors|wounds|sleep|insomnia|back|knee|knees|itch|itching|psoriasis|rash|warts|snoring|mood|cough|vertigo|ache|aches|stutter|stuttering|nightmares|cravings|ulcers|spots|allergies|allergy
<be>|proved|proven|highly|very|so ..1 effective|efficacious
a|great|big success
because of ..1 <drug>
improves|improved|improve|boosts|boosted ..4 <disease>|symptoms|pain|sight|vision|hearing|memory|sleep|mood|balance|walking|skin|mobility
helps|helped ..3 <people>|walk|sleep|see|hear
gets|got ..3 walking|sleeping|talking|back
<drug>|it|diet|gel|cream|app|device|regime|programme|program|gum|method|course|technique did it|that
made the difference
`

// causes finds words of cause about a link: HN224 above the text, HN225 in it, and HN226 where all were
// treated and nobody was compared.
func (r *reading) causes() {
	if !r.study.news {
		return
	}
	if r.observational() {
		r.causal()
	}
	if r.uncompared() {
		r.credited()
	}
}

// observational reports whether what the article is about was observed, and nothing tried.
func (r *reading) observational() bool {
	if all := r.article.AllStudies(); len(all) > 0 && all[0].Design != "" {
		return slices.Contains([]string{"observational-cohort", "case-control", "cross-sectional"}, all[0].Design)
	}
	drug := r.sentenceWith(&r.passages[0], r.sets.drug) // of which a trial is the usual study
	return (r.count(observed) > 0 || !drug && r.count(linkedTo) > 0) && r.count(random) == 0
}

// causal finds words of cause, once above the text and once in it.
func (r *reading) causal() {
	told := false
	for i := range r.passages {
		p := &r.passages[i]
		for _, h := range r.found(p) {
			if h.topic != causing || r.spoken(p, h.from) || r.leftOpen(p, h) || r.purpose(p, h) || r.around(p, h, 2, 0, r.sets.proven) || r.is(p, h.from, h.from, r.sets.proven) {
				continue
			}
			said := r.said(p, h.from, h.to)
			if p.role != body {
				r.report("HN224", p, h.from, "say what goes with what: people who do the one have more or less of the other", "%q about a study that only watched, and cannot know what makes what", said)
				break
			}
			if told || p.Kind == textseg.Heading || !r.concluded(p, h) {
				continue
			}
			told = true
			r.report("HN225", p, h.from, "say what goes with what, and what else may be behind it", "%q about a study that only watched, and cannot know what makes what", said)
		}
	}
}

// purpose reports whether a hit is what somebody wants: take aspirin to protect the heart. What is proven to
// do it is none.
func (r *reading) purpose(p *block, h hit) bool {
	return r.is(p, h.from-1, h.from, r.sets.to) && !r.is(p, h.from-2, h.from, r.sets.knownTo)
}

// concluded reports whether a study is said to show what a hit says.
func (r *reading) concluded(p *block, h hit) bool {
	from, _ := r.sentence(p, h.from)
	study, shows := false, false
	for w := max(from, h.from-14); w < h.from; w++ {
		study = study || r.lexicon.in(r.words[w].id, r.sets.research)
		shows = shows || r.lexicon.in(r.words[w].id, r.sets.according) || study && r.lexicon.in(r.words[w].id, r.sets.shows)
	}
	return (study && shows || r.foundBehind(p, h)) && !r.is(p, h.from-1, h.from, r.sets.to)
}

// foundBehind reports whether a sentence says at its end that a study found it.
func (r *reading) foundBehind(p *block, h hit) bool {
	_, to := r.sentence(p, h.from)
	for w := h.to; w < to; w++ {
		if r.words[w].before&comma != 0 && to-w < 16 && !r.sentenceHas(p, h, r.sets.drug) && r.around(p, hit{from: w, to: w}, 0, 4, r.sets.studies) && (r.is(p, to-1, h.from, r.sets.shows) || r.is(p, w, h.from, r.sets.according)) {
			return true
		}
	}
	return false
}

// leftOpen reports whether the sentence of a hit, or a question mark behind it, leaves it open.
func (r *reading) leftOpen(p *block, h hit) bool {
	sentence := r.words[h.from].sentence
	for _, o := range r.found(p) {
		if o.topic != leftOpenWord || r.words[o.from].sentence != sentence || o.from >= h.to+6 {
			continue
		}
		asking := p.role == headline && o.from == p.first && r.is(p, o.from, o.from, r.sets.asking) // how tea wards off dementia
		if !asking && !r.is(p, o.to, o.from, r.sets.merely) {                                       // not only improved
			return true
		}
	}
	_, end := r.sentence(p, h.from)
	rest := p.text[r.words[end-1].to:]
	return rest != "" && rest[0] == '?'
}

// uncompared reports whether all who took part were treated.
func (r *reading) uncompared() bool {
	if all := r.article.AllStudies(); len(all) > 0 && all[0].Design != "" {
		return slices.Contains([]string{"one-arm", "case-series", "case-report"}, all[0].Design) && !r.anyCompared(all)
	}
	return r.count(lone) > 0 && r.count(comparedTopic) == 0 && !r.study.animals
}

// anyCompared reports whether the text says that nobody was compared, or with whom.
func (r *reading) anyCompared(all []*content.Study) bool {
	return slices.ContainsFunc(all, func(s *content.Study) bool { return s.Comparator != "" })
}

// credited finds a treatment that is given the credit: HN226.
func (r *reading) credited() {
	for i := range r.passages {
		p := &r.passages[i]
		for _, h := range r.found(p) {
			if h.topic != worked || r.spoken(p, h.from) || r.leftOpen(p, h) || r.sentenceHas(p, h, r.sets.makers) || r.around(p, h, 1, 0, r.sets.having) || p.role == body && p.running >= opening {
				continue
			}
			r.report("HN226", p, h.from, "say how many got better, and that nobody was compared: some would have without it", "%q, and nobody was compared with those who were treated", r.said(p, h.from, h.to))
			return
		}
	}
}
