package lint

import "strings"

// sets of words that the rules on words look at, beside the phrases.
type sets struct {
	twice, another, noCure, find, toFind, miracle, cureClaim, mayCure, hopeNoun, hopeFor, hopeVerb, disease,
	victimOf, goodChange, trend, forDisease, lasting, measure, drug int

	ofAmong, with, tested, results, hearing, animal, research, past, tried, unmet, as, known, molecule int

	hedge, measured, people, year, interval, to, or, of, ofThe, oneGroup, by, patients, did, enrolled, many,
	numerically, denied, shows, throughout, according, others, moods, at, credit, places, inOf, be, likely,
	homely, otherCare, notYet, whoIsIt, named, calls, made, supposed, definite, arms, risk, lifestyle, eaten, remedy,
	comparing, given, observed, greater, ofStudy, proven, example, merely, knownTo, makers, having, studies, manyPeople, business, most, halves, asking, outcomes, kinds, pointed, symptom, nobody, eases int
}

func newSets(l *lexicon) sets {
	set := func(name, words string) int {
		if l.vocabulary != nil {
			words = strings.ToLower(l.vocabulary.Section("set", name))
		}
		return l.set(l.classes(strings.Join(strings.Fields(words), "|")))
	}
	s := sets{
		forDisease: set("forDisease", `for`),
		drug:       set("drug", `<drug>`),
		lasting:    set("lasting", `diabetes cancer cancers alzheimer dementia arthritis autism hiv aids lupus asthma parkinson als blindness deafness obesity depression schizophrenia`),
		measure:    set("measure", `pressure weight pain symptoms cholesterol sugar tumor tumors tumour tumours memory sleep anxiety depression inflammation mobility vision hearing skin`),
		noCure:     set("noCure", `no not nor never without neither isn't wasn't aren't cannot can't doesn't don't didn't nothing toward towards finding search searching seek seeking quest hunt hunting race need racing until nearer hiv pursuit about known there research work working path foundation fund institute`),
		another:    set("another", `another other second next larger bigger later future planned earlier previous`),
		twice:      set("twice", `the of and from`),
		miracle:    set("miracle", `miracle`),
		find:       set("find", `find finds`),
		toFind:     set("toFind", `to and help helps helped can could may might will would should must did do does when if whether before let we we'll hope hopes`),
		cureClaim:  set("cureClaim", `potential possible new instant permanent complete total universal miracle real first likely true effectively hail hailed hails offers offer offering promise promises promising`),
		mayCure:    set("mayCure", `could may might will would can`),
		hopeNoun:   set("hopeNoun", `new fresh real renewed offer offers offering offered give gives giving given gave bring brings bringing brought raise raises raised raising spark sparks sparked great big growing provide provides providing fuel fuels more much hold holds source message sense restore restores restored renew renews reignite reignites latest last best`),
		hopeFor:    set("hopeFor", `for springs shines rises grows dawns ahead emerges lies on`),
		hopeVerb:   set("hopeVerb", `to that we i they he she who researchers scientists experts doctors team officials investigators authors it you parents families patients people advocates`),
		disease:    set("disease", `<disease>`),
		victimOf:   set("victimOf", `of`),
		goodChange: set("goodChange", `improve improves improved improvement improvements improving reduce reduces reduced reducing reduction reductions better recovery response responses results result benefit benefits effect effects shrink shrank shrunk relief remission success cut cuts lower lowered lowers extend extended extends boost boosts boosted slow slowed slows prolong prolonged help helped works worked difference reverse reversed heal healed`),
		trend:      set("trend", `increase increased increases rise rising rose growth decline declined drop dropped fell surge surged spike change changed shift cases overdose overdoses climbed grown fall falls`),
		people:     set("people", `<people>`),
		research:   set("research", `<research>`),
		molecule:   set("molecule", `gene genes protein proteins receptor receptors mutation mutations allele alleles variant variants enzyme antibody antibodies hormone molecule molecules pathway pathways ligand`),
		unmet:      set("unmet", `a an one another two three several many some new recent research according`),
		as:         set("as", `as`),
		known:      set("known", `known abbreviated shortened referred called`),
		tried:      set("tried", `given gave treated injected received fed bred engineered implanted exposed drug compound study studies experiment experiments tested tests model models lab laboratory researchers scientists team cells treatment`),
		past:       set("past", `earlier previous previously past prior other many some before had further more`),
		results:    set("results", `work research paper survey data results result findings figures study trial research analysis abstract poster team patients drug pill vaccine jab device treatment therapy group found showed shows improved reduced lowered halved doubled`),
		hearing:    set("hearing", `vote parish council election shareholders committee advisory hearing court hospital clinic department symptoms emergency symptom testimony`),
		animal:     set("animal", `animal animals mouse murine rodent preclinical worms worm flies pigs dogs primates primate fish cellular`),
	}
	s.ofNumbers(set)
	s.ofStudies(set)
	return s
}

// ofNumbers are those beside numbers, and of what moves them to another meaning.
func (s *sets) ofNumbers(set func(name, words string) int) {
	s.year = set("year", `year years month months week weeks day days hour hours minute minutes`)
	s.interval = set("interval", `ci confidence interval credible`)
	s.to = set("to", `to and`)
	s.or = set("or", `or about nearly`)
	s.of = set("of", `of`)
	s.oneGroup = set("oneGroup", `group sample cohort class panel`)
	s.ofThe = set("ofThe", `the of all these those in among`)
	s.with = set("with", `with worldwide`)
	s.ofAmong = set("ofAmong", `of among`)
	s.tested = set("tested", `group arm trial study placebo pill tablets drug vaccine jab dose`)
	s.by = set("by", `by`)
	s.measured = set("measured", `increase increased increases decrease decreased decreases reduction reduced reduce lower higher less more fewer greater rise rose fall fell drop dropped grew gain gained loss lost improvement change changed faster slower confidence accuracy accurate sensitivity specificity predicted effective efficacy likely dose oxygen risk chance probability`)
	s.patients = set("patients", `<people> patients participants volunteers people subjects women men children adults individuals those them recipients`)
	s.did = set("did", `to could can had were was experienced achieved responded improved showed saw stopped discontinued remained survived developed reached felt got recovered relapsed withdrew dropped died free stayed went needed no said reported completed`)
	s.enrolled = set("enrolled", `participants participant volunteers enrollees subjects treated received took taking receiving`)
	s.named = set("named", `trial trials study studies consortium program programme initiative network project collaborative collaboration group registry survey award alliance cohort investigators university international inc corp ltd limited plc pharmaceuticals therapeutics health medical hospital school institute foundation magazine news journal website tool`)
	s.definite = set("definite", `the these those them all`)
	s.arms = set("arms", `group groups arm arms placebo control controls compared versus alone`)
	s.risk = set("risk", `<risk> number numbers`)
	s.eaten = set("eaten", `diet diets dietary nut nuts vegetable vegetables fruit fruits peanut peanuts food foods eat eating coffee tea chocolate breastfeeding berries berry olive drinking breakfast meal meals`)
	s.lifestyle = set("lifestyle", `exercise exercises exercising walking cbt yoga mindfulness mindful meditation behavioral behavioural behavior behaviour choir singing`)
	s.remedy = set("remedy", `<drug> patch extract pharmaceutical test tests transplant`)
	s.comparing = set("comparing", `compared versus vs than trial study accuracy sensitivity specificity group groups`)
	s.given = set("given", `<drug> treated took taking takes given received receiving receive administered vaccinated operated implanted surgical drug's doses vaccines users screened stopped withdrew supplement supplements vitamin thinner thinners`)
	s.supposed = set("supposed", `if suppose imagine example instance`)
	s.calls = set("calls", `called named dubbed`)
	s.made = set("made", `study trial trials enrolled treated included involved involving infusion participants given received recruited tested took data results studied pilot phase cohort`)
	s.many = set("many", `million billion thousand hundred percent percentage`)
	s.numerically = set("numerically", `numerically`)
	s.shows = set("shows", `<cites> prove proves proved mean means meant say says said conclude show`)
	s.throughout = set("throughout", `similar across regardless same`)
	s.others = set("others", `screened who with invited asked eligible tested whose`)
	s.inOf = set("inOf", `in`)
	s.be = set("be", `<be>`)
	s.likely = set("likely", `likely chance chances`)
	s.at = set("at", `of at for from with in`)
	s.credit = set("credit", `according estimates estimate estimated`)
	s.moods = set("moods", `swing swings shift shifts mood moods symptoms symptom emergency emergencies fatigue difference differences price prices scenes rescue arts society landscape`)
	s.places = set("places", `hospital clinic house street centre center college university foundation trust charity ward church road hospice`)
	s.homely = set("homely", `home folk only complete traditional herbal`)
	s.otherCare = set("otherCare", `standard licensed approved existing usual older conventional chemotherapy`)
	s.notYet = set("notYet", `found known exist exists available discovered yet`)
	s.whoIsIt = set("whoIsIt", `editor editors earlier previous previously past another older separate`)
	s.according = set("according", `according`)
	s.denied = set("denied", `not neither no nor never isn't wasn't didn't`)
	s.hedge = set("hedge", `about around approximately nearly almost roughly some over under up least most than estimated close circa only just`)
}

// ofStudies are those of what a study saw, and who paid for it.
func (s *sets) ofStudies(set func(name, words string) int) {
	s.observed = set("observed", observedHarm)
	s.proven = set("proven", `smoking smokers smoke cigarettes tobacco asbestos hiv hpv alcohol poverty`)
	s.outcomes = set("outcomes", `trial trials study studies result results data readout figures endpoint endpoints findings paper patients participants effect efficacy primary target objective goal`)
	s.halves = set("halves", `half median average`)
	s.most = set("most", `most majority`)
	s.business = set("business", `price prices layoffs recall recalled licence license plant factory sales revenue`)
	s.manyPeople = set("manyPeople", `patients people women men children smokers mothers babies adults sufferers pensioners`)
	s.studies = set("studies", `study survey research analysis review`)
	s.knownTo = set("knownTo", `proven shown found known proved seen`)
	s.makers = set("makers", `<maker> makers manufacturers claim claims`)
	s.having = set("having", `had have has having with an of showed show`)
	s.merely = set("merely", `only just merely`)
	s.example = set("example", `example imagine suppose`)
	s.asking = set("asking", `how why`)
	s.kinds = set("kinds", `treatments therapies drugs medications medicines options approaches creams surgeries operations procedures pills injections vaccines antidepressants antibiotics methods tests devices implants`)
	s.eases = set("eases", `reduce reduces reduced reducing lower lowers lowered lowering cut cuts cutting prevent prevents prevented preventing ease eases eased easing alleviate alleviates alleviating relieve relieves relieved treat treats treating
		lessen lessens curb curbs fight fights reverse reverses halve halves against combat combats`)
	s.nobody = set("nobody", `no none nobody not never nothing neither unknown unclear whether`)
	s.pointed = set("pointed", `the these this those both our its two three new all different such`)
	s.symptom = set("symptom", `<symptom> positives alarms overdiagnosis overtreatment toxicity`)
	s.greater = set("greater", `increased increases increase more higher greater worse caused causes causing cause`)
	s.ofStudy = set("ofStudy", `study studies research trial trials work project analysis investigation investigators researchers author authors findings paper article dr received receives funding funder funders grant grants interest interests disclose disclosed discloses disclosure disclosures`)
}
