package content

import (
	"fmt"
	"strings"
	"testing"

	"galen/internal/lint/textseg"
	"galen/internal/source"
)

// partHeadings are a part, an article that shows it in the place of @, and the levels and
// words of the headings that readers see.
var partHeadings = []struct{ part, article, seen string }{
	// listed
	{"## Ring\n\nWords.\n\n### At night\n\nWords.", "## Own\n\n@", "2 Own, 3 Ring, 4 At night"},
	{"## Ring\n\nWords.\n\n### At night\n\nWords.", "## Own\n\nWords.\n\n### Below\n\n@", "2 Own, 3 Below, 4 Ring, 5 At night"},
	{"### Ring\n\nWords.", "@", "2 Ring"},
	// made up
	{"## Ring\n\nWords.", "@", "2 Ring"},
	{"### Ring\n\nWords.\n\n#### At night\n\nWords.", "@\n\n## Own\n\nWords.", "2 Ring, 3 At night, 2 Own"},
	{"##### Ring\n\nWords.\n\n###### At night\n\nWords.", "## Own\n\n@", "2 Own, 3 Ring, 4 At night"},
	{"## A\n\nWords.\n\n### B\n\nWords.\n\n#### C\n\nWords.", "## Own\n\nWords.\n\n### Two\n\nWords.\n\n#### Three\n\nWords.\n\n@", "2 Own, 3 Two, 4 Three, 5 A, 6 B, 6 C"},
	{"## A\n\nWords.", "## Own\n\nWords.\n\n### Two\n\nWords.\n\n#### Three\n\nWords.\n\n##### Four\n\nWords.\n\n###### Five\n\n@", "2 Own, 3 Two, 4 Three, 5 Four, 6 Five, 6 A"},
	{"Words.\n\n## A\n\nWords.\n\n## B\n\nWords.", "## Own\n\n@", "2 Own, 3 A, 3 B"},
	{"Ring\n----\n\nWords.", "## Own\n\n@", "2 Own, 3 Ring"},
	{"## Ring\n\nWords.", "## Own\n\n@\n\n@", "2 Own, 3 Ring, 3 Ring"},
	{"## Ring\n\nWords.", "@\n\n## Own\n\n@\n\n### Below\n\n@", "2 Ring, 2 Own, 3 Ring, 3 Below, 4 Ring"},
	{"### Ring\n\nWords.", "## Own\n\n::::faq\n### Can I?\n\nYes.\n::::\n\n@", "2 Own, 3 Can I?, 3 Ring"},
	{"### Ring\n\nWords.", "## Own\n\n::::details {title=\"More\"}\n@\n::::", "2 Own, 3 Ring"},
	{"### Ring\n\nWords.", "## Own\n\n::::details {title=\"More\"}\n### In it\n\n@\n::::", "2 Own, 3 In it, 4 Ring"},
	{":::note\n#### Ring\n\nWords.\n:::", "## Own\n\n@", "2 Own, 3 Ring"},
	{"## A\n\nWords.\n\n> ### B\n>\n> Words.", "## Own\n\n@", "2 Own, 3 A, 4 B"},
	{"Words.", "## Own\n\n@\n\n### Next\n\nWords.", "2 Own, 3 Next"},
	{"## Ring\n\nWords.", "## Own\n\n@\n\n### Next\n\nWords.", "2 Own, 3 Ring, 3 Next"},
}

// TestPartHeadings: the headings of a part are moved to the level below the one above it, in
// what readers, the rules and the list of contents have, and nothing is wrong with that.
func TestPartHeadings(t *testing.T) {
	for _, c := range partHeadings {
		text := partHeader + strings.ReplaceAll(c.article, "@", "::part{help}") + "\n"
		set, _, parts, list := withParts(map[string]string{"health/x.md": text, "_parts/help.md": c.part}, nil)
		if len(list) > 0 || len(set.Articles) != 1 {
			t.Errorf("%q in %q: %v", c.part, c.article, list)
			continue
		}
		var listed, html, prose []string
		page := strings.Join(set.Articles[0].Body().Segments, "")
		for _, h := range set.Articles[0].Body().Headings.List() {
			listed = append(listed, fmt.Sprint(h.Level, " ", h.Text))
			at := strings.Index(page, `id="`+h.ID+`"`)
			html = append(html, page[at-2:at-1]+" "+h.Text)
		}
		for _, b := range Prose(source.NewFile("content/health/x.md", []byte(text)), parts).Blocks {
			if b.Kind == textseg.Heading {
				prose = append(prose, fmt.Sprint(b.Level, " ", b.Text))
			}
		}
		for _, seen := range [][]string{listed, html, prose} {
			if got := strings.Join(seen, ", "); got != c.seen {
				t.Errorf("%q in %q: %s, want %s", c.part, c.article, got, c.seen)
			}
		}
	}
	t.Logf("%d cases", len(partHeadings))
}
