// Package claims reads what a text says of studies and of what they found, as far as its words
// give it away: it knows no medicine, and cannot tell whether a claim is true.
//
// The nouns: a claim is a verb of effect (the pill prevents strokes) or of association (coffee is
// linked to gout), with its subject and its outcome, the words before and behind it in its clause.
// It may be hedged (may prevent), denied (does not prevent), asked (does it prevent …?), attributed
// (…, the authors say) or quoted. Signs are what words say of how a study was made: that chance
// decided who got what, that people were followed or asked, that nobody was compared, that animals or
// cells were studied; and that something is named which is done to people, a treatment or a test.
// Boilerplate is what an office puts below every text: "About the company", "Notes to editors", what
// stands below ###, warnings about forward-looking statements. Nothing in it is about the study.
//
// The life of a text: who reads an article divides each block into sentences and words (package
// textseg) and hands them to a Reader, made once, which knows every form of a word after it has met it
// (a textseg.Gloss). Signs gives what the words of a block have; Claims the claims of its sentences, in
// their order. Boilerplate looks at all blocks of a text at once, and at nothing but how they begin.
//
// A rule is a short statement over these, in package lint: the headline has an effect that is neither
// hedged, denied nor asked, and the signs of the text are those of a study that only watched.
//
// Words are ambiguous: cuts and causes are nouns, too. A word that may be either is taken for a verb
// only where a noun can stand before it and something that is acted on behind it. Where that is in doubt
// there is no claim.
package claims

import (
	"strings"

	"galen/internal/lint/textseg"
)

// Kind is what a claim says of its outcome.
type Kind uint8

// The kinds of claims.
const (
	Effect Kind = iota + 1 // the subject does something to the outcome
	Link                   // the two go together
)

// Claim is one clause that says what something does, or goes along with.
type Claim struct {
	Kind       Kind
	Verb       textseg.Span // bytes of the text
	Subject    textseg.Span // the words before it in its clause
	Outcome    textseg.Span // those behind it
	Treatment  bool         // the subject names something that is done to people
	Hurts      bool         // the verb is one of harm: causes, damages
	Hedged     bool
	Denied     bool
	Asked      bool
	Attributed bool // to somebody who says or finds it
	Quoted     bool
}

// Plain reports whether the text itself says it, as a fact.
func (c *Claim) Plain() bool { return !c.Hedged && !c.Denied && !c.Asked && !c.Quoted }

// Sign is a set of what words say of a study.
type Sign uint64

// The signs.
const (
	Random     Sign = 1 << iota // randomised, placebo, blinded
	Compared                    // control group, compared, versus
	Watched                     // cohort, survey, followed, observational
	Linked                      // linked, associated, association
	Alone                       // single-arm, open-label, case report
	Beasts                      // mice, rats, cells
	Treatment                   // a drug, an operation, a device
	Test                        // a scan, screening
	Tested                      // trial, experiment
	Synthesis                   // meta-analysis, systematic review
	Unfinished                  // preliminary, pilot
	Judged                      // accurate, detects: a word that may say how often a test is right, or what it finds
	Instrument                  // a word for whatever may be such a test: a scan, an app, blood
	Study                       // study, researchers, paper: that something was looked into
	Betters                     // improves, healthier, relief: a change for the better
	Causes                      // prevents, raises, makes: that one thing does something to another
	Harms                       // nausea, bleeding, side effects: what a treatment may do
	Persons                     // patients, women, you: those who read
	Hard                        // deaths, strokes, fractures: what people feel, and what matters to them
	Marker                      // cholesterol, density, progression: what is measured in its place
	Settles                     // proves, settles, confirms: the last word
	Urges                       // should, must, ready: that it be done now
	Risk                        // risk, chance, likely
	Money                       // price, cost, insurers
	Payer                       // funded, grant, sponsor
	Owner                       // company, maker, start-up
	Early                       // screening, check-ups, sooner: that illness is looked for before it is felt
	Survives                    // survival, alive, survive
	Hedged                      // may, might, could, perhaps
	Denying                     // no, not, never
	Against                     // than, versus, others: that two are compared
	Suicidal                    // suicide, took her own life
	Licence                     // approved, regulator, licensed
	Given                       // whatever people may be given: a brace, a course, juice
	Animals                     // whatever may be studied in their place: pigs, worms, dishes
	Makes                       // spares, piles, robs: a verb by which one thing does something to another
	Seen                        // whatever may hold what was only seen: records, diaries
)

// Has reports whether all of some signs are there.
func (s Sign) Has(some Sign) bool { return s&some == some }

// Any reports whether one of some signs is there.
func (s Sign) Any(some Sign) bool { return s&some != 0 }

// Reader reads texts. Many goroutines may use one.
type Reader struct{ forms *textseg.Gloss[meaning] }

// New makes a reader.
func New() *Reader { return &Reader{textseg.NewGloss(meaningOf)} }

// Signs are those of some words.
func (r *Reader) Signs(words []textseg.Word) Sign {
	var all Sign
	for i := range words {
		all |= r.forms.Of(words[i].Form).sign
	}
	return all
}

// Claims adds the claims of a text, which is divided already, to a list. Quoted tells which of its bytes
// stand in a quotation; nil: none do.
func (r *Reader) Claims(list []Claim, text string, d *textseg.Division, quoted func(offset int) bool) []Claim {
	from := 0
	for _, s := range d.Sentences {
		for from < len(d.Words) && int(d.Words[from].From) < s.From {
			from++
		}
		to := from
		for to < len(d.Words) && int(d.Words[to].From) < s.To {
			to++
		}
		clause := sentence{r, text, d.Words[from:to], s}
		list = clause.claims(list, quoted)
		from = to
	}
	return list
}

// Of are the signs of one form of a word.
func (r *Reader) Of(f *textseg.Form) Sign { return r.forms.Of(f).sign }

// Treats reports whether a text names something that is done to people.
func (r *Reader) Treats(text string) bool {
	var d textseg.Division
	d.Divide(text)
	return r.Signs(d.Words).Any(Treatment | Test)
}

// lower is a spelling as the lists have it: in small letters, without a possessive s.
func lower(spelling string) string {
	s := strings.ToLower(strings.ReplaceAll(spelling, "’", "'"))
	s = strings.TrimSuffix(s, "'s")
	return strings.ReplaceAll(strings.ReplaceAll(s, "‐", "-"), "‑", "-")
}
