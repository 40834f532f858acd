package lint

import (
	"slices"
	"strings"

	"galen/internal/blocks/risk"
)

// riskSentence is a sentence whose numbers are compared with a block.
type riskSentence struct {
	r     *reading
	p     *block
	from  int // its first word in reading.words
	words []riskWord
}

// riskWord is a word of it: in small letters, and without the ending that numbers and
// tenses give it.
type riskWord struct {
	word
	text, stem string
}

func (r *reading) riskSentence(p *block, from, to int) *riskSentence {
	t := &riskSentence{r: r, p: p, from: from, words: make([]riskWord, 0, to-from)}
	for _, w := range r.words[from:to] {
		text := strings.ToLower(p.text[w.from:w.to])
		if n := powers[text]; n > 0 && (len(t.words) == 0 || t.words[len(t.words)-1].kind == plain) {
			w.kind, w.value = number, n
		}
		t.words = append(t.words, riskWord{w, text, stemOf(text)})
	}
	return t
}

// powers are numbers that are read where no other stands before them: ten in every thousand.
var powers = map[string]float64{"hundred": 100, "thousand": 1000}

// wordSet makes a set of stems.
func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[stemOf(w)] = true
	}
	return set
}

var (
	// emptyWords say nothing about an outcome or a group.
	emptyWords = wordSet("a an the of in from on at to and or for with by any some had have has having got get who were was is are be been given people it its their his her all")
	// qualifiers make another outcome of one, before it.
	qualifiers = wordSet(`fatal nonfatal non disabling minor major mini first second third recurrent repeat repeated further another severe serious mild deadly silent heat sun
		previous past earlier prior hip wrist spine breast lung bowel prostate skin ovarian kidney liver brain heart stomach blood old new-onset sudden childhood`)
	// companions make something else of an outcome, behind it.
	companions = wordSet(`unit units ward wards patient patients survivor survivors care doctor doctors centre center association medicine team teams nurse specialist specialists trial trials study
		studies research drug drugs treatment treatments death deaths recovery rehabilitation charity foundation screening survival vaccine prevention services`)
	// others are things that happen to people.
	others = wordSet(class["outcome"] + " " + class["disease"] + ` rash bleed bleeds bled headache nausea dizziness vomiting diarrhoea diarrhea fatigue fever fracture clot hospital effects symptoms side
		survived recovered stopped quit improved remission infarction seizure cough itching swelling ulcer faint fainted blindness miscarriage overdose suicide`)
	// rising are words of others that also say how numbers change.
	rising = wordSet("fall falls")
	// aftermath is what happens after an outcome, and to those who had it.
	aftermath = wordSet("fatal die died dies kill kills killed survive survived survivors recover recovered rehabilitation disabled")
	// conditions stand before an outcome that people have had.
	conditions = wordSet("after following since surviving survive survived previous history despite about against")
	// happens are what may be said of an outcome before "of": the risk of a stroke.
	happens = wordSet(class["risk"] + " number numbers case cases share proportion percentage reduction increase decrease drop fall rise cut prevention frequency total burden")
	// exposures change risks, too.
	exposures = wordSet("smoking cigarette cigarettes alcohol drinking exercise walking diet obesity overweight pollution stress salt sugar cholesterol gene genes genetic coffee surgery sleep")
	studies   = wordSet("study studies trial trials review reviews analysis survey paper research team report")
	// anothers tell another study from the one that the article is about.
	anothers = wordSet(`another other earlier previous older second separate different similar later newer smaller larger bigger third rival further future next planned`)
	// hearsay introduces numbers that need not be right.
	hearsay  = wordSet("headline headlines claim claims claimed advert adverts advertisement myth wrong wrongly mistaken mistakenly misleading newspapers if suppose imagine example instance supposed")
	armCues  = [2]map[string]bool{wordSet("without placebo control controls untreated dummy"), wordSet("took taking treated")}
	timeUnit = map[string]float64{"year": 12, "month": 1, "week": 12.0 / 52, "day": 12.0 / 365, "decade": 120}
	ageWords = wordSet("aged age ages over under older younger above below")
)

func init() {
	for w := range rising {
		delete(others, w)
	}
}

// stemOf cuts the endings of plurals and tenses off; all words for dying have one stem.
func stemOf(w string) string {
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	switch w {
	case "died", "die", "dies", "dying", "deaths", "death", "dead", "mortality":
		return "death"
	case "has", "was", "is", "this", "its", "less", "does", "as", "during", "his", "us", "bus", "gas":
		return w
	}
	for _, end := range []string{"ies", "ied"} {
		if s, ok := strings.CutSuffix(w, end); ok && len(s) > 2 {
			return s + "y"
		}
	}
	for _, end := range []string{"ings", "ing", "ed", "es", "s", "e"} {
		if s, ok := strings.CutSuffix(w, end); ok && len(s) > 2 && !(end == "s" && strings.HasSuffix(s, "s")) {
			return stemOf(s) // bleedings, bleeding, bleed
		}
	}
	return w
}

// stems are the stems of the words of a text that say something.
func (r *reading) stems(text string) (stems []string) {
	for _, w := range r.lexicon.wordsOf(nil, text, nil) {
		if stem := stemOf(strings.ToLower(text[w.from:w.to])); !emptyWords[stem] && !slices.Contains(stems, stem) {
			stems = append(stems, stem)
		}
	}
	return stems
}

// outcomeStems are those by which an outcome is known in the text.
func (r *reading) outcomeStems(e *risk.Effect) []string {
	return r.stems(e.Outcome)
}

// spanOf is how many months a text names, 0 when it does not.
func (r *reading) spanOf(text string) float64 {
	t := &riskSentence{r: r}
	for _, w := range r.lexicon.wordsOf(nil, text, nil) {
		small := strings.ToLower(text[w.from:w.to])
		t.words = append(t.words, riskWord{w, small, stemOf(small)})
	}
	for i := range t.words {
		if months, _ := t.span(i); months > 0 {
			return months
		}
	}
	return 0
}

// span is the time in months that word i begins, as 5 years and a year do, and how many
// words say it.
func (t *riskSentence) span(i int) (months float64, n int) {
	w := &t.words[i]
	if w.text == "annually" || w.text == "yearly" || w.text == "annual" {
		return 12, 1
	}
	count := w.value
	if w.kind != number {
		switch w.text {
		case "a", "an", "each", "per", "every", "one", "first", "next", "last":
			count = 1
		default:
			return 0, 0
		}
	}
	if i+1 >= len(t.words) {
		return 0, 0
	}
	unit := timeUnit[strings.TrimSuffix(t.words[i+1].text, "s")]
	if unit == 0 || t.is(i+2, "old") || t.is(i+2, "ago") || t.is(i+2, "earlier") || t.is(i+2, "of") && t.is(i+3, "age") || i > 0 && (t.is(i-1, "aged") || t.is(i-1, "age")) {
		return 0, 0
	}
	return count * unit, 2
}

func (t *riskSentence) is(i int, text string) bool {
	return i >= 0 && i < len(t.words) && t.words[i].text == text
}

func (t *riskSentence) in(i int, set map[string]bool) bool {
	return i >= 0 && i < len(t.words) && set[t.words[i].stem]
}

// mentions are the words with which the sentence speaks of an outcome that may happen to
// people, as from and up to.
func (t *riskSentence) mentions(s *subject) (all [][2]int) {
	for i := 0; i < len(t.words); i++ {
		if end := t.mention(s, i); end > 0 {
			if t.proper(s, i, end) {
				all = append(all, [2]int{i, end})
			}
			i = end - 1
		}
	}
	return all
}

// mention is where an outcome ends that begins at word i, 0 when none does.
func (t *riskSentence) mention(s *subject, i int) int {
	if !slices.Contains(s.stems, t.words[i].stem) {
		return 0
	}
	found := map[string]bool{}
	for k := i; k < min(len(t.words), i+len(s.stems)+3); k++ {
		switch stem := t.words[k].stem; {
		case slices.Contains(s.stems, stem):
			if found[stem] = true; len(found) == len(s.stems) {
				return k + 1
			}
		case !emptyWords[stem]:
			return 0
		}
	}
	return 0
}

// proper reports whether the outcome is what may happen, and neither a kind of it, nor
// one of several that are counted together, nor something that people have had.
func (t *riskSentence) proper(s *subject, from, to int) bool {
	before := from - 1
	for before >= 0 && (t.is(before, "a") || t.is(before, "an") || t.is(before, "the")) {
		before--
	}
	if before >= 0 && t.words[from].before&comma == 0 {
		w := &t.words[before]
		if w.kind == plain && (qualifiers[w.stem] || adjective(w.text)) && !s.own[w.stem] {
			return false
		}
		if conditions[w.stem] || w.text == "or" || w.text == "with" && t.r.lexicon.in(t.word(before-1), t.r.sets.people) {
			return false
		}
		if w.text == "and" && t.in(before-1, others) || (w.text == "from" || w.text == "of") && t.in(before-1, wordSet("death died")) && !slices.Contains(s.stems, "death") {
			return false
		}
		if w.text == "of" && before > 0 && t.words[before-1].kind == plain && !happens[t.words[before-1].stem] && !(fractions[t.words[before-1].text] > 0 && t.around(before-1, 3, 0, eventSet)) {
			return false // the signs of a stroke
		}
		if (w.text == "had" || w.text == "have") && t.is(before-1, "who") && before >= 2 && t.persons(before-2) && (t.is(before-3, "of") || t.is(before-3, "in") || t.is(before-3, "for") || t.is(before-3, "to")) || w.text == "had" && t.is(before-1, "who") && t.is(before-3, "a") {
			return false
		}
	}
	if to < len(t.words) && t.words[to].before&(comma|stop) == 0 {
		if t.in(to, companions) || t.is(to, "or") || t.is(to, "and") && t.in(to+1, others) || t.is(to, "and") && t.in(to+2, others) {
			return false
		}
		cause := t.is(to, "from") || t.is(to, "of") || t.is(to, "due")
		if cause && slices.Contains(s.stems, "death") && t.in(to+1, others) && !s.own[t.words[to+1].stem] {
			return false
		}
	}
	return true
}

// word is the number in the lexicon of word i, 0 outside the sentence.
func (t *riskSentence) word(i int) uint16 {
	if i < 0 || i >= len(t.words) {
		return 0
	}
	return t.words[i].id
}

// adjective reports whether a word ends as those do that tell kinds of an illness apart.
func adjective(w string) bool {
	for _, end := range []string{"aemic", "emic", "hagic", "tic", "nal", "bral", "lar", "ive", "ary", "ous"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return true
		}
	}
	return false
}

// goesOn reports whether the sentence goes on with the one before: "That is a quarter
// fewer", "The number needed to treat is 200".
func (t *riskSentence) goesOn() bool {
	for i := range t.words {
		if others[t.words[i].stem] {
			return false
		}
	}
	begin := ""
	for i := range min(3, len(t.words)) {
		begin += t.words[i].text + " "
	}
	for _, s := range []string{"that ", "this ", "it ", "in relative ", "in absolute ", "the absolute ", "the relative ", "the number needed", "the difference ", "so ", "put ", "or ", "with it ", "without it ", "of ", "among ",
		"for every ", "to ", "nnt ", "the nnt", "the risk ", "about ", "doctors "} {
		if strings.HasPrefix(begin, s) {
			return true
		}
	}
	return false
}

// elsewhere reports whether the sentence speaks of other people, another time, another
// treatment or another study, or repeats what somebody said.
func (t *riskSentence) elsewhere(s *subject, before *riskSentence) bool {
	after := t.otherPeople(s)
	for i := range t.words {
		w := &t.words[i]
		if hearsay[w.stem] && !t.supposedGroup(i) || exposures[w.stem] && !s.own[w.stem] && !s.people.has(w.stem) || aftermath[w.stem] && !slices.Contains(s.stems, w.stem) {
			return true
		}
		if t.older(s, i) || t.otherStudy(s, i) || drugName(w.text) && !s.own[w.stem] {
			return true
		}
		if (w.text == "high" || w.text == "low") && t.is(i+1, "risk") && !s.own[w.text] {
			return true
		}
		if w.text == "lifetime" {
			after = true
		}
		if months, n := t.span(i); n > 0 && !slices.ContainsFunc(s.effects, func(e shownEffect) bool { return sameSpan(e.span, months) }) {
			return true
		}
	}
	return after || t.cites(s)
}

// supposedGroup reports whether word i begins a natural frequency: if 1,000 people take it.
func (t *riskSentence) supposedGroup(i int) bool {
	return (t.is(i, "if") || t.is(i, "imagine")) && i+2 < len(t.words) && t.words[i+1].kind == number && t.persons(i+2)
}

func sameSpan(a, b float64) bool { return a > 0 && a > 0.97*b && a < 1.03*b }

// older reports whether word i begins an age that is not one of the block's.
func (t *riskSentence) older(s *subject, i int) bool {
	if !t.in(i, ageWords) || i+1 >= len(t.words) || t.words[i+1].kind != number {
		return false
	}
	if _, n := t.span(i + 1); n > 0 {
		return false
	}
	if (t.is(i, "over") || t.is(i, "under") || t.is(i, "above") || t.is(i, "below")) && i+2 < len(t.words) && t.words[i+2].before&comma == 0 && (t.is(i+2, "in") || t.is(i+2, "of") || t.is(i+2, "people")) {
		return false // over 20 in 1,000
	}
	if at := t.ageAt(i); s.people.age == old && at == old && !slices.ContainsFunc(s.people.stems, isNumber) {
		return false // over 65, beside a block of older adults
	}
	return !s.own[t.words[i+1].stem]
}

func isNumber(text string) bool { return text[0] >= '0' && text[0] <= '9' }

// otherStudy reports whether word i is a study that is told from the article's own.
func (t *riskSentence) otherStudy(s *subject, i int) bool {
	w := &t.words[i]
	if w.kind == number && w.decimals == 0 && w.value >= 1900 && w.value < 2100 && t.words[i].to-t.words[i].from == 4 && !s.own[w.text] {
		return true // a year
	}
	if !studies[w.stem] {
		return false
	}
	if i >= 2 && t.words[i-1].kind == number && t.words[i-1].value > 1 && t.is(i-2, "of") && t.around(i-2, 5, 0, wordSet("a an")) {
		return true // a review of 30 studies
	}
	for k := max(0, i-3); k < i; k++ {
		x := &t.words[k]
		if anothers[x.stem] || x.upper && k > 0 && !s.own[x.stem] && x.kind == plain {
			return true
		}
	}
	return false
}

// cites reports whether the sentence cites references, and the block's is none of them.
func (t *riskSentence) cites(s *subject) bool {
	if t.p.role != body {
		return false
	}
	from, to := int(t.words[0].from), int(t.words[len(t.words)-1].to)
	cited := false
	for _, c := range t.p.Cites {
		if c.At < from || c.At > to+2 {
			continue
		}
		cited = true
		for _, e := range s.effects {
			if e.block.Source.ID == "" || slices.Contains(c.IDs, e.block.Source.ID) {
				return false
			}
		}
	}
	return cited
}

// drugName reports whether a word ends as the generic names of medicines do.
func drugName(w string) bool {
	if len(w) < 7 {
		return false
	}
	for _, end := range []string{"statin", "statins", "mab", "pril", "sartan", "gliptin", "gliflozin", "tinib", "olol", "xaban", "parin", "dipine", "formin", "prazole", "cillin", "mycin", "glutide", "aspirin", "warfarin", "thiazide", "dronate", "oxetine"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}
