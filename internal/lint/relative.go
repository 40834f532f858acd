package lint

const changeWords = `
cut|cuts|cutting|reduce|reduces|reduced|reducing|lower|lowers|lowered|lowering|slash|slashes|slashed|slashing|decrease|decreases|decreased|decreasing|increase|increases|increased|increasing|raise|raises|raised|raising ..6 <risk> ..8 by ..2 %
cut|cuts|cutting|reduce|reduces|reduced|reducing|lower|lowers|lowered|slash|slashes|slashed|prevent|prevents|prevented ..5 <outcome> ..4 by ..2 %
% lower|higher|reduced|increased|greater|decreased|smaller|elevated ..3 <risk>
% ..1 reduction|decrease|increase|drop|rise|fall|decline in ..4 <risk>|<outcome>
% less|more likely
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
<fraction> lower|higher|greater|smaller|less ..3 <risk>|likely
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
half times as|more|less|the
# fold ..1 <risk>
% fewer ..6 died|die
<risk> ..6 by ..1 # times
`

const absoluteWords = `
# of|in|per every|the|all? #
# out of the|all|every? #
percentage point|points
absolute
% ..20 compared|versus|vs|against ..8 %
% ..12 compared|versus|vs|against ..8 #
from ..4 % ..6 to ..4 %
% to % of
# ..5 compared|versus|vs|against ..5 #
from # ..5 to #
% of ..12 and|than|while|but|whereas ..3 %
% and % ..4 respectively
number needed
per #
# ..2 <people> ..5 died|developed|suffered
# ..2 <people> had|experienced ..3 <outcome>
# deaths|cases|strokes|events|infections|attacks
fewer|more|additional|extra ..3 per|for each|every
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
			if h.topic != change || r.spoken(p, h.from) || r.covered(p, h) || r.figured(i) {
				continue
			}
			r.report("HN230", p, h.from, "give the figures for both groups, such as 7 of 1,000 compared with 10 of 1,000",
				"%q says nothing of how large the risk is: no absolute figure stands nearby", r.said(p, h.from, h.to))
			break // one in a paragraph
		}
	}
}

// figured reports whether an absolute figure stands in a passage, in the two
// before it or in the two behind it.
func (r *reading) figured(i int) bool {
	for k := max(0, i-2); k <= min(i+2, len(r.passages)-1); k++ {
		p := &r.passages[k]
		for _, h := range r.found(p) {
			if h.topic == absolute && !r.dated(h) {
				return true
			}
		}
	}
	return false
}

// dated reports whether a hit ends with a year: from 1999 to 2012, 65 in 2001.
func (r *reading) dated(h hit) bool {
	w := r.words[h.to-1]
	return w.kind == number && w.decimals == 0 && w.value >= 1900 && w.value < 2100
}
