// Package automaton tells whether a text has a form of words: whether a regular expression matches anywhere in it.
//
// Package regexp follows all ways of a long expression at once, letter by letter. Here the sets of ways are the states of a
// deterministic automaton, which is made while texts are read: a step that was taken once is one look into a table. Letters
// that the expression does not tell apart share a place in it, so that the tables of some hundred expressions, of which an
// editorial rule asks a few for every sentence of a site, stay in the processor's cache.
//
// Where a match stands is not told: whoever wants to know asks the expression itself, of the few texts that have one.
//
// The life of an Automaton: New → Match, from any number of goroutines.
package automaton

import (
	"encoding/binary"
	"regexp"
	"regexp/syntax"
	"slices"
	"sync"
	"sync/atomic"
	"unicode/utf8"
)

// most is how many states an Automaton may have. One that would need more leaves the text to package regexp.
const most = 2000

// What a table says of a step, if not which row comes next.
const (
	unknown  uint32 = iota // it was not taken yet
	accepted               // the expression matches, whatever follows
	refused                // it does not, whatever follows
	special                // no row begins before this
)

// Automaton is a regular expression that was made an automaton.
type Automaton struct {
	pattern    string
	once       sync.Once
	expression func() *regexp.Regexp
	prog       *syntax.Prog
	letters    alphabet
	stride     uint32 // how long a row is: a place for each class of letters, and one for the end of the text
	anchored   bool   // it matches at the beginning only
	tail       int    // how many bytes at the end of a text say whether it matches; 0: all may

	// table has a row for each state, and none before that of the first. Places are filled while mu is held, rows are
	// added in a copy: whoever reads an old one finds nothing out of date, only less.
	table atomic.Pointer[[]uint32]

	mu     sync.Mutex
	rows   map[string]uint32 // where the rows of states begin, by what tells states apart
	states []state           // by row
	sets   sets              // while mu is held
}

// state is where a text may be in the expression, before its next letter.
type state struct {
	ways  []uint32 // instructions, sorted
	first bool     // nothing was read yet
	word  bool     // a letter of a word was read last, in the sense of \b
	line  bool     // the end of a line was read last
}

// New makes the automaton of an expression, in the syntax of package regexp. The expression is read when it is first asked
// for; Match panics when there is a fault in it.
func New(expression string) *Automaton {
	return &Automaton{pattern: expression, expression: sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })}
}

// Expression is the expression itself. It is compiled when it is first needed: few texts have most forms.
func (a *Automaton) Expression() *regexp.Regexp { return a.expression() }

// prepare reads the expression when it is first asked for.
func (a *Automaton) prepare() {
	tree, err := syntax.Parse(a.pattern, syntax.Perl)
	if err == nil {
		a.prog, err = syntax.Compile(tree.Simplify())
	}
	if err != nil {
		panic(err)
	}
	a.letters = alphabetOf(a.prog)
	a.stride = uint32(len(a.letters.one)) + 1
	a.anchored = a.prog.StartCond()&syntax.EmptyBeginText != 0
	a.tail = tailOf(tree)
	a.rows = map[string]uint32{}
	a.states = make([]state, 1, 8) // of the row that none has
	a.sets = newSets(len(a.prog.Inst))
	table := make([]uint32, 8*a.stride)
	a.table.Store(&table)
	a.intern(state{first: true})
}

// Match reports whether the expression matches anywhere in a text.
func (a *Automaton) Match(text string) bool {
	a.once.Do(a.prepare)
	if a.tail > 0 {
		text = a.last(text)
	}
	table, letters := *a.table.Load(), &a.letters
	row := a.stride
	for i := 0; i < len(text); {
		class := uint32(0)
		if c := text[i]; c < utf8.RuneSelf {
			class = uint32(letters.ascii[c])
			i++
		} else {
			r, size := utf8.DecodeRuneInString(text[i:])
			class = letters.class(r)
			i += size
		}
		next := atomic.LoadUint32(&table[row+class])
		if next >= special {
			row = next
			continue
		}
		if next == unknown {
			next = a.step(row, class)
			table = *a.table.Load()
		}
		switch next {
		case accepted:
			return true
		case refused:
			return false
		case unknown:
			return a.expression().MatchString(text)
		}
		row = next
	}
	end := a.stride - 1
	next := atomic.LoadUint32(&table[row+end])
	if next == unknown {
		next = a.step(row, end)
	}
	return next == accepted
}

// step takes a step for the first time. It is unknown when there are too many states.
func (a *Automaton) step(row, class uint32) uint32 {
	a.mu.Lock()
	defer a.mu.Unlock()
	s := &a.states[row/a.stride]
	next := refused
	switch {
	case class == a.stride-1:
		if a.follow(s, -1) {
			next = accepted
		}
	case a.follow(s, a.letters.one[class]):
		next = accepted
	case !a.anchored || len(a.sets.after.list) > 0:
		c := a.letters.one[class]
		if next = a.intern(state{ways: a.sets.after.sorted(), word: syntax.IsWordChar(c), line: c == '\n'}); next == unknown {
			return unknown
		}
	}
	atomic.StoreUint32(&(*a.table.Load())[row+class], next)
	return next
}

// follow goes all ways of a state up to a letter, -1 being the end of the text, and those that take it beyond it. It
// reports whether one came to its end before the letter.
func (a *Automaton) follow(s *state, c rune) bool {
	holds := conditions(s, c)
	todo := append(a.sets.todo[:0], s.ways...)
	todo = append(todo, uint32(a.prog.Start))
	a.sets.seen.clear()
	a.sets.after.clear()
	for len(todo) > 0 {
		pc := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !a.sets.seen.add(pc) {
			continue
		}
		switch in := &a.prog.Inst[pc]; in.Op {
		case syntax.InstMatch:
			a.sets.todo = todo
			return true
		case syntax.InstAlt, syntax.InstAltMatch:
			todo = append(todo, in.Out, in.Arg)
		case syntax.InstCapture, syntax.InstNop:
			todo = append(todo, in.Out)
		case syntax.InstEmptyWidth:
			if syntax.EmptyOp(in.Arg)&^holds == 0 {
				todo = append(todo, in.Out)
			}
		case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
			if c >= 0 && takes(in, c) {
				a.sets.after.add(in.Out)
			}
		case syntax.InstFail:
		}
	}
	a.sets.todo = todo
	return false
}

// conditions are those that hold between what was read last and a letter.
func conditions(s *state, c rune) syntax.EmptyOp {
	var holds syntax.EmptyOp
	if s.first {
		holds |= syntax.EmptyBeginText | syntax.EmptyBeginLine
	}
	if s.line {
		holds |= syntax.EmptyBeginLine
	}
	if c < 0 {
		holds |= syntax.EmptyEndText | syntax.EmptyEndLine
	}
	if c == '\n' {
		holds |= syntax.EmptyEndLine
	}
	if s.word != (c >= 0 && syntax.IsWordChar(c)) {
		return holds | syntax.EmptyWordBoundary
	}
	return holds | syntax.EmptyNoWordBoundary
}

// intern is where the row of a state begins, unknown when there would be too many. The ways may be changed afterwards.
func (a *Automaton) intern(s state) uint32 {
	key := a.sets.key[:0]
	for _, w := range s.ways {
		key = binary.LittleEndian.AppendUint32(key, w)
	}
	for _, b := range []bool{s.first, s.word, s.line} {
		key = append(key, '0')
		if b {
			key[len(key)-1] = '1'
		}
	}
	a.sets.key = key
	if row := a.rows[string(key)]; row != 0 {
		return row
	}
	if len(a.states) > most {
		return unknown
	}
	row := uint32(len(a.states)) * a.stride
	if table := *a.table.Load(); int(row) == len(table) {
		table = append(table, make([]uint32, len(table))...)
		a.table.Store(&table)
	}
	s.ways = slices.Clone(s.ways)
	a.states = append(a.states, s)
	a.rows[string(key)] = row
	return row
}
