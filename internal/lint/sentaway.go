package lint

import (
	"galen/internal/lint/claims"
)

var (
	// leavesOff has people leave off something that they take, or has it that they need it no longer.
	leavesOff = newCue(`(?i)\b(?:stop(?:ping)?|quit(?:ting)?|come off|coming off|give up|skip(?:ping)?|drop(?:ping)?|ditch(?:ing)?|bin(?:ning)?|chuck(?:ing)?|discard|throw(?:ing)? (?:away|out)|flush|halve|cut out|leave (?:off|out|(?:the|your|those|all) (?:\w+ )?(?:\w+ )?in (?:the|its|their) (?:cupboard|drawer|box|cabinet|packet|bottle))|put away|put aside|toss|do without|cancel|refuse|abandon|discontinue|swap|replace|trade|exchange|forgo|wean yourself|instead of|rather than|in place of|(?:no|little) (?:\w+ )?(?:need|reason|point) (?:to|in) (?:keep(?:ing)?|go(?:ing)? on|carry(?:ing)? on|continu\w+|stay(?:ing)?|refill\w*)|(?:not|n[’']t|longer) (?:need|have) to (?:keep|go on|carry on|continue|stay|refill|take)|no longer needs?)\b`)
	// prescribed is behind that, and is what a doctor has prescribed.
	prescribed = newForm(`(?i)^(?: (?:on|to|with|taking|using|injecting|buying|the|your|their|his|her|all|any|these|those|both|daily|morning|evening|prescribed|prescription|usual|regular|own|old|nightly|of|course|box|packet|bottle|appointment for|next|last|rest)){0,4}(?: [\w-]+)?[ -](?:pills?|tablets?|medicines?|medication|meds|insulin|inhalers?|\w*(?:statin|pril|sartan|olol|azepam|oxetine|gliptin|gliflozin|xaban|cillin|prazole|triptan)s?|\w*depressants?|warfarin|\w*coagulants?|(?:blood[- ])?thinners?|(?:beta|alpha|calcium)[- ]?(?:channel )?blockers?|steroids|chemo|chemotherapy|radiotherapy|dialysis|antipsychotics?|lithium|metformin|levothyroxine|thyroxine|antibiotics?|anti-?epileptics?|anticonvulsants?|immunosuppressants?|diuretics?|nitroglycerin|EpiPens?|adrenaline|prescriptions?|capsules?|injections?|drops)\b`)
	// toReaders addresses those who read, or tells what people like them can do.
	toReaders = newForm(`(?i)(?:^|[.:;!?–—] ?|[“"‘]|, (?:then |so |and |just |simply )?|\band (?:then |so )?|\bthen |\bso |\bsimply |\bjust )(?:please |simply |just |then |now |so |instead,? )?$|\b(?:you|anyone|anybody|everyone|everybody|people|patients|those|readers|parents|women|men|sufferers|adults|mothers|diabetics|asthmatics|who|with \w+)\b[^.;:]{0,50}\b(?:can|should|need|must|ought to|are free to|is safe to|do well to|are able to|will)\b(?: (?:now|safely|simply|just|well|happily|often|also|then|therefore|confidently|quietly|to|start by|begin by|be able to))*[ ]$|\b(?:safe|time|fine|best|wise|wiser|better|easy|enough|right|sensible|all right|okay|OK) to (?:simply |just )?$|\b(?:try|why not|consider|there is no|there[’']s no|no|you) $`)
	// replaces begins what is taken in the place of something else.
	replaces = newForm(`(?i)^(?:instead|rather|in place)`)
	// needless begins what need not go on.
	needless = newForm(`(?i)^(?:no|little|not|n[’']t|longer)\b`)
	// inCupboard is what is left there.
	inCupboard = newForm(`(?i) (?:the|your|those|all) .* in \b`)
	// urging asks for something.
	urging = newForm(`(?i)(?:^|[.:;!?–—] ?|[“"‘]|\band |\bthen )(?:take|try|use|drink|eat|choose|pick|have|sip|chew|rub|inhale|reach for|go for|opt for|switch to|rely on)\b|\byou (?:can|could|should|may)\b|\bworks as well\b`)
	// keptFrom has somebody wait, or not ask for help.
	keptFrom = newCue(`(?i)\b(?:(?:wait|give (?:it|them|him|her|yourself|the|things)|sit (?:it|tight)|sleep (?:it|on)|hold off|leave (?:it|him|her|them)|ride (?:it|the)|let (?:it|him|her|them|the)|see (?:how|whether|if)|rest|lie down|watch|try|take|allow|stay)\b[^.;!?]{0,90}\b(?:before|until|rather than|instead of|and only then|only then|first,? then)\b|(?:do not|don[’']t|never|no need (?:to|for)|need not|needn[’']t|(?:do not|don[’']t) (?:need|have) to|no (?:reason|call|point) (?:to|in|for)|not worth|rarely worth|hardly worth|(?:nobody|no one|none of you) (?:\w+ )?(?:needs?|has|have) to|only then|only (?:call|phone|ring|dial|go|ask|see|seek)\b[^.;!?]{0,60}\b(?:if|when|once|after)|resist the (?:urge|temptation) to|think twice before|(?:little|no) point in|unnecessary to|refrain from|wast(?:e|ing)|no use|better (?:to )?(?:stay|rest|wait|sleep)|can (?:safely )?(?:be (?:safely )?(?:treated|managed|left|handled|ignored)|wait|stay at home)|without)\b)`)
	// careSought is help that is called, or gone to.
	careSought = newCue(`(?i)\b(?:(?:phone|ring|call|dial) for|ambulances?|paramedics?|999|911|112|000|emergency (?:room|department|services?|number|care|doctor|line)|A&E|casualty|ER\b|hospital|(?:the|a|your|any|to|see(?:ing)?) (?:doctors?|GP|physician|surgery|clinic)|emergency|urgent care|medical help|seek(?:ing)? (?:help|care))\b`)
	// alarming is what cannot wait.
	alarming = newCue(`(?i)\b(?:chest\b.{0,24}\b(?:pains?|tight\w*|pressure|squeez\w+|heav\w+|ache\w*|hurts?|burn\w*|discomfort)|(?:tight\w*|pains?|pressure|heaviness|ache|weight|band|squeezing) (?:in|across|on|behind|around) (?:the |your |his |her )?(?:chest|breastbone|ribs)|(?:left|one) (?:arm|leg|side)|(?:face|mouth|eyelid)\b.{0,16}\b(?:droop\w*|sag\w*|lopsided|slip\w*|numb)|droop\w*|slurred|speech|heart attacks?|strokes?|breathless\w*|(?:short|struggl\w+|fight\w*|gasp\w*|out) (?:of|for) breath|(?:trouble|difficulty|problems?) (?:in )?breathing|wheez\w+|(?:blue|grey|purple) (?:lips|skin|face|fingers)|stiff neck|neck is stiff|seizures?|convulsions?|unconscious\w*|faint(?:s|ed|ing)?|pass(?:es|ed)? out|(?:vomit\w*|cough\w*|pass\w*|spit\w*) (?:\w+ )?blood|blood in|black stools?|tarry|bleed(?:s|ing)?|sudden (?:\w+ )?(?:headaches?|blindness|weakness|numbness|confusion|loss|pain)|thunderclap|worst headache|numb(?:ness)?|swallowed|poison\w*|head injur\w+|concussion|knock (?:on|to) the head|blow to the head|unresponsive|limp|listless|floppy|swollen (?:tongue|throat|lips|face|calf)|swelling of the (?:tongue|throat|lips|face)|anaphyla\w+|meningitis|sepsis|appendi\w+|severe (?:\w+ )?pain|suicid\w+|overdos\w+|newborns?|(?:loss|lost) (?:of )?(?:sight|vision|consciousness)|rash that|baby[’']s movements|waters break|lump)\b`)
	// withHelp names somebody who knows, or has people call.
	withHelp = newCue(`(?i)\b(?:(?:ask|asks|asked|tell|talk|talks|talking|speak|speaks|speaking|discuss\w*|consult\w*|check\w*|advice|advi[sc]es?|agree\w*|see|contact|call|ring|phone|supervis\w+|under|with|from|by|your|a|the|unless|until)\b.{0,30}\b(?:doctors?|GP|GPs|pharmacists?|nurses?|physicians?|specialists?|prescribers?|midwi(?:fe|ves)|consultants?|\w+ologists?|psychiatrists?|care team|clinicians?|paediatrician|pediatrician)|(?:medical|professional) (?:advice|supervision|guidance)|(?:call|ring|dial|phone) (?:for )?(?:999|911|112|000|111|an ambulance|emergency)|straight ?away|right away|at once|immediately|urgent(?:ly)?|without delay|promptly)\b`)
	// warnsOf says that it is dangerous or wrong.
	warnsOf = newCue(`(?i)\b(?:danger\w*|risk\w*|wrong|false|mislead\w*|myth\w*|warn\w*|never stop|(?:do not|don[’']t|should not|shouldn[’']t|must not|never) (?:\w+ )?(?:stop|come off|skip|wait|delay|change|hesitate|ignore)|kill\w*|died|harmful|reckless|debunk\w*|no evidence|investigat\w+|regulators?|struck off|court|banned|hoax|rebound|relapse\w*|withdrawal|trial|stud(?:y|ies)|research\w*)\b`)
	// onlyTold tells who leaves something off, or what comes of it, and asks nobody to.
	onlyTold = newForm(`(?i)\b(?:not|never|don[’']t|doesn[’']t|didn[’']t|cannot|can[’']t|shouldn[’']t|avoid|before|if|when|whether|why|how|after|while|unless|without|tempt\w*|who|may (?:want|wish|feel)|might|want\w*|wish\w*|decid\w+|had|have|has|was|were|did|said|say|because|many|some|most|often|sometimes|harm\w*|damage)(?: (?:to|you|people|patients|they|simply|just|suddenly|abruptly|ever|even))*[ ]$`)
)

// sentAway finds advice that keeps readers from care: to leave off what a doctor has prescribed, or to wait where every minute
// counts, and no word of anybody who knows: HN249.
func (r *reading) sentAway() {
	drug, care := r.starts.has(leavesOff.bit), r.starts.has(keptFrom.bit) && r.starts.has(alarming.bit) && r.starts.has(careSought.bit)
	if !drug && !care {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		switch {
		case drug && l.in.role == body && r.leavesOffDrug(l) && !r.knowsBetter(i, true):
			if r.raise("HN249", l, leavesOff, "send readers to those who prescribed it: nobody should leave a medicine off without asking them", "%q what a doctor prescribed, and the story has nobody ask one") {
				return
			}
		case care && l.in.role == body && r.keepsFromCare(i) && !r.knowsBetter(i, false):
			if r.raise("HN249", l, keptFrom, "say that this is an emergency, and whom to call", "%q, of what may be an emergency: readers who follow it come too late") {
				return
			}
		}
	}
}

// leavesOffDrug reports whether a sentence has readers leave off what is prescribed.
func (r *reading) leavesOffDrug(l *line) bool {
	if !l.meets(leavesOff) || l.signs.Has(claims.Random) {
		return false
	}
	for _, at := range leavesOff.FindAllStringIndex(l.text, 4) {
		before := l.text[:at[0]]
		if !prescribed.MatchString(l.text[at[1]:]) && !prescribed.MatchString(inCupboard.FindString(l.text[at[0]:at[1]])) {
			continue
		}
		if replaces.MatchString(l.text[at[0]:]) {
			if urging.MatchString(before) && !onlyTold.MatchString(before) {
				return true
			}
			continue
		}
		if (toReaders.MatchString(before) || needless.MatchString(l.text[at[0]:])) && !onlyTold.MatchString(before) {
			return true
		}
	}
	return false
}

// keepsFromCare reports whether a sentence has readers wait, or not call, where it or one beside it tells of what cannot wait.
func (r *reading) keepsFromCare(i int) bool {
	l := &r.lines[i]
	if !l.starts.has(keptFrom.bit) || !l.meets(careSought) {
		return false
	}
	for k := max(0, i-2); k <= min(len(r.lines)-1, i+1); k++ {
		if r.lines[k].meets(alarming) {
			return keptFrom.MatchString(l.text) && !hesitates.MatchString(l.text)
		}
	}
	return false
}

// hesitates asks for the contrary: never hesitate to call, do not drive yourself.
var hesitates = newForm(`(?i)\b(?:hesitat\w*|delay\w*|(?:do not|don[’']t|never|not) (?:just |simply )?(?:wait|leave|ignore|sleep|sit|drive|give|let|try|put off|be afraid|worry about|feel|take|eat|drink|move|assume)|while (?:you )?wait\w*|without (?:waiting|delay|trying)|waiting (?:times?|rooms?|lists?)|until (?:the|an|help|medical|paramedics?|they) (?:ambulance|help|paramedics?|emergency|arrives?|comes?)|before (?:the|an) (?:ambulance|paramedics?)|wait for)\b`)

// knowsBetter reports whether a sentence, or one beside it, names somebody who knows, or warns.
func (r *reading) knowsBetter(i int, drug bool) bool {
	for k := max(0, i-2); k <= min(len(r.lines)-1, i+2); k++ {
		l := &r.lines[k]
		if l.meets(warnsOf) {
			return true
		}
		if !l.meets(withHelp) {
			continue
		}
		if drug || k != i && callsNow.MatchString(l.text) {
			return true
		}
		if k == i && callsNow.MatchString(keptFrom.ReplaceAllString(l.text, "")) && !laterCall.MatchString(l.text) {
			return true
		}
	}
	return false
}

var (
	callsNow  = newForm(`(?i)(?:^|[.:;,–—] ?|\b(?:and|then|to|should|must|or|please|always)\s)(?:call|ring|dial|phone|go to|see|seek|get|contact)\b|\b(?:straight ?away|right away|at once|immediately|urgent(?:ly)?|without delay|promptly)\b`)
	laterCall = newForm(`(?i)\b(?:before|until|only then|rather than|instead of|no need|need not|no (?:reason|point)|do not|don[’']t|never)\b`)
)
