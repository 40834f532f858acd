package lint

import (
	"math"
	"strings"

	"galen/internal/lint/claims"
	"galen/internal/lint/quantity"
)

var (
	// ranksThem calls one of two better or worse, or says that it shows something.
	ranksThem = newCue(`(?i)\b(?:safer|safest|better|worse|best|worst|more dangerous|riskier|deadlier|cleaner|fares?|fared|does no good|do no good|useless|fails?|failing|lag\w*|ahead of|avoid|choose|prefer|(?:which |that |this )?shows? that|proves?|proof|clearly|evidently|plainly|top of|bottom of|league|more careful|less careful|sloppier|healthier|unhealthier|twice as dangerous|has to do better|must do better)\b`)
	// ofMishaps is what is counted where something goes wrong.
	ofMishaps = newCue(`(?i)\b(?:falls?|fell|deaths?|died|dead|infections?|infected|lice|nits|scabies|sores|bedsores|ulcers|crashes|accidents?|collisions|errors?|mistakes|mix-ups|complaints?|complications?|injur\w+|cases?|admissions?|admitted|illness\w*|ill|sick|stillbirths?|miscarriages|bites|bleeds|clots|strokes|attacks|readmissions?|readmitted|overdoses|suicides|poisonings|outbreaks?|vaccinated|unvaccinated|incidents|cancers?|births|mishaps|re-?operations|caesareans)\b`)
	// sized says how large the groups are, or that they differ in that.
	sizedThem = newCue(`(?i)\b(?:beds|(?:more|fewer|as many|twice as many|three times as many|number of) (?:\w+ )?(?:patients|residents|people|children|pupils|drivers|beds|places|births|operations|admissions|stays|inhabitants)|bigger|busier|size|sickest|cannot (?:say|tell|know|be compared)|nothing can be|not (?:be )?compare\w*|per|rates?|for every|population|share of)\b`)
)

// comparedCounts finds two groups that are ranked by how often something went wrong in each, in a story that does not say how large
// they are: HN234.
func (r *reading) comparedCounts() {
	if r.already("HN234") || !r.short() || r.says(sizedThem) {
		return
	}
	ranked := r.says(ranksThem)
	for k := range r.ledger {
		if f := &r.ledger[k]; f.Kind == quantity.Rate || f.Base > 12 || f.Kind == quantity.Share && !f.size() || ranked && f.Kind != quantity.Count && f.Kind != quantity.Measure {
			return // a share, a rate or a part says of how many
		}
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.in.role != body || l.numbers == nil || !l.meets(ofMishaps) && !l.signs.Any(claims.Hard|claims.Harms) {
			continue
		}
		two := pick(r.figuresOf(i, i+1), func(f *datum) bool {
			return f.counts() && f.firm() && f.Value >= 2 && !f.ranged && !agedPrior.MatchString(f.before)
		})
		if len(two) != 2 || !two[0].alike(two[1]) || two[0].Value == two[1].Value || len(between(two[0], two[1])) > 120 || (two[0].Value > 20*two[1].Value || two[1].Value > 20*two[0].Value) || r.spoken(l.in, r.wordAt(l.in, two[0].From)) {
			continue
		}
		if gap := l.in.text[two[0].To:two[1].From]; !ranked && !atOther.MatchString(gap) && (!againstOnly.MatchString(between(two[0], two[1])) || !otherPlace.MatchString(l.in.text[two[1].To:min(len(l.in.text), l.from+len(l.text))]) && !placeBetween.MatchString(gap)) {
			continue
		}
		if larger := pick(r.ledger, func(f *datum) bool {
			return f.counts() && f.About != quantity.Time && f.About != quantity.Money && f.Value > 1.5*max(two[0].Value, two[1].Value)
		}); len(larger) > 0 {
			return // how many there were
		}
		if gap := between(two[0], two[1]); !apartFrom.MatchString(gap) || len(placedIn.FindAllString(strings.ToLower(l.text), 3)) > 1 {
			continue
		}
		r.report("HN234", l.in, r.wordAt(l.in, two[0].From), "say how many there were in each, and give both as a rate", "%q and %q of how many? The story compares them, and does not say how large the two groups are", two[0].written(), two[1].written())
		return
	}
}

// againstOnly holds one number against the other.
var againstOnly = newForm(`\b(?:against|versus|compared with|compared to|whereas|while)\b`)

// atOther is between the two where each place has its number: at North Lane 46, at South Lane 19.
var atOther = newForm(`[,;] (?:and |but )?(?:at|in|on) (?:the )?[A-Z]\w+`)

// placeBetween is between the two where the second place is named before its number.
var placeBetween = newForm(`\b(?:against|versus|compared with|compared to|whereas|while) (?:those (?:at|in|on) |in |at )?(?:the )?[A-Z]\w+`)

// otherPlace is behind the second of them: it was somewhere else.
var otherPlace = newForm(`^[^.;:0-9]{0,40}?\b(?:(?:at|in|on|for|among|by) (?:the |its |neighbouring |nearby )*(?:[A-Z]|other|smaller|larger|rival|second)|elsewhere|next door|across the)`)

var (
	agedPrior = newForm(`(?i)\b(?:over|under|aged|than|ward|floor|route|room|age) $`)
	apartFrom = newForm(`\b(?:and|against|versus|while|whereas|but|compared with|than|to)\b|[,;]`)
)

var (
	// fewerOf counts people who were spared something.
	fewerOf   = newForm(`(?i)^(?: as)? (?:fewer|less) (?:of (?:them|the \w+) )?(?:patients|people|men|women|children|smokers|babies|adults|of them|deaths|relapses|cases|strokes|heart attacks|died|volunteers|participants|\w+ (?:died|relapsed|fell ill|were admitted))\b`)
	wereOf    = newForm(`(?i)^ (?:of (?:the |all )?)?(?:patients|people|men|women|children|smokers|babies|adults|them|volunteers|participants)\b[^.;:]{0,30}\b(?:were (?:spared|saved|protected|cured|rescued)|escaped|avoided|did not)\b`)
	savesNext = newForm(`\b(?:spar|sav|protect|cur|rescu|prevent|avert|help|keep|kept)\w* (?:about |some |nearly )?$`)
	savedThem = newForm(`(?i)^[^.;:]{0,60}\b(?:spared|saved|protected|cured|rescued|escaped|avoided?|did not|fewer|less|prevented|averted|avoid|benefit\w*|helped|survived?)\b`)
	// ratioTold names such a ratio; oddsLower its size.
	ratioTold = newCue(`(?i)\b(?:hazard|odds|risk)[- ]ratios?\b|\b(?:hazards?|odds)\b.{0,50}\bratio\b|\b(?:odds|hazards?)\b.{0,40}\b(?:lower|smaller|less|halved)\b|\bHR\b|\bOR\b`)
	oddsFell  = newForm(`(?i)\b(?:odds|hazards?) (?:that )?(?:\w+ ){0,6}(?:lower|smaller|less|down|halved|fell)\b|\b(?:lower|smaller) (?:odds|hazards?)\b`)
)

// ratioAsCount finds a hazard or odds ratio that is told as how many fewer people something happened to: HN245.
func (r *reading) ratioAsCount() {
	if r.already("HN245") || r.already("HN241") || !r.starts.has(ratioTold.bit) {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.numbers == nil || !l.meets(ratioTold) {
			continue
		}
		var cuts []float64
		for k := range l.numbers.Quantities {
			q := &l.numbers.Quantities[k]
			ratio := q.Kind == quantity.Ratio || q.Kind == quantity.Count && ratioBefore.MatchString(l.numbers.Before(k))
			switch {
			case ratio && q.Ratio != quantity.Risks && q.Value > 0 && q.Value < 1:
				cuts = append(cuts, 100-100*q.Value)
			case q.Kind == quantity.Share && oddsFell.MatchString(l.text) && oddsNear.MatchString(l.in.text[max(l.from, q.From-60):min(len(l.in.text), q.To+20)]):
				cuts = append(cuts, q.Value)
			}
		}
		from, to := i-1, i+2
		if r.short() {
			from, to = 0, len(r.lines)
		}
		for _, f := range r.figuresOf(from, to) {
			said, ok := asShare(f.Quantity)
			if f.Kind == quantity.Part && f.Base == 100 {
				said, ok = f.Value, true
			}
			rest := f.l.in.text[f.To:min(len(f.l.in.text), f.l.from+len(f.l.text))]
			part := f.Kind == quantity.Part || f.Kind == quantity.Rate && f.Base == 100
			if !ok || !fewerOf.MatchString(rest) && !wereOf.MatchString(rest) && !(part && (savedThem.MatchString(rest) || savesNext.MatchString(f.before))) {
				continue
			}
			for _, cut := range cuts {
				if math.Abs(cut-said) < 1.1 && !notPeople.MatchString(f.l.text) {
					r.report("HN245", f.l.in, r.wordAt(f.l.in, f.From), "work out from the two shares how many fewer they are", "%q: by how much a ratio of hazards or odds is below one is not how many fewer people it happened to", f.written())
					return
				}
			}
		}
	}
}

var (
	notPeople   = newForm(`(?i)\b(?:not the same|not how many|overstat\w+|exaggerat\w+|does not mean|should not be read)\b`)
	ratioBefore = newForm(`(?i)\b(?:hazard|odds)[- ]ratio\b[^.;,]{0,40}$|\b(?:hazards?|odds)\b[^.;]{0,50}\bratio\b[^.;,]{0,20}$`)
	oddsNear    = newForm(`(?i)\b(?:odds|hazard)`)
)

var (
	// praisedPrice calls a price low.
	praisedPrice = newCue(`(?i)\b(?:affordable|bargain|within (?:the )?reach of (?:every|all|any|ordinary)\w*|at a price (?:\w+ ){0,2}(?:can|everyone|anyone|anybody|everybody)|next to nothing|pays? for itself|any(?:one|body) can (?:afford|bear|pay)|every(?:one|body) can afford|money (?:should|will|need)|costs? (?:very )?little|hardly (?:costs?|anything)|a modest (?:price|cost|sum)|cost-effective|good value|value for money)\b`)
	notPraised   = newForm(`(?i)\b(?:not|no|never|un|less|more|hardly|if|whether|how|make|making|should be|must be|need|access to|lack)\b[^.;:]{0,24}$`)
	toldPrice    = newCue(`(?i)[$€£¥₹] ?\d|\b\d[\d,.]* ?(?:dollars?|pounds|euros?|kron\w+|crowns|rupees?|yen|pence|cents|pesos?|francs?|rand|reais|shekels?|baht|won|yuan|dirhams?)\b|\bfree (?:of charge|to|for|at)\b|\bno price\b|\bprice (?:has not|is not|was not|yet)\b|\bpennies\b`)
)

// praisedUnpriced finds a treatment or a test whose price is praised, and not told: HN320.
func (r *reading) praisedUnpriced() {
	if r.already("HN320") || !r.short() || !r.starts.has(praisedPrice.bit) || !r.all.Any(given|claims.Early) || r.answered("cost") || r.says(toldPrice) {
		return
	}
	for k := range r.ledger {
		if r.ledger[k].About == quantity.Money {
			return
		}
	}
	for i := range r.lines {
		l := &r.lines[i]
		if !l.meets(praisedPrice) {
			continue
		}
		if at := praisedPrice.FindStringIndex(l.text); notPraised.MatchString(l.text[:at[0]]) {
			return
		}
		r.report("HN320", l.in, r.wordAt(l.in, l.from+praisedPrice.FindStringIndex(l.text)[0]), "write the price", "the story praises the price, and has no word about: 1 what it costs")
		return
	}
}

var (
	// calledSafe says that there is nothing to fear.
	calledSafe = newCue(`(?i)\b(?:(?:completely|perfectly|entirely|totally|absolutely|wholly|fully|utterly|100 ?(?:percent|per cent|%)) (?:safe|harmless|natural and safe)|no (?:side[- ]effects?|risks?|dangers?|downsides?|harms?)(?: (?:whatsoever|at all|of any kind|to speak of|whatever))?|(?:free (?:of|from)|without) (?:any |all )?(?:side[- ]effects?|risks?|harms?|danger)|safe (?:because|since|as it|for everyone)|(?:is|are|was|were|proved) (?:\w+ )?(?:well[- ]tolerated|harmless)|(?:side[- ]effects?|safety|harms) (?:\w+ ){0,2}(?:acceptable|manageable|favou?rable))\b`)
	notCalled  = newForm(`(?i)\b(?:not|never|nobody|none|neither|cannot|whether|if|claim\w*|doubt\w*|myth|mean|were|saw|there were|had|found|reported|reports?|recorded|noted|seen|show\w*|observed)\b[^.;:]{0,40}$`)
)

// wereSeen says of harms whether anybody looked.
var wereSeen = newForm(`(?i)^[^.;:]{0,30}\b(?:reported|seen|noted|recorded|observed|found|occurred|attributed|logged|emerged|came to light|known)\b`)

// calledHarmless finds a treatment that is called safe, in the story of a study that counts none of its harms: HN321.
func (r *reading) calledHarmless() {
	if r.already("HN321") || !r.short() || !r.starts.has(calledSafe.bit) || !r.all.Any(given|claims.Early) || r.answered("harms") {
		return
	}
	var said *line
	for i := range r.lines {
		l := &r.lines[i]
		switch {
		case l.meets(calledSafe):
			if at := calledSafe.FindStringIndex(l.text); notCalled.MatchString(l.text[:at[0]]) || wereSeen.MatchString(l.text[at[1]:]) {
				return
			}
			if said == nil || said.in.role != body {
				said = l
			}
		case l.numbers != nil && (l.meets(sideSaid) || l.signs.Has(claims.Harms) || l.meets(grave)) && !ofTheIll.MatchString(l.text), l.meets(harmSaid) && (l.meets(nobodyHad) || l.numbers != nil && countsIll(l)):
			return
		}
	}
	if said == nil || !r.all.Any(claims.Study|claims.Random|claims.Compared) && !r.says(chosenByLot) {
		return
	}
	r.report("HN321", said.in, r.wordAt(said.in, said.from+calledSafe.FindStringIndex(said.text)[0]), "say what harms were seen, in how many people, or that none were reported", "%q, and the story counts no harms", calledSafe.FindString(said.text))
}
