package lint

import (
	"slices"
	"strings"

	"galen/internal/content"
	"galen/internal/content/identifier"
	"galen/internal/lint/textseg"
)

const trialWords = `
phase 1|2|3|4|i|ii|iii|iv|one|two|three ..4 trial|trials|study
randomized|randomised ..4 trial|trials|study
double blind|blinded ..3 trial|study
clinical|placebo|controlled|pivotal|human|registrational ..1 trial|study
trial of|involving|enrolled|included|tested|compared|found|showed|recruited|randomly|assigned|pitted|followed|lasted
trial that|which ..2 enrolled|included|tested|compared|randomly|assigned|involved
placebo controlled ..1 trial|study
volunteers|participants|patients|people|women|men ..3 trial <be>|received|got|took|were
trial ..2 # ..3 <people> took|received|got|were|had|wore|drank|used
assigned|allocated|split|divided at random
randomly assigned|allocated|split|divided
single|one arm trial|study
`

const studyWords = `
researchers|scientists|team|academics|doctors ..5 report|reports|reported|write|writes|say ..1 in a|the|their ..2 paper|study|journal
study|research|paper|findings|review|analysis|results|trial|report published|reported|appearing|appears|described|posted ..3 in|by|on|online|today|this
according to a|an|one study|analysis|review|survey|paper|report
according to ..1 new|recent|latest|large|small|major|2020|2021|2022|2023|2024|2025|2026 ..3 study|research|report|review|analysis|trial|survey|paper|studies
a|an|one ..2 study|analysis|review|trial|paper|report|survey in|by|from|of|at|involving ..9 <cites>
researchers|scientists|academics|economists|psychologists|epidemiologists|neuroscientists|biologists ..6 have|has? <cites> that|a|how
new|recent|latest research ..3 shows|showed|suggests|suggested|finds|found|reveals|revealed|indicates
a|one|another|the new|recent|large|small|major|latest|landmark ..3 study|analysis|trial|meta|review|survey|paper found|finds|shows|showed|suggests|suggested|reported|reports|concluded|concludes|reveals|revealed|confirms|confirmed|indicates
published|reported ..2 in ..2 journal|lancet|nature|science|jama|bmj|nejm|cell
researchers|scientists|team|authors|investigators ..6 reported|published|write|wrote|describe|described ..4 in ..2 journal|lancet|nature|science|jama|bmj|nejm|cell
a|one # study|trial|analysis|review ..2 found|showed|suggested|reported|by|of|in
a|an|one|another|the ..3 study|analysis|trial|meta|review|survey|paper <cites>|has|had|have
study|studies|research|work|analysis|evidence|paper <cites>
two|three|several|many|some|other|recent|earlier|previous studies|trials ..1 have|<cites>
research|work|evidence|data|findings from|by|at|in ..7 <cites>
researchers|scientists|team|experts|academics|epidemiologists|investigators|doctors ..8 tracked|followed|analysed|analyzed|surveyed|studied|examined|compared|looked ..12 <cites>
researchers|scientists|team|experts|academics|investigators|authors ..6 reporting|report|reported|publishing|published|writing|wrote|write in ..2 @
study|analysis|paper|research|review|work|findings in ..2 journal|lancet|nature|science|jama|bmj|nejm|cell|thorax|gut|brain|neurology|circulation
study|trial|analysis|survey of|involving|among ..2 # ..4 <people>
according to ..2 research|work|data|trials|studies from|by|at|in|published
according to ..1 researchers|scientists|academics|researcher
`

const agencyWords = `
according to the|a? ..3 organization|organisation|cdc|fda|nih|who|nhs|nice|ema|mhra|agency|administration|institute|institutes|centers|centres|department|ministry|association|society|foundation|bureau
according to the ..5 office|council|college|academy|commission|authority|service|trust|charity
figures|data|estimates|statistics from|by ..1 the ..2 @
<agency> ..4 estimates|estimated|recommends|recommended|advises|advised|says|said|warned|warns|urges|urged
health|cancer ..1 canada|uk|england|scotland|wales ..1 has? says|said|warned|warns|recommends|advises|estimates
organization|organisation|cdc|fda|nih|nhs|nice|agency|administration|institutes|department|ministry|association|society estimates|estimated|reports|reported|recommends|recommended|advises|says|said|warned|warns
`

const countedWords = `
# million|billion|thousand ..3 <people>|deaths|cases
more|fewer|over|about|around|nearly|almost|some|estimated ..1 # million|billion ..3 <people>|deaths|cases
one|# in|out every? # ..1 <people>
one|# in|of every # ..1 <people>
`

const paidWords = `
funded|sponsored|supported|paid|financed|bankrolled|underwritten|backed ..3 by|for
sponsored|funded|financed|funds ..1 the|this|it
sponsor|sponsors|sponsoring|funder|funders|funding|grant|grants
support|money|backing from
pays|paid for
nih|nhs|medicare|company|foundation|pharmaceuticals|therapeutics|biotech|drugmaker|manufacturer|maker funded|sponsored|sponsors|supported|paid|supports
made|makes|developed|manufactured|marketed|sold|produced by|it
manufacturer|drugmaker|maker
`

const disclosedWords = `
conflict|conflicts of interest
competing|financial interest|interests|ties|disclosures|relationship|relationships
disclosed|disclosure|disclosures|declared|declare
`

// crowdWords count people who have an illness, if the number is large.
const crowdWords = `
# ..3 <people>|americans|britons|europeans|australians|canadians ..5 have|has|live|living|die|dies|died|suffer|diagnosed|affected|develop|get|year|annually
# ..3 <people>|deaths|cases ..2 year|annually
`

// crowd is how many people make a number that needs a source.
const crowd = 10000

// attribution finds studies, HN270, institutions, HN271, and numbers of people,
// HN272, that cannot be looked up.
//
// Of an article with references, only those are found that its text does not cite
// where it cites others: a study that is new to the reader, and a number of people.
func (r *reading) attribution() {
	cites := slices.ContainsFunc(r.article.References, func(ref content.Reference) bool { return ref.Cited > 0 })
	if len(r.article.References) > 0 && !cites {
		return
	}
	studies := 0
	for i := range r.passages {
		p := &r.passages[i]
		if p.role != body || p.Kind == textseg.Heading || p.Kind == textseg.Cell {
			continue
		}
		last := -1
		for _, h := range r.found(p) {
			if h.from <= last || r.sourced(p) {
				continue
			}
			said := r.said(p, h.from, h.to)
			switch h.topic {
			case studyNamed:
				if r.sentenceHas(p, h, r.sets.example) { // 25/25 means that in a study of 25 people all had it
					continue
				}
				if cites && r.lexicon.in(r.words[h.from].id, r.sets.unmet) && !r.spoken(p, h.from) {
					r.report("HN270", p, h.from, "cite it, [@…], and add it to the references", "a study is named, and this paragraph cites nothing: %q", said)
				} else if !cites && !r.study.linked && studies == 0 {
					studies++
					r.report("HN270", p, h.from, "add it to the references, or link it", "a study is named, and nothing leads to it: %q", said)
				}
			case agencyNamed:
				if cites || r.pronoun(p, h) || r.affiliation(p, h) {
					continue
				}
				r.report("HN271", p, h.from, "link what it said", "%q, and nothing leads to it", said)
			case peopleCounted, peopleMany:
				if h.topic == peopleMany && (r.words[h.from].value < crowd || r.rated(p, h)) || r.credible(p, h) {
					continue
				}
				r.report("HN272", p, h.from, "say who counted or estimated it, with a link", "who says %q?", said)
			default:
				continue
			}
			last = h.to - 1
		}
	}
}

// pronoun reports whether an agency is the pronoun who, or a nice thing, or the city.
func (r *reading) pronoun(p *block, h hit) bool {
	for w := h.from; w < h.to; w++ {
		if s := r.said(p, w, w+1); strings.EqualFold(s, "who") && s != "WHO" || strings.EqualFold(s, "nice") && s != "NICE" {
			return true
		}
	}
	return false
}

// affiliation reports whether a person speaks, and the institution is where that person works.
func (r *reading) affiliation(p *block, h hit) bool {
	from, _ := r.sentence(p, h.from)
	if r.is(p, h.from, h.from, r.sets.according) {
		return false
	}
	for w := h.from; w >= max(from, h.from-8); w-- {
		if r.is(p, w, h.from, r.sets.at) {
			for k := w + 1; k < h.to; k++ {
				if r.words[k].before&comma != 0 {
					return true
				}
			}
		}
	}
	return false
}

// credible reports whether the sentence of a number says whose it is, or whether it counts money.
func (r *reading) credible(p *block, h hit) bool {
	at := int(r.words[h.from].from)
	for _, sign := range []string{"$", "£", "€"} {
		if strings.HasSuffix(p.text[:at], sign) {
			return true
		}
	}
	return r.sentenceHas(p, h, r.sets.credit)
}

// rated reports whether a number of people is that of which a rate is: per 10,000 women a year.
func (r *reading) rated(p *block, h hit) bool {
	before := h.from - 1
	return before >= p.first && p.text[r.words[before].from:r.words[before].to] == "per"
}

// sourced reports whether a passage has a link, a footnote or a DOI.
func (r *reading) sourced(p *block) bool {
	return len(p.Links) > 0 || len(p.Notes) > 0 || hasDOI(p.text)
}

// trial finds what is missing where a trial is reported: its registry number,
// HN310, who paid, HN311, and disclosures, HN312.
func (r *reading) trial() {
	if !r.study.news {
		return
	}
	p, h, found := r.first(trialNamed)
	if !r.study.trial || !found {
		r.numbered()
		return
	}
	said := r.said(p, h.from, h.to)
	if !r.registered() {
		r.report("HN310", p, h.from, "add its entry to the references, with  registry: NCT…  (or the number of another registry), or to  study: {registry: NCT…}", "a trial is reported (%q), and its registry number is not given", said)
	}
	if !r.study.sponsor && !r.article.Plain && !r.payerTold() { // of a plain-language version the article says it
		r.report("HN311", p, h.from, "write who paid for the trial, or add  study: {sponsor: …}", "a trial is reported (%q), and nobody is said to have paid for it", said)
	}
	if !r.disclosed() {
		r.report("HN312", p, h.from, `add  disclosures: ["None declared."],  or what there is to declare`, "a trial is reported (%q), and no interests are disclosed", said)
	}
}

// disclosed reports whether an article says who has an interest in it.
func (r *reading) disclosed() bool {
	return len(r.article.Disclosures) > 0 || r.article.Study != nil || r.count(disclosed) > 0
}

// numbered finds a trial that only its registry number names.
func (r *reading) numbered() {
	if r.disclosed() {
		return
	}
	for i := range r.passages {
		p := &r.passages[i]
		if p.role != body || !identifier.Numbered(p.text) {
			continue
		}
		w := p.first // the last word from which on the number is still there
		for w+1 < p.end && identifier.Numbered(p.text[r.words[w+1].from:]) {
			w++
		}
		r.report("HN312", p, w, `add  disclosures: ["None declared."],  or what there is to declare`,
			"a trial is named by its number (%q), and no interests are disclosed", r.said(p, w, w+1))
		return
	}
}
