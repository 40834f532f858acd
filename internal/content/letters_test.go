package content

import (
	"bytes"
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	marked "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/unicode/norm"

	"galen/internal/content/directive"
	"galen/internal/diag"
	"galen/internal/source"
)

// The property of this file: every letter and digit of a text that is accepted stands
// on the page, in order, and in its plain words, unless the syntax tree says that it
// is markup. It is looked at from both ends. A census goes through the tree by itself
// and writes down what the tree calls text, in order, and the letters that it calls
// markup: addresses, names of notes, numbers of items, comments, tags. What stands in
// the source and is neither was lost by the parser. And what each writer wrote must be
// the text of the census.

// census is what a tree says of a source.
type census struct {
	source  []byte
	text    strings.Builder // what is text, in the order of the tree
	covered []bool          // bytes of the source that a text shows
	markup  strings.Builder // letters of the source that are markup, in any order
	notes   map[int]string  // the names of footnotes, by number
	met     map[string]int  // how many nodes of a kind there were
}

// lettersOf gives the letters and digits of a text, as compatible ones: ⁹ is 9 here.
func lettersOf(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsNumber(c) {
			return c
		}
		return -1
	}, norm.NFKC.String(s))
}

// sorted are letters by number: as many of each.
func sorted(s string) string {
	all := []rune(lettersOf(s))
	slices.Sort(all)
	return string(all)
}

func (c *census) show(s text.Segment, raw bool) {
	for i := s.Start; i < s.Stop; i++ {
		c.covered[i] = true
	}
	value := s.Value(c.source)
	if raw {
		c.text.Write(value)
		return
	}
	var b bytes.Buffer
	w := htmlBuffer{}
	marked.DefaultWriter.Write(&w, value)
	b.Write(w)
	c.text.WriteString(html.UnescapeString(b.String()))
}

func (c *census) node(n ast.Node) {
	c.met[n.Kind().String()]++
	switch n := n.(type) {
	case *ast.Text:
		c.show(n.Segment, n.IsRaw())
		if n.Segment.Len() == 0 && n.HardLineBreak() && n.Segment.Start < len(c.source) && c.source[n.Segment.Start] == '<' {
			c.markup.Write(c.source[n.Segment.Start+1 : n.Segment.Start+3]) // br
		}
	case *ast.String: // a mark
	case *ast.AutoLink:
		c.text.Write(n.Label(c.source))
		c.markup.Write(n.Label(c.source)) // no segment tells where it stands
		return
	case *ast.Link:
		c.address(n.Reference, n.Destination, n.Title)
	case *ast.Image:
		c.address(n.Reference, n.Destination, n.Title)
		c.below(n)
		if figureOf(n) == n {
			w := htmlBuffer{}
			marked.DefaultWriter.Write(&w, n.Title)
			c.text.WriteString(html.UnescapeString(string(w)))
		}
		return
	case *extast.FootnoteLink:
		c.markup.WriteString(c.notes[n.Index])
	case *extast.Footnote:
		c.markup.Write(n.Ref)
	case *citation:
		for _, m := range n.marks {
			c.markup.WriteString(m.key)
		}
	case *ast.LinkReferenceDefinition:
		c.markup.WriteString(string(n.Label) + " " + string(n.Destination) + " " + string(n.Title))
	case *ast.ListItem:
		for at := n.Pos(); at >= 0 && at < len(c.source) && c.source[at] >= '0' && c.source[at] <= '9'; at++ {
			c.markup.WriteByte(c.source[at])
		}
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		if f, ok := n.(*ast.FencedCodeBlock); ok && f.Info != nil {
			c.markup.Write(f.Info.Segment.Value(c.source))
		}
		for _, s := range n.Lines().Sliced(0, n.Lines().Len()) {
			c.show(s, true)
		}
	case *deskNote:
		form, _ := noteAt(c.source[n.Pos():], '\n')
		length, _ := noteIn(c.source[n.Pos():], form)
		c.markup.Write(c.source[n.Pos() : n.Pos()+length])
	case *deskNoteBlock:
		c.markup.Write(c.source[n.Pos():n.stop])
	case *passage:
		braces := c.source[n.told.NameAt:]
		c.markup.Write(braces[:bytes.IndexByte(braces, '}')])
	case *script:
		if c.source[n.Pos()] == '<' {
			c.markup.WriteString(strings.Repeat(string(c.source[n.Pos()+1:n.Pos()+4]), 2)) // both tags
		}
	case *directive.Node:
		first, _, _ := bytes.Cut(c.source[n.Pos():], []byte("\n"))
		c.markup.Write(first)
		c.text.WriteString(n.Arg("title"))
	case *ast.Document, *ast.Paragraph, *ast.TextBlock, *ast.Heading, *ast.List, *ast.Blockquote, *ast.ThematicBreak, *ast.Emphasis, *ast.CodeSpan,
		*extast.Table, *extast.TableHeader, *extast.TableRow, *extast.TableCell, *extast.DefinitionList, *extast.DefinitionTerm, *extast.DefinitionDescription,
		*extast.FootnoteList, *extast.FootnoteBacklink, *extast.Strikethrough:
	default:
		panic("the census does not know a " + n.Kind().String())
	}
	c.below(n)
}

func (c *census) below(n ast.Node) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		c.node(child)
	}
}

func (c *census) address(r *ast.ReferenceLink, destination, title []byte) {
	switch {
	case r == nil:
		c.markup.WriteString(string(destination) + " " + string(title))
	case r.Type == ast.ReferenceLinkFull:
		c.markup.Write(r.Value)
	}
}

// lostIn is what of the source is neither text nor markup, and the text.
func (c *census) lostIn(doc ast.Node) string {
	c.covered, c.notes = make([]bool, len(c.source)), map[int]string{}
	ast.Walk(doc, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		if f, ok := n.(*extast.Footnote); ok {
			c.notes[f.Index] = string(f.Ref)
		}
		return ast.WalkContinue, nil
	})
	c.node(doc)
	rest := []byte{}
	for i, b := range c.source {
		if !c.covered[i] {
			rest = append(rest, b)
		} else if n := len(rest); n > 0 && rest[n-1] != ' ' {
			rest = append(rest, ' ')
		}
	}
	return cmp.Diff(sorted(c.markup.String()), sorted(string(rest)))
}

var (
	generated = regexp.MustCompile(`(?s)<sup id="[^"]*"><a [^>]*>[0-9]+</a></sup>|<sup class="cite">.*?</sup>|<a [^>]*class="footnote-backref"[^>]*>↩︎</a>`)
	anyTag    = regexp.MustCompile(`(?s)<[a-z/](?:[^>"']|"[^"]*"|'[^']*')*>`)
	altOf     = regexp.MustCompile(`(?s)\salt=("[^"]*"|'[^']*')`)
)

// pageText is the text of HTML, with the descriptions of pictures in their places.
func pageText(page string) string {
	page = generated.ReplaceAllString(page, "")
	return html.UnescapeString(anyTag.ReplaceAllStringFunc(page, func(tag string) string {
		if m := altOf.FindStringSubmatch(tag); m != nil && strings.HasPrefix(tag, "<img") {
			return m[1][1 : len(m[1])-1]
		}
		return ""
	}))
}

// dataBlock is a block whose lines are no text: what it shows is worked out from them, and
// held by the tests of each.
var dataBlock = regexp.MustCompile(`(?ms)^:::(?:risk|chart|table|study)\b.*?^:::$|^::[a-z][^\n]*$`)

// lettersLost says which letters of a text are lost, if it is accepted; what is met
// there is counted. With force set, the problems of the text are passed over.
func lettersLost(file source.File, met map[string]int, force bool) (problem string, accepted bool) {
	p, _, ok := split(file)
	if !ok {
		return "", false
	}
	document, list := Parse(file, judgeRules)
	if list.Failed() && !force {
		return "", false
	}
	body := p.text[p.body:]
	doc := engine.Parser().Parse(text.NewReader(body))
	c := &census{source: body, met: met}
	if d := c.lostIn(doc); d != "" {
		return "letters that are neither text nor markup (-markup +source): " + d, true
	}
	if list.Failed() {
		return "", true
	}
	want := lettersOf(c.text.String())
	if d := cmp.Diff(want, lettersOf(pageText(strings.Join(wordsOf(document).Body().Segments, "")))); d != "" {
		return "the page (-text +page): " + d, true
	}
	(&validator{text: &composed{}, source: body, lines: diag.NewLines(file.Path, p.text), start: p.body, rules: judgeRules}).readBlocks(doc)
	m := ReviewedText{}
	ast.Walk(doc, (&reading{source: body, lines: diag.NewLines(file.Path, p.text), start: p.body, m: &m}).block)
	var said strings.Builder
	for _, sentence := range m.Sentences {
		if sentence.Text == emptyCell || strings.HasPrefix(sentence.Text, listFrom) || strings.HasPrefix(sentence.Text, blockMark) {
			continue // no words, but where they stand
		}
		said.WriteString(sentence.Text)
	}
	if d := cmp.Diff(want, lettersOf(said.String())); d != "" {
		return "the plain words (-text +words): " + d, true
	}
	said.Reset()
	for _, b := range (&composed{whole: p.text, start: p.body, doc: doc, lines: diag.NewLines(file.Path, p.text)}).prose(file.Path).Blocks {
		said.WriteString(b.Text)
	}
	if d := cmp.Diff(sorted(want), sorted(said.String())); d != "" { // pictures stand behind their paragraph
		return "the prose (-text +prose): " + d, true
	}
	return "", true
}

// wholeTexts are those that a random text is compared with, and that fuzzing starts
// from.
func wholeTexts(tb testing.TB) (all []source.File) {
	for _, f := range goldenFiles(tb) {
		all = append(all, source.NewFile(f.Name, f.Data))
	}
	starters, _ := filepath.Glob("../../content/*/*.md")
	for _, name := range starters {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		data = dataBlock.ReplaceAll(data, nil)
		all = append(all, source.NewFile(strings.TrimPrefix(filepath.ToSlash(name), "../../"), data))
	}
	for _, body := range append(slices.Clone(spaced), typicalBody(), "5~10 mg, CO~2~, 10^9^, <sub>a</sub><sup>b</sup>", "a<br>b <!-- c --> d\n<!-- e\n\nf -->\ng", "**「重点」**です\n第二行") {
		all = append(all, source.NewFile("content/health/x.md", []byte(goodHeader+body)))
	}
	for _, c := range lost {
		all = append(all, source.NewFile("content/health/x.md", []byte(goodHeader+c.fixed)))
	}
	return all
}

// TestLettersOfTexts holds the property for the texts at hand, and for texts of pieces
// that are put together at random. Its seed is fixed.
func TestLettersOfTexts(t *testing.T) {
	met := map[string]int{}
	accepted := 0
	check := func(f source.File) {
		problem, ok := lettersLost(f, met, false)
		if problem != "" {
			t.Fatalf("%s\nof %q", problem, f.Data)
		}
		if ok {
			accepted++
		}
	}
	for _, f := range wholeTexts(t) {
		check(f)
	}
	whole := accepted
	r := rand.New(rand.NewPCG(11, 3))
	for n := range 3000 {
		var b strings.Builder
		for range 1 + r.IntN(9) {
			b.WriteString(letterPieces[r.IntN(len(letterPieces))])
			if r.IntN(3) == 0 {
				fmt.Fprintf(&b, "w%d", n)
			}
		}
		check(source.NewFile("content/health/x.md", []byte(goodHeader+b.String())))
	}
	t.Logf("%d whole and %d random texts accepted; nodes met: %v", whole, accepted-whole, met)
	if whole < 60 || accepted-whole < 800 {
		t.Errorf("%d whole and %d random texts were accepted: the pieces are badly chosen", whole, accepted-whole)
	}
	for kind := range published {
		if met[kind.String()] == 0 {
			t.Errorf("no %s was met", kind)
		}
	}
}

// letterPieces are what random texts are made of.
var letterPieces = []string{
	"word ", "Two words. ", "5~10 mg", "CO~2~ ", "10^9^/L ", "x<sub>i</sub> ", "y<sup>2</sup> ", "~~old~~ ", "*so* ", "**bold** ", "`code x` ", "\n", "\n\n", "  \n", "<br>", "\\\n",
	"[link](/a/b) ", "[link](https://a.example/p 'title') ", "[full][ref] ", "[ref] ", "\n\n[ref]: https://r.example/x \"T\"\n\n", "<https://c.example/d> ", "<me@d.example> ",
	"![alt](p.png) ", "\n\n![alt *so*](p.png \"The caption\")\n\n", "a[^n1] ", "\n\n[^n1]: The note\n\n", "<!-- hidden h1 --> ", "\n\n<!-- hidden\n\nh2 -->\n\n", "\n\n## Head\n\n", "\n\nUnder\n---\n",
	"\n\n- item\n- other\n\n", "\n\n1. one\n2. two\n\n", "\n\n> said\n> so\n\n", "\n\nTerm\n: meaning\n\n", "\n\n| A | B |\n|---|--:|\n| c1 | d<br>2 |\n", "| e | f |\n", "| e | f | g |\n",
	"\n\n```r\ncode 1\n```\n\n", "\n\n    indented 2\n\n", "\n\n---\n\n", "&eacute; ", "&amp; ", "&#233;", "&copy ", "\\* ", "\"quoted\" ", "don't ", "-- ", "é語", "重点。\n", "**「語」**",
	"\n\n:::note {title=\"Box one\"}\n", "\n\n:::details {title='Fold'}\n", "\n\n::::warning {title=\"Box two\"}\n", "\n:::\n", "\n::::\n", "\n\n:::aside {title=\"Side\"}\nBeside.\n:::\n", "[", "]", "~", "^", "_", "|", "<", ">", "#", "\\",
	"[mot \"juste\"]{lang=fr} ", "[ein *Wort*", "]{lang=de}", " [[le](https://a.example/)]{lang=fr}", "\n\n:::aside {lang=es}\nUno.\n:::\n", "\n\n[![alt](p.png \"The caption\")]{lang=fr}\n\n",
}

// TestLettersFindsLosses: the property is broken by each loss, when nobody refuses it.
func TestLettersFindsLosses(t *testing.T) {
	found := 0
	for _, c := range lost {
		switch c.code {
		case "duplicate-footnote", "unused-footnote", "too-many-cells":
			problem, _ := lettersLost(source.NewFile("content/health/x.md", []byte(goodHeader+c.text)), map[string]int{}, true)
			if problem == "" {
				t.Errorf("nothing is missed of %q", c.text)
			}
			found++
		}
	}
	if found < 10 {
		t.Errorf("only %d losses", found)
	}
}

// FuzzLetters looks for a text that breaks the property.
func FuzzLetters(f *testing.F) {
	for _, file := range wholeTexts(f) {
		if _, body, ok := bytes.Cut(file.Data, []byte("\n---\n")); ok {
			f.Add(body)
		}
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		if problem, _ := lettersLost(source.NewFile("content/health/x.md", append([]byte(goodHeader), body...)), map[string]int{}, false); problem != "" {
			t.Error(problem)
		}
	})
}
