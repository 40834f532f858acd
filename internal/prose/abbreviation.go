package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviations end in a full stop that seldom or never ends a sentence. They
// are in lower case.
var abbreviations = map[string]abbreviated{}

// abbreviated says when a sentence may end with an abbreviation.
type abbreviated int

const (
	never   abbreviated = iota + 1 // a title, or e.g.: something always follows
	number                         // before a digit or an initial it does not: Fig. 2, No. 5
	starter                        // only if the next word commonly begins a sentence: in the U.S. The
)

func init() {
	for class, words := range map[abbreviated]string{
		never: `dr drs mr mrs ms messrs prof profs st rev hon gen sen sens rep reps gov capt lt col sgt maj cmdr
			e.g i.e eg ie vs v cf viz approx ca c.f al.e esp incl resp`,
		number:  `fig figs no nos vol vols p pp ch chap sec sect eq eqs ref refs tab para art app suppl`,
		starter: `al etc inc ltd co corp llc plc jr sr ph.d m.d d.o dr.p.h m.sc b.sc m.p.h r.n esq u.s u.k u.n e.u u.s.a d.c a.m p.m am pm jan feb mar apr jun jul aug sep sept oct nov dec mt ft dept univ assn est hr hrs min mins sec secs mg kg ml wt avg max yr yrs mo mos wk wks approx`,
	} {
		for word := range strings.FieldsSeq(words) {
			abbreviations[word] = class
		}
	}
}

// starters are words that commonly begin a sentence, and seldom a name.
var starters = map[string]bool{}

func init() {
	for word := range strings.FieldsSeq(`a about after all also although among an and another any as at because before
		both but by can could despite did do does doctors during each even every experts few first for four from
		five get given he health her here his how however i if in instead is it its just last later like many
		meanwhile more most my new no none nor not now of often on once one only or other others our over participants patients
		people perhaps researchers scientists several she since so some such than that the their them then there these they
		this those three though through to today two under until we what when where whether which while who why will
		with within without you your`) {
		starters[word] = true
	}
}

// lettered words stand before a letter that is no initial: vitamin C.
var lettered = map[string]bool{}

func init() {
	for word := range strings.FieldsSeq(`vitamin vitamins hepatitis type types group groups influenza class grade stage phase
		option plan part parts appendix table category arm arms immunoglobulin factor protein haemophilus strep and or to`) {
		lettered[word] = true
	}
}

// abbreviation reports whether the full stop behind the text before belongs to an
// abbreviation and does not end the sentence too, given the text after it.
func abbreviation(before, after string) bool {
	at := strings.LastIndexFunc(before, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("([“‘\"/—–", r) })
	word := before
	if at >= 0 {
		_, size := utf8.DecodeRuneInString(before[at:])
		word = before[at+size:]
	}
	word = strings.Trim(word, "’'*")
	if word == "" {
		return false
	}
	if at < 0 && strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) }) < 0 {
		return true // 1. Wash your hands
	}
	next, _ := utf8.DecodeRuneInString(after)
	switch abbreviations[strings.ToLower(word)] {
	case never:
		return !(word == "v" && at < 0)
	case number:
		return unicode.IsDigit(next) && (word != "no" && word != "art" && word != "app")
	case starter:
		return !starts(after)
	}
	return initial(word, before, at) && unicode.IsUpper(next) && !starts(after)
}

// starts reports whether a text begins as a new sentence rather than a name or
// number.
func starts(after string) bool {
	if strings.HasPrefix(after, "“") || strings.HasPrefix(after, "\"") || strings.HasPrefix(after, "‘") {
		return true
	}
	return starters[strings.ToLower(after[:wordEnd(after, 0)])]
}

// initial reports whether a word is the initial of a name: J. Smith, J.K. Smith.
// The word begins behind the byte at.
func initial(word, before string, at int) bool {
	last, size := utf8.DecodeLastRuneInString(word)
	if !unicode.IsUpper(last) {
		return false
	}
	if rest := word[:len(word)-size]; rest != "" {
		return strings.HasSuffix(rest, ".") || strings.HasSuffix(rest, "-") && len(rest) <= 4 // J.K., J.-P.
	}
	if at < 0 {
		return true
	}
	previous := strings.TrimRightFunc(before[:at], unicode.IsSpace)
	from := strings.LastIndexFunc(previous, unicode.IsSpace) + 1
	previous = previous[from:]
	return !lettered[strings.ToLower(strings.Trim(previous, "(“‘"))]
}
