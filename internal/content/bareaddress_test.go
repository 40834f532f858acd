package content

import (
	"strings"
	"testing"
	"time"

	"galen/internal/source"
	"galen/internal/testing/tally"
	"galen/internal/testing/testtime"
)

// TestKind3BareAddresses: an address in a text is a link, without the marks that end a
// sentence, and nothing else is.
func TestKind3BareAddresses(t *testing.T) {
	tally.Kind(t, 3)
	cases := []struct{ text, want string }{
		// listed
		{"See https://who.example.", `See <a href="https://who.example">https://who.example</a>.`},
		{"www.who.example is", `<a href="https://www.who.example">www.who.example</a> is`},
		{"https://www.youtube.com/watch?v=abc", `<a href="https://www.youtube.com/watch?v=abc">https://www.youtube.com/watch?v=abc</a>`},
		// made up
		{"HTTP://A.example/x?a=1&b=2#c!", `<a href="http://A.example/x?a=1&amp;b=2#c">HTTP://A.example/x?a=1&amp;b=2#c</a>!`},
		{"(https://a.example/b_(c))", `(<a href="https://a.example/b_(c)">https://a.example/b_(c)</a>)`},
		{"\"https://a.example\"", `“<a href="https://a.example">https://a.example</a>”`},
		{"**https://a.example/a_b_c**, b", `<strong><a href="https://a.example/a_b_c">https://a.example/a_b_c</a></strong>, b`},
		{"https://a.example/x--y...z", `<a href="https://a.example/x--y...z">https://a.example/x--y...z</a>`},
		{"https://a.example/it's,", `<a href="https://a.example/it's">https://a.example/it's</a>,`},
		{"at\nhttps://a.example\nthere", "at\n<a href=\"https://a.example\">https://a.example</a>\nthere"},
		{"a:https://a.example", `a:<a href="https://a.example">https://a.example</a>`},
		{"https://例え.example/é", `<a href="https://%E4%BE%8B%E3%81%88.example/%C3%A9">https://例え.example/é</a>`},
		{"https://a.example。", `<a href="https://a.example">https://a.example</a>。`},
		{"<https://a.example>", `<a href="https://a.example">https://a.example</a>`},
		{"[https://a.example](https://b.example)", `<a href="https://b.example">https://a.example</a>`},
		{"[*www.a.example* b](https://b.example)", `<a href="https://b.example"><em>www.a.example</em> b</a>`},
		{"[see www.a.example now]", `[see <a href="https://www.a.example">www.a.example</a> now]`},
		{"`https://a.example` www.", "<code>https://a.example</code> www."},
		{`https\://a.example www\.a.example a\@b.example`, "https://a.example www.a.example a@b.example"},
		{"xhttps://a.example awww.a.example", "xhttps://a.example awww.a.example"},
		{"https:// a, http://, https://. www. www.! https:/a", "https:// a, http://, https://. www. www.! https:/a"},
		{"mailto:a", "mailto:a"},
		{"Write to desk.two+x@news.example.org.", `Write to <a href="mailto:desk.two+x@news.example.org">desk.two+x@news.example.org</a>.`},
		{"a_b@c-d.example", `<a href="mailto:a_b@c-d.example">a_b@c-d.example</a>`},
		{"_open_data@a.example_ x_y_z@a.example", `<em>open_data@a.example</em> x_y_z@a.example`},
		{"@name a@b a@b. .@c.example a@b.1 x/@c.example 5@2x.png2", "@name a@b a@b. .@c.example a@b.1 x/@c.example 5@2x.png2"},
		{"o'neil@a.example d'anna@a.example", "o’neil@a.example d’anna@a.example"},
		{"10:30, 3:1 and a.b", "10:30, 3:1 and a.b"},
		{"https://a.example/a*b", `<a href="https://a.example/a*b">https://a.example/a*b</a>`},
		{"*https://a.example*", `<em><a href="https://a.example">https://a.example</a></em>`},
		{"~~https://a.example~~", `<del><a href="https://a.example">https://a.example</a></del>`},
		{"https://a.example/&amp;", `<a href="https://a.example/">https://a.example/</a>&`},
		{"https://news.example/flu/", `<a href="/l/">https://news.example/flu/</a>`},
		{"<https://news.example/flu/>", `<a href="/l/">https://news.example/flu/</a>`},
		{"https://news.example/gone", `<a href="/l/">https://news.example/gone</a>`},
	}
	for _, tt := range cases {
		document, list := Parse(source.NewFile("content/health/x.md", []byte(goodHeader+tt.text+"\n")), Rules{Zone: time.UTC, Home: "https://news.example/"})
		if list.Failed() {
			t.Errorf("%q: %v", tt.text, list)
			continue
		}
		got := strings.TrimSuffix(strings.TrimPrefix(filled(document.(*Article).Body()), "<p>"), "</p>")
		if got != tt.want {
			t.Errorf("%q\ngot  %s\nwant %s", tt.text, got, tt.want)
		}
	}
	b := bodyOf(t, "| a |\n|---|\n| https://a.example \\| www.b.example |\n\n- https://c.example\n\n> https://d.example\n\nx[^1]\n\n[^1]: https://e.example")
	if n := strings.Count(filled(b), `<a href="https://`); n != 5 {
		t.Errorf("%d links in %s", n, filled(b))
	}
	if list := limits("x", []byte(strings.Repeat("www.a@b:", 3000)), 1); list.Failed() {
		t.Error(list)
	}
	began := time.Now()
	bodyOf(t, strings.Repeat("https://a.example/ www.b.example a@b.example ", 1400))
	bodyOf(t, strings.Repeat("a.", 30000))
	bodyOf(t, strings.Repeat("a@", 30000))
	if spent := time.Since(began); spent > testtime.Limit(5*time.Second) {
		t.Errorf("it took %v", spent)
	}
}

// TestKind3Entities: front matter shows what is typed, so a character reference in it is
// told, with the line that has the characters.
func TestKind3Entities(t *testing.T) {
	tally.Kind(t, 3)
	for line, want := range map[string]string{
		// listed
		"title: 'CDC&#8217;s Solve the Outbreak App'": "title: 'CDC’s Solve the Outbreak App'",
		// made up
		"title: Tea &amp; coffee":         "title: Tea & coffee",
		"title: Two&nbsp;glasses":         "title: Two glasses",
		"title: \"&quot;Safe&quot; tea\"": "title: \"“Safe” tea\"",
		"title: 'It&#39;s tea'":           "title: 'It’s tea'",
		"title: It&apos;s tea":            "title: It’s tea",
		"title: Tea &mdash; or not":       "title: Tea — or not",
		"title: Tea&hellip;":              "title: Tea…",
		"title: P &lt; 0.05":              "title: P < 0.05",
		"title: &#8220;Tea&#8221; again":  "title: “Tea” again",
		"title: &#x2019;Tea":              "title: ’Tea",
		"title: Tea&colon; why":           `title: "Tea: why"`,
		"title: Tea &num;1":               `title: "Tea #1"`,
		"title: &amp; more":               `title: "& more"`,
		"title: &frac12; a cup":           "title: ½ a cup",
		"title: 5 &micro;g":               "title: 5 µg",
		"title: Caf&eacute;":              "title: Café",
	} {
		header := strings.Replace(goodHeader, "title: T", line, 1)
		if header == goodHeader {
			t.Fatal("the header has no title T")
		}
		_, list := Parse(source.NewFile("content/health/x.md", []byte(header+"Text.\n")), Rules{Zone: time.UTC})
		if n := len(list); n == 0 || list[n-1].Code != "character-name" || list[n-1].Hint != "write the character itself:  "+want {
			t.Errorf("%s: %v; want %s", line, list, want)
			for _, d := range list {
				t.Log(d.Hint)
			}
			continue
		}
		mended, list := Parse(source.NewFile("content/health/x.md", []byte(strings.Replace(goodHeader, "title: T", want, 1)+"Text.\n")), Rules{Zone: time.UTC})
		if len(list) > 0 || strings.Contains(mended.(*Article).Title.Text, ";") {
			t.Errorf("%s: %v", want, list)
		}
	}
	for _, line := range []string{"title: R&D; and more", "title: A&B;", "title: T\naliases: [\"/a?b&lt;c\"]\nrelated:\n  - {title: A, url: \"https://a.example/?a=1&amp;b\"}", "title: T # &amp;", "# &amp;\ntitle: T"} {
		_, list := Parse(source.NewFile("content/health/x.md", []byte(strings.Replace(goodHeader, "title: T", line, 1))), Rules{Zone: time.UTC})
		for _, d := range list {
			if d.Code == "character-name" && !strings.Contains(line, "aliases") {
				t.Errorf("%s: %v", line, d)
			}
		}
	}
}
