package diag

import (
	"bytes"
	"fmt"
	"io"
	"testing"
)

// findings are n problems in one text: all on one line, or one on each of many.
func findings(n int, oneLine bool) (text []byte, list List) {
	var w bytes.Buffer
	for i := range n {
		w.WriteString("hope ")
		at := Position{File: "a.md", Line: 1, Column: 5*i + 1}
		if !oneLine {
			w.WriteString("\n")
			at.Line, at.Column = i+1, 1
		}
		list = append(list, Warningf(at, "x", "problem %d", i))
	}
	return w.Bytes(), list
}

// TestLinear: however many problems a text has, each of its bytes is gone through a
// few times only.
func TestLinear(t *testing.T) {
	for _, oneLine := range []bool{true, false} {
		text, list := findings(12000, oneLine)
		calls := 0
		q := quoted{source: func(string) []byte { calls++; return text }}
		for _, d := range list {
			if line := q.at(d.File, d.Line); line == nil {
				t.Fatalf("%s is not found", d.Position)
			}
		}
		if q.passed > 3*len(text) || calls != 1 {
			t.Errorf("one line: %v: %d bytes of %d were gone through, in %d readings", oneLine, q.passed, len(text), calls)
		}
	}
}

// TestQuotedOrder: lines are found in any order, and in several files.
func TestQuotedOrder(t *testing.T) {
	texts := map[string]string{"a": "\ufeffone\r\ntwo\n\nfour", "b": "first\n", "c": ""}
	q := quoted{source: func(file string) []byte {
		if text, ok := texts[file]; ok {
			return []byte(text)
		}
		return nil
	}}
	for _, c := range []struct {
		file string
		line int
		want string
	}{{"a", 1, "one"}, {"a", 1, "one"}, {"a", 4, "four"}, {"a", 2, "two"}, {"a", 3, ""}, {"b", 1, "first"}, {"a", 2, "two"}, {"a", 5, "none"}, {"a", 1, "one"}, {"none", 1, "none"}, {"c", 1, ""}, {"c", 2, "none"}, {"b", 2, ""}} {
		got := "none"
		if line := q.at(c.file, c.line); line != nil {
			got = string(line)
		}
		if got != c.want {
			t.Errorf("%s:%d: %q, want %q", c.file, c.line, got, c.want)
		}
	}
}

// BenchmarkText prints many findings on one long line.
func BenchmarkText(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			text, list := findings(n, true)
			p := Printer{Source: func(string) []byte { return text }, All: true}
			for b.Loop() {
				p.Text(io.Discard, list)
			}
		})
	}
}
