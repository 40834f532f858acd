package main

import (
	"strings"
	"testing"

	"galen/internal/testing/chromium"
)

// TestFindingsPanel: what the editorial rules say of a page stands beside it, only
// in the preview, and follows the text, and so do notes to colleagues. A finding of level error does not keep
// the page from being shown.
func TestFindingsPanel(t *testing.T) {
	t.Parallel()
	browser := chromium.Start(t)
	d := newDesk(t)
	_, site := d.serve()
	b := open(t, browser, site, "understanding-research/conference-abstracts/")
	const host = `document.querySelector("galen-findings")`
	b.Do(t, "window.marker = 'the same page'")
	d.edit(abstracts, "About one in five of the human studies", "An astonishing one in five of the human studies")
	const said = host + `?.shadowRoot.querySelector("section").textContent`
	b.Until(t, said+`?.includes("astonishing") === true`)
	b.Is(t, host+`.shadowRoot.querySelector("section").hidden`)
	b.Do(t, host+`.shadowRoot.querySelector("button").click()`)
	b.Is(t, `!`+host+`.shadowRoot.querySelector("section").hidden`)
	b.Is(t, `!document.querySelector("galen-problems")`)
	d.edit(abstracts, "An astonishing one in five", "In all, 95% of the 26 people, or one in five")
	b.Until(t, said+`?.includes("HN232") || `+said+`?.includes("no number of people out of 26 is 95%") === true`)
	b.UntilText(t, "95% of the 26 people")
	d.edit(abstracts, "In all, 95% of the 26 people, or one in five", "About one in five")
	b.Until(t, `!`+host+` || !`+said+`.includes("95%")`)
	d.edit(abstracts, "About one in five", "%% Ask the authors. %% About one in five")
	b.Until(t, said+`?.includes("to colleagues: Ask the authors.") === true`)
	b.Is(t, said+`.includes("content/`+strings.TrimPrefix(abstracts, "content/")+`:")`)
	b.Is(t, `!document.body.textContent.includes("Ask the authors")`)
	b.Is(t, "window.marker === 'the same page'")
	if complaints := b.Complaints(); len(complaints) > 0 {
		t.Errorf("complaints: %v", complaints)
	}
}
