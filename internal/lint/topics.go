package lint

// topic is what a phrase is about.
type topic uint8

// The topics. The phrases of each are in the file of the rule that asks for it.
const (
	hype    topic = iota // words of wonder
	allowed              // in which a word of wonder is none
	cures                // the word cure, which needs a closer look
	hopes
	victims
	dramas
	loud     // words of announcements
	promises // phrases that say little

	comesBack // an illness that is called cured

	early     // phase 1 or 2
	late      // phase 3 or 4
	settled   // safe, effective, proven
	harmless  // no side effects
	undecided // whether, to test, if
	denied    // not, never

	shown     // at a meeting
	published // in a journal
	sent      // to one, or to be
	unchecked // not peer reviewed
	settling  // the last word on it
	preprint
	beasts  // animals and cells that were studied
	bench   // they were what was studied
	people  // that were studied
	joining // likewise, and not in a trial to come

	change   // relative
	absolute // figures
	goals
	group   // a number of people in a study
	share   // a percentage of people
	portion // 25 of 26

	trialNamed
	studyNamed
	agencyNamed
	peopleCounted
	peopleMany
	paid
	disclosed
	treatment
	benefit
	harm
	sideEffect // a harm of a treatment
	played     // harms that are called small
	ailment    // a harm that an illness does as well
	lessened   // fewer of them, or none at all
	reported   // that none were seen
	otherCare  // treatments that the story is not about
	ofIllness  // a harm that the illness does
	aloof      // a study that is called independent
	makerRan   // and is not
	funded     // who paid for a study, or has an interest in it
	fundless   // where those words mean something else
	figure     // how large an effect is
	effectNear // words of effects, beside which a number is a figure
	prevalence // how many people have an illness
	amount     // how much is in a product
	newsTold   // a study, as stories begin to tell of it
	limit      // what a study cannot show
	cost
	otherChoice
	available
	independent

	told  // a suicide or self-harm
	named // the words for them
	otherwise
	helpline // where help is to be had
	harsh    // other topics that may touch a reader

	almost        // significant
	loudly        // significant
	soughtEarly   // by screening
	survival      // after a diagnosis
	fewerDeaths   // what screening is judged by
	linkedTo      // two things that go together
	observed      // a study that only watched
	random        // one that tried
	causing       // words of cause
	leftOpenWord  // whether, may
	lone          // all were treated
	comparedTopic // with others
	worked        // a treatment did it
	released      // by a company
	outsider      // somebody else has seen the results
	surrogate
	progress // of an illness
	longer   // lives
	overall  // survival
	subgroup
	planned // before
	averted // that will not fall ill
	unmeasured
	foremost   // the first of all
	knownFirst // which they are not

	surely   // a p-value read as a probability
	positive // a positive test
	fate     // how long somebody will live
	median
	likened // two things that are the same
	unproven

	labelled // a person
	telling  // of suicide
	reason
	way
	peace
	weighed
	eating // disorders

	topics
)

// phrases are all phrases, by topic.
var phrases = [topics]string{
	hype: hypeWords, allowed: allowedWords, cures: cureWords, comesBack: comesBackWords, hopes: hopeWords, victims: victimWords, dramas: dramaWords, loud: loudWords, promises: promiseWords,
	early: earlyWords, late: lateWords, settled: settledWords, harmless: harmlessWords, undecided: undecidedWords, denied: deniedWords,
	shown: shownWords, published: publishedWords, sent: sentWords, unchecked: uncheckedWords, settling: settlingWords, preprint: preprintWords, beasts: beastWords, bench: benchWords, people: peopleWords, joining: joiningWords,
	change: changeWords, absolute: absoluteWords, goals: goalWords, group: groupWords, portion: portionWords,
	trialNamed: trialWords, studyNamed: studyWords, agencyNamed: agencyWords, peopleCounted: countedWords, peopleMany: crowdWords, paid: paidWords, disclosed: disclosedWords,
	treatment: treatmentWords, benefit: benefitWords, harm: harmWords, sideEffect: sideEffectWords, ailment: ailmentWords, played: playedWords, lessened: lessenedWords, reported: reportedWords, otherCare: otherCareWords, ofIllness: illnessWords,
	funded: fundedWords, aloof: aloofWords, makerRan: makerRanWords, fundless: fundlessWords, figure: figureWords, effectNear: effectNearWords, prevalence: prevalenceWords, amount: amountWords, limit: limitWords, newsTold: newsWords,
	cost: costWords, otherChoice: choiceWords, available: availableWords, independent: independentWords,
	told: toldWords, named: namedWords, otherwise: otherWords, helpline: helplineWords, harsh: harshWords,
	almost: almostWords, loudly: loudlyWords, soughtEarly: soughtWords, survival: survivalWords, fewerDeaths: fewerDeathsWords,
	observed: observedWords, linkedTo: linkedWords, random: randomWords, causing: causingWords, leftOpenWord: openWords, lone: uncomparedWords, comparedTopic: comparedWords, worked: workedWords,
	released: releasedWords, outsider: outsideWords, surrogate: surrogateWords, progress: progressWords, longer: longerWords, overall: overallWords,
	subgroup: subgroupWords, planned: plannedWords, averted: avertedWords, unmeasured: unmeasuredWords, foremost: foremostWords, knownFirst: knownFirstWords,
	surely: sureWords, positive: positiveWords, fate: fateWords, median: medianWords, likened: alikeWords, unproven: unprovenWords,
	labelled: labelWords, telling: tellingWords, reason: reasonWords, way: wayWords, peace: peaceWords, weighed: weighedWords, eating: eatingWords,
}

// class names sets of words for phrases, in which they stand as <name>.
var class = map[string]string{
	"people": `people person persons patients patient participants participant volunteers volunteer adults adult men man women woman children child
		boys girls infants babies newborns toddlers teenagers teens adolescents students veterans residents survivors recipients carers
		individuals subjects mothers fathers parents males females users smokers nurses workers respondents members families enrollees
		donors cases twins seniors citizens americans britons europeans australians canadians germans`,
	"disease": `cancer cancers tumor tumors tumour tumours stroke strokes diabetes asthma disease diseases disorder disorders dementia alzheimer
		parkinson arthritis lupus sclerosis leukemia leukaemia lymphoma myeloma melanoma hiv aids hepatitis obesity depression schizophrenia
		autism epilepsy migraine migraines covid flu influenza malaria tuberculosis sepsis infection infections heart kidney lung liver
		osteoporosis psoriasis eczema endometriosis crohn colitis hypertension pain addiction illness illnesses condition conditions
		als fibrosis cystic sickle anemia anaemia haemophilia hemophilia blindness deafness paralysis attack attacks`,
	"risk": `risk risks chance chances odds likelihood probability hazard hazards danger rate rates incidence mortality`,
	"outcome": `death deaths deaths dying stroke strokes attacks attack infection infections hospitalization hospitalizations hospitalisation hospitalisations
		admissions relapse relapses recurrence recurrences cancer cancers cases fractures falls events progression disease complications
		flares seizures migraines headaches exacerbations miscarriages suicides overdoses birth births illness mortality incidence
		diabetes dementia injuries bleeding clots amputations`,
	"article": `a an the these those many some most`,
	"symptom": `nausea vomiting headache headaches fatigue tiredness rash rashes diarrhea diarrhoea constipation dizziness dizzy drowsiness insomnia sleepiness pain soreness sore swelling redness itching itch fever
		chills reaction reactions bleeding bruising clots clot numbness weakness fracture fractures pneumonia seizure seizures suicidal anxiety dryness dry burning burns irritation scarring scars
		incontinence impotence erectile hypertension anaphylaxis anemia anaemia neutropenia cough flu blindness deafness perforation leaks rupture dependence addiction overdose overdoses miscarriage sick cramps nosebleeds heartburn`,
	"be":    `is are was were be been being`,
	"modal": `could can may might will would should`,
	"group": `group arm cohort`,
	"month": `january february march april may june july august september october november december`,
	"drug":  `drug drugs medicine medicines medication medications pill pills tablet tablets vaccine vaccines therapy therapies treatment treatments injection injections infusion jab dose device implant surgery operation procedure gene cell antibody cells`,
	"organ": `brain brains heart hearts eye eyes lung lungs liver livers kidney kidneys bone bones skin gut guts teeth joints hearing sight eyesight immune arteries muscles sperm
		health fertility hormones metabolism sleep development`,
	"maker": `company companies firm drugmaker maker manufacturer biotech startup pharmaceuticals therapeutics pharma biopharma inc`,
	"beast": `mice mouse rat rats rodent rodents hamster hamsters ferret ferrets macaque macaques monkey monkeys zebrafish rabbit rabbits piglets
		baboon baboons marmoset marmosets chimpanzees gerbils beagles murine`,
	"cites": `found finds show shows showed shown suggests suggested suggest reported reports concluded concludes reveals revealed confirms confirmed
		indicates indicated indicate links linked link ties tied hints demonstrates demonstrated`,
	"agency":   `organization organisation college agency ministry association society academy institute council federation bureau who cdc fda nhs nice`,
	"fraction": `half third thirds quarter quarters fifth fifths sixth tenth`,
	"experts":  `doctors scientists researchers experts surgeons medics specialists clinicians investigators physicians`,
	"research": `study studies trial trials research researchers scientists investigators analysis review survey report findings paper experiment experiments data results authors team`,
}

// topicNames are the topics of which the vocabularies of other languages have phrases.
var topicNames = map[string]topic{
	"hype": hype, "allowed": allowed, "loud": loud, "promises": promises, "early": early, "late": late, "settled": settled, "harmless": harmless, "undecided": undecided, "denied": denied,
	"shown": shown, "published": published, "unchecked": unchecked, "preprint": preprint, "beasts": beasts, "bench": bench, "people": people, "joining": joining,
	"change": change, "absolute": absolute, "goals": goals, "group": group, "portion": portion, "trialNamed": trialNamed, "studyNamed": studyNamed, "paid": paid, "disclosed": disclosed,
	"told": told, "labelled": labelled, "telling": telling, "reason": reason, "way": way, "peace": peace, "helpline": helpline, "named": named, "otherwise": otherwise, "harsh": harsh, "almost": almost, "loudly": loudly, "treatment": treatment, "benefit": benefit,
}
