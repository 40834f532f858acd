package content

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
)

// insideWord lets asterisks within words be signs, which CommonMark does not: in
// "HLA-B*57:01 and HLA-B*15:02", "4*10^9/L" and "f**k" they are no emphasis. Within a
// word they mark letters of that word only, and never begin before a digit; nor do they
// end between digits, or after a letter and a hyphen, as in *HLA-B*57:01*.
type insideWord struct{ source []byte }

// inWord sets what a mark of asterisks between two letters or digits can do.
func inWord(d *parser.Delimiter, before rune, rest, source []byte) {
	if d.Char != '*' || !d.CanOpen || !d.CanClose {
		return
	}
	after, _ := utf8.DecodeRune(rest)
	if !word(before) || !word(after) || isCJK(before) || isCJK(after) {
		return
	}
	if unicode.IsDigit(after) && (d.OriginalLength == 1 || unicode.IsDigit(before)) {
		d.CanOpen = false
		hyphen := bytes.HasSuffix(source[:d.Segment.Start-utf8.RuneLen(before)], []byte("-"))
		d.CanClose = d.OriginalLength == 1 && !unicode.IsDigit(before) && !hyphen
	}
	d.Processor = insideWord{source}
}

func (insideWord) IsDelimiter(b byte) bool { return b == '*' }

// CanOpenCloser reports whether the two marks may stand around emphasis: not if both are
// within words, and not within the same.
func (p insideWord) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	if opener.Char != closer.Char {
		return false
	}
	if _, ok := closer.Processor.(insideWord); !ok {
		return true
	}
	return !bytes.ContainsAny(p.source[opener.Segment.Stop:closer.Segment.Start], " \t\n")
}

func (insideWord) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }
