package render

import (
	"strings"
	"testing"
)

func TestShorten(t *testing.T) {
	for _, text := range []string{"", "x", "<a></link>", "<a></link><b></link>", "<a></b><c></link>é</x>", "></link>", "></link", strings.Repeat("<link a></link>x", 50)} {
		want := strings.ReplaceAll(text, "></link>", "/>")
		if got := string(shorten([]byte(text), []byte("></link>"))); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}
