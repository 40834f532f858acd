package lint

import (
	"math"
	"strings"

	"galen/internal/lint/claims"
	"galen/internal/lint/quantity"
)

var (
	// nearMiss calls a result nearly significant.
	nearMiss = newCue(`(?i)\b(?:(?:just|narrowly|barely|only just|almost|nearly|not quite|fractionally) (?:missed|misses|failed|short|shy|significant|reach\w*)\b.{0,30}\bsignifican\w+|(?:missed|short of|shy of|fell short of|failed to reach|did not (?:quite )?reach|bordered on|borderline|approach\w+) (?:\w+ )?(?:statistical )?significan\w+|a trend (?:towards?|to|for)\b|by a whisker)`)
	// nullSaid says that no difference was shown.
	nullSaid = newCue(`(?i)\b(?:told apart|distinguish\w*|indistinguishable|none the wiser|(?:settles?|proves?|says?|tells?|means?) (?:\w+ ){0,2}(?:nothing|little)\b|(?:could|can|might|may) (?:\w+ )?(?:be|have been) (?:\w+ )?(?:chance|luck|down to|due to)|(?:by|from|to|of|is|be|simple|pure|play of) chance\b|chance (?:alone|cannot|could|may|might)|(?:no|little|not (?:a|any)) (?:\w+ ){0,2}(?:difference|effect|benefit|proof|evidence|link|improvement|reduction|increase)\b|did not (?:clearly )?(?:differ|help|work|ease|cut|reduce|improve|bring|lower|prevent|protect|show|raise|change|make|do better)|(?:cannot|can[’']t|could not|unable to|impossible to) (?:\w+ )?(?:tell|say|rule|exclude|show|prove|be sure)|too (?:small|few|wide|short|imprecise)|inconclusive|uncertain|unclear|includes? (?:no|1|one|both)|no (?:more|better|worse|fewer) than|larger (?:study|trial)|fail(?:ed|s)? to (?:show|prove|find|help)|need not worry|whether|neither (?:shows?|proves?|confirms?)|nor (?:rules?|ruled) (?:\w+ )?out|(?:still )?an open question|not (?:statistically )?significant|statistically insignificant)\b`)
	// plainEffect claims an effect.
	plainEffect = newCue(`(?i)\b(?:cut(?:s|ting)?|reduc(?:ed?|es|ing)|lower(?:ed|s|ing)?|prevent(?:ed|s|ing)?|protect(?:ed|s|ing)?|rais(?:ed?|es|ing)|increas(?:ed?|es|ing)|improv(?:ed?|es|ing)|eas(?:ed?|es|ing)|help(?:ed|s|ing)?|works?|worked|boost(?:ed|s)?|sav(?:ed?|es|ing)|slow(?:ed|s)?|fewer|less|better|sooner|faster|longer|shorter|more likely|less likely|likelier|healthier|leads? to|led to|caus(?:ed?|es|ing)|thanks to|trigger(?:ed|s)?|effective|beats?|beat|outperform(?:ed|s)?|superior|benefit(?:ed|s)?|halv(?:ed?|es)|doubl(?:ed?|es)|harm(?:ed|s)?|makes?|made|keeps?|kept|reliev(?:ed?|es)|heal(?:ed|s)?|ward(?:ed|s)? off|stav(?:ed?|es) off|fell|dropped|rose|risk of|danger|higher|shrank|shrinks?|quell(?:ed|s)?|lift(?:ed|s)?|soothe[sd]?|calm(?:ed|s)?|should)\b`)
)

// uncertainTold finds an interval or a p-value that does not carry what the story says beside it, in whichever sentence: HN239.
func (r *reading) uncertainTold() {
	if r.already("HN239") {
		return
	}
	at := -1
	for i := range r.lines {
		l := &r.lines[i]
		if l.meets(nearMiss) || l.numbers != nil && undecidedNumber(l) {
			at = i
			break
		}
	}
	if at < 0 {
		return
	}
	for k := max(0, at-1); k <= min(len(r.lines)-1, at+1); k++ {
		if l := &r.lines[k]; l.meets(provesNone) && !bounded.MatchString(r.textAround(max(0, at-1))) && !r.hedgedNot(l, provesNone) {
			r.raise("HN239", l, provesNone, "say that no clear difference was found, and that there may be one", "%q: by the numbers beside it there may be a difference that the study was too small to show")
			return
		}
	}
	for k := max(0, at-3); k <= min(len(r.lines)-1, at+2); k++ {
		if l := &r.lines[k]; l.meets(equalTold) && !r.hedgedBefore(l, equalTold) && !r.anyLine(staysOpen) && !r.anyLine(bounded) {
			r.raise("HN239", l, equalTold, "say that no clear difference was found, and that there may be one", "%q: by the numbers beside it there may be a difference that the study was too small to show")
			return
		}
	}
	for k := max(0, at-3); k <= min(len(r.lines)-1, at+2); k++ {
		l := &r.lines[k]
		form := plainEffect
		if !l.meets(form) && l.lead {
			form = gotMore
		}
		if l.lead && !l.meets(form) && l.signs.Any(claims.Betters) && !l.signs.Any(claims.Hedged|claims.Denying) && !r.says(nullSaid) {
			if w := r.wordAt(l.in, l.from); !r.spoken(l.in, w) {
				r.report("HN239", l.in, w, "say that no clear difference was found, or leave the claim out"+r.such("no-difference"), "the story begins with a gain, and by its numbers chance alone may have made the difference")
			}
			return
		}
		if !l.meets(form) || r.hedgedBefore(l, form) {
			continue
		}
		if r.says(nullSaid) {
			return
		}
		r.raise("HN239", l, form, "say that no clear difference was found, or leave the claim out"+r.such("no-difference"), "%q: by the numbers beside it chance alone may have made the difference")
		return
	}
}

// provesNone makes proof of no difference of what is no proof of one.
var provesNone = newCue(`(?i)\b(?:prov(?:es|ed|en|ing)|proof|confirm(?:s|ed|ing)?|demonstrat(?:es|ed|ing)|establish(?:es|ed|ing)|settl(?:es|ed)|rul(?:es|ed) out|mean(?:s|t|ing)?|so|therefore|clearly|conclusive(?:ly)?|definitive(?:ly)?|certain|know|can be sure|leaves no doubt|guarantees?)\b[^.;]{0,70}\b(?:no (?:\w+ )?(?:difference|effect|benefit|harm|risk|danger|use|influence|advantage|link)|(?:makes?|made|does|did|do) (?:no|nothing|little)\b|(?:does|do|did) not (?:\w+ )?(?:work|help|matter|differ|harm|raise|increase|reduce|cut|affect|change|cause|hurt)|(?:just |exactly |quite )?as (?:good|safe|well|effective) as|equally (?:good|safe|well|effective)|equal\b|the same\b|identical|interchangeable|useless|worthless|harmless|is safe|are safe|any (?:difference|harm|effect|risk))\b`)

// gotMore is a gain by what there is more of.
var gotMore = newCue(`(?i)\b(?:later|less|extra|additional|more|fewer|sooner|gain(?:s|ed)?|buys?|bought|adds?|added|spar(?:es|ed)|stops?|stopped|ends?|ended|clears?|cleared|confirm(?:s|ed)|restor(?:es|ed)|sharpen(?:s|ed)|strengthen(?:s|ed)|settles?)\b`)

var (
	// equalTold says that two are alike, or that something makes no difference.
	equalTold = newCue(`(?i)\b(?:there (?:is|was) no (?:\w+ )?(?:difference|advantage|benefit|harm|risk|danger)\b|(?:just|quite|every bit|exactly|equally|no less|fully) as (?:safe|effective|good|well|dangerous|risky|harmful|reliable|likely)\b|(?:is|are|was|were|works?|proved) as (?:safe|effective|good|well|harmless|reliable) as|equally (?:safe|effective|good|well|harmless)|(?:is|are|was|were) (?:no|not any) (?:more|less|better|worse|safer|riskier)\b|(?:makes?|made) no difference|(?:has|have|had|with) no (?:effect|influence|bearing) on|(?:is|are) (?:perfectly |completely |entirely )?(?:safe|harmless|useless)\b|(?:does|do|did) (?:not|nothing) (?:raise|increase|cut|lower|reduce|affect|harm|to)\b|need not worry|can be ruled out|(?:does|do) no harm)`)
	// staysOpen leaves it open.
	staysOpen = newForm(`(?i)\b(?:cannot|can[’']t|could (?:still|not|be|well)|too (?:small|few|wide|short|imprecise|little)|not (?:clear|certain|proof|proven|the same as|mean|exclude|rule)|no clear|unclear|uncertain\w*|inconclusive|may (?:still|be|not|well)|might|remains? (?:open|to be)|larger (?:trial|study)|bigger (?:trial|study)|anything from|(?:settles?|proves?|says?|tells?|means?) (?:\w+ ){0,2}(?:nothing|little)|remains? open|open question|compatible with)\b`)
)

// hedgedNot reports whether a word before a form leaves it open or denies it: it does not prove that.
func (r *reading) hedgedNot(l *line, form *cue) bool { return r.hedgedBefore(l, form) }

// bareRange is an interval without its letters: ran from 0.87 to 1.78.
var bareRange = newCue(`(?i)\b(?:margin|range|rang(?:ed|es|ing)|interval|plausible|anywhere|somewhere|true|between|limits?|bounds?|CI|uncertainty)\b|\(\d`)

// eitherWay is an interval in words, from less to more.
var eitherWay = newCue(`(?i)\b(?:CI|confidence|interval|range|ranging|margin|anywhere|anything|between|somewhere)\b.{0,40}\d.{0,16}\b(?:fewer|less|lower|reduction|drop|fall|decrease|benefit|better)\b.{0,12}\b(?:to|and) .{0,20}\b(?:more|higher|greater|increase|rise|harm|worse)\b|\b(?:CI|confidence|interval|range|ranging|margin|anywhere|anything|between|somewhere)\b.{0,40}\d.{0,16}\b(?:more|higher|greater|increase|rise|worse)\b.{0,12}\b(?:to|and) .{0,20}\b(?:fewer|less|lower|reduction|drop|fall|decrease|better)\b`)

// belowToAbove is an interval from less than nothing to more.
var belowToAbove = newForm(`(?i)(?:\bminus |[−–-])\d[\d.]*[^.;\d]{0,16}\b(?:to|and) (?:plus |a |\+)?\d`)

// undecidedNumber reports whether a sentence has a p-value that chance often gives, or an interval that holds no effect.
func undecidedNumber(l *line) bool {
	s := l.numbers
	if l.meets(eitherWay) || l.meets(bareRange) && belowToAbove.MatchString(l.text) {
		return true
	}
	for k := range s.Quantities {
		q := &s.Quantities[k]
		switch {
		case q.Kind == quantity.PValue && (q.Value >= 0.05 && !q.Less || q.Value > 0.05):
			return true
		case q.Kind == quantity.Interval && crosses(s, q):
			return true
		case q.Kind == quantity.Count && q.Decimals > 0 && q.Value > 0.1 && q.Value < 1 && k+1 < len(s.Quantities):
			if y := &s.Quantities[k+1]; y.Kind == quantity.Count && y.Decimals > 0 && y.Value > 1 && y.Value < 6 && y.From-q.To < 8 && l.meets(bareRange) {
				return true
			}
		}
	}
	return false
}

var (
	// rightly says how often a test is right, or what it finds.
	rightly = newCue(`(?i)\b(?:accura\w+|right(?:ly)?|correct(?:ly)?|agree(?:d|s|ment)?|match(?:es|ed)?|spot(?:s|ted|ting)?|detect\w*|pick(?:s|ed|ing)? (?:up|out)|identif\w+|catch(?:es|ing)?|caught|recogni[sz]\w+|sensitiv\w+|reliab\w+|tell(?:s|ing)?|told|diagnos\w+|predict\w*|flag(?:s|ged)?|find(?:s|ing)?|found|unmask\w*|sniff(?:s|ed)? out|distinguish\w*|foretell\w*|mark(?:s|ed)|singled? out|warn(?:s|ed|ings?)?|alert(?:s|ed)?|foresaw|miss(?:es|ed)? (?:only|just)|never miss\w*|success rate|hit rate)\b`)
	// aTest is whatever may tell the ill from the well.
	aTest = newCue(`(?i)\b(?:tests?|testing|scans?|scanners?|screen(?:s|ing)?|AI|algorithms?|apps?|devices?|tools?|kits?|dogs?|swabs?|x-rays?|mammogra\w+|software|sensors?|computers?|programs?|programmes?|blood|breath|saliva|urine|systems?|watch(?:es)?|smartwatch\w*|smartphones?|phones?|cameras?|machine|models?|questionnaires?|quiz(?:zes)?|checklist|wearables?|headset|patch|strips?|stickers?|ring|voice|spit|eye|stethoscope|monitor|bracelet|network|chatbot|rats?|bees|sniff\w*|genetic|score)\b`)
	// wrongToo says how often it is wrong about those who are well.
	wrongToo = newCue(`(?i)\b(?:(?:of|in|among) (?:the |all )?(?:[\d,]+|\w+) (?:\w+ )?healthy|(?:call|flag|label|mark|class|read|judg|diagnos)\w*\b.{0,40}\b(?:healthy|well|unaffected)|healthy (?:people|volunteers|adults|women|men|donors|controls|samples|children|ones) (?:as|were|was|got)|specificit\w+|false(?:ly)?|wrong(?:ly)?|mistaken(?:ly)?|incorrect(?:ly)?|misdiagnos\w+|alarms?|by mistake|in error|needlessly|unnecessar\w+|overdiagnos\w+|(?:who|people|women|men|patients|donors|children|those|samples?) (?:\w+ )?(?:were|was|are|is|did|do|does) (?:\w+ )?(?:well|healthy|not have|without|clear|negative)|(?:as|and so) did \d+|without (?:the |it\b|any |an? )?(?:disease|cancer|illness|condition|infection|rhythm|disorder)?|(?:of|in) (?:the )?[\d,]+ (?:\w+ )?who (?:did|were|had) not|but (?:it )?also (?:in|for|at|of|at)\b|not have it|did not have|so did|non-cases|also (?:flagged|called|fired)|alerts? were)\b`)
	precise  = newCue(`(?i)\b(?:accura(?:te|cy) (?:to|count|figures?|information|records?|dose|within)|an? accurate|dos(?:e|ing))\b`)
)

// studyFound is what those who look into something find, and no test.
var studyFound = newForm(`(?i)\b(?:find(?:s|ing)?|found|told|tells?) (?:that|in that|out|the \w+ (?:easy|hard|useful))\b|\b(?:study|studies|trial|researchers?|scientists|investigators|they|we|who)(?: [\w’'-]+){0,6} found\b|\bdiagnosed (?:in|with|at|by|as)\b`)

// rightTold finds how often a test is right, and nothing of whom it alarms for nothing: HN243.
func (r *reading) rightTold() {
	if r.already("HN243") || r.already("HN245") {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.numbers == nil || !l.meets(rightly) || !rightly.MatchString(studyFound.ReplaceAllString(l.text, "")) || !aTest.MatchString(l.text+r.article.Title.Text) && !aTest.MatchString(r.lines[max(0, i-1)].text+r.lines[min(len(r.lines)-1, i+1)].text) || l.meets(precise) {
			continue
		}
		if r.short() && r.rightOf(i) {
			return
		}
		for k := range l.numbers.Quantities {
			q := &l.numbers.Quantities[k]
			share, ok := asShare(q)
			if !ok || share < 50 || relativeQuantity(l.numbers, k) || q.Kind == quantity.Factor || q.Kind == quantity.Rate || !nearRight(l, q) || r.spoken(l.in, r.wordAt(l.in, q.From)) && !l.meets(distributor) {
				continue
			}
			if r.says(wrongToo) {
				return
			}
			r.report("HN243", l.in, r.wordAt(l.in, q.From), "say how many who are well the test calls ill", "%q, and the story does not say how often the test is wrong about people who are well", quoted(l.in, q))
			return
		}
	}
}

// rightOf finds the same of a part of those who were ill, where its group is told before it: HN243.
func (r *reading) rightOf(i int) bool {
	l := &r.lines[i]
	for _, p := range r.portions(i, i+1) {
		if share := p.part / p.whole; p.first != p.last && share >= 0.5 && nearRight(l, p.last.Quantity) && !r.says(wrongToo) {
			r.report("HN243", l.in, r.wordAt(l.in, p.last.From), "say how many who are well the test calls ill", "%q of %s, and the story does not say how often the test is wrong about people who are well", p.last.written(), rounded(p.whole))
			return true
		}
	}
	return false
}

var distributor = newCue(`(?i)\b(?:maker|company|firm|distributor|seller|manufacturer|inventor|claims?)\b`)

// nearRight reports whether a word for being right stands in the clause of a quantity.
func nearRight(l *line, q *quantity.Quantity) bool {
	from, to := max(0, q.From-l.from-90), min(len(l.text), q.To-l.from+60)
	return rightly.MatchString(l.text[from:to])
}

var (
	// foundEarlier says that illness is looked for before it is felt.
	foundEarlier = newCue(`(?i)\b(?:screen(?:ing|ed|s)?|mammogra\w+|colonoscop\w+|smears?|PSA|check-?ups?|checks?|(?:routine|yearly|annual|regular|free|mass|national|ultrasound|early|earlier|whole-body|one-off) (?:\w+ )?(?:scans?|tests?|testing|checks?|ultrasound|x-rays?|examinations?|detection|diagnos\w+|treatment)|(?:caught|found|detected|diagnosed|spotted|picked up|discovered) (?:\w+ ){0,3}(?:early|earlier|sooner|at stage|in time|by (?:chance|scan|the|a))|earlier|early detection|sooner|(?:came|brought|coming) to light|scanning|(?:picked up|turned up|found|spotted|detected|diagnosed|caught) (?:by|through|at|during|in|on) (?:the |a |its |their )?(?:[\w’']+ ){0,2}(?:programme|program|scheme|campaign|clinic|van|project|invitation|days?|kits?|tests?|checks?|scans?|unit|bus)|(?:kits?|tests?|scans?|scheme|programme|checks?|ultrasound|camera) (?:\w+ )?(?:found|finds|caught|catches|picked up|picks up|spotted|spots|detected|detects|turned up|turns up)|stage (?:one|1|I)\b|ultrasound|scans?|scanners?|blood test)\b`)
	// aliveYears is survival after a diagnosis.
	aliveYears = newCue(`(?i)\b(?:(?:five|ten|5|10|three|two|one|\d+)-year survival|survival (?:rates?|from|for|after|at|has|rose|climbed|jumped|improved|in|is|was|among|of)|(?:alive|living|live[sd]?|surviv(?:e|es|ed|ing)|still here) (?:\w+ ){0,5}(?:years?|diagnosis)|(?:five|ten|5|10) years (?:\w+ ){0,3}(?:after|later|on|from)|surviv(?:e|es|ed) (?:\w+ ){0,3}longer|liv(?:e|es|ed|ing) (?:\w+ ){0,2}longer|chances? of surviv\w+|odds of surviv\w+|survival)\b`)
	// deathsTold compares deaths, or says what survival does not show.
	deathsTold   = newCue(`(?i)\b(?:(?:says?|means?|tells?|shows?) (?:us )?(?:little|nothing)|lived with (?:\w+ )?longer|known (?:\w+ )?longer|no fair comparison|not a fair|misleading|no (?:evidence|sign)|head start|would never|mortality|deaths?|d(?:ied|ying)|die\b|lead[- ]time|overdiagnos\w+|overtreat\w+|randomi[sz]ed|by lot|does not follow|not (?:prove|mean|show|proof)|no proof|proves? nothing|never have (?:caused|harmed|grown)|clock|simply easier|slow[- ]growing|barely changed|same number)\b`)
	creditsEarly = newCue(`(?i)\b(?:sav(?:e|es|ed|ing)|because|thanks|since|due to|put(?:s)? down|credit\w*|prov(?:es|ed)|shows?|works?|worth|should|must|would|wants?|pays? off|success|benefit|so |therefore|urge[sd]?|proof|message|better|improv\w+|doubl\w+|owe|evidence|justif\w+|achiev\w+|accomplish\w+|deliver(?:s|ed)|bought|(?:makes?|made) (?:all )?the difference|thank|repa(?:ys|id)|vindicat\w+|gives?|gave|in lives|what .{1,30} (?:is|are) for\b|paid for itself|pays for itself|speaks? for|argument for|gap|helps?|lets?|offered|longer|chance)\b`)
)

// aliveTold finds survival told as a proof that looking for illness early saves lives: HN244.
func (r *reading) aliveTold() {
	if r.already("HN244") {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.meets(oweLives) && !r.hedgedBefore(l, oweLives) && (foundEarlier.MatchString(l.text) || (l.signs | r.nearby(i)).Any(claims.Early|claims.Test)) && r.countsFound() && !r.says(deathsTold) {
			r.raise("HN244", l, oweLives, "compare deaths: how many of 1,000 who were screened died of it, and of 1,000 who were not", "%q: of those whose illness is found early some would never have felt it, and some die no later")
			return
		}
		if !l.meets(aliveYears) || r.hedgedBefore(l, aliveYears) {
			continue
		}
		around := r.textAround(max(0, i-1))
		if l.numbers == nil && r.lines[max(0, i-1)].numbers == nil || !foundEarlier.MatchString(around) || !creditsEarly.MatchString(around) {
			continue
		}
		if r.says(deathsTold) {
			return
		}
		r.raise("HN244", l, aliveYears, "compare deaths: how many of 1,000 who were screened died of it, and of 1,000 who were not", "%q: who is found earlier lives longer with the diagnosis, whether screening helps or not")
		return
	}
}

// oweLives says that finding an illness has saved lives.
var oweLives = newCue(`(?i)\b\d+ (?:women|men|people|lives|patients) (?:\w+ ){0,2}(?:rescued|saved)\b|\b(?:paid|pays|repaid) (?:for itself )?in (?:\w+ )?lives\b|\bow(?:e|es|ed|ing) (?:\w+ ){0,4}(?:life|lives)\b|\bsav(?:e|es|ed|ing) (?:[\w,-]+ ){0,5}(?:lives|life|dozens|hundreds|thousands|scores|men|women|people|patients|mothers|fathers|residents|drivers|workers)\b|\blives (?:\w+ ){0,2}(?:saved|spared)\b|\balive (?:today |now )?(?:because|thanks|only)|\b(?:cheated|escaped|spared) death\b|\blife-?sav(?:er|ing)\b`)

// countsFound reports whether the story counts those in whom an illness was found.
func (r *reading) countsFound() bool {
	for i := range r.lines {
		if l := &r.lines[i]; l.numbers != nil && foundIll.MatchString(l.text) {
			return true
		}
	}
	return false
}

// foundIll is said of those in whom something was found.
var foundIll = newForm(`(?i)\b(?:(?:found|caught|detected|spotted|uncovered|identified) (?:\w+ )?\d[\d,]*|turned out to|proved to|found to have|were found|was found|found (?:\w+ )?(?:cancers?|tumou?rs?|cases)|detected|diagnosed|picked up|caught|uncovered|spotted|turned up|came to light|(?:cancers?|tumou?rs?|melanomas?|cases) (?:\w+ )?(?:found|detected|diagnosed|spotted)|had (?:an? )?(?:\w+ )?(?:cancers?|tumou?rs?|aneurysms?|disease|melanomas?))\b`)

// bestOf finds the best case told as the usual one, by the classes of the words around: HN242.
func (r *reading) bestOf() {
	if r.already("HN242") {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.numbers == nil || r.ceiling(l) || !l.signs.Any(claims.Betters|claims.Causes) && !extraOf.MatchString(l.text) || noBenefit.MatchString(l.text) || l.meets(ofHarm) {
			continue
		}
		for k := range l.numbers.Quantities {
			q := &l.numbers.Quantities[k]
			if best := q.Bound == quantity.UpTo || atBest.MatchString(l.numbers.Before(k)); best && r.promisedAll() && q.About != quantity.Money && q.About != quantity.Dose && q.Kind != quantity.Rate && (q.Kind != quantity.Count || extraOf.MatchString(l.in.text[q.To:min(len(l.in.text), q.To+24)])) && (l.signs.Any(claims.Makes) || extraOf.MatchString(l.text)) && !r.spoken(l.in, r.wordAt(l.in, q.From)) {
				r.report("HN242", l.in, r.wordAt(l.in, q.From), "say what most people can expect, or give the range and the average", "%q is what the luckiest had, and the story promises it to all", quoted(l.in, q))
				return
			}
			best := q.Bound == quantity.UpTo || atBest.MatchString(l.numbers.Before(k)) || q.Kind == quantity.Share && atBestAfter.MatchString(l.numbers.After(k)) || inBest.MatchString(l.numbers.After(k))
			sizes := q.Kind == quantity.Share || q.Kind == quantity.Factor || q.Kind == quantity.Part || q.Kind == quantity.Measure && q.About != quantity.Money && q.About != quantity.Dose || q.Kind == quantity.Count && extraOf.MatchString(l.in.text[q.To:min(len(l.in.text), q.To+24)])
			if !best || !sizes || q.Kind != quantity.Measure && !l.signs.Any(claims.Betters|claims.Causes) || notOfThese.MatchString(l.text[max(0, q.From-l.from-90):min(len(l.text), q.To-l.from+60)]) || q.Kind == quantity.Measure && q.About == quantity.Time && !extraOf.MatchString(l.in.text[q.To:min(len(l.in.text), q.To+24)]) && !byMuch.MatchString(l.numbers.Before(k)) || followedUp.MatchString(l.text[:min(len(l.text), q.To-l.from+40)]) || q.Kind == quantity.Measure && !extraOf.MatchString(l.in.text[max(l.from, q.From-70):min(len(l.in.text), q.To+24)]) || prices.MatchString(l.text[max(0, q.From-l.from-24):min(len(l.text), q.To-l.from+24)]) {
				continue
			}
			if w := r.wordAt(l.in, q.From); !r.spoken(l.in, w) {
				r.report("HN242", l.in, w, "say what most people can expect, or give the range and the average", "%q is what the luckiest had", quoted(l.in, q))
				return
			}
		}
	}
}

// promisesAll says what whoever reads it can expect.
var promisesAll = newCue(`(?i)\b(?:any(?:one|body)|every(?:one|body)|you|your|the \w+ (?:is|are) yours|shoppers|buyers|patients|families|users|customers|members|women|men|people|parents|sufferers|pensioners|smokers|drivers|runners|sleepers|commuters|employees|workers|dieters|readers)(?:[’']s?)? (?:[\w’'-]+ ){0,12}?(?:can|will|could|should|may) (?:\w+ ){0,2}?(?:expect|look forward|count on|be|have|hold|get|see|lose|save|gain|enjoy|sleep|halve|wave|say|cut|breathe|hear|live|shed|feel|drop|find|reckon|walk|run|eat)\b|\b(?:is|are) (?:now )?yours\b`)

// promisedAll reports whether the story does.
func (r *reading) promisedAll() bool {
	l := r.telling(promisesAll, 0)
	return r.short() && l != nil && !l.signs.Any(claims.Denying)
}

// ceiling finds how many may at most be ill without knowing it, and no other number of them.
func (r *reading) ceiling(l *line) bool {
	if len(l.numbers.Quantities) != 1 {
		return false
	}
	q := &l.numbers.Quantities[0]
	if !isCount(q) || q.Bound != quantity.UpTo || q.Value < 1000 || !unknowing.MatchString(l.text) {
		return false
	}
	r.report("HN242", l.in, r.wordAt(l.in, q.From), "give the range, and where it comes from", "%q is the most that there may be", quoted(l.in, q))
	return true
}

// unknowing is said of those who are ill and have not been told.
var unknowing = newForm(`(?i)\b(?:may|might|could)\b.{0,80}\b(?:not know\w*|without (?:knowing|realising|realizing|a diagnosis)|unaware|undiagnosed|undetected|unrecogni[sz]ed|unnoticed)\b`)

var (
	byMuch      = newForm(`(?i)\bby (?:as much as|up to|anything up to) $`)
	atBest      = newCue(`(?i)\b(?:up to|as (?:much|many|high|long) as|at best|a maximum of|(?:by )?anything up to|upwards of) (?:an? |about |nearly )?$`)
	inBest      = newCue(`(?i)^ ?(?:at best|in (?:the best|some) cases?)\b`)
	notOfThese  = newCue(`(?i)(?:n[’']t|\bnot|\bnever|\bno longer|\bfail\w*|\baffects?|\baffected|\baccounts?|\baccounted|\bmakes? up|\bsuffers?|\bdevelops?|\bof (?:all )?cases|\bcups|\bservings|\bglasses|\bdrinks|\bportions|\battempts|\bpounds of|\btimes an? (?:day|week)|\bcould have been|\bof the (?:population|costs?))\b`)
	atBestAfter = newCue(`(?i)^ ?(?:or (?:even )?more|at best|in (?:the best|some) cases?)\b`)
	extraOf     = newCue(`(?i)\b(?:extra|more|less|fewer|longer|sooner|faster|earlier|better|lower|younger|short\w*|regain\w*|added|additional|off|lighter|gain\w*|los[es]\w*|shed\w*|sav\w+|cut\w*)\b`)
	followedUp  = newCue(`(?i)\b(?:follow(?:ed|-up)|wait\w*|lasts? (?:for )?up to|side effects?|risk of|fines|fined|places|tickets|appointments?|dose[sd]?|tablets? (?:a|per) day|average|median|typical\w*|most (?:people|patients|users|women|men))\b`)
	ofHarm      = newCue(`(?i)\b(?:harms?|harmful|adverse|complications?|true rate|could still|uncertain\w*)\b`)
	prices      = newCue(`(?i)\b(?:prices?|fees?|fines|budget|grant|tax|salar\w+|rent|bill)\b`)
)

// oddsRead finds an odds or hazard ratio that is read as how much likelier something is, in its sentence or the one beside it: HN245. Where the
// shares that stand there are so many times as large, it is none; and of hazards it is one only where other shares stand there.
func (r *reading) oddsRead() {
	if !r.starts.has(likelierTold.bit) || r.already("HN241") || r.already("HN245") {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.numbers == nil {
			continue
		}
		odds, hazards := l.meets(oddsTold), 0.0
		for k := range l.numbers.Quantities {
			q := &l.numbers.Quantities[k]
			odds = odds || q.Ratio == quantity.Odds
			if q.Ratio == quantity.Hazards {
				hazards = q.Value
			}
		}
		if !odds && hazards == 0 || l.meets(explained) || i+1 < len(r.lines) && r.lines[i+1].meets(explained) {
			continue
		}
		for n := max(0, i-1); n <= min(i+1, len(r.lines)-1); n++ {
			at := &r.lines[n]
			if !at.meets(likelierTold) {
				continue
			}
			if !r.borneOut(n) && (odds || r.readAsShares(n, hazards)) {
				r.raise("HN245", at, likelierTold, "divide the two shares: that is how many times as likely it is", "%q: an odds or hazard ratio is not how much likelier something is")
			}
			return
		}
	}
}

// readAsShares reports whether a sentence tells a ratio of hazards as how much less or more likely something is, where the shares of the
// story say otherwise.
func (r *reading) readAsShares(i int, ratio float64) bool {
	told := false
	for _, f := range r.figuresOf(i, i+1) {
		told = told || f.Kind == quantity.Share && (math.Abs(f.Value-100*(1-ratio)) < 1.1 || math.Abs(f.Value-100*(ratio-1)) < 1.1) || f.Kind == quantity.Factor && within(f.Value, ratio, 1.05)
	}
	shares := 0
	for k := range r.ledger {
		if f := &r.ledger[k]; f.Kind == quantity.Share && f.isLevel() && !relativeQuantity(f.l.numbers, f.k) {
			shares++
		}
	}
	return told && shares >= 2
}

// ratioOfShares reports whether two shares of the story are to each other as a number says.
func (r *reading) ratioOfShares(times float64) bool {
	r.countFigures()
	for a := range r.ledger {
		for b := range r.ledger[:a] {
			f, g := &r.ledger[a], &r.ledger[b]
			x, ok := asShare(f.Quantity)
			y, also := asShare(g.Quantity)
			if ok && also && x > 0 && y > 0 && f.Kind != quantity.Factor && g.Kind == f.Kind && f.isLevel() && g.isLevel() && times > 0 && within(max(x, y)/min(x, y), max(times, 1/times), 1.08) {
				return true
			}
		}
	}
	return false
}

// borneOut reports whether how many times as likely a sentence says something is, is what two shares of the story are to each other.
func (r *reading) borneOut(i int) bool {
	for _, f := range r.figuresOf(i, i+1) {
		times := f.Value
		switch {
		case f.Kind == quantity.Share && lessSaid.MatchString(f.after):
			times = 1 - f.Value/100
		case f.Kind == quantity.Share:
			times = 1 + f.Value/100
		case f.Kind != quantity.Factor:
			continue
		case strings.Contains(f.rest(), "again"): // half as likely again
			times = 1 + f.Value
		}
		if r.ratioOfShares(times) {
			return true
		}
	}
	return false
}

var (
	oddsTold     = newCue(`(?i)\bodds ratios?\b|\b(?:the|their|her|his) odds (?:of|were|was|for)\b.{0,60}\b(?:times|higher|lower|as high|greater|doubl\w+|tripl\w+)`)
	likelierTold = newCue(`(?i)\b(?:(?:times|percent|per cent|fold|%|twice|half|third|quarter)[ -](?:\w+ )?(?:as|more|less|higher|greater|lower|the) ?(?:likely|risk|chance|often|common)|(?:risks?|chances?|likelihood) (?:of [\w ]{1,30})?(?:was |were |is |are |has |have )?(?:doubled|tripled|trebled|halved|quadrupled|twice|three times)|(?:doubl|tripl|trebl|halv|quadrupl)\w* (?:\w+ ){0,3}(?:risk|chances?|likelihood))`)
	explained    = newCue(`(?i)\b(?:odds,? (?:and |which are )?not (?:the )?(?:risks?|chances?)|overstat\w+|exaggerat\w+|in everyday terms|is not the same|does not mean|should not be read|meaning|which means|in other words|something else|(?:look|sound)s? (?:like (?:more|less)|bigger|larger|worse)|(?:is|are|was|were|still|so|very) rare|rarely|nearly the same|not the same|odds are not|per 1,000)\b`)
)
