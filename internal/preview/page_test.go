package preview

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestClientGoesIntoTheHead(t *testing.T) {
	const tag = "<script></script>"
	for name, test := range map[string]struct{ page, want string }{
		"a whole page":        {"<!doctype html><html lang=en><head><meta charset=utf-8><title>A</title></head>", "<!doctype html><html lang=en><head>|<meta charset=utf-8><title>A</title></head>"},
		"no head tag":         {"<!doctype html><html lang=en><meta charset=utf-8>", "<!doctype html><html lang=en>|<meta charset=utf-8>"},
		"no html tag":         {"<!doctype html>\n<title>A</title>", "<!doctype html>\n|<title>A</title>"},
		"capitals":            {"<!DOCTYPE HTML><HTML><HEAD\n><META CHARSET=UTF-8>", "<!DOCTYPE HTML><HTML><HEAD\n>|<META CHARSET=UTF-8>"},
		"comments":            {"<!-- a --><!doctype html><!-- <head> --><html><head><!-- b --><base href=//x/>", "<!-- a --><!doctype html><!-- <head> --><html><head><!-- b -->|<base href=//x/>"},
		"text at once":        {"Hello", "|Hello"},
		"body at once":        {"<!doctype html><body>A", "<!doctype html>|<body>A"},
		"header is not head":  {"<!doctype html><header>A</header>", "<!doctype html>|<header>A</header>"},
		"mark at the start":   {"\ufeff<!doctype html><title>A</title>", "\ufeff<!doctype html>|<title>A</title>"},
		"nothing":             {"", "|"},
		"only a doctype":      {"<!doctype html>", "<!doctype html>|"},
		"an end tag is none":  {"<!doctype html></p><head>", "<!doctype html>|</p><head>"},
		"a tag that is cut":   {"<!doctype html><head><meta", "<!doctype html><head><meta|"},
		"a comment that runs": {"<!doctype html><!-- <head>", "<!doctype html><!-- <head>|"},
	} {
		if got := string(read([]byte(test.page)).with([]byte(test.page), tag, grant{})); got != strings.Replace(test.want, "|", tag, 1) {
			t.Errorf("%s:\n got %s\nwant %s", name, got, test.want)
		}
	}
}

func TestPoliciesInPages(t *testing.T) {
	g := grant{source: "SRC", nonce: "abc"}
	for page, want := range map[string]string{
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><p>A</p>`:                                            `|<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src SRC; connect-src SRC"><p>A</p>`,
		`<title>A</title><META HTTP-EQUIV=content-security-policy CONTENT="img-src &quot;&lt;">`:                                      `|<title>A</title><meta http-equiv="content-security-policy" content="img-src &#34;&lt;">`,
		`<meta http-equiv=content-security-policy>`:                                                                                   `|<meta http-equiv=content-security-policy>`,
		`<meta name=description content="default-src 'none'">`:                                                                        `|<meta name=description content="default-src 'none'">`,
		`<!-- <meta http-equiv=content-security-policy content="default-src 'none'"> -->`:                                             `<!-- <meta http-equiv=content-security-policy content="default-src 'none'"> -->|`,
		`<p>&lt;meta http-equiv=content-security-policy content="a"></p>`:                                                             `|<p>&lt;meta http-equiv=content-security-policy content="a"></p>`,
		`<script>"<meta http-equiv=content-security-policy content=a>"</script>`:                                                      `|<script>"<meta http-equiv=content-security-policy content=a>"</script>`,
		`<meta http-equiv=content-security-policy content=script-src>1<meta content=connect-src http-equiv=content-security-policy>2`: `|<meta http-equiv="content-security-policy" content="script-src SRC">1<meta content="connect-src SRC" http-equiv="content-security-policy">2`,
	} {
		if got := string(read([]byte(page)).with([]byte(page), "|", g)); got != want {
			t.Errorf("%s:\n got %s\nwant %s", page, got, want)
		}
	}
}

func TestWhatAPageUses(t *testing.T) {
	text := []byte(`<!doctype html><base href="/health/flu/"><link rel="preload stylesheet" href="/site.css"><link rel=icon href=icon.svg>
		<script src="a.js"></script><script>let x = "<img src=no.png>"</script><script type=application/ld+json>{"src":"no"}</script>
		<img src="b.jpg" srcset="c.jpg 320w, ../d.jpg?x=1 640w,https://other.example/e.jpg 2x,k,l.jpg, m.jpg"><img src="data:image/png;base64,AA">
		<video poster=f.jpg src=g.mp4></video><!-- <img src=no2.png> --><a href=h.html>h</a>`)
	r := read(text)
	var got []string
	for _, use := range r.uses {
		if a, ok := r.resolve("/x/", use.href); ok {
			got = append(got, fmt.Sprint(a, " ", use.script))
		}
	}
	want := "/site.css false,/health/flu/a.js true,/health/flu/b.jpg false,/health/flu/c.jpg false," +
		"/health/d.jpg false,/health/flu/k,l.jpg false,/health/flu/m.jpg false,/health/flu/g.mp4 false,/health/flu/f.jpg false"
	if s := strings.Join(got, ","); s != want {
		t.Errorf("\n got %s\nwant %s", s, want)
	}
}

// The code of a page changes when, and only when, it has to be loaded anew.
func TestCode(t *testing.T) {
	const text = `<!doctype html><title>A</title><script>run(1)</script><script src=a.js></script><script type="application/ld+json">{"a":1}</script><p>Text.`
	before := read([]byte(text)).code
	for old, test := range map[string]struct {
		with string
		anew bool
	}{
		"run(1)":                     {"run(2)", true},
		"a.js":                       {"b.js", true},
		"<script src=a.js></script>": {"", true},
		"<p>":                        {"<script type=module>x</script><p>", true},
		"<title>":                    {"<base href=/x/><title>", true},
		"</title>":                   {"</title><meta http-equiv=content-security-policy content=default-src>", true},
		`{"a":1}`:                    {`{"a":2}`, false},
		"Text":                       {"Another text", false},
		"A</title>":                  {"B</title>", false},
		"A</title><script>":          {"A</title><link rel=stylesheet href=b.css><script>", false},
	} {
		changed := strings.Replace(text, old, test.with, 1)
		if changed == text {
			t.Fatalf("%q is not there", old)
		}
		if anew := read([]byte(changed)).code != before; anew != test.anew {
			t.Errorf("%q → %q: anew %v, want %v", old, test.with, anew, test.anew)
		}
	}
}

func TestPassingPages(t *testing.T) {
	for page, want := range map[string]bool{
		`<meta http-equiv=refresh content="0; url=/a/">`:    true,
		`<meta http-equiv=Refresh content=0>`:               true,
		`<meta http-equiv=refresh content="300">`:           false,
		`<meta http-equiv=refresh content="5; url=/a/">`:    false,
		`<meta name=refresh content="0; url=/a/">`:          false,
		`<p>&lt;meta http-equiv=refresh content=0></p>`:     false,
		`<!--<meta http-equiv=refresh content="0;url=/">`:   false,
		`<meta http-equiv=refresh content=" 0 ;url=/a/">`:   true,
		`<meta http-equiv=refresh><meta content="0; url=">`: false,
	} {
		if got := read([]byte(page)).passing; got != want {
			t.Errorf("%s: %v, want %v", page, got, want)
		}
	}
}

// What the preview adds can be taken away again, and the page is as it was.
func FuzzRead(f *testing.F) {
	f.Add([]byte(page("A", "<p>B</p>")))
	f.Add([]byte("<!doctype html><script><!--<script></script>--></script><title>&lt;</title><noscript><meta></noscript><svg><![CDATA[<a>]]></svg><plaintext>"))
	f.Add([]byte(`<meta http-equiv=content-security-policy content="x">`))
	f.Add([]byte("\ufeff<html\r\n<head><b"))
	f.Fuzz(func(t *testing.T, text []byte) {
		const tag = "<script data-galen></script>"
		r := read(text)
		out := r.with(text, tag, grant{"SRC", "abc"})
		if r.head > len(text) || !bytes.HasPrefix(out[r.head:], []byte(tag)) {
			t.Fatalf("the tag is not at %d of %q", r.head, out)
		}
		if len(r.policies) == 0 && string(out[:r.head])+string(out[r.head+len(tag):]) != string(text) {
			t.Errorf("%q became %q", text, out)
		}
		for _, use := range r.uses {
			if a, ok := r.resolve("/health/", use.href); ok {
				if _, again := decode(a.escaped()); !again {
					t.Errorf("%q leads to %q", use.href, a)
				}
			}
		}
	})
}

// What we did not write is what its note says.
func TestIdiomorph(t *testing.T) {
	note, err := os.ReadFile("idiomorph.txt")
	if err != nil {
		t.Fatal(err)
	}
	if sum := fmt.Sprintf("%x", sha256.Sum256(idiomorphJS)); !strings.Contains(string(note), sum) {
		t.Errorf("idiomorph.txt does not name %s", sum)
	}
}
