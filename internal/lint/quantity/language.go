package quantity

import (
	"strconv"
	"strings"

	"galen/internal/lint/textseg"
	"galen/internal/lint/vocabulary"
)

// Language is what the words and the signs of one language are to numbers: a table, and no code.
type Language struct {
	classes      map[string]class // of each word, in small letters
	letters      map[string]class // of those that mean something only as they are written here: KI, IC
	small        map[string]float64
	parts        map[string]float64
	scales       map[string]float64
	factors      map[string]factor
	units        map[string]string
	comma        bool // the decimals stand behind a comma, and a point is between thousands
	spaced       bool // a space is between thousands
	elides       bool // l'étude is two words
	nounsBetween bool // 12 patients sur 40
	ordinals     bool // 12. Mai
}

// English is the language of which no vocabulary tells.
var English = func() *Language {
	l := &Language{classes: map[string]class{}, small: small, parts: parts, scales: scales, factors: factors, units: unitNames}
	for c, list := range english {
		for w := range strings.FieldsSeq(list) {
			l.classes[w] |= c
		}
	}
	l.derive()
	m := l.classes
	m["percent"], m["pct"], m["percentage"], m["cent"], m["fold"] = percentWord, percentWord, percentWord, percentWord|cent, times
	return l
}()

// derive gives factors, fractions, scales and units their classes.
func (l *Language) derive() {
	for w, f := range l.factors {
		l.classes[w] |= twice | numeric
		if f.change != None {
			l.classes[w] |= factorVerb
		}
	}
	for w := range l.parts {
		l.classes[w] |= fraction | numeric
	}
	for w := range l.scales {
		l.classes[w] |= scale
	}
	for w := range l.units {
		l.classes[w] |= unit
	}
}

// classNames are the classes that a vocabulary has words of.
var classNames = map[string]class{
	"people": people, "event": event, "of": of, "out": out, "in": in, "per": per, "every": every, "the": the, "from": from, "to": to, "by": by, "and": and, "or": or,
	"a": a, "one": one, "up": up, "upto": upTo, "as": as, "much": much, "about": about, "least": least, "most": most, "more": more, "less": less, "than": than, "odds": odds, "hazard": hazard,
	"risk": risk, "relative": relative, "ratio": ratio, "interval": interval, "value": value, "percent": percentWord, "cent": percentWord | cent, "point": point, "percent-point": wholePoint,
	"times": times, "likely": likely, "rising": rising, "falling": falling, "month": monthName, "ordinary": ordinary, "was": was, "filler": filler,
}

// LanguageOf is the language of a vocabulary.
func LanguageOf(v *vocabulary.Vocabulary) *Language {
	l := &Language{
		classes: map[string]class{}, letters: map[string]class{}, small: map[string]float64{}, parts: map[string]float64{}, scales: map[string]float64{},
		factors: map[string]factor{}, units: map[string]string{}, comma: true,
	}
	l.spaced, l.elides, l.nounsBetween, l.ordinals = v.Has("spaced-thousands"), v.Has("elision"), v.Has("nouns-between"), v.Has("ordinal-stops")
	for _, name := range v.Names("number") {
		l.section(v, name)
	}
	for name, d := range units { // symbols are those of all languages
		for w := range strings.FieldsSeq(d.names) {
			if len(w) <= 4 && (w == name || strings.ContainsAny(w, "µμ") || symbols[w]) {
				l.units[w] = name
			}
		}
	}
	l.derive()
	return l
}

// symbols are the names of units that are no words of English.
var symbols = map[string]bool{"mcg": true, "mg": true, "g": true, "kg": true, "ml": true, "iu": true, "mmhg": true, "c": true, "f": true, "mm": true, "cm": true, "km": true, "kcal": true, "kj": true}

// section reads one section of a vocabulary: words of a class, or, of those that have a value,
// lines of the value and the words.
func (l *Language) section(v *vocabulary.Vocabulary, name string) {
	if c, ok := classNames[name]; ok {
		for _, w := range v.Words("number", name) {
			l.classes[w] |= c
		}
		for w := range strings.FieldsSeq(v.Section("number", name)) {
			if w == strings.ToUpper(w) && len(w) > 1 { // KI is an interval, and Ki is none
				l.letters[w] |= l.classes[strings.ToLower(w)]
				delete(l.classes, strings.ToLower(w))
			}
		}
		return
	}
	switch name {
	case "words", "parts", "scales", "rises", "falls", "multiples", "units":
	default:
		panic("vocabulary of " + v.Tag + ": no words of numbers " + name)
	}
	for _, line := range v.Lines("number", name) {
		first, rest, _ := strings.Cut(line, " ")
		for w := range strings.FieldsSeq(strings.ToLower(rest)) {
			l.valued(name, first, w)
		}
	}
}

// valued adds a word that stands for a number or a unit.
func (l *Language) valued(section, first, word string) {
	if section == "units" {
		if _, known := units[first]; !known {
			panic("vocabulary: no unit " + first)
		}
		l.units[word] = first
		return
	}
	n, err := strconv.ParseFloat(first, 64)
	if err != nil {
		panic("vocabulary: " + err.Error())
	}
	switch section {
	case "words":
		l.small[word] = n
	case "parts":
		l.parts[word] = 1 / n
	case "scales":
		l.scales[word] = n
	case "rises":
		l.factors[word] = factor{n, Rise}
	case "falls":
		l.factors[word] = factor{1 / n, Fall}
	case "multiples":
		l.factors[word] = factor{n, None}
	}
}

// Reader makes a reader of the language.
func (l *Language) Reader() *Reader {
	return &Reader{known: textseg.NewGloss(l.piecesOf), language: l}
}

// Small is the number that a word stands for.
func (l *Language) Small(word string) (value float64, ok bool) {
	value, ok = l.small[strings.ToLower(word)]
	return value, ok
}

// Smalls are the words that stand for numbers.
func (l *Language) Smalls() map[string]float64 { return l.small }

// Elides reports whether words are written together that an apostrophe divides: l'étude.
func (l *Language) Elides() bool { return l.elides }

// Spaced reports whether a space divides thousands.
func (l *Language) Spaced() bool { return l.spaced }

// whole is a form that is one number although it has hyphens: vingt-deux.
func (l *Language) whole(form string) (x piece, ok bool) {
	if l == English || strings.IndexByte(form, '-') < 0 {
		return x, false
	}
	n, ok := l.Small(form)
	return piece{to: int32(len(form)), number: true, value: n}, ok
}

// elided is how long the apostrophe is at a byte of a form that divides it, 0 when none does.
func (l *Language) elided(form string, from, at int) int {
	if !l.elides || at == from {
		return 0
	}
	for _, mark := range []string{"'", "’"} {
		if strings.HasPrefix(form[at:], mark) {
			return len(mark)
		}
	}
	return 0
}

// ordinal makes no number of the last token of a list if a full stop and a word of the same sentence
// follow it: der 12. Patient.
func (l *Language) ordinal(list []token, text string, next int) {
	if n := len(list); l.ordinals && n > 0 && list[n-1].digits && strings.HasPrefix(text[list[n-1].end:next], ". ") {
		list[n-1].number, list[n-1].digits = false, false
	}
}

// Digits reads the number that a text begins with, as far as it goes; size is 0 when there is none.
func (l *Language) Digits(s string) (value float64, decimals int8, size int) { return l.digits(s) }

// digits reads a number with its marks.
func (l *Language) digits(s string) (value float64, decimals int8, size int) {
	if !l.comma {
		return digits(s)
	}
	run := func(at int) int {
		n := 0
		for at+n < len(s) && '0' <= s[at+n] && s[at+n] <= '9' {
			n++
		}
		return n
	}
	size = run(0)
	whole := s[:size]
	for size > 0 && len(whole) <= 15 && size < len(s) && s[size] == '.' && run(size+1) == 3 && whole != "0" && len(s[:size]) <= 3+4*strings.Count(s[:size], ".") {
		whole += s[size+1 : size+4]
		size += 4
	}
	if size < len(s) && (s[size] == ',' || s[size] == '.' && len(whole) == size) {
		if n := run(size + 1); n > 0 && n < 9 {
			whole += "." + s[size+1:size+1+n]
			decimals = int8(n)
			size += 1 + n
		}
	}
	value, _ = strconv.ParseFloat(whole, 64) // digits are a number; too many are one, too
	return value, decimals, size
}
