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

// TestCodes: a code for private use, or one that has been replaced, is no tag; and what a whole site is in is one language.
func TestCodes(t *testing.T) {
	for _, c := range []struct {
		written   string
		tag, site bool
		hint      string
	}{
		{"he", true, true, ""},
		{"tl", true, true, ""},
		{"no", true, true, ""},
		{"zh-Hant", true, true, ""},
		{"sr-Latn-RS", true, true, ""},
		{"iw", false, false, `did you mean "he"?`},
		{"iw-IL", false, false, `did you mean "he-IL"?`},
		{"in", false, false, `did you mean "id"?`},
		{"ji", false, false, `did you mean "yi"?`},
		{"mo", false, false, `did you mean "ro-MD"?`},
		{"sh", false, false, `did you mean "sr-Latn"?`},
		{"ger", false, false, `did you mean "de"?`},
		{"x-default", false, false, "delete it: pages say x-default by themselves, of the site's own language"},
		{"x-klingon", false, false, "write a tag such as es, pt-BR or ar"},
		{"qaa", false, false, "write a tag such as es, pt-BR or ar"},
		{"zz", false, false, "write a tag such as es, pt-BR or ar"},
		{"spnish", false, false, `did you mean "es"?`},
		{"en-x-plain", true, false, `did you mean "en"?`},
		{"en-u-ca-buddhist", true, false, `did you mean "en"?`},
		{"und", true, false, "write a tag such as es, pt-BR or ar"},
		{"mul", true, false, "write a tag such as es, pt-BR or ar"},
		{"zxx", true, false, "write a tag such as es, pt-BR or ar"},
	} {
		_, ok := Tag(c.written)
		_, site := SiteTag(c.written)
		if ok != c.tag || site != c.site {
			t.Errorf("%s: %v, of a site %v", c.written, ok, site)
		}
		if hint := TagHint(c.written); c.hint != "" && hint != c.hint {
			t.Errorf("%s: %s, want %s", c.written, hint, c.hint)
		}
	}
}
