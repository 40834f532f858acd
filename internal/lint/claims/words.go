package claims

import (
	"slices"
	"strings"

	"galen/internal/lint/textseg"
)

// role is what a word can be in a clause.
type role uint16

const (
	does     role = 1 << iota // prevents, cured: a verb of effect
	noun                      // that may be a noun as well: cuts, causes
	base                      // that is one without an ending: cut, lower, damage
	links                     // linked, tied, associated
	hedges                    // may, could, seems
	denies                    // no, not, never
	asks                      // whether, does, how
	says                      // says, found, according
	small                     // articles, prepositions: no noun can be the word itself
	helps                     // to, can, does: a base form behind it is a verb
	harmless                  // a word after which a noun is meant: of, in
	hurts                     // a verb of harm: causes, damages
)

// meaning is what a form of a word can be.
type meaning struct {
	role role
	sign Sign
}

// lists are the words of each role, and of each sign.
var roles = map[role]string{
	does: `prevents prevented cuts lowers lowered reduces reduced boosts boosted protects protected stops stopped damages damaged harms
		harmed raises raised increases increased extends extended triggers triggered improves improved slows slowed speeds sped kills killed cures cured heals healed
		reverses reversed beats halves halved doubles doubled slashes slashed shortens shortened worsens worsened eases eased relieves relieved saves saved causes caused
		destroys destroyed shrinks shrank fights clears cleared restores restored repairs repaired regenerates regenerated eliminates eliminated wards staves
		curbs curbed tames tamed blocks blocked spreads fuels fuelled fueled drives drove quells soothes soothed banishes alleviates alleviated
		prolongs prolonged lengthens lengthened enhances enhanced strengthens strengthened weakens weakened wrecks ruins ruined sharpens sharpened
		prevent cut lower reduce boost protect stop damage harm raise increase extend trigger improve slow kill cure heal reverse beat halve double slash
		shorten worsen ease relieve save cause destroy shrink fight clear restore repair eliminate curb block fuel soothe alleviate prolong enhance strengthen weaken`,
	noun: `cuts boosts stops damages harms increases causes cures fights blocks drives beats doubles reverses spreads fuels ruins wrecks saves eases
		raises triggers cut boost stop damage harm increase cause cure trigger beat block fuel fight ease double reverse raise`,
	base: `prevent cut lower reduce boost protect stop damage harm raise increase extend trigger improve slow kill cure heal reverse beat halve double slash
		shorten worsen ease relieve save cause destroy shrink fight clear restore repair eliminate curb block fuel soothe alleviate prolong enhance strengthen weaken`,
	links:  `linked tied associated correlated correlates connected`,
	hedges: `may might could can would should perhaps possibly seems seem seemed appears appear appeared suggests suggest potentially probably likely hope hopes aims aim designed`,
	denies: `no not never nothing neither nor none without cannot can't doesn't don't didn't won't isn't aren't wasn't fails failed fail hardly unlikely nobody`,
	asks:   `whether if does do did how why could can should is are will what`,
	says:   `says said say found finds claims claimed according reports reported suggests suggested shows showed told warn warns warned study scientists researchers`,
	small: `a an the this that these those its their his her our your my of in on at by for from with to into as than and or but more less most least some any all no
		big large small new further rapid great other such each every price tax budget spending power job staff pay known major main common leading possible`,
	helps:    `can could may might will would should must does do did helps help helped not`,
	harmless: `of in to and or for at from on are is was were have has by as with`,
	hurts:    `cause causes caused damage damages damaged harm harms harmed worsen worsens worsened trigger triggers triggered weaken weakens weakened ruin ruins wreck wrecks`,
}

var signs = map[Sign]string{
	Random:     `randomised randomized randomly randomisation randomization placebo placebos placebo-controlled double-blind double-blinded blinded sham`,
	Compared:   `control controls compared comparison comparator versus vs placebo unvaccinated untreated`,
	Watched:    `cohort cohorts survey surveys surveyed observational longitudinal cross-sectional case-control epidemiological biobank respondents`,
	Linked:     `linked associated association associations correlated correlation correlates tied`,
	Alone:      `single-arm one-arm open-label uncontrolled case-series`,
	Beasts:     `mice mouse rats rat rodents rodent monkeys zebrafish petri in-vitro organoids`,
	Tested:     `trial trials experiment experiments experimental experimentally assigned allocated volunteers intervention interventions`,
	Synthesis:  `meta-analysis meta-analyses`,
	Unfinished: `preliminary pilot early-stage`,
	Test: `test tests testing scan scans screening mammogram mammograms mammography biopsy colonoscopy mri ct ultrasound biomarker biomarkers diagnostic diagnostics
		blood-test tomography angiography radiography echocardiography sonography x-ray x-rays ultrasounds smear smears checkup checkups`,
	Treatment: `drug drugs medicine medicines medication medications pill pills tablet tablets capsule capsules vaccine vaccines vaccination jab jabs therapy therapies
		treatment treatments treated injection injections infusion infusions dose doses device devices implant implants implanted surgery surgeries operation operations procedure procedures
		chemotherapy radiotherapy radiation immunotherapy transplant transplants transplantation antibiotic antibiotics antidepressant antidepressants statin statins
		steroid steroids insulin inhibitor inhibitors antibody antibodies vitamin vitamins supplement supplements probiotic probiotics cream ointment gel spray inhaler laser
		stimulation acupuncture stent stents pacemaker catheter ketamine psilocybin cannabis aspirin ibuprofen paracetamol acetaminophen testosterone estrogen oestrogen opioids opioid lollipop
		patch patches drops lotion prosthesis prostheses exoskeleton app multivitamin multivitamins shots botox supplementation prebiotic probiotics hypnosis dialysis anaesthetic anesthetic sedation
		anticoagulant anticoagulants thinner thinners painkiller painkillers analgesic analgesics hormone hormones marijuana cannabidiol oxygen cpr defibrillator defibrillators
		graft grafts bypass ablation resection valve valves brace braces splint splints orthotics orthotic prosthetic prosthetics lens lenses graft massage manipulation needling cupping
		remedy remedies transfusion transfusions serum ointments gels sprays extract extracts antiviral antivirals antihistamine antihistamines antipsychotic antipsychotics
		blocker blockers sedative sedatives chelation circumcision hip-replacement transcatheter`,
}

// drugEnds are how the names of kinds of drugs end.
var drugEnds = []string{"mab", "tinib", "ciclib", "parib", "statin", "sartan", "gliptin", "gliflozin", "glutide", "prazole", "xaban", "vir", "cillin", "mycin", "oxetine", "zepam", "leucel", "triptan", "dronate"}

// cuts are how the names of kinds of operations and therapies end, and looks those of examinations.
var (
	cuts  = []string{"ectomy", "ectomies", "plasty", "otomy", "ostomy", "therapy", "therapies", "vaccine", "transplant"}
	looks = []string{"scopy", "scopies", "assay"}
)

// known is what the lists say, by word.
var known = func() map[string]meaning {
	all := map[string]meaning{}
	for r, words := range roles {
		for w := range strings.FieldsSeq(words) {
			m := all[w]
			m.role |= r
			all[w] = m
		}
	}
	for s, words := range signs {
		for w := range strings.FieldsSeq(words) {
			m := all[w]
			m.sign |= s
			all[w] = m
		}
	}
	for s, words := range classes {
		for w := range strings.FieldsSeq(words) {
			for _, form := range formsOf(w) {
				m := all[form]
				m.sign |= s
				all[form] = m
			}
		}
	}
	return all
}()

// judged and instruments are what a word holds that is of these signs, whatever it begins or ends with: the rule
// that looks closer is spared where there is none.
var (
	judged      = strings.Fields("accura sensitiv reliab correct right time identif detect spot pick catch caught find found flag diagnos recogni reveal tell")
	instruments = strings.Fields("test scan screen algorithm app device tool kit dog swab ray mammogra software sensor computer program blood breath saliva urine system watch smartphone machine")
)

// meaningOf looks a form up.
func meaningOf(f *textseg.Form) meaning {
	m := listed(f)
	folded := strings.ToLower(strings.ToUpper(f.Spelling))
	if holds(folded, judged) {
		m.sign |= Judged
	}
	if holds(folded, instruments) || slices.Contains(strings.FieldsFunc(folded, notASCII), "ai") {
		m.sign |= Instrument
	}
	return m
}

// notASCII is what divides words for regular expressions.
func notASCII(c rune) bool { return !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '_') }

// listed is what the lists say of a form.
func listed(f *textseg.Form) meaning {
	word := lower(f.Spelling)
	if m, ok := known[word]; ok {
		return m
	}
	if len(word) >= 8 {
		switch ends := func(end string) bool { return strings.HasSuffix(word, end) }; {
		case slices.ContainsFunc(drugEnds, ends), slices.ContainsFunc(cuts, ends):
			return meaning{sign: Treatment}
		case slices.ContainsFunc(looks, ends):
			return meaning{sign: Test}
		}
	}
	var m meaning
	if strings.Contains(word, "-") { // drug-eluting, anti-drug
		for part := range strings.SplitSeq(word, "-") {
			m.sign |= known[part].sign & (Treatment | Test | Beasts | Persons | Hard | Early)
		}
	}
	return m
}
