package asset_test

import (
	"testing"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"

	"galen/internal/theme/asset"
)

// What is published is what the minifier makes of a file, where the meaning
// stays; and there is nothing more for it to take away.
func TestSmallest(t *testing.T) {
	m := minify.New()
	m.AddFunc("text/css", css.Minify)
	m.AddFunc("application/json", json.Minify)
	m.AddFunc("image/svg+xml", svg.Minify)
	for name, text := range map[string]string{
		"a.css": `/* x */ :root { --gap: 1.0rem; color-scheme: light dark }
@media (min-width: 40em) and (prefers-color-scheme: dark) { body { margin: 0px auto; color: #FF0000; font: bold 1em/1.5 "Text", serif } }
.card { display: grid; grid-template: "a b" auto "c d" 1fr / 2fr 1fr; & > h2:not(.small) { padding: 0 0 0.5em } @media print { display: none } }
@font-face { font-family: "Text"; src: url(data:font/woff2;base64,AAAA) format("woff2") }
a::after { content: "\201C"; transition: opacity 0.20s ease-in-out, color .2s }
@supports (display: grid) and (not (inset: 0)) { a[href^="http"] { width: calc( 100% - (2 * var(--gap)) ) } }
@container card (width > 400px) { .x { flex: 1 } }`,
		"c.json": "{ \"a\" : [ 1, true , null ], \"b\\u00e9\" : \"x  y\" }",
		"d.svg":  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10.0 10"><title>A  b</title><path d="M 0 0 L 10 10 Z" fill="#ff0000"/><text x="1.50"> alone </text></svg>`,
	} {
		a := lookup(t, load(t, file(name, text)), name)
		want, err := m.String(a.MediaType, text)
		if err != nil {
			t.Fatal(err)
		}
		if string(a.Data) != want {
			t.Errorf("%s became\n%s, the minifier makes of it\n%s", name, a.Data, want)
		}
		if again, err := m.String(a.MediaType, want); err != nil || again != want {
			t.Errorf("%s can be made smaller:\n%s\n%s %v", name, want, again, err)
		}
	}
}

// Numbers in data are for others to read.
func TestNumbers(t *testing.T) {
	const text = `[1000,1.0,100000000,1e5,12345678901234567890]`
	if got := string(lookup(t, load(t, file("a.json", text)), "a.json").Data); got != text {
		t.Errorf("%s became %s", text, got)
	}
}

func TestRoots(t *testing.T) {
	for root, want := range map[string]string{"": "/a.pdf", "/": "/a.pdf", "/x/": "/x/a.pdf", "x": "/x/a.pdf", "/x/y": "/x/y/a.pdf"} {
		set, list := asset.Load(files(file("a.css", "a{b:url(/a.pdf)}"), file("a.pdf", "%PDF-1.7")), asset.Rules{Root: root})
		if got := string(lookup(t, set, "a.css").Data); got != "a{b:url("+want+")}" || len(list) > 0 {
			t.Errorf("root %q: %s %v", root, got, list)
		}
	}
}

// The minifier makes a comment of this, which would take in all that follows.
func TestSlip(t *testing.T) {
	_, list := asset.Load(files(file("a.css", "a{b:/ */**/0}c{d:e}")), rules)
	if len(list) != 1 || list[0].Code != "bad-css" {
		t.Errorf("%v", list)
	}
}
