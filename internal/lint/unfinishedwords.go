package lint

import (
	"bytes"
)

// triggers are the bytes at which one of the words of placeholders may begin.
var triggers = [256]bool{'T': true, 'X': true, 'F': true, 'L': true, '[': true}

// words looks for placeholders within a line.
func (u *unfinished) words(at int, line []byte) {
	for i, c := range line {
		if !triggers[c] {
			continue
		}
		if c == 'X' && counted(line, i) && !coded(line, i) {
			u.found(at+i, "HN400", stillToCome, "%q stands for a number that is still to come", runOfX(line[i:]))
			return
		}
		if i > 0 && (inWord(line[i-1]) || c == 'T' && line[i-1] == '-') { // HSV-TK
			continue
		}
		if c == '[' && u.block > 0 && rowOpens(line, i) {
			continue
		}
		if word := u.placeholder(line[i:]); word != "" && !coded(line, i) {
			u.found(at+i, "HN400", stillToCome, "%q stands for words that are still to come", word)
			return
		}
	}
}

// runOfX are the letters X with which a text begins.
func runOfX(text []byte) []byte { return text[:len(text)-len(bytes.TrimLeft(text, "X"))] }

// counted reports whether two letters X or more, at an offset of a line, stand where a number
// would: after n =, a sign of money, or the point of a decimal.
func counted(line []byte, i int) bool {
	run := runOfX(line[i:])
	if next := i + len(run); len(run) < 2 || i == 0 || next < len(line) && (inWord(line[next]) || line[next] >= '0' && line[next] <= '9') {
		return false
	}
	before := bytes.TrimRight(line[:i], " ")
	switch last := before[max(0, len(before)-1):]; string(last) {
	case "=": // n = XX, but not: sex = XX
		name := bytes.TrimRight(before[:len(before)-1], " ")
		return len(name) > 0 && inWord(name[len(name)-1]) && (len(name) == 1 || !inWord(name[len(name)-2]))
	case "$":
		return len(before) == i
	case ".":
		return len(before) == i && i > 1 && line[i-2] >= '0' && line[i-2] <= '9'
	}
	return bytes.HasSuffix(line[:i], []byte("£")) || bytes.HasSuffix(line[:i], []byte("€"))
}

// placeholder is the placeholder with which a text begins, "" when there is none. TK
// is also a kinase, and an airline; XXX a set of chromosomes.
func (u *unfinished) placeholder(rest []byte) string {
	if rest[0] == '[' {
		if len(rest) < 2 || !inWord(rest[1]) {
			return ""
		}
		m := bracketed.Find(rest)
		if end := bytes.IndexByte(rest, ']'); m == nil && end > 0 && stands(rest[1:end], u.language) {
			m = rest[:end+1]
		}
		if after := rest[len(m):]; m == nil || len(after) > 0 && (after[0] == '(' || after[0] == '[' || after[0] == ':') {
			return ""
		}
		return string(m)
	}
	word := rest
	for i, c := range rest {
		if !inWord(c) {
			word = rest[:i]
			break
		}
	}
	next := rest[len(word):]
	switch w := string(word); w {
	case "TODO", "FIXME", "TKTK", "TKTKTK":
		return w
	case "TK":
		if len(next) > 0 && (next[0] >= '0' && next[0] <= '9' || next[0] == '-' || len(next) > 1 && next[0] == ' ' && next[1] >= '0' && next[1] <= '9') || u.says("kinase") {
			return ""
		}
		return w
	case "XXX", "XXXX", "XXXXX", "XXXXXX":
		if w == "XXX" && (u.says("hromosom", "aryotyp", "risomy", "syndrome")) {
			return ""
		}
		return w
	case "XX", "X":
		if len(next) > 0 && next[0] == '%' {
			return w + "%"
		}
	case "Lorem":
		if bytes.HasPrefix(next, []byte(" ipsum")) {
			return "Lorem ipsum"
		}
	}
	return ""
}
