package risk

import (
	"regexp"
	"strings"
	"testing"

	"galen/internal/words"
)

// TestQuoted: in words of another language, those of the editor are marked as theirs wherever they
// stand in text, and nothing else is other than in an article of the language.
func TestQuoted(t *testing.T) {
	const text = "outcome: hjärtinfarkt\nwithout: 20 in 1000\nwith: 15 in 1000\nover: fem år\nwho: män\nsource: a\n"
	tags, attributes, opened := regexp.MustCompile(`<[^>]*>`), regexp.MustCompile(`"[^"]*"`), regexp.MustCompile(`<span lang="sv">[^<]*</span>`)
	marks := 0
	for _, further := range []string{"treatment: acetylsalicylsyra\n", "with-label: behandlingsgruppen group\nwithout-label: on kontroll\n", "happened: fick\nharms:\n  - {outcome: utslag, without: 1 in 1000, with: 2 in 1000}\n"} {
		b := must(t, text+further)
		own, page := b.HTML(words.For("en"), "a"), b.HTML(words.For("en").Within("sv"), "a")
		if tags.ReplaceAllString(own, "") != tags.ReplaceAllString(page, "") {
			t.Errorf("the words are others:\n%s\n%s", own, page)
		}
		if strings.ContainsAny(page, quoteBegins+quoteEnds) || strings.Contains(strings.Join(attributes.FindAllString(page, -1), ""), "<span") {
			t.Errorf("marks are left: %q", page)
		}
		marks += len(opened.FindAllString(page, -1))
		rest := strings.ToLower(tags.ReplaceAllString(opened.ReplaceAllString(page, ""), ""))
		for _, word := range []string{"hjärtinfarkt", "fem år", "män", "acetylsalicylsyra", "behandlingsgruppen", "utslag", "fick"} {
			if strings.Contains(rest, word) {
				t.Errorf("%q is not marked as Swedish: %s", word, page)
			}
		}
	}
	if marks < 40 {
		t.Errorf("only %d places were met", marks)
	}
}
