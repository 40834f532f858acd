package render

import (
	"bytes"
	"strings"
	"testing"

	"galen/internal/site"
)

// TestMediaIsText: what a feed says of a picture is a text, escaped once, whatever it holds.
func TestMediaIsText(t *testing.T) {
	for text, want := range map[string]string{
		"A <b> in a text": "A &lt;b&gt; in a text", "R&D &amp; more": "R&amp;D &amp;amp; more", "p<0.05": "p&lt;0.05", "A cup": "A cup", "<img src=x>": "&lt;img src=x&gt;", "a > b": "a &gt; b",
	} {
		var b bytes.Buffer
		if err := rssEntry(site.Item{Image: &site.Image{Canonical: "https://a.example/a.png", Alt: text, Credit: text}}, &b); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), "<media:description>"+want+"</media:description><media:credit>"+want+"</media:credit>") {
			t.Errorf("%q: %s", text, b.String())
		}
	}
}
