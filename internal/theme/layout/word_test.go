package layout_test

import (
	"bytes"
	"strings"
	"testing"

	"galen/internal/theme/layout"
	"galen/internal/words"
)

// TestWord: the words of a key, where they stand, with their arguments.
func TestWord(t *testing.T) {
	tests := []struct{ text, want string }{
		{`{{word "label.home"}}`, "Home"},
		{`<p title="{{word "label.home"}}">{{word "label.all"}}</p>`, `<p title="Home">All articles</p>`},
		{`{{word "withdrawn.title" "title" .Title}}`, "Withdrawn: Flu"},
		{`{{word "withdrawn.title" "title" "<b>'&\""}}`, `Withdrawn: &lt;b>'&amp;"`},
		{`<p title="{{word "withdrawn.title" "title" "<b>'&\""}}">`, `<p title="Withdrawn: &lt;b>&#39;&amp;&#34;">`},
		{`<a title='{{word "withdrawn.title" "title" .Title}}'>x</a>`, `<a title='Withdrawn: Flu'>x</a>`},
		{`{{word "study.people" "n" 1}}, {{word "study.people" "n" .Count}}, {{word "study.people" "n" 1234567}}`, "1 person, 3 people, 1,234,567 people"},
		{`{{.Count | word "study.people" "n"}}`, "3 people"},
		{`{{with word "label.home"}}{{.}}{{end}} {{print (word "label.home") "!"}} {{lower (word "label.home")}}`, "Home Home! home"},
		{`{{template "p" (dict "x" (word "label.page"))}}`, "[Page]"},
		{`{{word (print "label." .Facts.key)}}`, "Home"},
		{`{{word (print "label." "all")}}{{word .Facts.whole}}`, "All articlesHome"},
		{`{{word "feed.list" "list" .Title "site" "S"}}`, "S: Flu"},
		{`<title>{{word "feed.list" "site" .Title "list" (word "label.home")}}</title>`, "<title>Flu: Home</title>"},
		{`<a href="/?q={{word "label.all"}}">x</a>`, `<a href="/?q=All%20articles">x</a>`},
		{`<script>let a={{word "label.all"}}</script>`, `<script>let a="All articles"</script>`},
		{`<pre> {{word "label.all"}} </pre> {{word "label.all"}} x`, `<pre> All articles </pre>All articles x`},
		// with parts
		{`{{word "withdrawn.title" "title" (part "b" .)}}`, "Withdrawn: <b>Flu</b>"},
		{`<p> {{word "withdrawn.title" "title" (part "b" .)}} </p>`, "<p>Withdrawn: <b>Flu</b></p>"},
		{`{{word "feed.list" "list" (part "b" .) "site" .Title}}|{{word "feed.list" "list" .Title "site" (part "b" .)}}`, "Flu: <b>Flu</b>|<b>Flu</b>: Flu"},
		{`{{word "feed.list" "list" (part "b" .) "site" (part "fixed")}}`, "fixed: <b>Flu</b>"},
		{`{{range .Related}}{{word "feed.list" "list" (part "b" .) "site" $.Title}}{{end}}`, "Flu: <b>Cold &amp; &lt;cough></b>"},
		{`{{$x := .Title}}{{word "feed.list" "list" (part "p" (dict "x" $x)) "site" (part "p" (dict "x" (word "label.home")))}}`, "[Home]: [Flu]"},
		{`{{word "study.people" "n" (part "p" (dict "x" 5))}}`, ""}, // which form it is depends on the number
		{`<p title="{{word "withdrawn.title" "title" (part "fixed")}}">x</p>`, `<p title="Withdrawn: fixed">x</p>`},
		{`<title>{{word "withdrawn.title" "title" (part "fixed")}}</title>`, `<title>Withdrawn: fixed</title>`},
	}
	parts := []string{"_p.html", "[{{.x}}]", "_b.html", "<b>{{.Title}}</b>\n", "_fixed.html", "fixed"}
	data := example()
	data.Facts = map[string]string{"key": "home", "whole": "label.home"}
	for _, test := range tests {
		for _, more := range []string{"", `{{if .Count | and 1.0}}{{end}}`} { // the second is executed by html/template
			set, problems := layout.Load(theme(append(parts, "x.html", test.text+more)...), rules)
			if len(problems) > 0 {
				t.Errorf("%s: %s", test.text, report(problems))
				continue
			}
			var w bytes.Buffer
			err := set.Execute(&w, "x", data)
			if got := likeFast.Replace(w.String()); got != likeFast.Replace(test.want) || (err != nil) != (test.want == "") {
				t.Errorf("%s gives %q, %v", test.text, w.String(), err)
			}
		}
	}
}

// likeFast takes off the references that only html/template itself writes.
var likeFast = strings.NewReplacer("&#39;", "'", "&#34;", `"`, "&gt;", ">")

// TestWordDigest: a layout is made anew when its words are those of another language, and
// not when it asks for none.
func TestWordDigest(t *testing.T) {
	files := theme("a.html", `{{template "p" .}}`, "_p.html", `{{word "label.home"}}`, "b.html", "x", "c.html", `{{word (print "label." .)}}`)
	english, foreign := mustLoad(t, files, layout.Rules{Language: words.For("en")}), mustLoad(t, files, layout.Rules{Language: words.For("en-US")})
	for name, differs := range map[string]bool{"a": true, "b": false, "c": true} {
		if (english.Digest(name) != foreign.Digest(name)) != differs {
			t.Errorf("%s: differs is not %v", name, differs)
		}
	}
}

// BenchmarkWord executes a page of words.
func BenchmarkWord(b *testing.B) {
	for name, text := range map[string]string{"constant": `{{word "label.home"}}`, "number": `{{word "study.people" "n" .Count}}`, "text": `{{word "withdrawn.title" "title" .Title}}`,
		"key": `{{word (print "label." "all")}}`, "part": `{{word "withdrawn.title" "title" (part "p" .)}}`, "without": "Home", "value": "{{.Title}}"} {
		b.Run(name, func(b *testing.B) {
			set := mustLoad(b, theme("x.html", strings.Repeat("<p>"+text, 100), "_p.html", "<b>{{.Title}}</b>"), rules)
			data := example()
			b.ReportAllocs()
			var w bytes.Buffer
			for b.Loop() {
				w.Reset()
				if err := set.Execute(&w, "x", data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
