package readers

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"galen/internal/pipeline"
	"galen/internal/testing/chromium"
	"galen/internal/testing/testtime"
	"galen/internal/testing/webserver"
	"galen/internal/theme/headers"
)

// elsewhere is another site: its films, and what was asked of it.
type elsewhere struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string // path, and the page that it says to be on
}

// film is what the other site shows: it says what it may do, as players ask before they offer it.
const film = `<!doctype html><title>Film</title><p>Playing<script>
localStorage.setItem("volume", "1")
const able = ["autoplay", "fullscreen", "picture-in-picture", "camera", "geolocation"].filter(f => document.featurePolicy.allowsFeature(f))
fetch("/playing?" + [...able, document.fullscreenEnabled, localStorage.getItem("volume")])</script>`

// played is what a film says that it may do.
const played = "/playing?autoplay,fullscreen,picture-in-picture,true,1 "

// newElsewhere starts another site, whose films play when their script runs.
func newElsewhere(t *testing.T) *elsewhere {
	e := &elsewhere{}
	e.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		e.mu.Lock()
		e.asked = append(e.asked, r.URL.RequestURI()+" "+r.Referer())
		e.mu.Unlock()
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, film)
	}))
	t.Cleanup(e.Close)
	return e
}

func (e *elsewhere) requests() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return slices.Clone(e.asked)
}

// awaitPlaying waits until a film of the other site is shown and its script has run. The
// site hears from where it is shown, and not on which page.
func (e *elsewhere) awaitPlaying(t *testing.T, site string) {
	t.Helper()
	testtime.Await(t, func() string {
		all := e.requests()
		if slices.ContainsFunc(all, func(s string) bool { return strings.HasPrefix(s, played) }) {
			return ""
		}
		return fmt.Sprintf("the film does not play: %q", all)
	})
	if all := e.requests(); all[0] != "/show/a1 "+site {
		t.Errorf("the first request is %q, want /show/a1 of %s", all[0], site)
	}
	e.mu.Lock()
	e.asked = nil
	e.mu.Unlock()
}

const filmPage = "health/measles/"

// filmSite builds a small site with a film of another site, in one of the ways that pages get
// their policy, and serves it with a web server.
func filmSite(t *testing.T, policy, films string) (site string) {
	source := t.TempDir()
	write(t, source, map[string]string{
		"galen.yaml": "title: Test News\nbaseURL: https://test.example/\ntimezone: Europe/London\npolicy: " + policy +
			"\nembeds: [{name: Films, address: \"" + films + "/w/{id}\", frame: \"" + films + "/show/{id}\"}]\n",
		"content/_index.md":        "---\ntitle: Test News\ndescription: News for tests.\n---\n",
		"content/authors/desk.md":  "---\nname: Test desk\nkind: desk\nrole: Tests\n---\nTests things.\n",
		"content/health/_index.md": "---\ntitle: Health\ndescription: About health.\n---\n",
		"content/health/measles.md": "---\ntitle: Measles\ndescription: About measles.\ndate: 2026-11-01\nauthors: [desk]\n---\nText.\n\n" +
			"::embed{url=\"" + films + "/w/a1?utm_source=mail\" title=\"How it spreads\" poster=\"/logo.svg\" duration=\"3:20\"}\n",
	})
	out, opt := build(t, source)
	lines := ""
	if policy == "headers" {
		rules, _ := pipeline.Headers(context.Background(), opt)
		lines = headers.Write("caddy", rules)
	}
	site = webserver.Caddy(t, out, lines)
	webserver.Get(t, site, "/").Body.Close()
	return site + "/"
}

// TestEmbedInChromium: a page with a film of another site asks nothing of it before a reader
// does, by pointer or keyboard; then it plays; and no other page can show it.
func TestEmbedInChromium(t *testing.T) {
	t.Parallel()
	browser := chromium.Start(t)
	for _, policy := range []string{"headers", "meta"} {
		t.Run(policy, func(t *testing.T) {
			films, other := newElsewhere(t), newElsewhere(t)
			site := filmSite(t, policy, films.URL)
			must := func(err error) {
				t.Helper()
				if err != nil {
					t.Fatal(err)
				}
			}
			asked := func(b *chromium.Tab, ask func(b *chromium.Tab)) {
				t.Helper()
				b.Do(t, "scrollTo(0, document.body.scrollHeight); new Promise(done => setTimeout(done, 500))")
				if all := films.requests(); len(all) > 0 {
					t.Fatalf("before anybody asked: %q", all)
				}
				ask(b)
				films.awaitPlaying(t, site)
				if said := b.Complaints(); slices.ContainsFunc(said, func(s string) bool { return strings.HasPrefix(s, "error") }) {
					t.Errorf("complaints: %q", said)
				}
			}
			clickFilm := func(b *chromium.Tab) {
				t.Helper()
				const middle = `(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector(".embed iframe").getBoundingClientRect())`
				b.Do(t, `document.querySelector(".embed").scrollIntoView({behavior: "instant"})`)
				at := chromium.Value[[]float64](t, b, middle)
				must(chromedp.Do(b.Context, chromedp.MouseClickXY(at[0], at[1])))
			}
			visit := func(page, scheme string) *chromium.Tab {
				b := chromium.Open(t, browser, site)
				b.Visit(t, page, chromium.Look{Width: 800, Scheme: scheme})
				return b
			}
			asked(visit(filmPage, "dark"), clickFilm)              // on the picture
			asked(visit(filmPage, "dark"), func(b *chromium.Tab) { // the words beside it, by keyboard
				b.Do(t, `document.querySelector(".embed-here a").focus()`)
				must(chromedp.Do(b.Context, chromedp.KeyEvent(kb.Enter)))
			})
			asked(visit(filmPage, "dark"), func(b *chromium.Tab) { // into the frame by keyboard
				b.Do(t, `document.querySelector(".embed iframe").focus()`)
				must(chromedp.Do(b.Context, chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter)))
			})

			// Without scripts, where a lazy frame would be loaded at once.
			b := visit("", "light")
			_, err := chromedp.Call(b.Context, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
			must(err)
			b.Go(t, filmPage)
			time.Sleep(500 * time.Millisecond)
			if all := films.requests(); len(all) > 0 {
				t.Errorf("without scripts, before anybody asked: %q", all)
			}

			// The page of the film lets in no third site, and every other page nobody.
			for page, from := range map[string]*elsewhere{filmPage: other, "health/": films, "": films} {
				b := visit(page, "light")
				b.Do(t, fmt.Sprintf(`{ const f = document.createElement("iframe"); f.src = %q; document.body.append(f) }`, from.URL+"/show/a1"))
				testtime.Await(t, func() string {
					said := b.Complaints()
					if slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, "Content Security Policy") }) {
						return ""
					}
					return fmt.Sprintf("no complaint on %q: %q", page, said)
				})
				if all := from.requests(); len(all) > 0 {
					t.Errorf("%q shows a frame: %q", page, all)
				}
			}
		})
	}
}
