package source

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Ignored reports whether a name is not source: hidden, or left by an editor.
func Ignored(name string) bool {
	switch {
	case name == ".well-known":
		return false
	case strings.HasPrefix(name, "."), strings.HasSuffix(name, "~"), name == "4913":
		return true
	case strings.HasPrefix(name, "~$"), name == "Thumbs.db", name == "desktop.ini": // Office's locks hold the editor's name
		return true
	case strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"):
		return true
	case strings.HasSuffix(name, "___jb_tmp___"), strings.HasSuffix(name, "___jb_old___"):
		return true
	}
	switch path.Ext(name) {
	case ".swp", ".swx", ".tmp", ".bak":
		return true
	}
	return false
}

// unfit says why a file's name cannot become part of a URL, or "".
func unfit(name string) string {
	if !utf8.ValidString(name) {
		return "is not valid UTF-8"
	}
	for _, c := range name {
		switch {
		case unicode.IsControl(c) || c == '\u2028' || c == '\u2029' || c == utf8.RuneError:
			return "holds a control character"
		case unicode.Is(unicode.Bidi_Control, c):
			return "holds a character that turns the direction of writing"
		case strings.ContainsRune(`:\?*"<>|#%`, c):
			return "holds the character " + string(c) + ", which is not possible in a URL"
		}
	}
	if len(name) > 200 {
		return "is longer than 200 bytes"
	}
	return ""
}
