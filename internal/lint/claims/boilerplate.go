package claims

import (
	"strings"

	"galen/internal/lint/textseg"
)

// longest is how many bytes a line may have that is a heading, marked as one or not.
const longest = 120

// starts are how boilerplate begins: the headings of it, and the first words of its paragraphs.
var starts = []string{
	"###", "# # #", "notes to editor", "note to editor", "notes for editor", "editor's note", "editors' note",
	"media contact", "press contact", "contact:", "contacts:", "for further information", "forward-looking", "forward looking", "cautionary ", "safe harbor", "disclaimer",
}

// back are words of headings below which the text speaks of the treatment again.
var back = []string{"safety information", "indication", "prescribing", "side effects", "what is ", "warnings", "adverse reactions"}

// Boilerplate says of each block whether it is what an office puts below every text.
func Boilerplate(blocks []textseg.Block) []bool {
	is := make([]bool, len(blocks))
	in := false
	for i := range blocks {
		text := strings.TrimSpace(blocks[i].Text)
		switch {
		case begins(text, starts) || about(text):
			in = true
		case in && (len(text) < longest && holds(plainLower(text), back) || strings.Contains(text, "dverse reactions")):
			in = false
		}
		is[i] = in
	}
	return is
}

// about reports whether a text is a heading of the kind "About the university" or "About Example Health".
func about(text string) bool {
	name, ok := strings.CutPrefix(text, "About ")
	if !ok || name == "" || len(text) >= longest || strings.ContainsAny(text[len(text)-1:], ".?!:") {
		return false
	}
	short := len(strings.Fields(name)) <= 6
	return 'A' <= name[0] && name[0] <= 'Z' || short && (strings.HasPrefix(name, "the ") || strings.HasPrefix(name, "our "))
}

// begins reports whether a text begins with one of a list, in letters of any size.
func begins(text string, list []string) bool {
	for _, start := range list {
		if len(text) >= len(start) && text[0]|0x20 == start[0]|0x20 && text[1]|0x20 == start[1]|0x20 && strings.HasPrefix(plainLower(text[:min(len(text), longest)]), start) {
			return true
		}
	}
	return false
}

// plainLower is a text in small letters, with straight apostrophes.
func plainLower(text string) string { return strings.ToLower(strings.ReplaceAll(text, "’", "'")) }

func holds(text string, list []string) bool {
	for _, part := range list {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}
