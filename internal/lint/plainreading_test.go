package lint

import (
	"strings"
	"testing"

	"galen/internal/content"
	"galen/internal/diag"
	"galen/internal/lint/rules"
	"galen/internal/lint/textseg"
	"galen/internal/source"
)

// TestPlainGrade: a plain-language version is held to an easier grade than its article, and galen.yaml may choose it.
func TestPlainGrade(t *testing.T) {
	hard := strings.Repeat("The people who took the medicine every day for a year were admitted to hospital less often than the others. ", 10)
	easy := strings.Repeat("Some people took the pill each day for a year. They were in hospital less. ", 10)
	for _, c := range []struct {
		text  string
		plain bool
		limit rules.Settings
		found string
	}{
		{hard, false, rules.Settings{}, ""},
		{hard, true, rules.Settings{}, `the limit for kind "plain" is 6 `},
		{hard, true, rules.Settings{Grades: map[string]float64{"plain": 12}}, ""},
		{hard, false, rules.Settings{Grades: map[string]float64{"plain": 5}}, ""},
		{easy, true, rules.Settings{}, ""},
	} {
		checker, found := New(c.limit), ""
		content.Parse(source.File{Path: "content/health/a.md", Data: []byte("---\ntitle: T\n---\n" + c.text + "\n")}, content.Rules{Check: func(a *content.Article, text *textseg.Text) (none diag.List) {
			a.Plain = c.plain
			for _, d := range checker.Article(a, text) {
				if d.Code == "HN260" {
					found += d.Message
				}
			}
			return none
		}})
		if (c.found == "") != (found == "") || !strings.Contains(found, c.found) {
			t.Errorf("plain %v, %v: %q, want %q", c.plain, c.limit.Grades, found, c.found)
		}
	}
}
