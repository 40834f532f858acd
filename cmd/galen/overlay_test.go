package main

import (
	"fmt"
	"testing"

	"galen/internal/testing/chromium"
)

// TestOverlayStays saves while a page that is not on the screen cannot be made:
// the mistake is found only by making that page, and stays on the screen all the
// time, until it is mended.
func TestOverlayStays(t *testing.T) {
	t.Parallel()
	browser := chromium.Start(t)
	d := newSmallDesk(t)
	preview, site := d.serve()
	b := open(t, browser, site, "health/measles/")
	good := d.read("templates/tags.html")
	d.put("templates/tags.html", good+`{{define "robots"}}{{.Asset "no-such.css"}}{{end}}`)
	const mistake = `error: there is no file "no-such.css" in static`
	preview.said.news(t, mistake)
	shows(t, b, "templates/tags.html:", mistake)
	b.Do(t, `window.went = 0; new MutationObserver(list => {
		for (const change of list) for (const el of change.removedNodes) if (el.localName === "galen-problems") window.went++;
	}).observe(document.documentElement, {childList: true})`)
	for n := range 3 {
		text := fmt.Sprintf("Text of save %d.", n)
		d.put(measles, d.read(measles)+"\n"+text+"\n")
		b.UntilText(t, text)
		preview.said.news(t, " still 1 error, as above\n") // every page has been looked at
		shows(t, b, mistake)
	}
	// A mistake in front matter takes its place, and gives it back.
	d.edit(measles, "\ntitle:", "\ntitel:")
	b.Until(t, panel+`.includes('unknown key "titel"')`)
	d.edit(measles, "\ntitel:", "\ntitle:")
	b.Until(t, panel+`.includes('no-such.css')`)
	b.Is(t, "window.went === 0")
	preview.said.news(t, mistake)

	d.put("templates/tags.html", good)
	b.Until(t, panel+" === ''")
	preview.said.news(t, " fixed\n")
	b.Is(t, "window.went === 1 && !document.querySelector('galen-problems')")
}
