package content

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	extast "github.com/yuin/goldmark/extension/ast"

	"galen/internal/content/directive"
	"galen/internal/frontmatter"
)

// timeline is dated events: a list of definitions whose terms are dates, in their order.
type timeline struct{}

func readTimeline(*frontmatter.Reader, *validator, *directive.Node) block { return timeline{} }

func (timeline) said() []blockText { return nil }

func (timeline) check(in *validator, n *directive.Node) {
	list := n.FirstChild()
	if list == nil || list.Kind() != extast.KindDefinitionList || list.NextSibling() != nil {
		in.blockProblem(n, in.timelineHint(n), "a timeline is a list of dates and of what happened then")
		return
	}
	var before instant
	direction := 0 // 1: the oldest first; -1: the newest; 0: not clear yet
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() != extast.KindDefinitionTerm {
			continue
		}
		written := strings.TrimSpace(plain(c, in.source))
		at, ok := dateIn(written, in.rules.Language)
		if !ok {
			in.blockProblem(c, dateHint(written, in.rules.Language), "%q is not a date", written)
			continue
		}
		if before.year != 0 {
			step := at.compare(before)
			if direction == 0 {
				direction = step
			} else if step != 0 && step != direction {
				in.blockProblem(c, "put the events into the order of their dates, the oldest first or the newest first", "%q is out of order", written)
			}
		}
		before = at
	}
}

func (timeline) set(s *htmlRenderer, n *directive.Node) {
	s.block(`<div class="timeline">`)
	s.below(n)
	s.block("</div>")
}

// instant is a date of which day or month may be open: 0.
type instant struct{ year, month, day int }

// compare is the sign of a - b where both are known as exactly; 0 where one may lie in
// the other.
func (a instant) compare(b instant) int {
	for _, p := range [][2]int{{a.year, b.year}, {a.month, b.month}, {a.day, b.day}} {
		switch {
		case p[0] == 0 || p[1] == 0:
			return 0
		case p[0] != p[1]:
			return sign(p[0] - p[1])
		}
	}
	return 0
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// Dates of events: a day, a month and a year, each of which but the year may be missing,
// the day before the month or after it, or the ISO form. What follows a comma or a dash is
// the end of a span, or an hour.
var (
	writtenDate = regexp.MustCompile(`^(?:(?:(\d{1,2})(?:st|nd|rd|th)? )?(?:of )?(\p{L}+)\.?(?: (\d{1,2})(?:st|nd|rd|th)?,)? )?(?:(?:c|ca|about|around|early|mid|late)\.?[ -])?(\d{3,4})s?\b`)
	isoDate     = regexp.MustCompile(`^(\d{4})-(\d{2})(?:-(\d{2}))?\b`)
)

func dateOf(s string) (instant, bool) {
	if m := isoDate.FindStringSubmatch(s); m != nil {
		at := instant{number(m[1]), number(m[2]), number(m[3])}
		return at, at.exists()
	}
	m := writtenDate.FindStringSubmatch(s)
	if m == nil {
		return instant{}, false
	}
	at := instant{year: number(m[4])}
	if m[2] == "" {
		return at, at.exists()
	}
	at.month = monthOf(m[2])
	if at.day = number(m[1] + m[3]); at.month == 0 && at.day == 0 {
		return at, seasons[strings.ToLower(m[2])]
	}
	return at, at.month > 0 && at.exists()
}

// Dates as German has them, 12. März 2024 and 12.3.2024; and what is known of one in a
// language whose months Galen does not know.
var (
	germanDate   = regexp.MustCompile(`^(?:(\d{1,2})\. ?)?(?:(\p{L}+)\.? |(\d{1,2})\.)(\d{4})\b`)
	yearOf       = regexp.MustCompile(`\b\d{4}\b`)
	germanMonths = map[string]int{"januar": 1, "jänner": 1, "februar": 2, "feber": 2, "märz": 3, "april": 4, "mai": 5, "juni": 6, "juli": 7, "august": 8,
		"september": 9, "oktober": 10, "november": 11, "dezember": 12, "jan": 1, "feb": 2, "mär": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "dez": 12}
)

// dateIn is dateOf in the language of a site. Of a date in other languages than English
// and German the year counts.
func dateIn(s, language string) (instant, bool) {
	at, ok := dateOf(s)
	base, _, _ := strings.Cut(language, "-")
	if ok || base == "" || base == "en" {
		return at, ok
	}
	if m := germanDate.FindStringSubmatch(s); m != nil && base == "de" && (m[3] != "" || germanMonths[strings.ToLower(m[2])] > 0) {
		at = instant{number(m[4]), germanMonths[strings.ToLower(m[2])] + number(m[3]), number(m[1])}
		return at, at.month > 0 && at.exists()
	}
	year := yearOf.FindString(s)
	return instant{year: number(year)}, year != ""
}

// exists reports whether the calendar has the date.
func (a instant) exists() bool {
	if a.month > 12 {
		return false
	}
	return a.day == 0 || time.Date(a.year, time.Month(a.month), a.day, 0, 0, 0, 0, time.UTC).Day() == a.day
}

// seasons may stand before a year.
var seasons = map[string]bool{"spring": true, "summer": true, "autumn": true, "fall": true, "winter": true, "early": true, "mid": true, "late": true, "about": true, "around": true, "since": true}

// monthOf is the number of a month by its English name, or its first three letters; 0 if it
// is none.
func monthOf(name string) int {
	name = strings.ToLower(name)
	for m := time.January; m <= time.December; m++ {
		if full := strings.ToLower(m.String()); name == full || name == full[:3] || m == time.September && name == "sept" {
			return int(m)
		}
	}
	return 0
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
