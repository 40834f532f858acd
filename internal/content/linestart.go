package content

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"galen/internal/diag"
)

// lineStarts finds lines that begin as a heading or an item of a list would, but
// for a space or a sign.
func (l *literal) lineStarts(*validator) (found []stray) {
	if !l.running() {
		return nil
	}
	for _, form := range []func(*literal) []stray{(*literal).closeHeadings, (*literal).pastedItems, (*literal).closeItems, (*literal).closeNumbers, (*literal).tabbedRows} {
		found = append(found, form(l)...)
	}
	return found
}

var (
	closeHeading = regexp.MustCompile(`(?m)^#{2,6}[^\s#].*$`)
	wikiHeading  = regexp.MustCompile(`(?m)^={2,6} ?[^=\s\x01].*[^=]={2,6}[ \t]*$`)
	loneHeading  = regexp.MustCompile(`^#[A-Z][^#\x01]*$`)
	pastedItem   = regexp.MustCompile(`(?m)^(?:[•‣▪◦●○■□➢➤✓✔§·∙\x{f0b7}\x{f0a7}\x{f0d8}\x{f0fc}\x{f076}][ \t\x{a0}]*|[–—\x{2212}]\t[ \t]*|o\t[ \t]*)`)
	letterItem   = regexp.MustCompile(`(?m)^o[ \x{a0}]+[A-Z]`)
	dashedItem   = regexp.MustCompile(`(?m)^[–—\x{2212}][ \x{a0}]+`)
	unbrokenItem = regexp.MustCompile(`(?m)^[-+*]\x{a0}[ \x{a0}]*[A-Za-z]`)
	closeItem    = regexp.MustCompile(`(?m)^[-+*][A-Za-z]`)
	hashtag      = regexp.MustCompile(`^#\w+(?:[A-Z]|[0-9])\w*$`)
	closeNumber  = regexp.MustCompile(`(?m)^[0-9]{1,2}[.)][A-Z][a-z]`)
)

const maxHeading = 80 // bytes of a line that is taken for a heading

// closeHeadings finds ##Heading, and a line that is #Heading and no list of
// hashtags.
func (l *literal) closeHeadings() (found []stray) {
	report := func(from, to int, heading string) {
		text := strings.TrimSpace(strings.Trim(heading, "#= \t"))
		level := max(2, len(heading)-len(strings.TrimLeft(heading, "#=")))
		found = append(found, stray{from: from, to: to, code: "unread-heading", level: diag.Warning,
			message: "this is not a heading: a space is missing, or the mark belongs to another program", mended: strings.Repeat("#", level) + " " + text})
	}
	for _, m := range closeHeading.FindAllIndex(l.text, -1) {
		report(m[0], m[1], l.written(m[0], m[1]))
	}
	for _, m := range wikiHeading.FindAllIndex(l.text, -1) {
		report(m[0], m[1], l.written(m[0], m[1]))
	}
	end := len(bytes.TrimRight(l.text, "\n"))
	if m := loneHeading.Find(l.text[:end]); m != nil && len(l.lines) == 1 && len(m) <= maxHeading && !hashtag.Match(m) && bytes.IndexByte([]byte(".?!:;,"), m[len(m)-1]) < 0 {
		report(0, end, l.written(0, end))
	}
	return found
}

// pastedItems finds items with the signs of a word processor. A dash at the start
// of a line may also come before the name of whoever is quoted, so one alone is
// none.
func (l *literal) pastedItems() []stray {
	m := pastedItem.FindIndex(l.text)
	if dashes := dashedItem.FindAllIndex(l.text, -1); m == nil && (len(dashes) > 1 || len(dashes) == 1 && (l.alike(dashedItem) || dashes[0][0] > 0 && l.text[dashes[0][0]-2] == ':')) {
		m = dashes[0]
	}
	if letters := letterItem.FindAllIndex(l.text, -1); m == nil && len(letters) > 1 {
		m = []int{letters[0][0], letters[0][1] - 1}
	}
	if m == nil || m[0] == 0 && l.follows(pastedItem) {
		return nil
	}
	return []stray{l.item(m[0], m[1], "this is not a list: its signs come from a word processor")}
}

// closeItems finds -item.
func (l *literal) closeItems() []stray {
	if m := unbrokenItem.FindIndex(l.text); m != nil {
		return []stray{l.item(m[0], m[1]-1, "this is not a list: there is a no-break space after its sign")}
	}
	all := closeItem.FindAllIndex(l.text, -1)
	if len(all) == 0 {
		return nil
	}
	from := all[0][0]
	lower := l.text[from] == '-' && l.text[from+1] >= 'a' && from == 0 && !l.inList() && l.text[len(l.text)-1] != '-'
	if len(all) == 1 && !lower && !l.alike(closeItem) {
		return nil
	}
	return []stray{l.item(from, from+1, "this is not a list: a space is missing")}
}

// closeNumbers finds 1.Item.
func (l *literal) closeNumbers() []stray {
	m := closeNumber.FindIndex(l.text)
	if m == nil {
		return nil
	}
	mark := m[1] - 2
	s := l.item(m[0], mark, "this is not a list: a space is missing")
	s.mended = l.written(m[0], mark) + " " + l.written(mark, l.lineEnd(mark))
	s.hint = "write  " + excerpt(s.mended)
	return []stray{s}
}

// item is a line that is to be an item, whose sign is from, up to to.
func (l *literal) item(from, to int, message string) stray {
	end := l.lineEnd(to)
	s := stray{from: from, to: end, code: "unread-list", level: diag.Warning, message: message, mended: "- " + strings.TrimSpace(l.written(to, end))}
	s.hint = "begin each item on a line of its own:  " + excerpt(s.mended)
	return s
}

// alike reports whether the paragraph before or after begins likewise.
func (l *literal) alike(form *regexp.Regexp) bool {
	return l.follows(form) || l.paragraphBegins(l.node.NextSibling(), form)
}

// follows reports whether the paragraph before begins likewise.
func (l *literal) follows(form *regexp.Regexp) bool {
	return l.paragraphBegins(l.node.PreviousSibling(), form)
}

func (l *literal) paragraphBegins(n ast.Node, form *regexp.Regexp) bool {
	if n == nil || n.Kind() != ast.KindParagraph || n.Lines().Len() == 0 {
		return false
	}
	s := n.Lines().At(0)
	at := form.FindIndex(s.Value(l.source))
	return at != nil && at[0] == 0
}

// excerpt is the start of a long text.
func excerpt(s string) string {
	s = oneLine(s)
	if n := strings.IndexByte(s[min(maxHeading, len(s)):], ' '); n >= 0 {
		return s[:maxHeading+n] + " …"
	}
	return s
}

// brokenTable finds rows of a table that was not read as one, unless it is known
// why.
func (l *literal) brokenTable(in *validator) []stray {
	if !l.running() || bytes.IndexByte(l.text, '|') < 0 {
		return nil
	}
	rows, first, rule := 0, -1, false
	for i, s := range l.lines {
		line := bytes.TrimSpace(l.text[s.Start-l.from : s.Stop-l.from])
		if bytes.IndexByte(line, reported) >= 0 {
			continue
		}
		row := tableRow.Match(line)
		if delimiterColumns(line) > 0 {
			row, rule = true, true
		}
		if row {
			if rows++; first < 0 {
				first = i
			}
		}
	}
	if rows == 0 {
		return l.rowsWithoutDashes()
	}
	s := l.lines[first]
	line := string(bytes.TrimRight(s.Value(l.source), " \t\n"))
	found := stray{from: s.Start - l.from, to: s.Start - l.from + len(line), code: "broken-table", message: "this is not read as a table"}
	for _, d := range in.list {
		if d.Line >= in.lines.At(in.start+l.from).Line && d.Line <= in.lines.At(in.start+l.from+len(l.text)).Line && d.Severity == diag.Error && strings.Contains(d.Code, "table") {
			return nil
		}
	}
	columns := max(1, strings.Count(strings.Trim(strings.TrimSpace(line), "|"), "|")+1)
	delimiter := "|" + strings.Repeat("---|", columns)
	if rule {
		found.hint = "give the line of dashes as many parts as the header row:  " + delimiter
	} else {
		found.hint = "write a line of dashes below its header row:  " + delimiter
	}
	found.mended = line + "\n" + delimiter
	return []stray{found}
}

// rowsWithoutDashes finds a paragraph of two lines or more that have the same number of
// bars, and nothing that says which is the head of their table.
func (l *literal) rowsWithoutDashes() []stray {
	bars := 0
	for i, s := range l.lines {
		n := bytes.Count(l.text[s.Start-l.from:s.Stop-l.from], []byte(" | "))
		if i == 0 {
			bars = n
		}
		if n == 0 || n != bars || s.Len() > maxHeading*(n+1) {
			return nil
		}
	}
	s := l.lines[0]
	if len(l.lines) < 2 || bytes.Contains(l.text, []byte{understood, '\n'}) || bytes.Contains(l.text, []byte("://")) {
		return nil // of contacts or links, perhaps
	}
	line := string(bytes.TrimRight(s.Value(l.source), " \t\n"))
	delimiter := "|" + strings.Repeat("---|", bars+1)
	return []stray{{from: s.Start - l.from, to: s.Start - l.from + len(line), code: "broken-table", level: diag.Warning,
		message: "these lines are not read as a table", mended: line + "\n" + delimiter, hint: "write a line of dashes below its header row:  " + delimiter}}
}

var tableRow = regexp.MustCompile(`^\|[^|].*\|$`)
