package svgpath

import "testing"

// TestShorten: paths become shorter, and other things stay as they are.
func TestShorten(t *testing.T) {
	for piece, want := range map[string]string{
		`<path class="i s1" d="M62.1 39H134.4M62.1 35v8M134.4 35v8"/>`: `<path class="i s1" d="M62.1 39h72.3M62.1 35v8m72.3-8v8"/>`,
		`<path class="g" d="M8 20V36"/>`:                               `<path class="g" d="M8 20V36"/>`,
		`<text x="4" y="12">A &lt; B</text>`:                           `<text x="4" y="12">A &lt; B</text>`,
	} {
		if got := Shorten(piece); got != want {
			t.Errorf("%s\nbecomes %s\nwant    %s", piece, got, want)
		}
	}
}
