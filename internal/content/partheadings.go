package content

import "github.com/yuin/goldmark/ast"

// The headings of a part are moved to where it is shown: its highest stands one level below
// the heading above it, and the others keep their distance.

const lowestHeading = 6

// move is how a heading was moved: by how many levels down, and whether because it is one of
// a part.
type move struct {
	by     int
	ofPart bool
}

// settle moves the headings of a part, of which doc is the text, to the place of a block.
// How far is noted of each.
func (c *composed) settle(doc, place ast.Node) {
	highest := highestHeading(doc)
	if highest == 0 {
		return
	}
	by := c.levelAbove(place) + 1 - highest
	if c.moved == nil {
		c.moved = map[*ast.Heading]move{}
	}
	eachHeading(doc, func(h *ast.Heading) {
		level := min(h.Level+by, lowestHeading)
		c.moved[h] = move{by: level - h.Level, ofPart: true}
		h.Level = level
	})
}

// levelAbove is the level of the document's own heading under which a place stands, that of
// the title when there is none. What stands in a block that ends before it is not above it.
func (c *composed) levelAbove(place ast.Node) int {
	for n := place; n != nil; n = n.Parent() {
		for before := n.PreviousSibling(); before != nil; before = before.PreviousSibling() {
			if h, ok := before.(*ast.Heading); ok {
				if !c.moved[h].ofPart {
					return h.Level
				}
			}
		}
	}
	return 1
}

// raise moves the headings of the introduction of a live story up by a level, as those of the
// second level are its entries.
func (c *composed) raise(introduction []ast.Node) {
	if c.moved == nil {
		c.moved = map[*ast.Heading]move{}
	}
	for _, n := range introduction {
		eachHeading(n, func(h *ast.Heading) {
			if _, moved := c.moved[h]; !moved && h.Level > 2 {
				c.moved[h] = move{by: -1}
				h.Level--
			}
		})
	}
}

// asWritten is the level of a heading in its own file.
func (c *composed) asWritten(h *ast.Heading) int { return h.Level - c.moved[h].by }

// eachHeading gives every heading of a text.
func eachHeading(doc ast.Node, give func(*ast.Heading)) {
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		if h, ok := n.(*ast.Heading); ok && entering {
			give(h)
		}
		return ast.WalkContinue, nil
	})
}

// highestHeading is the level of the highest heading of a text, 0 when there is none.
func highestHeading(doc ast.Node) (level int) {
	eachHeading(doc, func(h *ast.Heading) {
		if level == 0 || h.Level < level {
			level = h.Level
		}
	})
	return level
}
