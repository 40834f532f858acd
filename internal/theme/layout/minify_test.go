package layout

import (
	"bytes"
	"encoding/json"
	"html/template"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"galen/internal/source"

	"github.com/google/go-cmp/cmp"
	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	mjson "github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"
	nethtml "golang.org/x/net/html"
)

// wholePage is the minifier that pages are compared with, set up to keep what a
// careful site keeps on purpose, scripts as they are written among it.
func wholePage() *minify.M {
	m := minify.New()
	m.Add("text/html", &html.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true, KeepDefaultAttrVals: true})
	m.AddFunc("text/css", css.Minify)
	m.AddFunc("image/svg+xml", svg.Minify)
	m.AddFuncRegexp(regexp.MustCompile("[/+]json$"), mjson.Minify)
	return m
}

// news is the data of the theme in testdata.
type news struct {
	Title, Dek, URL string
	Body            template.HTML
	JSON            template.JS
	Author          *person
	Tags            []string
	Count           int
	Related         []*news
	Sections        []topic
	Facts           map[string]string
}

type person struct{ Name, Role string }

type topic struct{ Name string }

func newsroom(related int) *news {
	n := &news{
		Title: "What this winter’s flu vaccine protects against", URL: "/health/flu-vaccine/", Count: 4,
		Dek:      "Trials in “three” countries show what to expect, and for whom it’s worth it",
		Body:     template.HTML(strings.Repeat("<h2 id=\"a\">A heading</h2><p>Some <em>text</em> of an article, with a <a href=\"/x/\">link</a>, as long as paragraphs are in the news today.</p>\n", 20)),
		JSON:     `{"@context":"https://schema.org","@type":"NewsArticle","headline":"What this winter’s flu vaccine protects against"}`,
		Author:   &person{"Ada Lind", "health editor"},
		Tags:     []string{"flu", "vaccines", "winter"},
		Sections: []topic{{"Health"}, {"Science"}, {"Nutrition"}},
		Facts:    map[string]string{"Age": "65", "Doses": "1"},
	}
	for i := range related {
		r := &news{Title: "A related story, number " + strings.Repeat("i", i%5), URL: "/health/related/", Count: i}
		if i%2 == 0 {
			r.Dek = "What it means for you"
		}
		if i%3 == 0 {
			r.Author = &person{Name: "Bo Ek"}
		}
		n.Related = append(n.Related, r)
	}
	return n
}

// themeFiles are the templates of testdata/theme.
func themeFiles(t testing.TB) []source.File {
	var files []source.File
	root := filepath.FromSlash("testdata/theme")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		rel, _ := filepath.Rel(root, path)
		files = append(files, source.NewFile("templates/"+filepath.ToSlash(rel), text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// load compiles files, minified and as they are.
func load(t testing.TB, files []source.File, data any) (minified, plain *Set) {
	minified, problems := Load(files, Rules{Data: data})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	plain, problems = compileTheme(files, Rules{Data: data}, false)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return minified, plain
}

func execute(t testing.TB, s *Set, layout string, data any) []byte {
	var page bytes.Buffer
	if err := s.Execute(&page, layout, data); err != nil {
		t.Fatal(err)
	}
	return page.Bytes()
}

// TestMinified compares the pages of the minified theme with what the outside
// minifier makes of the pages of the theme as it is, and their documents with
// those of the latter.
func TestMinified(t *testing.T) {
	minified, plain := load(t, themeFiles(t), (*news)(nil))
	whole := wholePage()
	for name, data := range map[string]*news{"full": newsroom(24), "few": newsroom(1), "empty": {}} {
		for _, layout := range plain.Names() {
			t.Run(layout+"/"+name, func(t *testing.T) {
				want, got := execute(t, plain, layout, data), execute(t, minified, layout, data)
				least, err := whole.Bytes("text/html", bytes.Clone(want))
				if err != nil {
					t.Fatal(err)
				}
				again, err := whole.Bytes("text/html", bytes.Clone(got))
				if err != nil {
					t.Fatal(err)
				}
				t.Logf("as written %d, ours %d, whole page %d, ours again %d", len(want), len(got), len(least), len(again))
				if len(got)*100 > len(least)*101 {
					t.Errorf("%d bytes, and the whole page minified has %d\n%s\n\n%s", len(got), len(least), got, least)
				}
				if diff := cmp.Diff(document(want), document(got)); diff != "" {
					t.Errorf("the documents differ (-as written +minified)\n%s", diff)
				}
				if diff := cmp.Diff(kept(want), kept(got)); diff != "" {
					t.Errorf("preformatted text differs (-as written +minified)\n%s", diff)
				}
			})
		}
	}
}

var preformatted = regexp.MustCompile(`(?s)<(?:pre|textarea)[ >].*?</(?:pre|textarea)>`)

// kept are the elements whose white space is shown.
func kept(page []byte) []string {
	return preformatted.FindAllString(references.Replace(string(page)), -1)
}

// references are those that only html/template itself writes.
var references = strings.NewReplacer("&#34;", `"`, "&#39;", "'", "&#43;", "+", "&gt;", ">")

// document is a page's tree in lines, with white space as a browser shows it:
// one space for several, and none beside blocks.
func document(page []byte) []string {
	root, err := nethtml.Parse(bytes.NewReader(page))
	if err != nil {
		return []string{err.Error()}
	}
	p := &printer{space: true}
	p.node(root, false)
	p.trim()
	return slices.DeleteFunc(p.lines, func(line string) bool { return line == "|" })
}

type printer struct {
	lines []string
	space bool  // white space here is not shown
	last  []int // the lines that end in a space which a block would swallow
}

func (p *printer) node(n *nethtml.Node, kept bool) {
	switch n.Type {
	case nethtml.TextNode:
		p.text(n, kept)
		return
	case nethtml.CommentNode:
		return
	case nethtml.ElementNode:
		line := "<" + n.Data
		for _, a := range n.Attr {
			line += " " + a.Namespace + a.Key + "=" + a.Val
		}
		p.edge(n, false)
		p.lines = append(p.lines, line)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.node(c, kept || n.Data == "pre" || n.Data == "textarea")
	}
	if n.Type == nethtml.ElementNode {
		p.edge(n, true)
		p.lines = append(p.lines, "</"+n.Data)
	}
}

// edge is the start or the end of an element.
func (p *printer) edge(n *nethtml.Node, end bool) {
	switch f := flows[n.Data]; {
	case f == block:
		p.trim()
		p.space = true
	case f == object && end:
		p.space = false
	case f == object:
		p.space, p.last = false, nil
	}
}

func (p *printer) trim() {
	for _, i := range p.last {
		p.lines[i] = strings.TrimSuffix(p.lines[i], " ")
	}
	p.last = nil
}

func (p *printer) text(n *nethtml.Node, kept bool) {
	text := n.Data
	switch {
	case n.Parent.Data == "script" || n.Parent.Data == "style":
		text = code(n)
	case !kept:
		text = regexp.MustCompile(`[ \t\r\n\f]+`).ReplaceAllString(text, " ")
		if p.space {
			text = strings.TrimPrefix(text, " ")
		}
		if text == "" {
			return
		}
		p.space = strings.HasSuffix(text, " ")
	default:
		p.space = false
	}
	if text != " " {
		p.last = nil
	}
	if p.space {
		p.last = append(p.last, len(p.lines))
	}
	p.lines = append(p.lines, "|"+text)
}

// code is a script or style with what a minifier may change taken out.
func code(n *nethtml.Node) string {
	kind := "text/css"
	if n.Parent.Data == "script" {
		kind = "text/javascript" // which no minifier changes
		for _, a := range n.Parent.Attr {
			if a.Key == "type" && a.Val != "" {
				kind = a.Val
			}
		}
	}
	if strings.HasSuffix(kind, "json") || kind == "importmap" {
		var value any
		if err := json.Unmarshal([]byte(n.Data), &value); err != nil {
			return err.Error()
		}
		text, _ := json.Marshal(value)
		return string(text)
	}
	text := n.Data
	for range 3 { // once more may take more away
		if less, err := wholePage().String(kind, text); err == nil {
			text = less
		}
	}
	return text
}

func BenchmarkExecute(b *testing.B) {
	minified, _ := load(b, themeFiles(b), (*news)(nil))
	data := newsroom(24)
	for _, layout := range minified.Names() {
		b.Run(layout, func(b *testing.B) {
			b.ReportAllocs()
			var page bytes.Buffer
			for b.Loop() {
				page.Reset()
				if err := minified.Execute(&page, layout, data); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(page.Len()))
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	files := themeFiles(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := Load(files, Rules{Data: (*news)(nil)}); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}
