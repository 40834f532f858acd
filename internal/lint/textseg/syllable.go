package textseg

import (
	"bytes"
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// syllables counts the syllables of a word.
func syllables(word string) int {
	var p part
	n := 0
	for i, r := range word {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
			p.capitals++
		}
		if r >= utf8.RuneSelf {
			r = plainLetter(r, i+utf8.RuneLen(r) == len(word))
		}
		switch {
		case 'a' <= r && r <= 'z' || r == '\'':
			p.add(byte(r))
		case r == endingE:
			p.add('a')
			p.add('y')
		case r == '.' || r == '-' || '0' <= r && r <= '9':
			n += p.count()
			p.size, p.capitals = 0, 0
		}
	}
	return max(1, n+p.count())
}

// part is what stands between the hyphens of a word: small letters, and how many
// of them were capitals.
type part struct {
	letters  [maxPart]byte
	size     int
	capitals int
}

// maxPart is how many letters of a part are looked at.
const maxPart = 48

func (p *part) add(c byte) {
	if p.size < maxPart {
		p.letters[p.size] = c
		p.size++
	}
}

func (p *part) count() int {
	letters := p.letters[:p.size]
	if p.capitals < 2 {
		if p.size == 0 {
			return 0
		}
		return syllablesOf(letters)
	}
	if end := len(letters) - 1; p.capitals < len(letters) && letters[end] == 's' { // GPs, the FDA’s
		letters = bytes.TrimRight(letters[:end], "'")
	}
	if len(letters) > p.capitals+2 || p.capitals > 5 || spoken[string(letters)] {
		return syllablesOf(letters)
	}
	return len(letters) + 2*bytes.Count(letters, []byte("w"))
}

// endingE stands for the é of café, which is sounded.
const endingE = -1

// plainLetter is a letter without its accent, as far as English words have them,
// and an apostrophe or hyphen as it is typed.
func plainLetter(r rune, last bool) rune {
	switch r {
	case '’':
		return '\''
	case '‐', '‑':
		return '-'
	case 'é':
		if last {
			return endingE
		}
	}
	r = unicode.ToLower(r)
	for i, marked := range []string{"àáâãäåā", "èéêëē", "ìíîïī", "òóôõöøō", "ùúûüū", "ç", "ñ"} {
		if strings.ContainsRune(marked, r) {
			return rune("aeioucn"[i])
		}
	}
	return r
}

// syllablesOf counts the syllables of a part in small letters, which may end in an
// apostrophe.
func syllablesOf(part []byte) int {
	if n := len(part); n > 2 && part[n-2] == '\'' && part[n-1] == 's' {
		own := syllablesOf(part[:n-2])
		if hisses(part[:n-2]) {
			own++ // the nurse’s
		}
		return own
	}
	for len(part) > 1 && part[len(part)-1] == '\'' {
		part = part[:len(part)-1]
	}
	return max(1, vowels(part)+patterns().correction(part))
}

// hisses reports whether a word ends in a sound to which a further s adds a
// syllable.
func hisses(part []byte) bool {
	n := len(part)
	switch part[n-1] {
	case 's', 'x', 'z':
		return true
	case 'h':
		return n > 1 && (part[n-2] == 'c' || part[n-2] == 's')
	case 'e':
		return n > 1 && (part[n-2] == 'c' || part[n-2] == 'g' || part[n-2] == 's' || part[n-2] == 'z')
	}
	return false
}

// vowels counts the groups of vowels.
func vowels(part []byte) (n int) {
	in := false
	for _, c := range part {
		vowel := c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'
		if vowel && !in {
			n++
		}
		in = vowel
	}
	return n
}

//go:embed syllables.txt
var syllablesText string

// patterns are the corrections to the number of vowel groups, as a tree of
// letters. They are read when the first word is counted.
var patterns = sync.OnceValue(func() *tree { return newTree(syllablesText) })

// tree holds every pattern as a way from its root. Its letters are a to z, the
// apostrophe, and the two ends of a word.
type tree struct {
	nodes [][letterCount]uint16 // the next node of each letter, 0 for none
	add   []int8                // what a pattern that ends at the node adds
}

const (
	apostrophe = 26 + iota
	wordStart
	wordStop
	letterCount
)

func letterOf(c byte) int {
	switch c {
	case '\'':
		return apostrophe
	case '^':
		return wordStart
	case '$':
		return wordStop
	}
	return int(c - 'a')
}

// newTree reads lines such as  "-1 e$ ^wh"  and, below those, "=2 people": a word
// that the patterns get wrong is one more pattern, which adds what is missing.
func newTree(text string) *tree {
	t := &tree{nodes: make([][letterCount]uint16, 1), add: make([]int8, 1)}
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		value := int(words[0][1] - '0')
		for _, w := range words[1:] {
			switch words[0][0] {
			case '=':
				t.except(w, value)
				if plural := w + "s"; !hisses([]byte(w)) {
					t.except(plural, value)
				}
			case '-':
				t.insert(w, -value)
			default:
				t.insert(w, value)
			}
		}
	}
	return t
}

func (t *tree) insert(pattern string, value int) {
	at := 0
	for i := range len(pattern) {
		next := &t.nodes[at][letterOf(pattern[i])]
		if *next == 0 {
			*next = uint16(len(t.nodes))
			at = len(t.nodes)
			t.nodes, t.add = append(t.nodes, [letterCount]uint16{}), append(t.add, 0)
		} else {
			at = int(*next)
		}
	}
	t.add[at] += int8(value)
}

// except makes a word have so many syllables.
func (t *tree) except(word string, syllables int) {
	t.insert("^"+word+"$", syllables-vowels([]byte(word))-t.correction([]byte(word)))
}

// correction is the sum of all patterns that occur in a word.
func (t *tree) correction(part []byte) (sum int) {
	var letters [maxPart + 2]uint8
	letters[0] = wordStart
	for i, c := range part {
		letters[i+1] = uint8(letterOf(c))
	}
	letters[len(part)+1] = wordStop
	word := letters[:len(part)+2]
	for i := range word {
		at := uint16(0)
		for _, l := range word[i:] {
			if at = t.nodes[at][l]; at == 0 {
				break
			}
			sum += int(t.add[at])
		}
	}
	return sum
}

// spoken are abbreviations that are spoken as words.
var spoken = map[string]bool{
	"aids": true, "sars": true, "mers": true, "nice": true, "nasa": true, "car": true, "pet": true, "sids": true, "covid": true,
	"nato": true, "prep": true, "crispr": true, "unicef": true, "opec": true, "prisma": true,
}
