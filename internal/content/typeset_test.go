package content

import (
	"testing"

	"galen/internal/testing/tally"
)

// TestKind4Markup is kind 4 of the issue in texts with markup: what a quotation mark is
// depends on the words that a reader sees beside it.
func TestKind4Markup(t *testing.T) {
	tally.Kind(t, 4)
	cases := [][2]string{
		// listed
		{`![It's "so"](p.svg "It's a 'cap' -- so")`, `<figure><img src="/p.png" width="1" height="1" alt="It’s “so”"><figcaption>It’s a ‘cap’ – so</figcaption></figure>`},
		{"a 'trial' and the 'no' vote, class of '99", "<p>a ‘trial’ and the ‘no’ vote, class of ’99</p>"},
		{`*"[x](https://a.example/)"*`, `<p><em>“<a href="https://a.example/">x</a>”</em></p>`},
		// made up
		{`"*so*" '**so**' *"so"* **'so'**`, "<p>“<em>so</em>” ‘<strong>so</strong>’ <em>“so”</em> <strong>‘so’</strong></p>"},
		{"[WHO](https://a.example/)'s and *Nature*'s and `code`'s", `<p><a href="https://a.example/">WHO</a>’s and <em>Nature</em>’s and <code>code</code>’s</p>`},
		{"don'*t* and *don*'t", "<p>don’<em>t</em> and <em>don</em>’t</p>"},
		{"([\"a\"](https://a.example/)) \"`x`\"", `<p>(<a href="https://a.example/">“a”</a>) “<code>x</code>”</p>`},
		{"\"one\ntwo\" 'three\nfour'", "<p>“one\ntwo” ‘three\nfour’</p>"},
		{`\"so\" \'so\' \-- \...`, `<p>"so" 'so' -- ...</p>`},
		{"&quot;so&quot; &#39;so&#39; (&#34;", `<p>"so" 'so' ("</p>`},
		{"AT&amp;T's R&D's a&nbsp;'b' &mdash;'c' caf&eacute;'s", "<p>AT&amp;T’s R&amp;D’s a ‘b’ —‘c’ café’s</p>"},
		{"`'x' -- ...` 'x'", "<p><code>'x' -- ...</code> ‘x’</p>"},
		{"<https://a.example/a--b...c> \"<https://a.example/>\"", `<p><a href="https://a.example/a--b...c">https://a.example/a--b...c</a> “<a href="https://a.example/">https://a.example/</a>”</p>`},
		{"~~'so'~~ 5'10\" and \"a 6\" pipe\"", `<p><del>‘so’</del> 5'10" and “a 6" pipe”</p>`},
		{"> 'T was' -- \"so\"", "<blockquote><p>‘T was’ – “so”</p></blockquote>"},
		{"- 'a'\n- \"b\"", "<ul><li>‘a’</li><li>“b”</li></ul>"},
		{"'a' |\n--|\n\"b\" |", `<div class="table" tabindex="0"><table><thead><tr><th scope="col">‘a’</th></tr></thead><tbody><tr><td>“b”</td></tr></tbody></table></div>`},
		{`a "![b "c"](p.svg) d"`, `<p>a “<img src="/p.png" width="1" height="1" alt="b “c”"> d”</p>`},
		{"\"so\"[^1] and 'so'[^1] on.\n\n[^1]: It's 'so'.", `<p>“so”<sup id="x-fnref:1"><a href="#x-fn:1" class="footnote-ref" role="doc-noteref">1</a></sup> and ‘so’<sup id="x-fnref1:1"><a href="#x-fn:1" class="footnote-ref" role="doc-noteref">1</a></sup> on.</p><div class="footnotes" role="doc-endnotes"><hr><ol><li id="x-fn:1"><p>It’s ‘so’.&#160;<a href="#x-fnref:1" class="footnote-backref" title="Back to the text" role="doc-backlink">↩︎</a>&#160;<a href="#x-fnref1:1" class="footnote-backref" title="Back to the text" role="doc-backlink">↩︎</a></p></li></ol></div>`},
		{"a *-*- b -*-* c", "<p>a <em>-</em>- b -<em>-</em> c</p>"},
		{"p << 0.05, <<mot>>", "<p>p &lt;&lt; 0.05, «mot»</p>"},
	}
	for _, c := range cases {
		if got := filled(bodyOf(t, c[0])); got != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}

// TestLanguagesMarkup: the marks of languages, and the spaces of French, in texts with markup.
func TestLanguagesMarkup(t *testing.T) {
	t.Parallel()
	for _, c := range [][3]string{
		{"fr", "**Attention**: l'étude *\"A\"*? Non; `a: b?` et <https://a.example/?q>: oui!", "<p><strong>Attention</strong>\u00a0: l’étude <em>«\u202fA\u202f»</em>\u202f? Non\u202f; <code>a: b?</code> et <a href=\"https://a.example/?q\">https://a.example/?q</a>\u00a0: oui\u202f!</p>"},
		{"fr", "« Oui » : **non ?** [a](https://a.example/): b\n! c", "<p>«\u202fOui\u202f»\u00a0: <strong>non\u202f?</strong> <a href=\"https://a.example/\">a</a>\u00a0: b\n! c</p>"},
		{"fr", "`c`: d; R&amp;D: e\\: f", "<p><code>c</code>\u00a0: d\u202f; R&amp;D\u00a0: e: f</p>"},
		{"fr", "a: | b?\n--|--\n\"c\": | 12:30", `<div class="table" tabindex="0"><table><thead><tr><th scope="col">a` + "\u00a0" + `:</th><th scope="col">b` + "\u202f" + `?</th></tr></thead><tbody><tr><td>«` + "\u202fc\u202f»\u00a0" + `:</td><td>12:30</td></tr></tbody></table></div>`},
		{"fr", "Oui: [why? \"so\"]{lang=en} Bon?", "<p>Oui\u00a0: <span lang=\"en\">why? “so”</span> Bon\u202f?</p>"},
		{"fr", "![Un \"chat\"?](p.svg \"Un 'chat': ici\")", "<figure><img <a href=\"p.svg\"> alt=\"Un «\u202fchat\u202f»\u202f?\"><figcaption>Un “chat”\u00a0: ici</figcaption></figure>"},
		{"fr-CA", "Quoi? Voici: \"a\" ; b", "<p>Quoi? Voici\u00a0: «\u00a0a\u00a0»\u202f; b</p>"},
		{"de", "Er sagt: \"Das 'neue' Mittel.\" *\"So\"*", "<p>Er sagt: „Das ‚neue‘ Mittel.“ <em>„So“</em></p>"},
		{"de-CH", "\"Das 'neue' Mittel.\"", "<p>«Das ‹neue› Mittel.»</p>"},
		{"ja", "彼は\"**重点**\"と'言'った", "<p>彼は「<strong>重点</strong>」と『言』った</p>"},
		{"es", "\"El 'nuevo' fármaco\", dijo", "<p>«El “nuevo” fármaco», dijo</p>"},
	} {
		if got := htmlOf(t, c[0], c[1]); got != c[2] {
			t.Errorf("%s %s\n got %q\nwant %q", c[0], c[1], got, c[2])
		}
	}
}

// TestKind5HeadingIDs is kind 5 of the issue for headings: their ids are made from the
// words that are seen.
func TestKind5HeadingIDs(t *testing.T) {
	tally.Kind(t, 5)
	for heading, want := range map[string]string{
		// listed
		"Signs[^1]": "signs",
		// made up
		"**What** *is*  it?":                    "what-is-it",
		"The [paper](https://a.example/x) says": "the-paper-says",
		"Half`code`":                            "halfcode",
		"It's 'so' -- again":                    "its-so-again",
		"R&amp;D":                               "r-d",
		"Page one":                              "the-page-one",
		"!!!":                                   "section",
	} {
		b := bodyOf(t, "## "+heading+"\n\nText[^1].\n\n[^1]: Note.")
		if got := b.Headings.List()[0].ID; got != want {
			t.Errorf("%s: %s, want %s", heading, got, want)
		}
	}
	b := bodyOf(t, "## Signs[^1]\n\n[it](#signs)[^1]\n\n## Signs\n\nText.\n\n[^1]: Note.")
	if b.Headings.List()[1].ID != "signs-2" {
		t.Error(b.Headings)
	}
}
