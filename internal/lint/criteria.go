package lint

import (
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/lint/claims"
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

// newsWords begin stories that report a study, or what came of one.
const newsWords = `
researchers|scientists|team|physicians|surgeons|doctors|engineers|clinicians|investigators ..14 developed|discovered|identified|created|shown|demonstrated|analyzed|analysed|determined|describe|described|invented|implanted|nearing
researchers|scientists|team|physicians|surgeons|investigators ..20 have|has found
researchers|scientists|team|doctors report|reports|reported ..3 study|trial|survey|experiment
found in a|the ..2 study|survey|trial|experiment
researchers behind|led
research ..8 has determined|led|shown|found|identified
thanks to new research
developed|discovered|led|invented by|at ..3 researchers|scientists|team|university
fda|administration ..4 approved|approves|cleared
associated with a|an|lower|higher|reduced ..3 risk|rate|benefit|reduction
in clinical trials
a|present ..1 large|small|recent|new|present ..1 study
present study
tests have shown
results|outcomes of a|the|our|this ..2 study
topline|endpoint
resulted in participants|patients
surgery|technique|procedure|therapy|treatment|test|drug|device ..3 provides|improves|improved|reduces|reduced|detects|predicts|cured|cures|finds|found|detect
article in the ..6 issue
emerging field
exploring the use
new|novel|universal ..2 test|treatment|drug|technique|device|therapy|eye|blood
`

// worded are the criteria of which the story has a word or none: what they are called in a
// checklist, and what is looked for. Alternatives and availability are not among them: whether
// words on these were met said nothing of what editors thought of a story.
var worded = []struct {
	number, name, words string
	topic               topic
}{
	{"1", "cost", "what it costs", cost},
	{"6", "independence", "somebody who is not part of it", independent},
}

// criteria finds stories about a treatment that leave out what readers need to judge it:
// what it costs and what others say, HN320; harms, HN321; the size of the benefit, HN322; who
// paid, HN323; how good the evidence is, HN324.
func (r *reading) criteria() {
	at := diag.Position{File: r.article.File, Line: 1, Column: 1}
	r.claimed(at)
	asked := r.asked()
	if asked["cost"] {
		r.wordless(at)
	}
	if asked["harms"] {
		r.harms(at)
	}
	if asked["benefits"] {
		r.benefits(at)
		r.payer(at)
		r.quality(at)
	}
}

// asked are the criteria that a story is held against: those of a study of a treatment or a test, and
// some of them in one of food, exercise or talk.
func (r *reading) asked() map[string]bool {
	if !r.study.news {
		return nil
	}
	living, treated := r.wayOfLife(), r.treated()
	judged := treated || living || r.sentenceWith(&r.passages[0], r.sets.eaten)
	if !r.study.trial && !r.reportsStudy() {
		return map[string]bool{"harms": treated && !living && r.passages[0].signs.Any(claims.Treatment|claims.Test)}
	}
	return map[string]bool{
		"cost": treated, "harms": treated && !living,
		"benefits": judged, "evidence": judged, "independence": judged,
	}
}

// wordless finds criteria of which the story has no word.
func (r *reading) wordless(at diag.Position) {
	var missing []string
	for _, c := range worded {
		if r.count(c.topic) == 0 && !r.answered(c.name) && !(c.topic == cost && r.priced()) {
			missing = append(missing, c.number+" "+c.words)
		}
	}
	if len(missing) > 0 {
		r.reportAt("HN320", at, "add a sentence on each, or answer them in the checklist", "the story has no word about: %s", strings.Join(missing, "; "))
	}
}

// reportsStudy reports whether the headline, the dek or the first paragraphs name a study, a trial, or where
// its results were told.
func (r *reading) reportsStudy() bool {
	for i := range r.passages {
		p := &r.passages[i]
		if p.role == body && p.running >= opening {
			return false
		}
		for _, h := range r.found(p) {
			if slices.Contains(studyTold, h.topic) || (h.topic == benefit || h.topic == effectNear) && r.sentenceHas(p, h, r.sets.research) {
				return true
			}
		}
	}
	return false
}

// studyTold are topics of stories about a study.
var studyTold = []topic{studyNamed, trialNamed, shown, published, preprint, newsTold}

// treated reports whether the headline, the dek or the first paragraphs name a treatment or a
// test, and something is said to come of it.
func (r *reading) treated() bool {
	if r.count(benefit)+r.count(effectNear) == 0 {
		return false
	}
	for i := range r.passages {
		p := &r.passages[i]
		if p.role == body && p.running >= opening {
			return false
		}
		if p.signs.Any(claims.Treatment | claims.Test) {
			return true
		}
	}
	return false
}

// signs are those of the whole story, without what an office puts below it.
func (r *reading) signs() (all claims.Sign) {
	for i := range r.passages {
		if p := &r.passages[i]; !p.office {
			all |= p.signs
		}
	}
	return all
}

// tells reports whether a phrase of the story is one of those sought, but for what an office puts below it.
func (r *reading) tells(sought func(*block, hit) bool) bool {
	for i := range r.passages {
		p := &r.passages[i]
		if !p.office && slices.ContainsFunc(r.found(p), func(h hit) bool { return sought(p, h) }) {
			return true
		}
	}
	return false
}

// sentenceOf reports whether the sentence of a word has a phrase of a topic.
func (r *reading) sentenceOf(p *block, w int, t topic) bool {
	sentence := r.words[w].sentence
	for _, h := range r.found(p) {
		if h.topic == t && r.words[h.from].sentence == sentence {
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
