package main

import (
	"context"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser gives the context of a Chromium of its own, which the tabs of a test
// share.
func browser(t *testing.T) context.Context {
	t.Helper()
	file, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("this test needs a browser: install the package chromium")
	}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(file), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WSURLReadTimeout(tooLong), chromedp.WindowSize(1000, 700),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))...)
	t.Cleanup(stop)
	ctx, _ = chromedp.NewContext(ctx)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { chromedp.Cancel(ctx) })
	return ctx
}

// tab is a page in a window of its own, which is on the screen.
type tab struct {
	ctx  context.Context
	site string

	mu        sync.Mutex
	complains []string // what the console said, and what went wrong with requests
	loads     int      // of the page
	events    int      // of its stream
}

// open opens a page of a site.
func open(t testing.TB, browser context.Context, site, page string, opts ...chromedp.ContextOption) *tab {
	t.Helper()
	b := &tab{site: site}
	var stop context.CancelFunc
	b.ctx, stop = chromedp.NewContext(browser, append(opts, chromedp.WithListener(b.hear))...)
	t.Cleanup(stop)
	if err := chromedp.Do(b.ctx, chromedp.Navigate(site+page)); err != nil {
		t.Fatal(err)
	}
	await(t, func() string {
		if b.count(&b.events) == 0 {
			return "the stream of " + page + " has said nothing"
		}
		return ""
	})
	return b
}

// hear notes what matters of what the browser tells.
func (b *tab) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	complain := func(format string, args ...any) { b.complains = append(b.complains, fmt.Sprintf(format, args...)) }
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		complain("console.%s: %s", e.Type, e.Args[0].Value)
	case *runtime.EventExceptionThrown:
		complain("exception: %v", e.ExceptionDetails)
	case *log.EventEntryAdded:
		complain("%s: %s (%s)", e.Entry.Level, e.Entry.Text, e.Entry.URL)
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, b.site) && !strings.HasPrefix(e.Request.URL, "data:") {
			complain("a request for %s", e.Request.URL)
		}
		if e.Type == network.ResourceTypeDocument {
			b.loads++
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			complain("%d for %s", e.Response.Status, e.Response.URL)
		}
	case *network.EventEventSourceMessageReceived:
		b.events++
	}
}

func (b *tab) count(n *int) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return *n
}

// complaints are what was complained of so far.
func (b *tab) complaints() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.complains)
}

// value is what a JavaScript expression gives on the page.
func value[T any](t testing.TB, b *tab, expression string) T {
	t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// do runs JavaScript on the page.
func (b *tab) do(t testing.TB, script string) {
	t.Helper()
	value[chromedp.Void](t, b, script)
}

// until waits until an expression is true on the page.
func (b *tab) until(t testing.TB, expression string) {
	t.Helper()
	await(t, func() string {
		if value[bool](t, b, expression) {
			return ""
		}
		return fmt.Sprintf("%s is not so; the page is\n%s\ncomplaints: %q", expression, value[string](t, b, "document.body.innerText.slice(0, 2000)"), b.complaints())
	})
}

// untilText waits until a text is on the page.
func (b *tab) untilText(t testing.TB, text string) {
	t.Helper()
	b.until(t, fmt.Sprintf("document.body.innerText.includes(%s)", quoted(text)))
}

// is checks that an expression is true on the page.
func (b *tab) is(t testing.TB, expression string) {
	t.Helper()
	if !value[bool](t, b, expression) {
		t.Errorf("%s is not so", expression)
	}
}
