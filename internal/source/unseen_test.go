package source

import (
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/testing/tally"
)

// TestKind22Unseen: characters that nobody sees, or that are seen as others.
func TestKind22Unseen(t *testing.T) {
	tally.Kind(t, 22)
	turning := []string{
		// listed
		"\u202e", "\u2066", "\U000e0041",
		// made up
		"\u202a", "\u202b", "\u202c", "\u202d", "\u2067", "\u2068", "\u2069", "\U000e007f", "\U000e0001",
	}
	for _, c := range turning {
		list := Unseen("a.md", []byte("one\ntw"+c+"o"))
		if len(list) != 1 || list[0].Severity != diag.Error || list[0].Line != 2 || list[0].Column != 3 {
			t.Errorf("%+q: %v", c, list)
		}
	}
	hidden := []string{
		// listed
		"\u200b", "\ufeff", "\u2028", "\u3164", "\ue000", "\u00ad",
		// made up
		"\u2029", "\u115f", "\u1160", "\uffa0", "\u180e", "\u2061", "\u2062", "\u2063", "\u2064", "\u206a", "\u206f", "\ufff9", "\uf8ff", "\U000f0000", "\u200c", "\u200d",
	}
	for _, c := range hidden {
		list := Unseen("a.md", []byte("tw"+c+"o a"+c+"b"))
		if len(list) != 1 || list[0].Severity != diag.Warning || !strings.Contains(list[0].Message, "1 more") {
			t.Errorf("%+q: %v", c, list)
		}
	}
	for word, letter := range map[string]string{
		// listed
		"Vассine": "а",
		// made up
		"Сovid": "С", "pаper": "а", "вaкцина": "a", "ΑIDS": "Α", "cοvid": "ο",
	} {
		list := Unseen("a.md", []byte("the "+word+" is"))
		if len(list) != 1 || list[0].Severity != diag.Warning || !strings.Contains(list[0].Message, "\""+word+"\"") && !strings.Contains(list[0].Message, letter) {
			t.Errorf("%s: %v", word, list)
		}
	}
	for _, fine := range []string{
		// made up
		"", "ordinary", "“It’s” – é ü ñ 漢字 日本語 한국어 العربية हिन्दी", "می\u200cخواهم", "क्\u200dष", "👨\u200d👩\u200d👧", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "a\u200e b\u200f",
		"β-blocker µg μg TNFα NFκB ΔF508 α-synuclein IFNγ αvβ3 ω3 Δ9-THC", "вакцина и ПЦР-тест", "SMSка", "5\u00a0mg, 1\u202f000", "a\u2060b", "ᏣᎳᎩ", "Ελληνικά",
	} {
		if list := Unseen("a.md", []byte(fine)); len(list) > 0 {
			t.Errorf("%q: %v", fine, list)
		}
	}
}
