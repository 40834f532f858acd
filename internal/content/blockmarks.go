package content

import (
	"regexp"
	"strings"

	"galen/internal/content/directive"
	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/source"
)

// shownAsWritten reports notes to colleagues, and marks of Markdown, in what a block is
// told, which readers are shown as it stands.
func (in *validator) shownAsWritten(n *directive.Node, v frontmatter.Value) {
	if source.DeskNote(v.Text) >= 0 {
		in.list = append(in.list, source.DeskNoteAt(v.At))
	}
	if d := source.MarkIn(v.Text, func(written string) diag.Position { return in.withinValue(n, v.At, written) }); d != nil {
		in.list = append(in.list, *d)
	}
	if name := characterName.FindString(v.Text); name != "" && decodedName(name) != name && !strings.Contains(v.Text, "://") {
		in.list = append(in.list, diag.Warningf(in.withinValue(n, v.At, name), "character-name", "readers would see %q: this is text, not HTML", name).
			WithHint("write the character itself:  %s", characterName.ReplaceAllStringFunc(v.Text, decodedName)))
	}
	for i := range v.Items {
		in.shownAsWritten(n, v.Items[i])
	}
	for i := range v.Entries {
		if e := &v.Entries[i]; e.Key != "source" || !wholeCitation.MatchString(e.Value.Text) {
			in.shownAsWritten(n, e.Value)
		}
	}
}

// wholeCitation is a reference as the text cites it, which may stand for its id as a source.
var wholeCitation = regexp.MustCompile(`^\s*\[@[^\[\]\s;]+\]\s*$`)

// withinValue is where words stand in a value of a block, or where that begins when they
// are written in another way there.
func (in *validator) withinValue(n *directive.Node, value diag.Position, words string) diag.Position {
	if at, ok := in.lines.Find(value, words, 0); ok && at.Line <= value.Line+n.Lines().Len() {
		return at
	}
	return value
}
