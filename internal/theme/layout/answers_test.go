package layout

import (
	"bytes"
	"fmt"
	"testing"

	"galen/internal/source"
)

// asked counts how often its methods are called.
type asked struct {
	Name         string
	Other        *asked
	names, wrong int
}

func (a *asked) Named() string { a.names++; return a.Name }

func (a *asked) Greet(word string) string { a.names++; return word + " " + a.Name }

func (a *asked) Broken() (string, error) {
	a.wrong++
	return "", fmt.Errorf("broken %d", a.wrong)
}

// TestAskedOnce: a method of the data without arguments is called once a page, in parts,
// loops and variables too. One with arguments, one of another value of the same type, and
// one that fails are called each time.
func TestAskedOnce(t *testing.T) {
	text := `{{.Named}}{{if .Named}}{{range 3}}{{$.Named}}{{end}}{{end}}{{with .Other}}{{.Named}}{{.Named}}{{end}}{{template "part" .}}`
	set, problems := Load([]source.File{
		source.NewFile("templates/x.html", []byte(text)),
		source.NewFile("templates/y.html", []byte(`{{.Greet "a"}}, {{.Greet "b"}}`)),
		source.NewFile("templates/z.html", []byte(`{{.Broken}}`)),
		source.NewFile("templates/_part.html", []byte(`{{$d := .}}{{$d.Named}}{{$d.Other.Named}}`)),
	}, Rules{})
	if problems.Failed() {
		t.Fatal(problems)
	}
	for range 2 { // nothing is kept from one page for the next
		one := &asked{Name: "one", Other: &asked{Name: "two"}}
		var w bytes.Buffer
		if err := set.Execute(&w, "x", one); err != nil || w.String() != "oneoneoneonetwotwoonetwo" {
			t.Errorf("%q, %v", w.String(), err)
		}
		if one.names != 1 || one.Other.names != 3 {
			t.Errorf("called %d times and, where it is not the data, %d times; want 1 and 3", one.names, one.Other.names)
		}
		w.Reset()
		if err := set.Execute(&w, "y", one); err != nil || w.String() != "a one, b one" {
			t.Errorf("%q, %v", w.String(), err)
		}
		if err := set.Execute(&w, "z", one); err == nil || one.wrong != 2 {
			t.Errorf("a method that fails was called %d times: %v", one.wrong, err)
		}
	}
	var none *asked
	if err := set.Execute(new(bytes.Buffer), "x", none); err == nil {
		t.Error("no data, and no error")
	}
}
