package layout

import (
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/words"
)

// piece is a function that gives the words of a sentence between two of its parts.
const piece = "_piece"

// speaker says the words of a language to templates.
type speaker struct{ *words.Language }

// word is the words of a key, with the arguments that are given by name.
func (s speaker) word(key string, pairs ...any) (string, error) {
	args, err := s.arguments(key, pairs)
	if err != nil {
		return "", err
	}
	return s.Say(key, args...), nil
}

// piece is Language.Piece.
func (s speaker) piece(n int, key string, pairs ...any) (string, error) {
	args, err := given(pairs)
	if err == nil {
		err = s.counted(key, args)
	}
	if err != nil {
		return "", err
	}
	return s.Piece(n, key, args...), nil
}

// arguments are those of a key, and all that it wants.
func (s speaker) arguments(key string, pairs []any) ([]words.Arg, error) {
	args, err := given(pairs)
	if err != nil {
		return nil, err
	}
	wanted, known := s.Arguments(key)
	if !known {
		return nil, unknownWord(s.Language, key)
	}
	names := make([]string, 0, 4)
	for i := 0; i < len(pairs); i += 2 {
		names = append(names, pairs[i].(string))
	}
	if _, d, bad := misnamed(key, wanted, names); bad {
		return nil, d
	}
	return args, s.counted(key, args)
}

// counted is the problem of a key whose words depend on a number, and that is given none.
func (s speaker) counted(key string, args []words.Arg) error {
	if !s.Counts(key) || words.Counted(args) {
		return nil
	}
	return diag.Errorf(diag.Position{}, "wrong-value", "the words %q depend on a number but get none", key).
		WithHint("give them a whole number: {{word %q %q 3}}", key, s.first(key))
}

// given are arguments as package words takes them.
func given(pairs []any) ([]words.Arg, error) {
	if len(pairs)%2 != 0 {
		return nil, misuse(`"word" needs pairs of a name and a value, but the last name has no value`)
	}
	args := make([]words.Arg, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, misuse(`"word" needs a name in quotation marks before each value`)
		}
		arg, ok := argumentOf(name, reflect.ValueOf(pairs[i+1]))
		if !ok {
			return nil, diag.Errorf(diag.Position{}, "wrong-value", "the argument %q of \"word\" is neither a text nor a whole number",
				name).
				WithHint("%s", speakableHint(reflect.TypeOf(pairs[i+1])))
		}
		args = append(args, arg)
	}
	return args, nil
}

// argumentOf makes an argument of a text or of a whole number.
func argumentOf(name string, v reflect.Value) (words.Arg, bool) {
	switch {
	case !v.IsValid() || !speakable(v.Type()):
		return words.Arg{}, false
	case v.Kind() == reflect.String:
		return words.Text(name, v.String()), true
	case v.CanInt():
		return words.Number(name, int(v.Int())), true
	}
	return words.Number(name, int(v.Uint())), true
}

// speakable reports whether values of a type can be arguments of words: whole numbers, and
// texts that are not HTML, scripts or the like and read as they are.
func speakable(t reflect.Type) bool {
	return t.PkgPath() != htmlType.PkgPath() && !t.Implements(stringerType) && !t.Implements(errorType) &&
		(t.Kind() == reflect.String || reflect.Int <= t.Kind() && t.Kind() <= reflect.Uint64)
}

// unknownWord is the problem of a key that there are no words for.
func unknownWord(l *words.Language, key string) diag.Diagnostic {
	d := diag.Errorf(diag.Position{}, "unknown-word", "there are no words under the key %q", key)
	var below []string
	for _, known := range l.Keys() {
		if strings.HasPrefix(known, key+".") {
			below = append(below, known)
		}
	}
	if near := diag.Nearest(key, l.Keys()); near != "" {
		return d.WithHint("did you mean %q?", near)
	} else if hint := choices("the keys below it are", below); hint != "" {
		return d.WithHint("%s", hint)
	}
	return d
}

// misnamed finds the first fault in the names of the arguments that a key is given; at is
// its number, or -1 when an argument is missing.
func misnamed(key string, wanted, names []string) (at int, d diag.Diagnostic, bad bool) {
	for i, name := range names {
		switch {
		case slices.Contains(names[:i], name):
			return i, diag.Errorf(diag.Position{}, "wrong-arguments", "\"word\" is given %q twice", name).
				WithHint("delete one of the two"), true
		case !slices.Contains(wanted, name):
			d := diag.Errorf(diag.Position{}, "wrong-arguments", "the words %q have no argument %q", key, name)
			if near := diag.Nearest(name, wanted); near != "" {
				return i, d.WithHint("did you mean %q?", near), true
			} else if hint := choices("its arguments are", wanted); hint != "" {
				return i, d.WithHint("%s", hint), true
			}
			return i, d.WithHint("remove it and its value"), true
		}
	}
	for _, name := range wanted {
		if !slices.Contains(names, name) {
			return -1, diag.Errorf(diag.Position{}, "wrong-arguments", "the words %q need the argument %q", key, name).
				WithHint("write its name and its value: {{word %q %q …}}", key, name), true
		}
	}
	return 0, diag.Diagnostic{}, false
}

// speakableHint says what to write for a value that no words can be given.
func speakableHint(t reflect.Type) string {
	if t == htmlType {
		return `write HTML in a part, and the part here: (part "name" .)`
	}
	return "give it a text such as .Title, or a whole number such as .Minutes"
}

// first is the name of the first argument of a key.
func (s speaker) first(key string) string {
	names, _ := s.Arguments(key)
	return append(names, "n")[0]
}

var stringerType = reflect.TypeFor[fmt.Stringer]()

// functionsIn are what templates can call beside the language's own functions, with the
// words of a language.
func functionsIn(l *words.Language) template.FuncMap {
	all := template.FuncMap{
		"word": func(key string, pairs ...any) (string, error) { return speaker{l}.word(key, pairs...) },
		piece: func(n int, key string, pairs ...any) (string, error) {
			return speaker{l}.piece(n, key, pairs...)
		},
	}
	all["between"] = func(i, n any, item string) (string, error) {
		at, err := number("between", i)
		if err != nil {
			return "", err
		}
		count, err := number("between", n)
		return l.Between(at, count, item), err
	}
	for name, f := range plain {
		all[name] = f
	}
	return all
}
