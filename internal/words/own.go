package words

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/locale"
	"galen/internal/source"
	"galen/internal/typography"
)

// Folder is where a site keeps words of its own, one file a language: words/de.yaml.
const Folder = "words/"

// Own are the words of a site: those of the program, and those that the site says
// otherwise. Nil says nothing otherwise.
type Own struct {
	entries map[string]map[string]entry // by the tag of the language, and the key
	files   map[string]string           // by the tag of the language
	digest  string
	made    sync.Map // of *Language, by tag
}

// Read reads the words of a site: the files of its folder, and those of galen.yaml, which
// are of the first of its languages.
func Read(files []source.File, languages []string, configured frontmatter.Value) (*Own, diag.List) {
	language := languages[0]
	var problems diag.List
	of, fileOf := map[string]*reading{}, map[string]string{}
	for _, f := range files {
		name := strings.TrimSuffix(strings.TrimPrefix(f.Path, Folder), path.Ext(f.Path))
		tag, ok := typography.Tag(name)
		if !ok || path.Ext(f.Path) != ".yaml" || tag != name {
			problems = append(problems, misnamed(f.Path, name))
			continue
		}
		of[tag], fileOf[tag] = ownReading(tag), f.Path
		of[tag].document(f.Path, f.Data)
	}
	if configured.Kind != frontmatter.Null {
		r := of[language]
		if r == nil {
			r = ownReading(language)
			of[language] = r
		}
		if configured.Kind == frontmatter.Map {
			r.group("", &configured)
		} else if configured.Kind != frontmatter.Refused {
			r.problem(configured.At, "wrong-type", "write one word a line below it, such as  label.home: Front page", "%q must be a group of keys, and this is %s", "words", configured.Kind)
		}
	}
	if len(of) == 0 {
		return nil, problems
	}
	o := &Own{entries: map[string]map[string]entry{}, files: fileOf}
	for tag, r := range of {
		o.entries[tag] = r.entries
	}
	h := sha256.New()
	for _, tag := range sorted(o.entries) {
		for _, key := range sorted(o.entries[tag]) {
			fmt.Fprintf(h, "%q %q %q\n", tag, key, fmt.Sprint(o.entries[tag][key]))
		}
	}
	o.digest = fmt.Sprintf("%x", h.Sum(nil))
	for _, tag := range sorted(of) {
		base, _, _ := strings.Cut(tag, "-")
		problems = append(problems, o.judged(of[tag], of[base], tag, fileOf[tag], slices.ContainsFunc(languages, func(l string) bool { return l == tag || strings.HasPrefix(l, tag+"-") }))...)
	}
	return o, problems
}

// ownReading begins to read words of a site.
func ownReading(tag string) *reading {
	r := newReading(tag, english())
	r.spoken = For(tag)
	return r
}

// judged are the problems of a language. In a file of one of which the program has no words, those that are left
// empty are a warning, since they are yet to be written, and a line that is not there is an error. The site may be in
// the language or not.
func (o *Own) judged(r, base *reading, tag, file string, used bool) diag.List {
	all := slices.Clone(r.problems)
	var first diag.Position
	var empty, absent []string
	missing := o.For(tag).Missing()
	for _, b := range r.blanks {
		switch {
		case b.File != file || !slices.Contains(missing, b.key):
			all = append(all, b.Diagnostic)
		case len(empty) == 0:
			first, empty = b.Position, []string{b.key}
		case !slices.Contains(empty, b.key): // of which it is another form
			empty = append(empty, b.key)
		}
	}
	if file == "" {
		return all
	}
	for _, key := range missing {
		if r.at[key].Line == 0 && (base == nil || base.at[key].Line == 0) {
			absent = append(absent, key)
		}
	}
	if len(empty) > 0 {
		d := diag.Warningf(first, "missing-words", "%s", lacking(empty, "readers see it in English", "readers see them in English"))
		d = d.WithHint("write them:  galen words %s  lists them, with the English ones", tag)
		if !used {
			not := fmt.Sprintf("%s is not yet a language of the site", locale.Name(tag))
			d = diag.Warningf(first, "missing-words", "%s", lacking(empty, not, not)).
				WithHint("write them:  galen words %s  lists them;  then add the language to galen.yaml:  languages: {%s: {title: …}};  or delete this file", tag, tag)
		}
		all = append(all, d)
	}
	if len(absent) > 0 && !r.problems.Failed() {
		d := diag.Errorf(diag.Position{File: file}, "missing-words", "%s", lacking(absent, "it has no line here", "they have no lines here"))
		all = append(all, d.WithHint("add their lines:  galen words %s  lists them, with the English ones, which readers see where a line is empty", tag))
	}
	return all
}

// lacking says which words are missing, and what of one or of several of them.
func lacking(keys []string, one, several string) string {
	if len(keys) == 1 {
		return "1 word is missing; " + one + ": " + keys[0]
	}
	return fmt.Sprintf("%d words are missing; %s: %s", len(keys), several, some(keys))
}

// some are the first of some keys, and how many more there are.
func some(keys []string) string {
	list := strings.Join(keys[:min(5, len(keys))], ", ")
	if n := len(keys) - 5; n > 0 {
		list += fmt.Sprintf(" and %d more", n)
	}
	return list
}

// misnamed is the problem of a file that is of no language.
func misnamed(file, name string) diag.Diagnostic {
	d := diag.Errorf(diag.Position{File: file}, "bad-language", "%q is not a language, so its words are never used", path.Base(file))
	tag, ok := typography.Tag(name)
	if base, _, _ := strings.Cut(name, "-"); !ok {
		tag, ok = typography.Tag(base) // whose region there is not
	}
	if !ok {
		tag = "de"
	}
	return d.WithHint("name it by the tag of a language: %s%s.yaml", Folder, tag)
}

// For is the words of a language, by its tag.
func (o *Own) For(tag string) *Language {
	base, _, varied := strings.Cut(tag, "-")
	if o == nil || o.entries[base] == nil && o.entries[tag] == nil {
		return For(tag)
	}
	if l, ok := o.made.Load(tag); ok {
		return l.(*Language)
	}
	l := *For(cmp.Or(tag, fallback))
	l.entries = maps.Clone(l.entries)
	maps.Copy(l.entries, o.entries[base])
	if varied {
		maps.Copy(l.entries, o.entries[tag])
	}
	l.missing = slices.DeleteFunc(slices.Clone(l.missing), func(key string) bool {
		_, here := o.entries[base][key]
		_, varies := o.entries[tag][key]
		return here || varies
	})
	l.foreign = len(l.missing) > 0
	l.digest += " " + o.digest
	made, _ := o.made.LoadOrStore(tag, &l)
	return made.(*Language)
}

// Begun reports whether the site has a file of words in a language, or in that which it is a variety of: Read
// says what is missing there.
func (o *Own) Begun(tag string) bool {
	base, _, _ := strings.Cut(tag, "-")
	return o != nil && (o.files[tag] != "" || o.files[base] != "")
}

// Digest tells the words of a site from those of any other site of the same program.
func (o *Own) Digest() string {
	if o == nil {
		return ""
	}
	return o.digest
}

func sorted[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }
