package main

import (
	"strings"
	"testing"

	"galen/internal/lint"
)

// TestTemplateIsKnown: what the rules take for words of the template is in it.
func TestTemplateIsKnown(t *testing.T) {
	for _, s := range lint.Template {
		if !strings.Contains(draft, s) {
			t.Errorf("the template does not say %q any more", s)
		}
	}
	if found := lint.Unfinished("x.md", "en", []byte(draft), strings.LastIndex(draft, "---\n")); len(found) != 5 { // the description, the question, three headings
		t.Errorf("of the template is found: %v", found)
	}
}
