package selection

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"galen/internal/fields"
	"galen/internal/frontmatter"
)

// Entry is what selections ask of an article.
type Entry struct {
	Path     string   // its address, which decides where nothing else does
	Title    string   // a key by which titles are sorted; needed for ByTitle alone
	Folders  []string // its categories, below content
	Tags     []string
	Terms    []string // and those above them
	Kind     string
	Authors  []string
	Evidence []string // words for its study
	Language string   // BCP 47
	Date     time.Time
	Fields   map[string][]Value // those that it gives; without a Value where the type has none
}

// Value is what a field holds, as selections compare it.
type Value struct {
	Text string  // by which it is found
	Rank float64 // by which it is sorted, before its text
}

// ValueOf is a value as selections compare it: a number however it is written, the day of a
// date, yes or no. Written is what a document or a selection says; at is the instant of a
// date. False is for types that cannot be compared.
func ValueOf(d *fields.Declaration, written string, at time.Time) (v Value, ok bool) {
	switch d.Type {
	case fields.Line, fields.Author:
		return Value{Text: written}, true
	case fields.Choice:
		return Value{written, float64(slices.Index(d.Choices, written))}, true
	case fields.Number:
		n, err := strconv.ParseFloat(strings.ReplaceAll(written, "_", ""), 64)
		if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			return v, false
		}
		return Value{strconv.FormatFloat(n, 'g', -1, 64), n}, true
	case fields.Date:
		return Value{at.Format(time.DateOnly), float64(at.Unix())}, true
	case fields.YesNo:
		if written == "yes" || written == "true" {
			return Value{Text: "yes"}, true
		}
		return Value{"no", 1}, true
	case fields.Text, fields.Link, fields.Picture, fields.File, fields.Article, fields.Group, fields.List, fields.Misread:
	}
	return v, false
}

// Match reports whether an article is among those selected, but for how many there may be.
func (s *Selection) Match(e *Entry) bool {
	switch {
	case len(s.Categories) > 0 && !s.inCategory(e.Folders),
		len(s.Kinds) > 0 && !slices.Contains(s.Kinds, e.Kind),
		!s.Since.IsZero() && e.Date.Before(s.Since.Time),
		!s.Before.IsZero() && (e.Date.IsZero() || !e.Date.Before(s.Before.Time)),
		len(s.Languages) > 0 && !slices.ContainsFunc(s.Languages, func(l string) bool { return speaks(e.Language, l) }):
		return false
	}
	for _, group := range s.Evidence {
		if !anyOf(group, e.Evidence) {
			return false
		}
	}
	for _, name := range s.Has {
		if _, given := e.Fields[name]; !given {
			return false
		}
	}
	for _, c := range s.Fields {
		if !slices.ContainsFunc(e.Fields[c.Name], func(v Value) bool { return slices.Contains(c.Any, v.Text) }) {
			return false
		}
	}
	return (len(s.Tags) == 0 || named(s.Tags, e.Tags)) && (len(s.Terms) == 0 || named(s.Terms, e.Terms)) && (len(s.Authors) == 0 || named(s.Authors, e.Authors))
}

func (s *Selection) inCategory(folders []string) bool {
	for _, c := range s.Categories {
		for _, folder := range folders {
			if folder == c.Text || !s.Alone && strings.HasPrefix(folder, c.Text) && strings.HasPrefix(folder[len(c.Text):], "/") {
				return true
			}
		}
	}
	return false
}

// speaks reports whether a language is the one that is asked for, or a kind of it: de-AT is de.
func speaks(language, asked string) bool {
	return language == asked || strings.HasPrefix(language, asked+"-")
}

func anyOf(some, all []string) bool {
	return slices.ContainsFunc(some, func(word string) bool { return slices.Contains(all, word) })
}

func named(some []frontmatter.Word, all []string) bool {
	return slices.ContainsFunc(some, func(w frontmatter.Word) bool { return slices.Contains(all, w.Text) })
}

// Compare tells which of two articles comes first. What an article does not give comes last,
// in either direction; what is equal is sorted newest first, then by address.
func (o Order) Compare(a, b *Entry) int {
	sign := 1
	if o.Descending {
		sign = -1
	}
	order := 0
	switch o.By {
	case Newest:
	case Oldest:
		if order = cmp.Or(lacking(a.Date.IsZero(), b.Date.IsZero()), a.Date.Compare(b.Date)); order == 0 {
			return cmp.Compare(a.Path, b.Path)
		}
	case ByTitle:
		order = sign * cmp.Compare(a.Title, b.Title)
	case ByField:
		x, y := a.Fields[o.Field], b.Fields[o.Field]
		if order = lacking(len(x) == 0, len(y) == 0); order == 0 && len(x) > 0 {
			order = sign * cmp.Or(cmp.Compare(x[0].Rank, y[0].Rank), cmp.Compare(x[0].Text, y[0].Text))
		}
	}
	return cmp.Or(order, b.Date.Compare(a.Date), cmp.Compare(a.Path, b.Path))
}

// lacking puts what lacks something behind what has it.
func lacking(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
