package content

import (
	"bytes"
	"fmt"
	"html"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"galen/internal/diag"
	"galen/internal/source"
	"galen/internal/typography"
)

// inspected is a text that was parsed by an engine, and its inspector.
func inspected(file string, p divided, cited []Reference, by goldmark.Markdown) (ast.Node, *validator) {
	references := slices.Clone(cited)
	for i := range references {
		references[i].Cited = 0
	}
	source := p.text[p.body:]
	doc := by.Parser().Parse(text.NewReader(source))
	in := &validator{text: &composed{doc: doc}, source: source, lines: diag.NewLines(file, p.text), start: p.body, file: file, rules: judgeRules, books: bibliography{references: &references}}
	in.inspect(doc)
	return doc, in
}

// judged sets a text the long way: goldmark writes the HTML, a minifier shortens it
// and it is cut at its gaps. It is what a setter must give, byte for byte.
func judged(t *testing.T, source []byte, doc ast.Node, in *validator, slug string) *Body {
	t.Helper()
	for i, n := range in.gapped {
		address := []byte(gapScheme + strconv.Itoa(i))
		switch n := n.(type) {
		case *ast.Link:
			n.Destination = address
		case *ast.Image:
			n.Destination = address
		case *ast.AutoLink:
			link, label := ast.NewLink(), ast.NewString(n.Label(source))
			link.Destination = address
			label.SetRaw(true)
			link.AppendChild(link, label)
			n.Parent().ReplaceChild(n.Parent(), n, link)
		}
	}
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if link, ok := n.(*ast.Link); ok && entering && len(link.Title) > 0 {
			link.Title = []byte(html.EscapeString(in.title(link)))
		}
		return ast.WalkContinue, nil
	})
	doc.OwnerDocument().AddMeta("prefix", slug+"-")
	var long bytes.Buffer
	if err := judge.Renderer().Render(&long, source, doc); err != nil {
		t.Fatal(err)
	}
	small, err := minifier.Bytes("text/html", long.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	b, err := cutGaps(string(small), in.gaps)
	if err != nil {
		t.Fatal(err)
	}
	var found, want [][2]int
	for from, to := range Letters(string(small), nil) {
		found = append(found, [2]int{from, to})
	}
	for from, to := range slowLetters(string(small), false) {
		want = append(want, [2]int{from, to})
	}
	if d := cmp.Diff(want, found); d != "" {
		t.Fatalf("letters of %s: (-slow +quick)\n%s", small, d)
	}
	for from, to := range slowLetters(string(small), true) {
		if word := string(small[from:to]); !slices.Contains(b.Letters, word) {
			b.Letters = append(b.Letters, word)
		}
	}
	return &b
}

var judgeRules = Rules{Zone: time.UTC, Home: "https://news.example/"}

// judge is goldmark with the extensions of engine, and HTML of its own.
var judge = goldmark.New(
	goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(blockParsers()...),
		parser.WithInlineParsers(inlineParsers()...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(), util.Prioritized(noteLines{}, 50))...),
		parser.WithASTTransformers(transformers()...),
	)),
	goldmark.WithExtensions(
		extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)),
		extension.DefinitionList,
	),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(ownNodes{}, 100), util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
		util.Prioritized(extension.NewFootnoteHTMLRenderer(extension.WithFootnoteIDPrefixFunction(func(n ast.Node) []byte {
			return []byte(n.OwnerDocument().Meta()["prefix"].(string))
		}), extension.WithFootnoteBacklinkTitle("Back to the text"), extension.WithFootnoteBacklinkHTML("↩︎")), 500))),
)

// colonLine is the first or last line of a block, of which goldmark knows none.
var colonLine = regexp.MustCompile(`(?m)^[^\n]*::[^\n]*\n?`)

// checkSetter compares a setter's body of a file, without its blocks, with the judge's.
func checkSetter(t *testing.T, name string, data []byte) {
	t.Helper()
	data = colonLine.ReplaceAll(data, []byte("\n"))
	p, _, ok := split(source.NewFile(name, data))
	if !ok {
		return
	}
	var cited []Reference
	if document, _ := Parse(source.NewFile(name, data), judgeRules); referencesOf(document) != nil {
		cited = *referencesOf(document)
	}
	text := p.text[p.body:]
	if limits(name, text, 1).Failed() {
		return
	}
	doc, in := inspected(name, p, cited, engine)
	doubt, second := inspected(name, p, cited, judge)
	if d := cmp.Diff(second.list, in.list); d != "" {
		t.Fatalf("in %q: (-goldmark +engine)\n%s", text, d)
	}
	if in.list.Failed() {
		return
	}
	got := set(doc, text, "x", in)
	want := judged(t, text, doubt, second, "x")
	if d := cmp.Diff(want.Segments, got.Segments) + cmp.Diff(want.Placeholders, got.Placeholders) + cmp.Diff(want.Letters, got.Letters); d != "" ||
		want.Digest != got.Digest || want.Length != got.Length || want.Lead != got.Lead {
		t.Fatalf("in %q: (-minifier +setter)\n%s", text, d)
	}
}

// TestSetterIsAMinifier holds that with all texts at hand: those of the starter
// site, of the golden files, and that of the benchmark.
func TestSetterIsAMinifier(t *testing.T) {
	n := 0
	filepath.WalkDir("../../content", func(path string, d os.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".md" {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			checkSetter(t, path, data)
			n++
		}
		return err
	})
	if n < 20 {
		t.Errorf("only %d texts in the starter site", n)
	}
	for _, f := range goldenFiles(t) {
		checkSetter(t, f.Name, f.Data)
	}
	letters := "" // more than are compared one by one
	for i := range 3 * few {
		letters += fmt.Sprintf("A%dB ", i%(2*few))
	}
	for _, body := range append(spaced, letters, typicalBody()) {
		checkSetter(t, "x.md", []byte(goodHeader+body))
	}
}

// spaced are texts in which white space, references and quotation marks stand where
// it matters.
var spaced = []string{
	"a  b\tc \n  d\n", "a \\\n b  \n*c* `d ` **e `f `** g", "`a ` `  b` ` ` x", "**`a `**\n\nb", "- a `b `\n  - c\n\n      d\n", "&amp;amp; &amp;lt; &#32;&#32; &#160; &copy &copy; &notanentity; a & b &",
	"[a ](x) b\n\n[ a ](x)\n[c `d `](https://a.example/?a=1&b=2 \"t & 't' &amp;amp; \")", "<HTTPs:> [a](HTTP:) [b](HTTP:c)", "<HTTPS://A.example/?a&amp;b> <mailto:a@b.example> <a@b.example>", "[a](HTTP://a.example) [b](<https://a.example/ x>)",
	"![a \"b\" 'c' &amp;amp; < >](p.png '\"c\"  <d> &lt;') x", "| a | |\n|:-:|-:|\n| `x ` | &#32; |\n| b \\| c", "```a&amp;\"b\n<x> \"y\"  &amp;\n\n```\n\n    code  \n", "``` \n```", "a[^1] b [^2][^1]\n\n[^1]: n \n\n    m `x `\n[^2]: ![q](r)",
	"term \n: d  \n\n  e\n: f", "7. a\n8. b\n\n   c", "- a\n  [^1]: n\n  b[^1]", "## A `CAR-T ` &amp; *B*\n\nMRI R&D &amp;MR; ÉÉ aMRI-x DNAs ILD&MRI &lt;AB&gt; [CD `EF`](https://x.example) x[GH](y)IJ", "\"a\" 'b' -- c... <<d>> don't '90s", "***a `b `*** ~~c `d `~~\n***\n> e `f `\n\ng",
	"\\&amp; \\* \\a \\", "a\u00a0 b \u2028\n\u3000c", "[![a](p.png \"t\") ](x)\n\n![b](q.png)\n![c](r.png) \n", "- a[^1]\n  [^1]: ***\n  b", "![a](p.png \"b \nc\")", "![a](p.png \"b\tc\")", "1) a\n\n\n   ---\n   # b\n0. c",
	"a [ b ]{lang=fr} c [d `e `]{lang=ar} [f]{lang=en} *[g*]{lang=de} [h\n*i* [j]{lang=es}]{lang=fr}\n", "[![k 'l'](m.png \"n 'o'\")]{lang=fr}\n\n[p ![q](r.png)]{lang=fr} ", "- [a ]{lang=fr}\n- b [ c]{lang=fr} d\n\n## [CT R&D]{lang=de} MRI",
}

// TestSpaceAcrossTexts: a parser may divide a text between two spaces.
func TestSpaceAcrossTexts(t *testing.T) {
	for want, texts := range map[string][]string{"a b": {"a ", " b"}, "a\nb": {"a ", "\n", "b"}, "a c": {"a", " c"}} {
		s := &htmlRenderer{loose: -1}
		for _, text := range texts {
			if text == "\n" {
				s.newline()
			} else {
				s.text([]byte(text), true)
			}
		}
		s.endText()
		if got := string(s.html); got != want {
			t.Errorf("%q: got %q, want %q", texts, got, want)
		}
	}
}

// ownNodes writes the nodes whose usual HTML would not do.
type ownNodes struct{}

func (o ownNodes) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindImage, o.image)
	r.Register(ast.KindParagraph, o.paragraph)
	r.Register(kindCitation, o.citation)
	r.Register(kindScript, o.script)
	r.Register(kindPassage, o.passage)
	r.Register(kindDeskNote, o.nothing)
	r.Register(kindDeskNoteBlock, o.nothing)
	r.Register(extast.KindTable, o.table)
	r.Register(extast.KindTableCell, o.cell)
}

func (ownNodes) paragraph(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	tag := "p"
	if figure(n) != nil {
		tag = "figure"
	}
	if entering {
		said := ""
		if p, ok := n.FirstChild().(*passage); ok && tag == "figure" {
			said = typography.Attributes(p.language, "en")
		}
		w.WriteString("<" + tag + said + ">")
	} else {
		w.WriteString("</" + tag + ">\n")
	}
	return ast.WalkContinue, nil
}

func (ownNodes) image(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	img := n.(*ast.Image)
	w.WriteString(`<img src="` + html.EscapeString(string(img.Destination)) + `" alt="` + html.EscapeString(plain(img, source)) + `">`)
	if caption := typography.For(languageOf(img)).Text(decoded(img.Title)); caption != "" && figureOf(img) != nil {
		w.WriteString("<figcaption>" + html.EscapeString(caption) + "</figcaption>")
	}
	return ast.WalkSkipChildren, nil
}

// table wraps a table so that a narrow screen scrolls it; the wrapper can be
// reached by keyboard.
func (ownNodes) table(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		w.WriteString(`<div class="table" tabindex="0"><table>`)
		return ast.WalkContinue, nil
	}
	w.WriteString("</table></div>\n")
	return ast.WalkContinue, nil
}

func (ownNodes) cell(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	cell := n.(*extast.TableCell)
	header := cell.Parent().Kind() == extast.KindTableHeader && strings.TrimSpace(plain(cell, source)) != ""
	tag := "td"
	if header {
		tag = "th"
	}
	if !entering {
		w.WriteString("</" + tag + ">")
		return ast.WalkContinue, nil
	}
	w.WriteString("<" + tag)
	if header {
		w.WriteString(` scope="col"`)
	}
	if cell.Alignment == extast.AlignRight || cell.Alignment == extast.AlignCenter {
		w.WriteString(` class="` + cell.Alignment.String() + `"`)
	}
	w.WriteString(">")
	return ast.WalkContinue, nil
}

func (ownNodes) nothing(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkContinue, nil
}

func (ownNodes) script(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	tag := "sub>"
	if n.(*script).raised {
		tag = "sup>"
	}
	if entering {
		w.WriteString("<" + tag)
	} else {
		w.WriteString("</" + tag)
	}
	return ast.WalkContinue, nil
}

func (ownNodes) passage(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	around := "en"
	if outer := languageOf(n.Parent()); outer != "" {
		around = outer
	}
	tag := n.(*passage).language
	if img, ok := n.FirstChild().(*ast.Image); tag == around || ok && figureOf(img) != nil {
		return ast.WalkContinue, nil
	}
	if entering {
		w.WriteString("<span" + typography.Attributes(tag, around) + ">")
	} else {
		w.WriteString("</span>")
	}
	return ast.WalkContinue, nil
}

func (ownNodes) citation(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	w.WriteString(`<sup class="cite">[`)
	for i, m := range n.(*citation).marks {
		if i > 0 {
			w.WriteString(", ")
		}
		w.WriteString(`<a href="#` + referenceAnchor + m.key + `" id="` + CitationID(m.number, m.nth) + `" role="doc-biblioref">` + strconv.Itoa(m.number) + `</a>`)
	}
	w.WriteString(`]</sup>`)
	return ast.WalkSkipChildren, nil
}

// gapScheme marks, in the HTML that the Markdown renderer writes, the address
// of gap n as "galen-gap:n". An author's address cannot begin so, because unknown
// schemes are refused. An author's text can, and so can the values of attributes
// made from it; that is why only tags are looked at, and in them the first
// attribute.
const gapScheme = "galen-gap:"

// cutGaps divides finished HTML at its gaps. In gaps stand the links and
// pictures by number; each link gets its LinkEnd here.
func cutGaps(html string, gaps []Placeholder) (Body, error) {
	const link, picture = `<a href="` + gapScheme, `<img src="` + gapScheme
	b := Body{}
	from := 0     // where the piece begins
	open := false // a link whose end has not been reached
	cut := func(at, next int, g Placeholder) {
		b.Segments, b.Placeholders = append(b.Segments, html[from:at]), append(b.Placeholders, g)
		from = next
	}
	for at, end := range tags(html) {
		tag := html[at:end]
		kind, prefix := LinkStart, link
		switch {
		case tag == "</a>" && open:
			cut(at, end, Placeholder{Kind: LinkEnd})
			open = false
			continue
		case strings.HasPrefix(tag, link):
		case strings.HasPrefix(tag, picture):
			kind, prefix = Picture, picture
		default:
			continue
		}
		number, _, _ := strings.Cut(tag[len(prefix):], `"`)
		n, err := strconv.Atoi(number)
		if err != nil || n < 0 || n >= len(gaps) || gaps[n].Kind != kind || open && kind == LinkStart {
			return Body{}, fmt.Errorf("gap %q is not where it was put", number)
		}
		if kind == LinkStart { // the whole tag, its title included, which the gap knows
			cut(at, end, gaps[n])
			open = true
		} else {
			cut(at+len("<img "), at+len(picture)+len(number)+1, gaps[n])
		}
	}
	b.Segments = append(b.Segments, html[from:])
	for _, p := range b.Segments {
		b.Length += len(p)
	}
	b.Lead = len(b.Segments[0])
	b.Digest = b.digest()
	return b, nil
}

// tags yields where each tag of finished HTML begins and ends. In a text < is
// always written &lt;, but a value in quotation marks may hold both < and >.
func tags(html string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		for end := 0; ; {
			start := strings.IndexByte(html[end:], '<')
			if start < 0 {
				return
			}
			start += end
			for end = start + 1; end < len(html) && html[end] != '>'; end++ {
				if q := html[end]; q == '"' || q == '\'' {
					end += 1 + max(0, strings.IndexByte(html[end+1:], q))
				}
			}
			end = min(end+1, len(html))
			if !yield(start, end) {
				return
			}
		}
	}
}

// slowLetters looks at every letter; at those of linked words too, as a setter
// does, if linked is set.
func slowLetters(html string, linked bool) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		inside := "" // the element that is passed over
		for i := 0; i < len(html); {
			if html[i] == '<' {
				end := tagEnd(html, i)
				if linked && (strings.HasPrefix(html[i:end], "<a ") || html[i:end] == "</a>") {
					i = end
					continue
				}
				inside = passed(html[i:end], inside)
				i = end
				continue
			}
			if inside != "" {
				i++
				continue
			}
			size, capital := letter(html, i)
			if size == 0 {
				_, size = utf8.DecodeRuneInString(html[i:])
				if html[i] == '&' {
					size = reference(html[i:])
				}
				i += size
				continue
			}
			from, capitals := i, 0
			for size > 0 {
				if capital {
					capitals++
				}
				i += size
				size, capital = letter(html, i)
			}
			if capitals >= 2 && !yield(from, i) {
				return
			}
		}
	}
}
