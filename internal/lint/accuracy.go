package lint

import (
	"strings"

	"galen/internal/lint/claims"
	"galen/internal/lint/quantity"
)

var (
	accurateAfter  = newForm(`(?i)^ ?(?:accura(?:te|cy|tely)|sensitiv(?:e|ity)|reliab(?:le|ility)|correct(?:ly)?\b|of the time)`)
	accurateBefore = newForm(`(?i)\b(?:accura(?:cy|te)|sensitivity|correct|right|correctly)\b[^.;]{0,40}$`)
	rightBefore    = newForm(`(?i)\b(?:right(?:ly)?|correct(?:ly)?|identif\w+|detect\w*|distinguish\w*|predict\w*|accurate(?:ly)?|spot(?:s|ted)|tells?|told)\b`)
	noSuch         = newForm(`(?i)\b(?:no|not|never|isn[’']t|aren[’']t)\b[^.;,]{0,40}$`)
	preciseTo      = newForm(`(?i)\baccura(?:te|cy) (?:to|to within|within|of within) (?:about )?$`)
	findsBefore    = newForm(`(?i)\b(?:detect|identif|spot|pick(?:s|ed|ing)? (?:up|out)|catch|caught|f(?:ind|ound)|flag|diagnos|recogni[sz]|reveal|tell)[a-z]*\b[^.;]{0,50}$`)
	casesAfter     = newForm(`(?i)^ of (?:(?:all|the|those|its|early|people|women|men|children|patients|\w+) ){0,3}(?:cancers?|tumou?rs?|cases?|patients|disease|infections?|strokes?|melanomas?|people with|women with|men with|children with|with|attacks?|polyps|fractures|pregnanc\w+)\b`)
	testWords      = newForm(`(?i)\b(?:tests?|testing|scans?|scanners?|screen(?:s|ing)?|AI|algorithms?|apps?|devices?|tools?|kits?|dogs?|swabs?|x-rays?|mammogra\w+|software|sensors?|computers?|programs?|blood|breath|saliva|urine|systems?|watch(?:es)?|smartphones?|machine)\b`)
	errorsTold     = newForm(`(?i)\b(?:specificit\w+|false(?:ly)?[ -]\w+|wrong(?:ly)?|mistaken(?:ly)?|incorrect(?:ly)?|falsely|misdiagnos\w+|false alarms?|alarms?|(?:who|people|women|men|patients) (?:were|are|who are|did|do) (?:well|healthy|not have)|without (?:the )?(?:disease|cancer|illness|condition|infection))\b`)
)

// accuracy finds how often a test is right of the ill, or of all, and nothing of whom it alarms for
// nothing: HN243.
func (r *reading) accuracy() {
	for i := range r.passages {
		p := &r.passages[i]
		if !r.mayJudge(p) {
			continue
		}
		for _, s := range r.numbersOf(p) {
			for k := range s.Quantities {
				q := &s.Quantities[k]
				if (q.Kind != quantity.Share && q.Kind != quantity.Part) || !r.rightSoOften(p, &s, k) {
					continue
				}
				if w := r.wordAt(p, q.From); !r.spoken(p, w) && !r.anywhere(errorsTold) && !r.wellTold() {
					r.report("HN243", p, w, "say how many who are well the test calls ill", "%q, and the story does not say how often the test is wrong about people who are well", quoted(p, q))
				}
				return
			}
		}
	}
}

// mayJudge reports whether a passage may say how often a test is right: without a word for that, and one for
// a test in it or in the headline, it does not, and no regular expression need be run.
func (r *reading) mayJudge(p *block) bool {
	return p.signs.Has(claims.Judged) && (p.signs | r.passages[0].signs).Has(claims.Instrument)
}

// rightSoOften reports whether a share is how often a test is right, or what it finds.
func (r *reading) rightSoOften(p *block, s *quantity.Sentence, k int) bool {
	q := &s.Quantities[k]
	before, after, sentence := s.Text[s.From:q.From], s.Text[q.To:s.To], s.Text[s.From:s.To]
	near := s.Before(k)
	near = near[max(0, len(near)-80):]
	switch {
	case q.Value < 40 && q.Base == 0:
		return false
	case accurateAfter.MatchString(after):
		if strings.HasPrefix(after, " of the time") && !rightBefore.MatchString(before) || noSuch.MatchString(before) {
			return false
		}
	case accurateBefore.MatchString(near):
		if preciseTo.MatchString(near) || noSuch.MatchString(near) {
			return false
		}
	case !casesAfter.MatchString(after) && !(q.Kind == quantity.Part && q.About == quantity.People && q.Base >= 50), !findsBefore.MatchString(near), strings.Contains(near, " that"):
		return false
	}
	return r.testNamed(p, sentence)
}

// testNamed reports whether a sentence or the headline names a test.
func (r *reading) testNamed(p *block, sentence string) bool {
	return testWords.MatchString(sentence) || testWords.MatchString(r.article.Title.Text)
}

// anywhere reports whether a form stands in some passage.
func (r *reading) anywhere(form *form) bool {
	for i := range r.passages {
		if form.MatchString(r.passages[i].text) {
			return true
		}
	}
	return false
}

const soughtWords = `
check ups|up
checkup|checkups
screening|screened|screen|screens|mammogram|mammograms|mammography|colonoscopy|colonoscopies|smear|smears|psa
early|earlier|timely detection|diagnosis
caught|found|detected|diagnosed|spotted|discovered|picked|finds|catches|detects|spots|picks|finding|catching|detecting ..3 early|earlier|sooner
routine|regular|annual|yearly ..2 scan|scans|test|tests|testing|checks|checkups
stage one|1|i
`

const survivalWords = `
five|5|ten|10|three|3 year|years ..1 survival
survival ..1 rate|rates
live|lives|lived ..3 five|5|ten|10 ..1 years
survive|survived|survives|surviving ..4 five|5|ten|10|three|3 ..1 years|year
alive ..5 years|year
still alive
live|lived|lives|living ..3 longer
survival|survive|survives|survived|alive ..8 %
% ..8 survival|survive|survives|survived|alive
chance|chances|odds of survival|surviving
`

const fewerDeathsWords = `
deaths|death|die|died|dying ..5 per|rate|rates
die|died|dies|dying of|from
mortality
lead time
randomized|randomised|randomly
overdiagnosis|overdiagnosed|overtreatment
# ..2 deaths
chemotherapy|radiotherapy|trial
`

// screening finds survival told as a proof that screening saves lives: HN244. Who is found earlier
// lives longer with the diagnosis, even if nobody dies later.
func (r *reading) screening() {
	for i := range r.passages {
		p := &r.passages[i]
		if !r.has(p, soughtEarly) || r.has(p, fewerDeaths) {
			continue
		}
		for _, h := range r.found(p) {
			if h.topic != survival || r.vocabulary == nil && provesNot.MatchString(p.text) || r.spoken(p, h.from) || r.leftOpen(p, h) || !r.nearSought(p, h) {
				continue
			}
			r.report("HN244", p, h.from, "compare deaths: how many of 1,000 who were screened died of it, and of 1,000 who were not", "%q: who is found earlier lives longer with the diagnosis, whether screening helps or not", r.said(p, h.from, h.to))
			return
		}
	}
}

// nearSought reports whether the sentence of a hit, or the one before it, speaks of finding illness early.
func (r *reading) nearSought(p *block, h hit) bool {
	sentence := r.words[h.from].sentence
	for _, o := range r.found(p) {
		if o.topic == soughtEarly && (r.words[o.from].sentence == sentence || r.words[o.from].sentence+1 == sentence) {
			return true
		}
	}
	return false
}

// provesNot says what survival after a diagnosis does not show.
var provesNot = newForm(`(?i)\b(?:(?:says?|means?|tells?|shows?) (?:us )?(?:little|nothing)\b|lived with (?:for )?(?:\w+ )?longer|(?:no|not|nor|never|hardly|cannot|without|little) (?:\w+ ){0,3}(?:evidence|proof|prove|show|sign|mean|tell|follow|say|reason)\b|clock|head start|never have (?:caused|harmed|grown|troubled|known|killed)|would never|die no later|no later|lead[- ]time|earlier diagnosis (?:alone|itself)|simply (?:know|found|live with)|same date|slow-growing)`)

// wellTold reports whether a short story says what a test makes of those who are well.
func (r *reading) wellTold() bool {
	if r.vocabulary != nil {
		return false
	}
	r.tell()
	return len(r.lines) < 12 && r.says(wrongToo)
}
