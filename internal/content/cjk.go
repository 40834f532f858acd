package content

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// cjkMarks are the punctuation and full-width forms of Chinese and Japanese.
var cjkMarks = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x3000, Hi: 0x303f, Stride: 1}, {Lo: 0xff00, Hi: 0xffef, Stride: 1}}}

// isCJK reports whether a character is of Chinese, Japanese or Korean writing,
// punctuation included.
func isCJK(c rune) bool {
	return c >= 0x1100 && unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, cjkMarks)
}

// emphasisParser is goldmark's, but for marks beside Chinese, Japanese and Korean,
// which have no blanks between words: there **「重点」**です is bold. And an asterisk
// within a word may be a sign; see insideWord.
type emphasisParser struct{ parser.InlineParser }

func (p emphasisParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	n := p.InlineParser.Parse(parent, block, pc)
	if d, ok := n.(*parser.Delimiter); ok {
		rest, _ := block.PeekLine()
		besideCJK(d, before, rest)
		inWord(d, before, rest, block.Source())
	}
	return n
}

// besideCJK sets what a delimiter can do when it stands beside such a character.
// CommonMark asks whether punctuation is next to it, to tell where a word is; here
// the punctuation of these scripts counts as a letter, and their letters as if a
// blank were beside other punctuation.
func besideCJK(d *parser.Delimiter, before rune, rest []byte) {
	after, _ := utf8.DecodeRune(rest)
	if len(rest) == 0 || before < utf8.RuneSelf && after < utf8.RuneSelf || !isCJK(before) && !isCJK(after) {
		return
	}
	punctuation := func(c rune) bool { return util.IsPunctRune(c) && !isCJK(c) }
	blank := util.IsSpaceRune
	left := !blank(after) && (!punctuation(after) || blank(before) || punctuation(before) || isCJK(before))
	right := !blank(before) && (!punctuation(before) || blank(after) || punctuation(after) || isCJK(after))
	if d.Char != '_' {
		d.CanOpen, d.CanClose = left, right
		return
	}
	d.CanOpen = left && (!right || util.IsPunctRune(before))
	d.CanClose = right && (!left || util.IsPunctRune(after))
}

// joiner takes out the line breaks between Chinese or Japanese characters, where a
// space would show that nobody has written.
type joiner struct{}

func (joiner) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	source := reader.Source()
	if !mayBeCJK(source) {
		return
	}
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering && t.SoftLineBreak() && joins(t, source) {
			t.SetSoftLineBreak(false)
		}
		return ast.WalkContinue, nil
	})
}

// mayBeCJK looks for the first bytes of the characters of those scripts.
func mayBeCJK(source []byte) bool {
	for _, c := range source {
		if c >= 0xe3 && c <= 0xef {
			return true
		}
	}
	return false
}

// joins reports whether what stands on both sides of a line break is written without
// spaces. Korean has them.
func joins(t *ast.Text, source []byte) bool {
	said := t.Segment.Value(source)
	if before := t.PreviousSibling(); len(said) == 0 && before != nil {
		said = plainOf(before, source)
	}
	before, _ := utf8.DecodeLastRune(said)
	if !isCJK(before) || unicode.Is(unicode.Hangul, before) || t.NextSibling() == nil {
		return false
	}
	after, _ := utf8.DecodeRune(plainOf(t.NextSibling(), source))
	return isCJK(after) && !unicode.Is(unicode.Hangul, after)
}
