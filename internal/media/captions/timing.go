package captions

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"galen/internal/diag"
)

const arrow = "-->"

// exact is a time as WebVTT has it: minutes and seconds of two digits, thousandths after
// a dot, and hours where there are any.
var exact = regexp.MustCompile(`^(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})$`)

// meant is a line that people or programs mean as times; 1 and 3 are the times, 2 what
// stands between them, and 4 what follows.
var meant = regexp.MustCompile(`^\s*(` + loose + `)\s*(-*\s*[-–—=]*\s*(?:>|&gt;)+|→|➔|⟶|-{1,3}|[–—]|[,;]|\bto\b)\s*(` + loose + `)(.*)$`)

const loose = `(?:\d{1,4}:)?\d{1,3}:\d{1,2}(?:[.,:;]\d{1,3})?|\d{1,5}(?:[.,]\d{1,3})?s?`

// seen is a line that cannot be words: between its times stands an arrow, or both times
// have thousandths. "9:00 – 17:00" may be what is said.
var seen = regexp.MustCompile(`^\s*(?:(?:` + loose + `)\s*(?:-*\s*[-–—=]*\s*(?:>|&gt;)+|→|➔|⟶)\s*(?:` + loose + `)|` +
	thousandths + `\s*(?:-{1,3}|[–—,;]|\bto\b)\s*` + thousandths + `)`)

const thousandths = `(?:\d{1,4}:)?\d{1,3}:\d{1,2}[.,]\d{3}`

// looks reports whether a line is one of times, right or not.
func looks(line string) bool {
	return strings.Contains(line, arrow) || strings.Count(line, ":") >= 2 && seen.MatchString(line)
}

// times reads a line of times, and reports what is wrong with it; false when they cannot
// be known.
func (r *reader) times(line string) (from, to time.Duration, ok bool) {
	left, right, found := strings.Cut(line, arrow)
	end, settings, _ := strings.Cut(strings.TrimLeft(right, " \t"), " ")
	if tab := strings.IndexByte(end, '\t'); tab >= 0 {
		end, settings = end[:tab], end[tab+1:]+" "+settings
	}
	from, first := exactTime(strings.TrimSpace(left))
	to, second := exactTime(end)
	if found && first && second {
		r.settings(line, settings)
		return from, to, true
	}
	column := 1
	if found && first {
		column = strings.Index(line, arrow) + len(arrow) + 1
		column += len(right) - len(strings.TrimLeft(right, " \t"))
	}
	m := meant.FindStringSubmatch(line)
	if m == nil {
		r.problem(column, "captions-time", "write, for example,  00:01.000 --> 00:04.000", "this is not a line of times")
		return 0, 0, false
	}
	from, first = looseTime(m[1])
	to, second = looseTime(m[3])
	if !first || !second {
		r.problem(column, "captions-time", "write, for example,  00:01.000 --> 00:04.000", "this is not a line of times")
		return 0, 0, false
	}
	hint := "write  " + strings.TrimRight(stamp(from)+" "+arrow+" "+stamp(to)+m[4], " \t")
	switch {
	case m[2] != arrow:
		r.problem(1+meant.FindStringSubmatchIndex(line)[4], "captions-time", hint, "there must be the arrow %s between two times, not %q", arrow, strings.TrimSpace(m[2]))
	case strings.Contains(m[1]+m[3], ","):
		r.problem(strings.IndexByte(line, ',')+1, "captions-time", hint, "the thousandths of a time come after a dot, not a comma")
	default:
		r.problem(column, "captions-time", hint, "a time has two digits each for minutes and seconds, and three after the dot")
	}
	return from, to, true
}

func exactTime(text string) (time.Duration, bool) {
	m := exact.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	return clock(m[1], m[2], m[3], m[4]), true
}

// looseTime reads a time that is written in some other way.
func looseTime(text string) (time.Duration, bool) {
	text = strings.TrimSuffix(text, "s")
	parts := strings.FieldsFunc(text, func(c rune) bool { return c == ':' || c == '.' || c == ',' || c == ';' })
	thousandths := "0"
	if at := strings.LastIndexAny(text, ".,:;"); at >= 0 && (text[at] != ':' && text[at] != ';' || len(parts) == 4) && (len(parts) != 2 || text[at] != ':') {
		thousandths = (parts[len(parts)-1] + "000")[:3]
		parts = parts[:len(parts)-1]
	}
	for len(parts) < 3 {
		parts = append([]string{"0"}, parts...)
	}
	if len(parts) > 3 {
		return 0, false
	}
	return clock(parts[0], parts[1], parts[2], thousandths), true
}

func clock(hours, minutes, seconds, thousandths string) time.Duration {
	n := func(s string) time.Duration {
		v, _ := strconv.Atoi(s) // of at most five digits
		return time.Duration(v)
	}
	return n(hours)*time.Hour + n(minutes)*time.Minute + n(seconds)*time.Second + n(thousandths)*time.Millisecond
}

// knownSettings are what may follow the times: where the caption stands.
var knownSettings = []string{"vertical", "line", "position", "size", "align", "region"}

// alignments are the values of align; middle is one of an older draft.
var alignments = []string{"start", "center", "end", "left", "right"}

// settings checks what follows the times. Browsers leave out what they do not know.
func (r *reader) settings(line, settings string) {
	for s := range strings.FieldsSeq(settings) {
		name, value, _ := strings.Cut(s, ":")
		column := strings.LastIndex(line, s) + 1
		switch {
		case !contains(knownSettings, name) || value == "":
			hint := "delete it, or write for example  line:0  or  align:start"
			if near := diag.Nearest(name, knownSettings); near != "" && value != "" {
				hint = "write  " + near + ":" + value
			}
			r.problem(column, "captions-time", hint, "%q is not allowed after the times", s)
		case name == "align" && !contains(alignments, value):
			hint := "write  align:center"
			if near := diag.Nearest(value, alignments); near != "" {
				hint = "write  align:" + near
			}
			r.problem(column, "captions-time", hint, "a caption cannot be aligned %q", value)
		}
	}
}

func contains(all []string, one string) bool {
	for _, a := range all {
		if a == one {
			return true
		}
	}
	return false
}
