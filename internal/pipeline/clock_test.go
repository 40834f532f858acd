package pipeline

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"time"
)

// moveClock moves the build clock, by some time or to just around an instant
// that an article names.
func moveClock(s *state, r *rand.Rand) string {
	if r.IntN(2) == 0 {
		var all []time.Time
		for _, name := range s.those(isArticle) {
			for _, key := range []string{"date", "embargo", "expires", "withdrawn"} {
				if at, ok := instantOf(s.files[name], key); ok {
					all = append(all, at, at.Add(48*time.Hour))
				}
			}
		}
		for _, name := range s.those(func(n string) bool { return isHome(n) || isCategory(n) }) {
			for _, found := range writtenEnding.FindAllStringSubmatch(s.files[name], -1) {
				if at, ok := instant(found[1]); ok {
					all = append(all, at)
				}
			}
		}
		slices.SortFunc(all, time.Time.Compare)
		i, _ := slices.BinarySearchFunc(all, s.now, time.Time.Compare)
		if near := all[max(0, i-3):min(len(all), i+4)]; len(near) > 0 {
			s.now = pick(r, near...).Add(pick(r, -time.Second, 0, time.Second))
			return "clock to " + s.now.Format(time.RFC3339)
		}
	}
	by := pick(r, time.Second, time.Hour, 7*time.Hour, 24*time.Hour, 50*time.Hour, 40*24*time.Hour)
	if r.IntN(3) == 0 || s.now.Sub(midday) > 100*24*time.Hour {
		by = -by
	}
	s.now = s.now.Add(by)
	return "clock to " + s.now.Format(time.RFC3339)
}

var writtenInstant = regexp.MustCompile(`^(date|embargo|expires|withdrawn): (?:\{date: )?([^\s,]+)`)

// instantOf is the instant that a key of an article names, if it is well-formed;
// those without an offset are taken in Berlin's.
func instantOf(text, key string) (time.Time, bool) {
	for line := range strings.Lines(text) {
		if m := writtenInstant.FindStringSubmatch(strings.TrimSuffix(line, "\n")); m != nil && m[1] == key {
			return instant(m[2])
		}
	}
	return time.Time{}, false
}

var writtenEnding = regexp.MustCompile(`\buntil: ([^\s,}]+)`)

// instant reads an instant as articles write it.
func instant(text string) (time.Time, bool) {
	for _, form := range []string{time.DateOnly, "2006-01-02T15:04", time.RFC3339} {
		if at, err := time.ParseInLocation(form, text, time.FixedZone("", 3600)); err == nil {
			return at, true
		}
	}
	return time.Time{}, false
}
