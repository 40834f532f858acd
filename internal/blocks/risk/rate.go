package risk

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// rate is n of d people, as somebody wrote it; n may have decimals, so that both are
// multiplied by a power of ten.
type rate struct{ n, d int64 }

const (
	numeral = `([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})`
	decimal = `(` + `[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9}` + `)(?:\.([0-9]{1,3}))?`
	ofForm  = ` *(?:in|of|out of|per|/) *(?:every +)?` + numeral
	toForm  = ` *(?:to|–|-|and) *`
	percent = ` ?(?:%|per ?cent)`
)

var (
	partForm  = regexp.MustCompile(`(?i)^` + decimal + ofForm + `$`)
	shareForm = regexp.MustCompile(`(?i)^` + decimal + percent + `$`)
	rangeForm = regexp.MustCompile(`(?i)^` + decimal + `(` + percent + `)?` + toForm + decimal + `(?:` + ofForm + `|(` + percent + `))?$`)
	aloneForm = regexp.MustCompile(`^` + decimal + `$`)
)

// amount is a number with its decimals, in units of 1/scale.
func amount(whole, decimals string, scale int64) int64 {
	n, _ := strconv.ParseInt(strings.ReplaceAll(whole, ",", ""), 10, 64)
	part := int64(0)
	if decimals != "" {
		part, _ = strconv.ParseInt(decimals, 10, 64)
		part *= scale / int64(math.Pow10(len(decimals)))
	}
	return n*scale + part
}

const thousandths = 1000 // the finest decimals that are read

// rateOf reads "20 in 1,000", "1 out of 50", "0.5%" and the like.
func rateOf(text string) (r rate, ok bool) {
	if m := partForm.FindStringSubmatch(text); m != nil {
		return rate{amount(m[1], m[2], thousandths), amount(m[3], "", thousandths)}, true
	}
	if m := shareForm.FindStringSubmatch(text); m != nil {
		return rate{amount(m[1], m[2], thousandths), 100 * thousandths}, true
	}
	return rate{}, false
}

// alone reports whether a text is a number, and nothing says of how many.
func alone(text string) bool { return aloneForm.MatchString(text) }

// rangeOf reads "12 to 19", "1.2% to 1.9%" and "12–19 in 1,000"; what says not of how
// many is of as many as the value is.
func rangeOf(text string, value rate) (low, high rate, ok bool) {
	m := rangeForm.FindStringSubmatch(text)
	if m == nil || m[3] != "" && m[6] != "" {
		return low, high, false
	}
	of := value.d
	switch {
	case m[6] != "":
		of = amount(m[6], "", thousandths)
	case m[3] != "" || m[7] != "":
		of = 100 * thousandths
	}
	low, high = rate{amount(m[1], m[2], thousandths), of}, rate{amount(m[4], m[5], thousandths), of}
	return low, high, of > 0
}

// of is the rate in a group of people, and whether that is a whole number of them.
func (r rate) of(people int) (n int, whole bool) {
	all := r.n * int64(people)
	return int(math.Round(float64(all) / float64(r.d))), all%r.d == 0
}

// tenths is the rate in tenths of a person of a group, rounded.
func (r rate) tenths(people int) int {
	return int(math.Round(float64(r.n) * float64(people) * 10 / float64(r.d)))
}

func (r rate) less(s rate) bool { return float64(r.n)*float64(s.d) < float64(s.n)*float64(r.d) }

// coarse reports whether the rate is one of hundred people, or of a divisor of it.
func (r rate) coarse() bool { return r.d <= 100*thousandths }

// share is the rate as a part of one.
func (r rate) share() float64 { return float64(r.n) / float64(r.d) }

// number writes what an amount stands for, as an editor writes it.
func number(amount int64) string {
	text := strconv.FormatFloat(float64(amount)/thousandths, 'f', -1, 64)
	whole, decimals, found := strings.Cut(text, ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if found {
		whole += "." + decimals
	}
	return whole
}

// tenthsOf writes tenths so: 125 as 12.5.
func tenthsOf(n int) string { return number(int64(n) * thousandths / 10) }
