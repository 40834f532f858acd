package risk

import (
	"html"
	"strconv"
	"strings"

	"galen/internal/blocks/svgpath"
)

// state is what is shown of a person, and how: each has a shape of its own.
type state struct {
	class  string
	width  string // of the stroke, in icons
	shape  string // the icon, from its middle on, back to it
	filled bool
}

var states = struct{ not, hit, fewer, more state }{
	not:   state{class: "risk-not", width: ".3", shape: "h0"},                                  // a small dot
	hit:   state{class: "risk-hit", width: ".8", shape: "h0"},                                  // a disc
	fewer: state{class: "risk-fewer", width: ".14", shape: "a.3.3 0 1 1 0 .6a.3.3 0 1 1 0-.6"}, // a ring, begun at its top
	more:  state{class: "risk-more", width: ".14", shape: "l.34.62h-.68z", filled: true},       // a triangle, likewise
}

// raised is where an icon begins that is drawn from its top, above its middle.
const raised = -0.31

// group is icons of one state.
type group struct {
	state
	n     int
	words string
}

// columns is how many icons are in a row.
func columns(people int) int {
	if people == hundred {
		return 10
	}
	return 40
}

// picture draws the people of one group, row after row.
func picture(label string, people int, groups []group) string {
	wide := columns(people)
	var b strings.Builder
	b.WriteString(`<svg role="img" viewBox="0 0 ` + strconv.Itoa(wide) + " " + strconv.Itoa(people/wide) + `" aria-label="` + html.EscapeString(label) + `" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">`)
	at := 0
	for _, g := range groups {
		if g.n > 0 {
			b.WriteString(g.path(at, wide))
		}
		at += g.n
	}
	return svgpath.Shorten(b.String() + "</svg>")
}

// path draws icons from a place on. Each is one sub-path, so that it begins with a move.
func (g group) path(at, wide int) string {
	var b strings.Builder
	b.WriteString(`<path class="` + g.class + `" stroke-width="` + g.width + `"`)
	if g.filled {
		b.WriteString(` fill="currentColor"`)
	}
	middle := 0.5
	if g.shape != "h0" {
		middle += raised
	}
	b.WriteString(` d="M` + half(float64(at%wide)+0.5) + " " + half(float64(at/wide)+middle) + g.shape)
	for i := at + 1; i < at+g.n; i++ {
		if i%wide == 0 {
			b.WriteString("m-" + strconv.Itoa(wide-1) + " 1" + g.shape)
		} else {
			b.WriteString("m1 0" + g.shape)
		}
	}
	return b.String() + `"/>`
}

func half(n float64) string {
	return strings.TrimPrefix(strconv.FormatFloat(n, 'f', -1, 64), "0")
}

// sample is an icon for the key below a picture.
func (g group) sample() string {
	return svgpath.Shorten(`<svg viewBox="0 0 1 1" aria-hidden="true" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">` + group{state: g.state, n: 1}.path(0, 1) + "</svg>")
}
