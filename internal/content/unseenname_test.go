package content

import "testing"

// TestUnseenNames: a character that nobody sees is told as well where its number stands for it.
func TestUnseenNames(t *testing.T) {
	for text, want := range map[string]string{
		"A&#8203;b": "invisible-character", "A&#x200B;b": "invisible-character", "&#xFEFF;A": "invisible-character", "A&#x202E;b": "control-character",
		"hyphen&#173;ated": "", "A&#160;b &#8217; &#x2013;": "", `A\&#8203;b`: "", "`&#8203;`": "",
	} {
		got := ""
		for _, d := range problems(text) {
			got = d.Code
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
