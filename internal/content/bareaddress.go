package content

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// addressParser makes links of addresses that stand in a text as they are:
// https://…, www.…, and name@host. It is asked at the sign within an address that
// other texts have seldom, and takes back what stands before it. That of www. they
// have often, so those are sought in what was parsed.
type addressParser struct{}

func (addressParser) Trigger() []byte { return []byte{':', '@'} }

func (addressParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	before := textBefore(parent, segment.Start)
	if before == nil || len(line) < 3 {
		return nil
	}
	source := block.Source()
	written := source[before.Segment.Start:segment.Start]
	kind, front, tail := ast.AutoLinkURL, 0, 0
	if line[0] == ':' {
		front, tail = webAddress(written, line)
	} else {
		kind = ast.AutoLinkEmail
		if front, tail = mailAddress(written, line); front == len(written) && tail > 0 {
			underscores(parent, before, source, pc)
			if front, tail = mailAddress(source[before.Segment.Start:segment.Start], line); source[max(0, segment.Start-front-1)] == '_' && segment.Start > front {
				return nil // it begins within emphasis, or may
			}
		}
	}
	if front == 0 || tail < 2 || linked(parent) {
		return nil
	}
	from := segment.Start - front
	value := ast.NewTextSegment(text.NewSegment(from, segment.Start+tail))
	n := ast.NewAutoLink(kind, value)
	n.SetPos(from)
	before.Segment = before.Segment.WithStop(from)
	if before.Segment.Len() == 0 {
		parent.RemoveChild(parent, before)
	}
	block.Advance(tail)
	bare, _ := pc.Get(bareAddresses).([]*ast.AutoLink)
	pc.Set(bareAddresses, append(bare, n))
	return n
}

var bareAddresses = parser.NewContextKey()

// textBefore is the text that ends at an offset.
func textBefore(parent ast.Node, at int) *ast.Text {
	t, ok := parent.LastChild().(*ast.Text)
	if !ok || t.Segment.Stop != at || t.SoftLineBreak() || t.HardLineBreak() || t.Segment.Len() < 1 {
		return nil
	}
	return t
}

// underscores joins a text with what stands before it beside an underscore within
// a word, as in two_words@host, which the parser has set aside as a mark.
func underscores(parent ast.Node, t *ast.Text, source []byte, pc parser.Context) {
	for {
		d, ok := t.PreviousSibling().(*parser.Delimiter)
		if !ok || d.Char != '_' || d.PreviousDelimiter != nil || d.Segment.Stop != t.Segment.Start || d.Segment.Start == 0 || !alphanumeric(source[d.Segment.Start-1]) {
			return
		}
		pc.RemoveDelimiter(d)
		p, ok := t.PreviousSibling().(*ast.Text)
		if !ok || p.Segment.Stop != t.Segment.Start || p.SoftLineBreak() || p.HardLineBreak() {
			return
		}
		t.Segment.Start = p.Segment.Start
		parent.RemoveChild(parent, p)
	}
}

func linked(n ast.Node) bool { return n.Kind() == ast.KindLink || n.Kind() == ast.KindImage }

// lastWord is the length of a word if a text ends with it, and no letter, digit or
// sign of an address stands before it; otherwise 0.
func lastWord(text []byte, word string) int {
	if len(text) < len(word) || !strings.EqualFold(string(text[len(text)-len(word):]), word) {
		return 0
	}
	c, _ := utf8.DecodeLastRune(text[:len(text)-len(word)])
	if len(text) > len(word) && (unicode.IsLetter(c) || unicode.IsDigit(c) || strings.ContainsRune("/@.-_\\=", c)) {
		return 0
	}
	return len(word)
}

// webAddress is how much before and behind a colon is an address of the web.
func webAddress(before, line []byte) (front, tail int) {
	if !bytes.HasPrefix(line, []byte("://")) || len(line) < 5 {
		return 0, 0
	}
	if front = max(lastWord(before, "https"), lastWord(before, "http")); front == 0 {
		return 0, 0
	}
	if c, _ := utf8.DecodeRune(line[3:]); !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '[' {
		return 0, 0
	}
	return front, addressEnd(line)
}

// addressEnd is where an address ends of which line is the rest: before white
// space and what no address holds, and before the marks that end a sentence. It is
// 0 if that is no place in which to end.
func addressEnd(line []byte) int {
	end, depth := 0, 0
	for end < len(line) {
		c, size := utf8.DecodeRune(line[end:])
		if c <= ' ' || strings.ContainsRune("<>\"`|^{}[]", c) || c >= utf8.RuneSelf && !unicode.IsLetter(c) && !unicode.IsMark(c) && !unicode.IsDigit(c) {
			break
		}
		if c == '\\' {
			return 0 // what is meant by it is not known
		}
		if c == '(' {
			depth++
		} else if c == ')' {
			if depth--; depth < 0 {
				break
			}
		}
		end += size
	}
	trimmed := bytes.TrimRight(line[:end], "?!.,:;'*_~")
	for depth > 0 && bytes.HasSuffix(trimmed, []byte("(")) {
		trimmed = trimmed[:len(trimmed)-1]
	}
	if n := bytes.LastIndexByte(trimmed, '&'); n >= 0 && n+1 < len(trimmed) && bytes.HasPrefix(line[len(trimmed):], []byte(";")) {
		trimmed = trimmed[:n] // a character reference
	}
	return len(trimmed)
}

// mailAddress is how much before and behind an @ is an address of mail.
func mailAddress(before, line []byte) (front, tail int) {
	for front < len(before) && mailByte(before[len(before)-1-front]) {
		front++
	}
	if n := len(before) - 1 - front; n > 0 && before[n] == '\'' && alphanumeric(before[n-1]) {
		return 0, 0 // d'anna@host and o'neil@host look alike
	}
	if front == 0 || front < len(before) && (before[len(before)-1-front] >= utf8.RuneSelf || strings.IndexByte("/@:\\", before[len(before)-1-front]) >= 0) || before[len(before)-front] == '.' {
		return 0, 0
	}
	end, dot := 1, 0
	for end < len(line) && (line[end] == '.' || line[end] == '-' || alphanumeric(line[end])) {
		end++
	}
	host := bytes.TrimRight(line[:end], ".-")
	if dot = bytes.LastIndexByte(host, '.'); dot < 2 || len(host)-dot < 3 || bytes.IndexFunc(host[dot+1:], func(c rune) bool { return !unicode.IsLetter(c) }) >= 0 {
		return 0, 0
	}
	if len(line) > len(host) && (line[len(host)] == '@' || line[len(host)] == '/') {
		return 0, 0
	}
	return front, len(host)
}

func alphanumeric(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' }

func mailByte(c byte) bool { return alphanumeric(c) || strings.IndexByte(".+-_", c) >= 0 }

// bareAddress is the place of an address, and whether it stands in the text
// without < >.
func bareAddress(n *ast.AutoLink, source []byte) (from, to int, bare bool) {
	from = n.Pos()
	if from < 0 || from >= len(source) {
		return 0, 0, false
	}
	if source[from] == '<' {
		return from, from + len(n.Label(source)) + len("<>"), false
	}
	return from, from + len(n.Label(source)), true
}

// divided reports an address that ends before its host does, as that of
// https://nice .org.uk or https://www.
func (in *validator) divided(n *ast.AutoLink, written string) {
	_, rest, web := strings.Cut(written, "://")
	if !web || n.AutoLinkType != ast.AutoLinkURL || strings.ContainsAny(rest[:min(len(rest), maxHost)], ".:[") || strings.HasPrefix(rest, "localhost") {
		return
	}
	from, to, bare := bareAddress(n, in.source)
	if next := in.source[to:]; bare && divides.Match(next) {
		return // linkPatterns tell of it
	}
	in.problem(in.lines.At(in.start+from), "broken-link", "write it whole, as in https://www.example.org, or put it between backquotes: `"+written+"`",
		"the address %q has no full stop in its host name and leads nowhere", written)
}

// maxHost is the length of the longest name of a host.
const maxHost = 253

// divides is what follows the www of an address with a space in it.
var divides = regexp.MustCompile(`^\.[ \t]+[A-Za-z0-9-]+\.`)

// Transform makes text again of addresses in the words of a link or in the
// description of a picture, and links of those that begin with www.
func (addressParser) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	source := reader.Source()
	bare, _ := pc.Get(bareAddresses).([]*ast.AutoLink)
	for _, n := range bare {
		for p := n.Parent(); p != nil; p = p.Parent() {
			if linked(p) {
				from, to, _ := bareAddress(n, source)
				n.Parent().ReplaceChild(n.Parent(), n, ast.NewTextSegment(text.NewSegment(from, to)))
				break
			}
		}
	}
	if !bytes.Contains(source, []byte("www.")) {
		return
	}
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if linked(n) || n.Kind() == ast.KindCodeSpan {
			return ast.WalkSkipChildren, nil
		}
		if t, ok := n.(*ast.Text); ok && entering {
			linkWWW(t, source)
		}
		return ast.WalkContinue, nil
	})
}

// linkWWW makes a link of the first address in a text, and lets what follows be a
// text of its own, which is walked next.
func linkWWW(t *ast.Text, source []byte) {
	for next, ok := t.NextSibling().(*ast.Text); ok && next.Segment.Start == t.Segment.Stop && !t.SoftLineBreak() && !t.HardLineBreak(); next, ok = t.NextSibling().(*ast.Text) {
		t.Segment = t.Segment.WithStop(next.Segment.Stop)
		t.SetSoftLineBreak(next.SoftLineBreak())
		t.SetHardLineBreak(next.HardLineBreak())
		t.Parent().RemoveChild(t.Parent(), next)
	}
	written := t.Segment.Value(source)
	for at := 0; ; at += len("www.") {
		n := bytes.Index(written[at:], []byte("www."))
		if n < 0 {
			return
		}
		at += n
		length := addressEnd(written[at:])
		if lastWord(written[:at+len("www")], "www") == 0 || length <= len("www.") {
			continue
		}
		start := t.Segment.Start + at
		link := ast.NewAutoLink(ast.AutoLinkURL, ast.NewTextSegment(text.NewSegment(start, start+length)))
		link.Protocol = []byte("https")
		link.SetPos(start)
		rest := ast.NewTextSegment(text.NewSegment(start+length, t.Segment.Stop))
		rest.SetSoftLineBreak(t.SoftLineBreak())
		rest.SetHardLineBreak(t.HardLineBreak())
		t.SetSoftLineBreak(false)
		t.SetHardLineBreak(false)
		t.Segment = t.Segment.WithStop(start)
		t.Parent().InsertAfter(t.Parent(), t, link)
		t.Parent().InsertAfter(t.Parent(), link, rest)
		return
	}
}
