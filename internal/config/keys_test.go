package config

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/media/recording"
	"galen/internal/source"
	"galen/internal/taxonomy"
	"galen/internal/words"
)

// said is every problem of a configuration that begins with least, on lines 1 to
// 3, and goes on with text.
func said(t *testing.T, text string) (Config, string) {
	t.Helper()
	c, list := Parse(source.NewFile("galen.yaml", []byte(least+text)), "")
	var all []string
	for _, d := range list {
		s := fmt.Sprintf("%d:%d %s: %s", d.Line, d.Column, d.Code, d.Message)
		for _, at := range d.Also {
			s += fmt.Sprintf(" (%d:%d)", at.Line, at.Column)
		}
		all = append(all, s)
		if d.Cause != diag.Usage || d.Hint == "" || d.File != "galen.yaml" {
			t.Errorf("%q: %v has the cause %d and the hint %q", text, d, d.Cause, d.Hint)
		}
	}
	return c, strings.Join(all, "; ")
}

// TestKeys is each key, good and bad: everything that is wrong, each at its place.
func TestKeys(t *testing.T) {
	long := func(n int) string { return strings.Repeat("a", n) }
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"description: About health.\n", ""},
		{"description: " + long(501) + "\n", `4:14 too-long: "description" has 501 characters; the limit is 500`},
		{"description: [a]\n", `4:14 wrong-type: "description" must be text, and this is a list`},
		{"zzz: 1\n", `4:1 unknown-key: unknown key "zzz"`},
		{"Title: x\n", `4:1 unknown-key: unknown key "Title"`},
		{"title: x\n", `4:1 duplicate-key: the key "title" appears here a second time; it is already on line 1 (1:1)`},
		{"title: x\nzzz: 1\npageSize: x\n", `4:1 duplicate-key: the key "title" appears here a second time; it is already on line 1 (1:1); 6:11 not-a-number: "pageSize" must be a whole number from 1 to 500; 5:1 unknown-key: unknown key "zzz"`},

		{"language: en-GB\n", ""},
		{"language: en_GB\n", `4:11 bad-language: unknown language "en_GB"`},
		{"language: english\n", `4:11 bad-language: unknown language "english"`},
		{"language: no\n", fmt.Sprintf("4:11 no-language: Galen does not speak Norwegian: %d of the words that readers see are English", len(words.For("no").Missing()))}, // and not false
		{"language: 1\n", `4:11 wrong-type: "language" must be text, and this is a number`},

		{"media: {film: 300, audio: 80}\n", ""},
		{"media: {film: 0}\n", `4:15 not-a-number: "film" must be a whole number from 1 to 5000`},
		{"media: {film: 300 MB}\n", `4:15 not-a-number: "film" must be a whole number from 1 to 5000`},
		{"media: {video: 300}\n", `4:9 unknown-key: unknown key "video"`},

		{"retractions: data/retraction_watch.csv\n", ""},
		{"retractions: ./data/x/../retraction_watch.csv\n", ""},
		{"retractions: retraction_watch.csv\n", `4:14 bad-path: "retraction_watch.csv" is not a file in the folder data`},
		{"retractions: data/../galen.yaml\n", `4:14 bad-path: "data/../galen.yaml" is not a file in the folder data`},
		{"retractions: data\n", `4:14 bad-path: "data" is not a file in the folder data`},
		{"retractions: [data/a.csv]\n", `4:14 wrong-type: "retractions" must be text, and this is a list`},

		{"translations: {noticeAfter: 0}\n", ""},
		{"translations: {noticeAfter: 30}\n", ""},
		{"translations: {notice_after: 30}\n", `4:16 unknown-key: unknown key "notice_after"`},
		{"translations: {noticeAfter: 14 days}\n", `4:29 not-a-number: "noticeAfter" must be a whole number from 0 to 3650`},
		{"permalink: /:slug/\n", ""},
		{"permalink: /:year/:month/:day/:slug/\n", ""},
		{"permalink: /news/:category/:year-:slug/\n", ""},
		{"permalink: /:slugs/\n", `4:12 bad-permalink: unknown part ":slugs" in the permalink`},
		{"permalink: /:title/\n", `4:12 bad-permalink: unknown part ":title" in the permalink`},
		{"permalink: /:Slug/\n", "4:12 bad-permalink: a permalink begins and ends with /, holds :slug, and otherwise only small letters, digits, - and /"},
		{"permalink: :slug/\n", "4:12 bad-permalink: a permalink begins and ends with /, holds :slug, and otherwise only small letters, digits, - and /"},
		{"permalink: /:slug\n", "4:12 bad-permalink: a permalink begins and ends with /, holds :slug, and otherwise only small letters, digits, - and /"},
		{"permalink: /:category/\n", "4:12 bad-permalink: a permalink begins and ends with /, holds :slug, and otherwise only small letters, digits, - and /"},
		{"permalink: //:slug/\n", "4:12 bad-permalink: a permalink begins and ends with /, holds :slug, and otherwise only small letters, digits, - and /"},
		{"permalink: /../:slug/\n", "4:12 bad-permalink: a permalink begins and ends with /, holds :slug, and otherwise only small letters, digits, - and /"},
		{"permalink: /%2e/:slug/\n", "4:12 bad-permalink: a permalink begins and ends with /, holds :slug, and otherwise only small letters, digits, - and /"},

		{"slugs: ascii\n", ""},
		{"slugs: letters\n", ""},
		{"slugs: latin\n", `4:8 unknown-choice: unknown slugs "latin"`},
		{"ascii: true\n", `4:1 unknown-key: unknown key "ascii"`},

		{"pageSize: 500\n", ""},
		{"pageSize: 501\n", `4:11 not-a-number: "pageSize" must be a whole number from 1 to 500`},
		{"pageSize: twenty\n", `4:11 not-a-number: "pageSize" must be a whole number from 1 to 500`},
		{"paginate: 5\n", `4:1 unknown-key: unknown key "paginate"`},

		{"feeds: {size: 60, formats: [rss, atom, rss]}\n", ""},
		{"feeds: {formats: []}\n", ""},
		{"feeds: {size: 61}\n", `4:15 not-a-number: "size" must be a whole number from 1 to 60`},
		{"feeds: {formats: [rss, rdf, xml]}\n", `4:24 unknown-format: unknown kind of feed "rdf"; 4:29 unknown-format: unknown kind of feed "xml"`},
		{"feeds: {limit: 5}\n", `4:9 unknown-key: unknown key "limit"`},
		{"feeds: true\n", `4:8 wrong-type: "feeds" must be a group of keys, and this is true or false`},

		{"publisher:\n  name: P\n  url: https://p.example/\n  logo: logo.svg\n  policies:\n    ethics: /ethics/\n    masthead: about\n", ""},
		{"publisher: {url: p.example}\n", `4:18 bad-url: "p.example" is not the address of a page`},
		{"publisher: {url: 'javascript:x'}\n", `4:18 bad-url: "javascript:x" is not the address of a page`},
		{"publisher: {policies: {ethic: x, zzz: y}}\n", `4:24 unknown-key: unknown key "ethic"; 4:34 unknown-key: unknown key "zzz"`},
		{"publisher: P\n", `4:12 wrong-type: "publisher" must be a group of keys, and this is text`},
		{"publisher: {name: [P]}\n", `4:19 wrong-type: "name" must be text, and this is a list`},

		{"menus: {main: [{title: A, url: /a/}], footer: []}\n", ""},
		{"menus: {main: [{title: A}, {url: /b/}]}\n", `4:16 missing-key: a link needs the key "url"; 4:28 missing-key: a link needs the key "title"`},
		{"menus: {main: [{name: A, href: /a/}]}\n", `4:17 unknown-key: unknown key "name"; 4:26 unknown-key: unknown key "href"`},
		{"menus: {main: [/a/]}\n", `4:16 wrong-type: an item of "main" must be a group of keys, and this is text`},
		{"menus: {main: /a/}\n", `4:15 wrong-type: "main" must be a list, and this is text`},
		{"help: {crisis: {title: Talk, text: Now., tags: [sleep], links: [{title: Call, url: \"tel:1\"}]}}\n", ""},
		{"help: {crisis: {name: Talk, links: []}}\n", `4:17 unknown-key: unknown key "name"; 4:36 empty-value: "links" is empty`},
		{"help: {crisis: }\n", ""},
		{"help: {crisis: {title: Talk}}\n", `4:16 missing-key: a help box needs the key "links"`},
		{"help: crisis\n", `4:7 wrong-type: "help" must be a group of keys, and this is text`},
		{"check: {levels: {HN105: off}}\n", `4:18 fixed-level: the level of "HN105" cannot be changed`},
		{"check: {levels: {HN102: note}}\n", ""},
		{"menus: [a]\n", `4:8 wrong-type: "menus" must be a group of keys, and this is a list`},

		{"allow: [\"https://a.example\", \"https://b.example:8443/\"]\n", ""},
		{"allow: https://a.example\n", ""},
		{"allow: [\"https://a.example\", a.example, \"http://b.example\", \"https://c.example/x\", \"https://*.d.example\", \"'self'\"]\n",
			`4:30 bad-origin: "a.example" is not an origin; 4:41 bad-origin: "http://b.example" is not an origin; 4:61 bad-origin: "https://c.example/x" is not an origin; 4:84 bad-origin: "https://*.d.example" is not an origin; 4:107 bad-origin: "'self'" is not an origin`},

		// case 65
		{"headers: {X-Frame-Options: DENY, X-Number: 5}\n", ""},
		{"headers:\n  X-Long: " + long(1992) + "\n", ""},
		{"headers:\n  X-Long: " + long(1993) + "\n", `5:11 bad-header: the header "X-Long" is 2001 bytes long; hosts take 2000`},
		{"headers:\n  X-Two: |\n    a\n    b\n", `5:10 bad-header: the header "X-Two" holds a line break`},
		{"headers:\n  X-Two: \"a\\r\\nSet-Cookie: b\"\n", `5:10 bad-header: the header "X-Two" holds a line break`},
		{"headers:\n  X-One: |\n    a\n", ""},
		{"headers: {X-Nul: \"a\\0\"}\n", `4:18 bad-header: the header "X-Nul" holds a control character`},
		{"headers: {X-Bell: \"a\\a\"}\n", `4:19 bad-header: the header "X-Bell" holds a control character`},
		{"headers: {\"X Y\": z, \"A:\": b, \"\": c, \"A\\nB\": d}\n", `4:11 bad-header: "X Y" is not the name of a header; 4:21 bad-header: "A:" is not the name of a header; 4:30 bad-header: "" is not the name of a header; 4:37 bad-header: "A\nB" is not the name of a header`},
		{"headers: {X-Empty: , X-List: [a], X-Map: {a: b}, X-Space: ' '}\n", `4:30 bad-header: the header "X-List" needs one line of text; 4:42 bad-header: the header "X-Map" needs one line of text`},
		{"headers: {X-A: b, x-a: c}\n", `4:19 duplicate-header: the header "x-a" appears here a second time (4:11)`},
		{"headers: {X-A: &x b}\n", "4:16 yaml-alias: references (&x, *x) are not supported"},
		{"headers: a\n", `4:10 wrong-type: "headers" must be a group of keys, and this is text`},
	} {
		if _, got := said(t, tt.text); got != tt.want {
			t.Errorf("%.200q\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// TestBase is case 63, and what else is no place for a site.
func TestBase(t *testing.T) {
	for text, want := range map[string]string{
		"https://news.example":            "https://news.example/",
		"https://news.example/":           "https://news.example/",
		"https://NEWS.Example/News":       "https://news.example/News/",
		"https://news.example/a/b/":       "https://news.example/a/b/",
		"https://news.example/a..b/":      "https://news.example/a..b/",
		"https://news.example:443/":       "https://news.example/",
		"https://news.example:8443/":      "https://news.example:8443/",
		"https://192.0.2.1/":              "https://192.0.2.1/",
		"https://[2001:DB8::1]:8443/":     "https://[2001:db8::1]:8443/",
		"https://xn--grn-goa.example/":    "https://xn--grn-goa.example/",
		"http://localhost:1313/":          "http://localhost:1313/",
		"http://site.localhost/":          "http://site.localhost/",
		"http://127.0.0.1:8080":           "http://127.0.0.1:8080/",
		"http://[::1]/":                   "http://[::1]/",
		"news.example":                    "has no https:// before the host",
		"//news.example/":                 "has no https:// before the host",
		"/news/":                          "has no https:// before the host",
		"news.example:8080/":              "must begin with https://",
		"ftp://news.example/":             "must begin with https://",
		"javascript:alert(1)":             "must begin with https://",
		"https://":                        "names no host",
		"https:///news/":                  "names no host",
		"https://:8443/":                  "names no host",
		"http://news.example/":            "is not secure: a public site is served over https",
		"http://localhost.evil.example/":  "is not secure: a public site is served over https",
		"http://127.0.0.1.evil.example/":  "is not secure: a public site is served over https",
		"http://10.0.0.1/":                "is not secure: a public site is served over https",
		"https://news.example/?a":         "must be only a scheme, a host and a folder",
		"https://news.example/?":          "must be only a scheme, a host and a folder",
		"https://news.example/#a":         "must be only a scheme, a host and a folder",
		"https://me@news.example/":        "must be only a scheme, a host and a folder",
		"https://news.example//":          "has a folder that cannot be used",
		"https://news.example/a//b/":      "has a folder that cannot be used",
		"https://news.example/a/../b/":    "has a folder that cannot be used",
		"https://news.example/a/./b/":     "has a folder that cannot be used",
		"https://news.example/..":         "has a folder that cannot be used",
		"https://news.example/a%2fb/":     "has a folder that cannot be used",
		"https://news.example/größe/":     "has a folder that cannot be used",
		"https://grün.example/":           "must name its host in the letters a to z, digits, dots and hyphens (ü and the like as xn--…)",
		"https://*.example/":              "must name its host in the letters a to z, digits, dots and hyphens (ü and the like as xn--…)",
		"https://news..example/":          "must name its host in the letters a to z, digits, dots and hyphens (ü and the like as xn--…)",
		"https://-news.example/":          "must name its host in the letters a to z, digits, dots and hyphens (ü and the like as xn--…)",
		"https://news.example;evil.test/": "must name its host in the letters a to z, digits, dots and hyphens (ü and the like as xn--…)",
		"https://news.example:0/":         "names a port that does not exist",
		"https://news.example:65536/":     "names a port that does not exist",
		"https://news.example:/":          "names no port after the colon",
		"https://news.example:x/":         "is not a URL",
		"https://news example/":           "is not a URL",
		"https://[::1/":                   "is not a URL",
		"https://news.example/%zz":        "is not a URL",
	} {
		b, problem := parseBase(text)
		got := problem
		if problem == "" {
			got = b.URL()
		} else if b != (Base{}) {
			t.Errorf("%s: %v comes back all the same", text, b)
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// TestBaseFlag: the command line comes first, and its mistakes have no place in
// the file.
func TestBaseFlag(t *testing.T) {
	file := source.NewFile("galen.yaml", []byte(least))
	if c, list := Parse(file, "https://preview.example/x"); c.Base.URL() != "https://preview.example/x/" || len(list) > 0 {
		t.Errorf("got %s, %v", c.Base.URL(), list)
	}
	_, list := Parse(file, "preview.example")
	if len(list) != 1 || list[0].Error() != `error: --base-url "preview.example" has no https:// before the host` || list.ExitCode() != 2 {
		t.Errorf("got %v", list)
	}
}

// TestZone is case 64.
func TestZone(t *testing.T) {
	for zone, good := range map[string]bool{
		"UTC": true, "Europe/London": true, "America/Argentina/Buenos_Aires": true, "Etc/GMT+5": true,
		"Local": false, "Mars/Base": false, "London": false, "../../etc/passwd": false, "/etc/localtime": false, "right/UTC": false, "posix/Europe/London": false, "zone.tab": false, "GMT+1": false,
	} {
		c, list := Parse(source.NewFile("galen.yaml", []byte("title: T\nbaseURL: https://t.example/\ntimezone: "+zone+"\n")), "")
		if good && (len(list) > 0 || c.Zone.String() != zone) {
			t.Errorf("%s: %v, %v", zone, c.Zone, list)
		}
		if !good && (len(list) != 1 || list[0].Code != "unknown-timezone" || list[0].Line != 3 || list[0].Column != 11 || c.Zone.String() != "UTC") {
			t.Errorf("%s: %v, %v", zone, c.Zone, list)
		}
	}
}

func TestLanguage(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "en ltr", "en-gb": "en-GB ltr", "DE": "de ltr", "ar": "ar rtl", "he": "he rtl", "fa-IR": "fa-IR rtl", "zh-hant-tw": "zh-Hant-TW ltr", "az-Arab": "az-Arab rtl", "uz": "uz ltr", "sr-Latn": "sr-Latn ltr",
	} {
		if c, problems := said(t, "language: "+tag+"\n"); c.Language+" "+c.Direction != want || problems != "" && !strings.HasPrefix(problems, "4:11 no-language: Galen does not speak ") {
			t.Errorf("%s: %s %s, %s", tag, c.Language, c.Direction, problems)
		}
	}
}

// TestEverything: what is written arrives.
func TestEverything(t *testing.T) {
	c, problems := said(t, `description: "D: d"
language: de
publisher: {name: P, url: "https://p.example/", logo: logo.svg, policies: {ethics: /e/, corrections: c}}
menus: {main: [{title: A, url: /a/}, {title: B, url: /b/}], footer: [{title: C, url: "https://c.example/"}]}
permalink: /:year/:slug/
pageSize: 7
feeds: {size: 9, formats: [json, rss, json]}
pictures: {formats: [webp], sizes: 50vw}
socialCards: true
search: true
allow: ["https://A.example/", "https://b.example:8443"]
headers: {X-A: " b ", X-C: 5}
taxonomies: {conditions: {title: Illnesses, description: All., tree: true, about: MedicalCondition, declared: true, feeds: false}, body-parts: Parts}
translations: {noticeAfter: 30}
`)
	if problems != "" {
		t.Fatal(problems)
	}
	at := func(line, column int) diag.Position {
		return diag.Position{File: "galen.yaml", Line: line, Column: column}
	}
	word := func(text string, line, column int) frontmatter.Word {
		return frontmatter.Word{Text: text, At: at(line, column)}
	}
	want := Config{
		Title: "T", Description: "D: d", Base: Base{"https://t.example", "/"}, Language: "de", Direction: "ltr",
		Publisher: Publisher{Name: "P", URL: "https://p.example/", Logo: word("logo.svg", 6, 55), Policies: []Policy{{"corrections", word("c", 6, 102)}, {"ethics", word("/e/", 6, 84)}}},
		Menus: map[string][]Link{
			"main": {{"A", word("/a/", 7, 32)}, {"B", word("/b/", 7, 54)}}, "footer": {{"C", word("https://c.example/", 7, 86)}},
		},
		Permalink: "/:year/:slug/", PageSize: 7, Feeds: Feeds{9, []FeedFormat{JSONFeed, RSS}},
		Pictures: Pictures{Formats: []string{"webp"}, Chosen: true, At: at(11, 21), Sizes: "50vw", SocialCards: true, CardsAt: at(12, 14)},
		Media:    recording.DefaultLimits,
		Search:   Search{true, at(13, 9)},
		Taxonomies: taxonomy.Declarations{
			{Name: "conditions", Title: "Illnesses", Description: "All.", Tree: true, About: "MedicalCondition", Declared: true, At: at(16, 14)},
			{Name: "body-parts", Title: "Parts", Feeds: true, At: at(16, 132)}, {Name: "series", Ordered: true, Feeds: true},
		},
		Allow: []string{"https://a.example", "https://b.example:8443"}, Headers: []Header{{"X-A", "b"}, {"X-C", "5"}}, Policy: "headers", NoticeAfter: 30,
	}
	c.Zone, c.Brand = nil, Brand{}
	if d := cmp.Diff(want, c); d != "" {
		t.Error(d)
	}
}

// TestUnreadable: a configuration that is no text, or no list of keys, gives its
// own problem and none about missing keys.
func TestUnreadable(t *testing.T) {
	for text, want := range map[string]string{
		"\xff\xfet\x00i\x00":              "galen.yaml:1:1: error: the file is saved as UTF-16",
		"title: T\x00\n":                  "galen.yaml:1:9: error: the character U+0000 is not allowed in a page or feed",
		"- a\n":                           "galen.yaml:1:1: error: the header is not a list of keys",
		"title: [\n":                      "galen.yaml:2:1: error: a value is missing here",
		"title: a: b\n":                   "galen.yaml:1:9: error: a colon followed by a space is not allowed here",
		"# " + strings.Repeat("a", 1<<20): "galen.yaml:1:1: error: the file has 1048578 bytes; the limit is 1048576",
	} {
		_, list := Parse(source.NewFile("galen.yaml", []byte(text)), "")
		if len(list) != 1 || list[0].Error() != want || list.ExitCode() != 2 {
			t.Errorf("%.60q: %v, exit code %d", text, list, list.ExitCode())
		}
	}
	if _, list := Parse(source.File{}, ""); len(list) != 1 || list[0].Error() != "galen.yaml: error: there is no galen.yaml here" || list.ExitCode() != 2 {
		t.Errorf("no file: %v", list)
	}
}
