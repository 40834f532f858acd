package automaton

import "slices"

// sets are what a step needs, kept from one to the next.
type sets struct {
	seen, after set
	todo        []uint32
	key         []byte
}

func newSets(size int) sets { return sets{seen: newSet(size), after: newSet(size)} }

// set is a set of small numbers that is quickly emptied.
type set struct {
	has  []bool
	list []uint32
}

func newSet(size int) set { return set{has: make([]bool, size)} }

// add reports whether a number is new.
func (s *set) add(n uint32) bool {
	if s.has[n] {
		return false
	}
	s.has[n] = true
	s.list = append(s.list, n)
	return true
}

func (s *set) clear() {
	for _, n := range s.list {
		s.has[n] = false
	}
	s.list = s.list[:0]
}

// sorted are its numbers, until it changes.
func (s *set) sorted() []uint32 {
	slices.Sort(s.list)
	return s.list
}
