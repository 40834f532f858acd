package captions

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"galen/internal/diag"
)

// reader walks the lines of a file.
type reader struct {
	track Track
	lines []string
	line  int // the next one, from 0
	list  diag.List
}

// problem is an error at a byte, counted from 1, of the line that was read last.
func (r *reader) problem(column int, code, hint, format string, args ...any) {
	r.report(r.position(r.line-1, column), code, hint, format, args...)
}

func (r *reader) report(at diag.Position, code, hint, format string, args ...any) {
	r.list = append(r.list, diag.Errorf(at, code, format, args...).WithHint("%s", hint))
}

// position is that of a byte of a line; columns are counted in characters.
func (r *reader) position(line, column int) diag.Position {
	text := r.lines[line]
	return diag.Position{File: r.track.File, Line: line + 1, Column: 1 + utf8.RuneCountInString(text[:min(max(column-1, 0), len(text))])}
}

func blank(line string) bool { return strings.Trim(line, " \t") == "" }

const firstLine = "WEBVTT"

// subRip is the line of times of a file of SubRip.
var subRip = regexp.MustCompile(`^\s*\d{1,2}:\d{2}:\d{2}[,.]\d{1,3} --> \d{1,2}:\d{2}:\d{2}[,.]\d{1,3}`)

// heading reads the first lines; false when the file is none of WebVTT at all.
func (r *reader) heading() bool {
	first := r.lines[0]
	r.line = 1
	if first == firstLine || strings.HasPrefix(first, firstLine+" ") || strings.HasPrefix(first, firstLine+"\t") {
		for r.line < len(r.lines) && !blank(r.lines[r.line]) {
			r.line++
			if looks(r.lines[r.line-1]) {
				r.problem(1, "captions-heading", "put an empty line after "+firstLine, "there is no empty line between %s and the first caption", firstLine)
				r.line--
				return true
			}
		}
		return true
	}
	return r.otherKind()
}

// otherKind says what a file is that does not begin with WEBVTT.
func (r *reader) otherKind() bool {
	var start []string // the first lines that are not empty
	for _, l := range r.lines {
		if !blank(l) && len(start) < 3 {
			start = append(start, strings.TrimSpace(l))
		}
	}
	convert := func(shown, ext string) bool {
		r.problem(1, "captions-other", "name it captions"+ext+", run  ffmpeg -i captions"+ext+" captions.vtt  and use the result", "these captions are %s, which browsers do not read", shown)
		return false
	}
	switch {
	case len(start) == 0:
		r.problem(1, "captions-empty", "write WEBVTT on the first line, an empty line, and then the captions", "the file is empty")
		return false
	case strings.HasPrefix(start[0], "[Script Info]"):
		return convert("SubStation Alpha (ASS)", ".ass")
	case strings.HasPrefix(start[0], "<?xml"), strings.HasPrefix(start[0], "<tt"):
		r.problem(1, "captions-other", "export them as WebVTT (.vtt) from the program that made them", "these captions are XML (TTML), which browsers do not read")
		return false
	case strings.HasPrefix(strings.ToLower(start[0]), "<!doctype"), strings.HasPrefix(strings.ToLower(start[0]), "<html"):
		r.problem(1, "captions-other", "copy the file again from where it came from", "this is a web page, not a caption file")
		return false
	}
	for i, l := range start {
		if i < 2 && subRip.MatchString(l) {
			fixed := strings.NewReplacer(",", ".").Replace(l)
			r.problem(1, "captions-other", "write  WEBVTT  on the first line and leave the second one empty, and replace the comma in each time with a dot:  "+fixed,
				"these captions are SubRip (SRT): browsers read them only as WebVTT")
			return false
		}
	}
	if strings.EqualFold(strings.TrimSpace(strings.TrimSuffix(start[0], ":")), firstLine) || strings.HasPrefix(strings.ToUpper(start[0]), firstLine) {
		r.problem(1, "captions-heading", "write  WEBVTT  on the first line, in capitals and with nothing before it", "the first line is not %s", firstLine)
		for r.line < len(r.lines) && (blank(r.lines[r.line-1]) || !looks(r.lines[r.line]) && !blank(r.lines[r.line])) {
			r.line++
		}
		return true
	}
	r.problem(1, "captions-heading", "write  WEBVTT  on the first line and leave the second one empty", "the first line is not %s, so browsers do not read the file", firstLine)
	r.line = 0
	return true
}

// block reads what stands between two empty lines: a cue, a note or a style sheet.
func (r *reader) block() {
	for r.line < len(r.lines) && blank(r.lines[r.line]) {
		r.line++
	}
	if r.line == len(r.lines) {
		return
	}
	first := r.lines[r.line]
	switch word, _, _ := strings.Cut(first, " "); {
	case word == "NOTE" && !strings.Contains(first, arrow):
		r.skip()
		return
	case (first == "STYLE" || first == "REGION") && len(r.track.Cues) == 0:
		r.skip()
		return
	}
	from := r.line
	for n := 0; n < 2 && r.line < len(r.lines) && !blank(r.lines[r.line]); n++ {
		r.line++
		if line := r.lines[r.line-1]; looks(line) {
			r.cue(line)
			return
		}
	}
	r.skip()
	at := r.position(from, 1)
	if n := len(r.track.Cues); n > 0 {
		r.report(at, "captions-time", "delete the empty line above if this belongs to the caption before it, or write its times above it: 00:01.000 --> 00:04.000",
			"this text has no times, so it is never shown")
		return
	}
	r.report(at, "captions-time", "write its times above it: 00:01.000 --> 00:04.000, or write NOTE before it if it is a note", "this text has no times, so it is never shown")
}

// skip goes to the next empty line.
func (r *reader) skip() {
	for r.line < len(r.lines) && !blank(r.lines[r.line]) {
		r.line++
	}
}

// cue reads a cue whose line of times was read.
func (r *reader) cue(line string) {
	c := Cue{At: r.position(r.line-1, 1+len(line)-len(strings.TrimLeft(line, " \t")))}
	var known bool
	c.From, c.To, known = r.times(line)
	if known && c.To <= c.From {
		r.report(c.At, "captions-order", "correct the times: the one on the right is the end", "this caption ends before it begins")
		known = false
	}
	from := r.line
	for r.line < len(r.lines) && !blank(r.lines[r.line]) {
		r.line++
		if looks(r.lines[r.line-1]) {
			r.problem(1, "captions-time", "put an empty line above it", "a new caption begins here, without an empty line above it")
			r.line--
			break
		}
	}
	c.Text = r.plain(&c, from)
	if strings.TrimSpace(c.Text) == "" {
		r.report(c.At, "captions-empty", "write what is said or heard, such as  [music] , or delete the times", "this caption has no text")
		return
	}
	if known {
		r.track.Cues = append(r.track.Cues, c)
	}
}

// together holds the cues against each other.
func (r *reader) together() {
	if len(r.track.Cues) == 0 {
		if len(r.list) == 0 {
			r.line = 1
			r.problem(1, "captions-empty", "write what is said, for example  00:01.000 --> 00:04.000  and the words on the line below", "there are no captions in the file")
		}
		return
	}
	for i, c := range r.track.Cues {
		if i > 0 {
			switch above := r.track.Cues[i-1]; {
			case c.From < above.From:
				r.report(c.At, "captions-order", "put the captions in the order in which they appear, or correct the time", "this caption begins at %s, before the one above (%s)", stamp(c.From), stamp(above.From))
			case c.From < above.To:
				r.warn(c, "captions-overlap", "let the one above end at "+stamp(c.From)+", unless both should be visible at once",
					"this caption begins at %s, before the one above ends (%s)", stamp(c.From), stamp(above.To))
			}
		}
		r.speed(c)
	}
}

func (r *reader) warn(c Cue, code, hint, format string, args ...any) {
	r.list = append(r.list, diag.Warningf(c.At, code, format, args...).WithHint("%s", hint))
}
