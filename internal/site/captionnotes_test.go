package site

import (
	"testing"
)

// TestNotesOfCaptions: a comment of captions beside an article is not published, and not warned of;
// one in the folder static is, as all that lies there is published as it stands.
func TestNotesOfCaptions(t *testing.T) {
	const cue = "00:01.000 --> 00:02.000\nTea.\n"
	for _, tt := range []struct {
		text   string
		static bool
		warned int
	}{
		{"WEBVTT\n\nNOTE canary\n\n" + cue, false, 0}, {"WEBVTT\n\nNOTE\nask her\n\n" + cue, false, 0}, {"WEBVTT\n\n" + cue, false, 0}, {"WEBVTT\n\n" + cue + "\nNOTE the end", false, 0},
		{"WEBVTT\n\nNOTE canary\n\n" + cue, true, 1}, {"WEBVTT\n\nNOTE\n" + cue, false, 1}, {"WEBVTT\n\n" + cue, true, 0},
	} {
		if list := published("content/a.vtt", []byte(tt.text), tt.static); len(list) != tt.warned {
			t.Errorf("%q: %v", tt.text, list)
		}
	}
}
