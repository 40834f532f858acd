package content

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// filled is a body with fixed answers in its gaps; links to "gone" are not shown.
func filled(b *Body) string {
	var w strings.Builder
	b.Fill(&w, func(g Placeholder) (string, bool) {
		if g.Kind == Picture {
			return `src="/p.png" width="1" height="1"`, true
		}
		return `<a href="/l/">`, g.Target != "gone"
	}, nil)
	return w.String()
}

func bodyOf(t *testing.T, markdown string) *Body {
	t.Helper()
	a, list := parseSoon(t, goodHeader+markdown)
	if len(list) > 0 && (len(list) > 1 || list[0].Code != "no-text") {
		t.Fatalf("%q: %v", markdown, list)
	}
	return a.Body()
}

func TestFill(t *testing.T) {
	for _, tt := range []struct{ markdown, want string }{
		{"", ""},
		{"No gap.", "<p>No gap.</p>"},
		{"[a](x)", `<p><a href="/l/">a</a></p>`},
		{"[a](gone) and [b](x) and [c](gone)", `<p>a and <a href="/l/">b</a> and c</p>`},
		{`[a](x "A title") [b](https://b.example "B's & \"title\"")`, `<p><a href="/l/">a</a> <a href="https://b.example" title="B’s & “title”">b</a></p>`},
		{"![a](p.png)", `<figure><img src="/p.png" width="1" height="1" alt="a"></figure>`},
		{`![a](p.png "Caption")`, `<figure><img src="/p.png" width="1" height="1" alt="a"><figcaption>Caption</figcaption></figure>`},
		{"[![a](p.png)](x) [![b](p.png)](gone)", `<p><a href="/l/"><img src="/p.png" width="1" height="1" alt="a"></a> <img src="/p.png" width="1" height="1" alt="b"></p>`},
		{"[*a* **b** `c`](gone)", `<p><em>a</em> <strong>b</strong> <code>c</code></p>`},
		{"[a](gone)[b](x)", `<p>a<a href="/l/">b</a></p>`},
		{"| [a](x) |\n|---|\n| [b](gone) |", `<div class="table" tabindex="0"><table><thead><tr><th scope="col"><a href="/l/">a</a></th></tr></thead><tbody><tr><td>b</td></tr></tbody></table></div>`},
		// what looks like a gap in a text is text
		{"galen-gap:0 [a](x) `<a href=\"galen-gap:0\">`", `<p>galen-gap:0 <a href="/l/">a</a> <code>&lt;a href="galen-gap:0"></code></p>`},
		{"[q](x)\n\n![&lt;a href=&quot;galen-gap:0&quot;&gt;](p.png) `' onerror=alert(1) x`",
			`<p><a href="/l/">q</a></p><p><img src="/p.png" width="1" height="1" alt='<a href="galen-gap:0">'> <code>' onerror=alert(1) x</code></p>`},
		{"[![&lt;/a&gt;](p.png)](gone) x", `<p><img src="/p.png" width="1" height="1" alt="</a>"> x</p>`},
		{"[b](https://b.example '&lt;/a&gt;&lt;img src=&quot;galen-gap:0&quot;') ![a](p.png)", `<p><a href="https://b.example" title="</a><img src=“galen-gap:0”">b</a> <img src="/p.png" width="1" height="1" alt="a"></p>`},
	} {
		b := bodyOf(t, tt.markdown)
		if got := filled(b); got != tt.want {
			t.Errorf("%q\ngot  %s\nwant %s", tt.markdown, got, tt.want)
		}
		if len(b.Segments) != len(b.Placeholders)+1 {
			t.Errorf("%q: %d pieces with %d gaps", tt.markdown, len(b.Segments), len(b.Placeholders))
		}
	}
}

func TestTags(t *testing.T) {
	for text, want := range map[string][]string{
		"":                        nil,
		"no tag":                  nil,
		"<p>a</p>":                {"<p>", "</p>"},
		`<p a="<b>" c='"</p>'>x`:  {`<p a="<b>" c='"</p>'>`},
		`<img alt=">">&lt;b>`:     {`<img alt=">">`},
		"<p":                      {"<p"},
		`<p a="`:                  {`<p a="`},
		`<a title='"'><b x="'">y`: {`<a title='"'>`, `<b x="'">`},
	} {
		var got []string
		for start, end := range tags(text) {
			got = append(got, text[start:end])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// TestBodyDigest: the digest changes with what a page shows of the body, and
// with nothing else.
func TestBodyDigest(t *testing.T) {
	same := [][2]string{{"[a](x)", "\n\n[a](x)\n"}, {"*a*", "_a_"}}
	for _, s := range same {
		if bodyOf(t, s[0]).Digest != bodyOf(t, s[1]).Digest {
			t.Errorf("%q and %q have two digests", s[0], s[1])
		}
	}
	seen := map[string]string{}
	for _, s := range []string{"", "a", "b", "[a](x)", "[a](y)", "[a](x#f)", `[a](x "t")`, "![a](x)", "[a](https://x.example)", "`a`"} {
		d := bodyOf(t, s).Digest.String()
		if other, ok := seen[d]; ok {
			t.Errorf("%q and %q have one digest", s, other)
		}
		seen[d] = s
	}
}

func TestBodyFacts(t *testing.T) {
	b := bodyOf(t, strings.Repeat("word ", 440)+"\n\n## A heading\n\nmore\n")
	if shape := b.shape(b.Headings.List()); b.Words != 443 || shape.Minutes != 3 || !shape.HasID("a-heading") || shape.HasID("") || b.Empty() {
		t.Errorf("%d words, headings %v, of the shape %v", b.Words, b.Headings, shape)
	}
	if b := bodyOf(t, " \n\n"); !b.Empty() || b.shape(nil).Minutes != 1 {
		t.Errorf("an empty text: %q, of the shape %v", b.Segments, b.shape(nil))
	}
	if b := (&Body{}); !b.Empty() {
		t.Error("no body is not empty")
	}
}

// dangers lists what a browser would see in HTML that no article may hold, and
// elements that are not closed in order.
func dangers(text string) (found []string) {
	allowed := map[string]bool{}
	for name := range strings.FieldsSeq("p h1 h2 h3 h4 h5 h6 a img figure figcaption em strong del code pre br hr ul ol li blockquote div table thead tbody tr th td dl dt dd sup span") {
		allowed[name] = true
	}
	var open []string
	ids := map[string]bool{}
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				found = append(found, "not closed: "+strings.Join(open, " "))
			}
			return found
		case html.CommentToken, html.DoctypeToken:
			found = append(found, string(z.Raw()))
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			if !allowed[token.Data] || token.Data == "span" && (len(token.Attr) == 0 || token.Attr[0].Key != "lang") {
				found = append(found, token.String())
			}
			if token.Data == "a" && slices.Contains(open, "a") {
				found = append(found, "a link in a link")
			}
			if !slices.Contains([]string{"img", "br", "hr"}, token.Data) {
				open = append(open, token.Data)
			}
			for _, a := range token.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "id" && ids[a.Val] {
					found = append(found, token.String())
				}
				if a.Key == "id" {
					ids[a.Val] = true
				}
				address := strings.ToLower(strings.Map(func(c rune) rune {
					if c <= ' ' {
						return -1
					}
					return c
				}, a.Val))
				safe := strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://") || !strings.Contains(strings.SplitN(address, "/", 2)[0], ":") ||
					strings.HasPrefix(address, "#") || strings.HasPrefix(address, "mailto:") || strings.HasPrefix(address, "tel:") || strings.HasPrefix(address, "http:") || strings.HasPrefix(address, "https:")
				if (a.Key == "href" || a.Key == "src") && !safe {
					found = append(found, token.String())
				}
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				found = append(found, "closed out of order: "+string(name))
			} else {
				open = open[:len(open)-1]
			}
		}
	}
}

// TestDangers: the test of tests finds what it is there to find.
func TestDangers(t *testing.T) {
	for _, bad := range []string{
		"<script>x</script>", "<p onclick=x>y</p>", "<p style=x>y</p>", `<a href="javascript:x">y</a>`, `<a href=" &#10;JaVa&#x73;cript:x">y</a>`, `<img src="data:x">`,
		"<!-- x -->", "<span>x</span>", "<span class=\"x\">y</span>", "<p>", "</p>", "<em><p></em></p>", "<a><a></a></a>", "<iframe></iframe>", `<p id="a"></p><p id="a"></p>`,
	} {
		if len(dangers(bad)) == 0 {
			t.Errorf("%s is found harmless", bad)
		}
	}
	if d := dangers(filled(bodyOf(t, "[a](x) ![b](y) `onclick=` <https://a.example> [m](mailto:a@b.c) [j](#h)\n\n## h\n\n1. x\n\n> y[^1]\n\n[^1]: z"))); len(d) > 0 {
		t.Errorf("harmless text is found dangerous: %v", d)
	}
}
