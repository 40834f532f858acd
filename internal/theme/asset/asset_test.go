package asset_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"galen/internal/source"
	"galen/internal/theme/asset"
)

// file gives a file of static.
func file(name, text string) source.File { return source.NewFile("static/"+name, []byte(text)) }

// load fails the test when there is any problem.
func load(t *testing.T, files ...source.File) *asset.Set {
	t.Helper()
	set, list := asset.Load(files, rules)
	for _, d := range list {
		t.Errorf("%v", d)
	}
	return set
}

// lookup fails the test when an asset is missing.
func lookup(t *testing.T, set *asset.Set, name string) asset.Asset {
	t.Helper()
	a, ok := set.Lookup(name)
	if !ok {
		t.Fatalf("no asset %q in %q", name, set.Names())
	}
	return a
}

func TestMediaType(t *testing.T) {
	tests := map[string]string{
		"site.css":                               "text/css; charset=utf-8",
		"js/chart.MJS":                           "text/javascript; charset=utf-8",
		"data.json":                              "application/json",
		"site.webmanifest":                       "application/manifest+json",
		"logo.svg":                               "image/svg+xml",
		"photo.JPG":                              "image/jpeg",
		"photo.png":                              "image/png",
		"favicon.ico":                            "image/x-icon",
		"text.woff2":                             "font/woff2",
		"paper.pdf":                              "application/pdf",
		"robots.txt":                             "text/plain; charset=utf-8",
		"embed.html":                             "text/html; charset=utf-8",
		"feed.xml":                               "application/xml; charset=utf-8",
		"beds.csv":                               "text/csv; charset=utf-8",
		"clip.mp4":                               "video/mp4",
		"photo.heic":                             "application/octet-stream",
		"something":                              "application/octet-stream",
		"a.b/something":                          "application/octet-stream",
		"x.unknown":                              "application/octet-stream",
		"/article/photo.a1.png":                  "image/png",
		".well-known/apple-app-site-association": "application/json",
	}
	for path, want := range tests {
		if got := asset.MediaType(path); got != want {
			t.Errorf("MediaType(%q) = %q, want %q", path, got, want)
		}
	}
}

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><path d="M0 0h1"/></svg>`

func TestSet(t *testing.T) {
	set := load(t, file("site.css", "a{top:1px}"), file("img/logo.svg", drawing), file("a.pdf", "%PDF-1.7"))
	if got, want := set.Names(), []string{"a.pdf", "img/logo.svg", "site.css"}; !slices.Equal(got, want) {
		t.Errorf("names %q, want %q", got, want)
	}
	logo := lookup(t, set, "img/logo.svg")
	if logo.Width != 30 || logo.Height != 20 || logo.MediaType != "image/svg+xml" || !logo.Fingerprinted() {
		t.Errorf("%+v", logo)
	}
	if want := "immutable/img/logo." + logo.Digest.Short() + ".svg"; logo.Path != want {
		t.Errorf("published at %q, want %q", logo.Path, want)
	}
	if a := lookup(t, set, "a.pdf"); a.Fingerprinted() || a.Path != "a.pdf" || string(a.Data) != "%PDF-1.7" {
		t.Errorf("%+v", a)
	}
	if _, ok := set.Lookup("site.txt"); ok {
		t.Error("found what is not there")
	}
	all := set.All()
	if !slices.IsSortedFunc(all, func(a, b asset.Asset) int { return strings.Compare(a.Path, b.Path) }) || len(all) != 3 {
		t.Errorf("%v", all)
	}
	all[0].Name = "changed"
	if set.All()[0].Name == "changed" {
		t.Error("the Set can be changed from outside")
	}
}

func TestEmpty(t *testing.T) {
	if set := load(t); len(set.All()) != 0 || len(set.Names()) != 0 {
		t.Errorf("%v", set.Names())
	}
}

// The order of the files must not matter, nor which processor is first.
func TestOrder(t *testing.T) {
	files := []source.File{
		file("a.css", `@import "b.css"; a{background:url(img/a.svg)}`), file("b.css", `@import "sub/c.css"; a{background:url(img/b.svg)}`),
		file("sub/c.css", `a{background:url(../img/a.svg),url(../img/b.svg)}`), file("img/a.svg", drawing),
		file("img/b.svg", strings.Replace(drawing, "h1", "h2", 1)), file("kept.json", "[ 1 ]"), file("x.js", `fetch("/kept.json")`),
		file("bad.css", "a{"), file("bad.js", "("), file("bad.json", "{"), file("bad2.css", "@import 'bad.css';a{b}"),
	}
	first, problems := asset.Load(files, rules)
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		random.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
		set, list := asset.Load(files, rules)
		if diff := cmp.Diff(first.All(), set.All()); diff != "" {
			t.Fatalf("(-first +now)\n%s", diff)
		}
		if diff := cmp.Diff(problems, list); diff != "" {
			t.Fatalf("(-first +now)\n%s", diff)
		}
	}
}

// What a sheet shows is part of what it is.
func TestFingerprintFollows(t *testing.T) {
	site := func(drawing string) map[string]string {
		paths := map[string]string{}
		for _, a := range load(t, file("top.css", `@import "mid.css";`), file("mid.css", `a{background:url(a.svg)}`),
			file("other.css", `a{top:1px}`), file("a.svg", drawing)).All() {
			paths[a.Name] = a.Path
		}
		return paths
	}
	before, after := site(drawing), site(strings.Replace(drawing, "h1", "h2", 1))
	for _, name := range []string{"top.css", "mid.css", "a.svg"} {
		if before[name] == after[name] {
			t.Errorf("%s is published at %q before and after the change", name, before[name])
		}
	}
	if before["other.css"] != after["other.css"] {
		t.Error("a sheet that does not show the picture changed its name")
	}
}

func TestSamePath(t *testing.T) {
	hashed := lookup(t, load(t, file("site.css", "a{top:1px}")), "site.css").Path
	tests := [][2]source.File{
		{file("A.txt", "1"), file("a.txt", "2")},
		{file("caf\u00e9.txt", "1"), file("cafe\u0301.txt", "2")},
		{file("x/y.txt", "1"), file("X/y.txt", "2")},
	}
	for _, pair := range tests {
		set, list := asset.Load(pair[:], rules)
		if len(list) != 1 || list[0].Code != "same-path" || len(list[0].Also) != 1 || list[0].File == list[0].Also[0].File {
			t.Errorf("%s and %s: %v", pair[0].Path, pair[1].Path, list)
		}
		if len(set.All()) != 1 {
			t.Errorf("%v", set.All())
		}
	}
	// A name that looks fingerprinted is fingerprinted again, and so another.
	load(t, file("site.css", "a{top:1px}"), file(hashed, "a{top:1px}"))
}

func TestKeptByHand(t *testing.T) {
	_, list := asset.Load([]source.File{file("m.js", `import "./immutable/site.`+lookup(t, load(t, file("site.js", "alert(1)")), "site.js").Digest.Short()+`.js"`),
		file("site.js", "alert(1)"), file("immutable/site."+lookup(t, load(t, file("site.js", "alert(1)")), "site.js").Digest.Short()+".js", "alert(2)")}, rules)
	if len(list) != 1 || list[0].Code != "same-path" {
		t.Errorf("a kept name at the path of a fingerprinted one: %v", list)
	}
}

// A file with an error stays known, so that nothing that names it is a second
// error.
func TestOneErrorOnly(t *testing.T) {
	set, list := asset.Load([]source.File{file("site.css", `@import "bad.css"; a{background:url(bad.svg)}`), file("bad.css", "a{"), file("bad.svg", "<svg")}, rules)
	if len(list) != 2 || list[0].File != "static/bad.css" || list[1].File != "static/bad.svg" {
		t.Errorf("%v", list)
	}
	if a := lookup(t, set, "bad.css"); len(a.Data) != 0 || a.Path != "bad.css" || !a.Digest.IsZero() {
		t.Errorf("%+v", a)
	}
}

func TestTexts(t *testing.T) {
	tests := []struct{ name, text, want, code string }{
		{"robots.txt", "\ufeffUser-agent: *\r\nAllow: /\r\n", "User-agent: *\nAllow: /\n", ""},
		{"x.css", "\ufeffa {\r\n top: 1px }", "a{top:1px}", ""},
		{"x.js", "\ufefflet a = 1\r\n", "let a = 1\n", ""},
		{"x.json", "\ufeff[\r\n1 ]", "[1]", ""},
		{"x.html", "\ufeff<p>x\r\n", "<p>x\n", ""},
		{"x.csv", "\ufeffa;b\r\n", "\ufeffa;b\r\n", ""},
		{"x.js", "a = /[\x01-\x7f]/;\r\nb", "a = /[\x01-\x7f]/;\nb", ""},
		{"x.js", "a = '\x01\x00'", "a = '\x01\x00'", ""},
		{"x.js", "a = '\uffff\u0085\ufdd0'", "a = '\uffff\u0085\ufdd0'", ""},
		{"x.js", "a = '\x01\xff'", "", "not-utf8"},
		{"x.css", "a{}\xff", "", "not-utf8"},
		{"x.js", "\xff\xfea\x00", "", "not-utf8"},
		{"x.json", "\"\x01\"", "", "control-character"},
		{"x.txt", "\xc3", "", "not-utf8"},
		{"x.xml", "a\rb\r", "", "line-ends"},
		{"x.csv", "a\x00", "", "control-character"},
		{"x.html", "\xe9", "", "not-utf8"},
		{"x.pdf", "%PDF-\xff\x00", "%PDF-\xff\x00", ""},
		{"x.bin", "\xff\x00", "\xff\x00", ""},
		{"x.css", "", "", ""},
		{"x.js", "/* nothing */", "/* nothing */", ""},
	}
	for _, test := range tests {
		set, list := asset.Load([]source.File{file(test.name, test.text)}, rules)
		code := ""
		if len(list) > 0 {
			code = list[0].Code
		}
		if got := string(lookup(t, set, test.name).Data); got != test.want || code != test.code {
			t.Errorf("%s %q became %q %v, want %q %q", test.name, test.text, got, list, test.want, test.code)
		}
	}
}

func TestInputStays(t *testing.T) {
	for name, text := range map[string]string{
		"a.css":  "A.B { Color : RED; background: url( 'x.pdf' ); margin: 0px 0PX }\n",
		"a.js":   "var abc = 'x' ; function f ( ) { return \"y\" }\n",
		"a.json": "{ \"a\" : 1.0 }\n",
		"a.svg":  drawing + "\n",
	} {
		f := file(name, text)
		load(t, f, file("x.pdf", "%PDF-1.7"))
		if string(f.Data) != text {
			t.Errorf("%s was changed to %q", name, f.Data)
		}
	}
}

func files(all ...source.File) []source.File { return all }
