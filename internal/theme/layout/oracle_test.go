package layout

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"html/template"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"galen/internal/source"
	"galen/internal/testing/testtime"
)

var (
	templates = flag.Int("templates", testtime.Rounds(20_000), "how many random templates TestOracle compares with html/template")
	firstSeed = flag.Uint64("seed", 0, "the first seed of TestOracle")
)

// nasty are texts that mean something in one of the places where values stand.
var nasty = []string{"", "x", "a'b", `a"b`, "<i>&amp;", "javascript:alert(1)", "data:text/html,x", "a\x00b", "</script><!--", "https://example.com/a b?c=d&e='f'#g",
	"//host/\\x", "é\u2028\ufeff", "`${x}`", "a=b c", "onclick", "-->", "%zz%41+", "JaVaScRiPt:x", "mailto:a@example.com", "\xff\xfe", "1 2x, /b 3x", "]]>", "\t\n"}

type level int

func (l level) String() string { return fmt.Sprintf("level <%d>", int(l)) }

type label string

type relic struct {
	Text  string
	Count int
	Next  *relic
}

func (i *relic) Pointer() string { return "pointer " + i.Text }
func (i relic) Value() string    { return "value " + i.Text }

// exhibit is data of every kind that a template may meet.
type exhibit struct {
	relic
	Zero, Neg        int
	Big              int64
	Byte             uint8
	Yes, No          bool
	Float            float64
	Complex          complex128
	HTML             template.HTML
	JS               template.JS
	URL              template.URL
	CSS              template.CSS
	Attr             template.HTMLAttr
	Str              template.JSStr
	Set              template.Srcset
	HTMLPtr          *template.HTML
	TextPtr          *string
	NilPtr, Ptr      *relic
	Struct           relic
	Nil, Any, AnyPtr any
	Err, NilErr      error
	Stringer         fmt.Stringer
	Level            level
	Label            label
	Wait             time.Duration
	Strings, Empty   []string
	Levels           []level
	List             []any
	NilList          []int
	Array            [2]int
	Structs          []relic
	Ptrs             []*relic
	Map              map[string]any
	Ints             map[int]string
	NilMap           map[string]int
	Func             func() string
	PtrPtr           **relic
}

func (e *exhibit) Ok() string            { return "ok & " + e.Text }
func (e *exhibit) Fail() (string, error) { return "", errors.New("fails") }
func (e *exhibit) Sometimes(n int) (any, error) {
	return n, map[bool]error{true: errors.New("fails")}[n > 1]
}
func (e *exhibit) Panic() string              { panic("panics") }
func (e *exhibit) Show(v any) string          { return fmt.Sprintf("%T %v", v, v) }
func (e *exhibit) Small(n uint8) int          { return int(n) }
func (e *exhibit) Tiny(n int8) int            { return int(n) }
func (e *exhibit) Real(f float64) float64     { return f }
func (e *exhibit) Names(s ...string) int      { return len(s) }
func (e *exhibit) Two(s string, n int) string { return fmt.Sprint(s, n) }
func (e *exhibit) Inner() relic               { return e.Struct }
func (e *exhibit) Nothing() any               { return nil }
func (e *exhibit) Wanted(l level) string      { return l.String() }
func (e *exhibit) Pick(p *relic) string       { return fmt.Sprint(p == nil) }

func newExhibit(r *rand.Rand) *exhibit {
	text := func() string { return nasty[r.IntN(len(nasty))] }
	html, word := template.HTML("<b>"+strings.ReplaceAll(text(), "<!--", "")+"</b>"), text() // HTML has no comment that stays open
	in := &relic{Text: text(), Count: r.IntN(3), Next: &relic{Text: text()}}
	e := &exhibit{relic: *in, Neg: -1, Big: -1 << 63, Byte: 200, Yes: true, Float: 1.5, Complex: 1i, HTML: html, JS: `{"a":1}`, URL: template.URL(text()),
		CSS: "color:red", Attr: ` title="x"`, Str: `a\x20`, Set: "/a 1x", HTMLPtr: &html, TextPtr: &word, Ptr: in, Struct: *in, Any: text(), AnyPtr: in,
		Err: errors.New("<e>" + text()), Stringer: level(0), Level: 3, Label: label(text()), Wait: time.Second, Strings: []string{text(), "y&", text()},
		Empty: []string{}, Levels: []level{0, 1}, List: []any{1, text(), nil, html, in, []any{text()}, 1.5}, Array: [2]int{1, 2},
		Structs: []relic{*in, {}}, Ptrs: []*relic{in, nil}, Map: map[string]any{"Text": text(), "a": 1, "nil": nil, "Deep": map[string]any{"A": text()}},
		Ints: map[int]string{1: "one"}, Func: func() string { return "called" }, PtrPtr: &in}
	if r.IntN(2) == 0 {
		e.List, e.Structs, e.Any = e.List[:r.IntN(3)], nil, []any{1, text()}
	}
	return e
}

// dramatist writes random templates: every action of the language, all kinds of
// values and places, and parts that are called within tags and outside.
type dramatist struct {
	*rand.Rand
	b     strings.Builder
	vars  []string
	loops int
	parts int  // that may be called
	tame  bool // few of the values and calls fail
	count int
}

func (d *dramatist) pick(words ...string) string { return words[d.IntN(len(words))] }

var fields = strings.Fields(`Text Count Zero Neg Big Byte Yes No Float Complex HTML JS URL CSS Attr Str Set HTMLPtr TextPtr NilPtr Ptr Struct Nil Any AnyPtr Err
	NilErr Stringer Level Label Wait Strings Empty Levels List NilList Array Structs Ptrs Map Ints NilMap Func PtrPtr Ok Fail Inner Nothing Panic Missing Next`)

// operand is one value, without arguments.
func (d *dramatist) operand(depth int) string {
	if d.tame && d.IntN(12) > 0 {
		return d.tameOperand(depth)
	}
	switch n := d.IntN(24); {
	case n < 8:
		return d.pick(".", "$.", "$.") + d.pick(fields...)
	case n < 10:
		return d.pick(".", "$.") + d.pick("Text", "Strings", "Ptr", "Count", "Any", "List")
	case n < 12 && len(d.vars) > 0:
		return d.pick(d.vars...) + d.pick("", "", "", ".Text", ".Count")
	case n == 12:
		return d.pick("1", "0", "-1", "2", "+3", "010", "0x1F", "1e6", "1.0", "1.50", "'a'", "0i", "1i", "1_000", "99999999999999999999", "9223372036854775807", "-9223372036854775807", "300", "0b11", "1e-3")
	case n < 15:
		return d.pick(`"x"`, `"lit'eral"`, "`<\"`", `""`, `"javascript:x"`, "true", "false", "nil", `"a\u0000"`, "1", "2")
	case n == 15:
		return d.pick(".", "$")
	case n == 16:
		return d.pick(".", "$.") + d.pick("Ptr.Text", "Struct.Text", "Map.Text", "Map.Deep.A", "Map.nope", "Inner.Value", "Ptr.Pointer", "Struct.Pointer", "Struct.Value", "AnyPtr.Text",
			"PtrPtr.Text", "NilPtr.Text", "Next.Text", "Ptr.Next.Text", "Nil.Text", "Any.Text", "Err.Error", "Level.String", "NilMap.x", "Ptr.Next.Next.Text", "Map.nil", "Wait.Seconds")
	case depth > 0 && n < 19:
		return "(" + d.pipeline(depth-1) + ")"
	case depth > 0 && n == 19:
		return `(dict "k" ` + d.operand(depth-1) + `).k`
	case depth > 0 && n == 20:
		return "(index " + d.operand(depth-1) + " " + d.operand(0) + ")" + d.pick("", ".Text")
	case depth > 0 && n == 21:
		return "($v" + d.pick("1", "2") + " := " + d.operand(depth-1) + ")"
	}
	return "$.Text"
}

// tameOperand is a value that there always is where dot is not changed.
func (d *dramatist) tameOperand(depth int) string {
	switch n := d.IntN(10); {
	case n < 5:
		return "$." + d.pick("Text", "Text", "Count", "Yes", "HTML", "Level", "Label", "Strings", "Any", "Nil", "Ok", "Struct.Value", "Ptr.Text", "Map.Text", "Wait", "Err", "List", "Empty", "Byte", "JS", "URL", "NilPtr")
	case n < 7 && len(d.vars) > 0:
		return d.pick(d.vars...)
	case n == 7:
		return d.pick("1", "2", `"x"`, `"lit'eral"`, "true", ".")
	case n == 8 && depth > 0:
		return d.pick("(dict `k` "+d.tameOperand(0)+").k", "(index $.Strings 0)", "(print "+d.tameOperand(0)+")", "(and "+d.tameOperand(0)+" "+d.tameOperand(0)+")")
	}
	return "$.Text"
}

// tameCommand is a call that seldom fails.
func (d *dramatist) tameCommand(depth int) string {
	a, b := d.tameOperand(depth-1), d.tameOperand(depth-1)
	return d.pick(a, a, a, a, "print "+a+" "+b, "and "+a+" "+b, "or "+a+" "+b, "not "+a, "list "+a+" "+b, `eq $.Text "x"`, "len $.Strings", "first 1 $.Strings",
		`join $.Strings ", "`, "lower $.Text", `printf "%v" `+a, "$.Show "+a, "lt $.Count 1", "add $.Count 2", `dict "Text" `+a, `plural $.Count "one" "many"`, `word "study.people" "n" $.Count`, `word "withdrawn.title" "title" `+a, `word (print "kind." `+a+`)`, `word "label.home"`, "slice $.Strings 1")
}

// command is a value or a call.
func (d *dramatist) command(depth int) string {
	if d.tame && d.IntN(12) > 0 {
		return d.tameCommand(depth)
	}
	arg := func() string { return d.operand(depth - 1) }
	if depth <= 0 {
		return d.operand(0)
	}
	switch d.IntN(30) {
	case 0:
		return d.pick("and", "or") + " " + arg() + " " + arg() + d.pick("", " "+arg())
	case 1:
		return "not " + arg()
	case 2:
		return d.pick("eq", "ne", "lt", "le", "gt", "ge") + " " + arg() + " " + arg() + d.pick("", "", "", " "+arg())
	case 3:
		return "len " + arg()
	case 4:
		return "index " + arg() + " " + d.pick("0", "1", arg())
	case 5:
		return "slice " + arg() + d.pick("", " 0", " 1", " 0 1", " "+arg())
	case 6:
		return d.pick("print", "println", "list", "print") + " " + arg() + " " + arg()
	case 7:
		return "printf " + d.pick(`"%s"`, `"%d"`, `"%v|%v"`, `"%5.2f"`, `"%q"`, arg()) + " " + arg()
	case 8:
		return "join " + arg() + " " + d.pick(`", "`, `"'"`, arg())
	case 9:
		return d.pick("lower", "html", "js", "urlquery") + " " + arg()
	case 10:
		return "plural " + arg() + ` "one" "many"`
	case 11:
		return d.pick("add", "sub") + " " + arg() + " " + arg()
	case 12:
		return `dict "Text" ` + arg() + ` "b" ` + arg()
	case 13:
		return "first " + d.pick("1", "2", arg()) + " " + arg()
	case 14, 15:
		return "$." + d.pick("Show", "Small", "Tiny", "Real", "Names", "Sometimes", "Wanted", "Pick") + " " + arg()
	case 16:
		return "$.Two " + arg() + " " + arg()
	case 17:
		return "call " + arg()
	case 19:
		return d.pick(`word "feed.list" "list" `+arg()+` "site" `+arg(), `word "study.animals" "n" `+arg(), `word (print "study.kind." `+arg()+`)`, `word `+arg(), `word "join.dot"`, `word "study.people" "n" 1`)
	case 18:
		return d.pick("and", "or", "not", "len", "print", "eq", "lower") // without arguments, or with those of a pipe
	}
	return arg()
}

func (d *dramatist) pipeline(depth int) string {
	s := d.command(depth)
	for d.IntN(5) == 0 && !(d.tame && d.IntN(4) > 0) {
		s += " | " + d.pick("print", "len", "not", "lower", "and 0", "or 1", "and $.Yes", `printf "%v"`, "list", "html", "urlquery", "index $.Strings", "eq 1", "$.Show", "plural 1 `a`", d.command(depth))
	}
	return s
}

// over is something to range over, but for great numbers, which would keep
// html/template busy for ever.
func (d *dramatist) over() string {
	if value := d.operand(1); strings.Count(value, "9") < 3 && !strings.Contains(value, "Wait") && !strings.Contains(value, "Big") && !strings.Contains(value, "$v") {
		return value
	}
	return "$.Strings"
}

func (d *dramatist) write(s ...string) {
	for _, part := range s {
		d.b.WriteString(part)
	}
}

func (d *dramatist) scoped(f func()) {
	mark := len(d.vars)
	f()
	d.vars = d.vars[:mark]
}

// inline writes what can stand anywhere: in text, in attributes, in scripts.
func (d *dramatist) inline(depth int) {
	for range 1 + d.IntN(3) {
		switch n := d.IntN(14); {
		case n < 2 || depth == 0:
			d.write(d.pick("x", "/a", "y-z", "?q=", "1"))
		case n < 7:
			d.write("{{", d.pipeline(2), "}}")
		case n == 7:
			value := d.pipeline(2)
			d.count++
			name := fmt.Sprintf("$v%d", 1+d.count%4)
			d.write("{{", name, " := ", value, "}}")
			d.vars = append(d.vars, name)
		case n == 8 && len(d.vars) > 0:
			d.write("{{", d.pick(d.vars...), " = ", d.pipeline(2), "}}")
		case n == 9 && d.parts > 0:
			d.write(fmt.Sprintf(`{{template "p%d"%s}}`, d.IntN(d.parts), d.pick("", " .", " $", " .", " $", " "+d.pipeline(1), " $w := "+d.operand(1))))
		case n == 10 && d.loops > 0:
			d.write("{{if ", d.pipeline(1), "}}{{", d.pick("break", "continue"), "}}{{end}}")
		default:
			d.branch(depth - 1)
		}
	}
}

func (d *dramatist) branch(depth int) {
	d.scoped(func() {
		name := d.pick("$v1", "$v2", "$v3")
		inside := func(loop int, vars ...string) {
			d.scoped(func() {
				d.vars = append(d.vars, vars...)
				d.loops += loop
				d.inline(depth)
				d.loops -= loop
			})
		}
		n := d.IntN(6)
		switch n {
		case 0:
			d.write("{{if ", d.pipeline(2), "}}")
			inside(0)
		case 1:
			d.write("{{if ", name, " := ", d.pipeline(2), "}}")
			d.vars = append(d.vars, name)
			inside(0)
		case 2:
			d.write("{{with ", d.pick("", name+" := ")+d.pipeline(2), "}}")
			inside(0)
		case 3:
			d.write("{{range ", d.pick("$.Strings", d.over(), "$.List", "$.Empty", "2", "$.Levels", "$.Ptrs", "$.Any"), "}}")
			inside(1)
		case 4:
			d.write("{{range ", name, " := ", d.pick("$.Strings", d.over(), "$.List", "$.Empty", "$.NilList", "$.Structs", "3", "$.Level"), "}}")
			d.vars = append(d.vars, name)
			inside(1)
		case 5:
			d.write("{{range $v4, ", name, d.pick(" := ", " := ", " := ", " = "), d.pick("$.Strings", d.over(), "$.List", "$.Empty", "$.Map", "$.Ints", "$.Array"), "}}")
			d.vars = append(d.vars, "$v4", name)
			inside(1)
		}
		if d.IntN(3) == 0 {
			d.write("{{else", []string{"", "", " if " + d.pipeline(1), " if " + d.pipeline(1), " with " + d.operand(1), ""}[min(d.IntN(2)*(n+2), 5)])
			d.write("}}")
			d.inline(depth)
		}
		d.write("{{end}}")
	})
}

// stages are the places of values, with a % for where they stand.
var stages = []string{"<p>%</p>", `<p title="%">x</p>`, `<p title='%'>x</p>`, `<a href="%">x</a>`, `<a href='%'>x</a>`, `<a href="/p/%">x</a>`, `<a href='/?q=%'>x</a>`, `<a href="#%">x</a>`,
	`<img src="/x" srcset="%">`, `<img srcset='%' src='/x'>`, "<title>%</title>", "<textarea>%</textarea>", "<pre>%</pre>", "<script>let a={{$.Zero}}%</script>",
	`<script>let a="{{$.Zero}}%"</script>`, `<script>let a='{{$.Zero}}%'</script>`, `<script type="application/ld+json">{{$.Map}}</script>`, `<script type="application/ld+json">{{$.Any}}</script>`, `<p class="a %">x</p>`, `<p %>x</p>`, `<p data-x="%" id='%'>x</p>`, `<meta http-equiv="refresh" content="0;url=%">`, "<b>%</b>%", "%"}

func (d *dramatist) layout() string {
	d.b.Reset()
	d.vars = nil
	for range 1 + d.IntN(3) {
		for i, text := range strings.Split(d.pick(append(stages, "%", "<p>%</p>")...), "%") {
			if i > 0 {
				d.inline(2)
			}
			d.write(text)
		}
	}
	return d.b.String()
}

// TestOracle: what html/template makes of the files as they are is what comes out,
// and what it refuses is refused.
func TestOracle(t *testing.T) {
	t.Parallel()
	var tally struct{ compiled, declined, atLoad, same, refused, fast int }
	for seed := *firstSeed; seed < *firstSeed+uint64(*templates) && !t.Failed(); seed++ {
		d := &dramatist{Rand: rand.New(rand.NewPCG(seed, 11))}
		d.tame = seed%4 > 0
		texts := map[string]string{}
		for d.parts < 1+d.IntN(3) {
			d.b.Reset()
			d.vars = nil
			d.inline(2)
			texts[fmt.Sprintf("p%d", d.parts)] = d.b.String()
			d.parts++
		}
		texts["x"] = d.layout()
		var files []source.File
		oracle, bad := template.New("").Option("missingkey=error").Funcs(functions), error(nil)
		for name, text := range texts {
			path := "templates/_" + name + ".html"
			if name == "x" {
				path = "templates/x.html"
			}
			files = append(files, source.NewFile(path, []byte(text)))
			if _, err := oracle.New(name).Parse(text); err != nil {
				bad = err
			}
		}
		set, problems := Load(files, Rules{})
		c := set.layouts["x"]
		if bad != nil && !problems.Failed() {
			t.Fatalf("seed %d: loaded, and html/template says %v\n%s", seed, bad, show(texts))
		}
		if c == nil || bad != nil {
			tally.atLoad++
			continue
		}
		if c.program != nil {
			tally.compiled++
		} else {
			tally.declined++
		}
		for range 2 {
			data := newExhibit(d.Rand)
			var want, got, fast bytes.Buffer
			wrong := oracle.ExecuteTemplate(&page{&want, 1 << 20}, "x", data)
			err := set.Execute(&got, "x", data)
			switch {
			case wrong != nil && err != nil:
				tally.refused++
			case (wrong != nil) != (err != nil):
				t.Errorf("seed %d: %v; html/template: %v\n%q\n%s", seed, err, wrong, got.String(), show(texts))
			case tokens(got.String()) != tokens(want.String()):
				t.Errorf("seed %d:\n got %q\nwant %q\n%s", seed, got.String(), want.String(), show(texts))
			default:
				tally.same++
			}
			if c.program != nil && c.program.execute(&fast, data) == nil {
				tally.fast++
				if wrong != nil || fast.String() != got.String() {
					t.Errorf("seed %d: compiled %q; html/template %v", seed, fast.String(), wrong)
				}
			}
		}
	}
	t.Logf("%+v", tally)
	if tally.compiled == 0 || tally.declined == 0 || tally.same == 0 || tally.refused == 0 || tally.fast == 0 {
		t.Errorf("one kind of outcome was never met: %+v", tally)
	}
}

func show(texts map[string]string) string {
	var b strings.Builder
	for name, text := range texts {
		fmt.Fprintf(&b, "%s: %s\n", name, text)
	}
	return b.String()
}
