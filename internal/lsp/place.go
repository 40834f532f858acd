package lsp

import (
	"bytes"
	"regexp"
	"strings"
)

// Where in a document somebody writes. It is found from the lines as they stand, since what is
// being written can often not be read yet.

// spot is what stands at an offset of a document.
type spot struct {
	kind   spotKind
	word   span   // what is being written there, up to its end
	before string // of it, what stands before the offset
	key    string // the key of front matter at the top to which it belongs
	inner  string // the key of a group in that, if it is the value of one
}

type spotKind int

const (
	elsewhere spotKind = iota
	keySpot            // a key of front matter
	valueSpot          // a value of front matter
	linkSpot           // the target of a link
	blockSpot          // the name of a block
)

var (
	topKey     = regexp.MustCompile(`^([A-Za-z_][A-Za-z0-9_-]*)[ \t]*:(?:[ \t]|$)`)
	innerKey   = regexp.MustCompile(`(?:^|[\s{,])([A-Za-z_][A-Za-z0-9_-]*)[ \t]*:[ \t]+[^,{}\[\]:]*$`)
	keyBegun   = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]*$|^$`)
	linkBegun  = regexp.MustCompile(`\]\(([^()\s]*)$`)
	blockBegun = regexp.MustCompile(`^\s*:{3,}[ \t]*([A-Za-z-]*)$`)
)

// frontMatter is where the front matter stands between its two lines; ok is false when the text
// begins with none. One without an end goes to the end of the text.
func (t *text) frontMatter() (s span, ok bool) {
	data := bytes.TrimPrefix(t.data, byteOrderMark)
	skipped := len(t.data) - len(data)
	first, rest, _ := bytes.Cut(data, []byte("\n"))
	if string(bytes.TrimRight(first, " \t\r")) != "---" {
		return span{}, false
	}
	from := skipped + len(data) - len(rest)
	for at := from; at < len(t.data); {
		line := t.data[at:]
		if n := bytes.IndexByte(line, '\n'); n >= 0 {
			line = line[:n+1]
		}
		if string(bytes.TrimRight(line, " \t\r\n")) == "---" {
			return span{from, at}, true
		}
		at += len(line)
	}
	return span{from, len(t.data)}, true
}

// line is the line of an offset, without its end.
func (t *text) line(offset int) span {
	from := bytes.LastIndexByte(t.data[:offset], '\n') + 1
	to := len(t.data)
	if n := bytes.IndexByte(t.data[from:], '\n'); n >= 0 {
		to = from + n
	}
	if to > from && t.data[to-1] == '\r' {
		to--
	}
	return span{from, to}
}

// spotAt says what stands at an offset.
func (t *text) spotAt(offset int) spot {
	line := t.line(offset)
	offset = min(offset, line.to)
	before, after := string(t.data[line.from:offset]), string(t.data[offset:line.to])
	until := func(start int, ends string) span {
		end := strings.IndexAny(after, ends)
		if end < 0 {
			end = len(after)
		}
		return span{line.from + start, offset + end}
	}
	if m, ok := t.frontMatter(); ok && offset >= m.from && offset <= m.to && line.from < m.to {
		return t.spotInFrontMatter(m, line, before, until)
	}
	if m := linkBegun.FindStringSubmatchIndex(before); m != nil {
		return spot{kind: linkSpot, word: until(m[2], ") \t"), before: before[m[2]:]}
	}
	if m := blockBegun.FindStringSubmatchIndex(before); m != nil {
		return spot{kind: blockSpot, word: until(m[2], " \t{"), before: before[m[2]:]}
	}
	return spot{}
}

func (t *text) spotInFrontMatter(m, line span, before string, until func(int, string) span) spot {
	if keyBegun.MatchString(before) {
		return spot{kind: keySpot, word: until(0, ": \t"), before: before}
	}
	s := spot{kind: valueSpot}
	for at := line; s.key == ""; at = t.line(at.from - 1) {
		if k := topKey.FindSubmatch(t.data[at.from:at.to]); k != nil {
			s.key = string(k[1])
		} else if at.from <= m.from {
			return spot{}
		}
	}
	if k := innerKey.FindStringSubmatch(before); k != nil && k[1] != s.key {
		s.inner = k[1]
	}
	start := strings.LastIndexAny(before, `:,[{"'`) + 1
	if dash := strings.LastIndex(before, "- "); dash >= start {
		start = dash + 2
	}
	for start < len(before) && (before[start] == ' ' || before[start] == '\t') {
		start++
	}
	s.word, s.before = until(start, `,]}"'#`), before[start:]
	for s.word.to > s.word.from+len(s.before) && t.data[s.word.to-1] == ' ' {
		s.word.to--
	}
	return s
}

// linkAt is the target of the link at an offset, "" where there is none.
func (t *text) linkAt(offset int) string {
	line := t.line(offset)
	for _, m := range link.FindAllSubmatchIndex(t.data[line.from:line.to], -1) {
		if offset >= line.from+m[0] && offset < line.from+m[1] {
			return string(t.data[line.from+m[2] : line.from+m[3]])
		}
	}
	return ""
}

var link = regexp.MustCompile(`\[[^\]]*\]\(([^()\s]*)[^()]*\)`)

// wordAt is the word at an offset.
func (t *text) wordAt(offset int) string {
	from, to := offset, offset
	word := func(c byte) bool {
		return c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
	}
	for from > 0 && word(t.data[from-1]) {
		from--
	}
	for to < len(t.data) && word(t.data[to]) {
		to++
	}
	return string(t.data[from:to])
}
