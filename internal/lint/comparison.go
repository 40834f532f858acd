package lint

import (
	"strings"

	"galen/internal/lint/claims"
	"galen/internal/lint/quantity"
)

var (
	// nobodyElse says that all were treated, or that those who were not were not looked at.
	nobodyElse = newCue(`(?i)\b(?:none of (?:the |them )?(?:\w+ )?(?:was|were) (?:assigned|given|offered|put)|no (?:\w+ )?group without|no other \w+ (?:were|was) (?:followed|looked)|comparison was with what|(?:every|each) \w+ had (?:it|them)|no|without(?: an?| any)?|lack(?:s|ed) an?|nor an?|not an?|never an?) (?:\w+ ){0,2}(?:comparison|control|comparator|untreated|placebo|reference)(?:[- ](?:group|arm)s?)?\b|\b(?:single|one)-arm\b|\bopen-label\b|\buncontrolled\b|\b(?:nobody|no one|none of them|no (?:other )?\w+(?: \w+)?) (?:\w+ )?(?:was|were|has been|had been|went|got|received|had|took) (?:given |offered )?(?:an? )?(?:sham|compared|left|looked at|studied|untreated|without|a placebo|placebo|dummy)|\b(?:all|every|each|everyone|everybody)(?: (?:of them|of the|the|\d+|\w+)){0,4} (?:received|got|took|trained|breathed|slept|chewed|ate|ran|rode|had|were given|was given|were treated|was treated|used|wore|drank|swallowed|went through|who (?:tried|took|completed|joined|attended|underwent|used|finished|had|received|got)|took part|tried|completed|joined|attended|underwent|finished|improved|recovered|lost|got better|slept|were cured|said)\b|\b(?:were|was) (?:not|never) (?:looked at|studied|compared|checked|examined|tracked|followed|surveyed|visited|counted)|\bAll(?: of them| \d+)? (?:sat|stood|lay|slept|\w+ed)\b|\bbefore[- ]and[- ]after\b|\bcase (?:series|reports?)\b|\b(?:compared|comparing) (?:with|to) (?:(?:their|its|his|her|the) )?(?:own|the year|the (?:month|week|season|winter|summer)|last|before)\b`)
	// credits gives a treatment what came after it.
	credits = newCue(`(?i)\b(?:halts?|halted|reliev(?:es|ed)|lift(?:s|ed)|lighten(?:s|ed)|fell because|(?:takes?|took|taken|taking) (?:[\w-]+ ){1,4}(?:away|off)|gives? (?:\w+ ){1,3}back|gets? rid of|rids|frees|work(?:s|ed)|thanks to|credit(?:s|ed|ing)?|because of|due to|led to|brought (?:about|down|back|relief)|(?:has|have) [a-z]+ed (?:the|their|his|her) |(?:has|have|had) (?:made|cut|ended|cured|healed|reversed|restored|stopped|freed|turned|transformed|lifted|rid|given|brought|kept|lowered|raised|improved|eased|reduced|halved)|cur(?:es|ed)|success(?:ful|es)?|succeed(?:s|ed)|effective|transform(?:s|ed)|ow(?:e|es|ed|ing)\b.{0,30}\bto\b|down to|put(?:s|ting)? .{0,30}down to|attribut(?:e|es|ed|ing)|proof|proves?|proved|show(?:s|ed|ing)? (?:that|what|how)|tamed|heal(?:s|ed)|revers(?:es|ed)|restor(?:es|ed)|sav(?:es|ed) (?:\w+ )?(?:lives|sight|limbs|patients|people|her|him|them|money)|rescu(?:es|ed)|reliev(?:es|ed)|eas(?:es|ed)|end(?:s|ed)|puts? an end|banish(?:es|ed)|clear(?:s|ed)|beat(?:s)?|fix(?:es|ed)|tam(?:es|ed)|rid|did the trick|paid off|pays off|made the difference|(?:makes?|made) (?:them|people|patients|children|\w+) (?:\w+ )?(?:healthier|better|fitter|calmer|happier|stronger|well)|the reason|melts?|shrinks?|shrank|cuts?|prevent(?:s|ed)|protect(?:s|ed)|boost(?:s|ed)|helps?|helped)\b`)
	// leavesOpen says that something else may have done it.
	leavesOpen = newCue(`(?i)\b(?:(?:nobody|no one|none) (?:\w+ )?(?:can|could|knows|claims)\b|not (?:be )?the reason|(?:part|role|share|effect|contribution) (?:is|was|remains|remained) (?:unclear|unknown|uncertain|open)|cannot|can[’']t|could not|couldn[’']t|(?:does|do|did) not|doesn[’']t|didn[’']t|no way to|unable to|impossible to|hard to|too (?:small|few|early)|nothing) (?:\w+ ){0,3}(?:tell|say|show|prove|know|rule|judge|establish|sure|separate|be sure|conclude)|\b(?:may|might|could) (?:\w+ )?(?:have (?:\w+ ){0,3}(?:without|anyway|on (?:its|their) own)|explain|account|also|be (?:due|chance|the|down))|\bwould have (?:\w+ )?(?:fared|improved|recovered|got(?:ten)?|healed|gone|been|slept|fallen)|\b(?:unclear|unknown|uncertain|unproven|not clear|not known|not clear)\b.{0,30}\b(?:whether|if|how|why)|\bwhether (?:it|they|the|this|that)\b|\bby chance\b|\bchance alone\b|\bwell be chance\b|\bon (?:its|their) own\b|\bregression to the mean\b|\bother (?:changes|explanations?|reasons?|causes|things)\b|\bnot to blame\b|\bproves? nothing\b|\bno proof\b`)
	// gotBetter says that people got better.
	gotBetter = newCue(`(?i)\b(?:improv(?:e|es|ed|ing|ements?)|better|scor(?:ed|es?)|rated?|ratings|readings?|eas(?:ed|ier|ing)|reliev(?:ed|ing)|relief|heal(?:ed|ing)?|recover(?:ed|y)|respon(?:d|ded|ses?|ders?)|remission|cured|clear(?:ed|er)?|f[ae]ll(?:en)?|dropp?(?:ed)?|declin(?:ed|e)|lost|los[es]|gained?|shrank|shrunk|longer|fewer|less|lower(?:ed)?|down|cut|reduc(?:ed|tion)|free of|free from|symptom-free|pain-free|no longer|without (?:pain|symptoms|a cigarette|smoking|seizures?)|stopped|quit|gave up|back (?:at|to) work|slept|walk(?:ed)?|success(?:ful)?|benefit(?:ed)?|happy|satisfied|satisfaction|went (?:away|down|up)|rose|rise|up|vanish(?:ed)?|disappear(?:ed)?|regrew|grew back|stay(?:ed)? (?:dry|well|sober|clean)|pregnan(?:t|cy)|stable|faster|stronger|steadier|calmer)\b`)
	soldAs    = newCue(`(?i)\b(?:sensitiv|specific|accura|false|detect|diagnos|screen)\w*`)
)

// setAgainst sets two groups, or two times of which one is nobody's treatment, against each other; what people were before is none.
var setAgainst = newCue(`(?i)\b(?:than (?:those|the|in|people|patients|women|men|children|babies|pupils|among|with|for|on|an?|\w+ who|colleagues|others?|usual|standard|under|after|their)\b|versus\b|vs?\b|against\b|compared? (?:with|to)|rather than|instead of|untreated|unvaccinated|usual (?:care|treatment)|(?:the|any|all) others?\b|(?:second|third|other|comparison|control|each|both|two|either|old) (?:group|arm|half|halves|side|groups|arms|of the)|and by (?:only |just |about )?(?:\d|\w+ (?:with|on|after|among|in|for|under))|controlled (?:trial|study|experiment)|non-users|respectively|as did|did (?:\d|so)|by lot|at random|dummy|sham|placebo|waiting list|control (?:group|arm|patients)|controls\b|while (?:\d|those|the|on|in|it|people|patients|women)|and (?:\d[\d.,]*%?|\w+) (?:of (?:those|the|\d+) .{0,30})?(?:without|on (?:placebo|usual|standard)|given (?:a )?(?:placebo|dummy|usual))|difference|both (?:groups|arms)|(?:in|for) each\b|as (?:many|much|well|often) (?:in|on|with|without|among)|fared|the rest (?:of|had|did|were|got|with)|those (?:who (?:did not|had not|were not|went without|never)|without|not|left|on the older))`)

// earlierSelf compares people with what they were, and not with others.
var earlierSelf = newCue(`(?i)\b(?:than|against|compared (?:with|to)|down from|up from|versus|vs?|instead of) [^.;,]{0,50}\b(?:before\w*|earlier|previous(?:ly)?|at the (?:start|outset|beginning)|baseline|last (?:year|month|winter|summer|week)|the (?:year|month|winter|summer|autumn|spring|season)|(?:19|20)\d\d|when they (?:began|started|joined)|at first|on arrival)\b`)

// compares reports whether the story compares those who were treated with others.
func (r *reading) compares() bool {
	if r.byLot() {
		return true
	}
	for i := range r.lines {
		l := &r.lines[i]
		if setAgainst.MatchString(noneCompared.ReplaceAllString(earlierSelf.ReplaceAllString(l.text, ""), "")) || l.numbers != nil && paralleled(l.numbers) {
			return true
		}
	}
	return false
}

// paralleled reports whether a sentence gives the results of two groups beside each other.
func paralleled(s *quantity.Sentence) bool {
	if len(endsOf(s)) > 1 {
		return true
	}
	n := map[quantity.Kind]int{}
	for k := range s.Quantities {
		switch q := &s.Quantities[k]; q.Kind {
		case quantity.Share, quantity.Part, quantity.Points:
			n[q.Kind]++
		case quantity.Measure:
			if q.About != quantity.Time && q.About != quantity.Money {
				n[quantity.Part]++
			}
		}
	}
	if len(endsOf(s)) > 0 {
		n[quantity.Part] -= 2
	}
	if len(s.Changes()) > 0 {
		n[quantity.Share] -= 2
	}
	return n[quantity.Part] > 1 || n[quantity.Points] > 1 || n[quantity.Share] > 1
}

// unmatched finds a treatment that gets the credit where all had it, and a result of those who were treated
// beside which there is none of anybody else: HN226.
func (r *reading) unmatched() {
	if !r.short() {
		if r.starts.has(noneCompared.bit) && (r.all.Any(given) || r.says(nobodyElse) || r.says(outright)) {
			r.creditedNear()
		}
		return
	}
	if !r.all.Any(given) && !r.says(nobodyElse) && !r.says(outright) && !r.says(broughtIn) {
		return
	}
	alone := r.telling(nobodyElse, 0)
	if alone != nil || r.count(lone) > 0 && !r.compares() || r.creditedAlone() {
		for i := range r.lines {
			l := &r.lines[i]
			if (l.signs.Any(claims.Causes|claims.Betters|claims.Settles|claims.Makes|given) || l.lead || l.meets(outright)) && l.meets(credits) && !r.hedgedBefore(l, credits) && !nobodyElse.MatchString(firstOf(l.text, credits)) && r.creditsIt(l, alone != nil) {
				if r.says(leavesOpen) {
					return
				}
				r.raise("HN226", l, credits, "say how many got better, and that nobody was compared: some would have without it", "%q, and nobody was compared with those who were treated")
				return
			}
		}
		return
	}
	if !r.all.Any(claims.Study) || r.all.Any(claims.Beasts|claims.Animals) || r.compares() || soldAs.MatchString(r.article.Title.Text) {
		return
	}
	if largest, _ := r.counts(); largest < 8 {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.in.role != body || l.numbers == nil || !l.meets(gotBetter) || noGain.MatchString(l.text[gotBetter.FindStringIndex(l.text)[0]:]) || l.signs.Any(claims.Denying|claims.Hedged) || l.meets(soldAs) || !sizedResult(l.numbers) {
			continue
		}
		if (l.signs | r.nearby(i)).Any(claims.Treatment|claims.Given) && !r.says(leavesOpen) {
			r.raise("HN226", l, gotBetter, "say how those fared who did not have it, or that nobody was compared", "%q after a treatment, and the story says of nobody how they fared without it")
			return
		}
	}
}

var (
	// noGain are words of getting better that say nothing of it: less than a fifth, loss of sight, success stories, pregnant women.
	noGain = newForm(`(?i)^(?:(?:less|fewer|longer|lower|faster|better|up|down) (?:than|to) (?:\d+|a|an|half|one|two|three|[a-z]+ (?:of|in))\b|(?:loss|rates?|ratings?) (?:of|for) [a-z]|loss[.,;]|success stor|pregnan(?:t|cy) (?:women|mothers|patients|and|or|,)|pregnancy\b|reading\b|drops? (?:solution|of))`)
	// becauseOf is before a cause, or before what somebody showed.
	becauseOf = newForm(`(?i)^(?:because of|due to|thanks to|the reason|show(?:s|ed|ing)? (?:that|what|how)|prove[sd]?|proof)`)
	// ofIt is what was spoken of before, and concludedOf stands for it; strongly gives the credit in so many words; noCredit does not, though it has such a word.
	ofIt        = newForm(`(?i)^ (?:it|they|this|these|the)\b`)
	concludedOf = newForm(`(?i)(?:, which|^this|^that|^it) $`)
	strongly    = newForm(`(?i)\bput(?:s|ting)? [^.;]{0,30}down to\b|\b(?:attribut|credit)(?:s|ed|ing)?\b|\bow(?:es?|ed) `)
	noCredit    = newForm(`(?i)^(?:ha(?:s|ve) (?:observ|stud|review|test|examin|report|follow|enter|join|attend|receiv|start|tri)\w*|success (?:rates?|stor)|clear(?:s|ed) (?:to|by|for)\b|end(?:s|ed) (?:in |on )?(?:\d|january|february|march|april|may|june|july|august|september|october|november|december|up\b)|helps? (?:\w+ )?(?:predict|explain|identify|educate|determine|detect|diagnose)|works? (?:as|by|on|with|through|like|at|in (?:the|a) )|worked (?:as|on|with|at|in|for (?:the|an?) )\b)`)
)

// creditsIt reports whether what a sentence gives the credit may be what was tried. Where the story does not say that nobody was compared,
// the sentence names it; a cause stands behind its word.
func (r *reading) creditsIt(l *line, said bool) bool {
	at := credits.FindStringIndex(l.text)
	rest := l.text[at[0]:]
	switch {
	case strongly.MatchString(l.text) || becauseOf.MatchString(rest) && concludedOf.MatchString(l.text[:at[0]]):
		return true
	case noCredit.MatchString(rest) || strings.HasSuffix(l.text[:at[0]], " to "):
		return false
	case said:
		return true
	case !becauseOf.MatchString(rest):
		return l.signs.Any(given) || l.meets(broughtIn) || l.in.role == headline
	}
	var behind claims.Sign
	for w := l.first; w < l.end; w++ {
		if int(r.words[w].from) >= l.from+at[1] {
			behind |= r.words[w].sign
		}
	}
	return behind.Any(given) || broughtIn.MatchString(l.text[at[1]:]) || ofIt.MatchString(l.text[at[1]:])
}

// onePerson is somebody whose story it is, outright credits give something the credit in so many words.
var (
	onePerson = newCue(`(?i)\b(?:(?:a|one) (?:mother|father|grandmother|grandfather|teacher|farmer|driver|nurse|retired|former|young|local) (?:\w+ )?(?:of|from|in|who|was|has|had|says|said)|(?:the|a|an) (?:\d+|\w+)-year-old|one (?:man|woman|patient|mother|father|girl|boy)|aged \d+|, \d\d,)`)
	outright  = newCue(`(?i)\b(?:gets? rid of|frees (?:people|them|patients)|gives? (?:\w+ ){1,3}back|thanks to|credit(?:s|ed|ing)?|because of|due to|down to|prov(?:es|ed)|proof|success|works?\b|worked|paid off|pays off|owe[sd]?|attribut\w+|made the difference|brought about|cured|has (?:cut|ended|halved|transformed|reduced|made)|have (?:cut|ended|halved|transformed|reduced|made))`)
)

// creditedAlone reports whether one person, or a number before and after, is all that a credit rests on.
func (r *reading) creditedAlone() bool {
	if r.compares() || !r.says(outright) && !r.all.Any(given|claims.Early) && !r.says(broughtIn) {
		return false
	}
	if largest, _ := r.counts(); largest < 8 && r.says(onePerson) && r.all.Any(given) {
		return true
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.numbers == nil {
			continue
		}
		if (l.meets(gotBetter) || l.signs.Any(claims.Betters|given)) && l.meets(credits) && partOfPeople(l.numbers) && !l.signs.Any(claims.Denying|claims.Hedged) {
			return true
		}
		if (len(endsOf(l.numbers)) > 0 || l.meets(earlierSelf) || r.beforeAfter(i)) && (r.says(sinceThen) || r.all.Any(given)) {
			return true
		}
	}
	return false
}

// beforeAfter reports whether a sentence gives two values of one thing at two times.
func (r *reading) beforeAfter(i int) bool {
	list := pick(r.figuresOf(i, i+1), func(f *datum) bool {
		return f.isLevel() && f.About != quantity.Time && f.About != quantity.Money && !strings.HasSuffix(f.before, "out of ")
	})
	for n := 1; n < len(list); n++ {
		x, y := list[n-1], list[n]
		if sameKind(x, y) && x.Value != y.Value && within(level(x.Quantity), level(y.Quantity), 20) && timeLabel.MatchString(between(x, y)+" "+y.after) && timeLabel.MatchString(x.before+x.after+heldBefore.FindString(x.before)) || n > 0 && sameKind(x, y) && heldBefore.MatchString(x.before) && timeLabel.MatchString(between(x, y)+y.after) {
			return true
		}
	}
	return false
}

// heldBefore is the tense of what was so before.
var heldBefore = newForm(`\bhad (?:been|averaged|had|\w+ed)\b`)

var sinceThen = newCue(`(?i)\b(?:from (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)|by (?:easter|christmas|summer|the end)|since|after|introduc\w+|began|started|opened|brought in|launched|scheme|programme|ban|tax|course|campaign|following|a year (?:later|on|after)|months? (?:later|on|after))\b`)

// firstOf is what a form meets first in a text.
func firstOf(text string, form *cue) string { return form.FindString(text) }

// nearby are the signs of the sentences before and behind one.
func (r *reading) nearby(i int) (signs claims.Sign) {
	for k := max(0, i-1); k <= min(i+1, len(r.lines)-1); k++ {
		signs |= r.lines[k].signs
	}
	return signs
}

// sizedResult reports whether a sentence counts those for whom something changed, or says by how much.
func sizedResult(s *quantity.Sentence) bool {
	for _, q := range s.Quantities {
		switch q.Kind {
		case quantity.Share, quantity.Part, quantity.Points, quantity.Factor:
			return true
		case quantity.Count, quantity.Measure:
			if q.About != quantity.Money && !yearly(&q) {
				return true
			}
		}
	}
	return false
}

// hedgedBefore reports whether a sentence leaves open or denies what a form meets in it, by a word before that.
func (r *reading) hedgedBefore(l *line, form *cue) bool {
	at := form.FindStringIndex(l.text)
	if at == nil {
		return false
	}
	end := l.from + at[0]
	from := l.from + max(0, strings.LastIndex(l.text[:at[0]], " but "), strings.LastIndexAny(l.text[:at[0]], ";:"))
	for w := l.first; w < l.end && int(r.words[w].from) < end; w++ {
		if int(r.words[w].from) >= from && r.words[w].sign.Any(claims.Hedged|claims.Denying) {
			return true
		}
	}
	return false
}

// noneCompared says in so many words that nobody was compared.
var noneCompared = newCue(`(?i)\b(?:no|without(?: an?| any)?|lack(?:s|ed) an?|nor an?|not an?|never an?) (?:\w+ ){0,2}(?:comparison|control|comparator|untreated|placebo)(?:[- ](?:group|arm)s?)?\b|\b(?:single|one)-arm\b|\b(?:nobody|no one|none of them) (?:\w+ )?(?:was|were|got|received|had|took) (?:(?:given|offered|handed) )?(?:compared|left untreated|untreated|(?:an? )?(?:placebo|dummy|sham))|\bcase series\b`)

// creditedNear finds, in a long story, a treatment that gets the credit in the headline or beside the sentence that says that nobody was
// compared.
func (r *reading) creditedNear() {
	for i := range r.lines {
		if !r.lines[i].meets(noneCompared) {
			continue
		}
		for k := range r.lines {
			l := &r.lines[k]
			if (l.in.role == headline || k >= i-1 && k <= i+1) && l.signs.Any(given) && l.meets(outright) && l.meets(credits) && !r.hedgedBefore(l, credits) && !l.meets(noneCompared) {
				if r.says(leavesOpen) {
					return
				}
				r.raise("HN226", l, credits, "say how many got better, and that nobody was compared: some would have without it", "%q, and nobody was compared with those who were treated")
				return
			}
		}
	}
}

// partOfPeople reports whether a sentence counts one part of a group of people, and no other.
func partOfPeople(s *quantity.Sentence) bool {
	n := 0
	for k := range s.Quantities {
		if q := &s.Quantities[k]; q.Kind == quantity.Part && q.Base >= 8 && q.Base < 2000 {
			n++
		}
	}
	return n == 1
}
