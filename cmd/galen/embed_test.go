package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"galen"
	"galen/internal/pipeline"
	"galen/internal/testing/webserver"
	"galen/internal/theme/headers"
)

// elsewhere is another site: its films, and what was asked of it.
type elsewhere struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string // path, and the page that it says to be on
}

// newElsewhere starts another site, whose films play when their script runs.
func newElsewhere(t *testing.T) *elsewhere {
	e := &elsewhere{}
	e.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		e.mu.Lock()
		e.asked = append(e.asked, r.URL.Path+" "+r.Referer())
		e.mu.Unlock()
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, `<!doctype html><title>Film</title><p>Playing<script>fetch("/playing")</script>`)
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
	await(t, func() string {
		all := e.requests()
		if slices.ContainsFunc(all, func(s string) bool { return strings.HasPrefix(s, "/playing ") }) {
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
	d := newSmallDesk(t)
	config := "policy: " + policy + "\nembeds: [{name: Films, address: \"" + films + "/w/{id}\", frame: \"" + films + "/show/{id}\"}]\n"
	d.write("galen.yaml", d.read("galen.yaml")+config)
	d.edit("content/health/measles.md", "More.", "::embed{url=\""+films+"/w/a1?utm_source=mail\" title=\"How it spreads\" poster=\"/logo.svg\" duration=\"3:20\"}")
	out := filepath.Join(t.TempDir(), "public")
	opt := pipeline.Options{Source: d.dir, Output: out, Now: time.Now(), Jobs: 2, Builtin: galen.Starter}
	if r := pipeline.Run(context.Background(), opt); r.Problems.Failed() {
		t.Fatal(r.Problems)
	}
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
	chromium := browser(t)
	for _, policy := range []string{"headers", "meta"} {
		t.Run(policy, func(t *testing.T) {
			films, other := newElsewhere(t), newElsewhere(t)
			site := filmSite(t, policy, films.URL)
			asked := func(b *tab, ask func(b *tab)) {
				t.Helper()
				b.do(t, "scrollTo(0, document.body.scrollHeight); new Promise(done => setTimeout(done, 500))")
				if all := films.requests(); len(all) > 0 {
					t.Fatalf("before anybody asked: %q", all)
				}
				ask(b)
				films.awaitPlaying(t, site)
				if said := b.complaints(); slices.ContainsFunc(said, func(s string) bool { return strings.HasPrefix(s, "error") }) {
					t.Errorf("complaints: %q", said)
				}
			}
			open := func() *tab { return visit(t, chromium, site, filmPage, look{width: 800, scheme: "dark"}) }
			must := func(err error) {
				t.Helper()
				if err != nil {
					t.Fatal(err)
				}
			}
			asked(open(), func(b *tab) { // on the picture
				const frame = `(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector(".embed iframe").getBoundingClientRect())`
				b.do(t, `document.querySelector(".embed").scrollIntoView({behavior: "instant"})`)
				at := value[[]float64](t, b, frame)
				must(chromedp.Do(b.ctx, chromedp.MouseClickXY(at[0], at[1])))
			})
			asked(open(), func(b *tab) { // the words beside it, by keyboard
				b.do(t, `document.querySelector(".embed-here a").focus()`)
				must(chromedp.Do(b.ctx, chromedp.KeyEvent(kb.Enter)))
			})
			asked(open(), func(b *tab) { // into the frame by keyboard
				b.do(t, `document.querySelector(".embed iframe").focus()`)
				must(chromedp.Do(b.ctx, chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter)))
			})

			// Without scripts, where a lazy frame would be loaded at once.
			b := visit(t, chromium, site, "", look{width: 800, scheme: "light"})
			_, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
			must(err)
			must(chromedp.Do(b.ctx, chromedp.Navigate(site+filmPage)))
			time.Sleep(500 * time.Millisecond)
			if all := films.requests(); len(all) > 0 {
				t.Errorf("without scripts, before anybody asked: %q", all)
			}

			// The page of the film lets in no third site, and every other page nobody.
			for page, from := range map[string]*elsewhere{filmPage: other, "health/": films, "": films} {
				b := visit(t, chromium, site, page, look{width: 800, scheme: "light"})
				b.do(t, fmt.Sprintf(`{ const f = document.createElement("iframe"); f.src = %s; document.body.append(f) }`, quoted(from.URL+"/show/a1")))
				await(t, func() string {
					said := b.complaints()
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
