package quantity

import (
	"strings"

	"galen/internal/lint/textseg"
)

// class is what a word is to numbers, in bits.
type class uint64

const (
	people class = 1 << iota
	event
	of
	out
	in
	per
	every
	the
	from
	to
	by
	and
	or
	a
	up
	as
	much
	about
	least // at least, more than, over
	most  // at most, under, less than
	more
	less
	than
	odds
	hazard
	risk
	relative
	ratio
	interval
	value
	percentWord
	point
	times
	twice
	factorVerb
	fraction
	rising
	falling
	unit
	scale // million
	letterP
	likely
	monthName
	ordinary // an article, a preposition or the like: no noun
	was
	nameBefore // what a number behind it names: phase 2, type 2
	one        // a word for one that is mostly an article: ein, une
	cent       // the second half of per cent
	wholePoint // Prozentpunkt, of one word
	upTo       // jusqu'à, hasta
	filler     // may stand between of and a number: insgesamt
	numeric    // a sentence with it may have quantities
)

// PeopleWords are words for people that are counted.
const PeopleWords = `people person persons patients patient participants participant volunteers volunteer adults adult men man women woman children child
	boys girls infants babies newborns toddlers teenagers teens adolescents students veterans residents survivors recipients carers
	individuals subjects mothers fathers parents males females users smokers nurses workers respondents members families enrollees
	donors cases twins seniors citizens americans britons europeans australians canadians germans`

// english is the words of each class.
var english = map[class]string{
	people: PeopleWords + ` pupils guests visitors passengers players athletes soldiers prisoners employees inmates dancers dentists clients teachers doctors readers drivers drinkers runners runner eaters veterans those them others`,
	event: `death deaths stroke strokes attack attacks infection infections hospitalization hospitalizations hospitalisation hospitalisations admissions admission
		relapse relapses recurrence recurrences cancers cases fractures falls events flares seizures migraines headaches exacerbations miscarriages suicides
		overdoses births injuries clots amputations visits calls operations episodes attendances bleeds incidents tumours tumors complaints appointments`,
	of: "of", out: "out", in: "in", per: "per", every: "every each", the: "the all these those their our his her its", from: "from", to: "to into", by: "by", and: "and",
	or: "or", a: "a an", up: "up", as: "as", much: "much many high", about: `about around approximately nearly almost roughly some circa close approx just`,
	least: "least over above exceeding exceeds minimum", most: "under below most maximum within", more: "more greater higher", less: "less fewer lower smaller", than: "than",
	odds: "odds", hazard: "hazard hazards", risk: "risk risks rate rates", relative: "relative", ratio: "ratio ratios", interval: "ci confidence interval intervals credible cri",
	value: "value values", point: "point points", times: "times", twice: "twice thrice",
	rising: `rise rises rose risen rising increase increases increased increasing grew grow grows grown growth gain gained up climbed climb jumped jump soared surged surge
		raised raise raises raising boosted boost`,
	falling: `fall falls fell fallen falling drop drops dropped dropping decrease decreases decreased decreasing decline declines declined declining cut cuts cutting
		reduce reduces reduced reducing reduction reductions lower lowers lowered lowering shrank shrink shrunk down slashed slash slashes sank plunged plunge`,
	scale: "hundred thousand million billion", likely: "likely likelier",
	monthName: `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec`,
	ordinary: `a an the and or but of in on at for with from to by while when who which that after before over during among compared than versus vs as per each every this last
		it they he she we she's is are was were had has have did do so if because between within under across respectively among against`,
	was: "was were is are be been of at for",
	nameBefore: `phase type stage grade step covid omega vitamin hepatitis figure fig table chapter part section version day week year month number no room page article
		h level tier category class group cohort arm study trial case patient`,
}

// factor is a verb or a word that multiplies.
type factor struct {
	value  float64
	change Change
}

// factors are those of English.
var factors = map[string]factor{
	"doubled": {2, Rise}, "doubles": {2, Rise}, "doubling": {2, Rise}, "double": {2, Rise}, "tripled": {3, Rise}, "triples": {3, Rise}, "tripling": {3, Rise}, "triple": {3, Rise},
	"trebled": {3, Rise}, "trebles": {3, Rise}, "quadrupled": {4, Rise}, "quadruples": {4, Rise}, "quadrupling": {4, Rise},
	"halved": {0.5, Fall}, "halves": {0.5, Fall}, "halving": {0.5, Fall}, "halve": {0.5, Fall},
	"twofold": {2, None}, "threefold": {3, None}, "fourfold": {4, None}, "fivefold": {5, None}, "sixfold": {6, None}, "tenfold": {10, None}, "twentyfold": {20, None}, "thirtyfold": {30, None}, "fiftyfold": {50, None}, "hundredfold": {100, None}, "sevenfold": {7, None}, "eightfold": {8, None}, "ninefold": {9, None},
	"twice": {2, None}, "thrice": {3, None},
}

// parts are the fractions that have a name.
var parts = map[string]float64{
	"half": 1. / 2, "third": 1. / 3, "thirds": 1. / 3, "quarter": 1. / 4, "quarters": 1. / 4, "fifth": 1. / 5, "fifths": 1. / 5, "sixth": 1. / 6, "tenth": 1. / 10, "tenths": 1. / 10,
}

var scales = map[string]float64{"hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9}

// small are the numbers that have a word.
var small = func() map[string]float64 {
	m := map[string]float64{}
	for i, w := range strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen") {
		m[w] = float64(i)
	}
	for i, w := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
		m[w] = float64(20 + 10*i)
	}
	m["dozen"] = 12
	return m
}()

// piece is a part of a form between its hyphens, and what is known of it.
type piece struct {
	from, to int32 // bytes of the form
	class    class
	value    float64
	unit     string
	change   Change
	ratio    RatioOf
	decimals int8
	number   bool
	digits   bool // and written in digits
}

// pieces are those of a form. Most words have none: they say nothing about numbers.
type pieces struct {
	list    []piece
	numeric bool
}

// piecesOf cuts a form at its hyphens.
func (l *Language) piecesOf(f *textseg.Form) pieces {
	var p pieces
	s := f.Spelling
	if x, ok := l.whole(s); ok {
		return pieces{list: []piece{x}, numeric: true}
	}
	known := false
	for from := 0; from < len(s); {
		to := from
		for to < len(s) && s[to] != '-' && !strings.HasPrefix(s[to:], "‑") && !strings.HasPrefix(s[to:], "‐") {
			if l.elided(s, from, to) > 0 {
				break
			}
			to++
		}
		if to > from {
			n := len(p.list)
			p.list = l.appendPiece(p.list, s, from, to)
			for _, x := range p.list[n:] {
				known = known || x.number || x.class != 0
				p.numeric = p.numeric || x.number || x.class&numeric != 0
			}
		}
		from = to + l.elided(s, from, to)
		for from < len(s) && (s[from] == '-' || s[from] >= 0x80 && !isLetter(s, from)) {
			from++
		}
	}
	if len(p.list) > 1 && !p.list[0].digits && p.list[1].digits {
		if !p.list[0].number { // COVID-19, omega-3
			return pieces{}
		}
	}
	if !known {
		return pieces{}
	}
	p.list = joined(p.list)
	return p
}

// isLetter reports whether a letter begins at the byte: only hyphens beyond ASCII are none here.
func isLetter(s string, i int) bool {
	return !strings.HasPrefix(s[i:], "‑") && !strings.HasPrefix(s[i:], "‐") && (s[i] != 0x80 || i == 0) && s[i] >= 0xc0
}

// appendPiece adds the piece of a form between two bytes; 5mg is two.
func (l *Language) appendPiece(list []piece, s string, from, to int) []piece {
	word := s[from:to]
	if '0' <= word[0] && word[0] <= '9' {
		value, decimals, size := l.digits(word)
		rest := word[size:]
		x := piece{from: int32(from), to: int32(from + size), number: true, digits: true, value: value, decimals: decimals}
		if rest == "" {
			return append(list, x)
		}
		if u, ok := l.units[strings.ToLower(rest)]; ok && attached(rest) {
			y := piece{from: int32(from + size), to: int32(to), class: unit, unit: u}
			return append(list, x, y)
		}
		if n, ok := map[string]float64{"m": 1e6, "bn": 1e9, "k": 1e3}[rest]; ok {
			x.value, x.to = value*n, int32(to)
			return append(list, x)
		}
		return append(list, piece{from: int32(from), to: int32(to)})
	}
	lower := strings.ToLower(word)
	lower = strings.TrimSuffix(strings.TrimSuffix(lower, "'s"), "’s")
	x := piece{from: int32(from), to: int32(to), class: l.classes[lower], unit: l.units[lower]}
	if c, ok := l.letters[word]; ok {
		x.class = c
	}
	switch word {
	case "OR", "aOR", "AOR", "ORs":
		x.class, x.ratio = ratio|odds, Odds
	case "HR", "aHR", "AHR", "HRs":
		x.class, x.ratio = ratio|hazard, Hazards
	case "RR", "aRR", "RRs":
		x.class, x.ratio = ratio|relative, Risks
	case "p", "P":
		x.class = letterP
	}
	if n, ok := l.small[lower]; ok {
		x.number, x.value = true, n
	}
	if f, ok := l.factors[lower]; ok {
		x.value, x.change = f.value, f.change
	}
	if n, ok := l.parts[lower]; ok {
		x.value = n
	}
	if n, ok := l.scales[lower]; ok {
		x.value = n
	}
	return append(list, x)
}

// attached reports whether a unit may stand directly behind digits.
func attached(u string) bool {
	switch u {
	case "in", "to", "a", "at", "h", "d":
		return false
	}
	return true
}

// joined makes one number of twenty-six.
func joined(list []piece) []piece {
	for i := 0; i+1 < len(list); i++ {
		a, b := &list[i], &list[i+1]
		if a.number && !a.digits && a.value >= 20 && b.number && !b.digits && b.value > 0 && b.value < 10 {
			a.value += b.value
			a.to = b.to
			list = append(list[:i+1], list[i+2:]...)
		}
	}
	return list
}

// digits reads a number of English with its commas and decimals.
func digits(s string) (value float64, decimals int8, size int) {
	scale := 0.0
	for size < len(s) {
		c := s[size]
		switch {
		case '0' <= c && c <= '9':
			value = value*10 + float64(c-'0')
			if scale > 0 {
				scale *= 10
				decimals++
			}
		case c == ',' && scale == 0 && size+1 < len(s):
		case c == '.' && scale == 0 && size+1 < len(s):
			scale = 1
		default:
			goto end
		}
		size++
		if size > 18 {
			break
		}
	}
end:
	if scale > 0 {
		value /= scale
	}
	return value, decimals, size
}
