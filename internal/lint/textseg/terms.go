package textseg

import "strings"

// Terms are words and phrases that a glossary explains.
type Terms struct {
	phrases map[string][][]string // by the first word, in lower case
	begin   *Gloss[[][]string]    // the phrases that a form can begin
}

// NewTerms makes the terms of a list, in which case makes no difference.
func NewTerms(list []string) *Terms {
	t := &Terms{phrases: map[string][][]string{}}
	for _, term := range list {
		var words []string
		for _, w := range Words(term) {
			words = append(words, strings.ToLower(term[w.From:w.To]))
		}
		if len(words) > 0 {
			t.phrases[words[0]] = append(t.phrases[words[0]], words)
		}
	}
	t.begin = NewGloss(t.begins)
	return t
}

// begins is the phrases of which a form can be the first word. A plural s makes no
// difference.
func (t *Terms) begins(f *Form) [][]string {
	first := strings.ToLower(f.Spelling)
	all := t.phrases[first]
	if one := strings.TrimSuffix(first, "s"); one != first {
		all = append(all[:len(all):len(all)], t.phrases[one]...)
	}
	return all
}

// mark marks the words that belong to terms. A plural s makes no
// difference to the last word.
func (t *Terms) mark(words []Word) {
	if t == nil || len(t.phrases) == 0 {
		return
	}
	for i := range words {
		for _, p := range *t.begin.Of(words[i].Form) {
			if i+len(p) <= len(words) && matches(words[i:i+len(p)], p) {
				for k := range p {
					words[i+k].explained = true
				}
			}
		}
	}
}

func matches(words []Word, phrase []string) bool {
	for i, w := range words {
		if !strings.EqualFold(w.Spelling, phrase[i]) && (i < len(words)-1 || !strings.EqualFold(w.Spelling, phrase[i]+"s")) {
			return false
		}
	}
	return true
}
