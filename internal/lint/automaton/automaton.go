// Package automaton tells whether a text has a form of words: whether a regular expression matches anywhere in it.
//
// Package regexp follows all ways of a long expression at once, letter by letter. Here the sets of ways are the states of a
// deterministic automaton, which is made while texts are read: a step that was taken once is one look into a table. Editorial
// rules ask a few expressions of every sentence of a site, and take some twenty times less so.
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

// marks are the letters outside ASCII that texts in English have most; each has a place in the tables, behind those of ASCII.
const marks = "’‘“”–—£€é\u00a0"

// places is how many letters have a place in a table.
const places = utf8.RuneSelf + 10

// Automaton is a regular expression that was made an automaton.
type Automaton struct {
	pattern    string
	once       sync.Once
	expression *regexp.Regexp
	prog       *syntax.Prog
	start      *state
	anchored   bool   // it matches at the beginning only
	accept     *state // any way has come to its end

	mu     sync.Mutex
	states map[string]*state
	sets   sets // while mu is held
}

// state is where a text may be in the expression, before its next letter.
type state struct {
	ways  []uint32 // instructions, sorted
	first bool     // nothing was read yet
	word  bool     // a letter of a word was read last, in the sense of \b
	line  bool     // the end of a line was read last
	next  [places]atomic.Pointer[state]
	end   atomic.Int32 // whether the text may end here: 0 is not known, 1 no, 2 yes
}

// New makes the automaton of an expression, in the syntax of package regexp. The expression is read when it is first asked
// for; Match panics when there is a fault in it.
func New(expression string) *Automaton { return &Automaton{pattern: expression} }

// prepare compiles the expression when it is first asked for.
func (a *Automaton) prepare() {
	a.expression = regexp.MustCompile(a.pattern)
	tree, err := syntax.Parse(a.pattern, syntax.Perl)
	if err == nil {
		a.prog, err = syntax.Compile(tree.Simplify())
	}
	if err != nil {
		panic(err) // package regexp has read it
	}
	a.anchored = a.prog.StartCond()&syntax.EmptyBeginText != 0
	a.states = map[string]*state{}
	a.sets = newSets(len(a.prog.Inst))
	a.accept = &state{}
	a.start = a.intern(nil, true, false, false)
}

// Match reports whether the expression matches anywhere in a text.
func (a *Automaton) Match(text string) bool {
	a.once.Do(a.prepare)
	s := a.start
	for i := 0; i < len(text); {
		c, size := rune(text[i]), 1
		at := int(c)
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(text[i:])
			at = place(c)
		}
		i += size
		var next *state
		if at >= 0 {
			next = s.next[at].Load()
		}
		if next == nil {
			if next = a.step(s, c, at); next == nil {
				return a.expression.MatchString(text)
			}
		}
		if next == a.accept {
			return true
		}
		if a.anchored && len(next.ways) == 0 {
			return false
		}
		s = next
	}
	return a.ends(s)
}

// place is the place of a letter outside ASCII in the tables, -1 if it has none.
func place(c rune) int {
	at := utf8.RuneSelf
	for _, m := range marks {
		if m == c {
			return at
		}
		at++
	}
	return -1
}

// step makes the state behind a letter. It is nil when there are too many.
func (a *Automaton) step(s *state, c rune, at int) *state {
	a.mu.Lock()
	defer a.mu.Unlock()
	next := a.accept
	if !a.follow(s, c) {
		word := syntax.IsWordChar(c)
		if next = a.intern(a.sets.after.sorted(), false, word, c == '\n'); next == nil {
			return nil
		}
	}
	if at >= 0 {
		s.next[at].Store(next)
	}
	return next
}

// ends reports whether a way comes to its end where the text does.
func (a *Automaton) ends(s *state) bool {
	if known := s.end.Load(); known != 0 {
		return known == 2
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	yes := a.follow(s, -1)
	s.end.Store(1)
	if yes {
		s.end.Store(2)
	}
	return yes
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

func takes(in *syntax.Inst, c rune) bool {
	switch in.Op {
	case syntax.InstRuneAny:
		return true
	case syntax.InstRuneAnyNotNL:
		return c != '\n'
	}
	return in.MatchRune(c)
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

// intern is the one state of some ways, nil when there would be too many.
func (a *Automaton) intern(ways []uint32, first, word, line bool) *state {
	key := a.sets.key[:0]
	for _, w := range ways {
		key = binary.LittleEndian.AppendUint32(key, w)
	}
	for _, b := range []bool{first, word, line} {
		key = append(key, '0')
		if b {
			key[len(key)-1] = '1'
		}
	}
	a.sets.key = key
	if s := a.states[string(key)]; s != nil {
		return s
	}
	if len(a.states) >= most {
		return nil
	}
	s := &state{ways: slices.Clone(ways), first: first, word: word, line: line}
	a.states[string(key)] = s
	return s
}
