package locale

import (
	"slices"
	"strconv"
	"strings"
)

// Categories are those that CLDR sorts numbers into, in its order. Other is in every
// language.
var Categories = []string{"zero", "one", "two", "few", "many", "other"}

// plural is a category and what makes a whole number one of it: one of several lists of
// conditions.
type plural struct {
	category string
	any      [][]condition
}

// condition is one on a whole number, or on its rest.
type condition struct {
	zero   bool // it is of the decimals, or of the exponent, which are 0
	modulo int  // 0: of the number itself
	not    bool
	ranges [][2]int
}

// pluralsOf reads rules as CLDR writes them: one=i = 1 and v = 0|other.
func pluralsOf(text string) (all []plural) {
	for rule := range strings.SplitSeq(text, "|") {
		category, conditions, _ := strings.Cut(rule, "=")
		p := plural{category: category}
		for alternative := range strings.SplitSeq(conditions, " or ") {
			var list []condition
			for c := range strings.SplitSeq(alternative, " and ") {
				if c != "" {
					list = append(list, conditionOf(c))
				}
			}
			p.any = append(p.any, list)
		}
		all = append(all, p)
	}
	return all
}

// conditionOf reads one such as  n % 10 = 2..4,9.
func conditionOf(text string) (c condition) {
	left, right, not := strings.Cut(text, "!=")
	if !not {
		left, right, _ = strings.Cut(text, "=")
	}
	operand, modulo, _ := strings.Cut(left, "%")
	operand = strings.TrimSpace(operand)
	c.not, c.zero = not, operand != "n" && operand != "i"
	c.modulo, _ = strconv.Atoi(strings.TrimSpace(modulo))
	for r := range strings.SplitSeq(strings.TrimSpace(right), ",") {
		from, to, ok := strings.Cut(r, "..")
		if !ok {
			to = from
		}
		low, _ := strconv.Atoi(from)
		high, _ := strconv.Atoi(to)
		c.ranges = append(c.ranges, [2]int{low, high})
	}
	return c
}

func (c condition) holds(n int) bool {
	if c.zero {
		n = 0
	}
	if c.modulo > 0 {
		n %= c.modulo
	}
	in := slices.ContainsFunc(c.ranges, func(r [2]int) bool { return r[0] <= n && n <= r[1] })
	return in != c.not
}

// Plural is the category of a whole number, by its absolute value.
func (l *Locale) Plural(n int) string {
	if n = max(n, -n); n < 0 { // the least there is has no positive one
		n = -(n + 1)
	}
	for _, p := range l.plurals {
		for _, list := range p.any {
			if !slices.ContainsFunc(list, func(c condition) bool { return !c.holds(n) }) {
				return p.category
			}
		}
	}
	return "other"
}

// Plurals are the categories of the language, in the order of Categories. Those of which
// a whole number below a thousand is one are needed.
func (l *Locale) Plurals() (all, needed []string) {
	met := map[string]bool{"other": true}
	for n := range 1000 {
		met[l.Plural(n)] = true
	}
	for _, p := range l.plurals {
		if all = append(all, p.category); met[p.category] {
			needed = append(needed, p.category)
		}
	}
	return all, needed
}
