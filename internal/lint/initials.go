package lint

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Which words letters such as BMI stand for.

// beginnings is how many of the letters begin one of the words, in order, at most.
func beginnings(letters string, words []string) int {
	if letters == "" || len(words) == 0 {
		return 0
	}
	n := beginnings(letters, words[1:])
	if c, size := utf8.DecodeRuneInString(words[0]); strings.ContainsRune(letters, c) {
		n = max(n, 1+beginnings(letters[strings.IndexRune(letters, c)+size:], words[1:]))
	}
	return n
}

// unmarked is a word in small letters, without accents.
func unmarked(word string) string {
	word = strings.ToLower(word)
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			return unaccented.Replace(word)
		}
	}
	return word // as nearly always
}

// unaccented takes the accents off the letters that names of scales and people
// have: Montgomery-Åsberg is the MA of MADRS.
var unaccented = strings.NewReplacer("å", "a", "ä", "a", "á", "a", "à", "a", "é", "e", "è", "e", "ö", "o", "ø", "o", "ó", "o", "ü", "u", "í", "i", "ç", "c")

// capitals is an abbreviation in small letters, without a plural s and hyphens.
func capitals(text string) string {
	text = strings.TrimSuffix(text, "s")
	return strings.ToLower(strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) {
			return c
		}
		return -1
	}, text))
}

// oneWordOff reports whether as many words as there are letters have these for their
// first, but for one between the first and the last: body weight index, BMI. Letters that
// everybody knows stand behind other words too, such as the name of a country.
func oneWordOff(letters string, words []string) bool {
	n, off := len(letters), 0
	if n < 3 || len(words) < n {
		return false
	}
	for i, word := range words[len(words)-n:] {
		if word[0] == letters[i] {
			continue
		}
		if off++; i == 0 || i == n-1 || linking[word] {
			return false
		}
	}
	return off == 1
}

// spells reports whether the letters of an abbreviation are in the words, in
// order: the first at the beginning of a word, every other at the beginning of a
// word or inside one whose beginning is a letter too (after Schwartz and Hearst,
// 2003). The last word has one of them, unless it is a general one, or
// part of a place as in "of the Negev".
func spells(text string, words []string) bool {
	letters := []rune(capitals(text))
	if len(letters) == 0 {
		return false
	}
	if letters[0] == 'x' { // XDR: extensively
		return true
	}
	return spelledBy(letters, nil, words)
}

// spelledBy looks for letters in what is left of a word and in the words behind it.
func spelledBy(letters, rest []rune, words []string) bool {
	if len(letters) == 0 {
		return len(words) == 0 || linking[words[0]] || general[words[len(words)-1]] || words[len(words)-1][0] <= '9'
	}
	for i, c := range rest {
		if c == letters[0] && spelledBy(letters[1:], rest[i+1:], words) {
			return true
		}
	}
	for k, word := range words {
		if c, size := utf8.DecodeRuneInString(word); c == letters[0] && spelledBy(letters[1:], []rune(word[size:]), words[k+1:]) {
			return true
		}
	}
	return false
}

// general are last words that an abbreviation may leave out: the DOTS programme,
// the PCR test.
var general = func() map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(`
		test tests scan scans scale score index questionnaire survey examination exam assessment inventory
		therapy treatment treatments procedure surgery regimen programme program trial study system method technique
		disease diseases disorder disorders syndrome condition infection virus bacteria cancer cells cell gene protein receptor receptors
		device devices products product screening research institute center centre university hospital school foundation association society office
		drugs drug medicines vaccine vaccines inhibitors inhibitor antibody antibodies agonists
		patients people children women men prevention oncology therapeutics pharmaceuticals plc inc ltd group company
		levels level acid classification criteria guidelines website database network`) {
		all[w] = true
	}
	return all
}()

// anagram reports whether the last words begin with the letters of an
// abbreviation, but in another order. ISO and UTC are meant to.
func anagram(text string, words []string) bool {
	letters := []rune(capitals(text))
	var initials []rune
	k := len(words)
	for k > 0 && len(initials) < len(letters) {
		k--
		if !linking[words[k]] {
			c, _ := utf8.DecodeRuneInString(words[k])
			initials = append(initials, c)
		}
	}
	slices.Reverse(initials)
	if len(letters) < 3 || len(initials) < len(letters) || initials[0] != letters[0] || smallLetters(text) || text == "ISO" || text == "UTC" ||
		beginnings(string(letters), words) == len(letters) || spells(text, words[k+1:]) {
		return false
	}
	slices.Sort(initials)
	slices.Sort(letters)
	return slices.Equal(initials, letters)
}

// linking are words of which abbreviations mostly take no letter.
var linking = map[string]bool{"of": true, "the": true, "and": true, "for": true, "in": true, "on": true, "to": true, "with": true, "by": true, "a": true, "an": true}

func tail(words []string, n int) string { return strings.Join(words[max(0, len(words)-n):], " ") }
