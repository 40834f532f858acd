package content

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"galen/internal/diag"
	"galen/internal/source"
)

// A note to colleagues, <!-- ask her again --> or %% ask her again %%, stands in a line, or
// on lines of its own, with empty lines in it if need be. No writer writes it: the
// preview alone shows it, which looks for it in the source (DeskNotes). What could let a part
// of one get out is an error.

// deskNote is the node of one that stands in a line.
type deskNote struct {
	ast.BaseInline
	fault fault
}

// deskNoteBlock is the node of one on lines of its own.
type deskNoteBlock struct {
	ast.BaseBlock
	form  noteForm
	fault fault
	stop  int  // the offset in the source behind it
	done  bool // it was read to its end
}

// fault is what is wrong with a comment, and what to do; empty for a sound one.
type fault struct{ what, hint string }

var (
	kindDeskNote      = ast.NewNodeKind("DeskNote")
	kindDeskNoteBlock = ast.NewNodeKind("DeskNoteBlock")
)

func (*deskNote) Kind() ast.NodeKind { return kindDeskNote }

func (c *deskNote) Dump(source []byte, level int) { ast.DumpHelper(c, source, level, nil, nil) }

func (*deskNoteBlock) Kind() ast.NodeKind { return kindDeskNoteBlock }

// IsRaw is true: there is nothing to parse in it.
func (*deskNoteBlock) IsRaw() bool { return true }

func (c *deskNoteBlock) Dump(source []byte, level int) { ast.DumpHelper(c, source, level, nil, nil) }

// noteForm is how a note begins and ends.
type noteForm struct{ start, end []byte }

var (
	commentForm = noteForm{[]byte("<!--"), []byte("-->")}
	percentForm = noteForm{[]byte("%%"), []byte("%%")}
)

// noteAt is the form of the note that begins where a text does; false if none does. Two
// percent signs after a digit, and more or fewer than two, are no note. Before is the byte
// that stands before the text, or a line end.
func noteAt(text []byte, before byte) (noteForm, bool) {
	switch {
	case bytes.HasPrefix(text, commentForm.start):
		return commentForm, true
	case !bytes.HasPrefix(text, percentForm.start) || decimal(before) || before == '%':
		return noteForm{}, false
	}
	run := len(text) - len(bytes.TrimLeft(text, "%"))
	return percentForm, run == 2 || run == 4 // %%%% is an empty one
}

var (
	unclosedNote   = fault{"this note to colleagues is not closed", "write --> where it ends"}
	emptyNote      = fault{"this note to colleagues ends where it begins", "put a space after <!--"}
	nestedNote     = fault{"a note to colleagues begins within another", "write --> where the first ends"}
	wrongEnd       = fault{"--!> does not end a note to colleagues in Markdown", "write -->"}
	wrongStart     = fault{"a note to colleagues does not begin like this", "write <!-- with two hyphens, the note, and --> with two hyphens"}
	leavesItsPlace = fault{"this note to colleagues continues outside the list, quotation or footnote where it begins", "close it with --> before that ends, or begin it outside"}
	emptyLines     = fault{"this note to colleagues is not closed in the paragraph, list or cell where it begins", "write --> where it ends; a note with empty lines in it must begin on a line of its own"}
	unclearEnd     = fault{"it is not clear where this note to colleagues ends", "write  <!--  where it begins and  -->  where it ends, or close it with --> at the end of its line"}
	unclearStart   = fault{"it is not clear whether this begins a note to colleagues", `write  <!--  and  -->  around a note, and one % for per cent`}
)

// in is a fault of a note of a form.
func (f fault) in(form noteForm) fault {
	if string(form.end) == "%%" && f != unclearEnd && f != unclearStart {
		f.hint = strings.NewReplacer("<!--", "%%", "-->", "%%").Replace(f.hint)
		if f.what == unclosedNote.what || f.what == emptyLines.what {
			f.hint += `; to show two percent signs, write \%%`
		}
	}
	if f == unclearEnd {
		f.hint = strings.Replace(f.hint, "close it with -->", "close it with %%", 1)
	}
	return f
}

// noteIn finds the note of a form that begins at the start of a text: how long it is, and
// what is wrong with it.
func noteIn(source []byte, form noteForm) (length int, f fault) {
	end := bytes.Index(source[len(form.start):], form.end)
	if end < 0 {
		return len(source), unclosedNote.in(form)
	}
	length = len(form.start) + end + len(form.end)
	return length, faultIn(source[:length], source[length:], form)
}

// faultIn is what is wrong with a whole note, which a text follows.
func faultIn(note, rest []byte, form noteForm) fault {
	inside := note[len(form.start):]
	if string(form.end) == "%%" {
		line, _, _ := bytes.Cut(rest, []byte("\n"))
		last := note[bytes.LastIndexByte(note, '\n')+1:]
		begins := len(last) < len(note) && len(bytes.Trim(last, "> \t%")) == 0
		switch ends := util.IsBlank(line); {
		case len(line) > 0 && line[0] == '%' && len(inside) > len(form.end), !ends && (begins || hasEmptyLine(note)):
			return unclearEnd.in(form)
		}
		return fault{}
	}
	switch {
	case bytes.HasPrefix(inside, []byte(">")) || bytes.HasPrefix(inside, []byte("->")):
		return emptyNote // browsers end it here
	case bytes.Contains(inside, form.start):
		return nestedNote
	case bytes.Contains(inside, []byte("--!>")):
		return wrongEnd
	}
	return fault{}
}

// deskNoteParser reads notes on lines of their own.
type deskNoteParser struct{}

func (deskNoteParser) Trigger() []byte { return []byte{'<', '%'} }

func (deskNoteParser) CanInterruptParagraph() bool { return true }

func (deskNoteParser) CanAcceptIndentedLine() bool { return false }

func (deskNoteParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	form, is := noteAt(line[pos:], '\n')
	if !is {
		return nil, parser.NoChildren
	}
	source := reader.Source()
	start := segment.Start + pos - segment.Padding
	length, wrong := noteIn(source[start:], form)
	note := source[start : start+length]
	above := pc.LastOpenedBlock().Node
	inText := above != nil && ast.IsParagraph(above)
	if inText && string(form.end) == "%%" && noteOpen(above.Lines().Value(source)) {
		return nil, parser.NoChildren // it ends what has begun in the paragraph
	}
	c := &deskNoteBlock{form: form, fault: wrong, stop: start + length}
	switch {
	case bytes.IndexByte(note, '\n') < 0:
		if inText || !onlyNotes(source[c.stop:segment.Stop]) {
			return nil, parser.NoChildren // it is part of a paragraph
		}
	case wrong == unclosedNote.in(form):
		c.stop = segment.Stop
	case inText && !hasEmptyLine(note):
		return nil, parser.NoChildren
	}
	c.done = c.stop <= segment.Stop
	reader.Advance(segment.Len() - newline(line))
	return c, parser.NoChildren
}

// noteOpen reports whether a note between percent signs has begun in a text, and not ended.
func noteOpen(text []byte) (open bool) {
	for at := 0; ; {
		n := bytes.Index(text[at:], percentForm.start)
		if n < 0 {
			return open
		}
		at += n
		if open || at == 0 || !decimal(text[at-1]) && text[at-1] != '\\' {
			open = !open
		}
		at += len(percentForm.start)
	}
}

// onlyNotes reports whether a line holds nothing but notes.
func onlyNotes(line []byte) bool {
	for line = bytes.TrimSpace(line); len(line) > 0; line = bytes.TrimSpace(line) {
		form, is := noteAt(line, '\n')
		if !is {
			return false
		}
		length, wrong := noteIn(line, form)
		if wrong.what != "" {
			return false
		}
		line = line[length:]
	}
	return true
}

// hasEmptyLine reports whether a line of a note is empty, or has only the mark of a
// quotation.
func hasEmptyLine(note []byte) bool {
	for line := range bytes.Lines(note) {
		if len(bytes.Trim(line, " \t>\n")) == 0 {
			return true
		}
	}
	return false
}

func newline(line []byte) int {
	if bytes.HasSuffix(line, []byte("\n")) {
		return 1
	}
	return 0
}

func (deskNoteParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	c := node.(*deskNoteBlock)
	line, segment := reader.PeekLine()
	if c.done {
		return parser.Close
	}
	if c.stop > segment.Stop || c.stop <= segment.Start {
		reader.Advance(segment.Len() - newline(line))
		return parser.Continue | parser.NoChildren
	}
	c.done = true
	rest := line[c.stop-segment.Start+segment.Padding:]
	if util.IsBlank(rest) {
		reader.Advance(segment.Len() - newline(line))
	} else { // text that goes on behind it
		reader.Advance(len(line) - len(bytes.TrimLeft(rest, " \t")))
	}
	return parser.Close
}

func (deskNoteParser) Close(node ast.Node, _ text.Reader, _ parser.Context) {
	if c := node.(*deskNoteBlock); !c.done && c.fault.what == "" {
		c.fault = leavesItsPlace.in(c.form)
	}
}

// noteInLine reads a note in a line. What closes it must stand in the same block.
func noteInLine(parent ast.Node, block text.Reader, form noteForm) ast.Node {
	before := block.PrecendingCharacter()
	line, at := block.Position()
	block.Advance(len(form.start))
	note := append([]byte(nil), form.start...)
	for {
		rest, _ := block.PeekLine()
		if rest == nil {
			block.SetPosition(line, at)
			block.Advance(len(form.start))
			return &deskNote{fault: emptyLines.in(form)}
		}
		if end := bytes.Index(rest, form.end); end >= 0 {
			note = append(note, rest[:end+len(form.end)]...)
			block.Advance(end + len(form.end))
			break
		}
		note = append(note, rest...)
		block.AdvanceLine()
	}
	rest, _ := block.PeekLine()
	n := &deskNote{fault: faultIn(note, rest, form)}
	if t, ok := parent.LastChild().(*ast.Text); ok && util.IsBlank(rest) && !t.HardLineBreak() {
		t.Segment = t.Segment.TrimRightSpace(block.Source())
	} else if util.IsSpaceRune(before) { // one blank is enough
		block.Advance(len(rest) - len(bytes.TrimLeft(rest, " \t")))
	}
	return n
}

// percentParser reads notes between percent signs.
type percentParser struct{}

func (percentParser) Trigger() []byte { return []byte{'%'} }

func (percentParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	before := byte('\n')
	if c := block.PrecendingCharacter(); c < utf8.RuneSelf {
		before = byte(c)
	}
	form, is := noteAt(line, before)
	if !is {
		return nil
	}
	said := bytes.TrimRight(block.Source()[max(0, segment.Start-4):segment.Start], " \t")
	if blank := before == ' ' || before == '\t'; blank && len(said) > 0 && decimal(said[len(said)-1]) {
		block.Advance(len(form.start))
		return &deskNote{fault: unclearStart}
	}
	return noteInLine(parent, block, form)
}

// looksLikeComment reports whether a line that begins with <! was meant to begin a
// comment, in which a word processor may have put a dash for two hyphens.
func looksLikeComment(line []byte) bool {
	rest := bytes.TrimLeft(line[len("<!"):], " ")
	for _, dash := range []string{"-", "–", "—"} {
		if bytes.HasPrefix(rest, []byte(dash)) {
			return true
		}
	}
	return false
}

// noteLines takes the lines that are nothing but notes out of a paragraph, which
// may become a table.
type noteLines struct{}

func (noteLines) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, source := p.Lines(), reader.Source()
	if lines.Len() < 2 || !bytes.ContainsAny(source[lines.At(0).Start:lines.At(lines.Len()-1).Stop], "<%") {
		return
	}
	var kept []text.Segment
	for i := range lines.Len() {
		line := lines.At(i)
		written := bytes.TrimLeft(line.Value(source), " \t")
		form, is := noteAt(written, '\n')
		if !is || !onlyNotes(written) || bytes.IndexByte(source[lines.At(0).Start:line.Start], '`') >= 0 {
			kept = append(kept, line)
			continue
		}
		c := &deskNoteBlock{form: form, stop: line.Stop, done: true}
		c.SetPos(line.Start)
		p.Parent().InsertAfter(p.Parent(), p, c) // not before: its first block tells how tight a list is
	}
	if len(kept) == lines.Len() {
		return
	}
	if len(kept) == 0 {
		p.Parent().RemoveChild(p.Parent(), p)
		return
	}
	lines.Clear()
	lines.AppendAll(kept)
}

// DeskNote is a note to colleagues: what it says, and where it stands.
type DeskNote struct {
	At   diag.Position
	Text string
}

// DeskNotes lists the notes to colleagues in the text of a file and in the parts that it
// shows, for the preview. A parsed document does not hold them.
func DeskNotes(f source.File, parts Parts) (notes []DeskNote) {
	p, _, ok := split(f)
	if !ok || limits(f.Path, p.text[p.body:], 1).Failed() {
		return nil
	}
	c := p.compose(f.Path, nil, parts)
	src := c.source()
	ast.Walk(c.doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		said := ""
		switch n := n.(type) {
		case *deskNote, *deskNoteBlock:
			if form, is := noteAt(src[n.Pos():], '\n'); is {
				length, _ := noteIn(src[n.Pos():], form)
				said = string(bytes.TrimSuffix(src[n.Pos()+len(form.start):n.Pos()+length], form.end))
			}
		case *ast.LinkReferenceDefinition: // an old way to write one
			if bytes.HasPrefix(n.Label, []byte("//")) {
				said = string(n.Title)
			}
		}
		if said = strings.TrimSpace(said); said != "" {
			notes = append(notes, DeskNote{c.lines.At(c.start + n.Pos()), said})
		}
		return ast.WalkContinue, nil
	})
	slices.SortStableFunc(notes, func(a, b DeskNote) int {
		return cmp.Or(strings.Compare(a.At.File, b.At.File), a.At.Line-b.At.Line, a.At.Column-b.At.Column)
	})
	return notes
}
