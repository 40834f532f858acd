package words

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// entry is the words of a key, or the forms of them.
type entry struct {
	usual []part // the only form, or that of the category other
	forms map[plural.Form][]part
}

// part is a piece of text, or the name of an argument that stands between pieces.
type part struct{ text, argument string }

// categories are CLDR's, by name.
var categories = map[string]plural.Form{
	"zero": plural.Zero, "one": plural.One, "two": plural.Two, "few": plural.Few, "many": plural.Many, "other": plural.Other,
}

// parse reads the file of a language.
func parse(tag string, text []byte) (*Language, error) {
	var top yaml.Node
	if err := yaml.Unmarshal(text, &top); err != nil {
		return nil, err
	}
	parsed, err := language.Parse(tag)
	if err != nil {
		return nil, fmt.Errorf("%q: %w", tag, err)
	}
	if len(top.Content) != 1 {
		return nil, errors.New("there are no words")
	}
	l := &Language{tag: parsed, digest: fmt.Sprintf("%x", sha256.Sum256(text)), entries: map[string]entry{}}
	return l, l.read("", top.Content[0])
}

// read takes in what stands under a key.
func (l *Language) read(key string, n *yaml.Node) error {
	switch {
	case n.Kind == yaml.ScalarNode && key != "" && n.Value != "":
		parts, err := partsOf(n.Value)
		if err != nil {
			return fmt.Errorf("line %d: %s: %w", n.Line, key, err)
		}
		l.entries[key] = entry{usual: parts}
	case n.Kind != yaml.MappingNode:
		return fmt.Errorf("line %d: %s has no words", n.Line, key)
	case isPlural(n):
		return l.readForms(key, n)
	default:
		seen := map[string]bool{}
		for i := 0; i < len(n.Content); i += 2 {
			name := n.Content[i].Value
			if name == "" || seen[name] || strings.Contains(name, ".") {
				return fmt.Errorf("line %d: the key %q is empty, stands there twice, or has a dot", n.Content[i].Line, name)
			}
			seen[name] = true
			if key != "" {
				name = key + "." + name
			}
			if err := l.read(name, n.Content[i+1]); err != nil {
				return err
			}
		}
	}
	return nil
}

// isPlural reports whether a group of keys is the forms of one entry.
func isPlural(n *yaml.Node) bool {
	for i := 0; i < len(n.Content); i += 2 {
		if _, ok := categories[n.Content[i].Value]; !ok {
			return false
		}
	}
	return len(n.Content) > 0
}

func (l *Language) readForms(key string, n *yaml.Node) error {
	e := entry{forms: map[plural.Form][]part{}}
	for i := 0; i < len(n.Content); i += 2 {
		parts, err := partsOf(n.Content[i+1].Value)
		if err == nil && len(parts) == 0 {
			err = errors.New("a form without words")
		}
		if err != nil {
			return fmt.Errorf("line %d: %s: %w", n.Content[i].Line, key, err)
		}
		e.forms[categories[n.Content[i].Value]] = parts
	}
	if e.usual = e.forms[plural.Other]; e.usual == nil {
		return fmt.Errorf("line %d: %s has no form for the category other", n.Line, key)
	}
	l.entries[key] = e
	return nil
}

// partsOf takes words apart at the names of their arguments.
func partsOf(text string) (parts []part, err error) {
	for text != "" {
		before, rest, found := strings.Cut(text, "{")
		if strings.Contains(before, "}") {
			return nil, fmt.Errorf("%q closes what was not opened", text)
		}
		if before != "" {
			parts = append(parts, part{text: before})
		}
		if !found {
			break
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed || name == "" || strings.ContainsAny(name, "{ ") {
			return nil, fmt.Errorf("%q has no name of an argument after {", text)
		}
		parts, text = append(parts, part{argument: name}), after
	}
	return parts, nil
}

// Arguments are the names of the arguments that a key's words want, in their order in
// the usual form; ok is false when there are no words.
func (l *Language) Arguments(key string) (names []string, ok bool) {
	e, ok := l.entries[key]
	for _, p := range e.usual {
		if p.argument != "" {
			names = append(names, p.argument)
		}
	}
	return names, ok
}
