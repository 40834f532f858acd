package content

import (
	"html"
	"regexp"
	"strings"

	"galen/internal/diag"
)

// characterName is a character reference of HTML, which front matter shows as it
// is.
var characterName = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// entities warns of character references in the texts of front matter, or of a list
// such as the glossary: in text up to an offset.
func entities(file string, text []byte, stop int) (list diag.List) {
	header := string(text[:stop])
	if !strings.Contains(header, "&") {
		return nil // nearly all
	}
	for number, line := range strings.Split(header, "\n") {
		if before, _, _ := strings.Cut(line, "&"); inComment(before) || strings.Contains(before, "://") || strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		at := characterName.FindStringIndex(line)
		if at == nil || decodedName(line[at[0]:at[1]]) == line[at[0]:at[1]] {
			continue
		}
		d := diag.Warningf(diag.Locate(file, text, offsetOfLine(header, number)+at[0]), "character-name",
			"readers would see %q: this is text, not HTML", line[at[0]:at[1]])
		list = append(list, d.WithHint("write the character itself:  %s", mendEntities(line)))
	}
	return list
}

func offsetOfLine(text string, number int) (offset int) {
	for range number {
		offset += strings.IndexByte(text[offset:], '\n') + 1
	}
	return offset
}

// decodedName is the character of a reference: a space for one that does not
// break, typographic marks for those that would end a value.
func decodedName(name string) string {
	switch c := html.UnescapeString(name); c {
	case "\u00a0":
		return " "
	case "\u00ad":
		return ""
	case "'":
		return "’"
	default:
		return c
	}
}

// mendEntities writes a line of front matter with the characters themselves.
func mendEntities(line string) string {
	open := true
	plain := characterName.ReplaceAllStringFunc(line, func(name string) string {
		c := decodedName(name)
		if c == `"` {
			c = map[bool]string{true: "“", false: "”"}[open]
			open = !open
		}
		return c
	})
	return quotedIfNeeded(plain, line)
}

// quotedIfNeeded is a corrected line of front matter, without its indentation. A value
// that was no list or group stands in quotation marks if YAML would read it otherwise now.
func quotedIfNeeded(plain, was string) string {
	_, old, ok := strings.Cut(was, ": ")
	key, value, _ := strings.Cut(plain, ": ")
	old, value = strings.TrimSpace(old), strings.TrimSpace(value)
	inGroup := strings.HasPrefix(strings.TrimLeft(was, " -"), "{")
	if !ok || inGroup || value == "" || quotedText(value) || strings.HasPrefix(old, "{") || strings.HasPrefix(old, "[") {
		return strings.TrimSpace(plain)
	}
	if strings.ContainsAny(value[:1], "&*!|>%@`#{}[],") || strings.Contains(value, ": ") || strings.Contains(value, " #") {
		plain = key + `: "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
	}
	return strings.TrimSpace(plain)
}

func quotedText(s string) bool { return strings.HasPrefix(s, `"`) || strings.HasPrefix(s, "'") }
