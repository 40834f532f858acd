package main

import (
	"strings"
	"testing"

	"galen/internal/check"
)

// TestTemplateIsKnown: what the rules take for words of the template is in it.
func TestTemplateIsKnown(t *testing.T) {
	for _, s := range check.Template {
		if !strings.Contains(draft, s) {
			t.Errorf("the template does not say %q any more", s)
		}
	}
	if found := check.Unfinished("x.md", []byte(draft), strings.LastIndex(draft, "---\n")); len(found) != 5 { // the description, the question, three headings
		t.Errorf("of the template is found: %v", found)
	}
}
