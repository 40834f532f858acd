package automaton

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// expressions have every construct that the rules use.
var expressions = []string{
	`(?i)\b(?:cut|halv(?:ed|es)|reduc\w+) (?:\w+ ){0,3}?(?:risk|deaths?)\b`, `^(?:the |a )?\w+ers\b`, `\d+(?:\.\d+)?%`, `(?i)not (?:a|an|the) cure\.$`, `[^.;]{0,8}\bof\b`,
	`(?i)\bthe patient’s? (?:own )?risk`, `a.c`, `(?s)a.c`, `(?m)^b$`, `\Bat\b`, ``, `x*`, `(?i)straße|ſ|k`, `(?:a|b)+c`, `\x{2019}s`, `\S+-\S+`, `\b(?:of|the) (?:own )?$`, `(?i)(?:\bcut|[^.]{0,3}risk\b|)$`, `\Bed ?$`, `(?i)[a-z]+ing\b`, `\bé`,
}

var pieces = []string{"the ", "a ", "risk", "deaths", "cut", "halved", "reduced ", "own ", "runners", "12%", "3.5 ", "not ", "cure.", ".", ";", "of", "patient’s ", "a\nc", "b", "\n", "at", "cat ",
	"x", "STRASSE", "straße", "K", "ſ", "abc", "’s", "x-y", "Taking ", "é", "\xff", "—", "₂", " "}

// TestMatch holds automata to package regexp, with texts of which many match.
func TestMatch(t *testing.T) {
	met := map[bool]int{}
	for _, e := range expressions {
		re := regexp.MustCompile(e)
		a := New(re.String())
		r := rand.New(rand.NewPCG(7, uint64(len(e))))
		for range 4000 {
			var b strings.Builder
			for range r.IntN(9) {
				b.WriteString(pieces[r.IntN(len(pieces))])
			}
			want := re.MatchString(b.String())
			met[want]++
			if got := a.Match(b.String()); got != want {
				t.Fatalf("%s in %q: %v", e, b.String(), got)
			}
		}
	}
	if met[true] < 5000 || met[false] < 5000 {
		t.Errorf("%d matched, %d did not", met[true], met[false])
	}
}

// TestMost: an expression that would need too many states is asked itself.
func TestMost(t *testing.T) {
	re := regexp.MustCompile(`[ab]*a[ab]{14}c`)
	a := New(re.String())
	r := rand.New(rand.NewPCG(1, 2))
	matched := 0
	for range 2000 {
		text := make([]byte, 40)
		for i := range text {
			text[i] = "aabbc"[r.IntN(5)]
		}
		want := re.Match(text)
		if want {
			matched++
		}
		if got := a.Match(string(text)); got != want {
			t.Fatalf("%q: %v", text, got)
		}
	}
	if len(a.states)-1 != most || matched == 0 {
		t.Errorf("%d states, %d matched", len(a.states)-1, matched)
	}
}

// TestTogether: goroutines that make one automaton at a time get the same answers.
func TestTogether(t *testing.T) {
	re := regexp.MustCompile(expressions[0])
	a := New(re.String())
	done := make(chan string)
	for n := range 8 {
		go func() {
			r := rand.New(rand.NewPCG(9, uint64(n)))
			for range 3000 {
				text := pieces[r.IntN(9)] + pieces[r.IntN(9)] + " " + pieces[r.IntN(9)] + pieces[r.IntN(9)]
				if a.Match(text) != re.MatchString(text) {
					done <- text
					return
				}
			}
			done <- ""
		}()
	}
	for range 8 {
		if text := <-done; text != "" {
			t.Errorf("%q", text)
		}
	}
}

func FuzzMatch(f *testing.F) {
	for _, e := range expressions {
		f.Add(e, "the risk was cut")
	}
	f.Fuzz(func(t *testing.T, expression, text string) {
		re, err := regexp.Compile(expression)
		if err != nil || len(expression) > 60 || len(text) > 400 {
			return
		}
		if got := New(re.String()).Match(text); got != re.MatchString(text) {
			t.Errorf("%s in %q: %v", expression, text, got)
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	const text = "In the second year of the programme, people who had taken the tablets every day reported that they slept longer and woke less often."
	re := regexp.MustCompile(expressions[0])
	a := New(re.String())
	b.Run("automaton", func(b *testing.B) {
		for b.Loop() {
			a.Match(text)
		}
	})
	b.Run("regexp", func(b *testing.B) {
		for b.Loop() {
			re.MatchString(text)
		}
	})
}
