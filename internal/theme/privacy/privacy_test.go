package privacy_test

import (
	"regexp"
	"strings"
	"testing"

	"galen/internal/theme/privacy"

	"github.com/google/go-cmp/cmp"
)

func TestForeign(t *testing.T) {
	const own = "https://galen.example"
	allowed := []string{"https://media.example", "https://maps.example:8443/"}
	tests := []struct {
		url  string
		want bool
	}{
		{"", false},
		{"/site.css", false},
		{"pictures/x.jpg", false},
		{"#top", false},
		{"?page=2", false},
		{"data:image/png;base64,AA==", false},
		{"mailto:desk@galen.example", false},
		{"https://galen.example/x.jpg", false},
		{"HTTPS://GALEN.example:443/x.jpg", false},
		{"//galen.example/x.jpg", false},
		{"https://galen.example./x.jpg", false},
		{"https://media.example/x.jpg", false},
		{"https://maps.example:8443/x", false},
		{"https://maps.example/x", true},
		{"http://galen.example/x.jpg", true},
		{"https://galen.example:8443/x.jpg", true},
		{"https://galen.example.evil.example/", true},
		{"https://galen.example@evil.example/", true},
		{"https://evil.example", true},
		{"https://evil.example?x", true},
		{"//evil.example/x.js", true},
		{`\\evil.example/x.js`, true},
		{`/\evil.example/x.js`, true},
		{"  https://evil.example", true},
		{"\x01https://evil.example", true},
		{"ht\ntps://evil.example", true},
		{"/\t/evil.example", true},
		{"https:evil.example", true},
		{"https:/evil.example", true},
		{"https:///evil.example", true},
		{"wss://evil.example/socket", true},
		{"ftp://evil.example/x", true},
		{"/search?to=https://evil.example", false},
	}
	for _, test := range tests {
		if got := privacy.Foreign(test.url, own, allowed); got != test.want {
			t.Errorf("Foreign(%q) = %v, want %v", test.url, got, test.want)
		}
	}
}

func TestForeignWithoutOwn(t *testing.T) {
	if privacy.Foreign("/x", "", nil) || !privacy.Foreign("//galen.example/x", "", nil) {
		t.Error("without an own origin, all that name one are foreign and no others")
	}
	if privacy.Foreign("//media.example/x", "", []string{"https://media.example"}) {
		t.Error("an address without a scheme is https where nothing else is known")
	}
	if !privacy.Foreign("//media.example/x", "http://127.0.0.1", []string{"https://media.example"}) {
		t.Error("an address without a scheme takes the site's")
	}
}

func TestCSS(t *testing.T) {
	tests := []struct {
		name, css string
		want      []privacy.Found
	}{
		{"url bare", "a{background:url( /x.png )}", []privacy.Found{{18, "/x.png"}}},
		{"url in quotes", `a{background:url("/x.png")}`, []privacy.Found{{18, "/x.png"}}},
		{"capitals", `a{background:URL('/x.png')}`, []privacy.Found{{18, "/x.png"}}},
		{"import", `@import "a.css" screen;@import url(b.css);`, []privacy.Found{{9, "a.css"}, {35, "b.css"}}},
		{"import with layer", `@import"a.css"layer(x);`, []privacy.Found{{8, "a.css"}}},
		{"escaped names", `@\69mport "a.css";b{c:u\72 l(d)}`, []privacy.Found{{11, "a.css"}, {29, "d"}}},
		{"escaped address", `a{b:url(\68ttps://x\2f y)}`, []privacy.Found{{8, "https://x/y"}}},
		{"continued string", "@import \"a\\\nb.css\";", []privacy.Found{{9, "ab.css"}}},
		{"image-set", `a{b:image-set("a.png" 1x, url(b.png) 2x type("image/png"))}`, []privacy.Found{{15, "a.png"}, {30, "b.png"}}},
		{"prefixed", `a{b:-webkit-image-set("a.png" 1x)}`, []privacy.Found{{23, "a.png"}}},
		{"src", `@font-face{src:src("a.woff2") format("woff2")}`, []privacy.Found{{20, "a.woff2"}}},
		{"font list", `@font-face{src:url(a.woff2)format("woff2"),url('b.woff')}`, []privacy.Found{{19, "a.woff2"}, {48, "b.woff"}}},
		{"comment", `/* url(x) */a{b:url(/**/y)}`, []privacy.Found{{20, "/**/y"}}},
		{"plain strings", `a::after{content:"url(x)" "y"}@charset "utf-8";`, nil},
		{"namespace", `@namespace svg url(http://www.w3.org/2000/svg);@namespace "http://x";`, nil},
		{"a string after import ends", `@import "a.css";a{content:"b"}`, []privacy.Found{{9, "a.css"}}},
		{"unclosed", `a{b:url("x`, []privacy.Found{{9, "x"}}},
		{"unclosed bare", `a{b:url(x`, []privacy.Found{{8, "x"}}},
		{"unclosed comment", `a{}/* url(x)`, nil},
		{"empty", `a{b:url()}`, nil},
		{"not a function", `a{b:url}url{c:(d)}`, nil},
		{"backslash at the end", `a{b:url(x\`, []privacy.Found{{8, "x"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, privacy.CSS([]byte(test.css))); diff != "" {
				t.Errorf("%s\n(-want +got)\n%s", test.css, diff)
			}
		})
	}
}

func FuzzCSS(f *testing.F) {
	for _, seed := range []string{`a{b:url(x)}`, `@import "a";`, `\`, `url(`, `u\72l("`, `image-set("a" 1x)`, `/*`, "\"\\\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		last := -1
		for _, found := range privacy.CSS(text) {
			if found.Offset <= last || found.Offset > len(text) {
				t.Fatalf("offset %d after %d in %d bytes", found.Offset, last, len(text))
			}
			last = found.Offset
		}
	})
}

func FuzzOrigin(f *testing.F) {
	f.Add("https://a.example:443/x")
	f.Add(`\\a`)
	f.Add("/x//y")
	f.Fuzz(func(t *testing.T, url string) {
		o := privacy.Origin(url, "")
		if padded := privacy.Origin(" \t"+url+"\n", ""); padded != o {
			t.Errorf("space around %q changes its origin from %q to %q", url, o, padded)
		}
		if host, ok := strings.CutPrefix(o, "https://"); ok && regexp.MustCompile(`^[a-z0-9.-]+$`).MatchString(host) && privacy.Origin(o, "") != strings.TrimSuffix(o, ".") {
			t.Errorf("%q names the origin %q, which names %q", url, o, privacy.Origin(o, ""))
		}
	})
}
