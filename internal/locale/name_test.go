package locale

import (
	"slices"
	"testing"
)

// TestName: languages have their English names, and varieties without one that of the language.
func TestName(t *testing.T) {
	for tag, want := range map[string]string{
		"de": "German", "cy": "Welsh", "pt-BR": "Brazilian Portuguese", "zh-Hant": "Traditional Chinese", "zh-Hant-TW": "Traditional Chinese (zh-Hant-TW)",
		"de-LI": "German (de-LI)", "qaa": "qaa", "qaa-DE": "qaa-DE", "": "",
	} {
		if got := Name(tag); got != want {
			t.Errorf("%q: %q, want %q", tag, got, want)
		}
	}
}

// TestSelfNames: languages have their own names, with the region where that is wanted.
func TestSelfNames(t *testing.T) {
	for tag, want := range map[string][]string{
		"es": {"Español"}, "es-MX": {"Español", "Español de México", "Español (México)", "Español (MX)"}, "he": {"עברית"}, "ja": {"日本語"}, "zh": {"中文"},
		"zh-Hant": {"繁體中文"}, "zh-Hans": {"简体中文"}, "sv": {"Svenska"}, "zu": {"isiZulu"}, "ka": {"ქართული"}, "sr-Latn": {"Srpski"}, "sr": {"Српски"},
		"de-LI": {"Deutsch", "Deutsch (Liechtenstein)", "Deutsch (LI)"}, "ht": {"Haitian Creole"}, "qaa": {"qaa"}, "": {""},
		"en-US": {"English", "American English", "English (United States)", "English (US)"},
	} {
		if got := SelfNames(tag); !slices.Equal(got, want) || !slices.Equal(SelfNames(tag), want) {
			t.Errorf("%q: %q, want %q", tag, got, want)
		}
	}
}
