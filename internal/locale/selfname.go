package locale

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// ownNames are what SelfNames gave, by tag.
var ownNames sync.Map // of []string

// SelfNames are what a language is called in itself by CLDR, as a list of languages has it, the shortest first: of
// es-MX "Español", "Español de México". The others name its region, too; there are none of a tag without one. Of a
// language that CLDR names in English alone, or not at all, it is what Name gives.
func SelfNames(tag string) []string {
	if names, ok := ownNames.Load(tag); ok {
		return names.([]string)
	}
	names := selfNames(tag)
	ownNames.Store(tag, names)
	return names
}

func selfNames(tag string) []string {
	t, err := language.Raw.Parse(tag)
	if err != nil {
		return []string{Name(tag)}
	}
	base, script, region := t.Raw()
	bare, _ := language.Raw.Compose(base, script)
	names := []string{selfName(bare)}
	if names[0] == "" {
		return []string{Name(tag)}
	}
	if region == (language.Region{}) {
		return names
	}
	dialect := selfName(t)
	if dialect != "" && dialect != names[0] {
		names = append(names, dialect)
	}
	if in := display.Regions(t); in != nil && in.Name(region) != "" {
		names = append(names, names[0]+" ("+in.Name(region)+")")
	}
	return append(names, names[0]+" ("+region.String()+")")
}

// selfName is what a language is called in itself, with a capital letter where it begins with one in a list: isiZulu
// does not. The name of a language in one of its scripts is in that script.
func selfName(t language.Tag) string {
	base, script, _ := t.Raw()
	name := display.Self.Name(t)
	if in := display.Languages(t); script != (language.Script{}) && in != nil && base.String() != "zh" { // as CLDR has names for the two scripts
		if said := in.Name(language.Raw.Make(base.String())); said != "" {
			name = said
		}
	}
	word, _, _ := strings.Cut(name, " ")
	first, size := utf8.DecodeRuneInString(word)
	if size == 0 || strings.ContainsFunc(word, unicode.IsUpper) {
		return name
	}
	return string(unicode.ToTitle(first)) + name[size:]
}
