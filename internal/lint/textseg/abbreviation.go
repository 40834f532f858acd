package textseg

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviated says when a sentence may end with an abbreviation.
type abbreviated int

const (
	never   abbreviated = iota + 1 // a title, or e.g.: something always follows
	number                         // before a digit it does not: Fig. 2, No. 5
	starter                        // only if the next word commonly begins a sentence: in the U.S. The
	unit                           // before a capital letter, where it has a number: 5.6 kg. Rashes
)

// conventions are what tells in a language whether a full stop ends a sentence.
type conventions struct {
	abbreviations map[string]abbreviated // in lower case
	starters      map[string]bool        // words that commonly begin a sentence, and seldom a name
	lettered      map[string]bool        // words before a letter that is no initial: vitamin C
	ordinals      bool                   // a full stop behind a number makes it an ordinal: am 3. Mai
}

// english are those of English, and of any language that has none of its own.
var english = &conventions{abbreviations: englishAbbreviations, starters: englishStarters, lettered: englishLettered}

// englishAbbreviations end in a full stop that seldom or never ends a sentence.
var englishAbbreviations = lookup(map[string]abbreviated{
	`dr drs mr mrs ms messrs prof profs rev hon gen sen sens rep reps gov capt lt col sgt maj cmdr
	e.g i.e eg ie vs v cf viz approx ca esp incl resp`: never,
	`fig figs no nos vol vols p pp ch chap sect eq eqs ref refs tab para suppl`: number,
	`al etc inc ltd co corp llc plc jr sr ph.d m.d d.o m.sc b.sc m.p.h r.n esq u.s u.k u.n e.u u.s.a d.c a.m p.m am pm
	jan feb mar apr jun jul aug sep sept oct nov dec st ave blvd rd mt ft dept univ assn est wt avg max`: starter,
	`hr hrs min mins sec secs mg kg ml yr yrs mo mos wk wks`: unit,
})

var englishStarters = lookup(map[string]bool{`a about additionally adults after all also although among an and another any
	anyone as at because before both but by can children could despite did do does doctors during each even every
	everyone everything experts few finally first five for four from furthermore get given he health her here his how
	however i if in instead is it its just last later less like many meanwhile men more moreover most my neither new
	next no nobody none nor not nothing now of often officials on once one only or other others our over overall
	participants patients people perhaps recently researchers results scientists several she similarly since so some
	someone something still studies such than that the their them then there therefore these they this those though
	three through thus to today two under unlike until we what when where whether which while who why will with within
	without women yet you your`: true})

// lookup divides the keys of a map into their words, each of which stands once.
func lookup[T any](groups map[string]T) map[string]T {
	all := map[string]T{}
	for words, value := range groups {
		for word := range strings.FieldsSeq(words) {
			if _, twice := all[word]; twice {
				panic("prose: " + word + " is listed twice")
			}
			all[word] = value
		}
	}
	return all
}

var englishLettered = lookup(map[string]bool{`vitamin vitamins hepatitis type types group groups influenza class grade stage phase
	option plan part parts appendix table category arm arms immunoglobulin factor protein haemophilus strep and or to`: true})

// abbreviation reports whether the full stop behind the text before belongs to an
// abbreviation and does not end the sentence too, given the text after it.
func (c *conventions) abbreviation(before, after string) bool {
	if c.common(before) {
		return false
	}
	at := strings.LastIndexFunc(before, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("([“‘„‚«¿¡\"/—–", r)
	})
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
	if c.ordinals && len(word) <= 2 && strings.Trim(word, "0123456789") == "" {
		return !c.starts(after)
	}
	next, _ := utf8.DecodeRuneInString(after)
	kind := c.abbreviations[strings.ToLower(word)]
	if c != english && utf8.RuneCountInString(word) == 1 && strings.ToLower(word) != word {
		kind = 0 // vitamina D.
	}
	switch kind {
	case never:
		return !(word == "v" && at < 0)
	case number:
		return unicode.IsDigit(next)
	case starter:
		return !c.starts(after)
	case unit:
		return !(at > 0 && unicode.IsDigit(rune(before[at-1])) && unicode.IsUpper(next)) && !c.starts(after)
	}
	return c.initial(word, before, at) && unicode.IsUpper(next) && !c.starts(after)
}

// common reports whether a text ends with a plain word in small letters that is no
// abbreviation, as nearly all sentences do.
func (c *conventions) common(before string) bool {
	from := len(before)
	for from > 0 && 'a' <= before[from-1] && before[from-1] <= 'z' {
		from--
	}
	return from < len(before) && from > 0 && before[from-1] == ' ' && c.abbreviations[before[from:]] == 0
}

// starts reports whether a text begins as a new sentence rather than a name or
// number.
func (c *conventions) starts(after string) bool {
	if first, _ := utf8.DecodeRuneInString(after); strings.ContainsRune("“\"‘„‚«¿¡", first) {
		return true
	}
	word := strings.ToLower(after[:wordEnd(after, 0)])
	if c.starters[word] {
		return true
	}
	cut := strings.IndexAny(word, "’'") // l’étude
	return cut > 0 && c != english && c.starters[word[:cut]]
}

// initial reports whether a word is the initial of a name: J. Smith, J.K. Smith.
// The word begins behind the byte at.
func (c *conventions) initial(word, before string, at int) bool {
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
	return !c.lettered[strings.ToLower(strings.Trim(previous, "(“‘"))]
}
