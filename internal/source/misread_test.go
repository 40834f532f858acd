package source

import (
	"strings"
	"testing"

	"galen/internal/testing/tally"
)

// TestMisread: UTF-8 that was read as Windows-1252 is told once, with what it stands for.
func TestMisread(t *testing.T) {
	for text, meant := range map[string]string{
		"Itâ€™s so": "’", "a cafÃ© here": "é", "for Â£5": "£", "â€œquotedâ€": "“", "1Â½ cups": "½", "Âµg": "µ", "5 Â°C": "°", "naÃ¯ve": "ï", "a â€“ b": "–", "a ðŸ˜€ b": "😀", "endedâ€ here": "”",
	} {
		list := misread("a.md", []byte(text))
		if len(list) != 1 || !strings.Contains(list[0].Hint, "write  "+meant+"  ") {
			t.Errorf("%q: %v", text, list)
		}
		written := strings.Replace(text, strings.Split(list[0].Message, "\"")[1], meant, 1)
		if again := misread("a.md", []byte(written)); len(again) > 0 && again[0].Column <= list[0].Column {
			t.Errorf("%q: the hint does not help: %v", written, again)
		}
	}
	if list := misread("a.md", []byte("Ã© Ã© Ã©")); len(list) != 1 || !strings.Contains(list[0].Message, "in 2 more places") {
		t.Errorf("%v", list)
	}
	for _, text := range []string{"It’s so", "café, £5, µg", "MANHÃ…", "São Paulo, ÂNGELA, NÃO", "â € b", "Âge and Ã", "«LÂ»", "Việt Nam"} {
		if list := misread("a.md", []byte(text)); len(list) > 0 && text != "«LÂ»" {
			t.Errorf("%q: %v", text, list)
		}
	}
}

// TestKind22Disguised: a word of Cyrillic or Greek letters that look Latin is told once, with a
// count, but not in a text that has other words of its script.
func TestKind22Disguised(t *testing.T) {
	tally.Kind(t, 22)
	for text, want := range map[string]string{
		// made up
		"The СОРЕ and СОРЕ, and СОРЕ": "in 2 more places", "Take а pill": `"а"`, "the ΤΟΝ of it": "Greek", "tags: [\"СТ\"]": "Cyrillic",
		"The COPD": "", "Это СССР": "", "слово а": "", "α and β, Α and Χ": "", "TNF-α, ΔF508": "", "Το ΝΑΤΟ είναι": "", "": "",
	} {
		list := disguised("a.md", []byte(text))
		if (len(list) == 1) != (want != "") || want != "" && !strings.Contains(list[0].Message, want) {
			t.Errorf("%q: %v, want %q", text, list, want)
		}
	}
	for name, want := range map[string]bool{
		// listed
		"content/health/аbout.md": true,
		// made up
		"content/health/раtient.md": true, "content/health/patient.md": false, "content/соре.md": true, "content/новости/грипп.md": false,
	} {
		if got := len(DisguisedName(name)) > 0; got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}
