package readers

import (
	"strings"
	"testing"

	"galen/internal/testing/chromium"
)

// allBlocks is an article with a block of each kind that needs no recording.
const allBlocks = `---
title: All blocks on one page
description: What each block looks like.
date: 2026-11-02
authors: [evidence-desk]
kind: explainer
references:
  - {id: mrc-1985, title: "MRC trial of treatment of mild hypertension: principal results (BMJ, 1985)", pmid: "2861880"}
---

:::key-points
- One point about *this*.
- Another point, which is longer and wraps on a phone.
:::

Some words before, and a sentence to quote.

:::aside {title="Beside the text"}
A word of explanation.
:::

More words that go on beside the box.

:::note
Ask your *doctor* first. See [what autoimmune disease is](what-autoimmune-disease-is).
:::

:::warning {title="Do not stop at once"}
Stopping at once can raise your blood pressure.
:::

:::urgent {title="Call 999 if"}
- you have chest pain
:::

:::details {title="How the trial was done"}
In clinics.
:::

:::quote {by="A reader" source="A letter"}
a sentence to quote
:::

:::gallery
![A drawing of a cell](/health/autoimmune/cell.svg)

![A drawing of a gauge](/health/heart/gauge.svg "A gauge")
:::

:::compare
![A drawing of a cell](/health/autoimmune/cell.svg "Before")

![A drawing of a gauge](/health/heart/gauge.svg "After")
:::

:::timeline
1977
: The trial begins.

June 1985
: The results are published.
:::

:::faq
## Can I drive?

Yes.

## Can I fly?

Yes, too.
:::

:::risk
outcome: a stroke
without: 20 in 1000
with: 15 in 1000
with-interval: 12 to 19
over: 5 years
treatment: blood pressure tablets
harms:
  - {outcome: a rash, without: 1 in 1000, with: 2 in 1000}
source: mrc-1985
:::

:::table
caption: Doses by age
columns: [Age, Dose]
rows: [[Under 60, 10], [60 and over, 5]]
:::

:::chart
kind: bar
title: Doses by age
description: Younger people get twice the dose.
columns: [Age, Dose]
rows: [[Under 60, 10], [60 and over, 5]]
:::

:::chart
kind: line
title: Cases by year
description: Cases rise from 3 to 9.
columns: [Year, North, South]
rows: [[2022, 3, 4], [2023, 5, 5], [2024, 9, 6]]
:::

::embed{url="https://www.youtube.com/watch?v=aqz-KE-bpKQ" title="A film" poster="/health/heart/gauge.svg" duration="3:20"}
`

// TestBlocksForReaders looks at a page of all blocks on a phone, a tablet and a desk, by day and
// by night, in the colours of the system, as it is printed, and from right to left.
func TestBlocksForReaders(t *testing.T) {
	t.Parallel()
	browser := chromium.Start(t)
	site, files := published(t, map[string]string{"content/health/all-blocks.md": allBlocks})
	page := files["health/all-blocks/index.html"]
	for _, part := range []string{"box-key-points", "box-aside", "box-note", "box-warning", "box-urgent", "<details", `class="pull"`, `class="gallery"`, `class="compare"`,
		`class="timeline"`, `class="faq"`, `class="risk`, "<caption>", `<svg class="bar"`, `<svg class="line"`, "<iframe", "/blocks."} {
		if !strings.Contains(page, part) {
			t.Errorf("the page has no %s", part)
		}
	}
	axe := readAxe(t)
	b := chromium.Open(t, browser, site)
	for direction, looks := range map[string][]chromium.Look{
		"ltr": {{Width: 320, Scheme: "light"}, {Width: 768, Scheme: "dark"}, {Width: 1440, Scheme: "light"}, {Width: 768, Scheme: "light", Print: true}},
		"rtl": {{Width: 320, Scheme: "dark"}, {Width: 768, Scheme: "light", Forced: true}, {Width: 1440, Scheme: "dark"}},
	} {
		for _, l := range looks {
			b.Visit(t, "health/all-blocks/", l)
			b.Do(t, "document.documentElement.dir = '"+direction+"'; document.querySelectorAll('details').forEach(d => d.open = true)")
			for _, said := range accuse(t, b, axe) {
				t.Errorf("%+v %s: %s", l, direction, said)
			}
			if wide := chromium.Value[int](t, b, `document.documentElement.scrollWidth - innerWidth`); wide > 0 && !l.Print {
				t.Errorf("%+v %s: %d pixels stick out", l, direction, wide)
			}
		}
	}
	feed := files["health/feed.xml"]
	if !strings.Contains(feed, "15: 5 fewer") || !strings.Contains(feed, "Call 999 if") || strings.Contains(feed, "<svg") || strings.Contains(feed, "<iframe") {
		t.Error("the feed has not the words of the blocks, or drawings or frames of them")
	}
}
