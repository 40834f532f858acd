package content

import "github.com/yuin/goldmark/ast"

// The headings of a part are moved to where it is shown: its highest stands one level below
// the heading above it, and the others keep their distance.

const lowestHeading = 6

// settle moves the headings of a part, of which doc is the text, to the place of a block.
// How far is noted of each.
func (c *composed) settle(doc, place ast.Node) {
	highest := highestHeading(doc)
	if highest == 0 {
		return
	}
	by := c.levelAbove(place) + 1 - highest
	if c.moved == nil {
		c.moved = map[*ast.Heading]int{}
	}
	eachHeading(doc, func(h *ast.Heading) {
		level := min(h.Level+by, lowestHeading)
		c.moved[h] = level - h.Level
		h.Level = level
	})
}

// levelAbove is the level of the document's own heading under which a place stands, that of
// the title when there is none. What stands in a block that ends before it is not above it.
func (c *composed) levelAbove(place ast.Node) int {
	for n := place; n != nil; n = n.Parent() {
		for before := n.PreviousSibling(); before != nil; before = before.PreviousSibling() {
			if h, ok := before.(*ast.Heading); ok {
				if _, ofPart := c.moved[h]; !ofPart {
					return h.Level
				}
			}
		}
	}
	return 1
}

// asWritten is the level of a heading in its own file.
func (c *composed) asWritten(h *ast.Heading) int { return h.Level - c.moved[h] }

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
