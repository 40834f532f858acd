package lint

import (
	"regexp"

	"galen/internal/lint/automaton"
)

// form is a form of words that rules seek in texts. Most texts do not have it, which its automaton says soonest.
type form struct {
	*regexp.Regexp
	anywhere *automaton.Automaton
}

func newForm(pattern string) *form {
	re := regexp.MustCompile(pattern)
	return &form{re, automaton.New(re)}
}

// MatchString reports whether a text has the form.
func (f *form) MatchString(text string) bool { return f.anywhere.Match(text) }

// FindStringIndex is where a text first has the form, nil if nowhere.
func (f *form) FindStringIndex(text string) []int {
	if !f.anywhere.Match(text) {
		return nil
	}
	return f.Regexp.FindStringIndex(text)
}

// FindString is what first has the form in a text, "" if nothing does.
func (f *form) FindString(text string) string {
	if !f.anywhere.Match(text) {
		return ""
	}
	return f.Regexp.FindString(text)
}

// FindAllStringIndex is as in package regexp.
func (f *form) FindAllStringIndex(text string, n int) [][]int {
	if !f.anywhere.Match(text) {
		return nil
	}
	return f.Regexp.FindAllStringIndex(text, n)
}

// FindAllStringSubmatchIndex is as in package regexp.
func (f *form) FindAllStringSubmatchIndex(text string, n int) [][]int {
	if !f.anywhere.Match(text) {
		return nil
	}
	return f.Regexp.FindAllStringSubmatchIndex(text, n)
}

// FindStringSubmatch is as in package regexp.
func (f *form) FindStringSubmatch(text string) []string {
	if !f.anywhere.Match(text) {
		return nil
	}
	return f.Regexp.FindStringSubmatch(text)
}

// FindStringSubmatchIndex is as in package regexp.
func (f *form) FindStringSubmatchIndex(text string) []int {
	if !f.anywhere.Match(text) {
		return nil
	}
	return f.Regexp.FindStringSubmatchIndex(text)
}
