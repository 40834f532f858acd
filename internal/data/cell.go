package data

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// absent are the texts, in small letters, that stand for a value that is not known.
var absent = map[string]bool{"": true, "-": true, "–": true, "—": true, "−": true, "n/a": true, "na": true, "n.a.": true, ".": true, "..": true, "…": true}

// failed are what spreadsheets write for a formula that has no result.
var failed = map[string]bool{
	"#N/A": true, "#DIV/0!": true, "#REF!": true, "#VALUE!": true, "#NAME?": true, "#NUM!": true, "#NULL!": true, "#SPILL!": true, "#CALC!": true, "#####": true,
}

// formula is a text that a spreadsheet computes when it opens the file: readers download it.
var formula = regexp.MustCompile(`^(=|[@+\-][^ ]*[(|!])`)

// The spellings of numbers. Thousands are grouped by a comma, a space that does not break,
// or a plain one.
var (
	plainNumber    = regexp.MustCompile(`^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?$`)
	groupedNumber  = regexp.MustCompile(`^[+-]?\d{1,3}([, \x{a0}\x{2009}\x{202f}']\d{3})+(\.\d+)?$`)
	decimalComma   = regexp.MustCompile(`^[+-]?\d+,\d+$`)
	groupedByPoint = regexp.MustCompile(`^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$`)
	onePoint       = regexp.MustCompile(`^[+-]?[1-9]\d{0,2}\.\d{3}$`)
	isoDay         = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
)

// dialect is how a file separates cells and writes numbers.
type dialect struct {
	comma rune
	// points says what a point in a number is, in a file whose cells are separated by
	// semicolons: '.' the decimal sign, ',' a sign between thousands, 0 not known.
	points rune
}

// read judges the text of a cell, which has no white space around it.
func (d dialect) read(text string) (c Cell) {
	c.Text = text
	switch {
	case len(text) <= len("n.a.") && absent[strings.ToLower(text)]:
		c.Missing = true
		return c
	case len(text) > 40 || !strings.ContainsAny(text[:min(len(text), 6)], "0123456789"):
		return c
	case isoDay.MatchString(text):
		if day, err := time.Parse(time.DateOnly, text); err == nil {
			c.Kind, c.Value = Date, float64(day.Unix()/86400)
		}
		return c
	}
	number, percent := strings.CutSuffix(text, "%")
	if percent {
		number = strings.TrimRight(number, " \u00a0\u202f")
	}
	spelled, ok := d.number(number)
	if !ok {
		return c
	}
	v, err := strconv.ParseFloat(spelled, 64)
	if err != nil {
		return c
	}
	if v == 0 {
		v = 0 // never -0
	}
	if c.Value, c.Kind = v, Number; percent {
		c.Kind = Percent
	}
	if d.comma == ';' && strings.ContainsAny(number, ",.") {
		c.Text = strings.Replace(text, number, spelled, 1)
	}
	return c
}

// number gives the spelling of a number that a program reads.
func (d dialect) number(text string) (string, bool) {
	text = strings.Replace(text, "−", "-", 1)
	switch {
	case d.comma == ';' && decimalComma.MatchString(text):
		return strings.Replace(text, ",", ".", 1), true
	case d.comma == ';' && d.points == ',' && groupedByPoint.MatchString(text):
		return strings.Replace(strings.ReplaceAll(text, ".", ""), ",", ".", 1), true
	case plainNumber.MatchString(text):
		return text, true
	case groupedNumber.MatchString(text):
		return strings.NewReplacer(",", "", " ", "", "\u00a0", "", "\u2009", "", "\u202f", "", "'", "").Replace(text), true
	}
	return "", false
}

// pointsOf says what a point in a number is, by all cells of a column of a file with
// semicolons; unsure is the row of a cell that may be read in two ways, or -1.
func pointsOf(cells []string) (points rune, unsure int) {
	unsure = -1
	for i, text := range cells {
		text = strings.TrimSpace(strings.TrimSuffix(text, "%"))
		switch {
		case onePoint.MatchString(text):
			if unsure < 0 {
				unsure = i
			}
		case groupedByPoint.MatchString(text) && strings.Count(text, ".") > 1, decimalComma.MatchString(text), groupedByPoint.MatchString(text) && strings.Contains(text, ","):
			return ',', -1
		case plainNumber.MatchString(text) && strings.Contains(text, "."):
			return '.', -1
		}
	}
	return 0, unsure
}

// Shown is the text of a cell as readers see it: with a real minus, and a dash for a cell
// in which nothing stands.
func (c *Cell) Shown() string {
	switch {
	case c.Text == "":
		return "–"
	case c.Text[0] == '-' && !c.Missing && c.Kind != Text:
		return "−" + c.Text[1:]
	}
	return c.Text
}
