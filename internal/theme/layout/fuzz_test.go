package layout

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"galen/internal/diag"
	"galen/internal/source"

	"github.com/google/go-cmp/cmp"
	nethtml "golang.org/x/net/html"
)

// seeds adds every template of testdata.
func seeds(f *testing.F) {
	for _, pattern := range []string{"testdata/theme/*.html", "testdata/theme/*/*.html", "testdata/faults/*.txtar"} {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			for _, part := range bytes.Split(text, []byte("\n-- ")) {
				f.Add(part)
			}
		}
	}
	for _, text := range []string{
		"a {{if .}} b {{end}} c", "<p> {{range .}} <i> {{.}} </i> {{break}} {{end}} </p>", "<i></i> x", "<b> </b> x <b> y</b>",
		"a <button> b </button> c", "<pre> a <b> b </b>\n</pre> c", "<textarea>\n a </textarea>", "<svg viewBox='0 0 1 1'><path d=x /><text> a <tspan> b</tspan></text></svg>",
		"<a href=x/>", "<a href=x />b", "<img src=x / >", "<p a = 'b' c=d e>", "<script>a = /[/`]/</script>", "<title> a  b </title>",
		"<!-- a --> b <!-- c", "<!doctype html><p>", "<? x > y", "</ x> y", "a < b", "<p/x=y>", "<style>a{b:c}</style>", "<script type type=importmap>{ }</script>", "{{define `x`}}{{end}}{{template `x`}}",
	} {
		f.Add([]byte(text))
	}
}

// FuzzLoad: whatever the files are, the problems lie within them, and a layout
// without problems can be executed.
func FuzzLoad(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		half := len(text) / 2
		files := []source.File{source.NewFile("templates/x.html", text), source.NewFile("templates/_card.html", text[half:]), source.NewFile("templates/y.html", text[:half])}
		texts := map[string][]byte{}
		for _, file := range files {
			texts[file.Path] = file.Data
		}
		within := func(d diag.Diagnostic) {
			lines := bytes.Split(texts[d.File], []byte("\n"))
			if _, known := texts[d.File]; !known || d.Line > len(lines) || d.Line < 0 || d.Line == 0 && d.Column != 0 {
				t.Fatalf("%+v is not in the file", d)
			}
			if d.Line > 0 && (d.Column < 0 || d.Column > 1+len([]rune(string(lines[d.Line-1])))) {
				t.Fatalf("%+v is not in the line", d)
			}
		}
		set, problems := Load(files, Rules{Data: (*news)(nil)})
		for _, d := range problems {
			within(d)
		}
		for _, name := range set.Names() {
			var page bytes.Buffer
			if err := set.Execute(&page, name, newsroom(1)); err != nil {
				within(err.(diag.Diagnostic))
			}
		}
	})
}

// FuzzMinify: a page means the same before and after.
func FuzzMinify(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		files := []source.File{source.NewFile("templates/x.html", text)}
		minified, problems := Load(files, Rules{})
		if len(problems) > 0 {
			t.Skip()
		}
		plain, _ := compileTheme(files, Rules{}, false)
		data := newsroom(2)
		var want, got bytes.Buffer
		if plain.Execute(&want, "x", data) != nil {
			t.Skip()
		}
		if err := minified.Execute(&got, "x", data); err != nil {
			t.Fatal(err)
		}
		if !paired(want.Bytes()) {
			t.Skip() // a browser drops an end tag without a partner, and the space before it stands in a line
		}
		if diff := cmp.Diff(document(want.Bytes()), document(got.Bytes())); diff != "" {
			t.Errorf("%q\n%q\n%s", want.String(), got.String(), diff)
		}
	})
}

// paired reports whether every end tag of a page closes the element opened last.
func paired(page []byte) bool {
	var open []string
	z := nethtml.NewTokenizer(bytes.NewReader(page))
	for {
		kind := z.Next()
		name, _ := z.TagName()
		switch {
		case kind == nethtml.ErrorToken:
			return true
		case kind == nethtml.StartTagToken && !void[string(name)]:
			open = append(open, string(name))
		case kind == nethtml.EndTagToken && (len(open) == 0 || open[len(open)-1] != string(name)):
			return false
		case kind == nethtml.EndTagToken:
			open = open[:len(open)-1]
		}
	}
}
