// Package quantity is the layer between words and rules: what a text says in numbers. It
// reads a passage that package textseg has divided, and gives its quantities in the order of
// the text, each with its place, its sentence and what it is about.
//
// The nouns:
//
//	a count      26, twenty-six, 1.3 million; a number with nothing behind it that makes it another kind
//	a measure    a number with a unit: 5 mg, 120 mmHg, $30, 38C, 14 days
//	a share      30%, 30 per cent; its base is what "of the 26 patients" says
//	points       5 percentage points
//	a part       25 of 26, 25 of the 26 patients, 9 out of 10, 1 in 4, one birth in four, 19 times out of 20; its base is the 26
//	a rate       8 per 1,000, 8 in every 1,000, 12 per 100,000 people
//	a factor     twice, doubled, threefold, three times, half, a third, two thirds
//	a ratio      a relative risk, an odds ratio or a hazard ratio, by name or letters (RR, OR, HR)
//	an interval  95% CI 0.8 to 1.1: Low and High; Of is the place of the ratio or share before it
//	a p-value    p = 0.08, P<.001
//
// A change is two quantities of one sentence that "from … to …" joins. A bound is what
// stands before a number: up to, about, at least, less than.
//
// What a quantity is about (People, Events, Dose and so on) follows from its unit, else from
// the words behind it, and is Nothing where those say nothing.
//
// The life of a passage: a Reader knows, of every form of a word that was met before in any
// text, what it is to numbers (a gloss), so that a sentence without any number costs one look
// a word. A sentence with one is cut into tokens, and the tokens are read from left to
// right; none is read more often than a fixed number of times, so the time is linear.
//
// Nothing is judged here. That 12 of 30 is not 45%, or that an interval crosses one, is for
// the rules of package lint to say.
package quantity

import "galen/internal/lint/textseg"

// Kind is what a quantity is; the package comment says which is which.
type Kind uint8

// The kinds.
const (
	Count Kind = iota
	Measure
	Share
	Points
	Part
	Rate
	Factor
	Ratio
	Interval
	PValue
)

var kinds = [...]string{"count", "measure", "share", "points", "part", "rate", "factor", "ratio", "interval", "p-value"}

// String is the kind's name.
func (k Kind) String() string { return kinds[k] }

// About is what a quantity is about.
type About uint8

// What quantities are about.
const (
	Nothing About = iota
	People
	Events // deaths, strokes, visits
	Dose   // milligrams, millilitres, units
	Pressure
	Money
	Time
	Temperature
	Size // length, weight, energy
)

var abouts = [...]string{"", "people", "events", "dose", "pressure", "money", "time", "temperature", "size"}

// String is a word for it, "" for Nothing.
func (a About) String() string { return abouts[a] }

// Bound is what the words before a number make of it.
type Bound uint8

// The bounds.
const (
	Exact Bound = iota
	Roughly
	UpTo
	AtLeast
	Below
)

// RatioOf tells the ratios apart.
type RatioOf uint8

// The ratios.
const (
	NoRatio RatioOf = iota
	Risks
	Odds
	Hazards
)

var ratios = [...]string{"", "relative risk", "odds ratio", "hazard ratio"}

// String is the ratio's name.
func (r RatioOf) String() string { return ratios[r] }

// Quantity is one quantity of a passage.
type Quantity struct {
	textseg.Span // bytes of the passage, with the sign or the unit
	Kind         Kind
	About        About
	Bound        Bound
	Ratio        RatioOf
	Change       Change // of a Factor that is a verb: doubled, halved
	Less         bool   // p < 0.05
	Spelled      bool   // in letters
	Decimals     int8   // as written
	Sentence     int32
	first, last  int32   // its tokens in the sentence
	Unit         string  // as Units has it: mg, C, year
	Value        float64 // N of a Part
	Base         float64 // M of a Part, the N of per N; of a Share, how many it is of, 0 when that is not said
	Low, High    float64 // of an Interval
	Of           int32   // of an Interval: which quantity of the list it belongs to, else -1
}

// Change is a direction.
type Change int8

// The directions.
const (
	Fall Change = iota - 1
	None
	Rise
)

// Sentence is a sentence that has quantities.
type Sentence struct {
	textseg.Span
	Index      int // among the sentences of the passage
	Text       string
	Quantities []Quantity // of this sentence
	tokens     []token

	nounsBetween bool // as the language has it
}
