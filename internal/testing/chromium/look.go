package chromium

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Look is a way to look at a page. Nothing moves in any.
type Look struct {
	Width  int64  // of the window, in pixels
	Scheme string // light or dark
	Zoom   int    // of the text, in percent; 0 is as it is
	Forced bool   // the colours of the system take the place of the page's
	Print  bool
}

func (l Look) media() emulation.SetEmulatedMediaParams {
	p := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: l.Scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}
	if l.Forced {
		p.Features = append(p.Features, &emulation.MediaFeature{Name: "forced-colors", Value: "active"})
	}
	if l.Print {
		p.Media = "print"
	}
	return p
}

// Visit leads the tab to a page of the site and looks at it in some way. Complaints are
// those of this page from now on.
func (b *Tab) Visit(t testing.TB, page string, l Look) {
	t.Helper()
	err := chromedp.Do(b.Context, chromedp.EmulateViewport(l.Width, 800))
	if err == nil {
		_, err = chromedp.Call(b.Context, emulation.SetEmulatedMedia, l.media())
	}
	if err != nil {
		t.Fatal(err)
	}
	b.mu.Lock()
	b.complains = nil
	b.mu.Unlock()
	b.Go(t, page)
	if l.Zoom > 0 {
		b.Do(t, fmt.Sprintf("document.documentElement.style.fontSize = '%d%%'", l.Zoom))
	}
}
