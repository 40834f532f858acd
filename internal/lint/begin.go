package lint

import (
	"slices"
	"strings"

	"galen/internal/content"
)

const shownWords = `
presented|presenting|presents|present|unveiled|shared|reported|announced|released|revealed|discussed ..4 at|during ..12 meeting|conference|congress|symposium|convergence|sessions|convention|summit|asco|esmo|easd|acr|aha|ada|ash|aacr|ctad|aaic|eular|ers|ats
presented|unveiled at|during ..2 @
given|described|outlined|detailed|shown|aired|delivered|made ..3 at|during ..8 meeting|conference|congress|symposium|convention|summit|gathering
presented|reported|described|shown|revealed|announced|unveiled|told ..6 to ..1 a|the|an ..6 meeting|conference|congress|symposium|convention|summit|gathering
presented|reported|described|shown|revealed|announced|unveiled ..4 at|during ..8 gathering|forum|colloquium|workshop
speaking|told|spoke ..1 at|to ..8 meeting|conference|congress|symposium|convention|summit|gathering
talk|lecture|keynote|poster|session|presentation at|during|in ..8 meeting|conference|congress|symposium|convention|summit|gathering
hung|hangs|displayed|pinned ..3 poster|posters
poster|posters at|during|from ..6 meeting|conference|congress|symposium|convention|summit
delegates|attendees ..2 at|heard|told|were
abstract|abstracts ..6 meeting|conference|congress|symposium|asco|esmo
at|during ..8 annual|international|national|scientific|european|american|world ..4 meeting|conference|congress|symposium|sessions
poster|abstract presented|presentation|session|sessions
late breaking abstract|trial|trials|research|data|science|presentation|session
`

const publishedWords = `
published|publish|appears|appeared|appear ..3 in ..2 @
published|appears|appeared online|today|simultaneously|this|on
publication in ..2 @
jama|nejm|bmj|lancet|pnas|plos
journal of
in ..2 journal
`

// sentWords say that a paper is still to be published.
const sentWords = `
to|will be submitted|published
will submit|publish ..6 journal|paper
`

// settlingWords make the last word of one study.
const settlingWords = `
now|finally ..1 settled|proven|certain that
settles the question|matter|debate
beyond ..1 doubt
`

const uncheckedWords = `
not|yet|never|before|without|awaiting|await|awaits|until|undergo|undergone ..6 peer|independently|published|publication|reviewed|scrutiny
unpublished
unreviewed
preliminary
peer review|reviewed
only|just as|an abstract|summary
yet|has|have ..3 review|reviewed|publication
neither|nor ..4 published|checked|reviewed
no|nobody|not|never ..5 checked|reviewed|vetted|scrutinised|scrutinized
`

const preprintWords = `
preprint|preprints
pre print|prints
medrxiv|biorxiv|arxiv|ssrn
research square
`

// unreviewed finds results of a meeting, HN221, and preprints, HN223, that are not
// said to lack peer review where the story begins.
func (r *reading) unreviewed() {
	if !r.study.news {
		return
	}
	if p, h, found := r.first(settling); found && r.count(preprint) > 0 && !r.spoken(p, h.from) {
		r.report("HN223", p, h.from, "say that one study has found it, and that nobody has reviewed it", "%q, by a preprint", r.said(p, h.from, h.to))
	}
	if r.toldEarly(unchecked) {
		return
	}
	p, h, meeting := r.meeting()
	if meeting && !r.inJournal() {
		r.report("HN221", p, h.from, "write in the first paragraphs that the results have not been peer reviewed"+r.such("unreviewed"), "results shown at a meeting, and the first paragraphs do not say that nobody has reviewed them")
		return
	}
	if p, h, found := r.first(preprint); found && r.words[h.from].before&slash == 0 {
		r.report("HN223", p, h.from, "write in the first paragraphs that the study has not been peer reviewed"+r.such("unreviewed"), "%q, and the first paragraphs do not say that nobody has reviewed it", r.said(p, h.from, h.to))
	}
}

// publishedToo says that what was shown is in a journal as well.
var publishedToo = newForm(`\b(?:paper|article|report) in (?:the |this week[’']s |its )?[A-Z]\w+ |(?:\bpublished|\bappear(?:s|ed|ing)?|\bprinted)\b[^.;:]{0,50}\b(?:after (?:peer |expert )?review|in (?:the )?[A-Z][\w]+ (?:\w+ ){0,3}(?:Journal|Record|Review|Annals|Archives|Letters|Reports|Medicine|Quarterly|Bulletin|Gazette)|in (?:a|the) (?:\w+ )?journal)\b`)

// toldEarly reports whether the headline, the dek or one of the first paragraphs
// has a phrase of a topic.
func (r *reading) toldEarly(t topic) bool {
	for i := range r.passages {
		p := &r.passages[i]
		if p.role == body && p.running >= opening {
			return false
		}
		if r.has(p, t) {
			return true
		}
	}
	return false
}

// meeting is where the article says that its results were shown at a meeting.
func (r *reading) meeting() (*block, hit, bool) {
	for i := range r.passages {
		p := &r.passages[i]
		for _, h := range r.found(p) {
			if h.topic == shown && r.sentenceHas(p, h, r.sets.results) && !r.sentenceHas(p, h, r.sets.hearing) {
				return p, h, true
			}
		}
	}
	return nil, hit{}, false
}

// sentenceHas reports whether the sentence of a hit has a word of a set.
func (r *reading) sentenceHas(p *block, h hit, set int) bool {
	from, to := r.sentence(p, h.from)
	for w := from; w < to; w++ {
		if r.lexicon.in(r.words[w].id, set) {
			return true
		}
	}
	return false
}

// sentence is the words of the sentence in which word w stands.
func (r *reading) sentence(p *block, w int) (from, to int) {
	n := r.words[w].sentence
	for from = w; from > p.first && r.words[from-1].sentence == n; from-- {
	}
	for to = w + 1; to < p.end && r.words[to].sentence == n; to++ {
	}
	return from, to
}

// reviewed reports whether the results of a study are said to be peer reviewed.
func reviewed(s *content.Study) bool {
	return s.Results == "peer-reviewed" || s.Results == "registered-report"
}

// inJournal reports whether the results are said to be published.
func (r *reading) inJournal() bool {
	for _, ref := range r.article.References {
		if r.article.Study == nil && ref.Kind == "paper" {
			return true
		}
	}
	if all := r.article.AllStudies(); len(all) > 0 {
		return !slices.ContainsFunc(all, func(s *content.Study) bool { return !reviewed(s) })
	}
	if r.count(sent) > 0 {
		return false
	}
	for i := range r.passages {
		p := &r.passages[i]
		for _, h := range r.found(p) {
			if h.topic == published && r.sentenceHas(p, h, r.sets.results) && !r.sentenceHas(p, h, r.sets.whoIsIt) {
				return true
			}
		}
	}
	return r.vocabulary == nil && r.anywhere(publishedToo)
}

const beastWords = `
<beast>
guinea pigs
pigs|dogs|sheep|chickens that|given|which|injected|with|treated
laboratory|lab|experimental animals
fruit flies
roundworm|roundworms|nematode|nematodes
in vitro
cell line|lines
petri dish|dishes
organoid|organoids
cells ..2 in ..2 dish|dishes|lab|laboratory|culture|flask|flasks|tube|tubes
cultured ..1 cells
lab|laboratory grown ..1 cells|tissue
cells grown in
test tube
animal study|studies|experiments|tests
an animal model
`

// benchWords say that what is reported was done in animals or cells.
const benchWords = `
experiment|experiments|study|studies|work|research|tests|tested|tried|carried|conducted|performed ..5 in|on|with|using ..2 <beast>
experiment|experiments|tests|tested|tried|carried|conducted|performed ..5 in|on|with|using ..3 cells|tissue
in|to|gave ..1 <beast> that|which|given|with|injected|bred|engineered|fed
`

const peopleWords = `
participants|participant|volunteers|volunteer|enrolled|enrollees
# ..2 <people>
clinical trial|trials
randomized|randomised
placebo
`

// joiningWords are the same without trials, which may be still to come.
const joiningWords = `
participants|participant|volunteers|volunteer|enrolled|enrollees
# ..2 <people>
randomized|randomised
placebo
`

// animals finds studies in animals or cells of which the headline, the dek and the
// first paragraphs do not say so: HN222.
func (r *reading) animals() {
	if !r.study.animals || !r.study.news {
		return
	}
	if head := &r.passages[0]; r.claimsOfPeople(head) && !r.has(head, beasts) && !r.has(head, bench) && !r.sentenceWith(head, r.sets.animal) && r.count(joining) == 0 {
		r.report("HN222", head, head.first, "name the animals, or the cells, and leave the people out", "the headline is about people, and animals or cells were studied")
		return
	}
	for i := range r.passages {
		p := &r.passages[i]
		if p.role == body && p.running >= opening-1 {
			break
		}
		if r.has(p, beasts) || r.has(p, bench) || r.sentenceWith(p, r.sets.animal) {
			return
		}
	}
	p, h, found := r.first(beasts)
	if !found {
		p, h, found = r.first(bench)
	}
	if found {
		r.report("HN222", p, h.from, "say it in the headline or the dek", "%q is the first word about what was studied, and the story begins without it", r.said(p, h.from, h.to))
	}
}

// claimsOfPeople reports whether a headline says plainly what happens to people, and not for whom it may be good one day.
func (r *reading) claimsOfPeople(head *block) bool {
	if r.sentenceWith(head, r.sets.mayCure) || strings.HasSuffix(head.text, "?") {
		return false
	}
	for w := head.first; w < head.end; w++ {
		if r.lexicon.in(r.words[w].id, r.sets.manyPeople) && !r.around(head, hit{from: w, to: w + 1}, 3, 0, r.sets.forDisease) {
			return true
		}
	}
	return false
}

// sentenceWith reports whether a passage has a word of a set.
func (r *reading) sentenceWith(p *block, set int) bool {
	for _, w := range r.words[p.first:p.end] {
		if r.lexicon.in(w.id, set) {
			return true
		}
	}
	return false
}
