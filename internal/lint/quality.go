package lint

import (
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/lint/claims"
)

// fundedWords say who paid for a study, or who has an interest in it.
const fundedWords = `
funded|funding|funds|fund|funder|funders|financed|bankrolled|underwritten|commissioned
sponsored|sponsor|sponsors|sponsorship
supported ..4 by ..2 @
supported ..4 by ..2 grant|grants|charity|charities|funds|government|maker|company|manufacturer|hospital|donations|philanthropy
support|money from|for
grant|grants
pays|paid for|by|consultant|consultants|adviser|advisor
paid
disclose|disclosed|discloses|disclosure|disclosures
conflict|conflicts of interest|interests
competing|financial ..1 interest|interests|ties|relationship|relationships|support|stake
holds|hold|held|holding|owns|own|filed|files|has|have|had|named|inventor|inventors|applied|share|shares ..6 patent|patents
patent|patents ..6 inventor|inventors|licensed|royalties|holder|holders|pending
consulted|consultant|consults for
equity|royalties|shareholder|shareholders|stockholder
shares in|of
`

// fundlessWords are those words where nobody is said to have paid for this study: others are paid, or it is
// said elsewhere.
const fundlessWords = `
further|more|additional|annual|new|looking|seeking|for ..2 funding
funding ..2 per|cuts|gap|crisis
in nih|federal ..1 funding
nih|health funding
ranked|ranks|ranking|top ..16 funding
please see the article
see the article for ..14 disclosures|funding
contains ..4 disclosures|disclosure
disclosures|disclosure|interest|interests|support ..8 available|listed|found in|at|on|with
disclosures|disclosure <be> on|in|at
disclosure statement|form|forms
full list ..8 support|disclosures|funding|interests
funded|sponsored|supported researcher|researchers|scientist|scientists|residency|residencies|center|centre|institute|university|hospital|school|college|healthcare|care|insurance|organization|organisation|charity|company|companies|program|programme
program|programme|center|centre|institute|university|hospital|charity|organization|organisation|it ..4 backed|relies|depends|receives ..8 funding|support
competitors|routinely
forward looking
fund|funds of|manager|managers
to? grant ..2 access|approval|permission|status
granted
`

// aloofWords call a study independent, and makerRanWords say that it is not.
const aloofWords = `
independent ..1 study|trial|analysis|test|tests|research|review|evaluation
`

const makerRanWords = `
<maker> ..2 planned|paid|funded|financed|sponsored|designed|ran|conducted|wrote
`

// payer finds studies of which the story does not say who paid, or has an interest: HN323. A trial
// of which that is so is found by HN311.
func (r *reading) payer(at diag.Position) {
	if r.answered("independence") || r.study.sponsor && len(r.article.AllStudies()) > 0 || r.declared() {
		return
	}
	if p, h, found := r.first(aloof); found && r.count(makerRan) > 0 && !r.spoken(p, h.from) {
		r.report("HN323", p, h.from, "say who planned and paid for it, and leave the word out", "%q, and its maker paid for it", r.said(p, h.from, h.to))
		return
	}
	for _, d := range r.list {
		if d.Code == "HN311" {
			return
		}
	}
	if r.payerTold() {
		return
	}
	for i := range r.passages {
		p := &r.passages[i]
		for _, h := range r.found(p) {
			if h.topic == funded && !r.sentenceOf(p, h.from, fundless) && !r.surname(p, h) && (!p.office || r.sentenceHas(p, h, r.sets.ofStudy)) {
				return
			}
		}
	}
	r.reportAt("HN323", at, "write who paid for the study, and whether its authors gain from it, or add  study: {sponsor: …}", "a study is reported, and nobody is said to have paid for it or to have an interest in it")
}

// surname reports whether the word for money is the name of a person: David Grant.
func (r *reading) surname(p *block, h hit) bool {
	w := r.words[h.from]
	return h.to-h.from == 1 && w.upper && w.caps == 1 && h.from > p.first && r.words[h.from-1].sentence == w.sentence && r.words[h.from-1].upper && r.words[h.from-1].caps == 1
}

// declared reports whether the disclosures of the article say more than that there is nothing to declare.
func (r *reading) declared() bool {
	return slices.ContainsFunc(r.article.Disclosures, func(d frontmatter.Word) bool { return !strings.HasPrefix(strings.ToLower(d.Text), "none") })
}

// limitWords say what a study cannot show.
const limitWords = `
limitation|limitations|caveat|caveats|caution|cautions|cautioned|cautious|cautiously|preliminary|observational|causation|causal|causality|retrospective|retrospectively|pilot|inconclusive|weakness|weaknesses|drawback|drawbacks
limited by
small|smaller ..1 study|studies|sample|trial|trials|number|numbers|group|size
cannot|can't|not|doesn't|don't|didn't|couldn't ..1 prove|establish|show|demonstrate|determine|imply|mean|proven|proved
cause and effect
more|further|additional|future|larger|bigger|longer|follow|randomized|randomised|confirmatory|other ..2 research|study|studies|trial|trials|investigation|investigations|work|testing ..2 needed|required|necessary|warranted|will|should|must|to|before|is|are|could
need|needs|needed to be ..3 confirmed|replicated|studied|tested|validated
need|needs|needed for|more|further ..3 research|study|studies|trial|trials
too early
remains ..2 seen|unclear|unknown
it is unclear|unknown
it is not clear|known
early stage study|trial|research|results|work
larger ..2 trial|trials|study|studies|group|population|sample|number
self report|reported|reports
did not ..1 look|measure|compare|control|include|account
proof of concept|principle
generalize|generalizable|generalise|generalized|generalizability
confounding|confounder|confounders|confounded
no control|comparison|significant
not ..1 significant
`

// quality finds stories of which readers cannot tell how good the evidence is: HN324. They are told
// two things of three at least: how the study was made, in how many people, and what it cannot show.
func (r *reading) quality(at diag.Position) {
	if r.answered("evidence") || len(r.article.AllStudies()) > 0 {
		return
	}
	var missing []string
	if !r.signs().Any(claims.Random | claims.Synthesis) {
		missing = append(missing, "how it was made, and compared with what")
	}
	if !r.peopled() {
		missing = append(missing, "in how many people")
	}
	if !r.limited() {
		missing = append(missing, "what it cannot show")
	}
	if len(missing) > 1 {
		r.reportAt("HN324", at, "say it where the finding is told, or fill in  study:", "the story reports a study, and does not say %s", strings.Join(missing, ", nor "))
	}
}

// peopled reports whether the story says how many people were studied.
func (r *reading) peopled() bool {
	return r.tells(func(p *block, h hit) bool {
		return h.topic == group && !r.sentenceOf(p, h.from, prevalence) && !r.sentenceHas(p, h, r.sets.many)
	})
}

// limited reports whether the story has a word on what the study cannot show.
func (r *reading) limited() bool {
	return r.tells(func(_ *block, h hit) bool { return h.topic == limit })
}
