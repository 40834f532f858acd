package layout_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/testtime"
	"galen/internal/theme/layout"
)

// theme makes template files from pairs of a name and a text.
func theme(pairs ...string) []source.File {
	var files []source.File
	for i := 0; i < len(pairs); i += 2 {
		files = append(files, source.NewFile("templates/"+pairs[i], []byte(pairs[i+1])))
	}
	return files
}

func mustLoad(t testing.TB, files []source.File, rules layout.Rules) *layout.Set {
	t.Helper()
	set, problems := layout.Load(files, rules)
	if len(problems) > 0 {
		t.Fatal(report(problems))
	}
	return set
}

func TestNames(t *testing.T) {
	set := mustLoad(t, theme("article.html", "a", "lists/tag.html", "b", "_card.html", "c", "parts/_card.html", "d"), layout.Rules{})
	if got := set.Names(); !slices.Equal(got, []string{"article", "lists/tag"}) {
		t.Errorf("names %q", got)
	}
	if set.Has("card") || set.Has("parts/card") || !set.Has("article") || !set.Has("lists/tag") {
		t.Error("layouts are found by their names, and parts are none")
	}
}

func TestExecute(t *testing.T) {
	const page = "{{block \"main\" .}}empty{{end}}{{template \"parts/end\" .}}"
	set := mustLoad(t, theme("_page.html", page, "parts/_end.html", "|end\n",
		"a.html", "{{template \"page\" .}}\n{{define \"main\"}}A{{end}}\n",
		"b.html", "{{template \"page\" .}}{{define \"main\"}}B{{end}}",
		"c.html", "{{template \"page\" .}}"), layout.Rules{})
	for name, want := range map[string]string{"a": "A|end", "b": "B|end", "c": "empty|end"} {
		w := bytes.NewBufferString("before ")
		if err := set.Execute(w, name, nil); err != nil || w.String() != "before "+want {
			t.Errorf("layout %s writes %q, %v", name, w, err)
		}
	}
}

func TestUnknownLayout(t *testing.T) {
	set := mustLoad(t, theme("article.html", "a"), layout.Rules{})
	for name, hint := range map[string]string{"artcle": `did you mean "article"?`, "list": "write templates/list.html"} {
		d, _ := set.Execute(new(bytes.Buffer), name, nil).(diag.Diagnostic)
		if d.Code != "unknown-layout" || d.Hint != hint || d.Message != fmt.Sprintf("there is no layout %q", name) {
			t.Errorf("%+v", d)
		}
	}
	if !set.Digest("artcle").IsZero() {
		t.Error("what is absent has the zero digest")
	}
}

func TestDigest(t *testing.T) {
	base := []string{"a.html", `{{template "page" .}}{{define "main"}}A{{end}}`, "b.html", `B{{template "side" .}}`,
		"_page.html", `{{block "main" .}}{{template "deep" .}}{{end}}`, "_deep.html", "deep", "_side.html", "side", "_unused.html", "x"}
	digests := func(pairs []string) map[string]string {
		set := mustLoad(t, theme(pairs...), layout.Rules{})
		return map[string]string{"a": set.Digest("a").String(), "b": set.Digest("b").String()}
	}
	before := digests(base)
	if before["a"] == before["b"] {
		t.Error("two layouts, one digest")
	}
	for name, changed := range map[string]string{"a.html": "a", "b.html": "b", "_page.html": "a", "_side.html": "b",
		"_deep.html": "", "_unused.html": ""} { // a's own "main" hides what the block of the part would reach
		pairs := slices.Clone(base)
		i := slices.Index(pairs, name)
		pairs[i+1] += " <!-- -->"
		after := digests(pairs)
		for _, l := range []string{"a", "b"} {
			if (before[l] != after[l]) != (l == changed) {
				t.Errorf("a change of %s changes the digest of %s: %v", name, l, before[l] != after[l])
			}
		}
	}
}

func TestDepth(t *testing.T) {
	chain := func(n int) []source.File {
		pairs := []string{"a.html", `{{template "p1" .}}`}
		for i := 1; i < n-1; i++ {
			pairs = append(pairs, fmt.Sprintf("_p%d.html", i), fmt.Sprintf("\n{{template \"p%d\" .}}", i+1))
		}
		return theme(append(pairs, fmt.Sprintf("_p%d.html", n-1), "end")...)
	}
	mustLoad(t, chain(64), layout.Rules{})
	_, problems := layout.Load(chain(65), layout.Rules{})
	want := "templates/_p63.html:2:1: error: more than 64 parts call one another [deep-parts]\n  hint: call the parts side by side instead of one within the other\n"
	if got := report(problems); got != want {
		t.Error(got)
	}
}

// A page stops at 8 MiB, and loops that write nothing stop too, within 2 s.
func TestPageTooLarge(t *testing.T) {
	deep := []string{"_p40.html", ""}
	for i := range 40 {
		deep = append(deep, fmt.Sprintf("_p%d.html", i), fmt.Sprintf(`{{template "p%d"}}{{template "p%d"}}`, i+1, i+1))
	}
	files := theme(append(deep,
		"large.html", "{{range .}}{{range $}}{{range $}}a line of some text {{.}}\n{{end}}{{end}}{{end}}",
		"value.html", "{{range .}}{{range $}}{{range $}}{{index $ 0}}{{end}}{{end}}{{end}}",
		"idle.html", "{{range .}}{{range $}}{{range $}}{{range $}}{{end}}{{end}}{{end}}{{end}}",
		"else.html", "{{range .}}{{range $}}{{range $}}{{continue}}{{end}}{{end}}{{end}}",
		"fan.html", `{{template "p0"}}`,
		"fits.html", "{{range .}}{{range 100}}{{index $ .}}{{end}}{{end}}")...)
	set := mustLoad(t, files, layout.Rules{})
	data := make([]string, 1000)
	for i := range data {
		data[i] = strings.Repeat("12345678", 10)
	}
	for _, name := range []string{"large", "value", "idle", "else", "fan"} {
		best := time.Hour // of three, as the machine may be busy with other things
		for range 3 {
			w := bytes.NewBufferString("before")
			start := time.Now()
			d, _ := set.Execute(w, name, data).(diag.Diagnostic)
			best = min(best, time.Since(start))
			if d.Code != "page-too-large" || d.File != "templates/"+name+".html" && name != "fan" || w.String() != "before" {
				t.Errorf("%s: %+v, and %d bytes remain", name, d, w.Len())
			}
		}
		if best > testtime.Limit(2*time.Second) {
			t.Errorf("%s took %v", name, best)
		}
		t.Logf("%s took %v", name, best)
	}
	var w bytes.Buffer
	if err := set.Execute(&w, "fits", data); err != nil || w.Len() != 8_000_000 {
		t.Errorf("%d bytes, %v", w.Len(), err)
	}
}

func TestFunctions(t *testing.T) {
	tests := []struct{ text, want string }{
		{`{{join .Tags ", "}}`, "flu, winter"},
		{`{{join (list 1 "a") "-"}}{{join nil "-"}}`, "1-a"},
		{`{{lower "Ünder"}}`, "ünder"},
		{`{{plural 1 "minute" "minutes"}} {{plural .Count "minute" "minutes"}} {{plural 0 "a" "b"}}`, "minute minutes b"},
		{`{{add .Count 2}} {{sub 1 .Count}}`, "5 -2"},
		{`{{with dict "a" 1 "b" .Tags}}{{.a}}{{len .b}}{{end}}`, "12"},
		{`{{range first 1 .Tags}}{{.}}{{end}} {{len (first 9 .Tags)}} {{len (first -1 .Tags)}} {{first 1 nil}}`, "flu 2 0 []"},
		{`{{range 3}}{{.}}{{end}}`, "012"},
		{`{{range $i, $r := .Related}}{{$i}}{{$r.Title}}{{end}}`, "0Cold &amp; &lt;cough>"},
		{`{{(.Card 0).Title}}{{.Any.Name}}`, "Cold &amp; &lt;cough>x"},
		{`{{$n := 0}}{{range .Tags}}{{$n = add $n 1}}{{end}}{{$n}}`, "2"},
		{`{{with .Author}}{{.Name}}{{else with .Title}}{{.}}{{end}}`, "Flu"},
	}
	for _, test := range tests {
		set := mustLoad(t, theme("x.html", test.text), rules)
		var w bytes.Buffer
		if err := set.Execute(&w, "x", example()); err != nil || w.String() != test.want {
			t.Errorf("%s gives %q, %v", test.text, w.String(), err)
		}
	}
}

func TestFunctionFaults(t *testing.T) {
	tests := []struct{ text, want string }{
		{`{{dict "a"}}`, `"dict" needs pairs of a name and a value, but the last name has no value`},
		{`{{dict 1 2}}`, `"dict" needs a name in quotation marks before each value`},
		{`{{dict "a" 1 "a" 2}}`, `"dict" is given "a" twice`},
		{`{{first "x" .Tags}}`, `"first" wants a whole number`},
		{`{{first 2 "x"}}`, `"first" wants a list`},
		{`{{plural nil "a" "b"}}`, `"plural" wants a whole number`},
		{`{{add 1 2.5}}`, `"adding" wants a whole number`},
	}
	for _, test := range tests {
		set := mustLoad(t, theme("x.html", "\n "+test.text), layout.Rules{})
		d, _ := set.Execute(new(bytes.Buffer), "x", example()).(diag.Diagnostic)
		if d.Message != test.want || d.Line != 2 || d.Column != 4 {
			t.Errorf("%s: %+v", test.text, d)
		}
	}
}

// A value of JSON may hold anything (case 73): it comes back as it was.
func TestJSONValues(t *testing.T) {
	set := mustLoad(t, theme("x.html", `<p><script type="application/ld+json">{ "a" : {{.Title}} , "b": "x {{.Title}}" }</script>`), rules)
	s := example()
	s.Title = "</script> \u2028 \" ' & \\ <!-- é"
	var w bytes.Buffer
	if err := set.Execute(&w, "x", s); err != nil {
		t.Fatal(err)
	}
	if got := w.String(); strings.Count(got, "</script>") != 1 || !strings.HasPrefix(got, `<p><script type="application/ld+json">{"a":"`) {
		t.Error(got)
	}
}

func TestConcurrentExecute(t *testing.T) {
	set := mustLoad(t, theme("x.html", `{{range .Tags}}<p class="{{.}}">{{.}}</p>{{end}}{{template "p" .}}`, "_p.html", "<b>{{.Title}}</b>"), rules)
	var want bytes.Buffer
	if err := set.Execute(&want, "x", example()); err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 50 {
				var w bytes.Buffer
				if err := set.Execute(&w, "x", example()); err != nil || w.String() != want.String() {
					t.Errorf("%q, %v", w.String(), err)
				}
			}
		})
	}
	group.Wait()
}
