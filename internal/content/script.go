package content

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// script is a text that is lowered or raised: CO~2~, 10^9^, <sub>2</sub>, <sup>9</sup>.
type script struct {
	ast.BaseInline
	raised bool
}

var kindScript = ast.NewNodeKind("Script")

func (*script) Kind() ast.NodeKind { return kindScript }

func (s *script) Dump(source []byte, level int) { ast.DumpHelper(s, source, level, nil, nil) }

// tildeParser reads what ~ and ^ mark: ~~struck out~~, ~lowered~ and ^raised^. The
// last two are Pandoc's, and so is their rule that no blank stands between the marks,
// unless a backslash does before it. Stricter than Pandoc, it leaves alone what is
// more likely a range or a formula, as paired says.
type tildeParser struct{}

func (tildeParser) Trigger() []byte { return []byte{'~', '^', '\\'} }

// pair is a mark at offset open and the one that closes it. As the processor of both
// delimiters it lets them match each other, and nothing else.
type pair struct {
	mark        byte
	open, close int
}

func (p *pair) IsDelimiter(c byte) bool { return c == p.mark }

func (p *pair) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Processor == closer.Processor
}

func (p *pair) OnMatch(int) ast.Node { return &script{raised: p.mark == '^'} }

// strike is the processor of ~~.
type strike struct{}

func (strike) IsDelimiter(c byte) bool { return c == '~' }

func (strike) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Processor == closer.Processor
}

func (strike) OnMatch(int) ast.Node { return extast.NewStrikethrough() }

var pairsKey = parser.NewContextKey()

func (tildeParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	at, mark := segment.Start, line[0]
	pairs, _ := pc.Get(pairsKey).([]*pair)
	if mark == '\\' {
		if len(line) < 2 || line[1] != ' ' || !slices.ContainsFunc(pairs, func(p *pair) bool { return p.open < at && at < p.close }) {
			return nil
		}
		block.Advance(2)
		return ast.NewString([]byte(noBreakSpace))
	}
	if i := slices.IndexFunc(pairs, func(p *pair) bool { return p.close == at }); i >= 0 {
		return delimit(parser.NewDelimiter(false, true, 1, mark, pairs[i]), block, pc)
	}
	before := block.PrecendingCharacter()
	if before == rune(mark) && !slices.ContainsFunc(pairs, func(p *pair) bool { return p.close == at-1 }) {
		return nil // within a run of marks
	}
	switch run := runLength(line); {
	case run == 1:
		end := scriptEnd(line)
		if end < 0 || !paired(mark, block.Source()[at-min(at, maxReference):at], before, line[1:end], line[end+1:]) {
			return nil
		}
		p := &pair{mark, at, at + end}
		pc.Set(pairsKey, append(pairs, p))
		return delimit(parser.NewDelimiter(true, false, 1, mark, p), block, pc)
	case run == 2 && mark == '~':
		if d := parser.ScanDelimiter(line, before, 2, strike{}); d != nil {
			besideCJK(d, before, line[2:])
			return delimit(d, block, pc)
		}
	}
	return nil
}

// delimit puts a delimiter where the reader is.
func delimit(d *parser.Delimiter, block text.Reader, pc parser.Context) ast.Node {
	_, segment := block.PeekLine()
	d.Segment = segment.WithStop(segment.Start + d.Length)
	block.Advance(d.Length)
	pc.PushDelimiter(d)
	return d
}

// runLength is how often the first byte of a line is repeated there.
func runLength(line []byte) int {
	return len(line) - len(bytes.TrimLeft(line, string(line[:1])))
}

// scriptEnd is where, in a line that begins with a mark, the next one stands that may
// close it; -1: nowhere.
func scriptEnd(line []byte) int {
	mark := line[0]
	for i := 1; i < len(line); i++ {
		switch c := line[i]; {
		case c == mark:
			if run := runLength(line[i:]); i == 1 || run == 2 || run > 3 || run == 3 && mark == '^' {
				return -1
			}
			return i
		case c == '\\' && i+1 < len(line) && line[i+1] != '\n' && line[i+1] != '\t':
			i++
		case c <= ' ' || bytes.IndexByte([]byte("`[]<\\"), c) >= 0:
			return -1
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRune(line[i:])
			if unicode.IsSpace(r) {
				return -1
			}
			i += size - 1
		}
	}
	return -1
}

// maxReference is the length of the longest character reference that is looked for.
const maxReference = 32

// paired reports whether a mark and the next make what stands between them a script.
// Source is what stands before the first, and ends in the character before.
//
// In health writing a tilde is a range as often as a mark, and two ranges without
// a blank, 1~3d/5~7d or 周一~周五和周六~周日, must not become one script; nor must
// two powers, 10^5-10^6. So what is lowered follows a letter, a bracket or another
// mark, and a number only if it begins with a letter; and where the word goes on
// after the second mark, what stands between is short and has no sign in its middle.
func paired(mark byte, source []byte, before rune, content, rest []byte) bool {
	first, _ := utf8.DecodeRune(content)
	after, size := utf8.DecodeRune(rest)
	based := isBase(source, before)
	switch {
	case mark == '~' && (!based || unicode.IsNumber(before) && !unicode.IsLetter(first) || bytes.ContainsFunc(content, isCJK)):
		return false
	case mark == '^' && !based && (!bytes.ContainsFunc(content, isAlphanumeric) || before == '(' && after == ')'): // ^_^ and (^o^)
		return false
	case size == 0 || unicode.IsSpace(after):
		return true
	case unicode.IsNumber(after):
		return false
	case isCJK(after):
		return true
	case unicode.IsLetter(after):
		return isSimple(content) && utf8.RuneCount(content) <= 4
	case after == '(' || after == '{' || unicode.Is(unicode.Sc, after):
		return isSimple(content)
	case bytes.ContainsRune([]byte("-+−–±"), after):
		next, _ := utf8.DecodeRune(rest[size:])
		return !unicode.IsNumber(next) || isSimple(content)
	}
	return true
}

// isBase reports whether a script can belong to what ends in a character: a word, a
// bracket, the end of emphasis or code, or a character reference such as &beta;.
func isBase(source []byte, c rune) bool {
	if c == ';' {
		name := bytes.TrimRightFunc(bytes.TrimSuffix(source, []byte(";")), isAlphanumeric)
		return bytes.HasSuffix(name, []byte("&")) || bytes.HasSuffix(name, []byte("&#"))
	}
	return isAlphanumeric(c) || unicode.IsMark(c) || c < utf8.RuneSelf && bytes.IndexByte([]byte(")]}*_>`~^"), byte(c)) >= 0
}

func isAlphanumeric(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) }

// isSimple reports whether no sign stands between two letters or digits of a text, as
// in n+1 or 1/2.
func isSimple(text []byte) bool {
	return !bytes.ContainsFunc(bytes.TrimFunc(text, func(c rune) bool { return !isAlphanumeric(c) }), func(c rune) bool {
		return !isAlphanumeric(c) && !unicode.IsMark(c)
	})
}

// noBreakSpace is what an escaped blank between the marks of a script becomes.
const noBreakSpace = "\u00a0"

// superscripts are the raised characters that have a code of their own.
var superscripts = map[rune]rune{'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹',
	'+': '⁺', '-': '⁻', '−': '⁻', '–': '⁻', '=': '⁼', '(': '⁽', ')': '⁾', 'n': 'ⁿ', 'i': 'ⁱ'}

// raisedAs is how plain words tell a raised text from what stands before it, so that
// 10^9^ does not read as 109: by characters that are raised, by ^, or not at all when
// nothing can be confused, as in 19^th^ or Na^+^.
func (s *script) raisedAs(source []byte) (up bool, prefix string) {
	if !s.raised {
		return false, ""
	}
	text := []rune(string(appendPlain(nil, s, source)))
	if !slices.ContainsFunc(text, func(c rune) bool { return superscripts[c] == 0 }) {
		return true, ""
	}
	if before := s.PreviousSibling(); before != nil && !isOrdinal(string(text)) {
		if said := plainOf(before, source); len(said) > 0 {
			if c, _ := utf8.DecodeLastRune(said); unicode.IsNumber(c) {
				return false, "^"
			}
		}
	}
	return false, ""
}

func isOrdinal(s string) bool {
	return slices.Contains([]string{"st", "nd", "rd", "th", "e", "er", "re", "ème", "o", "a"}, s)
}

// raise puts raised characters into a text.
func raise(text []byte) []byte {
	return bytes.Map(func(c rune) rune {
		if up := superscripts[c]; up != 0 {
			return up
		}
		return c
	}, text)
}
