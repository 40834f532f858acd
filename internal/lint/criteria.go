package lint

import (
	"slices"
	"strings"

	"galen/internal/diag"
)

const treatmentWords = `
<drug>
treat|treats|treated|treating
`

const benefitWords = `
improve|improves|improved|improving|improvement|improvements
reduce|reduces|reduced|reducing|reduction|lower|lowered|lowers|cut|cuts
effective|efficacy|effectiveness|benefit|benefits|response|remission|relief|protected|protects|protection|survival
works|worked|helps|helped|slowed|slows|prevents|prevented|increased|boosts|boosted
`

const harmWords = `
side effect|effects
adverse|harm|harms|harmful|harmed|toxicity|toxic|unsafe|danger|dangers|dangerous|complication|complications
safety|safe|safely|tolerated|tolerability
nausea|vomiting|headache|headaches|rash|diarrhea|diarrhoea|fatigue|bleeding|overdose|overdoses|dizziness|drowsiness|soreness|myocarditis
died|death|deaths|risk|risks|risky|warning|warnings|downside|downsides
withdrew|discontinued because
`

const costWords = `
cost|costs|costly|cheap|cheaper|expensive|price|prices|priced|affordable|affordability|inexpensive|copay|copays
dollar|dollars|pounds|euros|billion|usd|eur|gbp
insurance|insurer|insurers|reimbursed|reimbursement|medicare|medicaid|coverage|covered
free of charge
`

const choiceWords = `
alternative|alternatives
other|existing|current|available|approved|standard ..1 treatment|treatments|therapy|therapies|drug|drugs|medicine|medicines|care|option|options|vaccine|vaccines|test|tests|approach|approaches|methods
treatment|treatments|therapies|options include|includes|already|exist|exists
compared|versus|vs ..1 with|to|placebo|standard|usual
usual|standard care
placebo
options
instead of
unlike other|existing|current
`

const availableWords = `
<be>|been|yet|still|now|currently|not ..2 approved|authorized|authorised|licensed|available|cleared
approved|approves|authorized|authorised|licensed|cleared by|it
approval|authorization|authorisation|licence
available to|in|on|by|at|through|from|only|over
prescription|prescribed|prescribe|counter
not yet
years away
experimental|investigational
rolled|rollout|launch|launched
further|larger|more|bigger trial|trials|studies|study|research|testing
`

const independentWords = `
not|wasn't|weren't|isn't involved|part|affiliated|connected
independent|outside ..1 expert|experts|researcher|researchers|scientist|scientists|doctor|doctors|of
editorial|commentary accompanying|published|by|in
who did not take part|work
unconnected|uninvolved
`

// asked are the criteria that a word can show to be met: what they are called in a
// checklist, and what is looked for.
var asked = []struct {
	number, name, words string
	topic               topic
}{
	{"1", "cost", "what it costs", cost},
	{"6", "independence", "somebody who is not part of it", independent},
	{"7", "alternatives", "what else there is", otherChoice},
	{"8", "availability", "whether it can be had", available},
}

// criteria finds stories about a treatment that do not say what it costs, what else
// there is and so on: HN320, and HN321 for harms.
func (r *reading) criteria() {
	r.claimed(diag.Position{File: r.article.File, Line: 1, Column: 1})
	if !r.study.news || !r.study.treatment || !r.study.trial && !r.researched() {
		return
	}
	at := diag.Position{File: r.article.File, Line: 1, Column: 1}
	var missing []string
	for _, c := range asked {
		if r.count(c.topic) == 0 && !r.answered(c.name) {
			missing = append(missing, c.number+" "+c.words)
		}
	}
	if len(missing) > 0 {
		r.reportAt("HN320", at, "add a sentence on each, or answer them in the checklist", "the story has no word about: %s", strings.Join(missing, "; "))
	}
	if r.count(harm) == 0 && !r.answered("harms") {
		r.reportAt("HN321", at, "say what harms were seen, in how many people, or that none were reported", "the story has no word about harms")
	}
}

// researched reports whether the headline, the dek or the first paragraphs speak of
// research.
func (r *reading) researched() bool {
	for i := range r.passages {
		p := &r.passages[i]
		if p.role == body && p.running >= opening {
			return false
		}
		if r.sentenceWith(p, r.sets.research) {
			return true
		}
	}
	return false
}

// answered reports whether the article's checklist says of a criterion that it is
// met or does not apply.
func (r *reading) answered(name string) bool {
	for _, c := range r.article.Checklist {
		if c.Name == name {
			return slices.Contains([]string{"met", "not applicable"}, c.Answer)
		}
	}
	return false
}
