package locale

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed names.txt
var nameTable string

// names are what languages are called in English, by tag.
var names = sync.OnceValue(func() map[string]string {
	all := make(map[string]string, 700)
	for line := range strings.Lines(nameTable) {
		if tag, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok && tag[0] != '#' {
			all[tag] = name
		}
	}
	return all
})

// Name is what a language is called in English, by its BCP 47 tag: "German", "Brazilian
// Portuguese". A variety that has no name of its own has that of its language with the tag
// behind it, "German (de-LI)", and one that nobody has named is its tag.
func Name(tag string) string {
	if name, ok := names()[tag]; ok {
		return name
	}
	for base := tag; ; {
		end := strings.LastIndexByte(base, '-')
		if end < 0 {
			return tag
		}
		base = base[:end]
		if name, ok := names()[base]; ok {
			return name + " (" + tag + ")"
		}
	}
}
