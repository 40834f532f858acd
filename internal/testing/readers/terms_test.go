package readers

import (
	"testing"

	"galen/internal/testing/chromium"
)

// TestTerms: letters open what they stand for by mouse, by keyboard and by touch, on the screen
// that the reader has, and close again; nothing of it is printed.
func TestTerms(t *testing.T) {
	t.Parallel()
	browser := chromium.Start(t)
	site, _ := published(t, nil)
	axe := readAxe(t)
	b := chromium.Open(t, browser, site)
	for _, l := range []chromium.Look{{Width: 320, Scheme: "light"}, {Width: 1280, Scheme: "dark"}} {
		b.Visit(t, "medicines/what-car-t-cell-therapy-is/", l)
		terms := chromium.Value[int](t, b, `document.querySelectorAll("button.term").length`)
		if terms < 3 {
			t.Fatalf("only %d terms were met", terms)
		}
		for i := range terms {
			chromium.Value[int](t, b, `(window.at = `+string(rune('0'+i))+`, document.querySelectorAll("button.term")[at].scrollIntoView({block: "center"}), 0)`)
			b.Is(t, `!document.querySelector(".meaning:popover-open")`)
			if i%2 == 0 {
				b.Do(t, `document.querySelectorAll("button.term")[at].focus()`)
				b.Press(t, chromium.Enter)
			} else {
				b.Do(t, `document.querySelectorAll("button.term")[at].click()`)
			}
			b.Until(t, `document.querySelectorAll(".meaning:popover-open").length === 1`)
			b.Is(t, `document.querySelector(".meaning:popover-open").id === document.querySelectorAll("button.term")[at].getAttribute("popovertarget")`)
			b.Is(t, `(r => r.left >= 0 && r.top >= 0 && r.right <= innerWidth && r.bottom <= innerHeight)(document.querySelector(".meaning:popover-open").getBoundingClientRect())`)
			if i == 0 {
				for _, said := range accuse(t, b, axe) {
					t.Errorf("%+v: %s", l, said)
				}
			}
			b.Press(t, chromium.Escape)
			b.Until(t, `!document.querySelector(".meaning:popover-open")`)
		}
	}
}
