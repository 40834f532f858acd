package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"galen"
	"galen/internal/pipeline"
)

// published is the starter site as readers get it: built, and served with the
// headers that it asks for.
func published(t *testing.T) (site string, files map[string]string) {
	t.Helper()
	return publishedOf(t, newDesk(t))
}

// publishedOf is published for a site at hand.
func publishedOf(t *testing.T, d *desk) (site string, files map[string]string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	r := pipeline.Run(context.Background(), pipeline.Options{Source: d.dir, Output: out, Now: time.Now(), Jobs: 2, Builtin: galen.Starter})
	if r.Problems.Failed() {
		t.Fatal(r.Problems)
	}
	headers := pageHeaders(t, filepath.Join(out, "_headers"))
	folder := http.FileServer(http.Dir(out))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), headers)
		folder.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/", tree(t, out)
}

// pageHeaders are what _headers asks for on every page.
func pageHeaders(t *testing.T, file string) http.Header {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	headers, all := http.Header{}, false
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := lines.Text()
		if !strings.HasPrefix(line, " ") {
			all = line == "/*"
		} else if name, value, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && all && name != "Strict-Transport-Security" {
			headers.Set(name, value)
		}
	}
	if !strings.Contains(headers.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("no strict policy in _headers: %v", headers)
	}
	return headers
}

// look is a way to look at a page.
type look struct {
	width  int64
	scheme string
	zoom   int  // of the text, in percent
	forced bool // the colours of the system take the place of the page's
	print  bool
}

func (l look) media() emulation.SetEmulatedMediaParams {
	p := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: l.scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}
	if l.forced {
		p.Features = append(p.Features, &emulation.MediaFeature{Name: "forced-colors", Value: "active"})
	}
	if l.print {
		p.Media = "print"
	}
	return p
}

// visit opens a page in a tab of its own.
func visit(t *testing.T, chromium context.Context, site, page string, l look) *tab {
	t.Helper()
	b := &tab{site: site}
	var stop context.CancelFunc
	b.ctx, stop = chromedp.NewContext(chromium, chromedp.WithListener(b.hear))
	t.Cleanup(stop)
	err := chromedp.Do(b.ctx, chromedp.EmulateViewport(l.width, 800))
	if err == nil {
		_, err = chromedp.Call(b.ctx, emulation.SetEmulatedMedia, l.media())
	}
	if err == nil {
		err = chromedp.Do(b.ctx, chromedp.Navigate(site+page))
	}
	if err != nil {
		t.Fatal(err)
	}
	if l.zoom > 0 {
		b.do(t, fmt.Sprintf("document.documentElement.style.fontSize = '%d%%'", l.zoom))
	}
	return b
}

// kinds is one page of each kind, the article with the most parts among them.
var kinds = []string{
	"", "health/autoimmune/car-t-systemic-sclerosis/", "understanding-research/", "authors/evidence-desk/", "tags/",
	"corrections/", "studies/", "about/", "404.html",
}

// TestReaders looks at a page of each kind as readers with a narrow phone, with
// large letters, by night and by keyboard do.
func TestReaders(t *testing.T) {
	t.Parallel()
	chromium := browser(t)
	site, _ := published(t)
	axe := readAxe(t)
	for _, page := range kinds {
		t.Run("/"+page, func(t *testing.T) {
			for _, l := range []look{{width: 320, scheme: "light"}, {width: 1280, scheme: "dark", zoom: 200}} {
				b := visit(t, chromium, site, page, l)
				for _, said := range accuse(t, b, axe) {
					t.Errorf("%+v: %s", l, said)
				}
				if wide := value[int](t, b, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
					t.Errorf("%+v: %d pixels stick out", l, wide)
				}
				if page != "404.html" {
					for _, said := range b.complaints() {
						t.Errorf("%+v: %s", l, said)
					}
				}
			}
			b := visit(t, chromium, site, page, look{width: 1000, scheme: "light", zoom: 0})
			tabThrough(t, b)
		})
	}
}

// readAxe is the program of axe-core; see testdata/axe.
func readAxe(t *testing.T) string {
	t.Helper()
	f, err := os.Open("testdata/axe/axe.min.js.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// accuse asks axe for what is amiss: WCAG 2.2 AA and best practice.
func accuse(t *testing.T, b *tab, axe string) []string {
	t.Helper()
	b.do(t, axe+"; undefined")
	said, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]string](`axe.run(document, {resultTypes: ["violations"],
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(r => {
			if (r.passes.length < 5) throw new Error("axe looked at nothing")
			return r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html.slice(0, 200) + " " + n.failureSummary))
		})`, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return said
}

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

// setStops says where the focus may stand.
const setStops = `window.stops = "a[href], button, input:not([type=hidden], [tabindex='-1']), select, textarea, summary, [tabindex='0']"`

// stop is where the focus stands.
type stop struct {
	Name   string
	Index  int
	Seen   bool
	Inside bool
}

// tabThrough goes through a page with the keyboard alone.
func tabThrough(t *testing.T, b *tab) {
	t.Helper()
	b.do(t, setStops)
	all := value[int](t, b, `document.querySelectorAll(stops).length`)
	for n := range all {
		press(t, b, kb.Tab)
		s := value[stop](t, b, focused)
		if s.Index != n || !s.Seen || !s.Inside {
			t.Fatalf("Tab number %d of %d leads to %+v", n+1, all, s)
		}
		if strings.HasPrefix(s.Name, "summary") {
			was := value[bool](t, b, `document.activeElement.parentElement.open`)
			press(t, b, kb.Enter)
			b.until(t, fmt.Sprintf(`document.activeElement.parentElement.open === %v`, !was))
			all = value[int](t, b, `document.querySelectorAll(stops).length`)
		}
	}
	if err := chromedp.Do(b.ctx, chromedp.Reload()); err != nil {
		t.Fatal(err)
	}
	b.do(t, setStops)
	press(t, b, kb.Tab)
	if s := value[stop](t, b, focused); !strings.Contains(s.Name, "#page-main") {
		t.Fatalf("the first stop is %+v, not the way past the menu", s)
	}
	press(t, b, kb.Enter)
	b.until(t, `location.hash === "#page-main"`)
	press(t, b, kb.Tab)
	b.is(t, `document.querySelector("#page-main").contains(document.activeElement) || document.activeElement.closest("footer") !== null`)
}

func press(t *testing.T, b *tab, key string) {
	t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.KeyEvent(key)); err != nil {
		t.Fatal(err)
	}
}

// TestCrawl opens every page of the starter site: nothing asks another origin for
// anything, and the console stays empty.
func TestCrawl(t *testing.T) {
	t.Parallel()
	chromium := browser(t)
	site, files := published(t)
	b := visit(t, chromium, site, "", look{width: 1000, scheme: "light", zoom: 0})
	opened := 0
	for _, file := range slices.Sorted(maps.Keys(files)) {
		page, isPage := strings.CutSuffix(file, "index.html")
		if !isPage || strings.Contains(files[file], `http-equiv="refresh"`) || strings.Contains(files[file], "http-equiv=refresh") {
			continue
		}
		if err := chromedp.Do(b.ctx, chromedp.Navigate(site+page)); err != nil {
			t.Fatal(err)
		}
		opened++
		for _, said := range b.complaints() {
			t.Fatalf("/%s: %s", page, said)
		}
		b.is(t, `document.querySelectorAll("script:not([type='application/ld+json']), iframe").length === 0`)
	}
	if opened < 50 {
		t.Errorf("only %d pages were opened", opened)
	}
}
