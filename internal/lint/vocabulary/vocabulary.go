// Package vocabulary is what the rules know of languages other than English, as data: a file
// a language, named by its BCP 47 tag, and no code that knows one. Which rules know a language
// is said in package rules.
//
// A file is a list of sections. The head of each says of what kind it is, and its name:
//
//	// comments, and the sources of what follows
//	== number people
//	Patienten Probanden
//
// The kinds:
//
//	signs   what is particular to the language, in words that Signs lists
//	number  words and signs of numbers, for package quantity
//	set     words that a rule looks at beside its phrases, by the name that the rule has for them
//	phrase  phrases of a topic, one on each line, as package lint reads them
//	class   sets of words for phrases, in which they stand as <name>
//	form    regular expressions for what stands around a number, one on each line: any of them
//	placeholder  lines that stand for words to come; "ordinary": words that stand for such in English and not in the language
//	say     words of the language that a hint quotes
//
// To add a language: write its file, with the sections that those beside it have, and name it among the
// languages of the rules (rules.FourLanguages). The tests say which sections the rules miss.
//
// Words are in letters of any size. An asterisk at the end or at the beginning of a word stands
// for any letters: durchbruch*, *studie.
package vocabulary

import (
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed *.txt
var files embed.FS

// Vocabulary is what the rules know of one language.
type Vocabulary struct {
	Tag      string
	sections map[[2]string]string
	signs    []string
}

// all are the languages of which there is a file.
var all = sync.OnceValue(func() map[string]*Vocabulary {
	names, err := fs.Glob(files, "*.txt")
	if err != nil {
		panic(err) // the pattern is right
	}
	known := map[string]*Vocabulary{}
	for _, name := range names {
		data, err := files.ReadFile(name)
		if err != nil {
			panic(err) // it is embedded
		}
		tag := strings.TrimSuffix(path.Base(name), ".txt")
		known[tag] = read(tag, string(data))
	}
	return known
})

// Of is the vocabulary of a language, by its BCP 47 tag of any region; nil: there is none.
func Of(tag string) *Vocabulary {
	base, _, _ := strings.Cut(tag, "-")
	return all()[strings.ToLower(base)]
}

// Languages are the tags of all languages of which there is a vocabulary, in order.
func Languages() (tags []string) {
	for tag := range all() {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	return tags
}

// read reads a file.
func read(tag, text string) *Vocabulary {
	v := &Vocabulary{Tag: tag, sections: map[[2]string]string{}}
	var at [2]string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		head, isHead := strings.CutPrefix(line, "== ")
		switch {
		case line == "" || strings.HasPrefix(line, "//"):
		case isHead:
			kind, name, _ := strings.Cut(head, " ")
			if at = [2]string{kind, name}; v.sections[at] != "" {
				panic("vocabulary: " + tag + ": twice: " + head)
			}
		default:
			v.sections[at] += line + "\n"
		}
	}
	v.signs = strings.Fields(v.Section("signs", ""))
	return v
}

// Section is the text of a section, "" when there is none.
func (v *Vocabulary) Section(kind, name string) string { return v.sections[[2]string{kind, name}] }

// Words are those of a section.
func (v *Vocabulary) Words(kind, name string) []string {
	return strings.Fields(strings.ToLower(v.Section(kind, name)))
}

// Lines are those of a section.
func (v *Vocabulary) Lines(kind, name string) []string {
	return strings.Split(strings.TrimSpace(v.Section(kind, name)), "\n")
}

// Signs are what may be particular to a language.
var Signs = []string{
	"spaced-thousands", // 12 000
	"elision",          // l'étude is two words
	"nouns-between",    // 12 patients sur 40
	"capital-nouns",    // a capital is no sign of a name
	"ordinal-stops",    // der 12. Mai
	"verb-follows",     // Von den 26 Patienten ging es 95 % besser: no comma behind the group
}

// Has reports whether a sign is particular to the language.
func (v *Vocabulary) Has(sign string) bool {
	return slices.Contains(v.signs, sign)
}

// Names are the names of all sections of a kind, in order.
func (v *Vocabulary) Names(kind string) (names []string) {
	for at := range v.sections {
		if at[0] == kind {
			names = append(names, at[1])
		}
	}
	slices.Sort(names)
	return names
}
