package lint

// labelWords make an illness of a person, and a crime or a success of a suicide.
const labelWords = `
committed|commit|commits|committing suicide
failed|unsuccessful|successful|completed suicide|suicides
junkie|junkies|druggie|druggies|crackhead|crackheads
drug|heroin|alcohol|cocaine|opioid|crack|meth addict|addicts
<article>|for|of|by|among|recovering|former addict|addicts
drug|substance|alcohol abuser|abusers
schizophrenics|epileptics|paraplegics|quadriplegics|anorexics|bulimics|lepers
a|an|the|every schizophrenic|epileptic|paraplegic|anorexic who|with|of|was|is|has|from|in|and|had
wheelchair bound
confined|bound to a|the|his|her|their wheelchair|wheelchairs
the mentally ill
mentally retarded
the retarded
`

// tellingWords tell of suicide as of a disaster that spreads, or of one that was a way out.
const tellingWords = `
wave|epidemic|spate|plague|contagion|outbreak|explosion of ..1 suicide|suicides
suicide|suicides ..1 wave|epidemic|spate|outbreak
soaring|skyrocketing suicide|suicides
`

// reasonWords give one reason for it.
const reasonWords = `
because he|she|they|of ..8 failed|exam|exams|bullied|bullying|debt|debts|divorce|grades|fired|dumped|rejected|lost|left|diet|row
over|after ..2 failed|failing|losing ..2 exam|exams|job|test
`

// wayWords say how it was done.
const wayWords = `
jumped|jumping|leapt|leaped from|off|under|in|to
hanged|hanging himself|herself|themselves
shot|stabbed|drowned|poisoned|gassed|suffocated himself|herself|themselves
swallowed|took|taken ..3 # pills|tablets|paracetamol|sleeping
overdosed|overdose on|of ..3 pills|tablets|paracetamol|opioids
`

// peaceWords make a way out of it.
const peaceWords = `
found|finds|finding|at ..1 peace
ended|ends|ending|escaped|escaping ..2 suffering|pain|agony|misery
`

// weighedWords count what somebody with an eating disorder weighed or ate.
const weighedWords = `
weighed|weighing|weigh|weighs ..6 # ..1 kilos|kilo|kg|pounds|lb|lbs|stone|kilograms
# calories|kcal
bmi ..3 #
`

// eatingWords name those disorders.
const eatingWords = `
anorexia|bulimia|anorexic|bulimic
eating disorder|disorders
`

// labels finds words that hurt whom they are about, HN214, and what guidance on suicide and on eating disorders
// asks not to tell, HN215.
func (r *reading) labels() {
	for i := range r.passages {
		p := &r.passages[i]
		for _, h := range r.found(p) {
			if h.topic < labelled || h.topic > weighed || r.spoken(p, h.from) || quotedAlone(p, r.words[h.from].from) {
				continue
			}
			said := r.said(p, h.from, h.to)
			switch of := r.sentenceOf(p, h.from, told) || r.sentenceOf(p, h.from, named); {
			case h.topic == labelled && !r.otherwise(p, h):
				if last := &r.words[h.to-1]; h.to-h.from == 1 && !r.name(p, h) || h.to-h.from > 1 && (!last.upper || p.role != body || r.particular("capital-nouns")) {
					r.report("HN214", p, h.from, "name the person first: "+r.say("person-first", "died by suicide, people who use drugs, a man with schizophrenia, a woman who uses a wheelchair"),
						"%q makes a person of an illness, or a crime of it", said)
				}
			case h.topic == telling && !r.otherwise(p, h):
				r.report("HN215", p, h.from, "say how many there were, and how many the years before", "%q: such words make others follow", said)
			case h.topic == reason && of && !r.otherwise(p, h):
				r.report("HN215", p, h.from, "leave it out, or say that no one thing explains it", "%q: a suicide has many causes, and never one", said)
			case h.topic == way && of && !r.otherwise(p, h):
				r.report("HN215", p, h.from, "leave out how and where it was done", "%q says how it was done, and others follow", said)
			case h.topic == peace && of:
				r.report("HN215", p, h.from, "leave it out", "%q makes a way out of a suicide", said)
			case h.topic == weighed && r.count(eating) > 0:
				r.report("HN215", p, h.from, "leave the numbers out", "%q: readers with an eating disorder take such numbers for a target", said)
			}
		}
	}
}

// quotedAlone reports whether a quotation mark stands right before a word: it is named, and not used.
func quotedAlone(p *block, from int32) bool {
	if from == 0 {
		return false
	}
	switch before := p.text[:from]; before[len(before)-1] {
	case '"', '\'', 0x98, 0x9c: // ‘ and “ end in these bytes
		return true
	}
	return false
}
