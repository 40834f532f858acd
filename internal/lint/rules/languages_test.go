package rules

import "testing"

// TestLanguages: which languages a rule knows, what they are called, and which rules a site
// would ask in vain.
func TestLanguages(t *testing.T) {
	for _, c := range []struct {
		languages Languages
		tag       string
		know      bool
	}{
		{English, "en", true}, {English, "en-GB", true}, {English, "EN", true}, {English, "", true}, {English, "de", false}, {English, "enm", false},
		{"de en", "de-CH", true}, {"de en", "d", false}, {"de en", "fr", false}, {EveryLanguage, "ja", true}, {EveryLanguage, "", true},
	} {
		if got := c.languages.Know(c.tag); got != c.know {
			t.Errorf("%q and %q: %v", c.languages, c.tag, got)
		}
	}
	for languages, want := range map[Languages]string{English: "English", "de en fr": "English, French and German", EveryLanguage: "every language"} {
		if got := languages.String(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	off := Settings{Levels: map[string]Level{"HN210": Off, "HN201": Off}, Categories: []Category{{Path: "health", Levels: map[string]Level{"HN201": Note}}}}
	all, fewer := len(Settings{}.Unasked("tlh")), len(off.Unasked("tlh"))
	if n := len(Settings{}.Unasked("en-US")); n != 0 || all < 20 || fewer != all-1 {
		t.Errorf("%d rules do not know English, %d Klingon, %d of those that are on", n, all, fewer)
	}
}
