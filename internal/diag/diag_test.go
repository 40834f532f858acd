package diag

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestPositionString(t *testing.T) {
	for want, p := range map[string]Position{
		"":        {},
		"a.md":    {File: "a.md"},
		"a.md:3":  {File: "a.md", Line: 3},
		"a:3:7":   {File: "a", Line: 3, Column: 7},
		"a.b":     {File: "a.b", Column: 7}, // without a line a column means nothing
		"x y:1:1": {File: "x y", Line: 1, Column: 1},
	} {
		if got := p.String(); got != want {
			t.Errorf("%#v: got %q, want %q", p, got, want)
		}
	}
}

func TestLocate(t *testing.T) {
	tests := []struct {
		name, text   string
		offset       int
		line, column int
	}{
		{"start", "ab\ncd", 0, 1, 1},
		{"second character", "ab\ncd", 1, 1, 2},
		{"the line end belongs to its line", "ab\ncd", 2, 1, 3},
		{"first of a line", "ab\ncd", 3, 2, 1},
		{"end", "ab\ncd", 5, 2, 3},
		{"after the last line end", "ab\n", 3, 2, 1},
		{"empty text", "", 0, 1, 1},
		{"before the text", "ab", -7, 1, 1},
		{"after the text", "ab\ncd", 99, 2, 3},
		{"after an empty text", "", 5, 1, 1},
		{"a tab is one column", "\t\tx", 2, 1, 3},
		{"two-byte characters", "éé=", 4, 1, 3},
		{"four-byte characters", "a😀b", 5, 1, 3},
		{"a combining accent is a column of its own", "e\u0301x", 3, 1, 3},
		{"CR before LF belongs to its line", "ab\r\ncd", 2, 1, 3},
		{"LF after CR", "ab\r\ncd", 3, 1, 4},
		{"line after CRLF", "ab\r\ncd", 4, 2, 1},
		{"a lone CR ends no line", "a\rb", 2, 1, 3},
		{"U+2028 ends no line", "a\u2028b", 4, 1, 3},
		{"inside a character", "a😀b", 3, 1, 2},
		{"at the last byte of a character", "aé", 2, 1, 2},
		{"behind a character", "aé", 3, 1, 3},
		{"a continuation byte alone", "a\x80\x80", 2, 1, 3},
		{"a character that is cut off", "\xf0\x9f\x98", 2, 1, 3},
		{"an invalid byte is a column", "a\xffb", 2, 1, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := Position{"f", tt.line, tt.column}
			if got := Locate("f", []byte(tt.text), tt.offset); got != want {
				t.Errorf("Locate(%q, %d) = %v, want %v", tt.text, tt.offset, got, want)
			}
		})
	}
}

// randomText is made of what makes positions hard: line ends of every kind,
// characters of every length, and bytes that are no character.
func randomText(r *rand.Rand, n int) []byte {
	pieces := []string{"a", "bc", " ", "\t", "\n", "\n\n", "\r\n", "\r", "é", "ß", "語", "😀", "e\u0301", "\ufeff", "\u2028", "\x80", "\xe2", "\xf0\x9f"}
	var b []byte
	for range n {
		b = append(b, pieces[r.IntN(len(pieces))]...)
	}
	return b
}

func TestLinesEqualsLocate(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		text := randomText(r, r.IntN(60))
		forward, backward, mixed := NewLines("f", text), NewLines("f", text), NewLines("f", text)
		for i := -2; i <= len(text)+2; i++ {
			if got, want := forward.At(i), Locate("f", text, i); got != want {
				t.Fatalf("forward, %q at %d: %v, Locate says %v", text, i, got, want)
			}
			j := len(text) - i
			if got, want := backward.At(j), Locate("f", text, j); got != want {
				t.Fatalf("backward, %q at %d: %v, Locate says %v", text, j, got, want)
			}
			k := r.IntN(len(text) + 1)
			if got, want := mixed.At(k), Locate("f", text, k); got != want {
				t.Fatalf("mixed, %q at %d: %v, Locate says %v", text, k, got, want)
			}
		}
	}
}

func TestDiagnosticIsOneLineError(t *testing.T) {
	at := Position{"a.md", 2, 3}
	for _, tt := range []struct {
		d    Diagnostic
		want string
	}{
		{Errorf(at, "c", "no %q here", "x"), `a.md:2:3: error: no "x" here`},
		{Warningf(at, "c", "odd").WithHint("mend %s", "it"), `a.md:2:3: warning: odd`},
		{Errorf(Position{}, "c", "100%% full"), `error: 100% full`},
	} {
		if got := tt.d.Error(); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// TestWithLeavesTheOriginal: diagnostics are values, and a shared one must not
// change under another's hands.
func TestWithLeavesTheOriginal(t *testing.T) {
	base := Errorf(Position{}, "c", "m").With(Position{File: "a"})
	base.Also = slices.Grow(base.Also, 4)
	one, two := base.With(Position{File: "b"}), base.With(Position{File: "c"})
	if one.Also[1].File != "b" || two.Also[1].File != "c" || len(base.Also) != 1 {
		t.Errorf("base %v, one %v, two %v", base.Also, one.Also, two.Also)
	}
	if base.WithHint("h"); base.Hint != "" {
		t.Errorf("WithHint changed its receiver")
	}
}

// TestMeant: a hint that names what a word was meant to be is data, too.
func TestMeant(t *testing.T) {
	d := Errorf(Position{}, "c", "unknown key %q", "titel").WithHint("did you mean %q?", "title")
	if d.Meant != "title" || d.Hint != `did you mean "title"?` {
		t.Errorf("got %+v", d)
	}
	if d = d.WithHint("delete it"); d.Meant != "" {
		t.Errorf("another hint means %q", d.Meant)
	}
}

func TestSort(t *testing.T) {
	d := func(file string, line, column int, message string) Diagnostic {
		return Errorf(Position{file, line, column}, "", "%s", message)
	}
	want := List{
		d("", 0, 0, "z"), d("a", 0, 0, "x"), d("a", 2, 9, "x"), d("a", 10, 1, "x"), d("a", 10, 2, "a"), d("a", 10, 2, "b"), d("b", 1, 1, "a"),
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		got := slices.Clone(want)
		r.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		got.Sort()
		for i := range want {
			if got[i].Error() != want[i].Error() {
				t.Fatalf("place %d: got %v, want %v", i, got[i], want[i])
			}
		}
	}
}

func TestExitCode(t *testing.T) {
	input, warning := Errorf(Position{}, "", "i"), Warningf(Position{}, "", "w")
	usage, disk := input.WithCause(Usage), input.WithCause(Environment)
	for _, tt := range []struct {
		list   List
		code   int
		failed bool
	}{
		{nil, 0, false},
		{List{warning}, 0, false},
		{List{warning.WithCause(Environment)}, 0, false},
		{List{warning, input}, 1, true},
		{List{input, usage}, 2, true},
		{List{usage, input}, 2, true},
		{List{disk, usage, input, warning}, 3, true},
	} {
		if got := tt.list.ExitCode(); got != tt.code {
			t.Errorf("ExitCode of %v = %d, want %d", tt.list, got, tt.code)
		}
		if got := tt.list.Failed(); got != tt.failed {
			t.Errorf("Failed of %v = %v", tt.list, got)
		}
	}
}

func TestJSON(t *testing.T) {
	list := List{
		Errorf(Position{"a.md", 2, 3}, "unknown-key", "unknown key %q", "titel").WithHint("did you mean %q?", "title").With(Position{"b.md", 1, 1}, Position{File: "c.md"}),
		Warningf(Position{}, "w", "<odd>\n"),
	}
	got, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"file":"a.md","line":2,"column":3,"severity":"error","code":"unknown-key","message":"unknown key \"titel\"","hint":"did you mean \"title\"?",` +
		`"also":[{"file":"b.md","line":1,"column":1},{"file":"c.md"}]},` +
		`{"severity":"warning","code":"w","message":"\u003codd\u003e\n"}]`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestNearest(t *testing.T) {
	keys := []string{"title", "date", "tags", "draft", "description", "slug", "author", "related"}
	tests := []struct{ word, want string }{
		{"title", "title"},
		{"titel", "title"},  // two neighbours swapped
		{"itlte", ""},       // too far
		{"tittle", "title"}, // one too many
		{"titl", "title"},   // one too few
		{"tilte", "title"},  // swapped
		{"darft", "draft"},  // swapped
		{"dtae", "date"},    // swapped
		{"dat", "date"},     // at the limit for three letters
		{"da", ""},          // two letters missing
		{"descripton", "description"},
		{"desciptoin", "description"}, // three slips in ten letters
		{"dscrptn", ""},
		{"zzzzz", ""},
		{"authors", "author"},
		{"slugs", "slug"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := Nearest(tt.word, keys); got != tt.want {
			t.Errorf("Nearest(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
	if got := Nearest("cat", []string{"car", "bat", "cut"}); got != "bat" {
		t.Errorf("of equals the first in the alphabet: got %q", got)
	}
	if got := Nearest("Здоровие", []string{"здоровье", "Здоровье"}); got != "Здоровье" {
		t.Errorf("letters of any script: got %q", got)
	}
	long := strings.Repeat("a", 5000)
	if got := Nearest(long, []string{long + "b"}); got != "" {
		t.Errorf("a word of 5,000 letters has no near one")
	}
	if got := Nearest("x", nil); got != "" {
		t.Errorf("of nothing nothing is near: got %q", got)
	}
}

// TestNearestKeepsTheOrder: the candidates belong to the caller.
func TestNearestKeepsTheOrder(t *testing.T) {
	c := []string{"b", "a"}
	Nearest("a", c)
	if c[0] != "b" {
		t.Error("the candidates were sorted in place")
	}
}

func FuzzNearest(f *testing.F) {
	for _, s := range [][3]string{{"titel", "title", "date"}, {"", "", "a"}, {"ab", "ba", "abc"}, {"é", "e", "\xff"}, {"aaaaaa", "aaaa", "aaaaaaaa"}} {
		f.Add(s[0], s[1], s[2])
	}
	f.Fuzz(func(t *testing.T, word, a, b string) {
		got := Nearest(word, []string{a, b})
		if got != Nearest(word, []string{b, a}) {
			t.Errorf("the order of the candidates matters for %q, %q, %q", word, a, b)
		}
		if got != "" && got != a && got != b {
			t.Errorf("%q is none of the candidates", got)
		}
		n := len([]rune(word))
		if (a == word || b == word) && got != word && n <= longestWord {
			t.Errorf("%q stands among the candidates, and %q is said to be nearest", word, got)
		}
		if d := n - len([]rune(got)); got != "" && max(d, -d) > max(1, n/3) {
			t.Errorf("%q and %q differ in length by more than a third", word, got)
		}
		if x, y := []rune(a), []rune(b); len(x)+len(y) < 100 {
			if d := distance(x, y, 1000); d != distance(y, x, 1000) || (d == 0) != slices.Equal(x, y) {
				t.Errorf("distance of %q and %q: %d, and back %d", a, b, d, distance(y, x, 1000))
			}
		}
	})
}
