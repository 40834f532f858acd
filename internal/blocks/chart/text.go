package chart

import (
	"html"
	"strconv"
	"strings"
	"unicode/utf8"

	"galen/internal/blocks/svgpath"
	"galen/internal/data"
	"galen/internal/words"
)

// Sizes of letters, in units of the drawing.
const (
	letter = 13.0 // the height of the face
	line   = 16.0 // from one line to the next
)

// widths are those of letters of a usual sans-serif face, in parts of its height.
var widths = func() (w [128]float64) {
	for c := range w {
		w[c] = 0.56
	}
	for set, width := range map[string]float64{"iljtfr.,:;'|!()[]/ I-": 0.34, "mwMW@%": 0.9, "ABCDEFGHJKLNOPQRSTUVXYZ&": 0.69, "0123456789+=<>~": 0.58} {
		for _, c := range set {
			w[c] = width
		}
	}
	return w
}()

// width is about how wide a text is, rather too wide than too narrow.
func width(text string) (w float64) {
	for _, c := range text {
		switch {
		case c < 128:
			w += widths[c]
		case c >= 0x1100 && c < 0x11ff, c >= 0x2e80 && c < 0xfb00, c >= 0xff00 && c < 0xff61, c >= 0x1f000:
			w += 1.02
		case c == '\u00a0' || c == '\u202f':
			w += 0.3
		default:
			w += 0.62
		}
	}
	return w * letter * 1.04
}

// wrap breaks a text into lines of at most a width. A word that is wider is broken, too.
func wrap(text string, most float64) (lines []string) {
	now := ""
	for _, word := range strings.Fields(text) {
		switch longer := strings.TrimSpace(now + " " + word); {
		case width(longer) <= most:
			now = longer
			continue
		case now != "":
			lines = append(lines, now)
		}
		for width(word) > most && utf8.RuneCountInString(word) > 1 {
			part := ""
			for _, c := range word {
				if part != "" && width(part+string(c)) > most {
					break
				}
				part += string(c)
			}
			lines = append(lines, part)
			word = word[len(part):]
		}
		now = word
	}
	return append(lines, now)
}

// spell writes a number for readers, with a real minus and marks between thousands.
func spell(v float64, l *words.Language, percent bool) string {
	text, negative := strings.CutPrefix(plain(v), "-")
	if text = l.Number(text); negative {
		text = "−" + text
	}
	if percent {
		text += "%"
	}
	return text
}

// shown is a value with its interval, as it stands beside its mark.
func (m *model) shownValue(v *mark) string {
	text := v.value.Shown()
	if v.ok() && v.low != nil {
		text += " (" + m.words.Say("chart.interval", words.Text("low", v.low.Shown()), words.Text("high", v.high.Shown())) + ")"
	}
	return text
}

// percent reports whether the values are percentages.
func (m *model) percent() bool {
	for _, s := range m.series {
		for i := range s.marks {
			if s.marks[i].ok() {
				return s.marks[i].value.Kind == data.Percent
			}
		}
	}
	return false
}

// drawing is an SVG as it grows downwards.
type drawing struct {
	strings.Builder
	y float64 // the end of what has been drawn
}

// num writes a length with at most one digit after the point.
func num(v float64) string { return strconv.FormatFloat(tenth(v), 'f', -1, 64) }

// text writes a text at the base line of its letters. Anchor is "", middle or end.
func (d *drawing) text(x, y float64, class, anchor, text string) {
	d.WriteString(`<text x="` + num(x) + `" y="` + num(y) + `"`)
	if class != "" {
		d.WriteString(` class="` + class + `"`)
	}
	if anchor != "" {
		d.WriteString(` text-anchor="` + anchor + `"`)
	}
	d.WriteString(">" + html.EscapeString(text) + "</text>")
}

// within writes a text whose middle is to be at x, and moves it so that it is not cut off.
func (d *drawing) within(x, y float64, class, text string) {
	half := width(text) / 2
	switch {
	case x-half < 0:
		d.text(0, y, class, "", text)
	case x+half > full:
		d.text(full, y, class, "end", text)
	default:
		d.text(x, y, class, "middle", text)
	}
}

// lines writes a text of several lines, and moves on.
func (d *drawing) lines(x, most float64, class, text string) {
	for _, l := range wrap(text, most) {
		d.y += line
		d.text(x, d.y-4, class, "", l)
	}
}

// path writes a path.
func (d *drawing) path(class, way string) {
	d.WriteString(svgpath.Shorten(`<path class="` + class + `" d="` + way + `"/>`))
}

// shapes are the marks of series: one can tell them apart without their colours.
var shapes = [mostSeries]string{
	"M-4.5.0a4.5 4.5.0 109 0 4.5 4.5.0 10-9 0z", "M-4-4h8v8h-8z", "M0-5.5 5.5.0.0 5.5-5.5.0z", "M0-5l5 9H-5z", "M0 5-5-4H5z", "M-5-2h3v-3h4v3h3v4H2v3h-4V2h-3z",
}

// dot writes the mark of a value of a series.
func (d *drawing) dot(series int, x, y float64) {
	d.WriteString(`<path class="m s` + strconv.Itoa(series+1) + `" transform="translate(` + num(x) + " " + num(y) + `)" d="` + shapes[series] + `"/>`)
}
