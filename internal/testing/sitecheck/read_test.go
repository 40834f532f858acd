package sitecheck

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// TestTarget follows addresses from one page.
func TestTarget(t *testing.T) {
	page := []byte("<!doctype html><title>x</title>")
	s, err := New("https://news.example/sub/", map[string][]byte{
		"index.html": page, "a/index.html": page, "a/b/index.html": page, "心/index.html": page, "x.png": {1}, "_headers": {2}, ".galen/manifest": {3},
	})
	if err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]target{
		"/sub/":                         {file: "index.html"},
		"":                              {fault: "is empty, or has white space around it"},
		"/sub/a/ ":                      {fault: "is empty, or has white space around it"},
		"#x":                            {file: "a/index.html", fragment: "x"},
		"#%E5%BF%83":                    {file: "a/index.html", fragment: "心"},
		"?q=1":                          {file: "a/index.html"},
		"b/":                            {file: "a/b/index.html"},
		"../x.png":                      {file: "x.png"},
		"../../x.png":                   {fault: "leads outside the site's folder"},
		"/sub/a":                        {file: "a/index.html", fault: "leads to a redirect: it lacks its last slash"},
		"/sub/a/index.html":             {file: "a/index.html", fault: "names index.html, which is not the page's address"},
		"/sub/%E5%BF%83/":               {file: "心/index.html"},
		"/sub/心/":                       {file: "心/index.html"},
		"/sub/%25E5%25BF%2583/":         {fault: "leads to nothing"},
		"https://news.example/sub/a/":   {file: "a/index.html"},
		"//news.example/sub/a/":         {file: "a/index.html"},
		"http://news.example/sub/a/":    {fault: "names this site with http:"},
		"https://other.example/":        {away: true},
		"mailto:a@news.example":         {away: true},
		"tel:112":                       {away: true},
		"javascript:x()":                {fault: "begins with javascript:"},
		"data:text/html,x":              {fault: "begins with data:"},
		"/sub/_headers":                 {fault: "leads to what no host serves"},
		"/sub/.galen/manifest":          {fault: "leads to nothing"},
		"https://[":                     {fault: "is not an address"},
		"https://news.example/sub/none": {fault: "leads to nothing"},
	} {
		if got := s.target("https://news.example/sub/a/", address); got != want {
			t.Errorf("%q leads to %+v, not to %+v", address, got, want)
		}
	}
}

// TestJSON reads what is JSON to the letter, and what is only nearly so.
func TestJSON(t *testing.T) {
	for text, sound := range map[string]bool{
		`{"a":[1,2.5,true,null,"\u2028</script>"],"b":{}}`: true,
		`"x"`:                                 true,
		`[]`:                                  true,
		``:                                    false,
		`{"a":1,"a":2}`:                       false,
		`{"b":{"a":1,"a":2}}`:                 false,
		`[{"a":1},{"a":2}]`:                   true,
		`{"a":1,}`:                            false,
		`{"a":1} x`:                           false,
		`{"a":1}{}`:                           false,
		`{"a":"\ud83e"}`:                      false,
		"{\"a\":\"\xff\"}":                    false,
		`{"a":1 /* x */}`:                     false,
		`{a:1}`:                               false,
		`{"a":12345678901234567890123456789}`: true,
	} {
		if _, err := readJSON([]byte(text)); (err == nil) != sound {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestXML reads what is XML with namespaces, and what is only nearly so.
func TestXML(t *testing.T) {
	for text, sound := range map[string]bool{
		`<?xml version="1.0" encoding="UTF-8"?><a xmlns:b="urn:b"><b:c b:d="1" d="2"/><![CDATA[ ]] > ]]></a>`: true,
		`<a xml:lang="en"/>`:                 true,
		``:                                   false,
		`<a>`:                                false,
		`<a></b>`:                            false,
		`<a/><b/>`:                           false,
		`<a/>text`:                           false,
		`<b:a/>`:                             false,
		`<a b:c="1"/>`:                       false,
		`<a b="1" b="2"/>`:                   false,
		`<a b=1/>`:                           false,
		`<a>&nbsp;</a>`:                      false,
		"<a>\x0b</a>":                        false,
		"<a>\xff</a>":                        false,
		"<a>\uFFFE</a>":                      false,
		`<!DOCTYPE a [<!ENTITY b "c">]><a/>`: false,
		`<?xml version="1.0" encoding="ISO-8859-1"?><a/>`: false,
	} {
		if _, err := readXML([]byte(text)); (err == nil) != sound {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestReferences finds the addresses on a page, with what is done with them.
func TestReferences(t *testing.T) {
	p := newPage("x.html", "https://news.example/x.html", []byte(`<!doctype html><meta http-equiv="Refresh" content="0; URL='/r'"><meta property="og:image" content="/og">
<link rel="alternate stylesheet" href="/css"><link rel="canonical" href="/c"><base href="/base"><style>@import "/i";a{background:URL( /u )}</style>
<body background="/bg"><a href="/a" ping="/p1 /p2">x</a><img src="/img" srcset="/s1,x 1x, /s2 2x,/s3"><p style="background:image-set('/is' 1x)">x</p>
<video src="/v" poster="/po"><track src="/t"></video><object data="/o"></object><form action="/f"><button formaction="/ff">x</button></form>
<blockquote cite="/q">x</blockquote><svg><use href="#u"></use><image xlink:href="/xi"></image><a href="/sa"></a></svg>`))
	got := map[use][]string{}
	for _, r := range p.references() {
		got[r.use] = append(got[r.use], r.address)
	}
	want := map[use][]string{
		toFollow: {"/a"},
		toFetch:  {"/r", "/css", "/base", "/i", "/u", "/bg", "/p1", "/p2", "/img", "/s1,x", "/s2", "/s3", "/is", "/v", "/po", "/t", "/o", "/f", "/ff", "#u", "/xi", "/sa"},
		toName:   {"/og", "/c", "/q"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestSheetAddresses(t *testing.T) {
	for css, want := range map[string][]string{
		`a{background:url(x.png)}`:                               {"x.png"},
		`a{background:url( "x y.png" ),URL('z')}`:                {"x y.png", "z"},
		`@import "a.css";@import url(b.css);@import 'c.css' all`: {"a.css", "b.css", "c.css"},
		`/* url(no) */a{fill:url(#here)}`:                        nil,
		`a{cursor:image-set("a.png" 1x)}`:                        {"a.png"},
		`curl(no)`:                                               nil,
	} {
		if got := sheetAddresses(css); !slices.Equal(got, want) {
			t.Errorf("%s: %q, not %q", css, got, want)
		}
	}
}

// TestDocument compares documents that browsers show alike, and others.
func TestDocument(t *testing.T) {
	same := func(a, b string) bool {
		parse := func(text string) []string {
			root, err := html.Parse(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			return document(root)
		}
		x, y := differ(parse(a), parse(b))
		return x == y
	}
	for _, c := range []struct {
		a, b  string
		alike bool
	}{
		{"<p> a  b </p> <p>c</p>", "<p>a b</p><p>c</p>", true},
		{"<p>a <b>b</b></p>", "<p>a<b>b</b></p>", false},
		{"<p>a <b> b</b></p>", "<p>a <b>b</b></p>", true},
		{"<p>a<b> b</b></p>", "<p>a <b>b</b></p>", false},
		{"<p>a </p>", "<p>a</p>", true},
		{"<p><b>a </b></p>", "<p><b>a</b></p>", true},
		{"<p><b>a </b>b</p>", "<p><b>a</b>b</p>", false},
		{"<p>a <br> b</p>", "<p>a<br>b</p>", true},
		{"<p>a <img> b</p>", "<p>a<img>b</p>", false},
		{"<p>a\u00a0</p>", "<p>a</p>", false},
		{"<pre>a  b</pre>", "<pre>a b</pre>", false},
		{"<pre> a</pre>", "<pre>a</pre>", false},
		{"<textarea> a</textarea>", "<textarea>a</textarea>", false},
		{"<ul> <li> a </li> <li>b</li> </ul>", "<ul><li>a</li><li>b</li></ul>", true},
		{"<p class=a id=b>x", "<p id=b class=a>x</p>", true},
		{"<p class=a>x</p>", "<p class=b>x</p>", false},
		{"<p>x</p><!-- y -->", "<p>x</p>", true},
		{`<script type="application/ld+json">{"a": 1}</script>`, `<script type="application/ld+json">{"a":1}</script>`, true},
		{`<script type="application/ld+json">{"a": 1}</script>`, `<script type="application/ld+json">{"a":2}</script>`, false},
		{"<p>x</p>", "<p>x</p><p>y</p>", false},
	} {
		if same(c.a, c.b) != c.alike {
			t.Errorf("that %q and %q are alike is %v", c.a, c.b, !c.alike)
		}
	}
}

// TestVocabulary: every type that the table names is in it.
func TestVocabulary(t *testing.T) {
	plain := strings.Fields("Text URL Year Date DateTime Duration Integer Boolean")
	for name, kind := range schemaTypes {
		if _, known := schemaTypes[kind.above]; !known && name != "Thing" {
			t.Errorf("%s belongs to %q, which is not there", name, kind.above)
		}
		for property, all := range kind.properties {
			for _, e := range all {
				if _, known := schemaTypes[e]; !known && e[0] != '=' && !slices.Contains(plain, e) {
					t.Errorf("%s of %s may be a %q, which is not there", property, name, e)
				}
			}
		}
	}
	if expected("OpinionNewsArticle", "name") == nil || expected("Person", "headline") != nil {
		t.Error("properties are not those of the types above")
	}
}

// FuzzReaders: no file of a site makes a judge panic, and every fault is of a
// file.
func FuzzReaders(f *testing.F) {
	for _, seed := range []string{
		`<!doctype html><html lang="en"><head><title>x</title><link rel="alternate" type="application/rss+xml" href="/feed.xml"><meta property="og:type" content="article"><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Article","author":[{"name":1}],"image":[]},{"@type":["WebPage"]},7]}</script></head><body><main><img srcset=" , a 1x,,b"></main></body></html>`,
		`<rss version="2.0"><channel><item><link/></item></channel></rss>`, `<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>`,
		`{"version":"https://jsonfeed.org/version/1.1","items":[{}]}`, `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>`, `a{b:url(`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		files := map[string][]byte{"robots.txt": []byte("Sitemap: https://news.example/sitemap.xml\n")}
		for _, name := range []string{"index.html", "404.html", "a/index.html", "feed.xml", "feed.json", "sitemap.xml", "a.css", "a.svg"} {
			files[name] = []byte(text)
		}
		s, err := New("https://news.example/", files)
		if err != nil {
			t.Fatal(err)
		}
		for _, j := range Judges {
			for _, fault := range j.Judge(s) {
				if files[fault.File] == nil || fault.What == "" {
					t.Errorf("%s finds %q", j.Name, fault)
				}
			}
		}
	})
}
