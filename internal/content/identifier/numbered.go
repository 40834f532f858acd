package identifier

import "strings"

// lead is how the numbers of a registry begin in a text.
type lead struct {
	prefix string
	kind   Kind
}

// leads are the prefixes of registries by their first letter, as they are spelled.
var leads = func() (all ['z' + 1][]lead) {
	for k := NCT; int(k) < len(kinds); k++ {
		if p := kinds[k].prefix; p != "" {
			all[p[0]] = append(all[p[0]], lead{p, k})
		}
	}
	all['N'] = append(all['N'], lead{"NL", NTR})
	all['E'] = append(all['E'], lead{"EUCTR", EudraCT})
	return all
}()

// Numbered reports whether the number of a study stands in a text, which may be an
// address. It is asked of whole articles, so it looks only where one can begin.
func Numbered(text string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '-':
			if european(text, i) {
				return true
			}
		case c > 'z' || len(leads[c]) == 0 || i > 0 && wordByte(text[i-1]):
		default:
			for _, l := range leads[c] {
				if strings.HasPrefix(text[i:], l.prefix) && l.kind.begins(text[i:]) {
					return true
				}
			}
		}
	}
	return false
}

// begins reports whether a text begins with an identifier of the kind.
func (k Kind) begins(text string) bool {
	end := 0
	for end < len(text) && (wordByte(text[end]) || text[end] == '-' || text[end] == '/' || text[end] == ' ' && end > 0 && wordByte(text[end-1]) && text[end-1] > '9') {
		end++
	}
	word := strings.TrimRight(text[:end], "-/ ")
	for {
		if _, ok := k.spelled(k.bare(word)); ok {
			return true
		}
		cut := strings.LastIndexAny(word, "-/ ") // NCT04368728-results
		if cut < 0 {
			return false
		}
		word = word[:cut]
	}
}

// european reports whether the hyphen at i is the first of a EudraCT or EU CT
// number: 2019-001234-38.
func european(text string, i int) bool {
	if i < 4 || len(text) < i+10 || text[i-4:i-2] != "20" || text[i+7] != '-' || i > 4 && '0' <= text[i-5] && text[i-5] <= '9' {
		return false
	}
	return allDigits(text[i-2:i]) && allDigits(text[i+1:i+7]) && allDigits(text[i+8:i+10])
}

func wordByte(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}
