package content

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"galen/internal/content/directive"
	"galen/internal/diag"
	"galen/internal/frontmatter"
)

// composed is the text of a document and of the parts that it shows, in one tree. The texts
// of the parts stand behind the document's own; lines knows which file each is from.
type composed struct {
	whole    []byte // the file, and behind it the parts
	start    int    // where the Markdown begins
	doc      ast.Node
	lines    *diag.Lines
	style    *styling
	fields   []Field            // of the document
	said     []frontmatter.Word // in its front matter, beside title, description and fields
	parts    []placedPart
	shown    []ShownPart           // each part that is named, once; also one that is not there
	notes    int                   // footnotes so far
	moved    map[*ast.Heading]move // those that stand on another level than they are written on
	division *division             // of a live story
}

// placedPart is a part that is shown, and where the line stands that shows it.
type placedPart struct {
	*Part
	at diag.Position
}

// compose parses a text and puts parts in their places. One that cannot be shown leaves its
// block in the tree.
func (p divided) compose(file string, style *styling, all Parts) *composed {
	c := &composed{whole: p.text, start: p.body, lines: diag.NewLines(file, p.text), style: style, fields: p.fields, said: p.lines}
	c.doc = c.parse(0, c.style)
	if bytes.Contains(c.source(), []byte("::"+partBlock)) || bytes.Contains(c.source(), []byte(":: "+partBlock)) {
		c.insert(all, IsPart(file))
	}
	if p.isLive() {
		c.divide(p.dayOf("date"), p.dayOf("ended"), p.clocks())
	}
	return c
}

// source is the Markdown that has been read so far.
func (c *composed) source() []byte { return c.whole[c.start:] }

// parse reads the Markdown from an offset of the source to its end. What it names stands
// in that stretch alone.
func (c *composed) parse(from int, style *styling) ast.Node {
	context := parser.NewContext()
	if style != nil {
		context.Set(styleKey, style)
	}
	reader := text.NewReader(c.source())
	if from > 0 { // the line before is empty
		reader.SetPosition(-1, text.NewSegment(from-1, from))
		reader.AdvanceLine()
	}
	return engine.Parser().Parse(reader, parser.WithContext(context))
}

// insert puts the text of each part in the place of the block that names it.
func (c *composed) insert(all Parts, inPart bool) {
	for _, n := range partsNamed(c.doc) {
		name := n.Arg("name")
		part := all.all[name]
		if name != "" && !inPart {
			c.note(ShownPart{name, all.digestOf(name)})
		}
		told := inPart || len(n.Faults) > 0 || len(n.Args) != 1 // that something is wrong
		if told || part == nil || part.text == nil || len(c.source())+len(part.text) > maxSource {
			continue
		}
		c.parts = append(c.parts, placedPart{part, c.lines.At(c.start + n.NameAt)})
		c.put(n, part)
	}
	if c.parts != nil {
		c.number()
	}
}

// partsNamed are the blocks that name a part.
func partsNamed(doc ast.Node) (all []*directive.Node) {
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		if d, ok := n.(*directive.Node); ok && entering && d.Name == partBlock && d.Form == directive.Leaf {
			all = append(all, d)
		}
		return ast.WalkContinue, nil
	})
	return all
}

// note remembers that the document names a part.
func (c *composed) note(s ShownPart) {
	for _, other := range c.shown {
		if other.Name == s.Name {
			return
		}
	}
	c.shown = append(c.shown, s)
}

// put puts the text of a part in the place of a block.
func (c *composed) put(n *directive.Node, part *Part) {
	if len(c.parts) == 1 { // the file's own text stays as it is
		c.whole = c.whole[:len(c.whole):len(c.whole)]
	}
	c.whole = append(append(c.whole, "\n\n"...), part.text...)
	from := len(c.whole) - len(part.text)
	c.lines.Join(from, part.file, part.text)
	doc := c.parse(from-c.start, c.style.at(n))
	withoutAddresses(doc)
	c.settle(doc, n)
	own, list := footnotesOf(c.doc), footnotesOf(doc)
	if list != nil {
		c.shift(doc)
		if own == nil {
			c.doc.AppendChild(c.doc, list)
		} else {
			moveChildren(list, func(note ast.Node) { own.AppendChild(own, note) })
			doc.RemoveChild(doc, list)
		}
	}
	parent := n.Parent()
	moveChildren(doc, func(block ast.Node) { parent.InsertBefore(parent, n, block) })
	parent.RemoveChild(parent, n)
}

// moveChildren gives each child of a node to take.
func moveChildren(n ast.Node, take func(ast.Node)) {
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		n.RemoveChild(n, c)
		take(c)
		c = next
	}
}

// withoutAddresses takes the definitions of addresses out of a part, which were judged with
// the part.
func withoutAddresses(doc ast.Node) {
	var all []ast.Node
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Kind() == ast.KindLinkReferenceDefinition && entering {
			all = append(all, n)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range all {
		n.Parent().RemoveChild(n.Parent(), n)
	}
}

// told is a list of problems with those in parts told where the part is shown, unless they
// are told of the part itself.
func (c *composed) told(list diag.List) diag.List {
	if c.parts == nil {
		return list
	}
	kept := list[:0]
	for _, d := range list {
		if part := c.partOf(d.File); part != nil {
			if part.list.Failed() || contains(part.list, d) {
				continue
			}
			d.Message = fmt.Sprintf("in the part %q, %s", part.name, d.Message)
			d = d.With(d.Position)
			d.Position = part.at
			if contains(kept, d) {
				continue // it is shown twice
			}
		}
		kept = append(kept, d)
	}
	return kept
}

func (c *composed) partOf(file string) *placedPart {
	for i := range c.parts {
		if c.parts[i].file == file {
			return &c.parts[i]
		}
	}
	return nil
}

func contains(list diag.List, d diag.Diagnostic) bool {
	for _, other := range list {
		if other.Position == d.Position && other.Code == d.Code && other.Message == d.Message {
			return true
		}
	}
	return false
}
