package words

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/source"
)

// blankLine is a line of a skeleton that wants words, with the English ones behind it.
var blankLine = regexp.MustCompile(`(?m)^( *[^#\n]+): "" # "?(.*?)"?$`)

// filled is the skeleton of a language as a translator leaves it.
func filled(t *testing.T, tag string) string {
	t.Helper()
	text := (*Own)(nil).Skeleton(tag)
	if n := len(blankLine.FindAllString(text, -1)); n < 400 {
		t.Fatalf("%s: %d lines to fill in", tag, n)
	}
	return blankLine.ReplaceAllString(text, `$1: "`+tag+` $2"`)
}

// TestSkeleton fills in the file that is written for a language: it is whole then, its forms
// are those of CLDR, and each line has the English words beside it. Until then it is one warning,
// and English words have the forms of English.
func TestSkeleton(t *testing.T) {
	for tag, categories := range map[string]string{"sv": "one other", "pl": "one few many other", "ja": "other", "sl": "one two few other", "lv": "zero one other", "ga": "one two few many other", "zh-Hant-TW": "other", "tlh": "other"} {
		file := source.NewFile(Folder+tag+".yaml", []byte(filled(t, tag)))
		own, list := Read([]source.File{file}, []string{"en"}, frontmatter.Value{})
		for _, d := range list {
			t.Errorf("%s: %v", tag, d)
		}
		l := own.For(tag)
		for key, e := range english() {
			words, want := l.entries[key], "other"
			if e.forms != nil {
				want = categories
			}
			if got := textOf(words.usual); !strings.HasPrefix(got, tag+" "+textOf(e.usual)) {
				t.Errorf("%s: %s: %q", tag, key, got)
			}
			for category := range strings.FieldsSeq(want) {
				if want != "other" && words.forms[category] == nil || len(words.forms) > len(strings.Fields(categories)) {
					t.Errorf("%s: %s: the forms %v, want %s", tag, key, words.forms, want)
				}
			}
		}
		if sheet := own.Sheet(tag, file.Data); sheet.Words != sheet.Of || sheet.Read || !own.Whole(tag) {
			t.Errorf("%s: %+v", tag, sheet)
		}
		bare := (*Own)(nil).Skeleton(tag)
		own, list = Read([]source.File{source.NewFile(file.Path, []byte(bare))}, []string{"en"}, frontmatter.Value{})
		if len(list) != 1 || list[0].Code != "missing-words" || list.Failed() || !strings.HasPrefix(list[0].Message, fmt.Sprint(len(english()))) || list[0].Line == 0 {
			t.Errorf("%s, not filled in: %v", tag, list)
		}
		for n, want := range map[int]string{0: "0 articles", 1: "1 article", 2: "2 articles"} {
			if got := own.For(tag).Say("index.count", Number("n", n)) + For(tag).Say("index.count", Number("n", n)); got != want+want {
				t.Errorf("%s: %q, want %q", tag, got, want)
			}
		}
		if own.For(tag).foreign != true || len(own.For(tag).Missing()) != len(english()) {
			t.Errorf("%s, not filled in: %d words are missing", tag, len(own.For(tag).Missing()))
		}
	}
}

// TestLeft: a word that is left empty where readers get the English one is a warning with those that are, and an
// error in a language that the program speaks, or by a variety of one that the site does. A line that is not there is
// an error that names it.
func TestLeft(t *testing.T) {
	whole := filled(t, "sv")
	empty := strings.Replace(strings.Replace(whole, `"sv Home"`, `""`, 1), `"sv Topics"`, `""`, 1)
	configured, _ := frontmatter.YAML("galen.yaml", "share.title: \"\"\n", 1)
	for _, c := range []struct {
		files map[string]string
		words frontmatter.Value
		want  string
	}{
		{map[string]string{"sv": empty}, frontmatter.Value{}, "missing-words warning words/sv.yaml 2 words are missing; readers see them in English: label.home, label.topics"},
		{map[string]string{"sv": strings.Replace(whole, "sv {n} articles", "", 1)}, frontmatter.Value{}, "missing-words warning words/sv.yaml 1 word is missing; readers see it in English: index.count"},
		{map[string]string{"sv": strings.Replace(whole, "  home: \"sv Home\"\n", "", 1)}, frontmatter.Value{}, "missing-words error words/sv.yaml 1 word is missing; it has no line here: label.home"},
		{map[string]string{"sv": empty, "sv-FI": "label.all: Allt\n"}, frontmatter.Value{}, "missing-words warning words/sv.yaml 2 words"},
		{map[string]string{"sv": whole, "sv-FI": "label.home: \"\"\n"}, frontmatter.Value{}, `no-words error words/sv-FI.yaml "label.home" has no words`},
		{map[string]string{"de": "label.home: \"\"\n"}, frontmatter.Value{}, `no-words error words/de.yaml "label.home" has no words`},
		{map[string]string{"sv": regexp.MustCompile(`(?m)^share:\n  title: .*\n`).ReplaceAllString(whole, "share:\n")}, configured, `no-words error galen.yaml "share.title" has no words`},
	} {
		var files []source.File
		for tag, text := range c.files {
			files = append(files, source.NewFile(Folder+tag+".yaml", []byte(text)))
		}
		_, list := Read(files, []string{"sv"}, c.words)
		var got []string
		for _, d := range list {
			got = append(got, fmt.Sprintf("%s %s %s %s", d.Code, map[bool]string{true: "error", false: "warning"}[diag.List{d}.Failed()], d.File, d.Message))
		}
		if len(got) != 1 || !strings.HasPrefix(got[0], c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// TestOwnSkeleton: the file for a language that is whole changes nothing, and each of its
// lines is as it is without the mark of a remark.
func TestOwnSkeleton(t *testing.T) {
	swedish := source.NewFile(Folder+"sv.yaml", []byte(filled(t, "sv")))
	for _, tag := range []string{"en", "en-GB", "de", "de-AT", "ar", "pt", "sv-FI"} {
		own, _ := Read([]source.File{swedish}, []string{"en"}, frontmatter.Value{})
		before := fmt.Sprint(own.For(tag).entries)
		text := own.Skeleton(tag)
		open := regexp.MustCompile(`(?m)^# ([ \w./-]+: ?("|$))`).ReplaceAllString(text, "$1")
		for what, text := range map[string]string{"as it is": text, "with all lines": open} {
			own, list := Read([]source.File{swedish, source.NewFile(Folder+tag+".yaml", []byte(text))}, []string{"en"}, frontmatter.Value{})
			if len(list) > 0 || fmt.Sprint(own.For(tag).entries) != before {
				t.Errorf("%s, %s: other words, %v", tag, what, list)
			}
			if n := len(own.entries[tag]); what == "as it is" && n > 0 || what != "as it is" && n != len(english()) {
				t.Errorf("%s, %s: %d words", tag, what, n)
			}
		}
	}
}

// TestVaries: a file of a variety has what the file of its language has not, and some words
// of galen.yaml make no language.
func TestVaries(t *testing.T) {
	swedish := source.NewFile(Folder+"sv.yaml", []byte(filled(t, "sv")))
	finnish := source.NewFile(Folder+"sv-FI.yaml", []byte("label.home: Hem\n"))
	own, list := Read([]source.File{finnish, swedish}, []string{"sv-FI"}, frontmatter.Value{})
	if got := own.For("sv-FI"); len(list) > 0 || got.foreign || got.Say("label.home") != "Hem" || got.Say("label.all") != own.For("sv").Say("label.all") {
		t.Errorf("%v: %s", list, got.Say("label.home"))
	}
	if _, list = Read([]source.File{finnish}, []string{"sv-FI"}, frontmatter.Value{}); len(list) != 1 || list[0].Code != "missing-words" {
		t.Errorf("a variety alone: %v", list)
	}
	configured, _ := frontmatter.YAML("galen.yaml", "label.home: Hem\n", 1)
	own, list = Read(nil, []string{"sv"}, configured)
	if l := own.For("sv"); len(list) > 0 || !l.foreign || len(l.Missing()) != len(english())-1 || own.Inside("de", "sv").Say("label.all") != "Alle Artikel" {
		t.Errorf("%v: %d words are missing", list, len(l.Missing()))
	}
}
