package locale

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// delimiters is what ICU says, which reads CLDR by itself.
type delimiters struct {
	CLDR    string
	Locales map[string][4]string
}

func readDelimiters(t *testing.T) (data []byte, d delimiters) {
	t.Helper()
	data, err := os.ReadFile("testdata/delimiters.json")
	if err == nil {
		err = json.Unmarshal(data, &d)
	}
	if err != nil {
		t.Fatal(err)
	}
	return data, d
}

// changedMarks are those that CLDR has changed since the release of which the file is.
var changedMarks = map[string][4]string{
	"es": {"“", "”", "‘", "’"}, "sq": {"“", "”", "‘", "’"}, "sr": {"„", "”", "’", "’"}, "sr-Latn": {"„", "”", "’", "’"},
}

// TestQuotations holds the marks of the table against those that ICU4C has.
func TestQuotations(t *testing.T) {
	t.Parallel()
	_, want := readDelimiters(t)
	compared := 0
	for tag, marks := range want.Locales {
		if now, ok := changedMarks[tag]; ok {
			if now == marks {
				t.Errorf("%s: %q is no change", tag, marks)
			}
			marks = now
		} else {
			compared++
		}
		if outer, inner := For(tag).Quotations(); outer != [2]string(marks[:2]) || inner != [2]string(marks[2:]) {
			t.Errorf("%s: %q %q, want %q", tag, outer, inner, marks)
		}
	}
	if compared < 80 {
		t.Errorf("only %d locales", compared)
	}
}

// TestDelimitersGolden makes the file anew where there is an ICU of the same CLDR.
func TestDelimitersGolden(t *testing.T) {
	t.Parallel()
	data, want := readDelimiters(t)
	program := filepath.Join(t.TempDir(), "delimiters")
	if out, err := exec.Command("cc", "-o", program, "testdata/delimiters.c", "-licui18n", "-licuuc").CombinedOutput(); err != nil {
		t.Skipf("ICU4C is not here: %v\n%s", err, out)
	}
	got, err := exec.Command(program, slices.Sorted(maps.Keys(want.Locales))...).Output()
	if err != nil {
		t.Fatal(err)
	}
	var now delimiters
	if err := json.Unmarshal(got, &now); err != nil {
		t.Fatal(err)
	}
	if now.CLDR != want.CLDR {
		t.Skipf("this ICU has CLDR %s, and the file is of %s", now.CLDR, want.CLDR)
	}
	if !bytes.Equal(data, got) {
		t.Error("ICU says something else than testdata/delimiters.json")
	}
}

func TestLineage(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string][]string{
		"es-MX": {"es-MX", "es-419", "es", "und"}, "de": {"de", "und"}, "tlh": {"und"}, "sr-Latn-BA": {"sr-Latn-BA", "sr-Latn", "und"},
	} {
		if got := For(tag).Lineage(); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
}
