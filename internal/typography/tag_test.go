package typography

import "testing"

// TestRegions: a tag names a region that CLDR knows by that code, and what to write in the place of any other is said.
func TestRegions(t *testing.T) {
	for _, c := range []struct{ written, tag, hint string }{
		{"en-GB", "en-GB", ""},
		{"es-419", "es-419", ""},
		{"en-001", "en-001", ""},
		{"sq-XK", "sq-XK", ""},
		{"zh-Hant-TW", "zh-Hant-TW", ""},
		{"EN-gb", "en-GB", ""},
		{"de-1996", "de-1996", ""},
		{"en-XX", "", `did you mean "en"? No country or region has the code XX`},
		{"en-ZZ", "", `did you mean "en"? No country or region has the code ZZ`},
		{"en-XA", "", `did you mean "en"? No country or region has the code XA`},
		{"es-QO", "", `did you mean "es"? No country or region has the code QO`},
		{"en-UK", "", `did you mean "en-GB"?`},
		{"de-DD", "", `did you mean "de-DE"?`},
		{"zh-Hant-XX", "", `did you mean "zh"? No country or region has the code XX`},
	} {
		tag, ok := Tag(c.written)
		if tag != c.tag || ok != (c.hint == "") {
			t.Errorf("%s: %q, %v", c.written, tag, ok)
		}
		if c.hint == "" {
			continue
		}
		if hint := TagHint(c.written); hint != c.hint {
			t.Errorf("%s: %s, want %s", c.written, hint, c.hint)
		}
	}
}
