package content

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"galen/internal/diag"
)

// What a reader who listens, or jumps from link to link, cannot use is a warning: links
// that do not say where they lead (WCAG 2.2, 2.4.4), tables without a head, headings that
// leave out a level and bold lines in the place of headings (1.3.1), and sentences in
// capitals, which some screen readers spell.

// vague are the texts of links that say nothing of where they lead, in small letters.
var vague = map[string]bool{
	"here": true, "click here": true, "read more": true, "see more": true, "learn more": true, "find out more": true, "this page": true, "more information": true, "more info": true,
}

// vagueLink tells of a link that does not say where it leads.
func (in *validator) vagueLink(n *ast.Link, at diag.Position) {
	text := strings.Trim(strings.TrimSpace(plain(n, in.source)), ".…›»>→ ")
	if len(text) <= len("more information") && vague[strings.ToLower(text)] {
		in.list = append(in.list, diag.Warningf(at, "vague-link", "the link %q does not say where it leads", text).
			WithHint("link the words that name it: [how vaccines are tested](…)"))
	}
}

// skipped tells of a heading that is more than one level below the one before it. The first
// of a part that is shown has its level from there.
func (in *validator) skipped(n *ast.Heading, text string, previous Heading) {
	last, _ := in.lastHeading.(*ast.Heading)
	moved := in.text.moved[n]
	switch {
	case in.part && last == nil:
		in.firstOfPart(n, text)
		return
	case n.Level <= previous.Level+1, moved.ofPart && (last == nil || in.at(last).File != in.at(n).File):
		return
	}
	level, over := in.text.asWritten(n), previous.Level-moved.by
	above := fmt.Sprintf("the title above it is of level %d", previous.Level)
	if last != nil {
		above = fmt.Sprintf("%q above it is of level %d", previous.Text, over)
	}
	d := diag.Warningf(in.at(n), "skipped-heading", "%q is a heading of level %d, but %s: level %d is skipped",
		text, level, above, over+1)
	if last != nil {
		d = d.With(in.at(last))
	}
	in.list = append(in.list, d.WithHint("write  %s", in.onLevel(n, over+1)))
}

// firstOfPart tells of a part that does not begin with its highest heading.
func (in *validator) firstOfPart(n *ast.Heading, text string) {
	if highest := highestHeading(in.text.doc); n.Level > highest {
		in.list = append(in.list, diag.Warningf(in.at(n), "skipped-heading", "%q is a heading of level %d, but this part has higher ones below it, of level %d",
			text, n.Level, highest).WithHint("write  %s", in.onLevel(n, highest)))
	}
}

// onLevel is a heading as it is written on a level.
func (in *validator) onLevel(n *ast.Heading, level int) string {
	return strings.Repeat("#", level) + " " + strings.TrimSpace(strings.Trim(string(in.lineAt(n.Lines().At(0).Start)), "#"))
}

// highestMarks begin a heading that stands next below the title, or below an entry.
func (in *validator) highestMarks() string {
	if in.text.division != nil {
		return "###"
	}
	return "##"
}

// headless tells of a table whose head is empty.
func (in *validator) headless(n *extast.Table, head ast.Node) {
	for cell := head.FirstChild(); cell != nil; cell = cell.NextSibling() {
		if !wordless(cell, in.source) {
			return
		}
	}
	if n.ChildCount() > 1 {
		in.list = append(in.list, diag.Warningf(in.at(head), "empty-head", "the header row of this table is empty").
			WithHint("say in its first row what each column holds"))
	}
}

// leastShout is how many words in capitals make a sentence; fewer may be letters that
// stand for words.
const leastShout = 5

// shout tells of a paragraph or heading without a small letter.
func (in *validator) shout(block ast.Node) {
	lines := block.Lines()
	if lines == nil || lines.Len() == 0 {
		return
	}
	for i := range lines.Len() {
		line := lines.At(i)
		if bytes.ContainsFunc(line.Value(in.source), unicode.IsLower) { // nearly always at its second letter
			return
		}
	}
	words := 0
	for _, word := range strings.Fields(plain(block, in.source)) {
		letters := strings.TrimFunc(word, func(r rune) bool { return !unicode.IsUpper(r) })
		if len([]rune(letters)) > 2 && strings.IndexFunc(letters, func(r rune) bool { return !unicode.IsUpper(r) }) < 0 {
			words++
		}
	}
	if words >= leastShout {
		in.list = append(in.list, diag.Warningf(in.lines.At(in.start+lines.At(0).Start), "capitals", "these words are in capitals, which are hard to read and may be spelled letter by letter").
			WithHint("write them in small letters; **…** makes them stand out"))
	}
}

// boldHeading tells of a line in bold that stands above a paragraph as a heading does. What
// ends as a sentence does is one, and a question may be that of an interview.
func (in *validator) boldHeading(n ast.Node) {
	bold, ok := n.FirstChild().(*ast.Emphasis)
	if !ok || bold.Level != 2 || bold.NextSibling() != nil || n.Lines().Len() != 1 || n.Parent().Kind() != ast.KindDocument {
		return
	}
	next := n.NextSibling()
	if next == nil || next.Kind() != ast.KindParagraph && next.Kind() != ast.KindList {
		return
	}
	text := strings.TrimSpace(plain(bold, in.source))
	if words := len(strings.Fields(text)); words < 2 || words > 10 || strings.ContainsAny(text[len(text)-1:], ".!?:;,)") || strings.HasSuffix(text, "…") || strings.ContainsAny(text, "@|") {
		return
	}
	line := strings.TrimSpace(string(in.lineAt(n.Lines().At(0).Start)))
	in.list = append(in.list, diag.Warningf(in.at(bold), "bold-heading", "this bold line looks like a heading but is not one for screen readers").
		WithHint("write  %s %s", in.highestMarks(), strings.Trim(line, "*_ ")))
}
