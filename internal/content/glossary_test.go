package content

import (
	"strings"
	"testing"
	"unicode/utf8"

	"galen/internal/source"
)

func TestGlossary(t *testing.T) {
	for _, tt := range []struct{ name, text, want, problems string }{
		{"nothing", "", "", ""},
		{"a comment", "# To be written\n", "", ""},
		{"two terms", "- term: NNT\n  expansion: number needed to treat\n  meaning: How many.\n- {term: ILD, expansion: interstitial lung disease}\n",
			"ILD=interstitial lung disease= at 4; NNT=number needed to treat=How many. at 1", ""},
		{"a word", "- term: placebo\n  meaning: A treatment without effect.\n", "placebo==A treatment without effect. at 1", ""},
		{"one that looks like a number", "- term: 1e5x\n  meaning: M.\n", "1e5x==M. at 1", ""},
		{"twice", "- {term: ILD, meaning: A.}\n- {term: ild, meaning: B.}\n", "ILD==A. at 1",
			`content/glossary.yaml:2:10: error: the term "ild" is explained twice`},
		{"not explained", "- term: ILD\n", "", `content/glossary.yaml:1:3: error: the term "ILD" is not explained`},
		{"no term", "- meaning: A.\n", "", `content/glossary.yaml:1:3: error: a term of the glossary needs the key "term"`},
		{"no letter", "- {term: '26', meaning: A.}\n", "", `content/glossary.yaml:1:10: error: the term "26" has no letter`},
		{"another key", "- {term: A, definition: B.}\n", "", `content/glossary.yaml:1:13: error: unknown key "definition"`},
		{"no list", "ILD: lungs\n", "", `content/glossary.yaml:1:1: error: a glossary is a list of terms, but this line is not one`},
		{"a text", "- ILD\n", "", `content/glossary.yaml:1:3: error: an item of "terms" must be a group of keys, and this is text`},
		{"bad YAML", "- term: [\n", "", `content/glossary.yaml:1:9: error: `},
	} {
		all, list := ParseGlossary(source.NewFile(GlossaryFile, []byte(tt.text)))
		var got []string
		for _, e := range all {
			got = append(got, e.Term+"="+e.Expansion+"="+e.Meaning+" at "+string('0'+rune(e.At.Line)))
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, s, tt.want)
		}
		var problems []string
		for _, d := range list {
			problems = append(problems, d.Error())
		}
		if s := strings.Join(problems, "\n"); s != tt.problems && (tt.name != "bad YAML" || !strings.HasPrefix(s, "content/glossary.yaml:")) {
			t.Errorf("%s: problems\n%s\nwant\n%s", tt.name, s, tt.problems)
		}
	}
	if _, list := ParseGlossary(source.NewFile(GlossaryFile, []byte(strings.Repeat("- {term: a, meaning: b}\n", maxSource/20)))); !list.Failed() {
		t.Error("a file that is too large is taken")
	}
}

// FuzzGlossary: whatever the file holds, each term that comes out of it has a name
// and an explanation, and every problem a place in it.
func FuzzGlossary(f *testing.F) {
	for _, s := range []string{"- term: NNT\n  expansion: number needed to treat\n", "- {term: a, meaning: b}\n- {term: A}\n", "terms:\n- x", "a: b\n", "- [\n", "- term: 26\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all, list := ParseGlossary(source.NewFile(GlossaryFile, []byte(text)))
		for _, e := range all {
			if e.Term == "" || e.At.Line < 1 || utf8.RuneCountInString(e.Term) > maxTerm || e.Expansion == "" && e.Meaning == "" && !list.Failed() {
				t.Errorf("%q gives %+v", text, e)
			}
		}
		for _, d := range list {
			if d.File != GlossaryFile || d.Line < 1 || d.Message == "" {
				t.Errorf("%q: %v", text, d)
			}
		}
	})
}
