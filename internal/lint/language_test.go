package lint

import (
	"strings"
	"testing"

	"galen/internal/lint/rules"
	"galen/internal/lint/vocabulary"
)

// TestVocabularies: each can be read, and a rule that knows a language has words of it.
func TestVocabularies(t *testing.T) {
	c, n := New(rules.Settings{}), 0
	for _, r := range rules.Rules {
		if r.Languages == rules.EveryLanguage {
			continue
		}
		for tag := range strings.FieldsSeq(string(r.Languages)) {
			if tag == "en" {
				continue
			}
			if n++; c.in(tag) == c.english {
				t.Errorf("%s knows %q, of which there is no vocabulary", r.Code, tag)
			}
		}
	}
	if n == 0 {
		t.Error("no rule knows another language than English")
	}
	for _, tag := range vocabulary.Languages() {
		if c.in(tag) == c.english {
			t.Errorf("%s is not read", tag)
		}
	}
}
