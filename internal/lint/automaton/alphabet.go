package automaton

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"unicode"
	"unicode/utf8"
)

// alphabet divides the letters into classes: an expression does not tell those of one class apart.
type alphabet struct {
	ascii [utf8.RuneSelf]uint16 // the class of each letter of ASCII
	from  []rune                // where ranges of letters begin, sorted; the first is 0
	of    []uint16              // the classes of these ranges
	one   []rune                // a letter of each class
}

// class is the class of a letter.
func (a *alphabet) class(r rune) uint32 {
	n, found := slices.BinarySearch(a.from, r)
	if !found {
		n--
	}
	return uint32(a.of[n])
}

// alphabetOf is the alphabet of a program.
func alphabetOf(prog *syntax.Prog) (a alphabet) {
	kinds := kindsOf(prog)
	a.from = rangesOf(kinds)
	classes := map[string]uint16{}
	var key []byte
	for _, r := range a.from {
		key = key[:0]
		for _, in := range kinds {
			key = append(key, bit(takes(in, r)))
		}
		key = append(key, bit(syntax.IsWordChar(r)), bit(r == '\n'))
		class, known := classes[string(key)]
		if !known {
			class = uint16(len(a.one))
			classes[string(key)] = class
			a.one = append(a.one, r)
		}
		a.of = append(a.of, class)
	}
	for r := range rune(utf8.RuneSelf) {
		a.ascii[r] = uint16(a.class(r))
	}
	return a
}

func bit(is bool) byte {
	if is {
		return 1
	}
	return 0
}

// kindsOf are the instructions that take letters, one of those that take the same.
func kindsOf(prog *syntax.Prog) (kinds []*syntax.Inst) {
	met := map[string]bool{}
	var key []byte
	for i := range prog.Inst {
		in := &prog.Inst[i]
		if in.Op != syntax.InstRune && in.Op != syntax.InstRune1 && in.Op != syntax.InstRuneAny && in.Op != syntax.InstRuneAnyNotNL {
			continue
		}
		key = append(key[:0], byte(in.Op), byte(in.Arg)) // that being whether case is of account
		for _, r := range in.Rune {
			key = binary.LittleEndian.AppendUint32(key, uint32(r))
		}
		if !met[string(key)] {
			met[string(key)] = true
			kinds = append(kinds, in)
		}
	}
	return kinds
}

// rangesOf is where ranges of letters begin of which the instructions take all or none.
func rangesOf(kinds []*syntax.Inst) []rune {
	from := []rune{0, '\n', '\n' + 1, '0', '9' + 1, 'A', 'Z' + 1, '_', '_' + 1, 'a', 'z' + 1}
	for _, in := range kinds {
		if len(in.Rune) == 1 {
			r := in.Rune[0]
			from = append(from, r, r+1)
			for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
				from = append(from, f, f+1)
			}
			continue
		}
		for i := 0; i+1 < len(in.Rune); i += 2 {
			from = append(from, in.Rune[i], in.Rune[i+1]+1)
		}
	}
	slices.Sort(from)
	return slices.Compact(from)
}

// takes reports whether an instruction takes a letter.
func takes(in *syntax.Inst, c rune) bool {
	switch in.Op {
	case syntax.InstRuneAny:
		return true
	case syntax.InstRuneAnyNotNL:
		return c != '\n'
	}
	return in.MatchRune(c)
}
