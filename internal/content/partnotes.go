package content

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// The footnotes of a text and of the parts in it become one list.

// footnotesOf is the list of a text's footnotes, which stands last, or nil.
func footnotesOf(doc ast.Node) ast.Node {
	if n := doc.LastChild(); n != nil && n.Kind() == extast.KindFootnoteList {
		return n
	}
	return nil
}

// eachNote gives the number of everything that has that of a footnote.
func eachNote(doc ast.Node, give func(number *int)) {
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch n := n.(type) {
			case *extast.FootnoteLink:
				give(&n.Index)
			case *extast.Footnote:
				give(&n.Index)
			case *extast.FootnoteBacklink:
				give(&n.Index)
			}
		}
		return ast.WalkContinue, nil
	})
}

// shift gives the footnotes of a part numbers that no other has.
func (c *composed) shift(doc ast.Node) {
	if c.notes == 0 {
		c.notes = maxNotes + 1
	}
	eachNote(doc, func(number *int) { *number += c.notes })
	c.notes += maxNotes + 1
}

// number counts the footnotes in the order in which readers meet them.
func (c *composed) number() {
	list, _ := footnotesOf(c.doc).(*extast.FootnoteList)
	if list == nil {
		return
	}
	numbers := map[int]int{}
	eachNote(c.doc, func(number *int) {
		if numbers[*number] == 0 {
			numbers[*number] = len(numbers) + 1
		}
		*number = numbers[*number]
	})
	list.Count = len(numbers)
	list.SortChildren(func(a, b ast.Node) int { return a.(*extast.Footnote).Index - b.(*extast.Footnote).Index })
}
