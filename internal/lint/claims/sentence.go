package claims

import (
	"strings"

	"galen/internal/lint/textseg"
)

// sentence is one of a text, with its words.
type sentence struct {
	*Reader
	text  string
	words []textseg.Word
	span  textseg.Span
}

func (s *sentence) role(i int) role {
	if i < 0 || i >= len(s.words) {
		return 0
	}
	return s.forms.Of(s.words[i].Form).role
}

// claims adds those of the sentence.
func (s *sentence) claims(list []Claim, quoted func(int) bool) []Claim {
	end := strings.TrimRight(s.text[s.span.From:s.span.To], " \"”’')")
	for i := range s.words {
		is := s.role(i)
		if is&(does|links) == 0 {
			continue
		}
		c := Claim{Kind: Effect, Verb: textseg.Span{From: int(s.words[i].From), To: int(s.words[i].To)}}
		if is&links != 0 {
			c.Kind = Link
		} else if !s.acts(i, is) {
			continue
		}
		first, last := s.clause(i)
		c.Subject = s.part(first, i)
		c.Outcome = s.part(i+1, last)
		c.Treatment = s.Signs(s.words[first:i]).Any(Treatment)
		for k := range s.words {
			r := s.role(k)
			c.Attributed = c.Attributed || r&says != 0
			c.Denied = c.Denied || r&denies != 0 && k < i && k >= i-6 && !(k+1 < i && s.adverb(k+1))
			c.Hedged = c.Hedged || r&hedges != 0 && k < i && k >= i-8
		}
		c.Asked = strings.HasSuffix(end, "?") || s.role(0)&asks != 0 || s.before(first, i, "whether", "if", "how", "why")
		c.Hurts = is&hurts != 0
		c.Quoted = quoted != nil && quoted(c.Verb.From)
		list = append(list, c)
	}
	return list
}

// acts reports whether a word that may be a verb of effect is one.
func (s *sentence) acts(i int, is role) bool {
	if i == 0 || i+1 == len(s.words) && is&noun != 0 {
		return false // Cuts in hospitals; the costs of cuts
	}
	before := s.role(i - 1)
	switch {
	case is&base != 0 && s.role(0)&helps != 0 && before&(small|helps) == 0:
		return true // Does coffee prevent gout?
	case is&base != 0 && before&helps == 0 && (before&small != 0 || !plural(s.words[i-1].Spelling)):
		return false // a lower risk, the damage
	case is&base != 0 && before&helps != 0:
		return true
	case before&small != 0 && !s.adverb(i-1):
		return false // the cuts, of causes
	}
	return is&noun == 0 || s.role(i+1)&harmless == 0
}

// adverb reports whether a word only makes another stronger: not only improved.
func (s *sentence) adverb(i int) bool { return lower(s.words[i].Spelling) == "only" }

// plural reports whether a word may be a noun of which there are several.
func plural(word string) bool {
	return len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us")
}

// clause is the words of the clause of word i, as far as signs divide it from others.
func (s *sentence) clause(i int) (first, last int) {
	for first = i; first > 0 && !strings.ContainsAny(s.gap(first), ";:—–"); first-- {
	}
	for last = i + 1; last < len(s.words) && !strings.ContainsAny(s.gap(last), ";:—–,"); last++ {
	}
	return first, last
}

// gap is what stands before a word.
func (s *sentence) gap(i int) string {
	from := s.span.From
	if i > 0 {
		from = int(s.words[i-1].To)
	}
	return s.text[from:s.words[i].From]
}

// part is the text of some words.
func (s *sentence) part(from, to int) textseg.Span {
	if from >= to {
		return textseg.Span{}
	}
	return textseg.Span{From: int(s.words[from].From), To: int(s.words[to-1].To)}
}

// before reports whether one of some words stands between two places.
func (s *sentence) before(from, to int, words ...string) bool {
	for k := from; k < to; k++ {
		for _, w := range words {
			if lower(s.words[k].Spelling) == w {
				return true
			}
		}
	}
	return false
}
