package lint

import (
	"regexp/syntax"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// cue is a form of words that a rule seeks in sentences. Few sentences have a word with which it can begin, and it is only
// run on those.
type cue struct {
	*form
	bit int
}

// cueSet is a set of cues, those that can begin with some word.
type cueSet [3]uint64

// known is the bit of starts that have been worked out.
const known = 191

func (s *cueSet) set(bit int)      { s[bit>>6] |= 1 << (bit & 63) }
func (s *cueSet) has(bit int) bool { return s[bit>>6]&(1<<(bit&63)) != 0 }
func (s *cueSet) add(other *cueSet) {
	for i := range s {
		s[i] |= other[i]
	}
}

// cueBeginnings are how cues begin: up to seven letters, in small ones. Always are those that may begin with anything.
var (
	allCues       []*cue
	cueBeginnings = map[string]*cueSet{}
	always        cueSet
)

// prefix is how many bytes of a beginning are told apart.
const prefix = 7

// newCue notes a cue.
func newCue(pattern string) *cue {
	c := &cue{newForm(pattern), len(allCues)}
	if allCues = append(allCues, c); len(allCues) > known {
		panic("more cues than starts have bits")
	}
	return c
}

// readCues works out how cues begin, when a story is first read.
var readCues = sync.OnceFunc(func() {
	for _, c := range allCues {
		c.read()
	}
})

// read works out how a cue begins.
func (c *cue) read() {
	tree, err := syntax.Parse(c.pattern, syntax.Perl)
	if err != nil {
		panic(err)
	}
	list := rarest(tree.Simplify(), true)
	for _, text := range list {
		word, whole := beginsWith(text)
		if text = word; whole {
			text += " "
		}
		if word == "" {
			always.set(c.bit)
			continue
		}
		at := cueBeginnings[text]
		if at == nil {
			at = &cueSet{}
			cueBeginnings[text] = at
		}
		at.set(c.bit)
	}
}

// everywhere are words that most sentences have: that one is there says little.
var everywhere = func() map[string]bool {
	m := map[string]bool{"": true}
	for w := range strings.FieldsSeq("a an the of in to no not and or is are was were has have had be been by for with on at it they this that these those who as from but than more less all one its their his her he she we you i so if there when which what can could may might will would should do does did out up down over after about without only also now other some any most many both each") {
		m[w] = true
	}
	return m
}()

// rarest is what of a pattern has to be there and is rarest: the beginnings of words of which one is in every match. Whether a word
// begins with the pattern is told by fresh.
func rarest(re *syntax.Regexp, fresh bool) (best []string) {
	switch re.Op {
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			best = append(best, rarest(sub, fresh)...)
		}
		return best
	case syntax.OpCapture, syntax.OpPlus:
		return rarest(re.Sub[0], fresh)
	case syntax.OpRepeat:
		if re.Min > 0 {
			return rarest(re.Sub[0], fresh)
		}
		return []string{""}
	case syntax.OpLiteral:
		return rarestOf(re.Rune, fresh)
	case syntax.OpConcat:
		for n, sub := range re.Sub { // the parser takes out what alternatives begin with
			if sub.Op == syntax.OpCapture {
				sub = sub.Sub[0]
			}
			if n > 0 && re.Sub[n-1].Op == syntax.OpLiteral && sub.Op == syntax.OpAlternate && !endsWord(re.Sub[n-1], fresh) && len(sub.Sub) < 60 {
				for _, way := range sub.Sub {
					subs := append(append(append([]*syntax.Regexp{}, re.Sub[:n]...), way), re.Sub[n+1:]...)
					best = append(best, rarest(flat(subs), fresh)...)
				}
				return best
			}
		}
	default:
		list, _ := begin(re)
		if !fresh {
			return []string{""}
		}
		return list
	}
	best = []string{""}
	take := func(list []string) {
		if commonness(list) < commonness(best) {
			best = list
		}
	}
	for i, sub := range re.Sub {
		if fresh {
			list, _ := joinBegin(re.Sub[i:])
			take(list)
		}
		if sub.Op != syntax.OpQuest && sub.Op != syntax.OpStar {
			take(rarest(sub, fresh))
		}
		fresh = endsWord(sub, fresh)
	}
	return best
}

// flat is a sequence of patterns of which none is a sequence.
func flat(subs []*syntax.Regexp) *syntax.Regexp {
	all := &syntax.Regexp{Op: syntax.OpConcat}
	for _, sub := range subs {
		if sub.Op == syntax.OpConcat {
			all.Sub = append(all.Sub, sub.Sub...)
		} else {
			all.Sub = append(all.Sub, sub)
		}
	}
	return all
}

// rarestOf is the rarest word of a literal.
func rarestOf(text []rune, fresh bool) (best []string) {
	best = []string{""}
	word := ""
	for _, c := range append(append([]rune{}, text...), ' ') {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			if fresh {
				word += string(unicode.ToLower(c))
			}
			continue
		}
		if word != "" && (everywhere[best[0]] || !everywhere[word] && len(word) > len(best[0])) {
			best = []string{cut(word)}
		}
		word, fresh = "", true
	}
	return best
}

// beginsWith is the word that a text begins with, and whether that is the whole of it.
func beginsWith(text string) (word string, whole bool) {
	end := strings.IndexFunc(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	if end < 0 {
		return text, false
	}
	return text[:end], true
}

// commonness is how little it says that one of some words is there.
func commonness(list []string) (n int) {
	for _, w := range list {
		w, _ = beginsWith(w)
		switch {
		case w == "":
			n += 1000
		case everywhere[w]:
			n += 100
		case len(w) < 3:
			n += 30
		}
	}
	return n*1000 + len(list)
}

// endsWord reports whether a new word begins behind a pattern.
func endsWord(re *syntax.Regexp, fresh bool) bool {
	switch re.Op {
	case syntax.OpLiteral:
		last := re.Rune[len(re.Rune)-1]
		return !unicode.IsLetter(last) && !unicode.IsDigit(last)
	case syntax.OpWordBoundary:
		return true
	case syntax.OpCapture:
		return endsWord(re.Sub[0], fresh)
	case syntax.OpConcat:
		return endsWord(re.Sub[len(re.Sub)-1], fresh)
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if !endsWord(sub, fresh) {
				return false
			}
		}
		return true
	case syntax.OpQuest, syntax.OpStar, syntax.OpRepeat, syntax.OpPlus:
		return fresh && endsWord(re.Sub[0], fresh)
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			for c := re.Rune[i]; c <= re.Rune[i+1] && c < re.Rune[i]+300; c++ {
				if unicode.IsLetter(c) || unicode.IsDigit(c) {
					return false
				}
			}
		}
		return true
	}
	return false
}

// begin is what a pattern can begin with, each cut where anything may follow; whole reports whether something may follow in
// the pattern around it, that is, whether none of them was cut.
func begin(re *syntax.Regexp) (list []string, whole bool) {
	switch re.Op {
	case syntax.OpLiteral:
		text := strings.ToLower(string(re.Rune))
		if len(text) > prefix {
			return []string{cut(text)}, false
		}
		return []string{text}, true
	case syntax.OpCharClass:
		n := 0
		for i := 0; i < len(re.Rune); i += 2 {
			n += int(re.Rune[i+1]-re.Rune[i]) + 1
		}
		if n > 40 {
			return []string{""}, false
		}
		for i := 0; i < len(re.Rune); i += 2 {
			for c := re.Rune[i]; c <= re.Rune[i+1]; c++ {
				list = append(list, string(unicode.ToLower(c)))
			}
		}
		return list, true
	case syntax.OpCapture:
		return begin(re.Sub[0])
	case syntax.OpAlternate:
		whole = true
		for _, sub := range re.Sub {
			l, w := begin(sub)
			list, whole = append(list, l...), whole && w
		}
		return list, whole
	case syntax.OpQuest:
		l, w := begin(re.Sub[0])
		return append(l, ""), w
	case syntax.OpConcat:
		return joinBegin(re.Sub)
	case syntax.OpEmptyMatch, syntax.OpWordBoundary, syntax.OpBeginText, syntax.OpBeginLine, syntax.OpEndText, syntax.OpEndLine, syntax.OpNoWordBoundary:
		return []string{""}, true
	}
	return []string{""}, false
}

// joinBegin is begin of patterns that follow each other.
func joinBegin(subs []*syntax.Regexp) (list []string, whole bool) {
	list = []string{""}
	for _, sub := range subs {
		l, w := begin(sub)
		if len(list)*len(l) > 4000 {
			return list, false
		}
		var next []string
		for _, a := range list {
			for _, b := range l {
				next = append(next, cut(a+b))
			}
		}
		list = next
		full := true
		for _, text := range list {
			full = full && len(text) >= prefix
		}
		if !w || full {
			return list, false
		}
	}
	return list, true
}

// cut is the beginning of a text.
func cut(text string) string {
	n := 0
	for n < len(text) && n < prefix {
		_, size := utf8.DecodeRuneInString(text[n:])
		n += size
	}
	return text[:n]
}

// startsOf are the cues that can begin at the beginning of a word, or of one of its parts.
func startsOf(word string) (s cueSet) {
	readCues()
	s.set(known)
	word = strings.ToLower(word)
	from := 0
	for i, c := range word + " " {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			continue
		}
		for n := 1; from+n <= i && n <= prefix+3; n++ {
			if at := cueBeginnings[word[from:from+n]]; at != nil {
				s.add(at)
			}
		}
		if from < i {
			if at := cueBeginnings[word[from:i]+" "]; at != nil {
				s.add(at)
			}
		}
		from = i + utf8.RuneLen(c)
	}
	return s
}

// meets reports whether a sentence has a form of words.
func (l *line) meets(c *cue) bool { return l.starts.has(c.bit) && c.MatchString(l.text) }
