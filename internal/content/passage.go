package content

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"galen/internal/content/directive"
	"galen/internal/frontmatter"
	"galen/internal/typography"
)

// A passage is words in another language than the text around them: [le mot juste]{lang=fr}, as
// Pandoc has it. It may hold what a line may hold, and another passage. A whole block is in another
// language by an argument: :::quote{lang=es}.

// passage is the node of one.
type passage struct {
	ast.BaseInline
	language string          // a BCP 47 tag, as it is to be written; "" of one with a mistake
	told     *directive.Node // what its braces say
}

var kindPassage = ast.NewNodeKind("Passage")

func (*passage) Kind() ast.NodeKind { return kindPassage }

func (p *passage) Dump(source []byte, level int) { ast.DumpHelper(p, source, level, nil, nil) }

// bracketParser reads links and pictures as the parser that it holds does, and passages.
type bracketParser struct{ parser.InlineParser }

// CloseBlock lets that parser end a block.
func (p bracketParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

func (p bracketParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if line[0] != ']' {
		return p.InlineParser.Parse(parent, block, pc)
	}
	braces := bracesOfPassage.Find(line[1:])
	if braces == nil {
		return p.InlineParser.Parse(parent, block, pc)
	}
	open := openBracket(parent, block.Source())
	if open == nil {
		return p.InlineParser.Parse(parent, block, pc)
	}
	settleMarks(open, pc)
	first := open.NextSibling()
	p.InlineParser.Parse(parent, block, noAddresses{pc}) // finds no link, and leaves the bracket as text
	example := "lang=es"
	if tag, ok := typography.Tag(string(bytes.Trim(braces, "{: \t}"))); ok {
		example = "lang=" + tag
	}
	n := &passage{told: directive.Attributes(braces, segment.Start+1, example)}
	n.language, _ = typography.Tag(n.told.Arg("lang"))
	n.SetPos(cutBracket(parent, first))
	for c := first; c != nil; {
		next := c.NextSibling()
		parent.RemoveChild(parent, c)
		n.AppendChild(n, c)
		c = next
	}
	block.Advance(len(braces))
	return n
}

// bracesOfPassage is what makes a passage of words between brackets: braces in which something is
// said of a key or of a language. Others are told to be left over.
var bracesOfPassage = regexp.MustCompile(`^\{[ \t]*[.#:]?(?:[A-Za-z][\w:.#" -]*?[ \t]*=[^{}\n]*|(?i:lang|language)\b[^{}\n]*|[a-z]{2}(?:-[A-Za-z]{2,4})?)[ \t]*\}`)

// noAddresses is a context of a text that defines no addresses.
type noAddresses struct{ parser.Context }

// Reference finds none.
func (noAddresses) Reference(string) (parser.Reference, bool) { return nil, false }

// openBracket is the bracket that a passage may have begun with; nil where a link or a picture
// begins or the mark of another program, as in :lang[words]{fr}.
func openBracket(parent ast.Node, source []byte) ast.Node {
	n := parent.LastChild()
	for n != nil && n.Kind().String() != "LinkLabelState" {
		n = n.PreviousSibling()
	}
	if n == nil || len(n.(interface{ Text(source []byte) []byte }).Text(source)) != len("[") {
		return nil
	}
	if before, ok := n.PreviousSibling().(*ast.Text); ok && markName.Match(before.Segment.Value(source)) {
		return nil
	}
	return n
}

var markName = regexp.MustCompile(`(?:^|[^:\w])::?[A-Za-z][\w-]*$`)

// settleMarks makes what the marks stand for that follow a node, such as emphasis.
func settleMarks(open ast.Node, pc parser.Context) {
	for n := open.NextSibling(); n != nil; n = n.NextSibling() {
		if _, ok := n.(*parser.Delimiter); ok {
			before := open.PreviousSibling()
			for before != nil && !isDelimiter(before) {
				before = before.PreviousSibling()
			}
			parser.ProcessDelimiters(before, pc)
			return
		}
	}
}

func isDelimiter(n ast.Node) bool {
	_, ok := n.(*parser.Delimiter)
	return ok
}

// cutBracket takes away the bracket that stands as text before a node, or at the end of its
// parent, and gives its place.
func cutBracket(parent, first ast.Node) int {
	last := parent.LastChild()
	if first != nil {
		last = first.PreviousSibling()
	}
	bracket := last.(*ast.Text)
	bracket.Segment.Stop--
	if bracket.Segment.Len() == 0 {
		parent.RemoveChild(parent, bracket)
	}
	return bracket.Segment.Stop
}

// passage judges a passage.
func (in *validator) passage(n *passage) {
	before := len(in.list)
	v, problems := n.told.Value(in.source, in.lines, in.start)
	for _, d := range problems {
		d.Code = "bad-passage"
		in.list = append(in.list, d)
	}
	if !problems.Failed() {
		r := frontmatter.NewReader(v, &in.list)
		if in.spoken(r); len(v.Entries) == 0 {
			r.Require("a passage", map[string]string{"lang": "lang=es"})
		}
		r.Done(langNames)
	}
	inBraces(in.list[before:])
	if wordless(n, in.source) && !hasImage(n) {
		in.problem(in.at(n), "bad-passage", "write them between the brackets, or delete it", "this passage has no text")
	}
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == ast.KindImage {
			in.problem(in.at(n), "bad-passage", "write the words without brackets and braces, or put all of the picture between the brackets:  [![…](…)]{lang="+n.language+"}",
				"the description of a picture is in one language")
		}
	}
}

// langNames are other names of the key of a language.
var langNames = map[string]string{"language": "lang", "xml:lang": "lang", "hreflang": "lang", "locale": "lang"}

// spoken reads the language of a passage or a block, as a BCP 47 tag.
func (in *validator) spoken(r *frontmatter.Reader) string {
	w := r.Line("lang", maxTag)
	if w.Text == "" {
		if r.Blank("lang") {
			r.Problem("lang", "empty-value", "write, for example,  lang=es", "%q is empty", "lang")
		}
		return ""
	}
	tag, ok := typography.Tag(w.Text)
	if !ok {
		r.Problem("lang", "bad-language", typography.TagHint(w.Text), "unknown language %q", w.Text)
	}
	return tag
}

// maxTag is how long the tag of a language may be.
const maxTag = 35

// languageOf is the language of what stands at a node, when a passage or a block around it says
// one, and else "".
func languageOf(n ast.Node) string {
	for ; n != nil; n = n.Parent() {
		switch n := n.(type) {
		case *passage:
			if n.language != "" {
				return n.language
			}
		case *directive.Node:
			if tag := languageOfBlock(n); tag != "" {
				return tag
			}
		}
	}
	return ""
}

// languageOfBlock is the language that a block says of the text in it, and else "".
func languageOfBlock(n *directive.Node) string {
	if own, is := n.Meaning.(ownBlock); is {
		return own.language
	}
	if n.Form != directive.Container || vocabulary[n.Name].form != directive.Container || vocabulary[n.Name].read == nil {
		return ""
	}
	tag, _ := typography.Tag(n.Arg("lang"))
	return tag
}
