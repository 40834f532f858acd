package lint

import (
	"math"
	"strings"

	"galen/internal/lint/claims"
	"galen/internal/lint/quantity"
)

var (
	// safetyStep is a study that asks whether something is safe, or the first few who had it.
	safetyStep = newCue(`(?i)\b(?:phase[- ](?:1|one|I)\b|pilot|first (?:\w+ )?(?:trial|test|study|use|experiment)s?\b|first[- ]in[- ](?:human|man)|never (?:before |yet )?(?:been )?(?:tried|tested|given|used) (?:before )?(?:in|on|to) (?:people|humans?|a human|a person|patients)|not (?:yet )?been (?:tried|tested|given|used) (?:in|on|to) (?:people|humans) before|(?:find|found|finding|seek|choose|pick|set|settle|determine|establish)(?:ing|s)? (?:the |a |out the |which )(?:right |best |safe |highest )?doses?\b|safety (?:study|trial|test)|(?:trial|study|test) of (?:its|the|their) safety|(?:to (?:see|find out|test|check|learn|establish|show|look at|find)|looked at|asked|look at) (?:\w+ ){0,5}(?:safe|safety)\b|rising doses|dose[- ](?:escalation|finding)|(?:in|on|by|to|into|of) (?:just |only )?(?:one|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ )?(?:people|patients|volunteers|men|women|children|adults|babies)\b)`)
	// promisedThem tell readers that it works, or that they will have it.
	promisedThem = newCue(`(?i)\b(?:looks? forward|has arrived|have arrived|is here\b|new weapon|before long|count on|counting on|within reach|in sight|round the corner|around the corner|standard of care|an end to|will (?:\w+ )?(?:read|see|hear|walk|talk|work|run|live|sleep|eat|breathe|speak|move|have|get|be (?:\w+ )?(?:able|available|offered|given|treated|treating|using|giving|offering|freed|spared|ready|on))\b|(?:within|in (?:just |only )?|in the next) (?:a |the next )?(?:few|two|three|four|five|couple of|\d+) (?:years?|months)\b|\b(?:by|from) (?:20[2-5]\d|the end of the decade)\b|(?:will|can) (?:\w+ )?(?:protect|shield|cure|end|stop|free|spare|keep|prevent|save|halt|reverse|restore|give|let|allow|replace|heal|rid|beat|banish|see again|walk again|hear again)|(?:stops|cures|frees|halts|shields|prevents|protects|beats|defeats|banishes|reverses|restores|wards|heals|rids|wipes out|keeps (?:\w+ ){1,3}(?:away|at bay|from|out|alive))\b|on the market|expects? (?:it|the \w+) to (?:be|become)|soon\b|next (?:year|winter|summer|spring|autumn)|no longer (?:need|have)|(?:a )?things? of the past|days .{1,30} over)`)
	// keepsOpen says that nobody knows yet.
	keepsOpen = newCue(`(?i)\b(?:cannot|can[’']t|could not|(?:is|are|was|were|do|does|did) not (?:\w+ ){0,3}(?:know|known|clear|show|shown|prove|tell|test|tested|designed|meant|say)|too (?:early|small|few|soon)|whether (?:it|they|the \w+) (?:works?|helps?|protects?)|years away|years off|larger (?:trial|study)|bigger (?:trial|study)|may never|nobody (?:knows|can)|no one knows|remains? (?:open|to be)|not yet|(?:^|[,;:–—] ?|and |but |works? |only )if (?:it|the|all|further|later)|unclear|unknown|next step|efficacy)\b`)
)

// promisedEarly finds a treatment that is promised to people, where all there is is a study of whether it is safe: HN220.
func (r *reading) promisedEarly() {
	if r.already("HN220") || !r.short() || !r.starts.has(safetyStep.bit) || !r.starts.has(promisedThem.bit) || !r.all.Any(given|claims.Study|claims.Early) || r.all.Any(claims.Beasts) {
		return
	}
	step := r.telling(safetyStep, 0)
	if step == nil || r.says(keepsOpen) && !r.says(firstStep) || r.compares() && !strings.Contains(strings.ToLower(step.text), "safe") && !strings.Contains(strings.ToLower(step.text), "phase") {
		return
	}
	if largest, _ := r.counts(); largest > 60 {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.meets(promisedThem) && !r.hedgedBefore(l, promisedThem) && !strings.Contains(l.text, "?") {
			r.raise("HN220", l, promisedThem, "say that it was only tried whether it is safe, and in how many", "%q about a first step in few people, which cannot show it")
			return
		}
	}
}

var (
	// forAll is before what came out for all.
	forAll = newCue(`(?i)\b(?:overall|as a whole|among all|in all|all (?:the )?(?:\d[\d,]*|patients|participants|people|men|women|volunteers|who)|taken together|whole (?:trial|group|study)|either way|both (?:groups|arms)|in total)\b`)
	// laterLook is at some of them.
	laterLook = newCue(`(?i)\b(?:only when|(?:data|figures|results|numbers) (?:were|was) (?:\w+ )?(?:broken|split|cut|sliced|divided|sorted)|afterwards?|looked again|second look|later look|closer look|split|sorted|divided|sliced|broke\w* down|when (?:the |they )\w*(?: \w+)? ?(?:looked|split|sorted)|alone|only (?:in|among|the|those)|among (?:the |those )?(?:\w+ ){0,2}(?:under|over|aged|who|with|smokers|men|women|\d+)|those who|people who|patients who|(?:did|do) (?:\w+ )?(?:protect|help|work|benefit|better)|who (?:had |happened )|subgroup)\b`)
	// urges has people act on it.
	urges = newCue(`(?i)\b(?:should|recommend\w*|advis\w+|priority|first in line|will (?:now )?(?:offer|give|get|be offered)|now (?:offers?|recommends?|gives?)|offer (?:it|the)|time to take|take it|is the time|so (?:\w+ )?(?:is|are) the|better off)\b`)
)

// nullElsewhere finds a result of some of the people that is acted on, where all of them together fared alike, by words or by their
// numbers: HN229.
func (r *reading) nullElsewhere() {
	if r.already("HN229") || !r.short() || !r.starts.has(laterLook.bit) && !r.starts.has(inSome.bit) {
		return
	}
	var null *line
	for i := range r.lines {
		l := &r.lines[i]
		if l.in.role == body && (l.meets(noneOverall) || sameForAll.MatchString(l.text) || (l.meets(forAll) || r.short() && paralleledFirst(r, i)) && fareAlike(r.figuresOf(i, i+1))) {
			null = l
			break
		}
	}
	if null == nil || r.says(oneOfMany) || r.plannedBefore() || r.anyLine(plannedWord) {
		return
	}
	head := r.leadLine()
	headlined := head.meets(inSome) && (head.signs.Any(claims.Betters|claims.Makes)) && head != null || r.lines[0].in.role == headline && r.lines[0].signs.Any(claims.Betters|claims.Causes) || r.lines[0].in.role == headline && r.lines[0].meets(helpsThem)
	if !headlined && !r.says(urges) || !r.all.Any(claims.Study|given|claims.Tested|claims.Test) {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.in.role != body || !l.meets(laterLook) && !l.meets(inSome) && !byTrait.MatchString(l.text) || l == null && !l.meets(turns) && !lookedLater.MatchString(l.text) || !(l.meets(helpsThem) || l.numbers != nil && len(r.figuresOf(i, i+1)) >= 2) || l.meets(forAll) && l != null {
			continue
		}
		form := laterLook
		if !l.meets(form) {
			form = inSome
		}
		if !l.meets(form) {
			r.report("HN229", l.in, l.first, "say what came out for all, and that who looks at enough groups finds one by chance", "nothing was found for all, and one of several groups does better by chance often enough")
			return
		}
		r.raise("HN229", l, form, "say what came out for all, and that who looks at enough groups finds one by chance", "%q: nothing was found for all, and one of several groups does better by chance often enough")
		return
	}
}

// paralleledFirst reports whether a sentence is the first of the text that gives two results beside each other.
func paralleledFirst(r *reading, i int) bool {
	for k := range i {
		if l := &r.lines[k]; l.in.role == body && l.numbers != nil && paralleled(l.numbers) {
			return false
		}
	}
	return r.lines[i].numbers != nil && paralleled(r.lines[i].numbers)
}

var (
	// sameForAll says that all fared alike.
	sameForAll = newForm(`(?i)\b(?:identical|no different|alike in (?:both|all)|same in (?:both|all|either)|did not differ|no overall (?:difference|effect|benefit))\b`)
	// lookedLater says that somebody looked once more.
	lookedLater = newForm(`(?i)\b(?:looked again|second look|later look|closer look|afterwards?)\b`)
	// byTrait names people by what they have in common.
	byTrait = newForm(`(?i)\b(?:(?:left|right)-hander\w*|[a-z]+-(?:haired|eyed|handed|skinned|risers|timers|smokers|drinkers|sleepers)|larks|owls|readers|runners)\b`)
)

var plannedWord = newForm(`(?i)\b(?:planned|pre-?specified|set out in advance|laid down|beforehand|in advance)\b`)

// anyLine reports whether a sentence has a form.
func (r *reading) anyLine(f *form) bool {
	for i := range r.lines {
		if f.MatchString(r.lines[i].text) {
			return true
		}
	}
	return false
}

// fareAlike reports whether two values of one kind that are set beside each other are nearly the same.
func fareAlike(list []datum) bool {
	levels := pick(list, func(f *datum) bool {
		return f.Kind == quantity.Part || f.Kind == quantity.Share || f.Kind == quantity.Rate || f.Kind == quantity.Measure && f.About != quantity.Money || f.Kind == quantity.Count && f.Decimals > 0
	})
	for n := 1; n < len(levels); n++ {
		a, b := levels[n-1], levels[n]
		if (a.Kind == b.Kind || a.Kind == quantity.Count && b.Kind == quantity.Share && len(between(a, b)) < 30) && level(a.Quantity) > 0 && level(b.Quantity) > 0 && math.Abs(math.Log(level(a.Quantity)/level(b.Quantity))) < 0.08 {
			return true
		}
	}
	return false
}
