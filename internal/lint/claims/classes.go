package claims

import "strings"

// classes are the words of each sign that is a class of the language, and not a list of what was met in texts. A
// word with ~ behind it is a regular verb, and stands for all its forms; one with + behind it a noun, and stands
// for its plural as well.
var classes = map[Sign]string{
	Study: `study+ studies studied research researcher+ scientist+ investigator+ analysis analyses review+ survey+ surveyed poll+ polled audit+ paper+ trial+ experiment+ team+ finding+ results data
		report+ author+ academics epidemiologist+ cohort+ registry registries register+ records questionnaire+ figures census statistics statistician+ pilot+`,
	Betters: `improve~ improvement+ halt~ ease~ relieve~ relief better best heal~ cure~ restore~ recover~ recovery recoveries respond~ response+ responder+ benefit+ benefited benefitted effective effectively
		effectiveness efficacy work~ help~ success successes successful successfully succeed~ shrink~ shrank shrunk clear~ calm~ calmer happier healthier healthy fitter stronger sharper brighter cleverer faster quicker
		sooner longer fewer less reduce~ reduction+ reverse~ remission+ soothe~ lessen~ lighten~ lift~ boost~ strengthen~ protect~ protection prevent~ prevention halve~ slash~ cut cuts cutting lower~ shorten~ slow~ curb~
		tame~ banish~ beat~ fight~ save~ spare~ rescue~ free freed gain+ gained gaining cope~ sleep~ slept symptom-free pain-free vanish~ disappear~ resolve~ resolution fade~ subside~ eliminate~ combat~ alleviate~ avert~
		avoid~ delay~ extend~ prolong~ lengthen~ superior outperform~ younger reduce~ dampen~ quell~ settle~ loosen~ repair~ regrow~ regrew regenerate~ stave~ ward~ keep~ kept maintain~ promote~ enhance~ sharpen~ speed~ sped`,
	Causes: `cause~ prevent~ protect~ cut cuts cutting reduce~ lower~ raise~ boost~ increase~ decrease~ extend~ shorten~ trigger~ improve~ slow~ speed~ kill~ cure~ heal~ reverse~ halve~ double~ triple~ treble~ slash~ worsen~ ease~
		relieve~ save~ destroy~ shrink~ shrank restore~ eliminate~ curb~ tame~ block~ fuel~ drive~ drove driven soothe~ banish~ alleviate~ prolong~ lengthen~ enhance~ strengthen~ weaken~ wreck~ ruin~ sharpen~ make~ made makes making
		give~ gave gives keep~ keeps kept stop~ lead~ led harm~ damage~ hurt~ age~ rot~ spark~ bring~ brought stunt~ ward~ stave~ fend~ avert~ add~ take~ takes took scar~ poison~ rob~ turn~ push~ spur~ breed~ feed~ help~ let lets
		beat~ fight~ fought combat~ lift~ build~ built rewire~ alter~ change~ create~ produce~ induce~ provoke~ promote~ contribute~ result~ account~ explain~ responsible blame~ owe~ thanks due deter~ dull~ blunt~ clog~ flush~
		work~ effective impair~ hamper~ hinder~ spoil~ delay~ hasten~ accelerate~ determine~ influence~ affect~ effect+ impact+ shape~ pay~ pays off`,
	Makes: `halt~ prevent~ protect~ cut cuts lower~ raise~ boost~ increase~ decrease~ extend~ shorten~ trigger~ improve~ slow~ speed~ sped kill~ cure~ heal~ reverse~ halve~ double~ triple~ treble~ slash~ worsen~ ease~ relieve~ save~ spare~
		destroy~ shrink~ shrank restore~ eliminate~ curb~ tame~ block~ fuel~ drive~ drove soothe~ banish~ alleviate~ prolong~ lengthen~ enhance~ strengthen~ weaken~ wreck~ ruin~ sharpen~ make~ made give~ gave keep~ kept stop~ lead~ led
		leave~ left harm~ damage~ hurt~ rot~ spark~ bring~ brought stunt~ ward~ stave~ fend~ avert~ add~ take~ took scar~ poison~ rob~ turn~ push~ spur~ breed~ feed~ fed help~ let lets beat~ fight~ combat~ lift~ build~ rewire~
		alter~ change~ induce~ provoke~ promote~ deter~ dull~ blunt~ clog~ impair~ hamper~ hinder~ spoil~ delay~ hasten~ accelerate~ influence~ affect~ shape~ pile~ cost~ land~ plunge~ tip~ saddle~ drain~ sap~ erode~ dent~ fog~ cloud~
		shield~ guard~ shave~ knock~ trim~ steal~ stole buy~ bought earn~ win~ won put~ send~ sent set sets swell~ bloat~ fatten~ slim~ thin~ thicken~ fur~ harden~ soften~ inflame~ irritate~ infect~ mend~ repair~ undo~ cool~ calm~ steady~
		nudge~ pull~ drag~ expose~ invite~ stoke~ sow~ deprive~ starve~ disrupt~ disturb~ upset~ unsettle~ deepen~ heighten~ magnify~ multiply~ quadruple~ quicken~ suppress~ thwart~ unlock~ wear~ wore strip~ hit~ blight~ cripple~ ravage~ cause~`,
	Harms: `side-effect+ adverse harm~ harmful toxic toxicity toxicities nausea nauseous vomit~ headache+ fatigue tired tiredness rash rashes diarrhoea diarrhea constipation constipated dizzy dizziness drowsy drowsiness grogginess
		groggy insomnia sleepiness soreness sore swelling swollen redness itch~ itchy itching chills bleed~ bled bruise~ bruising clot+ numb numbness scar~ scarring perforation+ leak+ rupture+ anaphylaxis neutropenia
		heartburn cramp+ nosebleed+ complication+ infection+ inflamed stiffness belching bloating flatulence palpitation+ jaundice dehydrated dehydration sprain+ falls fainted faint~ fever fevers chafing sick sickness wind
		tolerate~ tolerability safety unsafe danger+ downside+ withdrew withdrawal+ discontinue~ overdiagnosis overtreatment overdiagnosed biopsy biopsies needless unnecessary unneeded false wrongly reaction+ allergic ulcer+
		irritation irritate~ stinging sting~ stung burning tingling pneumonia sepsis injure~ injury injuries dependence addiction tremor+ irregular pulse hypoglycaemia hypos sweat~ dry dryness aching aches hoarse hoarseness cough cloudy
		shingles herpes hepatitis thrombosis thromboses embolism embolisms embolus anaemia anemia arrhythmia+ hives acne hallucination+ nightmare+ dreams agitation agitated restless restlessness confusion confused irritability irritable
		indigestion reflux gas bloated cramping stomachache toothache backache earache soreness twinge+ strain~ pulled blurred flush~ flushing flushes thirst thirsty weakness lethargy lethargic breathless breathlessness wheeze~ wheezing hernia+ adhesions
		reoperation+ re-operation+ readmission+ readmitted stitches haematoma+ hematoma+ haemorrhage+ hemorrhage+ thrush phlebitis mucositis myalgia neuropathy pancreatitis gallstones colitis gingivitis hypotension hyperkalaemia spots puffiness puffy
		crying cries fussy fussiness clumsiness unsteady unsteadiness discomfort painful uncomfortable sunburn stools wakefulness sleepless sleeplessness jittery jitters dislocation+ dislocated loosening malfunction+ malfunctioned
		blister+ infertility incontinence impotence risks harms ill drawback+ distress wellbeing fracture+ broken unharmed alarm+ wrongly`,
	Persons: `person+ people patient+ participant+ volunteer+ adult+ man men woman women child children boy+ girl+ infant+ baby babies newborn+ toddler+ teenager+ teen+ adolescent+ student+ pupil+ veteran+ resident+ survivor+ recipient+
		mother+ father+ parent+ male+ female+ user+ smoker+ nurse+ worker+ respondent+ member+ family families donor+ twin+ senior+ citizen+ you your yourself yours we us our owner+ wearer+ drinker+ eater+ player+ athlete+ runner+ cyclist+
		soldier+ prisoner+ guest+ visitor+ customer+ employee+ sufferer+ pensioner+ youngster+ kids kid everyone anyone anybody everybody human+ men's americans britons europeans readers humanity`,
	Hard: `death+ die~ dying died dead mortality life lives live lived living lifespan stroke+ attack+ fracture+ broken break~ broke cancer+ dementia alzheimer blindness blind sight amputation+ infarction+ failure hospitalisation+ hospitalization+
		admission+ admit~ infection+ relapse+ recurrence+ disability disabled falls seizure+ dialysis miscarriage+ births survival survive~ clot+ diabetes heart-attack+ asthma depression suicide+ pneumonia deafness arthritis
		case+ illness illnesses disease+ flu measles crash crashes injury injuries obesity gout migraine+ psychosis asthma allergy allergies bleeds complication+ stillbirth+ eczema`,
	Marker: `cholesterol ldl hdl triglycerides pressure sugar glucose hba1c insulin density plaque+ amyloid tau antibody antibodies titre+ titer+ viral load biomarker+ marker+ psa inflammation inflammatory protein+ hormone+ level+
		progression progression-free progressed scan+ mri grew growing tumour+ tumor+ crp testosterone weight bmi telomere+ microbiome cortisol creatinine egfr clearance calcium vitamin+ iron ferritin homocysteine
		cells t-cells lymphocytes cd4 enzyme+ stiffness thickness calcification lesion+ score+ test+ blood urine waist fat`,
	Settles: `prove~ proven proof settle~ confirm~ establish~ definitive definitively conclusive conclusively undeniable undeniably irrefutable certain certainly doubt beyond works safe safely effective answer~ answered know known knows solved cure~ clinch~
		demonstrate~ guarantee~ unequivocal unequivocally undoubtedly clearly indisputable unquestionably truth fact closed`,
	Urges: `should must ought ready recommend~ advise~ urge~ need needs switch~ order~ start~ begin~ adopt~ offer~ routine routinely standard everyone every all now immediately`,
	Risk:  `risk+ chance+ odds likelihood probability likely likelier danger+ prone hazard+ incidence rate+ mortality apt vulnerable`,
	Money: `price+ priced cost~ costs cost costly cheap cheaper expensive affordable inexpensive copay+ dollar+ pound+ euro+ franc+ kroner kronor yen rupee+ peso+ usd eur gbp insurance insurer+ insured reimburse~ reimbursement medicare medicaid
		covered coverage free charge+ fee+ pay~ paid pays bill+ billed retail~ sell~ sells sold tariff+ pence cents`,
	Payer: `fund~ funder+ funding financed finance~ finances bankroll~ underwritten underwrote commission~ sponsor~ sponsorship grant+ pay~ paid pays support~ backed backing backer+ bequest donation+ donate~ donor+ money subsidise~ subsidize~
		charity charities foundation philanthropy taxpayer+ publicly met subsidy subsidies stake equity royalties shareholder+ disclose~ disclosure+ conflict+ patent+ consultant+ cover~ lottery council bear~ bore`,
	Owner:    `company companies firm+ drugmaker+ maker+ manufacturer+ biotech start-up+ startup+ developer+ pharma pharmaceuticals therapeutics corporation supplier+ vendor+ seller+ producer+ inventor+ owner+ sponsor+ shareholder+ investor+ entrepreneur+ firm`,
	Early:    `screening screen~ mammogram+ mammography colonoscopy colonoscopies smear+ check-up+ checkup+ check+ checked sooner earlier early scan+ scanned ultrasound+ psa annual yearly routine invited invitation+`,
	Survives: `survive~ survival alive survivor+`,
	Hedged: `may might could perhaps possibly maybe seems seem seemed appears appear appeared suggests suggest suggested suggesting potentially probably possible hint+ hinted whether if unclear unknown uncertain unproven hope~ hopes tentative tentatively would
		doubtful unlikely conceivably apparently`,
	Denying: `no not never nothing neither nor none without cannot can't doesn't don't didn't won't isn't aren't wasn't weren't couldn't wouldn't hasn't haven't fail~ failed hardly nobody rarely barely little unable`,
	Against: `than versus vs compare~ comparison+ comparator+ others other another against while whereas control+ controls placebo dummy sham instead untreated unvaccinated usual respectively either rather neighbouring neighboring
		elsewhere non-users rest randomised randomized randomly lot lots matched crossover drawn allocated assigned groups arms`,
	Suicidal: `suicide+ suicidal self-harm~ self-harm overdose+ overdosed`,
	Licence:  `approve~ approval+ approved license~ licence+ licensed license+ regulator+ regulators regulatory authorise~ authorize~ authorisation authorization cleared clearance fda ema mhra agency unlicensed unapproved investigational experimental`,
	Given: `brace+ mattress mattresses insole+ bandage+ dressing+ mask+ headband+ goggles glasses spectacles mouthguard+ retainer+ stimulator+ pump+ monitor+ watch hearing-aid+ aid+ plaster+ ring+ coil+ suppository suppositories lozenge+ syrup+ elixir+
		powder+ drip+ jabs course+ regimen+ regime+ programme+ program+ exercise+ physiotherapy yoga tai-chi coaching counselling counseling class classes intervention+ training rehab rehabilitation mindfulness meditation diet+ singing light
		vapour inhaler+ nebuliser+ nebulizer+ enema+ antibody antibodies molecule compound+ agent+ formulation+ biologic+ psychedelic+ mdma lsd semaglutide ssri+ diuretic+ beta-blocker+ blocker+ contraceptive+ antifungal+ laxative+ antacid+
		sunscreen toothpaste mouthwash shampoo moisturiser+ moisturizer+ tonic+ tea+ oil+ juice+ mushroom+ herb+ herbal turmeric curcumin probiotic+ yoghurt zinc magnesium melatonin caffeine cocoa honey robot+ robotic electrode+ ultrasound
		football dancing dance swimming pilates qigong sweetener+ purifier+ filter+ sling+ cast+ clip+ balloon+ band+ tube+ stocking+ socks helmet+ headset+ earplugs cushion+ pillow+ blanket+ lamp+ laser+ needle+ chip+ exoskeleton+ cot+ swaddle nurse-led telehealth telemedicine videoconference game+ tourniquet+`,
	Animals: `animal+ pig+ piglet+ dog+ puppy puppies cat+ sheep lamb+ goat+ cow+ calves horse+ chicken+ chick+ fish worm+ roundworm+ fly flies fruit-fly fruit-flies primate+ monkey+ macaque+ ape+ baboon+ marmoset+ ferret+ hamster+ gerbil+ guinea-pig+ pup+
		litter+ rodent+ vole+ frog+ organoid+ dish dishes cultured culture+ lab-grown petri`,
	Seen: `record+ registry registries register+ followed follow-up tracked logs log diary diaries questionnaire+ asked recalled self-reported census insurance database+ biobank+ filled observed watched monitored historical linked cross-sectional
		snapshot interview~ poll+ polled voluntary volunteered reported answered`,
}

// formsOf are the forms for which a word of a class stands.
func formsOf(word string) []string {
	if noun, ok := strings.CutSuffix(word, "+"); ok {
		return []string{noun, noun + "s"}
	}
	verb, ok := strings.CutSuffix(word, "~")
	if !ok {
		return []string{word}
	}
	stem, last := verb, verb[len(verb)-1]
	switch {
	case last == 'e':
		stem = verb[:len(verb)-1]
		return []string{verb, verb + "s", stem + "ed", stem + "ing"}
	case last == 'y' && !strings.ContainsAny(verb[len(verb)-2:len(verb)-1], "aeo"):
		stem = verb[:len(verb)-1]
		return []string{verb, stem + "ies", stem + "ied", verb + "ing"}
	case strings.HasSuffix(verb, "sh") || strings.HasSuffix(verb, "ch") || last == 's' || last == 'x':
		return []string{verb, verb + "es", verb + "ed", verb + "ing"}
	}
	return []string{verb, verb + "s", verb + "ed", verb + "ing", verb + string(last) + "ed", verb + string(last) + "ing"}
}
