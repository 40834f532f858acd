package content

import (
	"strconv"
	"strings"

	"galen/internal/frontmatter"
)

// focus reads the point of a picture that its crops show: "40% 30%", from the left
// and from the top. In a text that is written from right to left it is from the
// left as well.
func focus(g *frontmatter.Reader) (x, y int) {
	w := g.Spelled("focus", 40)
	if w.Text == "" {
		return 50, 50
	}
	across, down, two := strings.Cut(strings.Join(strings.Fields(w.Text), " "), " ")
	x, right := percent(across)
	y, below := percent(down)
	if !two || !right || !below {
		g.Problem("focus", "bad-focus", "write how far it is from the left and from the top:  focus: 40% 30%", "%q is not a point of the picture", w.Text)
		return 50, 50
	}
	return x, y
}

// percent reads a whole number from 0% to 100%.
func percent(text string) (int, bool) {
	digits, ok := strings.CutSuffix(text, "%")
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil && n >= 0 && n <= 100 && digits == strconv.Itoa(n)
}
