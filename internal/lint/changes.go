package lint

import (
	"strings"

	"galen/internal/lint/claims"
	"galen/internal/lint/quantity"
)

// moved is a change that a sentence names: by how much, and between which two values where it gives them.
type moved struct {
	by       *quantity.Quantity // a share, a fraction, points, a verb such as halved
	from, to *quantity.Quantity // nil: they are not given
	dir      quantity.Change
}

var (
	changedVerb = newCue(`(?i)\b(f[ae]ll(?:en|s|ing)?|dropp?(?:ed|s|ing)?|declin(?:ed?|es|ing)|decreas(?:ed?|es|ing)|cut(?:s|ting)?|reduc(?:ed?|es|ing)|lower(?:ed|s|ing)?|slash(?:ed|es|ing)?|shr[aiu]nk(?:s|ing)?|plung(?:ed?|es|ing)|plummet(?:ed|s|ing)?|tumbl(?:ed?|es|ing)|s[aiu]nk|slid(?:es?|ing)?|slipped|eas(?:ed|es|ing)|down|dipp(?:ed|ing)|trimm(?:ed|ing)|shaved|shed|lost|fewer|shorten(?:ed|s)?|gone down|went down|come down|came down)\b|\b(r[io]s(?:e|es|en|ing)|increas(?:ed?|es|ing)|gr[eo]w(?:n|s|ing)?|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|soar(?:ed|s|ing)?|surg(?:ed?|es|ing)|rais(?:ed?|es|ing)|lift(?:ed|s|ing)?|boost(?:ed|s|ing)?|gain(?:ed|s|ing)?|up|edged up|went up|gone up|swell(?:ed|s)?|rocket(?:ed)?|leapt|leap|improv(?:ed|es|ing)|widen(?:ed)?|lengthen(?:ed|s|ing)?|higher|more)\b`)
	sizeBefore  = newCue(`(?i)(?:\bby (?:just |only |nearly |almost |about |around |roughly |some |a mere |a modest |a full |more than |over |well over )*(?:an? )?|\b(?:fell|dropped|declined|decreased|rose|increased|grew|climbed|jumped|fallen|risen|grown|soared|surged|down|up|shrank|slipped|slid|improved|dipped|plunged|sank)(?:,? (?:just|only|nearly|almost|about|around|roughly|some|a mere|an? ))* ?|\b(?:drop|fall|decrease|reduction|decline|cut|rise|increase|jump|gain|growth|improvement|leap|dip|slump|surge) of (?:just |only |nearly |almost |about |around |roughly |some |a mere |more than |over |well over )*(?:an? )?)$`)
	sizeAfter   = newCue(`(?i)^[ -](?:drop|fall|decrease|reduction|decline|cut|rise|increase|jump|gain|growth|improvement|leap|dip|slump|surge|fewer|more|less|lower|higher)\b`)
)

// endsOf are the pairs of values of a sentence between which something changed: from A to B, to B from A, B up from A, B
// compared with A a year before. Years may stand between them.
func endsOf(s *quantity.Sentence) (all [][2]int) {
	if sentence := s.Text[s.From:s.To]; len(s.Quantities) < 2 || !strings.Contains(sentence, "rom ") && !strings.Contains(sentence, "ompared") && !strings.Contains(sentence, "gainst") && !strings.Contains(sentence, "ersus") {
		return nil
	}
	for a := range s.Quantities {
		x := &s.Quantities[a]
		if yearly(x) {
			continue
		}
		before := strings.ToLower(strings.TrimRight(trimHedge(s.Before(a)), " "))
		for b := a + 1; b < len(s.Quantities) && b <= a+3; b++ {
			y := &s.Quantities[b]
			if yearly(y) || !ofOneKind(x, y) && !ofOneKind(y, x) {
				continue
			}
			n := len(all)
			then := strings.ToLower(strings.TrimRight(trimHedge(s.Before(b)), " "))
			switch {
			case strings.HasSuffix(before, "from") && strings.HasSuffix(" "+then, " to"):
				all = append(all, [2]int{a, b})
			case strings.HasSuffix(then, "from") && (strings.HasSuffix(" "+before, " to") || strings.HasSuffix(then, "up from") || strings.HasSuffix(then, "down from")):
				all = append(all, [2]int{b, a})
			case comparedTo.MatchString(then) && timeBefore.MatchString(s.After(b)):
				all = append(all, [2]int{b, a})
			}
			if len(all) > n {
				break
			}
		}
	}
	return all
}

var (
	comparedTo = newCue(`(?i)\b(?:compared (?:with|to)|against|as against|versus)$`)
	timeBefore = newCue(`(?i)^[^.;,]{0,40}\b(?:before|earlier|last (?:year|month|winter|summer|week|spring|autumn)|the (?:year|month|winter|summer) before|previous|in (?:the same \w+ (?:of|in) )?(?:19|20)\d\d|ago)\b`)
)

// changesOf are the changes of a sentence whose two values stand in it, with a size that is named before or behind.
func changesOf(s *quantity.Sentence) (all []moved) {
	for _, ends := range endsOf(s) {
		x, y := &s.Quantities[ends[0]], &s.Quantities[ends[1]]
		if y.Kind == quantity.Count && !closedBy(s.After(max(ends[0], ends[1]))) {
			continue
		}
		for k := range s.Quantities {
			if ownClause.MatchString(nearer(s.Text, &s.Quantities[k], x, y)) {
				continue
			}
			if k != ends[0] && k != ends[1] && !yearly(&s.Quantities[k]) && (sizeNamed(s, k) || differenceNamed(s, k, x)) {
				all = append(all, moved{by: &s.Quantities[k], from: x, to: y, dir: direction(s, k)})
			}
		}
	}
	return all
}

// ownClause divides what changed from something else that did.
var ownClause = newCue(`(?i)\b(?:and|but|while|whereas|then|before (?:\w+ing|it|they)|after which)\b`)

// closedBy reports whether no other noun follows a number: from 1 to 2 cups is none.
func closedBy(after string) bool {
	after = strings.TrimSpace(after)
	return after == "" || !('a' <= after[0] && after[0] <= 'z') || ends.MatchString(after) || timeBefore.MatchString(after)
}

// differenceNamed reports whether a quantity is a difference in the unit of the values that changed: lost 8 kg, from 92 to 86 kg.
func differenceNamed(s *quantity.Sentence, k int, x *quantity.Quantity) bool {
	q := &s.Quantities[k]
	return q.Kind == x.Kind && q.Unit == x.Unit && (q.Kind == quantity.Measure || q.Kind == quantity.Count) && q.Base == 0 && (sizeBefore.MatchString(s.Before(k)) || differs.MatchString(s.Before(k)))
}

var differs = newCue(`(?i)\b(?:lost|gained|shed|put on|a difference of|a gap of|a loss of|a saving of)(?: an average of)? $`)

// roughWords make a number rough.
var roughWords = []string{" about", " around", " nearly", " almost", " roughly", " some", " just", " only", " an average of", " a", " under", " over"}

// trimHedge takes the words that only make a number rough off the end of a text.
func trimHedge(text string) string {
	for {
		trimmed := strings.TrimRight(text, " ")
		for _, w := range roughWords {
			if rest, ok := strings.CutSuffix(trimmed, w); ok {
				trimmed = rest
			}
		}
		if trimmed == text {
			return text
		}
		text = trimmed
	}
}

func yearly(q *quantity.Quantity) bool {
	return q.Kind == quantity.Count && q.Decimals == 0 && q.Value >= 1800 && q.Value < 2100 && !q.Spelled && q.To-q.From == len("2026")
}

// ofOneKind reports whether two quantities can be the ends of one change.
func ofOneKind(x, y *quantity.Quantity) bool {
	switch {
	case x.Kind == y.Kind:
		return x.Unit == y.Unit && (x.Kind != quantity.Rate || x.Base == y.Base)
	case x.Kind == quantity.Count:
		return y.Kind == quantity.Share || y.Kind == quantity.Measure || y.Kind == quantity.Rate
	}
	return false
}

// sizeNamed reports whether a quantity is by how much something changed.
func sizeNamed(s *quantity.Sentence, k int) bool {
	q := &s.Quantities[k]
	if q.Kind != quantity.Share && q.Kind != quantity.Points && (q.Kind != quantity.Factor || q.Change != quantity.None || q.Value >= 1) || q.Base > 0 {
		return false
	}
	return sizeBefore.MatchString(s.Before(k)) && !madeUpOf.MatchString(s.Before(k)) || sizeAfter.MatchString(s.After(k))
}

// madeUpOf is before a share that is none of a change.
var madeUpOf = newForm(`(?i)\b(?:ma[dk]es? up|making up|take?s? up|took up|ended up|added up|sign(?:s|ed) up)[ a-z]*$`)

// direction is the way of a change, by the last verb before it.
func direction(s *quantity.Sentence, k int) quantity.Change {
	dir := quantity.None
	for _, m := range changedVerb.FindAllStringSubmatchIndex(s.Text[s.From:min(s.To, s.Quantities[k].To+20)], -1) {
		if m[2] >= 0 {
			dir = quantity.Fall
		} else {
			dir = quantity.Rise
		}
	}
	return dir
}

var (
	relatively  = newCue(`(?i)^ (?:that of\b|those of\b|(?:as|more|less|the) (?:likely|often|common(?:ly)?|frequent(?:ly)?|high|many|apt|prone|risk|chance|odds|rate|usual)|(?:more|less|fewer|lower|higher|greater|smaller|commoner|rarer|likelier|reduced|increased|raised|elevated|bigger|larger)\b|(?:reduction|increase|rise|drop|fall|cut|decrease|jump|decline) in\b|(?:risk|likelihood)\b)`)
	timesMore   = newCue(`(?i)\b(?:doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing)|halv(?:e|es|ed|ing)|(?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty|hundred)-?fold|twice|thrice|times)\b`)
	ofIllHealth = newCue(`(?i)\b(?:risks?|chances?|odds|likel\w+|probability|prone|danger|cases?|deaths?|d(?:ie|ied|ying)|strokes?|attacks?|fractures?|infections?|cancers?|relapses?|dementia|diabetes|births?|clots?|admi(?:ssions?|tted)|hospitali\w+|hospital (?:admissions?|stays?|visits?|deaths?|treatment)|migraines?|falls|broken|disease|illness\w*|fever|disorder\w*|complications?|bleeding|miscarriages?|depression|measles|flu|asthma|allerg\w+|events?|(?:death|infection|survival|relapse|birth|complication|case|stroke|cancer|disease|accident|caesarean|admission|attack|success) rates?|incidence|outbreaks?|inflammation|psychosis|aneurysm|injur\w+|seizures?|pneumonia|commoner|rarer|infarction|failure|caesareans?|colds?|symptoms?|gout|stones?|arthritis|blindness|deafness|autism|suicides?|overdoses?|bed-?sores|ulcers?|sores|pain|recurrences?)\b`)
	ofMoney     = newCue(`(?i)\b(?:prices?|costs?|budgets?|spending|sales|revenue|profits?|tax\w*|staff|wages?|salar\w+|calls|bookings|clicks|downloads|funding|fees?|capacity|beds|orders|demand)\b`)
)

// unbased finds changes of which nobody is told what they are of: HN230.
func (r *reading) unbased() {
	for i := range r.lines {
		l := &r.lines[i]
		if l.in.role == headline || l.numbers == nil || l.meets(ofMoney) || !l.meets(ofIllHealth) || !(l.signs | r.nearby(i)).Any(claims.Hard|claims.Harms|claims.Persons|claims.Marker|given|claims.Study) {
			continue
		}
		for k := range l.numbers.Quantities {
			if !relativeQuantity(l.numbers, k) || atLeastA.MatchString(l.numbers.Before(k)) || ofThings.MatchString(l.numbers.After(k)) || r.spoken(l.in, r.wordAt(l.in, l.numbers.Quantities[k].From)) || r.based(i) || l.meets(goalsSet) {
				continue
			}
			q := &l.numbers.Quantities[k]
			if likelyTo.MatchString(l.numbers.After(k)) && !r.ofHealth(l) {
				continue
			}
			if r.already("HN230") {
				return
			}
			r.report("HN230", l.in, r.wordAt(l.in, q.From), "give the figures for both groups, such as "+r.say("pair", "7 of 1,000 compared with 10 of 1,000"),
				"%q says nothing of how large the risk is: no absolute figure of it stands nearby", quoted(l.in, q))
			return
		}
	}
}

// likelyTo is behind how much likelier something is.
var likelyTo = newForm(`(?i)^ (?:as |more |less )?(?:likely|apt|prone|likelier)\b`)

// ofHealth reports whether a sentence or those beside it are about illness, a treatment or a study.
func (r *reading) ofHealth(l *line) bool {
	return l.in.signs.Any(claims.Hard | claims.Harms | claims.Marker | claims.Study | given)
}

// atLeastA is how large a change has to be to count as one.
var atLeastA = newCue(`(?i)\bat least an? $`)

// ofThings is what no risk is of.
var ofThings = newCue(`(?i)^ (?:as (?:much|many)|less|more|fewer|lower|higher|of (?:its|their|the)|in) (?:\w+ )?(?:electricity|energy|power|water|waste|paper|money|time|space|plastic|carbon|noise|fuel|emissions|traffic|tests|testing|antibiotics|prescriptions|research|expensive|costly|staff|nurses|doctors|beds|room|sugar|salt|fat|fibre|fiber|calories|protein|weight|food|meat|vegetables|fruit|oil|air|dust|light|medicine|medication|drug|insulin|blood)\b`)

var goalsSet = newCue(`(?i)\b(?:goal|target|aims? to|wants? to|pledg\w+|by 20[2-5]\d|hopes? to|plans? to|ambition)\b`)

// already reports whether a rule has found something.
func (r *reading) already(code string) bool {
	for _, d := range r.list {
		if d.Code == code {
			return true
		}
	}
	return false
}

// relativeQuantity reports whether a quantity says how many times as much something is, or by which part it changed.
func relativeQuantity(s *quantity.Sentence, k int) bool {
	q := &s.Quantities[k]
	switch q.Kind {
	case quantity.Share:
		return q.Base == 0 && (sparedOf.MatchString(s.Before(k)) && strings.HasPrefix(s.After(k), " of ") || relativeShare(s, k) || sizeNamed(s, k) || relatively.MatchString(s.After(k)))
	case quantity.Factor:
		if q.Change != quantity.None {
			return true
		}
		return timesMore.MatchString(s.Text[q.From:q.To]) && (relatively.MatchString(s.After(k)) || q.Value > 1 && multiplied.MatchString(s.Before(k)) && timesEnd.MatchString(s.After(k))) || q.Value < 1 && (sizeNamed(s, k) || relatively.MatchString(s.After(k)) && !strings.HasPrefix(s.After(k), " the"))
	}
	return false
}

// sparedOf is before the part of something that did not come about.
var sparedOf = newForm(`(?i)\b(?:prevent|avert|avoid)(?:s|ed|ing)? (?:about |some |nearly |almost |around )?$`)

// timesEnd is behind how many times as large something became.
var timesEnd = newForm(`^(?:\s*$|[,.;:)]| ?[–—]| (?:in|among|for|over|within|during|compared)\b)`)

// multiplied is before how many times as large something becomes.
var multiplied = newForm(`(?i)\b(?:rais|increas|multipl|boost|lift|heighten|push|rose|ris|gr[eo]w|climb)\w*\b[^.;:,0-9]*$`)

// based reports whether the figures of what a sentence tells of stand in the story: two of them beside each other that are of people, in
// a sentence that is not about the harms of what was tried, unless this one is.
func (r *reading) based(at int) bool {
	l := &r.lines[at]
	if len(l.numbers.Changes()) > 0 || len(endsOf(l.numbers)) > 0 || setBeside(l.numbers) {
		return true
	}
	for i := range r.lines {
		o := &r.lines[i]
		if o.numbers == nil || o.in.running < l.in.running-2 || o.in.running > l.in.running+2 || i != at && o.in.role == headline {
			continue
		}
		if !r.absolutePair(o.numbers) && !r.countsOfGroups(o.numbers) && !levelsPaired(o.numbers) && !timedCounts(o.numbers) && !ofHundred(o.numbers) {
			continue
		}
		if i != at && o.meets(affected) && !sharesStem(l.text, o.text) && !l.meets(affected) {
			continue
		}
		if o.signs.Has(claims.Harms) && !sharesHarm(r, l, o) && i != at && o.meets(sideSaid) {
			continue
		}
		return true
	}
	return false
}

// hundredOf are how many of a hundred, or of a thousand.
var hundredOf = newForm(`(?i)\b(?:of|in|among|for) (?:every |each |a |one |the |those |about )?(?:hundred|thousand|100|1,000|10,000)\b[^.;:0-9]{0,60}, (?:about |some |only |just |around )*(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none|\w+teen|twenty|thirty|forty|fifty|sixty)`)

// bothPer gives two numbers of one base: per 1,000 births there were 3.5 here and 2.5 there.
var bothPer = newForm(`(?i)\b(?:per|(?:in|of|for|out of) (?:every|each|a)) (?:hundred|thousand|million|100|1,000|10,000|100,000)\b[^.;]{0,50}?(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty)\b)[^;]{0,60}\b(?:and|against|versus|compared with|rather than)\b[^;]{0,30}(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty)\b)`)

// ofHundred reports whether a sentence says so of two groups.
func ofHundred(s *quantity.Sentence) bool {
	return bothPer.MatchString(s.Text[s.From:s.To]) || len(hundredOf.FindAllStringIndex(s.Text[s.From:s.To], 2)) > 1
}

// setBeside reports whether two values of one kind are compared in a sentence: 310 a year compared with 517.
func setBeside(s *quantity.Sentence) bool {
	for a := 0; a+1 < len(s.Quantities); a++ {
		x, y := &s.Quantities[a], &s.Quantities[a+1]
		if between := s.Before(a + 1); len(between) < 60 && ofOneKind(y, x) && x.About != quantity.Time && !yearly(x) && !yearly(y) && comparedTo.MatchString(strings.TrimRight(trimHedge(strings.TrimRight(between, " ")), " ")) && !relativeQuantity(s, a) {
			return true
		}
	}
	return false
}

// sideSaid says that a sentence is about what a treatment does beside.
var sideSaid = newCue(`(?i)\b(?:side[- ]effects?|harms?|adverse|bleeding|rash(?:es)?|nausea|vomiting|headaches?|dizz\w+|diarrh\w+|fever|sore\w*|aches?|itch\w*|tired\w*|fatigue|constipat\w+|cough|swelling|bruis\w+|transfusion|stopped because|withdrew|hoarseness|irritation|drows\w+|sleepi\w+|allerg\w+|cramps?|upset|complained|biops\w+|false)\b`)

// levelsPaired reports whether a sentence gives two levels of one thing, from which its change can be seen.
func levelsPaired(s *quantity.Sentence) bool {
	n := 0
	for k := range s.Quantities {
		if q := &s.Quantities[k]; (q.Kind == quantity.Rate || q.Kind == quantity.Part || q.Kind == quantity.Share && q.Base > 0) && q.Value > 0 {
			n++
		}
	}
	return n >= 2
}

// sharesHarm reports whether two sentences have a word of harm in common.
func sharesHarm(r *reading, a, b *line) bool {
	for w := a.first; w < a.end; w++ {
		if !r.words[w].sign.Has(claims.Harms) {
			continue
		}
		word := strings.ToLower(a.in.text[r.words[w].from:r.words[w].to])
		if strings.Contains(strings.ToLower(b.text), strings.TrimSuffix(word, "s")) {
			return true
		}
	}
	return false
}

var (
	lookedInto = newCue(`(?i)\b(?:surveys?|polls?|polled|stud(?:y|ies)|figures|audit|review|researchers|trial|questionnaire|asked|inspect\w+|data|records|report|analysis|research|registry|register|released|found|examined|statistics|sent in|reviewed|tested|checked)\b`)
	ofGroup    = newCue(`(?i)^,? (?:of|in|among)\b|^ (?:\w+ ){0,3}(?:said|say|reported|had|were|did|could|would|felt|slept|took|told|admitted|wanted|knew|ate|stopped|quit|recovered|improved)\b|^[^.;]{0,40}\bat (?:one|another|the)\b|^ (?:wants?|backs?|favou?rs?|supports?|opposes?|thinks?|believes?|worry|worries|fears?|drinks?|smokes?|skips?|uses?|eats?|have|has|are|is|get|gets|live|buy|take|know|trust|agree|plan|worry|expect|prefer|like|dislike|consider|regard|rate|see|go|never|rarely|often|always|do not|cannot)\b`)
)

// ofHowMany finds shares of people or of things in a story that gives no number of them: HN234.
func (r *reading) ofHowMany() {
	if r.already("HN234") || len(r.study.groups) > 0 || r.study.large || !r.short() && r.study.anybody || !r.short() && !r.says(lookedInto) {
		return
	}
	looked := r.says(lookedInto)
	if _, any := r.counts(); any {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.numbers == nil || l.in.role != body {
			continue
		}
		for k := range l.numbers.Quantities {
			q := &l.numbers.Quantities[k]
			fraction := q.Kind == quantity.Factor && q.Change == quantity.None && q.Value < 1 && strings.HasPrefix(l.numbers.After(k), " of ")
			small := q.Kind == quantity.Part && q.Base <= 10
			if !(q.Kind == quantity.Share && q.Base == 0 || fraction || small) || relativeQuantity(l.numbers, k) || confidence.MatchString(l.numbers.After(k)) || !fraction && !small && !ofGroup.MatchString(l.numbers.After(k)) && !amongThose.MatchString(l.numbers.Before(k)) {
				continue
			}
			if !looked && !ofThoseWho.MatchString(l.numbers.After(k)) && !amongThose.MatchString(l.numbers.Before(k)) {
				continue
			}
			r.report("HN234", l.in, r.wordAt(l.in, q.From), "say how many there were in all", "%s of how many? The story gives no number of them", quoted(l.in, q))
			return
		}
	}
}

var (
	// ofThoseWho are some to whom something happened, whom somebody counted; amongThose the same, before a share.
	ofThoseWho = newForm(`(?i)^ of (?:(?:its|their|our) (?:[a-z-]+ )?(?:patients|clients|users|members|customers|callers|donors)\b|` + thoseWho + `)`)
	amongThose = newForm(`(?i)(?:^|[.;:,–—] ?)(?:of|among) ` + thoseWho + `[^.;:]{0,60}, (?:about |around |nearly |almost |some |only |just )*$`)
)

// thoseWho names some of whom something is said that happened to them once.
const thoseWho = `(?:all )?(?:(?:the|these|its|their|(?:this|last) (?:year|month|week|summer|winter|spring|autumn)[’']s) (?:[\w-]+ ){0,3}?(?:\w+s|people|men|women|children|dead)|those) (?:who(?:m|se)?|that (?:were|came|had|rang)|(?:\w+ly )?(?:admitted|treated|brought|seen|rescued|killed|injured|hurt|diagnosed|hospitali[sz]ed|infected|vaccinated|screened|referred|discharged|reported|registered|recorded|examined|turned away)|in (?:hospital|intensive care))\b`

var confidence = newCue(`(?i)^ (?:CI|confidence|alcohol|interest|solution|of the (?:population|budget|cost))\b`)

var (
	onScale  = newCue(`(?i)\b(?:scores?|scale|rating|questionnaire|points?|index)\b`)
	scaled   = newCue(`(?i)\b(?:from|out of|-point|point scale|on a|of \d+ points|scale of|\d+ to|between \d+ and|per cent|percent)\b|%`)
	curedIt  = newCue(`(?i)\b(?:(?:diabetes|cancers?|dementia|alzheimer\S*|parkinson\S*|autism|asthma|arthritis|multiple sclerosis|lupus|epilepsy|schizophrenia|depression|blindness|deafness|paralysis|leukaemia|leukemia|sickle cell(?: disease)?|HIV|AIDS|psoriasis|eczema|tinnitus|migraines?|baldness|ageing|aging|motor neurone disease|ALS|cystic fibrosis|haemophilia|hemophilia|heart failure|stroke|obesity|back pain|addiction) (?:has|have|is|are|was|were|can)(?: now| finally| at last)? (?:been |be )?(?:cured|beaten|conquered|defeated|solved|wiped out|vanquished)|cur(?:es|ed|ing|e) (?:for )?(?:diabetes|cancers?|dementia|alzheimer\S*|parkinson\S*|autism|asthma|arthritis|blindness|HIV|AIDS|epilepsy|depression)|(?:end|farewell|goodbye) (?:of|to) (?:diabetes|cancer|dementia|migraines?|alzheimer\S*|asthma|arthritis|blindness|obesity|back pain|pain))\b`)
	notCured = newCue(`(?i)\b(?:not|no|never|cannot|nobody|hope|hopes|might|may|could|can|find|finding|call|whether|until|search|seek|quest|race|towards?|if)\b`)
)

// curedOf finds an illness that lasts and is said to be cured: HN210.
func (r *reading) curedOf() {
	if r.already("HN210") || r.already("HN201") || r.already("HN202") {
		return
	}
	if l := r.telling(curedIt, 0); l != nil && l.in.role == body && !l.meets(notCured) && !strings.Contains(l.text, "?") {
		r.raise("HN210", l, curedIt, "say how many are well, for how long, and of how many", "%q: nobody knows yet whether the illness comes back")
	}
}

// unscaled finds by how many points a score changed, in a story that says neither where it stood nor how far it goes: HN230.
func (r *reading) unscaled() {
	if r.already("HN230") {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.numbers == nil || l.in.role != body || !l.meets(onScale) || r.says(scaled) && l.meets(scaled) || !r.all.Any(claims.Study|given) {
			continue
		}
		for k := range l.numbers.Quantities {
			if q := &l.numbers.Quantities[k]; q.Kind == quantity.Count && q.Base == 0 && sizeBefore.MatchString(l.numbers.Before(k)) && !yearly(q) && q.About != quantity.People {
				r.report("HN230", l.in, r.wordAt(l.in, q.From), "say where it stood before, and how far the scale goes", "%q: of how many, and from where?", quoted(l.in, q))
				return
			}
		}
	}
}
