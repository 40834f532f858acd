package typography

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestAgain: what is set is not set otherwise when it is set again, whatever stands beside what.
func TestAgain(t *testing.T) {
	t.Parallel()
	pieces := []string{"a", "l", "s", "po", "tis", "99", "5", " ", " ", " ", `"`, `"`, "'", "'", "-", "--", ".", "...", ",", ":", "!", "?", "(", ")", "“", "”", "‘", "’",
		"«", "»", "„", "‚", "<<", ">>", "\u202f", "\u00a0", "\n", "重", "「", "」", "é", "…", "–", "%", "\x00", "\x01"}
	r := rand.New(rand.NewPCG(1, 2))
	sets := 0
	for range 5000 {
		var b strings.Builder
		for range 1 + r.IntN(14) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		for _, tag := range []string{"en", "de", "de-CH", "fr", "fr-CA", "fr-CH", "es", "it", "nl", "pl", "sv", "hu", "ru", "ja", "he", "ar", "cy"} {
			set := For(tag).Text(b.String())
			if set != b.String() {
				sets++
			}
			if again := For(tag).Text(set); again != set {
				t.Fatalf("%s: %q became %q, and that %q", tag, b.String(), set, again)
			}
		}
	}
	if sets < 30000 {
		t.Errorf("only %d were set", sets)
	}
}
