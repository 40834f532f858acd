package article

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/tdewolff/minify/v2"
	minhtml "github.com/tdewolff/minify/v2/html"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"galen/internal/diag"
	"galen/internal/prose"
)

// footnotePrefix is the key under which a document's metadata holds the prefix
// of its footnotes' ids: two articles may be shown on one page.
const footnotePrefix = "footnotePrefix"

// typography writes the characters themselves, which are shorter than their
// names.
var typography = map[extension.TypographicPunctuation]string{
	extension.LeftSingleQuote: "‘", extension.RightSingleQuote: "’", extension.LeftDoubleQuote: "“", extension.RightDoubleQuote: "”",
	extension.EnDash: "–", extension.EmDash: "—", extension.Ellipsis: "…", extension.LeftAngleQuote: "«", extension.RightAngleQuote: "»",
	extension.Apostrophe: "’",
}

// engine is shared: a goldmark.Markdown holds no state of a conversion.
var engine = goldmark.New(
	goldmark.WithExtensions(
		extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)),
		extension.Strikethrough,
		extension.DefinitionList,
		extension.NewTypographer(extension.WithTypographicSubstitutions(typography)),
		extension.NewFootnote(extension.WithFootnoteIDPrefixFunction(func(n ast.Node) []byte {
			prefix, _ := n.OwnerDocument().Meta()[footnotePrefix].(string)
			return []byte(prefix)
		}), extension.WithFootnoteBacklinkTitle("Back to the text"), extension.WithFootnoteBacklinkHTML("↩︎")),
	),
	goldmark.WithParserOptions(parser.WithAutoHeadingID(), parser.WithInlineParsers(util.Prioritized(citationParser{}, 150))),
	goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(ownNodes{}, 100))),
)

var minifier = func() *minify.M {
	m := minify.New()
	m.Add("text/html", &minhtml.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true, KeepDefaultAttrVals: true})
	return m
}()

// markdown converts the body of a file. Said gets its words, unless it is nil.
func markdown(file string, p parts, slug string, rules Rules, references *[]Reference, said *prose.Text) (Body, diag.List) {
	list := caps(file, p.text[p.body:], 1+bytes.Count(p.text[:p.body], []byte("\n")))
	if list.Failed() {
		return Body{}, list
	}
	source := p.text[p.body:]
	context := parser.NewContext(parser.WithIDs(&headingIDs{used: map[string]int{}}))
	doc := engine.Parser().Parse(text.NewReader(source), parser.WithContext(context))
	doc.OwnerDocument().AddMeta(footnotePrefix, slug+"-")
	if said != nil {
		*said = *words(file, p.text, p.body, doc)
	}
	in := &inspector{source: source, lines: diag.NewLines(file, p.text), start: p.body, rules: rules, books: bibliography{references: references}}
	in.inspect(doc)
	list = append(list, in.list...)
	if list.Failed() {
		return Body{Headings: in.headings, Words: in.words}, list
	}
	var html bytes.Buffer
	if err := engine.Renderer().Render(&html, source, doc); err != nil {
		return Body{}, append(list, diag.Errorf(diag.Position{File: file}, "render", "the text cannot be turned into HTML: %s", err))
	}
	small, err := minifier.Bytes("text/html", html.Bytes())
	if err != nil {
		return Body{}, append(list, diag.Errorf(diag.Position{File: file}, "minify", "the text cannot be minified: %s", err))
	}
	body, err := cutGaps(string(small), in.gaps)
	if err != nil {
		return Body{}, append(list, diag.Errorf(diag.Position{File: file}, "render", "the text cannot be turned into HTML: %s", err))
	}
	body.Headings, body.Words, body.Papers = in.headings, in.words, in.papers
	body.Letters = lettersOf(string(small))
	return body, list
}

// headingIDs gives each heading an id made from its words, in any script, and
// distinct within the document.
type headingIDs struct {
	used map[string]int // id → the number that its next namesake gets
}

// reservedIDs is how the ids of templates begin; those of headings never do.
const reservedIDs = "page-"

func (h *headingIDs) Generate(value []byte, _ ast.NodeKind) []byte {
	id := Slug(string(value))
	if id == "" {
		id = "section"
	}
	if strings.HasPrefix(id, reservedIDs) {
		id = "the-" + id
	}
	unique := id
	for n := max(2, h.used[id]); h.used[unique] > 0; n++ {
		unique = id + "-" + strconv.Itoa(n)
		h.used[id] = n + 1
	}
	h.Put([]byte(unique))
	return []byte(unique)
}

// Put notes an id that is taken.
func (h *headingIDs) Put(value []byte) { h.used[string(value)] = max(2, h.used[string(value)]) }
