package readers

import (
	"compress/gzip"
	"io"
	"os"
	"testing"

	"github.com/chromedp/chromedp"

	"galen/internal/testing/chromium"
)

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
func accuse(t *testing.T, b *chromium.Tab, axe string) []string {
	t.Helper()
	b.Do(t, axe+"; undefined")
	said, err := chromedp.Run(b.Context, chromedp.Evaluate[[]string](`axe.run(document, {resultTypes: ["violations"],
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(r => {
			if (r.passes.length < 5) throw new Error("axe looked at nothing")
			return r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html.slice(0, 200) + " " + n.failureSummary))
		})`, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return said
}
