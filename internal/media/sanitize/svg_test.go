package sanitize

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/testing/testtime"

	"golang.org/x/net/html"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Each archive in testdata/svg is an input and either what is published or what
// is wrong with it.
func TestGoldenSVG(t *testing.T) {
	names, err := filepath.Glob("testdata/svg/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no golden files")
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { golden(t, name) })
	}
}

func golden(t *testing.T, name string) {
	intro, input, want := readGolden(t, name)
	p, problems := Clean(source.NewFile("input.svg", input))
	got := fmt.Sprintf("-- published.svg, %d × %d --\n%s\n", p.Width, p.Height, p.Data)
	if len(problems) > 0 {
		var text strings.Builder
		diag.Printer{Source: func(string) []byte { return input }}.Text(&text, problems)
		got = "-- problems --\n" + text.String()
	} else {
		clean(t, "input.svg", input)
		sameElements(t, input, p.Data)
		harmlessInHTML(t, p.Data)
	}
	if *update {
		if err := os.WriteFile(name, []byte(intro+inputMark+string(input)+got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != want {
		t.Errorf("got %s", got)
	}
}

const inputMark = "-- input.svg --\n"

// readGolden takes apart what golden writes: a line of explanation, the input,
// and the wanted outcome with its heading.
func readGolden(t testing.TB, name string) (intro string, input []byte, want string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	intro, rest, _ := strings.Cut(string(data), inputMark)
	body, want, found := strings.Cut(rest, "\n-- ")
	if !found {
		return intro, []byte(rest), ""
	}
	return intro, []byte(body + "\n"), "-- " + want
}

// sameElements checks that what is published is well-formed, and that all its
// elements of SVG are those of the file, in their order.
func sameElements(t *testing.T, before, after []byte) {
	t.Helper()
	list := func(data []byte) (names []string) {
		hidden := 0
		for d := xml.NewDecoder(bytes.NewReader(data)); ; {
			token, err := d.Token()
			if err == io.EOF {
				return names
			}
			if err != nil {
				t.Fatalf("not well-formed: %v", err)
			}
			switch e := token.(type) {
			case xml.StartElement:
				if hidden > 0 || e.Name.Space != svgSpace || e.Name.Local == "metadata" {
					hidden++
				} else {
					names = append(names, e.Name.Local)
				}
			case xml.EndElement:
				hidden = max(hidden-1, 0)
			}
		}
	}
	// The charset is declared only in what comes before.
	_, body, _ := bytes.Cut(before, []byte("?>"))
	if !bytes.HasPrefix(before, []byte("<?xml")) {
		body = before
	}
	if got, want := list(after), list(body); strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("published %v, want %v", got, want)
	}
}

// harmlessInHTML puts a drawing into a page and looks at it as a browser does:
// there must be nothing but elements on the list, and no attribute that runs or
// fetches.
func harmlessInHTML(t *testing.T, svg []byte) {
	t.Helper()
	page, err := html.Parse(io.MultiReader(strings.NewReader("<!doctype html><title></title><body>"), bytes.NewReader(svg)))
	if err != nil {
		t.Fatal(err)
	}
	allowed := map[string]bool{"html": true, "head": true, "body": true, "title": true}
	for name := range svgElements {
		allowed[strings.ToLower(name)] = true
	}
	for n := range page.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		_, local, prefixed := strings.Cut(n.Data, ":")
		if !prefixed {
			local = n.Data
		}
		if !allowed[strings.ToLower(local)] {
			t.Errorf("an HTML reader sees <%s> in\n%s", n.Data, svg)
		}
		for _, a := range n.Attr {
			key := a.Key[strings.LastIndexByte(a.Key, ':')+1:]
			if strings.HasPrefix(a.Key, "on") || key == "src" || key == "href" && !strings.HasPrefix(strings.TrimSpace(a.Val), "#") {
				t.Errorf("an HTML reader sees %s=%q in\n%s", a.Key, a.Val, svg)
			}
		}
	}
}

func TestSVGSize(t *testing.T) {
	for attributes, want := range map[string][2]int{
		`width="30" height="20"`:                             {30, 20},
		`width="30.6px" height="20.4px" viewBox="0 0 1 1"`:   {31, 20},
		`width="1in" height="72pt"`:                          {96, 96},
		`width="25.4mm" height="2.54cm"`:                     {96, 96},
		`width="6pc" height="101.6Q"`:                        {96, 96},
		`viewBox="0 0 24 12"`:                                {24, 12},
		`viewBox="-5,-5  24.4,12.6"`:                         {24, 13},
		`width="48" viewBox="0 0 24 12"`:                     {48, 24},
		`height="48" viewBox="0 0 24 12"`:                    {96, 48},
		`width="100%" height="100%" viewBox="0 0 24 12"`:     {24, 12},
		`width="2em" height="1em" viewBox="0 0 24 12"`:       {24, 12},
		`width="1e2" height="+5"`:                            {100, 5},
		`width="0.01" height="999999999"`:                    {1, 1000000},
		`width="10"`:                                         {},
		`width="0" height="0"`:                               {},
		`width="-1" height="5"`:                              {},
		`width="NaN" height="Inf"`:                           {},
		`width="0x10" height="1_0"`:                          {},
		`viewBox="0 0 0 0"`:                                  {},
		`viewBox="0 0 10"`:                                   {},
		`xmlns:x="u:x" x:width="5" x:height="5"`:             {},
		`viewBox="none" width="auto" height="auto"`:          {},
		`width="1e400" height="1" viewBox="0 0 1e400 1e400"`: {},
	} {
		svg := []byte(`<svg xmlns="http://www.w3.org/2000/svg" ` + attributes + `/>`)
		if want == [2]int{} {
			if codes, problems := refuse(t, "a.svg", svg); codes != "svg-size" || problems[0].Column != 1 {
				t.Errorf("%s: %s", attributes, codes)
			}
			continue
		}
		p := clean(t, "a.svg", svg)
		if p.Width != want[0] || p.Height != want[1] || p.Format != "svg" || p.MediaType != "image/svg+xml" {
			t.Errorf("%s: %d × %d", attributes, p.Width, p.Height)
		}
	}
}

const svgStart, svgEnd = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">`, `</svg>`

func TestSVGNesting(t *testing.T) {
	nested := func(n int, name string) []byte {
		return []byte(svgStart + strings.Repeat("<"+name+">", n) + strings.Repeat("</"+name+">", n) + svgEnd)
	}
	clean(t, "a.svg", nested(maxNesting-1, "g"))
	for _, name := range []string{"g", "metadata", "x xmlns='y'"} {
		data := []byte(svgStart + strings.Repeat("<"+name+">", 100_000))
		if codes, _ := refuse(t, "a.svg", data); codes != "svg-too-deep" {
			t.Errorf("%s: %s", name, codes)
		}
	}
}

// Parts that repeat parts that repeat parts.
func TestSVGRepetition(t *testing.T) {
	var laughs strings.Builder
	laughs.WriteString(svgStart + `<g id="a0"><rect/></g>`)
	for i := range 9 {
		fmt.Fprintf(&laughs, `<g id="a%d">%s</g>`, i+1, strings.Repeat(fmt.Sprintf(`<use href="#a%d"/>`, i), 10))
	}
	laughs.WriteString(svgEnd)
	masks := strings.ReplaceAll(strings.ReplaceAll(laughs.String(), `<use href="`, `<rect mask="url(`), `"/>`, `)"/>`)
	chain := svgStart
	for i := range 1000 {
		chain += fmt.Sprintf(`<g id="b%d"><use href="#b%d"/></g>`, i, i+1)
	}
	many := svgStart + strings.Repeat("<g/>", maxDrawn) + svgEnd
	for _, svg := range []string{laughs.String(), masks, chain + svgEnd, many} {
		if codes, _ := refuse(t, "a.svg", []byte(svg)); codes != "svg-too-large" {
			t.Error(codes)
		}
	}
	clean(t, "a.svg", []byte(svgStart+`<g id="a"><use href="#a"/><use href="#b"/><use href="#none"/></g><g id="b"><use href="#a"/></g>`+svgEnd))
}

func TestSVGCharacters(t *testing.T) {
	p := clean(t, "a.svg", []byte(byteOrderMark+svgStart+"\n"+svgEnd+"\r\n"))
	if string(p.Data) != svgStart+"\n"+svgEnd {
		t.Errorf("%q", p.Data)
	}
	for _, c := range []struct{ data, message, at string }{
		{"\xff\xfe<\x00s\x00", "UTF-16", "a.svg"},
		{svgStart + "\n<title>M\xfcnchen</title>" + svgEnd, "the byte 0xfc is not UTF-8", "a.svg:2:9"},
		{byteOrderMark + svgStart[:10] + "\xfc", "0xfc", "a.svg:1:11"},
		{svgStart + "\n<title>\x01</title>" + svgEnd, "not well-formed", "a.svg:2:8"},
		{"\n<?xml version='1.0'?>" + svgStart + svgEnd, `"<?xml" is not allowed`, "a.svg:2:1"},
		{svgStart + "<!DOCTYPE svg>" + svgEnd, "out of place", "a.svg:1:59"},
		{svgStart + "<g xmlns:y='' y:x='1'/>" + svgEnd, `the prefix "y" is used but not declared`, "a.svg:1:59"},
		{svgStart + "<y:g xmlns:y=''/>" + svgEnd, `the prefix "y" is used but not declared`, "a.svg:1:59"},
		{"<svg a='1'" + svgStart[5:] + svgEnd, "no space between", "a.svg:1:11"},
		{svgStart + svgEnd + "end", "text outside", "a.svg:1:65"},
		{svgStart + "&#0;" + svgEnd, `"&#0;" is not a character`, "a.svg:1:59"},
	} {
		_, problems := refuse(t, "a.svg", []byte(c.data))
		if !strings.Contains(problems[0].Message, c.message) || problems[0].Position.String() != c.at {
			t.Errorf("%s: %s", problems[0].Position, problems[0].Message)
		}
	}
}

// However long and hostile the file, the answer comes soon and is short. At
// this length, what grows with its square takes far longer than allowed.
func TestSVGHostileLength(t *testing.T) {
	const n = maxSVG / 16
	repeated := func(s string) string { return strings.Repeat(s, n/len(s)) }
	for name, body := range map[string]string{
		"event handlers": "<g " + repeated(`onx="" `) + "/>",
		"escapes":        "<style>" + repeated(`\`) + "</style>",
		"open urls":      "<style>" + repeated("url(") + "</style>",
		"urls in names":  `<g id="` + repeated("url(") + `"/>`,
		"local urls":     `<g style="` + repeated("url(#a)") + `"/>`,
		"scripts":        repeated("<script/>"),
		"comments":       repeated("<!---->"),
		"attributes":     "<g " + repeated(`a="" `) + "/>",
		"open tags":      "<g " + repeated("a"),
		"entities":       repeated("&amp;"),
		"metadata":       repeated("<metadata/>"),
		"uses":           repeated(`<use href="#a"/>`),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, problems := Clean(source.NewFile("a.svg", []byte(svgStart+body+svgEnd)))
			if took := time.Since(start); took > testtime.Limit(2*time.Second) {
				t.Errorf("%v", took)
			}
			if len(problems) > diag.Limit+10 {
				t.Errorf("%d problems", len(problems))
			}
		})
	}
	if codes, _ := refuse(t, "a.svg", append([]byte(svgStart), make([]byte, maxSVG)...)); codes != "svg-too-large" {
		t.Error(codes)
	}
}

func TestCSSFaults(t *testing.T) {
	for css, want := range map[string]string{
		"fill:red":                        "",
		"fill:url(#a)":                    "",
		`fill:url( "#a" ) red`:            "",
		"@media print{a{b:c}}":            "",
		"@KEYFRAMES x{}":                  "",
		"width:calc(1px + (2px))":         "",
		"fill:var(--a, rgb(1 2 3))":       "",
		"fill:url()":                      "url()",
		"fill:url(a.svg#b)":               "url(a.svg#b)",
		"fill:URL(A)":                     "URL(A)",
		"fill:×url(a)":                    "url(a)",
		"fill:xurl(a)":                    "url(a)",
		"fill:url('#a)":                   "url('#a)",
		"fill:url(#a":                     "url(#a)",
		`fill:url("#a" b)`:                `url("#a" b)`,
		"x:-webkit-image-set('a' 1x)":     "image-set('a' 1x)",
		"x:src('a')":                      "src('a')",
		"x:expression(alert(1))":          "expression(alert(1)",
		"@import 'a'":                     "@import",
		"@Import url(#a)":                 "@Import",
		"@font-face{}":                    "@font-face",
		`\75rl(a)`:                        `\`,
		"</style>":                        "<",
		"@import'a';b{c:url(d)}":          "@import url(d)",
		"b{c:url(" + maxed("#", 2) + ")}": "url(" + maxed("#", 2)[:56] + "…",
	} {
		var got []string
		for _, f := range cssFaults(css) {
			got = append(got, f.text)
			if f.hint == "" || !strings.HasPrefix(css[f.offset:], f.text[:1]) {
				t.Errorf("%s: %+v", css, f)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q", css, got)
		}
	}
}

// maxed is a text of times maxName.
func maxed(s string, times int) string { return strings.Repeat(s, times*maxName) }
