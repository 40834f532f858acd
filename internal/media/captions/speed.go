package captions

import (
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// perSecond is how many characters grown-ups can read in a second beside a film, spaces
// included. Netflix's Timed Text Style Guide for English allows 20 (section I.17, reading
// speed limits); the BBC's Subtitle Guidelines want 160 to 180 words a minute, which is
// 15 to 18 characters a second.
const perSecond = 20

// speed warns of a caption that is gone before it can be read.
func (r *reader) speed(c Cue) {
	n := characters(c.Text)
	needs := time.Duration(n) * time.Second / perSecond
	if had := c.To - c.From; needs > had {
		needs = needs.Round(100*time.Millisecond) + 100*time.Millisecond
		r.warn(c, "captions-fast", "let it end at "+stamp(c.From+needs)+" or later, if no other caption begins before, or shorten it",
			"this caption has %d characters and is shown for %.1f seconds: at most %d a second can be read", n, had.Seconds(), perSecond)
	}
}

// characters counts those of a text as they are read: of Chinese and Japanese half as
// many can be read in a time.
func characters(text string) int {
	text = strings.Join(strings.Fields(text), " ")
	n := utf8.RuneCountInString(text)
	if n == len(text) {
		return n
	}
	for _, c := range text {
		if k := width.LookupRune(c).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
			n++
		}
	}
	return n
}
