package locale

import "testing"

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
