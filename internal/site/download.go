package site

import (
	"cmp"
	"html"
	"math"
	"regexp"
	"strconv"
	"strings"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/words"
)

// offered says of a file that a link leads to of what kind it is and how large, unless the link
// says it.
func (s *Structure) offered(d *content.Document, g content.Placeholder) string {
	to, found, _ := s.resolve(d, g.Target)
	if !found || to.page != nil {
		return ""
	}
	kind, size := words.Text("kind", g.Title), words.Text("size", s.size(s.bytesOf(to)))
	said := ""
	switch {
	case g.Title == "" && g.Fragment == "":
		said = s.words.Say("download.size", size)
	case g.Fragment == "":
		said = s.words.Say("download.kind", kind, size)
	case g.Title != "":
		said = s.words.Say("download.format", kind)
	default:
		return ""
	}
	return " " + s.around(cmp.Or(g.Language, d.Lang.Text)).span(html.EscapeString(said))
}

// said writes what a page says as HTML for the search, without what Galen adds to the links to files.
func (s *Structure) said(p *page, own *story) string {
	var w strings.Builder
	fill := s.filling(p.document, s.href, s.inText(p, own))
	own.Body().Fill(&w, func(g content.Placeholder) (string, bool) {
		if g.Kind == content.Download {
			return "", true
		}
		return fill(g)
	}, s.searchedBlock)
	return w.String()
}

// writtenSize is a size in words, such as "2.4 MB".
var writtenSize = regexp.MustCompile(`(?i)^(\d+)(?:([.,])(\d+))?[^\da-z]*(b|k|m|g)`)

// checkSize compares the size that a link says with that of the file, which may have been
// rounded.
func (b *builder) checkSize(p *page, t content.Target, at diag.Position) {
	to, found, _ := b.resolve(p.document, t.Target)
	if t.Fragment == "" || !found || to.page != nil || sizeFits(t.Fragment, b.bytesOf(to)) {
		return
	}
	size := b.size(b.bytesOf(to))
	b.add(diag.Warningf(at, "wrong-size", "the link says %q, but the file %s has %s", t.Fragment, t.Target, size).WithHint("write  %s,  or delete the size, which Galen adds by itself", size))
}

// sizeFits reports whether a size in words is that of a number of bytes, within a tenth or half
// of its last digit. A comma may stand before tenths or thousands.
func sizeFits(written string, bytes int64) bool {
	m := writtenSize.FindStringSubmatch(written)
	if m == nil {
		return true
	}
	numbers, digit := []string{m[1]}, 1.0
	if m[3] != "" {
		numbers = []string{m[1] + "." + m[3]}
		digit = math.Pow10(-len(m[3]))
		if m[2] == "," && len(m[3]) == 3 {
			numbers = append(numbers, m[1]+m[3])
		}
	}
	power := float64(strings.Index("bkmg", strings.ToLower(m[4])))
	for _, base := range []float64{1000, 1024} {
		unit := math.Pow(base, power)
		for _, number := range numbers {
			n, err := strconv.ParseFloat(number, 64)
			if err == nil && math.Abs(n*unit-float64(bytes)) <= max(digit*unit/2, float64(bytes)/10) {
				return true
			}
		}
	}
	return power > 0 && bytes < 1000 && strings.HasPrefix(m[1], "1") && len(m[1]) == 1 // 1 KB is said of less, too
}

// bytesOf is how large a file is.
func (s *Structure) bytesOf(to destination) int64 {
	if to.asset != nil {
		return to.asset.Size
	}
	return to.file.size
}

// size is a number of bytes in words, in thousands or millions, as systems show it.
func (s *Structure) size(n int64) string {
	switch {
	case n < 1e6-500:
		return s.words.Say("download.kilobytes", words.Number("n", int(max(1, (n+500)/1000))))
	case n < 1e7:
		return s.words.Say("download.megabytes", words.Text("n", s.words.Number(strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64))))
	}
	return s.words.Say("download.megabytes", words.Text("n", strconv.FormatInt((n+5e5)/1e6, 10)))
}
