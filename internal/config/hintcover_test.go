package config

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/hintcover"
)

// followed is a line or two of galen.yaml below least with one problem, what its hint
// says, and the lines as the hint has them. Shows are words of the hint that stand in
// the corrected lines too, so that the two cannot come apart.
type followed struct{ code, text, shows, fixed string }

// hints hold an input for each code that the package tells, and for each way in which
// an address or a value can be wrong.
var hints = []followed{
	{"bad-language", "language: english", "\"en\"", "language: en"},
	{"no-language", "language: sv", "galen words sv", "language: en"}, // TestSkeleton of package words follows it
	{"bad-language", "language: en_GB", "en-GB", "language: en-GB"},
	{"bad-language", "language: x-default", "delete it", "language: en"},
	{"bad-language", "language: iw", "\"he\"", "language: en"}, // of which Galen has the words
	{"bad-language", "languages: {x-default: {title: A}}", "delete it", "language: en"},
	{"bad-language", "languages: {mul: {title: A}}", "es", "languages: {es: {title: A}}"},
	{"bad-language", "languages: {es-x-plain: {title: A}}", "\"es\"", "languages: {es: {title: A}}"},
	{"bad-language", "languages: {AR: {title: A}, ar: {title: A}}", "delete the other", "languages: {ar: {title: A}}"},
	{"bad-language", "languages: {pt-br: {title: A}, pt-BR: {title: A}}", "delete the other", "languages: {pt-BR: {title: A}}"},
	{"unknown-key", "languages: {es: {title: A, words: {share.title: B}}}", "words/es.yaml", "languages: {es: {title: A}}"},
	{"bad-permalink", "permalink: /:title/", ":slug", "permalink: /:slug/"},
	{"bad-permalink", "permalink: :slug", "permalink: /:category/:slug/", "permalink: /:category/:slug/"},
	{"unknown-format", "feeds: {formats: [rdf]}", "rss", "feeds: {formats: [rss]}"},
	{"unknown-format", "pictures: {formats: [jxl]}", "avif", "pictures: {formats: [avif]}"},
	{"bad-podcast", "podcasts: {rounds: {title: R, description: D, image: a.jpg, author: A, category: Scence}}", "Science", "podcasts: {rounds: {title: R, description: D, image: a.jpg, author: A, category: Science}}"},
	{"bad-podcast", "podcasts: {The Round: {title: R, description: D, image: a.jpg, author: A, category: Science}}", "the-round", "podcasts: {the-round: {title: R, description: D, image: a.jpg, author: A, category: Science}}"},
	{"bad-podcast", "podcasts: {rounds: {title: R, description: D, image: a.jpg, author: A, category: Science, email: me}}", "podcasts@news.example", "podcasts: {rounds: {title: R, description: D, image: a.jpg, author: A, category: Science, email: podcasts@news.example}}"},
	{"bad-sizes", "pictures: {sizes: \"50vw; x\"}", "", "pictures: {sizes: 50vw}"},
	{"bad-path", "retractions: retraction_watch.csv", "retractions: data/retraction_watch.csv", "retractions: data/retraction_watch.csv"},
	{"bad-colour", "brand: {accent: green}", `"#00665c"`, `brand: {accent: "#00665c"}`},
	{"bad-colour", "brand: {ink: \"#12\"}", `"#00665c"`, `brand: {accent: "#00665c"}`},
	{"unknown-font", "brand: {fonts: {text: Georgia}}", "serif", "brand: {fonts: {text: serif}}"},
	{"unknown-font", "brand: {fonts: {headings: own.ttf}}", "fonts/own.woff2", "brand: {fonts: {headings: fonts/own.woff2}}"},
	{"bad-size", "budgets: {article: 14 apples}", "article: 14KB", "budgets: {article: 14KB}"},
	{"too-many", "check: {words: [" + strings.Repeat("a,", 201) + "a]}", "", "check: {words: [a]}"},
	{"too-many", "publish: {" + manyTargets(21) + "}", "", "publish: {" + manyTargets(20) + "}"},
	{"fixed-level", "check: {levels: {HN105: off}}", "delete", "check: {levels: {}}"},
	{"unknown-level", "check: {levels: {HN210: info}}", `"note"`, "check: {levels: {HN210: note}}"},
	{"unknown-level", "check: {levels: {HN210: eror}}", `"error"`, "check: {levels: {HN210: error}}"},
	{"unknown-level", "check: {levels: {HN210: 7}}", "warn", "check: {levels: {HN210: warn}}"},
	{"unknown-rule", "check: {levels: {hn210: off}}", `"HN210"`, "check: {levels: {HN210: off}}"},
	{"duplicate-header", "headers: {X-A: b, x-a: c}", "keep one", "headers: {X-A: b}"},
	{"bad-header", "headers: {X Y: z}", "X-Frame-Options: DENY", "headers: {X-Frame-Options: DENY}"},
	{"bad-header", "headers: {X-A: [b]}", "X-Frame-Options: DENY", "headers: {X-Frame-Options: DENY}"},
	{"bad-header", "headers: {X-A: \"b\\a\"}", "delete", "headers: {X-A: b}"},
	{"bad-header", "headers:\n  X-A: |\n    b\n    c", "one line", "headers:\n  X-A: b c"},
	{"bad-origin", "allow: [media.example]", "allow: [https://media.example]", "allow: [https://media.example]"},
	{"bad-origin", "allow: [\"https://media.example/x\"]", "allow: [https://media.example]", "allow: [https://media.example]"},
	{"foreign-request", "headers: {Link: \"<https://cdn.example/a.css>; rel=preload\"}", "allow: [https://cdn.example]", "headers: {Link: \"<https://cdn.example/a.css>; rel=preload\"}\nallow: [https://cdn.example]"},
	{"no-privacy-page", "comments: {endpoint: /api/comments}", "privacy: /privacy/", "comments: {endpoint: /api/comments, privacy: /privacy/}"},
	{"bad-endpoint", "comments: {endpoint: forms.example, privacy: /p/}", "https://forms.example/comments", "comments: {endpoint: \"https://forms.example/comments\", privacy: /p/}"},
	{"bad-endpoint", "newsletter: {endpoint: \"http://forms.example/\", privacy: /p/}", "/api/comments", "newsletter: {endpoint: /api/comments, privacy: /p/}"},
	{"bad-url", "comments: {elsewhere: {title: T, url: \"forum.example/{url}\"}}", "https://", "comments: {elsewhere: {title: T, url: \"https://forum.example/{url}\"}}"},
	{"bad-url", "publish: {live: {to: /srv, websub: \"http://hub.example/\"}}", "websub: https://hub.example/", "publish: {live: {to: /srv, websub: \"https://hub.example/\"}}"},
	{"bad-url", "publish: {live: {to: /srv, purge: {webhook: hook}}}", "webhook: https://hub.example/", "publish: {live: {to: /srv, purge: {webhook: \"https://hub.example/\"}}}"},
	{"bad-url", "publisher: {url: p.example}", "https://", "publisher: {url: \"https://p.example\"}"},
	{"bad-key", "publish: {live: {to: /srv, indexnow: abc}}", "8 to 128", "publish: {live: {to: /srv, indexnow: abcdefgh}}"},
	{"bad-span", "publish: {live: {to: /srv, keep: a month}}", "keep: 30d", "publish: {live: {to: /srv, keep: 30d}}"},
	{"preview-told", "publish: {live: {to: /srv, drafts: true, indexnow: abcdefgh}}", "delete", "publish: {live: {to: /srv, drafts: true}}"},
	{"preview-told", "publish: {live: {to: /srv, drafts: true, websub: \"https://hub.example/\"}}", "drafts: true", "publish: {live: {to: /srv, websub: \"https://hub.example/\"}}"},

	// What the reader of keys says of addresses and values.
	{"missing-key", "menus: {main: [{title: A}]}", "url: /health/", "menus: {main: [{title: A, url: /health/}]}"},
	{"missing-key", "menus: {main: [{url: /a/}]}", "title: Health", "menus: {main: [{title: Health, url: /a/}]}"},
	{"missing-key", "publish: {live: {}\n  , old: {keep: 3d}}", "to: s3://my-bucket", "publish: {old: {to: \"s3://my-bucket\", keep: 3d}}"},
	{"missing-key", "newsletter: {endpoint: /s/}", "privacy: /privacy/", "newsletter: {endpoint: /s/, privacy: /privacy/}"},
	{"unknown-key", "paginate: 5", `"pageSize"`, "pageSize: 5"},
	{"unknown-key", "Language: de", `"language"`, "language: de"},
	{"unknown-key", "menus: {main: [{title: A, href: /a/}]}", `"url"`, "menus: {main: [{title: A, url: /a/}]}"},
	{"unknown-key", "publisher: {policies: {ethic: /e/}}", `"ethics"`, "publisher: {policies: {ethics: /e/}}"},
	{"duplicate-key", "language: de\nlanguage: en", "keep one", "language: de"},
	{"not-a-number", "pageSize: twenty", "pageSize: 20", "pageSize: 20"},
	{"not-a-number", "comments: {endpoint: /c, privacy: /p/, days: a month}", "days: ", "comments: {endpoint: /c, privacy: /p/, days: 30}"},
	{"wrong-type", "language: 1", "", "language: \"en\""},
	{"wrong-type", "menus: {main: /a/}", "", "menus: {main: [{title: Health, url: /health/}]}"},
	{"wrong-type", "menus: {main: [/a/]}", "{title: Health, url: /health/}", "menus: {main: [{title: Health, url: /health/}]}"},
	{"wrong-type", "publisher: P", "", "publisher:\n  name: P"},
	{"not-true-or-false", "socialCards: yes", "socialCards: true", "socialCards: true"},
	{"unknown-choice", "policy: strict", "headers", "policy: headers"},
	{"too-long", "description: " + strings.Repeat("a", 501), "shorten", "description: " + strings.Repeat("a", 500)},
	{"comment", "brand:\n  accent: #00665c", `"#00665c"`, "brand:\n  accent: \"#00665c\""},
	{"bad-url", "menus: {main: [{title: A, url: \"javascript:x\"}]}", "https://", "menus: {main: [{title: A, url: \"https://x.example/\"}]}"},
	{"bad-url", "menus: {main: [{title: A, url: \"https:/x.example\"}]}", "https://x.example", "menus: {main: [{title: A, url: \"https://x.example\"}]}"},
	{"bad-url", "menus: {main: [{title: A, url: \"//x.example\"}]}", "https://x.example", "menus: {main: [{title: A, url: \"https://x.example\"}]}"},
	{"bad-url", "support: {title: T, text: T, url: \"https://me:pw@x.example\"}", "https://x.example", "support: {title: T, text: T, url: \"https://x.example\"}"},
	{"bad-pattern", "embeds: [{name: Films, address: \"https://films.example/w/\", frame: \"https://films.example/{id}\"}]", "address: \"https://films.example/address/{id}\"",
		"embeds: [{name: Films, address: \"https://films.example/address/{id}\", frame: \"https://films.example/{id}\"}]"},
	{"bad-number", "emergency: call us", "\"999\"", "emergency: \"999\""},
	{"bad-number", "emergency: {UK: none, US: \"911\"}", "\"999\"", "emergency: {UK: \"999\", US: \"911\"}"},
	{"bad-url", helpLink("tel:116 123"), "tel:116123", helpLink("tel:116123")},
	{"bad-url", helpLink("tel:0800/1111"), "tel:08001111", helpLink("tel:08001111")},
	{"bad-url", helpLink("sms:85258&body=HI"), "sms:85258?body=HI", helpLink("sms:85258?body=HI")},
	{"bad-url", helpLink("whatsapp:447700900123"), "https://", helpLink("https://wa.me/447700900123")},
}

// baseHints are likewise, of the three keys that every site has.
var baseHints = []followed{
	{"bad-base-url", "title: T\nbaseURL: news.example\ntimezone: UTC", "https://news.example/", "title: T\nbaseURL: https://news.example/\ntimezone: UTC"},
	{"bad-base-url", "title: T\nbaseURL: http://news.example/\ntimezone: UTC", "https://news.example/", "title: T\nbaseURL: https://news.example/\ntimezone: UTC"},
	{"bad-base-url", "title: T\nbaseURL: https://news.example/?a\ntimezone: UTC", "https://news.example/", "title: T\nbaseURL: https://news.example/\ntimezone: UTC"},
	{"unknown-timezone", "title: T\nbaseURL: https://t.example/\ntimezone: London", "Europe/London", "title: T\nbaseURL: https://t.example/\ntimezone: Europe/London"},
	{"unknown-timezone", "title: T\nbaseURL: https://t.example/\ntimezone: GMT+25", "UTC", "title: T\nbaseURL: https://t.example/\ntimezone: UTC"},
	{"missing-key", "title: T\nbaseURL: https://t.example/", "timezone: Europe/London", "title: T\nbaseURL: https://t.example/\ntimezone: Europe/London"},
	{"missing-key", "title: T\ntimezone: UTC", "baseURL: https://news.example/", "title: T\nbaseURL: https://news.example/\ntimezone: UTC"},
	{"missing-key", "baseURL: https://t.example/\ntimezone: UTC", "title: My health news", "title: My health news\nbaseURL: https://t.example/\ntimezone: UTC"},
}

// elsewhere are the codes that no line of galen.yaml brings about, or whose hints other
// tests apply.
var elsewhere = map[string]string{
	"no-config":    "the hint names a command, and the three keys that baseHints has",
	"too-large":    "the hint says to shorten the file",
	"low-contrast": "TestNearestColour",
}

func manyTargets(n int) string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprintf("t%d: {to: /srv/%d}", i, i))
	}
	return strings.Join(all, ", ")
}

func helpLink(url string) string {
	return "help: {crisis: {title: T, links: [{title: A, url: \"" + url + "\"}]}}"
}

// TestHintsHelp: each problem of galen.yaml has its place and a hint, and what the hint
// says to write solves it. A code that nothing here meets is a failure.
func TestHintsHelp(t *testing.T) {
	met := map[string]bool{}
	try := func(head string, c followed) {
		met[c.code] = true
		_, list := Parse(source.NewFile("galen.yaml", []byte(head+c.text+"\n")), "")
		i := slices.IndexFunc(list, func(d diag.Diagnostic) bool { return d.Code == c.code })
		if i < 0 || list[i].Hint == "" || list[i].Line == 0 || list[i].Column == 0 {
			t.Errorf("%s %.200q: not told at its place, with a hint: %v", c.code, c.text, list)
			return
		}
		if !strings.Contains(list[i].Hint, c.shows) {
			t.Errorf("%s %.200q: the hint %q does not say %q", c.code, c.text, list[i].Hint, c.shows)
		}
		_, list = Parse(source.NewFile("galen.yaml", []byte(head+c.fixed+"\n")), "")
		for _, d := range list {
			t.Errorf("%s: the hint does not help: %.200q: %v %s", c.code, c.fixed, d, d.Hint)
		}
	}
	for _, c := range hints {
		try(least, c)
	}
	for _, c := range baseHints {
		try("", c)
	}
	told, err := hintcover.Hints(".")
	if err != nil {
		t.Fatal(err)
	}
	for code, all := range told {
		if !met[code] && elsewhere[code] == "" {
			t.Errorf("no input of this test is told with the code %q, whose hints are %q", code, all)
		}
	}
	if n := len(hints) + len(baseHints); n < 70 {
		t.Errorf("only %d cases", n)
	}
}

// TestNearestColour: the colour that the hint about contrast names has enough of it.
func TestNearestColour(t *testing.T) {
	for _, accent := range []string{"#ffcc00", "#00ffff", "#ff69b4", "#c0c0c0", "#ffffff"} {
		_, list := Parse(source.NewFile("galen.yaml", []byte(least+"brand:\n  accent: \""+accent+"\"\n")), "")
		if len(list) == 0 {
			t.Errorf("%s is taken", accent)
			continue
		}
		text := least + "brand:\n"
		for _, d := range list {
			_, line, _ := strings.Cut(d.Hint, "write  ")
			text += "  " + line + "\n"
		}
		if _, again := Parse(source.NewFile("galen.yaml", []byte(text)), ""); len(again) > 0 {
			t.Errorf("%s: the hints do not help: %v", accent, again)
		}
	}
}
