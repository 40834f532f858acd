package lint

import (
	"strings"

	"galen/internal/lint/claims"
	"galen/internal/lint/quantity"
)

const changeWords = `
cut|cuts|cutting|reduce|reduces|reduced|reducing|lower|lowers|lowered|lowering|slash|slashes|slashed|slashing|decrease|decreases|decreased|decreasing|increase|increases|increased|increasing|raise|raises|raised|raising ..6 <risk> ..8 by ..2 %
cut|cuts|cutting|reduce|reduces|reduced|reducing|lower|lowers|lowered|slash|slashes|slashed|prevent|prevents|prevented ..5 <outcome> ..4 by ..2 %
% lower|higher|reduced|increased|greater|decreased|smaller|elevated ..3 <risk>
% ..1 reduction|decrease|increase|drop|rise|fall|decline in ..4 <risk>|<outcome>
% less|more likely|prone|apt
% likelier
reduction|decrease|increase of ..2 % in ..4 <risk>|<outcome>
<risk> ..8 by ..2 %
<risk> fell|dropped|rose|decreased|increased|declined ..1 %
<risk> <be> ..1 % lower|higher|less|greater|smaller
% fewer ..3 <outcome>
twice|double|triple|quadruple ..1 the <risk>
doubles|doubled|doubling|triples|tripled|tripling|quadruples|quadrupled|halves|halved|halving ..5 <risk>|<outcome>
twice|thrice as likely
# times as|more|less likely
# times the|higher|greater|lower ..1 <risk>
twofold|threefold|fourfold|fivefold|tenfold ..2 increase|increased|decrease|reduction|rise|higher|lower|risk
# fold ..2 increase|decrease|reduction|rise|higher|lower ..4 <risk>|<outcome>
cut|cuts|reduced|reduces|lowers|lowered|slashes|slashed ..6 <risk>|<outcome> ..5 in half
cut|cuts|cutting|reduced|reduces|reducing|lowers|lowered|lowering|slashes|slashed|raise|raises|raised|raising|increase|increases|increased|increasing|reduce|lower|slash ..6 <risk>|<outcome> ..3 by ..3 <fraction>
<fraction> lower|higher|greater|smaller|less|more ..3 <risk>|likely|prone|apt
<fraction> fewer ..3 <outcome>
<risk> ..5 by ..3 <fraction>
<risk> <be> ..3 <fraction> lower|higher|less|greater|smaller
<risk> fell|dropped|rose|drop|fall|rise|down|up ..1 by ..3 %
<risk> fell|dropped|rose|drop|fall|rise|down|up ..1 by ..3 <fraction>
double|triple|quadruple|halve ..1 the|your|their|his|her|a ..3 <risk>|<outcome>
<risk> of ..3 <be> ..3 <fraction> lower|higher|less|greater|smaller
<risk> of ..3 <be> ..3 % lower|higher|less|greater|smaller
<risk> <be> halved|doubled|tripled|quadrupled
doubled|tripled|quadrupled|halved ..1 <risk>
prevents|prevent|prevented|averts|averted ..4 % of ..2 <outcome>
prevents|prevent|prevented|averts|averted ..4 <fraction> of ..2 <outcome>
<fraction> less|more likely
% rarer|commoner
% more|less common|frequent|prevalent
<outcome> ..1 fell|dropped|rose|declined|decreased|increased by ..2 % in|among|for|with ..3 group|arm|those|people|patients|women|men|children|<drug>
<outcome> ..1 fell|dropped|rose|declined|decreased|increased by ..2 <fraction> in|among|for|with ..3 group|arm|those|people|patients|women|men|children|<drug>
<outcome> <be> ..2 % more|less|lower|higher|fewer
slow|slows|slowed|delays|delayed|slowing ..5 decline|progression|worsening|disease|loss ..4 by ..2 %
slow|slows|slowed|delays|delayed|slowing ..5 decline|progression|worsening|disease|loss ..4 by ..2 <fraction>
% larger|bigger|raised|worse ..2 <risk>
% ..1 <risk> reduction|increase|decrease
<risk> reduction|increase|decrease of ..2 %
<fraction> reduction|increase|decrease|drop|rise|fall|cut in ..4 <risk>|<outcome>
half as likely|many
<outcome> ..3 <be> cut|slashed|reduced|lowered ..2 %
reduction|decrease|increase|drop|rise|fall|decline in ..4 <risk>|<outcome> ..2 of ..2 %
half times as|more|less|the
# fold ..1 <risk>
% fewer ..6 died|die
<risk> ..6 by ..1 # times
`

// absoluteWords name an absolute figure without giving a pair of them.
const absoluteWords = `
percentage point|points
in absolute terms
absolute risk|risks|difference|reduction|increase|terms|numbers|figures
number needed to
fewer|more|additional|extra ..3 per|for|in|among each|every? #
`

// goalWords say what somebody wants, and not what was found.
const goalWords = `
goal|target|aim|aims|aimed|wants|plans|pledged|pledges|ambition|hopes|strategy ..12 by|to
by 2025|2026|2027|2028|2029|2030|2035|2040|2050
`

// relative finds relative changes without an absolute figure nearby: HN230.
func (r *reading) relative() {
	if r.article.Kind == "explainer" {
		return // it explains what such changes mean
	}
	for i := range r.passages {
		p := &r.passages[i]
		if p.role == headline {
			continue // no room for both; the text has to give it
		}
		for _, h := range r.found(p) {
			if h.topic != change || r.spoken(p, h.from) || r.covered(p, h) || r.vocabulary == nil && (noRisk.MatchString(p.text[r.words[h.from].from:]) || strings.Contains(r.said(p, h.from, h.to), "likely") && !p.signs.Any(claims.Hard|claims.Harms|claims.Marker|claims.Study|given)) || r.figured(i, p, h) || r.goal(p, h) {
				continue
			}
			r.report("HN230", p, h.from, "give the figures for both groups, such as "+r.say("pair", "7 of 1,000 compared with 10 of 1,000"),
				"%q says nothing of how large the risk is: no absolute figure stands nearby", r.said(p, h.from, h.to))
			break // one in a paragraph
		}
	}
}

// noRisk begins with how likely something is that harms nobody.
var noRisk = newForm(`(?i)^.{0,60}\b(?:likely|apt|prone) to (?:be (?:punctual|on time|in stock|open|free|online|sold|paid|hired)|stock|buy|sell|cost|own|vote|order|offer|charge|subscribe)\b`)

// figured reports whether absolute figures stand in a passage, in the two before it or in the two
// behind it: of people, as a pair, and not of doses, years, hospitals or scans.
func (r *reading) figured(i int, of *block, h hit) bool {
	for k := max(0, i-2); k <= min(i+2, len(r.passages)-1); k++ {
		p := &r.passages[k]
		if r.has(p, absolute) {
			return true
		}
		parts := 0
		for _, s := range r.numbersOf(p) {
			if r.vocabulary == nil && r.ofOtherHarm(of, h, &s) {
				continue
			}
			if r.absolutePair(&s) || r.countsOfGroups(&s) || r.vocabulary == nil && (timedCounts(&s) || ofHundred(&s)) {
				return true
			}
			parts += r.absolutes(&s)
		}
		if parts >= 2 {
			return true
		}
	}
	return false
}

// ofOtherHarm reports whether a sentence is about what a treatment does beside, and the sentence of a change is about something else.
func (r *reading) ofOtherHarm(of *block, h hit, s *quantity.Sentence) bool {
	from, to := r.sentence(of, h.from)
	text, change := s.Text[s.From:s.To], r.said(of, from, to)
	return (sideSaid.MatchString(text) || affected.MatchString(text)) && !strings.Contains(text, change) && !sideSaid.MatchString(change) && !sharesStem(change, text)
}

// goal reports whether the sentence of a change says what somebody wants to reach.
func (r *reading) goal(p *block, h hit) bool {
	sentence := r.words[h.from].sentence
	for _, g := range r.found(p) {
		if g.topic == goals && r.words[g.from].sentence == sentence {
			return true
		}
	}
	return false
}
