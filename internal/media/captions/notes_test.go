package captions

import (
	"strings"
	"testing"
)

// TestNotes: comments are left out, and nothing else is.
func TestNotes(t *testing.T) {
	const a, b = "00:01.000 --> 00:02.000\nTea.\n\n", "00:03.000 --> 00:04.000\nCoffee.\n"
	for _, tt := range []struct{ text, want string }{
		{"WEBVTT\n\nNOTE canary\n\n" + a + b, "WEBVTT\n\n" + a + b}, {"WEBVTT\n\nNOTE\nask her\nagain\n\n" + a + b, "WEBVTT\n\n" + a + b},
		{"WEBVTT\n\n" + a + "NOTE\task her\n\n\n" + b, "WEBVTT\n\n" + a + b}, {"WEBVTT\n\n" + a + "NOTE one\n\nNOTE two\n\n" + b, "WEBVTT\n\n" + a + b},
		{"WEBVTT\n\n" + a + b + "\nNOTE the end", "WEBVTT\n\n" + a + b + "\n"}, {"WEBVTT\n\nNOTE canary\n \t\n" + a, "WEBVTT\n\n" + a},
		// near-misses
		{"WEBVTT\n\n" + a + b, "WEBVTT\n\n" + a + b}, {"WEBVTT\n\n00:01.000 --> 00:02.000\nNOTE this\n\n" + b, "WEBVTT\n\n00:01.000 --> 00:02.000\nNOTE this\n\n" + b},
		{"WEBVTT\n\nNOTES\n\n" + a, "WEBVTT\n\nNOTES\n\n" + a}, {"WEBVTT\n\nNOTE\n" + a + b, "WEBVTT\n\nNOTE\n" + a + b}, {"WEBVTT\nNOTE x\n\n" + a, "WEBVTT\nNOTE x\n\n" + a}, {"", ""},
	} {
		for _, end := range []string{"\n", "\r\n", "\r"} {
			text, want := strings.ReplaceAll(tt.text, "\n", end), strings.ReplaceAll(tt.want, "\n", end)
			if got := string(WithoutNotes([]byte(text))); got != want {
				t.Errorf("%q\ngot  %q\nwant %q", text, got, want)
			}
		}
	}
}
