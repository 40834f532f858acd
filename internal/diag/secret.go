package diag

import (
	"path"
	"regexp"
	"strings"
)

// What is printed is copied into chats, tickets and the logs of build servers. So no
// message and no excerpt shows a password: it is covered, sign by sign, so that a caret
// below the line still stands where it should.

// cover is what is printed for a sign of a secret.
const cover = '•'

var (
	// userinfo is the password of an address, as in s3://key:secret@bucket.
	userinfo = regexp.MustCompile(`//[^\s/@:"'<>]*:([^\s"'<>]+)@`)
	// queried is a secret in the query of an address.
	queried = regexp.MustCompile(`(?i)[?&](?:sig|[\w.-]*(?:secret|token|passw(?:or)?d|pwd|signature|credential|api_?key|access_?key)[\w.-]*)=([^\s&"'<>#]+)`)
	// keyed is a secret under a key of its own, in a file of settings.
	keyed = regexp.MustCompile(`(?i)["']?[\w.-]*(?:secret|token|passw(?:or)?d|passphrase|pwd|credential|api[_-]?key|access[_-]?key|private[_-]?key)[\w.-]*["']?[ \t]*[:=][ \t]*([^\s{\[#][^,}#]*)`)
)

// settings are the endings of files of which a key may hold a secret. In prose, the word
// "secret:" begins a sentence.
var settings = map[string]bool{".yaml": true, ".yml": true, ".toml": true, ".json": true, ".env": true, ".ini": true}

// covered is a text, as from a file, without the secrets in it.
func covered(file, text string) string {
	if strings.Contains(text, "//") {
		if strings.IndexByte(text, '@') >= 0 {
			text = over(userinfo, text)
		}
		if strings.IndexByte(text, '=') >= 0 {
			text = over(queried, text)
		}
	}
	if settings[strings.ToLower(path.Ext(file))] && strings.ContainsAny(text, ":=") {
		text = over(keyed, text)
	}
	return text
}

// over covers what the group of a pattern matches.
func over(pattern *regexp.Regexp, text string) string {
	var b strings.Builder
	last := 0
	for _, m := range pattern.FindAllStringSubmatchIndex(text, -1) {
		b.WriteString(text[last:m[2]])
		b.WriteString(strings.Repeat(string(cover), len([]rune(text[m[2]:m[3]]))))
		last = m[3]
	}
	if last == 0 {
		return text
	}
	return b.String() + text[last:]
}

// Covered is the diagnostic without the secrets in its words.
func (d Diagnostic) Covered() Diagnostic {
	d.Message, d.Hint = covered("", d.Message), covered("", d.Hint)
	return d
}
