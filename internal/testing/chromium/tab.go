package chromium

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"galen/internal/testing/testtime"
)

// The keys that Press knows by name.
const (
	Tabulator = kb.Tab
	Enter     = kb.Enter
	Escape    = kb.Escape
)

// Tab is a tab in a window of its own, which is on the screen.
type Tab struct {
	Context context.Context // of chromedp
	Site    string          // the address of the site, with its last slash

	mu        sync.Mutex
	complains []string
	loads     int
	events    int
}

// Open opens an empty tab. Given the context of another tab and the option
// chromedp.WithNewWindow(false), it stands in the window of that one.
func Open(t testing.TB, browser context.Context, site string, opts ...chromedp.ContextOption) *Tab {
	t.Helper()
	b := &Tab{Site: site}
	var stop context.CancelFunc
	b.Context, stop = chromedp.NewContext(browser, append(opts, chromedp.WithListener(b.hear))...)
	t.Cleanup(stop)
	return b
}

// Go leads the tab to a page of the site, and waits until it is loaded.
func (b *Tab) Go(t testing.TB, page string) {
	t.Helper()
	if err := chromedp.Do(b.Context, chromedp.Navigate(b.Site+page)); err != nil {
		t.Fatal(err)
	}
}

// hear notes what matters of what the browser tells.
func (b *Tab) hear(event any) {
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
		if !strings.HasPrefix(e.Request.URL, b.Site) && !strings.HasPrefix(e.Request.URL, "data:") {
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

// Complaints are what the console has said so far, and what went wrong with requests.
func (b *Tab) Complaints() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.complains)
}

// Loads is how many documents the tab has asked for.
func (b *Tab) Loads() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.loads
}

// Events is how many messages the streams of events of the tab have brought.
func (b *Tab) Events() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.events
}

// Value is what a JavaScript expression gives on the page.
func Value[T any](t testing.TB, b *Tab, expression string) T {
	t.Helper()
	v, err := chromedp.Run(b.Context, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// Do runs JavaScript on the page.
func (b *Tab) Do(t testing.TB, script string) {
	t.Helper()
	Value[chromedp.Void](t, b, script)
}

// Press presses a key.
func (b *Tab) Press(t testing.TB, key string) {
	t.Helper()
	if err := chromedp.Do(b.Context, chromedp.KeyEvent(key)); err != nil {
		t.Fatal(err)
	}
}

// Is checks that an expression is true on the page.
func (b *Tab) Is(t testing.TB, expression string) {
	t.Helper()
	if !Value[bool](t, b, expression) {
		t.Errorf("%s is not so", expression)
	}
}

// Until waits until an expression is true on the page.
func (b *Tab) Until(t testing.TB, expression string) {
	t.Helper()
	testtime.Await(t, func() string {
		if Value[bool](t, b, expression) {
			return ""
		}
		text := Value[string](t, b, "document.body.innerText.slice(0, 2000)")
		return fmt.Sprintf("%s is not so; the page is\n%s\ncomplaints: %q", expression, text, b.Complaints())
	})
}

// UntilText waits until a text is on the page.
func (b *Tab) UntilText(t testing.TB, text string) {
	t.Helper()
	b.Until(t, fmt.Sprintf("document.body.innerText.includes(%q)", text))
}
