package lint

import (
	"galen/internal/lint/claims"
)

var (
	atMeeting  = newCue(`(?i)\b(?:told|addressed|informed|reminded) (?:an?|the|its|this|their|delegates at) (?:[\w’'-]+ ){0,6}?(?:meeting|conference|congress|symposium|convention|gathering|summit|forum|workshop)\b|\b(?:at|during|to|from|of|attending|attended|visiting) (?:an?|the|its|this|last|their|\w+[’']s?) (?:[\w’'-]+ ){0,6}?(?:meeting|conference|congress|symposium|convention|gathering|summit|forum|colloquium|workshop|(?:trade )?fair|trade show|expo|seminar)\b|\b(?:posters?|talk|abstract|presentation|lecture|slides?|keynote|plenary) (?:\w+ )?(?:displayed|presented|given|shown|in|at|from|on|to|that|which|shows?|says|seen|hung|pinned|heard)|\b(?:displayed|presented|pinned|hung|unveiled|shown) (?:\w+ ){0,3}(?:in|at|on) (?:an? )?(?:poster|meeting|conference|congress|stand|trade)\b|\b(?:presented|unveiled) (?:\w+ ){0,3}at (?:the )?(?-i:[A-Z]\w+)\b|\bten-minute talk\b|\b(?:delegates|visitors|attendees|congress-goers)\b`)
	ownWord    = newCue(`(?i)\b(?:in-house|internal (?:test|data|report|study|figures|analysis|trial|document|review)|data held|(?:company|firm|maker|manufacturer|exhibitor|brand|developer|start-?up|seller|inventor|founder|clinic|chain|supplier|app)[’']s? (?:own|internal|brochure|website|statement|data|figures|test|survey|press)|own (?:data|figures|tests?|customers|users|website|research)|brochure|press (?:release|statement|conference)|news release|in a statement|earnings call|investor(?:s|[ -]day| call)?|shareholders?|stock exchange|quarterly (?:report|call|results)|(?:its|the company|firm|maker)[’']?s? (?:website|blog)|leaflet|advert(?:isement)?s?|white paper|LinkedIn|on (?:its|their) website|(?:company|firm|maker|manufacturer|start-?up|developer|drugmaker|exhibitor|distributor|seller|producer)(?: [\w’]+){0,3} (?:said|says|announced|reports?|reported|claims?|claimed|told|boasts?|states?)|according to (?:the |its |their )?(?:company|firm|maker|manufacturer|start-?up|developer|drugmaker|distributor|seller|producer)|(?:draft|leaked|seen by|shared with|not for publication))\b`)
	serverTold = newCue(`(?i)\b(?:preprints?|medRxiv|bioRxiv|arXiv|Research Square|SSRN|online archive|posted (?:online|on|to)|uploaded|manuscript (?:posted|put)|put online|thesis|dissertation)\b`)
	resultTold = newCue(`(?i)\b(?:show(?:s|ed|n)?|found|finds?|reveal(?:s|ed)?|prov(?:es|ed|en)|know|heard|learned|learnt|told|said|says|report(?:s|ed)?|states?|claims?|superior|better|fewer|less|reduc\w+|cut|improv\w+|works?|worked|safe|detects?|ends?|halv\w+|lower\w*|met|respon\w+|surviv\w+)\b`)
	unseenTold = newCue(`(?i)\b(?:no outsiders?|(?:nobody|no one) (?:else|outside)|only the (?:company|firm|maker)|not (?:been )?(?:seen|shown|shared|published|open)|peer[- ]review\w*|not (?:yet )?(?:been )?(?:\w+ )?(?:checked|reviewed|published|seen|scrutini[sz]ed|vetted|appeared|verified)|(?:nothing|nobody|no one|none|no paper|no journal) (?:\w+ ){0,5}(?:published|seen|checked|reviewed|appeared|accepted|examined)|unpublished|unreviewed|yet to (?:be published|appear|be checked|be reviewed|publish)|no(?:body| one) outside|not involved|took no part|wait for|may (?:yet )?change|preliminary|no outside|outside (?:scientist|researcher)s?|not (?:yet )?(?:in|appeared in) (?:a|any|print)|early data|should be (?:read|treated)|with caution|before (?:they|it) (?:are|is|has|have)|await\w*|independent(?:ly)? (?:check|expert|review|scientist|researcher|analysis)\w*|would want to see|until (?:it|they|the|a) (?:\w+ ){0,4}(?:published|paper|journal|review)|outside experts?|treat .{0,30} with caution)\b`)
	inPrint    = newCue(`\b(?:[Pp]ublished (?:\w+ ){0,2}(?:in|by)|in the (?:journal|\w+ ?Journal)|[Jj]ournal|Lancet|BMJ|JAMA|NEJM|Nature|Science|PLOS)\b`)
)

// unseen finds results that nobody has looked over: of a meeting, HN221, of a server of preprints, HN223, and of whoever sells
// what was tried, HN227.
func (r *reading) unseen() {
	if !r.all.Any(given | claims.Owner) {
		return
	}
	for _, way := range []struct {
		code         string
		form         *cue
		hint, format string
	}{
		{"HN221", atMeeting, "write in the first paragraphs that the results have not been peer reviewed" + r.such("unreviewed"), "%q: results that nobody has reviewed, and the story does not say so"},
		{"HN223", serverTold, "write in the first paragraphs that the study has not been peer reviewed" + r.such("unreviewed"), "%q: a text that nobody has reviewed, and the story does not say so"},
		{"HN227", ownWord, "say that nobody outside the company has seen the data", "%q: results that only their owner has told"},
	} {
		for i := range r.lines {
			l := &r.lines[i]
			if way.code == "HN227" && !r.all.Any(claims.Owner) || !l.meets(way.form) || way.code == "HN221" && !ofResults(l) || !resultTold.MatchString(r.textAround(max(0, i-1))) || r.sentenceWith(l.in, r.sets.hearing) && way.code == "HN221" {
				continue
			}
			if !r.withResult(i) {
				continue
			}
			if r.says(unseenTold) || r.says(inPrint) || r.inJournal() {
				return
			}
			r.raise(way.code, l, way.form, way.hint, way.format)
			return
		}
	}
}

// ofResults reports whether a sentence about a meeting may be about what was shown there: it has a study, whoever sells something, or what was
// tried, of which somebody who was there does not only hear.
func ofResults(l *line) bool {
	return l.signs.Any(claims.Study|claims.Tested|claims.Owner) || l.signs.Any(given) && !wasThere.MatchString(l.text)
}

var wasThere = newForm(`(?i)\b(?:attend|visit)(?:ing|ed) (?:an?|the)\b`)

// withResult reports whether a sentence or one beside it gives a result in numbers.
func (r *reading) withResult(i int) bool {
	for k := max(0, i-2); k <= min(i+2, len(r.lines)-1); k++ {
		if l := &r.lines[k]; l.numbers != nil && sizedResult(l.numbers) {
			return true
		}
	}
	return false
}

// saidUnseen reports whether the story says that nobody has looked the results over.
func (r *reading) saidUnseen() bool {
	if r.vocabulary != nil {
		return false
	}
	r.tell()
	return r.says(unseenTold)
}
