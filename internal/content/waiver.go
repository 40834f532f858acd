package content

import (
	"strings"

	"galen/internal/diag"
	"galen/internal/frontmatter"
	"galen/internal/frontmatter/civildate"
	"galen/internal/lint/rules"
)

// Waiver silences an editorial rule in an article until a day, and says why.
type Waiver struct {
	Rule   string // HN210
	Reason string
	Until  civildate.Moment
	At     diag.Position // of the rule
}

// waivers reads the key of that name.
func (h *headerDecoder) waivers() []Waiver {
	var all []Waiver
	seen := map[string]diag.Position{}
	for _, g := range h.Groups("waivers", `{rule: HN210, reason: "Why it stands.", until: 2027-01-31}`) {
		g.Require("a waiver", map[string]string{"rule": "rule: HN210", "reason": "reason: It is the title of a book.", "until": "until: 2027-01-31"})
		rule := g.Line("rule", maxName)
		w := Waiver{rule.Text, g.Line("reason", maxText).Text, g.Moment("until", h.rules.Zone), rule.At}
		g.Done(map[string]string{"code": "rule", "lint": "rule", "id": "rule", "why": "reason", "because": "reason", "expires": "until", "end": "until", "date": "until"})
		if w.Rule == "" || w.Until.IsZero() {
			continue
		}
		if !h.waivable(rule) {
			continue
		}
		if other, twice := seen[w.Rule]; twice {
			h.add(diag.Errorf(w.At, "listed-twice", "the rule %q is waived twice", w.Rule).With(other).WithHint("delete one"))
			continue
		}
		seen[w.Rule] = w.At
		all = append(all, w)
	}
	return all
}

// waivable reports whether a rule is one that can be silenced.
func (h *headerDecoder) waivable(rule frontmatter.Word) bool {
	if _, known := rules.Find(rule.Text); !known {
		d := diag.Errorf(rule.At, "unknown-rule", "unknown rule %q", rule.Text).WithHint("galen check --explain  lists the rules")
		if near := diag.Nearest(strings.ToUpper(rule.Text), rules.Codes()); near != "" {
			d = d.WithHint("did you mean %q?", near)
		}
		h.add(d)
		return false
	}
	if rules.Fixed(rule.Text) || strings.HasPrefix(rule.Text, "HN19") {
		h.add(diag.Errorf(rule.At, "not-waivable", "the rule %q cannot be waived", rule.Text).WithHint("correct what it finds"))
		return false
	}
	return true
}
