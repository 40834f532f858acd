package source

import (
	"regexp"

	"galen/internal/diag"
)

// deskNote is a note to colleagues, as it is written in a text: %% ask her %% or <!-- ask her -->.
var deskNote = regexp.MustCompile(`(?s)%%.*?%%|<!--.*?-->`)

// DeskNote is where the first note to colleagues begins in a text that is published as it
// is written, or -1. What is Markdown has a reader of notes of its own.
func DeskNote(text string) int {
	if at := deskNote.FindStringIndex(text); at != nil {
		return at[0]
	}
	return -1
}

// DeskNotes is where each of them begins.
func DeskNotes(text []byte) (all []int) {
	for _, at := range deskNote.FindAllIndex(text, -1) {
		all = append(all, at[0])
	}
	return all
}

// DeskNoteAt is the problem of such a note.
func DeskNoteAt(at diag.Position) diag.Diagnostic {
	return diag.Errorf(at, "desk-note", "this note to colleagues would be published").WithHint("delete it here; in the text of an article, notes are not published")
}
