package lint

import (
	"strings"

	"galen/internal/diag"
	"galen/internal/lint/claims"
	"galen/internal/lint/quantity"
)

var (
	// costTold says what something costs, or who bears it.
	costTold = newCue(`(?i)\b(?:pric(?:e[sd]?|ed|ing|ey)|cost(?:s|ed|ing|ly)?|charg(?:es?|ed|ing)|free\b|cheap\w*|expensive|inexpensive|afford\w*|insur\w+|reimburs\w+|copay\w*|covered|covers|subsidi[sz]\w+|s(?:ells?|old) (?:for|at)|retails?|list(?:ed|s)? at|off patent|generics?|dollars?|pounds|euros?|kron\w+|rupees?|yen|pence|cents|pesos?|francs?|bill|fees?|Medicare|Medicaid|budget|worth)\b|[$€£¥₹]`)
	// harmSaid is a word about what may go wrong.
	harmSaid = newCue(`(?i)\b(?:(?:mening|col|pancreat|hepat|phleb|cyst|mast|sinus|dermat|bronch|myocard|pericard|conjunctiv|kerat|endophthalm|periton|pneumon|encephal)itis|fell out|fell off|came (?:out|loose|off)|slipped out|broke (?:off|down|up)|tore\b|torn\b|detached|burst\b|leak(?:s|ed)?|jammed|(?:saw|heard|slept|felt|walked|breathed|ate|did|fared|looked) (?:much |a little |rather |less )?(?:worse|less|badly|sick|ill|unwell|foggy|groggy|drunk|tired|faint|hot|cold|bloated|sleepy|weak|anxious|low|sad|jittery)|worsen\w*|more severe|foggy|groggy|muzzy|woozy|light-?headed\w*|(?:a )?(?:few|some|one|two) (?:\w+ )?die\b|lost (?:their |his |her |some )?(?:sleep|appetite|hair)|(?:poor(?:er)?|less|no|reduced|loss of|lower) (?:appetite|sleep|sight|hearing|balance)|nerve damage|damaged?|bad (?:breath|taste|dreams)|odd dreams|vivid dreams|dreams|spotting|heavier|regret\w*|a price|trade-off|at the cost of|side[- ]effects?|harm\w*|adverse|toxic\w*|tolera\w+|safe\w*|unsafe|dangers|(?:is|are|was|were|be|potentially|can be) dangerous|(?:allergic|skin|severe|serious|bad|adverse|mild) reactions?|had to stop|complicat\w+|downsides?|drawbacks?|stopped (?:because|taking|early|treatment)|withdrew|gave up (?:the|on|taking|because)|unwell|overdiagnos\w+|needless\w*|unneeded|do not need|did not need|false|wrongly|(?:need|requir)(?:ed|ing|s) (?:a |an |another |further |more )?(?:\w+ )?(?:second|repeat|further|operation|procedure|surgery|repair|stitches|transfusions?|oxygen)|had to be (?:\w+ )?(?:monitored|stopped|repaired|removed|readmitted|taken|admitted|replaced|treated|operated|re-?done)|went back (?:in)?to (?:the )?(?:hospital|surgery|theatre)|(?:was|were|found it|felt) (?:\w+ )?(?:difficult|painful|hard|uncomfortable|sore|stiff|sick)|bled (?:seriously|badly|heavily|more)|(?:more|extra|serious(?:ly)?|major|heavy) (?:\w+ )?(?:bled|bleeds?|bleeding)|strained|pulled a|more often (?:\w+ )?(?:with|on|in|among) (?:the|those)|complain\w+|distress\w*|injur\w+|choked|jammed|hurt|nobody (?:was|came|fell)|none (?:of|was|were)|no (?:one|serious|ill|adverse)|unharmed|died|problems?|discomfort|bother\w*|trouble[sd]?|the only (?:\w+ )?(?:effect|complaint|problem|drawback)|worse|ill effects?|upset)\b`)
	// sideSaidMore are verbs with which harms are told.
	affected = newCue(`(?i)\b(?:bother(?:s|ed)?|troubl(?:es|ed)|complain(?:s|ed)?|hit\b|affect(?:s|ed)?|suffer(?:s|ed)?|reported by|came on|gave up (?:the|on|taking|because)|stopped|withdrew|dropped out|was seen in|were seen in|was noted|were noted|noted in)`)
	nullTold = newCue(`(?i)\b(?:(?:did|does|do) not (?:\w+ ){0,2}(?:make|bring|ease|lead|raise|lower|change|speed|relieve|prevent|protect|slow|shorten|heal|lift|calm|stop|clear)\b|(?:did|does|do|had|has|made|achieved) (?:nothing|little)\b|(?:work|did|far|fare)\w* no better|by chance|within chance|well within|no (?:clear |real |significant |measurable |detectable |meaningful )?(?:difference|effect|benefit|improvement)|did not (?:help|work|differ|improve|reduce|cut)|made no|no better|failed to|no more)\b`)
)

// compared reports whether the story tells of a study in which a treatment was compared, in people.
func (r *reading) treatmentStudied() bool {
	if !r.all.Any(given) && !r.says(dummied) && !(r.short() && (r.byLot() || r.anyLine(controlled))) || !r.all.Any(claims.Study|claims.Random|claims.Compared|claims.Tested) && !r.says(chosenByLot) || r.all.Any(claims.Beasts) || !r.compares() {
		return false
	}
	largest, _ := r.counts()
	return (largest >= 10 || r.all.Any(claims.Random) || r.byLot()) && (r.all.Any(claims.Betters|claims.Causes|claims.Random) || r.twoResults())
}

// twoResults reports whether a sentence gives the results of two groups.
func (r *reading) twoResults() bool {
	for i := range r.lines {
		if l := &r.lines[i]; l.numbers != nil && paralleled(l.numbers) {
			return true
		}
	}
	return false
}

// dummied says that others had something that looked the same: what was studied is a treatment, whatever it is.
var dummied = newCue(`(?i)\b(?:placebo|dummy|sham)\b`)

// controlled says that those who were treated were compared with others.
var controlled = newForm(`(?i)\bcontrolled (?:trial|study|experiment)`)

// leftOut finds what the story of a study of a treatment has no word of, where no phrase has told that it is one: harms, HN321,
// what it costs, HN320, how large the benefit is, HN322, and who paid, HN323.
func (r *reading) leftOut() {
	at := diag.Position{File: r.article.File, Line: 1, Column: 1}
	studied, living := r.treatmentStudied(), r.wayOfLife()
	if studied && !living && (r.all.Any(given) || r.says(dummied) || r.says(chargedFor)) && !r.already("HN321") && !r.answered("harms") && !r.harmAnywhere() {
		r.reportAt("HN321", at, "say what harms were seen, in how many people, or that none were reported", "the story has no word about harms of the treatment")
	}
	r.freeAtAPrice()
	if studied && !r.already("HN320") && !r.answered("cost") && !r.costs() && !r.priced() && r.count(cost) == 0 {
		r.reportAt("HN320", at, "add a sentence on it, or answer it in the checklist", "the story has no word about: 1 what it costs")
	}
	if studied && !r.already("HN322") && !r.answered("benefits") && !r.sizedOutcome() && !r.foundNothing() {
		r.reportAt("HN322", at, "say how many were helped, of how many, and how many without the treatment", "the story says that the treatment does something, and gives no number of how much")
	}
	if r.article.Plain || r.already("HN323") || r.already("HN311") || r.answered("independence") || r.study.sponsor && !r.onlyMaker() || r.declared() || r.all.Any(claims.Payer) || r.says(payerSaid) || r.count(funded) > 0 {
		return
	}
	if largest, _ := r.counts(); studied || largest >= 10 && (r.all.Any(given) || r.says(madeBy) || r.says(chargedFor) || r.short() && r.says(inPaper)) && (r.all.Any(claims.Study) || r.says(chosenByLot)) && r.compares() {
		r.reportAt("HN323", at, "write who paid for the study, and whether its authors gain from it, or add  study: {sponsor: …}", "a study is reported, and nobody is said to have paid for it or to have an interest in it")
	}
}

// inPaper says that a study is printed where studies are.
var inPaper = newCue(`(?i)\b(?:published|appears?|appeared|printed|reported|described|print) (?:\w+ ){0,3}in\b.{0,50}\b(?:journal|annals|archives|medicine|review|letters|reports|quarterly)\b|\bjournal\b`)

// costLost is what an accident costs.
var costLost = newForm(`(?i)\bcost(?:s|ing)? (?:\w+ ){0,3}(?:eyes?|sight|life|lives|limbs?|legs?|sleep|time|patience)\b`)

// costs reports whether a sentence of the story has a word about money.
func (r *reading) costs() bool {
	for i := range r.lines {
		if l := &r.lines[i]; l.meets(costTold) && costTold.MatchString(costLost.ReplaceAllString(l.text, "")) {
			return true
		}
	}
	return false
}

// foundNothing reports whether the story says that a treatment did nothing. That a dummy did nothing is another thing.
func (r *reading) foundNothing() bool {
	for i := range r.lines {
		l := &r.lines[i]
		if at := nullTold.FindStringIndex(l.text); at != nil && !dummied.MatchString(l.text[max(0, at[0]-40):at[0]]) {
			return true
		}
	}
	return false
}

// harmAnywhere reports whether a sentence of the story is about harms: by a word for them or, behind the first sentence, by
// one for what a treatment may do.
func (r *reading) harmAnywhere() bool {
	for i := range r.lines {
		if l := &r.lines[i]; l.meets(harmSaid) || !l.lead && l.signs.Has(claims.Harms) && !sharesHarm(r, l, r.leadLine()) && (l.numbers != nil || l.meets(affected)) || l.meets(sideSaid) && !l.lead {
			return true
		}
	}
	return false
}

// sizedOutcome reports whether a sentence that is not about harms says how many were helped, or by how much.
func (r *reading) sizedOutcome() bool {
	for i := range r.lines {
		l := &r.lines[i]
		if l.numbers == nil {
			continue
		}
		till := len(l.in.text)
		if all := r.portions(i, i+1); len(all) > 1 && all[0].whole != all[1].whole && !l.meets(sideSaid) && !l.meets(affected) {
			return true
		}
		if !l.lead && l.signs.Has(claims.Harms) && !sharesHarm(r, l, r.leadLine()) && !l.signs.Any(claims.Betters) && !ridOf.MatchString(l.text) {
			continue
		}
		if len(endsOf(l.numbers)) > 0 && !l.meets(sideSaid) && !l.meets(affected) {
			return true
		}
		if !l.lead && !ridOf.MatchString(l.text) && (l.meets(sideSaid) || l.meets(affected)) { // what stands before them in a clause of its own is no harm
			at := sideSaid.FindStringIndex(l.text)
			if at == nil {
				at = affected.FindStringIndex(l.text)
			}
			if at == nil {
				continue
			}
			till = l.from + strings.LastIndexAny(l.text[:at[0]], ";:—–")
		}
		measures, claimed := 0, l.signs.Any(claims.Betters|claims.Hard|claims.Marker) || sharesStem(r.firstLine(), l.text)
		for k := range l.numbers.Quantities {
			if l.numbers.Quantities[k].From > till {
				break
			}
			switch q := &l.numbers.Quantities[k]; q.Kind {
			case quantity.Share, quantity.Part, quantity.Points, quantity.Factor, quantity.Rate, quantity.Ratio, quantity.Interval:
				return true
			case quantity.Measure:
				if q.About != quantity.Money && (q.About != quantity.Time || !spanPrior.MatchString(l.numbers.Before(k)) && !strings.HasPrefix(l.numbers.After(k), " of ") && sooner.MatchString(l.text)) {
					measures++
				}
			case quantity.Count:
				if !yearly(q) && (q.Decimals > 0 || claimed && !atSites.MatchString(l.numbers.After(k)) && (q.About != quantity.People || q.Value < 10 && l.signs.Any(claims.Betters|claims.Hard))) {
					measures++
				}
			}
		}
		if measures >= 2 || measures == 1 && (l.meets(sizedBy)) {
			return true
		}
	}
	return false
}

// ridOf says that people were spared what harms.
var ridOf = newForm(`(?i)\b[a-z]+-free\b|\bfree (?:of|from)\b|\breliev(?:ed|es) of\b|\b(?:reduction|improvement|drop|fall|relief) (?:in|of|from) (?:their|the|his|her|its)\b`)

// leadLine is the first sentence below the headline, or else that.
func (r *reading) leadLine() *line { return &r.lines[min(r.firstBody(), len(r.lines)-1)] }

var (
	// spanPrior is before how long something went on, or was given.
	spanPrior = newForm(`(?i)\b(?:for|over|after|within|during|every|per|aged|lasted|lasting|[£$€]\S+|the (?:first|last|next))(?: (?:about|around|nearly|almost|only|just|the|a|an|some|up to|at least))* $`)
	// sooner compares two times.
	sooner = newForm(`(?i)\b(?:longer|shorter|sooner|earlier|later|faster|quicker|slower|more|less|fewer|extra|instead|than|against|compared|versus|from|without|takes|took|lasted)\b`)
	// atSites is behind how many places took part.
	atSites = newForm(`(?i)^ (?:[\w-]+ ){0,2}?(?:hospitals?|clinics?|homes|schools?|surgeries|sites|centres?|centers?|countries|towns|villages|practices|wards|years?|weeks?|months?|days?|sessions|classes)\b`)
)

// sizedBy says that something is larger by a number.
var sizedBy = newCue(`(?i)\b(?:by (?:about |around |nearly |an average of )?\S+ (?:points?|mm|kg|days?|hours?|minutes?|months?|weeks?|years?|\w+)|(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ )?(?:points?|more|fewer|less|longer|shorter|faster|sooner|earlier|lower|higher|better|days?|hours?|minutes?|months?))\b`)

// priced says what something costs those who need it, or that it costs them nothing.
var chargedFor = newCue(`(?i)\b(?:(?:health (?:service|system|fund)s?|insur\w+|state|government|NHS|Medicare|Medicaid|taxpayers?|council|ministry|parents|patients|buyers|users|families)\b.{0,24}\b(?:pays?|will pay|must pay|covers?|will cover|meets?|reimburs\w+|foots?|refunds?)\b|for the price of|sell(?:s|ing)? (?:for|at)|costs?\b.{0,40}(?:[$€£¥]|\d|much|little|more|less|about|same)|reimburs\w+|charg(?:e|es|ed|ing)\b.{0,40}(?:[$€£¥]|\d)|(?:nothing|not|no one|nobody) (?:\w+ ){0,4}(?:charged?|pay)\b|(?:no|without|free of|without any) (?:extra )?(?:charge|cost|fee)s?\b|(?:offer|get|receiv|giv|provid|suppl|hand|distribut|have|available|is|are|be|it|them)\w* (?:\w+ )?free\b(?: (?:to|for|on|at|of|in|by|from|with)\b|[.,;])|\bprice[ds]?\b|priced at|\bcopay\w*|\ba (?:month|year|week|dose|course|tablet|pack|session)[’']s supply)|[$€£¥] ?\d[\d.,]* (?:a|per|each|for) |\b\d[\d.,]* (?:dollars|euros|pounds|francs|kroner|kronor|yen|rupees|pesos|cents|pence) (?:an?|per|each|for) `)

// priced reports whether a sentence says what something costs those who need it.
func (r *reading) priced() bool {
	if r.vocabulary != nil {
		return false
	}
	r.tell()
	return r.says(chargedFor)
}

// payerSaid says who bore the cost of a study, in whatever words.
var payerSaid = newCue(`(?i)\b(?:(?:bore|bears?|bear|met|meets?|foot(?:s|ed)?|covered|shouldered|picked up|paid|carried|split|shared|stood) (?:the |all |its |their |for )?(?:\w+ )?(?:costs?|bill|expenses?|trial|study|work|research)|taxpayers?|out of (?:its|their|his|her) own (?:\w+ )?(?:budget|pocket|funds?)|own money|(?:without|no|any) (?:outside|commercial|industry|drug[- ]company|a drug company[’']s|company) (?:money|funding|support|funds?|sponsor\w*|backing)|(?:on|with|by|through) (?:an? |the )?(?:\w+ )?(?:grant|bequest|legacy|donation|gift|lottery|levy)|public (?:purse|money|funds?)|(?:publicly|privately|state|government|lottery|charity|commercially|industry|federally|independently|jointly)[- ](?:funded|financed|paid|backed|run|sponsored) (?:[\w-]+ ){0,4}(?:trials?|stud(?:y|ies)|research|work|surveys?|experiments?|team|project|evaluation|comparison|analysis|tests?|network|programme)|with (?:\w+ ){0,2}money (?:from|of)|money (?:came|for)|(?:company|firm|maker|manufacturer|developer|start-?up)\b.{0,24}\b(?:that|which|who) (?:makes?|sells?|develop\w*|owns?) (?:it|them|the)|(?:carried out|run|organi[sz]ed|done|conducted) by (?:the |its |their )?(?:company|firm|maker|manufacturer))\b`)

// payerTold reports whether a sentence says who bore the cost.
func (r *reading) payerTold() bool {
	if r.vocabulary != nil {
		return false
	}
	r.tell()
	return r.says(payerSaid)
}

// onlyMaker reports whether a short story names who makes a thing, and so nobody who paid for its study.
func (r *reading) onlyMaker() bool {
	return r.short() && len(r.article.AllStudies()) == 0 && r.says(madeBy)
}

// madeBy names a thing by its maker.
var madeBy = newCue(`(?i)\b(?:made|manufactured|sold|marketed|produced|designed|built|developed|supplied|patented) (?:and (?:sold|marketed) )?by (?:the (?:firm|company|start-?up|maker|manufacturer)|[A-Z])`)

// nobodyHad says that there were no harms.
var nobodyHad = newCue(`(?i)\b(?:no|none|nobody|neither)\b`)

// harmCounted reports whether a sentence of the story says which harms there were, or in how many, or that there were none: that they
// were acceptable says none of that.
func (r *reading) harmCounted() bool {
	for i := range r.lines {
		l := &r.lines[i]
		if l.numbers == nil && playedSmall.MatchString(l.text) || ofTheIll.MatchString(l.text) {
			continue
		}
		if l.meets(harmSaid) && (l.numbers != nil || l.meets(nobodyHad)) || !l.lead && (l.signs.Has(claims.Harms) && l.numbers != nil) && !sharesHarm(r, l, r.leadLine()) {
			return true
		}
	}
	return false
}

// ofTheIll says what an illness does.
var ofTheIll = newForm(`(?i)\b(?:(?:complications?|symptoms?|sign|signs|result|cause|stage) of (?:\w+ )?(?:diabetes|cancer|the (?:disease|illness|condition|infection)|\w+itis|\w+osis)|(?:with|from|of) the (?:illness|disease|condition)|worldwide|a year in|each year|every year|died of (?:cancer|the|their)|(?:people|adults|children|americans|women|men|patients) (?:who )?(?:have|live with|suffer from))\b`)

// playedSmall calls harms small, or good ones.
var playedSmall = newForm(`(?i)\b(?:manageable|acceptable|tolerable|favou?rable|benign|excellent|good|well[- ](?:tolerated|understood))\b`)
