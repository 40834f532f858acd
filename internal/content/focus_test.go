package content

import (
	"strings"
	"testing"
)

func TestFocus(t *testing.T) {
	for text, want := range map[string][2]int{
		"": {50, 50}, ", focus: 40% 30%": {40, 30}, ", focus: '0%  100%'": {0, 100},
		", focus: 40%": {}, ", focus: 40 30": {}, ", focus: 101% 5%": {}, ", focus: -1% 5%": {}, ", focus: 1% 2% 3%": {}, ", focus: 07% 2%": {}, ", focus: left top": {}, ", focus: 40.5% 2%": {},
	} {
		head := strings.Replace(goodHeader, "---\n", "---\nimage: {src: a.jpg, alt: A"+text+"}\n", 1)
		a, list := parseSoon(t, head+"Text.\n")
		switch bad := want == [2]int{}; {
		case bad && (len(list) != 1 || list[0].Code != "bad-focus" || list[0].Line != 2):
			t.Errorf("%q: %v", text, list)
		case !bad && (len(list) > 0 || a.Image.FocusX != want[0] || a.Image.FocusY != want[1]):
			t.Errorf("%q: %+v %v", text, a.Image, list)
		}
	}
}

func FuzzFocus(f *testing.F) {
	f.Add("40% 30%")
	f.Fuzz(func(t *testing.T, text string) {
		a, list := parseSoon(t, strings.Replace(goodHeader, "---\n", "---\nimage: {src: a.jpg, alt: A, focus: "+text+"}\n", 1)+"Text.\n")
		if a != nil && a.Image != nil && len(list) == 0 && (a.Image.FocusX < 0 || a.Image.FocusX > 100 || a.Image.FocusY < 0 || a.Image.FocusY > 100) {
			t.Errorf("%q: %+v", text, a.Image)
		}
	})
}

// TestFillChoice puts a choice of files around a picture.
func TestFillChoice(t *testing.T) {
	const choice = `<picture><source srcset="/p.webp"><img src="/p.png"`
	for markdown, want := range map[string]string{
		"![a](p.png)":                     `<figure>` + choice + ` alt="a"></picture></figure>`,
		`![a](p.png "Caption")`:           `<figure>` + choice + ` alt="a"></picture><figcaption>Caption</figcaption></figure>`,
		"x ![a > b](p.png) ![c](q.png) y": `<p>x ` + choice + ` alt="a > b"></picture> ` + choice + ` alt="c"></picture> y</p>`,
		"[![a](p.png)](x)":                `<p><a href="/l/">` + choice + ` alt="a"></picture></a></p>`,
	} {
		var w strings.Builder
		bodyOf(t, markdown).Fill(&w, func(g Placeholder) (string, bool) {
			if g.Kind == Picture {
				return choice, true
			}
			return `<a href="/l/">`, true
		}, nil)
		if w.String() != want {
			t.Errorf("%q: %s\nwant %s", markdown, w.String(), want)
		}
	}
}
