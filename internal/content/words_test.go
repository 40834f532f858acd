package content

import "testing"

func TestWordsAreCounted(t *testing.T) {
	for markdown, want := range map[string]int{
		"":                          0,
		"One word, then four more.": 5,
		"a, b. c, d":                4,
		"*so*, and **bold**ly, as [there](/x/), said": 6,
		"don't \"quote\" it -- so":                    4,
		"line\nbreak  \nhard":                         3,
		"- one,\n- two\n\npara *graph*":               4,
		"## Head, *line*\n\nbody":                     3,
		"|a,b|c|\n|---|---|\n|d|e *f*|":               5,
		"one\u00a0two, three":                         3,
		"a `code span, here` b":                       5,
		"see.[^1]\n\n[^1]: A note, two.":              4,
	} {
		if got := bodyOf(t, markdown).Words; got != want {
			t.Errorf("%q has %d words, want %d", markdown, got, want)
		}
	}
}
