package words

import (
	"fmt"
	"slices"
	"strings"

	"galen/internal/diag"
	"galen/internal/locale"
)

// fault is what is wrong with the words of a key, and what to do.
type fault struct{ code, message, hint string }

func (f fault) String() string { return f.message }

// faults are those of an entry of a language beside the English one: it may have other
// arguments or forms in no way that would leave readers without a word or a number.
func (e entry) faults(english entry, in *locale.Locale) (all []fault) {
	wanted := english.arguments()
	for _, name := range e.arguments() {
		if !slices.Contains(wanted, name) {
			all = append(all, unknownArgument(name, wanted))
		}
	}
	for _, name := range namesIn(english.usual) {
		if !slices.Contains(namesIn(e.usual), name) {
			where := ""
			if e.forms != nil {
				where = ` of the category "other"`
			}
			all = append(all, fault{"wrong-arguments", fmt.Sprintf("these words%s leave out {%s}", where, name), fmt.Sprintf("write {%s} where it belongs", name)})
		}
	}
	if e.forms != nil {
		all = append(all, e.formFaults(wanted, in)...)
	}
	return all
}

// formFaults are those of the categories of an entry.
func (e entry) formFaults(wanted []string, in *locale.Locale) (all []fault) {
	categories, needed := in.Plurals()
	if len(wanted) == 0 {
		return []fault{{"wrong-value", "these words do not depend on a number", "write one text after the key"}}
	}
	for _, category := range locale.Categories {
		_, written := e.forms[category]
		switch {
		case written && !slices.Contains(categories, category):
			all = append(all, fault{"unknown-category", fmt.Sprintf("this language has no category %q", category), "its categories are " + strings.Join(categories, ", ")})
		case !written && slices.Contains(needed, category):
			all = append(all, fault{"missing-category", fmt.Sprintf("there are no words for the category %q", category), fmt.Sprintf("write  %s: %s  beside its other keys", category, quoted(e.usual))})
		}
	}
	return all
}

func unknownArgument(name string, wanted []string) fault {
	f := fault{"wrong-arguments", fmt.Sprintf("these words have no argument {%s}", name), "take it out"}
	if near := diag.Nearest(name, wanted); near != "" {
		f.hint = fmt.Sprintf("did you mean {%s}?", near)
	} else if len(wanted) > 0 {
		f.hint = "their arguments are {" + strings.Join(wanted, "}, {") + "}"
	}
	return f
}

// arguments are the names of the arguments in all forms, each once.
func (e entry) arguments() (names []string) {
	names = namesIn(e.usual)
	for _, category := range locale.Categories {
		names = append(names, namesIn(e.forms[category])...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func namesIn(parts []part) (names []string) {
	for _, p := range parts {
		if p.argument != "" {
			names = append(names, p.argument)
		}
	}
	return names
}

// quoted are words as YAML has them between quotation marks.
func quoted(parts []part) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(textOf(parts)) + `"`
}

// textOf are words as a file has them.
func textOf(parts []part) string {
	var b strings.Builder
	for _, p := range parts {
		if b.WriteString(p.text); p.argument != "" {
			b.WriteString("{" + p.argument + "}")
		}
	}
	return b.String()
}
