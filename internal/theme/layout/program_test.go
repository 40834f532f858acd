package layout

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"galen/internal/source"
)

// TestPrograms: every layout of the starter theme has a program, so that no page
// takes the slow way.
func TestPrograms(t *testing.T) {
	set, problems := Load(starter(t), Rules{})
	if problems.Failed() {
		t.Fatal(problems)
	}
	for _, name := range set.Names() {
		if set.layouts[name].program == nil {
			t.Errorf("the layout %q can only be executed by html/template", name)
		}
	}
}

// odd is data of every kind that a template may meet.
var odd = map[string]any{
	"Text": "a<b>&\"'+\x00é", "None": nil, "Zero": 0, "Yes": true, "Float": 1.5, "List": []string{"x", "y&"}, "Empty": []int{},
	"Map": map[string]int{"a": 1}, "Error": errors.New("<e>"), "Big": int64(7), "Byte": uint8(3), "Nested": map[string]any{"A": map[string]any{"B": "deep"}},
	"Path": "/a b/é?x=1&y='2'", "Bad": "javascript:alert(1)", "Mail": "mailto:a@example.com", "Web": "https://example.com/a+b/?q=1#x", "Any": []any{1, "two", nil},
}

// TestProgramMeans: a program writes what html/template does, in every kind of
// place, but for character references that are not needed; and fails where it
// fails.
func TestProgramMeans(t *testing.T) {
	values := []string{"", ".Nested.A.B", `index .List 0`, `index .List 9`, `len .List`, `print .Text 1`, `printf "%d" .Zero`, `eq .Zero 0`, `eq .Text "x" .Text`,
		`ne .Big 7`, `lt .Zero 1`, `ge .Float 1.5`, `and .Yes .Text`, `or .None .Text`, `not .None`, `lower .Text`, `.Text | printf "%s!"`,
		`add .Zero 2`, `join .List ", "`, `first 1 .List`, `dict "a" .Text`, `(dict "a" .Text).a`, `slice .List 1`, `list 1 .Text`, `plural 2 "a" "b"`, `"lit'eral"`, `eq .None nil`, `.Missing`, `html .Text`}
	for name := range odd {
		values = append(values, "."+name)
	}
	places := []string{`<p>%s</p>`, `<title>%s</title>`, `<a title="%s">x</a>`, `<a href="%s">x</a>`, `<a href="/a/%s">x</a>`, `<a href="/?q=%s">x</a>`, `<img srcset="%s">`,
		`<textarea>%s</textarea>`, `<pre>%s</pre>`, `<title>{{template "part" .}}%s</title>`, `<p class="{{template "part" .}}">%s`, `{{range .List}}{{.}}{{end}}%s`,
		`{{with $x := .Nested}}{{$x.A.B}}{{$.Text}}{{end}}%s`, `{{if .None}}a{{else if .Text}}b{{end}}%s`, `{{range $i, $e := .Any}}{{$i}}={{$e}};{{else}}none{{end}}%s`,
		`{{range .Empty}}x{{else}}none{{end}}%s`, `{{range 3}}{{if eq . 1}}{{continue}}{{end}}{{.}}{{if eq . 2}}{{break}}{{end}}{{end}}%s`,
		`{{$n := 0}}{{range .List}}{{$n = add $n 1}}{{end}}{{$n}}%s`, `<script type="application/ld+json">{"a":%s}</script>`}
	same, failed := 0, 0
	for _, place := range places {
		for _, value := range values {
			action := ""
			if value != "" {
				action = "{{" + value + "}}"
			}
			text := fmt.Sprintf(place, action)
			files := []source.File{source.NewFile("templates/x.html", []byte(text)), source.NewFile("templates/_part.html", []byte("{{.Text}}{{$.Nested.A.B}}"))}
			set, _ := Load(files, Rules{})
			c := set.layouts["x"]
			if c == nil || c.program == nil {
				continue
			}
			var got, want bytes.Buffer
			err := c.program.execute(&got, odd)
			wrong := c.interpret(&page{&want, maxPage}, odd)
			switch {
			case err == nil && wrong != nil:
				t.Errorf("%s: gives %q, and html/template says %v", text, got.String(), wrong)
			case err != nil && wrong != nil:
				failed++
			case err == nil && tokens(got.String()) != tokens(want.String()):
				t.Errorf("%s:\n got %s\nwant %s", text, got.String(), want.String())
			case err == nil:
				same++
			}
		}
	}
	t.Logf("%d pages are the same, %d fail in both", same, failed)
	if same < 500 {
		t.Errorf("only %d pages were compared", same)
	}
}
