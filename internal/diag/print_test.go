package diag

import (
	"fmt"
	"strings"
	"testing"
)

// printed is what a Printer without colour writes for a list about one file.
func printed(text string, list ...Diagnostic) string {
	var b strings.Builder
	Printer{Source: func(file string) []byte {
		if file == "f.md" {
			return []byte(text)
		}
		return nil
	}}.Text(&b, list)
	return b.String()
}

func at(line, column int) Diagnostic { return Errorf(Position{"f.md", line, column}, "c", "m") }

func TestPrint(t *testing.T) {
	const wide = "0123456789"
	long := strings.Repeat(wide, 20)
	tests := []struct {
		name, text string
		d          Diagnostic
		want       string
	}{
		{"everything", "one\ntitel: Flu\n", Errorf(Position{"f.md", 2, 1}, "c", "unknown key %q", "titel").WithHint("did you mean %q?", "title").With(Position{"g.md", 3, 4}, Position{File: "h.md"}),
			"f.md:2:1: error: unknown key \"titel\"\n  2 | titel: Flu\n    | ^\n  also: g.md:3:4\n  also: h.md\nhint: did you mean \"title\"?\n"},
		{"no file", "x", Errorf(Position{}, "c", "no space"), "error: no space\n"},
		{"a file as a whole", "x", Errorf(Position{File: "f.md"}, "c", "m"), "f.md: error: m\n"},
		{"a file without text", "x", Errorf(Position{"other.md", 1, 1}, "c", "m"), "other.md:1:1: error: m\n"},
		{"a warning", "x", Warningf(Position{"f.md", 1, 1}, "c", "m"), "f.md:1:1: warning: m\n  1 | x\n    | ^\n"},
		{"the width of the number", strings.Repeat("\n", 99) + "ab", at(100, 2), "f.md:100:2: error: m\n  100 | ab\n      |  ^\n"},
		{"behind the last character", "ab", at(1, 3), "f.md:1:3: error: m\n  1 | ab\n    |   ^\n"},
		{"far behind the last character", "ab", at(1, 99), "f.md:1:99: error: m\n  1 | ab\n    |   ^\n"},
		{"no column", "ab", at(1, 0), "f.md:1: error: m\n  1 | ab\n    | ^\n"},
		{"behind the last line", "ab\n", at(3, 1), "f.md:3:1: error: m\n"},
		{"the empty line at the end", "ab\n", at(2, 1), "f.md:2:1: error: m\n  2 | \n    | ^\n"},
		{"CRLF", "ab\r\ncd\r\n", at(1, 2), "f.md:1:2: error: m\n  1 | ab\n    |  ^\n"},
		{"a tab is as wide as its column", "a\tb", at(1, 3), "f.md:1:3: error: m\n  1 | a b\n    |   ^\n"},
		{"a byte-order mark has no column", "\ufeffab", at(1, 2), "f.md:1:2: error: m\n  1 | ab\n    |  ^\n"},
		{"not UTF-8", "a\xffb", at(1, 2), "f.md:1:2: error: m\n"},
		{"Chinese is two cells wide", "流感 x", at(1, 4), "f.md:1:4: error: m\n  1 | 流感 x\n    |      ^\n"},
		{"emoji are two cells wide", "😀x", at(1, 2), "f.md:1:2: error: m\n  1 | 😀x\n    |   ^\n"},
		{"an accent has no cell of its own", "e\u0301x", at(1, 3), "f.md:1:3: error: m\n  1 | e\u0301x\n    |  ^\n"},
		{"column 90 is shown from the start", long, at(1, 90), "f.md:1:90: error: m\n  1 | " + long[:100] + "\n    | " + strings.Repeat(" ", 89) + "^\n"},
		{"column 91 moves the window", long, at(1, 91), "f.md:1:91: error: m\n  1 | " + long[41:141] + "\n    | " + strings.Repeat(" ", 49) + "^\n"},
		{"the end of a long line", long, at(1, 201), "f.md:1:201: error: m\n  1 | " + long[151:] + "\n    | " + strings.Repeat(" ", 49) + "^\n"},
		{"a long line of wide characters", strings.Repeat("流", 100), at(1, 60), "f.md:1:60: error: m\n  1 | " + strings.Repeat("流", 50) + "\n    | " + strings.Repeat(" ", 48) + "^\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := printed(tt.text, tt.d); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

// TestPrintIsHarmless: neither a source line, a message, a hint nor a file name
// can steer the terminal or pretend to be another line.
func TestPrintIsHarmless(t *testing.T) {
	const evil = "a\x1b[2Jb\x07c\x7fd\u009be\u202ef\u2028g\u2066h\rx"
	got := printed(evil+"\n", Errorf(Position{"f.md", 1, 2}, "c", "%s", evil).WithHint("%s", evil+"\nerror: faked").With(Position{File: evil}))
	if i := strings.IndexAny(got, "\x1b\x07\x7f\r\u009b\u202e\u2028\u2066"); i >= 0 {
		t.Errorf("a control character is printed: %q", got)
	}
	if strings.Contains(got, "\nerror: faked") {
		t.Errorf("a message of two lines is printed as two: %q", got)
	}
}

func TestPrintLimit(t *testing.T) {
	var list List
	for i := range Limit + 7 {
		list = append(list, Errorf(Position{File: fmt.Sprintf("e%02d", i)}, "c", "m"))
	}
	for i := range Limit {
		list = append(list, Warningf(Position{File: fmt.Sprintf("w%02d", i)}, "c", "m"))
	}
	got := printed("", list...)
	if n := strings.Count(got, ": error: "); n != Limit {
		t.Errorf("%d errors are printed, want %d", n, Limit)
	}
	if n := strings.Count(got, ": warning: "); n != Limit {
		t.Errorf("%d warnings are printed, want %d", n, Limit)
	}
	if !strings.HasSuffix(got, "… and 7 more errors\n") {
		t.Errorf("the end does not tell how many follow: %q", got[len(got)-60:])
	}
	if one := printed("", append(list[:Limit+1:Limit+1], list[Limit+7])...); !strings.HasSuffix(one, "… and 1 more error\n") {
		t.Errorf("one more error: %q", one[len(one)-60:])
	}
}

func TestPrintColor(t *testing.T) {
	var b strings.Builder
	Printer{Color: true}.Text(&b, List{Errorf(Position{File: "f"}, "c", "m").WithHint("h"), Warningf(Position{File: "f"}, "c", "m")})
	want := "\x1b[1mf\x1b[0m: \x1b[31;1merror:\x1b[0m m\n\x1b[36mhint:\x1b[0m h\n\x1b[1mf\x1b[0m: \x1b[33;1mwarning:\x1b[0m m\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}
