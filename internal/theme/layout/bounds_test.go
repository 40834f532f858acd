package layout

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/tally"
	"galen/internal/testing/testtime"
)

// doubling is parts that each call the one below twice, thirty times.
func doubling(call string) (files []source.File) {
	files = append(files, source.NewFile("templates/_e0.html", []byte("x")))
	for i := range 30 {
		files = append(files, source.NewFile(fmt.Sprintf("templates/_e%d.html", i+1), fmt.Appendf(nil, `{{template "e%d" .}}{{template "e%d" .}}`, i, i)))
	}
	return append(files, source.NewFile("templates/x.html", []byte(call)))
}

// bombs are templates that would take all memory or time, each with the place at
// which it is stopped.
var bombs = []struct{ text, at string }{
	// listed
	{`{{$x := "aaaaaaaa"}}{{range 40}}{{$x = print $x $x}}{{end}}{{len $x}}`, "1:40"},
	{`{{$x := list 1}}{{range 40}}{{$x = list $x $x}}{{end}}{{$x}}`, "1:36"},
	// made up
	{`{{$x := "aaaaaaaa"}}{{range 40}}{{$x = println $x $x}}{{end}}{{len $x}}`, "1:40"},
	{`{{$x := "aaaaaaaa"}}{{range 40}}{{$x = printf "%s%s" $x $x}}{{end}}{{len $x}}`, "1:40"},
	{`{{$x := "aaaaaaaa"}}{{range 40}}{{$x = printf "%[1]s%[1]s" $x}}{{end}}{{len $x}}`, "1:40"},
	{`{{$x := "aaaaaaaa"}}{{range 40}}{{$x = printf "%q" $x}}{{end}}{{len $x}}`, "1:40"},
	{`{{$x := "aaaaaaaa"}}{{range 40}}{{$x = join (list $x $x) $x}}{{end}}{{len $x}}`, "1:46"},
	{`{{$x := "aaaaaaaa"}}{{range 40}}{{$x = $x | print $x}}{{end}}{{len $x}}`, "1:45"},
	{`{{$x := "<<<<<<<<"}}{{range 40}}{{$x = print (js $x)}}{{end}}{{len $x}}`, ""},
	{`{{$x := list 1}}{{range 40}}{{$x = list $x $x}}{{end}}{{len $x}}`, "1:36"},
	{`{{$x := dict "a" 1}}{{range 40}}{{$x = dict "a" $x "b" $x}}{{end}}{{$x}}`, "1:40"},
	{`{{$x := list 1}}{{range 40}}{{$x = list (print $x $x) $x}}{{end}}{{join $x ""}}`, "1:42"},
	{`{{$x := list 1}}{{range 1000}}{{range 1000}}{{$x = list $x 1}}{{end}}{{end}}{{len $x}}`, "1:52"},
	{`{{$s := printf "%1000000d" 1}}{{$l := list $s}}{{range 1000}}{{$l = list $l (print $s .)}}{{end}}`, ""},
	{`{{range 1000}}{{$x := printf "%*d" 999999 1}}{{end}}`, ""},
	{`{{$x := printf "` + strings.Repeat("%1000000d", 2000) + `" 1}}{{len $x}}`, "1:9"},
	{`{{$a := printf "%999999d" 1}}{{range 1000}}{{range 1000}}{{if eq (print $a .) (print $a " ")}}x{{end}}{{end}}{{end}}`, ""},
	{`{{range 1000}}{{range 1000}}{{range 1000}}{{end}}{{end}}{{end}}`, ""},
	{`{{range 1000}}{{range 1000}}{{range 1000}}{{continue}}{{end}}{{end}}{{end}}`, ""},
	{`<img src="/x.svg" alt="{{range 1000}}{{range 1000}}{{range 1000}}{{$x := .}}{{end}}{{end}}{{end}}">`, ""},
	{`<script>let a = {{$x := "</s>"}}{{range 40}}{{$x = print $x $x}}{{end}}{{$x}}</script>`, ""},
	{`{{$x := "aaaaaaaa"}}{{range 40}}{{$x = print $x $x}}{{else}}{{1e3}}{{end}}{{len $x}}`, "1:40"}, // executed by html/template
}

// TestKind18Bombs: a template that takes all it can get is stopped, at its place, within
// 256 MiB and a few seconds, by itself: nothing else of the program notices.
func TestKind18Bombs(t *testing.T) {
	tally.Kind(t, 18, "bombs")
	for _, b := range bombs {
		stopped(t, []source.File{source.NewFile("templates/x.html", []byte(b.text))}, b.text, b.at)
	}
	for _, call := range []string{
		// listed
		`<img alt="{{template "e30" .}}" src="/x.svg">`,
		// made up
		`{{template "e30" .}}`, `<title>{{template "e30" .}}</title>`, `<pre>{{template "e30" .}}</pre>`,
	} {
		stopped(t, doubling(call), call, "")
	}
}

func stopped(t *testing.T, files []source.File, text, at string) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := time.Now()
	set, problems := Load(files, Rules{})
	if problems.Failed() {
		t.Errorf("%.200s: %v", text, problems)
		return
	}
	var w bytes.Buffer
	d, failed := set.Execute(&w, "x", nil).(diag.Diagnostic)
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if made := (after.HeapSys - after.HeapReleased) >> 20; made > 256+(before.HeapSys-before.HeapReleased)>>20 {
		t.Errorf("%.200s: takes %d MiB", text, made)
	}
	if place := fmt.Sprintf("%d:%d", d.Line, d.Column); !failed || d.Code != "page-too-large" || d.Line == 0 || d.Hint == "" || at != "" && place != at {
		t.Errorf("%.200s: %s %+v", text, place, d)
	}
	if took > testtime.Limit(maxTime) {
		t.Errorf("%.200s: took %v", text, took)
	}
}

// What pages do put together is allowed.
func TestWithinBounds(t *testing.T) {
	for text, want := range map[string]int{
		`{{$n := 0}}{{range 100}}{{range 100}}{{$n = add $n 1}}{{end}}{{end}}{{$n}}`:                    5,
		`{{range 1000}}{{template "card" dict "n" . "on" (list . .)}}{{end}}`:                           3890,
		`{{$s := printf "%1000d" 1}}{{range 1000}}{{print $s .}}{{end}}`:                                1002890,
		`{{$l := list}}{{range 1000}}{{$l = list . $l}}{{if eq . 99}}{{break}}{{end}}{{end}}{{len $l}}`: 1,
	} {
		files := []source.File{source.NewFile("templates/_card.html", []byte("{{.n}}{{len .on}}")), source.NewFile("templates/x.html", []byte(text))}
		set, _ := Load(files, Rules{})
		var w bytes.Buffer
		if err := set.Execute(&w, "x", nil); err != nil || w.Len() != want {
			t.Errorf("%s: %d bytes, %v", text, w.Len(), err)
		}
	}
}
