// Package words holds the words that readers see and that Galen itself writes: labels,
// notices, what is said of studies. There is one file a language: en.yaml has all keys,
// and says what each is about; de.yaml has the same in German. The file of a region has
// only what is said otherwise there: en-US.yaml.
//
// Templates ask for words with the function "word" of package layout. Code asks for them
// by a key too, and gives the arguments by name:
//
//	w := words.For("en-GB")
//	w.Say("withdrawn.title", words.Text("title", "A title"))  // "Withdrawn: A title"
//	w.Say("study.people", words.Number("n", 1200))            // "1,200 people"
//
// An entry that has several forms is written in the one that CLDR gives the first
// Number in that language. A site in a language that has no file gets English words, and is
// told so; dates, numbers and lists are written as in its own language: see package locale.
// Its own file of words has a line for each, as Skeleton writes it; readers see the English
// words, in their English forms, where one is still empty.
//
// A test of cmd/galen finds every use of this package: each key that is asked for exists
// and has the arguments that it wants, each key is asked for, and no other words for
// readers stand in packages site and render.
package words

import (
	"cmp"
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"galen/internal/locale"
	"galen/internal/typography"
)

// Language is the words of one language. It is safe for concurrent use.
type Language struct {
	asked   string // the tag for which they were asked
	around  string // that of the text in which they stand; "" where that is of the language itself
	foreign bool   // its words are those of another language, or some of them
	locale  *locale.Locale
	entries map[string]entry
	digest  string
	missing []string // keys whose words are English, though the language is another
}

//go:embed *.yaml
var files embed.FS

// fallback is the language of those that have no file.
const fallback = "en"

// known are the languages that were asked for, by tag. There is one Language of each.
var known sync.Map // of func() *Language

// For is the words of a language, by its BCP 47 tag: those of the tag itself, where it
// has no words those of the language that it is a variety of, and in the end English ones.
func For(tag string) *Language {
	load, ok := known.Load(tag)
	if !ok {
		load, _ = known.LoadOrStore(tag, sync.OnceValue(func() *Language { return loadLanguage(tag) }))
	}
	return load.(func() *Language)()
}

// loadLanguage loads the words of a language: from English, the file of its base and its
// own, each of which has what the ones before have not, or have otherwise.
func loadLanguage(tag string) *Language {
	l := &Language{asked: tag, digest: tag, locale: locale.For(tag), entries: maps.Clone(english())}
	base, _, _ := strings.Cut(cmp.Or(tag, fallback), "-")
	own := map[string]bool{}
	for _, name := range filesFor(tag) {
		for key, e := range readFile(name, english()).entries {
			l.entries[key], own[key] = e, true
		}
	}
	for key := range l.entries {
		if base != fallback && !own[key] {
			l.missing = append(l.missing, key)
		}
	}
	slices.Sort(l.missing)
	l.foreign = len(l.missing) > 0
	return l
}

// Inside is the words that Galen says in a text of a language, on a site in another: in that of the
// text if there are such, and else in the site's.
func (o *Own) Inside(site, text string) *Language {
	if l := o.For(text); !l.foreign {
		return l
	}
	return o.For(site).Within(text)
}

// Within is the words where they stand in a text of a language, by its BCP 47 tag: an element that
// holds them then says which they are in, by Attributes.
func (l *Language) Within(tag string) *Language {
	own := *l
	own.around = ""
	if tag = cmp.Or(tag, fallback); tag != cmp.Or(l.asked, fallback) {
		own.around = tag
	}
	return &own
}

// Attributes are those of an element of HTML that holds such words; "" unless they stand in a text
// of another language.
func (l *Language) Attributes() string {
	if l.around == "" {
		return ""
	}
	return typography.Attributes(cmp.Or(l.asked, fallback), l.around)
}

// Mark is HTML that holds such words in an element that says which they are in, where that is needed.
func (l *Language) Mark(html string) string {
	if html == "" || l.around == "" {
		return html
	}
	return "<span" + l.Attributes() + ">" + html + "</span>"
}

// Quote is HTML of the text around, within words: its element says that it is in its language.
func (l *Language) Quote(html string) string {
	if html == "" || l.around == "" {
		return html
	}
	return "<span" + typography.Attributes(l.around, cmp.Or(l.asked, fallback)) + ">" + html + "</span>"
}

// english are the entries of English.
var english = sync.OnceValue(func() map[string]entry { return readFile(fallback, nil).entries })

// readFile reads a file that is part of the program. A test reads each.
func readFile(tag string, model map[string]entry) *reading {
	text, err := files.ReadFile(tag + ".yaml")
	if err != nil {
		panic(err)
	}
	r := newReading(tag, model)
	r.document("internal/words/"+tag+".yaml", text)
	for _, b := range r.blanks {
		r.problems = append(r.problems, b.Diagnostic)
	}
	if len(r.problems) > 0 {
		panic(r.problems[0])
	}
	return r
}

// filesFor are the files with the words of a language, by their tags: each has what the
// one before it has not, or has otherwise. A language of which there is no file but that
// of a variety has the words of that.
func filesFor(tag string) (names []string) {
	for end := 1; end <= len(tag); end++ {
		if end < len(tag) && tag[end] != '-' {
			continue
		}
		if _, err := files.Open(tag[:end] + ".yaml"); err == nil {
			names = append(names, tag[:end])
		}
	}
	base, _, _ := strings.Cut(tag, "-")
	if len(names) == 0 {
		list, _ := files.ReadDir(".")
		for _, f := range list {
			if name, _ := strings.CutSuffix(f.Name(), ".yaml"); strings.HasPrefix(name, base+"-") && base != "" {
				return []string{name}
			}
		}
	}
	return names
}

// Missing are the keys that the language has no words of its own for, so that readers get
// English ones; sorted.
func (l *Language) Missing() []string { return l.missing }

// Digest tells the words of a language from any others of the same program.
func (l *Language) Digest() string { return l.digest }

// Keys are the keys of the language, sorted.
func (l *Language) Keys() []string {
	var keys []string
	for key := range l.entries {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// Arg is an argument of words.
type Arg struct {
	name, text string
	number     int
	counts     bool // it is a number
}

// Text is an argument that is a text.
func Text(name, text string) Arg { return Arg{name: name, text: text} }

// Number is an argument that is a number: it is written as the language writes numbers,
// and decides which form of the words is used.
func Number(name string, n int) Arg { return Arg{name: name, number: n, counts: true} }

// Counted reports whether one of the arguments is a number.
func Counted(args []Arg) bool { return slices.ContainsFunc(args, func(a Arg) bool { return a.counts }) }

// Say gives the words of a key. It panics when there are none, or without an argument
// that they want, which the tests find before.
func (l *Language) Say(key string, args ...Arg) string {
	e, ok := l.entries[key]
	if !ok {
		panic(fmt.Sprintf("words: there is nothing under the key %q", key))
	}
	return l.fill(key, e, args)
}

// Find is Say for a key that there may be no words for: then it is "".
func (l *Language) Find(key string, args ...Arg) string {
	e, ok := l.entries[key]
	if !ok {
		return ""
	}
	return l.fill(key, e, args)
}

func (l *Language) fill(key string, e entry, args []Arg) string {
	return l.write(key, e.chosen(l.rules(key), args), args)
}

// rules are those by which a number chooses the form of a key's words: of the language that these are in.
func (l *Language) rules(key string) *locale.Locale {
	if _, lacking := slices.BinarySearch(l.missing, key); lacking {
		return locale.For(fallback)
	}
	return l.locale
}

// chosen is the form of an entry for the first number among the arguments.
func (e entry) chosen(in *locale.Locale, args []Arg) []part {
	if e.forms != nil {
		for i := range args {
			if args[i].counts {
				return e.form(in, args[i].number)
			}
		}
	}
	return e.usual
}

// write puts the words of a form together.
func (l *Language) write(key string, parts []part, args []Arg) string {
	if len(parts) == 1 && parts[0].argument == "" {
		return parts[0].text
	}
	var space [128]byte // enough for most
	b := space[:0]
	for _, p := range parts {
		b = append(b, p.text...)
		if p.argument != "" {
			b = append(b, l.argument(key, p.argument, args)...)
		}
	}
	return string(b)
}

// argument is what stands for the name of an argument.
func (l *Language) argument(key, name string, args []Arg) string {
	for i := range args {
		switch a := &args[i]; {
		case a.name != name:
		case a.counts:
			return l.Grouped(a.number)
		default:
			return a.text
		}
	}
	panic(fmt.Sprintf("words: %q wants the argument %q", key, name))
}

// form is the form of an entry for a number.
func (e entry) form(in *locale.Locale, n int) []part {
	if parts, ok := e.forms[in.Plural(n)]; ok {
		return parts
	}
	return e.usual
}
