package layout

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"galen/internal/source"

	"github.com/google/go-cmp/cmp"
)

// author writes templates at random: well-formed, and with white space wherever
// there can be some.
type author struct {
	*rand.Rand
	b     strings.Builder
	parts int // how many parts may be called
	loops int
}

func (a *author) pick(words ...string) string { return words[a.IntN(len(words))] }

func (a *author) write(words ...string) { a.b.WriteString(a.pick(words...)) }

func (a *author) spaces() { a.write("", "", " ", "\n", "\n  ", " \t ") }

// flow writes some content of an element.
func (a *author) flow(depth int, blocks bool) {
	for range a.IntN(4) {
		a.spaces()
		switch n := a.IntN(12); {
		case n < 3 || depth == 0:
			a.write("text", "a  b", "&amp;", "x < y", ".", "é")
		case n == 3:
			a.write("{{.Title}}", "{{.Dek}}", "{{.Count}}", "{{/* note */}}", "{{- .Title -}}", "<!-- note -->")
		case n == 4:
			a.element(a.pick("i", "b", "a", "span", "em"), depth, false)
		case n == 5:
			a.write("<br>", "<img src=x>", "<img src=\"{{.URL}}\" />", "<input>", "<wbr>", "<i class=\"c\"></i>", "<hr>"[:4*a.yes(blocks)])
		case n == 6:
			a.element(a.pick("button", "q", "label", "small"), depth, false)
		case n == 7 && blocks:
			a.element(a.pick("div", "section", "ul", "figure", "p"), depth, true)
		case n == 8 && blocks:
			a.write("<pre>\n a  b {{.Title}} <b> c </b>\n</pre>", "<textarea> {{.Dek}}\n </textarea>", "<style> a { b : c } </style>",
				"<script> let a = 1 ; </script>", "<svg> <path d=\"M0 0\" /> <title> x  y </title> </svg>", "<table> <tr> <td> x </td> </tr> </table>")
		case n < 11:
			a.branch(depth, blocks)
		case a.parts > 0:
			fmt.Fprintf(&a.b, `{{template "p%d" %s}}`, a.IntN(a.parts), a.pick(".", "$"))
		}
	}
	a.spaces()
}

func (a *author) yes(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (a *author) element(name string, depth int, blocks bool) {
	a.b.WriteString("<" + name)
	a.write("", "", "  class = \"x\" ", ` title="{{.Title}}"`, ` {{if .Count}}hidden{{end}} `, `{{with .Dek}} title="{{.}}"{{end}}`, ` class="a {{if .Dek}} b {{end}} c"`, " id=z")
	a.b.WriteString(">")
	a.flow(depth-1, blocks && name != "p")
	a.b.WriteString("</" + name + a.pick("", " ") + ">")
}

func (a *author) branch(depth int, blocks bool) {
	loop := a.IntN(3) == 0
	a.b.WriteString("{{" + a.pick("", "- "))
	if loop {
		a.loops++
		a.write("range .Related", "range $i, $r := .Related")
	} else {
		a.write("if .Title", "if .Dek", "if .Author", "if gt .Count 3")
	}
	a.b.WriteString("}}")
	a.flow(depth-1, blocks)
	if a.loops > 0 && a.IntN(4) == 0 {
		a.b.WriteString("{{if .Dek}}" + a.pick("{{break}}", " {{continue}} ") + "{{end}}")
		a.flow(depth-1, blocks)
	}
	if loop {
		a.loops--
	}
	if a.IntN(2) == 0 {
		a.b.WriteString("{{else}}")
		a.flow(depth-1, blocks)
	}
	a.b.WriteString("{{end" + a.pick("", " -") + "}}")
}

// TestMinifiedAtRandom compares documents before and after minifying, for
// themes that no person would write.
func TestMinifiedAtRandom(t *testing.T) {
	const themes = 1500
	for seed := range uint64(themes) {
		a := &author{Rand: rand.New(rand.NewPCG(seed, 7))}
		var files []source.File
		body := func(depth int) []byte {
			a.b.Reset()
			a.flow(depth, true)
			return []byte(a.b.String())
		}
		for range 3 {
			files = append(files, source.NewFile(fmt.Sprintf("templates/_p%d.html", a.parts), body(2)))
			a.parts++
		}
		files = append(files, source.NewFile("templates/x.html", append(slices.Concat([]byte("<p>"), body(0), []byte("</p>")), body(5)...)))
		minified, problems := Load(files, Rules{Data: (*news)(nil)})
		if len(problems) > 0 {
			t.Fatalf("seed %d: %v\n%s", seed, problems, files[3].Data)
		}
		plain, _ := compileTheme(files, Rules{}, false)
		for _, data := range []*news{{}, newsroom(0), newsroom(2)} {
			var want, got bytes.Buffer
			if err := plain.Execute(&want, "x", data); err != nil {
				t.Fatal(err)
			}
			if err := minified.Execute(&got, "x", data); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(document(want.Bytes()), document(got.Bytes())); diff != "" {
				t.Fatalf("seed %d\n%s\n%q\n%q\n%s", seed, files[3].Data, want.String(), got.String(), diff)
			}
			if cmp.Diff(kept(want.Bytes()), kept(got.Bytes())) != "" {
				t.Fatalf("seed %d: preformatted text differs", seed)
			}
		}
	}
}
