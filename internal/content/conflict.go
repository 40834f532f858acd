package content

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"galen/internal/diag"
)

// Two versions of a text that a program could not merge stand between lines of
// seven signs, which it leaves in the file.

// conflictLine reports whether a line is such a mark, and which.
func conflictLine(line []byte) byte {
	line = bytes.TrimRight(line, " \t\r\n")
	if len(line) < 7 || len(line) > 7 && line[7] != ' ' {
		return 0
	}
	switch c := line[0]; c {
	case '<', '>', '|', '=':
		if len(bytes.Trim(line[:7], string(c))) == 0 && (c != '=' || len(line) == 7) {
			return c
		}
	}
	return 0
}

// conflicts reports the marks in a text from offset start of the file on, but for
// those that code reports as code.
func conflicts(lines *diag.Lines, text []byte, start int, code func(offset int) bool) (list diag.List) {
	if !bytes.Contains(text, []byte("<<<<<<<")) && !bytes.Contains(text, []byte(">>>>>>>")) {
		return nil // nearly every text
	}
	open, offset := false, 0
	for line := range bytes.Lines(text) {
		at := offset
		offset += len(line)
		c := conflictLine(line)
		if c == 0 || code(at) || (c == '=' || c == '|') && !open {
			continue
		}
		open = c != '>'
		d := diag.Errorf(lines.At(start+at), "conflict-mark", "two versions of the text were not merged: this line is a conflict marker of git or a similar program")
		list = append(list, d.WithHint("keep one version of the text between <<<<<<< and >>>>>>>, and delete the lines with the markers"))
	}
	return list
}

// inCode tells which offsets of a parsed text lie in blocks of code.
func inCode(doc ast.Node) func(offset int) bool {
	return func(offset int) (found bool) {
		ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if k := n.Kind(); !entering || k != ast.KindCodeBlock && k != ast.KindFencedCodeBlock {
				return ast.WalkContinue, nil
			}
			if lines := n.Lines(); lines.Len() > 0 && lines.At(0).Start <= offset && offset < lines.At(lines.Len()-1).Stop {
				found = true
			}
			return ast.WalkSkipChildren, nil
		})
		return found
	}
}
