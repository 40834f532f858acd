package layout

import (
	"bytes"
	"fmt"
	"html/template"
	"math/rand/v2"
	"strings"
	"testing"

	"galen/internal/source"
	"galen/internal/testing/tally"
)

// meanings are actions in which a second implementation of the language slips.
var meanings = []string{
	// listed
	`{{with $x := "STALE"}}{{end}}{{range $e := .Empty}}{{else}}[{{$e}}]{{end}}`, `{{1e6}}`, `{{1.50}}{{1e6}}`, `{{eq 1.0 1}}`, `{{add 1.0 2}}`, `{{0i}}`, `{{.Show 1.0}}`,
	`{{lt -9223372036854775807 2}}`, `{{gt -9223372036854775807 2}}`, `{{$x := 1}}{{if or true ($x := 5)}}{{$x}}{{end}}`, `{{.Fail | and 0}}`, `{{nil}}`, `{{.HTMLPtr}}`, `{{.Small -1}}`, `{{.Panic}}`,
	// made up: variables in {{else}} of a loop are the list
	`{{range $i, $e := .Empty}}{{else}}{{$i}}{{$e}}{{end}}`, `{{range $e := 0}}{{else}}{{$e}}{{end}}`,
	`{{range $e := .NilList}}{{else}}{{len $e}}{{end}}`, `{{range .Empty}}{{else}}{{.Text}}{{end}}`, `{{range $x := .Nil}}{{else}}{{$x}}{{end}}`,
	// numbers
	`{{1.0}}`, `{{1i}}`, `{{'a'}}`, `{{0x10}}`, `{{010}}`, `{{1_000}}`, `{{-0}}`, `{{+1}}`, `{{99999999999999999999}}`, `{{9223372036854775807}}`,
	`{{eq 1 1}}`, `{{.Show 1}}`, `{{.Show 'a'}}`, `{{.Show 0x10}}`, `{{.Real 1}}`, `{{.Real 1.5}}`, `{{lt 1.0 2.0}}`,
	`{{le 2 -9223372036854775807}}`, `{{ge .Big 1}}`, `{{lt .Big 1}}`, `{{lt 1 .Big}}`, `{{ne .Big .Zero}}`,
	`{{.Small 256}}`, `{{.Small 255}}`, `{{.Tiny 128}}`, `{{.Tiny -128}}`, `{{.Tiny 300}}`, `{{.Small .Zero}}`, `{{.Small (1)}}`, `{{.Two 1 2}}`, `{{eq .Byte 200}}`, `{{lt .Byte 1}}`,
	// assignments in brackets
	`{{$x := 1}}{{if and false ($x = 5)}}{{end}}{{$x}}`, `{{$x := 1}}{{print ($x := 2) $x}}{{$x}}`, `{{with ($x := .Text)}}{{$x}}{{end}}`,
	`{{$x := 1}}{{if true}}{{$x = 2}}{{end}}{{$x}}`, `{{$x := 1}}{{if true}}{{$x := 2}}{{end}}{{$x}}`, `{{$x := 1}}{{range 3}}{{$x = add $x .}}{{end}}{{$x}}`, `{{range $i := .Strings}}{{$i = 1}}{{$i}}{{end}}`,
	// calls that fail, and what is not called
	`{{.Fail | or 1}}`, `{{and 0 .Fail}}`, `{{or 1 .Fail}}`, `{{and 1 .Fail}}`, `{{and 0 .Panic}}`, `{{.Panic | and 0}}`, `{{.Sometimes 1}}`, `{{.Sometimes 2}}`, `{{1 | and}}`, `{{and}}`,
	`{{call .Func}}`, `{{.Func}}`, `{{call .Text}}`, `{{call nil}}`, `{{.Ok 1}}`, `{{.Text 1}}`, `{{.Names}}`, `{{.Names "a" "b"}}`, `{{.Names 1}}`,
	// nothing, and pointers
	`{{.Nil}}`, `{{if nil}}{{end}}`, `{{with .Nil}}{{else}}none{{end}}`, `{{print nil}}`, `{{print .Nil}}`, `{{.NilErr}}`, `{{eq .Nil nil}}`, `{{eq nil nil}}`, `{{not nil}}`, `{{len nil}}`, `{{index nil 0}}`, `{{.Show nil}}`,
	`{{.Show .Nil}}`, `{{.Nothing}}`, `{{.Nothing.X}}`, `{{.TextPtr}}`, `{{.NilPtr}}`, `{{.NilPtr.Text}}`, `{{.PtrPtr.Text}}`, `{{.Pick nil}}`, `{{.Pick .NilPtr}}`, `{{.Pick .Nil}}`, `{{or .Nil "x"}}`,
	`{{range .Nil}}x{{else}}none{{end}}`, `{{range .NilPtr}}x{{end}}`, `{{.Missing}}`, `{{.Map.nope}}`, `{{index .Map "nope"}}`, `{{.NilMap.x}}`, `{{$.Map.Deep.A}}`,
	// types that say what a value is safe for, or how it reads
	`{{.HTML}}`, `{{.JS}}`, `{{.URL}}`, `{{.CSS}}`, `{{.Attr}}`, `{{.Str}}`, `{{.Set}}`, `{{.Err}}`, `{{.Stringer}}`, `{{.Level}}`, `{{.Label}}`, `{{.Wait}}`, `{{.Levels}}`, `{{if .Stringer}}yes{{end}}`, `{{if .Level}}yes{{end}}`,
	`{{lower .Label}}`, `{{.Wanted .Level}}`, `{{.Wanted 3}}`, `{{eq .Label "x"}}`, `{{eq .Level 3}}`, `{{range .Level}}{{.}}{{end}}`, `{{range $i := .Level}}{{$i}}{{end}}`, `{{print .Stringer .Err}}`, `{{.Show .HTML}}`,
	// methods of values and pointers
	`{{.Struct.Value}}`, `{{.Struct.Pointer}}`, `{{.Inner.Value}}`, `{{.Inner.Pointer}}`, `{{.Ptr.Value}}`, `{{.Ptr.Pointer}}`, `{{(index .Structs 0).Pointer}}`, `{{range .Structs}}{{.Pointer}}{{end}}`, `{{range .Ptrs}}{{.Text}}{{end}}`,
	`{{with .Struct}}{{.Pointer}}{{end}}`, `{{$s := .Struct}}{{$s.Pointer}}`, `{{(dict "s" .Struct).s.Pointer}}`, `{{(dict "s" .Struct).s.Value}}`, `{{template "inner" .Struct}}`, `{{template "inner" .Ptr}}`, `{{template "inner"}}`,
	// loops
	`{{range 3}}{{.}}{{end}}`, `{{range -1}}x{{else}}none{{end}}`, `{{range $i, $e := 3}}{{$e}}{{end}}`, `{{range .Map}}{{.}}{{end}}`, `{{range $k, $v := .Ints}}{{$k}}{{$v}}{{end}}`, `{{range .Array}}{{.}}{{end}}`,
	`{{range "text"}}{{.}}{{end}}`, `{{range .Yes}}{{end}}`, `{{range .Strings}}{{if .}}{{continue}}{{end}}x{{break}}{{end}}`, `{{range $i, $e := .Strings}}{{if $i}}{{break}}{{end}}{{$e}}{{end}}`,
	// lists and texts
	`{{index .Strings 0}}`, `{{index .Strings 9}}`, `{{index .Strings -1}}`, `{{index .Strings "a"}}`, `{{index .Text 0}}`, `{{index .Map "Text"}}`, `{{index .Ints 1}}`, `{{index .Strings .Byte}}`, `{{slice .Strings 1}}`,
	`{{slice .Strings .Stringer}}`, `{{slice .Strings .Level}}`, `{{slice .Strings .Nil}}`, `{{slice .Strings nil}}`, `{{index .Strings .Stringer}}`, `{{first .Stringer .List}}`,
	`{{slice .Strings 1 9}}`, `{{slice .Text 0 0}}`, `{{slice .Strings 2 1}}`, `{{slice (slice .Strings 0 1) 0 2}}`, `{{len .Map}}`, `{{len .Zero}}`, `{{len .Ptr}}`, `{{print 1 2 "a" "b" 3}}`, `{{println 1 "a"}}`, `{{printf "%d" "x"}}`,
	`{{printf "%s" .Err}}`, `{{.Text | printf "%s-%s" "a"}}`, `{{join .List ", "}}`, `{{join nil ""}}`, `{{first 2 .List}}`, `{{dict "a"}}`, `{{eq .Strings .Strings}}`, `{{eq .Ptr .Ptr}}`, `{{eq .Struct .Struct}}`, `{{eq 1 "1"}}`, `{{eq "a" 1 "a"}}`, `{{eq "a" "a" 1}}`,
	`{{html .Text}}`, `{{.Text | html}}`, `{{.Text | urlquery}}`, `{{js .Text}}`, `{{.Text | html | print}}`, `{{(.Text)}}`, `{{((.Text) | print)}}`, `{{"a" | print "b"}}`, `{{.}}`, `{{$}}`, `{{/* x */}}`, `{{define "y"}}z{{end}}{{template "y"}}`,
}

// TestKind18Meanings: each of these, in text, in an attribute, in a title and in a part that
// is called there, writes what html/template writes, or fails as there.
func TestKind18Meanings(t *testing.T) {
	tally.Kind(t, 18, "meanings")
	compared, compiled := 0, 0
	for _, action := range meanings {
		for _, stage := range []string{"<p>%</p>", `<p title="%">x</p>`, "<title>%</title>", `<p title='{{template "part" .}}'>{{template "part" .}}</p>`} {
			text := strings.ReplaceAll(stage, "%", action)
			same, fast := likeOracle(t, text, map[string]string{"part": strings.Split(action, "{{define")[0], "inner": "{{.Text}}{{.Pointer}}"})
			compared += same
			if fast {
				compiled++
			}
		}
	}
	t.Logf("%d actions, %d pages compared, %d of them compiled", len(meanings), compared, compiled)
	if compared < 500 || compiled < 100 {
		t.Error("too few were compared")
	}
}

// TestPlaces: every place of a value, in quotation marks of both kinds, with every
// text that means something in one of them.
func TestPlaces(t *testing.T) {
	places := []string{"<p>%</p>", "<title>%</title>", "<textarea>%</textarea>", "<pre>%</pre>", "<script>let a=%</script>", `<script>let a="%"</script>`, `<script>let a='%'</script>`,
		`<script>let a=/%/</script>`, `<script type="application/ld+json">%</script>`, `<script type="application/ld+json">"%"</script>`, "<p %>x</p>", "<p %=1>x</p>", "<!-- % --><p>x</p>"}
	for _, attr := range []string{`<p title=%>`, `<p class=%>`, `<p class="a" id=%>`, `<a href=%>`, `<a href=§/p/%>`, `<a href=§/?q=%>`, `<a href=§#%>`, `<img src=%>`, `<img srcset=§% 2x>`, `<img srcset=%>`,
		`<form action=%>`, `<input value=%>`, `<p data-url=%>`, `<p data-x=%>`, `<meta content=%>`, `<meta http-equiv="refresh" content=§0;url=%>`, `<link rel="alternate" href=%>`, `<p lang=%>`, `<video poster=%></video>`} {
		for _, q := range []string{`"`, `'`, ``} {
			place := strings.Replace(attr, "§", q, 1)
			if place == attr {
				place = strings.Replace(attr, "=%", "="+q+"%", 1)
			}
			places = append(places, strings.Replace(place, "%", "%"+q, 1)) // the mark closes behind the value
		}
	}
	compared, compiled := 0, 0
	for _, place := range places {
		text := strings.Replace(place, "%", "{{.Text}}", 1)
		if i := strings.Index(place, "% 2x"); i >= 0 {
			continue
		}
		same, fast := likeOracle(t, text, nil)
		compared += same
		if fast {
			compiled++
		}
	}
	t.Logf("%d places, %d pages compared, %d places compiled", len(places), compared, compiled)
	if compared < 700 || compiled < 30 {
		t.Error("too few were compared")
	}
}

// likeOracle compares a layout with html/template, with a value of each kind in
// .Text. It returns how many pages were the same, and whether it was compiled.
func likeOracle(t *testing.T, text string, parts map[string]string) (same int, fast bool) {
	t.Helper()
	files := []source.File{source.NewFile("templates/x.html", []byte(text))}
	oracle := template.New("").Option("missingkey=error").Funcs(functions)
	_, bad := oracle.New("x").Parse(text)
	for name, part := range parts {
		files = append(files, source.NewFile("templates/_"+name+".html", []byte(part)))
		if _, err := oracle.New(name).Parse(part); err != nil && strings.Contains(text, `"`+name+`"`) {
			bad = err
		}
	}
	set, problems := Load(files, Rules{})
	c := set.layouts["x"]
	if c == nil {
		if bad == nil && len(problems) == 0 {
			t.Errorf("%s: not loaded", text)
		}
		return 0, false
	}
	for i := range nasty {
		data := newExhibit(rand.New(rand.NewPCG(uint64(i), 5)))
		data.Text = nasty[i]
		var want, got bytes.Buffer
		wrong := oracle.ExecuteTemplate(&want, "x", data)
		err := set.Execute(&got, "x", data)
		switch {
		case wrong != nil && err != nil:
			same++
		case wrong != nil || err != nil || bad != nil:
			if !strings.Contains(fmt.Sprint(err), "the JSON of this page") && !strings.Contains(fmt.Sprint(err), "do not fit") {
				t.Errorf("%s: %v; html/template: %v %v", text, err, wrong, bad)
			}
		case tokens(got.String()) != tokens(want.String()):
			t.Errorf("%s:\n got %q\nwant %q", text, got.String(), want.String())
		default:
			same++
		}
	}
	return same, c.program != nil
}
