package render

import (
	"encoding/json"
	"math/rand/v2"
	"strconv"
	"testing"
)

// someValue makes a value as graphs have them.
func someValue(r *rand.Rand, depth int) any {
	texts := []string{"", "plain", "a \"quoted\" one", `back\slash`, "line\nend", "a\tb", "<b>&amp;</b>", "naïve – “so”", "\u2028", "bad\xff", "\x00\x1f\x7f", "'"}
	text := func() string { return texts[r.IntN(len(texts))] + strconv.Itoa(r.IntN(9)) }
	switch n := r.IntN(10); {
	case n < 4 || depth == 0:
		return text()
	case n == 4:
		return r.IntN(2000) - 1000
	case n == 5:
		return r.IntN(2) == 0
	case n == 6:
		return []string{text(), text()}[:r.IntN(3)]
	case n == 7:
		list := make([]node, r.IntN(3))
		for i := range list {
			list[i] = node{text(): someValue(r, depth-1)}
		}
		return list
	case n == 8:
		return []any{nil, 1.5, []node(nil), []string(nil), node(nil), map[string]int{"b": 1, "a": 2}, ref("x")}[r.IntN(7)]
	}
	all := node{}
	for range r.IntN(30) {
		all[text()] = someValue(r, depth-1)
	}
	return all
}

// TestAppendJSON: the graph is written as encoding/json writes it.
func TestAppendJSON(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		v := someValue(r, 4)
		want, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		got, err := appendJSON(nil, v)
		if err != nil || string(got) != string(want) {
			t.Fatalf("got  %s\nwant %s (%v)", got, want, err)
		}
	}
	if _, err := appendJSON(nil, node{"x": func() {}}); err == nil {
		t.Error("a function has no JSON")
	}
}
