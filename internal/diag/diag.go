// Package diag is how Galen tells a person what is wrong.
//
// A Diagnostic names one problem: where it is (a Position), what it is (a
// message), and how to mend it (a hint). Every room of the house returns its
// problems as a List and carries on, so that one run reports them all; nothing
// but this package turns them into text.
//
//	content/health/flu.md:3:1: error: unknown key "titel"
//	  3 | titel: Flu season
//	    | ^
//	hint: did you mean "title"?
//
// A message is lower case, has no full stop, and shows the writer's own words
// in quotation marks. A hint is an instruction. Neither ever holds a Go type, a
// stack, or a path of the machine that built the program.
package diag

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Position is a place in a file of the project. Line and Column count from 1;
// Column counts characters (code points), as editors do. Line 0 means the file
// as a whole.
type Position struct {
	File   string // slash-separated, relative to the project: content/health/flu.md
	Line   int
	Column int
}

// String gives file, file:line or file:line:column.
func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Locate turns a byte offset in a file's text into a Position. Offsets outside
// the text are moved to its nearest end, and those inside a character to its
// start. Line ends are LF; a CR before an LF belongs to its line.
func Locate(file string, text []byte, offset int) Position {
	before := text[:character(text, offset)]
	line := 1 + bytes.Count(before, []byte("\n"))
	start := bytes.LastIndexByte(before, '\n') + 1
	return Position{File: file, Line: line, Column: 1 + utf8.RuneCount(before[start:])}
}

// character is the start of the character at an offset. A byte that belongs to
// no character stands for itself.
func character(text []byte, offset int) int {
	offset = min(max(offset, 0), len(text))
	for start := offset - 1; start >= max(0, offset-utf8.UTFMax+1); start-- {
		if _, size := utf8.DecodeRune(text[start:]); size > offset-start {
			return start
		}
	}
	return offset
}

// Severity says whether a problem stops the build. A Note is worth a look, and no
// more.
type Severity int

// The severities, gravest first.
const (
	Error Severity = iota
	Warning
	Note
)

// String gives the word that is printed.
func (s Severity) String() string {
	return [...]string{"error", "warning", "note"}[s]
}

// Cause says whose a problem is, and so which exit code it gives.
type Cause int

// The causes. The zero value is the commonest: something in the content, the
// templates or the static files.
const (
	Input       Cause = iota // exit code 1
	Usage                    // the command line or galen.yaml: exit code 2
	Environment              // disk, permissions, another galen: exit code 3
)

// Diagnostic is one problem. It is also an error, so that a function which can
// meet only one may return it as such.
type Diagnostic struct {
	Position
	Severity Severity
	Cause    Cause
	Code     string // stable and short, for machines: "unknown-key"; that of an editorial rule is printed: HN210
	Message  string
	Hint     string
	Meant    string     // what to write in the place of the first words that the message quotes; "": the hint names none
	Eased    bool       // it would be graver in an article that is not of the archive
	Also     []Position // other places that take part, such as the second of two owners of a URL
}

// Errorf makes an error at a position.
func Errorf(at Position, code, format string, args ...any) Diagnostic {
	return Diagnostic{Position: at, Code: code, Message: fmt.Sprintf(format, args...)}
}

// Warningf makes a warning at a position.
func Warningf(at Position, code, format string, args ...any) Diagnostic {
	d := Errorf(at, code, format, args...)
	d.Severity = Warning
	return d
}

// didYouMean is the hint that names what a misspelled word was meant to be.
const didYouMean = "did you mean %q?"

// WithHint returns d with an instruction how to mend it. One that names what a word was meant
// to be (didYouMean) is kept as data, too: an editor can write it.
func (d Diagnostic) WithHint(format string, args ...any) Diagnostic {
	d.Hint, d.Meant = fmt.Sprintf(format, args...), ""
	if format == didYouMean {
		d.Meant, _ = args[0].(string)
	}
	return d
}

// WithCause returns d with another cause than Input.
func (d Diagnostic) WithCause(c Cause) Diagnostic {
	d.Cause = c
	return d
}

// Coded reports whether the code is one that people look up, as that of a rule of
// package rules.
func (d Diagnostic) Coded() bool { return len(d.Code) == 5 && d.Code[:2] == "HN" }

// With returns d naming further places.
func (d Diagnostic) With(also ...Position) Diagnostic {
	d.Also = append(slices.Clone(d.Also), also...)
	return d
}

// Error gives the one-line form without the hint.
func (d Diagnostic) Error() string {
	text := fmt.Sprintf("%s: %s", d.Severity, d.Message)
	if d.File != "" {
		text = fmt.Sprintf("%s: %s", d.Position, text)
	}
	if d.Coded() {
		text += " [" + d.Code + "]"
	}
	return text
}

// List is the problems of a run.
type List []Diagnostic

// Sort puts the list in reading order, by file, line, column, then message, and takes out what it says a second time of the
// same place, as of an article and of its plain-language version.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Diagnostic) int {
		return cmpOr(strings.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column, strings.Compare(a.Message, b.Message))
	})
	*l = slices.CompactFunc(*l, func(a, b Diagnostic) bool {
		return a.Position == b.Position && a.Code == b.Code && a.Severity == b.Severity && a.Message == b.Message && a.Hint == b.Hint && slices.Equal(a.Also, b.Also)
	})
}

func cmpOr(orders ...int) int {
	for _, o := range orders {
		if o != 0 {
			return o
		}
	}
	return 0
}

// Joined is a list with those of another that it does not say of the same line.
func (l List) Joined(more List) List {
	l = slices.Clip(l) // which others may have as it is
	for _, d := range more {
		same := func(known Diagnostic) bool {
			return known.Line == d.Line && known.Code == d.Code && known.Message == d.Message && known.File == d.File
		}
		if !slices.ContainsFunc(l, same) {
			l = append(l, d)
		}
	}
	return l
}

// Failed reports whether the list holds an error.
func (l List) Failed() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// ExitCode is what a command ends with after these problems: 0 without an
// error, otherwise by the weightiest cause, where the environment outweighs the
// configuration and that the content.
func (l List) ExitCode() int {
	code := 0
	for _, d := range l {
		if d.Severity == Error {
			code = max(code, 1+int(d.Cause))
		}
	}
	return code
}

// ExitCode is that of a list of this problem alone.
func (d Diagnostic) ExitCode() int { return List{d}.ExitCode() }

// Stopped is what a list holds when the work was given up because whoever asked for it
// has gone, or a signal came. It says nothing of the site.
func Stopped() Diagnostic {
	return Errorf(Position{}, "interrupted", "stopped").WithCause(Environment)
}
