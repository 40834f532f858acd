package asset

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/tdewolff/parse/v2/css"

	"galen/internal/source"
)

func TestReadAddress(t *testing.T) {
	const own = "https://news.example"
	tests := []struct {
		written string
		want    address
	}{
		{"", address{}},
		{"a.png", address{path: "a.png"}},
		{" a.png\n", address{path: "a.png"}},
		{"/a/b.png?x=1#y", address{path: "/a/b.png", rooted: true, suffix: "?x=1#y"}},
		{"#shape", address{suffix: "#shape"}},
		{"a%20b.png", address{path: "a b.png"}},
		{"a%zz.png", address{path: "a%zz.png"}},
		{`a\b.png`, address{path: "a/b.png"}},
		{"data:image/png,%20?#", address{path: "image/png,%20?#", scheme: "data"}},
		{"DATA:,x", address{path: ",x", scheme: "data"}},
		{"https://news.example/a.png?x", address{path: "/a.png", rooted: true, suffix: "?x"}},
		{"HTTPS://NEWS.example:443/a.png", address{path: "/a.png", rooted: true}},
		{"//news.example/a.png", address{path: "/a.png", rooted: true}},
		{"https:/news.example", address{path: "/", rooted: true}},
		{"https://other.example/a.png", address{scheme: "https"}},
		{"//other.example", address{scheme: "https"}},
		{"javascript:x", address{path: "javascript:x", scheme: "javascript"}},
		{"1a:b", address{path: "1a:b"}},
		{"./a:b", address{path: "./a:b"}},
	}
	for _, test := range tests {
		test.want.written = test.written
		if diff := cmp.Diff(test.want, readAddress(test.written, own), cmp.AllowUnexported(address{})); diff != "" {
			t.Errorf("%q (-want +got)\n%s", test.written, diff)
		}
	}
}

func TestName(t *testing.T) {
	f := newFolder([]source.File{source.NewFile("static/css/a.css", nil), source.NewFile("static/news/x.png", nil)}, Rules{Root: "/news/"})
	from := f.byName["css/a.css"]
	for written, want := range map[string]string{
		"b.png": "css/b.png", "../b.png": "b.png", "../../../b.png": "b.png", "/b.png": "b.png", "/news/b.png": "b.png",
		"/news/x.png": "news/x.png", "/x/../b.png": "b.png", "./b/": "css/b", "/": "",
	} {
		if got := f.name(readAddress(written, ""), from); got != want {
			t.Errorf("%q means %q, want %q", written, got, want)
		}
	}
}

func TestPublished(t *testing.T) {
	f := newFolder(nil, Rules{Root: "/news/"})
	i := &item{asset: Asset{Path: `a b/é(1)'.png`}}
	if got, want := f.published(i, `?a=(1) "2"#é`), `/news/a%20b/%C3%A9%281%29%27.png?a=%281%29%20%222%22#é`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestAddressEnd(t *testing.T) {
	for text, want := range map[string]int{
		`(a.png)`: 6, `(a.png )`: 6, `"a.png"`: 6, `'a".png'`: 7, `(a\).png)`: 8, `"a\".png"`: 8, `(a.png`: 6, `"a\`: 3,
	} {
		if got := addressEnd([]byte(text), 1); got != want {
			t.Errorf("%s ends at %d, want %d", text, got, want)
		}
	}
}

func TestZeroUnit(t *testing.T) {
	for text, want := range map[string]string{
		"0": "", "0px": "px", "-0.00EM": "em", "+.0deg": "deg", "0e3px": "px", "0.0%": "%", "0.": "",
		"1px": "no", "0.01px": "no", "10": "no", "auto": "no", ".": "no", "": "no", "#000": "no",
	} {
		unit, zero := zeroUnit(token{css.DimensionToken, []byte(text), 0})
		if !zero {
			unit = "no"
		}
		if unit != want {
			t.Errorf("%q has the unit %q, want %q", text, unit, want)
		}
	}
}

// A panic of the minifier is a problem of the file. No file is known that makes
// it panic, so a missing reader stands in.
func TestPanic(t *testing.T) {
	old := minifier
	defer func() { minifier = old }()
	minifier = nil
	if small, err := shrink(cssType, []byte("a{top:1px}")); err != errUnreadable || small != nil {
		t.Errorf("%q %v", small, err)
	}
}
