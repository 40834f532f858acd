package lint

import (
	"strings"

	"galen/internal/lint/claims"
	"galen/internal/lint/quantity"
)

var (
	// slight calls what a treatment does beside small.
	slight = newCue(`(?i)\b(?:side[- ]effects?|harms?|risks?|reactions?|complications?|downsides?|drawbacks?|adverse (?:events?|effects?)|safety|toxicity|unwanted effects?|price|treatment|drug|jab|operation|procedure|injection|it|they)\b[^.;:]{0,30}\b(?:trifling|trivial|minor|mild|minimal|negligible|slight|harmless|few|small|light|gentle|benign|safe|well tolerated|unproblematic|insignificant|bearable|nothing (?:serious|to (?:worry|speak))|no (?:more|worse) than|hardly (?:any|worth))\b|\b(?:is|are|was|were|proved|proves|remained|seems?|seemed) (?:\w+ )?(?:gentle|harmless|trifling|trivial|benign|mild|minimal|negligible|well tolerated)\b|\b(?:only|just|merely) (?:minor|mild|slight|trivial|small|trifling|few) (?:\w+ )?(?:side[- ]effects?|harms?|complaints?|problems?|complications?|reactions?)\b|\b(?:trifling|trivial|minor|mild|negligible|harmless|few|hardly any|slight|no serious|without serious) (?:\w+ )?(?:side[- ]effects?|harms?|complications?|reactions?|problems?|drawbacks?)\b`)
	// grave is what no harm is small of.
	grave = newCue(`(?i)\b(?:(?:(?:had to be|were|was|been|needed|ended up|landed|taken) (?:\w+ )?(?:admitted|readmitted|hospitali[sz]ed|resuscitated|operated on|rushed|in (?:hospital|intensive care)|to (?:hospital|intensive care)|transfus\w+|(?:a )?(?:blood )?transfusions?|dialysis|(?:another|emergency|further|a second) (?:surgery|operation)|surgery))|bleed(?:s|ing)? (?:in|on|into) the (?:brain|skull|gut|stomach|eye)|brain (?:bleed\w*|haemorrhage\w*|hemorrhage\w*)|admissions?|died|deaths?|strokes?|heart attacks?|(?:serious|severe|major|internal|life-threatening) (?:\w+ )?(?:bleed\w*|infections?|reactions?|liver \w+|events?)|(?:liver|kidney|heart|organ|respiratory) (?:failure|damage|injury)|blood clots?|clots? (?:in|on) the|sepsis|seizures?|perforat\w+|anaphyla\w+|(?:lost|went|gone) (?:\w+ ){0,3}(?:sight|blind|deaf|hearing)|meningitis|pulmonary embol\w+|coma)\b`)
	// asOften says that it was no commoner, or comes of something else.
	asOften = newCue(`(?i)\b(?:no (?:more|deaths|admissions|strokes|serious|severe)|none (?:had|was|were|of (?:them|those|these))|nobody|no one|unrelated|not (?:related|linked|caused|due)|as (?:many|often) (?:as|in|on)|fewer|less often|did not differ|fell|prevent\w*|cut|reduc\w+|spar\w+|avoid\w*|sav\w+|instead of|mortality)\b`)
	// forNothing says that something costs nothing.
	forNothing = newCue(`(?i)\b(?:free\b(?: of (?:charge|cost)|,? (?:\w+ ){0,3}(?:\w+s|aids?|care|checks?|tests?|jabs?|treatment|screening|vaccine|kits?|glasses|classes|course|scans?|dental|for|to|from|at|on|in)\b)|(?:at no|without|no) (?:extra |any )?(?:charge|cost|fee)|costs? (?:them |patients |parents |users |you )?nothing|for nothing|not (?:pay|be charged) (?:a |anything|one)|gratis|costless|pay nothing|will not cost)\b`)
	// stillDue says what has to be paid.
	stillDue = newCue(`(?i)\b(?:fees?|charges?|charged|deposits?|co-?pay\w*|falls? due|fall due|payable|pay|pays|paid|subscription|surcharge|contributions?|cost|costs|postage|levy|owe[sd]?|hand over|part with|bill|billed|membership|own pocket|price)\b`)
	// ofOthers says that others pay, or that it was so before, or elsewhere.
	ofOthers = newCue(`(?i)\b(?:others?|else|everyone else|else[- ]?where|private(?:ly)?|privately|used to|once cost|until|before|formerly|previously|normally|usually|otherwise|instead of|worth|would (?:have )?cost|without it|save[sd]?|saving|those (?:over|under|without|with|who)|over-\d|adults pay|non-|visitors|budget|grant|million|billion|insurers?|the (?:state|health service|ministry|government|council|county|city|region|charity|fund) (?:pays?|will pay|paid|spends?|covers?|bears?)|costs? the|not (?:pay|charged?)|per (?:head|person) to|ordinary|regular price|no longer|nothing|waived|refund\w*|returned)\b`)
)

// playsDown finds harms that the story calls small beside what is not: HN321.
func (r *reading) playsDown() {
	if r.already("HN321") || !r.starts.has(slight.bit) || !r.starts.has(grave.bit) || !r.all.Any(given) {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.in.role != body || !l.meets(slight) || r.hedgedBefore(l, slight) {
			continue
		}
		for k := i; k <= min(i+1, len(r.lines)-1); k++ {
			if o := &r.lines[k]; o.numbers != nil && o.meets(grave) && !o.meets(asOften) && !deniedThere.MatchString(o.text[:grave.FindStringIndex(o.text)[0]]) && countsIll(o) {
				r.raise("HN321", l, slight, "say how bad the harms were, and leave it to readers what to call them", "%q, and what is counted beside it is grave")
				return
			}
		}
	}
}

// deniedThere is before what did not happen.
var deniedThere = newForm(`(?i)\b(?:no|not|nobody|none|never|without|neither|nor)\b[^.;:,–—]{0,30}$`)

// countsIll reports whether a sentence counts those who came to harm.
func countsIll(l *line) bool {
	for k := range l.numbers.Quantities {
		if q := &l.numbers.Quantities[k]; (isCount(q) || q.Kind == quantity.Part || q.Kind == quantity.Share && !relativeQuantity(l.numbers, k)) && q.Value >= 1 {
			return true
		}
	}
	return false
}

// freeAtAPrice finds what is called free, and has to be paid for: HN320.
func (r *reading) freeAtAPrice() {
	if r.already("HN320") || !r.short() || !r.starts.has(forNothing.bit) || !r.starts.has(stillDue.bit) || !r.all.Any(given|claims.Early|claims.Money) {
		return
	}
	free := false
	for i := range r.lines {
		l := &r.lines[i]
		if l.meets(forNothing) && (l.lead || i < 3) && !r.hedgedBefore(l, forNothing) {
			free = true
		}
		if !free || l.in.role != body || l.numbers == nil || !l.meets(stillDue) || l.meets(ofOthers) || l.signs.Any(claims.Denying) && !l.meets(forNothing) {
			continue
		}
		for k := range l.numbers.Quantities {
			if q := &l.numbers.Quantities[k]; (q.About == quantity.Money || coins.MatchString(l.numbers.After(k))) && q.Value > 0 && !strings.Contains(l.numbers.Before(k), "worth") {
				r.report("HN320", l.in, r.wordAt(l.in, q.From), "call it what it costs, and leave “free” out", "the story calls it free, and %q is to be paid: say what it costs", quoted(l.in, q))
				return
			}
		}
	}
}

// coins are money that is no unit.
var coins = newForm(`(?i)^ (?:francs?|kron\w+|crowns|rupees?|yen|pesos?|reais|zloty\w*|lira|rand|shillings?|marks?|forints?|dinars?|dirhams?|roubles?|rubles?|won|yuan|baht|cents|pence)\b`)

var (
	// claimsDrop says that there was less, or more, of something, and not how much.
	claimsDrop = newCue(`(?i)\b(?:(?:an?|the|this|that|such a|what a) (?:[\w-]+ )?(?:drop|fall|decline|decrease|reduction|improvement|rise|increase|jump|surge|turnaround|success|downturn|upturn)\b|(?:a lot|far|many|clearly|much|noticeably|markedly|visibly) (?:fewer|less|more|lower|higher|better|rarer|calmer)|(?:has|have|had) (?:\w+ )?(?:fallen|dropped|declined|risen|gone (?:up|down)|come down|halved|improved|plummeted|soared|shrunk|increased|decreased)|(?:paid|paying) off|(?:it|that|the \w+|they|[\w-]+s) (?:is |are |was |has |have )?(?:\w+ )?(?:works?|worked|working|helped|made a difference|brought (?:results|calm)))\b`)
	// sinceIt counts what happened after something was done.
	sinceIt = newCue(`(?i)\b(?:since|by (?:the end|now|then|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|christmas|easter)|after(?:wards)?|following|from then|later|in the (?:\w+ )?(?:days?|weeks?|months?|years?|season|winter|summer|term|half-year|quarter)|(?:first|next|this) (?:\w+ )?(?:days?|weeks?|months?|years?|season|winter|summer|term))\b`)
	// broughtIn is what was done.
	broughtIn = newCue(`(?i)\b(?:went (?:up|in|on|live)|introduc\w+|install\w*|fitt(?:ed|ing)|brought in|began|started|opened|launched|put (?:up|in)|set up|bans?|banned|no longer|closed|replaced|switched|rolled out|since|new|added|hired|lowered|raised|trained|moved|changed|painted|planted|hung|appointed|handed out|gave|given)\b`)
	// ofBefore tells of the time before, with which it can be compared.
	ofBefore = newCue(`(?i)\b(?:before|previous(?:ly)?|earlier|in the same (?:\w+ )?(?:months?|weeks?|time)|last (?:year|month|winter|summer|spring|autumn|season|term|week)|the (?:year|month|winter|summer) before|used to|a year ago|compared|than (?:\d|in|last|the \w+ before|a year)|against|up from|down from|usual(?:ly)?|average|from \d|elsewhere|other|rest of|too (?:early|soon|few)|cannot|no way|whether|not (?:known|clear|say)|nobody (?:knows|counted|kept)|no (?:record|figures?|count))\b`)
)

// afterOnly finds that something is said to have become less, or more, in a story that only counts how much of it there was afterwards: HN230.
func (r *reading) afterOnly() {
	if !r.short() || r.already("HN230") || r.already("HN236") || !r.starts.has(claimsDrop.bit) || !r.starts.has(sinceIt.bit) || !r.starts.has(ofCare.bit) && !r.all.Any(claims.Hard|claims.Harms) {
		return
	}
	count, claim, done := -1, -1, false
	for i := range r.lines {
		l := &r.lines[i]
		done = done || l.meets(broughtIn)
		if l.in.role == body && l.meets(ofBefore) {
			return
		}
		if l.meets(claimsDrop) && !r.hedgedBefore(l, claimsDrop) && claim < 0 && l.in.role == body {
			claim = i
		}
		if l.numbers == nil || l.in.role != body {
			continue
		}
		if len(endsOf(l.numbers)) > 0 || len(l.numbers.Changes()) > 0 || setBeside(l.numbers) || paralleled(l.numbers) || levelsPaired(l.numbers) {
			return
		}
		for k := range l.numbers.Quantities {
			q := &l.numbers.Quantities[k]
			if relativeQuantity(l.numbers, k) || q.Kind == quantity.Points || q.Kind == quantity.Factor {
				return
			}
			if (isCount(q) || q.Kind == quantity.Rate || q.Kind == quantity.Part) && (l.meets(ofCare) || l.signs.Any(claims.Hard|claims.Harms)) && l.meets(sinceIt) {
				if count >= 0 && count != i {
					return // two numbers of it
				}
				count = i
			}
		}
	}
	if !done || count < 0 || claim < 0 || claim < count-1 || claim > count+2 {
		return
	}
	l := &r.lines[claim]
	at := claimsDrop.FindStringIndex(l.text)
	r.report("HN230", l.in, r.wordAt(l.in, l.from+at[0]), "say how many there were in the same time before", "%q from how many? The story only counts those afterwards", l.text[at[0]:at[1]])
}
