package readers

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"galen/internal/testing/chromium"
)

// TestSearch searches the starter site with the keyboard, on a slow line.
func TestSearch(t *testing.T) {
	site, files := published(t, nil)
	axe := readAxe(t)
	b := chromium.Open(t, chromium.Start(t), site)
	for _, look := range []chromium.Look{{Width: 390, Scheme: "light"}, {Width: 1440, Scheme: "dark"}} {
		b.Visit(t, "search/", look)
		b.Until(t, `!document.querySelector("form").hidden`)
		b.Is(t, `document.querySelector("[role=status]").textContent === ""`)
		b.Do(t, `document.querySelector("form input").focus()`)
		b.Press(t, "placebos")
		b.Press(t, chromium.Enter)
		b.Until(t, `/^\d+ results for “placebos”\.$/.test(document.querySelector("[role=status]").textContent)`)
		b.Is(t, `document.querySelector(".cards h3").textContent !== ""`)
		b.Is(t, `document.activeElement.id === "page-query"`)
		b.Is(t, `location.hash === "#q=placebos" && document.title.startsWith("placebos")`)
		b.Is(t, `document.documentElement.scrollWidth <= innerWidth`)
		if found := accuse(t, b, axe); len(found) > 0 {
			t.Errorf("%+v: %s", look, strings.Join(found, "\n"))
		}
	}
	b.Is(t, `document.querySelector(".evidence") === null || document.querySelector(".evidence").textContent !== ""`)

	// More results: the first of them has the focus.
	ask(t, b, "trial")
	b.Until(t, `!document.querySelector("[data-search-more]").hidden`)
	b.Do(t, `document.querySelector("[data-search-more]").focus()`)
	b.Press(t, chromium.Enter)
	b.Until(t, `document.querySelectorAll(".cards > li").length > 10`)
	b.Until(t, `document.activeElement === document.querySelectorAll(".cards > li")[10].querySelector("a")`)
	b.Is(t, `[...document.querySelectorAll(".cards a")].every(a => a.pathname.endsWith("/"))`)

	// A slip, nothing, and back.
	ask(t, b, "plazebo")
	b.UntilText(t, "No article contains “plazebo”")
	ask(t, b, "<img src=x onerror=alert(1)>xyzzyq")
	b.Until(t, `document.querySelector("[role=status]").textContent.includes("<img src=x onerror=alert(1)>xyzzyq")`)
	b.Do(t, `history.go(-1)`)
	b.Until(t, `document.querySelector("form input").value === "plazebo"`)
	if all := b.Complaints(); len(all) > 0 {
		t.Errorf("the browser complains: %q", all)
	}

	// A slow line.
	slow := network.Conditions{Latency: 300, DownloadThroughput: 50_000, UploadThroughput: 50_000}
	if _, err := chromedp.Call(b.Context, network.EmulateNetworkConditionsByRule,
		network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{&slow}}); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	ask(t, b, "scleroderma")
	b.Until(t, `/result.* for “scleroderma”/.test(document.querySelector("[role=status]").textContent)`)
	t.Logf("the first answer on a slow line after %s", time.Since(began).Round(time.Millisecond))
	for name, text := range files {
		if strings.HasSuffix(name, ".html") && !strings.HasSuffix(name, "search/index.html") && strings.Contains(text, `type="module"`) {
			t.Errorf("%s has the script", name)
		}
	}
}

// TestSearchWithoutScript: there is no form, and the topics lead on.
func TestSearchWithoutScript(t *testing.T) {
	_, files := published(t, nil)
	page := files["search/index.html"]
	for _, want := range []string{`<form class="form find" role="search" data-search="/search/" hidden>`, "Topics from A to Z", `<a href="/tags/vaccines/">`, `<a href="/health/">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

// ask types a query in the place of the one before.
func ask(t *testing.T, b *chromium.Tab, query string) {
	t.Helper()
	b.Do(t, `document.querySelector("form input").select(); document.querySelector("form input").focus()`)
	b.Press(t, query)
	b.Press(t, kb.Enter)
}
