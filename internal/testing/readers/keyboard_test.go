package readers

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"galen/internal/testing/chromium"
)

// focused describes what has the focus, and whether a reader can tell.
const focused = `(() => {
	const el = document.activeElement
	if (!el || el === document.body) return {}
	const box = el.getBoundingClientRect(), style = getComputedStyle(el)
	return {
		name: el.localName + " " + (el.getAttribute("href") ?? el.id ?? "") + " " + el.innerText.slice(0, 40),
		index: [...document.querySelectorAll(stops)].indexOf(el),
		seen: el.matches(":focus-visible") && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
		inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
	}
})()`

// setStops says where the focus may stand, while what letters stand for is not open.
const setStops = `window.stops = "a[href]:not([popover] *), button, input:not([type=hidden], [tabindex='-1']), select, textarea, summary, [tabindex='0']"`

// stop is where the focus stands.
type stop struct {
	Name   string
	Index  int
	Seen   bool
	Inside bool
}

// tabThrough goes through a page with the keyboard alone.
func tabThrough(t *testing.T, b *chromium.Tab) {
	t.Helper()
	b.Do(t, setStops)
	all := chromium.Value[int](t, b, `document.querySelectorAll(stops).length`)
	for n := range all {
		b.Press(t, chromium.Tabulator)
		s := chromium.Value[stop](t, b, focused)
		if s.Index != n || !s.Seen || !s.Inside {
			t.Fatalf("Tab number %d of %d leads to %+v", n+1, all, s)
		}
		if strings.HasPrefix(s.Name, "summary") {
			was := chromium.Value[bool](t, b, `document.activeElement.parentElement.open`)
			b.Press(t, chromium.Enter)
			b.Until(t, fmt.Sprintf(`document.activeElement.parentElement.open === %v`, !was))
			all = chromium.Value[int](t, b, `document.querySelectorAll(stops).length`)
		}
	}
	if err := chromedp.Do(b.Context, chromedp.Reload()); err != nil {
		t.Fatal(err)
	}
	b.Do(t, setStops)
	b.Press(t, chromium.Tabulator)
	if s := chromium.Value[stop](t, b, focused); !strings.Contains(s.Name, "#page-main") {
		t.Fatalf("the first stop is %+v, not the way past the menu", s)
	}
	b.Press(t, chromium.Enter)
	b.Until(t, `location.hash === "#page-main"`)
	b.Press(t, chromium.Tabulator)
	b.Is(t, `document.querySelector("#page-main").contains(document.activeElement) || document.activeElement.closest("footer") !== null`)
}
