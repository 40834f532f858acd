package words

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/source"
	"galen/internal/testing/hintcover"
)

// hinted is a file of words, or the words of galen.yaml where it has no name, with one problem, and
// the text as the hint has it. A hint that a program can follow is followed, too.
type hinted struct{ code, file, text, shows, fixed string }

func hints(t *testing.T) []hinted {
	swedish := filled(t, "sv")
	return []hinted{
		{"unknown-category", "en", "index.count: {one: one, few: some, other: \"{n} stories\"}\n", "one, other", "index.count: {one: one, other: \"{n} stories\"}\n"},
		{"unknown-category", "en", "index.count: {one: one, sum: some, other: \"{n} stories\"}\n", "one, other", "index.count: {one: one, other: \"{n} stories\"}\n"},
		{"missing-category", "en", "index.count:\n  one: one\n", "other:", "index.count:\n  one: one\n  other: \"{n} articles\"\n"},
		{"missing-category", "en", "index.count: {one: one}\n", "other:", "index.count: {one: one, other: \"{n} articles\"}\n"},
		{"missing-category", "es", "byline.minutes: {one: x}\n", "minutos", "byline.minutes: {one: x, many: \"{n}\", other: \"{n}\"}\n"},
		{"missing-category", "en", "index.count:\n  other: \"{n} stories\"\n", "one:", "index.count:\n  other: \"{n} stories\"\n  one: \"{n} stories\"\n"},
		{"missing-category", "", "words:\n  index.count:\n    other: \"{n} stories\"\n", "one:", "words:\n  index.count:\n    other: \"{n} stories\"\n    one: \"{n} stories\"\n"},
		{"no-words", "en", "share.email: \"\"\n", "delete the line", ""},
		{"no-words", "en", "share.email:\n", "write them", "share.email: By email\n"},
		{"no-words", "en", "index.count: {one: , other: \"{n} stories\"}\n", "write them", "index.count: {one: one story, other: \"{n} stories\"}\n"},
		{"no-words", "", "words: {share.title: a, share.email: \"\"}\n", "write them", "words: {share.title: a, share.email: By email}\n"},
		{"duplicate-word", "en", "share.email: a\nshare: {email: b}\n", "delete one of the two", "share.email: a\n"},
		{"missing-words", "sv", "label.home: Hem\n", "galen words sv", swedish},
		{"missing-words", "sv", (*Own)(nil).Skeleton("sv"), "galen words sv", swedish},
		{"missing-words", "sv", strings.Replace(swedish, "sv Home", "", 1), "galen words sv", swedish},
		{"unknown-word", "en", "share.titel: x\n", "share.title", "share.title: x\n"},
		{"unknown-word", "en", "share.whatever: x\n", "share.title", "share.title: x\n"},
		{"unknown-word", "en", "zzzzzzzzzzz: x\n", "galen words en --print", "share.title: x\n"},
		{"wrong-arguments", "en", "withdrawn.title: Gone\n", "{title}", "withdrawn.title: \"Gone: {title}\"\n"},
		{"wrong-arguments", "en", "withdrawn.title: \"Gone: {titel} {title}\"\n", "{title}", "withdrawn.title: \"Gone: {title}\"\n"},
		{"wrong-arguments", "en", "share.title: \"Gone: {x}\"\n", "take it out", "share.title: Gone\n"},
		{"wrong-arguments", "en", "withdrawn.title: \"Gone: {title\"\n", "between { and }", "withdrawn.title: \"Gone: {title}\"\n"},
		{"wrong-arguments", "en", "withdrawn.title: \"Gone: title}\"\n", "between { and }", "withdrawn.title: \"Gone: {title}\"\n"},
		{"wrong-value", "en", "share.title: [a]\n", "a text", "share.title: a\n"},
		{"wrong-value", "en", "share: a\n", "share.title", "share.title: a\n"},
		{"wrong-value", "en", "share.title: {one: a, other: b}\n", "one text", "share.title: b\n"},
		{"wrong-type", "", "words: [a]\n", "label.home: Front page", "words:\n  label.home: Front page\n"},
		{"bad-language", "english", "share.title: a\n", "words/de.yaml", ""},
	}
}

// TestHintsHelp: each problem has a hint, and what the hint says to write solves it. A code that
// nothing here meets is a failure.
func TestHintsHelp(t *testing.T) {
	read := func(file, text string) diag.List {
		if file != "" {
			_, list := Read([]source.File{source.NewFile(Folder+file+".yaml", []byte(text))}, []string{"en"}, frontmatter.Value{})
			return list
		}
		top, list := frontmatter.YAML(source.ConfigFile, text, 1)
		_, more := Read(nil, []string{"en"}, frontmatter.NewReader(top, &list).Raw("words"))
		return append(list, more...)
	}
	met, followed := map[string]bool{}, 0
	for _, c := range hints(t) {
		met[c.code] = true
		list := read(c.file, c.text)
		i := slices.IndexFunc(list, func(d diag.Diagnostic) bool { return d.Code == c.code })
		if len(list) != 1 || i < 0 || !strings.Contains(list[i].Hint, c.shows) || list[i].File == "" {
			t.Errorf("%s %.200q: not told with a hint: %v", c.code, c.text, list)
			continue
		}
		if c.code == "bad-language" {
			c.file = "de"
		}
		if list := read(c.file, c.fixed); len(list) > 0 {
			t.Errorf("%s: the hint does not help: %.200q: %v", c.code, c.fixed, list)
		}
		text, ok := hintcover.Follow(c.text, list[i])
		if !ok {
			continue
		}
		if followed++; len(read(c.file, text)) > 0 {
			t.Errorf("%s %q: followed to the letter, the hint %q gives %q: %v", c.code, c.text, list[i].Hint, text, read(c.file, text))
		}
	}
	told := map[string]bool{}
	for _, file := range []string{"judge.go", "own.go", "parse.go"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range toldCode.FindAllStringSubmatch(string(text), -1) {
			if told[m[1]] = true; !met[m[1]] {
				t.Errorf("%s: no input of this test is told with the code %q", file, m[1])
			}
		}
	}
	if len(told) != len(met) || len(told) < 10 || followed < 4 {
		t.Errorf("%d codes, of which %d are met, %d hints followed", len(told), len(met), followed)
	}
}

// toldCode is a code where the package tells it.
var toldCode = regexp.MustCompile(`(?:problem\([^,"]+, |fault\{|Errorf\([^,"]+, |Errorf\(diag.Position\{[^}]*\}, )"([a-z-]+)"`)
