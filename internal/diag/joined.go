package diag

// joined is where another text stands in a text that is made of several.
type joined struct {
	from  int // its offset there
	lines *Lines
}

// Join says that from an offset on the text goes on with another file's, whole. Texts
// are joined in their order.
func (l *Lines) Join(from int, file string, text []byte) {
	l.joined = append(l.joined, joined{from, NewLines(file, text)})
}

// part is the text in which an offset lies, and where it begins.
func (l *Lines) part(offset int) (own *Lines, from int) {
	for i := len(l.joined) - 1; i >= 0; i-- {
		if j := l.joined[i]; offset >= j.from {
			return j.lines, j.from
		}
	}
	return l, 0
}

// partOf is the text of a file, and where it begins.
func (l *Lines) partOf(file string) (own *Lines, from int) {
	for _, j := range l.joined {
		if j.lines.file == file {
			return j.lines, j.from
		}
	}
	return l, 0
}
