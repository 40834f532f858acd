package content

import (
	"strings"
	"testing"
	"time"

	"galen/internal/source"
)

// TestOwnHeadingIDs: an id behind the words of a heading is its own, and no part of them.
func TestOwnHeadingIDs(t *testing.T) {
	for text, want := range map[string]string{
		"## Dose {#dose}":                          "Dose=dose",
		"## How *much* {#Dose_1}":                  "How much=Dose_1",
		"### Dose {#dose} ###":                     "Dose=dose",
		"Dose {#d}\n---------":                     "Dose=d",
		"Long\ndose {#d}\n------":                  "Long dose=d",
		"## Dose\n\n## How much {#dose}":           "Dose=dose-2 How much=dose",
		"## How much {#dose}\n\n## Dose":           "How much=dose Dose=dose-2",
		"## Überblick {#überblick-1}":              "Überblick=überblick-1",
		"## Of `{#dose}`":                          "Of {#dose}=of-dose",
		":::note {title=A}\n### Dose {#dose}\n:::": "Dose=dose",
		":::faq\n## So? {#so-1}\n\nNo.\n:::":       "So?=so-1",
	} {
		document, list := Parse(source.NewFile("content/health/x.md", []byte(goodHeader+text+"\n\nSee [it](#"+want[strings.LastIndex(want, "=")+1:]+").\n")), Rules{Zone: time.UTC})
		if list.Failed() {
			t.Errorf("%s: %v", text, list)
			continue
		}
		var all []string
		for _, h := range wordsOf(document).Body().Headings.List() {
			all = append(all, h.Text+"="+h.ID)
			if html := strings.Join(wordsOf(document).Body().Segments, ""); strings.Count(html, "id="+h.ID+">") != 1 && !strings.Contains(html, `id="`+h.ID+`"`) {
				t.Errorf("%s: no %s in %s", text, h.ID, html)
			}
		}
		if got := strings.Join(all, " "); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
		if _, said, _ := publishedText(t, text); strings.Contains(strings.ReplaceAll(said, "{#dose}=", ""), "{#") && !strings.Contains(text, "`") {
			t.Errorf("%s: the manuscript has the id: %s", text, said)
		}
	}
}

// TestHeadingIDsOfParts: a part brings the ids of its headings along, and they are judged
// with those of the page.
func TestHeadingIDsOfParts(t *testing.T) {
	parts := ReadParts(source.FilesOf([]source.File{source.NewFile("content/_parts/help.md", []byte("## Help {#help}\n\nCall.\n"))}), Rules{Zone: time.UTC})
	for text, want := range map[string]string{
		"See [it](#help).\n\n::part{help}\n":   "",
		"## Own {#help}\n\n::part{help}\n":     `in the part "help", two headings of this page have the id "help"`,
		"::part{help}\n\nA.\n\n::part{help}\n": `in the part "help", the heading with the id "help" is shown twice on this page`,
	} {
		_, list := Parse(source.NewFile("content/health/x.md", []byte(goodHeader+text)), Rules{Zone: time.UTC, Parts: parts})
		switch {
		case want == "" && len(list) > 0, want != "" && (len(list) != 1 || list[0].Message != want):
			t.Errorf("%q: got %v, want %q", text, list, want)
		}
	}
}
