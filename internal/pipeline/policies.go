package pipeline

import (
	"slices"
	"strings"

	"galen/internal/config"
	"galen/internal/diag"
	"galen/internal/lint/rules"
	"galen/internal/source"
)

// expected are the policies that every newsroom is asked for.
var expected = []string{"ethics", "corrections"}

// missingPolicies notes the expected policies that galen.yaml names no page for: HN330. A
// site without an article has nobody yet who wants to know them.
func (e *snapshot) missingPolicies() diag.List {
	level := e.cfg.Check.Level("HN330", "")
	var missing []string
	for _, kind := range expected {
		if !slices.ContainsFunc(e.cfg.Publisher.Policies, func(p config.Policy) bool { return p.Kind == kind }) {
			missing = append(missing, kind)
		}
	}
	if level == rules.Off || len(missing) == 0 || len(e.articles) == 0 {
		return nil
	}
	d := diag.Errorf(diag.Position{File: source.ConfigFile, Line: 1, Column: 1}, "HN330", "no page has the newsroom's policy on %s", strings.Join(missing, ", nor on ")).
		WithHint("write one, and name it:  publisher: {policies: {%s: /%s/}}", missing[0], missing[0])
	d.Severity = map[rules.Level]diag.Severity{rules.Error: diag.Error, rules.Warning: diag.Warning, rules.Note: diag.Note}[level]
	return diag.List{d}
}
