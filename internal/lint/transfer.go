package lint

import (
	"strings"

	"galen/internal/lint/claims"
)

var (
	// alsoThem says that what was found in some holds of others.
	alsoThem = newCue(`(?i)\b(?:(?:every|any|all|each) \w+ (?:should|can|could|must|will|would|ought)\b|(?:way|answer|remedy|thing|choice|pill|drug|diet) for (?:all|everyone|everybody|anyone|every|most) |(?:is|are|will be) (?:now |also |just as |equally )?(?:safe|protected|covered|spared) (?:as well|too|also|now)|(?:can|could|will|would|should|may|might|must) (?:all |also |now |therefore |just )*(?:expect|count on|look forward to|hope for|gain|benefit|profit|do (?:just )?as well|see|get|have|enjoy|reap|find|work|help|be (?:spared|protected|helped|safe|able)|sleep|lose|live|feel|try|take|follow|copy|drink|eat|start|switch|stop|use|give|do)\b.{0,40}\b(?:the same|as much|as well|too|just as|equally|likewise|similar(?:ly)?|also|a lift|the benefits?)|(?:the same|similar|equal)(?: \w+){0,2} (?:goes|holds|applies|is true|is to be|can be|will|would|should|must|awaits|benefits?|effects?|gains?|lift)|what (?:works|worked|helps|helped|is good|holds|is true) (?:for|in|of)|take heart|(?:works?|worked|good|true|safe) (?:for|in|of) (?:everyone|everybody|all|anyone|the rest|them|any)|everyone (?:else )?(?:can|should|will|could|who)|anyone (?:who|with|can|should|could)|all (?:of us|women|men|adults|children|parents|patients|people|mothers|families|drinkers|schools|countries)\b.{0,30}\b(?:should|can|could|will|would|must|need)|(?:is|are|be) no different|(?:just|equally|no less) as? ?(?:much|well|true|good|likely)|if you (?:have|are|suffer|want|sleep|feel|eat|drink)|(?:so|hence|therefore|meaning that|which means(?: that)?|and so) (?:\w+ ){0,3}(?:should|can|could|will|would|must|need)|(?:toddlers|babies|children|teenagers|adults|women|men|patients|pensioners|older people|mothers|workers|people \w+ \w+) (?:\w+ ){0,4}(?:would|will|should|could|can) (?:\w+ )?(?:gain|benefit|profit|do|expect|be|get|have|need|see)\b.{0,30}\b(?:just|too|as well|as much|the same|also|equally)|(?:should|could|can|will|would) (?:also )?(?:work|help|do) (?:\w+ )?(?:for|in|elsewhere|anywhere|everywhere|the same)|elsewhere too|(?:every|any) (?:city|country|school|hospital|child|woman|man|family|town|patient|adult|parent|mother)(?: \w+){0,4} (?:should|can|could|will|would|must|may|might|needs?|ought|deserves?)|(?:for|in|to|by) (?:every|any) (?:city|country|school|hospital|child|woman|man|family|town|patient|adult|parent|mother))\b`)
	// fewKinds names a group that is not all of us.
	fewKinds = newCue(`(?i)\b(?:cyclists?|racers?|rowers?|runners?|athletes?|footballers?|soldiers?|recruits?|students?|undergraduates?|nurses?|monks?|pilots?|astronauts?|men|women|boys|girls|twins?|smokers?|vegans?|vegetarians?|prisoners?|veterans?|pensioners?|dancers?|farmers?|miners?|firefighters?|divers?|swimmers?|schoolboys?|schoolgirls?|doctors?|volunteers? aged|adults|children|teenagers?|babies|infants|toddlers?|mothers|pupils|workers|(?:people|patients|those) (?:with|in|who|over|under|aged)|aged \d+|in their (?:\w+ )?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties)|[A-Z]\w+(?:ers|ians|ese|ish|ans) (?:with|who|men|women|adults|children|people)|(?:rich|wealthy|Nordic|European|American|British|Japanese|Danish|Swedish|Finnish|Chinese|healthy|young|fit|elite|white|overweight|obese) \w+)\b`)
	// notThem limits a finding to whom it was found in.
	notThem = newCue(`(?i)\b(?:no bearing|(?:not|never|nobody|cannot|hardly|nor) (?:\w+ ){0,4}(?:known|tested|tried|studied|certain|clear|apply|hold|transfer|carry over|include|say|tell|shown|true|generali[sz]e)|whether|only in|so far|may (?:be|not|differ)|might (?:be|not|differ)|remains|unknown|unclear|yet to be|should not|do not|points? out|warn(?:s|ed)?|other groups|different)\b`)
)

// transfers finds what was found in some, and is told of others: HN246.
func (r *reading) transfers() {
	if !r.short() {
		return // others are told of for other reasons
	}
	if !r.all.Any(claims.Study | given) {
		if _, any := r.counts(); !any {
			return
		}
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.in.role != body || l.in.running >= opening || !l.meets(alsoThem) && !r.otherGroup(i) || !l.signs.Any(claims.Persons) && !l.meets(alsoAll) || l.meets(helpLine) {
			continue
		}
		if !r.foundIn(i) || l.signs.Any(claims.Licence) || l.meets(adviceLine) || strings.HasSuffix(strings.TrimRight(l.text, " ”\""), "?") {
			continue
		}
		form := alsoThem
		if at := form.FindStringIndex(l.text); at == nil || therefore.MatchString(l.text[at[0]:]) && !ofAnyone.MatchString(l.text[at[0]:at[1]]) || wasFound.MatchString(l.text[:at[0]]) || ofTime.MatchString(l.text[at[0]:]) {
			if form = toldToAct; !r.otherGroup(i) {
				continue
			}
		}
		if r.says(notThem) {
			return
		}
		r.raise("HN246", l, form, "say in whom it was studied, and that of others it is not known", "%q: it was found in others than these")
		return
	}
}

// ofAnyone are words for people.
var ofAnyone = newForm(`(?i)\b(?:people|patients|men|women|boys|girls|children|pupils|babies|teenagers|adults|parents|mothers|fathers|workers|pensioners|they|we|you|everyone|anyone|everybody|anybody|all|those|readers|\w+(?:ers|ians|ors))\b`)

var (
	// wasFound is before what was found in those who were studied, and is told of nobody else.
	wasFound = newForm(`(?i)\b(?:was|were|had been)(?: also| still| about)? $|\b(?:not|nor|never|no|certain|some|\w+n[’']t)\b[^.;:]{0,40}$`)
	// ofTime is no kind of people: each year.
	ofTime = newForm(`(?i)^(?:every|each|any|all) (?:days?|weeks?|months?|years?|times?|nights?|hours?|cases?)\b`)
	// therefore draws a conclusion; of whom it speaks stands within it.
	therefore = newForm(`(?i)^(?:so|hence|therefore|meaning that|which means|and so)\b`)
	alsoAll   = newCue(`(?i)\b(?:\w+(?:ers|ians|ors)|elsewhere|countries|cities|schools|(?:the|their|our) (?:elderly|young|sick|poor|old)|villages?|clinics|hospitals)\b`)
	helpLine  = newCue(`(?i)\b(?:call|text|ring|contact|phone|dial)\b.{0,60}\d|\b(?:Samaritans|helpline|hotline|lifeline|Childline)\b`)
)

// toldToAct says what others should do, or may expect.
var toldToAct = newCue(`(?i)\b(?:should|can|could|will|would|must|ought to|need to|may|everyone|anyone|all of us)\b`)

// toldAll is who is told to act where one word says both.
var toldAll = newForm(`(?i)^(?:everyone|anyone|all of us)$`)

// groups are words for kinds of people of whom none is of another kind, each with its place.
var groups = []*cue{
	newCue(`(?i)\b(?:men|boys|males|fathers|husbands)\b`), newCue(`(?i)\b(?:women|girls|females|mothers|mothers-to-be|wives)\b`),
	newCue(`(?i)\b(?:babies|infants|newborns|toddlers|nurseries)\b`), newCue(`(?i)\b(?:children|pupils|schoolchildren|kids|youngsters|schools)\b`),
	newCue(`(?i)\b(?:teenagers?|adolescents?|students?|undergraduates?|young (?:people|adults|men|women))\b`),
	newCue(`(?i)\b(?:older|elderly|pensioners?|retired|over-?\d\ds|over \d\d|old age|care homes?|grandparents)\b`),
	newCue(`(?i)\b(?:athletes?|cyclists?|runners?|rowers?|racers?|swimmers?|footballers?|soldiers?|recruits?|players|gymnasts|climbers)\b`),
	newCue(`(?i)\b(?:patients|(?:people|those|anyone|anybody) (?:with|who (?:have|has|are)))\b`), newCue(`(?i)\b(?:pregnant|pregnancy|unborn|expectant)\b`),
	newCue(`(?i)\b(?:everyone|everybody|all of us|anyone|the (?:public|rest of us)|you|us|we)\b`),
	newCue(`(?i)\b(?:workers|nurses|drivers|farmers|staff|commuters|employees|office)\b`),
}

// otherGroup reports whether a sentence says what a kind of people should do or may expect that was not studied.
func (r *reading) otherGroup(at int) bool {
	l := &r.lines[at]
	if l.numbers != nil && sizedResult(l.numbers) || l.lead && at == 0 {
		return false
	}
	who := ""
	for _, act := range toldToAct.FindAllStringIndex(l.text, 4) {
		subject := l.text[max(0, act[0]-60):act[0]]
		who += subject[strings.LastIndexAny(subject, ",;:")+1:] + toldAll.FindString(l.text[act[0]:act[1]]) + " "
	}
	if who == "" {
		return false
	}
	studied := ""
	for i := range r.lines {
		if o := &r.lines[i]; i != at && o.numbers != nil && sizedResult(o.numbers) {
			studied += o.text
		}
	}
	named, other := false, false
	for _, g := range groups {
		in, here := g.MatchString(studied), g.MatchString(l.text)
		named = named || in
		other = other || !in && g.MatchString(who)
		if here && in {
			return false
		}
	}
	return named && other
}

// foundIn reports whether another sentence counts, or names, people of a kind in whom a study found something.
func (r *reading) foundIn(at int) bool {
	for i := range r.lines {
		if l := &r.lines[i]; i != at && l.in.role == body && l.numbers != nil && sizedResult(l.numbers) && l.meets(fewKinds) {
			return true
		}
	}
	return fewKinds.MatchString(firstOf(r.lines[at].text, foundBefore)) && r.lines[at].numbers != nil
}

var foundBefore = newCue(`.*\b(?:found|showed|shown|helped|did|trial|study)\b`)

var (
	// offered tells readers that they can have a treatment.
	offered = newCue(`(?i)\b(?:(?:relief|help|hope|freedom|rescue|an end|a (?:way|treatment|remedy|cure)|an answer) (?:\w+ ){0,4}(?:has come|have come|is here|has arrived|is at hand|is in sight)|(?:have|has|got|there is) a new (?:way|treatment|weapon|option|remedy|tool|drug|pill)|(?:clinics?|doctors|dentists|hospitals|GPs|pharmacies|surgeries) (?:in (?:the )?\w+ )?(?:now |already |also )?(?:give|prescribe|hand out|offer|use)\b|(?:have|has|had) (?:(?:begun|started) (?:to )?(?:prescrib|giv|offer|us)|been (?:prescrib|offer))\w*|(?:are|is) (?:now |already )?(?:being )?(?:prescribed|handed|handing|dispensing|giving|prescribing|offering|using|turning to|reaching for|swapping)\b|can (?:now |already )?(?:ask|get|have|buy|order|try|request|be (?:had|bought|ordered|prescribed|booked))|should (?:now )?(?:ask|talk to|see|request|demand|speak to)|(?:is|are) (?:now |already |finally )?(?:here|available|on offer|on sale|in (?:shops|pharmacies|clinics)|within reach|at hand|offered|prescribed|sold|open to)|now available|on offer|on sale|no longer (?:need|have) to|need only|ask (?:your|a|their|his|her|the) (?:doctors?|GPs?|neurologist|clinics?|pharmacists?|specialists?|dermatologist|surgeon|oncologist|memory clinic|\w+ologists?)|go to (?:your|a) (?:doctor|clinic)|sign up|prescriptions?|doctors (?:can|are|have begun to) (?:now )?(?:prescribe|offer|give)|has (?:arrived|come)|have arrived|at last (?:have|there)|there is now|stock(?:s|ed)|roll(?:ed|ing) out|available (?:to|for|in|from|at|at once|over)|book (?:a|an|your|now)|order it|talk to (?:your|a|their) (?:doctor|GP)|for sale|clinics (?:offer|sell|give)|sessions (?:go for|cost)|pick(?:ed)? up|order(?:ed)? (?:online|from))\b`)
	// notLicensed tells that nobody has allowed it yet, or that it is allowed for something else.
	notLicensed = newCue(`(?i)\b(?:(?:has|have|had) (?:just |already |now )?(?:applied|asked|filed|submitted|sent)\b|(?:will|to|plans to|expects to|hopes to|intends to|wants to|is due to|are due to) (?:now |soon |then )?(?:ask|apply|seek|file|submit|send|hand in|present)\b|(?:hand|give|take|put|bring|lay|send)\w* .{0,40}(?:authorit|regulator|agenc|FDA|EMA|MHRA|ministr|commission)\w*|(?:verdict|decision|ruling|green light|go-ahead|opinion) (?:\w+ ){0,4}(?:expected|due|awaited|next|this|in)|(?:plans?|expects?|hopes?|intends?|aims?|due|wants?|about) (?:to )?(?:\w+ ){0,3}(?:send|submit|file|apply|seek|ask)\w*\b|(?:regulators?|FDA|EMA|MHRA|agency|authorities|ministry|commission) (?:\w+ )?(?:(?:will|are to|is to|would|must|have yet to|has yet to|are expected to|is expected to|still) (?:\w+ )?(?:decide|rule|look|consider|approve|judge|review|vote)|(?:is|are) (?:still )?(?:considering|reviewing|weighing|looking at))|(?:not|never|yet to be|nowhere|awaits?|awaiting|pending|before|until) (?:\w+ ){0,4}(?:approv\w+|licen[sc]\w+|authori[sz]\w+|cleared|clearance|permission)|application|(?:unlicensed|unapproved|experimental|investigational|off[- ]label)|(?:would|is expected to|are expected to|expects? to|will|should) (?:\w+ )?(?:cost|charge|sell for|be priced)|phase (?:1|2|3|one|two|three|I|II|III)\b|trial (?:sponsored|funded|run|paid)|(?:approved|licensed|cleared|authori[sz]ed) (?:only )?(?:for|to treat|against) .{0,40}\b(?:but|and not|only|diabetes|other)|(?:approved|licensed) (?:only )?(?:in (?:Japan|China|Russia|Canada|the US|America|Europe|one|another|a few|some)|(?:only )?for (?:another|other|a different)|abroad)|imported|compassionate|under review|still in trials?|in (?:late|early)[- ]stage)\b`)
	// isAllowed says that a treatment has its licence.
	isAllowed = newForm(`(?i)\b(?:was|were|is|are|been|got) (?:\w+ )?(?:licen[cs]ed|approved|cleared|authori[sz]ed) (?:in|since|last|for|by)\b`)
	// saidOpenly tells readers that it is not to be had.
	saidOpenly = newCue(`(?i)\b(?:(?:has|have) (?:not|yet to|never|still to) (?:\w+ ){0,2}(?:approved?|cleared?|licen[sc]ed?|authori[sz]ed?|decided)|nowhere (?:approved|licensed|on sale)|unlicensed|unapproved|outside (?:its|the|their) licen[cs]e|outside (?:a |of )?(?:trials?|research|studies)|no (?:country|regulator|agency) has|without (?:a )?(?:licence|approval)|awaits?|awaiting|still (?:awaiting|experimental)|turned down|rejected|(?:is|are|was|were) not (?:yet )?(?:approved|licensed|available|on sale|for sale|sold|cleared|authori[sz]ed)|not (?:approved|licensed|on sale|for sale|to be had|available)|only in (?:a |the |\w+ )?(?:trials?|research|studies)|off[- ]label|(?:have|has) not approved|illegal|a crime|cannot (?:yet )?(?:be|get|buy)|until then|no (?:licence|license|approval)|nobody can|not yet)\b`)
)

// unlicensed finds a treatment that nobody has allowed yet, and of which the story tells readers as of one that can be had: HN247.
func (r *reading) unlicensed() {
	if !r.all.Any(given) {
		return
	}
	if r.telling(notLicensed, claims.Licence|claims.Money|claims.Tested|claims.Study|claims.Owner) == nil && !(len(r.lines) < 12 && r.says(offered) && r.otherUse()) {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.in.role == body && l.in.running >= opening || !r.short() && (!l.lead || !l.signs.Any(given)) || !l.meets(offered) || r.hedgedBefore(l, offered) || l.meets(helpLine) || noOffer(l.text) {
			continue
		}
		if !(l.signs | r.nearby(i)).Any(given) {
			continue
		}
		if r.says(saidOpenly) || r.anyLine(isAllowed) && !r.otherUse() {
			return
		}
		r.raise("HN247", l, offered, "say that it is not approved, and that it can be had in trials only", "%q, and nobody has approved it yet")
		return
	}
}

var (
	// whoElse is before what is had by others than readers, was so long ago, or is still to come.
	whoElse = newForm(`(?i)\b(?:before|until|once|if|became|researchers?|scientists?|trials?|studies|team|information|details|results|data|insurers?)(?: [\w’'-]+){0,3} $`)
	// ofOld are words that offer nothing: a prescription medicine, can have side effects, used for decades.
	ofOld = newForm(`(?i)^prescriptions? (?:medicines?|medications?|drugs?|treatments?|painkillers?|guidelines?|charges?|pads?|data|records)\b|^can (?:now |already )?(?:have|get) [^.;,]{0,30}\b(?:effects?|risks?|complications?|trouble|problems?)\b|^pick(?:ed)? up [^.;,]{0,30}\b(?:signs?|signals?|changes|costs?|expenses?|bills?|tab)\b|^ha(?:s|ve|d) been [^.;]{0,60}\b(?:for|since|over) (?:\w+ ){0,2}(?:decades?|years|\d{4})\b|^(?:is |are )?available [^.;]{0,30}\b(?:(?:for|since) (?:\w+ ){0,3}(?:decades?|years|\d{4})|media|https?)`)
)

// noOffer reports whether what looks like an offer is none.
func noOffer(text string) bool {
	at := offered.FindStringIndex(text)
	return at != nil && (whoElse.MatchString(text[:at[0]]) || ofOld.MatchString(text[at[0]:]))
}

var (
	// drugFor is a medicine by what it is for.
	drugFor    = newForm(`(?i)\b(?:(diabetes|asthma|epilepsy|cancer|malaria|migraine|gout|leprosy|arthritis|psoriasis|eczema|acne|ulcer|heart|blood[- ]pressure|cholesterol|thyroid|allergy|worm|scabies|anaemia|anemia|alcohol|opioid|leukaemia|leukemia|osteoporosis|obesity|weight-loss|insomnia|parkinson[’']?s|alzheimer[’']?s|dementia|depression|anxiety|adhd|hiv|herpes|flu|hepatitis|angina|glaucoma|prostate|menopause|fertility|cough|sleeping)(?:[- ]\w+)? (?:drugs?|medicines?|medication|pills?|tablets?|capsules?|injections?|jabs?|shots?|inhalers?|cream|drops)|(anti-?(?:depress|psychot|epilept|convuls|histamin|malaria|fungal|biotic|viral))\w*)\b`)
	allowedFor = newForm(`(?i)\b(?:approved|licen[sc]ed|cleared|authori[sz]ed|registered)\b(?: (?:only|so far|just|years ago|in \S+))*(?: for| to treat| against)? ?(.{0,40})`)
)

// otherUse reports whether a story is of a medicine that is named by another illness than the one for which it is told of, and says of no
// licence for that.
func (r *reading) otherUse() bool {
	text := ""
	for i := range r.lines {
		text += r.lines[i].text + " "
	}
	at := drugFor.FindStringSubmatchIndex(text)
	if at == nil {
		return false
	}
	from, to := at[2], at[3]
	if from < 0 {
		from, to = at[4], at[5]
	}
	stem := strings.ToLower(text[from:min(to, from+6)])
	if strings.HasPrefix(stem, "anti") {
		stem = strings.ToLower(strings.TrimLeft(text[from+4:min(to, from+9)], "-"))
	}
	for _, m := range allowedFor.FindAllStringSubmatchIndex(text, 3) {
		if !strings.Contains(strings.ToLower(text[m[2]:m[3]]), stem) {
			return false // for this as well
		}
		text = text[:m[0]] + strings.Repeat(" ", m[1]-m[0]) + text[m[1]:]
	}
	rest := text
	for _, m := range drugFor.FindAllStringIndex(text, 6) {
		rest = rest[:m[0]] + strings.Repeat(" ", m[1]-m[0]) + rest[m[1]:]
	}
	return !strings.Contains(strings.ToLower(rest), stem)
}
