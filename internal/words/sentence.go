package words

import (
	"fmt"
	"slices"
)

// A sentence of which some arguments are no texts, but elements of a page such as links,
// is written piece by piece: the words before the first of these, the words between two of
// them, and so on. Sequence says in which order they come.

// Sequence is the order in which a key's words have some of their arguments; one that they
// have twice is in it twice. It reports false when not all forms have the same order, or
// when there are no words.
func (l *Language) Sequence(key string, some []string) (order []string, ok bool) {
	e, ok := l.entries[key]
	order = sequence(e.usual, some)
	for _, form := range e.forms {
		ok = ok && slices.Equal(sequence(form, some), order)
	}
	return order, ok
}

func sequence(parts []part, some []string) (order []string) {
	for _, p := range parts {
		if slices.Contains(some, p.argument) {
			order = append(order, p.argument)
		}
	}
	return order
}

// Piece gives the words of a key from the n-th argument that args has not, or from the
// beginning where n is 0, to the next such argument.
func (l *Language) Piece(n int, key string, args ...Arg) string {
	parts := l.entries[key].chosen(l.rules(key), args)
	from := 0
	for i, p := range parts {
		if p.argument == "" || slices.ContainsFunc(args, func(a Arg) bool { return a.name == p.argument }) {
			continue
		}
		if n == 0 {
			return l.write(key, parts[from:i], args)
		}
		n, from = n-1, i+1
	}
	return l.write(key, parts[from:], args)
}

// Counts reports whether a key's words have several forms, so that they want a Number.
func (l *Language) Counts(key string) bool { return l.entries[key].forms != nil }

// Entry is all that the words of a key say, in no form for readers: it differs where they
// differ.
func (l *Language) Entry(key string) string {
	e := l.entries[key]
	return l.locale.Tag() + " " + l.rules(key).Tag() + fmt.Sprint(e.usual, e.forms)
}

// Tag is the language tag of BCP 47 for which the words were asked.
func (l *Language) Tag() string { return l.asked }
