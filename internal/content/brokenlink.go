package content

import (
	"bytes"
	"regexp"
	"strings"

	"galen/internal/diag"
)

// brokenLinks finds links and pictures that were not read as such.
func (l *literal) brokenLinks(*validator) (found []stray) {
	for at := 0; ; {
		n := bytes.Index(l.text[at:], []byte("]("))
		if n < 0 {
			break
		}
		at += n + 1
		if s, ok := l.brokenLink(at - 1); ok && bytes.IndexByte(l.text[s.from:s.to], reported) < 0 {
			found = append(found, s)
			at = max(at, s.to)
		}
	}
	for _, s := range found {
		for i := s.from; i < s.to; i++ {
			l.text[i] = reported
		}
	}
	return append(found, l.find(linkPatterns)...)
}

// addressStart is how an address begins that is meant for a link.
const addressStart = `(?:https?://|www\.|mailto:|tel:|sms:|/[\w-])`

var linkPatterns = []pattern{
	{regexp.MustCompile(`!\[[^\[\]]*\][\s\x{a0}]+\([^()\s][^()\n]*\)`), "![", "broken-picture", diag.Error, "a space keeps this from being a picture", nil, mendSpace},
	{regexp.MustCompile(`\[[^\[\]]+\][\s\x{a0}]+\(` + addressStart + `[^\s()]*\)`), "]", "broken-link", diag.Error, "a space keeps this from being a link", nil, mendSpace},
	{regexp.MustCompile(`\((?:` + addressStart + `[^\s()]*|[\w./-]+\.(?:md|html?|pdf))\)\[[^\[\]\n\x00]*[A-Za-z][^\[\]\n\x00]*\]`), ")[", "broken-link", diag.Error,
		"put the words of the link first, between [ and ], and its address after them", nil, mendSwapped},
	{regexp.MustCompile(`!?\([^()\n]+\)\[(?:` + addressStart + `|#)[^\s\[\]]*\]|!\([^()\n]+\)\[[^\[\]\n]+\]`), ")[", "broken-link", diag.Error,
		"the brackets are the other way round", nil, mendReversed},
	{regexp.MustCompile(`[\[{][^\[\]{}()\n]+\}\(` + addressStart + `[^\s()]*\)`), "}(", "broken-link", diag.Error, "put the words of the link between [ and ]", nil,
		func(w string) (string, string) {
			return "[" + w[1:strings.LastIndexByte(w, '}')] + "]" + w[strings.LastIndexByte(w, '}')+1:], ""
		}},
	{regexp.MustCompile(`(?i)\b(?:https?[:;]//[ \t]+|https?[ \t]+:[ \t]*//[ \t]*|https?:[ \t]+//[ \t]*|https?:/|https?;?//)` + hostName), "/", "broken-link", diag.Error,
		"this is not a valid address and leads nowhere", notLinked, mendTyped},
	{regexp.MustCompile(`(?i)\b(?:https?://)?www\.[ \t]+` + hostName), "ww", "broken-link", diag.Error, "there is a space in this address, which leads nowhere", nil, mendTyped},
	{regexp.MustCompile(`\[[^\[\]{}\n]+\](?:\{` + addressStart + `[^\s{}]*\}|\[` + addressStart + `[^\s\[\]]*\])`), "]", "broken-link", diag.Error,
		"put the address of the link between ( and )", nil, mendEnclosed},
	{regexp.MustCompile(`<(?:@[UW][A-Z0-9]+|![a-z]+|#C[A-Z0-9]+)(?:\|[^<>\n]*)?>`), "<", "unread-mark", diag.Warning, "this name of a chat program is printed as typed", nil, remove},
	{regexp.MustCompile(`<https?://[^\s|<>]+\|[^<>\n]+>`), "|", "broken-link", diag.Error, "this is a link of a chat program, which Galen does not read", nil, mendChat},
	{regexp.MustCompile(`<https?://[^\s|<>]+[ \t]+[^|<>\n]+>`), "<h", "broken-link", diag.Error, "a space keeps this from being a link", nil, mendAngled},
	{regexp.MustCompile(`<www\.[^\s<>|]+>`), "<w", "broken-link", diag.Warning, "the brackets around this address are printed", nil,
		func(w string) (string, string) { return "<https://" + w[1:], "" }},
	{regexp.MustCompile(`\[(?:https?://|www\.)[^\s\[\]]+[ \t]+[^\[\]]+\]`), "[", "broken-link", diag.Warning, "a link of a wiki is printed as typed", nil, mendExternal},
}

// hostName is how an address goes on after its protocol.
const hostName = `[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/[^\s<>"()]*[^\s<>"().,;:!?])?`

// notLinked reports whether a stretch is no sound address.
func notLinked(l *literal, from, to int) bool {
	return !soundAddress.MatchString(l.written(from, to))
}

var (
	soundAddress = regexp.MustCompile(`^(?i)https?://[^\s/]`)
	badProtocol  = regexp.MustCompile(`^(?i)(https?)[ \t]*[:;]?[ \t]*/{1,2}[ \t]*`)
	wwwAndSpace  = regexp.MustCompile(`(?i)www\.[ \t]+`)
)

// mendTyped writes an address whose beginning was mistyped.
func mendTyped(written string) (string, string) {
	address := wwwAndSpace.ReplaceAllString(badProtocol.ReplaceAllString(written, "$1://"), "www.")
	if !soundAddress.MatchString(address) {
		address = "https://" + address
	}
	return address, ""
}

// mendAngled writes an address between angle brackets that holds a space: with %20 where
// it goes on like an address, and otherwise as a link of the words after it.
func mendAngled(written string) (string, string) {
	address, rest, _ := strings.Cut(written[1:len(written)-1], " ")
	if rest = strings.TrimSpace(rest); strings.ContainsAny(rest, "/.") || !strings.Contains(rest, " ") {
		return "<" + address + "%20" + strings.ReplaceAll(rest, " ", "%20") + ">", ""
	}
	return "[" + rest + "](" + address + ")", ""
}

func mendSpace(written string) (string, string) {
	label, rest := written[:strings.LastIndexByte(written, ']')+1], written[strings.LastIndexByte(written, '('):]
	return label + angled(rest), ""
}

// angled is an address in parentheses, with the < > that one with spaces needs.
func angled(parenthesis string) string {
	address := strings.TrimSpace(parenthesis[1 : len(parenthesis)-1])
	if !strings.ContainsAny(address, " \t") || strings.HasPrefix(address, "<") {
		return "(" + address + ")"
	}
	return "(" + mendAddress(address) + ")"
}

func mendReversed(written string) (string, string) {
	bang := ""
	if written[0] == '!' {
		bang, written = "!", written[1:]
	}
	words, address, _ := strings.Cut(written, ")[")
	return bang + "[" + words[1:] + "](" + mendAddress(strings.TrimSuffix(address, "]")) + ")", ""
}

func mendSwapped(written string) (string, string) {
	address, words, _ := strings.Cut(written[1:len(written)-1], ")[")
	if strings.HasPrefix(address, "www.") {
		address = "https://" + address
	}
	return "[" + words + "](" + address + ")", ""
}

// mendEnclosed mends [words]{https://…} and [words][https://…].
func mendEnclosed(written string) (string, string) {
	words, address, _ := strings.Cut(written[:len(written)-1], "]")
	return words + "](" + address[1:] + ")", ""
}

// mendChat mends <https://…|words>, as Slack has it.
func mendChat(written string) (string, string) {
	address, words, _ := strings.Cut(strings.Trim(written, "<>"), "|")
	return "[" + strings.TrimSpace(words) + "](" + address + ")", ""
}

func mendExternal(written string) (string, string) {
	address, words, _ := strings.Cut(strings.Trim(written, "[]"), " ")
	if strings.HasPrefix(address, "www.") {
		address = "https://" + address
	}
	return "[" + strings.TrimSpace(words) + "](" + address + ")", ""
}

// brokenLink reads what stands around the characters ]( at an offset.
func (l *literal) brokenLink(at int) (s stray, ok bool) {
	open := l.opening(at)
	parenthesis := at + 1
	end, closed := l.closing(parenthesis)
	inside := l.written(parenthesis+1, end)
	if open < 0 {
		if !addressed.MatchString(strings.TrimLeft(inside, " <")) {
			return s, false
		}
		open = l.wordBefore(at)
		s = stray{from: open, to: min(end+1, len(l.text)), code: "broken-link", message: "the words of this link have no [ before them"}
		s.mended = "[" + l.written(open, s.to)
		return s, closed && open < at
	}
	what, label := "link", l.written(open, at+1)
	s = stray{from: open, to: end, code: "broken-link"}
	if open > 0 && l.text[open-1] == '!' {
		what, s.code, label = "picture", "broken-picture", "!"+label
		s.from--
	}
	if !closed {
		address, rest := firstWord(inside)
		if address == "" || strings.ContainsAny(address, "[]") {
			return s, false
		}
		s.to = end - len(rest)
		s.message, s.mended = "the parenthesis of this "+what+" is not closed", label+"("+address+")"
		return s, true
	}
	s.to++
	s.message, s.mended = "a space in its address keeps this from being a "+what, label+"("+mendAddress(inside)+")"
	switch trimmed := strings.TrimSpace(inside); {
	case !strings.ContainsAny(trimmed, " \t\n\u00a0") && strings.Contains(label[min(2, len(label)):], "]("):
		s.message, s.mended = "a link cannot hold another link", strings.TrimSuffix(strings.TrimPrefix(label, "["), "]")
	case !strings.ContainsAny(trimmed, " \t\n\u00a0"):
		s.message = "this is not read as a " + what
	case strings.ContainsAny(trimmed, `"“”`):
		s.message = "the address or the title keeps this from being a " + what
	}
	return s, true
}

// opening is where the bracket is that belongs to the closing one at an offset, or
// -1.
func (l *literal) opening(at int) int {
	depth := 0
	for i := at - 1; i >= 0; i-- {
		switch l.text[i] {
		case ']':
			depth++
		case '[':
			if depth--; depth < 0 {
				return i
			}
		}
	}
	return -1
}

// closing is where the parenthesis at an offset is closed in its line, or where
// the line ends.
func (l *literal) closing(at int) (end int, closed bool) {
	depth, stop := 0, l.lineEnd(at)
	for i := at; i < stop; i++ {
		switch l.source[l.from+i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i, true
			}
		}
	}
	return stop, false
}

// wordBefore is where the word begins that ends at an offset.
func (l *literal) wordBefore(at int) int {
	for at > 0 && l.text[at-1] > ' ' {
		at--
	}
	return at
}

var addressed = regexp.MustCompile(`^` + addressStart)

// firstWord is the address with which a text begins, without the marks that end
// a sentence, and what follows.
func firstWord(s string) (word, rest string) {
	trimmed := strings.TrimLeft(s, " ")
	end := strings.IndexAny(trimmed, " \t\n")
	if end < 0 {
		end = len(trimmed)
	}
	word = strings.TrimRight(trimmed[:end], ".,;:!?…\"'”’<>]")
	return word, trimmed[len(word):]
}

var (
	pictureSize  = regexp.MustCompile(`\s+=\d*x?\d*%?$`)
	titleAtEnd   = regexp.MustCompile(`(?s)^(.*?)\s+["“](.*)["”]$`)
	numberScheme = regexp.MustCompile(`^(?i:tel|sms):`)
	mailScheme   = regexp.MustCompile(`^(?i:mailto):`)
	webWord      = regexp.MustCompile(`https?://\S+`)
	fileEnd      = regexp.MustCompile(`\.[A-Za-z0-9]{2,5}$`)
)

// mendAddress writes what stands between the parentheses of a link so that it is
// read: an address, and perhaps a title.
func mendAddress(inside string) string {
	address, title := strings.TrimSpace(strings.ReplaceAll(inside, "\u00a0", " ")), ""
	address = pictureSize.ReplaceAllString(address, "")
	if m := titleAtEnd.FindStringSubmatch(address); m != nil {
		address, title = m[1], ` "`+strings.NewReplacer(`"`, "'", "“", "'", "”", "'").Replace(m[2])+`"`
		address = pictureSize.ReplaceAllString(address, "")
	}
	address = strings.Trim(address, "<>")
	switch {
	case numberScheme.MatchString(address):
		address = strings.Map(func(c rune) rune {
			if strings.ContainsRune(" \t\n().", c) {
				return -1
			}
			return c
		}, address)
	case mailScheme.MatchString(address):
		address = "mailto:" + strings.Join(strings.Fields(address[len("mailto:"):]), "%20")
	case !strings.ContainsAny(address, " \t\n"):
	case strings.HasPrefix(address, "http") || strings.HasPrefix(address, "www."):
		words := strings.Fields(address)
		switch last := words[len(words)-1]; {
		case strings.HasSuffix(words[0], "://"):
			address = strings.Join(words, "")
		case fileEnd.MatchString(last) && !fileEnd.MatchString(words[0]) && !strings.Contains(last, "://"):
			address = strings.Join(words, "%20")
		default:
			address = strings.TrimRight(words[0], ",;")
		}
	case webWord.MatchString(address):
		address = webWord.FindString(address)
	default:
		address = "<" + strings.Join(strings.Fields(address), " ") + ">"
	}
	return address + title
}
