package ownblock

import (
	"strings"
	"testing"

	"galen/internal/source"
	"galen/internal/theme/layout"
)

func load(t *testing.T, text string) (*Set, []string) {
	t.Helper()
	s, list := Load([]source.File{source.NewFile(Folder+"card.html", []byte(text))}, layout.Rules{})
	var told []string
	for _, d := range list {
		told = append(told, d.Position.String()+": "+d.Severity.String()+": "+d.Message)
	}
	return s, told
}

func TestWrite(t *testing.T) {
	s, told := load(t, "{{/*\ntitle: line, required\nlevel: low | high\nopen: yes/no\n*/}}\n<section class=\"{{.Arg \"level\"}}\">\n  <h3>{{.Arg \"title\"}}</h3>{{if .Arg \"open\"}}<p>Open</p>{{end}} {{.Body}}\n</section>\n")
	if len(told) > 0 {
		t.Fatal(told)
	}
	d := s.Declarations()["card"]
	if d.Leaf || len(d.Params) != 3 || !d.Params[0].Required || d.Params[1].Choices[1] != "high" {
		t.Errorf("%+v", d)
	}
	got, err := s.Write("card", s.View("card", []string{"title", `A "b" <c>`, "level", "high", "open", "true"}, "<p>Text</p>", nil))
	if want := `<section class="high"><h3>A "b" &lt;c></h3><p>Open</p><p>Text</p></section>`; got != want || err != nil {
		t.Errorf("%s %v\nwant %s", got, err, want)
	}
	if one, _ := load(t, "<hr>"); !one.Declarations()["card"].Leaf || one.Digest("card") == s.Digest("card") {
		t.Error("a block without a body is written on one line, and another template has another digest")
	}
}

// TestDeclarations: what is wrong with a declaration is told at its place.
func TestDeclarations(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"{{/*\ntitle: lin\n*/}}{{.Arg \"title\"}}", `card.html:2:8: error: there is no type "lin"`},
		{"{{/*\ntitle: line, needed\n*/}}{{.Arg \"title\"}}", `card.html:2:8: error: "needed" is not known here`},
		{"{{/*\nmy title: line\n*/}}", `card.html:2:11: error: "my title" cannot be the name`},
		{"{{/*\ntitle: line\ntitle: date\n*/}}", `card.html:3:1: error: the key "title"`},
		{"{{/*\ntitle: line\n*/}}\n{{.Arg \"titel\"}}", `card.html:4:9: error: this block declares no argument "titel"`},
		{"{{.Title}}", `card.html:1:3: error:`},
		{"<p style=\"color:red\">x</p>", `card.html:1:`},
	} {
		if _, told := load(t, tt.text); len(told) == 0 || !strings.Contains(strings.Join(told, "\n"), tt.want) {
			t.Errorf("%q: %q, want %q", tt.text, told, tt.want)
		}
	}
}
