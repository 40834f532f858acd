package lint

import (
	"regexp"
	"strings"
	"testing"

	"galen/internal/diag"
	"galen/internal/lint/rules"
)

// TestHelpHint: whichever boxes a site has, the hint names one, and with it the rule
// is silent; so it is for an article with a tag of the box.
func TestHelpHint(t *testing.T) {
	const story = "---\ntitle: Suicide rates rose in May\ndescription: What it says.\ndate: 2026-11-01\nauthors: [desk]\n%s---\n\nWords.\n"
	found := func(c *Checker, line string) (all diag.List) {
		for _, d := range findings(t, c, "content/health/x.md", strings.Replace(story, "%s", line, 1)) {
			if d.Code == "HN112" {
				all = append(all, d)
			}
		}
		return all
	}
	help := regexp.MustCompile(`help: \[[a-z -]+\]`)
	for _, boxes := range [][]string{nil, {"crisis"}, {"cancer", "suicide"}, {"cancer", "sleep"}} {
		c := New(rules.Settings{})
		c.Helps(boxes, []string{"low mood"})
		list := found(c, "")
		if len(list) != 1 {
			t.Fatalf("%v: %v", boxes, list)
		}
		line := help.FindString(list[0].Hint)
		if line == "" || len(found(c, line+"\n")) > 0 {
			t.Errorf("%v: the hint %q does not work", boxes, list[0].Hint)
		}
		if len(found(c, "tags: [Low mood]\n")) > 0 {
			t.Errorf("%v: an article with the tag of a box", boxes)
		}
	}
}
