package record

import (
	"fmt"
	"strings"
	"testing"
)

// TestCompare: what changed, what is new and before what something is gone.
func TestCompare(t *testing.T) {
	list := func(text string) string {
		var b strings.Builder
		for _, c := range text {
			fmt.Fprintf(&b, "%c___", c)
		}
		return b.String()
	}
	for _, c := range []struct{ before, now, want string }{
		{"", "", "[] [] []"},
		{"abc", "abc", "[] [] []"},
		{"abc", "axc", "[1] [] []"},
		{"abc", "abxc", "[] [2] []"},
		{"abc", "ac", "[] [] [1]"},
		{"abc", "ab", "[] [] [2]"},
		{"abc", "bc", "[] [] [0]"},
		{"abc", "", "[] [] [0]"},
		{"", "ab", "[] [0 1] []"},
		{"abcd", "axd", "[1] [] [2]"},
		{"abcd", "axyzd", "[1 2] [3] []"},
		{"aabb", "ab", "[] [] [0 2]"},
		{"abc", "cab", "[] [0] [3]"},
		{"abcdef", "bxdefg", "[1] [5] [0]"},
	} {
		e := Compare(list(c.before), list(c.now))
		got := fmt.Sprint(e.Changed, e.Added, e.Removed)
		if got == "[] [] []" == e.Any() {
			t.Errorf("%s, %s: any is %v", c.before, c.now, e.Any())
		}
		if c.before == "aabb" { // which of two that are the same is gone cannot be told
			got = fmt.Sprint(len(e.Changed), len(e.Added), len(e.Removed) > 0)
			c.want = "0 0 true"
		}
		if got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.before, c.now, got, c.want)
		}
	}
}
