package words_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// tongue is what a test asks of the file of a language. English is judged nowhere, nor are
// its varieties.
type tongue struct {
	categories string   // of CLDR, for cardinal numbers
	alone      string   // the categories that stand for a single number, which the words may leave out
	never      []string // what no words of the language hold: a pattern each
	english    string   // values that are as in English, arguments and signs left out
}

// straight are the quotation marks of a typewriter. Each language of the table has its own.
const straight = `["']|[a-z]'[a-z]`

// tongues are the languages that have a file, by tag.
var tongues = map[string]tongue{
	"de": {categories: "one other", alone: "one", never: []string{straight, `\d+ ?%`, `”`}, english: "MB Film Live Newsletter"},
	"es": {categories: "one many other", alone: "one", never: []string{straight, `“`, `^[^¿]*\?`, `\d+ ?%`},
		english: "Series No KB MB animal"},
	"fr": {categories: "one many other", never: []string{straight, `“`, `[^\x{a0}][:%]`, `[^\x{202f}][;?!»]`, `«[^\x{202f}]`},
		english: "Page Articles Pages Important page article articles source sources Source Email Licence animal minute minutes phase Participants"},
	"it":    {categories: "one many other", alone: "one", never: []string{straight, `“`}, english: "No KB MB"},
	"nl":    {categories: "one other", alone: "one", never: []string{straight}, english: "Series MB interval"},
	"pt-BR": {categories: "one many other", never: []string{straight, `«`}, english: "KB MB animal"},
	"cy":    {categories: "zero one two few many other", alone: "zero one two few many", never: []string{straight, `“`}, english: "KB MB person"},
	"ar":    {categories: "zero one two few many other", alone: "zero one two", never: []string{straight, `[,;?]`, `[A-Za-z]`, `“`}},
}

// TestTongues holds each file against English: the keys, the arguments in each form, the
// forms, the marks, and that it is a translation.
func TestTongues(t *testing.T) {
	english := flat(t, "en.yaml")
	judged, values := 0, 0
	for _, file := range yamlFiles(t) {
		tag := strings.TrimSuffix(file, ".yaml")
		if tag == "en" || strings.HasPrefix(tag, "en-") {
			continue
		}
		want, ok := tongues[tag]
		if !ok {
			t.Errorf("%s: no test knows what to ask of this language: give it a row in tongues", file)
			continue
		}
		judged++
		values += judge(t, file, want, flat(t, file), english)
	}
	if judged != len(tongues) || values < 400*judged {
		t.Errorf("%d files of %d, %d values: too few", judged, len(tongues), values)
	}
	t.Logf("%d files, %d values", judged, values)
}

// judge reports what is wrong in a file, and how many values it has.
func judge(t *testing.T, file string, want tongue, words, english map[string]map[string]string) (values int) {
	t.Helper()
	for key := range english {
		if words[key] == nil {
			t.Errorf("%s: nothing under %s", file, key)
		}
	}
	met := map[string]bool{}
	for key, forms := range words {
		model := english[key]
		if model == nil {
			t.Errorf("%s: %s is no key of en.yaml", file, key)
			continue
		}
		if _, plain := forms[""]; !plain && !slices.Equal(sortedFields(want.categories), keysOf(forms)) {
			t.Errorf("%s: %s has the forms %v, CLDR %s", file, key, keysOf(forms), want.categories)
		} else if model[""] == "" && plain {
			t.Errorf("%s: %s has no forms", file, key)
		}
		for category, text := range forms {
			values++
			if got, full := arguments(text), arguments(usual(model)); !slices.Equal(got, full) &&
				!(slices.Contains(strings.Fields(want.alone), category) && slices.Equal(got, without(full, "n"))) {
				t.Errorf("%s: %s %s: arguments %v, in English %v", file, key, category, got, full)
			}
			for _, pattern := range want.never {
				if regexp.MustCompile(pattern).MatchString(bare(text)) {
					t.Errorf("%s: %s %s: %q holds %s", file, key, category, text, pattern)
				}
			}
			for _, same := range model {
				if core := letters(text); core != "" && core == letters(same) {
					met[core] = true
				}
			}
		}
	}
	allowed := strings.Fields(want.english)
	for core := range met {
		if !slices.Contains(allowed, core) {
			t.Errorf("%s: %q is as in English", file, core)
		}
	}
	for _, core := range allowed {
		if !met[core] {
			t.Errorf("%s: %q is not as in English: take it out of the table", file, core)
		}
	}
	return values
}

// TestNoNativeSpeaker: each file says at its top who has read it.
func TestNoNativeSpeaker(t *testing.T) {
	for tag := range tongues {
		text, err := os.ReadFile(tag + ".yaml")
		first, _, _ := strings.Cut(string(text), "\n")
		if err != nil || !strings.HasSuffix(first, "No native speaker has read this file.") {
			t.Errorf("%s: %q, %v", tag, first, err)
		}
	}
}

func yamlFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// flat is a file's texts by key and category; the category is empty where there are no forms.
func flat(t *testing.T, file string) map[string]map[string]string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var top map[string]any
	if err := yaml.Unmarshal(text, &top); err != nil {
		t.Fatal(err)
	}
	all := map[string]map[string]string{}
	flatten("", top, all)
	return all
}

func flatten(key string, value any, all map[string]map[string]string) {
	group, ok := value.(map[string]any)
	if !ok {
		text, _ := value.(string)
		all[key] = map[string]string{"": text}
		return
	}
	if _, counted := group["other"].(string); counted && onlyCategories(group) {
		all[key] = map[string]string{}
		for category, text := range group {
			all[key][category], _ = text.(string)
		}
		return
	}
	for name, value := range group {
		if key != "" {
			name = key + "." + name
		}
		flatten(name, value, all)
	}
}

func onlyCategories(group map[string]any) bool {
	for name := range group {
		if !slices.Contains([]string{"zero", "one", "two", "few", "many", "other"}, name) {
			return false
		}
	}
	return true
}

// usual is the only form, or that of the category other.
func usual(forms map[string]string) string { return forms[""] + forms["other"] }

var (
	argument  = regexp.MustCompile(`\{[^}]*\}`)
	notLetter = regexp.MustCompile(`[^\pL ]+`)
)

func arguments(text string) []string {
	names := argument.FindAllString(text, -1)
	slices.Sort(names)
	return slices.Compact(names)
}

func without(names []string, name string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == "{"+name+"}" })
}

// bare is a text with a stop in the place of each argument.
func bare(text string) string { return argument.ReplaceAllString(text, "0") }

// letters are the words of a text, without arguments and signs.
func letters(text string) string {
	return strings.Join(strings.Fields(notLetter.ReplaceAllString(argument.ReplaceAllString(text, ""), "")), " ")
}

func sortedFields(text string) []string {
	all := strings.Fields(text)
	slices.Sort(all)
	return all
}

func keysOf(forms map[string]string) []string {
	var all []string
	for name := range forms {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}
