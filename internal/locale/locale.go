// Package locale writes dates, numbers and lists as the readers of a language and a region
// do, and says which form of words goes with a number and which marks are around a
// quotation. All of it is data of Unicode CLDR:
//
//	l := locale.For("de-CH")
//	l.Day(t)                         // "22. November 2026"
//	l.Integer(12345)                 // "12’345"
//	l.Join([]string{"a", "b", "c"})  // "a, b und c"
//	l.Plural(1)                      // "one"
//	locale.Name("de")                // "German", for messages of the program
//
// There is one decision of this house: English that names no country is written as in
// Britain. The calendar is the Gregorian one in every language, since articles are dated
// by it.
//
// The table locales.txt has a line for each locale, and names.txt one for each language;
// generate makes both from CLDR's own files. The tests hold it against another reader of CLDR, the Intl of JavaScript.
package locale

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

//go:generate go run ./generate

//go:embed locales.txt
var table string

// Locale is how a language is written, in a region. It never changes.
type Locale struct {
	tag                         string
	months, standAlone, short   []string // names within a date, by themselves, and abbreviated
	day, shortDay, month, clock pattern
	moment                      string // a day {1} and a time of it {0}
	halves                      []string
	era                         string
	decimal, group, minus       string
	leastGroup                  int    // how many digits there are before the first mark, at least
	groups                      [2]int // the size of the last group, and of those before it; 0: none are made
	digits                      []rune
	pair, start, middle, end    string // the patterns of lists
	plurals                     []plural
	quotations                  [4]string
}

// The fields of a line of the table, after its tag and the one that it varies.
const (
	wideMonths = iota
	standAloneMonths
	shortMonths
	longDate
	mediumDate
	monthAndYear
	timeOfDay
	dateAndTime
	halvesOfDay
	era
	decimalMark
	groupMark
	minusSign
	leastGrouping
	groupSizes
	digits
	listOfTwo
	listStart
	listMiddle
	listEnd
	pluralRules
	quotationMarks
	fieldCount
)

// british is the locale of English that names no country.
const british = "en-GB"

// rows are the lines of the table by tag.
var rows = sync.OnceValue(func() map[string]string {
	all := make(map[string]string, 800)
	for line := range strings.Lines(table) {
		if tag, rest, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok && tag[0] != '#' {
			all[tag] = rest
		}
	}
	return all
})

// known are the locales that were asked for, by tag. There is one Locale of each.
var known sync.Map // of func() *Locale

// For is the locale of a BCP 47 tag: that of its region and script, or else that of its
// language; English for a tag that says nothing.
func For(tag string) *Locale {
	load, ok := known.Load(tag)
	if !ok {
		load, _ = known.LoadOrStore(tag, sync.OnceValue(func() *Locale { return read(find(tag)) }))
	}
	return load.(func() *Locale)()
}

// find is the tag of the line for a language.
func find(tag string) string {
	parsed, err := language.All.Parse(tag)
	if base, _ := parsed.Base(); err != nil || parsed == language.Und || base.String() == "und" {
		return british
	}
	base, script, region := parsed.Raw()
	usual, _ := parsed.Script()
	name := base.String()
	if name == "en" && region.String() == "ZZ" {
		return british
	}
	for _, candidate := range []string{
		name + "-" + script.String() + "-" + region.String(), name + "-" + usual.String() + "-" + region.String(),
		name + "-" + region.String(), name + "-" + usual.String(), name,
	} {
		if _, ok := rows()[candidate]; ok {
			return candidate
		}
	}
	return "und"
}

// fieldsOf are the fields of a locale, with what it has from the one that it varies.
func fieldsOf(tag string) []string {
	all := strings.Split(rows()[tag], "\t")
	parent, fields := all[0], all[1:]
	if parent == "" {
		return fields
	}
	above := fieldsOf(parent)
	for i, field := range fields {
		if field != "" {
			above[i] = field
		}
	}
	return above
}

// read makes a locale of the table.
func read(tag string) *Locale {
	f := fieldsOf(tag)
	l := &Locale{
		tag: tag, months: strings.Split(f[wideMonths], "|"), standAlone: strings.Split(f[standAloneMonths], "|"), short: strings.Split(f[shortMonths], "|"),
		day: patternOf(f[longDate]), shortDay: patternOf(f[mediumDate]), month: patternOf(f[monthAndYear]), clock: patternOf(f[timeOfDay]),
		moment: unquoted(f[dateAndTime]), halves: strings.Split(f[halvesOfDay], "|"), era: f[era],
		decimal: f[decimalMark], group: f[groupMark], minus: f[minusSign], digits: []rune(f[digits]),
		pair: f[listOfTwo], start: f[listStart], middle: f[listMiddle], end: f[listEnd], plurals: pluralsOf(f[pluralRules]),
	}
	if f[standAloneMonths] == "=" {
		l.standAlone = l.months
	}
	copy(l.quotations[:], strings.Split(f[quotationMarks], "|"))
	l.leastGroup, _ = strconv.Atoi(f[leastGrouping])
	last, others, two := strings.Cut(f[groupSizes], "|")
	l.groups[0], _ = strconv.Atoi(last)
	if l.groups[1] = l.groups[0]; two {
		l.groups[1], _ = strconv.Atoi(others)
	}
	return l
}

// Tag is that of the locale in CLDR, which may be less than was asked for.
func (l *Locale) Tag() string { return l.tag }

// Lineage is the tags of the locale and of those that it varies, nearest first: es-MX,
// es-419, es. The root of all is und.
func (l *Locale) Lineage() []string {
	var tags []string
	for tag := l.tag; tag != ""; tag, _, _ = strings.Cut(rows()[tag], "\t") {
		tags = append(tags, tag)
	}
	return tags
}

// Quotations are the marks around a quotation, and around one within it: where it starts
// and where it ends.
func (l *Locale) Quotations() (outer, inner [2]string) {
	return [2]string(l.quotations[:2]), [2]string(l.quotations[2:])
}
