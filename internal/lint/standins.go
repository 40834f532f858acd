package lint

import (
	"galen/internal/lint/claims"
	"galen/internal/lint/quantity"
)

var (
	// hardClaim says that something that people feel is prevented, or that they live longer.
	hardClaim = newCue(`(?i)\b(?:deaths?|heart attacks?|strokes?|fractures?|broken (?:bones?|hips?)|blindness|dementia|amputations?|dialysis|heart failure|kidney failure|infections?|relapses?|cancers?) (?:can|could|will|would|may|might|are|were|is|was) (?:\w+ )?(?:be )?(?:held (?:off|back|at bay)|kept at bay|slowed|halted|reversed|delayed|stopped|prevented|avoided|averted|spared|cut|halved|warded off|staved off)\b|\b(?:fewer|less|no longer) (?:\w+ ){0,3}(?:go|goes|going|become|becomes|fall|falls|end up|need|die) (?:\w+ )?(?:blind|deaf|disabled|ill|dialysis|wheelchairs?|hospital|transplants?|of)\b|\bprotect(?:s|ed|ing)? (?:\w+ ){1,3}(?:against|from)\b|\b(?:(?:prevent|protect|cut|reduc|lower|halv|slash|avert|avoid|sav|spar|stav|ward|fend|stop|shield|guard|rescu|curb|beat)\w*|keeps?|kept|keeping|fewer|less|safe from|wards?)\b.{0,50}\b(?:deaths?|d(?:ie|ying)|heart attacks?|attacks?|strokes?|fractures?|broken (?:bones?|hips?)|breaks?|hips?|lives|life|dementia|alzheimer\S*|blindness|sight|eyesight|vision|memory|mobility|amputations?|kidney failure|heart failure|dialysis|hospital\w*|infections?|diabetes|cancers?|relapses?|seizures?|illness|covid|flu|measles|malaria|disease|miscarriages?|falls|admissions?|asthma|decline|depression|pneumonia)\b|\b(?:liv(?:e|es|ed|ing)|surviv(?:e|es|ed|ing)) (?:\w+ )?longer|\b(?:longer|more|extra|added) (?:lives|life|time to live|years|months|time with)|\b(?:adds?|added|buys?|gives?|gave|gain(?:s|ed)?) .{0,30}\b(?:years|months|time|life|lease)|\b(?:prolongs?|prolonged|extends?|extended|lengthens?) (?:their |the )?(?:lives|life|survival)|\bprotects? (?:just )?(?:as|people|women|men|children|patients|them|against|from|the|babies|older|you)|\bsav(?:es|ed|ing) (?:\w+ )?(?:lives|sight|limbs|kidneys)|\bhealthier (?:hearts?|bones?|kidneys|brains?)|\b(?:hold|keep|kept|held)\w* (?:\w+ ){1,3}(?:at bay|away|in check)\b|\b(?:slow|halt|delay|revers)\w* (?:\w+ ){0,3}(?:dementia|alzheimer\S*|blindness|kidney disease|heart failure|parkinson\S*)\b|\b(?:heart|brain|bones?|kidneys?|liver|lungs?|arteries|eyes?|skeleton|blood vessels)\b.{0,20}\b(?:better|healthier|stronger|younger|in (?:\w+ )?(?:shape|health))|\b(?:better|healthier|stronger|younger|good for|kinder to|kind to|boon to|boost for) (?:\w+ ){0,3}(?:heart|brain|bones?|kidneys?|liver|lungs?|arteries|eyes?|skeleton)\b|\bmore protection\b|\bstrong(?:er)? bones\b|\b(?:heart|brain|kidney|bone|stroke|dementia)[- ](?:protect\w*|saving|health)`)
	// marked is what was measured in its place.
	marked = newCue(`(?i)\b(?:pigments?|arteries|supple\w*|elastic\w*|(?:eye |intraocular |inner )?pressure|sperm|egg (?:count|reserve)|grip strength|airways?|lung capacity|ejection fraction|fat in the liver|iron|ferritin|fibrosis|scar tissue|deposits|markers? of|signs? of ageing|clock|blood (?:sugar|fats|lipids)|urine|stool|saliva samples|cholesterol|LDL|HDL|triglycerides?|blood pressure|mm ?Hg|blood sugar|glucose|HbA1c|haemoglobin|hemoglobin|bone (?:mineral )?density|density|mineral|viral load|(?:level|amount|quantity|levels) of (?:the )?virus|virus|antibod(?:y|ies)|titres?|titers?|immune (?:response|cells)|T-?cells|biomarkers?|markers?|PSA|plaques?|amyloid|tau|protein|inflammation|C-reactive|CRP|progress(?:ion|ed)|progression-free|stayed (?:still|stable|put|quiet)|tumou?rs? (?:(?:\w+ ){0,5}to grow|grew|shrank|shrunk|stayed|size)|shrank|shrink\w*|shrunk|scans?|lesions?|artery (?:walls?|stiffness)|stiffness|thickness|calcium|polyps?|weight|BMI|body fat|liver fat|hormones?|cortisol|oxygen|lung function|eGFR|creatinine|kidney (?:function|values?)|insulin|homocysteine|triglycerides|vitamin D levels?|blood (?:levels?|values?|test)|spread|returned|came back|before the (?:cancer|disease)|disease(?:-free)?|relapse|blood flow|heart rate|enzymes?|memory (?:scores?|tests?)|brain (?:volume|activity|scans?)|telomeres?|grew)\b`)
	// uncounted says that the hard outcome was not looked at.
	uncounted = newCue(`(?i)\b(?:(?:not|never|nobody|no one|none) (?:\w+ ){0,3}(?:counted|recorded|measured|tracked|studied|assessed|looked at|followed|reported|collected|exposed|known)|did not (?:count|record|measure|track|study|look at|assess|follow)|too (?:few|rare|short|small|soon|early) (?:to|for)|too few\b|(?:yet|still) to (?:come|be|die)|no (?:data|figures|information|word) (?:on|about)|still too|not (?:long|large|big) enough|not yet|no one (?:was|had)|nobody (?:was|had)|were not part|was not part|not among|(?:no|none) (?:\w+ )?(?:illness\w*|deaths?|strokes?|attacks|fractures|events) (?:was|were) counted)\b`)
)

// leftOpen says that nobody knows yet.
var leftOpen = newForm(`(?i)\bwhether\b|\bnobody knows\b|\bnot (?:yet )?(?:known|studied|tested|clear|shown)\b|\bdid not look\b|\bunknown\b`)

// standIns finds a claim about what people feel, or about how long they live, where something else was measured and that
// was not: HN228.
func (r *reading) standIns() {
	if !r.all.Any(claims.Study|given) && !r.compares() {
		return
	}
	if r.says(overallTold) {
		return
	}
	claim := -1
	for i := range r.lines {
		l := &r.lines[i]
		if l.in.role == body && l.in.running >= opening {
			break
		}
		if l.signs.Any(claims.Hard|claims.Betters|claims.Causes) && l.meets(hardClaim) && !r.hedgedBefore(l, hardClaim) && !l.meets(unsure) && !leftOpen.MatchString(l.text) {
			claim = i
			break
		}
	}
	if claim < 0 || !r.says(marked) {
		return
	}
	said := &r.lines[claim]
	if r.hardCounted(claim) || r.telling(uncounted, 0) == nil && (!r.markerNumbered() || said.numbers != nil && sized(said.numbers) && !said.meets(marked)) {
		return
	}
	r.raise("HN228", &r.lines[claim], hardClaim, "say what was measured, and that whether fewer fell ill or died is not known", "%q: that was not measured, and something else was")
}

// markerNumbered reports whether a value that stands for something else is given in numbers.
func (r *reading) markerNumbered() bool {
	for i := range r.lines {
		if l := &r.lines[i]; l.numbers != nil && l.meets(marked) && sizedResult(l.numbers) {
			return true
		}
	}
	return false
}

// sized reports whether a sentence says how many, or by how much.
func sized(s *quantity.Sentence) bool {
	for _, q := range s.Quantities {
		if q.Kind == quantity.Share || q.Kind == quantity.Part || q.Kind == quantity.Rate || q.Kind == quantity.Factor {
			return true
		}
	}
	return false
}

// overallTold says how long people lived.
var overallTold = newCue(`(?i)\b(?:overall survival|median survival (?:was|of)|(?:lived|survived) (?:for )?(?:a median|an average|\d))`)

// unsure are sentences that say themselves that something is open.
var unsure = newCue(`(?i)\b(?:whether|not known|unknown|unclear|may|might|could|cannot|hope[sd]?|remains to be|designed|to (?:find|see|determine|test|learn)|aims?|looking for|seek\w*|if (?:it|they|that))\b`)

// textAround is the sentence of a line and the three behind it.
func (r *reading) textAround(i int) (text string) {
	for k := i; k < min(i+4, len(r.lines)); k++ {
		text += r.lines[k].text
	}
	return text
}

var hardNamed = newCue(`(?i)\b(?:deaths?|died|die|heart attacks?|strokes?|fractures?|broke|broken|fell ill|admitted|infections?|were infected|survived|alive|went blind|amputations?)\b`)

// hardCounted reports whether a sentence that does not say that it was not counted counts what a claim is about.
func (r *reading) hardCounted(claim int) bool {
	for i := range r.lines {
		l := &r.lines[i]
		if l.numbers == nil || i == claim || !l.meets(hardNamed) || l.meets(uncounted) {
			continue
		}
		for _, q := range l.numbers.Quantities {
			if q.Kind == quantity.Part || q.Kind == quantity.Rate || q.Kind == quantity.Count && q.About == quantity.Events {
				return true
			}
		}
	}
	return false
}
