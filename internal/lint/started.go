package lint

import (
	"strings"

	"galen/internal/lint/claims"
	"galen/internal/lint/quantity"
)

var (
	// ofCare is what services count: who falls ill, comes, asks or is treated.
	ofCare = newCue(`(?i)\b(?:demand|attendance|enquiries|inquiries|registrations|intake|consumption|waits?|share|proportion|percentage|queues?|backlogs?|consultations|appointments|operations|scans|sick (?:days|leave|notes)|absences?|calls|cases|notifications|reports? of|admissions|visits|attendances|prescriptions|prescribing|diagnos[ei]s|referrals|infections?|deaths|births|overdoses|injuries|poisonings|requests|queries|complaints|waiting (?:lists?|times?)|waits|outbreaks?|vaccinations|uptake|(?:number|share|proportion|rate) of|(?:people|patients|children|women|men|adults|teenagers|nurses|pupils|babies) (?:\w+ ){0,4}(?:treated|admitted|diagnosed|hospitali[sz]ed|turning up|seen|sick|ill|dying|with|asking|seeking|waiting|off)|amputations|miscarriages|stillbirths|caesareans|suicides|falls|bites|burns|stings|incidents|measles|flu|fever|mumps|scabies|whooping cough|syphilis|gonorrh\w+|chlamydia|hiv|tuberculosis|covid|dengue|malaria|norovirus|diabetes|asthma|dementia|cancers?|obesity|myopia|autism|adhd|allerg\w+|attacks|blindness)\b`)
	// grew says in one word how many times as much something became.
	goneUp = newCue(`(?i)\b(?:(?:is|are|was|were|has gone|have gone|went|has been|have been) (?:up|down) (?:by )?(?:nearly |almost |about |more than |over |around |roughly |some |an? )*$|(?:rose|risen|fell|fallen|increased|dropped|climbed|jumped|soared|surged|declined|grown|grew|shrunk|shrank|slumped|plunged) (?:by )?(?:nearly |almost |about |more than |over |around |roughly |some |an? )*$)`)
	asMany = newCue(`(?i)^ (?:as many|the number|more|fewer)\b`)
)

// unstarted finds how much more or less there is of something that services count, in a story that says of neither end how many
// that were: HN230.
func (r *reading) unstarted() {
	if r.already("HN230") || r.already("HN236") {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.in.role != body || l.in.running > 1 {
			if l.in.role == body {
				return
			}
			continue
		}
		if l.numbers == nil || !mayChange(l.numbers) || l.meets(goalsSet) || l.meets(openingTimes) || len(aYear.FindAllString(l.text, 2)) > 1 {
			continue
		}
		for k := range l.numbers.Quantities {
			q := &l.numbers.Quantities[k]
			before, after := l.numbers.Before(k), l.numbers.After(k)
			change := q.Kind == quantity.Factor && q.Change != quantity.None && !bareFactor.MatchString(l.in.text[q.From:]) ||
				q.Kind == quantity.Factor && (q.Value > 1 || q.Change == quantity.None && lessOf.MatchString(after)) && (asMany.MatchString(after) || goneUp.MatchString(before)) ||
				isCount(q) && q.Value >= 10 && byCount.MatchString(before) && !yearly(q) && r.short() ||
				(q.Kind == quantity.Share || q.Kind == quantity.Factor) && q.Base == 0 && (goneUp.MatchString(before) || sizeNamed(l.numbers, k))
			if !l.meets(ofCare) && !l.signs.Has(claims.Hard) && !((q.Change != quantity.None || goneUp.MatchString(before)) && r.short() && !l.meets(ofMoney)) {
				continue
			}
			if !change || ofThings.MatchString(after) || r.hedgedTo(l, q.From) || r.spoken(l.in, r.wordAt(l.in, q.From)) || r.levelTold(i) {
				continue
			}
			r.report("HN230", l.in, r.wordAt(l.in, q.From), "say how many there were, and when, at the start and at the end",
				"%q of how many, and since when? The story gives no figure that it can be held against", quoted(l.in, q))
			return
		}
	}
}

// lessOf is behind the part by which something became less or more.
var lessOf = newForm(`(?i)^ (?:fewer|less|more)\b`)

// byCount is before how many more or fewer something became.
var byCount = newForm(`(?i)\b(?:down|up|fell|fallen|rose|risen|dropped|increased|declined|grew|jumped|climbed) by (?:about |around |nearly |almost |some |more than )*$`)

// mayChange reports whether a sentence has a quantity that may say by how much something changed.
func mayChange(s *quantity.Sentence) bool {
	for k := range s.Quantities {
		switch q := &s.Quantities[k]; q.Kind {
		case quantity.Factor, quantity.Share:
			return true
		case quantity.Count:
			if strings.HasSuffix(trimHedge(s.Before(k)), "by ") || strings.HasSuffix(trimHedge(s.Before(k)), "by") {
				return true
			}
		}
	}
	return false
}

var openingTimes = newCue(`(?i)\b(?:electricity|energy|heating|bills?|car parks?|parking|opening hours|prices?|budget|funding|salar\w+|tax|(?:doubl|trebl|tripl|halv)\w* (?:its|their|his|her|the)(?: number of)?(?: (?:its|their))? (?:\w+ )?(?:nurses|staff|beds|doctors|clinics|shops|listeners|volunteers|cent(?:re|er)s|team|hours)|(?:number|size) of (?:its|their) (?:nurses|staff|beds|doctors|clinics|shops|listeners|volunteers|cent(?:re|er)s)|turnover|profits?|sales|revenue|shares|staff of)\b`)

// bareFactor is a double chin.
var bareFactor = newForm(`(?i)^(?:double|triple|treble|halve|quadruple)\b(?: (?:chins?|doses?|blind|vision|mastectomy|standards?|bypass|therapy|negative|check\w*|room|bed|helix|life)|[- ]\w+s?\b)`)

// hedgedTo reports whether a word before a place of a sentence leaves it open or denies it.
func (r *reading) hedgedTo(l *line, end int) bool {
	for w := l.first; w < l.end && int(r.words[w].from) < end; w++ {
		if r.words[w].sign.Any(claims.Hedged | claims.Denying) {
			return true
		}
	}
	return false
}

var (
	countNoun = newCue(`(?i)^ (?:[\w-]+ ){0,3}?(?:calls?|cases?|notifications?|reports?|admissions?|visits?|attendances?|prescriptions?|diagnoses|referrals?|infections?|deaths?|births?|overdoses?|injur\w+|requests?|queries|complaints?|weeks?|people|patients|children|women|men|adults|teenagers|nurses|pupils|babies|falls|bites|burns|a (?:day|week|month|year)|last (?:year|month|week)|this (?:year|month|week)|in (?:19|20)\d\d|per)\b`)
	levelSaid = newCue(`(?i)\b(?:from|to|of|were|was|had|saw|treated|recorded|logged|registered|counted|compared with|against|than|stands? at|stood at|reached|totall?ed)(?: (?:about|around|nearly|almost|roughly|some|just|only|over|under|more than|a total of|an average of))* $`)
)

// levelTold reports whether the sentences around one give a number of what changed.
func (r *reading) levelTold(at int) bool {
	if r.beforeAfter(at) {
		return true
	}
	dated := false
	for i := max(0, at-1); i < min(len(r.lines), at+2); i++ {
		dated = dated || sinceWhen.MatchString(r.lines[i].text)
	}
	for i := max(0, at-3); i < min(len(r.lines), at+4); i++ {
		s := r.lines[i].numbers
		if s == nil {
			continue
		}
		if len(endsOf(s)) > 0 || len(s.Changes()) > 0 || setBeside(s) || levelsPaired(s) || paralleled(s) || timedCounts(s) || strings.Contains(r.lines[i].text, " vs") {
			return true
		}
		for k := range s.Quantities {
			switch q := &s.Quantities[k]; {
			case yearly(q) || q.About == quantity.Money || q.Kind == quantity.Measure && q.About == quantity.Time && !strings.Contains(s.Before(k), "to "):
			case q.Kind == quantity.Part && (dated || q.Base < 20) || q.Kind == quantity.Rate:
				return true
			case !dated && q.Kind == quantity.Count: // how many there are now, and not since when
			case q.Kind == quantity.Count && q.Value >= 2 && (countNoun.MatchString(s.After(k)) && !moreOf.MatchString(s.After(k)) || (levelSaid.MatchString(s.Before(k)) || shut.MatchString(s.After(k)) && strings.HasSuffix(s.Before(k), ", ")) && i == at):
				return true
			case q.Kind == quantity.Share && q.Base == 0 && !relativeQuantity(s, k) && !goneUp.MatchString(s.Before(k)) && i != at && levelSaid.MatchString(s.Before(k)):
				return true
			}
		}
	}
	return false
}

// sinceWhen says since when something changed.
var sinceWhen = newForm(`(?i)\b(?:since|from|than|earlier|before|ago|last|previous\w*|past|compared|against|over (?:the|a|\w+) (?:\w+ )?(?:years?|months?|weeks?|decades?|winter|summer)|in (?:the |a |just |only )?(?:\w+ )?(?:years?|months?|weeks?|decades?|winter|summer|spring|autumn)|annual\w*|(?:19|20)\d\d|this (?:year|month|week|winter|summer|spring|autumn|season))\b`)

// timedCounts reports whether a sentence counts one thing at two times: both counts have the same noun, or the second has none and is
// held against the first.
func timedCounts(s *quantity.Sentence) bool {
	last := -1
	for k := range s.Quantities {
		q := &s.Quantities[k]
		if !isCount(q) || q.Base > 0 || q.Value < 2 || q.About == quantity.Time || q.About == quantity.Money || yearly(q) || agedPrior.MatchString(s.Before(k)) {
			continue
		}
		if last >= 0 {
			x, noun, other := &s.Quantities[last], nounOf(strings.ToLower(s.After(last))), nounOf(strings.ToLower(s.After(k)))
			alike := noun != "" && noun == other || (noun == "" || other == "") && timesOf.MatchString(strings.ToLower(s.Text[x.To:q.From]))
			if alike && within(x.Value, q.Value, 20) && len(timeLabel.FindAllString(s.Text[s.From:s.To], 3)) > 1 {
				return true
			}
		}
		last = k
	}
	return false
}

// timesOf is between two counts of one thing of which the second has no noun.
var timesOf = newForm(heldAgainst.pattern + `|\bas (?:many|much|often) as (?:the )?$`)

// moreOf counts who are to come.
var moreOf = newCue(`(?i)^ (?:more|extra|additional|new|further|volunteer|weeks?|hours?)\b`)

var (
	// harmedBy says that something happened to people after they had had something.
	harmedBy  = newCue(`(?i)\b(?:died|dead|fainted|collapsed|bled|(?:serious |severe )?bleeding|clots?|strokes?|heart attacks?|seizures?|went blind|gone blind|lost (?:their |the )?(?:sight|hearing|vision)|blind|defects?|malformations?|miscarr\w+|infections?|hepatitis|liver (?:failure|damage|injur\w+)|kidney (?:failure|damage)|burns?|rash(?:es)?|allergic|anaphyla\w+|fits|convulsions|paralys\w+|reactions?|admitted|hospitali[sz]ed|harmed|injured|fell ill|sick|vomit\w+|complications?|perforat\w+|second operation|overdos\w+|suicid\w+|psychos[ie]s|depress\w+)\b`)
	afterCare = newCue(`(?i)\b(?:scalded|burnt|burned|injured|poisoned|hurt|harmed|blinded|cut|ill|sick) by (?:the|a|an|this|its) |\b(?:users|wearers|takers|buyers|owners|recipients|customers|(?:people|patients|women|men|children) (?:using|wearing|taking|on|given|with)) (?:of |on |with |using |wearing )?(?:the|a|an|its|this) (?:\w+ )?\w+|\b(?:after|following|from|while|since|when|whose|who)\b.{0,40}\b(?:receiv\w+|having|had|taking|taken|took|given|using|used|wearing|swallow\w+|inject\w+|injections?|infections? (?:with|from)|surgery|operations?|caesareans?|c-sections|deliver(?:y|ies)|transplants?|scans?|screening|\w+ectom(?:y|ies)|\w+oplast(?:y|ies)|\w+oscop(?:y|ies)|procedures?|vaccin\w+|jabs?|doses?|treatments?|implants?|fitted|infus\w+|anaesthe\w+|anesthe\w+|transfus\w+|drug|pills?|tablets?|medicines?|supplements?|treated|replacements?|births?)\b`)
)

// harmedOfHowMany counts those who came to harm after a treatment, in a story that does not say how many had it: HN234.
func (r *reading) harmedOfHowMany() {
	if r.already("HN234") || r.already("HN231") {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.in.role == body && l.in.running > 1 || i > 3 {
			return
		}
		if l.in.role != body || l.numbers == nil || !l.meets(harmedBy) && !l.meets(sideSaid) && !l.meets(symptoms) && !l.signs.Any(claims.Harms|claims.Hard) || !l.meets(afterCare) || r.hedgedBefore(l, harmedBy) {
			continue
		}
		for k := range l.numbers.Quantities {
			q := &l.numbers.Quantities[k]
			if !isCount(q) || q.Value < 2 || q.About != quantity.People && !mishapsOf.MatchString(l.numbers.After(k)) && !doers.MatchString(l.numbers.After(k)) || r.spoken(l.in, r.wordAt(l.in, q.From)) {
				continue
			}
			if r.groupOver(q.Value) {
				return
			}
			r.report("HN234", l.in, r.wordAt(l.in, q.From), "say how many had it in all", "%q of how many? The story does not say how many had it", quoted(l.in, q))
			return
		}
	}
}

// mishapsOf is behind how many of them were told of.
var mishapsOf = newForm(`(?i)^ (?:\w+ ){0,3}?(?:reports|cases|complaints|incidents|reactions|deaths|injuries|complications|instances|claims|alerts)\b`)

// symptoms are told to those who watch over a medicine.
var symptoms = newCue(`(?i)\b(?:report(?:ed|s)? (?:of )?(?:\w+ )?(?:palpitations|tinnitus|tremors?|fatigue|hair loss|insomnia|blurred|numbness|chest pains?|swollen|hives|bruis\w+|inflammation|jaundice|nosebleeds?|memory loss|weakness))\b`)

// groupOver reports whether the story counts more of something than some number, or gives a share or a rate.
func (r *reading) groupOver(n float64) bool {
	for i := range r.lines {
		if r.lines[i].numbers == nil {
			continue
		}
		for k := range r.lines[i].numbers.Quantities {
			switch q := &r.lines[i].numbers.Quantities[k]; q.Kind {
			case quantity.Share, quantity.Part, quantity.Rate, quantity.Ratio, quantity.Factor:
				return true
			case quantity.Count:
				if q.Value > n && !yearly(q) && q.About != quantity.Time && q.About != quantity.Money {
					return true
				}
			}
		}
	}
	return false
}
