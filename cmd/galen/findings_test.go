package main

import "testing"

// TestFindingsPanel: what the editorial rules say of a page stands beside it, only
// in the preview, and follows the text. A finding of level error does not keep
// the page from being shown.
func TestFindingsPanel(t *testing.T) {
	t.Parallel()
	chromium := browser(t)
	d := newDesk(t)
	_, site := d.serve()
	b := open(t, chromium, site, "understanding-research/conference-abstracts/")
	const host = `document.querySelector("galen-findings")`
	b.do(t, "window.marker = 'the same page'")
	d.edit(abstracts, "About one in five of the human studies", "An astonishing one in five of the human studies")
	b.until(t, host+`?.shadowRoot.querySelector("button").textContent === "1 finding"`)
	b.is(t, host+`.shadowRoot.querySelector("section").hidden`)
	b.do(t, host+`.shadowRoot.querySelector("button").click()`)
	b.is(t, `!`+host+`.shadowRoot.querySelector("section").hidden && `+host+`.shadowRoot.querySelector("section").textContent.includes("astonishing")`)
	b.is(t, `!document.querySelector("galen-problems")`)
	d.edit(abstracts, "An astonishing one in five", "A breakthrough: 96% of the 27 people, one in five")
	b.until(t, host+`?.shadowRoot.querySelector("section").textContent.includes("HN232") || `+host+`?.shadowRoot.querySelector("section").textContent.includes("breakthrough")`)
	d.edit(abstracts, "A breakthrough: 96% of the 27 people, one in five", "About one in five")
	b.until(t, `!`+host)
	b.is(t, "window.marker === 'the same page'")
	if said := b.complaints(); len(said) > 0 {
		t.Errorf("complaints: %v", said)
	}
	if _, body := get(t, site+"understanding-research/conference-abstracts/"); body == "" {
		t.Error("no page")
	}
}
