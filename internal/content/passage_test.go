package content

import (
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/fields"
	"galen/internal/lint/textseg"
	"galen/internal/source"
)

// inLanguage is a text below a good header, in a language if one is given.
func inLanguage(lang, text string) source.File {
	header := goodHeader
	if lang != "" {
		header = strings.Replace(header, "title:", "lang: "+lang+"\ntitle:", 1)
	}
	return source.NewFile("content/health/x.md", []byte(header+text+"\n"))
}

// htmlOf is the HTML of a text, with the language of each gap.
func htmlOf(t *testing.T, lang, text string) string {
	t.Helper()
	rules := blockRules
	rules.Language = "en-GB"
	document, list := Parse(inLanguage(lang, text), rules)
	if list.Failed() {
		t.Errorf("%s: %v %s", text, list, list[0].Hint)
		return ""
	}
	body := wordsOf(document).Body()
	var set strings.Builder
	body.Fill(&set, func(p Placeholder) (string, bool) {
		if p.Kind == Download {
			return "(" + p.Language + ")", true
		}
		return `<a href="` + p.Target + `">`, true
	}, nil)
	return set.String()
}

// TestPassages holds the HTML of passages, of blocks in another language, and of Galen's own words
// in them.
func TestPassages(t *testing.T) {
	for _, tt := range []struct{ lang, text, want string }{
		{"", `It is [le mot juste]{lang=fr}, "so".`, `<p>It is <span lang="fr">le mot juste</span>, “so”.</p>`},
		{"", `[le]{lang="fr"} [der]{ lang='de-AT' } [il]{lang = IT}`, `<p><span lang="fr">le</span> <span lang="de-AT">der</span> <span lang="it">il</span></p>`},
		{"", `"[il dit "non" -- et]{lang=fr}"`, "<p>“<span lang=\"fr\">il dit «\u202fnon\u202f» – et</span>”</p>"},
		{"", `[sie sagt "nein"]{lang=de} "no"`, `<p><span lang="de">sie sagt „nein“</span> “no”</p>`},
		{"", `[قال "لا"]{lang=ar}`, `<p><span lang="ar" dir="rtl">قال ”لا“</span></p>`},
		{"", `[a [b]{lang=en-GB} c]{lang=fr}`, `<p><span lang="fr">a <span lang="en-GB">b</span> c</span></p>`},
		{"", `[a [b]{lang=fr} c]{lang=fr} [d]{lang=en-GB}`, `<p><span lang="fr">a b c</span> d</p>`},
		{"", `[ا [b "c"]{lang=fr} ج]{lang=ar}`, "<p><span lang=\"ar\" dir=\"rtl\">ا <span lang=\"fr\" dir=\"ltr\">b «\u202fc\u202f»</span> ج</span></p>"},
		{"", "[a *b* `c]` **d**]{lang=fr} *[e*]{lang=fr}", `<p><span lang="fr">a <em>b</em> <code>c]</code> <strong>d</strong></span> *<span lang="fr">e*</span></p>`},
		{"", `*a [b* c]{lang=fr} d*`, `<p><em>a <span lang="fr">b* c</span> d</em></p>`},
		{"", `**a [*b* c]{lang=fr}**`, `<p><strong>a <span lang="fr"><em>b</em> c</span></strong></p>`},
		{"", "[one\ntwo]{lang=fr} x[³]{lang=fr}", "<p><span lang=\"fr\">one\ntwo</span> x<span lang=\"fr\">³</span></p>"},
		{"", `[[le titre](https://a.example/) et]{lang=fr} [le [b]{lang=es}](https://a.example/)`, `<p><span lang="fr"><a href="https://a.example/">le titre</a> et</span> <a href="https://a.example/">le <span lang="es">b</span></a></p>`},
		{"", "[le]{lang=fr} [le]\n\n[le]: https://a.example/", `<p><span lang="fr">le</span> <a href="https://a.example/">le</a></p>`},
		{"", `[le fichier [x](a.pdf)]{lang=fr}`, `<p><span lang="fr">le fichier <a href="a.pdf">x(fr)</a></span></p>`},
		{"", "## Le [mot]{lang=fr} {#mot}\n\na", `<h2 id="mot">Le <span lang="fr">mot</span></h2><p>a</p>`},
		{"", "## [Le mot]{lang=fr}\n\na", `<h2 id="le-mot"><span lang="fr">Le mot</span></h2><p>a</p>`},
		{"", "| a | [b]{lang=fr} |\n|---|---|\n| c | [d \"e\"]{lang=fr} |", "<div class=\"table\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">a</th><th scope=\"col\"><span lang=\"fr\">b</span></th></tr></thead><tbody><tr><td>c</td><td><span lang=\"fr\">d «\u202fe\u202f»</span></td></tr></tbody></table></div>"},
		{"", "[![Un \"chat\"](https://a.example/a.png \"Un 'chat'\")]{lang=de}", `<figure lang="de"><img <a href="https://a.example/a.png"> alt="Un „chat“"><figcaption>Un ‚chat‘</figcaption></figure>`},
		{"", "a[^1]\n\n[^1]: [le]{lang=fr}", `<p>a<sup id="x-fnref:1"><a href="#x-fn:1" class="footnote-ref" role="doc-noteref">1</a></sup></p><div class="footnotes" role="doc-endnotes"><hr><ol><li id="x-fn:1"><p><span lang="fr">le</span>&#160;<a href="#x-fnref:1" class="footnote-backref" title="Back to the text" role="doc-backlink">↩︎</a></p></li></ol></div>`},
		{"", ":::note{lang=es}\nUn \"caso\".\n:::", `<div lang="es" class="box box-note" role="note"><p class="box-title" lang="en-GB">Good to know</p><p>Un «caso».</p></div>`},
		{"", ":::note{lang=ar title='\"لا\"'}\nلا [x]{lang=fr}.\n:::", `<div lang="ar" dir="rtl" class="box box-note" role="note"><p class="box-title">”لا“</p><p>لا <span lang="fr" dir="ltr">x</span>.</p></div>`},
		{"", ":::quote{lang=es new=true by=\"Ana\"}\nNo \"voy\".\n:::", `<figure lang="es" class="pull"><blockquote><p>No «voy».</p></blockquote><figcaption>Ana</figcaption></figure>`},
		{"", "::::details{title=\"Wie\" lang=de}\n:::aside\nSo.\n:::\n::::", `<details lang="de" class="box"><summary>Wie</summary><div class="box box-aside" role="note"><p>So.</p></div></details>`},
		{"", ":::faq{lang=de}\n## Kann ich?\n\nJa.\n:::", `<div lang="de" class="faq"><h2 id="kann-ich">Kann ich?</h2><p>Ja.</p></div>`},
		{"", ":::key-points{lang=de}\n- a\n:::", `<div lang="de" class="box box-key-points" role="note"><p class="box-title" lang="en-GB">Key points</p><ul><li>a</li></ul></div>`},
		{"es", ":::note\nUn.\n:::\n\n:::note{lang=it}\nUno.\n:::", `<div class="box box-note" role="note"><p class="box-title">Conviene saberlo</p><p>Un.</p></div><div lang="it" class="box box-note" role="note"><p class="box-title" lang="es">Conviene saberlo</p><p>Uno.</p></div>`},
		{"es", "Un \"caso\".", `<p>Un «caso».</p>`},
		{"ar", "\"لا\".", `<p>”لا“.</p>`},
		{"es", "[Good \"words\"]{lang=en-GB}", `<p><span lang="en-GB">Good “words”</span></p>`},
		{"yi", ":::note\nלא.\n:::", `<div class="box box-note" role="note"><p class="box-title" lang="en-GB" dir="ltr">Good to know</p><p>לא.</p></div>`},
		{"la", ":::urgent\n- a\n:::", `<div class="box box-urgent" role="note"><p class="box-title" lang="en-GB">Call 999 if</p><ul><li>a</li></ul></div>`},
		{"la", "a[^1]\n\n[^1]: b", `<p>a<sup id="x-fnref:1"><a href="#x-fn:1" class="footnote-ref" role="doc-noteref">1</a></sup></p><div class="footnotes" role="doc-endnotes"><hr><ol><li id="x-fn:1"><p>b&#160;<a href="#x-fnref:1" class="footnote-backref" lang="en-GB" title="Back to the text" role="doc-backlink">↩︎</a></p></li></ol></div>`},
	} {
		if got := htmlOf(t, tt.lang, tt.text); got != tt.want {
			t.Errorf("%q %s\n got %s\nwant %s", tt.lang, tt.text, got, tt.want)
		}
	}
}

// TestPassageProblems: what cannot be a passage is told where it stands, and what to write then is
// without fault.
func TestPassageProblems(t *testing.T) {
	for _, tt := range []struct{ text, at, what, hint, mended string }{
		{"The [mot]{lang=}.", "1:16", `"lang" is empty`, `lang=es`, "The [mot]{lang=es}."},
		{"The [mot]{lang}.", "1:11", "“lang” has no value", `write  lang=es  between the braces`, "The [mot]{lang=es}."},
		{"The [mot]{lan=fr}.", "1:11", `unknown key "lan"`, `did you mean "lang"?`, "The [mot]{lang=fr}."},
		{"The [mot]{language=fr}.", "1:11", `unknown key "language"`, `here this key is called "lang"`, "The [mot]{lang=fr}."},
		{"The [mot]{lang=french}.", "1:16", `unknown language "french"`, `did you mean "fr"?`, "The [mot]{lang=fr}."},
		{"The [mot]{lang=en_GB}.", "1:16", `unknown language "en_GB"`, `did you mean "en-GB"?`, "The [mot]{lang=en-GB}."},
		{"The [mot]{lang=fr lang=de}.", "1:19", `"lang" is given twice`, "delete one of them", "The [mot]{lang=fr}."},
		{"The [mot]{lang=fr dir=rtl}.", "1:19", `unknown key "dir"`, "the keys are: lang", "The [mot]{lang=fr}."},
		{"The [mot]{fr}.", "1:11", "“fr” has no value", `write  lang=fr  between the braces`, "The [mot]{lang=fr}."},
		{"The []{lang=fr}.", "1:5", "this passage has no text", "write them between the brackets, or delete it", "The ."},
		{"![a [mot]{lang=fr}](https://a.example/a.png)", "1:5", "the description of a picture is in one language", "[![…](…)]{lang=fr}", "[![a mot](https://a.example/a.png)]{lang=fr}"},
		{":::note{lang=xx-nowhere}\na\n:::", "1:14", `unknown language "xx-nowhere"`, "write a tag such as es, pt-BR or ar", ":::note{lang=es}\na\n:::"},
		{":::note{lang=}\na\n:::", "1:14", `"lang" is empty`, "write, for example,  lang=es", ":::note{lang=es}\na\n:::"},
		{":::quote{lang=frenchh new=true by=a}\na\n:::", "1:15", `unknown language "frenchh"`, `did you mean "fr"?`, ":::quote{lang=fr new=true by=a}\na\n:::"},
		{`The <span lang="fr">mot</span>.`, "1:5", "HTML is not allowed in an article: <span lang=\"fr\">", `write  [mot]{lang=fr}`, "The [mot]{lang=fr}."},
		{`The <em lang="fr">mot</em>.`, "1:5", "HTML is not allowed in an article: <em lang=\"fr\">", `write  [*mot*]{lang=fr}`, "The [*mot*]{lang=fr}."},
		{`<div lang="fr">`, "1:1", "HTML is not allowed in an article: <div lang=\"fr\">", `write  [the words]{lang=fr}`, "[the words]{lang=fr}"},
		{"The :lang[mot]{fr}.", "1:5", "this mark of another program would be printed as typed", "write  [mot]{lang=fr}", "The [mot]{lang=fr}."},
		{"The *mot*{lang=fr}.", "1:10", "Markdown has no attributes here; this would be printed", "put the words between brackets:  [words]{lang=fr}", "The [*mot*]{lang=fr}."},
		{"The [mot](https://a.example/){lang=fr}.", "1:30", "Markdown has no attributes here; this would be printed", "put the words between brackets:  [words]{lang=fr}", "The [[mot](https://a.example/)]{lang=fr}."},
	} {
		_, list := Parse(inLanguage("", tt.text), blockRules)
		above := strings.Count(goodHeader, "\n")
		if len(list) != 1 || !strings.Contains(list[0].Message, tt.what) || !strings.Contains(list[0].Hint, tt.hint) {
			t.Errorf("%s\n got %v", tt.text, list)
			for _, d := range list {
				t.Log(d.Hint)
			}
			continue
		}
		at := list[0].Position
		at.Line -= above
		if got := strings.TrimPrefix(at.String(), at.File+":"); got != tt.at {
			t.Errorf("%s: told at %s, not at %s", tt.text, got, tt.at)
		}
		if _, again := Parse(inLanguage("", tt.mended), blockRules); len(again) > 0 {
			t.Errorf("%s: %v", tt.mended, again)
		}
	}
}

// TestNoPassage: brackets before other braces stay what they are.
func TestNoPassage(t *testing.T) {
	for text, want := range map[string]string{
		`[a] {b}`: "<p>[a] {b}</p>", `[1]{2}`: "<p>[1]{2}</p>", `\[a]{b}`: "<p>[a]{b}</p>", "`[a]{lang=fr}`": "<p><code>[a]{lang=fr}</code></p>", `[a\]{b}`: "<p>[a]{b}</p>",
	} {
		if got := htmlOf(t, "", text); got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
}

// TestPassageWords: the words of a passage stay in the texts that are searched and reviewed, and
// the rules are told that they are no English.
func TestPassageWords(t *testing.T) {
	f := inLanguage("", "A [mot \"juste\"]{lang=fr} here.\n\n:::quote{lang=es new=true by=Ana}\nNo voy.\n:::")
	var said *textseg.Text
	rules := blockRules
	rules.Check = func(_ *Article, text *textseg.Text) (none diag.List) { said = text; return nil }
	Parse(f, rules)
	if said == nil || len(said.Blocks) != 3 {
		t.Fatal(said)
	}
	first := said.Blocks[0]
	if len(first.Code) != 1 || first.Cut(first.Code[0]) != "mot «\u202fjuste\u202f»" {
		t.Error(first.Text, first.Code)
	}
	if a, b := said.Blocks[1].Kind, said.Blocks[2].Kind; a != textseg.Code || b != textseg.Code {
		t.Error(a, b)
	}
	m := ManuscriptOf(f, Parts{}, nil)
	n := ManuscriptOf(inLanguage("", "A mot \"juste\" here.\n\n:::quote{lang=es new=true by=Ana}\nNo voy.\n:::"), Parts{}, nil)
	if m.Digest() != n.Digest() {
		t.Error("the marks of a passage are taken for words")
	}
}

// TestPassageInField: a field of Markdown is in the language of its article.
func TestPassageInField(t *testing.T) {
	rules := blockRules
	rules.Language = "en-GB"
	rules.Fields = fields.Declarations{{Name: "note", Type: fields.Text, Owners: []fields.Owner{fields.Articles}}}
	for lang, want := range map[string]string{
		"":   `<p>Un “caso”, [x] <span lang="fr">le mot</span> so</p>`,
		"es": `<p>Un «caso», [x] <span lang="fr">le mot</span> <span lang="en-GB">so</span></p>`,
	} {
		f := inLanguage(lang, "Text.")
		f = source.NewFile(f.Path, []byte(strings.Replace(string(f.Data), "title:", "note: 'Un \"caso\", [x] [le mot]{lang=fr} [so]{lang=en-GB}'\ntitle:", 1)))
		document, list := Parse(f, rules)
		if len(list) > 0 {
			t.Error(list)
			continue
		}
		if got := strings.Join(documentOf(document).Fields[0].Rich.Segments, ""); got != want {
			t.Errorf("%s:\n got %s\nwant %s", lang, got, want)
		}
	}
}
