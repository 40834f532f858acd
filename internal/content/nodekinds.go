package content

import (
	"fmt"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"galen/internal/content/directive"
)

// published are the kinds of nodes that every writer of a text knows. One of any
// other kind, which an extension of the parser may make, is an error of the text and
// would stop each writer: what a reader should see never vanishes in silence.
var published = kinds(
	ast.KindDocument, ast.KindParagraph, ast.KindTextBlock, ast.KindHeading, ast.KindList, ast.KindListItem, ast.KindBlockquote,
	ast.KindThematicBreak, ast.KindCodeBlock, ast.KindFencedCodeBlock, ast.KindLinkReferenceDefinition,
	extast.KindTable, extast.KindTableHeader, extast.KindTableRow, extast.KindTableCell,
	extast.KindDefinitionList, extast.KindDefinitionTerm, extast.KindDefinitionDescription, extast.KindFootnoteList, extast.KindFootnote,
	ast.KindText, ast.KindString, ast.KindEmphasis, ast.KindCodeSpan, ast.KindLink, ast.KindAutoLink, ast.KindImage,
	extast.KindStrikethrough, extast.KindFootnoteLink, extast.KindFootnoteBacklink, kindCitation, kindScript, kindPassage, kindDeskNote, kindDeskNoteBlock,
	directive.Kind,
)

// refused are the kinds that the validator finds an error in itself.
var refused = kinds(ast.KindRawHTML, kindScriptTag)

func kinds(all ...ast.NodeKind) map[ast.NodeKind]bool {
	set := map[ast.NodeKind]bool{}
	for _, k := range all {
		set[k] = true
	}
	return set
}

// isRefused reports whether a text with this node is not published.
func isRefused(n ast.Node) bool { return refused[n.Kind()] }

// unwritten is what is wrong when a writer meets a node that it does not know.
func unwritten(writer string, n ast.Node) string {
	return fmt.Sprintf("content: there is no %s for a %s", writer, n.Kind())
}
