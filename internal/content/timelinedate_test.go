package content

import (
	"strings"
	"testing"
	"time"

	"galen/internal/source"
)

// TestDatesOfLanguages: an event is dated as the language of the site does it.
func TestDatesOfLanguages(t *testing.T) {
	for _, c := range []struct {
		language, written string
		want              instant
		ok                bool
	}{
		{"de", "12. März 2024", instant{2024, 3, 12}, true}, {"de-AT", "1. Jänner 2024", instant{2024, 1, 1}, true}, {"de", "Dezember 2023", instant{2023, 12, 0}, true},
		{"de", "12.3.2024", instant{2024, 3, 12}, true}, {"de", "2024", instant{2024, 0, 0}, true}, {"de", "2024-03-12", instant{2024, 3, 12}, true},
		{"de", "31. Juni 2024", instant{2024, 6, 31}, false}, {"de", "12.13.2024", instant{2024, 13, 12}, false}, {"de", "bald", instant{}, false},
		{"de", "Frühjahr 2024", instant{2024, 0, 0}, true}, {"fr", "12 mars 2024", instant{2024, 0, 0}, true}, {"fr", "1er janvier 2024", instant{2024, 0, 0}, true},
		{"en-GB", "12. März 2024", instant{}, false}, {"", "12 March 2024", instant{2024, 3, 12}, true},
	} {
		if got, ok := dateIn(c.written, c.language); ok != c.ok || ok && got != c.want {
			t.Errorf("%s %q: %v %v", c.language, c.written, got, ok)
		}
	}
}

// TestGermanTimeline: a date as German writes it begins a list, and the hint says what to do.
func TestGermanTimeline(t *testing.T) {
	rules := Rules{Zone: time.UTC, Home: "https://news.example/", Language: "de"}
	told := func(text string) string {
		_, list := Parse(source.NewFile("content/health/x.md", []byte(goodHeader+text)), rules)
		if len(list) == 0 {
			return ""
		}
		return list[0].Hint
	}
	if hint := told(":::timeline\n12. März 2024\n: Es begann.\n:::\n"); !strings.Contains(hint, `12\. März 2024`) {
		t.Error(hint)
	}
	if hint := told(":::timeline\n12\\. März 2024\n: Es begann.\n\n3\\. April 2024\n: Es endete.\n:::\n"); hint != "" {
		t.Error(hint)
	}
	if hint := told(":::timeline\n12\\. März 2024\n: Es begann.\n\n3\\. Mai 2023\n: Es endete.\n\n4\\. Mai 2024\n: Doch nicht.\n:::\n"); !strings.Contains(hint, "order") {
		t.Error(hint)
	}
}
