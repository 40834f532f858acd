package readers

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"galen/internal/testing/chromium"
)

// shownDrawing is a drawing as a page shows it.
type shownDrawing struct {
	Src   string
	Width float64 // in pixels of the screen
}

// TestDrawings: whoever reads the starter site on a narrow phone can read every text in its
// drawings, by day and by night: 12 pixels or more, with a contrast of 4.5:1.
func TestDrawings(t *testing.T) {
	t.Parallel()
	browser := chromium.Start(t)
	site, files := published(t, nil)
	b := chromium.Open(t, browser, site)
	b.Visit(t, "", chromium.Look{Width: 390, Scheme: "dark"})
	drawings, texts := map[string]bool{}, 0
	for _, file := range slices.Sorted(maps.Keys(files)) {
		page, isPage := strings.CutSuffix(file, "index.html")
		if !isPage || !strings.Contains(files[file], "<article") || !strings.Contains(files[file], ".svg") {
			continue
		}
		b.Go(t, page)
		const all = `[...document.querySelectorAll("article img[src$='.svg']")].map(i => ({Src: i.getAttribute("src"), Width: i.getBoundingClientRect().width}))`
		for _, d := range chromium.Value[[]shownDrawing](t, b, all) {
			name := strings.TrimPrefix(d.Src, "/")
			found := textsOf(t, name, files[name])
			if len(found) > 0 {
				drawings[name] = true
			}
			for _, text := range found {
				texts++
				if size := text.size * d.Width / text.across; size < 12 {
					t.Errorf("/%s: %q in %s is %.1f pixels high", page, text.words, name, size)
				}
				for _, dim := range []float64{1, 0.88} { // as the theme shows pictures in the dark
					if c := contrast(text.fill, text.ground, dim); !(c >= 4.5) { // nor what is no number
						t.Errorf("/%s: %q in %s has a contrast of %.1f:1 (%s on %s)", page, text.words, name, c, text.fill, text.ground)
					}
				}
			}
		}
	}
	if len(drawings) < 8 || texts < 40 {
		t.Errorf("only %d drawings with %d texts were met", len(drawings), texts)
	}
	t.Logf("%d texts in %d drawings", texts, len(drawings))
}

// drawnText is a text of a drawing.
type drawnText struct {
	words        string
	size, across float64 // of its letters, and the width of the drawing, in units of the drawing
	fill, ground string  // colours
}

// painted is a surface of a drawing: a rectangle, or a path that is taken to be all of it.
type painted struct {
	x, y, width, height float64
	fill                string
}

// textsOf lists the texts of a drawing, each with the last surface below it.
func textsOf(t *testing.T, name, svg string) (all []drawnText) {
	t.Helper()
	type inherited struct {
		fill string
		size float64
	}
	stack, across := []inherited{{"#000", 16}}, 0.0
	var surfaces []painted
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			of := attributes(e)
			own := stack[len(stack)-1]
			if v := of["fill"]; v != "" {
				own.fill = v
			}
			if v := of["font-size"]; v != "" {
				own.size = number(t, name, v)
			}
			stack = append(stack, own)
			x, y := number(t, name, of["x"]), number(t, name, of["y"])
			switch e.Name.Local {
			case "svg":
				if box := strings.Fields(strings.ReplaceAll(of["viewBox"], ",", " ")); len(box) == 4 {
					across = number(t, name, box[2])
				} else {
					across = number(t, name, of["width"])
				}
			case "rect":
				surfaces = append(surfaces, painted{x, y, number(t, name, of["width"]), number(t, name, of["height"]), own.fill})
			case "path":
				if len(surfaces) == 0 {
					surfaces = append(surfaces, painted{0, 0, math.Inf(1), math.Inf(1), own.fill})
				}
			case "text":
				ground := ""
				for _, s := range surfaces {
					if s.fill != "none" && x >= s.x && x <= s.x+s.width && y >= s.y && y <= s.y+s.height {
						ground = s.fill
					}
				}
				all = append(all, drawnText{size: own.size, across: across, fill: own.fill, ground: ground})
			}
		case xml.CharData:
			if words := bytes.TrimSpace(e); len(words) > 0 && len(all) > 0 && all[len(all)-1].words == "" {
				all[len(all)-1].words = string(words)
			}
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
	return all
}

func attributes(e xml.StartElement) map[string]string {
	all := map[string]string{}
	for _, a := range e.Attr {
		all[a.Name.Local] = a.Value
	}
	return all
}

func number(t *testing.T, name, written string) float64 {
	t.Helper()
	if written == "" {
		return 0
	}
	n, err := strconv.ParseFloat(strings.TrimSuffix(written, "px"), 64)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}

// contrast is that of two colours, both dimmed, as WCAG 2.2 works it out.
func contrast(a, b string, dim float64) float64 {
	x, y := luminance(a, dim), luminance(b, dim)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(colour string, dim float64) float64 {
	hex := strings.TrimPrefix(colour, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	var rgb [3]uint8
	if _, err := fmt.Sscanf(hex, "%02x%02x%02x", &rgb[0], &rgb[1], &rgb[2]); err != nil {
		return math.NaN()
	}
	sum := 0.0
	for i, share := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(rgb[i]) / 255 * dim
		if c <= 0.04045 {
			sum += share * c / 12.92
		} else {
			sum += share * math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return sum
}
