package lint

import (
	"strings"

	"galen/internal/lint/claims"
	"galen/internal/lint/quantity"
)

var (
	// onlyWatched says that people were asked, counted or followed, and nothing was done to them.
	onlyWatched = newCue(`(?i)\b(?:(?:inquiry|enquiry|count) (?:among|of|in)|(?:study|comparison|analysis) of (?:\d+|\w+) countries|(?:across|between|in) (?:\d+|several|many) countries|interviews with|comparison of|parents[’'] answers|surveys?|surveyed|cohorts?|questionnaires?|records?|regist(?:er|ers|ry|ries)|observational|cross-sectional|case-control|biobanks?|census|statistics|diar(?:y|ies)|(?:kept|keep|filled in|wrote|noted) (?:\w+ ){0,4}(?:diar\w+|log|journal|notebook|app)|(?:was|were|been) (?:asked|followed|tracked|interviewed|monitored|observed|questioned|polled)|(?:followed|tracked|interviewed|questioned|polled) (?:\w+ ){0,3}(?:\d|people|adults|women|men|children|families|households)|logs?|logbooks?|(?:they|who|researchers|scientists|team|study|analysis|paper|it|authors|group) (?:\w+ )?look(?:ed|s)? (?:back )?at|looks? (?:back )?(?:at|through)|insurance data|health data|data (?:on|from|of|for)|figures (?:from|for|on)|databases?|polls?|polled|asked (?:\S+ ){0,4}?(?:once|about|how|what|whether)|case notes|(?:medical|hospital|patient|school|insurance|pharmacy) (?:notes|files|charts|claims)|N-year study|(?:\d+|\w+)-year (?:study|follow-up)|follow(?:ed|ing) (?:\w+ )?[\d,]+|compar(?:ed|ing) (?:the )?[\d,]+|(?:kept|keeping) (?:in touch with|tabs on|an eye on|track of)|going through|combed|trawled|self-reported|recall(?:ed)?|reported (?:how|eating|drinking|sleeping)|app data|phone data|among those who|of (?:those|the \w+) who|birth years|compar(?:ed|ing|ison of) (?:districts|towns|countries|regions|areas|people who|those who))\b`)
	// makesIt says that one thing makes another.
	makesIt = newCue(`(?i)\bbecause\b|\bit (?:is|was) (?:the|their|that|this) (?:\w+ ){1,3}that (?:does|did|do|makes?|made|helps?|helped|keeps?|counts?|works?|matters?)\b|\b(?:does|did|do) the trick\b|\b(?:holds?|holding|held|sets?|setting|keeps?|keeping|kept) (?:\w+[’'\w]* ){1,4}(?:back|awake|down|apart)\b|\b(?:costs?|costing|earns?|wins?|gains?) (?:an? |the |each |every |our |its |their )(?:\w+ )?(?:owner|eater|drinker|user|child|children|pupils?|people|person|man|men|woman|women|adults?|workers?|drivers?|teenagers?|students?|toddlers?|bab(?:y|ies))\b|\b(?:robs?|robbing|deprives?) (?:an? |the |each |every )?(?:\w+ )?(?:child|children|pupils?|people|person|man|men|woman|women|adults?|readers?|us|you|them|workers?|drivers?|teenagers?|students?|toddlers?|bab(?:y|ies))\b|\b(?:makes?|making|made) (?:\w+ ){0,2}(?:people|children|women|men|adults|us|you|teenagers|them|workers|pupils|students|patients|babies|drivers|staff|nurses|boys|girls) \w+|\b(?:leaves?|left|leaving) (?:\w+[’'\w]* ){1,4}(?:short-sighted|ill|sick|blind|deaf|obese|fat|overweight|depressed|anxious|lonely|tired|sleepless|weaker|forgetful|infertile|diabetic|dead)\b|\b(?:is|are) (?:costing|leaving|destroying|wrecking|shortening|feeding|spreading|worsening|breeding|poisoning|ageing|aging|weakening|stunting|triggering|sparking|boosting|lowering|reducing|preventing|stopping|saving|making)\b|\b(?:mak(?:es|ing)|made) (?:\w+[’'\w]* ){1,5}(?:\w+er|ill|sick|fat|thin|depressed|anxious|lonely|happy|unhappy|obese|hate|love|sleep|forget|eat|drink|worse|better|clever|smart|healthy|infertile|aggressive|dull|fail|less|more|likely|deaf|blind|weak|strong|vulnerable|age|old|bald|ill-tempered)\w*|\b(?:tak(?:es|ing|e)|add(?:s|ing|ed)?|knock(?:s|ed)?|shav(?:es|ed|ing)|cost(?:s|ing)?|rob(?:s|bed)?|steal(?:s)?|giv(?:es|ing|e)|gave|buys?|bring(?:s)?|brought) (?:\w+[’']?s? ){0,5}(?:years?|months?|days?|life|lives|lifespan|sleep|points?|iq|memory|sight|hearing|health)\b|\b(?:adds?|shortens?|shortened|lengthens?|lengthened|extends?|extended|prolongs?|cuts?) (?:\w+[’']?s? ){0,4}(?:life|lives|years|lifespan)\b|\b(?:caus(?:es|ed|ing)|triggers?|triggered|fuel(?:s|led|ling)?|spark(?:s|ed|ing)?|driv(?:es|ing)|drove|breed(?:s)?|leads? to|led to|leading to|results? in|resulted in|brings? (?:on|about)|brought (?:on|about)|is (?:the cause of|why|what|making|killing|driving|to blame|behind|harming|damaging|hurting|ruining|robbing|putting|turning|pushing|keeping|helping|protecting|raising|cutting|giving|leading|fuelling|causing)|are (?:the cause of|making|killing|driving|to blame|behind|harming|damaging|hurting|putting|turning|pushing|raising|cutting|giving|leading|fuelling|causing)|blamed? (?:on|for)|responsible for|thanks to|because of|due to|down to|owes? (?:\w+ ){1,4}to)\b|\b(?:prevents?|prevented|protects?|protected|wards? off|warded off|staves? off|keeps? (?:\w+[’']?s? ){1,4}(?:at bay|away|young|sharp|healthy|fit|well|strong|slim|out|from|alive|calm|happy|going)|shields?|guards?|saves?|spares?|cuts?|reduces?|reduced|lowers?|lowered|halves?|slash(?:es|ed)|raises?|raised|boosts?|boosted|increases?|doubles?|doubled|triples?|trebles?|damages?|damaged|harms?|harmed|hurts?|ruins?|ruined|wrecks?|destroys?|stunts?|stunted|ages?|weakens?|weakened|strengthens?|strengthened|sharpens?|dulls?|dulled|improves?|improved|worsens?|worsened|speeds? up|slows?|slowed|delays?|delayed|hastens?|kills?|killed|cures?|heals?|eases?|soothes?|lifts?|lifted|calms?|shrinks?|shrank|hits?|impairs?|stops?|fights?|beats?|combats?|poisons?|rots?|scars?|feeds?|puts? (?:\w+ ){1,4}(?:at|in) (?:\w+ )?(?:risk|danger)|pays? off|affects?|does (?:\w+ )?(?:harm|damage|good)|doing (?:\w+ ){0,3}(?:harm|damage))\b`)
	// goesWith says that two things go together, and no more.
	goesWith     = newCue(`(?i)\b(?:link(?:s|ed)?|associat\w+|correlat\w+|connected|tied|goes? (?:along |hand in hand )?with|went (?:along |hand in hand )?with|hand in hand|may|might|could|can(?:not|[’']t)? (?:\w+ )?(?:say|tell|show|know|prove|be sure)|possible|possibly|perhaps|whether|not|no|nobody|unclear|unproven|suggest(?:s|ed)? (?:a|an) link|more often|commoner|reverse|why|if|should|to (?:prevent|protect|cut|reduce|lower|improve|stop|help|slow|ease)|would|will|aims?|hopes?|wants?|plans?)\b`)
	chosenByLot  = newCue(`(?i)\b(?:chance (?:decided|chose|determined|settled|picked)|(?:left|up) to chance|randomi[sz]ed|at random|by lot|lots|(?:drew|drawn|draw|drawing|pulled) (?:\w+ ){0,3}(?:lots?|straws?|cards?|envelopes?|hat)|straws|allotted|a coin|(?:by|in) (?:an? |the )?(?:draw|ballot|lottery)|randomly|toss of a coin|placebo|assigned|allocated|dummy|crossover|Mendelian|natural experiment)\b`)
	takenForSure = newCue(`(?i)\b(?:smok(?:ing|ers?|ed)|cigarettes|tobacco|asbestos|alcohol|lead poisoning|virus|bacteri\w+|infection)\b`)
)

// madeOfLinks finds words of cause in a story about people who were only watched, where it begins: HN225, and HN224 in the headline.
func (r *reading) madeOfLinks() {
	if r.already("HN224") || r.already("HN225") || r.all.Any(claims.Beasts) || r.byLot() || !r.watched() {
		return
	}
	sentences := 0
	for i := range r.lines {
		l := &r.lines[i]
		if strings.HasSuffix(strings.TrimRight(l.text, " ”\""), "?") || l.in.role == dek || l.in.role == body && l.in.running >= 2 {
			continue
		}
		if l.in.role == body {
			sentences++
		}
		if forThat.MatchString(l.text) && l.lead && l.signs.Any(claims.Study) && !l.meets(leavesOpen) {
			if r.onlySeen() && (r.says(makesIt) || forThat.MatchString(r.firstLine())) {
				r.raise("HN225", l, firstWord, "say what goes with what, and what else may be behind it", "%q gives a cause, in a story about people who were only watched, which cannot show one")
			}
			return
		}
		var at []int
		if l.starts.has(makesIt.bit) {
			at = makesIt.FindStringIndex(l.text)
		}
		if at == nil || at[0] < 3 || r.adjective(l, at) || whoDoes.MatchString(l.text[:at[0]]) {
			if at = r.makes(l); at != nil && !l.signs.Any(claims.Hard|claims.Harms|claims.Persons|claims.Marker|claims.Betters) && !l.meets(concludes) && l.in.role == body {
				continue
			}
		}
		if at == nil || at[0] < 3 || r.adjective(l, at) || r.opened(l, l.from+at[0]) || strings.HasSuffix(l.text[:at[0]], " to ") || !r.short() && (drugDoes.MatchString(l.text[:at[0]]) || r.doneTo(l, at[0])) || goesWith.MatchString(l.text[:at[0]]) || takenForSure.MatchString(l.text[:at[0]]) || adverse(l.text[at[1]:]) || l.numbers != nil && l.in.role == body && !l.lead && !l.meets(concludes) {
			continue
		}
		if l.in.role == body && sentences > 1 && !l.meets(concludes) || !r.subjectIsHabit(l, at[0]) {
			continue
		}
		if !r.onlySeen() {
			return
		}
		code := "HN225"
		if l.in.role == headline {
			code = "HN224"
		}
		if w := r.wordAt(l.in, l.from+at[0]); !r.spoken(l.in, w) {
			r.report(code, l.in, w, "say what goes with what, and what else may be behind it", "%q about people who were only watched, which cannot show what makes what", l.text[at[0]:at[1]])
		}
		return
	}
}

// opened reports whether a word before a place of a sentence leaves open or denies what follows: to go without denies nothing.
func (r *reading) opened(l *line, end int) bool {
	for w := l.first; w < l.end && int(r.words[w].from) < end; w++ {
		if r.words[w].sign.Any(claims.Hedged|claims.Denying) && !strings.EqualFold(l.in.text[r.words[w].from:r.words[w].to], "without") {
			return true
		}
	}
	return false
}

// makes is where a sentence says that something which is no person does something to another: the verb stands behind its subject and before
// what it acts on, and what it does is neither asked nor left open.
func (r *reading) makes(l *line) []int {
	for w := l.first + 1; w+1 < l.end; w++ {
		if !r.words[w].sign.Has(claims.Makes) {
			continue
		}
		from, to := int(r.words[w].from)-l.from, int(r.words[w].to)-l.from
		before, after := strings.TrimRight(l.text[:from], " "), l.text[to:]
		switch {
		case !strings.HasPrefix(after, " ") || !strings.HasSuffix(l.text[:from], " ") || noVerbAfter.MatchString(before) || asNoun.MatchString(before) || noObject.MatchString(after):
			continue
		case strings.HasSuffix(l.text[from:to], "ing") || r.byPersons(l, w):
			continue
		}
		return []int{from, to}
	}
	return nil
}

// byPersons reports whether those who do something are people, and not what they do or live with: mothers give, and breast milk gives.
func (r *reading) byPersons(l *line, verb int) bool {
	if gerund.MatchString(l.text) || habitOf.MatchString(l.text) {
		return false
	}
	for w := max(l.first, verb-8); w < verb; w++ {
		if r.words[w].sign.Has(claims.Persons) {
			return true
		}
	}
	return false
}

var (
	// noVerbAfter is before a word that is no verb of what the sentence is about.
	noVerbAfter = newForm(`(?i)(?:[,;:(]|\b(?:in|by|for|of|at|on|with|from) \w+ing|\b(?:to|of|in|on|at|for|with|from|by|who|that|which|whose|when|if|where|and|or|but|than|as|is|are|was|were|be|been|being|has|have|had|having|get|got|not|no|never|cannot|may|might|could|would|should|will|can|it|they|he|she|we|you|i|said|says|asked|how|what|a|an|the|this|these|those|their|its|his|her|my|our|your|some|any|every|each|all|more|most|less|least|per))$`)
	// noObject is behind a verb that does nothing to anything.
	noObject = newForm(`(?i)^ (?:in|of|to|for|on|at|from|by|as|with|than|per|among|during|over|under|since|after|before|and|or|but|because|when|while|was|were|is|are|has|have|had|who|that|which|(?:\w+ )?(?:questions?|hopes?|doubts?|concerns?|fears?|alarm|eyebrows|awareness|money|funds|issues?|part|place|care|advantage|steps|action|notice|strides|progress|headway|efforts?|teams?|(?:clinical )?trials?|stud(?:y|ies)|research))\b`)
	// gerund begins with what people do.
	gerund = newForm(`^\pL\w*ing\b`)
	// habitOf begins with what people do or live with, by its time or its amount.
	habitOf = newForm(`^(?:Years|Months|Weeks|Hours|A (?:year|month|week|lifetime|glass|cup|handful|lack|shortage)|Lack|Too (?:much|little|many)|Regular|Daily|Nightly|Early|Late|Long|Heavy|Having|Not|Being)\b`)
)

// doneTo reports whether what does something is what is done to people, or the story tells of a licence: of what was tried a long story
// tells beside what was watched.
func (r *reading) doneTo(l *line, at int) bool {
	if gerund.MatchString(l.text) || habitOf.MatchString(l.text) {
		return false
	}
	for w := l.first; w < l.end && int(r.words[w].from) < l.from+at; w++ {
		if r.words[w].sign.Any(given) {
			return true
		}
	}
	return r.all.Any(claims.Licence)
}

// whoDoes is before what only says who somebody is: those who drove.
var whoDoes = newForm(`(?i)\b(?:who|whom|whose) (?:\w+ly |had |have )?$`)

// onlySeen reports whether people were watched, by what the story says or by its box, and chance decided nothing.
func (r *reading) onlySeen() bool {
	return r.watched() && !r.byLot() && (len(r.article.AllStudies()) == 0 || r.observational())
}

// watched reports whether the story says that people were watched, or sets some who do something of their own against others.
func (r *reading) watched() bool {
	if r.says(onlyWatched) || !r.short() {
		return r.says(onlyWatched)
	}
	for i := range r.lines {
		if l := &r.lines[i]; l.numbers != nil && l.in.role == body && !r.all.Any(claims.Tested|given) && (paralleled(l.numbers) || twoGroups(r.figuresOf(i, i+1)) && !r.beforeAfter(i)) && !earlierSelf.MatchString(l.text) && (r.all.Any(claims.Study) || thoseWith.MatchString(l.text)) {
			return true
		}
		if l := &r.lines[i]; l.numbers != nil && l.in.role == body && l.meets(whoDid) && !tookPart.MatchString(whoDid.FindString(l.text)) && (sharesPeople(l.numbers) || twoGroups(r.figuresOf(i, i+1))) {
			return true
		}
	}
	return false
}

// twoGroups reports whether two figures of one kind stand beside each other.
func twoGroups(list []datum) bool {
	levels := pick(list, func(f *datum) bool {
		return f.isLevel() && (f.About != quantity.Time || f.Decimals > 0) && f.About != quantity.Money && (f.Decimals > 0 || f.Kind != quantity.Count)
	})
	for n := 1; n < len(levels); n++ {
		if sameKind(levels[n-1], levels[n]) && within(level(levels[n-1].Quantity), level(levels[n].Quantity), 10) {
			return true
		}
	}
	return false
}

// sharesPeople reports whether a sentence gives a share of something.
func sharesPeople(s *quantity.Sentence) bool {
	for k := range s.Quantities {
		switch s.Quantities[k].Kind {
		case quantity.Share, quantity.Part, quantity.Rate:
			return true
		}
	}
	return len(s.Quantities) > 1 && paralleled(s)
}

// thoseWith are people by what they have, or where they live.
var thoseWith = newForm(`(?i)\b(?:those|people|staff|pupils|children|adults|women|men|workers|residents) (?:with|without|in|near|living|facing|who)\b`)

// byLot reports whether the story says that chance decided who got what.
func (r *reading) byLot() bool {
	for i := range r.lines {
		l := &r.lines[i]
		var at []int
		if l.starts.has(chosenByLot.bit) {
			at = chosenByLot.FindStringIndex(l.text)
		}
		if at != nil && !deniedLot.MatchString(l.text[:at[0]]) || at == nil && l.signs.Any(claims.Random) {
			return true
		}
	}
	return false
}

var (
	// deniedLot is before a word for a lot that there was none.
	deniedLot = newForm(`(?i)\b(?:not|no|nobody|never|without|neither|nor|none|rather than|instead of|no one|wasn[’']t|weren[’']t)\b(?: \w+){0,3} $`)
	// whoDid are people by what they do; tookPart by what was done to them.
	whoDid   = newCue(`(?i)(?:^|[,;:(] ?|\b(?:of|in|among|than|with|for|to|and|against|versus|as) )(?:the |all |those |people |adults |women |men |children |teenagers |pupils |mothers |[\d,]+ |(?:[\w-]+ ){1,2})*(?:those|people|adults|women|men|children|teenagers|pupils|mothers|others|ones|\w+s) (?:who|whose) (?:\w+ly |never |rarely |always |often |usually |did not |had )?\w+`)
	tookPart = newForm(`(?i)\bwho (?:had |were |was |\w+ly |did not )*(?:took part|take|took (?:the|it|a dummy)|were|was|been|received|got|given|had (?:it|the)|complet\w+|joined|agreed|answer\w*|repl\w+|respond\w*|enrol\w*|tried|tested|finished|stayed|volunteer\w*|sign\w*|attended|underwent|fell|died|have|has|had|recover\w*|surviv\w*|start\w*|did)\b`)
)

// adverse reports whether a clause goes on to leave it open.
func adverse(rest string) bool {
	return leavesOpen.MatchString(rest)
}

// concludes are sentences that say what follows from a study.
var concludes = newCue(`(?i)\b(?:so\b|therefore|thus|hence|prov(?:es|ed)|shows?|showed|means?|clear|conclu\w+|message|in short|evidence that|proof|confirm\w*|found that|finds that|reveal\w*|suggest\w*|say|says|said|according)\b`)

// subjectIsHabit reports whether what stands before a verb may be what people do, eat or live with, and no institution or person.
func (r *reading) subjectIsHabit(l *line, at int) bool {
	return !actors.MatchString(l.text[:at])
}

// drugDoes is before what a drug does, of which a long story tells beside what was watched.
var drugDoes = newForm(`(?i)\b(?:drug|vaccine|pill|law|tax)\b[^,;]{0,40}$`)

var actors = newCue(`(?i)\b(?:study|survey|report|research|analysis|figures|data|poll|review|paper|findings|results|records|statistics|council|ministry|government|minister|hospital|trust|police|doctors?|researchers?|scientists?|team|study (?:was|is)|agency|charity|company|firm|department|board|staff|law|tax|ban|campaign|he|she|they|we|i)\b[^,;]{0,40}$`)

var (
	// inAnimals says that animals or cells were studied.
	inAnimals = newCue(`(?i)\b(?:mouse|mice|rats?|rodents?|animals?|pigs?|piglets?|litters|monkeys?|macaques?|marmosets?|baboons?|rabbits?|hamsters?|ferrets?|dogs?|beagles?|sheep|lambs?|goats?|calves|cows?|chickens?|chicks?|zebrafish|fish|flies|worms?|roundworms?|frogs?|tadpoles?|voles?|guinea pigs?|pups|primates?|petri|flasks?|(?:culture )?dish(?:es)?|organoids?|in vitro|cell lines?|cultured|cells (?:from|in|taken|grown)|test tubes?|lab-grown|laboratory-grown|human cells|tissue samples?|embryos?|yeast|bacteria in)\b`)
	// ofReaders says that something concerns people.
	ofReaders   = newCue(`(?i)\b(?:you|your|yours|we|us|our|people|patients?|women|men|wom[ae]n[’']s|children|kids|teenagers?|babies|adults|parents|mothers|mothers-to-be|pregnan\w+|drinkers|smokers|sufferers|older|elderly|humans?|everyone|anyone|pensioners|athletes|runners|families|holidaymakers|travell?ers|passengers|millions|those who|commuters|students|dieters|the next generation|middle age|old age|memory|cancer|dementia|alzheimer\S*|diabetes|heart|brain|asthma|baldness|obesity|arthritis|pain|stroke|lungs?|bones?|sleep)\b`)
	inPeopleToo = newCue(`(?i)\b(?:volunteers|participants|enrolled|patients (?:were|took|received|given)|in people (?:is|are|has|have)|not (?:known|tested|studied|been tried) in (?:people|humans|patients|women|men)|in (?:people|humans) (?:is|has|have) not|people are not|no(?:t|thing) (?:\w+ ){0,3}(?:people|humans?|human|women)|humans? may (?:differ|not)|seldom work|animal study)\b`)
)

// animalsAsPeople finds a story that begins with people, and of which the study was made in animals or cells: HN222.
func (r *reading) animalsAsPeople() {
	if r.already("HN222") || r.says(inPeopleToo) || !r.says(inAnimals) || !r.all.Any(claims.Study|given|claims.Beasts|claims.Animals) {
		return
	}
	for i := range r.lines { // people who were studied
		if l := &r.lines[i]; l.numbers != nil && !l.meets(inAnimals) && countsPersons(l.numbers) {
			return
		}
	}
	leads := 0
	for i := range r.lines {
		l := &r.lines[i]
		if !l.lead {
			continue
		}
		if l.meets(inAnimals) {
			return
		}
		if (l.meets(ofReaders) || l.signs.Any(claims.Persons)) && (l.in.role == body || r.short()) {
			leads++
			continue
		}
	}
	first := r.telling(inAnimals, claims.Beasts|claims.Animals|claims.Treatment|claims.Marker|claims.Study)
	if leads == 0 || first == nil || first.in.running > 3 || first.meets(wildlife) {
		return
	}
	r.raise("HN222", first, inAnimals, "say it in the headline or in the first sentence", "%q: the story begins with people, and they were not studied")
}

var wildlife = newCue(`(?i)\b(?:dogs?|cats?|pets?|farm|meat|eat(?:ing|s)? fish|fish oil|oily fish|bitten|bites?|vets?|veterinar\w+|chicken|milk)\b`)

// countsPersons reports whether a sentence counts people.
func countsPersons(s *quantity.Sentence) bool {
	for _, q := range s.Quantities {
		if (q.Kind == quantity.Count || q.Kind == quantity.Part) && q.About == quantity.People && q.Value >= 5 {
			return true
		}
	}
	return false
}

// bareVerb is a verb that is an adjective or a noun as well, and what stands before it where it is one.
var (
	bareVerb = newForm(`(?i)^(?:lower|slow|clear|cut|cuts|damage|harm|stops?|hits?|ages?|boosts?|raises?|increases?|doubles?|triples?|fights?|beats?|lifts?|shields?|guards?|scars?|feeds?|kills?|cures?|eases?)$`)
	nounVerb = newForm(`(?i)^(?:cuts|increases|raises|boosts|lifts|stops|hits|ages|fights|beats|doubles|cut|increase|boost|lift|hit|damage|harm|cures|causes)$`)
	ofNoun   = newForm(`(?i)^ (?:in|of|to|for|on|at|from|by)\b`)
	asNoun   = newForm(`(?i)\b(?:an?|the|have|had|has|having|with|of|their|his|her|its|any|no|some|more|fewer|most|big|deep|sharp|further|much|far|slightly|somewhat|significantly|markedly|consistently|were|was|are|is|be|been|stayed|remained|and|or|in|by|from|showed|show|different|various|both|similar|other|these|those|all|old|middle|two|three|average|tax|price|pay|job|budget|funding|staff|than|at|under|over|until)$`)
)

// adjective reports whether what may be a verb stands for something else: had lower blood pressure, cuts in hospitals.
func (r *reading) adjective(l *line, at []int) bool {
	word := l.text[at[0]:at[1]]
	if nounVerb.MatchString(word) && ofNoun.MatchString(l.text[at[1]:]) {
		return true
	}
	return bareVerb.MatchString(word) && asNoun.MatchString(strings.TrimRight(l.text[:at[0]], " "))
}

// forThat begins a sentence with what is said to be the cause.
var forThat = newForm(`^(?:Because|Since|As) (?:they|people|we|women|men|children|teenagers|so many)\b|^(?:Because of|Thanks to|Owing to|Due to)\b`)

var firstWord = newCue(`^(?:Because|Since|As|Thanks|Owing|Due)\b`)

// firstLine is how the text begins.
func (r *reading) firstLine() string {
	for i := range r.lines {
		if r.lines[i].in.role == body {
			return r.lines[i].text
		}
	}
	return ""
}
