package words

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"galen/internal/locale"
)

// Unread is the line of a file that no native speaker has read. Who has read it takes the line out.
const Unread = "No native speaker has read this file."

// Sheet is how far the words of a language are.
type Sheet struct {
	Tag   string
	Words int  // of the file
	Of    int  // how many a whole language has
	Read  bool // by a native speaker
}

// Sheets are those of the languages that the program speaks, by tag.
func Sheets() (all []Sheet) {
	for _, tag := range tags() {
		text, _ := files.ReadFile(tag + ".yaml")
		all = append(all, Sheet{tag, len(readFile(tag, english()).entries), len(english()), !unread(text)})
	}
	return all
}

// Sheet is how far a file of the site is, by its tag and its text.
func (o *Own) Sheet(tag string, text []byte) Sheet {
	s := Sheet{Tag: tag, Of: len(english()), Read: !unread(text)}
	if o != nil {
		s.Words = len(o.entries[tag])
	}
	return s
}

// Whole reports whether there are all words of a language, the site's own included.
func (o *Own) Whole(tag string) bool { return len(o.For(tag).Missing()) == 0 }

// unread reports whether the remarks at the top of a file say that nobody has read it.
func unread(text []byte) bool {
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "#") {
			return false
		}
		if strings.Contains(line, Unread) {
			return true
		}
	}
	return false
}

// tags are those of the languages that have a file.
var tags = sync.OnceValue(func() (all []string) {
	names, _ := fs.Glob(files, "*.yaml")
	for _, name := range names {
		all = append(all, strings.TrimSuffix(name, ".yaml"))
	}
	slices.Sort(all)
	return all
})

// counted are the keys that have forms in one language or another.
var counted = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, tag := range tags() {
		for key, e := range readFile(tag, english()).entries {
			all[key] = all[key] || e.forms != nil
		}
	}
	return all
})

// Skeleton is a file of words in a language, to be filled in. Of one that is whole it has the
// words as remarks, of which those that are to be otherwise are made lines; of any other all
// keys, each with the English words behind it.
func (o *Own) Skeleton(tag string) string {
	name := locale.Name(tag)
	if o.Whole(tag) {
		return fmt.Sprintf("# What this site says otherwise in %s. Take the # away from a line, and change its words.\n# {name} stands for an argument: each is kept, where it belongs.\n\n", name) +
			remarks(o.Lines(tag, o.For(tag).Keys()))
	}
	head := fmt.Sprintf("# %s. %s\n# Write the words between the quotation marks: behind each line stand the English ones.\n# {name} stands for an argument: each is kept, where it belongs.\n", name, Unread) + forms(tag)
	text, _ := files.ReadFile(fallback + ".yaml")
	var top yaml.Node
	if err := yaml.Unmarshal(text, &top); err != nil {
		panic(err) // a test reads the file
	}
	w := o.lineWriter(tag)
	w.group("", "", top.Content[0])
	return head + w.String()
}

// forms says which forms of words a language has, and for which numbers.
func forms(tag string) string {
	l := locale.For(tag)
	_, needed := l.Plurals()
	if len(needed) < 2 {
		return ""
	}
	text := "# A number decides between forms. Where one stands for a single number, {n} may be left out.\n"
	for _, category := range needed {
		var numbers []string
		for n := 0; n < 1000 && len(numbers) < 6; n++ {
			if l.Plural(n) == category {
				numbers = append(numbers, fmt.Sprint(n))
			}
		}
		if len(numbers) == 6 {
			numbers[5] = "…"
		}
		if len(numbers) == 0 {
			numbers = []string{"no whole number"}
		}
		text += "#   " + category + ": " + strings.Join(numbers, ", ") + "\n"
	}
	return text
}

// Lines are those of some keys, each with its whole path: with the words of a language that is
// whole, or else without any.
func (o *Own) Lines(tag string, keys []string) string {
	w := o.lineWriter(tag)
	for _, key := range keys {
		w.entry("", key, key, "")
	}
	return w.String()
}

// remarks are lines as remarks.
func remarks(lines string) string {
	return "# " + strings.ReplaceAll(strings.TrimSuffix(lines, "\n"), "\n", "\n# ") + "\n"
}

// lineWriter writes the lines of a file of words.
type lineWriter struct {
	strings.Builder
	tag    string
	spoken *Language // nil of one that is not whole
}

func (o *Own) lineWriter(tag string) *lineWriter {
	w := &lineWriter{tag: tag}
	if o.Whole(tag) {
		w.spoken = o.For(tag)
	}
	return w
}

// group writes the keys below one, as a file in English has them.
func (w *lineWriter) group(path, margin string, of *yaml.Node) {
	for i := 0; i+1 < len(of.Content); i += 2 {
		key, value := of.Content[i], of.Content[i+1]
		remark := strings.TrimPrefix(cmp.Or(key.LineComment, value.LineComment), "# ")
		name, full := key.Value, strings.TrimPrefix(path+"."+key.Value, ".")
		if key.Style&yaml.DoubleQuotedStyle != 0 {
			name = `"` + name + `"`
		}
		if _, ok := english()[full]; ok {
			w.entry(margin, name, full, remark)
			continue
		}
		if margin == "" {
			w.WriteString("\n")
		}
		if remark != "" {
			remark = " # " + remark
		}
		fmt.Fprintf(w, "%s%s:%s\n", margin, name, remark)
		w.group(full, margin+"  ", value)
	}
}

// entry writes a key with its forms.
func (w *lineWriter) entry(margin, name, key, remark string) {
	_, categories := locale.For(w.tag).Plurals()
	model := english()[key]
	if w.spoken != nil {
		model = w.spoken.entries[key]
		categories = slices.DeleteFunc(slices.Clone(locale.Categories), func(c string) bool { return model.forms[c] == nil })
	}
	if len(categories) < 2 || !counted()[key] {
		w.words(margin+name, model.usual, remark)
		return
	}
	if remark != "" {
		remark = " # " + remark
	}
	fmt.Fprintf(w, "%s%s:%s\n", margin, name, remark)
	for _, category := range categories {
		parts, ok := model.forms[category]
		if !ok {
			parts = model.usual
		}
		w.words(margin+"  "+category, parts, "")
	}
}

// words writes one line: the words, or none with the English ones behind them.
func (w *lineWriter) words(name string, parts []part, remark string) {
	if w.spoken != nil {
		fmt.Fprintf(w, "%s: %s\n", name, quoted(parts))
		return
	}
	if remark != "" {
		remark = " (" + remark + ")"
	}
	text := textOf(parts)
	if strings.TrimSpace(text) != text {
		text = quoted(parts)
	}
	fmt.Fprintf(w, "%s: \"\" # %s%s\n", name, text, remark)
}
