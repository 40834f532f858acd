package lint

import (
	"regexp"

	"galen/internal/lint/automaton"
)

// form is a form of words that rules seek in texts. Most texts do not have it, which its automaton says soonest.
type form struct {
	pattern  string
	anywhere *automaton.Automaton
}

func newForm(pattern string) *form { return &form{pattern: pattern, anywhere: automaton.New(pattern)} }

func (f *form) expression() *regexp.Regexp { return f.anywhere.Expression() }

// MatchString reports whether a text has the form.
func (f *form) MatchString(text string) bool { return f.anywhere.Match(text) }

// FindStringIndex is where a text first has the form, nil if nowhere.
func (f *form) FindStringIndex(text string) []int {
	if !f.anywhere.Match(text) {
		return nil
	}
	return f.expression().FindStringIndex(text)
}

// FindString is what first has the form in a text, "" if nothing does.
func (f *form) FindString(text string) string {
	if !f.anywhere.Match(text) {
		return ""
	}
	return f.expression().FindString(text)
}

// FindAllStringIndex is as in package regexp.
func (f *form) FindAllStringIndex(text string, n int) [][]int {
	if !f.anywhere.Match(text) {
		return nil
	}
	return f.expression().FindAllStringIndex(text, n)
}

// FindAllStringSubmatchIndex is as in package regexp.
func (f *form) FindAllStringSubmatchIndex(text string, n int) [][]int {
	if !f.anywhere.Match(text) {
		return nil
	}
	return f.expression().FindAllStringSubmatchIndex(text, n)
}

// FindStringSubmatch is as in package regexp.
func (f *form) FindStringSubmatch(text string) []string {
	if !f.anywhere.Match(text) {
		return nil
	}
	return f.expression().FindStringSubmatch(text)
}

// FindStringSubmatchIndex is as in package regexp.
func (f *form) FindStringSubmatchIndex(text string) []int {
	if !f.anywhere.Match(text) {
		return nil
	}
	return f.expression().FindStringSubmatchIndex(text)
}

// FindAllString is as in package regexp.
func (f *form) FindAllString(text string, n int) []string {
	if !f.anywhere.Match(text) {
		return nil
	}
	return f.expression().FindAllString(text, n)
}

// FindAllStringSubmatch is as in package regexp.
func (f *form) FindAllStringSubmatch(text string, n int) [][]string {
	if !f.anywhere.Match(text) {
		return nil
	}
	return f.expression().FindAllStringSubmatch(text, n)
}

// ReplaceAllString is as in package regexp.
func (f *form) ReplaceAllString(text, with string) string {
	if !f.anywhere.Match(text) {
		return text
	}
	return f.expression().ReplaceAllString(text, with)
}
