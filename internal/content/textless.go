package content

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galen/internal/diag"
)

// textlessEntries reports entries of a live story below whose titles nothing stands.
func (a *Article) textlessEntries() (list diag.List) {
	if a.Kind != Live || a.Faulty || a.Draft {
		return nil
	}
	for i, e := range a.Body().Entries {
		if _, text := a.Body().Entry(i); text.Empty() {
			list = append(list, diag.Warningf(e.At, "no-text", "this entry has a title and no text").
				WithHint("write what happened below it; a sentence is enough"))
		}
	}
	return list
}

// textless reports an article that readers would open and find nothing in. A draft may still be
// without its text, the notice of a withdrawal stands in the place of one, and a piece that was
// published elsewhere may be a link to it.
func (a *Article) textless(p divided) *diag.Diagnostic {
	if !a.saysNothing() || a.Faulty || slices.ContainsFunc(a.Parts, func(s ShownPart) bool { return !isDocument(s.Name) }) || a.Draft || a.Withdrawn != nil || a.PublishedAt != nil {
		return nil
	}
	end := bytes.TrimRight(p.text[:p.body], " \t\n")
	begin := bytes.LastIndexByte(end, '\n') + 1
	d := diag.Errorf(diag.NewLines(a.File, p.text).At(begin), "no-text", "the article has no text").
		WithHint("write it below this line, or add  draft: true  above it until then")
	return &d
}

// fewWords is how many words the headings of a text without any other may have.
const fewWords = 100

// saysNothing reports whether a text holds nothing that readers could read or look at: rules,
// headings and white space are no text.
func (a *Article) saysNothing() bool {
	switch b := a.Body(); {
	case b.Empty():
		return true
	case b.Words > fewWords || len(b.Entries) > 0 || len(b.Films) > 0 || slices.ContainsFunc(b.Placeholders, shows):
		return false
	default:
		return !visible(strings.Join(b.Segments, ""))
	}
}

// shows reports whether a placeholder stands for something to look at.
func shows(p Placeholder) bool {
	switch p.Kind {
	case LinkStart, LinkEnd, BlockEnd, Captions, Playing, Download, EntryStart, EntryText:
		return false
	case Picture, BlockStart, Film, Sound, Poster, Transcript, Figure, StudyBox, OfferedFigure:
		return true
	}
	return false
}

// visible reports whether HTML holds letters or digits that stand in no heading, or a picture.
func visible(html string) bool {
	heading := ""
	for at := 0; at < len(html); {
		c, size := utf8.DecodeRuneInString(html[at:])
		switch {
		case c == '<':
			end := tagEnd(html, at)
			switch tag := html[at:end]; {
			case strings.HasPrefix(tag, "<img") || strings.HasPrefix(tag, "<svg") || strings.HasPrefix(tag, "<iframe"):
				return true
			case heading != "" && strings.HasPrefix(tag, "</"+heading):
				heading = ""
			case heading == "" && len(tag) > 3 && tag[1] == 'h' && '2' <= tag[2] && tag[2] <= '6':
				heading = tag[1:3]
			}
			at = end
			continue
		case c == '&':
			size = reference(html[at:])
		case heading == "" && (unicode.IsLetter(c) || unicode.IsNumber(c)):
			return true
		}
		at += size
	}
	return false
}
