// Package captions reads and checks the captions of films: what is said and heard, with
// the times at which it is shown, in a file of WebVTT (https://www.w3.org/TR/webvtt1/).
//
// The nouns. A Track is one file. Its Cues are what is shown: each from one time to
// another, with its text as a reader sees it.
//
// A browser says nothing of a file that it cannot read: it shows no captions, or leaves
// out the cue, and nobody at the desk who can hear notices. So Parse is stricter than a
// browser and reports, each at its line and column, what a browser would drop, and what
// nobody could read: a heading that is missing, as of a file of SubRip (SRT); commas for
// dots and other arrows; times that run backwards, overlap, or lie beyond the end of the
// film; cues that say nothing or pass too fast; markup that is none.
package captions

import (
	"fmt"
	"strings"
	"time"

	"galen/internal/diag"
)

// Track is the captions of one film.
type Track struct {
	File string
	Cues []Cue
}

// Cue is one caption.
type Cue struct {
	From, To time.Duration // since the film began
	Voice    string        // who speaks, if the file says so
	Text     string        // without markup; lines are kept apart by \n
	At       diag.Position // of its times
}

// Parse reads a file's text, which is valid UTF-8 with lines ended by LF; see
// source.Text. The codes of its problems:
//
//	captions-heading   the first line is not WEBVTT, or no empty line follows
//	captions-other     captions of another kind: SubRip, SubStation, TTML
//	captions-time      times that are not written as WebVTT has them
//	captions-order     a cue that ends before it begins, or begins before the one above
//	captions-overlap   a warning: a cue that begins before the one above has ended
//	captions-empty     a cue without text, or a file without cues
//	captions-fast      a warning: more characters than can be read in the time
//	captions-markup    tags and characters that browsers take for something else
func Parse(file string, text []byte) (Track, diag.List) {
	r := reader{track: Track{File: file}, lines: strings.Split(string(text), "\n")}
	if r.heading() {
		for r.line < len(r.lines) {
			r.block()
		}
		r.together()
	}
	return r.track, r.list
}

// slack is how far a caption may outlast its film: the two are measured by different
// programs.
const slack = 500 * time.Millisecond

// Within reports, with the code captions-beyond, the captions that would be shown when
// the film has ended.
func (t Track) Within(film time.Duration) (list diag.List) {
	for _, c := range t.Cues {
		if c.To > film+slack {
			list = append(list, diag.Errorf(c.At, "captions-beyond", "this caption ends at %s, and the film at %s", stamp(c.To), stamp(film)).
				WithHint("correct its times, or check that these captions belong to this film"))
		}
	}
	return list
}

// Text is what the captions say, one after the other; where another one begins to speak,
// a line begins with the name.
func (t Track) Text() string {
	var b strings.Builder
	voice := ""
	for _, c := range t.Cues {
		switch {
		case b.Len() > 0 && c.Voice != voice:
			b.WriteByte('\n')
		case b.Len() > 0:
			b.WriteByte(' ')
		}
		if c.Voice != "" && c.Voice != voice {
			b.WriteString(c.Voice + ": ")
		}
		voice = c.Voice
		b.WriteString(strings.Join(strings.Fields(c.Text), " "))
	}
	return b.String()
}

// stamp writes a time as WebVTT has it.
func stamp(d time.Duration) string {
	ms := d.Milliseconds()
	return fmt.Sprintf("%02d:%02d:%02d.%03d", ms/3_600_000, ms/60_000%60, ms/1000%60, ms%1000)
}
