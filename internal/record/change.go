package record

import "strings"

// markLength is that of a mark, in characters.
const markLength = 4

// Change is how two versions of a text differ. The zero Change is no difference.
type Change struct {
	At    []int // numbers of sentences of the new one, from 0; empty when it has none
	Added bool  // they are new; otherwise something is gone or has moved before the first of them
	Ended bool  // the new one has lost its end: what is gone stood after the sentence
	any   bool
}

// Any reports whether there is a difference.
func (c Change) Any() bool { return c.any }

// Changed compares the marks of two versions of a text. It gives the sentences of
// the new one that the old one does not have; when the new one has only lost
// sentences or put them in another order, it gives the first that stands where
// another one stood.
func Changed(before, now string) Change {
	if before == now {
		return Change{}
	}
	c := Change{any: true}
	old := map[string]int{}
	for m := range marks(before) {
		old[before[m:m+markLength]]++
	}
	for m := range marks(now) {
		mark := now[m : m+markLength]
		if old[mark] == 0 {
			c.At, c.Added = append(c.At, m/markLength), true
		}
		old[mark]--
	}
	if c.Added {
		return c
	}
	for m := range marks(now) {
		if !strings.HasPrefix(before[min(m, len(before)):], now[m:m+markLength]) {
			c.At = []int{m / markLength}
			return c
		}
	}
	if n := len(now) / markLength; n > 0 {
		c.At, c.Ended = []int{n - 1}, true
	}
	return c
}

// Rewritten compares the marks of two lists of which every other item is a name, and
// the next is what stands under it. It gives the items under a name that both have and
// that are none that stood under it before.
func Rewritten(before, now string) (c Change) {
	const pair = 2 * markLength
	type item struct{ name, text string }
	had := map[item]bool{}
	named := map[string]bool{}
	for at := 0; at+pair <= len(before); at += pair {
		name := before[at : at+markLength]
		had[item{name, before[at+markLength : at+pair]}], named[name] = true, true
	}
	for at := 0; at+pair <= len(now); at += pair {
		name := now[at : at+markLength]
		if named[name] && !had[item{name, now[at+markLength : at+pair]}] {
			c.At, c.Added, c.any = append(c.At, at/markLength+1), true, true
		}
	}
	return c
}

// Lost reports whether a name of such a list, of before, is no name now.
func Lost(before, now string) bool {
	const pair = 2 * markLength
	named := map[string]bool{}
	for at := 0; at+pair <= len(now); at += pair {
		named[now[at:at+markLength]] = true
	}
	for at := 0; at+pair <= len(before); at += pair {
		if !named[before[at:at+markLength]] {
			return true
		}
	}
	return false
}

// Shared is how many of the n sentences of a text another version has.
func Shared(before, now string) (shared, n int) {
	has := map[string]int{}
	for m := range marks(now) {
		has[now[m:m+markLength]]++
	}
	for m := range marks(before) {
		mark := before[m : m+markLength]
		if n++; has[mark] > 0 {
			has[mark]--
			shared++
		}
	}
	return shared, n
}

// marks yields where each mark begins.
func marks(all string) func(func(int) bool) {
	return func(yield func(int) bool) {
		for at := 0; at+markLength <= len(all); at += markLength {
			if !yield(at) {
				return
			}
		}
	}
}
