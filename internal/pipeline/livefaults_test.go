package pipeline

import (
	"context"
	"strings"
	"testing"
)

// TestFaultyLiveStories builds live stories with mistakes from nothing: each is told, and the
// build goes on to its end.
func TestFaultyLiveStories(t *testing.T) {
	for _, text := range []string{
		"## No time\n\nx", "## 9:30 B\n\nx", "## 10:00 A\n\nx\n\n## 10:00 B\n\ny", "## 10:00 A {#own}\n\nx", "## 10:00 A\n\n:::note\nx",
		"## 2026-11-29 00:20 A\n\nx\n\n## 00:10 B\n\ny\n\n## 23:50 C\n\nz", "## 2026-11-20 00:10 A\n\nx\n\n## 23:50 B\n\ny",
		"## 10:00 A\n\n{{< x >}}\n\n## 11:00 B\n\n<b>x</b>", "## 10:00 A\n\n![A](missing.png)\n\n## 11:00 B {#x}\n\n[y](nowhere)",
	} {
		files := newsroom()
		files["content/health/live.md"] = "---\ntitle: What happens today\ndescription: All of it.\ndate: 2026-11-19T08:00\nauthors: [ada]\nkind: live\n---\n\nIntro.\n\n" + text + "\n"
		dir := t.TempDir()
		files.sync(t, dir, nil)
		r := Run(context.Background(), buildIn(dir))
		told := 0
		for _, d := range r.Problems {
			if strings.Contains(d.Message, "cannot continue") {
				t.Errorf("%q: %v", text, d)
			}
			if d.File == "content/health/live.md" {
				told++
			}
		}
		if told == 0 {
			t.Errorf("%q: nothing is told of it: %v", text, r.Problems)
		}
	}
}
