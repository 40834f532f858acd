package lint

import (
	"strings"

	"galen/internal/lint/claims"
)

var (
	// byIllness makes a noun of an illness or a condition.
	byIllness = newCue(`(?i)\b(?:the (?:afflicted|stricken|bedridden|senile|housebound|lame|dumb|mute|feeble)\b|victims? of (?:the |a |an |this )?(?:\w+ ){0,3}(?:disorder|disease|illness|condition|syndrome|dementia|diabetes|epilepsy|autism|cancer|stroke|arthritis)\b|prisoners? (?:of|in) (?:their|his|her) own (?:bod|mind|home)\w*|diabetics|epileptics|asthmatics|schizophrenics|alcoholics|anorexics|bulimics|haemophiliacs|hemophiliacs|paraplegics|quadriplegics|tetraplegics|amputees? victims?|albinos|lepers|dyslexics|manic-depressives|hypochondriacs|cripples|crippled (?:people|children|child|boy|girl|man|woman|patients?|beggars?|old)|cretins?|retard(?:ed|s)|imbeciles?|lunatics?|madm[ae]n|deaf-mutes?|addicts|junkies|druggies|drunks|crackheads|crack babies|drug abusers?|substance abusers?|alcohol abusers?|the (?:mentally ill|disabled|handicapped|blind|deaf|insane|obese|demented|infirm|retarded|elderly infirm|mad)(?:[,.;:)?!]|$| (?:and|or|are|were|have|who|in|can|to|of|is|do|should|will|as|with|at|for|on|from|by|need|cost|than)\b)|the (?:overweight|homeless|autistic|diabetic|epileptic|schizophrenic|anorexic) (?:are|were|have|who|in|can|should|need|cost)|(?:wheelchair|bed|house)-?bound|wheelchair-bound|confined to (?:a|his|her|their|the) (?:wheelchair|bed|chair)|bound to (?:a|his|her|their) (?:wheelchair|bed)|(?:an?|the|this|that|every|one|another|young|old|former|recovering|severe|chronic|\d+-year-old) (?:diabetic|epileptic|asthmatic|schizophrenic|alcoholic|anorexic|bulimic|dyslexic|paraplegic|quadriplegic|haemophiliac|addict|cripple)(?:[,.;:]| (?:who|and|was|is|has|had|from|in|with|of|since|herself|himself|mother|father|man|woman|boy|girl|son|daughter)\b)|(?:polio|cancer|stroke|aids|hiv|dementia|alzheimer\S*|burns?|ms|parkinson\S*|leprosy|asthma|migraine|covid|thalidomide|arthritis|epilepsy|lupus|ebola) victims?|victims? of (?:cancer|stroke|aids|hiv|dementia|polio|ms|multiple sclerosis|parkinson\S*|leprosy|asthma|arthritis|epilepsy|autism|down[’']?s|diabetes)|afflicted (?:with|by)|(?:dementia|schizophrenia|epilepsy|autism|depression|diabetes|mental health|bipolar|hiv|aids|asthma|cancer|stroke|migraine|arthritis|eczema|psoriasis|alzheimer[’']?s|parkinson[’']?s|ms|copd|crohn[’']?s|lupus|covid|tinnitus|hay fever|anorexia|ocd|adhd|ptsd|gout|ibs|obesity) sufferers?|stricken (?:with|by|down)|(?:cancer|polio|stroke|dementia|illness)-stricken|suffer(?:s|ed|ing)? from (?:autism|down[’']?s|dwarfism|deafness)|suffering from (?:being|old age)|demented (?:patients?|people|residents?|man|woman|old)|senile|vegetables?\b.{0,12}\bstate|human vegetable|mongol(?:s|oid)?|midgets?|normal (?:people|children|women|men|kids)|failed (?:the treatment|chemotherapy|treatment|therapy)|(?:patients?|people|she|he|they|women|men|diabetics) (?:who )?failed (?:to (?:control|comply|lose|stick)|treatment|chemotherapy|therapy|the drug)|non-compliant|noncompliant|clean (?:since|for)\b|(?:got|getting|stayed|staying) clean|dirty (?:urine|needles?|test)|drug habit|lost (?:his|her|their|the) (?:battle|fight)|fat people|morbidly obese people|inmates of|let themselves go|attention-seeking|obese (?:people|patients|women|men) (?:are|who are) (?:lazy|greedy))\b`)
	namedHere = newCue(`(?i)\b(?:anonymous|centre for the|center for the|society for the|school for the|institute for the|institute of the|guide dogs for the|royal national|league of|titled|called|film|play|novel|band|song|book|word)\b`)

	// ofSuicide names the topic.
	ofSuicide = newCue(`(?i)\b(?:suicid\w+|self-harm\w*|(?:took|taken|take|taking) (?:his|her|their) own li(?:fe|ves)|kill(?:ed|s|ing)? (?:himself|herself|themselves)|end(?:ed|ing)? (?:it all|his life|her life|their li(?:fe|ves)|his own|her own)|overdosed?|hang(?:ed|ing) (?:himself|herself)|hanged|(?:jump(?:ed|s|ing)?|leap(?:t|ed|s|ing)?|plung(?:ed|es|ing)) (?:to (?:his|her|their) death|(?:from|off) (?:the|a|an|his|her) (?:[\w-]+ ){0,3}(?:roof|bridge|cliff|building|window|balcony|tower|block|car park))|threw (?:himself|herself) (?:under|in front|off|from))\b`)
	// oneReason gives one thing as what made somebody do it.
	oneReason = newCue(`(?i)\b(?:(?:killed|drove|driven|pushed|led|made|tipped|sent|forced|hounded) (?:the |a |him|her|them|\w+ ){1,5}(?:to|over|into|who)?|killed (?:the|a|him|her|them|my|our)|drove (?:\w+ ){1,5}to|driven to|pushed (?:\w+ ){1,5}(?:to|over)|(?:died|dead|kill\w*|suicide|life|lives|harm\w*|overdose\w*) (?:\w+ ){0,6}(?:because|after (?:being|losing|failing|he|she|they|a|the|her|his|an)|over (?:a|the|an|his|her|debts?|exams?|bullying|unpaid|losing)|following|due to|as a result of|in despair (?:over|at))|because (?:of )?(?:\w+ ){0,12}(?:suicide|kill|life|die)|was the (?:reason|cause|last straw|final straw)|caused (?:the|his|her|their|a|\w+[’']s) (?:suicide|death)|to blame for|stress killed|bullied to death|reason (?:why|for|that|he|she))\b`)
	// wayTold says how it was done.
	wayTold = newCue(`(?i)\b(?:(?:by|from) (?:hanging|jumping|shooting|poisoning|drowning|suffocat\w+|taking)|hanged|jumped (?:from|off|in|under)|jumping (?:from|off)|(?:threw|throwing) (?:himself|herself|themselves)|swallow(?:ed|ing)|bottle of|(?:\d+|dozens of|all her|all his|a whole|box(?:es)? of|packets? of|handful of) (?:\w+ )?(?:pills|tablets|capsules|paracetamol|painkillers)|noose|rope|belt|shotgun|gun|rifle|bridge|cliff|railway|train|tracks|platform|helium|gas|exhaust|carbon monoxide|charcoal|bleach|pesticide|weedkiller|razor|knife|slit|cut (?:her|his|their) wrists|wrists|balcony|rooftop|multi-storey|window|method)\b`)
	// asDeed tells of it as of a deed, that may succeed or fail, or as of something fair.
	asDeed     = newCue(`(?i)\b(?:(?:more|less|most|often|very) (?:often )?successful|successful(?:ly)?|unsuccessful(?:ly)?|failed (?:suicide|attempt|in|to (?:kill|end|die))|succeed(?:ed|s)?|success rate|complet(?:ed|es?) (?:a )?suicide|completed|commit(?:s|ted|ting)? suicide|committed|botched|at peace|at last|finally free|reunited|no more pain|pain is over|brave|courag\w+|loving|chose to|choice to|way out|only (?:way|escape)|escape[d]?|released? from|better place|romantic|beautiful|hero(?:ic|ine)?|tragic lovers?|suicide note|her note|his note|(?:a|the) note (?:read|said|left)|epidemic|wave|spate|contagion|hotspot|hot spot|notorious|popular (?:spot|place)|trend|craze|copycat|soar\w*|skyrocket\w*|rocket(?:ed|ing)|selfish|coward\w*|cry for help|attention)\b`)
	carefulToo = newCue(`(?i)\bno (?:one|single) (?:\w+ )?(?:thing|circumstance|cause|event|factor|reason)|\b(?:rarely|never|not) (?:\w+ ){0,4}(?:one thing|single|one cause|simple|the result of one|fully understood|blame)|\bmany (?:things|factors|reasons|causes)|\bcommitted (?:£|\$|€|to|itself|\d|money|funds|more)|\basks? (?:reporters|media|journalists|editors)|\bguid(?:e|ance|elines)\b|\bnot to (?:blame|say|use|write|describe)|\bavoid(?:s|ing)? (?:the )?(?:words?|phrase|term)`)
)

// namedByIllness finds illnesses that are made a person's name: HN214.
func (r *reading) namedByIllness() {
	if r.already("HN214") {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if !l.starts.has(byIllness.bit) {
			continue
		}
		at := byIllness.FindStringIndex(l.text)
		if at == nil || l.meets(namedHere) {
			continue
		}
		if said := l.text[at[0]:at[1]]; at[0] > 0 && strings.ToLower(said[:1]) == said[:1] && strings.ToLower(said) != said {
			continue // the Society for the Blind
		}
		if w := r.wordAt(l.in, l.from+at[0]); r.spoken(l.in, w) || quotedAlone(l.in, r.words[w].from) {
			continue
		}
		r.raise("HN214", l, byIllness, "name the person first: "+r.say("person-first", "died by suicide, people who use drugs, a man with schizophrenia, a woman who uses a wheelchair"), "%q makes a person of an illness, or blames somebody for it")
		return
	}
}

// toldOfSuicide finds one reason, a method, or a deed that succeeds, in what a story says of a suicide: HN215.
func (r *reading) toldOfSuicide() {
	if r.already("HN215") || r.already("HN214") || !r.all.Has(claims.Suicidal) && !r.says(ofSuicide) || r.says(carefulToo) {
		return
	}
	about := 0
	for i := range r.lines {
		if l := &r.lines[i]; l.meets(ofSuicide) && !l.meets(helpLine) {
			about++
		}
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.meets(helpLine) || about == 0 && !l.meets(deadPerson) {
			continue
		}
		near := ofSuicide.MatchString(r.textAround(max(0, i-1)))
		for _, way := range []struct {
			form   *cue
			signs  bool
			hint   string
			format string
		}{
			{asDeed, true, "tell it without a verdict: died by suicide, attempted", "%q: such words make a deed of it, or a way out"},
			{oneReason, l.meets(deadPerson) || l.meets(ofSuicide), "leave it out, or say that no one thing explains it", "%q: a suicide has many causes, and never one"},
			{wayTold, l.meets(ofSuicide) || l.meets(deadPerson), "leave out how and where it was done", "%q says how it was done, and others follow"},
		} {
			if near && way.signs && l.meets(way.form) && !l.meets(studied) {
				r.raise("HN215", l, way.form, way.hint, way.format)
				return
			}
		}
	}
}

var (
	deadPerson = newCue(`(?i)\b(?:killed (?:the|a|him|her|them)|\d+-year-old|aged \d+|was \d+|he|she|her|his|teenager|student|pupil|nurse|doctor|farmer|actor|singer|mother|father|boy|girl|man|woman|son|daughter|headmaster|teacher|they|their)\b`)
	studied    = newCue(`(?i)\b(?:prevention programme|prevention program|trial|randomi[sz]ed|adverse events?)\b`)

	// touches names what may touch a reader, in other words than its name.
	touches = newCue(`(?i)\b(?:(?:partner|husband|boyfriend|father|stepfather|ex|spouse|wife|relative|carer|parents?|someone) (?:\w+ ){0,4}(?:hit|beat|beaten|kicked|chok\w+|punched|slapped|hurt|raped|strangled|threatened|abused|attacked|forced)|(?:been|were|was|being) (?:\w+ )?(?:beaten|raped|abused|molested|assaulted|groomed|strangled|choked)|(?:sexual|physical|domestic|emotional|financial|child|elder|partner|intimate) (?:abuse|violence|assault|harassment)|raped|rapists?|rape (?:victims?|survivors?|cases?)|harm(?:ing|ed)? (?:themselves|himself|herself)|hurt(?:ing)? (?:themselves|himself|herself)|self-harm\w*|cut(?:ting)? (?:themselves|herself|himself)|suicid\w+|thought(?:s)? of (?:death|dying|ending)|want(?:ed|ing)? to die|better off dead|(?:end|ending|ended|take|taking|took) (?:their|his|her) (?:own )?li(?:fe|ves)|anorexia nervosa|with anorexia|bulimia|eating disorders?|starv(?:e|ed|ing) (?:themselves|herself|himself)|made (?:themselves|herself|himself) (?:sick|vomit)|purg(?:e|ed|ing)|gambl(?:ing|ers?)|miscarriages?|stillb\w+|stillborn|genital mutilation|trafficked)\b`)
	// helpTold says where help is to be had, by a number or an address.
	helpTold = newCue(`(?i)\b(?:call|calls|text|ring|phone|dial|contact|reach(?:ed)?|chat|message|talk to|helpline|hotline|lifeline|line|Samaritans|Childline|crisis|support|reached|called|on)\b[^.;]{0,80}\b(?:\d{3,}[\d -]*|\d{2}(?: \d{2,3}){1,4})|\b(?:0800|0808|116 ?123|988|13 11 14|1737|112|999|911)\b|\bwww\.\w+`)
)

// nowhereToTurn finds what may touch a reader, where the page does not say where to find help: HN112 and HN315.
func (r *reading) nowhereToTurn() {
	if r.already("HN112") || r.already("HN315") {
		return
	}
	l := r.telling(touches, 0)
	if l == nil || r.onlyOther(l) || r.says(helpTold) || r.helped() {
		return
	}
	kind := "support"
	if l.meets(ofSuicide) || l.meets(suicidalThought) {
		kind = "suicide"
	}
	count := 0
	for i := range r.lines {
		if r.lines[i].starts.has(touches.bit) {
			count += len(touches.FindAllString(r.lines[i].text, 3))
		}
	}
	if count < 2 && !l.lead && !l.meets(suicidalThought) || len(r.lines) > 25 && count < 4 {
		return
	}
	r.raise("HN315", l, touches, r.helpHint(kind), "the story is about this (%q), and its page does not say where to find help")
}

var suicidalThought = newCue(`(?i)\b(?:harm(?:ing|ed)? (?:themselves|himself|herself)|die by suicide|died by suicide|suicidal|want(?:ed|ing)? to die|better off dead)\b`)

// onlyOther reports whether the words mean something else, or are one among many.
func (r *reading) onlyOther(l *line) bool {
	return r.count(otherwise) > 0 || l.meets(aside)
}

var aside = newCue(`(?i)\b(?:adverse|side[- ]effects?|trial|drug|receptor|gene|cells?|assisted|bomb\w*|antidepressants?|warning|label|leaflet|effects|placebo|committed (?:£|\$|€|to))\b`)
