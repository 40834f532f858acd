package layout

import (
	"fmt"
	"html/template"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"galen/internal/words"
)

// functionsVersion changes when what a function returns changes, so that pages
// made with the old ones are made again.
const functionsVersion = "4"

// functions are what templates can call beside the language's own, with English words.
var functions = functionsIn(words.For("en"))

// plain are the functions that look at nothing but their arguments.
var plain = template.FuncMap{
	"join":   join,
	"lower":  strings.ToLower,
	"plural": plural,
	"add":    func(a, b any) (int, error) { return sum(a, b, 1) },
	"sub":    func(a, b any) (int, error) { return sum(a, b, -1) },
	"list":   func(items ...any) []any { return items },
	"dict":   dict,
	"first":  first,
	"printf": printf,
}

// builtin are the functions of the language that put texts together.
var builtin = template.FuncMap{
	"print": fmt.Sprint, "println": fmt.Sprintln, "html": template.HTMLEscaper, "js": template.JSEscaper, "urlquery": template.URLQueryEscaper,
}

// misuse is what a function says of wrong arguments, in words for people.
type misuse string

func (m misuse) Error() string { return string(m) }

// join writes the items of a list one after the other, with between in between.
func join(items any, between string) (string, error) {
	list, err := listOf("join", items)
	if err != nil {
		return "", err
	}
	words := make([]string, list.Len())
	for i := range words {
		words[i] = fmt.Sprint(list.Index(i).Interface())
	}
	return strings.Join(words, between), nil
}

// plural is the word for n things.
func plural(n any, one, many string) (string, error) {
	count, err := number("plural", n)
	if count == 1 {
		return one, err
	}
	return many, err
}

func sum(a, b any, sign int) (int, error) {
	x, err := number("adding", a)
	if err != nil {
		return 0, err
	}
	y, err := number("adding", b)
	return x + sign*y, err
}

// dict makes one value of several named ones, to hand to a part.
func dict(pairs ...any) (map[string]any, error) {
	if len(pairs)%2 != 0 {
		return nil, misuse(`"dict" needs pairs of a name and a value, but the last name has no value`)
	}
	d := make(map[string]any, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, misuse(`"dict" needs a name in quotation marks before each value`)
		}
		if _, twice := d[name]; twice {
			return nil, misuse(fmt.Sprintf(`"dict" is given %q twice`, name))
		}
		d[name] = pairs[i+1]
	}
	return d, nil
}

// first is the first n items of a list, or all of a shorter one.
func first(n, items any) (any, error) {
	count, err := number("first", n)
	if err != nil {
		return nil, err
	}
	list, err := listOf("first", items)
	if err != nil || list.Kind() == reflect.Array && !list.CanAddr() {
		return items, err
	}
	return list.Slice(0, min(max(count, 0), list.Len())).Interface(), nil
}

// misfit is what the language's own printf writes where a value does not fit.
var misfit = regexp.MustCompile(`%!.?\(`)

// printf is the language's own, but a value that does not fit is an error, not a
// text such as %!d(string=Flu) on the page.
func printf(format string, values ...any) (string, error) {
	text := fmt.Sprintf(format, values...)
	if misfit.MatchString(text) && !slices.ContainsFunc(values, func(v any) bool { return misfit.MatchString(fmt.Sprint(v)) }) {
		return "", misuse(fmt.Sprintf("the values do not fit %q", format))
	}
	return text, nil
}

func listOf(function string, items any) (reflect.Value, error) {
	v := reflect.ValueOf(items)
	if !v.IsValid() {
		return reflect.ValueOf([]any{}), nil
	}
	if v.Kind() != reflect.Slice && v.Kind() != reflect.Array {
		return v, misuse(fmt.Sprintf("%q wants a list", function))
	}
	return v, nil
}

func number(function string, n any) (int, error) {
	v := reflect.ValueOf(n)
	switch {
	case v.IsValid() && v.CanInt():
		return int(v.Int()), nil
	case v.IsValid() && v.CanUint():
		return int(v.Uint()), nil
	}
	return 0, misuse(fmt.Sprintf("%q wants a whole number", function))
}
