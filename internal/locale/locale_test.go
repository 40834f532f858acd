package locale

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"
)

// golden is what another reader of CLDR says.
type golden struct {
	CLDR    string
	Numbers []int
	Locales map[string]struct {
		Long, Short, Month, Clock, Numbers, Lists, Plurals []string
	}
}

// TestGolden makes the file anew where a JavaScript engine of the same CLDR is.
func TestGolden(t *testing.T) {
	t.Parallel()
	data, want := readGolden(t)
	tags := slices.Sorted(maps.Keys(want.Locales))
	got, err := exec.Command("node", append([]string{"testdata/golden.mjs"}, tags...)...).Output()
	if err != nil {
		t.Skip("there is no node:", err)
	}
	var now golden
	if err := json.Unmarshal(got, &now); err != nil {
		t.Fatal(err)
	}
	if now.CLDR != want.CLDR {
		t.Skipf("node has CLDR %s, and the file is of %s", now.CLDR, want.CLDR)
	}
	if !bytes.Equal(data, got) {
		t.Error("node says something else than testdata/intl.json")
	}
}

func readGolden(t *testing.T) (data []byte, g golden) {
	t.Helper()
	data, err := os.ReadFile("testdata/intl.json")
	if err == nil {
		err = json.Unmarshal(data, &g)
	}
	if err != nil {
		t.Fatal(err)
	}
	return data, g
}

// TestCLDR holds what the package writes against what the Intl of JavaScript writes, in
// at least 40 locales.
func TestCLDR(t *testing.T) {
	t.Parallel()
	_, want := readGolden(t)
	days := []time.Time{time.Date(2026, 11, 22, 9, 5, 0, 0, time.UTC), time.Date(2026, 1, 3, 15, 30, 0, 0, time.UTC)}
	var months []time.Time
	for m := range 12 {
		months = append(months, time.Date(2026, time.Month(m+1), 15, 0, 0, 0, 0, time.UTC))
	}
	names, compared := []string{"A", "B", "C", "D"}, 0
	for tag, w := range want.Locales {
		l := For(tag)
		var numbers, lists, plurals []string
		for _, n := range []string{"0", "999", "1200", "12345", "1234567", "-1200", "3.5", "1200.25"} {
			numbers = append(numbers, l.Number(n))
		}
		for n := range names {
			lists = append(lists, l.Join(names[:n+1]))
		}
		for _, n := range want.Numbers {
			plurals = append(plurals, l.Plural(n))
		}
		for _, c := range []struct {
			what      string
			got, want []string
		}{
			{"long dates", each(slices.Concat(days, months), l.Day), w.Long}, {"short dates", each(days, l.ShortDay), w.Short},
			{"months", each(months, l.Month), w.Month}, {"times", each(days, l.Clock), w.Clock},
			{"numbers", numbers, w.Numbers}, {"lists", lists, w.Lists}, {"plurals", plurals, w.Plurals},
		} {
			if tag == "fa" && c.what == "times" { // Intl takes brackets for the zone from the pattern of another calendar
				continue
			}
			if c.what != "numbers" { // where V8 writes plain spaces for U+202F, since pages took its dates apart
				for i := range c.got {
					c.got[i] = strings.ReplaceAll(c.got[i], "\u202f", " ")
				}
			}
			if len(c.want) == 0 || !slices.Equal(c.got, c.want) {
				t.Errorf("%s, %s:\n got %q\nwant %q", tag, c.what, c.got, c.want)
			}
			compared += len(c.want)
		}
	}
	if len(want.Locales) < 40 || compared < 3000 {
		t.Errorf("%d texts of %d locales", compared, len(want.Locales))
	}
}

func each(times []time.Time, write func(time.Time) string) (texts []string) {
	for _, at := range times {
		texts = append(texts, write(at))
	}
	return texts
}

// TestFor holds which locale a tag gets.
func TestFor(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{
		"": "en-GB", "en": "en-GB", "en-GB": "en-GB", "en-US": "en", "en-001": "en-001", "en-Latn": "en-GB", "und": "en-GB", "?": "en-GB", "de": "de",
		"de-CH": "de-CH", "de-XX": "de", "zh-TW": "zh-Hant", "zh": "zh-Hans", "zh-HK": "zh-Hant-HK", "sr": "sr-Cyrl", "iw": "he", "tlh": "und", "pt-AO": "pt-AO",
		"es-MX": "es-MX", "de-1996": "de", "ar-u-nu-latn": "ar",
	} {
		if got := For(tag); got.Tag() != want || got != For(tag) {
			t.Errorf("%q: %s, want %s", tag, got.Tag(), want)
		}
	}
}

// TestTable reads every line: no field of any locale is empty, and no pattern has a letter
// that is not known.
func TestTable(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 22, 15, 5, 0, 0, time.UTC)
	for tag := range rows() {
		fields := fieldsOf(tag)
		if len(fields) != fieldCount || slices.Contains(fields, "") {
			t.Errorf("%s: %q", tag, fields)
			continue
		}
		l := read(tag)
		if len(l.months) != 12 || len(l.short) != 12 || len(l.standAlone) != 12 || len(l.digits) != 10 || len(l.halves) != 2 {
			t.Errorf("%s: %d months, %d digits", tag, len(l.months), len(l.digits))
		}
		for _, p := range []pattern{l.day, l.shortDay, l.month, l.clock} {
			for _, part := range p {
				if part.letter != 0 && !strings.ContainsRune("yMLdHhKkmaBGvz", rune(part.letter)) {
					t.Errorf("%s: there is a letter %c", tag, part.letter)
				}
			}
		}
		if got := l.Time(at); !strings.Contains(got, l.Day(at)) || !strings.Contains(got, "UTC") {
			t.Errorf("%s: %s", tag, got)
		}
	}
}

// TestContext: Spanish and Hebrew say "and" otherwise before some words.
func TestContext(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ tag, a, b, want string }{
		{"es", "Ana", "Ignacio", "Ana e Ignacio"}, {"es-MX", "padres", "hijos", "padres e hijos"}, {"es", "agua", "hielo", "agua y hielo"},
		{"es", "Ana", "Juan", "Ana y Juan"}, {"it", "Ana", "Ignacio", "Ana e Ignacio"}, {"he", "א", "ב", "א וב"}, {"en-US", "a", "b", "a and b"},
	} {
		if got := For(c.tag).Join([]string{c.a, c.b}); got != c.want {
			t.Errorf("%s: %q, want %q", c.tag, got, c.want)
		}
	}
	if got := For("en-US").Join([]string{"a", "b", "c"}); got != "a, b, and c" {
		t.Error(got)
	}
	if got := For("en").Time(time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)); got != "22 November 2026, 09:30 UTC" {
		t.Error(got)
	}
}
