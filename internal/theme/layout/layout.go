package layout

import (
	"bytes"
	"cmp"
	"maps"
	"reflect"
	"slices"

	"galen/internal/diag"
	"galen/internal/memo"
	"galen/internal/source"
	"galen/internal/words"
)

// Rules are what a theme is judged by.
type Rules struct {
	// Origins are the origins (https://host) that pages may fetch from beside
	// their own. The site's own belongs here too, if templates name it in full.
	Origins []string
	// Language is whose words templates are given. Without one it is English.
	Language *words.Language
	// Data is any value of the type that layouts are executed with. When it is
	// not nil, names that such data does not have are found at load.
	Data any
	// Constants judge the text that a method is given where a template writes it out, by the
	// type that has the method. Positions in what they find are those in the text.
	Constants map[reflect.Type]Judges
}

// Judges judge the text that methods are given, by the name of the method.
type Judges map[string]Judge

// Judge says what is wrong with a text that a method is given.
type Judge struct {
	Of      func(text string) diag.List
	Written bool // the text has to be written out: nothing would tell when it is wrong
}

// Set is the layouts of a theme, ready to execute. It never changes, and may be
// used by any number of goroutines.
type Set struct{ layouts map[string]*compiled }

// compiled is one layout.
type compiled struct {
	unit         *linkUnit
	program      *program // nil: only html/template can execute it
	interpreters interpreters
	digest       memo.Digest
	mixed        []mixedJSON
}

// Load compiles the files of templates/. It reports every problem of every
// file; the Set has the layouts that are sound.
func Load(files []source.File, rules Rules) (*Set, diag.List) {
	return compileTheme(files, rules, true)
}

// compileTheme can leave the text as it is, for html/template to execute, so that
// tests can compare.
func compileTheme(files []source.File, rules Rules, quick bool) (*Set, diag.List) {
	language := cmp.Or(rules.Language, words.For("en"))
	t := &theme{rules: rules, language: language, functions: functionsIn(language), quick: quick, parts: map[string]*body{}, names: map[string][]*body{}}
	for _, f := range slices.SortedFunc(slices.Values(files), func(a, b source.File) int { return bytes.Compare([]byte(a.Path), []byte(b.Path)) }) {
		t.add(f)
	}
	t.nameParts()
	scenes := t.scenes()
	if quick {
		t.minify()
	}
	s := &Set{layouts: map[string]*compiled{}}
	for _, unit := range scenes {
		if c := t.compile(unit); c != nil {
			s.layouts[c.unit.root.name] = c
		}
	}
	advise(t.problems)
	t.problems.Sort()
	return s, slices.CompactFunc(t.problems, again)
}

// again reports whether b is a again, found by way of another layout.
func again(a, b diag.Diagnostic) bool { return a.Position == b.Position && a.Message == b.Message }

// Has reports whether there is a layout of that name.
func (s *Set) Has(layout string) bool { return s.layouts[layout] != nil }

// Names are the names of all layouts, sorted.
func (s *Set) Names() []string { return slices.Sorted(maps.Keys(s.layouts)) }

// Digest stands for everything of the theme that can change what a layout
// writes: its own text, that of every part it can reach, and the functions. A
// part that it does not reach has no influence. It is the zero Digest when
// there is no such layout.
func (s *Set) Digest(layout string) memo.Digest {
	if c := s.layouts[layout]; c != nil {
		return c.digest
	}
	return memo.Digest{}
}

// RequestsKnown reports whether all that the scripts in a layout and in its parts make
// a browser ask for is known. What a page loads from static is no part of it.
func (s *Set) RequestsKnown(layout string) bool {
	c := s.layouts[layout]
	return c != nil && !slices.ContainsFunc(c.unit.reached, func(b *body) bool { return b.unknown })
}

// Texts are the files, as they are written, of a layout and of the parts that it can reach.
func (s *Set) Texts(layout string) (all [][]byte) {
	c := s.layouts[layout]
	if c == nil {
		return nil
	}
	var before []*file
	for _, b := range c.unit.reached {
		if !slices.Contains(before, b.file) {
			before = append(before, b.file)
			all = append(all, b.file.text)
		}
	}
	return all
}
