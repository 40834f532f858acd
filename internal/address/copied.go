package address

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Copied takes off what the place that an address or a number was copied from has left
// around it: characters that nobody sees, brackets and quotation marks, the full stop or
// comma of the sentence. A bracket at the end goes only when it was not opened within.
func Copied(text string) string {
	text = strings.TrimSpace(visible(text))
	for {
		shorter := strings.TrimSpace(unwrapped(trimmed(text)))
		if shorter == text {
			return text
		}
		text = shorter
	}
}

// visible drops what nobody sees, and makes all spaces plain.
func visible(text string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c < utf8.RuneSelf:
		case c >= 0x200b && c <= 0x200f, c >= 0x202a && c <= 0x202e, c >= 0x2060 && c <= 0x206f, c == 0xfeff, c == 0xad, c == 0x180e:
			return -1
		case c == 0xa0, c == 0x202f, c >= 0x2000 && c <= 0x200a, c == 0x3000:
			return ' '
		}
		return c
	}, text)
}

// pairs are what may stand around an address or a number.
var pairs = [][2]string{
	{"<", ">"}, {"(", ")"}, {"[", "]"}, {"{", "}"}, {`"`, `"`}, {"'", "'"}, {"“", "”"}, {"‘", "’"}, {"„", "“"}, {"«", "»"}, {"`", "`"}, {"*", "*"}, {"_", "_"},
}

func unwrapped(text string) string {
	for _, p := range pairs {
		if len(text) > len(p[0])+len(p[1]) && strings.HasPrefix(text, p[0]) && strings.HasSuffix(text, p[1]) {
			return text[len(p[0]) : len(text)-len(p[1])]
		}
	}
	for _, p := range pairs { // "doi:10.1000/x says the paper
		if strings.HasPrefix(text, p[0]) && !strings.Contains(text[len(p[0]):], p[1]) {
			return text[len(p[0]):]
		}
	}
	return text
}

// trimmed takes one mark off the end. Three full stops stay: something was left out.
func trimmed(text string) string {
	last, size := utf8.DecodeLastRuneInString(text)
	rest := text[:len(text)-size]
	switch {
	case strings.HasSuffix(text, "..."):
		return text
	case strings.ContainsRune(".,;:!?\"'”’»`", last):
		return rest
	case last == ')' && strings.Count(text, ")") > strings.Count(text, "("),
		last == ']' && strings.Count(text, "]") > strings.Count(text, "["),
		last == '}' && strings.Count(text, "}") > strings.Count(text, "{"),
		last == '>' && strings.Count(text, ">") > strings.Count(text, "<"):
		return rest
	}
	return text
}

var (
	full  = regexp.MustCompile(`(?i)https?://[^\s<>"“”]+`)
	hosts = regexp.MustCompile(`(?i)^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:[/?#]\S*)?$`)
)

// Within is the one full address in a text that holds more, or that lacks its https://;
// "" when there is none, or several. It is for telling a person what to write.
func Within(text string) string {
	text = Copied(text)
	all := full.FindAllString(text, 2)
	switch {
	case len(all) == 1:
		text = Copied(all[0])
	case len(all) > 1 || !hosts.MatchString(text):
		return ""
	default:
		text = "https://" + text
	}
	if Check(text).Why != "" {
		return ""
	}
	return text
}
