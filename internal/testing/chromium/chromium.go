// Package chromium shows pages in a real browser, for tests: a Chromium, the tabs in it,
// and what the pages and the browser have to say. A test is skipped where there is no
// Chromium; .ci/run installs one.
//
// A tab belongs to one site, whose address ends with a slash. Whatever a page asks of
// any other address is a complaint, and so is all that the console says.
package chromium

import (
	"context"
	"os/exec"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"galen/internal/testing/testtime"
)

// Start starts a Chromium, which runs until the test ends, and gives the context in
// which its tabs are opened.
func Start(t testing.TB) context.Context {
	t.Helper()
	file, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("this test needs a browser: install the package chromium")
	}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(file), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WSURLReadTimeout(testtime.Limit(15*time.Second)),
		chromedp.WindowSize(1000, 700), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))...)
	t.Cleanup(stop)
	ctx, _ = chromedp.NewContext(ctx)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { chromedp.Cancel(ctx) })
	return ctx
}
