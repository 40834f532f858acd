package words

import (
	"math"
	"strings"
	"testing"
	"time"
)

// TestFiles reads the file of every language: it has the keys of English, with the same
// arguments and the categories of the language. That of a region has some of these.
func TestFiles(t *testing.T) {
	list, err := files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	model, compared := english(), 0
	for _, f := range list {
		tag, _ := strings.CutSuffix(f.Name(), ".yaml")
		for _, key := range For(tag).Missing() {
			t.Errorf("%s: %s is missing", f.Name(), key)
		}
		compared += len(readFile(tag, model).entries) // which judges each
	}
	if compared < 2*len(model) {
		t.Errorf("%d entries of %d files", compared, len(list))
	}
}

// TestFor holds which words a language gets.
func TestFor(t *testing.T) {
	day := time.Date(2026, 11, 2, 9, 5, 0, 0, time.FixedZone("GMT", 0))
	for tag, want := range map[string]string{
		"en": "2 November 2026", "en-GB": "2 November 2026", "en-US": "November 2, 2026", "": "2 November 2026",
		"de": "2. November 2026", "de-CH": "2. November 2026", "ja": "2026年11月2日", "zh-Hant-TW": "2026年11月2日", "tlh": "2026 M11 2",
	} {
		l := For(tag)
		if got := l.Day(day); got != want {
			t.Errorf("%q: %s, want %s", tag, got, want)
		}
		home := "Home"
		if strings.HasPrefix(tag, "de") {
			home = "Startseite"
		}
		if got := l.Say("label.home"); l != For(tag) || got != home || l.Tag() != tag {
			t.Errorf("%q has other words, or others each time: %s", tag, got)
		}
	}
}

// TestDates writes the same dates as the standard library, in every month.
func TestDates(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	swedish := []string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"}
	for month := time.January; month <= time.December; month++ {
		for _, day := range []int{1, 10, 28} {
			at := time.Date(2026, month, day, 7, 4, 0, 0, london)
			for _, c := range []struct{ got, want string }{
				{For("en").Day(at), at.Format("2 January 2006")},
				{For("en").Time(at), at.Format("2 January 2006, 15:04 MST")},
				{For("en").Month(at), at.Format("January 2006")},
				{For("sv").Time(at), at.Format("2 ") + swedish[month-1] + at.Format(" 2006 15:04 MST")},
			} {
				if c.got != c.want {
					t.Errorf("%q, want %q", c.got, c.want)
				}
			}
		}
	}
}

// TestSay fills words: by name, in the form of the number, in any order of arguments.
func TestSay(t *testing.T) {
	l := parsed(t, "en", "a: '{x} and {y}'\nb: {one: '{n} day of {of}', other: '{n} days of {of}'}\nc: {d: '{x}{x}'}\n")
	for _, c := range []struct{ got, want string }{
		{l.Say("a", Text("x", "1"), Text("y", "{x}")), "1 and {x}"},
		{l.Say("a", Text("y", "2"), Text("x", "")), " and 2"},
		{l.Say("b", Number("n", 1), Text("of", "May")), "1 day of May"},
		{l.Say("b", Text("of", "May"), Number("n", 0)), "0 days of May"},
		{l.Say("b", Text("of", "May"), Number("n", 1234567)), "1,234,567 days of May"},
		{l.Say("c.d", Number("x", -1000)), "-1,000-1,000"},
		{l.Find("c.d", Text("x", "é")), "éé"},
		{l.Find("c"), ""},
		{l.Find(""), ""},
		{l.Grouped(999), "999"}, {l.Grouped(1000), "1,000"}, {l.Grouped(-100), "-100"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	for name, say := range map[string]func(){
		"a key":       func() { l.Say("z") },
		"a group":     func() { l.Say("c") },
		"an argument": func() { l.Say("a", Text("x", "1")) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s that is missing is passed over", name)
				}
			}()
			say()
		}()
	}
}

// TestPlural holds the forms of languages that have more than two, by CLDR.
func TestPlural(t *testing.T) {
	const forms = "x: {zero: z, one: o, two: t, few: f, many: m, other: r}\n"
	for tag, want := range map[string]string{ // of 0, 1, 2, 3, 5, 6, 11, 21, 100
		"en": "rorrrrrrr", "fr": "oorrrrrrr", "pl": "moffmmmmm", "cs": "roffrrrrr", "cy": "zotfrmrrr", "ar": "zotfffmmr", "ja": "rrrrrrrrr", "ru": "moffmmmom",
	} {
		l, got := parsed(t, tag, forms), ""
		for _, n := range []int{0, 1, 2, 3, 5, 6, 11, 21, 100} {
			got += l.Say("x", Number("n", n))
		}
		if got != want {
			t.Errorf("%s: %s, want %s", tag, got, want)
		}
	}
	l := parsed(t, "pl", "x: {one: o, other: r}\n") // a form that is not there
	if got := l.Say("x", Number("n", 3)); got != "r" {
		t.Errorf("%q", got)
	}
}

func parsed(t *testing.T, tag, text string) *Language {
	t.Helper()
	r := newReading(tag, nil)
	r.document("x.yaml", []byte(text))
	if len(r.problems) > 0 {
		t.Fatal(r.problems)
	}
	return &Language{asked: tag, locale: r.locale, entries: r.entries}
}

func BenchmarkDay(b *testing.B) {
	l, at := For("en"), time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)
	b.ReportAllocs()
	for b.Loop() {
		l.Day(at)
	}
}

func BenchmarkFormat(b *testing.B) {
	at := time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)
	b.ReportAllocs()
	for b.Loop() {
		_ = at.Format("2 January 2006")
	}
}

// TestSequence: the order of arguments in all forms, and the pieces between them.
func TestSequence(t *testing.T) {
	l := parsed(t, "en", "a: 'x {p} y {q} z'\nb: {one: '{p} of {n} {q}', other: '{n}, {p}, {q}{p}'}\nc: {one: '{p}: {n} {q}', other: '{p}{n}{q}!'}\n")
	for _, c := range []struct {
		key   string
		some  string
		order string
		same  bool
	}{
		{"a", "p q", "p q", true}, {"a", "q", "q", true}, {"a", "", "", true}, {"b", "p q", "p q p", false}, {"b", "n", "n", true}, {"b", "p n", "n p p", false},
		{"c", "q p", "p q", true}, {"d", "p", "", false},
	} {
		order, same := l.Sequence(c.key, strings.Fields(c.some))
		if got := strings.Join(order, " "); got != c.order || same != c.same {
			t.Errorf("%s, %s: %s, %v", c.key, c.some, got, same)
		}
	}
	for _, c := range []struct {
		key  string
		want string
		args []Arg
	}{
		{"a", "x | y | z", nil}, {"a", "x P y | z", []Arg{Text("p", "P")}}, {"a", "x 1 y Q z", []Arg{Number("p", 1), Text("q", "Q")}},
		{"c", "|: 1 |", []Arg{Number("n", 1)}}, {"c", "|1,000|!", []Arg{Number("n", 1000)}},
	} {
		var pieces []string
		for i := range strings.Count(c.want, "|") + 1 {
			pieces = append(pieces, l.Piece(i, c.key, c.args...))
		}
		if got := strings.Join(pieces, "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.key, got, c.want)
		}
	}
	if !l.Counts("b") || l.Counts("a") || !Counted([]Arg{Text("x", ""), Number("n", 0)}) || Counted(nil) || l.Entry("a") == l.Entry("b") {
		t.Error("what an entry is")
	}
}

// TestLessThanNothing: no number stops the program, as a template may give any.
func TestLessThanNothing(t *testing.T) {
	w := For("en-GB")
	for n, want := range map[int]string{-1: "-1 article", -2: "-2 articles", math.MinInt: "articles", math.MaxInt: "articles", 0: "0 articles"} {
		if got := w.Say("index.count", Number("n", n)); !strings.HasSuffix(got, want) {
			t.Errorf("%d: %q, want %q at the end", n, got, want)
		}
	}
}
