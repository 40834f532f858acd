package readers

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"galen/internal/testing/chromium"
)

// pairs are pages of the starter site in both of its languages.
var pairs = [][2]string{
	{"", "es/"},
	{"trials/what-a-phase-1-trial-is/", "es/ensayos/que-es-un-ensayo-de-fase-1/"},
	{"conditions/systemic-sclerosis/", "es/conditions/esclerosis-sistemica/"},
	{"about/", "es/sobre-este-sitio/"},
}

// choice is a link of the language switch.
type choice struct {
	Text, Lang, HrefLang, Name string
	Seen, Current              bool
}

// inFocus is the link of the language switch that has the focus; its text is empty when none has.
const inFocus = `(() => {
	const el = document.activeElement, nav = el?.closest("nav.languages")
	if (!nav) return {text: ""}
	const style = getComputedStyle(el)
	return {
		text: el.innerText.trim(), lang: el.lang, hrefLang: el.hreflang, name: nav.getAttribute("aria-label"), current: el.hasAttribute("aria-current"),
		seen: el.matches(":focus-visible") && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
	}
})()`

// TestLanguageSwitch goes with the keyboard alone from a page to the same page in the other language, and
// back, with scripts and without.
func TestLanguageSwitch(t *testing.T) {
	t.Parallel()
	browser := chromium.Start(t)
	site, _ := published(t, nil)
	switched := 0
	for _, scripts := range []bool{true, false} {
		b := chromium.Open(t, browser, site)
		if _, err := chromedp.Call(b.Context, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !scripts}); err != nil {
			t.Fatal(err)
		}
		for _, pair := range pairs {
			for way, want := range []choice{
				{Text: "Español", Lang: "es", HrefLang: "es", Name: "In other languages"},
				{Text: "English", Lang: "en-GB", HrefLang: "en-GB", Name: "En otros idiomas"},
			} {
				from, to := pair[way], pair[1-way]
				b.Visit(t, from, chromium.Look{Width: 1000, Scheme: "light"})
				want.Seen = true
				var met []choice
				for range 30 {
					b.Press(t, chromium.Tabulator)
					if c := chromium.Value[choice](t, b, inFocus); c.Text != "" {
						met = append(met, c)
					}
					if len(met) > 0 && met[len(met)-1] == want {
						break
					}
				}
				if len(met) == 0 || met[len(met)-1] != want {
					t.Fatalf("/%s, scripts %v: Tab leads to %+v, not to %+v", from, scripts, met, want)
				}
				b.Press(t, chromium.Enter)
				b.Until(t, `location.href === "`+site+to+`" && document.readyState === "complete"`)
				b.Is(t, `document.documentElement.lang === "`+want.Lang+`"`)
				switched++
			}
		}
	}
	if switched != 4*len(pairs) {
		t.Errorf("%d switches were made", switched)
	}
}
