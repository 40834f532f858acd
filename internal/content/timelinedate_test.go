package content

import (
	"strings"
	"testing"
	"time"

	"galen/internal/source"
)

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
