package asset

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/theme/javascript"
	"galen/internal/theme/privacy"
)

var fuzzRules = Rules{Root: "/news/", Origin: "https://news.example", Allow: []string{"https://media.example"}}

// fuzzLoad publishes one file beside a few others, checks that every problem
// lies within it, and gives the published bytes, nil after a problem.
func fuzzLoad(t *testing.T, name string, text []byte) []byte {
	set, list := Load([]source.File{
		source.NewFile("static/"+name, text),
		source.NewFile("static/other.css", []byte("a{top:1px}")), source.NewFile("static/img/x.pdf", []byte("%PDF-1.7")),
		source.NewFile("static/other.js", []byte("let a")),
	}, fuzzRules)
	for _, d := range list {
		if d.File != "static/"+name || d.Message == "" || d.Hint == "" || d.Code == "" {
			t.Fatalf("%+v", d)
		}
		if d.Line > 1+bytes.Count(text, []byte("\n")) || d.Line > 0 && d.Column < 1 {
			t.Fatalf("outside the file: %v", d)
		}
	}
	a, ok := set.Lookup(name)
	if !ok {
		t.Fatal("the file is gone")
	}
	if list.Failed() {
		if a.Data != nil {
			t.Fatalf("published in spite of %v", list)
		}
		return nil
	}
	return a.Data
}

// FuzzSheet: what is published fetches nothing foreign, is valid, and has the
// same declarations.
func FuzzSheet(f *testing.F) {
	for _, seed := range []string{
		`a { color: red; background: url( "img/x.pdf" ) }`, `@import 'other.css' layer(x) screen;`, `@import url(other.css);`,
		`@media (min-width: 1px) { a:hover > b { c: d } }`, `a { &:hover { b: c } > d { e: f } :is(G) { h: i } j: k }`,
		`a { @media x { b: c; d { e: f } } }`, `@layer a { } @layer b.c { d { e: f } }`, `a { flex: 1 1 0px; flex-basis: 0%; rotate: 0deg }`,
		`@font-face { src: src("img/x.pdf"), url(data:font/woff2;base64,AAAA) }`, `a{b:image-set("img/x.pdf" 1x,url(/img/x.pdf) 2x)}`,
		`a { --x: { y: z }; --e:; --u: url(img/x.pdf) }`, `/* a */ <!-- a{b:c} --> /*! d */`, `a{b:"c\"d" 'e' "\41 "}`, `u+a{b:U+4??}`,
		`svg linearGradient, ::part(Note) [A=B i] { c: d!important }`, `@keyframes x { from { a: b } 50.5% { c: d } }`,
		`a{b:url(//evil.example/x)}`, `a{b:u\72l(https://evil.example)}`, `a{b:c`, `@layer a{`, `a{b:"c`, `}`, `a{b:(}`, `a{*b:c;filter:progid:D.E(f=1)}`,
		"a{b:\"c\n}", `@page :first { margin: 1in; @top-left { content: "x" } }`, `a{b:url(a b)}`, `a{b:/**/c/**/d}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		out := fuzzLoad(t, "site.css", text)
		for _, found := range privacy.CSS(out) {
			if privacy.Foreign(found.URL, fuzzRules.Origin, fuzzRules.Allow) {
				t.Fatalf("fetches %q in %q", found.URL, out)
			}
		}
		if list := readSheet(out, diag.NewLines("x.css", out), false).list; len(list) > 0 {
			t.Fatalf("%v in %q", list, out)
		}
		if clean, _ := source.Text(source.NewFile("", text)); out != nil && !slices.Equal(properties(clean), properties(out)) {
			t.Fatalf("%q became %q: %q, %q", text, out, properties(clean), properties(out))
		}
	})
}

// properties are the properties of all declarations of a sheet, in order.
func properties(text []byte) (all []string) {
	var words []token
	lexer := css.NewLexer(parse.NewInputBytes(bytes.Clone(text)))
	for {
		kind, data := lexer.Next()
		if kind == css.ErrorToken {
			break
		}
		if t := (token{kind, data, 0}); !blank(t) {
			words = append(words, t)
		}
	}
	for i := 1; i+1 < len(words); i++ {
		before := words[i-1].TokenType
		if before != css.LeftBraceToken && before != css.RightBraceToken && before != css.SemicolonToken ||
			words[i].TokenType != css.IdentToken || words[i+1].TokenType != css.ColonToken {
			continue
		}
		end := slices.IndexFunc(words[i:], func(t token) bool {
			return t.TokenType == css.LeftBraceToken || t.TokenType == css.RightBraceToken || t.TokenType == css.SemicolonToken
		})
		if end < 0 || words[i+end].TokenType != css.LeftBraceToken {
			all = append(all, strings.ToLower(string(words[i].data)))
		}
	}
	return all
}

// FuzzData: what is published means the same, number for number.
func FuzzData(f *testing.F) {
	for _, seed := range []string{
		`{"a": [1, 2.50, -0, 1e5, true, null, "x\u00e9\n"]}`, `[1,]`, `{"a":1,}`, `{} {}`, ``, ` `, `"a`, `{'a':1}`, `[1 2]`, `{"a" 1}`, `// x`, `tru`,
		`"` + "\u2028" + `"`, `["\ud800"]`, `{"icons":[{"src":"https://evil.example/x"}]}`, `[[[[[]]]]]`, `01`, "[\"\\u00\"]", "\"a\nb\"",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		out := fuzzLoad(t, "manifest.json", text)
		if out == nil {
			return
		}
		if before, after := values(t, text), values(t, out); !reflect.DeepEqual(before, after) {
			t.Fatalf("%q became %q", text, out)
		}
	})
}

func values(t *testing.T, text []byte) (all []json.Token) {
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	d.UseNumber()
	for {
		v, err := d.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatalf("%v in %q", err, text)
		}
		all = append(all, v)
	}
}

// FuzzScript: whatever is written in a script, what is published can be read.
func FuzzScript(f *testing.F) {
	for _, seed := range []string{
		`import { a } from "./other.js"; export * from '/news/other.js'; import("../other.js")`, "let a = `b${c}d`; /x/g.test(a / b)",
		`import "https://evil.example/x.js"`, `class A { #b = 1; static { c() } }`, `a ?? b?.c ** d`, `"use strict"; with (a) b`, `let a = '`, `(`, "`", `/*`,
		"let a\u2028= )", `for (const a of b) { label: continue label }`, `async () => { for await (x of y) yield }`, `import "a`, `from "x"`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		out := fuzzLoad(t, "a.js", text)
		if out == nil {
			return
		}
		for _, q := range javascript.Read(out).Requests {
			if privacy.Foreign(q.URL, fuzzRules.Origin, fuzzRules.Allow) {
				t.Fatalf("fetches %q in %q", q.URL, out)
			}
		}
	})
}

// FuzzDrawing: the words that a reader sees stay apart.
func FuzzDrawing(f *testing.F) {
	const head, tail = `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">`, `</svg>`
	for _, seed := range []string{
		`<text>25 <tspan>of</tspan> 26</text>`, `<text xml:space="preserve">  a  b </text>`, `<g id="010" aria-label='1000'/>`, `<style>a { rotate: 0deg }</style>`,
		`<text> <tspan> a </tspan> <tspan> b </tspan> </text>`, `<text><textPath>a </textPath>b</text>`, `<text>&lt; &amp; &#160; x</text>`, `<title> a  b </title>`,
		`<path d="M 0 0 L 1 1 Z" style="fill : red"/>`, `<text>a` + "\U000F0000 \U000F0001" + `<tspan/> b</text>`,
	} {
		f.Add([]byte(head + seed + tail))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		out := fuzzLoad(t, "a.svg", text)
		if out == nil {
			return
		}
		before, after := words(t, text), words(t, out)
		if before != after {
			t.Fatalf("%q became %q:\n%q\n%q", text, out, before, after)
		}
	})
}

// words is what stands in the texts of a drawing, runs of spaces taken as one.
func words(t *testing.T, drawing []byte) string {
	var all strings.Builder
	depth := 0
	d := xml.NewDecoder(bytes.NewReader(drawing))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return strings.Join(strings.Fields(all.String()), " ")
		}
		if err != nil {
			t.Fatalf("%v in %q", err, drawing)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth > 0 || token.Name.Local == "text" {
				depth++
			}
		case xml.EndElement:
			if depth--; depth <= 0 {
				depth = 0
				all.WriteString(" ")
			}
		case xml.CharData:
			if depth > 0 {
				all.Write(token)
			}
		}
	}
}

// FuzzOthers: pages and icons never break anything.
func FuzzOthers(f *testing.F) {
	f.Add([]byte(`<style>a{b:url(x)}</style><img srcset="a 1x, https://evil.example/x 2x" style="b:url('c')"><link rel=icon href=d><!-- e -->`))
	f.Add([]byte("\x00\x00\x01\x00\x01\x00" + strings.Repeat("\x00", 8) + "\x28\x00\x00\x00\x16\x00\x00\x00\x28" + strings.Repeat("\x00", 40)))
	f.Fuzz(func(t *testing.T, data []byte) {
		fuzzLoad(t, "a.html", data)
		fuzzLoad(t, "a.ico", data)
		fuzzLoad(t, "a.txt", data)
	})
}
